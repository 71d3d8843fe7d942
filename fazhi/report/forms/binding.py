"""Which cell of a form tells which figure: found again when rows are moved, filled for a period, checked by the form's own sums."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from fazhi.kernel.models import Listing
from fazhi.report import figures, ledger
from fazhi.report.forms.filling import fill
from fazhi.report.forms.formula import CannotTell, value_of
from fazhi.report.forms.grid import Cell, Grid

SPANS = {"period": "本期", "year": "本年累计（1月1日起）", "all": "累计（自上线起）"}
SCALES = {"1": "原数", "100": "元（金额）", "1000000": "万元（金额）"}
LEFT = "-"  # a place that the town leaves empty on purpose
HERE, MOVED, LOST, UNBOUND = "here", "moved", "lost", "unbound"
STATES = {HERE: "已对应", MOVED: "位置已移动", LOST: "找不到了", UNBOUND: "未对应"}


@dataclass(frozen=True, slots=True)
class Binding:
    """One place of a form: sheet and cell when it was bound, the labels by which it is found again, the figure, span and scale."""

    sheet: str
    cell: str
    left: str
    above: str
    figure: str
    span: str = "period"
    scale: str = "1"


@dataclass(frozen=True, slots=True)
class Place:
    """One place as it stands in the form at hand: its binding (none where unbound), its state, and where it is now."""

    sheet: str
    cell: str
    state: str
    binding: Binding | None = None


def bindings(office: str, matter: str) -> list[Binding]:
    """The bindings of a form, in the order of its cells."""
    found = Listing.objects.filter(office=office, register="form_cell", key__startswith=f"{matter}/", until="", struck="").order_by("id")
    return [Binding(**json.loads(each.words)) for each in found]


def stand(grids: list[Grid], bound: Iterable[Binding]) -> list[Place]:
    """Every place of the form at hand: bound ones where they are now, lost ones where they were, and those that nobody bound."""
    index: dict[tuple[str, str, str], list[str]] = {}
    for grid in grids:
        for cell in grid.cells.values():
            if cell.empty:
                index.setdefault((grid.title, *grid.labels(cell)), []).append(cell.name)
    found = [_found(one, index.get((one.sheet, one.left, one.above), [])) for one in bound]
    taken = {(each.sheet, each.cell) for each in found if each.state != LOST}
    open_ = [Place(grid.title, cell.name, UNBOUND) for grid in grids for cell in grid.places() if (grid.title, cell.name) not in taken]
    return [*found, *open_]


def _found(one: Binding, cells: list[str]) -> Place:
    if one.cell in cells:
        return Place(one.sheet, one.cell, HERE, one)
    if len(cells) == 1:
        return Place(one.sheet, cells[0], MOVED, one)
    return Place(one.sheet, one.cell, LOST, one)


def told(office: str, places: Iterable[Place], every: str, period: str) -> dict[str, dict[str, Any]]:
    """{“sheet!cell”: the figure as it is told for the period, with its digest and scale}; raises FazhiError for a period that is none."""
    first, last = ledger.period(every, period)
    found = {}
    for place in places:
        one = place.binding
        if one is None or one.figure == LEFT or place.state == LOST:
            continue
        since = {"period": first, "year": f"{last[:4]}-01-01", "all": figures.go_live(office, one.figure, int(last[:4]))}[one.span]
        value = ledger.told(office, one.figure, int(last[:4]), since=since, until=last)
        found[f"{place.sheet}!{place.cell}"] = {**value, "scale": one.scale}
    return found


def numbers(values: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str], Any]:
    """The told figures as they go into the cells; a figure without a value (a rate over nothing) leaves its cell empty."""
    found: dict[tuple[str, str], Any] = {}
    for place, one in values.items():
        sheet, _, cell = place.rpartition("!")
        if one["value"] is not None:
            value = Decimal(str(one["value"])) / int(one["scale"])
            found[(sheet, cell)] = int(value) if value == value.to_integral_value() else value.normalize()
    return found


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not add up in a filled form."""

    where: str
    what: str


class Sums:
    """The form with the numbers filled in: what its formulas give, and which rules do not hold."""

    def __init__(self, grids: list[Grid], values: Mapping[tuple[str, str], Any]) -> None:
        self.grids, self.values = {grid.title: grid for grid in grids}, values
        self.kept: dict[tuple[str, str], Any] = {}
        self.under_way: set[tuple[str, str]] = set()

    def at(self, sheet: str, name: str) -> Any:
        """The value that stands in a cell. Raises CannotTell."""
        if (sheet, name) in self.values:
            return self.values[(sheet, name)]
        if sheet not in self.grids:
            raise CannotTell(f"没有“{sheet}”这张工作表")
        try:
            cell = self.grids[sheet].named(name)
        except KeyError:
            return None
        return self._counted(sheet, cell) if cell.formula else cell.value

    def _counted(self, sheet: str, cell: Cell) -> Any:
        place = (sheet, cell.name)
        if place in self.under_way:
            raise CannotTell("公式互相引用，算不出来")
        if place not in self.kept:
            self.under_way.add(place)
            try:
                self.kept[place] = value_of(cell.formula, sheet, self.at)
            finally:
                self.under_way.discard(place)
        return self.kept[place]

    def formulas(self) -> tuple[dict[tuple[str, str], Any], list[Finding]]:
        """(what each formula gives, formulas that cannot be told)."""
        found, unknown = {}, []
        for grid in self.grids.values():
            for cell in grid.cells.values():
                if not cell.formula:
                    continue
                try:
                    found[(grid.title, cell.name)] = self.at(grid.title, cell.name)
                except CannotTell as error:
                    unknown.append(Finding(f"{grid.title}!{cell.name}", str(error)))
        return found, unknown

    def broken(self, rules: Iterable[Mapping[str, str]]) -> list[Finding]:
        """Rules such as “C5=C6+C7” that do not hold, with what stands on both sides."""
        found = []
        for rule in rules:
            sheet = rule.get("sheet") or next(iter(self.grids))
            try:
                if value_of(rule["rule"], sheet, self.at) is not True:
                    left, sign, right = _sides(rule["rule"])
                    found.append(Finding(f"{sheet}：{rule['rule']}", f"左边是{value_of(left, sheet, self.at)}，右边是{value_of(right, sheet, self.at)}" if sign else "不成立"))
            except CannotTell as error:
                found.append(Finding(f"{sheet}：{rule['rule']}", str(error)))
        return found


def _sides(rule: str) -> tuple[str, str, str]:
    for sign in ("<=", ">=", "="):
        left, found, right = rule.partition(sign)
        if found:
            return left, found, right
    return rule, "", ""


def filled(data: bytes, grids: list[Grid], values: Mapping[tuple[str, str], Any]) -> bytes:
    """The form with its numbers in place, and with what its formulas give."""
    return fill(data, values, Sums(grids, values).formulas()[0])


def differing(grids: list[Grid], told: Mapping[str, Mapping[str, Any]]) -> list[Finding]:
    """Bound cells of a filled form that say another number than the one that is told, or none."""
    sheets, right = {grid.title: grid for grid in grids}, numbers(told)
    found = []
    for place in told:
        sheet, _, name = place.rpartition("!")
        wanted, stands = right.get((sheet, name)), _stands(sheets.get(sheet), name)
        if stands != (None if wanted is None else Decimal(wanted)):
            found.append(Finding(place, f"表上是{'空白' if stands is None else stands}，记录是{'无' if wanted is None else wanted}"))
    return found


def _stands(grid: Grid | None, name: str) -> Decimal | str | None:
    """The number in a cell; its words where it is none; None where nothing stands."""
    try:
        value = grid.named(name).value if grid else None
    except KeyError:
        return None
    if value in (None, ""):
        return None
    try:
        return Decimal(str(value).strip().replace(",", ""))
    except InvalidOperation:
        return str(value)
