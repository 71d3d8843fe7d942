"""Statistics forms of the lines, for a month, a quarter or a year: as a page, as a file, and each number opened into its entries."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel import gate, registry
from fazhi.report import source, spread, spread_printed
from fazhi.web.base.who import as_read, shown_day, viewer_of
from fazhi.web.desk.filters import BadFilter
from fazhi.web.desk.statistics import MEDIA, attached

MONTHS = 12


def filled(request: HttpRequest, viewer: gate.Viewer, key: str) -> tuple[spread.Told, int, int, int]:
    """The form for the month or quarter that was asked for, with year, quarter and month; the last quarter that has ended where none was. Raises BadFilter."""
    (year, quarter), month = spread.last_ended(shown_day(viewer)), 0
    try:
        if request.GET.get("year"):
            year, quarter, month = int(request.GET["year"]), int(request.GET.get("quarter") or 0), int(request.GET.get("month") or 0)
    except ValueError:
        raise BadFilter("年份、季度、月份应为数字，例如2021年第1季度。") from None
    if not 1990 <= year <= 2100 or not 0 <= quarter <= max(spread.QUARTERS) or not 0 <= month <= MONTHS:
        raise BadFilter(f"没有{year}年这个年份，或者没有这个季度、月份。请填写1990至2100之间的年份。")
    return spread.spread(viewer.office, spread.find(key), *spread.span(year, quarter, month)), year, 0 if month else quarter, month


@login_required
@as_read
def form(request: HttpRequest, key: str, form: str = "") -> HttpResponse:
    """One statistics form, as a page or as a file."""
    viewer = viewer_of(request)
    told, year, quarter, month = filled(request, viewer, key)
    if form:
        return attached(spread_printed.printed(form, told, viewer.staff.name, demo=viewer.staff.demo), f"{key}-{told.since}-{told.until}.{form}", MEDIA[form])
    words = {"told": told, "year": year, "quarter": quarter, "month": month, "headings": spread_printed.headings(told), "numbers": lambda row: spread_printed.numbers(told, row),
             "keys": list(told.form.columns), "formats": spread_printed.FORMATS}
    return render(request, "desk/spread.html", words)


@login_required
@as_read
def cell(request: HttpRequest, key: str, figure: str) -> HttpResponse:
    """One number of a form opened into its entries."""
    viewer = viewer_of(request)
    told, year, quarter, month = filled(request, viewer, key)
    row, found = spread.opened(viewer.office, told, figure, request.GET.get("dim", ""), request.GET.get("row", ""))
    known = gate.codes(viewer, {each["matter"] for each in found})
    titles = {each["act"]: registry.acts()[each["act"]].title for each in found if each["act"] in registry.acts()}
    seen, rest = source.parted(found, known)
    at = list(told.form.columns).index(figure)
    words = {"told": told, "row": row, "title": told.form.columns[figure], "number": spread_printed.numbers(told, row)[at], "found": seen, "rest": rest,
             "codes": known, "titles": titles, "year": year, "quarter": quarter, "month": month}
    return render(request, "desk/spread_cell.html", words)
