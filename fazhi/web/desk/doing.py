"""The form of an act, and the doing of it through the door."""

import re
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fazhi import law
from fazhi.kernel import (
    awaited,
    carried,
    door,
    filming,
    finder,
    gate,
    happen,
    idcodes,
    possible,
    registry,
    reserved,
    sent_back,
    watch,
)
from fazhi.kernel.acts import Act
from fazhi.kernel.companion import FromPlatform
from fazhi.kernel.deed import Done, uuid7
from fazhi.kernel.fields import PersonOf, clean_all
from fazhi.kernel.wrong import BadInput, FazhiError, NotFound, Refused
from fazhi.web.accounts import begun, people
from fazhi.web.base.who import viewer_of
from fazhi.web.desk import did, forms, helping, lending, sampling

MANNERS = ("here", "paper", "outside")


def act_of(key: str) -> type[Act]:
    """The act, or a sentence."""
    try:
        return registry.act(key)
    except KeyError:
        raise NotFound("没有这个办理事项。请从事项页或工作台进入。") from None


def do(request: HttpRequest, key: str, ident: str = "") -> HttpResponse:
    """Show the form of an act (GET) or do it (POST). A session that ended keeps what was typed."""
    cls = act_of(key)
    if not request.user.is_authenticated:
        kept = people.keep({"said": forms.values(cls, request.POST, request.FILES), "how": forms.manner(request)}, request.POST.get("how-whose", "")) if request.method == "POST" else ""
        return redirect_to_login(f"{request.path}?draft={kept}" if kept else request.get_full_path())
    viewer = viewer_of(request)
    head = gate.matter(viewer, ident) if ident else None
    if head and request.method == "GET" and lending.of_lending(key) and registry.act(key).line == head["line"]:
        return redirect("lend", ident)  # the right goes with an account, which only that page makes
    if head and request.method == "GET" and cls.rewrites:
        return redirect("matter", ident)  # words are corrected where they stand
    if head and request.method == "GET" and sampling.of_packing(key) and registry.act(key).line == head["line"]:
        return redirect("sample", ident)
    if request.method == "POST":
        return _done(request, viewer, cls, head)
    draft = _draft(request, viewer, key, ident)
    before = sent_back.said(viewer, cls, head, request.GET["again"]) if head and "again" in request.GET else {}
    said = draft.get("said") or before or {**forms.about(cls, request.GET), **{name: request.GET[name] for name in cls.fields if name in request.GET}}
    how = draft.get("how") or ({"manner": request.GET["manner"]} if request.GET.get("manner") in MANNERS else {})
    how = {**how, "again": request.GET["again"]} if before else how
    if issubclass(cls, FromPlatform):
        how = {"manner": "outside", "outside": head["outside"] if head else "", **how}
    found = {} if draft or before else {name: one for name, one in carried.of(viewer, cls, ident).items() if name not in said}
    return _form(request, viewer, cls, head, {**{name: one.value for name, one in found.items()}, **said}, how, {}, [], restored=bool(draft or before), found=found, lacks=draft.get("lacks") or [])


def _done(request: HttpRequest, viewer: gate.Viewer, cls: type[Act], head: dict[str, Any] | None) -> HttpResponse:
    said, how = {}, {"manner": request.POST.get("how-manner", "here"), "id": request.POST.get("how-id", "")}
    try:
        said, how = forms.values(cls, request.POST, request.FILES), forms.manner(request)
        if issubclass(cls, FromPlatform) and not how.get("outside") and how["manner"] == "outside" and not head:
            how["outside"] = str(said.get("number") or "")  # a case's own number is not typed twice
        when = how["done_at"] or _dated(cls, said)
        if "how-look" in request.POST:
            return _form(request, viewer, cls, head, said, how, {}, [], offers=True)
        doubtful = {} if "how-sure" in request.POST or how["manner"] == "outside" else _doubtful(cls, said)
        if doubtful:
            against = possible.against(viewer, cls, head["id"] if head else "", said, when) if how["manner"] == "here" else []
            return _form(request, viewer, cls, head, said, how, doubtful, against, ask_sure=True)
        if how["manner"] == "here" and "how-sure" not in request.POST and (seen := possible.doubts(viewer, cls, head["id"] if head else "", said, when)):
            return _form(request, viewer, cls, head, said, how, {}, seen, ask_sure=True)
        done = door.do(cls(**said), head["id"] if head else "", who=viewer.person, office=viewer.office, origin="desk", **{**how, "done_at": when})
    except BadInput as bad:
        return _form(request, viewer, cls, head, said, how, bad.errors, [])
    except Refused as refused:
        return _form(request, viewer, cls, head, said, how, {}, refused.objections)
    except FazhiError as error:
        return _form(request, viewer, cls, head, said, how, {"": str(error)}, [])
    begun.drop(viewer, cls.key, head["id"] if head else "")
    watch.soon(viewer.office, done.matter)
    return after(request, viewer, done, head["line"] if head else cls.line, cls)


def _draft(request: HttpRequest, viewer: gate.Viewer, key: str, ident: str) -> dict[str, Any]:
    """What the form begins with: the draft that was kept while somebody typed, or what another page brought here."""
    asked = request.GET.get("draft", "")
    return begun.read(viewer, key, ident) if asked == "kept" else people.take(asked, viewer.person) if asked else {}


@login_required
@require_POST
def keep(request: HttpRequest, key: str, ident: str = "") -> HttpResponse:
    """What stands in a form is kept while somebody types; with `drop` it is not wanted any more."""
    cls, viewer = act_of(key), viewer_of(request)
    head = gate.matter(viewer, ident) if ident else None
    if "drop" in request.POST:
        begun.drop(viewer, key, ident)
        return redirect("matter", ident) if ident else redirect("new", key)
    at = begun.keep(viewer, key, head, {"said": forms.values(cls, request.POST), "how": {**forms.manner(request), "id": ""}, "lacks": request.POST.getlist("how-lacks")[:20]}) if not head or head["inside"] else None
    return JsonResponse({"at": at.strftime("%H:%M") if at else ""})


def _doubtful(cls: type[Act], said: dict[str, Any]) -> dict[str, str]:
    """What is wrong with numbers of people and units, by field; nothing while a field cannot be taken at all."""
    clean, errors = clean_all(cls.fields, said)
    told: dict[str, list[str]] = {}
    for name, words in () if errors else idcodes.doubts(cls.fields, clean):
        told.setdefault(name, []).append(words)
    return {name: "；".join(each) for name, each in told.items()}


def _dated(cls: type[Act], said: dict[str, Any]) -> str:
    """When it was done, where the act itself tells; empty while that cannot be read."""
    told = str(said.get(cls.dated) or "")
    return told if re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?", told) else ""


def after(request: HttpRequest, viewer: gate.Viewer, done: Done, line: str, asked: type[Act] | None = None) -> HttpResponse:
    """Back to the matter, which tells what was done; to its line where the matter itself was struck. Whoever may not see it any more reads that it was taken in."""
    if not gate.visible(viewer).filter(id=done.matter).exists():
        taken = did.taken(done)
        return render(request, "desk/taken.html", {"taken": taken, "line": line, "title": (asked or registry.act(done.act)).title}) if taken else redirect("line", line)
    did.note(request, done, asked)
    return redirect("matter", done.matter)


def _form(request: HttpRequest, viewer: gate.Viewer, cls: type[Act], head: dict[str, Any] | None, said: dict[str, Any], how: dict[str, Any],
          errors: dict[str, str], objections: list[Any], restored: bool = False, offers: bool = False, ask_sure: bool = False,
          found: dict[str, carried.Carried] | None = None, lacks: Sequence[str] = ()) -> HttpResponse:
    try:
        cite = law.provision(cls.basis, viewer.day).cite
    except law.LawError:
        cite = "条文未载入"
    told = possible.advice(viewer, cls, head["id"] if head else "", said)
    lists = {**forms.lists(viewer, cls, head["id"] if head else "", said), "offers": forms.offers(viewer, cls, said) if offers else {},
             "known": finder.named(viewer, [said[name] for name, each in cls.fields.items() if isinstance(each, PersonOf) and said.get(name)])}
    words = {
        "advice": told, "advises": cls.advice is not Act.advice, "asks_who": forms.asks_who(cls), "codes": gate.codes(viewer, {each for one in told for each in one.matters}),
        "act": cls, "head": head, "fields": forms.described(cls), "values": forms.shown(cls, {**forms.only(cls, lists), **said}, request.POST), "how": how,
        "errors": errors, "faults": [one for each in errors.values() for one in each.split("；")], "objections": objections,
        "lists": lists, "officers": forms.officers(viewer), "cite": cite, "restored": restored, "lacks": lacks, "unfold": forms.unfolded(cls, said, errors), "ask_sure": ask_sure, "carried": found or {},
        "id": how.get("id") or uuid7(), "by_sheet": bool(head and hasattr(cls, "standard")), "signs": [each.title for each in cls.signs], "rules": helping.told(viewer, cls),
        "kept_numbers": reserved.open_for(viewer.office, head["line"] if head else cls.line),
        "beside": [*awaited.beside(viewer, cls, head["id"]), *carried.beside(viewer, cls, head["id"])] if head else [],
        "drafts": begun.of(viewer, head["id"] if head else "", cls.key) if request.method == "GET" and not restored else [],
        "filming": filming.sentence(cls, viewer.day, happen.peek(head["id"]) if head else None),
    }
    return render(request, "desk/act.html", words, status=422 if errors or objections else 200)
