"""What a file would do, row by row: new, changed and in what, unchanged, unmatched, defective – and what stands here and not in the file."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fazhi.kernel import companion, gate
from fazhi.kernel.sheets import mapping, reading, standing
from fazhi.kernel.sheets.declare import Row, Sheet, Stand, Step, Unmatched, Words
from fazhi.kernel.sheets.reading import Table
from fazhi.kernel.wrong import FazhiError, Wrong

NEW, CHANGED, SAME, UNMATCHED, WRONG = "new", "changed", "same", "unmatched", "wrong"
STATES = {NEW: "新增", CHANGED: "变化", SAME: "未变", UNMATCHED: "未匹配", WRONG: "有误"}

SECOND = "这一行须由另一位工作人员核对，请交单位负责人导入。"


class NotCompanion(FazhiError):
    """The office has not said that it accompanies the outside system from which the sheet comes."""


@dataclass(slots=True)
class Judged:
    """One row after it was judged: its state, the errors by heading (empty key: of the row), what changed, flags and the steps it becomes."""

    row: Row
    state: str = NEW
    errors: dict[str, str] = field(default_factory=dict)
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    steps: Sequence[Step] = ()
    matter: str = ""

    @property
    def why(self) -> str:
        """Every error as one text."""
        titles = {each.key: each.title for each in self.row.sheet.headings}
        return "；".join(f"“{titles[key]}”：{text}" if key in titles else text for key, text in self.errors.items())

    @property
    def changed(self) -> str:
        """What changed, as one text."""
        return "；".join(f"{title}：{old or '（空）'} → {new or '（空）'}" for title, old, new in self.changes)


@dataclass(slots=True)
class Plan:
    """A file against what stands here."""

    sheet: Sheet
    office: str
    day: date
    table: Table
    columns: dict[str, str]
    rows: list[Judged]
    vanished: list[tuple[str, str]]
    since: str = ""
    until: str = ""
    lacking: list[str] = field(default_factory=list)
    file: dict[str, Any] | None = None
    untried: int = 0  # rows that look good and that a rehearsal did not come to

    @property
    def counts(self) -> dict[str, int]:
        """How many rows are in each state, and how many stand here and not in the file."""
        found = Counter(each.state for each in self.rows)
        return {**{state: found.get(state, 0) for state in STATES}, "vanished": len(self.vanished), "rows": len(self.rows)}

    def of(self, state: str) -> list[Judged]:
        """The rows in one state."""
        return [each for each in self.rows if each.state == state]


def made(sheet: Sheet, office: str, data: bytes, name: str, *, day: date, columns: Mapping[str, str] | None = None, page: str = "",
         file: dict[str, Any] | None = None, viewer: gate.Viewer | None = None) -> Plan:
    """Read a file and judge every row; writes nothing. Raises Unreadable, BadMapping or NotCompanion.

    columns: {title: key of the heading}, chosen by hand; file: the stored file as a File field wants it.
    viewer: who looks at it; what stands here in matters that he may not see is neither compared nor told to him.
    """
    if sheet.modes and companion.mode(office, sheet.line, day) not in sheet.modes:
        raise NotCompanion(f"本机构没有确定这项工作以{sheet.system}为准或与其并行，不能导入“{sheet.title}”。请机构管理员先在机构事项中办理“确定与外部系统的关系”。")
    table = reading.read(data, name, sheet, page)
    chosen = mapping.chosen(office, sheet, table.titles, columns)
    plan = Plan(sheet, office, day, table, chosen, [], [], lacking=mapping.lacking(sheet, chosen), file=file)
    if plan.lacking:
        return plan
    stand, closed = standing.parted(standing.stands(office, sheet), viewer, sheet)
    apart = sheet.apart(viewer) if sheet.apart and viewer else None
    ground = sheet.ground(office, day) if sheet.ground else None
    if sheet.within:
        stand = {name: one for name, one in stand.items() if sheet.within(ground, one)}
    seen: dict[str, int] = {}
    for number, cells in table.rows:
        row = Row(number, dict(zip(table.titles, cells, strict=True)), office, day, sheet, file=file, ground=ground)
        plan.rows.append(_judged(row, chosen, stand, seen, closed, apart))
    _window(plan)
    plan.vanished = _vanished(plan, {name: one for name, one in stand.items() if name not in seen})
    return plan


def _judged(row: Row, columns: Mapping[str, str], stand: Mapping[str, Stand], seen: dict[str, int], closed: Collection[str],
            apart: Callable[[Words], bool] | None) -> Judged:
    one = Judged(row)
    _clean(one, columns)
    name = row.sheet.identity(row.words)
    if name and name in seen:
        one.errors[""] = f"与第{seen[name]}行是同一项（{row.sheet.named(row.words)}），同一文件中只能有一行，请删去重复的一行。"
    elif name:
        seen[name] = row.number
        row.stand = stand.get(name)
        if name in closed or (apart and not row.stand and apart(row.words)):
            one.errors = {"": SECOND}
    elif not one.errors:
        one.errors[""] = "认不出这是哪一项：编号以及可以代替编号的几栏都不全。"
    if row.stand:
        one.matter, one.changes = row.stand.matter, _changes(row)
    if not one.errors:
        _place(one)
    else:
        one.state = WRONG
        if row.sheet.beside and (more := row.sheet.beside(row)):
            one.errors[""] = one.errors.get("", "") + "".join(more)
    return one


def _clean(one: Judged, columns: Mapping[str, str]) -> None:
    for title, key in columns.items():
        heading = one.row.sheet.heading(key)
        try:
            value = heading.clean(one.row.cells.get(title))
        except Wrong as wrong:
            one.errors[key] = wrong.why
            continue
        if value is not None:
            one.row.words[key] = value
    for heading in one.row.sheet.headings:
        if heading.must and heading.key not in one.row.words and heading.key not in one.errors:
            one.errors[heading.key] = "必须填写。"


def _changes(row: Row) -> list[tuple[str, str, str]]:
    """What the file says otherwise than what stands here; a column that the file does not have says nothing."""
    found = []
    told = row.stand.words if row.stand else {}
    for heading in row.sheet.headings:
        old, new = told.get(heading.key), row.words.get(heading.key)
        if heading.told and new is not None and old != new:
            found.append((heading.title, heading.shown(old), heading.shown(new)))
    return found


def _place(one: Judged) -> None:
    try:
        one.steps = one.row.sheet.place(one.row)
    except Unmatched as unmatched:
        one.state, one.errors[""] = UNMATCHED, f"{unmatched}。"
        return
    except Wrong as wrong:
        one.state, one.errors[""] = WRONG, wrong.why
        return
    except FazhiError as error:
        one.state, one.errors[""] = WRONG, str(error)
        return
    one.notes += one.row.notes
    one.state = (CHANGED if one.row.stand else NEW) if one.steps else SAME
    if one.state == SAME:
        one.changes = []


def _window(plan: Plan) -> None:
    """The stretch of time the file speaks of."""
    days = sorted(str(each.row.words[plan.sheet.window])[:10] for each in plan.rows
                  if plan.sheet.window and not each.errors and each.row.words.get(plan.sheet.window))
    if days:
        plan.since, plan.until = days[0], days[-1]


def _vanished(plan: Plan, left: Mapping[str, Stand]) -> list[tuple[str, str]]:
    """(what it is, why it is told) for everything that stands here within the file's time and not in the file."""
    found = []
    for _, one in sorted(left.items()):
        told = one.words.get(plan.sheet.window) if plan.sheet.window else ""
        day = str(told or one.on)[:10]
        if plan.since and not plan.since <= day <= plan.until:
            continue
        found.append((plan.sheet.named(one.words), f"本系统有（{day}），{plan.sheet.system}的这份表中没有"))
    if plan.sheet.missing:
        found += plan.sheet.missing(plan.office, plan.day, plan.since, plan.until)
    return found
