"""Review, re-review and the end in three steps, told from start to end."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Mark, Office, Post
from fazhi.kernel.serve import Serve
from fazhi.lines.petition.acts import Accept, JoinedWith, NotAgain, PassOn
from fazhi.lines.petition.handling import Answer, Close
from fazhi.lines.petition.placing import Hand, TakeBack
from fazhi.lines.petition.reviewing import AskRereview, AskReview, Care, HearingBegins, HearingEnds, Rereviewed, Reviewed
from fazhi.lines.petition.story import OPINION, came, due, handed


def story_three_steps_to_the_end(town: Any) -> None:
    """Review, re-review with a hearing that does not count, the end; and then the same is not accepted again, but help goes on."""
    town.at("2023-03-01")
    case = came(town)
    town.he(case, Accept(kind="complaint", route="petition"))
    town.he(case, Answer(**OPINION))
    town.he(case, Serve(paper=town.paper(case, "reply"), party=town.party(case, "petitioner"), mode="direct"))
    assert due(case, "ask_review") == "2023-03-31"
    town.at("2023-04-20")
    town.flagged(town.he(case, AskReview(what="不服")), "信访·复查")
    town.he(case, Reviewed(result="upheld"))
    town.he(case, AskRereview(what="仍不服"))
    assert due(case, "rereview") == "2023-05-22"
    town.he(case, HearingBegins())
    town.days(10)
    town.he(case, HearingEnds())
    assert due(case, "rereview") > "2023-05-22"
    town.he(case, Rereviewed(result="upheld"))
    town.checks(case, stage="final", met=["review", "rereview", "ask_rereview"])
    town.he(case, Care(what="上门慰问"))
    other, again = came(town), came(town)
    town.refuses(town.he, again, NotAgain(other=other.matter, told=True), "信访·不再受理")
    town.he(again, NotAgain(other=case.matter, told=True))
    town.checks(again, stage="passed", papers=["not_again"])


def story_a_review_that_changes(town: Any) -> None:
    """The organ above changes the answer: the town begins again, with a new term."""
    town.at("2023-03-01")
    case = came(town)
    town.he(case, Accept(kind="complaint", route="petition"))
    town.he(case, Answer(**OPINION))
    town.he(case, AskReview())
    town.days(20)
    town.he(case, Reviewed(result="changed", document="县信复〔2023〕1号", made_on="2023-03-20", reason="应当给予答复的事项没有答复"))
    town.checks(case, stage="accepted", open=["finish"])
    town.flagged(came(town, channel="window", came=9), "信访·代表人数")


def story_the_organ_above_speaks_when_it_speaks(town: Any) -> None:
    """Review asked and decided after the petition was closed, or without a word of it here before: recorded as it is, flagged, counted once."""
    town.at("2023-03-01")
    case = came(town)
    town.he(case, Accept(kind="complaint", route="petition"))
    town.he(case, Answer(**OPINION))
    handed(town, town.he, case)
    town.he(case, Close(agreed=False))
    town.he(case, AskReview(what="不服"))
    town.flagged(town.outside(town.fang, case, Rereviewed(result="changed"), number="复核1"), "信访·复核")
    town.checks(case, stage="accepted", open=["finish", "review", "settle"])
    town.he(case, Answer(**OPINION))
    town.outside(town.fang, case, Reviewed(result="upheld"), number="复查1")
    handed(town, town.he, case)
    town.he(case, Close(agreed=False))
    town.flagged(town.outside(town.fang, case, Reviewed(result="upheld"), number="复查2"), "信访·复查")
    town.he(case, AskRereview(what="仍不服"))
    town.outside(town.fang, case, Rereviewed(result="upheld"), number="复核2")
    town.checks(case, stage="final")
    assert Mark.objects.filter(matter=case.matter, figure="petition.closed").count() == 1


def story_the_term_for_the_last_review_runs_from_its_receipt(town: Any) -> None:
    """The town hears of the review later than the petitioner: his thirty days run from the day on which he received it, and a day to come is flagged."""
    town.at("2023-03-01")
    case = came(town)
    town.he(case, Accept(kind="complaint", route="petition"))
    town.he(case, Answer(**OPINION))
    town.he(case, AskReview(what="不服"))
    town.at("2023-04-20")
    town.outside(town.fang, case, Reviewed(result="upheld", received_on="2023-04-04"), number="复查1")
    assert due(case, "ask_rereview") == "2023-05-04"
    other = came(town)
    town.he(other, Accept(kind="complaint", route="petition"))
    town.he(other, Answer(**OPINION))
    town.he(other, AskReview(what="不服"))
    town.flagged(town.outside(town.fang, other, Reviewed(result="upheld", received_on="2023-05-20"), number="复查2"), "信访·复核")


def story_nothing_is_joined_to_what_is_answered(town: Any) -> None:
    """What comes after the answer would be joined to a petition whose clocks run no more: it is refused before and during the review."""
    town.at("2023-03-01")
    case = came(town)
    town.he(case, Accept(kind="complaint", route="petition"))
    town.he(case, Answer(**OPINION))
    town.days(5)
    again = came(town)
    town.refuses(town.he, again, JoinedWith(other=case.matter), "信访·受理")
    town.he(case, AskReview(what="不服"))
    town.refuses(town.he, again, JoinedWith(other=case.matter), "信访·受理")
    town.checks(again, stage="received", open=["register"])


def story_what_is_sent_down_ends_what_it_began(town: Any) -> None:
    """Sent down from above and not taken up again after the end in three steps, or passed on by paper: neither the notice to the sender nor the right to object stays open."""
    town.at("2023-03-01")
    ended = came(town)
    town.he(ended, Accept(kind="complaint", route="petition"))
    town.he(ended, Answer(**OPINION))
    for act in (AskReview(what="不服"), Reviewed(result="upheld"), AskRereview(what="仍不服"), Rereviewed(result="upheld")):
        town.he(ended, act)
    again, passed = came(town, channel="above"), came(town, channel="above")
    town.he(again, NotAgain(other=ended.matter, told=True))
    town.flagged(town.on_paper(town.fang, passed, PassOn(to="县水务局", reason="不属本镇职权", provision="职责清单"), town.he), "信访·转送异议")
    for case in (again, passed):
        town.checks(case, stage="passed", met=["register", "notice_transfer"])
        assert not Deadline.objects.filter(matter=case.matter, term__in=("register", "notice_transfer", "transfer_objection"), state="open").exists()


def story_a_petition_is_handed_to_who_can_take_it_up(town: Any) -> None:
    """A village has no power over petitions, and a unit without clerk or head nobody who may act: neither is handed one."""
    town.at("2023-03-01")
    case = came(town)
    why = {"reason": "职责在另一单位", "provision": "本镇职责清单"}
    town.bad(town.he, case, Hand(unit=town.villages["东塘村"], **why), "unit")
    town.keeper(town.office, registry.act("house.Establish")(name="空设的办公室", kind="unit", since="2023-03-01"))
    empty = Office.objects.get(name="空设的办公室").id
    town.refuses(town.he, case, Hand(unit=empty, **why), "信访·转送")
    town.he(case, Hand(unit=town.units["司法所"], **why))
    town.lin(case, Accept(kind="complaint", route="petition"))


def story_a_petition_is_taken_back_from_whom_nobody_is_left(town: Any) -> None:
    """The only one of a unit who could take a petition up has left: the head of the unit that handed it over takes it back and hands it on, or a leader where a leader did; not before, and nobody else."""
    town.at("2023-03-01")
    case, led, why = came(town), came(town), {"reason": "职责在另一单位", "provision": "本镇职责清单"}
    town.keeper(town.office, registry.act("house.Establish")(name="新设的办公室", kind="unit", since="2023-03-01"))
    unit = Office.objects.get(name="新设的办公室").id
    town.keeper(town.office, registry.act("house.Appoint")(who={"name": "临某"}, unit=unit, capacity=["clerk"], post="工作人员", since="2023-03-01"))
    town.he(case, Hand(unit=unit, **why))
    town.huang(led, Hand(unit=unit, **why))
    town.refuses(town.he, case, TakeBack(reason="催过两次"), "信访·转送")
    town.days(2)
    town.keeper(town.office, registry.act("house.Dismiss")(post=Post.objects.get(unit=unit).id, until="2023-03-01"))
    for hand, one in ((town.mei, case), (town.chen, case), (town.mei, led)):
        town.refuses(hand, one, TakeBack(reason="无人"), "信访·转送")
    town.chen(led, TakeBack(reason="该单位人员已经调离"))
    town.checks(led, stage="received", open=["register"])
    town.refuses(town.he, case, Accept(kind="help"), "信访·转送")
    town.he(case, TakeBack(reason="该单位人员已经调离"))
    town.checks(case, stage="received", open=["register"])
    town.he(case, Hand(unit=town.units["司法所"], **why))
    town.lin(case, Accept(kind="complaint", route="petition"))
