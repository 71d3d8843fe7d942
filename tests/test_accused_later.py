"""A petition that turns out to accuse somebody after it was answered, closed or passed on; and orders that went on are answered on the platform without an answer here."""

from typing import Any

import pytest

from fazhi.kernel import gate, happen, registry
from fazhi.kernel.models import Deadline, Mark, Matter
from fazhi.kernel.story import ident


def act(key: str, /, **said: Any) -> Any:
    return registry.act(f"petition.{key}")(**said)


def came(town: Any, channel: str = "window", on: str = "2024-03-04", **more: Any) -> Any:
    return town.at(on).he(act("Receive", channel=channel, what="说村里的补贴", **{"who": {"name": "某某", "phone": "13900001111"}, **more}))


def sums(figure: str, *matters: Any) -> dict[str, int]:
    """{breakdown: number} of what these matters count for a figure."""
    found: dict[str, int] = {}
    for mark in Mark.objects.filter(figure=figure, matter__in=[ident(each) for each in matters]):
        found[mark.dims] = found.get(mark.dims, 0) + mark.amount
    return {dims: amount for dims, amount in found.items() if amount}


@pytest.mark.parametrize("stage", ["closed", "passed"])
def test_what_is_over_is_recognised_without_being_opened_again(town: Any, stage: str) -> None:
    case = came(town)
    if stage == "closed":
        town.he(case, act("Accept", kind="help"))
        town.he(case, act("Answer", result="supported", reply="已办"))
        town.he(case, act("Close"))
    else:
        town.he(case, act("PassOn", to="县水务局", reason="属其职责", provision="职责规定"))
    town.fang(case, act("Recognise", accused=town.cadre1.person))
    row = Matter.objects.get(id=ident(case))
    assert (row.stage, bool(row.level)) == (stage, True)


def test_the_accused_keeps_no_appointment(town: Any) -> None:
    """His visit falls away; that of somebody else stays."""
    for officer, state in ((town.cadre1, "void"), (town.lin, "open")):
        case = came(town)
        town.he(case, act("Accept", kind="help"))
        town.he(case, act("Book", officer=officer.person, where="村口", when="2024-03-06T09:00"))
        town.fang(case, act("Recognise", accused=town.cadre1.person))
        assert Deadline.objects.get(matter=ident(case), term="appointment").state == state


@pytest.mark.parametrize("way", ["access", "reconsideration", "legal_aid"])
def test_an_order_that_went_on_is_answered_there_without_an_answer_here(town: Any, way: str) -> None:
    order = came(town, "hotline", outside_number="D9", platform_due="2024-03-09")
    there = act("AnsweredThere", when="2024-03-04T12:00")
    town.flagged(town.he(order, there), "热线·答复")
    gone = came(town, "hotline", outside_number="D10", platform_due="2024-03-09")
    town.he(gone, act("Route", way=way, what="一件事"))
    assert not town.he(gone, there).flags


def test_a_second_accused_does_not_read_what_belongs_to_it(town: Any) -> None:
    """Neither the petition that joined nor the inspection that grew out of it, though the first accused is kept from them already."""
    first, joined = came(town), came(town, on="2024-03-05", who={"name": "李某", "phone": "13900002222"})
    town.he(joined, act("JoinedWith", other=first.matter))
    town.he(first, act("Accept", kind="complaint", route="petition"))
    every = {first.matter, joined.matter, ident(town.he(first, act("Refer", to="inspection", what="查一下")).opened[0])}

    def read_by(hand: Any) -> set[str]:
        return set(gate.codes(gate.Viewer(hand.person, town.office, town.now.date()), every))

    town.fang(first, act("Recognise", accused=town.cadre1.person))
    assert not read_by(town.cadre1) and read_by(town.zhou) == every
    second = town.fang(first, act("Recognise", accused=town.zhou.person))
    assert not read_by(town.cadre1) and not read_by(town.zhou) and not read_by(town.wang) and every <= read_by(town.mei)
    for one in every:
        accused = [row["person"] for row in happen.peek(one)["rows"]["party"].values() if row["capacity"] == "accused"]
        assert sorted(accused) == sorted({town.cadre1.person, town.zhou.person}), "each once"
    town.fang(first, registry.act("common.Strike")(entry=second.entry, reason="认错了人"))
    assert not read_by(town.cadre1) and read_by(town.zhou) == every


def test_one_accusation_counts_once(town: Any) -> None:
    """However often somebody is found to be accused by it, and whichever of two that were joined it is found in."""
    told = town.at("2024-03-04").fang(act("Accuse", channel="letter", what="某干部虚报", who={"name": "匿名"}, accused=town.cadre1.person))
    town.fang(told, act("Recognise", accused=town.zhou.person))
    assert (sums("petition.accusations", told), sums("petition.received", told)) == ({"": 1}, {"channel=letter": 1})
    village = town.villages["东塘村"]
    twice = came(town, village=village)
    found = [town.fang(twice, act("Recognise", accused=each.person)) for each in (town.cadre1, town.zhou)]
    assert (sums("petition.accusations", twice), sums("petition.received", twice)) == ({"": 1}, {"channel=window": 1})
    town.fang(twice, registry.act("common.Strike")(entry=found[0].entry, reason="认错了人"))
    assert (sums("petition.accusations", twice), sums("petition.received", twice)) == ({"": 1}, {"channel=window": 1})
    first, joined = came(town, village=village), came(town, on="2024-03-05", village=village, who={"name": "李某", "phone": "13900002222"})
    town.he(joined, act("JoinedWith", other=first.matter))
    town.fang(joined, act("Recognise", accused=town.cadre1.person))
    assert (sums("petition.accusations", first, joined), sums("petition.received", first, joined)) == ({"": 1}, {"channel=window": 1})


def test_only_whoever_asked_may_evaluate(town: Any) -> None:
    """The accused is a party too, and is not asked whether he is content; whoever left a telephone can be."""
    case = town.at("2024-03-04").fang(act("Accuse", channel="letter", what="某老板行贿", who={"name": "匿名"}, outsider={"name": "外地老板"}))
    caller = came(town, "phone", who={"phone": "13900008888"})
    for one, kind in ((case, "accusation"), (caller, "help")):
        town.fang(one, act("Accept", kind=kind))
        town.fang(one, act("Answer", result="supported", reply="已办"))
    assert (sums("petition.evaluable", case), sums("petition.evaluable", caller)) == ({}, {"": 1})
