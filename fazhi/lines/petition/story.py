"""Petitions told from start to end."""

from typing import Any

from fazhi.kernel.common import Assign, Note
from fazhi.kernel.models import Deadline, Mark, Paper
from fazhi.kernel.serve import Serve
from fazhi.kernel.wrong import NotFound
from fazhi.lines.petition.accusing import Accuse, Recognise, SendAccusation
from fazhi.lines.petition.acts import Accept, JoinedWith, MarkRepeat, PassOn, Receive
from fazhi.lines.petition.completing import Complete
from fazhi.lines.petition.handling import Answer, Close, Extend, Hear, Ordinary, Refer
from fazhi.lines.petition.placing import Arbitrate, Bounce, Hand, ObjectToSender, SenderAnswers
from fazhi.lines.petition.reviewing import AskReview
from fazhi.lines.petition.serving import Book, Call, GoHome, Receipt, Unbook, Visit
from fazhi.lines.petition.supervising import AdviceAnswered, AdviceComes, Report, ReportUp, Supervise, Urgent

OPINION = {"result": "partly", "facts": "现场查看属实", "law": "有关规定", "reply": "已安排清理"}
WHY = {"reason": "职责在另一单位", "provision": "本镇职责清单"}


def came(town: Any, **more: Any) -> Any:
    """A petition by somebody who left his name."""
    return town.he(Receive(**{"channel": "phone", "what": "有人在村口倾倒渣土", "who": {"name": "刘某某", "phone": "13900000000"}, **more}))


def due(case: Any, term: str) -> str:
    """The newest day of a term."""
    return str(Deadline.objects.filter(matter=case.matter, term=term, struck="").order_by("-since", "-id").values_list("due", flat=True).first() or "")


def handed(town: Any, hand: Any, case: Any) -> None:
    """The newest answers are handed to everybody who left his name."""
    newest = dict(Paper.objects.filter(matter=case.matter, kind="petition.reply", struck="").order_by("id").values_list("of", "id"))
    for party, paper in newest.items():
        hand(case, Serve(paper=paper, party=party, mode="direct", taken_by="self"))


def story_main_path(town: Any) -> None:
    """Received by telephone, accepted, extended once with the leader's signature, answered, closed."""
    town.at("2021-03-01")
    case = came(town)
    town.refuses(town.he, case, Close(agreed=False), "信访·办理期限")
    town.days(2)
    town.he(case, Accept(kind="complaint"))
    town.signed(town.he, case, Extend(reason="需要会同村委会核实"), town.huang)
    town.refuses(town.he, case, Extend(reason="还要时间"), "信访·办理期限")
    town.flagged(town.on_paper(town.fang, case, Extend(reason="还要时间"), town.huang), "信访·办理期限")
    town.days(5)
    town.he(case, Hear(form="statement", record="愿意配合"))
    town.refuses(town.he, case, Answer(result="rejected", reply="不予支持"), "信访·办理意见")
    town.he(case, Answer(result="supported", reply="已清运完毕，并在路口设置警示牌。"))
    town.refuses(town.he, case, Close(agreed=True), "信访·复查")
    handed(town, town.he, case)
    town.he(case, Close(agreed=True))
    assert due(case, "ask_review")
    town.checks(case, stage="closed", papers=["acceptance", "extension", "reply"], met=["register", "finish"])


def story_the_route_decides_the_clock(town: Any) -> None:
    """Since May 2022 only the sixth route runs against the petition's own term; the others go by their own procedure."""
    town.at("2023-03-01")
    case = came(town)
    town.refuses(town.he, case, Accept(kind="complaint"), "信访·申诉求决")
    town.he(case, Accept(kind="complaint", route="administrative"))
    assert not due(case, "finish")
    town.flagged(town.on_paper(town.fang, case, Extend(reason="还要时间"), town.huang), "信访·办理期限")
    town.he(case, Answer(result="supported", reply="已依法定程序办理"))
    town.flagged(town.outside(town.fang, case, AskReview(), number="复查1"), "信访·复查")
    town.checks(case, papers=["route", "told"])
    sixth = came(town)
    town.he(sixth, Accept(kind="complaint", route="petition"))
    assert due(sixth, "finish") == "2023-05-04"
    town.refuses(town.he, sixth, Answer(result="partly", reply="已安排"), "信访·办理意见")
    town.he(sixth, Answer(**OPINION))
    town.checks(sixth, papers=["acceptance", "reply"])
    handed(town, town.he, sixth)
    town.he(sixth, Close(agreed=False))
    counted = set(Mark.objects.filter(matter=sixth.matter).values_list("figure", flat=True))
    assert {"petition.finish_due", "petition.closed_on_time"} <= counted


def story_the_rest_is_completed(town: Any) -> None:
    """Somebody tells two facts and no name; the rest is completed when it is known, once each, and the terms run from the receipt."""
    town.at("2023-03-01")
    case = came(town, who={"name": "匿名"})
    town.days(5)
    town.he(case, Complete(who={"name": "刘某某"}, place="村口", village=town.villages["西埔村"]))
    assert due(case, "register") == "2023-03-16" and town.party(case, "petitioner")
    town.refuses(town.he, case, Complete(who={"name": "李某某"}), "信访·登记")
    town.refuses(town.he, case, Complete(place="村尾"), "信访·登记")
    town.refuses(town.he, case, Complete(), "信访·登记")
    town.he(case, Accept(kind="complaint", route="petition"))
    town.checks(case, stage="accepted", papers=["acceptance"])


def story_simple_handling(town: Any) -> None:
    """An everyday matter is handled simply, in ten working days; one with many names is not; one that proves hard goes the ordinary way."""
    town.at("2023-03-01")
    case = came(town)
    town.he(case, Accept(kind="complaint", route="petition", simple=True))
    assert due(case, "simple_finish") == "2023-03-15"
    town.he(case, Answer(**OPINION))
    town.checks(case, met=["simple_finish", "finish"])
    many = came(town, joint=12)
    town.refuses(town.he, many, Accept(kind="complaint", route="petition", simple=True), "信访·简易办理")
    hard = came(town)
    town.he(hard, Accept(kind="complaint", route="petition", simple=True))
    town.he(hard, Ordinary(reason="情况复杂"))
    town.checks(hard, open=["finish"])
    town.refuses(town.he, hard, Ordinary(reason="再转一次"), "信访·简易办理")


def story_whose_petition_it_is(town: Any) -> None:
    """Handed to a unit with reasons, sent back twice, then a leader decides and nobody sends it back."""
    town.at("2023-03-01")
    case = came(town)
    town.bad(town.he, case, Hand(unit=town.units["司法所"], reason="纠纷"), "provision")
    town.he(case, Hand(unit=town.units["司法所"], **WHY))
    town.refuses(town.he, case, Accept(kind="help"), "信访·转送")
    town.refuses(town.fang, case, Bounce(whose="执法队", **WHY), "信访·转送")
    town.mei(case, Bounce(whose="执法队", **WHY))
    town.checks(case, stage="received")
    town.he(case, Hand(unit=town.units["综合行政执法队"], **WHY))
    town.qian(case, Bounce(whose="司法所", **WHY))
    town.checks(case, stage="disputed", open=["arbitrate", "register"])
    town.refuses(town.he, case, Arbitrate(unit=town.units["司法所"], reason="职责清单"), "机构·职责")
    town.huang(case, Arbitrate(unit=town.units["司法所"], reason="职责清单"))
    town.refuses(town.mei, case, Bounce(whose="执法队", **WHY), "信访·转送")
    town.lin(case, Accept(kind="complaint", route="petition"))
    town.checks(case, stage="accepted", met=["arbitrate", "register"])


def story_sent_down_and_not_ours(town: Any) -> None:
    """What was sent from above goes back only when the sender agrees; the objection has its five working days."""
    town.at("2023-03-01")
    case = came(town, channel="above")
    assert due(case, "transfer_objection") == "2023-03-08"
    town.refuses(town.he, case, PassOn(to="县水务局", **WHY), "信访·转送异议")
    town.he(case, ObjectToSender(**WHY))
    town.outside(town.fang, case, SenderAnswers(answer="agreed"), number="信访转12")
    town.checks(case, stage="passed", met=["register", "transfer_objection", "notice_transfer"])
    late = came(town, channel="above")
    town.days(14)
    town.refuses(town.he, late, ObjectToSender(**WHY), "信访·转送异议")
    town.refuses(town.he, came(town), ObjectToSender(**WHY), "信访·转送异议")
    town.he(came(town), PassOn(to="县水务局", **WHY))


def story_the_ladder(town: Any) -> None:
    """Remind, urge, supervise, report: no rung is left out, each is answered, and nothing is closed before."""
    town.at("2023-03-01")
    case = came(town)
    town.he(case, Accept(kind="complaint", route="petition"))
    town.refuses(town.huang, case, Supervise(rung="supervise", reason="拖延", until="2023-03-20"), "信访·督办")
    town.huang(case, Supervise(rung="remind", reason="拖延", until="2023-03-10"))
    town.huang(case, Supervise(rung="urge", reason="仍拖延", until="2023-03-20"))
    town.refuses(town.huang, case, Supervise(rung="supervise", reason="再拖延", until="2023-02-20"), "信访·督办")
    town.he(case, Answer(**OPINION))
    town.refuses(town.he, case, Close(agreed=True), "信访·督办")
    town.he(case, Report(what="已答复"))
    town.refuses(town.he, case, Report(what="已答复"), "信访·督办")
    handed(town, town.he, case)
    town.he(case, Close(agreed=True))
    grave = town.he(came(town), Urgent(what="可能聚集"))
    town.refuses(town.he, case, ReportUp(to="县委、县政府"), "信访·紧急报告")
    town.he(grave, ReportUp(to="县委、县政府"))


def story_advice_from_above(town: Any) -> None:
    """Advice how work should be mended is answered in writing: thirty days under the old rules, no number since; what is not taken up has its reason."""
    for day, last in (("2022-03-01", "2022-03-31"), ("2022-05-09", "")):
        town.at(day)
        case = came(town)
        town.refuses(town.he, case, AdviceAnswered(taken="all", what="照办"), "信访·改进建议")
        town.fang(case, AdviceComes(sender="县信访局", what="公开清运时间"))
        assert (due(case, "advice") or due(case, "advice_dayless")) == last
        town.flagged(town.fang(case, AdviceComes(sender="县信访局", what="再加一条")), "信访·改进建议")
        town.refuses(town.he, case, AdviceAnswered(taken="partly", what="下月起公开"), "信访·改进建议")
        town.signed(town.he, case, AdviceAnswered(taken="partly", what="下月起公开", why="人手不足"), town.huang)
        town.checks(case, papers=["advice_reply"], met=["advice" if last else "advice_dayless"])


def story_the_same_again(town: Any) -> None:
    """Two petitions about one thing: the later joins the earlier, whose clock runs on; a third after the answer is a repeat, as a person decides."""
    town.at("2023-03-01")
    first = came(town)
    town.days(3)
    second = came(town, what="村口又有人倾倒渣土")
    town.refuses(town.he, first, JoinedWith(other=second.matter), "信访·受理")
    town.refuses(town.he, second, JoinedWith(other=second.matter), "信访·受理")
    town.he(second, JoinedWith(other=first.matter))
    town.checks(second, stage="closed", papers=["joined"], met=["register"], open=[])
    third = came(town, channel="above")
    town.he(third, JoinedWith(other=first.matter))
    town.checks(third, stage="closed", papers=["joined"], met=["register", "notice_transfer"], open=[])
    assert due(first, "register") == "2023-03-16"
    received = Mark.objects.filter(figure="petition.received", matter__in=[first.matter, second.matter]).values_list("day", "amount")
    assert sum(amount for _, amount in received) == 1 and {day[:10] for day, _ in received} == {"2023-03-01", "2023-03-04"}
    town.he(first, Accept(kind="complaint", route="petition"))
    town.he(first, Answer(**OPINION))
    handed(town, town.he, first)
    town.he(first, Close(agreed=False))
    third = came(town)
    town.refuses(town.he, third, JoinedWith(other=first.matter), "信访·受理")
    town.he(third, MarkRepeat(other=first.matter, reason="同一人同一事"))
    town.refuses(town.he, third, MarkRepeat(other=first.matter, reason="同一人同一事"), "信访·登记")
    town.refuses(town.he, third, Accept(kind="complaint", route="petition", simple=True), "信访·简易办理")


def story_at_the_door(town: Any) -> None:
    """A receipt without a word of the story, calls that are notes, a visit that was agreed, confirmed by both, and the return visit."""
    town.at("2023-03-01")
    case = came(town)
    receipt = town.he(case, Receipt(handler=town.he.person, call="020-80000000"))
    text = town.text(receipt.papers[0])
    assert "渣土" not in text and "刘某某" not in text and "020-80000000" in text and "2023年3月16日" in text
    assert "随受理告知一并告知" in text and "综合治理办" in text
    town.refuses(town.he, case, Receipt(handler=town.he.person), "信访·告知")
    town.refuses(town.he, case, Receipt(handler=town.he.person, call="4321"), "信访·告知")
    town.fang(case, Call(told="已登记，最迟三月十六日告知"))
    town.he(case, Accept(kind="complaint", route="petition"))
    assert "答复您的期限：2023年5月4日" in town.text(town.he(case, Receipt(handler=town.he.person, call="020-80000000")).papers[0])
    town.refuses(town.he, case, Book(when="2023-02-01T09:00", where="村口", officer=town.fang.person), "信访·办理")
    town.he(case, Book(when="2023-03-03T09:00", where="信访人家中", officer=town.fang.person))
    town.at("2023-03-03")
    words = {"second": town.cadre1.person, "where": "信访人家中", "record": "现场看过"}
    town.flagged(town.fang(case, GoHome(confirmed="refused", **words)), "信访·办理")
    done = town.fang(case, GoHome(confirmed="signed", proof=town.file("按印"), **words))
    town.confirmed(town.cadre1, done)
    town.he(case, Book(when="2023-03-09T09:00", where="信访人家中", officer=town.fang.person))
    town.he(case, Answer(**OPINION))
    town.refuses(town.he, case, Close(agreed=True), "信访·办理")
    town.he(case, Unbook(reason="信访人外出"))
    town.fang(case, Visit(content="none"))
    town.fang(case, Visit(content="mostly"))
    town.fang(case, Visit(content="no", apart=True))
    town.fang(case, Visit(content="yes"))
    handed(town, town.he, case)
    town.he(case, Close(agreed=True))
    counted = list(Mark.objects.filter(matter=case.matter).values_list("figure", flat=True))
    assert counted.count("petition.received") == 1 and counted.count("petition.satisfied") == 1 and counted.count("petition.evaluated") == 1
    assert counted.count("petition.home") == 2 and counted.count("petition.evaluated_apart") == 1


def story_an_accusation(town: Any) -> None:
    """It is kept from the accused cadre and his village: he finds nothing, does nothing, is given nothing; it goes to discipline."""
    town.at("2023-03-01")
    words = {"channel": "letter", "what": "某干部虚报补贴", "who": {"name": "匿名"}}
    case = town.fang(Accuse(accused=town.cadre1.person, **words))
    town.flagged(town.fang(Accuse(**words)), "信访·检举控告")
    try:
        town.cadre1(case, Note(text="想看看"))
        raise AssertionError("被检举人不应能在本事项记事")
    except NotFound:
        pass
    town.refuses(town.fang, case, Assign(handler=town.cadre1.person), "机构·回避")
    town.refuses(town.fang, case, PassOn(to="东塘村", **WHY), "信访·检举控告")
    town.refuses(town.fang, case, Hand(unit=town.units["司法所"], **WHY), "信访·检举控告")
    town.refuses(town.fang, case, JoinedWith(other=came(town).matter), "信访·检举控告")
    town.refuses(town.fang, case, Refer(to="inspection", what="补贴"), "信访·检举控告")
    town.fang(case, SendAccusation(to="discipline", organ="县纪委监委", sealed_way="sealed"))
    town.checks(case, stage="passed")
    plain = came(town, what="村干部优亲厚友")
    town.refuses(town.fang, plain, SendAccusation(to="discipline", organ="县纪委监委", sealed_way="sealed"), "信访·检举控告")
    town.refuses(town.he, plain, Accept(kind="accusation"), "信访·检举控告")
    town.he(plain, Recognise(accused_unit=town.villages["西埔村"]))
    town.refuses(town.he, plain, Accept(kind="complaint", route="petition"), "信访·检举控告")
    town.he(plain, Accept(kind="accusation"))
    later = came(town, what="村干部占用集体地")
    town.he(later, Accept(kind="complaint", route="petition"))
    town.he(later, Recognise(accused_unit=town.villages["西埔村"]))
    town.he(later, SendAccusation(to="discipline", organ="县纪委监委", sealed_way="sealed"))
    town.checks(later, stage="passed", open=[])
    assert sum(Mark.objects.filter(matter=later.matter, figure="petition.finish_due").values_list("amount", flat=True)) == 0
