"""One request of a matter waits for the meeting at a time: what the meeting decides about the one holds for no other."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Entry, Matter
from fazhi.lines.stewardship.acts import Request, Submit
from fazhi.lines.stewardship.assets import AskDispose, Dispose, TakeIn


def act(key: str, **said: Any) -> Any:
    """An act of any line by its key."""
    return registry.act(key)(**said)


def held(town: Any, item: str, result: str = "passed", body: str = "joint") -> None:
    """An item is listed for today and the meeting decides it."""
    agenda = {"body": body, "meeting_on": town.now.date().isoformat(), "summary": "审议", "urgent": True, "urgent_reason": "时限", "unreviewed": True, "unreviewed_reason": "不涉及法律问题"}
    town.signed(town.luo, item, act("decision.ListItem", **agenda), town.chen)
    votes = [{"member": each.person, "order": n, "vote": "yes"} for n, each in enumerate((town.yang, town.huang, town.chen, town.wu), start=1)]
    town.luo(item, act("decision.Hold", body=body, votes=votes, result=result, decision="同意", record=[town.file("会议记录")]))


def test_one_request_about_an_asset_waits_at_a_time(town: Any) -> None:
    town.at("2024-05-06")
    card = town.tang(TakeIn(key_no="ZC-001", name="打印机", sort="equipment", got_on="2015-03-01", value=9000))
    item = town.tang(card, AskDispose(course="scrap", reason="无法修复")).opened[0].matter
    refused = str(town.refuses(town.tang, card, AskDispose(course="gift", reason="捐给学校"), "资产·处置"))
    assert Matter.objects.get(id=item).code in refused
    held(town, item)
    assert "会议同意的是报废" in str(town.refuses(town.tang, card, Dispose(course="gift"), "资产·处置"))
    other = town.tang(card, AskDispose(course="gift", reason="捐给学校")).opened[0].matter
    town.refuses(town.tang, card, Dispose(course="gift"), "资产·处置")
    held(town, other)
    assert Entry.objects.filter(matter=card.matter, act="stewardship.Decided").count() == 2


def test_one_request_about_a_purchase_waits_at_a_time(town: Any) -> None:
    town.at("2024-05-06")
    case = town.tang(Request(what="办公电脑", item="A02", sort="goods", amount=45000, way="quotes", budget="年初预算"))
    item = town.tang(case, Submit()).opened[0].matter
    town.refuses(town.tang, case, Submit(), "三重一大·议题")
    town.tang(item, act("decision.Stop", reason="缓办"))
    assert town.tang(case, Submit()).opened  # what was withdrawn there may be put before the meeting again
