"""The entry grid: paper lists of several walkers, villages and days typed at once by one clerk, with one photograph for all its rows."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi.kernel import capacities, hanging
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Count, Day, File, ListingOf, OfficeOf, OfficerOf, Place, Rows, Text
from fazhi.kernel.grids import Cross
from fazhi.kernel.happen import peek
from fazhi.kernel.models import Entry, Listing, Matter, Office
from fazhi.kernel.roster import roster
from fazhi.kernel.wrong import Objection
from fazhi.lines.screening.acts import CELL, ROUNDS, RUNNING, TWICE, TYPED, Walk

Row = dict[str, Any]


class Grid(Act):
    """One clerk types the paper lists of many walkers; each row becomes the walker's own round in his village's book, all with this photograph."""

    title, basis = "录入纸质排查表", "排查·排查"
    at, enters = NEW, TYPED
    by = (capacities.clerk, capacities.unit_head)
    photo = File("纸质排查表照片")
    rows = Rows(
        "排查", most=400, village=OfficeOf("村（社区）", "village"), on=Day("日期"), walker=OfficerOf("走访人", "cadre", role="walked"),
        kind=Choice("类型", ROUNDS, default="regular"), found=Count("发现件数", default=0, most=99), cell=ListingOf("网格", CELL, required=False), where=Place("走访地点或对象", required=False),
        note=Text("说明（同日第二次的写明原因）", required=False),
    )

    def objections(self, case: Case) -> Iterable[Objection]:
        books = books_of(case.office, self.rows or ())
        times = Counter((row["village"], row["on"], row["walker"]) for row in self.rows or ())
        known = walked(books.values(), {row["on"] for row in self.rows or ()}, case.entry)
        for i, row in enumerate(self.rows or (), 1):
            key = (row["village"], row["on"], row["walker"])
            book = books.get((row["village"], row["on"][:4]))
            if row["on"] > case.day.isoformat():
                yield Objection(f"第{i}行：日期在将来", "排查·排查", "请核对日期", firm=True)
            elif not book:
                yield Objection(f"第{i}行：{village(row)}没有{row['on'][:4]}年度在用的排查台账", "排查·计划", "请先“建立排查台账”", firm=True)
            elif (times[key] > 1 or (book, row["on"], row["walker"]) in known) and not row.get("note"):
                yield Objection(f"第{i}行：{TWICE}（{village(row)}，{row['on']}）", "排查·排查", "确为两次的，请在“说明”中写明；重复的请删去这一行", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        books = books_of(case.office, self.rows)
        for book in dict.fromkeys(books[row["village"], row["on"][:4]] for row in self.rows):
            yield c.Relate(book, "typed")
        for row in sorted(self.rows, key=lambda each: str(each["on"])):
            walk = Walk(kind=row.get("kind", "regular"), found=row.get("found", 0), nothing=not row.get("found"), where=row.get("where"), note=row.get("note"), cell=row.get("cell"))
            yield c.Do(books[(row["village"], row["on"][:4])], walk, row["on"], "paper", (row["walker"],), self.photo, told_by=case.entry)


def usual(office: str, day: date) -> dict[str, str]:
    """Who usually walks in each village: the cadre named for it, else the only cadre who has his post there."""
    found: dict[str, list[str]] = {}
    for post in roster(office).posts:
        if post["capacity"] == "cadre" and post["since"] <= day.isoformat() and (not post["until"] or post["until"] >= day.isoformat()):
            found.setdefault(post["unit"], []).append(post["person"])
    known = {unit: persons[0] for unit, persons in found.items() if len(set(persons)) == 1}
    rows = Listing.objects.filter(office=office, register="screening_area", struck="", since__lte=day.isoformat()).order_by("since")
    known.update({row.key: json.loads(row.words)["cadre"] for row in rows if not row.until or row.until >= day.isoformat()})
    return known


CROSS = Cross(
    "screening", "录入排查表（村×日）", Grid, "rows", "village", "on", "walker", "found", "kind", "note", "photo", usual,
    "照纸质排查表录入，走访的人是办理人，录入的人是登记人；没有建立年度台账的村先建立台账。",
)


def books_of(office: str, rows: Iterable[Row]) -> dict[tuple[str, str], str]:
    """The running books by village and the year that they are kept for, whenever they were opened."""
    units = {row["village"] for row in rows}
    found = Matter.objects.filter(office=office, line="screening", unit__in=units, stage=RUNNING.key, struck="").order_by("opened_on")
    return {(unit, str(peek(ident)["first"]["s"].get("year", ""))): ident for ident, unit in found.values_list("id", "unit")}


def walked(books: Iterable[str], days: set[str], sheet: str) -> set[tuple[str, str, str]]:
    """(book, day, walker) of every round recorded on these days that stands and does not come from this very sheet, which may be being corrected."""
    if not days:
        return set()
    mended = Entry.objects.filter(matter__in=list(books), act__in=("common.Strike", "common.Move")).values_list("body", flat=True)
    gone = hanging.struck(json.loads(body) for body in mended)
    found = Entry.objects.filter(matter__in=list(books), act=Walk.key, done_at__gte=min(days), done_at__lte=f"{max(days)}T99")
    bodies = [json.loads(body) for body in found.values_list("body", flat=True)]
    return {(body["matter"], body["done_at"][:10], body["hands"][0]["person"]) for body in bodies if body["id"] not in gone and body.get("told_by") != sheet}


def village(row: Row) -> str:
    """The village's name."""
    return str(Office.objects.filter(id=row["village"]).values_list("name", flat=True).first() or "该村")
