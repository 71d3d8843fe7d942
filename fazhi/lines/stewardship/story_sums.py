"""Purchases whose sum grew after the approval or the meeting, and purchases handled elsewhere, told from start to end."""

import json
from typing import Any

from fazhi.kernel.mend import Correct
from fazhi.kernel.models import Entry
from fazhi.lines.stewardship.acts import Approve, Choose, Decided, Receive, Request, Submit
from fazhi.lines.stewardship.settling import PayOut
from fazhi.lines.stewardship.taken_over import Imported
from fazhi.lines.stewardship.telling import WORDS, decided, lines

WORKS = {**WORDS, "sort": "works"}


def corrected(town: Any, case: Any, amount: int) -> None:
    """The asker puts another sum into the request, a day later."""
    town.days(1)
    town.fang(case, Correct(entry=Entry.objects.get(matter=case.matter, n=1).id, words=json.dumps({"amount": amount}), reason="预算调整"))


def bought(price: int) -> Choose:
    """One supplier at this price, without a contract."""
    offers = [{"name": name, "price": price} for name in ("甲公司", "乙公司", "丙公司")]
    return Choose(offers=offers, supplier={"name": "甲公司", "kind": "organisation"}, price=price, contract=False, no_contract="即时清结")


def story_the_sum_grew_after_the_approval(town: Any) -> None:
    """A request raised after its approval, or after the meeting, is approved and decided anew before a supplier is chosen."""
    town.at("2021-04-06")
    lines(town)
    case = town.fang(Request(**{**WORKS, "amount": 90000}))
    town.signed(town.mei, case, Approve(opinion="同意"), town.huang, town.chen)
    town.refuses(town.mei, case, Approve(), "采购·审批")
    corrected(town, case, 190000)
    assert "90,000.00" in str(town.refuses(town.luo, case, bought(190000), "采购·审批"))
    town.refuses(town.mei, case, Approve(), "三重一大·会议")
    town.fang(case, Submit())
    decided(town, case)
    corrected(town, case, 199000)
    assert "190,000.00" in str(town.refuses(town.mei, case, Approve(), "三重一大·会议"))
    town.fang(case, Submit())
    decided(town, case)
    town.signed(town.mei, case, Approve(), town.huang, town.chen)
    town.luo(case, bought(199000))
    town.tang(case, Receive(second=town.qian.person, rows=[{"what": "道路"}]))
    assert not town.deng(case, PayOut(amount=199000, voucher="记字1号")).flags


def story_what_was_decided_is_looked_at_until_the_money_leaves(town: Any) -> None:
    """The meeting takes its consent back after the approval: nothing is chosen; after the choice, nothing is received, and a payment is flagged."""
    town.at("2021-04-06")
    lines(town)
    first, second, third = (town.fang(Request(**{**WORKS, "item": item, "amount": 150000})) for item in ("B11", "B12", "B13"))
    for case in (first, second, third):
        town.fang(case, Submit())
        decided(town, case)
        town.signed(town.mei, case, Approve(), town.huang, town.chen)
    for case in (second, third):
        town.luo(case, bought(150000))
    town.tang(third, Receive(second=town.qian.person, rows=[{"what": "道路"}]))
    for case in (first, second, third):
        town.days(1)
        town.fang(case, Decided(result="rejected"))
    town.refuses(town.luo, first, bought(150000), "三重一大·会议")
    town.refuses(town.tang, second, Receive(second=town.qian.person, rows=[{"what": "道路"}]), "三重一大·会议")
    town.flagged(town.deng(third, PayOut(amount=150000, voucher="记字1号")), "三重一大·会议")


def story_bought_in_the_purchasing_system(town: Any) -> None:
    """What was bought elsewhere comes with its number or its sheet; an approval or a meeting that the sum wants and nobody names is flagged."""
    town.at("2021-04-06")
    lines(town)
    large = {**WORKS, "item": "Z8", "amount": 900000, "way": "local_open", "price": 900000}
    town.refuses(town.fang, "", Imported(**large), "采购·审批")
    bare = town.fang(Imported(**large, number="CG-8"))
    town.flagged(bare, "采购·审批")
    town.flagged(bare, "三重一大·会议")
    town.flagged(town.fang(Imported(**{**large, "item": "Z7", "way": "small"}, sheet=[town.file("单据")], approval="演审1号", meeting="纪要3号")), "采购·限额")
    assert not town.fang(Imported(**{**large, "item": "Z6"}, number="CG-6", approval="演审2号", meeting="纪要4号")).flags
    town.flagged(town.fang(Imported(**{**large, "item": "Z5", "amount": 90000, "way": "quotes"}, number="CG-5", approval="演审3号", meeting="纪要5号")), "采购·预算")
