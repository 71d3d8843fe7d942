"""Decisions stopped on their way to the meeting, told from start to end."""

import json
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.mend import Correct
from fazhi.kernel.models import Entry, Matter
from fazhi.lines.decision.acts import (
    Risk,
    SendReview,
)
from fazhi.lines.decision.carrying import Amend
from fazhi.lines.decision.meeting import Hold, ListItem, Notify
from fazhi.lines.decision.seats import Seat
from fazhi.lines.decision.telling import PLAN, RISK, held_now, proposed, votes


def story_a_review_of_something_else(town: Any) -> None:
    """Only this item's own review, agreed, about this very text, carries it to the meeting; money needs one, or a reason for none."""
    town.at("2025-05-06")
    text, other = town.file("方案", PLAN.encode()), town.file("合同", "第一条 别的合同。".encode())
    contract = town.tang(registry.act("contract.Draft")(name="路灯维护合同", kind="service", amount=90000, partner={"name": "某公司", "kind": "organisation"}))
    town.tang(contract, registry.act("contract.SendReview")(text=other, opinion="拟签订"))
    review = Matter.objects.get(parent=contract.matter, line="legality").id
    case = proposed(town, major=True, gates=["legality"], legality=review)
    agenda = {"body": "government", "meeting_on": "2025-05-20", "summary": "提请审议"}
    refused = str(town.refuses(town.tang, case, ListItem(**agenda, text=other), "决策·合法性审查"))
    assert "没有通过，或者还没有结论" in refused and "另一事项的" in refused
    town.sun(review, registry.act("legality.SendBack")(why="scope"))
    town.refuses(town.tang, case, ListItem(**agenda, text=text), "决策·合法性审查")
    own = town.tang(registry.act("legality.Send")(kind="other", what="方案", text=text)).matter
    items = [key for key in registry.act("legality.Opine").fields["rows"].fields["item"].options if key.startswith("o.")]
    town.sun(own, registry.act("legality.TakeUp")())
    town.sun(own, registry.act("legality.Opine")(rows=[{"item": key, "result": "fits"} for key in items], conclusion="agreed"))
    mine = proposed(town, gates=["legality"], legality=own)
    assert "第一条" in str(town.refuses(town.tang, mine, ListItem(**agenda, text=other), "决策·合法性审查"))
    town.signed(town.tang, mine, ListItem(**agenda, text=text), town.chen)
    money = proposed(town, kind="money", amount=9000000)
    town.refuses(town.tang, money, ListItem(**agenda), "决策·合法性审查")
    town.signed(town.tang, money, ListItem(**agenda, unreviewed=True, unreviewed_reason="工资统发"), town.chen)


def story_the_counsel_finds_it_unlawful(town: Any) -> None:
    """What the counsel finds unlawful comes to the ears of the meeting, whatever the review concluded: with a reason why he is not followed, else with a flag."""
    town.at("2021-05-06")
    text = town.file("方案", PLAN.encode())
    case = proposed(town, gates=["legality"])
    town.tang(case, SendReview(text=text))
    _unlawful(town, Matter.objects.get(parent=case.matter, line="legality").id, "d.")
    agenda = {"body": "government", "meeting_on": "2021-05-06", "summary": "提请审议", "urgent": True, "urgent_reason": "台风", "text": text}
    done = town.signed(town.tang, case, ListItem(**agenda), town.chen)
    town.flagged(done, "法律顾问·先行听取意见")
    assert "法律顾问意见（2021-05-06，不合法）" in town.text(town.paper(case, "agenda"))
    again = town.signed(town.tang, case, ListItem(**agenda, overruled=True, overruled_reason="县政府已经授权定价"), town.chen)
    rows = votes((town.yang, "yes"), (town.huang, "yes"), (town.chen, "yes"))
    held = town.tang(case, Hold(body="government", result="passed", decision="同意", votes=rows))
    assert not any(flag["provision"] == "法律顾问·先行听取意见" for one in (again, held) for flag in one.flags)
    own = town.tang(registry.act("legality.Send")(kind="other", what="方案", text=text)).matter
    _unlawful(town, own, "o.")
    other = proposed(town, legality=own)
    town.flagged(town.signed(town.tang, other, ListItem(**agenda), town.chen), "法律顾问·先行听取意见")


def _unlawful(town: Any, review: str, questions: str) -> None:
    """A review in which the counsel said it is unlawful, and the reviewer that it is not."""
    counsel = {act.__name__: act for act in registry.lines()["counsel"].acts}
    town.sun(review, registry.act("legality.TakeUp")())
    asked = town.sun(review, registry.act("legality.AskCounsel")(what="有没有定价的权限")).opened[0]
    town.xu(asked, counsel["Accept"]())
    town.xu(asked, counsel["Opine"](conclusion="unlawful", text="没有定价权限。", points=[{"point": "不得收费"}]))
    items = [key for key in registry.act("legality.Opine").fields["rows"].fields["item"].options if key.startswith(questions)]
    town.sun(review, registry.act("legality.Opine")(rows=[{"item": key, "result": "fits"} for key in items], conclusion="agreed", note="县里已经授权。"))


def story_money_without_any_opinion(town: Any) -> None:
    """Of a sum that reaches the town's own line it is told that neither a review nor a counsel was heard, whatever the item is called."""
    town.at("2021-05-06")
    line = {"document": "演府〔2021〕3号", "since": "2021-01-01"}
    town.chen(registry.act("stewardship.SetLine")(key="spend.meeting", amount=50000, **line))
    agenda = {"body": "government", "meeting_on": "2021-05-20", "summary": "提请审议"}
    for amount, told in ((49999, False), (50000, True)):
        done = town.signed(town.tang, proposed(town, amount=amount), ListItem(**agenda), town.chen)
        assert any(flag["provision"] == "法律顾问·先行听取意见" for flag in done.flags) is told
    done = town.signed(town.tang, proposed(town, amount=50000), ListItem(**agenda, unreviewed=True, unreviewed_reason="工资统发"), town.chen)
    assert not done.flags


def story_not_the_meeting_that_was_announced(town: Any) -> None:
    """Held too early, on another day, with papers that came on the day, or without the head: not as it was announced."""
    town.at("2021-06-01")
    case = proposed(town)
    town.signed(town.tang, case, ListItem(body="government", meeting_on="2021-06-08", summary="议题"), town.chen)
    rows = votes((town.yang, "yes"), (town.huang, "yes"), (town.chen, "yes"))
    done = {"body": "government", "result": "passed", "decision": "同意"}
    town.refuses(town.tang, case, Hold(**done, votes=rows), "三重一大·议题")
    town.at("2021-06-08")
    town.tang(case, Notify())
    assert "实际2021-06-08才送达" in str(town.refuses(town.tang, case, Hold(**done, votes=rows), "三重一大·议题"))
    town.at("2021-06-09")
    town.refuses(town.tang, case, Hold(**done, votes=rows), "三重一大·议题")
    town.signed(town.tang, case, ListItem(body="government", meeting_on="2021-06-11", summary="议题"), town.chen)
    town.tang(case, Notify())
    town.at("2021-06-11")
    town.refuses(town.tang, case, Hold(**done, votes=rows[:2]), "三重一大·会议")
    town.tang(case, Hold(**done, votes=rows))
    named = {"document": "演委〔2021〕6号", "since": "2021-06-11"}
    town.tang(Seat(body="government", seats=[{"member": each.person} for each in (town.chen, town.huang)], **named))
    town.refuses(town.tang, held_now(town), Hold(**done, votes=rows), "三重一大·表决")
    twice = [{"member": town.chen.person}] * 2
    town.refuses(town.tang, "", Seat(body="joint", seats=twice, **named), "三重一大·会议")


def story_old_steps_do_not_carry_a_new_decision(town: Any) -> None:
    """Reopened for change, an item goes through its steps again; a step that was corrected away needs its reason before the chief signs."""
    town.at("2021-06-01")
    case = proposed(town, gates=["risk"])
    first = Entry.objects.get(matter=case.matter, n=1).id
    town.tang(case, Correct(entry=first, words=json.dumps({"gates": []}), reason="不需要"))
    agenda = {"body": "government", "meeting_on": "2021-06-01", "summary": "议题", "urgent": True, "urgent_reason": "台风"}
    assert "风险评估" in str(town.refuses(town.tang, case, ListItem(**agenda), "决策·会议材料"))
    town.signed(town.tang, case, ListItem(**agenda, dropped=True, dropped_reason="事项很小"), town.chen)
    other = proposed(town, gates=["risk"])
    town.tang(other, Risk(**RISK))
    town.signed(town.tang, other, ListItem(**agenda), town.chen)
    town.tang(other, Hold(body="government", result="passed", decision="同意", votes=votes((town.yang, "yes"), (town.huang, "yes"), (town.chen, "yes"))))
    town.tang(other, Amend(reason="资金来源变化"))
    town.refuses(town.tang, other, ListItem(**agenda), "决策·会议材料")
    town.tang(other, Risk(**RISK))
    town.signed(town.tang, other, ListItem(**agenda), town.chen)
