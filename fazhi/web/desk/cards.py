"""The page with the code of a public card, to be shown on the telephone or printed; off where the public cannot open the house's pages."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from markupsafe import Markup

from fazhi.kernel import cards, gate, reach
from fazhi.kernel.wrong import NotFound
from fazhi.web.base.who import viewer_of


def address_of(request: HttpRequest, viewer: gate.Viewer, matter: str) -> str:
    """The address of a matter's public card; empty without one, or where the public cannot open the house's pages."""
    standing = cards.standing(matter)
    if not standing or reach.closed(reach.of(viewer.office, viewer.day)):
        return ""
    return str(request.build_absolute_uri(reverse("card", args=[cards.token(viewer.office, standing)])))


@login_required
def code(request: HttpRequest, ident: str) -> HttpResponse:
    """The code of a matter's card, or why there is none."""
    viewer = viewer_of(request)
    head = gate.matter(viewer, ident)
    standing = cards.standing(ident)
    if not standing:
        raise NotFound("这个事项没有公示码，或者已经停用。请回到事项页，先办理生成。")
    why = reach.closed(reach.of(viewer.office, viewer.day))
    address = address_of(request, viewer, ident)
    drawn = Markup(cards.picture(address)) if address else ""
    return render(request, "desk/code.html", {"head": head, "why": why, "address": address, "drawn": drawn})
