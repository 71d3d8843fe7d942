"""Overlay printing on the desk: the forms and printers of the house, a test sheet for each, and an issued paper printed over its form."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel import gate, overlay, registry
from fazhi.kernel.typeset.glyphs import MissingGlyphs
from fazhi.kernel.wrong import NotFound
from fazhi.web.base.who import viewer_of

ACTS = ("house.LayForm", "house.SetPrinter")


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """Which forms are laid out, and the printers."""
    viewer = viewer_of(request)
    on = viewer.day.isoformat()
    acts = [act for act in (registry.act(key) for key in ACTS) if viewer.capacities & {each.key for each in act.by}]
    return render(request, "desk/overlay.html", {"layouts": overlay.layouts(viewer.office, on), "printers": overlay.printers(viewer.office, on), "acts": acts, "house": viewer.office})


@login_required
def printed(request: HttpRequest, ident: str = "", key: str = "") -> HttpResponse:
    """An issued paper (`ident`) over its form, or the test sheet of a form (`key`), for the printer that is named in the address."""
    viewer = viewer_of(request)
    row = gate.paper(viewer, ident) if ident else {}
    on, name = viewer.day.isoformat(), request.GET.get("printer", "")
    layout = overlay.layouts(viewer.office, on).get(row.get("kind", key))
    printer = overlay.printers(viewer.office, on).get(name)
    if layout is None or (name and printer is None):
        raise NotFound("没有设定这种文书的套打版式，或者没有这台打印机。请在“套打”页设定。")
    if row and row["state"] not in ("issued", "signed"):
        raise NotFound("文书已作废或者已替换，不能套打。")
    try:
        data = overlay.over_form(row, layout, printer) if row else overlay.test_sheet(layout, printer)
    except MissingGlyphs as error:
        return render(request, "base/message.html", {"title": "没有印成", "message": str(error)}, status=422)
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": "inline; filename=overlay.pdf"})
