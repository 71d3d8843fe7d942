"""The numbers of the fixed tables, counted from the marks of the requests, and the sums that must agree."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import Sum

from fazhi.kernel.models import Listing, Mark
from fazhi.report import ledger

RECEIVED, REPLIED, DROPPED, CONTESTED = "access.received", "access.replied", "access.dropped", "access.contested"
TOTAL, LINE = "total", "disclosure_report"
Table = dict[str, dict[str, int]]
Behind = dict[str, dict[str, list[str]]]  # {row: {column: the entries that make its number, one for each thing counted}}


@cache
def form() -> dict[str, Any]:
    """The form as data."""
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "form.yaml").read_text("utf-8"))
    return found


def _marks(office: str, figure: str, until: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """(entry, matter, day, dimensions) of every entry that still counts, by day."""
    rows = Mark.objects.filter(office=office, figure=figure, day__lte=until).values("matter", "entry", "day", "dims").annotate(net=Sum("amount"))
    for row in sorted(rows, key=lambda one: (one["day"], one["entry"])):
        if row["net"] > 0:
            yield row["entry"], row["matter"], row["day"][:10], dict(pair.partition("=")[::2] for pair in row["dims"].split("&") if pair)


def requests(office: str, year: int) -> Table:
    """Table three: {row: {column: number}}, each request once – by its first end, with the kind it had at the end of that year."""
    return _lengths(behind_requests(office, year))


def behind_requests(office: str, year: int) -> Behind:
    """The entries behind table three: of a request that came or is left the one that received it, of an answered one the answer that counts."""
    first, last = f"{year}-01-01", f"{year}-12-31"
    table = _empty((row["key"] for row in form()["requests"]), form()["columns"])
    came = {matter: (entry, day, dims.get("applicant", "other")) for entry, matter, day, dims in _marks(office, RECEIVED, last)}
    ended: dict[str, tuple[str, str, str]] = {}
    for figure, word in ((REPLIED, "kind"), (DROPPED, "why")):
        for entry, matter, day, dims in _marks(office, figure, last):
            known = ended.get(matter)
            if known is None or day < known[0]:
                ended[matter] = (day, dims.get(word, ""), entry)
            elif known[0][:4] == day[:4]:
                ended[matter] = (known[0], dims.get(word, ""), entry)
    rows = {kind: row["key"] for row in form()["requests"] for kind in (*row.get("kinds", ()), *row.get("ends", ()))}
    for matter, (entry, day, applicant) in came.items():
        on, kind, end = ended.get(matter, ("", "", entry))
        if on and on < first:
            continue
        told = [("new" if day >= first else "carried", entry), ("left" if not on else rows[kind], end), *([("handled", end)] if on else [])]
        for key, counted in told:
            table[key][applicant].append(counted)
            table[key][TOTAL].append(counted)
    return table


def contested(office: str, year: int) -> Table:
    """Table four: {road: {result: number}}, each case by what is known of it at the year's end."""
    return _lengths(behind_contested(office, year))


def behind_contested(office: str, year: int) -> Behind:
    """The entries behind table four: of each case the newest of the year."""
    table = _empty(form()["roads"], form()["results"])
    marks = _marks(office, CONTESTED, f"{year}-12-31")
    newest = {(matter, dims["road"]): (dims["result"], entry) for entry, matter, day, dims in marks if day[:4] == str(year)}
    for (_, road), (result, entry) in newest.items():
        table[road][result].append(entry)
        table[road][TOTAL].append(entry)
    return table


def _empty(rows: Iterable[str], columns: Iterable[str]) -> Behind:
    names = (*columns, TOTAL)
    return {row: {column: [] for column in names} for row in rows}


def _lengths(behind: Behind) -> Table:
    return {row: {column: len(entries) for column, entries in cells.items()} for row, cells in behind.items()}


def cells(office: str, year: int) -> dict[str, dict[str, Any]]:
    """Every number of tables three and four that is not 0, and the documents in force of table two, each with the entries behind it: {where it stands: told number}."""
    columns, results = {**form()["columns"], TOTAL: "总计"}, {**form()["results"], TOTAL: "总计"}
    three, four = behind_requests(office, year), behind_contested(office, year)
    found = {f"三表·{row['row']}·{name}": (f"{row['title']}（{name}）", three[row["key"]][column]) for row in form()["requests"] for column, name in columns.items()}
    found |= {f"四表·{title}·{name}": (f"{title}：{name}", four[road][result]) for road, title in form()["roads"].items() for result, name in results.items()}
    found |= {row["title"]: (row["title"], [each.opened_by for each in listed(office, row["listing"], year)]) for row in form()["active"] if row.get("listing")}
    return {place: {"key": f"{LINE}.cell", "label": label, "unit": "件", "value": str(len(entries)), "from": f"{year}-01-01", "to": f"{year}-12-31",
                    "definition": "信息公开年度报告的一格，逐件数出", "source": sorted(entries)} for place, (label, entries) in found.items() if entries}


def numbers(office: str, year: int) -> dict[str, dict[str, Any]]:
    """Every number of the report that the record tells, each with the entries behind it: the figures of table two and of the fees, and the cells."""
    places = {row["title"]: row["figure"] for row in form()["active"] if row.get("figure")}
    places |= {"收费通知金额": form()["fees"]["notices"], "实际收取": form()["fees"]["paid"]}
    return {title: ledger.told(office, figure, year, since=f"{year}-01-01", until=f"{year}-12-31") for title, figure in places.items()} | cells(office, year)


def by_hand(year: int, told: dict[str, dict[str, Any]], typed: dict[str, int | None]) -> dict[str, dict[str, Any]]:
    """The numbers of table two that were typed and are not those of the record: {where it stands: told number}; the record neither explains nor changes them."""
    rows = [row for row in form()["active"] if typed.get(row["key"]) is not None]
    own = [row for row in rows if str(typed[row["key"]]) != str(told.get(row["title"], {}).get("value") or 0)]
    return {row["title"]: {"key": f"{LINE}.cell", "label": row["title"], "unit": row["unit"], "value": str(typed[row["key"]]), "from": f"{year}-01-01",
                           "to": f"{year}-12-31", "definition": "编制时手填的数字，来源写在编制的记录里", "hand": True, "source": []} for row in own}


def listed(office: str, register: str, year: int) -> list[Listing]:
    """What stood in a register on the last day of a year."""
    last = f"{year}-12-31"
    return list(Listing.objects.filter(office=office, register=register, struck="", since__lte=last).exclude(until__gt="", until__lte=last))


def active(office: str, year: int) -> dict[str, int]:
    """Table two as far as the record knows it: {row: number}; documents in force are those in the catalogue on the last day."""
    keys = {row["key"]: row["figure"] for row in form()["active"] if row.get("figure")}
    span = Mark.objects.filter(office=office, figure__in=keys.values(), day__gte=f"{year}-01-01", day__lte=f"{year}-12-31T99")
    sums = dict(span.values_list("figure").annotate(total=Sum("amount")))
    known = {row["key"]: len(listed(office, row["listing"], year)) for row in form()["active"] if row.get("listing")}
    return {**{key: int(sums.get(figure) or 0) for key, figure in keys.items()}, **known}


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
