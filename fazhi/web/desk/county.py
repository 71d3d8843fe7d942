"""The county's forms on the desk: the sheet is drawn, a cell is clicked and bound, the form is filled for a period; the ledger of what was told."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fazhi.kernel import door, gate, registry
from fazhi.kernel.figure import Rate
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import FazhiError, NotFound
from fazhi.report import ledger
from fazhi.report.forms import binding, standing
from fazhi.report.forms.grid import Cell, Grid
from fazhi.web.accounts import people
from fazhi.web.base.who import as_read, viewer_of
from fazhi.web.desk.statistics import MEDIA, attached

SHOWN = 200
SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class Drawn:
    """One cell as it is drawn: its name, words, how much it covers, its state (empty for words of the form) and what it is bound to."""

    name: str
    text: str
    wide: int
    high: int
    state: str
    label: str


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """Every form that is kept here."""
    viewer = viewer_of(request)
    page = gate.matters(viewer, line=standing.step("take").line, size=SHOWN)
    rows = []
    for row in page.rows:
        form = standing.of(viewer.office, row["id"])
        rows.append({**row, "form": form, "open": sum(1 for each in form.places if each.state != binding.HERE)})
    return render(request, "desk/county.html", {"rows": rows, "take": standing.step("take").key})


def _form(request: HttpRequest, ident: str) -> tuple[gate.Viewer, dict[str, Any], standing.Form]:
    viewer = viewer_of(request)
    head = gate.matter(viewer, ident)
    if head["line"] != standing.step("take").line:
        raise NotFound("这个事项不是报表。请从“县里的报表”进入。")
    return viewer, head, standing.of(viewer.office, ident)


@login_required
def form(request: HttpRequest, ident: str) -> HttpResponse:
    """One form drawn (GET); a cell bound, or all that moved confirmed (POST)."""
    viewer, head, one = _form(request, ident)
    error = ""
    if request.method == "POST":
        try:
            door.do(standing.step("bind")(rows=_rows(request, one)), ident, who=viewer.person, office=viewer.office, origin="desk")
            return redirect(f"{reverse('county-form', args=[ident])}{_next(standing.of(viewer.office, ident), request)}")
        except FazhiError as wrong:
            error = str(wrong)
    period, at = request.GET.get("period", ""), request.GET.get("at", "")
    told: dict[str, Any] = {}
    given, findings = {}, []
    period = ledger.written(one.every, period) if period else ""
    if period:
        try:
            told = one.told(viewer.office, period)
            given, findings = one.sums(told)
        except FazhiError as wrong:
            error = str(wrong)
    chosen = _chosen(one, at)
    words = {"head": head, "form": one, "sheets": [(grid.title, _drawn(grid, one, told, given)) for grid in one.grids], "period": period, "told": told, "findings": findings,
             "at": at, "chosen": chosen, "choices": _groups(chosen), "spans": binding.SPANS, "scales": binding.SCALES, "states": binding.STATES, "error": error,
             "counts": {state: sum(1 for each in one.places if each.state == state) for state in binding.STATES}}
    return render(request, "desk/county_form.html", words, status=422 if error else 200)


def _drawn(grid: Grid, form: standing.Form, told: dict[str, Any], given: dict[tuple[str, str], Any]) -> list[list[Drawn]]:
    places = {each.cell: each for each in form.places if each.sheet == grid.title and each.state != binding.LOST}
    rows = []
    for row in range(1, grid.rows + 1):
        cells = [grid.cells[(row, column)] for column in range(1, grid.columns + 1)]
        rows.append([_cell(grid, each, places, told, given) for each in cells if not each.under])
    return rows


def _cell(grid: Grid, cell: Cell, places: dict[str, binding.Place], told: dict[str, Any], given: dict[tuple[str, str], Any]) -> Drawn:
    place = places.get(cell.name)
    text, state, label = cell.text, "", ""
    if cell.formula:
        value = given.get((grid.title, cell.name))
        text, state, label = ("" if value is None else str(value)) or cell.formula, "formula", cell.formula
    if place:
        one = place.binding
        state = "left" if one and one.figure == binding.LEFT else place.state
        label = _label(one.figure) if one else ""
        number = binding.numbers({"x!x": told[f"{grid.title}!{cell.name}"]}) if f"{grid.title}!{cell.name}" in told else {}
        text = str(next(iter(number.values()))) if number else ""
    return Drawn(cell.name, text, cell.wide, cell.high, state, label)


def _label(key: str) -> str:
    found = registry.figures().get(key)
    return "不填" if key == binding.LEFT else found.label if found else f"{key}（已没有）"


def _chosen(form: standing.Form, at: str) -> dict[str, Any] | None:
    """The cell that was clicked, with its labels and what it is bound to."""
    sheet, _, name = at.rpartition("!")
    grid = next((each for each in form.grids if each.title == sheet), None)
    if grid is None:
        return None
    try:
        cell = grid.named(name)
    except KeyError:
        return None
    left, above = grid.labels(cell)
    found = next((each.binding for each in form.places if (each.sheet, each.cell) == (sheet, name)), None)
    return {"sheet": sheet, "cell": name, "left": left, "above": above, "binding": found}


def _groups(chosen: dict[str, Any] | None) -> list[tuple[str, list[tuple[str, str]]]]:
    """Figures to choose from: those whose words are most like the cell's first, then line by line."""
    if chosen is None:
        return []
    words = f"{chosen['left']}{chosen['above']}"
    every = list(registry.figures().values())
    like = sorted(((_likeness(each.label, words), each) for each in every), key=lambda pair: -pair[0])[:SUGGESTED]
    found = [("与这一格最像的", [(each.key, each.label) for score, each in like if score])]
    return [*found, *((line.title, [(each.key, each.label + ("（比率）" if isinstance(each, Rate) else "")) for each in line.figures])
                      for line in registry.lines().values() if line.figures)]


def _likeness(label: str, words: str) -> int:
    """How many pairs of signs both have."""
    return len({label[i:i + 2] for i in range(len(label) - 1)} & {words[i:i + 2] for i in range(len(words) - 1)})


def _rows(request: HttpRequest, form: standing.Form) -> list[dict[str, str]]:
    """The rows of the binding act: one cell as it was chosen, or everything that moved, let go where it was and bound where it is."""
    if "moved" in request.POST:
        moved = [(each, each.binding) for each in form.places if each.state == binding.MOVED and each.binding]
        gone = [{"sheet": one.sheet, "cell": one.cell} for _, one in moved]
        return gone + [{"sheet": each.sheet, "cell": each.cell, "left": one.left, "above": one.above, "figure": one.figure, "span": one.span, "scale": one.scale}
                       for each, one in moved]
    if "lost" in request.POST:
        return [{"sheet": each.sheet, "cell": each.cell} for each in form.places if each.state == binding.LOST]
    chosen = _chosen(form, request.POST.get("at", ""))
    if chosen is None:
        raise NotFound("没有这一格。请在表上重新点选。")
    words = {name: chosen[name] for name in ("sheet", "cell", "left", "above")}
    return [{**words, **{name: request.POST.get(name, "") for name in ("figure", "span", "scale")}}]


def _next(form: standing.Form, request: HttpRequest) -> str:
    """To the next cell that nobody has bound yet."""
    following = next((each for each in form.places if each.state == binding.UNBOUND), None)
    return f"?at={following.sheet}!{following.cell}#choose" if following and "at" in request.POST else ""


@login_required
def filled(request: HttpRequest, ident: str, period: str) -> HttpResponse:
    """The form filled for a period as a file (GET), or on its way out: the act of sending with the file in it (POST)."""
    viewer, head, one = _form(request, ident)
    period = ledger.written(one.every, period)
    data = one.filled(one.told(viewer.office, period))
    if request.method == "GET":
        gate.log(viewer, ident, f"form {period}")
        return attached(data, f"form-{head['code']}-{period}.{one.suffix}", MEDIA[one.suffix])
    blob = vault().put(data)
    said = {"period": period, "filled": {"hash": blob.hash, "size": blob.size, "media": MEDIA[one.suffix], "name": f"{one.name}{period}.{one.suffix}"}}
    kept = people.keep({"said": said, "how": {}}, request.user.person)
    return redirect(f"{reverse('do', args=[ident, standing.step('send').key])}?draft={kept}")


@login_required
@as_read
def told(request: HttpRequest) -> HttpResponse:
    """The ledger of reported figures: what was told to whom, and what would be another today."""
    viewer = viewer_of(request)
    since, until = request.GET.get("since", ""), request.GET.get("until", "")
    rows = ledger.reported(viewer.office, since=since, until=until)
    if "differs" in request.GET:
        rows = [each for each in rows if each.differs]
    codes = gate.codes(viewer, {each.matter for each in rows})
    rows = [each for each in rows if each.matter in codes]
    return render(request, "desk/ledger.html", {"rows": rows[:SHOWN * 3], "all": len(rows), "codes": codes, "since": since, "until": until, "differs": "differs" in request.GET})


@login_required
@as_read
def cause(request: HttpRequest, entry: str, place: str) -> HttpResponse:
    """A number that was told opens into its entries, and where it is another today into those recorded since, one by one."""
    viewer = viewer_of(request)
    row = next((each for each in ledger.reported(viewer.office, entry=entry) if each.place == place), None)
    if row is None or not gate.codes(viewer, [row.matter]):
        raise NotFound("没有报过这个数。请从报数台账进入。")
    found, whole = ledger.causes(viewer.office, row)
    behind = ledger.behind(viewer.office, row)
    codes = gate.codes(viewer, {row.matter, *(each.matter for each in (*found, *behind))})
    seen = [each for each in behind if each.matter in codes]
    return render(request, "desk/ledger_cause.html", {"row": row, "found": found, "whole": whole, "codes": codes, "behind": seen, "hidden": len(behind) - len(seen)})
