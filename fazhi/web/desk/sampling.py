"""The pack of a sample for reviewers without an account, and the score sheets that come back from them."""

from typing import Any
from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fazhi.kernel import door, gate, judge, lent, possible, registry
from fazhi.kernel.acts import Act
from fazhi.kernel.deed import Deed, uuid7
from fazhi.kernel.models import Deadline, Link, Matter
from fazhi.kernel.opened import Opened
from fazhi.kernel.typeset.glyphs import MissingGlyphs
from fazhi.kernel.wrong import BadInput, FazhiError, NotFound, Refused
from fazhi.report import sample_pack, score_table
from fazhi.web.accounts import people
from fazhi.web.base.who import viewer_of
from fazhi.web.desk import forms
from fazhi.web.desk.lending import act_of

ASKED, NOT_YET = ("taker", "organ", "until"), "0" * 64


def of_packing(key: str) -> bool:
    """True of the act by which a line hands out its pack: the pack is made with it, so only that page does it."""
    line, _, name = key.partition(".")
    return name == "Pack" and f"{line}.Score" in registry.acts()


def attached(data: bytes, name: str, media: str) -> HttpResponse:
    """A file to be kept."""
    return HttpResponse(data, content_type=media, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"})


@login_required
def page(request: HttpRequest, ident: str) -> HttpResponse:
    """The packs that were handed out here; a POST makes one and records to whom it goes: the answer is the pack itself."""
    viewer = viewer_of(request)
    head = gate.matter(viewer, ident)
    act = act_of(head["line"], "Pack")
    if not viewer.capacities & {each.key for each in act.by}:
        raise NotFound("案卷包由部门负责人或者主要负责人制作、交出。")
    files = lent.open_ones(set(_sampled(viewer, head, act)))
    said = {name: request.POST.get(name, "").strip() for name in ASKED if request.POST.get(name, "").strip()}
    errors: list[str] = []
    if request.method == "POST":
        try:
            if stops := possible.against(viewer, act, ident, {**said, "digest": NOT_YET}):  # nothing is packed, nor logged as read, for what would be refused
                raise Refused(stops)
            data, digest = sample_pack.pack(viewer, head, sorted(files), act_of(head["line"], "Score"), sample_pack.Told(said.get("organ", ""), said.get("until", "")))
            door.do(act(**said, digest=digest), ident, who=viewer.person, office=viewer.office, origin="desk", id=request.POST.get("id", ""))
            return attached(data, f"评查案卷包_{head['code']}.zip", "application/zip")
        except Refused as refused:
            errors = [str(each) for each in refused.objections]
        except BadInput as bad:
            errors = list(bad.errors.values())
        except (FazhiError, MissingGlyphs) as error:
            errors = [str(error)]
    shown = {"head": head, "files": len(files), "rows": _handed(viewer, head, act), "errors": errors, "said": said if errors else {}, "id": uuid7(), "back": f"{head['line']}.PackBack"}
    return render(request, "desk/sample.html", shown, status=422 if errors else 200)


def _sampled(viewer: gate.Viewer, head: dict[str, Any], act: Any) -> list[str]:
    """The files that the act would hand out."""
    row = dict(Matter.objects.filter(id=head["id"]).values().get())
    case = judge.build(Deed(act=act(), who=viewer.person, office=viewer.office, matter=head["id"]), registry.line(head["line"]), row, viewer.staff, max(viewer.day.isoformat(), str(row["last_at"])))
    asks = act.asks if isinstance(act.asks, tuple) else (act.asks,)
    return list(asks[0](case, act()))


def _handed(viewer: gate.Viewer, head: dict[str, Any], act: type[Act]) -> list[dict[str, Any]]:
    """The packs handed out here: who made them, for whom, until when, their digest, whether they are still out."""
    rows = [each for each in Opened(viewer, head, most=None).timeline() if each["act"] == act.key and not each["struck"]]
    out = set(Deadline.objects.filter(matter=head["id"], term="pack_back", state="open", struck="").values_list("of", flat=True))
    return [{**each["said"], **each["sealed"], "entry": each["id"], "day": each["done_at"][:10], "by": "、".join(hand["name"] for hand in each["hands"] if hand["name"]), "out": each["id"] in out,
             "files": len(each["asks"].get("sampled", ()))} for each in rows]


def _review(request: HttpRequest, ident: str) -> tuple[gate.Viewer, dict[str, Any], Any, str]:
    """A review that is open to scores, the act of its score, and the file it is about; raises NotFound."""
    viewer = viewer_of(request)
    head = gate.matter(viewer, ident)
    score = act_of(head["line"], "Score")
    if not viewer.capacities & {each.key for each in score.by}:
        raise NotFound("评分表由评查人员取用和登记。")
    if registry.line(head["line"]).stage(head["stage"]) not in score.at:
        raise NotFound("这件评查现在不能评分。请回到事项页查看办到了哪一步。")
    return viewer, head, score, str(Link.objects.filter(matter=ident, kind="about", struck="").values_list("other", flat=True).first() or "")


@login_required
def blank(request: HttpRequest, ident: str) -> HttpResponse:
    """The score sheet of one review, to be filled in elsewhere."""
    viewer, head, score, file = _review(request, ident)
    gate.log(viewer, file, "checks", "评分表")
    return attached(score_table.blank(score, head["code"], file, viewer.day), f"评分表_{head['code']}.xlsx", score_table.MEDIA)


@login_required
def back(request: HttpRequest, ident: str) -> HttpResponse:
    """A filled sheet comes back: looked through first (nothing is recorded), given back with what is wrong, or brought into the form of the score."""
    viewer, head, score, _ = _review(request, ident)
    given, error, wrong = request.FILES.get("sheet"), "", {}
    if request.method == "POST" and given is None:
        error = "没有选择文件。请选择填好的评分表（.xlsx）。"
    elif given is not None:
        data = given.read()
        try:
            told = score_table.read(data, score, head["code"], viewer.day)
            wrong = told.wrong
            if wrong and request.POST.get("marked"):
                return attached(score_table.marked(data, wrong), f"评分表_{head['code']}_有误.xlsx", score_table.MEDIA)
            if not wrong:
                given.seek(0)
                how = {"manner": "outside", "scan": forms.stored(given)} if request.POST.get("whose") == "other" else {"manner": "here"}
                draft = people.keep({"said": told.said, "how": how}, viewer.person)
                return redirect(f"{reverse('do', args=[ident, score.key])}?draft={draft}")
        except FazhiError as problem:
            error = str(problem)
    rows = [(page, line, sentence) for (page, line), sentence in sorted(wrong.items())]
    return render(request, "desk/scores_back.html", {"head": head, "score": score, "rows": rows, "error": error, "whose": request.POST.get("whose", "other")}, status=422 if rows or error else 200)
