"""The yearly exam: who should sit, the provincial roster's results one by one, who was absent and why, the rates closed against the numbers."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.checks import Dossier, Step, dossier
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, OfficerOf, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.study.acts import OFFICE
from fazhi.lines.study.stages import GRADES, RUNNING

PASS, EXCELLENT = "study.pass", "study.excellent"


def number(text: str | None) -> Decimal | None:
    """A score as a number; None where it is none."""
    try:
        return Decimal(str(text))
    except InvalidOperation:
        return None


def graded(score: str | None, case: Case) -> str:
    """The grade that a score gives by the thresholds of the day; empty without a score."""
    value = number(score) if score else None
    if value is None:
        return ""
    return "excellent" if value >= int(case.limit(EXCELLENT)) else "passed" if value >= int(case.limit(PASS)) else "failed"


RETAKES = ("retake", "absent")  # what is owed to whoever failed, and to whoever did not sit


def before(case: Case, act: Any) -> dict[str, str]:
    """The person's result that stands so far: its entry and grade; empty where there is none."""
    if not (act.name or act.learner) or not case.id:
        return {}
    file = dossier(case.id)
    same = [step for step in file.each(Result.key) if _same(file, step, act)]
    return {"entry": same[-1].id, "grade": str(same[-1].said.get("grade"))} if same else {}


def _same(file: Dossier, step: Step, act: Any) -> bool:
    """True of a result of the same person: the official where both name him, else the name, and the unit where both tell one."""
    if act.learner and step.said.get("learner"):
        return bool(act.learner == step.said["learner"])
    units = {file.word(step, "unit"), act.unit or ""} - {""}
    return file.word(step, "name") == act.name and len(units) < 2


def again(step: Step) -> bool:
    """True of a result that took the place of an earlier one of the same person."""
    return any(change[0] == "~" and change[1] == "deadline" and change[3].get("state", ["", ""])[1] == "met" for change in step.outcome)


def persons(case: Case, act: Any) -> dict[str, int]:
    """How many persons have a result, each once."""
    return {"told": sum(1 for step in dossier(case.id).each(Result.key) if not again(step)) if case.id else 0}


def sat(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True of the first result of a person who sat; a second try is not counted again."""
    met = {change[2] for change in outcome if change[0] == "~" and change[1] == "deadline" and change[3].get("state", ["", ""])[1] == "met"}
    return said.get("grade") != "absent" and not any(memory["rows"].get("deadline", {}).get(ident, {}).get("term") == "retake" for ident in met)


class OpenExam(Act):
    """The year's exam is announced: system, days, how many should sit."""

    title, basis = "启动年度学法考试", "学法·考试"
    fact = True
    by, at = OFFICE, RUNNING
    counts = Counts("study.exam_due", amount="due")
    year = Count("年度", least=2004, most=2100)
    system = Code("考试系统", help="例如 广东省国家工作人员学法考试系统")
    first = Day("考试开始")
    last = Day("考试结束")
    due = Count("应参加考试人数", least=1, unit="人")

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.ever(OpenExam) and not case.ever(CloseExam):
            yield Objection("本年度考试已经启动，还没有结束", "学法·考试", "请直接登记成绩", firm=True)
        if self.first and self.last and self.last < self.first:
            yield Objection("考试结束日早于开始日", "学法·考试", "请核对日期", firm=True)


class Result(Act):
    """One person's result as the roster gives it; whoever failed or was absent is owed another try, whose result takes the place of the first."""

    title, basis = "登记考试成绩", "学法·考试"
    fact = True
    by, at, works_off = OFFICE, RUNNING, RETAKES
    asks = before
    counts = (Counts("study.exam_sat", when=sat),
              Counts("study.exam_passed", when=lambda said, memory, outcome: said.get("grade") in ("passed", "excellent")),
              Counts("study.exam_excellent", when=lambda said, memory, outcome: said.get("grade") == "excellent"))
    year = Count("年度", least=2004, most=2100)
    name = Text("姓名")
    unit = Text("单位或部门", required=False)
    learner = OfficerOf("本单位人员", "", role="learned", required=False, help="名册里的人在本机构任职的，选这个人；没有任职记录的不选")
    score = Code("成绩", required=False)
    grade = Choice("结果", GRADES)
    retake = Choice("是否补考", {"first": "首次", "again": "补考"}, default="first")

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.ever(OpenExam):
            yield Objection("还没有启动本年度学法考试", "学法·考试", "请先登记考试安排和应参加人数", firm=True)
        yield from self._once(case)
        if self.grade == "absent" and self.score:
            yield Objection("缺考的不应有成绩", "学法·考试", "请核对名册", firm=True)
        if self.score and number(self.score) is None:
            yield Objection(f"成绩“{self.score}”不是数字", "学法·考试", "请填写分数", firm=True)
        elif self.score and self.grade in ("excellent", "passed", "failed") and graded(self.score, case) != self.grade:
            yield Objection(f"成绩{self.score}分与结果“{GRADES[self.grade]}”不一致", "学法·考试", "请核对合格线、优秀线", rule=PASS)

    def _once(self, case: Case) -> Iterable[Objection]:
        known = case.asked.get("before") or {}
        if known and known["grade"] in ("passed", "excellent"):
            yield Objection("这个人的成绩已经登记，并且合格", "学法·考试", "一人一个成绩；登错的请更正原来的记录", hard=True)
        elif known and self.retake != "again":
            yield Objection("这个人的成绩已经登记", "学法·考试", "补考的请选“补考”；登错的请更正原来的记录", hard=True)
        elif self.retake == "again" and not known:
            yield Objection("没有登记过这个人的首次成绩", "学法·考试", "请核对姓名，或先登记首次成绩", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        known = case.asked.get("before") or {}
        for term in RETAKES if known else ():
            if case.open(term, known["entry"]):
                yield c.Meet(term, known["entry"])
        if self.grade in ("absent", "failed"):
            yield c.Start("absent" if self.grade == "absent" else "retake", of=case.entry)


class CloseExam(Act):
    """The exam is over: every result is in, and who did not sit is explained."""

    title, basis = "结束年度学法考试", "学法·考试"
    by, at = OFFICE, RUNNING
    meets, asks = ("exam", *RETAKES), persons
    absent = Count("未参加考试人数", unit="人")
    why = Text("未参加的原因", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        opened = case.said(OpenExam)
        if opened is None:
            yield Objection("还没有启动本年度学法考试", "学法·考试", "请先登记考试安排", firm=True)
            return
        told = int((case.asked.get("persons") or {}).get("told") or 0)
        if told + (self.absent or 0) > opened.due:
            yield Objection(f"应参加{opened.due}人，登记成绩{told}人，说明未参加{self.absent or 0}人，多出{told + (self.absent or 0) - opened.due}人",
                            "学法·考试", "请核对成绩，或更正应参加的人数", firm=True)
        if told + (self.absent or 0) < opened.due:
            yield Objection(f"应参加{opened.due}人，登记成绩{told}人，说明未参加{self.absent or 0}人，还差{opened.due - told - (self.absent or 0)}人",
                            "学法·考试", "请导入或补登成绩，或说明未参加的人数", firm=True)
        if self.absent and not self.why:
            yield Objection("有人未参加考试，应当说明原因", "学法·考试", "请填写原因", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("exam", words={"told": (case.asked.get("persons") or {}).get("told", 0)})


