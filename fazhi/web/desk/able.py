"""Who may do an act, asked person by person; and what nobody here could do today, with the lawful way out."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel import able, capacities, gate, registry, workbench
from fazhi.kernel.handing import acting
from fazhi.kernel.models import Matter
from fazhi.web.base.who import viewer_of
from fazhi.web.desk.doing import act_of


@login_required
def today(request: HttpRequest) -> HttpResponse:
    """Which acts nobody in office could do today, line by line; and the matters that lost their handler and have none yet."""
    viewer = viewer_of(request)
    return render(request, "desk/able.html", {"lines": able.today(viewer), "waiting": workbench.without_handler(viewer), "work": [line for line in registry.lines().values() if line.acts], "house": viewer.office})


@login_required
def who(request: HttpRequest, key: str, ident: str = "") -> HttpResponse:
    """May this person do it, and if not, why: for everybody in office, in one matter or at all."""
    viewer = viewer_of(request)
    cls = act_of(key)
    head = gate.matter(viewer, ident) if ident else None
    row = dict(Matter.objects.filter(id=ident).values().get()) if ident else None
    steps = [("", "办理"), *((each.key, f"{each.title}签批") for each in cls.signs)]
    told: list[tuple[str, list[able.Answer]]] = [(title, list(able.answers(viewer, cls, row, signing))) for signing, title in steps]
    names = gate.people({each.person for _, answers in told for each in answers})
    held_by = {person: _posts(viewer, person) for person in names}
    of_matter = told[0][1][0].of_matter if told[0][1] else []
    return render(request, "desk/who.html", {"act": cls, "head": head, "told": [(title, alike(answers)) for title, answers in told], "names": names, "held_by": held_by, "of_matter": of_matter,
                                             "stuck": able.nobody(viewer, cls, row), "house": viewer.office})


def alike(answers: list[able.Answer]) -> list[list[able.Answer]]:
    """Those who may first; whoever may not for the same reasons stands together."""
    together: dict[tuple[str, ...], list[able.Answer]] = {}
    for each in sorted(answers, key=lambda one: not one.may):
        together.setdefault(tuple(map(str, each.personal)), []).append(each)
    return list(together.values())


def _posts(viewer: gate.Viewer, person: str) -> str:
    officer = viewer.staff.officer(person, viewer.day)
    return "、".join(dict.fromkeys(_called(post) for post in officer.posts)) if officer else ""


def _called(post: dict[str, Any]) -> str:
    """The capacity of a post; of one that is held for somebody else with the day until which."""
    return f"{post['title']}至{post['until']}" if post["title"] == acting(post["capacity"]) else capacities.title(post["capacity"])


def stuck(viewer: gate.Viewer, head: dict[str, Any], deadlines: list[dict[str, Any]], meeting: Any) -> list[able.Nobody]:
    """Of what is due in a matter, what nobody here could do."""
    due = [meeting(head["line"], each["term"]) for each in deadlines if each["state"] == "open" and each["kind"] == "duty"]
    return able.in_matter(viewer, head, dict.fromkeys(act for act in due if act))
