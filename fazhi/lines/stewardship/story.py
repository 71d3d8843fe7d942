"""Purchases and assets told from start to end."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Listing, Matter
from fazhi.lines.stewardship.acts import Approve, Choose, Receive, Refuse, Request, Submit
from fazhi.lines.stewardship.assets import Alter, AskDispose, AssetReport, Dispose, Lease, Stocktake, TakeIn
from fazhi.lines.stewardship.settling import Booked, Close, FinalAccounts, PayOut
from fazhi.lines.stewardship.story_sums import (
    story_bought_in_the_purchasing_system,
    story_the_sum_grew_after_the_approval,
    story_what_was_decided_is_looked_at_until_the_money_leaves,
)
from fazhi.lines.stewardship.telling import OFFERS, WORDS, decided, lines
from fazhi.report import ledger

__all__ = ["OFFERS", "WORDS", "decided", "lines", "story_bought_in_the_purchasing_system", "story_the_sum_grew_after_the_approval", "story_what_was_decided_is_looked_at_until_the_money_leaves"]

def story_main_path(town: Any) -> None:
    """Asked for, approved by another, three offers, received by two, booked, paid by a third, put on file."""
    town.at("2021-04-06")
    lines(town)
    town.refuses(town.fang, "", Request(**{**WORDS, "way": "small"}), "采购·限额")
    town.flagged(town.fang(Request(**{**WORDS, "budget": ""})), "采购·预算")
    large = {**WORDS, "item": "B09", "sort": "works", "amount": 5000000}
    town.flagged(town.fang(Request(**{**large, "way": "negotiate"})), "采购·方式")
    assert not town.fang(Request(**{**large, "item": "B10", "way": "negotiate"}, reason="两次招标失败，演财采〔2021〕6号批准")).flags
    case = town.fang(Request(**WORDS))
    town.refuses(town.fang, case, Approve(), "机构·职责")
    town.signed(town.mei, case, Approve(opinion="同意"), town.huang)
    chosen = {"offers": OFFERS, "supplier": {"name": "乙公司", "kind": "organisation"}, "price": 43000, "small": True}
    town.refuses(town.mei, case, Choose(**chosen), "机构·职责分离")
    town.flagged(town.luo(town.signed(town.mei, town.fang(Request(**{**WORDS, "item": "A01"})), Approve(), town.huang), Choose(**{**chosen, "offers": OFFERS[:2]})), "采购·方式")
    town.refuses(town.luo, case, Choose(**{**chosen, "price": 44000}), "采购·方式")
    town.refuses(town.luo, case, Choose(**{**chosen, "supplier": {"name": "丁公司", "kind": "organisation"}}), "采购·方式")
    town.refuses(town.luo, case, Choose(**{**chosen, "supplier": {"name": "乙公司", "kind": "organisation"}, "price": 43500, "dearer": True, "dearer_reason": "加运费"}), "采购·方式")
    town.luo(case, Choose(**chosen))
    assert Matter.objects.filter(line="contract").count() == 2
    received = {"second": town.qian.person, "rows": [{"what": "电脑十台"}], "asset": True}
    town.refuses(town.luo, case, Receive(**received), "机构·职责分离")
    for second in (town.luo, town.fang, town.mei):
        town.refuses(town.tang, case, Receive(**{**received, "second": second.person}), "机构·职责分离")
    town.flagged(town.on_paper(town.qian, town.signed(town.mei, town.fang(Request(**{**WORDS, "item": "A02"})), Approve(), town.huang), Receive(**received), town.fang), "机构·职责分离")
    town.refuses(town.tang, case, Receive(**received), "合同·签订")
    for contract in Matter.objects.filter(line="contract").values_list("id", flat=True):
        town.luo(contract, registry.act("contract.Drop")(reason="改用订单"))
    town.refuses(town.tang, case, Receive(**{**received, "second": town.tang.person}), "机构·职责分离")
    town.refuses(town.tang, case, Receive(**{**received, "rows": [{"what": "电脑", "result": "unfit"}]}), "采购·验收")
    town.refuses(town.tang, case, Receive(**received), "合同·签订")
    town.tang(case, Receive(**received, ordered=True, ordered_reason="改用订单，条款见订单"))
    for hand in (town.tang, town.luo):
        town.flagged(hand(case, PayOut(amount=1, voucher="0")), "机构·职责分离")
    town.flagged(town.deng(case, PayOut(amount=50000, voucher="x")), "采购·支付")
    town.refuses(town.deng, case, Close(), "资产·台账")
    town.tang(case, Booked(cards="2021001"))
    town.deng(case, Close(number="CG-1"))
    town.checks(case, stage="closed", papers=["request", "approval", "choice", "receipt"], met=["book"], open=["settle", "settle", "settle"])


def story_a_contract_in_writing(town: Any) -> None:
    """What is bought by the procurement law is not done without a written contract; a small thing is, with the reason."""
    town.at("2021-03-01")
    case = town.luo(Request(what="圩镇道路改造", sort="works", item="B0203", amount=4500000, budget="基建项目", way="open"))
    town.mei(case, Approve())
    chosen = {"offers": [{"name": "甲公司", "price": 4400000}], "supplier": {"name": "甲公司", "kind": "organisation"}, "price": 4400000}
    town.refuses(town.fang, case, Choose(**chosen, contract=False, no_contract="工期紧"), "采购·书面合同")
    assert Matter.objects.filter(line="contract").count() == 0
    town.fang(case, Choose(**chosen))
    assert Matter.objects.filter(line="contract").count() == 1
    small = town.luo(Request(what="打印纸", sort="goods", item="办公用纸", amount=800, budget="办公费", way="small"))
    town.mei(small, Approve())
    words = {"offers": [{"name": "乙商店", "price": 780}], "supplier": {"name": "乙商店", "kind": "organisation"}, "price": 780}
    town.refuses(town.fang, small, Choose(**words, contract=False), "合同·签订")
    town.fang(small, Choose(**words, contract=False, no_contract="零星采购，即时清结"))
    town.checks(small, met=["choose"], open=["accept"])


def story_whose_turn_it_is(town: Any) -> None:
    """Every step of a purchase is somebody's duty from the request on: to approve, to choose, to look at what came; refused, nothing is owed any more."""
    town.at("2021-03-01")
    case = town.luo(Request(what="打印纸", sort="goods", item="办公用纸", amount=800, budget="办公费", way="small"))
    town.checks(case, open=["approve"])
    town.mei(case, Approve())
    town.checks(case, met=["approve"], open=["choose"])
    again = town.luo(Request(what="打印机", sort="goods", item="打印设备", amount=900, budget="办公费", way="small"))
    town.mei(again, Refuse(reason="还能用"))
    town.checks(again, stage="refused", open=[])


def story_split_and_large(town: Any) -> None:
    """The same item bought in pieces is seen; a large sum goes before the meeting, and what the meeting refuses is not bought."""
    town.at("2021-04-06")
    lines(town)
    town.fang(Request(**{**WORDS, "amount": 8000, "way": "small"}))
    town.flagged(town.fang(Request(**{**WORDS, "amount": 8000, "way": "small"})), "采购·不得拆分")
    case = town.fang(Request(**{**WORDS, "item": "B01", "sort": "works", "amount": 150000}))
    town.refuses(town.mei, case, Approve(), "三重一大·会议")
    town.fang(case, Submit())
    decided(town, case, "rejected")
    town.refuses(town.mei, case, Approve(), "三重一大·会议")
    town.mei(case, Refuse(reason="会议不同意"))
    other = town.fang(Request(**{**WORDS, "item": "B02", "sort": "works", "amount": 150000}))
    town.fang(other, Submit())
    decided(town, other)
    town.signed(town.mei, other, Approve(), town.huang, town.chen)
    town.luo(other, Choose(offers=[{**row, "price": row["price"] + 96500} for row in OFFERS], supplier={"name": "丙公司", "kind": "organisation"}, price=140000, dearer=True, dearer_reason="工期短", contract=False, no_contract="即时清结", small=True))
    town.tang(other, Receive(second=town.qian.person, rows=[{"what": "道路硬底化"}]))
    assert Deadline.objects.get(matter=other.matter, term="pay_small").due == "2021-05-06"  # thirty days from the acceptance
    town.refuses(town.deng, other, Close(), "资产·决算")
    town.tang(other, FinalAccounts(amount=140000))
    town.deng(other, PayOut(amount=100000, voucher="记字1号"))
    town.deng(other, PayOut(amount=40000, voucher="记字2号"))
    town.refuses(town.deng, other, Close(years=5), "采购·保存")
    town.deng(other, Close(years=15))
    owed = town.luo(town.signed(town.mei, town.fang(Request(**{**WORDS, "item": "B03", "amount": 8000, "way": "small"})), Approve(), town.huang),
                    Choose(offers=OFFERS[:1], supplier={"name": "甲公司", "kind": "organisation"}, price=8000, contract=False, no_contract="即时清结", dearer=True, dearer_reason="零星"))
    town.tang(owed, Receive(second=town.qian.person, rows=[{"what": "桌椅"}]))
    town.refuses(town.tang, owed, FinalAccounts(amount=8000), "资产·决算")
    town.flagged(town.deng(owed, Close(years=15)), "采购·支付")
    town.checks(other, stage="closed", met=["final_accounts", "pay_small"], open=[])


def story_assets(town: Any) -> None:
    """A card, a change, a count, a lease and a disposal: collective decision first, appraisal where it is sold, and the card ends."""
    town.at("2021-05-06")
    card = {"key_no": "2021001", "name": "皮卡车", "sort": "vehicle", "got_on": "2021-05-06", "value": 98000}
    case = town.tang(TakeIn(**card))
    town.refuses(town.tang, "", TakeIn(**card), "资产·台账")
    town.refuses(town.tang, case, Alter(reason="无"), "资产·台账")
    town.tang(case, Alter(value=99000, reason="加装"))
    town.flagged(town.tang(case, Stocktake(result="missing")), "资产·盘点")
    town.refuses(town.tang, case, Lease(rent=1, tenant="某公司", until="2022-01-01"), "资产·处置")
    town.refuses(town.tang, case, Dispose(course="auction", approval="x", appraised="y"), "资产·处置")
    lease = {"rent": 12000, "tenant": "某公司", "until": "2022-05-01", "appraised": "招租1号"}
    town.tang(case, AskDispose(course="lease", reason="闲置"))
    decided(town, case)
    given = Dispose(course="gift", approval="演财〔2021〕3号")
    assert "会议同意的是出租，不是对外捐赠" in str(town.refuses(town.tang, case, given, "资产·处置"))
    town.tang(case, Lease(**lease))
    town.refuses(town.tang, case, Lease(**lease), "资产·处置")
    town.tang(case, AskDispose(course="auction", reason="闲置"))
    decided(town, case)
    town.refuses(town.tang, case, Lease(**lease), "资产·处置")
    town.refuses(town.tang, case, Dispose(course="auction", approval="演财〔2021〕3号"), "资产·评估")
    town.signed(town.tang, case, Dispose(course="auction", approval="演财〔2021〕3号", appraised="评1号", proceeds=30000), town.huang, town.chen)
    town.checks(case, stage="disposed", papers=["card", "disposal"], met=["settle_loss"])
    assert not Listing.objects.filter(register="asset", struck="", until="").exists()


def story_yearly_report(town: Any) -> None:
    """The yearly report says what the cards say at the year's end, or why not."""
    town.at("2021-05-06")
    town.tang(TakeIn(key_no="1", name="打印机", sort="equipment", got_on="2021-05-06", value=2000))
    town.at("2022-02-08")
    words = {"year": 2021, "text": "管理规范。", "congress": True}
    town.refuses(town.tang, "", AssetReport(**words, number=2, value=2000), "资产·年度报告")
    town.refuses(town.tang, "", AssetReport(**{**words, "congress": False}, number=1, value=2000), "资产·人大监督")
    done = town.tang(AssetReport(**words, number=1, value=2000))
    assert [(row.place, row.value, row.now) for row in ledger.reported(town.office, entry=done.entry)] == [("资产件数", "1", "1"), ("资产原值", "2000.00", "2000.00")]
    town.checks(done, stage="closed", papers=["asset_report"])
