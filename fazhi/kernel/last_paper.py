"""The last paper of a kind that a reader may see, and with what its places were filled: for the preview of other words of that paper."""

import re
from contextlib import suppress
from typing import Any

from django.db.models import Q

from fazhi.kernel import finding, gate, own_papers, registry
from fazhi.kernel.models import Paper
from fazhi.kernel.templates import CELL, EITHER, GOES_ON, SLOT, Template
from fazhi.kernel.wrong import NotFound

NEWEST = 30  # beyond these nobody looks for an example
STANDS = ("issued", "signed")


def of(viewer: gate.Viewer, kind: str, standard: Template) -> tuple[dict[str, Any], dict[str, str]]:
    """(its row with the words, what stood in each place); both empty where there is none that this person may read; nobody is found by them whose matter he does not handle. The reading is logged."""
    line, _, key = kind.partition(".")
    asked = Q(kind__endswith=f".{key}") if line == own_papers.SHARED else Q(kind=kind)
    rows = Paper.objects.filter(asked, office=viewer.office, struck="", state__in=STANDS, matter__in=gate.visible(viewer).values("id")).order_by("-issued_on", "-id").values_list("id", "matter")[:NEWEST]
    heads: dict[str, dict[str, Any]] = {row["id"]: dict(row) for row in gate.visible(viewer).filter(id__in=[matter for _, matter in rows]).values("id", "line", "handler", "opened_by", "closed_on")}
    for ident in (paper for paper, matter in rows if gate.inside(viewer, heads[matter], registry.line(heads[matter]["line"]))):
        with suppress(NotFound):  # what others said independently is not open yet
            row = gate.paper(viewer, ident)
            head = heads[row["matter"]]
            calls = gate.handles(viewer, head, registry.line(head["line"]))
            return row, filled(own_papers.made_from(row, standard), row["text"] if calls else finding.unfound(row["matter"], row["text"]))
    return {}, {}


def filled(template: Template, text: str) -> dict[str, str]:
    """What stands in each place of a paper that was made from this template {`word|filter`: words}; what cannot be told for sure is left out, and so are articles, which are of the day."""
    left, found = text.split("\n"), dict[str, str]()
    for line in template.body.split("\n"):
        slots, plain = list(SLOT.finditer(line)), SLOT.sub("", line).strip()
        if not slots or (not plain and any(slot[3] for slot in slots)):
            continue
        for i, each in enumerate(left):
            if not (match := re.fullmatch(_pattern(line, slots), each)):
                continue
            more = next((n for n, one in enumerate(left[i + 1:], start=i + 1) if not one.startswith((GOES_ON, CELL))), len(left))
            told = [*match.groups()]
            told[-1] = "\n".join([*filter(None, [told[-1]]), *left[i + 1:more]]) if slots[-1].end() == len(line) else told[-1]
            found.update({f"{slot[1].strip().split(EITHER)[0]}|{slot[2] or ''}": words for slot, words in zip(slots, told, strict=True) if words and not slot[1].startswith("cite:")})
            left = left[more:]
            break
    return found


def _pattern(line: str, slots: list[re.Match[str]]) -> str:
    """A line of the template as a rule of reading: each place some words, all else as it stands."""
    parts, at = [], 0
    for slot in slots:
        parts += [re.escape(line[at:slot.start()]), "(.*?)" if slot[2] == "table" else "(.+?)"]
        at = slot.end()
    return "".join([*parts, re.escape(line[at:])])


def places(standard: Template, kind: str, filled: dict[str, str]) -> list[tuple[str, str, str]]:
    """What each place of a paper is, for whoever changes its words: (the place as it is written, whence the word comes, what stood there in that paper)."""
    found: dict[str, tuple[str, str, str]] = {}
    for line in standard.body.split("\n"):
        for slot in SLOT.finditer(line):
            word = slot[1].strip()
            found.setdefault(slot[0], (slot[0], _whence(word, kind) or line[:slot.start()].rpartition("}")[2].strip("：，；。 　") or "系统填写的内容", filled.get(f"{word.split(EITHER)[0]}|{slot[2] or ''}", "")))
    return list(found.values())


def _whence(word: str, kind: str) -> str:
    """The field, the term or the article that a word stands for, in words; empty where only the line tells."""
    line, (head, _, rest) = registry.lines().get(kind.partition(".")[0]), word.split(EITHER)[0].partition(".")
    if head.startswith("cite:"):
        return "系统引用的条文"
    if line and head.startswith("due:") and head[4:] in line.terms:
        return f"期限的最后一日：{line.terms[head[4:]].title}"
    act = registry.acts().get(f"{line.key}.{head}") if line else None
    field = act.fields.get(rest) if act else None
    return f"“{act.title}”填写的{field.label}" if act and field else ""
