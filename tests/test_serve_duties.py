"""Every paper that leaves the house opens a duty to serve it – or it is said here why not; what stays inside is never offered for service."""

from datetime import date
from typing import Any

import pytest

from fazhi.kernel import gate, happen, registry
from fazhi.kernel.models import Paper
from fazhi.kernel.serve import Serve
from fazhi.lines.penalty.informing import Inform
from fazhi.lines.penalty.sidepaths import concluded, filed
from fazhi.web.desk import forms

NOT_SERVED = {
    "inspection": {"moved", "sampling"},  # to another organ; handed over and signed on the spot
    "execution": {"application", "announcement"},  # to the court; to the public
    "penalty": {"entrustment", "transfer", "hearing_public", "sampling", "spot_decision"},  # to a body or organ; to the public; handed over and signed on the spot
    "permit": {"accepted", "granted", "struck_off"},  # handed over at the window; delivered by an act of its own; to the public
}


@pytest.mark.parametrize("line", sorted(NOT_SERVED))
def test_what_leaves_the_house_has_to_be_served(line: str) -> None:
    one = registry.line(line)
    outward = {key for key, template in one.papers.items() if template.outward}
    waiting = {key for key in outward if (one.papers[key].serves or one.papers[key].starts) and one.papers[key].within in one.terms}
    assert outward - waiting == NOT_SERVED[line]


def test_what_stays_inside_opens_no_duty_to_serve() -> None:
    inside = [(line.key, key) for line in registry.lines().values() for key, template in line.papers.items() if not template.outward and (template.serves or template.starts)]
    assert inside == []


def test_only_what_leaves_the_house_is_offered_for_service(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=[{"party": party, "kind": "fine", "amount": 100}])))
    told = Paper.objects.filter(matter=case.matter, outward=1).values_list("id", flat=True)
    viewer = gate.Viewer(town.li.person, town.office, date(2023, 3, 1))
    offered = forms._choices(viewer, Serve.fields["paper"], happen.peek(case.matter), case.matter, set())
    assert told and {ident for ident, _ in offered} == set(told)
