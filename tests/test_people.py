"""The same person is found again: by name, a part of it, initials, nickname, telephone or number, over words that stay sealed."""

from datetime import date
from typing import Any

import pytest
from django.db import connection

from fazhi.kernel import capacities, fields, finder, gate, registry, reindex, verify
from fazhi.kernel.models import Entry, Person, PersonKey, PlaceKey, Reading
from fazhi.kernel.wrong import BadInput, Wrong

DAY = date(2023, 3, 2)


def act(key: str, /, **said: Any) -> Any:
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
        page = he.post("/desk/find/", {"q": text}).content.decode()
        assert "单雪梅" in page and "1968年生" in page and case.code in page, text
    page = wang.post("/desk/find/", {"q": "单雪梅"}).content.decode()
    assert "单**" in page and "其他条线" in page and "阿梅" not in page and case.code not in page
    assert "没有符合条件" in wang.post("/desk/find/", {"q": "雪梅"}).content.decode()
    offered = he.post("/desk/people/offer/?field=who", {"who.name": "单雪梅"}).content.decode()
    assert f'name="who.person" value="{ident}"' in offered and "东塘村" in offered and "按新来的人登记" in offered
    assert he.post("/desk/people/offer/?field=who", {"who.name": "单"}).content.decode().strip() == ""
    assert "单雪梅" not in he.get("/desk/find/", {"q": "单雪梅"}).content.decode() and he.get("/desk/people/offer/", {"who.name": "单雪梅"}).status_code == 405
    assert he.post("/desk/find/", {"q": case.code})["Location"] == f"/desk/matter/{case.matter}/"
    form = {"channel": "phone", "what": "路灯又不亮了", "who.name": "单雪梅", "joint": "1", "how-manner": "here"}
    look = he.post("/desk/new/petition.Receive/", {**form, "how-look": "1"}).content.decode()
    assert f'name="who.person" value="{ident}"' in look and "请选定，以免重复登记" in look
    assert he.post("/desk/new/petition.Receive/", {**form, "who.person": ident}).status_code == 302
    assert Person.objects.filter(matter=case.matter).count() == 1 and finder.search(of(town, "he"), "单雪梅").found[0].matters == 2
    bad = he.post("/desk/new/petition.Receive/", {**form, "channel": "", "who.person": ident}).content.decode()
    assert f'value="{ident}" checked' in bad  # the choice is not lost where something else was wrong


def penalised(town: Any, person: str) -> Any:
    case = town.li(act("penalty.TakeUp", source="found", what="倾倒垃圾", place="老祠堂门前"))
    town.zhou(act("penalty.ListPower", key="CG-001", name="倾倒", document="演示", grounds="演示条例第三条、第二十条", since="2020-08-01"))
    town.signed(town.li, case, act("penalty.FileCase", respondent={"person": person}, power="CG-001", deed_on="2023-02-20", what="一车"), town.zhou, town.huang)
    return case


def test_one_person_in_all_lines_with_a_purpose_and_on_the_record(town: Any, client_for: Any) -> None:
    town.at("2023-03-01")
    case = received(town, name="单雪梅", phone="13900002345", nickname="阿梅")
    [ident] = Person.objects.filter(matter=case.matter).values_list("id", flat=True)
    fine = penalised(town, ident)
    he, wang, keeper = client_for("he"), client_for("wang"), client_for("chen")
    path = f"/desk/people/{ident}/"
    page = wang.get(path).content.decode()
    assert "请先选择目的" in page and "单雪梅" not in page and case.code not in page and "接待来访来电" not in page and "办理执法案件" in page
    for form in ({"purpose": "reception", "reason": "接待来访"}, {"purpose": "enforcement", "reason": "查"}, {"purpose": "enforcement"}):
        refused = wang.post(path, form)
        assert refused.status_code == 422 and fine.code not in refused.content.decode()
    page = wang.post(path, {"purpose": "enforcement", "reason": "核对是否再次倾倒"}).content.decode()
    assert fine.code in page and case.code not in page and "另有 1 件不在本次目的之内" in page
    page = he.post(path, {"purpose": "dispute", "reason": "研判是否激化"}).content.decode()
    assert fine.code in page and case.code in page and "单雪梅" in page and "阿梅" in page and "谁查阅过" not in page
    page = keeper.post(path, {"purpose": "supervision", "reason": "抽查查阅情况"}).content.decode()
    assert "谁查阅过" in page and "核对是否再次倾倒" in page and "王岸" in page
    assert Reading.objects.filter(matter=fine.matter, what="person view", reason__contains="研判是否激化").count() == 1  # the other line's matter tells it too
    assert he.get("/desk/people/nobody/").status_code == 404
    town.he(case, act("common.Assign", handler=town.fang.person))
    page = client_for("fang").get(path).content.decode()  # the handler of an open matter needs no reason, and sees her own group only
    assert case.code in page and fine.code not in page and "办理经手的事项" in page


def test_accusations_stay_barred_from_the_page_of_a_person(town: Any, client_for: Any) -> None:
    town.at("2023-03-01")
    case = received(town, name="单雪梅", phone="13900002345")
    [ident] = Person.objects.filter(matter=case.matter).values_list("id", flat=True)
    secret = town.fang(act("petition.Accuse", channel="letter", what="虚报补贴", who={"name": "单雪梅", "person": ident}, accused=town.chen.person))
    for alias, sees in (("mei", True), ("chen", False), ("huang", False), ("cadre2", False)):
        page = client_for(alias).post(f"/desk/people/{ident}/", {"purpose": "dispute" if alias != "cadre2" else "reception", "reason": "接待来访核对"}).content.decode()
        assert (secret.code in page) is sees and case.code in page and "另有" not in page, alias
    assert client_for("wu").get(f"/desk/people/{town.chen.person}/").status_code == 404  # nothing is told of the accused to his own
    assert secret.code not in client_for("qian").get(f"/desk/matter/{case.matter}/around/").content.decode()


def test_two_prove_to_be_one_across_matters_and_it_can_be_struck(town: Any, client_for: Any) -> None:
    town.at("2023-03-01")
    case, other = received(town, name="单雪梅", phone="13900002345"), received(town, name="单学梅", phone="13900002345", number="440100196803071232")
    one, two = (Person.objects.get(matter=each.matter).id for each in (case, other))
    firm = received(town, name="学梅商店", kind="organisation")
    merge = {"party": town.party(case), "reason": "同一电话，本人确认"}
    town.refuses(town.he, case, act("common.Merge", **merge), "记录·更正")
    town.refuses(town.he, case, act("common.Merge", **merge, same_as=town.party(case)), "记录·更正")
    town.refuses(town.he, case, act("common.Merge", **merge, person=Person.objects.get(matter=firm.matter).id), "记录·更正")
    third = received(town, name="单雪梅", number="440100199003071235")
    town.refuses(town.he, other, act("common.Merge", party=town.party(other), person=Person.objects.get(matter=third.matter).id, reason="同名"), "记录·更正")
    with pytest.raises(BadInput):
        town.he(case, act("common.Merge", **merge, person="nobody"))
    he = client_for("he")
    page = he.post(f"/desk/people/{one}/", {"purpose": "reception", "reason": "核对是否同一人"}).content.decode()
    assert f"party={town.party(case)}&amp;person={two}" in page
    assert "单学梅" in he.get(f"/desk/matter/{case.matter}/do/common.Merge/?party={town.party(case)}&person={two}").content.decode()
    posted = {"party": town.party(case), "person": two, "reason": "同一电话，本人确认", "how-manner": "here"}
    assert he.post(f"/desk/matter/{case.matter}/do/common.Merge/", posted).status_code == 302
    town.refuses(town.he, case, act("common.Merge", **merge, person=two), "记录·更正")
    [found] = finder.search(of(town, "he"), "13900002345").found
    assert found.matters == 2 and found.same == {one, two} and names(of(town, "he"), "单学梅") == ["单雪梅"] and found.born == "1968"
    page = he.post(f"/desk/people/{two}/", {"purpose": "reception", "reason": "核对是否同一人"}).content.decode()
    assert case.code in page and other.code in page and "认错了，撤销" in page
    entry = Entry.objects.get(act="common.Merge")
    town.he(case, act("common.Strike", entry=entry.id, reason="不是同一人"))
    assert len(finder.search(of(town, "he"), "13900002345").found) == 2 and verify.verify().problems == []


def test_one_place_and_what_stands_around_a_matter(town: Any, client_for: Any) -> None:
    town.at("2023-03-01")
    case = received(town, name="单雪梅", phone="13900002345")
    far = town.he(act("petition.Receive", channel="phone", what="水管坏了", village=town.villages["西埔村"], place="卫生站", who={"name": "余某"}))
    fine = penalised(town, Person.objects.get(matter=case.matter).id)
    he = client_for("he")
    page = he.post("/desk/place/", {"village": town.villages["东塘村"]}).content.decode()
    assert case.code in page and far.code not in page and fine.code not in page
    assert "<h2>" not in he.get("/desk/place/", {"place": "祠堂门口"}).content.decode()  # a place in an address finds nothing
    page = he.post("/desk/place/", {"place": "祠堂门口"}).content.decode()
    assert case.code in page and far.code not in page
    page = he.post("/desk/place/", {"place": "老祠堂", "village": town.villages["西埔村"]}).content.decode()
    assert case.code not in page and "没有登记在这里的事项" in page
    page = he.get(f"/desk/matter/{case.matter}/around/").content.decode()
    assert fine.code in page and far.code not in page and "老祠堂" not in page
    town.he(case, act("petition.Accept", kind="complaint", route="petition"))
    town.he(far, act("petition.MarkRepeat", other=case.matter, reason="同一家"))
    for one, two in ((case, far), (far, case)):  # a link is seen from both its ends
        assert two.code in he.get(f"/desk/matter/{one.matter}/around/").content.decode()


def test_an_identifier_of_ours_is_not_taken_for_a_telephone() -> None:
    code = fields.Code("编号")
    chance = "0125e72e7a13900002345bc4f1d2e3a4b5"[:32]
    assert code.clean(chance) == chance and code.clean(f"{chance}-12") == f"{chance}-12"
    for told in ("13900002345", "A13900002345", "电话13900002345", "44010019680307123x"):
        with pytest.raises(Wrong):
            code.clean(told)


def parts(known: dict[str, Any]) -> set[str]:
    """The capacities in which the fields of an act bring somebody in or ask for a party."""
    own = {each.capacity if isinstance(each, fields.Who) else each.kind for each in known.values() if isinstance(each, fields.Who | fields.PartyOf)}
    return own.union(*(parts(each.fields) for each in known.values() if isinstance(each, fields.Rows)))


def test_every_capacity_that_an_act_declares_has_its_chinese_term() -> None:
    common = registry.common_acts().values()
    found = {each for line in registry.lines().values() for one in [*line.acts, *common] for each in parts(one.fields) if each}
    assert {"volunteer", "respondent", "side_b"} <= found
    assert sorted(each for each in found if capacities.title(each) == each) == []
