"""Enforcement and hearings in a year whose holiday notice is not loaded: nothing is guessed and nothing breaks, it is said."""

from typing import Any

from fazhi.lines.execution.deciding import Carry, Decide, Remind, Substitute
from fazhi.lines.execution.story import CARRIED, DUMP, FINE, MORE, demanded, powers, served
from fazhi.lines.penalty.hearing import AskHearing, CallHearing
from fazhi.lines.penalty.informing import Inform
from fazhi.lines.penalty.sidepaths import concluded, filed
from fazhi.lines.penalty.telling import panel


def flags(done: Any) -> str:
    """Everything that was flagged, in one text."""
    return "；".join(each["sentence"] for each in done.flags)


def test_whether_a_day_is_a_holiday_is_said_to_be_unknown(town: Any) -> None:
    town.at("2026-12-01")
    powers(town)
    case = demanded(town, DUMP, "2026-12-20")
    town.at("2026-12-25")
    town.signed(town.li, case, Decide(way="remove", **MORE), town.zhou, town.huang, town.chen)
    served(town, case, "decision")
    town.at("2027-01-04")
    done = town.li(case, Carry(second=town.wang.person, began="2027-01-04 08:30", **CARRIED))
    assert "2027年放假安排没有载入，不能判断2027-01-04是不是法定节假日" in flags(done)


def test_a_fine_that_runs_into_that_year_waits_at_least_till_its_first_possible_day(town: Any) -> None:
    town.at("2026-12-01")
    powers(town)
    case = demanded(town, {**FINE, "due": "2026-11-30"}, "2026-12-20")
    transfer = Decide(way="transfer", **MORE)
    town.at("2026-12-25")
    town.refuses(town.li, case, transfer, "强制·抵缴")
    late = demanded(town, {**FINE, "due": "2026-12-10"}, "2027-01-04")
    town.at("2027-01-05")
    town.refuses(town.li, late, transfer, "强制·抵缴")
    town.at("2027-01-20")
    told = town.signed(town.li, late, transfer, town.zhou, town.huang, town.chen)
    assert "加处罚款的法定日数何时经过不能确定" in flags(told)


def test_the_last_day_to_urge_again_is_said_to_be_unknown(town: Any) -> None:
    town.at("2026-12-01")
    case = demanded(town, DUMP, "2026-12-20")
    town.at("2026-12-25")
    plan = {"harm": "pollution", "facts": "垃圾临近水体", "object": "清运", "planned": "2027-01-15", "performer": "演示清运公司", "budget": 900}
    town.signed(town.li, case, Substitute(neutral=True, **plan), town.zhou, town.huang)
    assert "最迟哪一天催告不能确定" in flags(town.li(case, Remind(planned="2027-01-15", words="请自行清理")))


def test_the_last_day_to_announce_a_hearing_is_said_to_be_unknown(town: Any) -> None:
    town.at("2026-12-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=[{"party": party, "kind": "stop", "lasting": "30日"}], hearing=True)))
    town.qian(case, AskHearing(party=party))
    seats = {"place": "镇政府会议室", "open": False, **panel(town)}
    assert not town.sun(case, CallHearing(when="2026-12-30T09:30", **seats)).flags
    assert "最迟哪一天通知听证不能确定" in flags(town.sun(case, CallHearing(when="2027-01-12T09:30", **seats)))
