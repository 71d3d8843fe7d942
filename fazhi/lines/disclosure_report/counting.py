"""The numbers of the fixed tables, counted from the marks of the requests, and the sums that must agree."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import Sum

from fazhi.kernel.models import Listing, Mark

RECEIVED, REPLIED, DROPPED, CONTESTED = "access.received", "access.replied", "access.dropped", "access.contested"
TOTAL = "total"
Table = dict[str, dict[str, int]]


@cache
def form() -> dict[str, Any]:
    """The form as data."""
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "form.yaml").read_text("utf-8"))
    return found


def _marks(office: str, figure: str, until: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """(matter, day, dimensions) of every entry that still counts, by day."""
    rows = Mark.objects.filter(office=office, figure=figure, day__lte=until).values("matter", "entry", "day", "dims").annotate(net=Sum("amount"))
    for row in sorted(rows, key=lambda one: (one["day"], one["entry"])):
        if row["net"] > 0:
            yield row["matter"], row["day"][:10], dict(pair.partition("=")[::2] for pair in row["dims"].split("&") if pair)


def requests(office: str, year: int) -> Table:
    """Table three: {row: {column: number}}, each request once – by its first end, with the kind it had at the end of that year."""
    first, last = f"{year}-01-01", f"{year}-12-31"
    table: Table = {row["key"]: dict.fromkeys((*form()["columns"], TOTAL), 0) for row in form()["requests"]}
    came = {matter: (day, dims.get("applicant", "other")) for matter, day, dims in _marks(office, RECEIVED, last)}
    ended: dict[str, tuple[str, str]] = {}
    for figure, word in ((REPLIED, "kind"), (DROPPED, "why")):
        for matter, day, dims in _marks(office, figure, last):
            known = ended.get(matter)
            if known is None or day < known[0]:
                ended[matter] = (day, dims.get(word, ""))
            elif known[0][:4] == day[:4]:
                ended[matter] = (known[0], dims.get(word, ""))
    rows = {kind: row["key"] for row in form()["requests"] for kind in (*row.get("kinds", ()), *row.get("ends", ()))}
    for matter, (day, applicant) in came.items():
        on, kind = ended.get(matter, ("", ""))
        if on and on < first:
            continue
        told = ["new" if day >= first else "carried", "left" if not on else rows[kind], *(["handled"] if on else [])]
        for key in told:
            table[key][applicant] += 1
            table[key][TOTAL] += 1
    return table


def contested(office: str, year: int) -> Table:
    """Table four: {road: {result: number}}, each case by what is known of it at the year's end."""
    table: Table = {road: dict.fromkeys((*form()["results"], TOTAL), 0) for road in form()["roads"]}
    newest = {(matter, dims["road"]): dims["result"] for matter, day, dims in _marks(office, CONTESTED, f"{year}-12-31") if day[:4] == str(year)}
    for (_, road), result in newest.items():
        table[road][result] += 1
        table[road][TOTAL] += 1
    return table


def active(office: str, year: int) -> dict[str, int]:
    """Table two as far as the record knows it: {row: number}; documents in force are those in the catalogue on the last day."""
    keys = {row["key"]: row["figure"] for row in form()["active"] if row.get("figure")}
    span = Mark.objects.filter(office=office, figure__in=keys.values(), day__gte=f"{year}-01-01", day__lte=f"{year}-12-31T99")
    sums = dict(span.values_list("figure").annotate(total=Sum("amount")))
    last = f"{year}-12-31"
    listed = {row["key"]: Listing.objects.filter(office=office, register=row["listing"], struck="", since__lte=last).exclude(until__gt="", until__lte=last).count()
              for row in form()["active"] if row.get("listing")}
    return {**{key: int(sums.get(figure) or 0) for key, figure in keys.items()}, **listed}


def fees(office: str, year: int) -> dict[str, int]:
    """The fees of the year: how many notices, and how much was told and paid, in fen."""
    keys = form()["fees"]
    span = Mark.objects.filter(office=office, figure__in=keys.values(), day__gte=f"{year}-01-01", day__lte=f"{year}-12-31T99")
    rows = list(span.values("figure", "entry").annotate(net=Sum("amount")))
    sums = {name: sum(row["net"] for row in rows if row["figure"] == key) for name, key in keys.items()}
    return {"count": sum(1 for row in rows if row["figure"] == keys["notices"] and row["net"] > 0), **sums}


def wrong(table: Table, before: int | None) -> Iterable[str]:
    """Every sum of table three that does not agree, in words; `before` is what the last report carried over, where it stands here."""
    columns = (*form()["columns"], TOTAL)
    parts = [row["key"] for row in form()["requests"] if row.get("kinds") or row.get("ends")]
    for column in columns:
        name = form()["columns"].get(column, "总计")
        cell = {key: row[column] for key, row in table.items()}
        if cell["new"] + cell["carried"] != cell["handled"] + cell["left"]:
            yield f"{name}：一（{cell['new']}）＋二（{cell['carried']}）≠三（七）（{cell['handled']}）＋四（{cell['left']}）"
        if sum(cell[key] for key in parts) != cell["handled"]:
            yield f"{name}：三（一）至三（六）之和（{sum(cell[key] for key in parts)}）≠三（七）（{cell['handled']}）"
    for row in form()["requests"]:
        told = table[row["key"]]
        if sum(told[column] for column in form()["columns"]) != told[TOTAL]:
            yield f"{row['row']}{row['title']}：各列之和（{sum(told[column] for column in form()['columns'])}）≠总计（{told[TOTAL]}）"
    if before is not None and before != table["carried"][TOTAL]:
        yield f"上年结转（二）为{table['carried'][TOTAL]}件，上年报告的结转下年度（四）为{before}件"
