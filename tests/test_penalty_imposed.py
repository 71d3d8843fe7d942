"""A penalty that is not money says what it is and for how long: in the notice, in the decision, in what is reported; taken in from elsewhere it is only pointed out."""

import io
from typing import Any

from python_calamine import CalamineWorkbook

from fazhi.bridges.credit.export import penalties, workbook
from fazhi.kernel.registry import act
from fazhi.lines.penalty.deciding import Decide, WaiveHearing
from fazhi.lines.penalty.informing import Defend, Inform
from fazhi.lines.penalty.platform import PlatformCase, PlatformDecide
from fazhi.lines.penalty.reviewing import ASPECTS, Discuss, Review
from fazhi.lines.penalty.sidepaths import concluded, filed
from fazhi.lines.penalty.telling import paper_of

LICENCE = "食品小作坊登记证（编号：演示0001）"


def why(refused: Any) -> str:
    return "；".join(each.sentence for each in refused.objections)


def test_what_is_held_and_for_how_long_goes_from_the_notice_to_the_report(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    bare = [{"party": party, "kind": each} for each in ("hold", "stop", "other")]
    refused = why(town.refuses(town.li, case, Inform(second=town.wang.person, rows=bare, hearing=True), "处罚·告知"))
    for words in ("“暂扣许可证件”没有写明许可证件的名称和编号", "“暂扣许可证件”没有写明期限", "“责令停产停业”没有写明期限", "“法律、行政法规规定的其他处罚”没有写明处罚的内容"):
        assert words in refused, words
    assert "“责令停产停业”没有写明许可" not in refused and "其他处罚”没有写明期限" not in refused
    rows = [{"party": party, "kind": "hold", "what": LICENCE, "lasting": "30日"}, {"party": party, "kind": "stop", "lasting": "自2023年4月1日至2023年4月30日"},
            {"party": party, "kind": "other", "what": "限期拆除"}]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows, hearing=True)))
    whole = f"暂扣许可证件（{LICENCE}），期限：30日；责令停产停业，期限：自2023年4月1日至2023年4月30日；法律、行政法规规定的其他处罚（限期拆除）"
    assert whole in town.text(paper_of(case, "hearing_right", party))
    town.qian(case, Defend(party=party, waived=True))
    town.qian(case, WaiveHearing(party=party))
    town.sun(case, Review(result="agreed", checked=[*ASPECTS], opinion="同意。"))
    town.huang(case, Discuss(members=[{"person": each.person, "vote": "yes"} for each in (town.huang, town.chen)], result="agreed"))
    plain = {"facts": "属实", "no_order": "已清运"}
    assert "期限与告知书不同" in why(town.refuses(town.qian, case, Decide(rows=[{**rows[0], "lasting": "2个月"}, *rows[1:]], **plain), "处罚·未告知不得决定"))
    assert "没有写明" in why(town.refuses(town.qian, case, Decide(rows=[{"party": party, "kind": "hold"}], **plain), "处罚·决定书"))
    done = town.signed(town.qian, case, Decide(rows=[{**rows[0], "lasting": "20日"}, *rows[1:]], **plain), town.zhou, town.huang, town.chen)
    assert not [each for each in done.flags if "告知书" in each["sentence"]]
    assert whole.replace("：30日", "：20日") in town.text(paper_of(case, "decision", party))
    export = penalties(town.office, "2023-03-01", "2023-03-31")
    assert export.rows[0].words["CF_NR_ZKDX"] == LICENCE and not [each for each in export.faults if each.code == "CF_NR_ZKDX"]
    heads, _, first = CalamineWorkbook.from_filelike(io.BytesIO(workbook(export))).get_sheet_by_index(0).to_python()[:3]
    assert first[heads.index("CF_NR_ZKDX")] == LICENCE


def test_another_certificate_than_the_one_told_is_pointed_out_and_a_fine_has_none(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    fine = {"party": party, "kind": "fine", "amount": 100}
    assert "没有证件、活动和期限可写" in why(town.refuses(town.li, case, Inform(second=town.wang.person, rows=[{**fine, "lasting": "30日"}])))
    row = {"party": party, "kind": "hold", "what": LICENCE, "lasting": "30日"}
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=[row])))
    town.qian(case, Defend(party=party, waived=True))
    done = town.signed(town.qian, case, Decide(rows=[{**row, "what": "另一证（编号：演示0002）"}], facts="属实", no_order="已清运"), town.zhou, town.huang, town.chen)
    assert [each for each in done.flags if "与告知书不同" in each["sentence"]]


def test_a_decision_of_the_platform_is_taken_in_without_it_and_it_is_said(town: Any) -> None:
    town.at("2023-03-01")
    town.keeper(town.office, act("house.SetMode")(line="penalty", mode="copy", system="省执法平台", since="2023-03-01"))
    case = town.outside(town.qian, "", PlatformCase(respondent={"name": "演示运输队", "kind": "organisation"}, item="遗撒", filed_on="2023-03-01", number="P1"), "P1")
    done = town.outside(town.qian, case, PlatformDecide(document="罚决1号", rows=[{"party": town.party(case, "respondent"), "kind": "revoke"}]), "P1")
    assert [each for each in done.flags if "“吊销许可证件”没有写明许可证件的名称和编号" in each["sentence"]]
    town.checks(case, stage="decided")
