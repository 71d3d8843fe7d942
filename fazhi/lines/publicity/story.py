"""Legal publicity told from start to end."""

from typing import Any

from fazhi.kernel import registry
from fazhi.lines.publicity.acts import AdoptPlan, BeginPlan, Cancel, Check, Feedback, HandOut, Hold, Prepare
from fazhi.lines.publicity.closing import ClosePlan
from fazhi.lines.publicity.people import Deed, Enrol, Leave, Train
from fazhi.lines.publicity.stock import Offer, Push, StockIn

DUTY = {"unit": "justice", "law": "民法典", "audience": "villagers", "form": "lecture", "month": 5}


def prepared(town: Any) -> Any:
    """An event in preparation."""
    return town.lin(Prepare(what="美好生活·民法典相伴", form="stall", into=["village"], audience="villagers", village=town.villages["东塘村"]))


def held(town: Any, case: Any, **said: Any) -> Any:
    """The event as held."""
    values = {"organisers": ["justice", "women"], "into": ["village"], "place": "东塘村文化广场", "attended": 120, "got": "estimated", **said}
    return town.lin(case, Hold(**values))


def story_plan_of_the_year(town: Any) -> None:
    """The plan is adopted by the leader before April; without a signature it is not adopted."""
    town.at("2021-02-24")
    plan = town.lin(BeginPlan(year=2021))
    town.checks(plan, open=["plan"])
    town.signed(town.lin, plan, AdoptPlan(summary="围绕民法典和乡村振兴开展宣传。", duties=[DUTY]), town.yang)
    town.lin(plan, Push(channel="wechat", heading="民法典小课堂", reads=320))
    case = town.lin(Prepare(what="民法典进乡村", form="stall", into=["village"], audience="villagers", plan=plan.matter))
    town.at("2021-05-12")
    held(town, case, organisers=["women", "police"])
    town.at("2021-12-30")
    closed = town.lin(plan, ClosePlan(held=2, note="以设点摆摊为主，形式较为单一。"))
    assert [each["sentence"] for each in town.flagged(closed, "普法·责任制").flags] == [
        "本年度登记举办1场，总结写了2场", "责任清单里的司法所本年度没有举办活动"]
    town.checks(plan, stage="finished", met=["plan"], papers=["plan", "summary"])
    text = town.text(town.paper(plan, "summary"))
    assert "｜设点摆摊宣传｜1｜100.0%｜120｜0｜" in text
    assert "用过1种形式，最多的是设点摆摊宣传，占100.0%" in text and "没有用过：讲座授课" in text and "东塘村0名" in text


def story_event_checked_by_another(town: Any) -> None:
    """Held by two organisers and counted once; checked by somebody who did not report it; the reporter's own check is a flag on paper."""
    town.at("2021-05-12")
    case = prepared(town)
    held(town, case)
    town.lin(case, HandOut(kind="leaflet", name="民法典折页", copies=150))
    town.lin(case, Feedback(asked=30, passed=27))
    town.refuses(town.lin, case, Check(result="true"), "机构·职责分离")
    town.flagged(town.on_paper(town.deng, case, Check(result="true"), town.lin), "机构·职责分离")
    other = prepared(town)
    held(town, other)
    town.lin(other, HandOut(kind="leaflet", name="民法典折页", copies=150))
    town.mei(other, Check(result="true"))
    town.checks(other, stage="closed", met=["check"], papers=["event"])
    sheet = town.text(town.paper(other, "event"))
    assert "设点摆摊宣传" in sheet and "120人次（目测估计）" in sheet and "单张折页｜民法典折页｜150份" in sheet, sheet


def story_how_the_number_was_got(town: Any) -> None:
    """A number from a sign-in list without the list is recorded with a doubt; an audience counted by leaflets cannot exceed them."""
    town.at("2021-06-26")
    case = prepared(town)
    town.flagged(held(town, case, got="signed"), "普法·活动")
    second = prepared(town)
    held(town, second, got="handed", attended=200)
    town.lin(second, HandOut(kind="leaflet", name="禁毒折页", copies=160))
    town.refuses(town.mei, second, Check(result="true"), "普法·资料")
    town.flagged(town.on_paper(town.deng, second, Check(result="true"), town.mei), "普法·资料")
    third = prepared(town)
    held(town, third, got="signed", sheet=town.file("签到表"), attended=64)
    town.mei(third, Check(result="true"))
    fourth = prepared(town)
    town.lin(fourth, Cancel(reason="台风预警"))
    town.checks(fourth, stage="cancelled")


def story_stock(town: Any) -> None:
    """What is handed out cannot be more than what is in stock; a name that never was in stock is not held against anything."""
    town.at("2021-02-24")
    plan = town.lin(BeginPlan(year=2021))
    town.signed(town.lin, plan, AdoptPlan(summary="安排。", duties=[DUTY]), town.yang)
    town.lin(plan, StockIn(kind="leaflet", name="民法典折页", copies=100, source="printed"))
    town.flagged(town.lin(plan, StockIn(kind="leaflet", name="甲&乙", copies=100, source="printed")), "普法·资料")
    case = prepared(town)
    held(town, case)
    assert town.lin(case, HandOut(kind="leaflet", name="民法典折页", copies=60)).flags == ()
    flags = town.flagged(town.lin(case, HandOut(kind="leaflet", name="民法典折页", copies=60)), "普法·资料").flags
    assert flags[0]["sentence"] == "“民法典折页”库存只有40份，登记发放60份"
    assert town.lin(case, HandOut(kind="goods", name="环保袋", copies=60)).flags == ()


def story_helpers(town: Any) -> None:
    """A village's own people who know the law are enrolled with their village, trained, their deeds told, and leave."""
    town.at("2021-11-15")
    town.flagged(town.lin(Enrol(who={"name": "明白人甲"}, role="adept")), "普法·法律明白人")
    case = town.lin(Enrol(who={"name": "明白人乙"}, role="adept", village=town.villages["东塘村"]))
    town.lin(case, Train(what="民法典和调解技巧", minutes=180, result="passed"))
    town.lin(case, Deed(kind="dispute", what="协助调处一起相邻纠纷"))
    town.lin(case, Leave(reason="迁出"))
    town.checks(case, stage="left")
    town.flagged(town.lin(case, Deed(kind="guide", what="引导法律援助")), "普法·法律明白人")


def story_lesson_from_an_own_case(town: Any) -> None:
    """A closed matter of the town becomes a lesson once, with the persons left out; an open one does not."""
    town.at("2021-08-02")
    case = town.luo(registry.act("access.Ask")(who={"name": "申请人甲"}, channel="mail", what="某项信息"))
    said = {"what": "平常信函怎样计算收到日", "lesson": "信函到达当日即与申请人确认，收到之日以确认之日为准。", "audience": "villagers"}
    town.refuses(town.lin, "", Offer(about=case.matter, **said), "普法·以案释法")
    town.luo(case, registry.act("access.Drop")(why="withdrawn", note="申请人撤回。"))
    town.refuses(town.lin, "", Offer(about=case.matter, **{**said, "lesson": "申请人电话13900000002。"}), "普法·以案释法")
    lesson = town.lin(Offer(about=case.matter, **said))
    town.refuses(town.lin, "", Offer(about=case.matter, **said), "普法·以案释法")
    town.lin(lesson, Hold(organisers=["justice"], into=["village"], place="东塘村", attended=30, got="estimated"))
    town.checks(lesson, stage="held", open=["check"])
