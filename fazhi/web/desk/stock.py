"""The page of numbered forms: by kind and holder what came in, was used, was spoilt and is left; and which number was used in which matter."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel import gate, registry, stock
from fazhi.web.base.who import shown_day, viewer_of

ACTS = ("house.ReceiveForms", "house.GiveForms", "house.ReturnForms", "house.SpoilForm")


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """Every kind of which a stock is kept, with the acts that this person may do about it."""
    viewer = viewer_of(request)
    on = shown_day(viewer).isoformat()
    found = [each for each in (stock.read(viewer.office, kind, on) for kind in stock.KINDS) if each.came]
    told = [(stock.KINDS[each.kind], each, stock.holdings(each)) for each in found]
    names = gate.people({holding.holder for _, _, rows in told for holding in rows if holding.holder})
    codes = gate.codes(viewer, {matter for each in found for matter in each.used.values()})
    acts = [act for act in (registry.act(key) for key in ACTS) if viewer.capacities & {each.key for each in act.by}]
    return render(request, "desk/stock.html", {"told": told, "names": names, "codes": codes, "acts": acts, "house": viewer.office})
