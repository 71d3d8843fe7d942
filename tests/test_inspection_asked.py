"""Inspections: what a notice and an order have to say, whoever is a firm by its code, and a notice of a visit that does not take place."""

from typing import Any

import pytest

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline
from fazhi.kernel.story import FIRM_CODE

act = registry.act


def told(done: Any) -> list[str]:
    return [each["provision"] for each in done.flags]


def approved(town: Any, who: dict[str, str], **more: Any) -> tuple[Any, Any]:
    """A task and its approval."""
    case = town.li(act("inspection.TakeUp")(source="report", what="用火安全", inspected=who))
    return case, town.signed(town.li, case, act("inspection.Approve")(kind="single", reason="投诉", **more), town.zhou, town.huang)


def test_an_order_says_what_was_found_and_what_it_breaks(town: Any) -> None:
    town.at("2026-05-11")
    case, _ = approved(town, {"name": "某某"})
    town.confirmed(town.wang, town.li(case, act("inspection.Visit")(second=town.wang.person, shown=True, record="堵塞通道")))
    whole = {"found": "堵塞通道", "grounds": "演示条例第九条", "what": "清理通道", "until": "2026-05-20"}
    assert "违法事实" in str(town.refuses(town.li, case, act("inspection.Order")(**{**whole, "found": ""}), "处罚·责令改正"))
    assert "违反的规定" in str(town.refuses(town.li, case, act("inspection.Order")(**{**whole, "grounds": ""}), "处罚·责令改正"))
    town.li(case, act("inspection.Order")(**whole))


def test_a_notice_says_when_and_who_comes(town: Any) -> None:
    town.at("2026-05-11")
    _, bare = approved(town, {"name": "某某"})
    assert any("拟检查日期和两名执法人员" in each["sentence"] for each in bare.flags)
    _, whole = approved(town, {"name": "某某"}, on="2026-05-12", first=town.li.person, second=town.wang.person)
    _, papers = approved(town, {"name": "某某"}, way="paper")
    assert "检查·通知" not in [*told(whole), *told(papers)]


def test_whoever_is_checked_off_site_is_owed_no_notice(town: Any) -> None:
    town.at("2026-05-11")
    case, _ = approved(town, {"name": "某某"}, way="paper")
    waiting = Deadline.objects.filter(matter=case.matter, term="serve", state="open", struck="")
    assert waiting.count() == 1
    town.li(case, act("inspection.CheckOffSite")(second=town.wang.person, sources="台账", record="齐全"))
    assert waiting.count() == 0


@pytest.mark.parametrize(("who", "asked"), [({"number": FIRM_CODE, "kind": "organisation"}, True), ({"kind": "organisation"}, False), ({}, False)])
def test_a_firm_by_its_code_is_asked_for_item_and_scan(town: Any, who: dict[str, str], asked: bool) -> None:
    town.at("2026-05-11")
    case, done = approved(town, {"name": "演示商行", **who})
    assert ("检查·事项" in told(done)) is asked
    visit = town.li(case, act("inspection.Visit")(second=town.wang.person, shown=True, record="正常"))
    assert ("检查·扫码" in told(visit)) is asked
