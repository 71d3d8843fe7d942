"""The report is adopted in the words that the meeting passed."""

from typing import Any

from fazhi.kernel.as_told import words_of
from fazhi.kernel.models import Matter
from fazhi.lines.annual_report.acts import Begin, Draft
from fazhi.lines.annual_report.reviewing import Adopt, Review, ToMeeting
from fazhi.lines.annual_report.story import TOLD, met, reviewed
from fazhi.report.yearly import yearly
from tests.test_one_meeting import act, held


def checked(town: Any) -> Any:
    """A report that was written and reviewed by both."""
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.mei(report, Draft(**TOLD))
    reviewed(town, report)
    return report


def test_the_meeting_passed_other_words(town: Any) -> None:
    report = checked(town)
    first = town.mei(report, ToMeeting()).opened[0].matter
    assert "文字摘要" in str(words_of(Matter.objects.get(id=first).opened_by)["basis_text"])
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
    report = checked(town)
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


def test_a_typed_number_is_told_to_whoever_reads_the_report(town: Any, client_for: Any) -> None:
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.mei(report, Draft(**{**TOLD, "work": "全年受理信访99宗，办结{petition.received}。2021年3月5日起按演府〔2021〕3号文件办理，公布12345热线。"}))
    page = client_for("sun").get("/desk/report/2021/").content.decode()
    assert "手写的数字" in page and "<strong>99宗</strong>" in page and "<strong>2021" not in page and "<strong>12345" not in page and "<strong>3号" not in page
    for hand, kind in ((town.sun, "legality"), (town.tang, "secrecy")):
        flags = hand(report, Review(kind=kind, result="agreed", opinion="同意。")).flags
        assert [(flag["stops"], "99宗" in flag["sentence"]) for flag in flags if "手写的数字" in flag["sentence"]] == [(False, True)]
    met(town, report)
    done = town.signed(town.mei, report, Adopt(), town.chen, town.wu)
    assert any("99宗" in flag["sentence"] for flag in done.flags), "whoever signs is told as well"


def test_a_report_whose_numbers_come_from_the_record_names_none(town: Any, client_for: Any) -> None:
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.mei(report, Draft(**TOLD))
    assert "手写的数字" not in client_for("sun").get("/desk/report/2021/").content.decode()
    assert not [flag for flag in town.sun(report, Review(result="agreed", opinion="同意。")).flags if "手写的数字" in flag["sentence"]]


def test_what_the_meeting_passed_with_changes_is_written_in_before_it_is_adopted(town: Any) -> None:
    report = checked(town)
    held(town, town.mei(report, ToMeeting()).opened[0].matter, "amended")
    assert "先按会议意见修改" in str(town.refuses(town.mei, report, Adopt(), "年度报告·审议"))
    town.mei(report, Draft(**{**TOLD, "plan": "明年新设办事窗口。"}))
    assert "未经合法性审核" in str(town.refuses(town.mei, report, Adopt(), "年度报告·审核"))
    reviewed(town, report)
    town.signed(town.mei, report, Adopt(), town.chen, town.wu)


def test_words_that_the_meeting_did_not_pass_are_told_to_whoever_signs(town: Any) -> None:
    report = checked(town)
    passed = yearly(town.office, 2021).prose.text().replace("逐项督办", "逐项督办、按月通报")
    met(town, report, "amended", text=town.file("审议通过稿", passed.encode()))
    town.mei(report, Draft(**{**TOLD, "plan": "明年新设一个未经会议讨论的机构。"}))
    reviewed(town, report)
    done = town.signed(town.mei, report, Adopt(), town.chen, town.wu)
    assert [flag["stops"] for flag in done.flags if "与会议修改后通过的文本不同" in flag["sentence"]] == [False]
