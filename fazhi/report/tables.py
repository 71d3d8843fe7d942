"""The yearly tables of enforcement that have to be published by the end of January: rules as data, each number opens into its entries."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import Q

from fazhi import law
from fazhi.kernel import registry
from fazhi.kernel.as_told import MENDS
from fazhi.kernel.checks import Step, steps_of
from fazhi.kernel.models import Entry, Listing
from fazhi.kernel.wrong import NotFound
from fazhi.report.frequency import counted, visits

DATA = Path(__file__).parent / "tables.yaml"
NO_DUTY = "无相关执法职责"
TEN_THOUSAND_YUAN = 1_000_000  # in fen


@dataclass(frozen=True, slots=True)
class Cell:
    """One number: value (an int, or a Decimal of 10,000 yuan; None where the office has no such duty) and the entries behind it."""

    key: str
    title: str
    unit: str
    value: int | Decimal | None
    entries: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The value as it stands in the table."""
        return NO_DUTY if self.value is None else str(self.value)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One of the six tables."""

    key: str
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on one party: its entry, the heaviest kind, and the sums by kind in fen."""

    entry: str
    heaviest: str
    sums: dict[str, int]


@cache
def rules() -> dict[str, Any]:
    """The tables, rules and order as data."""
    found: dict[str, Any] = yaml.safe_load(DATA.read_text("utf-8"))
    return found


def gravity(kind: str) -> int:
    """The place of a kind of penalty in the order from mild to grave."""
    data = rules()
    return int(data["order"].index(data["same"].get(kind, kind)))


def tables(office: str, year: int, *, known: str = "") -> list[Sheet]:
    """The six tables of an office's year; `known` leaves out what was recorded after that day."""
    data = rules()
    steps = list(_steps(office, year, known))
    decisions = list(decided(steps))
    found = []
    for table in data["tables"]:
        duty = table["line"] in registry.lines() if table["line"] else False
        often = visits(office, data["visits"], year, known) if any("frequency" in cell for cell in table["cells"]) else {}
        cells = tuple(_cell(table["key"], cell, steps, decisions, often) if duty and not cell.get("none") else _none(table["key"], cell) for cell in table["cells"])
        if duty and not _entitled(office, table.get("listing", ()), year) and not any(cell.value for cell in cells):
            cells = tuple(_none(table["key"], cell) for cell in table["cells"])
        found.append(Sheet(table["key"], table["title"], cells))
    return found


def term(on: date) -> tuple[str, str]:
    """(last day as ISO text, citation) by which the tables of the year before have to be public, by the law of a day; empty where there was none."""
    try:
        found = law.due(rules()["due"], on)
    except law.NotInForce:
        return "", ""
    return (found.due.isoformat()[:10] if found.due else ""), found.rule.cite


def _entitled(office: str, listing: Sequence[str], year: int) -> bool:
    """Whether one of these catalogues of the office held anything in the year; a table that names none asks for none."""
    if not listing:
        return True
    held = Listing.objects.filter(office=office, register__in=listing, struck="", since__lte=f"{year}-12-31")
    return held.filter(Q(until="") | Q(until__gte=f"{year}-01-01")).exists()


def _none(table: str, cell: dict[str, Any]) -> Cell:
    return Cell(f"{table}.{cell['key']}", cell["title"], cell["unit"], None)


def _steps(office: str, year: int, known: str) -> Iterator[Step]:
    """Every entry of the year that some table counts; struck ones left out, corrected ones with their new words and day."""
    data = rules()
    acts = {act for table in data["tables"] for cell in table["cells"] for act in cell.get("acts", ())} | set(data["decided"])
    entries = Entry.objects.filter(office=office, act__in=[*acts, *MENDS]).order_by("matter", "n")
    if known:
        entries = entries.filter(recorded_at__lte=f"{known}T23:59:59.999")
    first, last = f"{year}-01-01", f"{year}-12-31"
    for step in steps_of(entries):
        if step.act in acts and first <= step.at[:10] <= last:
            yield step


def decided(steps: Iterable[Step]) -> Iterator[Decision]:
    """Decisions party by party, each with its heaviest kind by the order of the rules."""
    data = rules()
    for step in steps:
        if step.act not in data["decided"]:
            continue
        by_party: dict[str, dict[str, int]] = {}
        for row in step.said.get("rows") or [step.said]:
            kind = data["same"].get(row["kind"], row["kind"])
            sums = by_party.setdefault(str(row.get("party", "")), {})
            sums[kind] = sums.get(kind, 0) + int(row.get("amount") or 0) + int(row.get("value") or 0)
        for sums in by_party.values():
            yield Decision(step.id, max(sums, key=gravity), sums)


def _cell(table: str, cell: dict[str, Any], steps: list[Step], decisions: list[Decision], often: dict[str, list[str]]) -> Cell:
    key, title, unit = f"{table}.{cell['key']}", cell["title"], cell["unit"]
    if "frequency" in cell:
        return Cell(key, title, unit, *counted(often, cell["frequency"]))
    if "heaviest" in cell:
        own = [each.entry for each in decisions if each.heaviest in cell["heaviest"]]
        return Cell(key, title, unit, len(own), tuple(own))
    if "sum" in cell:
        paid = {each.entry: sum(each.sums.get(kind, 0) for kind in cell["sum"]) for each in decisions}
        total = sum(sum(each.sums.get(kind, 0) for kind in cell["sum"]) for each in decisions)
        return Cell(key, title, unit, _ten_thousand(total), tuple(entry for entry, amount in paid.items() if amount))
    found = [step.id for step in steps if step.act in cell["acts"] and _matches(step, cell.get("where") or {})]
    return Cell(key, title, unit, len(found), tuple(found))


def _matches(step: Step, where: dict[str, list[str]]) -> bool:
    return all(str(step.said.get(name) or "") in values for name, values in where.items())


def _ten_thousand(fen: int) -> Decimal:
    """Fen as 10,000 yuan, exact, without trailing zeros."""
    value = Decimal(fen) / TEN_THOUSAND_YUAN
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def find(sheets: Iterable[Sheet], key: str) -> Cell:
    """One cell by its key (“T2.fine”); raises NotFound."""
    for sheet in sheets:
        for cell in sheet.cells:
            if cell.key == key:
                return cell
    raise NotFound(f"年度统计表里没有“{key}”这一格。请从表中点开。")


def told(office: str, year: int) -> dict[str, dict[str, Any]]:
    """The numbers of the six tables as they are told, for the ledger of reported figures: {cell key: plain JSON with the entries behind it}."""
    first, last = f"{year}-01-01", f"{year}-12-31"
    return {cell.key: {"key": cell.key, "label": f"{sheet.title.removesuffix('实施情况统计表')}：{cell.title}", "unit": cell.unit, "value": str(cell.value),
                       "from": first, "to": last, "definition": "年度行政执法数据表的计数规则", "source": list(cell.entries)}
            for sheet in tables(office, year) for cell in sheet.cells if cell.value is not None}


def again(office: str, asked: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The numbers that were told of a year, counted once more."""
    return told(office, int(next(iter(asked.values()))["to"][:4]))


def trace(cell: Cell) -> list[dict[str, Any]]:
    """The entries behind a number: id, matter, n, act, day, hash; an entry that decides on two parties stands twice."""
    rows = {row["id"]: row for row in Entry.objects.filter(id__in=set(cell.entries)).values("id", "matter", "n", "act", "done_at", "hash")}
    return sorted((rows[ident] for ident in cell.entries), key=lambda row: (row["done_at"], row["id"]))


def account(office: str, sheets: list[Sheet], year: int) -> list[str]:
    """The second part of the publication, the year told in words from the tables; it names no target and compares no amounts."""
    told = [f"本说明依据{office}的执法记录编制，统计期为{year}年1月1日至12月31日。"]
    for sheet in sheets:
        given = [cell for cell in sheet.cells if cell.value is not None]
        if not given:
            told.append(f"{sheet.title.removesuffix('实施情况统计表')}：{NO_DUTY}。")
            continue
        some = [f"{cell.title}{cell.text}{cell.unit}" for cell in given if cell.value]
        told.append(f"{sheet.title.removesuffix('实施情况统计表')}：{'、'.join(some)}。" if some else f"{sheet.title.removesuffix('实施情况统计表')}：本年度没有实施。")
    return told


def as_json(sheets: Iterable[Sheet]) -> str:
    """The tables as JSON, each number with how many entries stand behind it."""
    told = [{"key": sheet.key, "title": sheet.title, "cells": [
        {"key": cell.key, "title": cell.title, "unit": cell.unit, "value": None if cell.value is None else str(cell.value),
         "entries": len(cell.entries)} for cell in sheet.cells]} for sheet in sheets]
    return json.dumps(told, ensure_ascii=False, indent=1)
