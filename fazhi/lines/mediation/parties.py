"""Who the two sides are, as an agreement and an application to the court have to say it: by name, sex and age, number, address and telephone."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, idcodes
from fazhi.kernel.acts import Act
from fazhi.kernel.advice import Advice
from fazhi.kernel.as_told import words_in
from fazhi.kernel.case import Case
from fazhi.kernel.fields import PartyOf, Place, Text
from fazhi.kernel.issue import persons
from fazhi.kernel.wrong import Objection
from fazhi.lines.mediation.stages import ACCEPTED, AGREED, APPLIED, CLOSED

SIDES = {"side_a": "甲方", "side_b": "乙方"}
ASKED = {"number": "证件号码", "address": "住址", "phone": "电话"}
NEEDED = ("number", "address")
WHO_IT_IS = {"natural": "性别、年龄", "organisation": "法定代表人（负责人）"}  # what the form asks of a person and of a unit beside these


class Describe(Act):
    """What was not told of a side at first is written down for the agreement: number, address, telephone, and what else the form asks."""

    title, basis = "补登当事人基本情况", "调解·协议"
    fact = True
    at, by = (APPLIED, ACCEPTED, AGREED, CLOSED), (capacities.mediator, capacities.clerk, capacities.cadre)
    party = PartyOf("当事人")
    number = Text("证件号码（统一社会信用代码）", required=False, contact=True)
    address = Place("住址（住所）", required=False, contact=True)
    phone = Text("电话", required=False, number="phone", contact=True)
    more = Text("性别、民族、年龄、职业", required=False, help="单位填法定代表人或者负责人的姓名、职务")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.party and not any((self.number, self.address, self.phone, self.more)):
            yield Objection("没有填写要补登的内容", "调解·协议", "请至少填写一项", hard=True)


def known(case: Case, side: str) -> list[dict[str, Any]]:
    """What is known of everybody on a side: as he was first told, with what was completed since."""
    found = []
    for party in case.parties(side):
        told = dict(persons([case.person_of(party)]).get(case.person_of(party), {}))
        for said in reversed(list(case.each(Describe, ever=True, party=party))):
            told.update({name: value for name, value in words_in(said).items() if value})
        found.append({**told, "kind": case.kind_of(party)})
    return found


def whole(case: Case, side: str) -> str:
    """Everybody on a side in one sentence: name, number, address, telephone, as far as they are known."""
    return "；".join(_told(each) for each in known(case, side))


def names(case: Case) -> str:
    """Both sides by name, as they sign off what is theirs."""
    return "、".join(str(each.get("name") or "") for side in SIDES for each in known(case, side)) or "（申请人）"


def _told(who: dict[str, Any]) -> str:
    unit = who.get("kind") == "organisation"
    words = [str(who.get("name") or ""), _more(who)]
    words += [f"{title}{who[name]}" for name, title in (("legal", "法定代表人（负责人）"), ("number", "统一社会信用代码" if unit else "公民身份号码"),
                                                       ("address", "住所" if unit else "住址"), ("phone", "电话")) if who.get(name)]
    return "，".join(each for each in words if each)


def _more(who: dict[str, Any]) -> str:
    """Sex and age as they were told, or as the identity number tells them."""
    number, year = str(who.get("number") or ""), who.get("born")
    if who.get("more") or who.get("kind") == "organisation":
        return str(who.get("more") or "")
    if day := idcodes.born(number):
        return f"{idcodes.sex(number)}，{day.year}年{day.month}月{day.day}日出生"
    return f"{year}年出生" if year else ""


def _lacks(who: dict[str, Any]) -> list[str]:
    """What an agreement says of somebody and nobody has told of him."""
    unit = who.get("kind") == "organisation"
    told = who.get("more") or (who.get("legal") if unit else idcodes.born(str(who.get("number") or "")))
    return [*([] if told else [WHO_IT_IS["organisation" if unit else "natural"]]), *(ASKED[name] for name in NEEDED if not who.get(name))]


def lacking(case: Case, act: Any) -> str:
    """What is not known of which side, in words without any of it; empty when nothing lacks."""
    told = []
    for side, title in SIDES.items():
        missing = list(dict.fromkeys(each for who in known(case, side) for each in _lacks(who)))
        told += [f"{title}的{'、'.join(missing)}"] if missing else []
    return "，".join(told)


def must_know(case: Case) -> Iterable[Objection]:
    """The paper says who the parties are; what the form asks and nobody has told is said, and stands in nobody's way."""
    if case.asked.get("lacking"):
        yield Objection(f"没有登记{case.asked['lacking']}，文书写不出当事人的基本情况", "调解·协议", "请先“补登当事人基本情况”；确实没有的，可以继续", warns=True)


def unknown(case: Case) -> Iterable[Advice]:
    """The same beside the form, before anything is issued."""
    if case.asked.get("lacking"):
        yield Advice("文书还写不出的当事人基本情况", (f"没有登记{case.asked['lacking']}；请先“补登当事人基本情况”，确实没有的可以继续。",))
