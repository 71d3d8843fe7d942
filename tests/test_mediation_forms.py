"""What a mediator finds filled in, and what the printed papers of a mediation bear at their foot: the committee and the day of signing, the parties' own application no head of the town."""

import json
from typing import Any

from fazhi.kernel import carried, gate, registry
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Entry, Paper, Party
from fazhi.kernel.prints import document
from fazhi.kernel.words import read
from fazhi.lines.mediation.acts import Accept, Apply, Replace
from fazhi.lines.mediation.committee import Elect
from fazhi.lines.mediation.court import Confirm, DrawUp
from fazhi.lines.mediation.holding import Agree, Session
from fazhi.lines.mediation.parties import Describe
from fazhi.lines.mediation.story_ending import WORDS, applied


def printed(case: Any, kind: str) -> Any:
    """The newest paper of a kind as it is set."""
    row: dict[str, Any] = dict(Paper.objects.filter(matter=case.matter, kind=f"mediation.{kind}").order_by("-id").values()[0])
    return document({**row, "text": read([row["opened_by"]])[row["opened_by"]][f"paper:{row['id']}"]["text"]})


def test_the_village_committee_and_the_mediator_are_filled_in(town: Any) -> None:
    town.at("2024-03-04")
    members = [{"name": "甲某", "head": True}, {"name": "乙某"}, {"name": "丙某", "woman": True}]
    town.lin(Elect(what="西埔村人民调解委员会", kind="village", village=town.villages["西埔村"], since="2024-03-01", members=members, mediators=[{"officer": town.cadre2.person}]))
    case = applied(town)

    def filled(hand: Any, matter: str) -> dict[str, Any]:
        return {name: one.value for name, one in carried.of(gate.Viewer(hand.person, town.office, town.now.date()), Accept, matter).items() if one.value}

    assert filled(town.cadre2, case.matter) == {"committee": "西埔村人民调解委员会", "mediators": town.cadre2.person}
    assert filled(town.fang, case.matter) == {"committee": "西埔村人民调解委员会"}
    other = town.lin(Apply(what="土地边界", way="administrative"))
    assert filled(town.fang, other.matter) == {"official": town.fang.person}


def test_papers_are_the_committees_and_the_parties_own(town: Any) -> None:
    town.at("2024-03-04")
    case = town.lin(applied(town), Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Session(record="谈妥"))
    town.lin(case, Agree(**WORDS, effective_on="2024-03-02"))
    town.lin(case, DrawUp(court="演示县人民法院"))
    made = {kind: printed(case, kind) for kind in ("acceptance", "session", "agreement", "joint")}
    assert {(each.signature, each.head) for kind, each in made.items() if kind != "joint"} == {("人民调解委员会", "")}
    assert (made["agreement"].date, made["session"].date) == ("2024年3月2日", "2024年3月4日")
    assert (made["joint"].signature, made["joint"].head, made["joint"].addressee) == ("赵某甲、钱某乙", "", "演示县人民法院：")


def test_a_ruling_that_may_come_is_no_obstacle(town: Any) -> None:
    """While both sides may still ask, nothing stands against what has not happened yet; a ruling ends the term to ask."""
    town.at("2024-03-04")
    case = town.lin(applied(town), Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Session(record="谈妥"))
    town.lin(case, Agree(**WORDS))
    for act in ("AskCourt", "Confirm"):
        blank = registry.act(f"mediation.{act}")()
        blank.take({})
        assert not list(blank.objections(_case(town, case, blank))), act
    town.outside(town.fang, case, Confirm(result="confirmed"), number="裁定1号")
    town.checks(case, met=["confirm"])


def _case(town: Any, case: Any, blank: Any) -> Any:
    from datetime import datetime

    from fazhi.kernel import judge
    from fazhi.kernel.deed import Deed
    from fazhi.kernel.models import Matter
    from fazhi.kernel.roster import roster

    row = dict(Matter.objects.filter(id=case.matter).values()[0])
    return judge.build(Deed(act=blank, who=town.lin.person, office=town.office, matter=case.matter), registry.line("mediation"), row, roster(town.office), datetime(2024, 3, 5).isoformat())


def test_who_held_it_is_printed(town: Any) -> None:
    """A sheet that another mediator held is recorded with a doubt and tells his name; nobody but those of the case holds it at the desk."""
    town.at("2024-03-04")
    case = town.lin(applied(town), Accept(answer="agreed", told=True, mediators=town.lin.person, second=town.cadre2.person))
    asked = []
    for hand in (town.lin, town.cadre2, town.cadre3):
        done = town.on_paper(town.fang, case, Session(record="谈妥"), hand)
        asked.append(json.loads(Entry.objects.get(id=done.entry).body)["asks"]["hosts"])
        assert [each["provision"] for each in done.flags] == (["调解·选定调解员"] if hand is town.cadre3 else [])
    assert asked == [f"{name(town.lin)}、{name(town.cadre2)}"] * 2 + [name(town.cadre3)]
    town.refuses(town.cadre3, case, Session(record="谈妥"), "调解·选定调解员")
    town.mei(case, Replace(leaves=town.cadre2.person, granted=True, to=town.cadre3.person, reason="外出"))
    town.cadre3(case, Session(record="谈妥"))
    town.cadre3(case, Agree(**WORDS))
    assert f"调解员：{name(town.lin)}、{name(town.cadre3)}" in town.text(town.paper(case, "agreement"))


def name(hand: Any) -> str:
    return persons([hand.person])[hand.person]["name"]


def test_what_an_agreement_says_of_its_parties_and_nobody_told_is_named_before_it_is_issued(town: Any, client_for: Any) -> None:
    """Name and telephone are no basic situation: the form says what lacks, side by side; sex and birth are read from the identity number, or told with the age."""
    town.at("2024-03-04")
    phone = {"phone": "13900000021"}
    case = town.lin(Apply(what="相邻排水争议", kind="neighbour", side_a={"name": "赵某甲", **phone}, side_b={"name": "钱记五金店", "kind": "organisation", **phone}))
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Session(record="谈妥"))
    desk = client_for("lin")

    def said() -> str:
        return str(desk.get(f"/desk/matter/{case.matter}/do/mediation.Agree/").content.decode())

    assert "没有登记甲方的性别、年龄、证件号码、住址，乙方的法定代表人（负责人）、证件号码、住址" in said()
    side_a, side_b = (party.id for party in Party.objects.filter(matter=case.matter).order_by("capacity"))
    town.lin(case, Describe(party=side_a, number="11010519491231002X", address="西埔村一巷"))
    town.lin(case, Describe(party=side_b, more="负责人钱某乙", address="西埔村二巷"))
    assert "没有登记乙方的证件号码；" in said()
    made = town.lin(case, Agree(**WORDS))
    assert ["没有登记乙方的证件号码" in each["sentence"] for each in made.flags] == [True]
    assert "赵某甲，女，1949年12月31日出生，公民身份号码11010519491231002X，住址西埔村一巷，电话13900000021" in printed(case, "agreement").blocks[1].text
