"""The export of the mediation system as a sheet: what is not here is taken in, what has no number gets it, what differs or is missing there is listed."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi.kernel import happen
from fazhi.kernel.acts import Act
from fazhi.kernel.companion import matter_of
from fazhi.kernel.fields import Choice, Code, Count, Day, Money, Text
from fazhi.kernel.mend import Correct
from fazhi.kernel.models import Matter
from fazhi.kernel.sheets.declare import Heading, Row, Sheet, Step
from fazhi.kernel.sheets.steps import in_sequence, kind_of, outside_of, the_only, told_again, unnumbered, village_of, villages
from fazhi.kernel.wrong import Wrong
from fazhi.lines.mediation.holding import Agree, Fail
from fazhi.lines.mediation.sheet import RESULTS
from fazhi.lines.mediation.sheet import Sheet as PrintedSet
from fazhi.lines.mediation.stages import KINDS, SOURCES
from fazhi.lines.mediation.system import SystemCase, SystemResult, SystemRow

HEADINGS = (
    Heading("number", "纠纷编号", ("案件编号", "调解编号", "编号", "纠纷登记号", "案号"), Code("纠纷编号")),
    Heading("registered", "登记日期", ("登记时间", "受理日期", "受理时间", "申请日期"), Day("登记日期"), must=True),
    Heading("source", "纠纷来源", ("案件来源", "来源"), Choice("纠纷来源", SOURCES),
            same={"依申请": "party", "申请调解": "party", "主动": "own", "依职权": "own", "排查发现": "screening", "法院委托": "court", "公安移送": "police", "信访移送": "petition"}),
    Heading("kind", "纠纷类型", ("纠纷类别", "案件类型", "类型"), Choice("纠纷类型", KINDS),
            same={"邻里纠纷": "neighbour", "相邻纠纷": "neighbour", "婚姻家庭纠纷": "family", "山林土地纠纷": "land", "土地纠纷": "land", "损害赔偿纠纷": "damage",
                  "劳动争议": "labour", "合同纠纷": "contract", "房屋宅基地纠纷": "house", "征地拆迁纠纷": "removal", "债务纠纷": "debt", "物业纠纷": "estate", "其他纠纷": "other"}),
    Heading("side_a.name", "申请人", ("甲方", "申请人姓名", "当事人甲", "当事人"), must=True),
    Heading("side_b.name", "被申请人", ("乙方", "被申请人姓名", "当事人乙", "对方当事人")),
    Heading("people", "涉及人数", ("人数", "涉及当事人数"), Count("涉及人数")),
    Heading("place", "纠纷地点", ("地点", "发生地点", "地址")),
    Heading("village", "村（社区）", ("村居", "所属村居", "调解组织所在村", "村"), told=False),
    Heading("what", "纠纷简要情况", ("纠纷概况", "案情简介", "简要情况", "纠纷事由", "事由"), Text(), must=True),
    Heading("state", "办理状态", ("状态", "案件状态", "当前环节"), Code("办理状态")),
    Heading("result", "调解结果", ("协议形式", "结果", "调处结果"), Choice("调解结果", RESULTS),
            same={"书面": "written", "达成书面协议": "written", "口头": "oral", "达成口头协议": "oral", "调解失败": "failed", "终止": "failed", "未达成协议": "failed"}),
    Heading("ended_on", "调结日期", ("协议日期", "达成协议日期", "办结日期", "结案日期", "调结时间"), Day("调结日期")),
    Heading("amount", "协议涉及金额", ("协议金额", "涉及金额", "金额"), Money("协议涉及金额")),
    Heading("perform_by", "履行期限", ("约定履行日期", "履行日期"), Day("履行期限")),
    Heading("remark", "备注", ("说明",), told=False),
)
OUTCOMES = (Agree, Fail, PrintedSet, SystemResult)


def ground(office: str, day: date) -> dict[str, Any]:
    """The town's villages by name, and the people's mediations without an outside number by day and applicant's name; the organ's own are never in that system."""
    typed: dict[tuple[str, str], list[str]] = {}
    for matter, on, name in unnumbered(office, "mediation", "side_a"):
        if of_people(matter):
            typed.setdefault((on, name), []).append(matter)
    return {"places": villages(office), "typed": typed}


def place(row: Row) -> list[Step]:
    """What a row becomes: a dispute taken in with its result, a number for what was typed here, what has changed – or nothing."""
    _whole(row)
    row.words["village"] = village_of(row, (row.ground or {}).get("places", {})) or None
    name = str(row.get("side_a.name"))
    ours = row.stand.matter if row.stand else matter_of(row.office, "mediation", str(row.get("number")))
    ours = ours or the_only(name, (row.ground or {}).get("typed", {}).get((row.words["registered"], name), []), "纠纷")
    if not ours:
        return [_taken_in(row), *_ended(row, "")]
    if row.stand:
        row.words = {**row.stand.words, **row.words}
        changed = any(row.words.get(each.key) != row.stand.words.get(each.key) for each in HEADINGS if each.told)
    told = [told_again(row, SystemRow, ours, side_a="side_a", side_b="side_b")] if not row.stand or changed else []
    return [*_ended(row, ours), *told]


def _whole(row: Row) -> None:
    """What no dispute can be: ended before it began or in the future, a result without a day. Raises Wrong."""
    in_sequence(row, (("registered", "ended_on"),), ("registered", "ended_on"))
    if row.get("result") and not row.get("ended_on"):
        raise Wrong("有调解结果而没有调结日期，请补全“调结日期”。")
    if row.get("ended_on") and not row.get("result"):
        raise Wrong("有调结日期而没有调解结果，请补全“调解结果”。")
    if row.get("amount") and row.get("result") == "failed":
        raise Wrong("调解不成却有协议金额，请核对。")


def _taken_in(row: Row) -> Step:
    said = row.said(SystemCase)
    for side in ("side_a", "side_b"):
        if side in said:
            said[side]["kind"] = kind_of(said[side]["name"])
    return Step(SystemCase(**said), "", row.words["registered"], **outside_of(row))


def _ended(row: Row, matter: str) -> Iterable[Step]:
    """How it ended, where nobody has recorded that here; what the system tells otherwise now is corrected."""
    if not row.get("result"):
        return
    acts = happen.peek(matter)["acts"] if matter else {}
    known = (acts.get(SystemResult.key) or {}).get("kept", [])
    words = {name: row.said(SystemResult).get(name) for name in ("result", "amount", "perform_by") if row.get(name) is not None}
    if not any((acts.get(each.key) or {}).get("kept") for each in OUTCOMES):
        yield Step(SystemResult(**words), matter, row.words["ended_on"], **outside_of(row))
    elif known and known[-1]["on"][:10] != row.words["ended_on"]:
        raise Wrong(f"调结日期由{known[-1]['on'][:10]}变为{row.words['ended_on']}。已登记的日期不由导入改动：请核对后在该事项中撤销第{known[-1]['i']}条记录，再导入一次。")
    elif known and any(row.get(name) not in (None, known[-1]["s"].get(name)) for name in words):
        yield Step(_corrected(known[-1]["e"], words), matter, "", manner="here")


def _corrected(entry: str, words: dict[str, Any]) -> Act:
    return Correct(entry=entry, reason="系统导出的内容已变", words=json.dumps(words, ensure_ascii=False))


def of_people(matter: str) -> bool:
    """True for people's mediation, as far as its first act tells."""
    return (happen.peek(matter)["first"]["s"].get("way") or "people") == "people"


def missing(office: str, day: date, since: str, until: str) -> list[tuple[str, str]]:
    """The people's mediations of the file's time that bear no number of the system yet."""
    found = Matter.objects.filter(office=office, line="mediation", outside="", struck="", level="", opened_on__range=(since, until)).exclude(stage="standing")
    people = [each for each in found.order_by("opened_on", "code") if of_people(each.id)] if since else []
    return [(each.code, f"本系统有（{each.opened_on}），还没有录入{SHEET.system}") for each in people]


SHEET = Sheet(
    key="mediation.system", line="mediation", title="人民调解系统纠纷", system="人民调解信息系统", headings=HEADINGS, place=place, window="registered",
    known_by=("number",), acts=("mediation.SystemCase", "mediation.SystemRow"), ground=ground, missing=missing,
    about="从人民调解信息系统导出的纠纷，一行一件，可以反复导入。那边有这边没有的登记进来，这边登记过而没有编号的按申请人和登记日期补上编号，"
          "结果、金额不一致的提示，这边有那边没有的列出来。行政调解不在其内。",
)
