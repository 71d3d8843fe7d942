"""What waits for a signature, shown before it is signed: what was filled in, the papers that would be issued, what the law says against it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from fazhi import law
from fazhi.kernel import alone, door, finding, gate, idcodes, judge, masking, proposals, registry
from fazhi.kernel import fields as f
from fazhi.kernel.acts import Act, Line
from fazhi.kernel.deed import Deed
from fazhi.kernel.issue import Teller
from fazhi.kernel.models import Matter
from fazhi.kernel.outcome import Outcome
from fazhi.kernel.record import Recording
from fazhi.kernel.said_again import raw_now
from fazhi.kernel.templates import CELL, PaperIncomplete, Template
from fazhi.kernel.why_not import objections, weigh
from fazhi.kernel.wrong import BadInput, NotFound, Refused, Weighed

TELLS = {"name": "", "phone": "电话", "number": "证件号码", "address": "地址", "legal": "法定代表人", "born": "出生年", "nickname": "常用称呼"}
LATER = "（签批后编号）"


@dataclass(frozen=True, slots=True)
class Told:
    """One field as it was filled in: words, or the lines of a table (titles first) – of a correction both –, or files."""

    label: str
    text: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    files: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposal: the act, its provision, what was filled in, the papers as they would read, the objections as of now, what else is wrong."""

    act: type[Act]
    cite: str
    told: tuple[Told, ...] = ()
    papers: tuple[dict[str, Any], ...] = ()
    objections: tuple[Weighed, ...] = ()
    wrong: str = ""


@dataclass(slots=True)
class _Drawing(Recording):
    """A recording that takes no number, seals nothing and is never written."""

    texts: dict[str, dict[str, Any]] = field(default_factory=dict)

    def drawn(self) -> Outcome:
        """What would follow, with the words of its papers."""
        self.entry, self.matter, self.key = "0" * 32, self.deed.matter, ""
        out = self._outcome()
        self._issue(out)
        return out

    def _new_person(self, out: Outcome, path: str, value: dict[str, Any], kind: str) -> str:
        return out.insert("person", {"office": out.office, "kind": kind, "word": path})

    def _seal(self, path: str, key: str, value: Any) -> None:
        if path.startswith("paper:"):
            self.texts[path.removeprefix("paper:")] = value

    def _number(self, out: Outcome, template: Template, said: dict[str, Any]) -> str:
        return str(said.get("form_number") or "") or (LATER if template.series or template.form else "")


def of(viewer: gate.Viewer, ident: str, entry: str) -> Draft:
    """A proposal as its next signer sees it; only the act and its provision for somebody to whom the matter's words are sealed. Raises NotFound."""
    row = heads(viewer, [ident]).get(ident)
    if row is None:
        raise NotFound("没有这个事项，或者您无权查看。请从列表中重新打开。")
    return _of(viewer, row, entry, *proposals.proposal(entry, ident))


def several(viewer: gate.Viewer, asked: Mapping[str, str], matters: Mapping[str, dict[str, Any]]) -> dict[str, Draft]:
    """{proposal: its draft} of proposals asked for as {proposal: matter}; those that are gone, or whose matter is not among the `matters` that this reader may know of, are left out. Their words are read together."""
    return {entry: _of(viewer, {**matters[asked[entry]]}, entry, *told) for entry, told in proposals.several(asked).items() if asked[entry] in matters}


def heads(viewer: gate.Viewer, idents: Collection[str]) -> dict[str, dict[str, Any]]:
    """The rows of these matters, of those alone of which this reader may know; one query."""
    return {row["id"]: row for row in gate.heads(viewer, idents)}


def _of(viewer: gate.Viewer, row: dict[str, Any], entry: str, cls: type[Act], raw: dict[str, Any], body: dict[str, Any]) -> Draft:
    ident, line = str(row["id"]), registry.line(str(row["line"]))
    now = datetime.now()
    day = now.date()
    cite = _cite(cls, day)
    if not gate.inside(viewer, row, line) or alone.hidden(viewer.person, ident, [{**body, "act": cls.key}]):
        return Draft(cls, cite)
    memory = judge.as_it_stood(row, str(row["last_at"]))
    deed = _as_signed(viewer, memory, ident, cls, raw, entry, now)
    case = judge.build(deed, line, row, viewer.staff, max(now.isoformat(timespec="minutes"), str(row["last_at"])))
    try:
        said = door.met(deed, case, line, viewer.staff, now)
    except BadInput as bad:
        return Draft(cls, cite, wrong=str(bad))
    calls = gate.handles(viewer, row, line) or _concerned(viewer, memory, entry, body)
    against = (*objections(deed.act, case, line, viewer.staff, judge.deciders(deed)), *weigh(idcodes.objections(cls.fields, said.clean), case))
    told_ = told(Teller(case, line, viewer.staff, deed.act, said.clean, {}), deed.act, said.clean, calls=calls)
    papers, wrong = _papers(_Drawing(deed, case, line, viewer.staff, said, row, now, []), line)
    return Draft(cls, cite, told_, papers if calls else tuple({**each, "text": finding.unfound(ident, each["text"])} for each in papers), against, wrong)


def _concerned(viewer: gate.Viewer, memory: dict[str, Any], entry: str, body: dict[str, Any]) -> bool:
    """True for whoever proposed it and whoever signs it next: what they answer for they read whole."""
    return proposals.next_step(memory, entry)[0] in viewer.capacities or any(hand["person"] == viewer.person for hand in body["hands"])


def _cite(cls: type[Act], day: Any) -> str:
    try:
        return law.provision(cls.basis, day).cite
    except law.LawError:
        return "条文未载入"


def _as_signed(viewer: gate.Viewer, memory: dict[str, Any], ident: str, cls: type[Act], raw: dict[str, Any], entry: str, now: datetime) -> Deed:
    """The act as it would be if this person's signature were the last one; before whoever may not sign, that of one whose turn it is."""
    capacity, _ = proposals.next_step(memory, entry)
    hands = proposals.hands(memory, entry)
    before = {hand["person"] for hand in hands}
    others = [] if capacity in viewer.capacities else [each for each in viewer.staff.holders(capacity, now.date(), cls.line) if each not in before]
    hands = [*hands, {"role": "signed", "person": others[0] if others else viewer.person, "capacity": capacity}]
    return Deed(act=cls(**raw), who=viewer.person, office=viewer.office, matter=ident, signed=hands, proposal=entry, now=now)


def _papers(drawing: _Drawing, line: Line) -> tuple[tuple[dict[str, Any], ...], str]:
    """Rows of the papers that would be issued, as a printed paper wants them; and why they could not be."""
    try:
        out = drawing.drawn()
    except (PaperIncomplete, Refused) as error:
        return (), str(error)
    rows = []
    for one, ident in out.issues:
        if ident in drawing.texts:
            told = drawing.texts[ident]
            rows.append({"id": ident, "kind": f"{line.key}.{one.paper}", "title": told["title"], "number": told["number"], "text": told["text"],
                         "office": out.office, "issued_on": out.case.at[:10], "state": "draft", "outward": line.template(one.paper).outward})
    return tuple(rows), ""


def told(teller: Teller, act: Act, clean: dict[str, Any], numbered: bool = False, calls: bool = True) -> tuple[Told, ...]:
    """Every field that was filled in, in the order of the form; rows of a table with their numbers where they are asked for; without `calls` nothing by which somebody is found."""
    found = []
    clean = clean if calls else masking.uncalled(clean, act.fields)
    for name, each in act.fields.items():
        value: Any = clean.get(name)
        if value in f.EMPTY or (isinstance(each, f.Flag) and not value):
            continue
        label = each.label or name
        if name == act.rewrites:
            found += _rewritten(teller, act, calls)
        elif isinstance(each, f.File):
            found.append(Told(label, files=tuple(value if each.many else [value])))
        elif isinstance(each, f.Rows):
            text = teller.lookup(f"{type(act).__name__}.{name}|table") or ""
            rows = [tuple(row.strip(CELL).split(CELL)) for row in text.split("\n")]
            rows = rows if calls else masking.uncalled(rows)
            found.append(Told(label, table=tuple(((str(i) if i else "序号"), *row) for i, row in enumerate(rows)) if numbered else tuple(rows)))
        elif isinstance(each, f.Who):
            found.append(Told(label, _who(teller, value, calls)))
        else:
            found.append(Told(label, _words(teller, each, value)))
    return tuple(found)


def _rewritten(teller: Teller, act: Any, calls: bool) -> list[Told]:
    """What a correction changes of the words of its entry, field by field as they stand and as they would stand; nothing before it found its entry."""
    if not hasattr(act, "again"):
        return []
    was, _ = f.clean_all(act.again.fields, raw_now(act.target, act.bodies))
    before, after = ({each.label: _line(each) for each in told(teller, act.again, clean, calls=calls)} for clean in (was, act.clean))
    changed = [label for label in dict.fromkeys([*before, *after]) if before.get(label) != after.get(label)]
    rows = [(label, before.get(label, "（空）"), after.get(label, "（空）")) for label in changed]
    return [Told("更正内容", "；".join(f"{label}由“{old}”改为“{new}”" for label, old, new in rows), (("栏目", "原来", "更正为"), *rows))]


def _line(one: Told) -> str:
    """A field as one cell."""
    return one.text or "；".join("　".join(row) for row in one.table[1:]) or "、".join(str(each.get("name") or each["hash"][:16]) for each in one.files)


def _words(teller: Teller, each: f.Field, value: Any) -> str:
    """A value in words; what it refers to by its title."""
    match each:
        case f.ListingOf():
            return teller.listed(each, value)
        case f.EntryOf():
            known = teller.case.memory["acts"].items()
            return next((registry.act(key).title for key, act in known for one in act["kept"] if one["e"] == value), "本事项的一条记录")
        case f.MatterOf():
            return str(Matter.objects.filter(id=value).values_list("code", flat=True).first() or "")
        case f.PersonOf():
            return str(teller.person(value).get("name") or "")
        case f.Count():
            return f"{value}{each.unit}"
    return teller.cell(each, value)


def _who(teller: Teller, value: dict[str, Any], calls: bool) -> str:
    """Somebody in words: the name, then what else was told of him."""
    known = {**teller.person(str(value.get("person") or "")), **value}
    known = known if calls else {key: masking.masked(key, str(each)) if each and key in masking.CONTACT else each for key, each in known.items()}
    return "　".join(f"{label} {known[key]}".strip() for key, label in TELLS.items() if known.get(key))


def file(viewer: gate.Viewer, ident: str, entry: str, digest: str) -> dict[str, Any]:
    """A file that was filled into a proposal; raises NotFound. The reading is logged."""
    for each in of(viewer, ident, entry).told:
        for one in each.files:
            if one["hash"] == digest:
                gate.log(viewer, ident, "file")
                return one
    raise NotFound("呈批件里没有这个文件，或者您无权查看。")
