"""Orders of the hotline told from start to end: which term runs, and until when one may be sent back."""

from typing import Any

from fazhi.lines.petition.accusing import Recognise
from fazhi.lines.petition.acts import Accept, PassOn
from fazhi.lines.petition.orders import OrderRow
from fazhi.lines.petition.story import WHY, came, due


def story_the_order_decides_the_hotline_clock(town: Any) -> None:
    """A call for help has ten working days and a question two, from the receipt; telling it apart sets the term right."""
    town.at("2023-03-01")
    help_, ask, report = (came(town, channel="hotline", order_kind=kind) for kind in ("help", "ask", "report"))
    assert [due(help_, "hotline_help"), due(ask, "hotline_consult"), due(report, "hotline_complaint")] == ["2023-03-15", "2023-03-03", "2023-03-22"]
    town.outside(town.he, ask, OrderRow(outside_number="DH1", dispatched="2023-03-01T09:00", what="渣土", order_kind="advice"), number="DH1")
    town.checks(ask, open=["hotline_help", "hotline_return", "register"])
    town.days(1)
    town.he(help_, Accept(kind="help"))
    town.checks(help_, open=["hotline_help"])
    town.he(ask, Accept(kind="complaint", route="duty"))
    town.checks(ask, open=["hotline_complaint"])
    assert due(ask, "hotline_complaint") == "2023-03-22" and not due(help_, "hotline_consult")
    town.he(report, Recognise(accused_unit=town.villages["西埔村"]))
    town.he(report, Accept(kind="accusation"))
    town.checks(report, open=["hotline_complaint"])


def story_an_order_goes_back_within_its_day(town: Any) -> None:
    """What is not ours goes back to the platform within the working day; later the clerk is told that it is late."""
    town.at("2023-03-01")
    case, late = (came(town, channel="hotline", order_kind="complaint") for _ in range(2))
    assert due(case, "hotline_return") == "2023-03-02"
    town.he(case, PassOn(to="县水务局", **WHY))
    town.checks(case, stage="passed", met=["register", "hotline_return"])
    town.days(5)
    town.flagged(town.he(late, PassOn(to="县水务局", **WHY)), "热线·退回")
