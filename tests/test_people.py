"""The same person is found again: by name, a part of it, initials, nickname, telephone or number, over words that stay sealed."""

from datetime import date
from typing import Any

import pytest
from django.db import connection

from fazhi.kernel import finder, gate, registry, reindex, verify
from fazhi.kernel.models import Person, PersonKey, PlaceKey
from fazhi.kernel.wrong import BadInput

DAY = date(2023, 3, 2)


def act(key: str, **said: Any) -> Any:
    return registry.act(key)(**said)


def received(town: Any, **who: Any) -> Any:
    return town.he(act("petition.Receive", channel="phone", what="路灯不亮", village=town.villages["东塘村"], place="老祠堂门口", who=who))


def of(town: Any, alias: str) -> gate.Viewer:
    return gate.Viewer(town.people[alias].person, town.office, DAY)


def names(viewer: gate.Viewer, text: str) -> list[str]:
    return [each.name for each in finder.search(viewer, text).found]


def rows() -> tuple[set[Any], set[Any]]:
    return (set(PersonKey.objects.values_list("office", "person", "kind", "digest")),
            set(PlaceKey.objects.values_list("office", "matter", "entry", "kind", "digest")))


def test_found_by_everything_people_say_and_by_nothing_else(town: Any) -> None:
    town.at("2023-03-01")
    received(town, name="单雪梅", phone="139 0000 2345", number="44010019680307123x", nickname="阿梅", village=town.villages["西埔村"])
    received(town, name="雪梅", born="1990")
    received(town, name="演示县雪梅食品有限公司", kind="organisation")
    he = of(town, "he")
    for text in ("单雪梅", "单 雪梅", "单雪", "sxm", "dxm", "阿梅", "13900002345", "+86 139-0000-2345", "44010019680307123X", "2345", "123x"):
        assert names(he, text) == ["单雪梅"], text
    assert set(names(he, "雪梅")) == {"单雪梅", "雪梅", "演示县雪梅食品有限公司"} and names(he, "雪梅")[0] == "雪梅"  # the whole name first
    assert set(names(he, "xm")) == {"单雪梅", "雪梅", "演示县雪梅食品有限公司"} and names(he, "xmsp") == ["演示县雪梅食品有限公司"]
    assert names(he, "梅雪") == names(he, "13900002346") == names(he, "mx") == names(he, "") == names(he, "，") == []
    first = finder.search(he, "阿梅").found[0]
    assert (first.village, first.born, first.nickname, first.matters) == ("西埔村", "1968", "阿梅", 1)
    assert [(each.village, each.born) for each in finder.search(he, "雪梅").found[:1]] == [("东塘村", "1990")]  # where he told of it


def test_nobody_leafs_through_the_names_of_other_lines(town: Any) -> None:
    town.at("2023-03-01")
    received(town, name="单雪梅", phone="13900002345", nickname="阿梅")
    secret = town.fang(act("petition.Accuse", channel="letter", what="虚报补贴", who={"name": "隐某姓", "phone": "13900007777"}, accused=town.cadre1.person))
    publisher = of(town, "wang")  # neither of the line nor a head
    assert names(publisher, "单雪") == names(publisher, "sxm") == names(publisher, "阿梅") == names(publisher, "2345") == []
    for text in ("单雪梅", "13900002345"):
        [one] = finder.search(publisher, text).found
        assert (one.name, one.masked) == ("单**", True) and one.nickname == ""
    assert names(of(town, "cadre1"), "隐某姓") == names(of(town, "wang"), "13900007777") == [] and secret.matter
    assert names(of(town, "chen"), "13900007777") == ["隐某姓"]


def test_the_index_holds_no_plain_word_and_reindex_makes_it_again(town: Any) -> None:
    town.at("2023-03-01")
    case = received(town, name="单雪梅", phone="13900002345", nickname="阿梅")
    [ident] = Person.objects.filter(matter=case.matter).values_list("id", flat=True)
    again = received(town, phone="13911112222", person=ident)
    assert [each.matters for each in finder.search(of(town, "he"), "13911112222").found] == [2] and Person.objects.filter(matter=again.matter).count() == 0
    town.he(case, act("common.Correct", entry=case.entry, reason="听错了", words='{"who": {"name": "单学梅"}, "place": "新祠堂门口"}'))
    assert names(of(town, "he"), "单雪梅") == [] and names(of(town, "he"), "单学") == ["单学梅"] and names(of(town, "he"), "13911112222") == ["单学梅"]
    before = rows()
    with connection.cursor() as cursor:
        for table in ("kernel_personkey", "kernel_placekey"):
            cursor.execute(f"SELECT * FROM {table}")
            dump = repr(cursor.fetchall())
            assert not any(word in dump for word in ("单", "雪", "梅", "学", "sxm", "13900002345", "13911112222", "祠")), table
    reindex.reindex()
    assert rows() == before and verify.verify().problems == []


def test_who_is_erased_is_found_no_more(town: Any) -> None:
    town.at("2023-03-01")
    case = received(town, name="单雪梅", phone="13900002345")
    town.he(case, act("petition.PassOn", to="县住建局", reason="职责", provision="权责清单"))
    town.signed(town.deng, case, act("common.Erase", what="person", party=town.party(case), ground="个保法", reason="申请删除"), town.chen)
    assert names(of(town, "chen"), "单雪梅") == names(of(town, "chen"), "13900002345") == [] and not PersonKey.objects.filter(person__in=Person.objects.filter(matter=case.matter).values("id")).exists()


def test_a_person_or_village_that_does_not_stand_is_refused(town: Any) -> None:
    for who, told in (({"name": "甲", "person": "nobody"}, "不在本机构"), ({"name": "甲", "village": "nowhere"}, "村（社区）不存在"), ({"name": "甲", "born": "68"}, "四位数字")):
        with pytest.raises(BadInput) as bad:
            received(town, **who)
        assert told in bad.value.errors["who"]


def test_the_desk_finds_offers_and_keeps_the_choice(town: Any, client_for: Any) -> None:
    town.at("2023-03-01")
    case = received(town, name="单雪梅", phone="13900002345", nickname="阿梅", born="1968")
    [ident] = Person.objects.filter(matter=case.matter).values_list("id", flat=True)
    he, wang = client_for("he"), client_for("wang")
    for text in ("雪梅", "sxm", "13900002345", "阿梅"):
        page = he.get("/desk/find/", {"q": text}).content.decode()
        assert "单雪梅" in page and "1968年生" in page and case.code in page, text
    page = wang.get("/desk/find/", {"q": "单雪梅"}).content.decode()
    assert "单**" in page and "其他条线" in page and "阿梅" not in page and case.code not in page
    assert "没有符合条件" in wang.get("/desk/find/", {"q": "雪梅"}).content.decode()
    offered = he.get("/desk/people/offer/", {"field": "who", "who.name": "单雪梅"}).content.decode()
    assert f'name="who.person" value="{ident}"' in offered and "东塘村" in offered and "按新来的人登记" in offered
    assert he.get("/desk/people/offer/", {"field": "who", "who.name": "单"}).content.decode().strip() == ""
    form = {"channel": "phone", "what": "路灯又不亮了", "who.name": "单雪梅", "joint": "1", "manner": "here"}
    look = he.post("/desk/new/petition.Receive/", {**form, "look": "1"}).content.decode()
    assert f'name="who.person" value="{ident}"' in look and "请选定，以免重复登记" in look
    assert he.post("/desk/new/petition.Receive/", {**form, "who.person": ident}).status_code == 302
    assert Person.objects.filter(matter=case.matter).count() == 1 and finder.search(of(town, "he"), "单雪梅").found[0].matters == 2
    bad = he.post("/desk/new/petition.Receive/", {**form, "channel": "", "who.person": ident}).content.decode()
    assert f'value="{ident}" checked' in bad  # the choice is not lost where something else was wrong
