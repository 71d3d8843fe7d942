"""Contracts whose text or sum is not the one that was reviewed or decided, told from start to end."""

import json
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.mend import Correct, Strike
from fazhi.kernel.models import Deadline, Entry, Matter
from fazhi.lines.contract.acts import Draft, Exempt, ListModel, Rework, SendReview, Submit
from fazhi.lines.contract.performing import Deliver, Pay
from fazhi.lines.contract.signing import Change, Sign, SignChange
from fazhi.lines.contract.telling import TEXT, WORDS, concluded, drafted, file, judged, opined, set_line, signed


def story_small_firms_cannot_be_kept_waiting(town: Any) -> None:
    """A day agreed for payment, or a change of it, cannot lie beyond sixty days after delivery; what was only drafted changes no clock."""
    town.at("2021-05-06")
    far = [{"n": 1, "amount": 120000, "by": "2023-05-31", "delivery": "2021-06-30"}]
    town.refuses(town.tang, "", Draft(**{**WORDS, "payments": far}), "付款·期限")
    town.refuses(town.tang, "", Draft(**{**WORDS, "payments": [{"n": 1, "amount": 120000, "by": "2022-06-30"}]}), "付款·期限")
    undated = {key: word for key, word in WORDS.items() if key != "until"}
    town.flagged(town.tang(Draft(**{**undated, "payments": [{"n": 1, "amount": 120000, "by": "2021-08-31"}]})), "付款·期限")
    case = signed(town, payments=[{"n": 1, "amount": 120000, "by": "2021-12-31", "delivery": "2021-11-30"}])
    longer = {"what": "付款延后", "why": "资金紧张", "text": file(town, "第三条 付款延后。")}
    town.refuses(town.tang, case, Change(**longer, payments=[{"n": 1, "amount": 120000, "days": 180}]), "付款·期限")
    town.tang(case, Change(**longer, payments=[{"n": 1, "amount": 90000, "by": "2022-01-20", "delivery": "2021-11-30"}]))
    running = Deadline.objects.filter(matter=case.matter, term="pay_agreed", state="open")
    assert [row.due for row in running] == ["2021-12-31"]
    town.at("2021-06-10")
    town.flagged(town.tang(case, Deliver(n=1, what="提前交付", second=town.luo.person)), "付款·期限")
    assert [row.due for row in running.all()] == ["2021-08-09"]
    town.flagged(town.luo(case, Pay(n=1, amount=120001)), "合同·履行")
    town.refuses(town.tang, case, Change(**longer, payments=[{"n": 1, "amount": 120000, "by": "2021-08-31", "delivery": "2021-11-30"}]), "付款·期限")


def story_the_sum_grew(town: Any) -> None:
    """Above the line the meeting decides, whatever the draft said: a sum that is signed, changed or corrected later counts, and what was reviewed and decided for another sum does not."""
    town.at("2021-05-06")
    town.keeper(set_line())
    text = file(town)
    small = drafted(town, amount=0, payments=[])
    concluded(town, small, text)
    town.refuses(town.tang, small, Sign(text=text, amount=5000000), "三重一大·会议")
    town.refuses(town.tang, small, Sign(text=text, amount=9), "合同·签订")
    large = drafted(town, amount=500000)
    town.tang(large, SendReview(text=text, opinion="拟签订"))
    judged(town, large)
    first = Entry.objects.get(matter=large.matter, n=1).id
    town.tang(large, Correct(entry=first, words=json.dumps({"amount": 1, "payments": []}), reason="笔误"))
    assert "500,000" in str(town.refuses(town.tang, large, Sign(text=text, amount=1), "合同·合法性审查"))
    town.days(1)
    town.tang(large, Rework(reason="金额更正"))
    concluded(town, large, text)
    town.signed(town.tang, large, Sign(text=text, amount=1), town.huang, town.chen)
    addition = file(town, "第一条 合同金额改为五百万元。")
    town.days(1)
    town.tang(large, Change(what="追加", why="范围扩大", text=addition, amount=5000000))
    judged(town, large)
    town.refuses(town.tang, large, SignChange(text=addition), "三重一大·会议")
    town.tang(large, Submit(text=addition))
    passed(town, large, addition)
    town.signed(town.tang, large, SignChange(text=addition), town.huang, town.chen)


def passed(town: Any, case: Any, text: Any) -> str:
    """The meeting decides about the newest item of this contract; returns the item."""
    part = str(Matter.objects.filter(parent=case.matter, line="decision").order_by("-opened_on", "-id")[0].id)
    day = town.now.date().isoformat()
    act = {each.__name__: each for each in registry.line("decision").acts}
    town.signed(town.luo, part, act["ListItem"](body="joint", meeting_on=day, summary="合同", urgent=True, urgent_reason="工期", text=text), town.chen)
    votes = [{"member": each.person, "order": n, "vote": "yes"} for n, each in enumerate((town.yang, town.huang, town.chen, town.wu), start=1)]
    town.luo(part, act["Hold"](body="joint", votes=votes, result="passed", decision="同意", record=[town.file("会议记录")]))
    return part


def story_the_meeting_passed_another_text(town: Any) -> None:
    """What the meeting passed is what is signed: a text reviewed again after the meeting goes before the meeting again."""
    town.at("2021-05-06")
    town.keeper(set_line())
    case, text, other = drafted(town), file(town), file(town, TEXT.replace("30日", "90日"))
    review = concluded(town, case, text)
    town.tang(case, Submit(text=text))
    part = Matter.objects.get(parent=case.matter, line="decision").id
    item = registry.act("decision.ListItem")
    town.refuses(town.luo, part, item(body="joint", meeting_on="2021-05-07", summary="合同"), "决策·合法性审查")
    passed(town, case, text)
    town.tang(review, registry.act("legality.Again")(text=other, why="对方要求"))
    opined(town, review)
    assert "会议通过的文本不同：第三条" in str(town.refuses(town.tang, case, Sign(text=other), "三重一大·会议"))
    town.refuses(town.tang, case, Sign(text=text), "合同·合法性审查")
    town.days(1)
    town.tang(case, Submit(text=other))
    passed(town, case, other)
    town.signed(town.tang, case, Sign(text=other), town.huang, town.chen)


def story_the_review_came_to_nothing(town: Any) -> None:
    """Sent back by the reviewer, or given up after advice: the contract is in drafting again and can be sent anew."""
    town.at("2021-05-06")
    case, text = drafted(town), file(town)
    town.tang(case, SendReview(text=text, opinion="拟签订"))
    review = Matter.objects.get(parent=case.matter, line="legality").id
    town.sun(review, registry.act("legality.SendBack")(why="lacking"))
    town.checks(case, stage="drafting")
    town.days(1)
    second = concluded(town, case, text, wrong="gr.pay")
    town.tang(second, registry.act("legality.Answer")(course="drop"))
    town.checks(case, stage="drafting")
    town.days(1)
    concluded(town, case, text)
    town.checks(case, stage="cleared")


def story_standard_text(town: Any) -> None:
    """A registered standard text needs no review of its own, unless a clause was touched; blanks may be filled."""
    town.at("2021-05-06")
    words = {"key": "BJ01", "name": "保洁服务示范文本", "document": "演合审〔2021〕1号", "since": "2021-05-01"}
    model = registry.act("legality.Send")(kind="contract", what="保洁服务示范文本", text=file(town))
    review = town.tang(model).matter
    town.refuses(town.mei, "", ListModel(**words, text=file(town), review=review), "合同·合法性审查")
    opined(town, review)
    town.refuses(town.mei, "", ListModel(**words, text=file(town, TEXT.replace("30日", "90日")), review=review), "合同·合法性审查")
    town.refuses(town.tang, "", ListModel(**words, text=file(town), review=review), "机构·职责分离")
    town.mei(ListModel(**words, text=file(town), review=review))
    case = drafted(town)
    filled = file(town, TEXT.replace("____年__月__日", "2021年6月1日"))
    town.refuses(town.tang, case, Exempt(model="BJ01", text=file(town, TEXT.replace("30日", "90日")), reason="示范文本"), "合同·合法性审查")
    town.signed(town.tang, case, Exempt(model="BJ01", text=filled, reason="示范文本，只填空白"), town.huang)
    assert "第三条" in str(town.refuses(town.tang, case, Sign(text=file(town, TEXT.replace("30日", "90日"))), "合同·合法性审查"))
    town.signed(town.tang, case, Sign(text=filled, copies=2), town.huang, town.chen)
    town.checks(case, stage="signed", open=["seal", "file", "perform"])
    again = drafted(town)
    town.signed(town.tang, again, Exempt(model="BJ01", text=filled, reason="示范文本，只填空白"), town.huang)
    town.tang(again, Rework(reason="对方要求改付款期限"))
    town.refuses(town.tang, again, Sign(text=filled), "合同·签订")
    town.checks(again, stage="drafting")


def story_paid_late_in_parts(town: Any) -> None:
    """The days agreed for payment end after the holidays; a late payment carries interest on each balance for its own days, and what was paid of it is not asked for again."""
    town.at("2021-08-25")
    case = signed(town, payments=[{"n": 1, "amount": 120000, "days": 30}])
    town.at("2021-09-01")
    town.tang(case, Deliver(n=1, what="服务", second=town.luo.person))
    assert Deadline.objects.get(matter=case.matter, term="pay_agreed").due == "2021-10-08"  # 1 October is a holiday
    town.at("2025-07-01")
    late = {"until": "2026-03-31", "payments": [{"n": 1, "amount": 120000, "what": "一次"}]}
    case, other = signed(town, **late), signed(town, **late)
    for one in (case, other):
        town.tang(one, Deliver(n=1, what="服务", second=town.luo.person))
    assert Deadline.objects.get(matter=case.matter, term="pay").due == "2025-07-31"
    town.at("2025-08-10")
    assert not town.luo(case, Pay(n=1, amount=60000, interest=600)).flags
    assert "600.00" in str(town.flagged(town.luo(other, Pay(n=1, amount=60000)), "付款·逾期利息").flags)
    town.at("2025-08-20")
    assert not town.luo(case, Pay(n=1, amount=60000, interest=300)).flags
    assert "900.00" in str(town.flagged(town.luo(other, Pay(n=1, amount=60000, interest=300)), "付款·逾期利息").flags)


def story_the_handler_does_not_take_the_minutes(town: Any) -> None:
    """What the meeting decided about a contract is taken down by somebody else, from the minutes; what it rejected is not corrected into a consent, it is struck and taken down anew."""
    town.at("2021-05-06")
    contract, text, item = about_a_contract(town)
    hold = registry.act("decision.Hold")
    rows = [{"member": each.person, "order": n, "vote": "yes"} for n, each in enumerate((town.yang, town.huang, town.chen, town.wu), start=1)]
    done = {"body": "joint", "votes": rows, "decision": "不同意", "record": [town.file("会议记录")]}
    town.refuses(town.tang, item, hold(**done, result="passed"), "机构·职责分离")
    town.refuses(town.luo, item, hold(**{**done, "record": None}, result="passed"), "三重一大·会议")
    town.luo(item, hold(**done, result="rejected"))
    held = Entry.objects.get(matter=item, act="decision.Hold").id
    town.days(1)
    wrong = {"result": "passed", "decision": "同意"}
    for hand in (town.tang, town.luo):
        town.refuses(hand, item, Correct(entry=held, words=json.dumps(wrong), reason="笔误"), "三重一大·会议")
    town.checks(item, stage="stopped")
    town.refuses(town.tang, contract, Sign(text=text), "三重一大·会议")
    town.luo(item, Correct(entry=held, words=json.dumps({"attended": "纪检监察室"}), reason="漏写列席"))
    town.luo(item, Strike(entry=held, reason="看错了会议记录"))
    town.on_paper(town.luo, item, hold(**done, result="passed"), town.deng, on="2021-05-06")
    town.checks(item, stage="decided")


def about_a_contract(town: Any) -> tuple[Any, Any, str]:
    """A reviewed contract before today's meeting: the contract, its text and the item."""
    town.keeper(set_line())
    contract, text = drafted(town, amount=500000), file(town)
    concluded(town, contract, text)
    town.tang(contract, Submit(text=text))
    item = str(Matter.objects.get(parent=contract.matter, line="decision").id)
    agenda = {"body": "joint", "meeting_on": town.now.date().isoformat(), "summary": "合同", "urgent": True, "urgent_reason": "工期"}
    town.signed(town.luo, item, registry.act("decision.ListItem")(**agenda, text=text), town.chen)
    return contract, text, item
