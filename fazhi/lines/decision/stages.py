"""The stages of a decision, its kinds, and who sits in the meeting."""

import json
from fractions import Fraction
from typing import Any

from fazhi.kernel.acts import Act, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.models import Listing, Post

PROPOSED = Stage("proposed", "动议起草")
LISTED = Stage("listed", "已列入议题")
DECIDED = Stage("decided", "已决定")
EXECUTING = Stage("executing", "执行中")
OWED = Stage("owed", "年度目录待公布")
CLOSED = Stage("closed", "已办结归档", end=True)
STOPPED = Stage("stopped", "未通过或终止", end=True)
STAGES = (PROPOSED, LISTED, DECIDED, EXECUTING, OWED, CLOSED, STOPPED)

KINDS = {"matter": "重大事项决策", "person": "重要人事任免", "project": "重大项目安排", "money": "大额资金使用"}
BODIES = {"party": "镇党委会", "joint": "党政班子联席会议", "government": "镇长办公会议"}
RESULTS = {"passed": "通过", "amended": "修改后通过", "deferred": "缓议", "rejected": "不通过"}
GATES = {"comment": "公开征求意见", "hearing": "听证", "experts": "专家论证", "risk": "风险评估", "fair": "公平竞争审查", "legality": "合法性审查"}
PASSED = ("passed", "amended")
MEMBERS = {"party": ("secretary", "chief", "leader"), "joint": ("secretary", "chief", "leader"), "government": ("chief", "leader")}
ADOPTED = {"yes": "采纳", "partly": "部分采纳", "no": "不采纳"}
VOTES = {"yes": "赞成", "no": "反对", "abstain": "弃权"}


def kind_of(case: Case) -> str:
    """Which of the four kinds the item is."""
    return str(case.first.kind or "matter")


def administrative(case: Case) -> bool:
    """True of a major administrative decision, to which the State Council's rules on procedure are applied by analogy."""
    return bool(case.first.major)


def members(case: Case, act: Any) -> list[str]:
    """Persons who on the case's day hold a seat in this body: those whom the town named for it, else those whose posts give them one."""
    day = case.day.isoformat()
    named = Listing.objects.filter(office=case.office, register="decision_seats", key=act.body or "", struck="", since__lte=day).order_by("-since", "-id")
    rows = [words for words, until in named.values_list("words", "until") if not until or until > day]
    if rows:
        return sorted(json.loads(rows[0])["members"])
    wanted = MEMBERS.get(act.body or "joint", ())
    held = Post.objects.filter(office=case.office, capacity__in=wanted, struck="", since__lte=day).values_list("person", "until")
    return sorted({person for person, until in held if not until or until >= day})


def grave(case: Case) -> Fraction:
    """The share of the seats that must have come for appointments and grave items."""
    return Fraction(str(case.limit("tm.quorum.major"))).limit_denominator(12)


def head(case: Case, act: Any) -> list[str]:
    """Who presides and speaks last: the secretary in the Party committee and the joint meeting, the chief in the government's."""
    day = case.day.isoformat()
    wanted = "chief" if act.body == "government" else "secretary"
    held = Post.objects.filter(office=case.office, capacity=wanted, struck="", since__lte=day).values_list("person", "until")
    return sorted({person for person, until in held if not until or until >= day})


def current(case: Case, act: type[Act] | str) -> Any:
    """The last time an act was done since the decision was last reopened for change; what was done for the old decision does not carry the new one."""
    amended = case.said("decision.Amend")
    return next((each for each in case.each(act, ever=True) if amended is None or each.n > amended.n), None)


def known(case: Case) -> dict[str, Any] | None:
    """The review that came with the item, as it stands; None without one, or when the decision was reopened after it."""
    found, amended = (case.asked.get("texts") or {}).get("known"), case.said("decision.Amend")
    return None if not found or (amended is not None and found["day"] <= amended.at) else found
