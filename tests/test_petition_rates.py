"""The rates of petitions against a small period counted by hand: the table stands in data/petition_rates.yaml, for clerks to read."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from fazhi.kernel import registry, verify
from fazhi.kernel.mend import Strike
from fazhi.kernel.models import Entry, Mark
from fazhi.kernel.serve import Serve
from fazhi.lines.petition.story import handed
from fazhi.report import figures

TABLE: dict[str, list[dict[str, Any]]] = yaml.safe_load((Path(__file__).parent / "data" / "petition_rates.yaml").read_text("utf-8"))
RATES = {"及时受理率": "petition.accepted_rate", "按期办结率": "petition.on_time_rate", "一次性化解率": "petition.at_once_rate", "办结率": "petition.closed_rate",
         "满意率": "petition.satisfied_rate", "参评率": "petition.evaluated_rate"}
STEPS = ("收到", "撤销", "并入", "重复", "受理", "转送", "移送", "延长", "答复", "办结", "评价")


def act(name: str) -> Any:
    return registry.act(f"petition.{name}")


def steps(row: dict[str, Any]) -> list[tuple[str, int, str]]:
    """(day, order on that day, step); a repeat is recognised when it is accepted."""
    return [(str(row["受理"] if step == "重复" else row[step]), i, step) for i, step in enumerate(STEPS) if step in row]


def served(town: Any, case: Any, accepted: Any) -> Any:
    """The letter that tells what was decided is handed over."""
    return town.he(case, Serve(paper=accepted.papers[0], party=town.party(case, "petitioner"), mode="direct"))


def done(town: Any, cases: dict[str, Any], row: dict[str, Any], step: str) -> None:
    """One step of one petition."""
    case = cases.get(row["名"])
    if step == "收到":
        cases[row["名"]] = town.he(act("Receive")(channel="phone", what=f"{row['名']}的事", who={"name": "匿名" if row.get("匿名") else "某某"}))
    elif step == "撤销":
        town.he(case, Strike(entry=case.entry, reason="登记错了"))
    elif step == "移送":
        town.fang(case, act("Recognise")(outsider="县里某干部"))
        town.fang(case, act("SendAccusation")(to="discipline", organ="县纪委监委", sealed_way="sealed"))
    elif step == "评价":
        town.fang(case, act("Visit")(content=row["满意度"], apart=row.get("另列", False)))
    elif step == "并入":
        town.he(case, act("JoinedWith")(other=cases[row["先收到"]].matter))
    elif step == "延长":
        town.signed(town.he, case, act("Extend")(reason="需要会同核实"), town.huang)
    elif step == "重复":
        town.he(case, act("MarkRepeat")(other=cases[row["重复"]].matter, reason="同一人同一事"))
    else:
        if step == "办结":
            handed(town, town.he, case)
        done = town.he(case, {
            "受理": act("Accept")(kind="complaint", route=row.get("途径", "petition")), "转送": act("PassOn")(to="县水务局", reason="属其职责", provision="职责规定"),
            "答复": act("Answer")(result=row.get("结果", "partly"), facts="属实", law="有关规定", reply="已安排"), "办结": act("Close")(agreed=True)}[step])
        if step == "受理" and done.papers:
            served(town, case, done)


@pytest.fixture
def counted(town: Any) -> Any:
    """The town after everything in the table has happened, in the order of the days."""
    cases: dict[str, Any] = {}
    for day, _, i, step in sorted((day, order, i, step) for i, row in enumerate(TABLE["诉求"]) for day, order, step in steps(row)):
        town.at(day)
        done(town, cases, TABLE["诉求"][i], step)
    return town


def told(town: Any, since: str, until: str) -> dict[str, str]:
    """The rates of a period, each with its two numbers."""
    found = {name: figures.tell(town.office, figures.find(key), int(until[:4]), since=since, until=until) for name, key in RATES.items()}
    return {name: "无" if each.value is None else f"{each.part}/{each.whole} {each.value}" for name, each in found.items()}


def test_the_rates_are_those_counted_by_hand(counted: Any) -> None:
    for row in TABLE["时期"]:
        assert told(counted, str(row["自"]), str(row["至"])) == {name: str(row[name]) for name in RATES}, f"{row['自']}至{row['至']}"


def test_what_is_struck_is_not_counted_and_a_day_ahead_not_yet(counted: Any) -> None:
    """A repeat that was recognised wrongly leaves both petitions as first ones; what falls due later than what is known does not count yet."""
    repeat = Entry.objects.get(act="petition.MarkRepeat")
    counted.he(repeat.matter, Strike(entry=repeat.id, reason="不是同一事"))
    assert told(counted, "2023-01-01", "2023-12-31")["一次性化解率"] == "12/12 100.0"
    early = figures.tell(counted.office, figures.find("petition.on_time_rate"), 2023, known="2023-04-20")
    assert (early.part, early.whole) == (1, 1)


def summed(case: Any, *names: str) -> list[int]:
    """What a petition counts in some figures, all together."""
    return [sum(Mark.objects.filter(matter=case.matter, figure=f"petition.{name}").values_list("amount", flat=True)) for name in names]


def came(town: Any, day: str) -> Any:
    town.at(day)
    return town.he(act("Receive")(channel="phone", what="同一件事", who={"name": "某某"}))


def again(town: Any, case: Any, other: Any) -> Any:
    return town.he(case, act("MarkRepeat")(other=other.matter, reason="同一人同一事"))


def test_a_petition_is_evaluated_once(town: Any) -> None:
    """Three return visits and a second answer after the review count one each; the first that is struck leaves its place to the next."""
    case = came(town, "2023-03-01")
    town.he(case, act("Accept")(kind="complaint", route="petition"))
    answer = act("Answer")(result="partly", facts="属实", law="有关规定", reply="已安排")
    town.he(case, answer)
    first, *_ = [town.fang(case, act("Visit")(content=content)) for content in ("no", "none", "yes", "mostly")]
    town.he(case, act("AskReview")(what="不服"))
    town.he(case, act("Reviewed")(result="changed"))
    town.he(case, answer)
    assert summed(case, "evaluable", "evaluated", "satisfied") == [1, 1, 0]
    town.fang(case, Strike(entry=first.entry, reason="记错了事项"))
    assert summed(case, "evaluable", "evaluated", "satisfied") == [1, 1, 1]
    assert verify.verify().problems == []


def test_a_repeat_of_another_year_hides_none_of_the_same_year(town: Any) -> None:
    """The first petition was put forward again in January and, as is found later, already in December; who is a repeat himself was repeated by nobody."""
    first, december, january = (came(town, day) for day in ("2023-12-01", "2023-12-28", "2024-01-08"))
    again(town, january, first)
    assert summed(first, "first", "unrepeated") == [1, 1]
    again(town, december, first)
    assert summed(first, "first", "unrepeated") == [1, 0]
    old, older = came(town, "2024-03-01"), first
    later = came(town, "2025-01-10")
    again(town, later, old)
    again(town, old, older)
    assert summed(old, "first", "unrepeated") == [0, 0]


def test_a_repeat_of_two_stays_one_when_one_is_struck(town: Any) -> None:
    one, other, case = (came(town, day) for day in ("2023-03-01", "2023-03-08", "2023-04-03"))
    wrong = again(town, case, one)
    again(town, case, other)
    town.he(case, Strike(entry=wrong.entry, reason="不是同一事"))
    assert [summed(each, "first", "unrepeated") for each in (one, other, case)] == [[1, 1], [1, 0], [0, 0]]
    assert verify.verify().problems == []


def test_what_is_told_before_the_next_years_notice_is_in_time(town: Any) -> None:
    """The last day lies in a year whose holidays nobody knows yet; what was done before it can come was done in time."""
    case = came(town, "2026-12-18")
    assert not Entry.objects.filter(matter=case.matter, body__contains='"due":"2027').exists()
    served(town, case, town.he(case, act("Accept")(kind="complaint", route="petition")))
    assert summed(case, "accept_due", "accepted_on_time") == [1, 1]


def test_who_was_not_told_was_not_told_in_time(town: Any) -> None:
    """A letter that lies in the house tells nobody: it counts when it is served, in the term; once, and not where there is nobody to write to."""
    told, late, never = (came(town, "2023-03-01") for _ in range(3))
    nameless, ordered = (town.he(act("Receive")(channel=channel, what="路灯", who=who)) for channel, who in (("letter", {"name": "匿名"}), ("hotline", {"name": "某某"})))
    town.at("2023-03-06")
    decided = {case.matter: town.he(case, act("Accept")(kind="complaint", route="petition")) for case in (told, late, never, nameless, ordered)}
    served(town, told, decided[told.matter])
    town.at("2023-03-20")
    served(town, late, decided[late.matter])
    served(town, ordered, decided[ordered.matter])
    assert [summed(case, "accept_due", "accepted_on_time") for case in (told, late, never, nameless, ordered)] == [[1, 1], [1, 0], [1, 0], [1, 1], [1, 1]]
    assert verify.verify().problems == []


def test_what_others_repeat_is_not_struck_before_they_stand_alone(town: Any) -> None:
    """A repeat of nothing would be counted neither as first nor as again: its recognition is struck before the petition it repeats."""
    wrong, case, joined = (came(town, day) for day in ("2023-03-01", "2023-04-03", "2023-04-04"))
    found = again(town, case, wrong)
    joining = town.he(joined, act("JoinedWith")(other=wrong.matter))
    strike = Strike(entry=wrong.entry, reason="登记错了", all_that_hangs=True)
    town.refuses(town.he, wrong, strike, "记录·撤销")
    town.he(case, Strike(entry=found.entry, reason="不是重复"))
    town.refuses(town.he, wrong, strike, "记录·撤销")
    town.signed(town.he, joined, Strike(entry=joining.entry, reason="不是同一件", all_that_hangs=True), town.huang)
    town.he(wrong, strike)
    assert [summed(each, "received", "first", "unrepeated") for each in (wrong, case, joined)] == [[0, 0, 0], [1, 1, 1], [1, 1, 1]]
    assert verify.verify().problems == []
