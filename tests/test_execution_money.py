"""The additional fine of an enforcement, as a lawyer can check it: so many days late, so much paid, so much to pay."""

from typing import Any

import pytest

from fazhi.kernel import happen, judge, registry, roster
from fazhi.kernel.deed import Deed
from fazhi.kernel.story import Town
from fazhi.lines.execution import stages
from fazhi.lines.execution.acts import Contest, Demand, Receive, TakeUp
from fazhi.lines.execution.ending import Agree, Breach

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


def test_what_was_forgiven_is_owed_again_when_the_agreement_is_broken(town: Town) -> None:
    town.at("2026-03-12")
    matter = town.li(TakeUp(obliged={"name": "隆某某"}, what="罚款", amount=1000, due="2026-03-02")).matter
    plan = [{"due": "2026-04-01", "what": "缴清", "amount": 1000}]
    town.signed(town.li, matter, Agree(rows=plan, waived=300, repaired="已恢复原状", harmless=True), town.huang)
    assert stages.outstanding(case_of(town, matter, "2026-03-12")) == 100000
    town.at("2026-04-02")
    town.qian(matter, Breach(note="到期没有缴纳"))
    assert stages.outstanding(case_of(town, matter, "2026-04-02")) == 193000
