"""Batches: what was taken in together, and striking all of it at once – whole or not at all."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from fazhi.kernel import door, gate, hanging, happen, registry
from fazhi.kernel.deed import Deed
from fazhi.kernel.mend import Strike
from fazhi.kernel.models import Deadline, Entry
from fazhi.kernel.said_again import raw_now
from fazhi.kernel.sheets.taking import TAKEN, Tell, silent
from fazhi.kernel.wrong import FazhiError, NotFound

STRUCK = "house.StrikeSheet"
NO_ROWS = ("common.Strike", "common.Move")


class Hangs(FazhiError):
    """The batch cannot be struck whole, since later work rests on it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch as it was taken in, with its counts and the entry of the office that keeps its file and result."""

    name: str
    sheet: str
    at: str
    who: str
    said: dict[str, Any]
    entry: str
    struck: bool


def batches(office: str, sheet: str = "", limit: int = 50) -> list[Batch]:
    """The newest batches of an office (of one sheet)."""
    gone = {json.loads(text)["said"]["batch"] for text in Entry.objects.filter(office=office, act=STRUCK).values_list("body", flat=True)}
    found = []
    for ident, at, text in Entry.objects.filter(office=office, act=TAKEN).order_by("-n").values_list("id", "recorded_at", "body"):
        body = json.loads(text)
        said = body["said"]
        if not sheet or said["sheet"] == sheet:
            found.append(Batch(said["batch"], said["sheet"], at[:16], body["hands"][0]["person"], said, ident, said["batch"] in gone))
        if len(found) == limit:
            break
    return found


def size(office: str, name: str) -> int:
    """How many entries a batch has."""
    return Entry.objects.filter(office=office, batch=name).count()


def matters(viewer: gate.Viewer, name: str, limit: int) -> tuple[list[dict[str, Any]], int]:
    """The matters that a batch opened or added to, as far as the reader sees them, those with open doubts first; and how many there are."""
    ids = Entry.objects.filter(office=viewer.office, batch=name).exclude(act=TAKEN).values("matter")
    found: list[dict[str, Any]] = [dict(row) for row in gate.visible(viewer).filter(id__in=ids).order_by("code").values("id", "code", "outside", "line", "stage")]
    doubts = set(Deadline.objects.filter(matter__in=[row["id"] for row in found], term="settle", state="open", struck="").values_list("matter", flat=True))
    for row in found:
        row["doubt"], row["stage_title"] = row["id"] in doubts, registry.line(row["line"]).stage(row["stage"]).title
    return sorted(found, key=lambda row: not row["doubt"])[:limit], len(found)


def strike(office: str, name: str, who: str, reason: str, *, now: datetime | None = None, tell: Tell = silent) -> int:
    """Strike every entry of a batch, newest first; returns how many. Raises NotFound, or Hangs naming what rests on it."""
    one = next((each for each in batches(office, limit=10_000) if each.name == name), None)
    if one is None:
        raise NotFound("没有这个导入批次。请从列表中选择。")
    if one.struck:
        raise NotFound("这个批次已经撤销过了。")
    rows = Entry.objects.filter(office=office, batch=name).exclude(act__in=(TAKEN, *NO_ROWS)).order_by("matter", "-n")
    found = list(rows.values_list("matter", "n", "act", "body"))
    how: dict[str, Any] = {"who": who, "office": office, "now": now}
    with transaction.atomic():
        problems = []
        for i, (matter, n, act, text) in enumerate(found):
            error = _done(Deed(act=_undo(json.loads(text), act, reason), matter=matter, origin="sheet", **how), name)
            if error:
                problems.append(f"{happen.lock([matter])[matter]['code']} 第{n}条：{error}")
            tell(i + 1, len(found))
        if problems:
            transaction.set_rollback(True)
            raise Hangs(f"不能整批撤销，有{len(problems)}条记录被后来的办理所依附，请先处理：{'；'.join(problems[:5])}")
        error = _done(Deed(act=registry.act(STRUCK)(batch=name, entries=len(found)), matter=office, origin="import", **how), name)
        if error:
            raise error
    return len(found)


def _done(deed: Deed, name: str) -> FazhiError | None:
    """Do it under the name of the striking; what the door says against it, or nothing."""
    result = door.do_many([deed], f"strike:{name}"[:60], only_all=True)[0]
    return result if isinstance(result, FazhiError) else None


def _undo(body: dict[str, Any], act: str, reason: str) -> Any:
    """What takes an entry back: a strike; a correction is answered by the correction to what was said before."""
    if act == "common.Correct":
        return registry.act(act)(entry=body["corrects"]["entry"], reason=reason, words=json.dumps(_before(body), ensure_ascii=False))
    return Strike(entry=body["id"], reason=reason)


def _before(body: dict[str, Any]) -> dict[str, Any]:
    """The words of the corrected entry as they stood before this correction."""
    earlier = [each for each in hanging.bodies(body["matter"]) if each["n"] < body["n"]]
    target = next(each for each in earlier if each["id"] == body["corrects"]["entry"])
    before, now = raw_now(target, earlier), raw_now(target, [*earlier, body])
    return {name: before.get(name, "") for name in {*before, *now} if before.get(name) != now.get(name)}
