"""Petitions that ask the same, told from start to end: everybody is answered, no clock is lost, and what is owed to one is owed to each."""

from typing import Any

from fazhi.kernel.models import Deadline, Mark, Paper
from fazhi.kernel.serve import Serve
from fazhi.lines.petition.acts import Accept, JoinedWith, PassOn, Receive
from fazhi.lines.petition.handling import Answer, Close, Extend, Ordinary
from fazhi.lines.petition.orders import AnsweredThere
from fazhi.lines.petition.reviewing import AskRereview, AskReview, Rereviewed, Reviewed
from fazhi.lines.petition.routing import Route
from fazhi.lines.petition.serving import Book, Unbook, Visit
from fazhi.lines.petition.stages import TOGETHER
from fazhi.lines.petition.story import OPINION, came, due, handed

WRITTEN = {"document": "复查〔2023〕1号", "made_on": "2023-03-01", "reason": "事实清楚，依据充分"}


def letters(case: Any, kind: str) -> dict[str, str]:
    """{party: paper} of the letters of a kind in a petition."""
    return dict(Paper.objects.filter(matter=case.matter, kind=f"petition.{kind}", struck="").values_list("of", "id"))


def story_everybody_who_asked_is_answered(town: Any) -> None:
    """Three ask the same, one after another and in a chain: each has a reply under his own number, served on him, with his own thirty days; it counts once."""
    town.at("2023-03-01")
    first = came(town)
    town.days(1)
    second = came(town, what="村口渣土没有人管", who={"name": "李某某", "phone": "13900000001"})
    town.days(1)
    third = came(town, what="渣土挡路", who={"name": "王某某", "phone": "13900000002"})
    nameless = came(town, who={"name": "匿名"})
    town.he(third, JoinedWith(other=second.matter))
    town.he(second, JoinedWith(other=first.matter))
    town.he(nameless, JoinedWith(other=first.matter))
    town.refuses(town.he, first, JoinedWith(other=second.matter), "信访·受理")
    town.he(first, Accept(kind="complaint", route="petition"))
    assert len(letters(first, "acceptance")) == 3
    town.signed(town.he, first, Extend(reason="需要会同核实"), town.huang)
    assert len(letters(first, "extension")) == 3
    town.he(first, Answer(**OPINION))
    replies = letters(first, "reply")
    words = {party: town.text(paper) for party, paper in replies.items()}
    own, others = town.party(first, "petitioner"), [town.party(first, TOGETHER, i) for i in range(2)]
    assert set(replies) == {own, *others} and "渣土" in words[own]
    assert all("与本机关先收到的同一诉求一并办理" in words[each] and "倾倒" not in words[each] and "刘某某" not in words[each] for each in others)
    assert sum("李某某" in each for each in words.values()) == sum("王某某" in each for each in words.values()) == 1
    town.at("2023-03-10")
    town.he(first, Serve(paper=replies[own], party=own, mode="direct"))
    town.at("2023-03-20")
    town.he(first, Serve(paper=replies[others[0]], party=others[0], mode="direct"))
    asked = dict(Deadline.objects.filter(matter=first.matter, term="ask_review", struck="").values_list("of", "due"))
    assert asked == {own: "2023-04-10", others[0]: "2023-04-19"}
    town.at("2023-04-15")
    assert not town.he(first, AskReview(party=others[0], what="不服")).flags
    town.checks(first, stage="under_review", met=["ask_review"])
    town.he(first, Reviewed(result="upheld"))
    assert not town.he(first, AskReview(party=own, what="也不服")).flags[1:]  # his thirty days were over; nothing else is amiss
    town.flagged(town.he(second, AskReview(what="不服")), "信访·复查")
    counted = Mark.objects.filter(figure="petition.received", matter__in=[each.matter for each in (first, second, third, nameless)])
    assert sum(counted.values_list("amount", flat=True)) == 1


def story_one_that_was_accepted_joins_too(town: Any) -> None:
    """Only after acceptance it is seen that two ask the same: the later one's clocks stop, its letters are served all the same, it counts once, and nobody is answered later for it."""
    town.at("2023-03-01")
    first = came(town)
    town.days(1)
    second, quick, routed = came(town, channel="hotline", outside_number="DH3", order_kind="complaint", who={"name": "李某某"}), came(town), came(town)
    accept = Accept(kind="complaint", route="petition")
    town.he(second, accept)
    town.refuses(town.he, second, JoinedWith(other=first.matter), "信访·受理")  # the first is not taken up yet
    town.days(7)
    town.he(first, accept)
    town.refuses(town.he, second, JoinedWith(other=first.matter), "信访·受理")  # by its own acceptance it is answered sooner
    town.he(quick, Accept(kind="complaint", route="petition", simple=True))
    town.he(routed, Route(way="mediation", what="相邻滴水纠纷"))
    town.refuses(town.he, quick, JoinedWith(other=first.matter), "信访·受理")
    town.refuses(town.he, routed, JoinedWith(other=first.matter), "信访·诉访分离")
    town.he(quick, Ordinary(reason="情况复杂"))
    town.he(quick, JoinedWith(other=first.matter))
    third = came(town, channel="hotline", outside_number="DH4", order_kind="complaint", who={"name": "王某某"})
    town.days(1)
    letter = town.he(third, accept)
    ran = due(third, "hotline_complaint")
    town.fang(third, Book(when="2023-03-20T10:00", where="家里", officer=town.fang.person))
    town.refuses(town.he, third, JoinedWith(other=first.matter), "信访·办理")
    town.fang(third, Unbook(reason="电话里已经说清"))
    town.he(third, JoinedWith(other=first.matter))
    town.checks(third, stage="closed", met=["register"], open=[], papers=["acceptance", "joined"])
    assert not Deadline.objects.filter(matter=third.matter, term__in=("finish", "hotline_complaint"), state="open").exists() and due(first, "hotline_complaint") == ran
    town.he(third, Serve(paper=letter.papers[0], party=town.party(third, "petitioner"), mode="direct"))
    counted = {figure: sum(Mark.objects.filter(figure=f"petition.{figure}", matter__in=[first.matter, third.matter]).values_list("amount", flat=True))
               for figure in ("received", "accepted", "finish_due", "first", "hotline")}
    assert counted == {"received": 1, "accepted": 1, "finish_due": 1, "first": 1, "hotline": 0}
    town.he(first, Answer(**OPINION))
    assert len(letters(first, "reply")) == 3


def story_the_clock_of_an_order_runs_on_where_it_joined(town: Any) -> None:
    """An order of the platform joins a petition that came by letter: its fifteen working days run on there, from its own day; the earlier of two stays."""
    town.at("2023-03-01")
    first = came(town, channel="letter")
    town.days(1)
    order = came(town, channel="hotline", outside_number="DH1", order_kind="complaint", platform_due="2023-03-10", who={"name": "李某某"})
    town.days(4)
    later = came(town, channel="hotline", outside_number="DH2", order_kind="complaint", who={"name": "匿名"})
    expected = due(order, "hotline_complaint")
    town.he(later, JoinedWith(other=order.matter))
    assert due(order, "hotline_complaint") == expected
    town.he(order, JoinedWith(other=first.matter))
    assert due(first, "hotline_complaint") == expected
    town.checks(order, stage="closed", open=["platform"])
    town.he(first, Accept(kind="complaint", route="petition"))
    town.he(first, Answer(**OPINION))
    town.checks(first, met=["hotline_complaint", "finish"], open=[])
    assert not town.he(order, AnsweredThere(when="2023-03-06T16:00")).flags


def story_the_letters_of_simple_handling(town: Any) -> None:
    """The letter tells the ten working days and not the sixty days; what goes the ordinary way after all is told so, and only then may it be extended."""
    for route in ("petition", "duty"):
        town.at("2023-03-01")
        case = came(town)
        told = town.text(town.he(case, Accept(kind="complaint", route=route, simple=True)).papers[0])
        assert "适用简易办理" in told and "2023年3月15日" in told and "2023年5月4日" not in told and "不适用信访办理期限" not in told
        town.refuses(town.he, case, Extend(reason="需要会同核实"), "信访·简易办理")
        told = town.text(town.he(case, Ordinary(reason="情况复杂")).papers[0])
        assert "转为普通程序" in told and ("2023年5月4日" in told) == (route == "petition")


def story_nothing_is_reviewed_that_was_not_answered(town: Any) -> None:
    """Review is asked before any answer, re-review before any review: recorded as told, and flagged."""
    town.at("2023-03-01")
    case = came(town)
    town.flagged(town.outside(town.fang, case, AskReview(what="不服"), number="复查1"), "信访·复查")
    town.checks(case, stage="received", open=["register", "settle"])
    other = came(town)
    town.he(other, Accept(kind="complaint", route="petition"))
    town.flagged(town.outside(town.fang, other, AskReview(what="不服"), number="复查2"), "信访·复查")
    town.flagged(town.outside(town.fang, other, AskRereview(what="仍不服"), number="复核1"), "信访·复核")
    town.flagged(town.outside(town.fang, other, Reviewed(result="upheld"), number="复查2-1"), "信访·复查")
    town.flagged(town.outside(town.fang, other, Rereviewed(result="upheld"), number="复核2"), "信访·复核")
    town.checks(other, stage="accepted")
    assert not Deadline.objects.filter(matter__in=[case.matter, other.matter], term__in=("review", "ask_rereview", "rereview")).exists()
    assert not Mark.objects.filter(matter=other.matter, figure__in=("petition.final", "petition.closed")).exists()
    town.he(other, Answer(**OPINION))  # nothing of it stands in the way
    elsewhere = came(town, channel="phone")
    town.he(elsewhere, Route(way="mediation", what="相邻滴水纠纷"))
    town.he(elsewhere, Answer(result="supported", reply="已调解"))
    for _ in range(2):
        town.flagged(town.outside(town.fang, elsewhere, AskReview(what="不服"), number="复查3"), "信访·复查")
        town.outside(town.fang, elsewhere, Reviewed(result="upheld"), number="复查4")
    town.checks(elsewhere, stage="answered")


def story_what_has_its_end_is_not_reviewed_again(town: Any) -> None:
    """After the end in three steps, or once passed on: review asked and decided is written down with a flag, and nothing begins anew."""
    town.at("2023-03-01")
    ended, passed = came(town), came(town)
    town.he(passed, PassOn(to="市人社局", reason="不属本镇职权", provision="《信访工作条例》第二十二条"))
    town.he(ended, Accept(kind="complaint", route="petition"))
    town.he(ended, Answer(**OPINION))
    town.he(ended, AskReview(what="不服"))
    town.he(ended, Reviewed(result="upheld"))
    town.he(ended, AskRereview(what="仍不服"))
    town.he(ended, Rereviewed(result="upheld"))
    for case, stage in ((ended, "final"), (passed, "passed")):
        for n, act in enumerate((AskReview(what="不服"), Reviewed(result="changed"), AskRereview(what="不服"), Rereviewed(result="changed"))):
            town.flagged(town.outside(town.fang, case, act, number=f"来文{n}"), "信访·复查" if n < 2 else "信访·复核")
            town.checks(case, stage=stage)
    assert not Deadline.objects.filter(matter__in=[ended.matter, passed.matter], term__in=("review", "rereview", "finish"), state="open").exists()
    assert sum(Mark.objects.filter(matter=ended.matter, figure="petition.final").values_list("amount", flat=True)) == 1


def answered_both(town: Any) -> tuple[Any, str, str]:
    """Two asked the same, were answered together and each got his letter: (the petition, the one, the other)."""
    town.at("2023-03-01")
    case = came(town)
    town.days(1)
    town.he(came(town, who={"name": "李某某", "phone": "13900000001"}), JoinedWith(other=case.matter))
    town.he(case, Accept(kind="complaint", route="petition", reason="对镇里的处理不服，没有别的法定途径"))
    town.he(case, Answer(**OPINION))
    for party, paper in letters(case, "reply").items():
        town.he(case, Serve(paper=paper, party=party, mode="direct", taken_by="self"))
    return case, town.party(case, "petitioner"), town.party(case, TOGETHER)


def story_each_of_two_has_his_own_review(town: Any) -> None:
    """Two asked the same and both ask for review, each in his own thirty days: each review, and what follows it, is his alone; the end comes when nobody may ask any more."""
    case, own, joined = answered_both(town)
    town.flagged(town.outside(town.fang, case, AskReview(what="不服"), number="复查0"), "信访·复查")  # of which of the two, nobody said
    town.he(case, AskReview(party=own, what="不服"))
    town.days(2)
    assert not town.he(case, AskReview(party=joined, what="也不服")).flags
    town.flagged(town.outside(town.fang, case, Reviewed(result="upheld"), number="复查1"), "信访·复查")
    assert not town.he(case, Reviewed(party=own, result="upheld", **WRITTEN)).flags

    def running() -> set[tuple[str, str]]:
        return set(Deadline.objects.filter(matter=case.matter, state="open", of__in=(own, joined), term__contains="review").values_list("term", "of"))

    assert running() == {("ask_rereview", own), ("review", joined)}
    town.checks(case, stage="under_review")
    town.flagged(town.outside(town.fang, case, AskRereview(party=joined, what="不服"), number="复核0"), "信访·复核")
    assert not town.he(case, AskRereview(party=own, what="仍不服")).flags
    assert not town.he(case, Reviewed(party=joined, result="upheld", **WRITTEN)).flags
    assert running() == {("rereview", own), ("ask_rereview", joined)}
    assert not town.he(case, Rereviewed(result="upheld", **WRITTEN)).flags  # only one is under way
    town.checks(case, stage="answered")
    assert not town.he(case, AskRereview(what="仍不服", party=joined)).flags
    assert not town.he(case, Rereviewed(result="upheld", **WRITTEN)).flags
    town.checks(case, stage="final")


def story_an_answer_that_fell_leaves_nobody_a_right_against_it(town: Any) -> None:
    """The last review of one petitioner has the petition handled again: what the other could still ask against the old answer falls away, and he asks anew against the new one."""
    case, own, joined = answered_both(town)
    for party in (own, joined):
        town.he(case, AskReview(party=party, what="不服"))
        town.he(case, Reviewed(party=party, result="upheld", **WRITTEN))
    town.he(case, AskRereview(party=own, what="仍不服"))
    bare = town.flagged(town.outside(town.he, case, Rereviewed(party=own, result="changed"), number="复核1"), "信访·复核")
    assert [each["sentence"] for each in bare.flags] == ["没有写明复核意见书的文号、复核意见书的日期、理由，也没有附复核意见书"]
    town.checks(case, stage="accepted")
    assert Deadline.objects.get(matter=case.matter, term="ask_rereview", of=joined).state == "void"
    town.he(case, Answer(**OPINION))
    town.flagged(town.outside(town.fang, case, AskRereview(party=joined, what="不服"), number="复核2"), "信访·复核")
    for party, paper in letters(case, "reply").items():
        town.he(case, Serve(paper=paper, party=party, mode="direct", taken_by="self"))
    assert not town.he(case, AskReview(party=joined, what="仍不服")).flags


def story_nobody_calls_back_about_his_own_work(town: Any) -> None:
    """Whoever handled it asks whether the petitioner is content: written down, with a flag; another asks, or the platform did."""
    town.at("2023-03-01")
    case = town.he(Receive(channel="phone", what="路灯不亮", who={"name": "刘某某"}))
    town.he(case, Accept(kind="complaint", route="petition"))
    town.he(case, Answer(**OPINION))
    town.flagged(town.he(case, Visit(content="yes")), "信访·评价")
    town.flagged(town.on_paper(town.fang, case, Visit(content="yes"), town.he), "信访·评价")
    assert not town.he(case, Visit(content="yes", there=True)).flags
    assert not town.fang(case, Visit(content="mostly")).flags
    handed(town, town.he, case)
    town.he(case, Close(agreed=True))
