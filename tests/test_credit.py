"""Credit publicity: the fields of the standard, what is wrong with a row, the classes since April 2026, and what has to be withdrawn."""

import io
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from fazhi.bridges.credit import export, permits
from fazhi.bridges.credit.standard import boxes, credit_code, faults, identity
from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Reading
from fazhi.lines.house.acts import Identify
from fazhi.lines.penalty.sidepaths import concluded, filed
from fazhi.lines.penalty.telling import paper_of

SPOT = {"what": "占用人行道摆卖", "item": "演示条例第九条", "place": "圩镇街口", "power": "CG-100", "order": "撤走摊位", "heard": True, "shown": True, "kind": "fine", "amount": 200}


def code(first: str) -> str:
    """A credit code of these seventeen signs with the last sign that fits."""
    return next(first + sign for sign in "0123456789ABCDEFGHJKLMNPQRTUWXY" if credit_code(first + sign))


FIRM = {"name": "演示商行", "kind": "organisation", "number": code("91440000000000000")}
TRADER = {"name": "演示小店", "kind": "organisation", "number": code("92440000000000000")}


def test_the_last_sign_of_a_code_is_checked() -> None:
    assert credit_code("91350100M000100Y43") and not credit_code("91350100M000100Y44")  # the example of the standard
    assert identity("11010519491231002X") and not identity("110105194912310021")


@pytest.mark.parametrize(("field", "value", "why"), [
    ("CF_XDR_MC", "", "必填"), ("CF_XDR_LB", "公司", "词表"), ("CF_XDR_SHXYM", "91350100M000100Y44", "校验码"), ("CF_JDRQ", "2026/04/01", "日期"),
    ("CF_NR_FK", "两千", "万元"), ("CF_NR_FK", "", "必填"), ("CF_WSH", "x" * 65, "太长"), ("CF_FRDB", "", "必填"), ("CF_GSJZQ", "", "必填"),
])
def test_a_faulty_field_is_named_with_what_to_do(field: str, value: str, why: str) -> None:
    good = {"CF_XDR_MC": "演示商行", "CF_XDR_LB": "法人及非法人组织", "CF_XDR_SHXYM": "91350100M000100Y43", "CF_FRDB": "某某", "CF_WSH": "演罚决〔2026〕1号",
            "CF_WFXW": "摆卖", "CF_SY": "摆卖", "CF_YJ": "条例", "CF_CFLB": "罚款", "CF_NR": "罚款200元", "CF_NR_FK": "0.02", "CF_JDRQ": "2026-04-02",
            "CF_YXQ": "2099-12-31", "CF_GSJZQ": "2027-04-02", "CF_CFJG": "镇", "CF_CFJGDM": "91350100M000100Y43", "CF_SJLY": "镇", "CF_SJLYDM": "91350100M000100Y43"}
    assert list(faults(export._KIND, [good])) == []
    found = list(faults(export._KIND, [{**good, field: value}]))
    assert [each.code for each in found] == [field] and why in found[0].why
    assert any("相同" in each.why for each in faults(export._KIND, [good, good]))


def spot(town: Any, who: dict[str, str]) -> Any:
    return town.li(registry.act("penalty.OnTheSpot")(respondent=who, second=town.wang.person, **SPOT))


@pytest.fixture
def decided(town: Any) -> Any:
    """A firm, a trader and a person in March, April and May 2026; the trader's decision fell."""
    town.keeper(town.office, Identify(credit_code=FIRM["number"]))
    town.at("2026-03-10")
    spot(town, FIRM)
    town.at("2026-04-10")
    trader = spot(town, TRADER)
    town.li(trader, registry.act("penalty.Fell")(result="annulled", document="演复〔2026〕1号"))
    town.at("2026-05-11")
    spot(town, {"name": "摊主甲", "number": "11010519491231002X"})
    return town


def test_decisions_become_rows_and_what_fell_is_to_be_withdrawn(decided: Any) -> None:
    got = export.penalties(decided.office, "2026-01-01", "2026-12-31")
    assert [row.words["CF_XDR_LB"] for row in got.rows] == ["法人及非法人组织", "自然人"]
    assert [(row.words["CF_XDR_LB"], fell) for row, fell in got.fallen] == [("个体工商户", "2026-04-10")]
    firm = got.rows[0].words
    assert firm["CF_NR_FK"] == "0.02" and firm["CF_CFLB"] == "罚款" and firm["CF_WSH"] and firm["CF_CFJGDM"] == FIRM["number"]
    missing = {(each.row, each.code) for each in got.faults}
    assert (1, "CF_FRDB") in missing  # nobody asked for the legal representative
    assert (1, "CF_GSJZQ") in missing and (2, "CF_GSJZQ") not in missing  # before April 2026 the classes are not known here


def test_what_is_wrong_with_many_rows_is_said_once(town: Any) -> None:
    words = {box.code: "" for box in boxes(export._KIND)}
    rows = tuple(export.Row(words, "", "", "", True, ("提示甲",)) for _ in range(3))
    told = export.telling(export.Export(export._KIND, rows, (), tuple(faults(export._KIND, [row.words for row in rows]))))
    assert told[0] == export.NO_CODE and not any("机关统一社会信用代码”" in each for each in told[1:]) and told[-1] == "第1、2、3行提示：提示甲"
    assert all(each.startswith("第1、2、3行") for each in told[1:])


def test_the_classes_are_those_of_the_day_of_decision(decided: Any) -> None:
    march, may = export.penalties(decided.office, "2026-01-01", "2026-12-31").rows
    assert any("没有载入" in note for note in march.notes)
    assert may.words["CF_GSJZQ"] == "2026-08-11" and not may.shown and any("轻微" in note for note in may.notes)


def test_the_public_copy_names_no_identity_number(decided: Any) -> None:
    got = export.penalties(decided.office, "2026-01-01", "2026-12-31", public=True)
    assert len(got.rows) == 1 and b"11010519491231002X" not in export.workbook(got)
    assert all(not row.words[box.code] for row in got.rows for box in boxes(export._KIND) if box.hidden)


def test_a_completed_workbook_is_checked_again(decided: Any) -> None:
    made = export.built(decided.office, "2026-05-01", "2026-05-31", False)
    data, told = made.data, made.told
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == ["行政处罚", "应撤回", "问题和提示"]
    assert export.check_workbook(data) == [] and any("提示" in each for each in told)
    with pytest.raises(export.NotTheStandard):
        export.check_workbook(b"nothing")


def test_the_desk_exports_and_checks(decided: Any, client_for: Any) -> None:
    client = client_for("li")
    assert "信用公示" in client.get("/desk/exports/").content.decode()
    given = {"outlet": "credit", "since": "2026-05-01", "until": "2026-05-31"}
    answer = client.post("/desk/exports/", given)
    assert answer.content[:2] == b"PK"
    assert "法定代表人" in client.post("/desk/exports/", {**given, "since": "2026-03-01", "look": "1"}).content.decode()
    assert "没有发现问题" in client.post("/desk/exports/", {"outlet": "credit", "workbook": io.BytesIO(answer.content)}).content.decode()
    assert "请填写起始日" in client.post("/desk/exports/", {"outlet": "credit"}).content.decode()


def test_the_desk_exports_what_its_maker_may_see_and_logs_each_matter(decided: Any, client_for: Any) -> None:
    """A secret matter stands neither in the file nor in its faults for whoever may not know of it; it does not say whether there are any, and each matter read is logged."""
    secret = spot(decided, {"name": "密某", "number": "11010519491231002X"})
    decided.zhou(secret, registry.act("common.SetLevel")(level="secret", reason="涉及未公开的事项"))
    given = {"outlet": "credit", "since": "2026-03-01", "until": "2026-05-31"}
    names = {alias: [sheet for sheet in CalamineWorkbook.from_filelike(io.BytesIO(client_for(alias).post("/desk/exports/", given).content)).get_sheet_by_index(0).to_python() if "密某" in sheet]
             for alias in ("wang", "huang")}
    assert [bool(names[alias]) for alias in names] == [False, True]  # the heads see the level
    logged = Reading.objects.filter(what="export credit")
    assert not logged.filter(person=decided.wang.person, matter=secret.matter).exists() and logged.filter(person=decided.huang.person, matter=secret.matter).count() == 1
    assert logged.filter(person=decided.wang.person).count() == 3
    assert all("只列入您有权查看的事项" in client_for("wang").post("/desk/exports/", {**given, **days, "look": "1"}).content.decode() for days in ({}, {"since": "2026-01-01", "until": "2026-01-02"}))


def test_permits_are_exported_too(town: Any) -> None:
    from fazhi.lines.permit import story

    town.keeper(town.office, Identify(credit_code=FIRM["number"]))
    case = story.granted(town)
    made = permits.built(town.office, "2024-01-01", "2024-12-31", False)
    data, told = made.data, made.told
    row = permits.permits(town.office, "2024-01-01", "2024-12-31").rows[0].words
    assert (row["XK_XKBH"], row["XK_YXQZI"], row["XK_ZT"], row["XK_XDR_LB"]) == ("演宅〔2024〕1号", "2025-03-31", "1", "自然人")
    assert {each.split("：")[0] for each in told if "提示" not in each} == {"第1行“许可类别”", "第1行“证件类型(自然人)”", "第1行“证件号码(自然人)”"}
    assert len(permits.OUTLET.check(data)) == 3 and case.matter
    with pytest.raises(export.NotTheStandard):
        export.OUTLET.check(data)


def test_what_the_forms_ask_is_what_the_standard_wants(town: Any, client_for: Any) -> None:
    """A firm with its representative, a permit with its category: the rows of the house's own cases have no fault."""
    town.keeper(town.office, Identify(credit_code=FIRM["number"]))
    town.at("2026-05-11")
    page = client_for("li").get("/desk/new/penalty.OnTheSpot/").content.decode()
    assert "法定代表人或者负责人" in page
    spot(town, {**FIRM, "legal": "测某某"})
    row = export.penalties(town.office, "2026-05-01", "2026-05-31")
    assert (row.faults, row.rows[0].words["CF_FRDB"]) == ((), "测某某")
    act = registry.act
    town.zhou(act("permit.ListItem")(key="XK-09", name="农村集体经营性用房许可", grounds="演示", since="2020-08-01", category="ordinary"))
    case = town.qian(act("permit.Receive")(applicant={**FIRM, "legal": "测某某"}, item="XK-09", what="新建用房"))
    town.qian(case, act("permit.Accept")(answer="accepted"))
    town.confirmed(town.wang, town.li(case, act("permit.Check")(second=town.wang.person, record="符合规划", fits=True)))
    town.signed(town.li, case, act("permit.Decide")(answer="granted", reason="符合条件", number="演用〔2026〕1号"), town.huang)
    got = permits.permits(town.office, "2026-05-01", "2026-05-31")
    assert (got.faults, got.rows[0].words["XK_XKLB"], got.rows[0].words["XK_FRDB"], got.rows[0].notes) == ((), "普通", "测某某", ())


def test_a_decision_that_was_changed_is_exported_again_as_changed(town: Any) -> None:
    """The first row is to be withdrawn, the changed one stands in the export of the month of the change and is owed anew."""
    act = registry.act
    town.at("2026-04-10")
    for told_at_once in (True, False):
        assert "没有写明报送的批次" in str(town.refuses(town.li, spot(town, {"name": "摊主乙"}), act("penalty.ReportCredit")(), "三项制度·事后公开"))
        case = spot(town, {"name": "摊主甲", "number": "11010519491231002X"})
        town.li(case, act("penalty.ReportCredit")(number="报送批次1"))
        less = [{"party": town.party(case, "respondent"), "kind": "fine", "amount": 100}]
        town.at("2026-06-15")
        town.li(case, act("penalty.Fell")(result="changed", document="演复〔2026〕2号", **({"rows": less} if told_at_once else {})))
        if not told_at_once:
            assert not Deadline.objects.filter(matter=case.matter, term="credit", state="open", struck="")
            town.qian(case, act("penalty.Restate")(rows=less))
        assert Deadline.objects.filter(matter=case.matter, term="credit", state="open", struck="").count() == 1
        got = export.penalties(town.office, "2026-06-01", "2026-06-30")
        (row,) = [each for each in got.rows if each.matter == case.matter]
        assert (row.words["CF_NR_FK"], row.words["CF_JDRQ"], row.words["CF_WSH"]) == ("0.01", "2026-04-10", next(each for each, _ in got.fallen if each.matter == case.matter).words["CF_WSH"])
        assert any("重新报送" in note for note in row.notes)
        assert [fell for each, fell in got.fallen if each.matter == case.matter] == ["2026-06-15"]
        assert not [each for each in export.penalties(town.office, "2026-04-01", "2026-04-30").rows if each.matter == case.matter]
        town.li(case, act("penalty.ReportCredit")(number="报送批次1"))
        assert not Deadline.objects.filter(matter=case.matter, term="credit", state="open", struck="")
        town.at("2026-04-10")


@pytest.mark.parametrize(("lasting", "until", "note"), [
    ("30日", "2023-03-31", "自2023-03-01（决定之日）起算"), ("6个月", "2023-09-01", "请改填"), ("自2023年3月10日至2023年4月8日", "2023-04-08", ""),
    ("无期限", "2099-12-31", ""), ("整改合格为止", "2099-12-31", "算不出截止日"),
])
def test_a_suspension_holds_until_the_day_it_ends(town: Any, lasting: str, until: str, note: str) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    act = registry.act
    rows = [{"party": party, "kind": "hold", "what": "演示证001", "lasting": lasting}, {"party": party, "kind": "fine", "amount": 100}]
    town.confirmed(town.wang, town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows)))
    town.qian(case, act("penalty.Defend")(party=party, waived=True))
    town.signed(town.qian, case, act("penalty.Decide")(rows=rows, facts="属实", no_order="已清运"), town.zhou, town.huang, town.chen)
    row = export.penalties(town.office, "2023-03-01", "2023-03-31").rows[0]
    told = [each for each in row.notes if each.startswith("处罚有效期")]
    assert row.words["CF_YXQ"] == until and (note in told[0] if note else not told)
    if lasting == "30日":  # a time of days begins when the decision is served
        town.at("2023-03-06")
        town.li(case, act("common.Serve")(paper=paper_of(case, "decision", party), party=party, mode="direct"))
        assert export.penalties(town.office, "2023-03-01", "2023-03-31").rows[0].words["CF_YXQ"] == "2023-04-05"
