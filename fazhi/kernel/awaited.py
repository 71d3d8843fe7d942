"""Entries that wait for somebody: whoever is asked to confirm one reads it, with its pictures, though the rest of the matter is sealed to him; whoever settles a doubt reads what stood against it."""

from datetime import datetime
from typing import Any

from fazhi.kernel import as_told, drafts, duties, gate, judge, masking, registry
from fazhi.kernel import fields as f
from fazhi.kernel.acts import Act
from fazhi.kernel.carried import Beside, whole
from fazhi.kernel.case import Case, Said
from fazhi.kernel.deed import Deed
from fazhi.kernel.issue import Teller
from fazhi.kernel.models import Deadline, File, Office
from fazhi.kernel.opened import Opened

CONFIRMS = ("confirm", "confirm_service")
SETTLE, CONTEST = "settle", "common.Contest"


def entries(viewer: gate.Viewer, *terms: str, **where: Any) -> set[str]:
    """Entries about which a duty of these terms is open for the person or for his post."""
    return set(duties.open_of(viewer).filter(term__in=terms or CONFIRMS, **where).exclude(of="").values_list("of", flat=True))


def beside(viewer: gate.Viewer, cls: type[Act], ident: str) -> list[Beside]:
    """What waits for this act of his, as it was recorded: where, when, by whom, and what was said. The reading is logged."""
    if ident and cls.answers == SETTLE:
        return _doubted(viewer, ident)
    if not ident or cls.answers not in CONFIRMS:
        return []
    waiting = entries(viewer, cls.answers, matter=ident)
    row = next(iter(gate.heads(viewer, [ident])), {}) if waiting else {}
    if not row:
        return []
    now = max(datetime.now().isoformat(timespec="minutes"), str(row["last_at"]))
    case = judge.build(Deed(act=cls(), who=viewer.person, office=viewer.office, matter=ident), registry.line(str(row["line"])), row, viewer.staff, now)
    gate.log(viewer, ident, "confirm")
    village = Office.objects.filter(id=row["unit"]).values_list("name", flat=True).first() if row["unit"] else ""
    return [_told(viewer, case, key, said, str(village or "")) for key in case.memory["acts"] for said in case.each(key, ever=True) if said.entry in waiting]


def _doubted(viewer: gate.Viewer, ident: str) -> list[Beside]:
    """Each entry whose doubt is not settled yet: what stood against it, by its provision, and who said of it that it is not so."""
    waiting = set(Deadline.objects.filter(matter=ident, term=SETTLE, state="open", struck="").values_list("of", flat=True))
    if not waiting:
        return []
    head = gate.head(viewer, ident)
    gate.log(viewer, ident, SETTLE)
    rows = Opened(viewer, head, most=None).timeline(seen=False)
    contests = [each for each in rows if each["act"] == CONTEST and each["said"].get("entry") in waiting and not each["struck"]]
    said = as_told.sealed(each["id"] for each in contests) if gate.inside(viewer, head, registry.line(head["line"])) else {each["id"]: {"reason": gate.SEALED} for each in contests}
    against: dict[str, list[drafts.Told]] = {each["id"]: [drafts.Told(one["cite"], one["sentence"]) for one in each["flagged"] if one["stops"]] for each in rows if each["id"] in waiting}
    for each in contests:
        by = "、".join(hand["name"] for hand in each["hands"] if hand["role"] == "did")
        reason = said[each["id"]]["reason"]
        against[each["said"]["entry"]].append(drafts.Told(f"{by}的异议", reason if head["calls"] else str(masking.uncalled(reason))))
    return [Beside(f"有疑问的记录：{each['title']}", each["done_at"].replace("T", " "), tuple(against[each["id"]])) for each in rows if each["id"] in waiting]


def _told(viewer: gate.Viewer, case: Case, key: str, said: Said, village: str) -> Beside:
    act = registry.act(key)
    clean = {name: whole(said, name) for name in act.fields}
    files = [name for name, each in act.fields.items() if isinstance(each, f.File)]
    clean.update({name: _named(said, name, clean[name]) for name in files if clean[name]})
    found = drafts.told(Teller(case, registry.line(case.line), viewer.staff, act(), clean, {}), act(), clean, numbered=True)
    names = gate.people({hand[1] for hand in said.hands if hand[1]})
    by = "、".join(dict.fromkeys(names.get(hand[1], "") for hand in said.hands if hand[0] in ("did", "recorded")))
    head = [drafts.Told(label, text) for label, text in (("地点", village), ("办理（登记）人", by)) if text]
    return Beside(f"等您确认的记录：{act.title}", said.at.replace("T", " "), (*head, *found))


def _named(said: Said, name: str, value: Any) -> Any:
    """Files of a field, each with the name it was given."""
    opened = as_told.words_in(said)
    told = [{**one, "name": one.get("name") or opened.get(f"{name}.{i}.name", "")} for i, one in enumerate(value if isinstance(value, list) else [value])]
    return told if isinstance(value, list) else told[0]


def file(viewer: gate.Viewer, name: str) -> dict[str, Any] | None:
    """A file of an entry that waits for the person; None where there is none. The reading is logged."""
    row = File.objects.filter(hash=name, opened_by__in=entries(viewer), struck="", matter__in=gate.visible(viewer).values("id")).values().first()
    if row is not None:
        gate.log(viewer, row["matter"], "file")
        return dict(row)
    return None
