"""Registers (台账) as tables: columns from what the acts ask, filters, totals and pages – read through the gate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from fazhi.kernel import about, alone, gate, later, masking, registry
from fazhi.kernel.acts import Line
from fazhi.kernel.as_told import Told, as_told
from fazhi.kernel.chosen import beginnings, begun, narrows
from fazhi.kernel.fields import Choice, Count, Day, Field, File, Flag, ListingOf, Moment, Money, OfficeOf, OfficerOf, Rows, Who
from fazhi.kernel.guests import guests, standing, turned, words_of
from fazhi.kernel.models import Entry
from fazhi.kernel.paging import Page
from fazhi.kernel.registers import Column, Register
from fazhi.kernel.wrong import NotFound

TEXT, CODE, DAY, MINUTE, MONEY, NUMBER, CHOICE = "text", "code", "day", "minute", "money", "number", "choice"
SHAPES: tuple[tuple[type[Field], str], ...] = ((Money, MONEY), (Count, NUMBER), (Day, DAY), (Moment, MINUTE), (Choice, CHOICE), (OfficeOf, CHOICE), (OfficerOf, CHOICE), (Flag, CHOICE))
ADDED = (MONEY, NUMBER)  # shapes whose column has a total
SEALED, FALLEN, DID = "（密存内容）", "后被撤销、变更", "done_by"  # whoever did it: what an act asks for may be called “who”
YES_NO, MANNERS = {"True": "是", "False": "否"}, {"paper": "纸上", "outside": "外部"}


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """One column: its key, title and shape, the Chinese of its choices.

    `sealed` words are for those inside; `usual` columns show unless chosen otherwise; rows can be narrowed to a choice of one that `narrows`;
    the words of one that is `opening` stand in the act that opened the matter; `places`: the kinds of nodes of the office tree that were asked for; `contact`: by it somebody is found.
    """

    key: str
    title: str
    shape: str = TEXT
    sealed: bool = False
    usual: bool = True
    options: Mapping[str, str] = field(default_factory=dict)
    narrows: bool = False
    opening: bool = False
    places: str = ""
    contact: bool = False

    def shown(self, value: Any) -> str:
        """A value as people read it; money in yuan with two places, without its unit."""
        if value in (None, "", []):
            return ""
        if self.shape == MONEY:
            return f"{int(value) / 100:,.2f}"
        if isinstance(value, dict):
            return str(value.get("name") or "")
        if isinstance(value, list):
            return f"{len(value)}项" if any(isinstance(each, dict) for each in value) else "、".join(self.shown(each[0] if isinstance(each, list) and each else each) for each in value)
        words = str(self.options.get(str(value), value))
        return words[:10] if self.shape == DAY else words.replace("T", " ") if self.shape == MINUTE else words


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of a register: from which day to which, at which stage, which choices ({column: choice}), which columns (none: the usual ones),
    after which row, how many rows.
    """

    since: str = ""
    until: str = ""
    stage: str = ""
    only: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    after: str = ""
    size: int = 50


@dataclass(slots=True)
class Row:
    """One row: its matter (empty in a list of names), its values by column, remarks (补录, 纸上 …), and whether its entry was struck."""

    matter: str
    cells: dict[str, Any]
    tags: list[str] = field(default_factory=list)
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A page of a register: every column it has and those that were asked for, its rows with these, the key after which the next page begins,
    and how many rows there are (counted to paging.MANY).
    """

    line: Line
    register: Register
    heads: tuple[Head, ...]
    shown: tuple[Head, ...]
    rows: list[Row]
    next: str
    total: int

    @property
    def counted(self) -> str:
        """The number of rows in words."""
        return Page([], "", self.total).counted

    def total_of(self, head: Head) -> int | None:
        """The sum of a column over the rows of this page that stand; None where a sum says nothing."""
        if head.shape not in ADDED or self.register.listing:
            return None
        return sum(int(row.cells.get(head.key) or 0) for row in self.rows if not row.struck)


def find(key: str) -> tuple[Line, Register]:
    """The register with this key and its line; raises NotFound."""
    for line in registry.lines().values():
        for each in line.registers:
            if each.key == key:
                return line, each
    raise NotFound(f"没有“{key}”这本台账。请从“台账”页进入。")


def read(viewer: gate.Viewer, key: str, asked: Asked) -> Book:
    """A page of a register as this reader may see it; raises NotFound. The number of queries does not grow with the rows."""
    line, register = find(key)
    if register.listing:
        return _listed(viewer, line, register)
    heads = _heads(viewer, line, register)
    if register.over:
        return _of_entries(viewer, line, register, heads, asked)
    return _of_matters(viewer, line, register, heads, asked)


def _shown(heads: tuple[Head, ...], asked: Asked) -> tuple[Head, ...]:
    return tuple(each for each in heads if (each.key in asked.columns if asked.columns else each.usual))


def _heads(viewer: gate.Viewer, line: Line, register: Register) -> tuple[Head, ...]:
    """Fixed columns, those the register names, then every other field of its act and of the opening ones, for whoever wants to see more."""
    openings = {name: each for act in beginnings(line, register) for name, each in act.fields.items()}
    own = registry.act(register.over).fields if register.over else openings
    fields = {name: each for name, each in {**openings, **own}.items() if not isinstance(each, File)}
    named = {each.key: each for each in register.columns}
    places = viewer.staff.names if any(isinstance(each, OfficeOf) for each in fields.values()) else {}
    staff = gate.people({str(post["person"]) for post in viewer.staff.posts}) if any(isinstance(each, OfficerOf) for each in fields.values()) else {}
    titles = {kind: {row["key"]: row["title"] for row in gate.listed(viewer, kind)} for kind in {each.kind for each in fields.values() if isinstance(each, ListingOf)}}

    last = [Head("stage", "阶段", CHOICE, options={each.key: each.title for each in line.stages}), Head("opened_on", "登记日", DAY), Head("closed_on", "办结日", DAY),
            Head("handler", "经办人"), Head("next", "应办", usual=False), Head("due", "期限", DAY, usual=False), Head("outside", "外部编号", CODE, usual=False),
            Head("parties", "当事人", sealed=True, usual=False)]
    beside = [Head(about.SUBJECT, "事由", sealed=True, usual=False), Head(about.PARTIES, "当事人", sealed=True, usual=False), Head(about.PAPERS, "文号", usual=False)]
    fixed = {each.key: each for each in (beside if register.over else last)}

    def head(name: str) -> Head:
        if name in fixed and name in named:
            return replace(fixed[name], title=named[name].title, usual=True)
        if name in named and named[name].of:
            return replace(_head(name, later.asked(named[name]), named[name], places, staff, True), opening=False)
        if "." in name:
            return replace(_head(name, _inside(fields, name), named[name], places, staff, False), narrows=False)
        made = _head(name, fields.get(name), named.get(name), places, staff, name not in own)
        asked = fields.get(name)
        if isinstance(asked, ListingOf):
            return replace(made, options=titles[asked.kind])
        offered = {} if register.over else _offered(line, name)
        return replace(made, options={**words_of(register, name), **offered, **made.options}) if made.shape == CHOICE else made

    told, more = [head(name) for name in named], [head(name) for name in fields if name not in named]
    if register.over:
        first, last = [Head("code", "事项", CODE), Head("at", "办理日", MINUTE), Head(DID, "办理人")], [each for each in beside if each.key not in fields]
    else:
        first = [Head("code", "登记号", CODE), *([] if line.subject in named else [Head("subject", "事由", sealed=True)])]
    taken = {*(each.key for each in (*first, *last)), "" if register.over else line.subject}
    return (*first, *told, *(each for each in last if each.key not in named), *(each for each in more if each.key not in taken))


def _inside(fields: Mapping[str, Field], name: str) -> Field:
    """A field of the rows of an act: “rows.amount”."""
    outer, _, inner = name.partition(".")
    rows = fields[outer]
    assert isinstance(rows, Rows), name
    return rows.fields[inner]


def _offered(line: Line, name: str) -> dict[str, str]:
    """What may stand in a column of matters: the choices of every act that opens one and asks for it under this name."""
    return {value: words for act in beginnings(line) for value, words in getattr(act.fields.get(name), "options", {}).items()}


def _head(name: str, asked: Field | None, column: Column | None, places: dict[str, str], staff: dict[str, str], opening: bool) -> Head:
    shape = next((shape for kind, shape in SHAPES if isinstance(asked, kind)), TEXT)
    options = places if isinstance(asked, OfficeOf) else staff if isinstance(asked, OfficerOf) else YES_NO if isinstance(asked, Flag) else getattr(asked, "options", {})
    title = column.title if column else asked.label if asked else name
    sealed = bool(asked and asked.sealed) or isinstance(asked, (Who, Rows))
    return Head(name, title, shape, sealed, usual=column is not None, options=options, narrows=narrows(asked) and not opening, opening=opening, places=(asked.kind or "any") if isinstance(asked, OfficeOf) else "", contact=bool(asked and asked.contact))


def _of_matters(viewer: gate.Viewer, line: Line, register: Register, heads: tuple[Head, ...], asked: Asked) -> Book:
    acts = [each.key for each in beginnings(line, register)]
    narrowed = begun(viewer.office, line.key, acts, asked.only, register.holds)
    within = Entry.objects.filter(office=viewer.office, act__in=acts) if register.leaves_out and narrowed is None else None
    shown = _shown(heads, asked)
    keys = {each.key for each in shown}
    after = [each for each in register.columns if each.of and each.key in keys]
    told = {*(keys & {gate.SUBJECT}), *({gate.NEXT} if keys & {"next", "due"} else ()), *({gate.MEMORY} if after else ())}
    page = gate.matters(viewer, line=line.key, stage=asked.stage, since=asked.since, until=asked.until, after=asked.after, size=asked.size, within=within, said=narrowed, told=told)
    entries = as_told((row["opened_by"] for row in page.rows), [each.key for each in shown])
    names = gate.people({row["handler"] for row in page.rows if row["handler"]})
    parties = about.parties([row["id"] for row in page.rows if gate.inside(viewer, row, line)]) if "parties" in keys else {}
    rows = []
    for row in page.rows:
        said = _cells(viewer, row, line, shown, entries[row["opened_by"]])
        due = row["next"] or {}
        rows.append(Row(row["id"], {**said, **later.words(row.get(gate.MEMORY, ""), after), "code": row["code"], "subject": row["subject"], "stage": row["stage"], "opened_on": row["opened_on"], "closed_on": row["closed_on"],
                                    "handler": names.get(row["handler"], ""), "next": due.get("title", ""), "due": due.get("due", ""), "outside": row["outside"],
                                    "parties": parties.get(row["id"], [])}))
    return Book(line, register, heads, shown, rows, page.next, page.total)


def _of_entries(viewer: gate.Viewer, line: Line, register: Register, heads: tuple[Head, ...], asked: Asked) -> Book:
    also = guests(register)
    found = standing(viewer.office, register, asked.only)
    page = gate.entries(viewer, found, since=asked.since, until=asked.until, after=asked.after, size=asked.size)
    entries = as_told(row["id"] for row in page.rows)
    shown = _shown(heads, asked)
    own, given = [each for each in shown if not each.opening], [each for each in shown if each.opening]
    first = as_told(row["opened_by"] for row in page.rows) if given else {}
    names, fell = gate.people({_did(each.body) for each in entries.values()}), about.fallen(register.falls, entries)
    beside = about.told(viewer, page.rows, {each.key for each in shown})
    rows = []
    for row in page.rows:
        one, own_line = entries[row["id"]], line
        guest = also.get(one.body["act"])
        if guest:
            one, own_line = turned(one, guest), registry.line(one.body["act"].split(".")[0])
        hidden = bool(alone.hidden(viewer.person, row["matter"], [one.body]))
        tags = [*([FALLEN] if row["id"] in fell else []), *(["补录"] if one.body.get("late") else []), *([MANNERS[row["manner"]]] if row["manner"] in MANNERS else []), *(["已更正"] if one.corrected else [])]
        opened = _cells(viewer, row, own_line, given, first[row["opened_by"]], hidden) if row["opened_by"] in first and own_line is line else {}
        rows.append(Row(row["matter"], {**opened, **_cells(viewer, row, own_line, shown if guest else own, one, hidden), **beside[row["id"]], "code": row["code"], "at": one.on[:16], DID: names.get(_did(one.body), "")}, tags, one.struck))
    return Book(line, register, heads, shown, rows, page.next, page.total)


def _listed(viewer: gate.Viewer, line: Line, register: Register) -> Book:
    """A list of names (items, areas, assets): its key where that tells more than the title, title and days, and those of its words that the register names.

    The act that puts its rows there (`over`) tells what they are: who and where is shown by name.
    """
    found, places = gate.listed(viewer, register.listing), viewer.staff.names
    acts = [*beginnings(line), *([registry.act(register.over)] if register.over else [])]
    asked = {name: _inner(each) for act in acts for name, each in act.fields.items()}
    staff = gate.people({str(post["person"]) for post in viewer.staff.posts}) if any(isinstance(asked.get(each.key), OfficerOf) for each in register.columns) else {}
    fixed = {head.key: head for head in (Head("key", "编码", CODE), Head("title", "名称"), Head("since", "自", DAY), Head("until", "至", DAY))}
    named = {each.key: each for each in register.columns}
    told = [replace(fixed[key], title=each.title) if key in fixed else replace(_head(key, asked.get(key), each, places, staff, False), sealed=False, narrows=False)
            for key, each in named.items()]
    useless = all(row["key"] == row["title"] or row["key"] in places for row in found)
    first, last = ([fixed[key] for key in keys if key not in named and not (useless and key == "key")] for keys in (("key", "title"), ("since", "until")))
    state = [Head("state", "状态")] if register.states else []
    heads = (*first, *told, *state, *last) if useless else (*(whole := (*first, *told, *last))[:2], *state, *whole[2:])
    day = viewer.day.isoformat()
    rows = [Row("", {**row["words"], **{name: row[name] for name in fixed}, "title": places.get(row["key"], row["title"]), "state": _state(register, row, day)}) for row in found]
    return Book(line, register, heads, heads, [*_uncovered(viewer, register, found, day), *rows], "", len(rows))


def _inner(asked: Field) -> Field:
    """What a column of a list shows of a field: of rows their first part, where that is somebody of the house."""
    first = next(iter(asked.fields.values())) if isinstance(asked, Rows) else asked
    return first if isinstance(first, OfficerOf) else asked


def _uncovered(viewer: gate.Viewer, register: Register, found: Sequence[Mapping[str, Any]], day: str) -> list[Row]:
    """The villages of which nothing stands on the day in a list that should have one for each."""
    if not register.covers:
        return []
    standing = {row["key"] for row in found if row["since"] <= day and not (row["until"] and row["until"] <= day)}
    return [Row("", {"key": ident, "title": name, "state": register.covers}) for ident, name in gate.villages(viewer, ("village",), on=day) if ident not in standing]


def _state(register: Register, row: dict[str, Any], day: str) -> str:
    """What a row of a listing register is called on a day: it does not stand yet, it stands, or it stands no more."""
    return register.states[0 if row["since"] > day else 2 if row["until"] and row["until"] <= day else 1] if register.states else ""


def _cells(viewer: gate.Viewer, row: dict[str, Any], line: Line, heads: Sequence[Head], one: Told, hidden: bool = False) -> dict[str, Any]:
    """What an entry said under these heads, as far as the reader may know it; a unit that bears another name now is told by the one it had on that day."""
    found = {}
    open_to, calls, staff = not hidden and gate.inside(viewer, row, line), gate.handles(viewer, row, line), viewer.staff
    for head in heads:
        if "." in head.key:
            found[head.key] = about.part(one.plain, head.key)
            continue
        sealed = head.key in one.sealed or head.key in one.body["sealed"]
        if sealed:
            value = one.sealed.get(head.key)
            found[head.key] = SEALED if not open_to else value if calls else masking.masked(head.key, str(value)) if head.contact and value else masking.uncalled(value)
        elif head.key in one.plain:
            value = one.plain[head.key]
            if head.places and (was := staff.named(str(value), one.on)) not in ("", head.options.get(str(value))):
                value = was
            found[head.key] = value if open_to or not head.sealed or isinstance(value, list) else SEALED
    return found


def _did(body: dict[str, Any]) -> str:
    return str(body["hands"][0]["person"])
