"""Legal aid: an answer before the hand-over was written down, the end of a service with visits that wait, a rate that divides by what was decided."""

from typing import Any

from fazhi.kernel import registry
from fazhi.report import figures


def act(name: str, **said: Any) -> Any:
    return registry.act(f"legal_aid.{name}")(**said)


def applied(town: Any) -> Any:
    return town.fang(act("Apply", who={"name": "赵某甲"}, what="追索工资", kind="labour"))


def told(town: Any, year: int = 2023) -> dict[str, str]:
    return {each.key.partition(".")[2]: each.text for each in figures.all_of(town.office, year) if each.key.startswith("legal_aid.")}


def test_an_answer_before_the_hand_over(town: Any) -> None:
    """The answer is a fact; that nobody wrote the hand-over down is said, and nothing goes on asking for it."""
    case = applied(town.at("2023-03-06"))
    town.days(3)
    town.flagged(town.fang(case, act("Result", result="granted", number="演援〔2023〕1号")), "法律援助·转交")
    town.checks(case, stage="aided", met=["forward"], open=["assign", "settle"])
    town.refuses(town.fang, case, act("HandOver"))


def test_whoever_takes_it_back_before_needs_no_hand_over(town: Any) -> None:
    case = applied(town.at("2023-03-06"))
    assert not town.fang(case, act("Result", result="dropped")).flags
    town.checks(case, stage="done", open=[])


def test_the_rate_divides_by_what_was_decided(town: Any) -> None:
    """Five asked, three decided – one of them for the applicant only after his objection –, one taken back, one still open."""
    town.at("2023-03-06")
    cases = [applied(town) for _ in range(5)]
    for case in cases[:4]:
        town.fang(case, act("HandOver"))
    for case, result in zip(cases, ("granted", "refused", "refused", "dropped"), strict=False):
        town.fang(case, act("Result", result=result, told=True))
    town.fang(cases[1], act("Object", reason="低保户"))
    town.fang(cases[1], act("Answered", result="ordered"))
    found = told(town)
    assert (found["applications"], found["decided"], found["granted"], found["granted_rate"]) == ("5件", "3件", "2件", "66.7%")
    town.fang(cases[2], act("Object", reason="低保户"))
    town.fang(cases[2], act("Result", result="granted"))
    assert told(town)["decided"] == "3件"


def test_the_end_says_what_still_waits_for_the_village(town: Any) -> None:
    town.at("2023-03-06")
    words = {"village": town.villages["西埔村"], "adviser": {"name": "律某"}, "firm": "演示律师事务所", "since": "2023-03-01", "until": "2024-02-29"}
    case = town.fang(act("Engage", **words))
    visit = town.fang(case, act("Visit", mode="onsite", minutes=240, work=["consult"], note="坐班"))
    town.days(1)
    ended = town.mei(case, act("End", why="agreed"))
    assert [flag["sentence"] for flag in ended.flags] == ["还有1次服务村（社区）没有确认"]
    town.cadre2(case, act("Confirm", visit=visit.entry, minutes=240))
    assert told(town)["minutes"] == "240分钟"
