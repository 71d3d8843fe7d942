"""File review, the draw: from which files is drawn, by which seed, and what was drawn from them before."""

import secrets
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.case import Case
from fazhi.kernel.happen import peek
from fazhi.kernel.models import Matter
from fazhi.lines.file_review import criteria
from fazhi.lines.file_review.stages import SAMPLED


def lot(case: Case, act: Any) -> dict[str, Any]:
    """The draw: seed, how many files there were and their digest, and the files drawn; kept in the entry so that it can be repeated."""
    files = population(case.office, line_of(act.line_key), act.since, act.until)
    seed = act.seed or secrets.token_hex(8)
    return {"seed": seed, "of": len(files), "digest": criteria.digest_of(files), "drawn": criteria.drawn(seed, files, act.count or 0), "before": drawn_before(case.office, act)}


def drawn_before(office: str, act: Any) -> list[str]:
    """Earlier draws from files of the same line whose days overlap with these, by their code and seed."""
    found = []
    for row in Matter.objects.filter(office=office, line="file_review", stage=SAMPLED.key, struck="").order_by("opened_on", "id").values("id", "code"):
        said = peek(row["id"])["first"]["s"]
        if line_of(said.get("line_key")) == line_of(act.line_key) and said.get("since", "") <= (act.until or "") and (act.since or "") <= said.get("until", ""):
            found.append(str(row["code"]))
    return found


def line_of(words: str | None) -> str:
    """The key of the line that somebody calls by its key, title or the letters before its numbers; empty when none has criteria."""
    return next((line.key for line in registry.lines().values() if line.checks and words in (line.key, line.title, line.prefix)), "")


def population(office: str, line: str | None, since: str | None, until: str | None) -> list[str]:
    """Files of a line that were closed within these days, parts left out."""
    found = Matter.objects.filter(office=office, line=line or "", struck="", parent="", old=0, closed_on__gte=since or "", closed_on__lte=until or "")
    return sorted(found.exclude(closed_on="").values_list("id", flat=True))
