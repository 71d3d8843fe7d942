"""The stages of a penalty case, and what its acts share."""

from collections.abc import Iterable

from fazhi.kernel.acts import PAPERS, Counts, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.wrong import Objection

CLUE = Stage("clue", "核查中")
FILED = Stage("filed", "已立案")
INVESTIGATED = Stage("investigated", "调查终结")
INFORMED = Stage("informed", "已告知")
DECIDED = Stage("decided", "已决定")
FALLEN = Stage("fallen", "决定已撤销或变更")
CLOSED = Stage("closed", "已结案", end=True)
DROPPED = Stage("dropped", "不予立案", end=True)
MOVED = Stage("moved", "已移送", end=True)

SOURCES = {"found": "巡查发现", "inspection": "检查转来", "report": "投诉举报", "above": "上级交办", "moved": "其他机关移送"}
FIELDS = {"住建": "住房和城乡建设", "市监": "市场监管", "农业": "农业农村", "自然资源": "自然资源", "其他": "其他"}
KINDS = {"fine": "罚款", "warning": "警告", "criticism": "通报批评", "confiscation": "没收违法所得、没收非法财物", "stop": "责令停产停业",
         "revoke": "吊销许可证件", "other": "其他"}
ISSUED = Counts("platform.papers", amount=PAPERS)
GRAVE = ("confiscation", "stop", "revoke")


def two_officers(case: Case, second: str | None) -> Iterable[Objection]:
    """Two different persons, both with a certificate valid on the day."""
    if second == case.doer:  # a missing one is asked for beside its field
        yield Objection("执法人员不得少于两人", "处罚·两人执法", "请另派一名持证执法人员共同办理")
    for person in sorted({case.doer, second or ""} - {""}):
        officer = case.officer(person)
        if officer is None or not officer.certified:
            yield Objection("执法人员没有当日有效的执法证件", "处罚·资格证件", "请由持证人员办理，或先登记证件")
