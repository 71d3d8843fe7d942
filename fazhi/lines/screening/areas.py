"""Who answers for what in a village: the leader and the cadre of its area (包片包村), and the cells of the grid (网格) with their keepers – each from a day on."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Day, ListingOf, OfficerOf
from fazhi.kernel.models import Listing, Office
from fazhi.kernel.standing import ended
from fazhi.kernel.wrong import Objection
from fazhi.lines.screening.acts import CELL, RUNNING, cell_known, cell_of

AREA = "screening_area"
HEADS = (capacities.unit_head, capacities.leader, capacities.chief)


def listed(case: Case, register: str, key: str) -> list[dict[str, Any]]:
    """What the list says of a village or a cell, oldest first, in whichever year's book it was said; what this very entry said is left out."""
    found = Listing.objects.filter(office=case.office, register=register, key=key, struck="").exclude(opened_by=case.entry or "-")
    return list(found.order_by("since", "id").values("matter", "since", "until"))


def area_known(case: Case, act: Any) -> list[dict[str, Any]]:
    """What the list says of the village's area."""
    return listed(case, AREA, str(case.row["unit"]))


def cell_days(case: Case, act: Any) -> list[dict[str, Any]]:
    """What the list says of the cell."""
    return listed(case, CELL, cell_of(act))


def in_sequence(known: list[dict[str, Any]], since: str | None, provision: str) -> Iterable[Objection]:
    """Nothing begins on or before the day from which something was said already: two would stand for one village."""
    if since and known and since <= known[-1]["since"]:
        yield Objection(f"开始日期不晚于上一次明确的日期（{known[-1]['since']}）", provision, "请核对；写错的请更正上一次的记录", firm=True)


def to_end(known: list[dict[str, Any]], until: str | None, what: str) -> Iterable[Objection]:
    """Only what stands can end, and not before it began."""
    standing = [row for row in known if not row["until"]]
    if until and not standing:
        yield Objection(f"没有在任的{what}", "排查·包片包村", "请核对名册", firm=True)
    elif until and until < standing[-1]["since"]:
        yield Objection(f"结束日期早于开始日期（{standing[-1]['since']}）", "排查·包片包村", "请核对日期", firm=True)


class Lead(Act):
    """From a day on one leader and one cadre answer for the village; who did before stays written."""

    title, basis = "明确包片领导和驻村干部", "排查·包片包村"
    at, asks = RUNNING, area_known
    by = HEADS
    leader = OfficerOf("包片领导", "leader", role="leads")
    cadre = OfficerOf("驻村干部", "cadre", role="named")
    since = Day("开始日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from in_sequence(case.asked.get("area_known") or [], self.since, "排查·包片包村")
        for person, kind in ((self.leader, "leader"), (self.cadre, "cadre")):
            officer = case.officers.get(person or "")
            if officer and not officer.holds(kind):
                yield Objection(f"所选人员当日不是{capacities.title(kind)}", "机构·职责", "请另选，或先办理任职", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        key = str(case.row["unit"])
        yield from ended(case, AREA, key, self.since)
        yield c.List(AREA, key, village_of(case), {"leader": self.leader, "cadre": self.cadre}, self.since)


class EndLead(Act):
    """The leader or the cadre of a village is there no more and nobody has followed yet: from that day the village stands among those without."""

    title, basis = "结束包片包村", "排查·包片包村"
    at, by, asks = ANY, HEADS, area_known
    until = Day("结束日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from to_end(case.asked.get("area_known") or [], self.until, "包片领导和驻村干部")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from ended(case, AREA, str(case.row["unit"]), self.until)


class Cell(Act):
    """A cell of the village's grid has its number, its name and its keeper, from a day on; another keeper is written in the same way."""

    title, basis = "登记网格和网格员", "排查·包片包村"
    at, asks = RUNNING, (cell_days, cell_known)
    by = (capacities.clerk, *HEADS)
    key = Code("网格编号")
    name = Code("网格名称")
    keeper = OfficerOf("网格员", "", role="named", required=False, help="在本系统有职务的填写")
    since = Day("开始日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        known = case.asked.get("cell_known")
        if known and known != case.row.get("unit"):
            yield Objection("这个网格编号已经用在另一个村（社区）", "排查·包片包村", "请核对编号", firm=True)
        yield from in_sequence(case.asked.get("cell_days") or [], self.since, "排查·包片包村")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from ended(case, CELL, self.key, self.since)
        yield c.List(CELL, self.key, self.name, {"village": case.row["unit"], "keeper": self.keeper or ""}, self.since)


class EndCell(Act):
    """A cell is given up or joined with another one."""

    title, basis = "撤销网格", "排查·包片包村"
    at, by, asks = ANY, (capacities.clerk, *HEADS), (cell_days, cell_known)
    cell = ListingOf("网格", CELL)
    until = Day("结束日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        known = case.asked.get("cell_known")
        if known and known != case.row.get("unit"):
            yield Objection("这个网格不在本村（社区）", "排查·包片包村", "请到该村的台账办理", firm=True)
        yield from to_end(case.asked.get("cell_days") or [], self.until, "网格")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from ended(case, CELL, self.cell, self.until)


def village_of(case: Case) -> str:
    """The village's name."""
    return str(Office.objects.filter(id=case.row["unit"]).values_list("name", flat=True).first() or case.row.get("code"))
