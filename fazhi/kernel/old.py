"""Going live: a file that was kept in a book of paper or Excel before this system was used comes in as an old file."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Line
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Count, Day, Flag, Place, Public, Rows, Text, Who
from fazhi.kernel.models import Entry, Matter, Number
from fazhi.kernel.wrong import Objection, Weighed

RECORD = "记录·全过程"
BOOK = "common.FromBook"
BRACKETS = str.maketrans("（(［[【〔）)］]】〕", "〔〔〔〔〔〔〕〕〕〕〕〕")


def taken_numbers(case: Case, act: Any) -> list[list[Any]]:
    """Which of the numbers told were taken here before, each with whether that still stands: [series, year, n, stands]."""
    told = {(each["series"], each["year"], each["n"]) for each in act.numbers or ()}
    rows = Number.objects.filter(office=case.office, series__in={one[0] for one in told}, year__in={one[1] for one in told}).values_list("series", "year", "n", "struck")
    return [[series, year, n, not struck] for series, year, n, struck in rows if (series, year, n) in told]


class FromBook(Act):
    """A file of the time before this system is entered from the old book: a closed one as a summary, an open one at its stage with the terms that run."""

    title, basis = "从旧台账登记", RECORD
    fact, hidden = True, True
    by, at = capacities.handler, NEW
    asks = taken_numbers
    book = Code("哪项工作的台账")
    live = Day("启用日", help="从这一天起在本系统办理；以前的办理不计入指标")
    number = Code("旧编号")
    what = Text("事项", lines=2)
    who = Who("当事人", capacity="", required=False)
    part = Code("当事人的身份", required=False)
    place = Place("地点", required=False)
    officer = Code("承办人", required=False)
    stage = Code("所处阶段")
    closed = Day("办结日期", required=False)
    result = Text("办理结果", lines=2, required=False)
    running = Rows("仍在计算的期限", required=False, least=0, term=Code("期限"), since=Day("起算日"), due=Day("台账所写的届满日", required=False),
                   theirs=Flag("是当事人的期限", required=False))
    numbers = Rows("已用的文号", required=False, least=0, series=Public("文号系列"), year=Count("年份"), n=Count("顺序号"), text=Public("文号"))
    papers = Code("未能识别的文号", required=False)
    note = Text("备注", lines=2, required=False)

    def capacity_of(self, who: Who) -> str:
        """The capacity which the line of the book gives to the party."""
        return self.part or ""

    def objections(self, case: Case) -> Iterable[Objection]:
        used = [each for each in case.asked.get("taken_numbers") or () if each[3]]
        if used:
            yield Objection(f"文号已经用过：{'、'.join(self._text(each) for each in used)}", RECORD, "请核对文号；同一份文书不要登记两次", hard=True)

    def _text(self, taken: list[Any]) -> str:
        return next(str(each["text"]) for each in self.numbers if [each["series"], each["year"], each["n"]] == taken[:3])

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Enter(self.stage)
        if self.closed:
            yield c.Set({"closed_on": self.closed})
        if self.officer:
            yield c.Set({"handler": self.officer})
        party = (self.who or {}).get("party", "")
        for each in self.running or ():
            yield c.Start(each["term"], party if each.get("theirs") else "", each["since"], due=each.get("due") or "")
        before = [each[:3] for each in case.asked.get("taken_numbers") or ()]
        for each in self.numbers or ():
            if [each["series"], each["year"], each["n"]] not in before:
                yield c.Appoint("number", {"office": case.office, **each})


def told_by_the_book(memory: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the old book told of a matter; empty for one that began here."""
    first = memory.get("first") or {}
    return first.get("s", {}) if first.get("act") == BOOK else {}


def before_live(memory: Mapping[str, Any], at: str) -> bool:
    """True for what was done in an old file before this system was used: it counts for no figure and no objection makes a duty of it."""
    book = told_by_the_book(memory)
    return bool(book) and at[:10] < str(book.get("live", ""))


def live_on(case: Case) -> str:
    """The ISO day on which the office began to do this line of work here: as its old book told it, else the day of the first record of the line; today where there is none."""
    ours = Entry.objects.filter(office=case.office).order_by("recorded_at")
    told = ours.filter(act=BOOK, matter__in=Matter.objects.filter(office=case.office, line=case.line).values("id")).values_list("body", flat=True).first()
    first = ours.filter(act__startswith=f"{case.line}.").values_list("recorded_at", flat=True).first()
    return str(json.loads(told)["said"]["live"] if told else first or case.recorded)[:10]


def only_told(found: list[Weighed]) -> list[Weighed]:
    """The objections to what was done in the time of the book: they are told with the entry, and stop nothing."""
    return [each if each.hard else replace(each, stops=False) for each in found]


def read_number(line: Line, short: str, text: str) -> dict[str, Any] | None:
    """Which number of which series of a line a number of the old book is; None where no paper of the line is numbered so."""
    plain = re.sub(r"\s+", "", text).translate(BRACKETS)
    for each in line.papers.values():
        if each.series and (match := re.fullmatch(_pattern(each.number, short), plain)):
            return {"series": each.series, "year": int(match["year"]), "n": int(match["n"]), "text": plain}
    return None


def _pattern(form: str, short: str) -> str:
    told = re.escape(form.format(short=short, year="\0", n="\1").translate(BRACKETS))
    return told.replace("\0", r"(?P<year>\d{4})").replace("\1", r"0*(?P<n>\d+)")
