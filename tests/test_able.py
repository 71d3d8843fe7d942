"""Who may do an act and who may not, with the reason; and the lawful way out where nobody here can."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from fazhi.kernel import able, capacities, gate, registry
from fazhi.kernel.models import Matter, Post


def viewer(town: Any) -> gate.Viewer:
    return gate.Viewer(town.chen.person, town.office, date(2021, 3, 1))


def dismissed(town: Any, capacity: str, keep: tuple[str, ...] = ()) -> None:
    for post in Post.objects.filter(office=town.office, capacity=capacity, until="").exclude(person__in=keep).values_list("id", flat=True):
        town.keeper(town.office, registry.act("house.Dismiss")(post=post, until="2021-02-27"))


def test_each_person_is_answered_with_the_reason(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    review = registry.act("penalty.Review")
    told = {each.person: each for each in able.answers(viewer(town), review)}
    assert told[town.sun.person].may and not told[town.li.person].may
    assert any("法制审核人员" in each.sentence for each in told[town.li.person].personal)
    page = client_for("li").get("/desk/who/penalty.Review/").content.decode()
    row = next(each for each in re.findall(r"<tr>.*?</tr>", page, re.S) if "李青禾" in each)
    assert "不能" in row and "您现任职务中没有这一项" in row and all(capacities.title(each) in row for each in ("officer", "clerk"))
    assert able.nobody(viewer(town), review) == []


def test_where_nobody_can_the_way_out_is_named(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    case = town.he(registry.act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某某"}))
    accept = registry.act("petition.Accept")
    before = client_for("he").get(f"/desk/matter/{case.matter}/").content.decode()
    assert "现在没有人能办" not in before
    row = dict(Matter.objects.filter(id=case.matter).values().get())
    for person in [each.person for each in able.answers(viewer(town), accept, row) if each.may]:
        town.he(case, registry.act("common.Recuse")(officer=person, reason="演示"))
    row = dict(Matter.objects.filter(id=case.matter).values().get())
    [stuck] = able.nobody(viewer(town), accept, row)
    assert any("回避" in sentence for sentence, _ in stuck.reasons) and any("报请县人民政府" in way.sentence for way in stuck.ways)
    page = client_for("chen").get(f"/desk/matter/{case.matter}/").content.decode()
    assert "现在没有人能办" in page and f"/desk/matter/{case.matter}/do/common.Assign/" in page


def test_what_nobody_could_do_today_is_listed(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    keeper = client_for("keeper")
    assert "penalty.Review" not in {each.act.key for _, several in able.today(viewer(town)) for each in several}
    later = gate.Viewer(town.chen.person, town.office, date(2026, 11, 25))  # no certificate of a leader is valid any more
    assert not any(each.signing for each in able.nobody(later, registry.act("penalty.Preserve")))  # whoever signs needs none, whoever proposes does
    dismissed(town, "reviewer")
    stuck = {each.act.key: each for _, several in able.today(viewer(town)) for each in several}
    assert {way.act for way in stuck["penalty.Review"].ways} == {"common.ActFor", "house.Appoint"}
    page = keeper.get("/desk/who/").content.decode()
    assert registry.act("penalty.Review").title in page and f"/desk/matter/{town.office}/do/common.ActFor/" in page
    town.keeper(town.office, registry.act("common.ActFor")(person=town.lin.person, capacity="reviewer", since="2021-03-01", until="2021-03-31"))
    assert able.nobody(viewer(town), registry.act("penalty.Review")) == []  # that he has no licence only warns
    town.keeper(town.office, registry.act("house.Adopt")(rule="APL-REV-02", document="演府〔2021〕1号", since="2021-01-01"))
    town.keeper(town.office, registry.act("house.Adopt")(rule="处罚·法制审核", document="演府〔2021〕1号", since="2021-01-01"))
    [stuck_now] = able.nobody(viewer(town), registry.act("penalty.Review"))
    assert any("法律职业资格" in way.sentence for way in stuck_now.ways)
    town.keeper(town.office, registry.act("house.Appoint")(who={"name": "测审核"}, capacity=["reviewer"], licensed=True, since="2021-03-01"))
    assert able.nobody(viewer(town), registry.act("penalty.Review")) == []
