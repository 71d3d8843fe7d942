"""The texts of a matter, one version after the other: the draft, what was reviewed, what went to the meeting, what was signed."""

import json
from dataclasses import dataclass
from typing import Any

from fazhi.kernel import gate, plain, registry
from fazhi.kernel.compare import Difference, compared
from fazhi.kernel.models import Entry, File, Matter
from fazhi.kernel.wrong import NotFound

WORD = "text"  # the field in which acts ask for the text itself


@dataclass(frozen=True, slots=True)
class Version:
    """One version: its file, the act with which it came in, the day, and the matter in which it lies."""

    hash: str
    title: str
    day: str
    matter: str
    code: str


def of(viewer: gate.Viewer, head: dict[str, Any]) -> list[Version]:
    """Every text of the matter and of its parts that the viewer may see, oldest first; the same file twice stands once."""
    if not head["inside"]:
        return []
    parts = [each["id"] for each in plain.rows(Matter, ("id",), {"parent": head["id"], "struck": ""})]
    known = gate.visible(viewer).filter(id__in=parts).values("id", "line", "handler", "code") if parts else ()  # most matters have none
    seen = {head["id"]: head["code"], **{each["id"]: each["code"] for each in known if gate.inside(viewer, dict(each), registry.line(each["line"]))}}
    rows = [tuple(each.values()) for each in plain.rows(File, ("hash", "opened_by", "matter"), {"matter": seen, "word": (WORD, f"{WORD}.0"), "struck": ""})]
    if not rows:
        return []
    told = {entry: (act, _begins(act, at, body)) for entry, act, at, body in Entry.objects.filter(id__in=[row[1] for row in rows]).values_list("id", "act", "done_at", "body")}
    found: dict[str, Version] = {}
    for name, entry, matter in sorted(rows, key=lambda row: (told[row[1]][1], row[1])):
        act = registry.acts().get(told[entry][0])
        found.setdefault(name, Version(name, act.title if act else told[entry][0], told[entry][1][:10], matter, seen[matter]))
    return list(found.values())


def _begins(act: str, at: str, body: str) -> str:
    """The day of a text: on which the act was done, or the one that the act names for it (`text_since`)."""
    field = getattr(registry.acts().get(act), "text_since", "")
    return str(json.loads(body)["said"].get(field) or at) if field else at


def differences(versions: list[Version], old: str, new: str) -> list[Difference]:
    """Where two of the versions differ, clause by clause. Raises NotFound for a file that is none of them, Unreadable."""
    if not {old, new} <= {each.hash for each in versions}:
        raise NotFound("没有这一份文本，或者您无权查看。请从列表中选择。")
    return compared(old, new)
