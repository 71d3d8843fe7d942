"""The provincial exam's roster (学法考试成绩名册): one row a person, taken in as results of the year's exam; changed rows are corrected."""

import json
from datetime import date
from typing import Any

from fazhi.kernel.fields import Choice, Code, Count, Text
from fazhi.kernel.issue import persons
from fazhi.kernel.mend import Correct
from fazhi.kernel.models import Entry, Matter
from fazhi.kernel.roster import roster
from fazhi.kernel.sheets.declare import Heading, Row, Sheet, Step, Unmatched
from fazhi.kernel.wrong import Wrong
from fazhi.lines.study.exam import Result
from fazhi.lines.study.stages import GRADES, RUNNING

HEADINGS = (
    Heading("year", "年度", ("考试年度", "年份"), Count("年度", least=2004, most=2100), must=True),
    Heading("name", "姓名", ("考生姓名", "人员姓名"), Text("姓名"), must=True),
    Heading("unit", "单位", ("部门", "所在单位", "工作单位", "所属部门"), Text("单位或部门")),
    Heading("score", "成绩", ("分数", "得分", "考试成绩"), Code("成绩")),
    Heading("grade", "结果", ("是否合格", "考试结果", "等次", "参考情况"), Choice("结果", GRADES), must=True,
            same={"是": "passed", "及格": "passed", "通过": "passed", "否": "failed", "不及格": "failed", "未通过": "failed", "未参考": "absent", "未考": "absent"}),
)


def ground(office: str, on: date) -> dict[str, Any]:
    """The years of study that run now, and who stands in the office under which name."""
    running = Matter.objects.filter(office=office, line="study", stage=RUNNING.key, struck="")
    opened = dict(Entry.objects.filter(matter__in=running.values("id"), act="study.OpenExam").order_by("done_at").values_list("matter", "body"))
    staff = list(dict.fromkeys(post["person"] for post in roster(office).posts if not post["until"] or post["until"] >= on.isoformat()))
    named: dict[str, list[str]] = {}
    for ident, words in persons(staff).items():
        named.setdefault(str(words.get("name", "")), []).append(ident)
    return {"years": {year_of(body): matter for matter, body in opened.items()}, "people": named}


def year_of(body: str) -> int:
    """The year of an announced exam."""
    return int(json.loads(body)["said"]["year"])


def place(row: Row) -> list[Step]:
    """One result of the year's exam; a changed row corrects what stands."""
    matter = row.ground["years"].get(row.get("year"))
    if not matter:
        raise Unmatched(f"没有{row.get('year')}年度正在进行的学法考试。请先在学法计划里“启动年度学法考试”，再导入。")
    if row.get("grade") == "absent" and row.get("score"):
        raise Wrong("缺考的不应有成绩，请核对名册。")
    known = row.ground["people"].get(row.get("name"), [])
    if len(known) > 1:
        raise Wrong(f"本机构有{len(known)}名“{row.get('name')}”，不能按姓名对应。请在系统里手工登记这几人的成绩。")
    said = row.said(Result)
    if known:
        said["learner"] = known[0]
    if row.stand:
        changed = {key: value for key, value in said.items() if key != "learner" and row.words.get(key) != row.stand.words.get(key)}
        words = json.dumps(changed, ensure_ascii=False)
        return [Step(Correct(entry=row.stand.entry, reason="考试系统的名册已变", words=words), row.stand.matter, manner="here")] if changed else []
    return [Step(Result(**said), matter, manner="here")]


SHEET = Sheet(
    key="study.exam",
    title="学法考试成绩名册",
    headings=HEADINGS,
    known_by=(("year", "name", "unit"), ("year", "name")),
    acts=("study.Result",),
    place=place,
    system="学法考试系统",
    about="每行一人。先在当年的学法计划里启动考试，再导入；姓名与在任人员一致的自动对应到人。",
    ground=ground,
)
