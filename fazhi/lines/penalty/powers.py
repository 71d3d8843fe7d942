"""Penalty, the powers of the town: which penalties it may impose on which day, and what it has asked of the record before."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, Public
from fazhi.kernel.models import Entry, Listing, Matter, Party
from fazhi.lines.penalty.stages import CLOSED, FIELDS


class ListPower(Act):
    """A penalty power that the town may use is listed with its basis, from a day on."""

    title, basis = "列入行政处罚权", "处罚·乡镇承接"
    at, enters = NEW, CLOSED
    by = (capacities.registrar, capacities.unit_head)
    key = Code("事项编码")
    name = Code("事项名称")
    field = Choice("执法领域", FIELDS, required=False)
    document = Code("赋权文件")
    grounds = Public("违反的规定和处罚依据", required=False)
    since = Day("起始日期")
    until = Day("收回日期", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        words = {"document": self.document, "field": self.field or "", "grounds": self.grounds or ""}
        yield c.List("power", self.key, self.name, words, since=self.since, until=self.until or "")


def power_in_force(case: Case, act: Any) -> dict[str, str] | None:
    """The listed power as it stood on the day, or None."""
    return power_on(case, act.power, case.day.isoformat()) if act.power else None


def power_of_case(case: Case, act: Any) -> dict[str, str] | None:
    """The power under which the case was filed, as it stood on the day of filing."""
    filed = case.said("penalty.FileCase")
    return power_on(case, str(filed.power), filed.on.isoformat()) if filed and filed.power else None


def power_on(case: Case, key: str, day: str) -> dict[str, str] | None:
    """A listed power on a day: its key, title, field and grounds; None when it was not in force."""
    for row in Listing.objects.filter(office=case.office, register="power", key=key, struck="", since__lte=day).values("key", "title", "until", "words"):
        if not row["until"] or row["until"] >= day:
            words = _words(row["words"])
            return {"key": row["key"], "title": row["title"], "field": words.get("field", ""), "grounds": words.get("grounds", "")}
    return None


def _words(text: str) -> dict[str, str]:
    got = json.loads(text or "{}")
    return got if isinstance(got, dict) else {}


def grounds_of(case: Case) -> str:
    """What the papers say of the provisions broken and applied: as listed with the power, else the power's own name and key."""
    power = case.asked.get("power_of_case") or case.asked.get("power_in_force")
    if not power:
        return ""
    return str(power["grounds"] or f"赋权事项“{power['title']}”（{power['key']}）所列的规定")


def earlier_breaches(case: Case, act: Any) -> int:
    """How many penalties were decided against the respondents in other cases of this office before this day."""
    persons = {case.person_of(party) for party in case.parties("respondent")} - {""}
    others = Party.objects.filter(person__in=persons, capacity="respondent", struck="").exclude(matter=case.id).values_list("matter", flat=True)
    matters = Matter.objects.filter(id__in=list(others), office=case.office, line="penalty").values_list("id", flat=True)
    return Entry.objects.filter(matter__in=list(matters), act__in=("penalty.Decide", "penalty.OnTheSpot"), done_at__lt=case.day.isoformat()).count()


def of_its_field(case: Case) -> Iterable[Consequence]:
    """The field of the power decides by which rules the terms of the case are counted."""
    power: dict[str, Any] = case.asked.get("power_in_force") or {}
    if power.get("field"):
        yield c.Set({"field": power["field"]})
