"""Powers and facts in pairs: what is refused here is recorded from paper or from outside, as a flag that the head must settle."""

from collections.abc import Callable
from typing import Any

import pytest

from fazhi.kernel import registry, verify
from fazhi.kernel.models import Deadline, Entry, Matter


def act(key: str, **said: Any) -> Any:
    return registry.act(key)(**said)


def petition(town: Any) -> Any:
    return town.he(act("petition.Receive", channel="phone", what="路灯坏了", who={"name": "测某"}))


def accepted(town: Any) -> Any:
    case = petition(town)
    town.he(case, act("petition.Accept", kind="complaint"))
    return case


def recused(town: Any) -> Any:
    case = accepted(town)
    town.fang(case, act("common.Recuse", officer=town.he.person, reason="与信访人是亲属"))
    return case


def drafted(town: Any) -> Any:
    case = town.mei(act("annual_report.Begin", year=2021 - Matter.objects.filter(line="annual_report").count()))  # one report a year
    town.mei(case, act("annual_report.Draft"))
    return case


def agreed(town: Any) -> Any:
    return town.li(act("inspection.TakeUp", source="plan", what="燃气"))


# what is before the door, who does it, the act, the provision that refuses it
PAIRS: list[tuple[str, Callable[[Any], Any], str, Callable[[Any], Any], str]] = [
    ("closed before it is answered", accepted, "he", lambda town: act("petition.Close", agreed=True), "信访·办理期限"),
    ("answered before it is accepted", petition, "he", lambda town: act("petition.Answer", result="supported", reply="已修"), "信访·办理期限"),
    ("accepted by counsel", petition, "xu", lambda town: act("petition.Accept", kind="complaint"), "机构·职责"),
    ("answered by one who must stay away", recused, "he", lambda town: act("petition.Answer", result="supported", reply="已修"), "机构·回避"),
    ("reviewed by the drafter", drafted, "mei", lambda town: act("annual_report.Review", result="agreed", opinion="可以"), "机构·职责"),
    ("adopted without review", drafted, "chen", lambda town: act("annual_report.Adopt"), "年度报告·审核"),
    ("visited before it is approved", agreed, "li", lambda town: act("inspection.Visit", second=town.wang.person, shown=True, record="略"), "检查·两人"),
]


@pytest.mark.parametrize(("name", "before", "who", "what", "provision"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_refused_here_and_flagged_on_paper_and_from_outside(town: Any, name: str, before: Any, who: str, what: Any, provision: str) -> None:
    town.at("2021-09-01")
    case = before(town)
    town.refuses(town.people[who], case, what(town), provision)
    clerk = town.deng if who != "deng" else town.qian
    on_paper = town.on_paper(clerk, case, what(town), town.people[who])
    town.flagged(on_paper, provision)
    assert Deadline.objects.get(matter=case.matter, term="settle", of=on_paper.entry).capacity == "chief"
    town.chen(case, act("common.Settle", entry=on_paper.entry, answer="已核对，补办手续。"))
    assert Deadline.objects.get(matter=case.matter, term="settle", of=on_paper.entry).state == "met"
    if provision not in ("机构·职责", "机构·回避"):
        again = before(town)
        outside = town.outside(clerk, again, what(town), number="外-1")
        town.flagged(outside, provision)
    assert verify.verify().problems == []


def test_a_flagged_paper_act_issues_no_paper_and_no_number_of_ours(town: Any) -> None:
    town.at("2021-09-01")
    case = petition(town)
    done = town.on_paper(town.deng, case, act("petition.Answer", result="supported", reply="已修"), town.he)
    assert done.flags and done.papers == ()


@pytest.mark.parametrize("manner", ["paper", "outside"])
def test_without_sheet_or_number_it_is_always_refused(town: Any, manner: str) -> None:
    case = petition(town)
    town.refuses(town.fang, case, act("petition.Accept", kind="complaint"), "记录·全过程", manner=manner, signed_by=(town.he.person,))


def test_a_fact_is_never_refused_because_of_the_law(town: Any) -> None:
    town.at("2021-09-01")
    case = petition(town)
    done = town.he(case, act("petition.AskReview", what="不服"))
    assert any(flag["stops"] for flag in done.flags)
    assert Entry.objects.filter(id=done.entry).exists()


def test_sm3_chains_are_verified_beside_older_ones(town: Any, settings: Any) -> None:
    town.at("2021-09-01")
    case = petition(town)
    settings.FAZHI_ALGORITHM = "sm3"
    town.he(case, act("petition.Accept", kind="complaint"))
    assert '"algo":"sm3"' in Entry.objects.filter(matter=case.matter).order_by("-n").first().body  # type: ignore[union-attr]
    assert verify.verify().problems == [] and verify.verify(chains_only=True).problems == []
