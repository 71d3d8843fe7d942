"""The year's plan summed up: what was held against what was planned, the forms side by side so that their monotony shows, villages without helpers named."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Sum

from fazhi import law
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.checks import dossier
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Count, Text
from fazhi.kernel.models import Link, Mark, Matter, Office
from fazhi.kernel.templates import table_of
from fazhi.kernel.wrong import Objection
from fazhi.lines.publicity.acts import BeginPlan, Hold
from fazhi.lines.publicity.stages import FINISHED, FORMS, OFFICE, ORGANISERS, RUNNING, SERVING

COUNTED = {"publicity.events": 0, "publicity.audience": 1, "publicity.materials": 2}
PERCENT = 100


def spread(case: Case, act: Act) -> dict[str, list[int]]:
    """{form: [events, audience, copies]} of the plan's year."""
    begun = case.said(BeginPlan)
    if begun is None:
        return {}
    found = Mark.objects.filter(office=case.office, figure__in=COUNTED, day__gte=f"{begun.year}-01-01", day__lte=f"{begun.year}-12-31T99")
    table: dict[str, list[int]] = {form: [0, 0, 0] for form in FORMS}
    for figure, dims, total in found.values_list("figure", "dims").annotate(total=Sum("amount")):
        form = dict(pair.partition("=")[::2] for pair in dims.split("&") if pair).get("form", "")
        if form in table:
            table[form][COUNTED[figure]] += int(total)
    return table


def organised(case: Case, act: Act) -> dict[str, int]:
    """{organiser: events held under this plan}; an event of several counts for each of them here, and once in the figure."""
    found: Counter[str] = Counter()
    for ident in Link.objects.filter(other=case.id, kind="plan", struck="").values_list("matter", flat=True):
        for step in dossier(ident).each(Hold.key):
            found.update(step.said["organisers"])
    return dict(found)


def helpers(case: Case, act: Act) -> dict[str, int]:
    """{village: people who know the law enrolled there today}, every village named."""
    villages = dict(Office.objects.filter(parent=case.office, kind="village", until="", struck="").values_list("id", "name"))
    serving = Matter.objects.filter(office=case.office, line=case.line, stage=SERVING.key, struck="").values_list("unit", flat=True)
    counted = Counter(serving)
    return {name: counted[ident] for ident, name in villages.items()}


class ClosePlan(Act):
    """The year is over; what was planned and what was held are compared, and the forms are set side by side."""

    title, basis = "总结年度普法计划", "普法·责任制"
    fact = True
    by, at, enters, asks = OFFICE, RUNNING, FINISHED, (spread, organised, helpers)
    held = Count("已举办活动", unit="场")
    note = Text("总结", lines=4)

    def objections(self, case: Case) -> Iterable[Objection]:
        events = sum(row[0] for row in (case.asked.get("spread") or {}).values())
        if self.held is not None and self.held != events:
            yield Objection(f"本年度登记举办{events}场，总结写了{self.held}场", "普法·责任制", "请核对，补登或更正", firm=True)
        idle = [ORGANISERS[each] for each in planned(case) if each not in (case.asked.get("organised") or {})]
        if idle:
            yield Objection(f"责任清单里的{'、'.join(idle)}本年度没有举办活动", "普法·责任制", "请写明原因，列入下年度计划")

    def follows(self, case: Case) -> Iterable[Consequence]:
        table, village = case.asked.get("spread") or {}, case.asked.get("helpers") or {}
        yield c.Issue("summary", words={"year_of_plan": case.first.year, "forms": as_table(table), "monotony": monotony(table),
                                        "villages": lacking(village, case), "compared": compared(case)})


def planned(case: Case) -> list[str]:
    """The units in the list of duties, in its order."""
    adopted = case.said("publicity.AdoptPlan")
    return list(dict.fromkeys(row["unit"] for row in (adopted.duties if adopted else None) or ()))


def compared(case: Case) -> str:
    """How many duties each unit had and how many events it held."""
    adopted = case.said("publicity.AdoptPlan")
    wanted = Counter(row["unit"] for row in (adopted.duties if adopted else None) or ())
    held = case.asked.get("organised") or {}
    return table_of([["责任单位", "清单任务", "主办或合办场次"], *([ORGANISERS[unit], n, held.get(unit, 0)] for unit, n in wanted.items())])


def as_table(table: dict[str, list[int]]) -> str:
    """Form, events, their share, audience, copies – the most used first, the unused last."""
    whole = sum(row[0] for row in table.values())
    rows = sorted(table.items(), key=lambda one: -one[1][0])
    return table_of([["形式", "场次", "占比", "受众（人次）", "资料（份）"], *([FORMS[form], *_shared(row, whole)] for form, row in rows)])


def _shared(row: list[int], whole: int) -> list[Any]:
    return [row[0], f"{row[0] * PERCENT / whole:.1f}%" if whole else "—", row[1], row[2]]


def monotony(table: dict[str, list[int]]) -> str:
    """One sentence about how even the forms are: the most used with its share, how many were used, which never."""
    whole = sum(row[0] for row in table.values())
    if not whole:
        return "本年度没有举办活动。"
    first = max(table, key=lambda form: table[form][0])
    unused = [FORMS[form] for form, row in table.items() if not row[0]]
    told = f"用过{len(table) - len(unused)}种形式，最多的是{FORMS[first]}，占{table[first][0] * PERCENT / whole:.1f}%"
    return told + (f"；没有用过：{'、'.join(unused)}。" if unused else "。")


def lacking(village: dict[str, int], case: Case) -> str:
    """Villages with fewer people who know the law than the rule of the day wants."""
    try:
        least = case.limit("pl.mingbai")
    except law.NotInForce:
        return ""
    few = [f"{name}{n}名" for name, n in village.items() if least and n < least]
    return f"每村应有{least}名，不足的：{'、'.join(few)}" if few else ""
