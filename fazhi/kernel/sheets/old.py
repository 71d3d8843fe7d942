"""The old book of every line: one sheet a line, made from the line's own stages, terms and papers."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any, TypeVar

from fazhi import law
from fazhi.kernel import gate, registry
from fazhi.kernel.acts import COMMON_TERMS, NONE, Line
from fazhi.kernel.counted import count
from fazhi.kernel.fields import Choice, Code, Day, Field, Place, Text, Who
from fazhi.kernel.old import BOOK, FromBook, read_number
from fazhi.kernel.roster import roster
from fazhi.kernel.sheets.declare import Heading, Row, Sheet, Step
from fazhi.kernel.sheets.steps import kind_of
from fazhi.kernel.wrong import Wrong

T = TypeVar("T")
PREFIX = "old."
SLOTS = (1, 2, 3)  # terms that may run at once in one row of the book
OPENED = ("收到日期", "登记日期", "受理日期", "立案日期", "立案时间", "受理时间", "收件日期", "申请日期", "来访日期", "签订日期", "开始日期", "日期")
WHAT = ("事由", "案由", "内容", "标题", "项目名称", "合同名称", "文件名称", "主要内容", "诉求", "基本情况", "案件名称", "事项名称")
WHO = ("当事人名称", "申请人", "信访人", "相对人", "被检查单位", "对方单位", "姓名", "单位名称", "当事人姓名")
ENDED = ("已办结", "办结", "结案", "已结案", "完成", "已完成", "已结")


@cache
def sheets() -> dict[str, Sheet]:
    """The old book's sheet of every line whose matters people begin, by key."""
    return {f"{PREFIX}{line.key}": _sheet(line) for line in registry.lines().values() if _people_begin(line)}


def _people_begin(line: Line) -> bool:
    return line.key != "house" and bool(line.stages) and not line.raises and any(act.begins() for act in line.acts)


def _sheet(line: Line) -> Sheet:
    return Sheet(
        key=f"{PREFIX}{line.key}", title=f"旧台账：{line.title}", headings=tuple(_headings(line)), known_by=(("number", "opened"),), acts=(BOOK,),
        place=partial(_place, line), beside=partial(_beside, line), line=line.key, system="旧台账", window="opened", reads={BOOK: {"opened": "@on"}}, its=lambda _, said: said.get("book") == line.key,
        ground=_ground, about="启用本系统前的Excel或纸质台账：办结的作为旧案，没有办结的按所处阶段接着办；不计入启用后的指标和及时率。")


def _headings(line: Line) -> Iterable[Heading]:
    ends = [each for each in line.stages if each.end]
    stages = {each.key: each.title for each in line.stages}
    yield Heading("number", "旧编号", ("编号", "案号", "案件编号", "登记号", "登记编号", "收文号", "合同编号", "序号"), Code("旧编号"), must=True)
    yield Heading("opened", "开始日期", OPENED, Day("开始日期", help="收到、受理、立案等使事项开始的那一天"), must=True)
    yield Heading("what", "事项", WHAT, Text("事项"), must=True)
    yield Heading("who.name", "当事人", WHO, Text("当事人"))
    yield Heading("who.phone", "联系电话", ("电话", "手机", "联系方式"), Text("联系电话"), told=False)
    yield Heading("place", "地点", ("地址", "发生地点", "案发地点"), Place("地点"))
    yield Heading("officer", "承办人", ("经办人", "主办人", "承办人员", "责任人"), Text("承办人", help="没有办结的，写现在办理的人"), told=False)
    yield Heading("stage", "所处阶段", ("阶段", "办理状态", "状态", "进度", "办理情况"), Choice("所处阶段", stages), must=True,
                  same=dict.fromkeys(ENDED, ends[0].title) if len(ends) == 1 else {})
    yield Heading("closed", "办结日期", ("结案日期", "结案时间", "办结时间", "完成日期", "答复日期"), Day("办结日期", help="办结的必须填，没有办结的不填"))
    yield Heading("result", "办理结果", ("结果", "处理结果", "处理情况", "处罚结果"), Text("办理结果"))
    yield Heading("papers", "文号", ("文书文号", "文书编号", "决定书文号", "发文字号"), Text("文号", help="几个文号用顿号或换行分开；按此接续编号"), told=False)
    terms = {key: each.title for key, each in line.terms.items() if key not in COMMON_TERMS}
    for n in SLOTS if terms else ():
        yield Heading(f"term{n}", f"期限{n}", (), Choice(f"期限{n}", terms), told=False)
        yield Heading(f"since{n}", f"期限{n}起算日", (), Day(f"期限{n}起算日"), told=False)
        yield Heading(f"due{n}", f"期限{n}届满日", (), Day(f"期限{n}届满日", help="法律规定了的，按起算日计算；延长、中止过的，写台账上的届满日"), told=False)
    yield Heading("note", "备注", ("说明",), Text("备注"), told=False)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the rows of a book are held against: who works here, how the office is called in numbers, and which numbers the rows before took."""

    officers: dict[str, str]
    short: str
    numbers: dict[tuple[str, int, int], int]


def _ground(office: str, day: date) -> Ground:
    staff = roster(office)
    serving = {post["person"] for post in staff.posts if staff.officer(post["person"], day)}
    return Ground({name: person for person, name in gate.people(serving).items()}, staff.short, {})


def _place(line: Line, row: Row) -> list[Step]:
    """The one step that a row of the book becomes; none where it stands here already. Raises Wrong."""
    if row.stand:
        other = [each.title for each in row.sheet.headings if each.told and row.get(each.key) is not None and row.get(each.key) != row.stand.words.get(each.key)]
        if other:
            raise Wrong(f"这一项已经登记过，而{'、'.join(other)}与登记的不同。导入不改动已登记的内容：请在该事项中更正，或者整批撤销后重新导入。")
        return []
    end = line.stage(row.words["stage"]).end
    faults = list(_days(row, end))
    officer = _tried(faults, partial(_officer, row, end), "")
    running: list[dict[str, Any]] = _tried(faults, lambda: list(_running(line, row, end)), [])
    none: tuple[list[dict[str, Any]], str] = ([], "")
    numbers, odd = _tried(faults, lambda: _numbers(line, row, not faults), none)
    if faults:
        raise Wrong("".join(faults))
    said: dict[str, Any] = {"book": line.key, "live": row.day.isoformat(), "stage": row.words["stage"], "officer": officer, "part": _capacity(line),
                            "running": running, "numbers": numbers, "papers": odd}
    said |= {name: row.get(name) for name in ("number", "what", "place", "closed", "result", "note")}
    if row.get("who.name"):
        said["who"] = {"name": row.words["who.name"], "phone": row.get("who.phone") or "", "kind": kind_of(row.words["who.name"])}
    act = FromBook(**{name: value for name, value in said.items() if value not in (None, "", [])})
    return [Step(act, "", row.words["opened"], str(row.words["number"]), origin="import", line=line.key)]


def _beside(line: Line, row: Row) -> list[str]:
    """What else is wrong with a row of which a cell could not be read, so that it is told with it; a row without a stage that can be read is open where no end is told."""
    stage = row.get("stage")
    end = line.stage(stage).end if stage else bool(row.get("closed"))
    faults = list(_days(row, end)) if stage and row.get("opened") else []
    _tried(faults, partial(_officer, row, end), "")
    return faults


def _tried(faults: list[str], work: Callable[[], T], blank: T) -> T:
    """What `work` finds; its fault is kept with the others, so that a row tells all of them at once."""
    try:
        return work()
    except Wrong as wrong:
        faults.append(wrong.why)
        return blank


def _days(row: Row, end: bool) -> Iterable[str]:
    today, opened, closed = row.day.isoformat(), row.words["opened"], row.get("closed")
    if max(opened, closed or "") > today:
        yield f"日期（{max(opened, closed or '')}）在今天以后，请核对。"
    if end and not closed:
        yield "所处阶段是已经办结的，须填办结日期。"
    if closed and not end:
        yield "填了办结日期，所处阶段却没有办结。请核对这两栏。"
    if closed and closed < opened:
        yield f"办结日期（{closed}）早于开始日期（{opened}），请核对。"


def _officer(row: Row, end: bool) -> str:
    """The official who handles it; one who has left stays in the words of a closed file."""
    name = str(row.get("officer") or "").strip()
    found: str = row.ground.officers.get(name, "") if name else ""
    if name and not found and not end:
        raise Wrong(f"承办人“{name}”现在不在本机构任职。请写现在办理这一事项的人，或者留空，由负责人指派。")
    if name and not found:
        row.notes.append(f"承办人“{name}”现在不在本机构任职，写在备注中")
        row.words["note"] = f"原承办人：{name}" + (f"；{row.words['note']}" if row.get("note") else "")
    return found


def _running(line: Line, row: Row, end: bool) -> Iterable[dict[str, Any]]:
    theirs = {term for each in line.papers.values() for term in each.starts}
    for n in SLOTS:
        term, since, due = (row.get(f"{name}{n}") for name in ("term", "since", "due"))
        if not term and (since or due):
            raise Wrong(f"填了期限{n}的日期，没有选是哪一项期限。")
        if not term:
            continue
        if end:
            raise Wrong(f"已经办结的事项没有仍在计算的期限，请清空期限{n}。")
        if not since:
            raise Wrong(f"期限{n}“{line.terms[term].title}”须填起算日。")
        if since > row.day.isoformat() or (due and due < since):
            raise Wrong(f"期限{n}“{line.terms[term].title}”的日期前后不符，请核对。")
        _counted(line, row, term, since, due)
        yield {"term": term, "since": since, "due": due or "", "theirs": term in theirs}


def _counted(line: Line, row: Row, term: str, since: str, due: str | None) -> None:
    """A term of the law without a day, or with another one than the book's, is told."""
    use = line.terms[term]
    try:
        found = count(use.rule or f"{line.key}.{term}", since, "") if use.rule != NONE else {"due": "", "cite": ""}
    except law.BadInput as short:
        raise Wrong(f"{short}台账只有日期，这一项期限请留空，登记后在事项中接着办。") from None
    law_day = str((found or {}).get("due", ""))[:10]
    if not law_day and not due and not (found or {}).get("not_before"):
        row.notes.append(f"“{use.title}”没有可以算出的届满日，台账也没有写：登记为没有日期的期限")
    elif due and law_day and due != law_day:
        row.notes.append(f"“{use.title}”按规定于{law_day}届满（{(found or {})['cite']}），台账写{due}：按台账登记，请核对是否延长或者中止过")


def _numbers(line: Line, row: Row, good: bool) -> tuple[list[dict[str, Any]], str]:
    """The numbers that papers of this row took from our series, and those that are of no series of ours."""
    found, odd = [], []
    for text in filter(None, re.split(r"[、,，;；\n]+", str(row.get("papers") or ""))):
        one = read_number(line, row.ground.short, text.strip())
        if one is None:
            odd.append(text.strip())
            continue
        key = (one["series"], one["year"], one["n"])
        if row.ground.numbers.get(key, row.number) != row.number:
            raise Wrong(f"文号“{text.strip()}”与第{row.ground.numbers[key]}行相同，一个文号只能用一次，请核对。")
        if good:  # a row that is not taken in takes no number from another
            row.ground.numbers[key] = row.number
        found.append(one)
    if odd:
        row.notes.append(f"文号“{'、'.join(odd)}”不是本机构文书的编号格式，照录而不接续编号")
    return found, "、".join(odd)[:120]


def _capacity(line: Line) -> str:
    """In which capacity the person of the old book takes part: as in the act that begins a matter of the line."""
    fields: Iterable[Field] = (each for act in line.acts if act.begins() for each in act.fields.values())
    return next((each.capacity for each in fields if isinstance(each, Who) and each.capacity), "")
