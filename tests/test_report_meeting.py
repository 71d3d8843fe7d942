"""The report is adopted in the words that the meeting passed."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Matter
from fazhi.lines.annual_report.acts import Begin, Draft
from fazhi.lines.annual_report.reviewing import Adopt, ToMeeting
from fazhi.lines.annual_report.story import TOLD, reviewed
from tests.test_one_meeting import act, held


def test_the_meeting_passed_other_words(town: Any) -> None:
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.mei(report, Draft(**TOLD))
    reviewed(town, report)
    first = town.mei(report, ToMeeting()).opened[0].matter
    assert "文字摘要" in str(registry.sealed_words(Matter.objects.get(id=first).opened_by)["basis_text"])
    held(town, first)
    town.days(1)
    town.mei(report, Draft(**{**TOLD, "plan": "明年新设一个未经会议讨论的机构。"}))
    reviewed(town, report)
    assert "会议通过的不是现在的文字" in str(town.refuses(town.mei, report, Adopt(), "年度报告·审议"))
    second = town.mei(report, ToMeeting()).opened[0].matter
    town.refuses(town.mei, report, Adopt(), "年度报告·审议")
    held(town, second)
    town.signed(town.mei, report, Adopt(), town.chen, town.wu)


def test_words_changed_while_the_meeting_waits_are_not_decided_by_it(town: Any) -> None:
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.mei(report, Draft(**TOLD))
    reviewed(town, report)
    item = town.mei(report, ToMeeting()).opened[0].matter
    town.mei(report, Draft(**{**TOLD, "plan": "明年新设一个未经会议讨论的机构。"}))
    reviewed(town, report)
    town.refuses(town.mei, report, ToMeeting(), "年度报告·审议")
    held(town, item)
    town.refuses(town.mei, report, Adopt(), "年度报告·审议")
    again = town.mei(report, ToMeeting()).opened[0].matter
    held(town, again)
    town.signed(town.mei, report, Adopt(), town.chen, town.wu)


def test_a_number_that_moved_after_the_meeting_is_told_to_whoever_signs(town: Any) -> None:
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.mei(report, Draft(**{**TOLD, "work": "全年受理信访{petition.received}。"}))
    reviewed(town, report)
    held(town, town.mei(report, ToMeeting()).opened[0].matter)
    town.do(town.he, "", act("petition.Receive", what="路灯坏了", channel="phone", who={"name": "刘某某", "phone": "13900000000"}), on="2021-12-20", manner="outside", outside="12345-1")
    done = town.signed(town.mei, report, Adopt(), town.chen, town.wu)
    assert [flag["stops"] for flag in done.flags if "数字随补登" in flag["sentence"]] == [False]
