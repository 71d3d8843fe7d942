"""Registers on the desk: columns to choose, filters in the address, views kept under a name, and the same as a workbook."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from markupsafe import Markup, escape

from fazhi.kernel import book, gate, plain, registry
from fazhi.kernel.book import CODE, DAY, MINUTE, Asked, Head, Row
from fazhi.kernel.gate import Viewer
from fazhi.report import register_sheet
from fazhi.web.accounts.models import SavedView
from fazhi.web.base import jinja
from fazhi.web.base.who import viewer_of
from fazhi.web.desk.filters import BadFilter
from fazhi.web.desk.statistics import MEDIA, attached

DAYS = ("since", "until")
OWN = (*DAYS, "stage", "after", "col", "size")
SIZES = (50, 100, 200)
MOST_VIEWS = 30
LONG = 14  # signs: longer words may break their line
BETWEEN = "\x00"  # stands in no word: fields take it out


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """All registers, and the views this person kept."""
    viewer = viewer_of(request)
    return render(request, "desk/registers.html", {"lines": [each for each in registry.lines().values() if each.registers], "kept": kept(viewer)})


@login_required
def register(request: HttpRequest, key: str, form: str = "") -> HttpResponse:
    """One register as a page or as a workbook; or (posted) a view of it kept or dropped."""
    viewer = viewer_of(request)
    line, found = book.find(key)
    if request.method == "POST":
        return _keep(request, viewer, key)
    asked = _asked(request)
    if form:
        data, _ = register_sheet.workbook(viewer, key, asked)
        return attached(data, f"register-{key}-{viewer.day.isoformat()}.xlsx", MEDIA["xlsx"])
    page = book.read(viewer, key, asked)
    sums = {each.key: total for each in page.shown if (total := page.total_of(each)) is not None}
    looks = [(each, "num" if each.key in sums else "code" if each.shape in (CODE, DAY, MINUTE) else "") for each in page.shown]
    words = {"book": page, "register": found, "line": line, "heads": page.shown, "told": [(row, _told(row, looks)) for row in page.rows], "asked": asked, "kept": kept(viewer, key),
             "here": address(asked), "onward": address(asked, page.next) if page.next else "", "sizes": SIZES, "narrowing": [(each, offered(viewer, each)) for each in page.heads if each.narrows], "sums": sums}
    return render(request, "desk/register.html", words)


def _told(row: Row, looks: list[tuple[Head, str]]) -> Markup:
    """The cells of one row; put together here, since a table has hundreds of them and a template takes its time for each."""
    words = [head.shown(row.cells.get(head.key)) for head, _ in looks]
    safe = str(escape(BETWEEN.join(words))).split(BETWEEN)  # once for the whole row
    cells = []
    for (head, look), plain_words, told in zip(looks, words, safe, strict=True):
        css = look or ("words" if len(plain_words) > LONG else "")
        told = f'<a href="{escape(jinja.address("matter", row.matter))}">{told}</a>' if head.key == "code" and row.matter else told or "—"
        cells.append(f'<td class="{css}">{told}</td>' if css else f"<td>{told}</td>")
    return Markup("".join(cells))


def offered(viewer: Viewer, head: Head) -> Mapping[str, str]:
    """The choices by which a column narrows: of the office tree only the kinds that were asked for, villages where a village was."""
    return dict(gate.villages(viewer, head.places.split(","))) if head.places and head.places != "any" else head.options


def _asked(request: HttpRequest) -> Asked:
    """The filters of the address; raises BadFilter."""
    told = {name: request.GET.get(name, "").strip() for name in (*DAYS, "stage", "after")}
    for name in DAYS:
        if told[name]:
            try:
                date.fromisoformat(told[name])
            except ValueError:
                raise BadFilter(f"“{told[name]}”不是日期，请写成 2021-03-05 的样子。") from None
    size = request.GET.get("size", "")
    only = {name: value for name, value in request.GET.items() if name not in OWN and value and name.isidentifier()}
    columns = tuple(each for each in request.GET.getlist("col") if each)
    return Asked(**told, only=only, columns=columns, size=int(size) if size in map(str, SIZES) else SIZES[0])


def address(asked: Asked, after: str = "") -> str:
    """The filters and columns as the part of an address after “?”."""
    pairs = [*((name, getattr(asked, name)) for name in (*DAYS, "stage")), *asked.only.items(), *(("col", each) for each in asked.columns),
             ("size", str(asked.size) if asked.size != SIZES[0] else ""), ("after", after)]
    return urlencode([(name, value) for name, value in pairs if value])


def kept(viewer: Viewer, key: str = "") -> list[dict[str, Any]]:
    """The views a person kept, of one register or of all: register, name and query."""
    return plain.rows(SavedView, ("register", "name", "query"), {"person": viewer.person, "office": viewer.office, **({"register": key} if key else {})}, ("register", "name"))


def _keep(request: HttpRequest, viewer: Viewer, key: str) -> HttpResponse:
    """Keep the view under a name (a name used before is written over), or drop one."""
    mine = SavedView.objects.filter(person=viewer.person, office=viewer.office)
    name, query = request.POST.get("name", "").strip()[:30], request.POST.get("query", "")[:500]
    if request.POST.get("drop"):
        mine.filter(register=key, name=name).delete()
        return redirect("register", key)
    if not name:
        raise BadFilter("请给这个视图起个名字，例如“今年未办结”。")
    if mine.count() >= MOST_VIEWS:
        raise BadFilter(f"已经存了{MOST_VIEWS}个视图。请先删去不用的。")
    mine.update_or_create(register=key, name=name, defaults={"query": query, "person": viewer.person, "office": viewer.office})
    return redirect(f"{request.path}?{query}")
