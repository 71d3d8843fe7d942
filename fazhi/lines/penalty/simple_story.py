"""The simple procedure: on the spot before and after 2021-07-15, and money that changes hands there."""

from typing import Any

from fazhi.kernel.story import TRADER_CODE
from fazhi.lines.penalty.collecting import Collect, HandIn, PayIn
from fazhi.lines.penalty.credit import ReportCredit
from fazhi.lines.penalty.ending import Close
from fazhi.lines.penalty.paying import Pay
from fazhi.lines.penalty.powers import ListPower
from fazhi.lines.penalty.refunding import Refund
from fazhi.lines.penalty.simple import OnTheSpot, Record
from fazhi.lines.penalty.telling import due, running

SPOT = {"respondent": {"name": "张某"}, "what": "占用人行道摆卖", "item": "城市市容和环境卫生管理规定", "kind": "fine", "heard": True, "shown": True,
        "power": "CG-100", "order": "撤走摊位", "place": "演示镇农贸市场门前"}
FIRM = {"name": "演示商行", "kind": "organisation"}


def story_simple_before_2021_07_15(town: Any) -> None:
    """Up to 50 yuan a person; every decision is published; the days for putting it on record were not set by the law."""
    town.at("2021-07-14")
    alone = town.li(OnTheSpot(second=town.li.person, amount=50, **SPOT))  # the old text is known from memory: it warns, it does not stop
    town.flagged(alone, "处罚·两人执法")
    case = town.li(OnTheSpot(second=town.wang.person, amount=50, **SPOT))
    town.checks(case, stage="decided", papers=["spot_decision"])
    assert {"ask_review", "credit", "pay", "publish", "record", "sue"} <= running(case)
    weak = town.li(OnTheSpot(second=town.wang.person, amount=60, **SPOT))  # the old threshold is known from memory: it warns
    assert any("50元" in flag["sentence"] for flag in weak.flags)


def story_simple_from_2021_07_15(town: Any) -> None:
    """Up to 200 yuan a person; published only with social impact; put on record within days."""
    town.at("2021-07-15")
    town.refuses(town.li, "", OnTheSpot(second=town.wang.person, amount=201, **SPOT), "处罚·简易程序")
    town.refuses(town.li, "", OnTheSpot(second=town.wang.person, amount=3001, **{**SPOT, "respondent": FIRM}), "处罚·简易程序")
    town.refuses(town.li, "", OnTheSpot(second=town.qian.person, amount=100, **SPOT), "处罚·资格证件")
    town.refuses(town.li, "", OnTheSpot(second=town.wang.person, amount=100, **{**SPOT, "heard": False}), "处罚·告知")
    town.refuses(town.li, "", OnTheSpot(second=town.wang.person, amount=100, **{**SPOT, "shown": False}), "处罚·当场决定")
    town.refuses(town.li, "", OnTheSpot(second=town.wang.person, **SPOT), "处罚·当场决定")
    case = town.li(OnTheSpot(second=town.wang.person, amount=200, **SPOT))
    town.refuses(town.li, case, Record(), "处罚·两人执法")
    town.confirmed(town.wang, case)
    town.li(case, Record(media="记录仪-03-0715"))
    town.refuses(town.li, case, Collect(ground="small", amount=200, receipt="票据001"), "处罚·当场收缴")
    town.flagged(town.qian(case, Pay(amount=200, way="spot", receipt="票据001")), "处罚·当场收缴")
    town.qian(case, ReportCredit(number="报送批次1"))
    town.signed(town.li, case, Close(reason="done"), town.zhou)
    town.checks(case, stage="closed", met=["record", "pay", "credit"], papers=["spot_decision", "spot_record", "payment", "closing"])


def story_paid_too_much(town: Any) -> None:
    """What is paid beyond the decision is taken in, marked, and goes back before the case is closed."""
    town.at("2021-07-15")
    case = town.li(OnTheSpot(second=town.wang.person, amount=200, **{**SPOT, "respondent": {"name": "张某", "address": "演示镇竹溪村3号"}}))
    assert "地址：演示镇竹溪村3号" in town.text(town.paper(case, "spot_decision"))
    town.confirmed(town.wang, case)
    town.li(case, Record())
    flagged = town.flagged(town.qian(case, Pay(amount=2000)), "处罚·缴款")
    assert any("多缴1,800.00元" in each["sentence"] for each in flagged.flags) and "refund" in running(case)
    town.flagged(town.qian(case, Pay(amount=200)), "处罚·缴款")
    town.refuses(town.li, case, Close(reason="done"), "处罚·结案")
    town.qian(case, Refund(amount=1800))
    assert "refund" in running(case)
    town.qian(case, Refund(amount=200))
    town.signed(town.li, case, Close(reason="done"), town.zhou)


def story_spot_without_a_power(town: Any) -> None:
    """Nobody is penalised without a power in force on that day; what is penalised must be put right, or it is said why not. The older law only warns."""
    town.at("2021-07-14")
    for key, since, until in (("CG-101", "2021-08-01", ""), ("CG-102", "2020-08-01", "2021-07-31")):
        town.zhou(ListPower(key=key, name="占道摆卖", document="演示公告", since=since, until=until))
    said = {**SPOT, "second": town.wang.person, "amount": 50}
    town.flagged(town.li(OnTheSpot(**{**said, "power": ""})), "处罚·乡镇承接")
    town.flagged(town.li(OnTheSpot(**{**said, "order": ""})), "处罚·责令改正")
    town.at("2021-07-15")
    for power in ("", "CG-101"):  # none, and one that is not yet in force
        assert "主体资格" in str(town.refuses(town.li, "", OnTheSpot(**{**said, "power": power}), "处罚·乡镇承接"))
    town.at("2021-08-02")
    town.refuses(town.li, "", OnTheSpot(**{**said, "power": "CG-102"}), "处罚·乡镇承接")  # taken back two days ago
    town.refuses(town.li, "", OnTheSpot(**{**said, "power": "CG-101", "order": ""}), "处罚·责令改正")
    town.li(OnTheSpot(**{**said, "power": "CG-101", "order": "", "no_order": "摊主已自行撤走"}))


def story_sole_trader(town: Any) -> None:
    """A shop of one person is that person: his amounts are those of persons, and who calls it a unit is told so."""
    town.at("2024-06-03")
    shop = {"name": "演示小食店", "number": TRADER_CODE}
    town.refuses(town.li, "", OnTheSpot(second=town.wang.person, amount=300, **{**SPOT, "respondent": shop}), "处罚·简易程序")
    as_unit = {**SPOT, "respondent": {**shop, "kind": "organisation"}}
    town.flagged(town.li(OnTheSpot(second=town.wang.person, amount=300, **as_unit)), "处罚·个体工商户")
    as_person = town.li(OnTheSpot(second=town.wang.person, amount=200, **{**SPOT, "respondent": shop}))
    assert "处罚·个体工商户" not in [each["provision"] for each in as_person.flags]


def story_money_on_the_spot(town: Any) -> None:
    """Since 2024 review comes before a suit; money may change hands only on the grounds of the law, against a receipt, and is handed in."""
    town.at("2024-03-04")
    case = town.li(OnTheSpot(second=town.wang.person, amount=100, **SPOT))
    assert "sue" not in running(case) and "应当先自收到之日起60日内依法向县级人民政府申请行政复议" in town.text(town.paper(case, "spot_decision"))
    town.refuses(town.li, case, Collect(ground="small", amount=100), "处罚·票据")
    town.refuses(town.li, case, Collect(ground="small", amount=101, receipt="票据002"), "处罚·当场收缴")
    larger = town.li(OnTheSpot(second=town.wang.person, amount=200, **SPOT))
    town.refuses(town.li, larger, Collect(ground="small", amount=100, receipt="票据002"), "处罚·当场收缴")  # the fine counts, not the part handed over
    first = town.li(case, Collect(ground="small", amount=60, receipt="票据002"))
    town.days(1)
    second = town.li(case, Collect(ground="small", amount=40, receipt="票据003"))
    assert due(case, "remit", first.entry) < due(case, "remit", second.entry)
    town.li(case, HandIn(amount=60))
    assert due(case, "remit") == due(case, "remit", second.entry)  # the first is handed in, the second is still owed
    town.li(case, HandIn(amount=1))
    assert "remit" in running(case)  # one yuan is not all
    town.li(case, HandIn(amount=39))
    town.qian(case, PayIn(amount=100, receipt="缴款002"))
    town.checks(case, met=["pay", "remit", "remit_bank"])
    town.flagged(town.li(case, HandIn(amount=5)), "处罚·上缴")  # more than was collected
    town.flagged(town.qian(case, PayIn(amount=6)), "处罚·上缴")
    hard = town.li(OnTheSpot(second=town.wang.person, amount=200, **SPOT))
    town.li(hard, Collect(ground="hard", amount=200, receipt="票据003"))
    town.checks(hard, met=["pay"])
