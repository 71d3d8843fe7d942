"""The tick list of columns, month by month, and the parcel of an approved text for another organ's portal."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fazhi.kernel.parcel import parcel
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import FazhiError, NotFound
from fazhi.report import columns
from fazhi.web.base.who import shown_day, viewer_of
from fazhi.web.desk.statistics import MEDIA, attached

CHANNELS = {"site": "政府网站", "board": "公开栏", "wechat": "微信公众号", "county": "县级门户"}


@login_required
def latest(request: HttpRequest) -> HttpResponse:
    """To the year that runs."""
    return redirect("columns", shown_day(viewer_of(request)).year)


@login_required
def yearly(request: HttpRequest, year: int, form: str = "") -> HttpResponse:
    """How often each column was fed, as a page or as a workbook."""
    viewer, year = viewer_of(request), int(year)
    channel = request.GET.get("channel", "site")
    if channel not in CHANNELS:
        raise NotFound(f"没有“{channel}”这个渠道。可选：{'、'.join(CHANNELS)}。")
    found = columns.columns(viewer.office, year, channel, viewer.day)
    if form:
        return attached(columns.workbook(found, f"{viewer.staff.name}{year}年{CHANNELS[channel]}栏目更新对照表"), f"columns-{year}.xlsx", MEDIA["xlsx"])
    words = {"year": year, "channel": channel, "channels": CHANNELS, "columns": found, "months": range(1, columns.MONTHS + 1), "every": columns.EVERY,
             "missing": [one for one in found if one.empty], "source": columns.wanted(channel, viewer.day)[1]}
    return render(request, "desk/columns.html", words)


@login_required
def carried(request: HttpRequest, ident: str) -> HttpResponse:
    """The approved text as a parcel for another organ's portal."""
    try:
        made = parcel(viewer_of(request), ident, vault())
    except NotFound:
        raise
    except FazhiError as wrong:
        return render(request, "desk/not_yet.html", {"why": str(wrong), "ident": ident}, status=400)
    return attached(made.data, made.name, "application/zip")
