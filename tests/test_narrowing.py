"""A form offers the circumstances and tiers of the violation item of the case, and no others."""

from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel import gate
from fazhi.lines.penalty.deviating import AddCircumstances
from fazhi.lines.penalty.informing import Inform
from fazhi.lines.penalty.weighing_story import FIRM, filed
from fazhi.web.desk import forms


def test_circumstances_and_tiers_are_those_of_the_item(town: Any) -> None:
    town.at("2024-06-03")
    case = filed(town, "V04", "2024-05-06", FIRM)
    viewer = gate.Viewer(town.li.person, town.office, date(2024, 6, 3))
    offered = {key for key, _ in forms.lists(viewer, AddCircumstances, case.matter)["fact:Choice"]}
    assert {"late", "places", "area", "merit"} <= offered and "volume" not in offered and len(offered) < len(law.circumstances())
    tiers = {key for key, _ in forms.lists(viewer, Inform, case.matter)["tier:Choice"]}
    assert {"lighter", "general", "reduced"} <= tiers
    said = {"circumstances": [{"fact": "volume", "value": "3"}]}
    assert "volume" in {key for key, _ in forms.lists(viewer, AddCircumstances, case.matter, said)["fact:Choice"]}, "what was said is still shown"
