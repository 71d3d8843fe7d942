"""Legal publicity told from start to end."""

from typing import Any

from fazhi.lines.publicity.acts import AdoptPlan, BeginPlan, Cancel, Check, ClosePlan, Feedback, HandOut, Hold, Prepare

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
    town.lin(plan, ClosePlan(held=23, note="以设点摆摊为主，形式较为单一。"))
    town.checks(plan, stage="finished", met=["plan"], papers=["plan"])


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
    town.mei(other, Check(result="true"))
    town.checks(other, stage="closed", met=["check"])


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
