"""The texts of a matter side by side, clause by clause."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel import gate, versions
from fazhi.kernel.reading import Unreadable
from fazhi.web.base.who import viewer_of


@login_required
def page(request: HttpRequest, ident: str) -> HttpResponse:
    """Two versions chosen (by default the last two) and every place in which they differ."""
    viewer = viewer_of(request)
    head = gate.matter(viewer, ident)
    found = versions.of(viewer, head)
    words: dict[str, Any] = {"head": head, "versions": found, "differences": None, "said": ""}
    if len(found) > 1:
        old, new = request.GET.get("a") or found[-2].hash, request.GET.get("b") or found[-1].hash
        words.update(a=old, b=new)
        try:
            words["differences"] = versions.differences(found, old, new)
        except Unreadable as error:
            words["said"] = str(error)
    return render(request, "desk/texts.html", words)
