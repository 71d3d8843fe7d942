"""The page of numbered forms: by kind and holder what came in, was used, was spoilt and is left; which number was used in which matter; and the emergency sheets."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel import gate, registry, reserved, stock
from fazhi.kernel.typeset.faces import Faces
from fazhi.kernel.typeset.glyphs import MissingGlyphs
from fazhi.kernel.typeset.pdf import to_pdf
from fazhi.kernel.wrong import NotFound
from fazhi.report import blanks
from fazhi.web.base.who import shown_day, viewer_of

ACTS = ("house.AddFormKind", "house.ReceiveForms", "house.GiveForms", "house.ReturnForms", "house.SpoilForm", "house.ReserveNumbers", "house.VoidReserved", "house.CountSheets")
STATES = {"open": "未用", "used": "已用", "void": "作废"}


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """Every kind of which a stock is kept, with the acts that this person may do about it."""
    viewer = viewer_of(request)
    on = shown_day(viewer).isoformat()
    found = [each for each in (stock.read(viewer.office, kind, on) for kind in stock.kinds(viewer.office)) if each.came]
    told = [(stock.title(each.kind), each, stock.holdings(each)) for each in found]
    sheets = reserved.sheets(viewer.office)
    names = gate.people({holding.holder for _, _, rows in told for holding in rows if holding.holder} | {each.holder for each in sheets})
    codes = gate.codes(viewer, {matter for each in found for matter in each.used.values()} | {each.matter for each in sheets if each.matter})
    acts = [act for act in (registry.act(key) for key in ACTS) if (viewer.capacities | {"anyone"}) & {each.key for each in act.by}]
    return render(request, "desk/stock.html", {"told": told, "names": names, "codes": codes, "acts": acts, "house": viewer.office, "sheets": sheets, "states": STATES, "due": reserved.due(viewer.office)})


@login_required
def emergency(request: HttpRequest, entry: str) -> HttpResponse:
    """The blank sheets of one set, each with its number, to be taken along; those that were used or are void are not printed again."""
    viewer = viewer_of(request)
    found = [each for each in reserved.sheets(viewer.office) if each.entry == entry and each.state == "open"]
    if not found:
        raise NotFound("没有这一套应急空白文书，或者编号都已经用过、作废。请在“编号表单”页查看。")
    try:
        data = to_pdf(blanks.numbered(viewer.office, found[0].kind, [each.number for each in found], viewer.day), Faces())
    except MissingGlyphs as error:
        return render(request, "base/message.html", {"title": "没有印成", "message": str(error)}, status=422)
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": "inline; filename=emergency.pdf"})
