"""The additional fine of an enforcement, as a lawyer can check it: so many days late, so much paid, so much to pay."""

from datetime import date, timedelta
from typing import Any

import pytest

from fazhi.kernel import happen, judge, registry, roster
from fazhi.kernel.deed import Deed
from fazhi.kernel.serve import Serve
from fazhi.kernel.story import Town
from fazhi.lines.execution import stages
from fazhi.lines.execution.acts import Contest, Demand, Receive, TakeUp
from fazhi.lines.execution.ending import Agree, Breach
from fazhi.lines.penalty.sidepaths import concluded, filed
from fazhi.lines.penalty.telling import due, paper_of

act = registry.act

# the day of the demand, what came in before, the days of reconsideration → principal left, additional fine (yuan); due on 2 March 2026
CASES = [
    ("2026-03-03", [], (), 1000, 30),
    ("2026-03-12", [], (), 1000, 300),
    ("2026-04-04", [], (), 1000, 990),
    ("2026-04-05", [], (), 1000, 1000),
    ("2026-04-21", [], (), 1000, 1000),
    ("2026-03-12", [("2026-03-07", 500)], (), 500, 225),   # five days on 1,000, five on 500
    ("2026-04-21", [("2026-03-03", 500)], (), 500, 765),   # one day on 1,000, 49 on 500: the cap is the whole fine, not what is left of it
    ("2026-03-12", [], ("2026-03-05", "2026-03-09"), 1000, 150),
    ("2026-03-12", [], ("2026-03-03", "2026-03-12"), 1000, 0),
]


def case_of(town: Town, matter: str, on: str) -> Any:
    """The matter as its acts see it on a day."""
    row = happen.lock([matter])[matter]
    line = registry.line("execution")
    return judge.build(Deed(act=Demand(), matter=matter, who=town.li.person, office=town.office), line, row, roster.roster(town.office), on)


@pytest.mark.parametrize(("day", "paid", "contest", "left", "added"), CASES)
def test_additional_fine(town: Town, day: str, paid: list[tuple[str, int]], contest: tuple[str, ...], left: int, added: int) -> None:
    town.at("2026-03-03")
    matter = town.li(TakeUp(obliged={"name": "隆某某"}, what="罚款", amount=1000, due="2026-03-02")).matter
    for on, amount in paid:
        town.at(on)
        town.qian(matter, Receive(amount=amount))
    if contest:
        town.at(contest[1])
        town.qian(matter, Contest(forum="review", since=contest[0], until=contest[1]))
    case = case_of(town, matter, day)
    assert (max(stages.principal(case) - stages.received(case), 0), stages.surcharge(case)) == (left * 100, added * 100)


def test_no_additional_fine_on_confiscated_money(town: Town) -> None:
    """Fined 1,000, confiscated 3,000, nothing paid: the enforcement is for 4,000, the additional fine and its cap follow the 1,000."""
    town.at("2023-01-03")
    case = filed(town, "住建")
    party = concluded(town, case)
    rows = [{"party": party, "kind": kind, "amount": amount} for kind, amount in (("fine", 1000), ("confiscation", 3000))]
    town.confirmed(town.wang, town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows)))
    town.qian(case, act("penalty.Defend")(party=party, waived=True))
    town.signed(town.zhao, case, act("penalty.Decide")(rows=rows, facts="属实", no_order="已清运"), town.zhou, town.huang, town.chen)
    town.qian(case, Serve(paper=paper_of(case, "decision", party), party=party, mode="direct"))
    late = date.fromisoformat(due(case, "pay")) + timedelta(days=10)
    town.at(late.isoformat())
    part = town.signed(town.li, case, act("penalty.Enforce")(party=party, what="罚款和没收违法所得"), town.zhou).opened[0].matter
    seen = case_of(town, part, late.isoformat())
    assert (stages.principal(seen), stages.fines(seen), stages.surcharge(seen)) == (400000, 100000, 30000)
    assert stages.surcharge(case_of(town, part, (late + timedelta(days=60)).isoformat())) == 100000
    town.qian(case, act("penalty.Pay")(amount=1000))
    seen = case_of(town, part, (late + timedelta(days=9)).isoformat())
    assert (stages.received(seen), stages.surcharge(seen)) == (100000, 30000)


def test_what_was_forgiven_is_owed_again_when_the_agreement_is_broken(town: Town) -> None:
    town.at("2026-03-12")
    matter = town.li(TakeUp(obliged={"name": "隆某某"}, what="罚款", amount=1000, due="2026-03-02")).matter
    plan = [{"due": "2026-04-01", "what": "缴清", "amount": 1000}]
    town.signed(town.li, matter, Agree(rows=plan, waived=300, repaired="已恢复原状", harmless=True), town.huang)
    assert stages.outstanding(case_of(town, matter, "2026-03-12")) == 100000
    town.at("2026-04-02")
    town.qian(matter, Breach(note="到期没有缴纳"))
    assert stages.outstanding(case_of(town, matter, "2026-04-02")) == 193000
