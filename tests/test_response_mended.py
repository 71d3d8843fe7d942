"""A judgment of first instance that was written down wrongly: what came of it is taken back with it, and comes again from what stands."""

from typing import Any

from fazhi.kernel import registry, verify
from fazhi.kernel.clock import walk
from fazhi.kernel.mend import Correct, Strike
from fazhi.kernel.models import Entry
from fazhi.lines.response.story import judged


def entry(case: Any, act: str) -> str:
    """The newest entry of an act in a matter."""
    return str(Entry.objects.filter(matter=case.matter, act=act).order_by("-n").values_list("id", flat=True)[0])


def test_a_result_is_corrected_before_its_time_is_over(town: Any) -> None:
    penalty, case = judged(town)
    town.sun(case, Correct(entry=entry(case, "response.Result"), reason="看错了", words='{"result": "upheld", "why": []}'))
    town.at("2024-03-21")
    walk(town.office, town.now, origin="replay")
    town.checks(penalty, stage="clue")
    town.sun(case, registry.act("response.Close")())


def test_what_was_told_is_taken_back_with_the_result(town: Any) -> None:
    penalty, case = judged(town)
    town.at("2024-03-21")
    walk(town.office, town.now, origin="replay")
    town.checks(penalty, stage="fallen")
    result = entry(case, "response.Result")
    town.refuses(town.sun, case, Correct(entry=result, reason="看错了", words='{"document": "（2024）演0000行初5号"}'), "记录·更正")
    town.refuses(town.sun, case, Strike(entry=result, reason="另一案件的判决"), "记录·撤销")
    town.sun(case, Strike(entry=result, reason="另一案件的判决", all_that_hangs=True))
    town.checks(penalty, stage="clue")
    town.checks(case, stage="served", open=["defend"])
    assert verify.verify().problems == []
