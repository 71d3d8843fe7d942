"""The calendar of the year's duties and the county's assessment with its evidence: what is late, what proves nothing yet."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fazhi.kernel import gate
from fazhi.kernel.within import INSIDE
from fazhi.kernel.wrong import NotFound
from fazhi.report import assessment, calendar
from fazhi.report.assessment_folder import folder
from fazhi.web.base.who import shown_day, viewer_of
from fazhi.web.desk.statistics import attached


@login_required
def latest(request: HttpRequest, what: str) -> HttpResponse:
    """To the year that is shown."""
    return redirect(what, shown_day(viewer_of(request)).year)


@login_required
def duties(request: HttpRequest, year: int) -> HttpResponse:
    """The year's duties of all lines."""
    viewer = viewer_of(request)
    day = _day(request, shown_day(viewer))
    found = calendar.duties(viewer.office, year, day)
    known = gate.codes(viewer, {turn.matter for each in found for turn in each.turns if turn.matter})
    month = day.isoformat()[:7]
    soon = sorted(((turn, each) for each in found for turn in each.turns if turn.until[:7] == month and turn.state in calendar.OPEN), key=lambda pair: pair[0].until)
    return render(request, "desk/calendar.html", {"year": year, "day": day.isoformat(), "duties": found, "states": calendar.STATES, "overdue": calendar.overdue(viewer.office, day),
                                                  "codes": known, "soon": soon, "late": sum(each.late for each in found)})


def _day(request: HttpRequest, otherwise: date) -> date:
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return otherwise


@login_required
def assessed(request: HttpRequest, year: int, form: str = "") -> HttpResponse:
    """The county's assessment of a year, red where nothing proves an indicator; or its evidence folder."""
    viewer = viewer_of(request)
    if not viewer.capacities & {*INSIDE, "clerk"}:
        raise NotFound("您没有查看考核证据的职务。")
    day = _day(request, shown_day(viewer))
    rows = assessment.rows(viewer.office, year, day)
    if form:
        return attached(folder(viewer, year, rows), f"evidence-{year}.zip", "application/zip")
    counts = {state: sum(1 for each in rows if each.state == state) for state in assessment.STATES}
    return render(request, "desk/assessment.html", {"year": year, "day": day.isoformat(), "rows": rows, "states": assessment.STATES, "counts": counts})
