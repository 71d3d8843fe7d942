"""The books of a year for all villages, opened at once: each becomes a book of its own, as if it had been opened alone."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Count
from fazhi.kernel.happen import peek
from fazhi.kernel.models import Matter, Office
from fazhi.kernel.wrong import Objection
from fazhi.lines.screening.acts import TYPED, Begin


def without_book(case: Case, act: Any) -> list[str]:
    """The villages in office on the day that have no book for the year that is asked, in the order of the house."""
    found = Matter.objects.filter(office=case.office, line=case.line, struck="").exclude(unit="").values_list("id", "unit")
    firsts = [(unit, peek(ident)["first"]) for ident, unit in found]
    has = {unit for unit, first in firsts if first["act"] == Begin.key and first["s"].get("year") == act.year}
    nodes = Office.objects.filter(parent=case.office, kind="village", struck="").order_by("opened_by", "id").values_list("id", "until")
    return [each for each, until in nodes if each not in has and (not until or until > case.day.isoformat())]


class BeginAll(Act):
    """The books of a year are opened for every village that has none yet."""

    title, basis = "为各村建立排查台账", "排查·计划"
    at, enters = NEW, TYPED
    by, asks = (capacities.clerk, capacities.unit_head), without_book
    year = Count("年度", least=2004, most=2100, help="为本年度还没有台账的各村（社区）各建一本；包片领导用“明确包片领导和驻村干部”登记")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.year and not case.asked.get("without_book"):
            yield Objection(f"各村（社区）{self.year}年度都已经有排查台账", "排查·计划", "请在原来的台账里登记", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for village in case.asked["without_book"]:
            yield c.Do("", Begin(village=village, year=self.year), case.at)
