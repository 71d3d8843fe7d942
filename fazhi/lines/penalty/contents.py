"""Penalty, what its papers have to say: party, time and place, evidence, what was answered and weighed, the penalty as a sentence, paying, where to turn."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Listing
from fazhi.kernel.redress import BANK, KEY
from fazhi.kernel.templates import capital
from fazhi.kernel.wrong import Objection
from fazhi.law.discretion import TIERS
from fazhi.lines.penalty.addressing import located
from fazhi.lines.penalty.imposing import words
from fazhi.lines.penalty.stages import KINDS, by_party, limit, newest, order

EVIDENCE = {"InspectSite": "现场检查（勘验）笔录", "Inquire": "询问笔录", "Sample": "抽样取证凭证", "Investigate": "调查收集的其他证据", "Preserve": "登记保存的物品清单",
            "Expertise": "鉴定、检测、检验意见", "Hear": "听证笔录"}
ANSWERS = {"yes": "予以采纳", "partly": "部分采纳", "no": "不予采纳"}
LOCATE = "请办理“登记当事人住址”；确实查不到的，在那里写明原因"


def sentence(rows: Iterable[dict[str, Any]]) -> str:
    """The penalties of one party as a decision says them: kind, sum in both ways of writing, and by which tier."""
    told = []
    for row in rows:
        amount, value = int(row.get("amount") or 0), int(row.get("value") or 0)
        sum_told = f"{amount / 100:,.2f}元（{capital(amount)}）" if amount else ""
        things = f"（{row['things']}）" if row.get("things") else ""
        worth = f"，价值{value / 100:,.2f}元" if value else ""
        tier = f"，按裁量基准的“{TIERS[row['tier']]}”阶次" if row.get("tier") else ""
        told.append(f"{KINDS[row['kind']]}{words(row)}{sum_told}{things}{worth}{tier}")
    return "；".join(told)


def gathered(case: Case) -> str:
    """The kinds of evidence that the case holds, by the names of their papers."""
    return "、".join(name for key, name in EVIDENCE.items() if case.done(f"penalty.{key}"))


def answered(case: Case, party: str) -> str:
    """When the party was told of what was intended, and what became of his rights: waived, unused, or used and weighed."""
    notice = next((said for said in case.each("penalty.Inform") if any(row["party"] == party for row in said.rows or ())), None)
    if notice is None:
        return ""
    told = f"{_day(notice.on)}，本机关告知当事人拟作出处罚的内容、事实、理由、依据和依法享有的权利。"
    said = [each for each in case.each("penalty.Defend", party=party) if each.words or each.files]
    if not said:
        waived = case.done("penalty.Defend", party=party, waived=True)
        return told + ("当事人明确放弃陈述申辩。" if waived else "当事人在规定期限内没有陈述申辩。")
    answer = weighed(case, party)
    return told + "当事人进行了陈述申辩" + (f"，经复核，{ANSWERS[answer.adopted]}。" if answer else "。")


def weighed(case: Case, party: str) -> Any:
    """How the last of what a party said was answered; None where he said nothing, or nobody has answered yet."""
    said = next((each for each in case.each("penalty.Defend", party=party) if each.words or each.files), None)
    return said and next((each for each in case.each("penalty.Weigh") if each.party in (None, party) and order(each) > order(said)), None)


def hearing(case: Case) -> str:
    """On which day a hearing was held; empty where none was."""
    held = newest(case, "penalty.Hear")
    return f"{_day(held.on)}依法举行听证。" if held else ""


def _day(on: Any) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


def surcharge(case: Case) -> str:
    """What each day of default costs, by the law of the day."""
    rate = limit(case, "APL-EXE-07")
    return f"逾期不缴纳的，每日按罚款数额的百分之{'零一二三四五六七八九'[int(rate)]}加处罚款，加处罚款总额不超过罚款本数。" if rate else ""


# -- asked for -------------------------------------------------------------------------------------------------------


def named(case: Case, act: Any) -> dict[str, Any]:
    """Which parties have no address, and whether the organs of review and the court, and the bank, are known; what a decision must name."""
    day = case.day.isoformat()
    found = Listing.objects.filter(office=case.office, register="setting", key=KEY, since__lte=day, struck="").order_by("-since", "-id").values("until", "words").first()
    house = json.loads(found["words"] or "{}") if found and (not found["until"] or found["until"] > day) else {}
    who = getattr(act, "respondent", None)
    return {"unaddressed": _unaddressed(case, getattr(act, "rows", None)) if who is None else _nowhere(who), "redress": bool(house), "bank": bool(house.get(BANK))}


def _unaddressed(case: Case, rows: Any) -> list[str]:
    """Of the parties of a decision (without one: of the case) those with whose name no address was told."""
    whose = {party: case.person_of(party) for party in by_party(rows) or case.parties("respondent")}
    known = persons(each for each in whose.values() if each)
    return [party for party, person in whose.items() if not known.get(person, {}).get("address")]


def _nowhere(who: Any) -> list[str]:
    """Somebody who is named only here, where his address is known neither from here nor from before."""
    known = {} if who.get("address") or not who.get("person") else persons([str(who["person"])])
    return [] if who.get("address") or any(each.get("address") for each in known.values()) else [str(who.get("party") or "")]


def unplaced(case: Case) -> bool:
    """True when neither the filing nor the report says where the breach took place."""
    filed = case.said("penalty.FileCase")
    return filed is not None and not filed.place and not any(said.place for said in case.each("penalty.Conclude"))


def nowhere(case: Case) -> str:
    """Whose address a decision could not say, by their places among the respondents; empty when it could."""
    without = [party for party in (case.asked.get("named") or {}).get("unaddressed") or () if not located(case, party)]
    all_of_them = case.parties("respondent")
    numbers = "、".join(str(all_of_them.index(each) + 1) for each in without if each in all_of_them)
    return "" if not without else f"第{numbers}名当事人" if numbers and len(all_of_them) > 1 else "当事人"


def asked_for(case: Case, place: Any) -> Iterable[Objection]:
    """At the end of the investigation it is told what the decision would lack."""
    if whose := nowhere(case):
        yield Objection(f"没有登记{whose}的住址，决定书应当写明", "处罚·决定书", LOCATE, warns=True)
    if not place and unplaced(case):
        yield Objection("立案时没有写明违法行为发生地，决定书写不出地点", "处罚·决定书", "请在这里填写查明的违法行为发生地", warns=True)


def must_name(case: Case, money: bool, spot: bool = False) -> Iterable[Objection]:
    """A decision names the party's address, the place of the breach, the organ of review, the court and the bank for money; what is not known is asked for."""
    known = case.asked.get("named") or {}
    whose = nowhere(case)
    if whose and spot:  # the law lists what is said on the spot, and the address is not among it
        yield Objection("没有登记当事人的地址，决定书应当写明", "处罚·决定书", "请在当事人一栏填写住址（已经登记的，更正原记录）；确实查不到的，可以继续", warns=True)
    elif whose:
        yield Objection(f"没有登记{whose}的住址，决定书应当写明", "处罚·决定书", LOCATE, rule="APL-DEC-01")
    if unplaced(case):
        yield Objection("立案、调查终结时都没有写明违法行为发生地，决定书写不出地点", "处罚·决定书", "请更正立案记录，补填违法行为发生地", warns=True)
    unset = [*([] if known.get("redress", True) else ["行政复议机关", "有管辖权的人民法院"]), *([] if known.get("bank", True) or not money else ["罚款的代收银行"])]
    if unset and spot:
        yield Objection(f"本机关没有登记{'、'.join(unset)}，当场处罚决定书写不全", "处罚·当场决定", "请机构管理员办理“登记机关地址和救济机关”，一次填齐", rule="APL-SIM-03")
    elif unset:
        yield Objection(f"本机关没有登记{'、'.join(unset)}，处罚决定书写不全", "处罚·决定书", "请机构管理员办理“登记机关地址和救济机关”，一次填齐", rule="APL-DEC-01")
