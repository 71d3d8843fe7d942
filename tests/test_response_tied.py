"""The case that a notice is about is known from the receiving point where the notice does not name it; what was lost and is tied to no case is pointed out."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Entry, Link
from fazhi.lines.response.ending import Result
from fazhi.lines.response.story import taken


def act(key: str, /, **said: Any) -> Any:
    return registry.act(key)(**said)


def lost(town: Any, case: Any) -> Any:
    return town.outside(town.sun, case, Result(result="annulled", document="演〔2024〕1号", why=["facts"]), number="演〔2024〕1号")


def handed_in(town: Any, **more: Any) -> Any:
    return town.fang(act("reconsideration.Receive", applicant={"name": "孙某某"}, against="行政处罚决定", **more)).matter


def test_the_penalty_is_taken_from_the_receipt(town: Any) -> None:
    penalty = town.at("2024-03-04").li(act("penalty.TakeUp", source="report", what="乱倒渣土"))
    case = taken(town, received=handed_in(town, penalty=penalty.matter))
    assert Link.objects.filter(matter=case.matter, kind="concerns:penalty", struck="").values_list("other", flat=True).get() == penalty.matter
    assert not lost(town, case).flags
    assert Entry.objects.filter(matter=penalty.matter, act="penalty.Fell").count() == 1


def test_what_the_notice_names_goes_before_the_receipt(town: Any) -> None:
    first, second = (town.at("2024-03-04").li(act("penalty.TakeUp", source="report", what=what)) for what in ("乱倒渣土", "占道经营"))
    case = taken(town, penalty=second.matter, received=handed_in(town, penalty=first.matter))
    assert list(Link.objects.filter(matter=case.matter, kind="concerns:penalty", struck="").values_list("other", flat=True)) == [second.matter]


def test_a_lost_result_tied_to_no_case_is_pointed_out(town: Any) -> None:
    town.at("2024-03-04")
    flags = lost(town, taken(town, received=handed_in(town))).flags
    assert ["没有写明所涉的案件" in str(each) for each in flags] == [True]
    case = taken(town)
    kept = town.outside(town.sun, case, Result(result="upheld", document="演〔2024〕2号"), number="演〔2024〕2号")
    assert not kept.flags
