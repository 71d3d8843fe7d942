"""Decisions told from start to end."""

from typing import Any

from fazhi.kernel import registry, words
from fazhi.kernel.models import Deadline, Matter
from fazhi.lines.decision.acts import (
    CallHearing,
    Catalogue,
    Comments,
    Experts,
    Fair,
    Hearing,
    Propose,
    PublishDraft,
    Risk,
    SendHearingPapers,
    Stop,
)
from fazhi.lines.decision.carrying import Amend, Assign, Close, Evaluate, Postpone, Publish, Report, ReportParty, Suspend
from fazhi.lines.decision.meeting import Hold, ListItem, Notify
from fazhi.lines.decision.story_gates import (
    story_a_review_of_something_else,
    story_money_without_any_opinion,
    story_not_the_meeting_that_was_announced,
    story_old_steps_do_not_carry_a_new_decision,
    story_the_counsel_finds_it_unlawful,
)
from fazhi.lines.decision.stub import Stub
from fazhi.lines.decision.telling import EXPERT, PLAN, RISK, held_now, listed, proposed, reviewed, votes

__all__ = [
    "EXPERT", "PLAN", "RISK", "held_now", "listed", "proposed", "reviewed", "story_a_review_of_something_else", "story_money_without_any_opinion",
    "story_not_the_meeting_that_was_announced", "story_old_steps_do_not_carry_a_new_decision", "story_the_counsel_finds_it_unlawful", "votes",
]


def story_a_major_decision(town: Any) -> None:
    """Comments, experts, risk and review before the meeting; two thirds present, the head last; published, carried out, evaluated, filed."""
    town.at("2021-03-01")
    town.refuses(town.tang, "", Propose(what="某事项", kind="matter", secrecy="state"), "记录·国家秘密")
    town.refuses(town.tang, "", Propose(what="停车收费", kind="matter", major=True), "决策·合法性审查")
    case = proposed(town, major=True, gates=["comment", "experts", "risk", "fair", "legality"])
    town.refuses(town.tang, case, PublishDraft(text="每小时2元", channels=["site"], until="2021-03-10"), "决策·公众参与")
    town.refuses(town.tang, case, Comments(received=0), "决策·公众参与")
    town.tang(case, PublishDraft(text="每小时2元", channels=["site", "board"], until="2021-03-31"))
    taken, left = {"comment": "首半小时免费", "result": "yes"}, {"comment": "全部免费", "times": 2, "result": "no", "reason": "与成本不符"}
    told = {"received": 3, "rows": [taken, left]}
    town.refuses(town.tang, case, Comments(**told), "决策·公众参与")
    town.at("2021-04-01")
    town.refuses(town.tang, case, Comments(**{**told, "received": 4}), "决策·公众参与")
    town.refuses(town.tang, case, Comments(**{**told, "rows": [taken, {**left, "reason": ""}]}), "决策·公众参与")
    done = town.tang(case, Comments(**told))
    paper = next(word["text"] for key, word in words.read([done.entry])[done.entry].items() if key.startswith("paper:"))
    assert "采纳1条，部分采纳0条，不采纳2条" in paper and "首半小时免费" in paper and "与成本不符" in paper
    town.refuses(town.tang, case, Experts(rows=[{**EXPERT, "free": False}], conclusion="可行"), "决策·专家论证")
    town.refuses(town.tang, case, Experts(rows=[{**EXPERT, "signed": False}], conclusion="可行"), "决策·专家论证")
    town.tang(case, Experts(rows=[EXPERT], conclusion="可行"))
    town.refuses(town.tang, case, Risk(**{**RISK, "plan": ""}), "决策·风险评估")
    town.tang(case, Risk(**RISK))
    town.tang(case, Fair(conclusion="fits", heard=True))
    text = town.file("方案", PLAN.encode())
    agenda = {"body": "government", "meeting_on": "2021-04-20", "summary": "提请审议"}
    assert "合法性审查" in str(town.refuses(town.tang, case, ListItem(**agenda), "决策·会议材料"))
    reviewed(town, case, text)
    town.refuses(town.tang, case, ListItem(**agenda), "决策·合法性审查")
    assert "第一条" in str(town.refuses(town.tang, case, ListItem(**agenda, text=town.file("方案", PLAN.replace("2元", "5元").encode())), "决策·合法性审查"))
    town.at("2021-04-16")
    listed(town, case, meeting_on="2021-04-20", text=text)
    town.tang(case, Notify(note="纸质送达"))
    town.at("2021-04-20")
    meeting(town, case)
    town.tang(case, ReportParty(document="演府请〔2021〕5号"))
    town.refuses(town.tang, case, Publish(heading="圩镇停车收费方案"), "决策·公布")
    opened = town.tang(case, Publish(heading="圩镇停车收费方案", explanation="采纳1条，2条未采纳")).opened[0]
    assert Matter.objects.get(id=opened.matter).line == "disclosure"
    carried(town, case)


def meeting(town: Any, case: Any) -> None:
    """Refused without a quorum, without enough votes, by circulation, with the head first, with dissent unheard; then held."""
    four = ((town.yang, "yes"), (town.huang, "yes"), (town.chen, "yes"))
    done = {"body": "government", "result": "passed", "decision": "原则同意"}
    town.flagged(town.on_paper(town.deng, held_twin(town), Hold(**done, votes=votes(*four[:1])), town.tang), "三重一大·会议")
    town.refuses(town.tang, case, Hold(**done, votes=votes(four[2], *four[:2])), "决策·集体讨论")
    town.refuses(town.tang, case, Hold(**done, votes=[*votes(*four[:2]), {"member": town.chen.person, "order": 9, "vote": "no"}]), "三重一大·不同意见")
    town.refuses(town.tang, case, Hold(**done, votes=votes(*four[:2])), "决策·集体讨论")
    town.refuses(town.tang, case, Hold(**{**done, "body": "joint"}, votes=votes(*four)), "三重一大·议题")
    town.refuses(town.tang, case, Hold(**done, votes=votes((town.wu, "yes"), *four)), "三重一大·表决")
    town.refuses(town.tang, case, Hold(**done, votes=[*votes(*four), {"member": town.li.person, "order": 9, "vote": "yes"}]), "三重一大·表决")
    town.refuses(town.tang, case, Hold(**done, votes=votes(*four), withdrew=[{"member": town.chen.person, "reason": "亲属商铺"}]), "机构·回避")
    town.refuses(town.tang, case, ReportParty(document="x"), "决策·请示报告")
    town.tang(case, Hold(**done, votes=votes((town.yang, "no"), *four[1:])))
    town.checks(case, stage="decided", met=["notice"], open=["publish", "report"])
    told = town.text(town.paper(case, "minutes"))
    assert "收费过高" in told and "应到3人，到会3人，回避0人；表决：赞成2票，反对1票，弃权0票。" in told and "主持人：陈守正" in told, told
    assert "公开征求意见（2021-04-01）" in (steps := town.text(town.paper(case, "agenda"))) and "合法性审查（2021-04-01，同意）" in steps, steps


def held_twin(town: Any) -> Any:
    """Another item on the same agenda, put there in haste."""
    case = proposed(town, major=False)
    town.signed(town.tang, case, ListItem(body="government", meeting_on="2021-04-20", summary="临时", urgent=True, urgent_reason="台风"), town.chen)
    return case


def carried(town: Any, case: Any) -> None:
    """Tasks with units and days; nothing is filed while one is open or the decision is not public."""
    unit = town.units["综合行政执法队"]
    tasks = [{"n": 1, "what": "划线", "unit": unit, "by": "2021-05-31"}, {"n": 2, "what": "公告", "unit": town.units["党政办"], "by": "2021-05-10"}]
    town.tang(case, Assign(tasks=tasks))
    town.refuses(town.tang, case, Assign(tasks=tasks[:1]), "决策·执行")
    town.refuses(town.tang, case, Close(), "决策·执行")
    town.flagged(town.zhou(case, Report(n=7, text="无此任务")), "决策·执行")
    town.signed(town.tang, case, Postpone(n=1, until="2021-06-30", unit=unit, reason="雨季"), town.chen)
    assert Deadline.objects.get(matter=case.matter, term="task", of="1", state="open").due == "2021-06-30"
    for n in (1, 2):
        town.zhou(case, Report(n=n, done=True, text="完成"))
    town.refuses(town.tang, case, Evaluate(why="opinion", body="某学院", took_part=True, finding="较好", course="keep"), "决策·后评估")
    town.tang(case, Evaluate(why="opinion", body="某研究会", finding="较好", course="keep"))
    town.refuses(town.tang, case, Close(), "决策·公布")


def story_hearing(town: Any) -> None:
    """The papers of the hearing go out seven days before; held on the announced day."""
    town.at("2021-03-01")
    case = proposed(town, gates=["hearing"])
    town.refuses(town.tang, case, Hearing(record="……", present=12, signed=True), "决策·听证")
    town.tang(case, CallHearing(held_on="2021-03-20", participants="商户代表等十二人", chosen="public"))
    town.at("2021-03-16")
    town.tang(case, SendHearingPapers())
    town.at("2021-03-20")
    town.refuses(town.tang, case, Hearing(record="……", present=12, signed=True), "决策·听证")
    town.tang(case, CallHearing(held_on="2021-04-12", participants="商户代表等十二人", chosen="public"))
    town.tang(case, SendHearingPapers())
    town.at("2021-04-12")
    town.refuses(town.tang, case, Hearing(record="……", present=12), "决策·听证")
    town.tang(case, Hearing(record="多数赞成，建议设免费时段", present=12, signed=True))
    town.signed(town.tang, case, ListItem(body="joint", meeting_on="2021-04-14", summary="提请审议"), town.chen)
    town.checks(case, stage="listed", met=["hearing_papers"])


def story_against(town: Any) -> None:
    """Unlawful, uncontrollable or against fair competition: not listed; the item is stopped."""
    town.at("2021-05-06")
    agenda = {"body": "government", "meeting_on": "2021-05-20", "summary": "提请审议"}
    case = proposed(town, gates=["legality"])
    text = town.file("方案", PLAN.encode())
    reviewed(town, case, text, "unlawful")
    town.refuses(town.tang, case, ListItem(**agenda, text=text), "决策·合法性审查")
    town.tang(case, Stop(reason="没有权限"))
    town.checks(case, stage="stopped", open=[])
    other = proposed(town)
    town.tang(other, Risk(**{**RISK, "result": "no"}))
    town.tang(other, Fair(conclusion="against", heard=True))
    town.refuses(town.tang, other, ListItem(**agenda), "决策·风险评估")
    town.refuses(town.tang, other, ListItem(**agenda), "公平竞争·未审不得出台")


def story_appointments(town: Any) -> None:
    """An appointment is seen by few, needs two thirds of the seats, and is not published here; adopted rules stop, others warn."""
    town.at("2021-05-06")
    case = proposed(town, what="拟任某站所负责人", kind="person")
    assert Matter.objects.get(id=case.matter).level == "protected"
    town.signed(town.tang, case, ListItem(body="party", meeting_on="2021-05-06", summary="任免", urgent=True, urgent_reason="换届"), town.chen)
    two = {"body": "party", "votes": votes((town.huang, "yes"), (town.wu, "yes")), "result": "passed", "decision": "同意"}
    town.keeper(town.office, registry.act("house.Adopt")(rule="tm.quorum.major", document="演委〔2021〕1号", since="2021-01-01"))
    town.keeper(town.office, registry.act("house.Adopt")(rule="三重一大·末位表态", document="演委〔2021〕1号", since="2021-01-01"))
    town.refuses(town.tang, case, Hold(**two), "三重一大·会议")
    three = votes((town.wu, "yes"), (town.huang, "yes"), (town.chen, "yes"))
    town.refuses(town.tang, case, Hold(**{**two, "votes": three}), "三重一大·末位表态")
    last = votes((town.huang, "yes"), (town.chen, "yes"), (town.wu, "yes"))
    town.tang(case, Hold(**{**two, "votes": last}))
    town.refuses(town.tang, case, Publish(heading="任免"), "决策·公布")
    town.tang(case, Close(number="1"))
    town.checks(case, stage="closed", open=[])


def story_circulated_and_amended(town: Any) -> None:
    """A circular is no meeting; a decision is changed only by the way it was made; the head may stop it at once."""
    town.at("2021-06-01")
    case = proposed(town, kind="money", amount=300000)
    town.signed(town.tang, case, ListItem(body="joint", meeting_on="2021-06-03", summary="资金安排"), town.chen)
    rows = votes((town.yang, "yes"), (town.huang, "yes"), (town.chen, "yes"), (town.wu, "yes"))
    town.refuses(town.tang, case, Hold(body="joint", form="chat", votes=rows, result="passed", decision="同意"), "三重一大·会议")
    town.tang(case, Notify())
    town.at("2021-06-03")
    town.tang(case, Hold(body="joint", votes=rows, result="deferred", decision="缓议"))
    town.checks(case, stage="proposed")
    town.signed(town.tang, case, ListItem(body="joint", meeting_on="2021-06-10", summary="资金安排"), town.chen)
    town.tang(case, Notify())
    town.at("2021-06-10")
    town.tang(case, Hold(body="joint", votes=rows, result="amended", decision="压减后同意"))
    town.tang(case, Assign(tasks=[{"n": 1, "what": "拨付", "unit": town.units["党政办"], "by": "2021-07-01"}]))
    town.signed(town.tang, case, Suspend(reason="上级资金冻结"), town.chen)
    assert "已中止执行" in str(town.refuses(town.tang, case, Close(), "决策·调整"))
    town.tang(case, Amend(reason="资金来源变化"))
    town.checks(case, stage="proposed", open=[])


def story_the_minute_book(town: Any) -> None:
    """The minutes stay in the book: a stub tells day, items, steps, results and page, and each item's matter hears what was decided."""
    town.at("2021-07-05")
    contract = town.tang(registry.act("contract.Draft")(name="路灯维护合同", kind="service", amount=90000, partner={"name": "某公司", "kind": "organisation"}))
    items = [{"kind": "money", "what": "路灯维护合同", "gates": ["legality"], "result": "passed", "matter": contract.matter}, {"kind": "person", "what": "一项", "result": "passed"}]
    words = {"body": "joint", "book": "记录簿第3册第47页", "entitled": 9, "present": 8, "photo": [town.file("记录页照片")]}
    assert "当日在任成员4人，实到写了10人" in str(town.flagged(town.luo(Stub(**{**words, "present": 10}, items=items)), "三重一大·会议").flags)
    assert "不足法定人数" in str(town.luo(Stub(**{**words, "entitled": 2, "present": 2}, items=items)).flags)  # fewer seats told than there are
    town.flagged(town.luo(Stub(**{**words, "present": 4}, items=items)), "三重一大·会议")
    town.flagged(town.luo(Stub(**words, items=[{"kind": "project", "what": "道路", "result": "passed"}])), "决策·合法性审查")
    town.flagged(town.luo(Stub(**{**words, "entitled": 10, "present": 6}, items=items[1:])), "三重一大·会议")
    town.refuses(town.tang, "", Stub(**words, items=items), "机构·职责分离")
    town.refuses(town.luo, "", Stub(**{**words, "photo": None}, items=items), "三重一大·会议")
    town.luo(Stub(**words, items=items))
    changed = [{**items[0], "result": "amended"}]
    assert "没有修改后的文本" in str(town.refuses(town.luo, "", Stub(**words, items=changed), "三重一大·会议"))
    town.refuses(town.luo, "", Stub(**words, items=changed * 2, text=town.file("合同", b"x")), "三重一大·会议")
    town.luo(Stub(**words, items=changed, text=town.file("合同", "第三条 付款期限30日。".encode())))
    town.checks(contract, acts=["Draft", "Decided", "Decided", "Decided", "Decided", "Decided"])


def story_the_catalogue(town: Any) -> None:
    """The yearly catalogue is agreed by the Party committee and published."""
    town.at("2021-01-20")
    words = {"key": "2021-1", "name": "圩镇停车收费方案", "year": 2021, "document": "演委〔2021〕2号", "since": "2021-01-20"}
    town.refuses(town.tang, "", Catalogue(**words), "决策·范围")
    town.checks(town.tang(Catalogue(**words, published="zwgk/1")), stage="closed")
