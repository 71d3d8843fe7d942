"""Whoever is asked to confirm an entry reads what he confirms, though the rest of the matter is sealed to him; nobody else does by this road."""

from typing import Any

import pytest

from fazhi.kernel import awaited, gate, registry
from fazhi.kernel.models import Reading


def viewer(town: Any, hand: Any) -> gate.Viewer:
    return gate.Viewer(hand.person, town.office, town.now.date())


@pytest.fixture
def visited(town: Any) -> tuple[Any, Any, Any, dict[str, Any]]:
    """A visit of the adviser with a photograph that the village has to confirm."""
    town.at("2023-03-06")
    words = {"village": town.villages["西埔村"], "adviser": {"name": "律某"}, "firm": "演示律师事务所", "since": "2023-03-01", "until": "2024-02-29"}
    case = town.fang(registry.act("legal_aid.Engage")(**words))
    photo = town.file("坐班照片")
    visit = town.fang(case, registry.act("legal_aid.Visit")(mode="onsite", minutes=240, work=["consult"], note="解答土地承包两宗", photo=photo))
    return town, case, visit, photo


def test_the_village_sees_what_it_confirms(visited: Any) -> None:
    town, case, visit, photo = visited
    confirm = registry.act("legal_aid.Confirm")
    cadre, other = viewer(town, town.cadre2), viewer(town, town.cadre1)
    shown = awaited.beside(cadre, confirm, case.matter)
    assert [(each.source, each.day[:10]) for each in shown] == [("等您确认的记录：登记顾问服务", "2023-03-06")]
    told = {each.label: each.text or each.files for each in shown[0].told}
    assert (told["地点"], told["服务方式"], told["服务时长"], told["工作日志"]) == ("西埔村", "到村坐班", "240分钟", "解答土地承包两宗")
    assert told["现场照片"][0]["hash"] == photo["hash"] and told["办理（登记）人"] == "方晓"
    assert awaited.file(cadre, photo["hash"]) and Reading.objects.filter(person=town.cadre2.person, what="confirm").exists()
    assert awaited.beside(other, confirm, case.matter) == [] and awaited.file(other, photo["hash"]) is None
    town.cadre2(case, confirm(visit=visit.entry, minutes=240))
    assert awaited.beside(cadre, confirm, case.matter) == [] and awaited.file(cadre, photo["hash"]) is None


def test_a_second_officer_sees_the_record(town: Any) -> None:
    town.at("2024-03-04")
    permit = {act.__name__: act for act in registry.line("permit").acts}
    town.zhou(permit["ListItem"](key="XK-01", name="农村村民住宅用地审批", grounds="土地管理法第六十二条", since="2020-08-01"))
    case = town.qian(permit["Receive"](applicant={"name": "何某"}, item="XK-01", what="新建住宅八十平方米"))
    town.qian(case, permit["Accept"](answer="accepted"))
    done = town.li(case, permit["Check"](second=town.wang.person, record="与规划不符", fits=False))
    shown = awaited.beside(viewer(town, town.wang), registry.act("common.Confirm"), case.matter)
    assert [each.source for each in shown] == [f"等您确认的记录：{registry.act(done.act).title}"]
    assert awaited.beside(viewer(town, town.zhao), registry.act("common.Confirm"), case.matter) == []


def test_the_page_shows_it_too_and_nothing_else_of_the_matter(visited: Any, client_for: Any) -> None:
    """The page of the contract unfolds the visit that waits for this cadre; what else was said there stays sealed, and so does all of it to another village."""
    case = visited[1]
    page = client_for("cadre2").get(f"/desk/matter/{case.matter}/").content.decode()
    assert "解答土地承包两宗" in page and "律某" not in page
    assert "解答土地承包两宗" not in client_for("cadre1").get(f"/desk/matter/{case.matter}/").content.decode()


def test_whoever_settles_a_doubt_reads_once(town: Any) -> None:
    case = town.he(registry.act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某某"}))
    taken = town.on_paper(town.fang, case, registry.act("petition.Accept")(kind="complaint"), town.he)
    town.he(case, registry.act("common.Contest")(entry=taken.entry, reason="当天没有签过字"))
    assert "当天没有签过字" in str(awaited.beside(viewer(town, town.huang), registry.act("common.Settle"), case.matter))
    assert list(Reading.objects.filter(person=town.huang.person).values_list("what", flat=True)) == ["settle"]
