"""The stages of a legality review, its kinds, and the list of questions of each kind."""

import json
from typing import Any

from fazhi import law
from fazhi.kernel.acts import Stage
from fazhi.kernel.case import Case
from fazhi.kernel.models import Entry

SENT = Stage("sent", "已送审")
REVIEWING = Stage("reviewing", "审查中")
OPINED = Stage("opined", "已出具意见，待答复")
ANSWERED = Stage("answered", "已修改，待复核")
AGREED = Stage("agreed", "审查通过", end=True)
CLOSED = Stage("closed", "已归档（未通过）", end=True)
RETURNED = Stage("returned", "已退回", end=True)
STAGES = (SENT, REVIEWING, OPINED, ANSWERED, AGREED, CLOSED, RETURNED)

KINDS = {"normative": "规范性文件", "contract": "合同协议", "decision": "重大决策", "enforcement": "重大执法决定", "other": "其他涉法事务"}
CONCLUSIONS = {"agreed": "合法，同意", "conditional": "应当修改", "disagreed": "不合法"}
RESULTS = {"fits": "没有问题", "amend": "应当修改", "unlawful": "不合法", "none": "不涉及"}
# the provision on which a review of this kind rests, the term in which it is due, and the least time that it must be given
BASIS = {"normative": "文件·合法性审核", "contract": "合同·合法性审查", "decision": "决策·合法性审查", "enforcement": "处罚·法制审核"}
TERMS = {"normative": "review_normative", "contract": "review_contract", "decision": "review_decision"}
LEAST = {"normative": "normative.review_min", "decision": "decision.review_min"}
MATERIALS = {
    "normative": "文件送审稿、起草说明、制定依据、征求意见及采纳情况、公平竞争审查结论（涉及经营者的）",
    "contract": "合同送审稿、对方主体资格材料、采购或者磋商情况、资金来源、需要批准的批准文件",
    "decision": "决策草案、依据、公众参与、专家论证、风险评估、公平竞争审查（依法须做的）",
    "enforcement": "调查终结报告、拟作出的决定、全部证据、陈述申辩和听证情况、裁量依据。行政处罚案件在案件里送法制审核，不在这里另送",
    "other": "送审稿、事实和依据、需要答复的问题",
}
CONTRACT = tuple(f"gr.{each}" for each in ("subject", "power", "procedure", "budget", "fair", "price", "pay", "perform", "breach", "dispute", "land", "form"))
DECISION = {"d.power": "决策事项是否符合法定权限", "d.procedure": "决策草案的形成是否履行相关法定程序", "d.content": "决策草案内容是否符合法律、法规、规章和国家政策的规定"}
ENFORCEMENT = {"e.organ": "执法主体和人员资格", "e.procedure": "执法程序", "e.facts": "事实和证据", "e.law": "适用法律和裁量", "e.power": "是否超越权限",
               "e.papers": "执法文书", "e.crime": "是否涉嫌犯罪应当移送"}
OTHER = {"o.power": "是否超越权限", "o.law": "是否有依据、是否符合规定", "o.procedure": "程序是否完备", "o.risk": "法律风险"}


def _normative() -> dict[str, str]:
    """The questions that the law lists for normative documents."""
    return {f"n.{i}": str(words) for i, words in enumerate(law.rules()["nd.legality"].versions[-1].value, start=1)}


def questions(kind: str | None) -> dict[str, str]:
    """What a review of this kind has to answer, by key."""
    if kind == "contract":
        return {key: law.rules()[key].name for key in CONTRACT}
    return {"normative": _normative(), "decision": DECISION, "enforcement": ENFORCEMENT}.get(kind or "", OTHER)


def every_question() -> dict[str, str]:
    """All questions of all kinds."""
    return {key: words for kind in KINDS for key, words in questions(kind).items()}


def kind_of(case: Case) -> str:
    """What is being reviewed."""
    return str(case.first.kind or "other")


def text_now(case: Case) -> dict[str, Any] | None:
    """The newest text that was sent: with the request, with what was supplied, with the answer, or sent again."""
    found = [said for name in ("Send", "Supply", "Answer", "Again") for said in case.each(f"{case.line}.{name}", ever=True) if said.text]
    return dict(max(found, key=lambda said: (said.at, said.entry)).text) if found else None


def opinion(case: Case) -> Any:
    """The last opinion, of the first or a second look; None when there is none."""
    found = [said for name in ("Opine", "SecondLook") for said in case.each(f"{case.line}.{name}", ever=True)]
    return max(found, key=lambda said: (said.at, said.entry), default=None)


def drafters(case: Case, act: Any) -> list[str]:
    """Whoever had a hand in the matter under review before now, besides those who reviewed: they may not review it."""
    if not case.parent:
        return []
    found: set[str] = set()
    for text in Entry.objects.filter(matter=case.parent).exclude(origin="link").values_list("body", flat=True):
        found |= {hand["person"] for hand in json.loads(text)["hands"] if hand["person"] and hand["role"] != "recorded"}
    return sorted(found)
