"""An item of the lists as it stands after every change: what was proposed, with what each alteration put in its place."""

from datetime import date
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.models import Office
from fazhi.kernel.said_again import steps_with_words

SAID_IN = ("powers.Propose", "powers.Alter")
CHANGED = ("name", "grounds", "unit", "duties", "days", "materials", "flow", "phone")  # what an alteration may put in the place of the old


def as_it_stands(case: Case, act: Any) -> dict[str, str]:
    """Each part of the item as last said, the act given coming after all that stands in the record; the unit by its name."""
    found: dict[str, Any] = {}
    for step, said in steps_with_words(case.id):
        if step.act in SAID_IN:
            found.update({each: said[each] for each in CHANGED if said.get(each) not in (None, "")})
    found.update({each: value for each in CHANGED if (value := getattr(act, each, None)) not in (None, "")})
    unit = Office.objects.filter(id=found.get("unit") or "").values_list("name", flat=True).first()
    return {**{each: str(found.get(each, "")) for each in CHANGED if each != "flow"}, "unit": str(unit or "")}


def long_day(day: str | None) -> str:
    """An ISO day as papers write it; empty where there is none."""
    if not day:
        return ""
    found = date.fromisoformat(day)
    return f"{found.year}年{found.month}月{found.day}日"
