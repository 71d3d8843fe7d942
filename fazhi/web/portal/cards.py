"""The public card behind a scanned code, the answer that whoever holds the code may give without a name, and whether a paper with a printed code is the house's own."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fazhi.kernel import cards, disclosed, door, registry
from fazhi.kernel.deed import uuid7
from fazhi.kernel.fields import MatterOf
from fazhi.kernel.wrong import BadInput, FazhiError, NotFound


def card(request: HttpRequest, code: str) -> HttpResponse:
    """The card, and the form of its answer; a code that is not ours, or a house closed to the public, says why."""
    words: dict[str, Any] = {"site": disclosed.site(), "code": code}
    try:
        if told := cards.paper(code, date.today()):
            return render(request, "portal/paper.html", {**words, "told": told})
        one = cards.card(code, date.today())
    except NotFound as missing:
        return render(request, "portal/no_card.html", {**words, "why": str(missing)}, status=404)
    act = registry.line(one["line"]).answers if not one["until"] else None
    typed, errors, status = {}, {}, 200
    if request.method == "POST" and act is not None:
        typed = {name: request.POST[name].strip() for name, each in act.fields.items() if not isinstance(each, MatterOf) and request.POST.get(name, "").strip()}
        about = {name: one["matter"] for name, each in act.fields.items() if isinstance(each, MatterOf)}
        try:
            door.do(act(**typed, **about), who="", office=one["office"], origin="portal", id=request.POST.get("id", ""))
            return redirect(f"{request.path}?sent=1")
        except BadInput as bad:
            errors, status = bad.errors, 422
        except FazhiError as refused:
            errors, status = {"": str(refused)}, 422
    fields = [each.describe() for each in act.fields.values() if not isinstance(each, MatterOf)] if act is not None else []
    words.update({"one": one, "act": act, "fields": fields, "typed": typed, "errors": errors, "sent": request.GET.get("sent"), "id": uuid7()})
    return render(request, "portal/card.html", words, status=status)
