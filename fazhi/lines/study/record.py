"""Each person's own record of study: hours, courts, exam and account of one year on one sheet."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.checks import Step, dossier
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import OfficerOf
from fazhi.kernel.templates import CELL
from fazhi.kernel.wrong import Objection
from fazhi.lines.study.acts import OFFICE
from fazhi.lines.study.stages import COURTS, FINISHED, GRADES, ORGANS, POSTS, RUNNING

LEARN, COURT, RESULT, ACCOUNT = "study.Learn", "study.VisitCourt", "study.Result", "study.Account"


def of_person(matter: str, person: str) -> list[list[str]]:
    """[day, what, details, minutes] of everything one person did in this year of study, in order."""
    file = dossier(matter)
    rows = [_row(step) for step in file.each(LEARN, COURT, RESULT, ACCOUNT) if person in _people(step)]
    return sorted(rows)


def _people(step: Step) -> set[str]:
    said = step.said
    return {*(row["learner"] for row in said.get("people") or ()), str(said.get("learner") or ""), str(said.get("who") or "")} - {""}


def _row(step: Step) -> list[str]:
    said, day = step.said, step.at[:10]
    if step.act == LEARN:
        return [day, ORGANS[said["organ"]], str(said["laws"]), str(said["minutes"])]
    if step.act == COURT:
        return [day, "旁听庭审", f"{said['court']}{said['number']}（{COURTS[said['kind']]}）", ""]
    if step.act == RESULT:
        return [day, "学法考试", f"{said.get('score') or ''}{GRADES[said['grade']]}", ""]
    return [day, "述法", POSTS[said["post"]], ""]


def record_of(case: Case, act: Act) -> list[list[str]]:
    """The rows of the chosen person; none while nobody is chosen."""
    person = getattr(act, "learner", None)
    return of_person(case.id, person) if person and case.id else []


class PrintRecord(Act):
    """A person's record of the year is printed for his file."""

    title, basis = "出具个人学法登记表", "学法·学习"
    by, at, asks = OFFICE, (RUNNING, FINISHED), record_of
    learner = OfficerOf("人员", "", role="concerned")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.learner and not case.asked.get("record_of"):
            yield Objection("本年度没有这个人的学法记录", "学法·学习", "请核对人员，或先登记其参加的学习", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        rows: list[list[Any]] = list(case.asked.get("record_of") or ())
        minutes = sum(int(row[3] or 0) for row in rows)
        table = "\n".join(CELL + CELL.join(row) + CELL for row in [["日期", "活动", "内容", "分钟"], *rows])
        yield c.Issue("personal", words={"table": table, "minutes": minutes, "times": len(rows)})
