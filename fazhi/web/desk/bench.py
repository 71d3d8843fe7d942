"""The workbench: what is mine to do, under way, done, late in the house; the week on one sheet; the month by days."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel import able, capacities, gate, possible, workbench
from fazhi.kernel.duties import queue as duties_of
from fazhi.kernel.models import Matter
from fazhi.kernel.paging import Page
from fazhi.kernel.typeset import pdf
from fazhi.kernel.typeset.document import Document, Paragraph, Table
from fazhi.kernel.typeset.faces import Faces
from fazhi.kernel.wrong import NotFound
from fazhi.web.accounts import begun
from fazhi.web.base import waiting
from fazhi.web.base.jinja import day as in_words
from fazhi.web.base.jinja import light
from fazhi.web.base.who import shown_day, viewer_of

TOP = 6


def tabs(viewer: gate.Viewer) -> dict[str, Any]:
    """The counts over the workbench, each opening its list."""
    counts = waiting.counts(viewer, shown_day(viewer))
    return {**counts, "under_way": Page([], "", counts["under_way"]).counted, "late": counts["late"] if workbench.supervises(viewer) else None}


@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """My queue: the open duties of my posts, like ones together; what loses a right or a power first."""
    viewer = viewer_of(request)
    whose = "elsewhere" if request.GET.get("units") == "others" else ""
    groups = duties_of(viewer, elsewhere=bool(whose))
    today = shown_day(viewer).isoformat()
    known = workbench.subjects(viewer, {row["matter"] for group in groups for row in group.rows[:TOP]})
    told: list[dict[str, Any]] = [{"group": group, "late": sum(1 for row in group.rows if row["due"] and row["due"][:10] < today), "act": workbench.meeting(group.line, group.term), "theirs": workbench.meeting(group.line, group.term, theirs=True),
             "today": sum(1 for row in group.rows if row["due"][:10] == today), "rows": group.rows[:TOP]} for group in groups]
    for one in told:
        one["stuck"] = bool(one["act"] and able.nobody(viewer, one["act"]))
    often, rest = workbench.habits(viewer, possible.beginnings(viewer))
    return render(request, "desk/queue.html", {"told": told, "known": known, "often": often, "rest": rest, "about": workbench.about(row for group in groups for row in group.rows[:TOP]), "today": today,
                                               "tabs": tabs(viewer), "tab": "todo",
                                               "whose": whose, "elsewhere": waiting.elsewhere(viewer, shown_day(viewer))})


@login_required
def duties(request: HttpRequest, line: str, term: str) -> HttpResponse:
    """All duties of one kind."""
    viewer = viewer_of(request)
    whose = "elsewhere" if request.GET.get("units") == "others" else ""
    group = next((each for each in duties_of(viewer, elsewhere=bool(whose)) if (each.line, each.term) == (line, term)), None)
    rows = group.rows[:500] if group else []
    return render(request, "desk/duties.html", {"group": group, "rows": rows, "about": workbench.about(rows), "known": workbench.subjects(viewer, {row["matter"] for row in rows}),
                                                "act": workbench.meeting(line, term) if group else None, "theirs": workbench.meeting(line, term, theirs=True) if group else None, "today": shown_day(viewer).isoformat(), "whose": whose})


@login_required
def under_way(request: HttpRequest) -> HttpResponse:
    """The matters that I handle and that are not closed."""
    viewer = viewer_of(request)
    page = workbench.under_way(viewer, request.GET.get("after", ""))
    drafts = begun.of(viewer)
    return render(request, "desk/under_way.html", {"page": page, "drafts": drafts, "codes": gate.codes(viewer, {each["matter"] for each in drafts}), "tabs": tabs(viewer), "tab": "under_way"})


@login_required
def done(request: HttpRequest) -> HttpResponse:
    """What I did and signed; or only what others recorded in my name."""
    viewer = viewer_of(request)
    recorded = bool(request.GET.get("recorded"))
    page = workbench.done(viewer, recorded=recorded, after=request.GET.get("after", ""))
    return render(request, "desk/done.html", {"page": page, "recorded": recorded, "tabs": tabs(viewer), "tab": "done"})


@login_required
def late(request: HttpRequest) -> HttpResponse:
    """What is late in the whole house, for those who answer for it."""
    viewer = viewer_of(request)
    if not workbench.supervises(viewer):
        raise NotFound("督办由领导、审核和监督岗位查看。您自己的超期事项在“待办”里。")
    today = shown_day(viewer)
    page = workbench.overdue(viewer, today, request.GET.get("after", ""))
    return render(request, "desk/late.html", {"page": page, "by_line": workbench.overdue_by_line(viewer, today), "tabs": tabs(viewer), "tab": "late"})


@login_required
def week(request: HttpRequest, form: str = "") -> HttpResponse:
    """What falls due this week, on one sheet: mine, or the house's; and a reminder to copy that names nobody."""
    viewer = viewer_of(request)
    today = shown_day(viewer)
    first, last = workbench.week_of(today)
    asked = request.GET.get("whole", "")
    whole = asked not in ("", "0") and workbench.supervises(viewer)
    rows = workbench.due(viewer, last, whole=whole)
    if not rows and not asked and workbench.supervises(viewer):  # a leader whose own desk is clear reads what is due in the house
        whole, rows = True, workbench.due(viewer, last, whole=True)
    if form:
        data = pdf.to_pdf(sheet(viewer, rows, today, first, last, whole), Faces())
        return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": f"inline; filename=week-{first.isoformat()}.pdf"})
    return render(request, "desk/week.html", {"rows": rows, "first": first, "last": last, "whole": whole, "may_whole": workbench.supervises(viewer),
                                              "reminder": reminder(viewer, rows, today, last), "tabs": tabs(viewer), "tab": "week"})


def sheet(viewer: gate.Viewer, rows: list[dict[str, Any]], today: date, first: date, last: date, whole: bool) -> Document:
    """本周到期清单 as a printed sheet: numbers, days and posts, and no word of any story."""
    cells = tuple((row["due"].replace("T", " "), row["line_title"], row["title"], row["code"], row["handler"] or capacities.title(row["capacity"]),
                   light(row["due"], row["not_before"], today)[1].removeprefix("已")) for row in rows)
    table = Table(cells, widths=(0.14, 0.13, 0.26, 0.18, 0.15, 0.14), header=("到期", "工作", "应办", "登记号", "谁办", "还有多久"), dense=True)
    name = "全镇" if whole else gate.people([viewer.person]).get(viewer.person, "")
    blocks: tuple[Any, ...] = (table,) if rows else (Paragraph("本周没有到期事项。"),)
    return Document(title="本周到期清单", kind="form", number=f"{name}　{in_words(first.isoformat())}至{in_words(last.isoformat())}", blocks=blocks,
                    watermark="演示数据" if viewer.staff.demo else "")


def reminder(viewer: gate.Viewer, rows: list[dict[str, Any]], today: date, last: date) -> str:
    """A text for a message: numbers, days, units and posts only – never a name, a telephone or a story; the year where it is another one."""
    behind = sum(1 for row in rows if row["due"][:10] < today.isoformat())
    now = sum(1 for row in rows if row["due"][:10] == today.isoformat())
    head = f"【到期提醒】截至{in_words(today.isoformat())}：已超期{behind}项，今天到期{now}项，{in_words(last.isoformat())}前到期{len(rows) - behind - now}项。"
    where = _units(viewer, rows[:20])
    told = [f"{row['line_title']}{row['code']} {row['title']} {_short(row['due'], today)}（{where[row['id']]}{capacities.title(row['capacity'])}）" for row in rows[:20]]
    more = f"另有{len(rows) - 20}项，请登录查看。" if len(rows) > 20 else ""
    return head + "；".join(told) + ("。" if told else "") + more


def _units(viewer: gate.Viewer, rows: list[dict[str, Any]]) -> dict[str, str]:
    """{duty: what the unit is called with which it lies}: the one it was given to, that of its handler, or the only one the house named for the line; empty where none is."""
    handlers = dict(Matter.objects.filter(id__in={row["matter"] for row in rows}).values_list("id", "handler"))
    found = {}
    for row in rows:
        whose = row["person"] or (handlers.get(row["matter"], "") if row["capacity"] == "handler" else "")
        officer = viewer.staff.officer(whose, viewer.day) if whose else None
        line = viewer.staff.undertakes(row["line"], viewer.day) if row["capacity"] == "handler" else ()
        unit = row["unit"] or (str(officer.posts[0]["unit"]) if officer else line[0] if len(line) == 1 else "")
        found[row["id"]] = f"{name}　" if unit != viewer.office and (name := viewer.staff.named(unit, viewer.day.isoformat())) else ""
    return found


def _short(due: str, today: date) -> str:
    day = date.fromisoformat(due[:10])
    return in_words(due[:10]) if day.year != today.year else f"{day.month}月{day.day}日"


@login_required
def month(request: HttpRequest, year: int = 0, number: int = 0) -> HttpResponse:
    """The month by days: how much falls due on each, and whether the house works."""
    viewer = viewer_of(request)
    today = shown_day(viewer)
    year, number = year or today.year, number or today.month
    if not 1 <= number <= 12 or not 1990 <= year <= 2100:
        raise NotFound("没有这个月份。")
    whole = bool(request.GET.get("whole")) and workbench.supervises(viewer)
    asked = request.GET.get("day", "")
    rows = []
    if asked:
        try:
            one = date.fromisoformat(asked)
        except ValueError:
            raise NotFound("日期写法不对，应为 2021-03-05。") from None
        rows = workbench.due(viewer, one, since=one, whole=whole)
    before, after = date(year, number, 1) - timedelta(days=1), date(year, number, 28) + timedelta(days=7)
    return render(request, "desk/month.html", {"weeks": workbench.month(viewer, year, number, whole), "year": year, "number": number, "before": before, "after": after,
                                               "whole": whole, "may_whole": workbench.supervises(viewer), "day": asked, "rows": rows, "today": today,
                                               "tabs": tabs(viewer), "tab": "month"})
