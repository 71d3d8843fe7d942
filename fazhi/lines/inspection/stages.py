"""The stages of an inspection, its fixed words, and what its acts ask again and again."""

from collections.abc import Iterable
from typing import Any

from fazhi import law
from fazhi.kernel import together
from fazhi.kernel.acts import PAPERS, Act, Counts, Stage
from fazhi.kernel.case import Case, Said
from fazhi.kernel.issue import persons
from fazhi.kernel.wrong import Objection

PLANNED = Stage("planned", "待审批")
APPROVED = Stage("approved", "已批准")
VISITED = Stage("visited", "已检查")
AWAITING = Stage("awaiting", "已告知，待复查")
RATED = Stage("rated", "评价待处理")
TOLD = Stage("told", "已告知结果", end=True)
DROPPED = Stage("dropped", "不予检查", end=True)
OLD = Stage("old", "旧案", end=True)
LISTED = Stage("listed", "已登记", end=True)

SOURCES = {"plan": "年度计划", "report": "投诉举报", "petition": "信访转来", "above": "上级交办", "patrol": "巡查发现"}
CLUES = ("report", "petition", "above", "patrol")  # sources that are somebody's word about this one firm, not the office's own choice
KINDS = {"daily": "日常检查", "single": "个案检查", "special": "专项检查"}
RESULTS = {"clean": "未发现问题", "order": "责令改正", "case": "移送立案", "guide": "行政指导", "moved": "移送有管辖权的机关"}
WAYS = {"site": "现场检查", "paper": "书面核查", "remote": "非现场（信息共享、监控等）"}
ISSUED = Counts("platform.papers", amount=PAPERS)
VISITS = ("inspection.Visit", "inspection.UrgentVisit")
PLATFORM_VISIT = "inspection.PlatformVisit"


def two_officers(case: Case, second: str | None) -> Iterable[Objection]:
    """Two different persons, both with a certificate valid on the day."""
    yield from together.two_officers(case, second, Objection("执法人员不得少于两人", "处罚·两人执法", "请另派一名持证执法人员共同办理"),
                                     Objection("执法人员没有当日有效的执法证件", "处罚·资格证件", "请由持证人员办理，或先登记证件"))


def signed_by_another(case: Case) -> Iterable[Objection]:
    """Whoever proposes a visit does not approve it."""
    if case.signs_his_own():
        yield Objection("提请检查的人不得自己审批", "机构·职责分离", "请由另一名负责人审批", firm=True)


def confirmed(case: Case, *acts: type[Act] | str) -> Iterable[Objection]:
    """The second officer of each of these acts has confirmed it by his own act."""
    waiting = case.unconfirmed(*acts)
    if waiting:
        yield Objection(f"还有{len(waiting)}项两人执法的记录没有经第二名执法人员确认", "处罚·两人执法", "请第二名执法人员本人在待办中“确认”，或提出异议")


def inspected(case: Case) -> str:
    """The party that is inspected; empty where the task names nobody yet."""
    return next(iter(case.parties("inspected")), "")


def visit_of(case: Case) -> Said | None:
    """The last visit of this matter, approved before or urgent."""
    found = [said for act in VISITS for said in case.each(act, ever=True)]
    return max(found, key=lambda said: int(said._mini["i"]), default=None)


def in_force(rule: str, case: Case) -> Any:
    """The value of a rule on the case's day; None where there was none."""
    try:
        return law.rule(rule, case.day).value
    except law.LawError:
        return None


def certified_names(case: Case, *people: str | None) -> str:
    """Names of officers with the numbers of their certificates, as the papers want them."""
    told = []
    known = persons([each for each in people if each])
    for person in dict.fromkeys(each for each in people if each):
        officer = case.officer(person)
        number = next((post["certificate"] for post in officer.posts if post["certificate"]), "") if officer else ""
        told.append(f"{known.get(person, {}).get('name', '')}（执法证{number}）" if number else str(known.get(person, {}).get("name", "")))
    return "、".join(told)


def forbidden(case: Case) -> str:
    """What officers may not do towards a firm, as printed on the notice since that rule is in force."""
    listed = in_force("INS-10", case)
    return "；".join(listed) if isinstance(listed, tuple) else ""
