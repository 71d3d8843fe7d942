"""Forms that somebody began to fill in: kept while he types, found again where they belong, gone when the act is done.

A draft of whoever has the matter in hand goes with the matter, so a desk that is handed over takes its drafts along; the form of a new registration is given to whoever takes over; any other is its writer's own.
"""

import json
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db.models import Exists, OuterRef, Q

from fazhi.kernel import gate, plain, registry, words
from fazhi.kernel.leaving import in_hand
from fazhi.kernel.models import Matter
from fazhi.kernel.sealing import open_sealed, seal
from fazhi.kernel.wrong import FazhiError
from fazhi.web.accounts.models import Draft

KEPT = timedelta(days=30)
ROW = ("id", "at", "person", "matter", "act", "handled")
MOST = 200_000  # characters; a form that holds more is sent before it is left


def keep(viewer: gate.Viewer, act: str, head: dict[str, Any] | None, values: dict[str, Any]) -> datetime | None:
    """Keep what stands in the form, in place of what stood there before; None where there is nothing to keep."""
    text = json.dumps(values, ensure_ascii=False)
    drop(viewer, act, head["id"] if head else "")
    Draft.objects.filter(at__lt=datetime.now() - KEPT).exclude(act="").delete()
    if not any(value not in (False, None, "", [], {}) for value in (*values.get("said", {}).values(), values.get("lacks"))) or len(text) > MOST:
        return None
    ident, matter = uuid.uuid4().hex, head["id"] if head else ""
    made = Draft.objects.create(id=ident, person=viewer.person, office=viewer.office, act=act, matter=matter, handled=bool(head) and Matter.objects.filter(in_hand(viewer.person), id=matter).exists(),
                                values=seal(_key(matter), text.encode(), ident.encode()))
    return made.at


def _key(matter: str) -> bytes:
    """What was typed in a matter is gone when the keys of the matter are destroyed."""
    keys = words.keys()
    own = Matter.objects.filter(id=matter).values_list("key", flat=True).first() if matter else ""
    return sha256(b"draft" + (keys.get(own) if own else keys.index_key())).digest()


def _open(office: str, person: str) -> Any:
    """The drafts with which a person may go on: those of the matters he has in hand, whoever began them, and his own."""
    handles = Exists(Matter.objects.filter(in_hand(person), id=OuterRef("matter")))
    return Draft.objects.filter(Q(handled=False, person=person) | Q(handled=True) & handles, office=office, at__gte=datetime.now() - KEPT).exclude(act="")


def _in(viewer: gate.Viewer, matter: str, act: str = "") -> list[dict[str, Any]]:
    """The drafts of one matter (of no matter: of new registrations) with which a person may go on, the newest first; whether he has the matter in hand is asked only where one goes with it."""
    asked = {"matter": matter, **({"act": act} if act else {}), "office": viewer.office}
    if not plain.rows(Draft, ("id",), asked, most=1):  # mostly there is none
        return []
    found = Draft.objects.filter(**asked, at__gte=datetime.now() - KEPT).exclude(act="").order_by("-at").values(*ROW, "values")
    rows = [dict(row) for row in found]
    handles = any(row["handled"] for row in rows) and Matter.objects.filter(in_hand(viewer.person), id=matter).exists()
    return [row for row in rows if (handles if row["handled"] else row["person"] == viewer.person)]


def drop(viewer: gate.Viewer, act: str, matter: str) -> None:
    """The form was sent, or is not wanted any more."""
    Draft.objects.filter(id__in=[row["id"] for row in _in(viewer, matter, act)]).delete()


def read(viewer: gate.Viewer, act: str, matter: str) -> dict[str, Any]:
    """What stands in the draft of this form; empty when there is none, or its matter was erased."""
    return next((_words(row) for row in _in(viewer, matter, act)), {})


def _words(row: dict[str, Any]) -> dict[str, Any]:
    try:
        return dict(json.loads(open_sealed(_key(row["matter"]), bytes(row["values"]), row["id"].encode())))
    except FazhiError:
        return {}


def of(viewer: gate.Viewer, matter: str | None = None, act: str = "") -> list[dict[str, Any]]:
    """The drafts with which this person may go on – of one matter, of one form – with whose they are, the newest first."""
    return _told(_open(viewer.office, viewer.person).order_by("-at").values(*ROW, "values") if matter is None else _in(viewer, matter, act))


def _told(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Drafts in words, without what stands in them; to whoever goes on with them (who reads their `values`) also the files that were chosen and not up yet."""
    rows = [dict(row) for row in found if row["act"] in registry.acts()]
    for row in rows:
        row["lacks"] = (_words(row).get("lacks") or []) if "values" in row else []
        row.pop("values", None)
    names = gate.people({row["person"] for row in rows}) if rows else {}
    return [{**row, "title": registry.act(row["act"]).title, "name": names.get(row["person"], ""), "at": row["at"].strftime("%Y-%m-%dT%H:%M"), "goes": row["handled"]} for row in rows]


def left_by(office: str, person: str) -> list[dict[str, Any]]:
    """The drafts that lie on a desk which is handed over."""
    return _told(_open(office, person).order_by("-at").values(*ROW))


def pass_on(office: str, to: dict[str, str]) -> None:
    """Give the forms of new registrations to whoever goes on with them {draft: person}; what he began of the same form himself stays beside it, the newer one is opened."""
    for ident, person in to.items():
        Draft.objects.filter(id=ident, office=office, matter="").update(person=person)
