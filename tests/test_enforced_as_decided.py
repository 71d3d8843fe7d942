"""What is enforced is what was decided, when it was announced, and not before the remedies are over."""

from typing import Any

import pytest

from fazhi.kernel.models import Deadline
from fazhi.lines.execution.acts import AnnounceBuilding, Contest
from fazhi.lines.execution.court import ENCLOSED, Accept, Apply, Rule
from fazhi.lines.execution.deciding import Carry, Decide, Perform, Remind, Substitute
from fazhi.lines.execution.story import CARRIED, DUMP, FINE, MORE, SHED, demanded, powers, served

pytestmark = pytest.mark.django_db


def application(decision: str) -> Apply:
    return Apply(court="演示县人民法院", decision=decision, facts="逾期未缴", opinion="没有申辩", target="存款", enclosed=list(ENCLOSED))


def test_the_court_is_asked_to_enforce_the_decision_that_is_enforced(town: Any) -> None:
    town.at("2026-08-20")
    case = demanded(town, FINE, "2026-09-01")
    town.at("2026-09-07")
    refused = town.refuses(town.li, case, application("演罚决〔2026〕80号"), "强制·申请材料")
    assert "演罚决〔2026〕8号" in str(refused)
    town.signed(town.li, case, application("演罚决[2026] 8号"), town.zhou, town.chen)  # brackets and blanks make no other number


def shed(town: Any) -> Any:
    """A shed: announced and demanded, the remedies over."""
    town.at("2026-09-01")
    powers(town)
    case = demanded(town, {**SHED, "remedies_until": "2026-09-20"}, "2026-09-15")
    notice = AnnounceBuilding(zone="village", place="竹溪村口", area="四十平方米", until="2026-09-15")
    town.signed(town.li, case, notice, town.zhou, town.huang)
    return case


def test_a_building_is_not_pulled_down_before_the_day_that_was_announced(town: Any) -> None:
    case = shed(town)
    town.at("2026-10-12")
    town.refuses(town.li, case, Decide(way="demolish", **MORE), "强制·执行决定")  # without a day nobody can say that it is too early
    town.signed(town.li, case, Decide(way="demolish", planned="2026-10-20", **MORE), town.zhou, town.huang, town.chen)
    assert "2026年10月20日" in town.text(town.paper(case, "decision"))
    served(town, case, "decision")
    town.at("2026-10-21")
    done = {"second": town.wang.person, **CARRIED}
    town.refuses(town.li, case, Carry(began="2026-10-19T09:30", **done), "强制·执行决定")
    town.li(case, Carry(began="2026-10-20T09:30", **done))


def test_a_suit_brought_after_the_decision_stops_the_demolition(town: Any) -> None:
    case = shed(town)
    town.at("2026-10-12")
    town.signed(town.li, case, Decide(way="demolish", planned="2026-10-20", **MORE), town.zhou, town.huang, town.chen)
    served(town, case, "decision")
    town.qian(case, Contest(forum="suit", since="2026-10-13"))
    town.at("2026-10-21")
    town.refuses(town.li, case, Carry(second=town.wang.person, began="2026-10-20T09:30", **CARRIED), "强制·强制拆除")


def test_a_building_that_the_court_lets_the_office_pull_down_was_announced_too(town: Any) -> None:
    town.at("2026-09-01")
    case = demanded(town, {**SHED, "remedies_until": "2026-09-20"}, "2026-09-15")
    town.at("2026-10-12")
    town.signed(town.li, case, application(SHED["decision"]), town.zhou, town.chen)
    town.outside(town.qian, case, Accept(result="accepted"), number="（2026）演行审2号")
    town.outside(town.qian, case, Rule(result="granted", executor="organ"), number="（2026）演行审2号裁定")
    town.refuses(town.li, case, Carry(second=town.wang.person, began="2026-10-12T08:30", **CARRIED), "强制·强制拆除")


def test_the_work_of_another_waits_for_the_day_and_for_the_reminder_in_the_hands_of_the_party(town: Any) -> None:
    town.at("2026-09-01")
    case = demanded(town, DUMP, "2026-09-10")
    town.at("2026-09-11")
    plan = {"harm": "pollution", "facts": "临近水体", "object": "清运三立方米", "planned": "2026-09-21", "performer": "演示清运公司", "budget": 900, "neutral": True}
    town.signed(town.li, case, Substitute(**plan), town.zhou, town.huang)
    served(town, case, "substitution")
    town.li(case, Remind(planned="2026-09-18", words="请自行清理"))
    work = {"supervisor": town.wang.person, "record": "清运完毕", "signed": "代履行人、当事人", "cost": 860}
    town.at("2026-09-21")
    town.refuses(town.li, case, Perform(began="2026-09-18T09:30", **work), "强制·代履行")  # the decision says the twenty-first
    assert Deadline.objects.filter(matter=case.matter, term="serve", of=town.paper(case, "reminder"), state="open").exists()
    assert "催告书" in str(town.refuses(town.li, case, Perform(began="2026-09-21T08:30", **work), "强制·代履行"))
    served(town, case, "reminder")
    town.li(case, Perform(began="2026-09-21T08:30", **work))


def test_every_paper_of_an_enforcement_names_the_decision_that_is_enforced(town: Any) -> None:
    town.at("2026-09-01")
    case = demanded(town, DUMP, "2026-09-10")
    town.at("2026-09-11")
    plan = {"harm": "pollution", "facts": "临近水体", "object": "清运三立方米", "planned": "2026-09-21", "performer": "演示清运公司", "budget": 900, "neutral": True}
    town.signed(town.li, case, Substitute(**plan), town.zhou, town.huang)
    served(town, case, "substitution")
    town.li(case, Remind(planned="2026-09-21", words="请自行清理"))
    served(town, case, "reminder")
    town.at("2026-09-21")
    town.li(case, Perform(began="2026-09-21T08:30", supervisor=town.wang.person, record="清运完毕", signed="代履行人", cost=860))
    for kind in ("substitution", "reminder", "performed"):
        assert DUMP["decision"] in town.text(town.paper(case, kind)), kind
    assert "演示001" in (text := town.text(town.paper(case, "performed"))) and "演示002" in text
