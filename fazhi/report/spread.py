"""A statistics form (统计表) of a line for a span of days: figures split by dimensions, each number opened into its entries, its sums checked."""

import json
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, Sum

from fazhi.kernel import gate, registry
from fazhi.kernel.figure import Form, Roll, Split
from fazhi.kernel.models import Listing, Office
from fazhi.kernel.wrong import NotFound
from fazhi.report import figures

UNSAID = "（没有登记）"
QUARTERS = {1: ("01-01", "03-31"), 2: ("04-01", "06-30"), 3: ("07-01", "09-30"), 4: ("10-01", "12-31")}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its heading, the values of the dimension that it counts, and a number for each column; None where that figure is not told by the dimension."""

    title: str
    values: tuple[str, ...]
    numbers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one dimension."""

    title: str
    dim: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A sum that has to come out: in words, and where it does not."""

    words: str
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One kind of the tree: its title and what stands in it, each with its numbers and people."""

    title: str
    rows: tuple[tuple[str, str, tuple[int, ...], tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A form filled for a span of days."""

    form: Form
    since: str
    until: str
    total: Row
    parts: tuple[Part, ...]
    sums: tuple[Check, ...]
    tree: tuple[Branch, ...]


def find(key: str) -> Form:
    """The form with this key; raises NotFound."""
    found: Form | None = next((form for line in registry.lines().values() for form in line.statistics if form.key == key), None)
    if found is None:
        raise NotFound("没有这张统计表。请从各项工作的页面打开。")
    return found


def span(year: int, quarter: int, month: int = 0) -> tuple[str, str]:
    """First and last day of a month (1–12), of a quarter, or of the year (0)."""
    if month:
        return f"{year}-{month:02d}-01", f"{year}-{month:02d}-{monthrange(year, month)[1]:02d}"
    first, last = QUARTERS.get(quarter, ("01-01", "12-31"))
    return f"{year}-{first}", f"{year}-{last}"


def last_ended(day: date) -> tuple[int, int]:
    """Year and number of the last quarter that has ended on a day (its own last day included): the one that is reported next."""
    return [(year, quarter) for year in (day.year - 1, day.year) for quarter in QUARTERS if span(year, quarter)[1] <= day.isoformat()][-1]


def spread(office: str, form: Form, since: str, until: str) -> Told:
    """The form filled: totals as the figures tell them, the rest from one query over the marks, so that the two check each other."""
    year, keys = int(until[:4]), list(form.columns)
    told = figures.several(office, [(figures.find(key), year, since, until) for key in keys])
    total = Row("合计", (), tuple(int(each.value or 0) for each in told))
    marks = _marks(office, keys, since, until)
    parts = tuple(_part(office, split, keys, marks, until) for split in form.splits)
    tree = _tree(office, form.roll, until) if form.roll else ()
    return Told(form, since, until, total, parts, tuple(_sums(form, keys, total, parts)), tree)


def _marks(office: str, keys: list[str], since: str, until: str) -> list[tuple[str, dict[str, str], int]]:
    rows = figures.seen(office, since, until).filter(figure__in=keys).values_list("figure", "dims").annotate(total=Sum("amount")).order_by()
    return [(figure, dict(pair.split("=", 1) for pair in dims.split("&") if pair), int(total)) for figure, dims, total in rows]


def _part(office: str, split: Split, keys: list[str], marks: list[tuple[str, dict[str, str], int]], until: str) -> Part:
    """One row for each known value, in the order of its words, and one for what was not said where there is any."""
    group, words = _groups(office, split, until)
    sums: dict[str, list[int]] = {key: [0] * len(keys) for key in words}
    values: dict[str, set[str]] = {}
    for figure, dims, amount in marks:
        if figure in split.without:
            continue
        value = dims.get(split.dim, "")
        row = group.get(value, value) if split.listing[0] else value
        row = row if row in words else ""
        sums.setdefault(row, [0] * len(keys))[keys.index(figure)] += amount
        values.setdefault(row, set()).add(value)
    rows = [Row(words.get(key, UNSAID), tuple(sorted(values.get(key, ()))), tuple(None if name in split.without else n for name, n in zip(keys, numbers, strict=True)))
            for key, numbers in sums.items()]
    return Part(split.title, split.dim, tuple(rows))


def _groups(office: str, split: Split, until: str) -> tuple[dict[str, str], dict[str, str]]:
    """({value: group} where a register tells the group, {group or value: heading})."""
    register, word = split.listing
    if register:
        found = Listing.objects.filter(office=office, register=register, struck="", since__lte=until).order_by("since", "id")
        return {key: str(json.loads(words or "{}").get(word, "")) for key, words in found.values_list("key", "words")}, split.words
    if split.words:
        return {}, split.words
    nodes = Office.objects.filter(parent=office, kind=split.dim, struck="").order_by("opened_by", "id").values_list("id", "name")
    return {}, dict(nodes)


def _sums(form: Form, keys: list[str], total: Row, parts: Iterable[Part]) -> Iterable[Check]:
    """Every part adds up to the total, and every sum of the form comes out in every row."""
    titles = list(form.columns.values())
    for part in parts:
        sums = [[row.numbers[i] for row in part.rows] for i in range(len(titles))]
        wrong = [f"{titles[i]}：各行之和{sum(n or 0 for n in column)}，合计{number}" for i, (column, number) in enumerate(zip(sums, total.numbers, strict=True))
                 if None not in column and sum(n or 0 for n in column) != number]
        yield Check(f"{part.title}各行之和＝合计", tuple(wrong))
    for figure, pieces, words in form.sums:
        wrong = []
        for title, row in [("合计", total), *((f"{part.title}·{row.title}", row) for part in parts for row in part.rows)]:
            left, right = row.numbers[keys.index(figure)], sum(row.numbers[keys.index(piece)] or 0 for piece in pieces)
            wrong += [f"{title}：{left}≠{right}"] if left != right else []
        yield Check(words, tuple(wrong))


def _tree(office: str, roll: Roll, until: str) -> tuple[Branch, ...]:
    """What stands in the register on the last day, by kind."""
    found = Listing.objects.filter(Q(until="") | Q(until__gt=until), office=office, register=roll.register, struck="", since__lte=until).order_by("since", "id")
    rows = [(title, since, json.loads(words or "{}")) for title, since, words in found.values_list("title", "since", "words")]
    names = gate.people({one[0] for _, _, words in rows for one in words.get(roll.people, ())})
    made: dict[str, list[tuple[str, str, tuple[int, ...], tuple[str, ...]]]] = {key: [] for key in roll.words}
    for title, since, words in rows:
        people = tuple(f"{names.get(person, '')}{'（专职）' if full else ''}" for person, full in words.get(roll.people, ()))
        made.setdefault(str(words.get(roll.by, "")), []).append((title, since, tuple(int(words.get(word, 0) or 0) for word in roll.sums), people))
    return tuple(Branch(roll.words.get(key, UNSAID), tuple(rows)) for key, rows in made.items())


def opened(office: str, told: Told, figure: str, dim: str = "", title: str = "") -> tuple[Row, list[dict[str, Any]]]:
    """The row of a number and the entries behind it; raises NotFound where the form has no such number."""
    part = next((each for each in told.parts if each.dim == dim), None)
    row = told.total if not dim else next((each for each in part.rows if each.title == title), None) if part else None
    if row is None or figure not in told.form.columns or row.numbers[list(told.form.columns).index(figure)] is None:
        raise NotFound("统计表里没有这一格。请从表中点开。")
    found = figures.trace(office, figure, int(told.until[:4]), since=told.since, until=told.until)
    if dim:
        found = [each for each in found if dict(pair.split("=", 1) for pair in each["dims"].split("&") if pair).get(dim, "") in row.values]
    return row, found
