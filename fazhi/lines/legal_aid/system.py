"""The service log beside the advisers' outside system: its export is held against the visits row by row."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi.kernel import happen
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.companion import WHOLE, FromPlatform
from fazhi.kernel.fields import Choice, Code, Count, Day, EntryOf, Text
from fazhi.kernel.models import Matter
from fazhi.kernel.sheets.declare import Heading, Row, Sheet, Step, Unmatched
from fazhi.kernel.sheets.steps import in_sequence, outside_of, villages
from fazhi.kernel.wrong import Objection, Wrong
from fazhi.lines.legal_aid.acts import MODES, WORK, Engage, Visit


class VisitRow(FromPlatform):
    """A service stands in the advisers' outside system under this number; what it tells otherwise than the log is flagged."""

    title, basis = "核对系统日志", WHOLE
    number = Code("系统记录编号", help="外部系统给这次服务的编号")
    visit = EntryOf("服务记录", "legal_aid.Visit", of=True)
    village = Text("村（社区）", required=False, most=40)
    served = Day("服务日期", required=False)
    mode = Choice("服务方式", MODES, required=False)
    minutes = Count("服务时长", required=False, most=720, unit="分钟")
    work = Choice("主要内容", WORK, required=False)
    state = Code("系统状态", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        mine = next((each for each in case.each(Visit, ever=True) if each.entry == self.visit), None)
        if mine and self.minutes is not None and self.minutes != mine.minutes:
            yield Objection(f"服务时长不一致：系统{self.minutes}分钟，本系统{mine.minutes}分钟", WHOLE, "请核对日志，分别更正")
        if mine and self.mode and self.mode != mine.mode:
            yield Objection(f"服务方式不一致：系统是{MODES[self.mode]}，本系统是{MODES[str(mine.mode)]}", WHOLE, "请核对日志，分别更正")


HEADINGS = (
    Heading("number", "记录编号", ("日志编号", "编号", "服务编号", "工单编号"), Code("记录编号")),
    Heading("village", "村（社区）", ("服务村居", "村居", "村社区", "服务单位", "村"), must=True),
    Heading("served", "服务日期", ("日期", "服务时间", "开始时间", "到村日期"), Day("服务日期"), must=True),
    Heading("mode", "服务方式", ("方式", "服务形式"), Choice("服务方式", MODES),
            same={"坐班": "onsite", "现场": "onsite", "驻村": "onsite", "到村": "onsite", "电话咨询": "phone", "微信": "online", "视频": "online", "线上": "online"}, must=True),
    Heading("minutes", "服务时长（分钟）", ("时长", "服务时长", "分钟"), Count("服务时长", most=720), must=True),
    Heading("work", "服务内容", ("服务类型", "主要内容", "工作内容"), Choice("服务内容", WORK),
            same={"咨询": "consult", "法律意见": "contract", "讲座": "lecture", "调解": "mediate", "普法": "lecture"}),
    Heading("note", "工作日志", ("日志", "服务情况", "内容摘要"), told=False),
    Heading("state", "审核状态", ("状态", "确认状态"), Code("审核状态")),
)


def contracts(office: str, day: date) -> dict[str, Any]:
    """The advisers' contracts by the village's name: (matter, first day, last day)."""
    names = {ident: name for name, ident in villages(office).items()}
    found: dict[str, list[tuple[str, str, str]]] = {}
    for matter, unit in Matter.objects.filter(office=office, line="legal_aid", struck="", level="", unit__in=list(names)).values_list("id", "unit"):
        first = happen.peek(matter)["first"]
        if first["act"] == Engage.key:
            found.setdefault(names[unit], []).append((matter, str(first["s"].get("since")), str(first["s"].get("until"))))
    return {"contracts": found, "taken": set()}


def place(row: Row) -> list[Step]:
    """What a row becomes: a number for the visit that was typed here, a visit recorded with its number, or what the system tells otherwise now."""
    in_sequence(row, (), ("served",))
    if row.stand:
        changed = any(row.words.get(each.key, row.stand.words.get(each.key)) != row.stand.words.get(each.key) for each in HEADINGS if each.told)
        row.words = {**row.stand.words, **row.words}
        return [_told(row, row.stand.matter, _linked(row))] if changed else []
    if not row.get("number"):
        raise Wrong("没有记录编号，请在系统查明编号后补全。")
    matter = _contract(row)
    ours = _typed(row, matter)
    if ours:
        return [_told(row, matter, ours)]
    said = row.said(Visit)
    said.update(work=[row.get("work") or "consult"], note=row.get("note") or "系统没有填写工作日志")
    return [Step(Visit(**said), matter, row.words["served"], **outside_of(row)), Step(lambda of: _row_of(row, _last(of)), matter, "", **outside_of(row))]


def _contract(row: Row) -> str:
    """The contract under which the village was served on that day. Raises Unmatched."""
    day, known = row.words["served"], (row.ground or {}).get("contracts", {}).get(row.words["village"], [])
    found = [matter for matter, since, until in known if since <= day <= until]
    if not found:
        raise Unmatched(f"{row.words['village']}在{day}没有登记顾问聘任，请先登记聘任")
    return str(found[-1])


def _typed(row: Row, matter: str) -> str:
    """The visit of that day and way that was typed here and bears no number yet. Raises Wrong where there are several that fit alike."""
    acts, taken = happen.peek(matter)["acts"], (row.ground or {}).get("taken", set())
    numbered = {each["s"].get("visit") for each in (acts.get(VisitRow.key) or {}).get("kept", [])} | taken
    found = [each for each in (acts.get(Visit.key) or {}).get("kept", [])
             if each["on"][:10] == row.words["served"] and each["s"].get("mode") == row.words["mode"] and each["e"] not in numbered]
    if len(found) > 1:
        found = [each for each in found if each["s"].get("minutes") == row.words["minutes"]]
        if len(found) != 1:
            raise Wrong(f"{row.words['village']}当天有几次没有编号的服务，分不清是哪一次，请在该事项中办理“核对系统日志”填编号，再导入一次。")
    taken |= {each["e"] for each in found}
    return str(found[0]["e"]) if found else ""


def _told(row: Row, matter: str, visit: str) -> Step:
    return Step(_row_of(row, visit), matter, "", **outside_of(row))


def _row_of(row: Row, visit: str) -> Act:
    return VisitRow(visit=visit, **row.said(VisitRow))


def _kept(matter: str, act: type[Act]) -> list[dict[str, Any]]:
    return list((happen.peek(matter)["acts"].get(act.key) or {}).get("kept", []))


def _last(matter: str) -> str:
    return str(_kept(matter, Visit)[-1]["e"])


def _linked(row: Row) -> str:
    """The visit to which this number belongs."""
    assert row.stand is not None
    told = [each for each in _kept(row.stand.matter, VisitRow) if each["s"].get("number") == row.get("number")]
    return str(told[-1]["s"]["visit"]) if told else ""


def missing(office: str, day: date, since: str, until: str) -> list[tuple[str, str]]:
    """The services of the file's time that bear no number of the system yet."""
    found = []
    for village, each in contracts(office, day)["contracts"].items() if since else ():
        for matter, _, _ in each:
            numbered = {one["s"].get("visit") for one in _kept(matter, VisitRow)}
            found += [(f"{village} {one['on'][:10]}", f"本系统有{MODES[one['s']['mode']]}{one['s']['minutes']}分钟，还没有录入{SHEET.system}")
                      for one in _kept(matter, Visit) if since <= one["on"][:10] <= until and one["e"] not in numbered]
    return sorted(found)


SHEET = Sheet(
    key="legal_aid.system", line="legal_aid", title="村（社区）法律顾问系统日志", system="村（社区）法律顾问工作系统", headings=HEADINGS, place=place, window="served",
    known_by=("number",), acts=("legal_aid.VisitRow",), ground=contracts, missing=missing,
    about="从村（社区）法律顾问工作系统导出的工作日志，一行一次服务，可以反复导入。这边登记过的补上编号，时长、方式不一致的提示；那边有这边没有的登记为顾问服务，"
          "仍须村居确认；这边有那边没有的列出来。",
)
