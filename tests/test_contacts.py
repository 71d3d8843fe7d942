"""Telephone, identity number and address of those who take part: open to the handler, to others with a reason that is kept."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from fazhi.kernel import masking, registry, texts
from fazhi.kernel.models import Reading
from fazhi.lines.petition.story import handed
from fazhi.web.api import tokens

TODAY = f"{date.today().isoformat()} 00:00"
pytestmark = pytest.mark.django_db
WHO = {"name": "测某某", "phone": "13900001234", "number": "11010519491231002X", "address": "东村三巷七号"}
CONTACT = ("13900001234", "11010519491231002X", "东村三巷七号")


def act(key: str) -> Any:
    return registry.act(f"petition.{key}")


def given(town: Any) -> Any:
    """A petition that one clerk handles; its story holds a telephone too."""
    case = town.he(act("Receive")(channel="window", what="路灯不亮，请打 13900001234", who=WHO))
    town.he(case, registry.act("common.Assign")(handler=town.fang.person))
    return case


def told(page: Any, *addresses: str) -> list[str]:
    """Which contact data these pages hold, each of which tells of the matter."""
    found = []
    for address in addresses:
        text = page.get(address).content.decode()
        assert "路灯不亮" in text, address
        found += [f"{address}: {each}" for each in CONTACT if each in text]
    return found


def test_whoever_does_not_handle_it_reads_names_and_no_telephone(town: Any, client_for: Callable[[str], Any]) -> None:
    case = given(town)
    where, card, register = f"/desk/matter/{case.matter}/", f"/desk/matter/{case.matter}/copy/", "/desk/register/petition/"
    for login in ("tang", "huang"):
        page = client_for(login)
        assert told(page, where, card, register) == [], login
        text = page.get(where).content.decode()
        assert "测某某" in text and "139****1234" in text and "1101**********002X" in text and "查看联系方式" in text
    assert len(told(client_for("fang"), where)) == len(CONTACT) and "查看联系方式" not in client_for("fang").get(where).content.decode()
    assert "13900001234" in client_for("fang").get(register).content.decode() and len(told(client_for("fang"), card)) >= 2
    token = tokens.issue(town.tang.person, town.office, "测试")
    interface = Client(headers={"Authorization": f"Bearer {token}"}).get(f"/api/matters/{case.matter}").json()
    assert "路灯不亮" in str(interface) and not [each for each in CONTACT if each in str(interface)]


def test_a_reason_shows_them_for_the_day_and_is_kept(town: Any, client_for: Callable[[str], Any]) -> None:
    case, page = given(town), client_for("huang")
    where = f"/desk/matter/{case.matter}/"
    text = page.post(where, {"reason": "回访信访人"}).content.decode()
    assert all(each in text for each in CONTACT) and Reading.objects.filter(matter=case.matter, person=town.huang.person, reason="回访信访人").exists()
    assert len(told(page, where)) == len(CONTACT), "it holds until the day is over"
    other = client_for("tang")
    card = other.post(f"{where}copy/", {"reason": "代为转录到省信访系统"}).content.decode()
    assert "13900001234" in card and Reading.objects.filter(matter=case.matter, reason="代为转录到省信访系统").exists()


def test_when_it_is_closed_nobody_has_to_call(town: Any, client_for: Callable[[str], Any]) -> None:
    case = given(town)
    where = f"/desk/matter/{case.matter}/"
    town.fang(case, act("Accept")(kind="complaint"))
    town.fang(case, act("Hear")(form="statement", record="愿意配合"))
    town.fang(case, act("Answer")(result="supported", reply="已修复。"))
    handed(town, town.fang, case)
    assert len(told(client_for("fang"), where)) == len(CONTACT)
    town.fang(case, act("Close")(agreed=True))
    assert told(client_for("fang"), where) == []


def test_whoever_signs_reads_what_he_signs(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at(TODAY)
    case = given(town)
    where = f"/desk/matter/{case.matter}/"
    town.fang(case, act("Accept")(kind="complaint", route="petition"))
    town.fang(case, act("Extend")(reason="须到东村找 13900001234 查勘"))
    for login in ("fang", "huang"):
        assert "找 13900001234" in client_for(login).get(where).content.decode(), login
    text = client_for("tang").get(where).content.decode()
    assert "须到东村找 139****1234" in text and "找 13900001234" not in text


def test_a_search_shows_no_telephone_to_whoever_does_not_handle_it(town: Any, client_for: Callable[[str], Any]) -> None:
    case = given(town)
    texts.catch_up()
    for asked in ("路灯不亮", "13900001234"):
        text = client_for("huang").post("/desk/find/", {"q": asked}).content.decode()
        assert case.code in text and "请打 139****1234" in text and "请打 13900001234" not in text, asked
        assert "路灯不亮，请打" in client_for("fang").post("/desk/find/", {"q": "路灯不亮"}).content.decode()


def test_no_form_list_or_interface_is_a_way_around(town: Any, client_for: Callable[[str], Any]) -> None:
    """Mending, what forms begin with, duties, the list of the week and what was sent back keep to the same rule."""
    town.at(TODAY)
    case = given(town)
    where, mend = f"/desk/matter/{case.matter}/", f"/desk/matter/{case.matter}/entry/{case.entry}/"
    tang, fang = client_for("tang"), client_for("fang")
    asked = tang.get(mend)
    assert asked.status_code == 403 and "13900001234" not in asked.content.decode() and "先说明理由" in asked.content.decode()
    assert "13900001234" in fang.get(mend).content.decode()
    for address in ("/desk/late/", "/desk/week/?whole=1", "/desk/grid/petition/", "/desk/line/petition/"):
        assert "13900001234" not in client_for("huang").get(address).content.decode(), address
    town.fang(case, act("Accept")(kind="complaint", route="petition"))
    proposal = town.fang(case, act("Extend")(reason="等信访人")).entry
    town.huang(case, registry.act("common.SendBack")(proposal=proposal, reason="先打 13900001234 问清"))
    assert "先打 13900001234" in fang.get(where).content.decode()
    assert "先打 139****1234" in tang.get(where).content.decode() and "先打 13900001234" not in tang.get(where).content.decode()
    town.fang(case, registry.act("common.Correct")(entry=case.entry, reason="地址记错", words=json.dumps({"who": {**WHO, "address": "西村二巷九号"}}, ensure_ascii=False)))
    token = tokens.issue(town.tang.person, town.office, "测试")
    told_there = str(Client(headers={"Authorization": f"Bearer {token}"}).get(f"/api/matters/{case.matter}").json())
    assert "西村" not in told_there and not [each for each in (*CONTACT, "西村二巷九号") if each in told_there]
    tang.post(where, {"reason": "核对登记"})
    assert tang.get(mend).status_code == 200


def test_a_form_carries_nobodys_telephone_to_whoever_does_not_handle_it(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at(TODAY)
    case = town.li(registry.act("penalty.TakeUp")(what="河边倾倒渣土", place="下坪村河边", suspect=WHO))
    town.zhou(case, registry.act("common.Assign")(handler=town.li.person))
    form = f"/desk/matter/{case.matter}/do/penalty.FileCase/"
    own, other = client_for("li").get(form).content.decode(), client_for("wang").get(form).content.decode()
    assert all(each in own for each in CONTACT) and not [each for each in CONTACT if each in other] and 'value="测某某"' in other


@pytest.mark.parametrize(("said", "read"), [
    ("打 13900001234 找他", "打 139****1234 找他"), ("打139 0000 1234", "打139****1234"), ("139-0000-1234", "139****1234"), ("+8613900001234", "861****1234"),
    ("１３９００００１２３４", "139****1234"), ("0750-3123456", "075****3456"), ("（0750）31234567转3", "075****4567转3"), ("07503123456", "075****3456"),
    ("11010519491231002X", "1101**********002X"), ("110105491231002", "1101*******1002"),
    ("2021-03-05 受理", "2021-03-05 受理"), ("编号20210301000123", "编号20210301000123"), ("罚款1390000元，面积3900.00平方米", "罚款1390000元，面积3900.00平方米"), ("0177eb4d7ce071d88b13900001234614", "0177eb4d7ce071d88b13900001234614"), ("见0177eb4d7ce071d8813900001234614a，打tel13900001234", "见0177eb4d7ce071d8813900001234614a，打tel139****1234"),
])
def test_numbers_by_which_somebody_is_called_are_found_however_they_are_written(said: str, read: str) -> None:
    assert masking.uncalled(said) == read and masking.uncalled({"text": [said]}) == {"text": [read]}


def test_where_papers_are_sent_is_told_to_whoever_handles_it(town: Any, client_for: Callable[[str], Any]) -> None:
    """An address that a party confirmed is told of him as much as one that was registered with his name."""
    case = given(town)
    done = town.fang(case, registry.act("common.ConfirmAddress")(party=town.party(case), address="西村九巷八号", phone="0750-3123456", electronic_address="ce@example.cn"))
    where, told_there = f"/desk/matter/{case.matter}/", ("西村九巷八号", "3123456", "ce@example.cn")
    texts.catch_up(town.office)
    for login in ("huang", "tang"):
        page = client_for(login)
        read = page.get(where).content.decode() + page.post("/desk/find/", {"q": "九巷"}).content.decode()
        assert "确认送达地址" in read and not [each for each in told_there if each in read], login
        assert page.get(f"{where}entry/{done.entry}/").status_code == 403
    token = tokens.issue(town.tang.person, town.office, "测试")
    assert not [each for each in told_there if each in str(Client(headers={"Authorization": f"Bearer {token}"}).get(f"/api/matters/{case.matter}").json())]
    own = client_for("fang")
    assert all(each in own.get(where).content.decode() for each in told_there) and "西村九巷八号" in own.post("/desk/find/", {"q": "九巷"}).content.decode().replace("<mark>", "").replace("</mark>", "")


def test_a_paper_is_read_as_a_paper_and_not_in_the_list_of_entries(town: Any) -> None:
    case = given(town)
    town.fang(case, act("Accept")(kind="complaint"))
    told = [str(Client(headers={"Authorization": f"Bearer {tokens.issue(each.person, town.office, '测试')}"}).get(f"/api/matters/{case.matter}").json()) for each in (town.tang, town.fang)]
    assert ["paper:" in each for each in told] == [False, True]


def test_an_example_of_a_paper_finds_nobody(town: Any, client_for: Callable[[str], Any]) -> None:
    """Whoever looks at the words of a kind of paper sees how the last one read, and whom it was about only where he handles it."""
    town.at(TODAY)
    case = town.lin(registry.act("mediation.Apply")(what="排水纠纷", side_a={"name": "赵某甲", "address": "标记巷九号", "phone": "13900009999", "number": "11010519491231002X"}, side_b={"name": "钱某乙"}))
    town.mei(case, registry.act("common.Assign")(handler=town.lin.person))
    town.lin(case, registry.act("mediation.Accept")(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, registry.act("mediation.Session")(record="谈妥"))
    town.lin(case, registry.act("mediation.Agree")(liability="双方互不追究责任", facts="排水", terms="各半", signed=True, perform_by=TODAY[:10]))
    found = {login: [each for each in ("标记巷九号", "13900009999", "11010519491231002X") if each in client_for(login).get("/desk/paper-texts/mediation.agreement/").content.decode()] for login in ("huang", "an", "lin")}
    assert found["huang"] == found["an"] == [] and "标记巷九号" in found["lin"]


def test_what_is_said_against_a_record_calls_nobody_for_others(town: Any, client_for: Callable[[str], Any]) -> None:
    case = given(town)
    done = town.on_paper(town.fang, case, act("Accept")(kind="complaint"), town.he)
    town.he(case, registry.act("common.Contest")(entry=done.entry, reason="当天没有签过字，请打 13900001234 核实"))
    form = f"/desk/matter/{case.matter}/do/common.Settle/"
    assert "请打 13900001234 核实" in client_for("fang").get(form).content.decode()
    told = client_for("huang").get(form).content.decode()
    assert "请打 139****1234 核实" in told and "13900001234" not in told
