"""The numbers of a year: line by line beside the year before, one by one down to the entries, and the house's week on one page."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fazhi.kernel import gate, registry, workbench
from fazhi.kernel.typeset import pdf
from fazhi.kernel.typeset.faces import Faces
from fazhi.kernel.wrong import NotFound
from fazhi.report import course, drawn, figures, house_week, opening
from fazhi.report import source as made
from fazhi.web.base.jinja import day
from fazhi.web.base.who import as_read, shown_day, viewer_of


@login_required
@as_read
def all_figures(request: HttpRequest, year: int) -> HttpResponse:
    """The lines whose year can be told; or every figure of a year on one page."""
    viewer = viewer_of(request)
    lines = [line for line in registry.lines().values() if line.figures]
    if not request.GET.get("all"):
        return render(request, "desk/figures_index.html", {"year": year, "parts": {group: [line for line in lines if line.group == group] for group in dict.fromkeys(line.group for line in lines)}})
    told = {value.key: value for value in figures.all_of(viewer.office, year)}
    return render(request, "desk/figures.html", {"year": year, "lines": [(line, [told[figure.key] for figure in line.figures]) for line in lines]})


@login_required
@as_read
def of_line(request: HttpRequest, year: int, line: str) -> HttpResponse:
    """A line's year: its figures beside those of the year before; one of them month by month and village by village; its terms."""
    viewer = viewer_of(request)
    if not (one := registry.lines().get(line)) or not one.figures:
        raise NotFound("没有这项工作的数字。请从“数据”页面进入。")
    both = figures.several(viewer.office, [(figure, each, "", "") for figure in one.figures for each in (year, year - 1)])
    told = list(zip(both[::2], both[1::2], strict=True))
    drawable = course.drawable(one.figures)
    chosen = next((each for each in drawable if each.key == request.GET.get("figure")), next(iter(drawable), None))
    words: dict[str, Any] = {"year": year, "line": one, "told": told, "openings": opening.beside(viewer.office, f"{year}-01-01", f"{year}-12-31"), "chosen": chosen, "drawable": {each.key for each in drawable}, "terms": course.terms(viewer, line, year, shown_day(viewer))}
    if chosen:
        address = reverse("figure", args=[year, chosen.key])
        by_month = course.months(viewer.office, chosen, year)
        by_village = course.villages(viewer.office, chosen, year, gate.villages(viewer, ("village",)))
        words |= {"months": by_month, "villages": by_village,
                  "month_chart": drawn.columns(by_month, f"{chosen.label}逐月", "元" if chosen.money else chosen.unit, address, yuan if chosen.money else str),
                  "village_chart": drawn.rows(by_village, f"{chosen.label}按村（社区）", chosen.unit, address)}
    return render(request, "desk/figures_line.html", words)


@login_required
@as_read
def figure(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """One figure opened into its entries."""
    viewer = viewer_of(request)
    step = course.of_step(year, request.GET)
    value = figures.tell(viewer.office, figures.find(key), year, **step)
    found = figures.trace(viewer.office, key, year, **step)
    heads = workbench.subjects(viewer, {each["matter"] for each in found})
    known = {ident: row["code"] for ident, row in heads.items()}
    titles = {act: registry.acts()[act].title for act in {each["act"] for each in found} if act in registry.acts()}
    seen, rest = made.parted(found, known)
    return render(request, "desk/figure.html", {"year": year, "value": value, "openings": opening.beside(viewer.office, value.since, value.until).get(key, ()), "found": seen, "rest": rest, "codes": known, "heads": heads, "titles": titles,
                                                "village": dict(gate.villages(viewer)).get(step.get("village", ""), "")})


def yuan(fen: int) -> str:
    """Fen as yuan, as it stands over a bar."""
    return f"{fen / 100:,.2f}".removesuffix(".00")


@login_required
def house(request: HttpRequest, form: str = "") -> HttpResponse:
    """本周法治: the house's week, as a page whose numbers open their lists or as one printed sheet."""
    viewer, today = viewer_of(request), shown_day(viewer_of(request))
    first, last = workbench.week_of(today)
    told = house_week.house_week(viewer, first, last, today)
    span = f"{day(first.isoformat())}至{day(last.isoformat())}"
    if form:
        data = pdf.to_pdf(house_week.sheet(viewer, told, span), Faces())
        return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": f"inline; filename=house-week-{first.isoformat()}.pdf"})
    return render(request, "desk/house_week.html", {"week": told, "span": span, "header": house_week.HEADER, "supervises": workbench.supervises(viewer),
                                                    "counted": {line.key for line in registry.lines().values() if line.figures}})
