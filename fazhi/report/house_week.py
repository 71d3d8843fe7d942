"""本周法治: the house's week on one page for whoever leads it – what came in, what ended, what is due, what is late, line by line in the order of the lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from fazhi.kernel import registry
from fazhi.kernel.duties import known
from fazhi.kernel.gate import Viewer, visible
from fazhi.kernel.models import Deadline
from fazhi.kernel.typeset.document import Document, Heading, Paragraph, Table


@dataclass(frozen=True, slots=True)
class LineWeek:
    """One line's week: matters opened and closed in it, matters open at its end, duties due in it and those late."""

    key: str
    title: str
    opened: int
    closed: int
    standing: int
    due: int
    late: int


@dataclass(frozen=True, slots=True)
class HouseWeek:
    """The week of a house as far as the viewer sees it; `signing`: papers that wait for a signature."""

    first: date
    last: date
    lines: tuple[LineWeek, ...]
    signing: int

    def sum_of(self, name: str) -> int:
        """The sum of a column."""
        return sum(getattr(each, name) for each in self.lines)


def house_week(viewer: Viewer, first: date, last: date, today: date) -> HouseWeek:
    """The week from `first` to `last` as it stands on `today`; lines in which nothing stood or happened are left out. Six queries."""
    seen, start, end = visible(viewer), first.isoformat(), f"{last.isoformat()}T99"
    opened = _by_line(seen.filter(line__in=list(registry.lines()), opened_on__gte=start, opened_on__lte=end))
    closed = _by_line(seen.filter(closed_on__gte=start, closed_on__lte=end))
    standing = _by_line(seen.filter(closed_on=""))
    duties = Deadline.objects.filter(known(viewer), office=viewer.office, state="open", kind="duty", struck="")
    late = _by_line(duties.filter(due__gt="", due__lt=today.isoformat()))
    due = _by_line(duties.filter(due__gte=max(start, today.isoformat()), due__lte=end))
    lines = (LineWeek(key, line.title, *(told.get(key, 0) for told in (opened, closed, standing, due, late))) for key, line in registry.lines().items())
    busy = tuple(each for each in lines if each.opened or each.closed or each.standing or each.due or each.late)
    return HouseWeek(first, last, busy, duties.filter(term="sign").count())


def _by_line(found: QuerySet[Any]) -> dict[str, int]:
    return dict(found.order_by().values_list("line").annotate(n=Count("id")))


NAMES = ("opened", "closed", "standing", "due", "late")
ROOM = 18  # rows that one A4 page holds
HEADER = ("工作", "本周登记", "本周办结", "在办", "本周到期", "已超期")


def cells(week: HouseWeek) -> Iterable[tuple[str, ...]]:
    """The rows of the table as one page holds them: lines in which something moved or is due, the others together, the sum last."""
    moved = [each for each in week.lines if each.opened or each.closed or each.due or each.late]
    told = moved if len(moved) <= ROOM else [each for each in moved if each.due or each.late][:ROOM]
    rest = [each for each in week.lines if each not in told]
    for each in told:
        yield (each.title, *(_shown(getattr(each, name)) for name in NAMES))
    if rest:
        yield (f"其余{len(rest)}项工作", *(_shown(sum(getattr(each, name) for each in rest)) for name in NAMES))
    yield ("合计", *(str(week.sum_of(name)) for name in NAMES))


def _shown(n: int) -> str:
    return str(n) if n else "—"


def sheet(viewer: Viewer, week: HouseWeek, span: str) -> Document:
    """The week as one A4 page: numbers only, no name and no word of any matter."""
    blocks = (Paragraph(f"待签批{week.signing}件；本周到期{week.sum_of('due')}项；已超期{week.sum_of('late')}项。"), Heading(1, "各项工作"),
              Table(tuple(cells(week)), widths=(0.3, 0.14, 0.14, 0.14, 0.14, 0.14), header=HEADER),
              Paragraph("件数是本周有记录的事项，多少不作排名、不作考核依据；超期的请督促承办人办理。"))
    return Document(title="本周法治", kind="form", number=f"{viewer.staff.name}　{span}", blocks=blocks, watermark="演示数据" if viewer.staff.demo else "")
