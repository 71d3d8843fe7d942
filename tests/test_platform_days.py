"""A case of the platform is judged by the days that are told, not by the day on which somebody types it; and by what its procedure and its respondent are."""

from typing import Any

import pytest

from fazhi.kernel import checks, gate, happen, possible
from fazhi.kernel.models import Deadline
from fazhi.kernel.registry import act
from fazhi.kernel.story import ident

FIRM = {"name": "演示运输公司", "kind": "organisation"}
NO = "粤示2024001"


def told(town: Any, case: Any, key: str, on: str = "", **said: Any) -> Any:
    return town.outside(town.qian, case, act(key)(**said), NO, **({"on": on} if on else {}))


def decided(town: Any, case: Any, on: str, kind: str = "fine", yuan: str = "0", **said: Any) -> Any:
    rows = [{"party": town.party(case, "respondent"), "kind": kind, "amount": yuan}]
    return told(town, case, "penalty.PlatformDecide", on, rows=rows, document="示罚决〔2024〕1号", **said)


def due(case: Any, term: str) -> list[str]:
    return list(Deadline.objects.filter(matter=ident(case), term=term, state="open", struck="").values_list("due", flat=True))


def flags(done: Any) -> list[str]:
    return [each["sentence"] for each in done.flags]


def test_a_case_typed_late_runs_from_the_day_of_filing(town: Any) -> None:
    town.at("2024-05-20")
    case = told(town, "", "penalty.PlatformCase", respondent=FIRM, number=NO, item="沿途遗撒", filed_on="2024-03-01", deed_on="2022-04-01")
    assert due(case, "decide") == ["2024-05-30"]  # ninety days from filing, though typed in May
    assert not [each for each in flags(case) if "才被发现" in each]  # found within two years: on the day of filing
    old = told(town, "", "penalty.PlatformCase", respondent=FIRM, number="粤示2024002", item="沿途遗撒", filed_on="2024-03-01", deed_on="2022-02-01")
    assert [each for each in flags(old) if "才被发现" in each]
    wrong = told(town, "", "penalty.PlatformCase", respondent=FIRM, number="粤示2024003", item="沿途遗撒", filed_on="2024-03-01", deed_on="2024-04-01")
    assert "违法行为发生日在办理之日之后" in flags(wrong)


@pytest.mark.parametrize(("year", "suing"), [("2022", True), ("2024", False)])
def test_a_simple_warning_of_the_platform_has_only_to_be_closed(town: Any, year: str, suing: bool) -> None:
    town.at(f"{year}-06-06")
    case = told(town, "", "penalty.PlatformCase", respondent=FIRM, number=NO, item="占道经营", field="住建", procedure="simple")
    decided(town, case, f"{year}-06-06", kind="warning", simple=True)
    told(town, case, "penalty.PlatformServe", party=town.party(case, "respondent"))
    assert bool(due(case, "sue")) == suing and due(case, "ask_review") and not due(case, "pay")
    assert len(due(case, "close")) == 1
    told(town, case, "penalty.PlatformClose")
    town.checks(case, stage="closed", met=["close", "serve"])


def test_an_ordinary_fine_of_the_platform_may_be_sued_and_is_closed_once_paid(town: Any) -> None:
    town.at("2024-06-06")
    case = told(town, "", "penalty.PlatformCase", respondent=FIRM, number=NO, item="占道经营", field="住建", filed_on="2024-06-03")
    decided(town, case, "2024-06-06", yuan="300")
    told(town, case, "penalty.PlatformServe", party=town.party(case, "respondent"))
    assert due(case, "sue") and due(case, "pay") and not due(case, "close")
    town.outside(town.qian, case, act("penalty.Pay")(amount="300"), NO)
    assert len(due(case, "close")) == 1


@pytest.mark.parametrize(("on", "doubt", "fails"), [("2021-10-11", True, False), ("2022-06-13", False, True)])
def test_before_the_provinces_measure_the_amount_for_a_hearing_is_said_to_be_unverified(town: Any, on: str, doubt: bool, fails: bool) -> None:
    town.at(on)
    case = told(town, "", "penalty.PlatformCase", respondent={"name": "演示某", "kind": "natural"}, number=NO, item="沿途遗撒", filed_on=on)
    done = decided(town, case, on, yuan="6000")
    heard = next(each for each in flags(done) if "属于听证范围" in each)
    assert ("没有核实，暂按5000元提示" in heard) == doubt
    checked = next(each for each in checks.look(checks.dossier(ident(case), town.now.date())) if each.check == "AC04")
    assert bool(checked.findings) == fails and ("人工核对" in checked.unknown) == doubt
    shown = possible.advice(gate.Viewer(town.li.person, town.office, town.now.date()), act("penalty.Inform"), ident(case), {})
    assert ("听证的数额标准" in [each.title for each in shown]) == doubt


def test_a_large_fine_of_the_platform_asks_for_review_and_discussion_as_our_own_does(town: Any) -> None:
    town.at("2024-06-06")
    case = told(town, "", "penalty.PlatformCase", respondent=FIRM, number=NO, item="占道经营", field="住建", filed_on="2024-06-03")
    told(town, case, "penalty.PlatformInform", hearing=True)
    small = decided(town, case, "2024-06-06", yuan="99999")
    assert not [each for each in flags(small) if "法制审核" in each or "集体讨论" in each]
    large = decided(town, case, "2024-06-06", yuan="100000")
    assert [each for each in flags(large) if "没有记载法制审核" in each] and [each for each in flags(large) if "没有记载负责人集体讨论" in each]
    told(town, case, "penalty.PlatformReview", result="agreed")
    told(town, case, "penalty.PlatformPaper", kind="重大案件集体讨论记录", file=town.file("集体讨论记录"))
    again = decided(town, case, "2024-06-06", yuan="100000")
    assert not [each for each in flags(again) if "法制审核" in each or "集体讨论" in each]


def test_a_land_case_since_2024_has_the_general_days_to_answer(town: Any) -> None:
    town.at("2024-06-03")
    case = told(town, "", "penalty.PlatformCase", respondent=FIRM, number=NO, item="违法占地", filed_on="2024-06-03", field="自然资源")
    told(town, case, "penalty.PlatformInform", hearing=True)
    assert due(case, "defend") == ["2024-06-11"]  # five working days, the tenth is a holiday


def test_caps_are_asked_of_firms_that_the_platform_visits_and_of_nobody_else(town: Any) -> None:
    town.at("2025-07-01")
    town.huang(act("inspection.SetCap")(per="year", most=1, document="演府办〔2025〕9号", since="2025-07-01"))
    firm = {"name": "演示饭店", "kind": "organisation"}
    seen = {}
    for who, kind in ((firm, "firm"), ({"name": "演示摊主", "kind": "natural"}, "person")):
        for n in (1, 2):
            number = f"粤检{kind}{n}"
            case = told(town, "", "inspection.PlatformInspection", inspected=who, number=number, visited_on="2025-07-01")
            who = {"person": _person(case), "kind": who["kind"]}
            seen[kind, n] = any("最多检查1次" in each for each in flags(told(town, case, "inspection.PlatformVisit", officers=2)))
    assert seen == {("firm", 1): False, ("firm", 2): True, ("person", 1): False, ("person", 2): False}
    own = town.li(act("inspection.TakeUp")(source="plan", what="油烟", inspected={"person": _person(case), "kind": "natural"}))
    town.signed(town.li, own, act("inspection.Approve")(kind="daily", reason="年度计划"), town.zhou, town.huang)


def _person(case: Any) -> str:
    return str(next(iter(happen.peek(ident(case))["rows"]["party"].values()))["person"])
