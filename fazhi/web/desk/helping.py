"""Help where one works: what an act is, who may do it and when, on which provision it rests, and every case in which it is refused."""

from dataclasses import dataclass
from functools import cache

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi import law
from fazhi.kernel import gate, registry
from fazhi.kernel.acts import ANY, NEW, OPEN, Act
from fazhi.kernel.source import Refusal, refusals
from fazhi.kernel.wrong import NotFound
from fazhi.web.base.who import viewer_of

SURE = {"found": "条文已核对原文", "found2": "条文已核对转载", "partial": "条文核对了一部分", "memory": "条号凭记忆，使用前请核对", "low": "条号不确定，使用前请核对",
        "local": "本地规定，以文件为准", "unknown": "没有查到条文"}
WHERE = {NEW: "开始一个新事项时", OPEN: "办结以前的任何阶段", ANY: "任何阶段"}


@dataclass(frozen=True, slots=True)
class Told:
    """An act in words: provision with how sure it is, who, when, who signs, and the refusals with what overcomes each."""

    act: type[Act]
    cite: str
    sure: str
    note: str
    who: str
    when: str
    signs: str
    refused: tuple[tuple[str, str, str], ...]


@cache
def _refused(act: type[Act]) -> tuple[Refusal, ...]:
    return tuple(refusals(act))


def told(viewer: gate.Viewer, act: type[Act]) -> Told:
    """The help of one act, with the articles of the day."""
    cite, sure, note = "条文没有载入", "", ""
    try:
        provision = law.provision(act.basis, viewer.day)
        cite, sure, note = provision.cite, SURE.get(provision.confidence, ""), provision.note
    except law.LawError:
        pass
    refused = tuple((one.sentence, _cite(viewer, one.provision), one.way) for one in _refused(act))
    return Told(act, cite, sure, note, "、".join(each.title for each in act.by), "、".join(WHERE.get(stage, stage.title) for stage in act.at),
                "、".join(each.title for each in act.signs), refused)


def _cite(viewer: gate.Viewer, name: str) -> str:
    try:
        return law.provision(name, viewer.day).cite
    except law.LawError:
        return name


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """The handbook by lines of work."""
    return render(request, "desk/help.html", {"lines": [line for line in registry.lines().values() if line.acts], "line": None})


@login_required
def line(request: HttpRequest, key: str) -> HttpResponse:
    """One line of work: its stages, its terms, and each act in words."""
    viewer = viewer_of(request)
    if key not in registry.lines():
        raise NotFound("手册里没有这项工作。请从目录进入。")
    one = registry.line(key)
    return render(request, "desk/help.html", {"line": one, "told": [told(viewer, act) for act in one.acts if not act.hidden],
                                              "terms": [term for name, term in one.terms.items() if term.kind == "duty"]})
