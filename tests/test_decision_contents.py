"""What a decision has to say by the letter of the law, and what is asked for where it is not known (行政处罚法 44, 52, 59)."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Listing
from fazhi.lines.penalty import story
from fazhi.lines.penalty.simple_story import SPOT
from fazhi.lines.penalty.telling import paper_of

FIRM = {"name": "演示建材行", "kind": "organisation", "legal": "石某某", "address": "演示镇工业路8号"}
HOUSE = {"address": "演示镇演示路1号", "review": "演示县人民政府", "court": "演示县人民法院", "bank": "演示农村商业银行", "since": "2024-03-01"}
NOWHERE = "流动摊贩，拒不说明住址，经向村委会、派出所了解仍查不到"


def act(name: str) -> Any:
    return registry.act(name)


def filing(town: Any, **more: Any) -> Any:
    town.zhou(act("penalty.ListPower")(key="CG-001", name="擅自倾倒建筑垃圾", document="演示", since="2020-08-01", grounds="演示条例第三条、第二十条"))
    case = town.li(act("penalty.TakeUp")(source="report", what="有人在河边倾倒建筑垃圾"))
    said = {"respondent": FIRM, "power": "CG-001", "deed_on": "2024-03-01", "what": "两车建筑垃圾", "place": "演示镇河堤路12号", **more}
    town.signed(town.li, case, act("penalty.FileCase")(**said), town.zhou, town.huang)
    return case


def filed(town: Any) -> tuple[Any, str]:
    case = filing(town)
    return case, story.investigated(town, case)


def test_notice_and_decision_say_what_the_law_wants(town: Any) -> None:
    town.at("2024-03-04")
    town.keeper(town.office, act("house.SetRedress")(**HOUSE))
    case, party = filed(town)
    rows = [{"party": party, "kind": "fine", "amount": 6000, "tier": "general"}]
    town.li(case, act("penalty.OrderRight")(party=party, what="清运建筑垃圾", until="2024-03-20"))
    town.confirmed(town.wang, town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows)))
    notice = town.text(paper_of(case, "notice", party))
    for words in ("地址：演示镇工业路8号", "时间：2024年3月1日", "地点：演示镇河堤路12号", "现场检查（勘验）笔录、询问笔录", "按裁量基准的“一般”阶次。", "本机关地址：演示镇演示路1号"):
        assert words in notice, words
    town.li(case, act("penalty.Defend")(party=party, words="已自行清运一车。", way="spoken"))
    town.zhao(case, act("penalty.Weigh")(party=party, adopted="no", reason="已在裁量时考虑"))
    done = town.signed(town.li, case, act("penalty.Decide")(rows=rows, facts="倾倒三立方米"), town.zhou, town.huang, town.chen)
    assert "处罚·决定书" not in [each["provision"] for each in done.flags]
    decision = town.text(paper_of(case, "decision", party))
    for words in ("法定代表人或者负责人：石某某", "地址：演示镇工业路8号", "地点：演示镇河堤路12号", "经复核，不予采纳", "当事人的陈述申辩：已自行清运一车", "复核的理由：已在裁量时考虑",
                  "罚款6,000.00元（陆仟元整），按裁量基准的“一般”阶次。", "于2024年3月20日前清运建筑垃圾", "到演示农村商业银行或者通过电子支付系统", "百分之三加处罚款", "演示县人民法院"):
        assert words in decision, words
    town.li(case, act("common.Serve")(paper=paper_of(case, "decision", party), party=party, mode="direct", receipt=town.file("送达回证")))
    town.qian(case, act("penalty.Pay")(party=party, amount=6000))
    closed = town.signed(town.li, case, act("penalty.Close")(reason="done"), town.zhou, town.huang)
    told = str([each["sentence"] for each in closed.flags])
    assert "责令改正的还没有复查" in told and "还有1份文书的签字件没有收回：《陈述申辩笔录》" in told


def test_what_a_decision_cannot_say_is_asked_for(town: Any) -> None:
    town.at("2024-03-04")
    bare = town.li(act("penalty.OnTheSpot")(**SPOT, second=town.wang.person, amount=100))
    told = str([each["sentence"] for each in bare.flags])
    assert "没有登记当事人的地址" in told and "没有登记行政复议机关" not in told
    assert "时间：2024年3月4日" in town.text(bare.papers[0]) and "百分之三加处罚款" in town.text(bare.papers[0])
    town.refuses(town.li, "", act("penalty.OnTheSpot")(**{**SPOT, "place": ""}, second=town.wang.person, amount=100), "处罚·当场决定")


def told_of_a_fine(town: Any) -> tuple[Any, list[dict[str, Any]]]:
    """A case of March 2024 whose respondent was told of a fine and gave up his defence, and the fine."""
    town.at("2024-03-04")
    case, party = filed(town)
    rows = [{"party": party, "kind": "fine", "amount": 600}]
    town.confirmed(town.wang, town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows)))
    town.li(case, act("penalty.Defend")(party=party, waived=True))
    return case, rows


def test_no_decision_without_where_to_turn_and_where_to_pay(town: Any) -> None:
    """The organs and the bank are a setting of the house: who decides is told who sets it; a sheet signed before is taken in and marked, and so is a day before the rule."""
    case, rows = told_of_a_fine(town)
    decide = act("penalty.Decide")(rows=rows, facts="倾倒三立方米", no_order="已清运")
    founding = Listing.objects.get(register="setting", key="redress").opened_by
    town.keeper(town.office, act("common.Strike")(entry=founding, reason="演示：尚未登记"))
    for refused in (town.refuses(town.li, case, decide, "处罚·决定书"), town.refuses(town.li, "", act("penalty.OnTheSpot")(**SPOT, second=town.wang.person, amount=100), "处罚·当场决定")):
        assert "没有登记行政复议机关、有管辖权的人民法院、罚款的代收银行" in str(refused) and "请机构管理员办理“登记机关地址和救济机关”" in str(refused)
    town.flagged(town.on_paper(town.deng, "", act("penalty.OnTheSpot")(**SPOT, second=town.wang.person, amount=100), town.li), "处罚·当场决定")
    town.flagged(town.li("", act("penalty.OnTheSpot")(**SPOT, second=town.wang.person, amount=50), on="2021-07-14T09:00"), "处罚·当场决定")
    town.keeper(town.office, act("house.SetRedress")(**{**HOUSE, "bank": ""}))
    assert "本机关没有登记罚款的代收银行，" in str(town.refuses(town.li, case, decide, "处罚·决定书"))
    warned = act("penalty.OnTheSpot")(**{**SPOT, "kind": "warning"}, second=town.wang.person)
    assert "没有登记" not in str([each["sentence"] for each in town.li(warned).flags if each["provision"] == "处罚·当场决定"])
    town.keeper(town.office, act("house.SetRedress")(**HOUSE))
    done = town.signed(town.li, case, decide, town.zhou, town.huang, town.chen)
    assert "到演示农村商业银行或者" in town.text(paper_of(case, "decision", rows[0]["party"])) and not [each for each in done.flags if each["provision"] == "处罚·决定书"]


def test_who_investigated_may_prepare_but_not_sign(town: Any) -> None:
    case, rows = told_of_a_fine(town)
    decision = act("penalty.Decide")(rows=rows, facts="倾倒三立方米", no_order="已清运")
    town.flagged(town.on_paper(town.deng, case, decision, town.zhou, town.huang, town.wang), "机构·职责分离")


def test_the_place_that_the_investigation_found_takes_that_of_the_filing(town: Any) -> None:
    town.at("2024-03-04")
    case = filing(town)
    seen = {"kind": "photo", "shown": True, "record": "倾倒在石桥旁"}
    town.confirmed(town.wang, town.li(case, act("penalty.Investigate")(second=town.wang.person, **seen)))
    found = act("penalty.Conclude")(second=town.wang.person, facts="倾倒在石桥旁。", place="演示镇石桥路3号", proposed="penalty")
    town.confirmed(town.wang, town.li(case, found))
    party = town.party(case, "respondent")
    town.confirmed(town.wang, town.li(case, act("penalty.Inform")(second=town.wang.person, rows=[{"party": party, "kind": "fine", "amount": 900}])))
    notice = town.text(paper_of(case, "notice", party))
    assert "违法行为的地点：演示镇石桥路3号" in notice and "河堤路" not in notice


def test_no_decision_without_the_address_of_each_respondent(town: Any) -> None:
    """Whose address nobody told at the filing is asked for at the end of the investigation; without it, or the reason why there is none, nothing is decided."""
    town.at("2024-03-04")
    case = filing(town, others=[{"who": {"name": "摊主甲"}}, {"who": {"name": "摊主乙"}}])
    town.confirmed(town.wang, town.li(case, act("penalty.Investigate")(second=town.wang.person, kind="photo", shown=True, record="倾倒在河堤")))
    report = town.confirmed(town.wang, town.li(case, act("penalty.Conclude")(second=town.wang.person, facts="倾倒三立方米。", proposed="penalty")))
    assert "没有登记第2、3名当事人的住址" in str(report.flags)
    rows = [{"party": town.party(case, "respondent", n), "kind": "fine", "amount": 600} for n in range(3)]
    town.li(case, act("penalty.TellAddress")(party=rows[1]["party"], address="演示镇竹溪村9号"))
    town.confirmed(town.wang, town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows)))
    assert "地址：演示镇竹溪村9号" in town.text(paper_of(case, "notice", rows[1]["party"]))
    for row in rows:
        town.li(case, act("penalty.Defend")(party=row["party"], waived=True))
    decide = act("penalty.Decide")(rows=rows, facts="倾倒三立方米", no_order="已清运")
    assert "没有登记第3名当事人的住址" in str(town.refuses(town.zhao, case, decide, "处罚·决定书"))
    town.refuses(town.li, case, act("penalty.TellAddress")(party=rows[2]["party"]), "处罚·决定书")
    town.li(case, act("penalty.TellAddress")(party=rows[2]["party"], unaddressed=NOWHERE))
    town.signed(town.li, case, decide, town.zhou, town.huang, town.chen)
    told = [town.text(paper_of(case, "decision", row["party"])) for row in rows]
    assert "地址：演示镇工业路8号" in told[0] and "地址：演示镇竹溪村9号" in told[1] and f"查不到地址的原因：{NOWHERE}" in told[2]
    assert "查不到" not in told[0] + told[1] and "竹溪村" not in told[0] + told[2]


def test_what_concerns_one_respondent_stands_in_nobody_elses_decision(town: Any) -> None:
    town.at("2024-03-04")
    case = filing(town, others=[{"who": {"name": "摊主甲", "address": "演示镇竹溪村9号"}}])
    one = story.investigated(town, case)
    other = town.party(case, "respondent", 1)
    rows = [{"party": party, "kind": "fine", "amount": 600} for party in (one, other)]
    town.confirmed(town.wang, town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows)))
    town.li(case, act("penalty.Defend")(party=one, words="已自行清运。"))
    town.li(case, act("penalty.Defend")(party=other, words="家中困难。"))
    town.refuses(town.zhao, case, act("penalty.Weigh")(adopted="no", reason="均不采纳"), "处罚·陈述申辩")
    town.zhao(case, act("penalty.Weigh")(party=one, adopted="yes", reason="清运属实"))
    town.zhao(case, act("penalty.Weigh")(party=other, adopted="no", reason="困难没有证明"))
    said = {"rows": rows, "facts": "倾倒三立方米", "no_order": "已清运"}
    assert "让别人看到" in str(town.refuses(town.zhao, case, act("penalty.Decide")(**said, discretion="甲从轻，乙一般"), "处罚·决定书"))
    theirs = [{"party": one, "discretion": "及时清运，从轻"}, {"party": other, "facts": "另倾倒一车泥浆", "discretion": "一般"}]
    town.signed(town.li, case, act("penalty.Decide")(**said, theirs=theirs), town.zhou, town.huang, town.chen)
    first, second = (town.text(paper_of(case, "decision", party)) for party in (one, other))
    for words in ("裁量基准适用和申辩采纳情况：及时清运，从轻", "复核的理由：清运属实", "倾倒三立方米", "予以采纳"):
        assert words in first, words
    for words in ("裁量基准适用和申辩采纳情况：一般", "另倾倒一车泥浆", "复核的理由：困难没有证明", "倾倒三立方米", "不予采纳"):
        assert words in second, words
    assert not [each for each in ("泥浆", "困难") if each in first] and not [each for each in ("从轻", "清运属实") if each in second]


def test_a_decision_rests_on_the_ground_that_was_told(town: Any) -> None:
    """Another article wants a new notice; the same ones in other words are only pointed out."""
    case, rows = told_of_a_fine(town)
    said = {"rows": rows, "facts": "倾倒三立方米", "no_order": "已清运"}
    refused = town.refuses(town.zhao, case, act("penalty.Decide")(**said, grounds="演示条例第三条、第二十一条"), "处罚·未告知不得决定")
    assert "告知书中没有的：第二十一条" in str(refused)
    done = town.signed(town.li, case, act("penalty.Decide")(**said, grounds="《演示条例》第三条第一款、第二十条"), town.zhou, town.huang, town.chen)
    assert "决定所列依据的写法与告知书不同" in str(done.flags)
