"""Somebody without an account gives an opinion: the pack goes out as one file, the form that comes back fills the act."""

from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fazhi.kernel import gate, review_pack
from fazhi.kernel.acts import Act
from fazhi.kernel.typeset.form_file import Filled, read_form
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import FazhiError, NotFound
from fazhi.web.accounts import people
from fazhi.web.base.who import viewer_of
from fazhi.web.desk import forms


def _act(viewer: gate.Viewer, ident: str, key: str) -> type[Act]:
    found = next((act for act in review_pack.forms(viewer, gate.matter(viewer, ident)) if act.key == key), None)
    if found is None:
        raise NotFound("这个事项现在没有可以交外部人员填写的表。请回到事项页查看办到了哪一步。")
    return found


@login_required
def pack(request: HttpRequest, ident: str, key: str) -> HttpResponse:
    """The pack as one file."""
    viewer = viewer_of(request)
    act = _act(viewer, ident, key)
    data = review_pack.pack(viewer, ident, act, act.title)
    answer = HttpResponse(data, content_type="application/zip")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{act.title}_{ident[:8]}.zip')}"
    return answer


@login_required
def back(request: HttpRequest, ident: str, key: str) -> HttpResponse:
    """The filled form came back: what it says stands in the act's form, to be looked through and recorded as done on paper."""
    viewer = viewer_of(request)
    act = _act(viewer, ident, key)
    upload = request.FILES.get("form")
    try:
        if upload is None:
            raise FazhiError("没有选择文件。请选择填好的表（.docx）。")
        kept = forms.stored(upload)
        with vault().open(kept["hash"]) as file:
            filled = read_form(act, ident, file.read())
    except FazhiError as error:
        return render(request, "base/message.html", {"title": "读不出这份表", "message": str(error)}, status=422)
    draft = people.keep({"said": filled.said, "how": {"manner": "paper", "signed_by": _signer(viewer, act, filled), "done_at": filled.day, "scan": kept}}, viewer.person)
    return redirect(f"{reverse('do', args=[ident, key])}?draft={draft}")


def _signer(viewer: gate.Viewer, act: type[Act], filled: Filled) -> list[str]:
    """The person whose name stands on the form, among those who hold a capacity that the act asks for."""
    known = [person for capacity in act.by for person, _ in forms.officers(viewer, capacity.key)]
    names = gate.people(known)
    return [person for person in dict.fromkeys(known) if filled.who and names.get(person) == filled.who.replace(" ", "").replace("　", "")]
