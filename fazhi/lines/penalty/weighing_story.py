"""Stories of discretion: old or lighter law, tiers, deviation with the leave of whoever may give it, own standards, powers taken back."""

from typing import Any

from fazhi.kernel.serve import Serve
from fazhi.lines.penalty.deciding import Decide
from fazhi.lines.penalty.deviating import AddCircumstances, AskDeviation, DeviationAnswered, ListStandard
from fazhi.lines.penalty.filing import FileCase, TakeUp
from fazhi.lines.penalty.informing import Defend, Inform
from fazhi.lines.penalty.investigating import Conclude, Investigate
from fazhi.lines.penalty.moving import MoveOut
from fazhi.lines.penalty.powers import ListPower, TakeBackPower
from fazhi.lines.penalty.reviewing import ASPECTS, Discuss, Review
from fazhi.lines.penalty.simple import OnTheSpot
from fazhi.lines.penalty.telling import paper_of, two

FIRM = {"name": "演示商行", "kind": "organisation", "address": "演示镇圩镇街8号"}


def facts(**said: Any) -> list[dict[str, str]]:
    """Circumstances as they are typed."""
    return [{"fact": key, "value": str(value)} for key, value in said.items()]


def filed(town: Any, item: str, deed: str, who: dict[str, str] | None = None, key: str = "") -> Any:
    """A case filed under a power tied to a violation item."""
    key = key or f"CG-{item}"
    town.zhou(ListPower(key=key, name=f"演示事项{item}", document="演示公告〔2021〕1号", since="2020-09-01", item=item))
    return under(town, key, deed, who)


def under(town: Any, key: str, deed: str, who: dict[str, str] | None = None) -> Any:
    """Another case under a power that is listed."""
    case = town.li(TakeUp(source="found", what="巡查发现违法行为"))
    words = {"respondent": who or {"name": "李某某", "address": "演示镇竹溪村3号"}, "place": "演示镇河堤路", "power": key, "deed_on": deed, "what": "巡查发现", "evidence": "巡查照片"}
    town.signed(town.li, case, FileCase(**words), town.zhou, town.huang)
    return case


def concluded(town: Any, case: Any, **said: Any) -> str:
    """Evidence, and the report with its circumstances; the respondent."""
    two(town, case, Investigate(second=town.wang.person, kind="photo", shown=True, record="现场照片"))
    two(town, case, Conclude(second=town.wang.person, facts="事实清楚", proposed="penalty", circumstances=facts(**said)))
    return str(town.party(case, "respondent"))


def inform(town: Any, party: str, amount: int, tier: str = "", **more: Any) -> Inform:
    """The notice of a fine in a tier."""
    return Inform(second=town.wang.person, rows=[fine(party, amount, tier)], **more)


def fine(party: str, amount: int, tier: str = "") -> dict[str, Any]:
    """One line of a penalty."""
    return {"party": party, "kind": "fine", "amount": amount, **({"tier": tier} if tier else {})}


def decide(party: str, amount: int, tier: str = "", **more: Any) -> Decide:
    """The decision of a fine in a tier."""
    return Decide(rows=[fine(party, amount, tier)], facts="证据确凿。", no_order="已改正", **more)


def answered(town: Any, case: Any, party: str) -> None:
    """The notice is served and the defence given up."""
    town.li(case, Serve(paper=paper_of(case, "notice", party), party=party, mode="direct"))
    town.qian(case, Defend(party=party, waived=True))


def story_old_law_for_an_old_deed(town: Any) -> None:
    """Rubbish dumped five days before the code: the old law is lighter, so that no benchmark of the code fits and 500 yuan are the most."""
    town.at("2026-09-10")
    case = filed(town, "V01", "2026-08-10")
    party = concluded(town, case)
    town.refuses(town.li, case, inform(town, party, 501), "处罚·决定")
    town.refuses(town.li, case, inform(town, party, 99), "处罚·从轻减轻")
    town.refuses(town.li, case, inform(town, party, 50, "reduced"), "处罚·从轻减轻")
    town.li(case, AddCircumstances(circumstances=facts(merit="是"), evidence="协助查获同类案件的记录"))
    town.confirmed(town.wang, town.li(case, inform(town, party, 50, "reduced")))
    answered(town, case, party)
    town.signed(town.zhao, case, decide(party, 50, "reduced"), town.zhou, town.huang, town.chen)
    assert "罚款50.00元（伍拾元整），按裁量基准的“减轻”阶次。" in town.text(paper_of(case, "decision", party))


def story_lighter_new_law_and_narrower_elements(town: Any) -> None:
    """An open-air barbecue: whether correction was refused decides which law is lighter. Burnt straw outside the banned zone is no breach any more."""
    town.at("2026-09-10")
    case = filed(town, "V19", "2026-08-10")
    party = concluded(town, case)
    town.refuses(town.li, case, inform(town, party, 6000, hearing=True), "处罚·事实清楚")
    town.bad(town.li, case, AddCircumstances(circumstances=[{"fact": "nothing", "value": "否"}], evidence="笔录"), "circumstances")
    town.refuses(town.li, case, AddCircumstances(circumstances=facts(refused="大概"), evidence="笔录"), "处罚·事实清楚")
    town.li(case, AddCircumstances(circumstances=facts(refused="否"), evidence="现场已撤除炉具的照片"))
    town.refuses(town.li, case, inform(town, party, 6000, hearing=True), "处罚·决定")
    town.confirmed(town.wang, town.li(case, inform(town, party, 2000)))
    straw = filed(town, "V20", "2026-08-10")
    burnt = concluded(town, straw, banned_zone="否")
    town.refuses(town.li, straw, inform(town, burnt, 500), "处罚·从旧兼从轻")
    village = filed(town, "V09", "2026-08-20")
    town.refuses(town.li, village, inform(town, concluded(town, village), 500), "处罚·决定")


def story_laws_that_no_machine_weighs(town: Any) -> None:
    """The old fine of a firm for other waste is not known here: the legal reviewer decides which law applies, nobody guesses."""
    town.at("2026-09-10")
    case = filed(town, "V02", "2026-08-10", FIRM)
    party = concluded(town, case, waste="其他固体废物")
    town.refuses(town.li, case, inform(town, party, 60000), "处罚·从旧兼从轻")
    town.sun(case, Review(result="agreed", checked=[*ASPECTS], opinion="经核原法幅度，适用行为时的规定。"))
    town.refuses(town.li, case, inform(town, party, 60000), "处罚·告知")  # which articles are meant must then be said by hand
    articles = "《固体废物污染环境防治法》（演示条款）第一百零二条"
    town.confirmed(town.wang, town.li(case, inform(town, party, 60000, grounds=articles)))
    assert f"上述行为涉嫌违反：{articles}。" in town.text(paper_of(case, "notice", party))


def story_superiors_benchmark(town: Any) -> None:
    """Two façade faults after the term to correct: the lighter tier; whoever goes beyond gives a reason and has the maker's leave."""
    town.at("2024-06-03")
    case = filed(town, "V04", "2024-05-06", FIRM)
    party = concluded(town, case, late="是")
    town.refuses(town.li, case, inform(town, party, 1000, "lighter"), "裁量·适用")
    town.li(case, AddCircumstances(circumstances=facts(places=2), evidence="复查照片"))
    town.refuses(town.li, case, inform(town, party, 1000), "裁量·适用")
    town.refuses(town.li, case, inform(town, party, 3000, "general"), "裁量·适用")
    town.confirmed(town.wang, town.li(case, inform(town, party, 3000, "general", deviates=True, deviates_reason="两年内第三次，按从轻明显不当")))
    answered(town, case, party)
    more = {"discretion": "基准从轻，调整为一般。", "deviates": True, "deviates_reason": "按从轻明显不当"}
    town.refuses(town.zhao, case, decide(party, 3000, "general", **more), "裁量·适用")
    town.flagged(town.qian(case, DeviationAnswered(result="agreed", document="演城管复〔2024〕1号")), "裁量·适用")
    other = under(town, "CG-V04", "2024-05-07", FIRM)
    firm = concluded(town, other, late="是", places=2)
    town.confirmed(town.wang, town.li(other, inform(town, firm, 3000, "general", deviates=True, deviates_reason="按从轻明显不当")))
    answered(town, other, firm)
    town.signed(town.zhao, other, AskDeviation(to="江门市城市管理和综合执法局", proposed="一般，3000元", reason="两年内第三次"), town.chen)
    town.qian(other, DeviationAnswered(result="refused", document="演城管复〔2024〕2号"))
    town.refuses(town.zhao, other, decide(firm, 3000, "general", **more), "裁量·适用")
    town.qian(other, DeviationAnswered(result="agreed", document="演城管复〔2024〕3号"))
    town.refuses(town.zhao, other, decide(firm, 3000, "general", deviates=True, deviates_reason="按从轻明显不当"), "裁量·适用")
    town.signed(town.zhao, other, decide(firm, 3000, "general", **more), town.zhou, town.huang, town.chen)
    town.checks(other, stage="decided")
    assert "偏离裁量基准的理由：按从轻明显不当" in town.text(paper_of(other, "decision", firm))


def story_own_standard(town: Any) -> None:
    """The town narrows a superior's tiers and never widens them; its head, who signs the decision, may leave its own standard, unless the heads together said no."""
    town.at("2024-06-03")
    wide = {"document": "演府〔2024〕9号", "since": "2024-06-01"}
    town.refuses(town.zhou, "", ListStandard(item="V04", rows=[{"tier": "lighter", "low": 300, "high": 1000}], **wide), "裁量·制定权限")
    town.refuses(town.zhou, "", ListStandard(item="V04", rows=[{"tier": "reduced", "low": 0, "high": 400}], **wide), "裁量·制定权限")
    town.zhou(ListStandard(item="V04", rows=[{"tier": "lighter", "low": 500, "high": 1000}], **wide))
    case = filed(town, "V04", "2024-05-06", FIRM)
    party = concluded(town, case, late="是", places=1)
    town.refuses(town.li, case, inform(town, party, 1500, "lighter"), "裁量·适用")
    town.confirmed(town.wang, town.li(case, inform(town, party, 1500, "lighter", deviates=True, deviates_reason="面积较大")))
    answered(town, case, party)
    more = {"discretion": "从轻，超出本镇规则、在上级基准内。", "deviates": True, "deviates_reason": "面积较大"}
    members = [{"person": each.person, "vote": "no"} for each in (town.huang, town.yang, town.chen)]
    town.chen(case, Discuss(subject="discretion", members=members, result="no"))
    town.refuses(town.zhao, case, decide(party, 1500, "lighter", **more), "裁量·适用")
    again = under(town, "CG-V04", "2024-05-06", FIRM)
    party, case = concluded(town, again, late="是", places=1), again
    town.confirmed(town.wang, town.li(case, inform(town, party, 1500, "lighter", deviates=True, deviates_reason="面积较大")))
    answered(town, case, party)
    town.signed(town.zhao, case, decide(party, 1500, "lighter", **more), town.zhou, town.huang, town.chen)


def story_samples_only_warn(town: Any) -> None:
    """A benchmark that nobody published warns; the law's own range still stops. Facts that are missing are named."""
    town.at("2026-09-10")
    case = filed(town, "V01", "2026-08-20")
    party = concluded(town, case, night="是")
    town.refuses(town.li, case, inform(town, party, 1001, "heavier"), "处罚·决定")
    town.flagged(town.confirmed(town.wang, town.li(case, inform(town, party, 300, "lighter"))), "裁量·适用")
    told = town.confirmed(town.wang, town.li(case, inform(town, party, 700, "heavier")))
    assert not told.flags


def story_power_taken_back(town: Any) -> None:
    """A new list takes a power back: no new case; filed ones go on here or are handed over, as the list says."""
    town.at("2024-06-03")
    listed = town.zhou(ListPower(key="CG-A", name="演示事项", document="演示公告〔2020〕1号", since="2020-09-01", grounds="演示条例第三条、第二十条"))
    town.refuses(town.zhou, listed, TakeBackPower(last_day="2020-08-31", document="演示公告〔2024〕2号"), "处罚·乡镇承接")
    moved = town.zhou(ListPower(key="CG-B", name="演示事项乙", document="演示公告〔2020〕1号", since="2020-09-01", grounds="演示条例第三条、第二十条"))
    kept, given = under(town, "CG-A", "2024-05-06"), under(town, "CG-B", "2024-05-06")
    town.zhou(listed, TakeBackPower(last_day="2024-06-10", document="演示公告〔2024〕2号"))
    town.refuses(town.zhou, listed, TakeBackPower(last_day="2024-06-20", document="演示公告〔2024〕3号"), "处罚·乡镇承接")
    town.zhou(moved, TakeBackPower(last_day="2024-06-10", document="演示公告〔2024〕2号", cases="move"))
    town.refuses(town.zhou, kept, TakeBackPower(last_day="2024-06-10", document="演示公告〔2024〕2号"), "处罚·乡镇承接")
    town.at("2024-06-11")
    clue = town.li(TakeUp(source="found", what="巡查发现"))
    words = {"respondent": {"name": "某某", "address": "演示镇竹溪村3号"}, "deed_on": "2024-06-11", "what": "巡查"}
    town.refuses(town.li, clue, FileCase(power="CG-A", **words), "处罚·乡镇承接")
    party, other = concluded(town, kept), concluded(town, given)
    town.confirmed(town.wang, town.li(kept, inform(town, party, 100)))
    town.refuses(town.li, given, inform(town, other, 100), "处罚·乡镇承接")
    town.signed(town.zhao, given, MoveOut(to="县级主管部门", reason="事项已收回"), town.chen)
    town.checks(given, stage="moved")


def story_spot_within_the_law(town: Any) -> None:
    """On the spot too the item's own range binds; a fine that the law ties to a refusal to correct waits for it."""
    town.at("2024-06-03")
    town.zhou(ListPower(key="CG-V05", name="公共设施晾晒", document="演示公告〔2021〕1号", since="2020-09-01", item="V05"))
    spot = {"respondent": {"name": "张某"}, "second": town.wang.person, "what": "在护栏上晾晒", "item": "江门市城市市容和环境卫生管理条例", "place": "圩镇街口", "power": "CG-V05",
            "order": "收走晾晒物", "kind": "fine", "heard": True, "shown": True}
    town.refuses(town.li, "", OnTheSpot(amount=100, **spot), "处罚·事实清楚")
    town.refuses(town.li, "", OnTheSpot(amount=100, circumstances=facts(refused="否"), **spot), "处罚·决定")
    town.refuses(town.li, "", OnTheSpot(amount=40, circumstances=facts(refused="是", objects=3), tier="lighter", **spot), "处罚·从轻减轻")
    town.refuses(town.li, "", OnTheSpot(amount=150, circumstances=facts(refused="是", objects=3), tier="lighter", **spot), "裁量·适用")
    case = town.li(OnTheSpot(amount=60, circumstances=facts(refused="是", objects=3), tier="lighter", **spot))
    town.checks(case, stage="decided")


def story_spot_for_a_deed_before_the_new_law(town: Any) -> None:
    """Rubbish dumped before the code and fined on the spot after it is weighed by the older, lighter law, which has no benchmark; the same deed of yesterday by the code's."""
    town.at("2026-09-10")
    town.zhou(ListPower(key="CG-V01", name="演示事项V01", document="演示公告〔2021〕1号", since="2020-09-01", item="V01"))
    spot = {"respondent": {"name": "张某"}, "second": town.wang.person, "what": "现场查获", "item": "演示规定", "place": "竹溪村口", "order": "清理", "kind": "fine",
            "heard": True, "shown": True, "power": "CG-V01", "amount": 150}
    town.flagged(town.li(OnTheSpot(deed_at="2026-09-09T10:00", **spot)), "裁量·适用")
    old = OnTheSpot(deed_at="2026-08-10T10:00", **spot)
    assert "裁量·适用" not in [each["provision"] for each in town.li(old).flags]
