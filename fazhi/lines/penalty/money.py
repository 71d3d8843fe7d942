"""Penalty, the money: a payment code for each decision and respondent, and the finance office's list held against what is owed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.fields import Choice, Code, Day, Money, Text
from fazhi.kernel.issue import persons
from fazhi.kernel.mend import Correct
from fazhi.kernel.models import Entry, Matter, Paper
from fazhi.kernel.sheets.declare import Heading, Row, Sheet, Step, Unmatched
from fazhi.kernel.wrong import Wrong
from fazhi.lines.penalty.codes import payment_code, valid
from fazhi.lines.penalty.paying import Pay, money_of, paid_by, standing
from fazhi.lines.penalty.refunding import Refund

DECIDING = ("penalty.Decide", "penalty.OnTheSpot", "penalty.PlatformDecide")
MONEY_IN = ("penalty.Pay", "penalty.Collect")
HEADINGS = (
    Heading("receipt", "票据号", ("流水号", "电子票据号", "票号", "缴款凭证号", "交易流水号", "缴款书号", "凭证号"), Code("票据号"), must=True),
    Heading("code", "缴款码", ("缴费码", "缴款识别码", "执收码", "缴款编号"), Code("缴款码"), told=False),
    Heading("document", "决定书文号", ("处罚决定书文号", "文号", "案号", "决定书号", "执法文书号"), Code("决定书文号"), told=False),
    Heading("payer", "缴款人", ("缴款人名称", "付款人", "缴费人", "交款人", "缴款单位"), Text("缴款人"), told=False),
    Heading("amount", "金额", ("缴款金额", "实缴金额", "收款金额", "到账金额", "罚款金额"), Money("金额"), must=True),
    Heading("paid_on", "缴款日期", ("缴款时间", "到账日期", "入账日期", "收款日期", "交易日期", "缴费日期"), Day("缴款日期"), must=True),
    Heading("sort", "收退", ("收退类型", "业务类型", "类型"), Choice("收退", {"in": "收款", "out": "退付"}), told=False,
            same={"收": "in", "缴款": "in", "入库": "in", "退": "out", "退款": "out", "退库": "out", "退付款": "out", "冲正": "out"}),
)


@dataclass(slots=True)
class Debt:
    """What one respondent owes by a standing decision, what he paid, and by what it is known."""

    matter: str
    code: str
    party: str
    name: str
    owed: int
    paid: int
    since: str
    due: str = ""
    documents: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    bare: list[dict[str, Any]] = field(default_factory=list)

    @property
    def left(self) -> int:
        """What is still owed, in fen; less than nothing when too much was paid or the decision fell."""
        return self.owed - self.paid


def debts(office: str, on: date) -> list[Debt]:
    """Every respondent who was ever to pay here. Five queries whatever the number of cases."""
    entries = list(Entry.objects.filter(office=office, act__in=DECIDING).values_list("id", "matter"))
    rows = list(Matter.objects.filter(id__in={matter for _, matter in entries}, struck="").values("id", "code", "stage", "round", "memory", "outside"))
    numbers: dict[str, set[str]] = {}
    for matter, number in Paper.objects.filter(matter__in=[row["id"] for row in rows], struck="").exclude(number="").values_list("matter", "number"):
        numbers.setdefault(matter, set()).add(number)
    found = [debt for row in rows for debt in _of_case(row, office, on, [ident for ident, matter in entries if matter == row["id"]], numbers)]
    people = persons({debt.name for debt in found})
    for debt in found:
        debt.name = str(people.get(debt.name, {}).get("name", ""))
    return found


def _of_case(row: dict[str, Any], office: str, on: date, decisions: list[str], numbers: dict[str, set[str]]) -> Iterable[Debt]:
    memory = json.loads(row["memory"])
    case = Case(row["id"], "penalty", office, on, on.isoformat(), row["stage"], row["round"], memory, row)
    stands = standing(case)
    told = {row["outside"], *numbers.get(row["id"], ())}
    told |= {str(said.document) for said in case.each("penalty.PlatformDecide", ever=True) if said.document}
    days = [said.on.isoformat() for key in DECIDING for said in case.each(key, ever=True)]
    for party in case.parties("respondent"):
        fines = money_of(stands.get(party, ()))
        paid = paid_by(case, party)
        if not fines and not paid:
            continue
        only = len(case.parties("respondent")) == 1
        bare = [{"entry": said.entry, "amount": int(said.amount or 0), "on": said.on.isoformat()} for key in MONEY_IN for said in case.each(key, ever=True)
                if not said.receipt and (said.party == party or (only and not said.party))]
        running = case.open("pay", party)
        yield Debt(row["id"], row["code"], party, case.person_of(party), fines, paid, min(days, default=""), running.due[:10] if running else "",
                   told - {""}, {payment_code(entry, party) for entry in decisions}, bare)


def place(row: Row) -> list[Step]:
    """What a line of the finance office's list becomes: a payment, a refund, a receipt number for a payment known already – or nothing."""
    known: list[Debt] = row.ground
    amount, on = int(row.words["amount"]), str(row.words["paid_on"])
    if on > row.day.isoformat():
        raise Wrong(f"缴款日期（{on}）在今天以后，请核对。")
    if not amount:
        raise Wrong("金额为零，请核对。")
    if row.stand:
        return _again(row, amount)
    debt = _matched(row, known, amount, on)
    if row.get("sort") == "out":
        return _refund(row, debt, amount, on)
    bare = next((one for one in debt.bare if one["amount"] == amount and (one["on"] == on or debt.left < amount)), None)
    if bare:
        debt.bare.remove(bare)
        row.notes.append("这笔缴款已经登记过，补登票据号" + ("" if bare["on"] == on else f"；登记的日期是{bare['on']}，请核对"))
        words = json.dumps({"receipt": row.words["receipt"]}, ensure_ascii=False)
        return [Step(Correct(entry=bare["entry"], reason="按财政票据清单补登票据号", words=words), debt.matter, "", manner="here")]
    return _payment(row, debt, amount, on)


def _again(row: Row, amount: int) -> list[Step]:
    was = int(row.stand.words.get("amount") or 0) if row.stand else 0
    if was != amount:
        raise Wrong(f"这个票据号已登记为{was / 100:,.2f}元，清单为{amount / 100:,.2f}元。请以票据核对，有误的在该事项中更正。")
    return []


def _payment(row: Row, debt: Debt, amount: int, on: str) -> list[Step]:
    if not debt.owed:
        row.notes.append("决定已经不再有效，这笔款应当退还")
    elif amount > debt.left:
        row.notes.append(f"多缴{(amount - max(debt.left, 0)) / 100:,.2f}元，应当退还")
    elif amount < debt.left:
        row.notes.append(f"部分缴款，尚欠{(debt.left - amount) / 100:,.2f}元")
    if on < debt.since:
        row.notes.append(f"缴款日期早于决定日期（{debt.since}），请核对")
    payer = str(row.get("payer") or "")
    other = payer and debt.name and payer != debt.name
    if other:
        row.notes.append(f"缴款人（{payer}）不是当事人")
    debt.paid += amount
    said = {"party": debt.party, "amount": f"{amount / 100:.2f}", "receipt": row.words["receipt"], "way": "bank"}
    return [Step(Pay(**said, **({"payer": payer} if other else {})), debt.matter, on, outside=str(row.words["receipt"]))]


def _refund(row: Row, debt: Debt, amount: int, on: str) -> list[Step]:
    if amount > debt.paid:
        raise Wrong(f"退付{amount / 100:,.2f}元，多于已缴的{max(debt.paid, 0) / 100:,.2f}元，请核对。")
    if debt.owed and amount > debt.paid - debt.owed:
        row.notes.append("处罚决定仍然有效，却有退付，请核对退付的依据")
    debt.paid -= amount
    said = {"party": debt.party, "amount": f"{amount / 100:.2f}", "document": row.words["receipt"]}
    return [Step(Refund(**said), debt.matter, on, outside=str(row.words["receipt"]))]


def _matched(row: Row, known: list[Debt], amount: int, on: str) -> Debt:
    """By payment code; else by the number of decision or case; else by name and sum, when only one fits. Raises Unmatched."""
    code, document, payer = row.get("code"), row.get("document"), row.get("payer")
    if code:
        found = [debt for debt in known if code in debt.codes]
        if not found and not document:
            raise Unmatched(f"没有缴款码为“{code}”的处罚决定" + ("" if valid(str(code)) else "：这个缴款码的校验位不对，可能抄错或被改动"))
    else:
        found = []
    if not found and document:
        found = [debt for debt in known if document in debt.documents]
        if len(found) > 1:
            found = [debt for debt in found if debt.name == payer] or [debt for debt in found if debt.left == amount]
        if not found:
            raise Unmatched(f"没有文号、案号为“{document}”的处罚决定，或者其中认不出是哪一名当事人")
    if not found:
        back = row.get("sort") == "out"
        found = [debt for debt in known if payer and debt.name == payer and debt.since <= on and (debt.paid >= amount if back else debt.left == amount)]
        if not found:
            raise Unmatched(f"没有缴款码、文号，也没有“{payer or '（无名）'}”尚欠{amount / 100:,.2f}元的处罚决定")
        row.notes.append("清单没有缴款码和文号，按缴款人、数额对上，请核对")
    if len(found) > 1:
        raise Unmatched(f"对得上的不止一件（{'、'.join(debt.code for debt in found[:5])}），请在清单中补上缴款码或文号")
    return found[0]


def unpaid(office: str, on: date, since: str, until: str) -> list[tuple[str, str]]:
    """The other side: payments registered here without a receipt, sums overdue, and money that stands to be given back."""
    found = []
    for debt in debts(office, on):
        for one in debt.bare:
            if not since or since <= one["on"] <= until:
                found.append((debt.code, f"本系统登记{one['on']}缴款{one['amount'] / 100:,.2f}元，没有票据号，清单中也没有"))
        if debt.left > 0 and debt.due and debt.due < on.isoformat():
            found.append((debt.code, f"已过缴款期限，尚欠{debt.left / 100:,.2f}元，清单中没有"))
        elif debt.left < 0:
            found.append((debt.code, f"应当退还{-debt.left / 100:,.2f}元，清单中没有退付"))
    return found


SHEET = Sheet(
    key="penalty.money", line="penalty", title="财政罚款缴款清单", system="财政部门", headings=HEADINGS, place=place, window="paid_on",
    known_by=("receipt",), acts=("penalty.Pay", "penalty.Collect", "penalty.Refund"), ground=debts, missing=unpaid,
    reads={"penalty.Pay": {"paid_on": "@on"}, "penalty.Collect": {"paid_on": "@on"}, "penalty.Refund": {"receipt": "document", "paid_on": "@on"}},
    about="财政部门或代收银行给的缴款清单，一行一笔。按缴款码、文号、数额、日期对上处罚决定；两边对不上的都列出来。",
)
