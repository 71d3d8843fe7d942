"""How a mediation ends: performed or not, mediated again, confirmed by the court – and what it counts then."""

from typing import Any

from fazhi.kernel import hanging, registry
from fazhi.kernel.clock import walk
from fazhi.kernel.marks import fold
from fazhi.kernel.memory import fresh
from fazhi.kernel.models import Deadline, Entry, Mark
from fazhi.lines.mediation.acts import Accept, Apply, Replace
from fazhi.lines.mediation.court import AskCourt, Confirm, CourtAccepted
from fazhi.lines.mediation.ending import Close, Next, Perform
from fazhi.lines.mediation.holding import Agree, Fail, Session
from fazhi.lines.mediation.sheet import Sheet

WORDS = {"facts": "排水沟堵塞", "liability": "双方各负一半责任", "terms": "双方共同清理，费用各半，一周内完成", "signed": True}


def applied(town: Any) -> Any:
    """An application by one side."""
    return town.lin(Apply(what="相邻排水争议", kind="neighbour", village=town.villages["西埔村"], side_a={"name": "赵某甲"}, side_b={"name": "钱某乙"}))


def agreed(town: Any, **more: Any) -> Any:
    """A dispute with a written agreement to be performed in March."""
    case = applied(town)
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Session(record="谈妥"))
    town.lin(case, Agree(**{**WORDS, "perform_by": "2021-03-12", **more}))
    return case


def counted(case: Any) -> dict[str, int]:
    """What a mediation counts so far."""
    found: dict[str, int] = {}
    for figure, amount in Mark.objects.filter(matter=case.matter).values_list("figure", "amount"):
        found[figure.removeprefix("mediation.")] = found.get(figure.removeprefix("mediation."), 0) + amount
    return {figure: amount for figure, amount in found.items() if amount}


def story_not_performed(town: Any) -> None:
    """Not performed: urged with a new day; without the court's confirmation nothing can be enforced, so it is mediated again."""
    town.at("2021-03-01")
    case = agreed(town)
    town.days(14)
    town.lin(case, Perform(result="no"))
    town.refuses(town.lin, case, Close(), "调解·履行监督")
    town.refuses(town.lin, case, Next(step="enforce", note="当事人要求"), "调解·司法确认")
    town.refuses(town.lin, case, Next(step="urge", note="再等等"), "调解·履行监督")
    town.lin(case, Next(step="urge", until="2021-04-01", note="答应月底前完成"))
    town.days(20)
    town.lin(case, Perform(result="no"))
    town.lin(case, Next(step="again", note="重新谈"))
    town.checks(case, stage="accepted")


def story_mediated_again_counts_once(town: Any) -> None:
    """An agreement that was not performed is mediated again: the dispute counts once, with the form and the amount of the last agreement, also when the first is corrected; so does one from a printed set."""
    town.at("2021-03-01")
    case = agreed(town, amount=500)
    sheet = town.lin(Sheet(side_a={"name": "赵某甲"}, side_b={"name": "钱某乙"}, what="道路通行", kind="neighbour", result="oral", amount=700, mediators=town.lin.person,
                           photo=[town.file("纸质卷")]))
    assert counted(case) == {"accepted": 1, "concluded": 1, "success": 1, "written": 1, "amount": 50000}
    town.days(14)
    for one in (case, sheet):
        town.lin(one, Perform(result="no"))
        town.lin(one, Next(step="again", note="重新谈"))
        assert counted(one) == {"accepted": 1}
        town.checks(one, stage="accepted", open=["finish", "signed_copy"] if one is case else ["finish"])
    town.lin(case, Session(record="谈妥"))
    town.lin(case, Agree(**{**WORDS, "form": "oral", "amount": 300}))
    assert counted(case) == {"accepted": 1, "concluded": 1, "success": 1, "oral": 1, "amount": 30000}
    first = Entry.objects.filter(matter=case.matter, act=Agree.key).order_by("n").first()
    terms = list(Deadline.objects.filter(matter=case.matter).exclude(term="sign").order_by("id").values_list("id", "term", "of", "due", "state", "struck"))
    town.signed(town.lin, case, registry.act("common.Correct")(entry=first.id if first else "", reason="金额录入有误", words='{"amount": "450"}'), town.huang)
    assert counted(case) == {"accepted": 1, "concluded": 1, "success": 1, "oral": 1, "amount": 30000}  # what was taken back is the corrected sum
    assert list(Deadline.objects.filter(matter=case.matter).exclude(term="sign").order_by("id").values_list("id", "term", "of", "due", "state", "struck")) == terms
    assert sum(row["amount"] for row in fold(hanging.bodies(case.matter), fresh(), registry.acts().get) if row["figure"] == "mediation.amount") == 30000
    town.refuses(town.lin, sheet, Fail(reason="差距太大", told=True), "调解·终止")
    town.lin(sheet, Fail(reason="差距太大", told=True, elsewhere=["suit"]))
    assert counted(sheet) == {"accepted": 1, "concluded": 1, "failed": 1}


def story_confirmation_comes_too_late(town: Any) -> None:
    """The thirty days have passed: the application is recorded as late, never refused."""
    town.at("2021-03-01")
    case = agreed(town)
    assert Deadline.objects.get(matter=case.matter, term="confirm").due == "2021-03-31"
    town.at("2021-04-02")
    town.flagged(town.outside(town.fang, case, AskCourt(court="演示县人民法院"), number="申请2"), "调解·司法确认")
    town.outside(town.fang, case, Confirm(result="rejected"), number="（2021）演民特2号")


def story_confirmed_after_closing(town: Any) -> None:
    """Closing the file ends no right: within the thirty days both sides ask the court, it accepts and confirms; after them the application is late."""
    town.at("2021-03-01")
    case, other = agreed(town), agreed(town)
    town.days(14)
    for one in (case, other):
        town.lin(one, Perform(result="done"))
        town.lin(one, Close())
        town.checks(one, stage="closed", open=["confirm", "signed_copy"])
    town.at("2021-03-30")
    for act in (AskCourt(court="演示县人民法院"), CourtAccepted(number="（2021）演民特4号"), Confirm(result="confirmed", document="（2021）演民特4号")):
        assert not town.outside(town.fang, case, act, number="（2021）演民特4号").flags
    town.checks(case, stage="closed", met=["confirm", "court_accept", "court_decide"], open=["signed_copy"])
    assert counted(case)["confirmed"] == 1
    town.at("2021-04-02")
    walk(town.office, town.now, origin="replay")
    town.checks(other, open=["signed_copy"])
    town.flagged(town.outside(town.fang, other, AskCourt(court="演示县人民法院"), number="申请5"), "调解·司法确认")


def story_who_mediates_signs(town: Any) -> None:
    """Whoever is entrusted with the case holds it, no other mediator: record and agreement bear the day of the session and the name of whoever mediates – after a change the other one's."""
    town.at("2021-03-01")
    same = {"name": "赵某甲", "phone": "13800001111"}
    town.flagged(town.lin(Apply(what="相邻排水争议", side_a=same, side_b=same)), "调解·受理")
    assert not town.lin(Apply(what="相邻排水争议", side_a={"name": "赵某"}, side_b={"name": "钱某"})).flags
    case = applied(town)
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.cadre2.person, second=town.mei.person))
    town.days(2)
    town.refuses(town.lin, case, Session(record="谈妥", held_on="2021-03-20"), "调解·记录归档")
    town.refuses(town.lin, case, Session(record="谈了一次", held_on="2021-03-02"), "调解·选定调解员")
    town.cadre2(case, Session(record="谈了一次", held_on="2021-03-02"))
    told = town.text(town.paper(case, "session"))
    assert "时间：2021年3月2日" in told and "调解员：邝水生、梅若谷" in told, told
    town.mei(case, Replace(leaves=town.cadre2.person, granted=True, to=town.cadre1.person, reason="系一方亲属"))
    town.cadre1(case, Agree(**WORDS))
    told = town.text(town.paper(case, "agreement"))
    assert "调解员：何田、梅若谷（人民调解委员会印章）" in told and "至2021年4月2日共同向人民法院申请" in told, told


def story_performed_in_the_end(town: Any) -> None:
    """Performed in part, urged by nobody, then performed wholly: nothing is left to be dealt with, it is closed; what is recorded again counts once."""
    town.at("2021-03-01")
    case = agreed(town)
    town.refuses(town.lin, case, Next(step="sue", note="没有登记过不履行"), "调解·履行监督")
    town.days(14)
    town.lin(case, Perform(result="partly"))
    town.lin(case, Perform(result="partly"))
    town.checks(case, open=["confirm", "next", "signed_copy"])
    town.refuses(town.lin, case, Close(), "调解·履行监督")
    first = town.lin(case, Perform(result="done"))
    for _ in range(2):
        town.lin(case, Perform(result="done"))
        town.outside(town.fang, case, Confirm(result="confirmed"), number="（2021）演民特3号")
    town.lin(case, registry.act("common.Strike")(entry=first.entry, reason="重复登记"))
    assert {name: counted(case)[name] for name in ("performed", "confirmed")} == {"performed": 1, "confirmed": 1}
    town.lin(case, Close())
    town.checks(case, stage="closed")


def story_looked_at_later(town: Any) -> None:
    """An agreement without a day for its performance is looked at within the days of the place; one with a day before the agreement, and a ruling nobody asked for or can show, are flagged."""
    town.at("2021-03-01")
    case = agreed(town, perform_by="")
    assert Deadline.objects.get(matter=case.matter, term="perform").due == "2021-03-31"
    town.refuses(town.lin, case, Close(), "调解·回访")
    town.refuses(town.lin, applied(town), Next(step="sue", note="没有协议"), "调解·履行监督")
    ruled = town.flagged(town.fang(case, Confirm(result="confirmed")), "调解·司法确认")
    assert [each["sentence"] for each in ruled.flags] == ["没有登记过双方共同申请", "没有裁定书文号，也没有裁定书"]
    early = town.lin(applied(town), Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(early, Session(record="谈妥"))
    town.refuses(town.lin, early, Agree(**WORDS, perform_by="2021-02-28"), "调解·协议")
    sheet = {"side_a": {"name": "赵某甲"}, "side_b": {"name": "钱某乙"}, "what": "道路通行", "kind": "neighbour", "result": "oral", "mediators": town.lin.person}
    town.flagged(town.lin(Sheet(**sheet, perform_by="2021-02-28", photo=[town.file("纸质卷")])), "调解·协议")
    later = town.lin(Sheet(**sheet, photo=[town.file("纸质卷")]))
    assert Deadline.objects.get(matter=later.matter, term="perform").due == "2021-03-31"
