"""Penalties whose decision was declared unlawful or was changed: the debt stands, or what took its place is paid from here on."""

from typing import Any

from fazhi.lines.penalty.ending import Close, Fell
from fazhi.lines.penalty.paying import Pay
from fazhi.lines.penalty.refunding import Refund, Restate
from fazhi.lines.penalty.simple import OnTheSpot, Record
from fazhi.lines.penalty.telling import paper_of, running

SPOT = {"respondent": {"name": "梁某"}, "what": "占用人行道摆卖", "item": "城市市容和环境卫生管理规定", "place": "圩镇街口", "kind": "fine", "heard": True, "shown": True,
        "power": "CG-100", "order": "撤走摊位"}


def fined(town: Any) -> tuple[Any, str]:
    """A fine of 200 yuan imposed on the spot and put on record; the respondent."""
    case = town.li(OnTheSpot(second=town.wang.person, amount=200, **SPOT))
    town.confirmed(town.wang, case)
    town.li(case, Record())
    return case, str(town.party(case, "respondent"))


def told(town: Any, case: Any, **said: Any) -> None:
    """The organ's decision is registered."""
    town.outside(town.qian, case, Fell(document="演府复决〔2022〕1号", **said), number="演府复决〔2022〕1号")


def story_unlawful_but_standing(town: Any) -> None:
    """A decision declared unlawful is not set aside: it is withdrawn from the public, and the fine is still owed."""
    town.at("2022-03-01")
    case, _ = fined(town)
    town.days(5)
    told(town, case, result="unlawful")
    town.checks(case, stage="decided")
    assert {"pay", "ask_review"} <= running(case) and "refund" not in running(case)
    town.refuses(town.li, case, Close(reason="withdrawn"), "处罚·结案")
    town.refuses(town.li, case, Close(reason="done"), "处罚·履行")
    town.qian(case, Pay(amount=200))
    town.signed(town.li, case, Close(reason="done"), town.zhou)


def story_changed(town: Any) -> None:
    """A fine that was changed is owed as changed: it is written down, paid from there on, and what was paid beyond it goes back."""
    town.at("2022-03-01")
    case, party = fined(town)
    less = [{"party": party, "kind": "fine", "amount": 100}]
    stray, payer = fined(town)
    flags = town.outside(town.qian, stray, Fell(result="void", rows=[{**less[0], "party": payer}]), number="演府复决〔2022〕2号").flags
    assert any("只有变更" in flag["sentence"] for flag in flags)
    town.signed(town.li, stray, Close(reason="withdrawn"), town.zhou)
    town.refuses(town.qian, case, Restate(rows=less), "处罚·撤销变更")
    told(town, case, result="changed")
    town.checks(case, stage="fallen")
    assert {"restate"} <= running(case) and "pay" not in running(case)
    town.refuses(town.li, case, Close(reason="done"), "处罚·撤销变更")
    town.qian(case, Restate(rows=less))
    assert "pay" in running(case)
    town.refuses(town.li, case, Close(reason="done"), "处罚·履行")
    town.qian(case, Pay(amount=100))
    town.signed(town.li, case, Close(reason="done"), town.zhou)
    other, payer = fined(town)
    town.qian(other, Pay(amount=200))
    told(town, other, result="changed", rows=[{"party": payer, "kind": "fine", "amount": 100}])
    assert "refund" in running(other) and "pay" not in running(other)
    town.qian(other, Refund(amount=100))
    town.checks(other, met=["refund"])
    assert paper_of(other, "payment", payer)
