"""Penalty, what would be left behind if the case were closed: papers nobody has, money and things nobody has disposed of, debts without an end."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.filing_away import in_hands
from fazhi.kernel.happen import peek
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.paying import owed_by, paid_by, standing
from fazhi.lines.penalty.stages import TURNS

LETTERS = {"deliver": "告知书、通知书", "serve": "决定书"}
OVER = ("file", "pay", "defend", "ask_hearing", "expertise", "put_right", "transfer_decide", *TURNS)  # what ends with the case, whoever left it undone
CASH = ("remit", "remit_bank")
DISPOSING = {"to:coercion": ("coercion.Treat",), "to:execution": ("execution.Dispose", "execution.Complete")}


def left_behind(case: Case, act: Any) -> dict[str, Any]:
    """How many things of evidence are still in our hands, and whether what was confiscated has been disposed of anywhere."""
    return {"things": len(in_hands(case)), "disposed": disposed(case)}


def disposed(case: Case) -> bool:
    """True when a part of the case, or the case itself, says what became of confiscated things."""
    if case.ever("penalty.Release", how="confiscated"):
        return True
    parts = ((matter, acts) for kind, acts in DISPOSING.items() for matter in case.links(kind))
    return any(act in peek(matter)["acts"] for matter, acts in parts for act in acts)


def due_still(case: Case) -> int:
    """What the respondents have still to pay, in fen."""
    return sum(max(owed_by(case, party) - paid_by(case, party), 0) for party in standing(case))


def papers_unserved(case: Case) -> Iterable[Objection]:
    """Papers made for a party that never reached him."""
    waiting = sum(each.state == "open" for each in case.deadlines("deliver"))
    if waiting:
        yield Objection(f"还有{waiting}份{LETTERS['deliver']}没有登记送达", "处罚·送达", "请补登送达；已经不需要送达的，作废文书或者在说明中写明", warns=True)


def unsigned(case: Case) -> Iterable[Objection]:
    """Papers that went out to be signed and have not come back."""
    named = [case.paper(each.of) for each in case.deadlines("signed_copy") if each.state == "open"]
    titles = Counter(f"《{paper.get('title', '')}》{paper.get('number', '')}" for paper in named)
    if titles:
        told = "、".join(f"{title}（{n}份）" if n > 1 else title for title, n in titles.items())
        yield Objection(f"还有{len(named)}份文书的签字件没有收回：{told}", "记录·全过程", "请在“待收回签字件”中登记收回；确实收不回的，在说明中写明", warns=True)


def undelivered(case: Case) -> Iterable[Objection]:
    """A decision that stands and of which its respondent has no paper: not served yet, or its paper was voided."""
    named = {str(row["party"]) for said in case.each("penalty.Decide", ever=True) for row in said.rows or ()}
    held = {str(paper.get("of", "")) for paper in case.papers("penalty.decision")}
    if any(each.state == "open" for each in case.deadlines("serve")):
        yield Objection("决定书还没有送达", "处罚·送达", "请先送达并登记送达回证")
    if (named & set(standing(case))) - held:
        yield Objection("有当事人的决定书已经作废，没有有效的决定书送达", "处罚·送达", "请撤销这份决定，依法重新作出并送达", firm=True)


def money_not_remitted(case: Case) -> Iterable[Objection]:
    """Cash taken on the spot has to go to the organ and to the bank."""
    if any(case.open(term) for term in CASH):
        yield Objection("当场收缴的罚款还没有交回或者缴付银行", "处罚·结案", "请先登记交回、缴付", warns=True)


def goods_left(case: Case) -> Iterable[Objection]:
    """Confiscated things that nobody has disposed of, and evidence still in custody."""
    left = case.asked.get("left_behind") or {}
    if not left.get("disposed") and any(row["kind"] == "goods" for rows in standing(case).values() for row in rows):
        yield Objection("没收的财物没有处理记录", "罚没·管理", "请登记处理情况：查封扣押的在强制措施中依法处理，没有交出的转入强制执行", warns=True)
    if left.get("things"):
        yield Objection(f"还有{left['things']}件证据实物没有退还、移交或者处理", "记录·全过程", "请先办理“证据退还、归档、销毁”", warns=True)


def money_left(case: Case, reason: str | None, note: Any) -> Iterable[Objection]:
    """How the case ends must fit what is still owed, to be given back or to be written down anew."""
    left = due_still(case)
    told = f"罚款尚欠{left / 100:,.2f}元"
    if case.open("restate"):
        yield Objection("决定被变更，变更后的处罚还没有登记", "处罚·撤销变更", "请先按决定书、判决书登记变更后的处罚内容", firm=True)
    if case.open("refund"):
        yield Objection("多缴的、决定撤销变更以后应当退还的罚款还没有退还", "处罚·结案", "请先退还并登记“退还罚款”")
    if not reason and left:
        yield Objection(f"{told}，执行完毕的方式现在不能选", "处罚·履行", "请先登记缴款；终结执行的，写明理由", warns=True)
    if reason == "done" and left:
        yield Objection(f"{told}，不能以执行完毕结案", "处罚·履行", "请先登记缴款，或选择其他结案方式", firm=True)
    if reason == "none" and left:
        yield Objection("还有罚款没有执行", "处罚·履行", "请先执行，或选择其他结案方式", firm=True)
    if reason == "end" and left:
        yield from given_up(case, told, note)
    yield from money_not_remitted(case)


def given_up(case: Case, told: str, note: Any) -> Iterable[Objection]:
    """To end while money is owed needs its ground; that enforcement was tried shows it."""
    if not note:
        yield Objection(f"{told}，终结执行没有写明理由", "处罚·结案", "请写明终结执行的法定情形和依据，例如法院裁定终结", firm=True)
    if not case.links("to:execution"):
        yield Objection(f"{told}，没有办理过强制执行就终结执行", "处罚·履行", "请核对：逾期不缴的应当催告并转入强制执行", warns=True)
