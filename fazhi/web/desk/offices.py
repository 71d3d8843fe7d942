"""The tree of the office on one page: units and villages, who holds which post since when, earlier names, and what was joined or split."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel import gate, registry, tree
from fazhi.web.base.who import viewer_of

ACTS = ("house.Establish", "house.Appoint", "house.Rename", "house.JoinUnits", "house.SplitUnit")
TITLES = {"town": "本机关", "unit": "内设机构", "village": "村（社区）", "court": "法院", "organ": "其他机关"}


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """The tree level by level; whoever keeps the posts finds beside each organ the acts that change it."""
    viewer = viewer_of(request)
    found = tree.levels(viewer.staff, viewer.day)
    nodes = [node for level in found.values() for node in level]
    places = [place for node in nodes for place in (*node.now, *node.before)]
    acts = [act for act in (registry.act(key) for key in ACTS) if viewer.capacities & {each.key for each in act.by}]
    return render(request, "desk/offices.html", {
        "levels": [(TITLES.get(kind, "本机关"), level) for kind, level in found.items()], "acts": acts, "house": viewer.office, "today": viewer.day.isoformat(),
        "names": gate.people({place.person for place in places}), "done": tree.acts(entry for node in nodes for entry in node.entries),
        "titles": {key: act.title for key, act in registry.acts().items()}, "people": len({place.person for node in nodes for place in node.now})})
