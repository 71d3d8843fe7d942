"""Units take other names, are joined and split: each day keeps its name, what lay with a unit lies with whoever follows it, and so does what was kept from it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from fazhi.kernel import barred, duties, gate, registry, verify
from fazhi.kernel.models import Office, Post
from fazhi.kernel.roster import roster

ACT = registry.act


def sees(town: Any, alias: str, matter: str) -> bool:
    found = duties.queue(gate.Viewer(town.people[alias].person, town.office, town.now.date()))
    return any(row["matter"] == matter for group in found for row in group.rows)


def test_a_renamed_village_keeps_the_name_of_each_day(town: Any, client_for: Callable[[str], Any]) -> None:
    village, old = next((ident, name) for name, ident in town.villages.items())
    town.at("2021-03-01")
    town.he(ACT("petition.Receive")(channel="phone", what="路灯坏了", village=village, who={"name": "测某某"}))
    town.at("2021-04-01")
    town.refuses(town.keeper, town.office, ACT("house.Rename")(unit=village, name=next(iter(town.units)), since="2021-04-01"), "机构·职责")
    town.refuses(town.keeper, town.office, ACT("house.Rename")(unit=village, name="新名社区", since="2021-05-01"), "机构·职责")
    done = town.keeper(town.office, ACT("house.Rename")(unit=village, name="新名社区", since="2021-04-01"))
    town.refuses(town.keeper, town.office, ACT("house.Rename")(unit=village, name="又一名社区", since="2021-03-15"), "机构·职责")
    town.he(ACT("petition.Receive")(channel="phone", what="水沟堵了", village=village, who={"name": "测某某"}))
    staff = roster(town.office)
    assert [staff.named(village, day) for day in ("2021-03-31", "2021-04-01")] == [old, "新名社区"]
    page = client_for("he").get("/desk/register/petition/?col=village").content.decode().split("<tbody")[1]
    assert old in page and "新名社区" in page
    town.keeper(town.office, ACT("common.Strike")(entry=done.entry, reason="登记错误"))
    assert Office.objects.get(id=village).name == old and roster(town.office).named(village, "2021-04-02") == old
    assert verify.verify().problems == []


def test_what_lay_with_a_joined_unit_lies_with_its_successor(town: Any) -> None:
    gone, into = town.units["综合治理办"], next(ident for name, ident in town.units.items() if name != "综合治理办" and Post.objects.filter(unit=ident).exists())
    town.at("2021-03-01")
    case = town.he(ACT("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某某"}))
    town.keeper(town.office, ACT("house.SetUnits")(work="petition", units=[{"unit": gone}], since="2021-01-01"))
    there = next(alias for alias, hand in town.people.items() if Post.objects.filter(unit=into, person=hand.person, capacity="clerk").exists())
    assert sees(town, "he", case.matter) and not sees(town, there, case.matter)
    kept = barred.persons(town.office, town.now.date(), [gone])
    assert town.he.person in kept and town.people[there].person not in kept
    town.at("2021-04-01")
    town.refuses(town.keeper, town.office, ACT("house.JoinUnits")(units=[{"unit": gone}], into=gone, since="2021-04-01"), "机构·职责")
    town.refuses(town.keeper, town.office, ACT("house.JoinUnits")(units=[{"unit": gone}], into=next(iter(town.villages.values())), since="2021-04-01"), "机构·职责")
    before = set(Post.objects.filter(unit=gone).values_list("person", "capacity", "certificate"))
    done = town.keeper(town.office, ACT("house.JoinUnits")(units=[{"unit": gone}], into=into, since="2021-04-01"))
    staff = roster(town.office)
    assert staff.heirs(gone, date(2021, 4, 1)) == (into,) and staff.heirs(gone, date(2021, 3, 31)) == (gone,)
    assert staff.undertakes("petition", date(2021, 4, 2)) == (into,) and staff.undertakes("petition", date(2021, 3, 31)) == (gone,)
    assert before <= set(Post.objects.filter(unit=into, since="2021-04-01").values_list("person", "capacity", "certificate"))
    assert set(Post.objects.filter(unit=gone).values_list("until", flat=True)) == {"2021-03-31"}
    assert sees(town, "he", case.matter) and sees(town, there, case.matter)
    assert barred.persons(town.office, town.now.date(), [gone]) > kept  # what was kept from the unit is kept from whoever follows it
    assert gone in gate.Viewer(town.people[there].person, town.office, town.now.date()).units
    town.refuses(town.keeper, town.office, ACT("house.Rename")(unit=gone, name="又一个办", since="2021-04-01"), "机构·职责")
    town.keeper(town.office, ACT("common.Strike")(entry=done.entry, reason="登记错误"))
    assert not sees(town, there, case.matter) and roster(town.office).heirs(gone, date(2021, 4, 1)) == (gone,) and verify.verify().problems == []


def test_a_split_unit_gives_its_people_and_work_away(town: Any) -> None:
    gone = town.units["综合治理办"]
    town.at("2021-04-01")
    town.keeper(town.office, ACT("house.SetUnits")(work="petition,screening", units=[{"unit": gone}], since="2021-01-01"))
    for name in ("信访办", "平安办"):
        town.keeper(town.office, ACT("house.Establish")(name=name, kind="unit", since="2021-04-01"))
    first, second = (Office.objects.get(name=name).id for name in ("信访办", "平安办"))
    parts = [{"unit": first}, {"unit": second}]
    split = ACT("house.SplitUnit")
    town.refuses(town.keeper, town.office, split(unit=gone, parts=parts, work=[{"line": "没有的工作", "unit": first}], since="2021-04-01"), "机构·职责")
    town.refuses(town.keeper, town.office, split(unit=gone, parts=parts, people=[{"person": town.he.person, "unit": gone}], since="2021-04-01"), "机构·职责")
    town.keeper(town.office, split(unit=gone, parts=parts, people=[{"person": town.fang.person, "unit": second}],
                                   work=[{"line": registry.line("screening").title, "unit": second}], since="2021-04-01"))
    staff = roster(town.office)
    assert staff.undertakes("petition", town.now.date()) == (first,) and staff.undertakes("screening", town.now.date()) == (second,)
    assert set(staff.heirs(gone, town.now.date())) == {first, second} and Office.objects.get(id=gone).until == "2021-04-01"
    for alias, unit in (("he", first), ("fang", second)):
        officer = staff.officer(town.people[alias].person, town.now.date())
        assert officer is not None and {post["unit"] for post in officer.posts} == {unit} and gone in officer.units


def test_the_page_of_offices_tells_who_stands_where_since_when_and_what_the_units_were(town: Any, client_for: Callable[[str], Any]) -> None:
    gone, into, village = town.units["综合治理办"], town.units["司法所"], town.villages["东塘村"]
    town.at("2021-04-01")
    town.keeper(town.office, ACT("house.Rename")(unit=village, name="新塘社区", since="2021-04-01"))
    town.keeper(town.office, ACT("house.JoinUnits")(units=[{"unit": gone}], into=into, since="2021-04-01"))
    page = client_for("he").get("/desk/offices/").content.decode()
    joined = page.split(">司法所", 1)[1].split("<tbody", 1)[0]
    assert "由综合治理办并入或者分出" in joined and all(f"<strong>{name}</strong>" in joined for name in ("何穗", "孙砚")) and "2021-04-01 起" in joined
    left = page.split(">综合治理办 <", 1)[1].split("<tbody", 1)[0]
    assert "2021-04-01 撤销" in left and "归入司法所" in left and "以前的任职（2）" in left and "2010-01-01 起，2021-03-31 止" in left and "<strong>" not in left
    renamed = page.split(">新塘社区", 1)[1].split("<tbody", 1)[0]
    assert "2021-04-01前称“东塘村”" in renamed and "机构更名</a>" in renamed and "演示" not in renamed
    assert "house.Rename" not in page  # a clerk reads; whoever keeps the posts changes them
    kept = client_for("keeper").get("/desk/offices/").content.decode()
    assert f"/do/house.Rename/?unit={village}" in kept and f"/do/house.SplitUnit/?unit={gone}" not in kept
    post = Post.objects.get(person=town.xu.person).id
    assert f"/do/house.Dismiss/?post={post}" in kept and f'value="{post}"' in client_for("keeper").get(f"/desk/matter/{town.office}/do/house.Dismiss/?post={post}").content.decode()
