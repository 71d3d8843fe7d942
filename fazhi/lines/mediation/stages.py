"""The stages of a mediation and its fixed words."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Stage
from fazhi.kernel.case import Case
from fazhi.kernel.wrong import Objection

APPLIED = Stage("applied", "已申请")
ACCEPTED = Stage("accepted", "调解中")
AGREED = Stage("agreed", "已达成协议")
CLOSED = Stage("closed", "已结案", end=True)
FAILED = Stage("failed", "调解不成", end=True)
REFUSED = Stage("refused", "不予受理或当事人拒绝", end=True)
STANDING = Stage("standing", "调解组织在任")
STAGES = (APPLIED, ACCEPTED, AGREED, CLOSED, FAILED, REFUSED, STANDING)

KINDS = {"neighbour": "邻里", "family": "婚姻家庭", "land": "土地山林", "labour": "劳资", "damage": "损害赔偿", "debt": "债务", "house": "房屋宅基地",
         "contract": "合同", "business": "生产经营", "removal": "征地拆迁", "environment": "环境污染", "wages": "拖欠农民工工资", "consumer": "消费",
         "medical": "医疗", "traffic": "道路交通事故", "estate": "物业", "travel": "旅游", "shop": "电子商务", "rights": "知识产权", "net": "互联网", "other": "其他"}
SOURCES = {"party": "当事人申请", "own": "主动调解", "screening": "排查交办", "petition": "信访转来", "court": "法院委派", "procurator": "检察院委托",
           "police": "公安委托", "centre": "综治中心分流", "aid": "法律援助转来", "mediation": "另一种调解转来", "other": "其他部门委托"}
WAYS = {"people": "人民调解", "administrative": "行政调解"}
COMMITTEE = "人民调解委员会"  # who signs off where nobody has said which committee mediates
ELSEWHERE = {"suit": "向人民法院起诉", "arbitration": "申请仲裁", "aid": "申请法律援助", "administrative": "申请行政调解、行政裁决", "notary": "办理公证", "police": "向公安机关报案",
             "petition": "依法逐级反映"}


def by_people(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True for people's mediation; administrative mediation is counted by itself."""
    return bool(memory["first"]["s"].get("way", "people") == "people" and said.get("answer", "agreed") == "agreed")


def by_organ(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True for administrative mediation."""
    return bool(memory["first"]["s"].get("way") == "administrative" and said.get("answer", "agreed") == "agreed")


def organ(case: Case) -> bool:
    """True where the organ itself mediates, not a people's committee."""
    return (case.first.way or "people") == "administrative"


def finish(case: Case) -> c.Start:
    """The time in which it is mediated: the organ's, the court's that has entrusted it, or the committee's."""
    return c.Start("finish_organ" if organ(case) else "finish_court" if case.first.source == "court" else "finish")


def committee_of(case: Case) -> str:
    """The committee that mediates; empty where the organ itself mediates."""
    if organ(case):
        return ""
    accepted = case.said("mediation.Accept")
    return (accepted.committee if accepted else "") or case.first.committee or COMMITTEE


def paper(case: Case, kind: str, **words: str) -> c.Issue:
    """A paper of the case, signed off by the committee that mediates; the town signs only what the organ itself mediates."""
    return c.Issue(kind, words={"committee": committee_of(case), **words})


def before_today(case: Case, day: str | None, what: str, provision: str) -> Iterable[Objection]:
    """A day agreed for later cannot lie before the day on which it was agreed."""
    if day and day < case.day.isoformat():
        yield Objection(f"{what}早于登记的当日（{case.day.isoformat()}）", provision, "请核对日期；补登以前的事的，请填写实际办理日期")


def one_side(a: dict[str, Any] | None, b: dict[str, Any] | None, told: str = "调解·受理") -> Iterable[Objection]:
    """A quarrel has two sides: the same person, telephone, number or – where nothing else is told – name on both is most likely a slip."""
    if not a or not b:
        return
    both = [key for key in ("person", "number", "phone", "name") if a.get(key) and b.get(key)]
    if both and a[both[0]] == b[both[0]]:
        yield Objection("甲方和乙方是同一人", told, "请核对双方当事人；同名的两个人，请填写电话或证件号码以示区别", warns=True)
