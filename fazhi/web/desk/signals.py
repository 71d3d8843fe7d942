"""Signals on the desk: what the rules found, why, and which matters stand behind each."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel import gate, happen, secluded, signals, watch
from fazhi.kernel.wrong import NotFound
from fazhi.web.base.who import viewer_of
from fazhi.web.desk.filters import page_of


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """The signals that this reader may see, newest first, each with the matters behind it that he may see; and the rules."""
    viewer = viewer_of(request)
    line = watch.line_of()
    if line is None:
        raise NotFound("没有安装关联提示这项工作。")
    page = page_of(request, lambda **how: gate.matters(viewer, line=line.key, size=20, **how))
    memories = happen.peek_at([row["id"] for row in page.rows])
    behind = {ident: _behind(memory) for ident, memory in memories.items()}
    everything = {each for ids in behind.values() for each in ids}
    known = _known(viewer, everything)
    open_here = everything - secluded.known(everything).keys()  # what is kept apart is not even counted
    told = [{**row, "rule": _rule(memories[row["id"]]), "matters": [known[each] for each in behind[row["id"]] if each in known], "hidden": len(open_here.intersection(behind[row["id"]]) - known.keys())}
            for row in page.rows]
    return render(request, "desk/signals.html", {"line": line, "page": page, "told": told, "filters": request.GET, "rules": signals.rules().values(),
                                                 "same": signals.SAME})


def _behind(memory: dict[str, Any]) -> list[str]:
    rows = memory["rows"].get("link", {}).values()
    return [str(row["other"]) for row in rows if row["kind"].startswith(watch.KIND)]


def _rule(memory: dict[str, Any]) -> signals.Rule | None:
    """The rule that raised the signal; None where the installation has written it off."""
    return signals.rules().get(str(memory["first"]["s"].get("rule", "")))


def _known(viewer: gate.Viewer, ids: set[str]) -> dict[str, dict[str, Any]]:
    rows: list[dict[str, Any]] = [dict(row) for row in gate.visible(viewer).filter(id__in=ids).values(*gate.ROW)]
    return {row["id"]: row for row in gate.dressed(viewer, rows)}
