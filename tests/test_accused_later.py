"""A petition that turns out to accuse somebody after it was answered, closed or passed on; and orders that went on are answered on the platform without an answer here."""

from typing import Any

import pytest

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Matter
from fazhi.kernel.story import ident


def act(key: str, /, **said: Any) -> Any:
    return registry.act(f"petition.{key}")(**said)


def came(town: Any, channel: str = "window", **more: Any) -> Any:
    return town.at("2024-03-04").he(act("Receive", channel=channel, what="说村里的补贴", who={"name": "某某", "phone": "13900001111"}, **more))


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
