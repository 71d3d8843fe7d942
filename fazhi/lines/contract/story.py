"""Contracts told from start to end."""

from typing import Any

from fazhi.kernel import registry, words
from fazhi.kernel.models import Deadline, Entry, Matter
from fazhi.lines.contract.acts import Draft, Drop, Submit
from fazhi.lines.contract.performing import Archive, Deliver, Dispute, Finish, Pay, Settled, Terminate
from fazhi.lines.contract.signing import AnnounceResult, Change, FileProcurement, FileUp, Seal, Sign, SignChange, Urge
from fazhi.lines.contract.story_texts import (
    story_paid_late_in_parts,
    story_small_firms_cannot_be_kept_waiting,
    story_standard_text,
    story_the_handler_does_not_take_the_minutes,
    story_the_meeting_passed_another_text,
    story_the_review_came_to_nothing,
    story_the_sum_grew,
)
from fazhi.lines.contract.telling import TEXT, TWO, WORDS, concluded, drafted, file, judged, opined, set_line, signed
from fazhi.lines.contract.yearly import OweYearly, PublishOverdue, overdue_at
from fazhi.report import figures, ledger

__all__ = ["TEXT", "TWO", "WORDS", "concluded", "drafted", "file", "judged", "opined", "set_line", "signed", "story_paid_late_in_parts", "story_small_firms_cannot_be_kept_waiting", "story_standard_text", "story_the_handler_does_not_take_the_minutes", "story_the_meeting_passed_another_text", "story_the_review_came_to_nothing", "story_the_sum_grew"]


def story_main_path(town: Any) -> None:
    """Reviewed, signed, sealed, filed, accepted, paid in time, put on file; nothing of it out of order."""
    town.at("2021-04-01")
    case = drafted(town)
    text = file(town)
    town.refuses(town.tang, case, Sign(text=text), "合同·签订")
    concluded(town, case, text)
    town.checks(case, stage="cleared", papers=["review_form"])
    town.flagged(town.on_paper(town.deng, drafted(town), Sign(text=text, copies=4), town.chen), "合同·合法性审查")
    town.signed(town.tang, case, Sign(text=file(town, TEXT.replace("____年__月__日", "2021年4月12日")), amount=120000, copies=4), town.huang, town.chen)
    words = {"copies": 4, "asker": town.tang.person, "keeper": town.deng.person}
    town.refuses(town.tang, case, FileUp(), "合同·备案")
    town.flagged(town.luo(case, Seal(**{**words, "keeper": town.tang.person, "copies": 1})), "合同·用印")
    town.flagged(town.luo(case, Seal(**{**words, "keeper": town.sun.person, "copies": 1})), "机构·职责分离")
    town.luo(case, Seal(**{**words, "copies": 2}))
    town.flagged(town.luo(case, Seal(**words)), "合同·用印")
    town.tang(case, FileUp())
    town.at("2021-07-01")
    town.flagged(town.tang(case, Deliver(n=1, what="上半年服务", second=town.tang.person)), "机构·职责分离")
    town.tang(case, Deliver(n=1, what="上半年服务", second=town.luo.person))
    assert Deadline.objects.filter(matter=case.matter, term="pay", of="1").order_by("id")[0].due == "2021-08-02"
    town.days(10)
    town.flagged(town.luo(case, Pay(n=1, amount=70000)), "合同·履行")
    town.flagged(town.luo(case, Pay(n=9, amount=1)), "合同·履行")
    town.refuses(town.tang, case, Finish(), "合同·履行")


def story_paid_and_filed(town: Any) -> None:
    """Two payments, each with its own clock; performed, paid and put on file."""
    town.at("2021-04-01")
    case = signed(town)
    town.luo(case, Seal(copies=4, asker=town.tang.person, keeper=town.deng.person))
    town.refuses(town.deng, case, Archive(), "合同·归档")
    for n in (1, 2):
        town.days(60)
        town.flagged(town.tang(case, Deliver(n=n, what="服务", accepted=False, second=town.luo.person)), "采购·验收")
        town.tang(case, Deliver(n=n, what="服务", second=town.luo.person))
        town.days(10)
        town.luo(case, Pay(n=n, amount=20000))
        town.refuses(town.tang, case, Finish(), "合同·履行")
        town.luo(case, Pay(n=n, amount=40000, voucher=f"记字{n}号"))
    town.tang(case, FileUp())
    town.tang(case, Finish())
    town.deng(case, Archive(number="2021-HT-1"))
    town.checks(case, stage="archived", met=["seal", "file", "perform", "pay", "pay_agreed"], open=["settle", "settle"])
    ledger_ = town.text(town.paper(case, "ledger"))
    assert "｜第几笔｜约定金额（元）｜验收日｜应付日｜付清日｜已付（元）｜逾期天数｜利息（元）｜" in ledger_ and "｜1｜60,000.00｜" in ledger_ and "未付清" not in ledger_, ledger_


def story_thirty_days_became_ninety(town: Any) -> None:
    """What was reviewed said thirty days, what comes before the meeting says ninety: stopped, and the clause is named; the same before the signature."""
    town.at("2021-04-01")
    town.keeper(set_line())
    case = drafted(town)
    text, other = file(town), file(town, TEXT.replace("30日", "90日"))
    concluded(town, case, text)
    stopped = town.refuses(town.tang, case, Submit(text=other), "合同·合法性审查")
    assert "第三条" in str(stopped)
    town.refuses(town.tang, case, Submit(text=town.file("照片", b"\x89PNG\r\n\x1a\n0000")), "合同·合法性审查")
    town.refuses(town.tang, case, Sign(text=text), "三重一大·会议")
    town.tang(case, Submit(text=text))
    part = Matter.objects.get(parent=case.matter, line="decision")
    assert words.read([Entry.objects.get(matter=part.id, n=1).id]).popitem()[1]["what"] == f"合同提请集体讨论：{WORDS['name']}"
    item = registry.act("decision.ListItem")
    swapped = town.refuses(town.tang, part.id, item(body="joint", meeting_on="2021-04-06", summary="合同", text=other), "决策·合法性审查")
    assert part.stage == "proposed" and "第三条" in str(swapped)
    town.refuses(town.tang, case, Sign(text=other), "合同·合法性审查")


def story_advice_not_followed(town: Any) -> None:
    """Advice stands open: no meeting and no signature until it is followed, or answered point by point."""
    town.at("2021-05-06")
    case = drafted(town)
    text = file(town)
    review = concluded(town, case, text, wrong="gr.pay")
    town.checks(case, stage="review")
    town.refuses(town.tang, case, Sign(text=text), "合同·签订")
    town.tang(review, registry.act("legality.Answer")(course="explain", refused=[{"n": 1, "result": "rejected", "reason": "对方坚持，风险可控"}]))
    town.checks(case, stage="cleared")
    town.signed(town.tang, case, Sign(text=text), town.huang, town.chen)


def story_what_may_not_be_agreed(town: Any) -> None:
    """Arbitration in an administrative agreement, ninety days for a small firm, favours without a fairness review, sums that do not add up."""
    town.at("2021-05-06")
    late = [{"n": 1, "amount": 120000, "days": 90}]
    town.refuses(town.tang, "", Draft(**{**WORDS, "payments": late}), "付款·期限")
    town.refuses(town.tang, "", Draft(**{**WORDS, "payments": [*TWO, TWO[0]]}), "合同·履行")
    town.refuses(town.tang, "", Draft(**{**WORDS, "amount": 100}), "合同·履行")
    town.refuses(town.tang, "", Draft(**{**WORDS, "since": "2022-05-01"}), "合同·履行")
    town.flagged(town.tang(Draft(**{**WORDS, "nature": "administrative", "arbitration": True})), "合同·仲裁条款")
    town.flagged(town.tang(Draft(**{**WORDS, "favours": True})), "公平竞争·未审不得出台")
    town.at("2025-09-01")
    town.refuses(town.tang, "", Draft(**{**WORDS, "favours": True}), "公平竞争·未审不得出台")
    town.refuses(town.tang, "", Draft(**{**WORDS, "audited": True}), "付款·不得强制审计")
    case = town.tang(Draft(**WORDS))
    town.tang(case, Drop(reason="对方退出"))
    town.checks(case, stage="dropped", open=[])


def story_procurement_and_change(town: Any) -> None:
    """A procurement contract: signed, copied, published; a change is reviewed like the contract itself; more than a tenth is bought anew."""
    town.at("2021-05-06")
    dated = [{"n": 1, "amount": 120000, "by": "2021-09-30"}]
    case = drafted(town, way="inquiry", awarded_on="2021-05-06", payments=dated)
    assert Deadline.objects.get(matter=case.matter, term="procurement_sign").due == "2021-06-07"
    assert Deadline.objects.get(matter=case.matter, term="procurement_result").due == "2021-05-08"
    town.tang(case, AnnounceResult(address="演示采购网"))
    town.flagged(town.tang(case, AnnounceResult(address="演示采购网")), "采购·结果公告")
    text = file(town)
    concluded(town, case, text)
    town.signed(town.tang, case, Sign(text=text, amount=120000), town.huang, town.chen)
    town.tang(case, FileProcurement(number="CG1"))
    assert Matter.objects.filter(line="disclosure", stage="noted").count() == 1
    town.luo(case, Seal(copies=4, asker=town.tang.person, keeper=town.deng.person))
    change = {"what": "延长三个月", "why": "疫情影响", "until": "2022-06-30", "payments": [{"n": 1, "amount": 120000, "by": "2021-12-31"}]}
    town.refuses(town.tang, case, SignChange(text=text), "合同·变更")
    town.flagged(town.tang(case, Change(**change, text=file(town, "更多"), amount=140000)), "采购·追加")
    addition = file(town, "第一条 履行期限延长至2022年6月30日。")
    town.days(1)
    town.tang(case, Change(**change, text=addition))
    town.refuses(town.tang, case, SignChange(text=addition), "合同·合法性审查")
    judged(town, case)
    town.refuses(town.tang, case, SignChange(text=text), "合同·合法性审查")
    town.signed(town.tang, case, SignChange(text=addition), town.huang, town.chen)
    running = Deadline.objects.filter(matter=case.matter, term__in=("perform", "pay_agreed"), state="open").order_by("term")
    assert [row.due for row in running] == ["2021-12-31", "2022-06-30"]
    town.checks(case, stage="signed", met=["procurement_sign", "procurement_result", "procurement_file", "seal"])


def story_dispute_and_end(town: Any) -> None:
    """The parties fall out; settled it goes on, and a contract ended for the public good carries compensation."""
    town.at("2021-05-06")
    dated = [{"n": 1, "amount": 60000, "by": "2021-09-30"}, {"n": 2, "amount": 60000, "days": 30}]
    case = signed(town, payments=dated)
    town.tang(case, Deliver(n=2, what="上半年服务", second=town.luo.person))
    town.tang(case, Dispute(what="服务质量不达标"))
    town.tang(case, Urge(what="urge", text="请于五日内整改。"))
    town.tang(case, Settled(way="talk", result="goes_on"))
    town.refuses(town.tang, case, Terminate(ground="public", reason="规划调整"), "合同·变更")
    town.signed(town.tang, case, Terminate(ground="public", reason="规划调整", compensation="补偿一个月服务费"), town.huang, town.chen)
    running = Deadline.objects.filter(matter=case.matter, term__in=("perform", "pay_agreed", "pay"), state="open").values_list("term", "of")
    assert list(running) == [("pay_agreed", "2")]  # what was accepted is still owed, the rest is not
    other = signed(town, nature="administrative")
    town.tang(other, Dispute(what="补偿标准"))
    town.flagged(town.tang(other, Settled(way="arbitration", result="ends")), "合同·仲裁条款")
    town.checks(other, stage="ended")
    assert not Deadline.objects.filter(matter=other.matter, term="perform", state="open").exists()


def story_rent_comes_in(town: Any) -> None:
    """Where the other side pays, what falls due is to be collected, wants no acceptance, and counts as received, not as paid."""
    town.at("2025-05-06")
    case = signed(town, kind="state", flow="get", payments=[{"n": 1, "amount": 60000, "by": "2025-07-01"}, {"n": 2, "amount": 60000, "by": "2026-01-05"}])
    assert list(Deadline.objects.filter(matter=case.matter, term="get_agreed", state="open").values_list("title", flat=True)) == ["按约定收款", "按约定收款"]
    town.at("2025-06-30")
    assert not town.luo(case, Pay(n=1, amount=60000)).flags
    town.checks(case, met=["get_agreed"])
    assert not Deadline.objects.filter(matter=case.matter, term="pay_agreed").exists()
    told = {key: figures.tell(town.office, figures.find(f"contract.{key}"), 2025).text for key in ("payments", "paid", "receipts", "received")}
    assert told == {"payments": "0笔", "paid": "0.00元", "receipts": "1笔", "received": "60,000.00元"}


def story_small_firms_unpaid(town: Any) -> None:
    """Not paid by the end of the year: counted, interest told, published by the end of March; a number of one's own wants its reason."""
    town.at("2025-07-01")
    case = signed(town)
    town.tang(case, Deliver(n=1, what="上半年服务", second=town.luo.person))
    town.at("2026-01-05")
    assert (overdue_at(town.office, "2025-12-31")["contracts"], overdue_at(town.office, "2025-12-31")["amount"]) == (1, 6000000)
    owed = town.do(town.luo, "", OweYearly(year=2025))
    assert Deadline.objects.get(matter=owed.matter, term="disclose_overdue").due == "2026-03-31"
    town.refuses(town.luo, owed, PublishOverdue(number=0, amount=0, address="zwgk/1"), "付款·公开逾期")
    town.flagged(town.luo(case, Pay(n=1, amount=60000)), "付款·逾期利息")
    assert overdue_at(town.office, "2026-01-31")["contracts"] == 0
    told = town.signed(town.luo, owed, PublishOverdue(number=1, amount=60000, address="zwgk/1"), town.huang)
    assert {row.place: (row.value, row.now, row.to) for row in ledger.reported(town.office, entry=told.entry)} == {
        "逾期未付合同数": ("1", "1", "社会公开"), "逾期未付金额": ("60000.00", "60000.00", "社会公开")}
    town.luo(case, Pay(n=1, amount=60000, voucher="记字88号"), on="2025-12-20")  # comes to light after the publication
    now = ledger.reported(town.office, entry=told.entry)
    assert {row.place: (row.value, row.now) for row in now} == {"逾期未付合同数": ("1", "0"), "逾期未付金额": ("60000.00", "0.00")}
    assert all(row.differs and [cause.matter for cause in ledger.causes(town.office, row)[0]] == [case.matter] for row in now)
    town.checks(owed, stage="archived", papers=["overdue"], met=["disclose_overdue"], open=[])
