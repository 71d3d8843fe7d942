"""The receiving point told from start to end."""

from typing import Any

from fazhi.kernel.clock import walk
from fazhi.kernel.models import Deadline, Entry, Mark
from fazhi.lines.reconsideration.acts import (
    Ask,
    Bring,
    Fate,
    Forward,
    Mended,
    Receive,
    Silent,
    Supplement,
    Taken,
    Tell,
    Withdrawn,
)

APPLICATION: dict[str, Any] = {"applicant": {"name": "孙某某", "phone": "13800001234"}, "against": "行政处罚决定"}


def story_main_path(town: Any) -> None:
    """Received with a receipt, forwarded the next working day, signed for, accepted, the applicant told."""
    town.at("2021-09-01")
    case = town.fang(Receive(**APPLICATION, materials=[{"name": "申请书", "pages": 2}]))
    assert Deadline.objects.get(matter=case.matter, term="forward").due == "2021-09-02"
    town.fang(case, Forward(to="县人民政府"))
    town.refuses(town.fang, case, Taken(taken_at="2021-09-02T10:20"), "复议·受理")  # it has not happened yet
    town.at("2021-09-03")
    town.fang(case, Taken(taken_at="2021-09-02T10:20"))
    assert Deadline.objects.get(matter=case.matter, term="accept_received").due == "2021-09-09"  # five working days after the organ had it
    town.refuses(town.fang, case, Tell(how="phone", words="还在审查"), "复议·受理点")
    town.outside(town.fang, case, Fate(fate="accepted"), number="演府复〔2021〕9号")
    town.fang(case, Tell(how="phone", words="复议机关已受理。"))
    town.checks(case, stage="closed", met=["forward", "taken", "accept_received", "tell"], papers=["receipt", "forwarding"])


def story_missing_papers(town: Any) -> None:
    """What is missing is asked for once; the applicant may have it forwarded as it is."""
    town.at("2021-09-01")
    case = town.fang(Receive(**APPLICATION, complete=False))
    town.fang(case, Ask(missing=[{"name": "身份证明复印件"}]))
    town.refuses(town.fang, case, Ask(missing=[{"name": "居住证明"}]), "复议·受理点")
    town.flagged(town.on_paper(town.deng, case, Ask(missing=[{"name": "居住证明"}]), town.fang), "复议·受理点")
    town.flagged(town.fang(case, Bring()), "复议·受理点")
    town.fang(case, Bring(goes_on=True))
    town.fang(case, Forward(to="县人民政府"))
    town.checks(case, stage="forwarded", papers=["receipt", "missing", "forwarding"])


def story_through_the_organ(town: Any) -> None:
    """From 2024 an application against a penalty on the spot may come through the organ, which forwards it within five working days if it stands by its decision."""
    town.at("2024-03-04")
    case = town.fang(Receive(**APPLICATION, route="organ"))
    assert Deadline.objects.get(matter=case.matter, term="forward_penalty").due == "2024-03-11"
    town.refuses(town.fang, case, Forward(to="县人民政府"), "复议·转送")
    town.refuses(town.fang, case, Mended(how="withdrawn", document="演罚撤〔2024〕1号", told_on="2024-03-04"), "复议·不得阻碍")
    town.fang(case, Forward(to="县人民政府", stand="事实清楚，应予维持。"))


def story_the_organ_mends_its_own_decision(town: Any) -> None:
    """The organ finds itself wrong and mends the decision: the applicant wants no review, nothing is sent on and nothing is late; one handed in at the desk is not ended so."""
    town.at("2024-03-04")
    mended = {"how": "withdrawn", "document": "演罚撤〔2024〕1号", "told_on": "2024-03-04", "content": True}
    case = town.fang(Receive(**APPLICATION, route="organ"))
    town.fang(case, Mended(**mended, signed=[town.file("确认")]))
    town.checks(case, stage="closed", open=[])
    assert sum(Mark.objects.filter(matter=case.matter, figure="reconsideration.forward_due").values_list("amount", flat=True)) == 0
    town.refuses(town.fang, town.fang(Receive(**APPLICATION)), Mended(**mended), "复议·转送")


def story_through_the_organ_before_the_law_had_it(town: Any) -> None:
    """Before 2024 no law let it be handed in through the organ: it is received, said to be so, and goes on like any other, in the days of the desk."""
    town.at("2021-09-01")
    case = town.flagged(town.fang(Receive(**APPLICATION, route="organ")), "复议·申请")
    assert Deadline.objects.get(matter=case.matter, term="forward").due == "2021-09-02" and not Deadline.objects.filter(matter=case.matter, term="forward_penalty").exists()
    town.fang(case, Forward(to="县人民政府"))
    assert Mark.objects.get(matter=case.matter, figure="reconsideration.forwarded_on_time").day == "2021-09-02"


def story_silence_accepts(town: Any) -> None:
    """From 2024 an organ that says nothing in its days has accepted: the day is written down by itself, and the applicant is told."""
    town.at("2024-03-04")
    case = town.fang(Receive(**APPLICATION))
    town.fang(case, Forward(to="县人民政府"))
    town.fang(case, Taken(taken_at="2024-03-04T09:30"))
    town.at("2024-03-11")
    walk(town.office, town.now, origin="replay")
    town.refuses(town.fang, case, Tell(how="phone", words="还在审查"), "复议·受理点")  # the last of the five working days is not over
    town.at("2024-03-12")
    walk(town.office, town.now, origin="replay")
    town.checks(case, stage="taken", open=["tell"], acts=["Receive", "Forward", "Taken", "Lapsed", "Silent"])
    assert Entry.objects.get(matter=case.matter, act=Silent.key).done_at[:10] == "2024-03-11"
    town.fang(case, Tell(how="phone", words="期满未决定，视为受理。"))
    town.checks(case, stage="closed", met=["tell"])


def story_late_application_is_received(town: Any) -> None:
    """A late application is recorded and forwarded; that it is late is a flag, never a refusal."""
    town.at("2021-09-01")
    case = town.fang(Receive(**APPLICATION, made_on="2021-05-01"))
    town.flagged(case, "复议·申请期限")
    assert not town.fang(Receive(**APPLICATION, made_on="2021-07-05")).flags
    town.flagged(town.fang(Receive(**APPLICATION, made_on="2017-06-01")), "复议·申请期限")  # the law of that day is not at hand: said, not guessed


def story_taken_back(town: Any) -> None:
    """An application is taken back by the applicant's own signed paper; without it the record says so."""
    town.at("2024-09-02")
    case = town.fang(Receive(**APPLICATION))
    town.flagged(town.fang(case, Withdrawn(reason="已与对方和解")), "复议·不得阻碍")
    town.checks(case, stage="closed", open=["settle"])


def wanting(town: Any, day: str, **words: Any) -> Any:
    """An application of which the organ wants more, on a day."""
    town.at(day)
    case = town.fang(Receive(**APPLICATION))
    town.fang(case, Forward(to="县人民政府"))
    town.fang(case, Taken(taken_at=f"{day}T10:20"))
    return case, town.outside(town.fang, case, Fate(fate="supplement", **words), number="补正1号")


def story_supplement_in_working_days(town: Any) -> None:
    """From 2024 the applicant has ten working days to hand in what the organ wants; late without a good reason is recorded as late; then the organ examines anew."""
    case, asked = wanting(town, "2024-03-04")
    town.flagged(asked, "复议·补正")
    case, asked = wanting(town, "2024-03-04", missing="身份证明", notified_on="2024-03-05")
    assert not asked.flags and Deadline.objects.get(matter=case.matter, term="supplement").due == "2024-03-19"
    town.fang(case, Tell(how="phone", words="请在十个工作日内补正身份证明。", last="more"))
    town.refuses(town.fang, case, Tell(how="phone", words="已补正。"), "复议·补正")
    town.at("2024-03-22")
    town.refuses(town.fang, case, Supplement(handed_on="2024-03-25", what="身份证明"), "复议·补正")  # it has not happened yet
    town.flagged(town.fang(case, Supplement(handed_on="2024-03-20", what="身份证明")), "复议·补正")
    assert not town.fang(case, Supplement(handed_on="2024-03-20", what="身份证明", cause="住院")).flags
    assert Deadline.objects.filter(matter=case.matter, term="accept").order_by("-id").first().due == "2024-03-27"  # five working days after it was handed in
    town.refuses(town.fang, case, Tell(how="phone", words="复议机关在审查。"), "复议·补正")
    town.outside(town.fang, case, Fate(fate="accepted"), number="演府复〔2024〕9号")
    town.fang(case, Tell(how="phone", words="复议机关已受理。"))
    town.checks(case, stage="closed", met=["supplement", "accept", "tell"])


def story_supplement_under_the_old_law(town: Any) -> None:
    """Before 2024 the organ itself set the time to hand in; without its day in the notice the record says so. Nothing was asked for: that is flagged too."""
    case, asked = wanting(town, "2021-09-01", missing="身份证明")
    town.flagged(asked, "复议·补正")
    case, asked = wanting(town, "2021-09-01", missing="身份证明", until="2021-09-10")
    assert not asked.flags and Deadline.objects.get(matter=case.matter, term="supplement_set").due == "2021-09-10"
    other = town.fang(Receive(**APPLICATION))
    town.fang(other, Forward(to="县人民政府"))
    town.fang(other, Taken(taken_at="2021-09-01T11:00"))
    town.flagged(town.fang(other, Supplement(handed_on="2021-09-01", what="身份证明")), "复议·补正")
