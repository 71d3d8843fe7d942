"""The acts every line shares: what each does, and what it refuses."""

from typing import Any

import pytest

from fazhi.kernel import issue, registry, verify, words
from fazhi.kernel.fields import Code
from fazhi.kernel.models import Deadline, Entry, Mark, Matter, Paper, Party, Person, Same
from fazhi.kernel.wrong import Wrong
from fazhi.lines.petition.story import handed


def act(key: str) -> Any:
    return registry.act(key)


@pytest.fixture
def case(town: Any) -> Any:
    town.at("2021-03-01")
    return town.he(act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某", "phone": "13900001111"}))


@pytest.fixture(autouse=True)
def whole(db: Any) -> Any:
    yield
    assert verify.verify().problems == []


def closed(town: Any, case: Any) -> Any:
    town.he(case, act("petition.Accept")(kind="complaint"))
    town.he(case, act("petition.Answer")(result="supported", reply="已修"))
    handed(town, town.he, case)
    town.he(case, act("petition.Close")(agreed=True))
    return case


def test_a_matter_is_handed_over_and_the_clock_stays_until_it_is_taken(town: Any, case: Any) -> None:
    town.he(case, act("common.Assign")(handler=town.he.person))
    town.refuses(town.he, case, act("common.HandOver")(to=town.xu.person, reason="轮岗"), "机构·职责")
    town.he(case, act("common.HandOver")(to=town.fang.person, reason="轮岗"))
    assert Matter.objects.get(id=case.matter).handler == town.he.person
    town.refuses(town.lin, case, act("common.TakeOver")(), "机构·职责")
    town.fang(case, act("common.TakeOver")())
    assert Matter.objects.get(id=case.matter).handler == town.fang.person
    town.refuses(town.he, case, act("petition.Accept")(kind="complaint"), "机构·职责")


def test_a_whole_desk_is_handed_over_and_what_does_not_fit_goes_elsewhere(town: Any, case: Any) -> None:
    found = town.zhou(act("penalty.TakeUp")(source="found", what="占道"))
    for one in (case, found):
        town.zhou(one, act("common.Assign")(handler=town.li.person))
    house = act("common.HandOverDesk")
    town.keeper(town.office, house(leaver=town.li.person, successor=town.wang.person, second=town.fang.person))
    assert Matter.objects.get(id=found.matter).handler == town.wang.person
    assert Matter.objects.get(id=case.matter).handler == town.fang.person


def test_a_further_signer_comes_before_the_last(town: Any, case: Any) -> None:
    town.he(case, act("petition.Accept")(kind="complaint"))
    proposal = town.he(case, act("petition.Extend")(reason="复杂")).entry
    town.he(case, act("common.AddSigner")(proposal=proposal, capacity="unit_head"))
    town.refuses(town.huang, case, act("common.Sign")(proposal=proposal), "机构·职责")
    town.he(case, act("common.Sign")(proposal=proposal))
    assert town.huang(case, act("common.Sign")(proposal=proposal)).act == "petition.Extend"


def test_only_the_proposer_withdraws_and_only_the_next_signer_sends_back(town: Any, case: Any) -> None:
    town.he(case, act("petition.Accept")(kind="complaint"))
    proposal = town.he(case, act("petition.Extend")(reason="复杂")).entry
    town.refuses(town.fang, case, act("common.Withdraw")(proposal=proposal), "机构·职责")
    town.refuses(town.fang, case, act("common.SendBack")(proposal=proposal, reason="不行"), "机构·职责")
    town.he(case, act("common.Withdraw")(proposal=proposal))
    town.refuses(town.huang, case, act("common.SendBack")(proposal=proposal, reason="晚了"), "机构·职责")


def test_somebody_acts_for_a_leader_until_a_day(town: Any, case: Any) -> None:
    town.he(case, act("petition.Accept")(kind="complaint"))
    town.keeper(town.office, act("common.ActFor")(person=town.tang.person, capacity="leader", since="2021-03-01", until="2021-03-31"))
    town.signed(town.he, case, act("petition.Extend")(reason="复杂"), town.tang)
    assert '"capacity":"leader"' in Entry.objects.get(matter=case.matter, act="petition.Extend").body


def test_joined_petitions_keep_the_earliest_clock_and_count_once(town: Any, case: Any) -> None:
    town.days(3)
    later = town.fang(act("petition.Receive")(channel="hotline", what="路灯还没修", who={"name": "测某"}))
    town.refuses(town.he, later, act("common.Join")(into=case.matter, reason="同一诉求"), "记录·更正")
    town.he(later, act("petition.JoinedWith")(other=case.matter))
    assert sum(Mark.objects.filter(figure="petition.received").values_list("amount", flat=True)) == 1
    assert Deadline.objects.get(matter=case.matter, term="register").state == "open"
    assert not Deadline.objects.filter(matter=later.matter, state="open").exists()


def test_joining_drops_no_earlier_clock_and_leaves_one_matter_open(town: Any) -> None:
    """Joined into the later one, into one that is closed, back and forth or round in a ring: refused; and what ran earlier here does not fall away."""
    said = {"kind": "neighbour", "what": "滴水纠纷", "side_a": {"name": "甲某"}, "side_b": {"name": "乙某"}}
    one, two, three = (town.lin(registry.act("mediation.Apply")(**said)) for _ in range(3))
    assert Deadline.objects.filter(matter=one.matter, state="open").exists()
    join = act("common.Join")
    town.refuses(town.lin, one, join(into=two.matter, reason="同一件"), "记录·更正")
    town.refuses(town.lin, one, join(into=one.matter, reason="同一件"), "记录·更正")
    town.lin(two, join(into=one.matter, reason="同一件"))
    town.refuses(town.lin, one, join(into=two.matter, reason="同一件"), "记录·更正")
    town.refuses(town.lin, three, join(into=two.matter, reason="同一件"), "记录·更正")


def test_a_second_thing_is_split_off(town: Any, case: Any) -> None:
    done = town.he(case, act("common.Split")(what="另反映排水沟堵塞"))
    assert Matter.objects.get(id=done.opened[0].matter).line == "petition"


def test_erasure_destroys_words_and_leaves_the_record_whole(town: Any, case: Any, django_capture_on_commit_callbacks: Any) -> None:
    town.refuses(town.deng, case, act("common.Erase")(what="matter", ground="档案法", reason="期满"), "机构·职责")
    closed(town, case)
    person = Person.objects.get(matter=case.matter)
    with django_capture_on_commit_callbacks(execute=True):
        town.signed(town.deng, case, act("common.Erase")(what="person", party=town.party(case), ground="个人信息保护法47", reason="本人请求"), town.chen)
    assert issue.persons([person.id])[person.id]["name"] == words.ERASED
    assert words.read([case.entry])[case.entry]["what"] == "路灯坏了"


def test_a_level_hides_and_a_closed_matter_is_archived_once(town: Any, case: Any) -> None:
    town.refuses(town.deng, case, act("common.Archive")(number="A-1"), "记录·全过程")
    closed(town, case)
    town.he(case, act("common.SetLevel")(level="secret", reason="涉及举报"))
    assert Matter.objects.get(id=case.matter).level == "secret"
    town.deng(case, act("common.Archive")(number="A-1"))
    town.refuses(town.deng, case, act("common.Archive")(number="A-2"), "记录·全过程")


def test_a_signed_copy_that_is_due_comes_back(town: Any) -> None:
    town.at("2021-05-10")
    case = town.lin(act("mediation.Apply")(what="排水", side_a={"name": "甲某"}, side_b={"name": "乙某"}))
    town.lin(case, act("mediation.Accept")(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, act("mediation.Session")(record="谈妥"))
    town.lin(case, act("mediation.Agree")(liability="双方互不追究责任", facts="排水", terms="各半", signed=True))
    paper = town.paper(case, "agreement")
    assert Deadline.objects.get(matter=case.matter, term="signed_copy").state == "open"
    town.lin(case, act("common.SignedCopy")(paper=paper, scan_of=town.file("签字件")))
    assert Paper.objects.get(id=paper).state == "signed"
    assert Deadline.objects.get(matter=case.matter, term="signed_copy").state == "met"


def test_a_void_paper_keeps_its_number(town: Any, case: Any) -> None:
    town.he(case, act("petition.Accept")(kind="complaint"))
    paper = town.paper(case, "acceptance")
    town.signed(town.he, case, act("common.VoidPaper")(paper=paper, reason="写错姓名"), town.he)
    assert Paper.objects.get(id=paper).state == "void" and Paper.objects.get(id=paper).number.endswith("1号")


def test_two_persons_prove_to_be_one_and_it_can_be_struck(town: Any) -> None:
    town.at("2021-05-10")
    case = town.lin(act("mediation.Apply")(what="排水", side_a={"name": "甲某"}, side_b={"name": "甲某某"}))
    done = town.lin(case, act("common.Merge")(party=town.party(case, "side_b"), same_as=town.party(case, "side_a"), reason="同一身份证"))
    assert Same.objects.filter(struck="").count() == 1
    town.lin(case, act("common.Strike")(entry=done.entry, reason="不是同一人"))
    assert not Same.objects.filter(struck="").exists()


@pytest.mark.parametrize(("posted", "deemed"), [("2021-12-20", "2022-02-19"), ("2022-03-01", "2022-04-01")])
def test_service_by_public_notice_is_deemed_when_its_term_has_passed(town: Any, posted: str, deemed: str) -> None:
    town.at("2021-11-01")
    case = town.li(act("penalty.TakeUp")(source="found", what="倾倒"))
    town.zhou(act("penalty.ListPower")(key="CG-001", name="倾倒", document="演示", grounds="演示条例第三条、第二十条", since="2020-08-01"))
    town.signed(town.li, case, act("penalty.FileCase")(respondent={"name": "某某", "address": "演示镇竹溪村3号"}, power="CG-001", deed_on="2021-10-20", what="一车"), town.zhou, town.huang)
    second = {"second": town.wang.person}
    town.confirmed(town.wang, town.li(case, act("penalty.Investigate")(kind="site", shown=True, record="属实", **second)))
    town.confirmed(town.wang, town.li(case, act("penalty.Conclude")(facts="属实", proposed="penalty", **second)))
    party = town.party(case, "respondent")
    rows = [{"party": party, "kind": "fine", "amount": 300}]
    town.confirmed(town.wang, town.li(case, act("penalty.Inform")(rows=rows, **second)))
    town.qian(case, act("penalty.Defend")(party=party, waived=True))
    town.signed(town.zhao, case, act("penalty.Decide")(rows=rows, facts="属实", no_order="已改正"), town.zhou, town.huang, town.chen)
    town.at(posted)
    town.li(case, act("common.Serve")(paper=town.paper(case, "decision"), party=party, mode="public", note="下落不明"))
    assert Deadline.objects.get(matter=case.matter, term="pay").since == deemed


def visited(town: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(act("inspection.Visit").fields["second"], "confirms", True)
    matter = town.li(act("inspection.TakeUp")(source="above", what="燃气使用安全"))
    town.signed(town.li, matter, act("inspection.Approve")(kind="special", reason="县级部署"), town.zhou, town.huang)
    return town.li(matter, act("inspection.Visit")(second=town.wang.person, shown=True, record="未见异常"))


def test_whom_a_record_names_confirms_it_himself(town: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    town.at("2021-09-01")
    done = visited(town, monkeypatch)
    mine = Deadline.objects.get(matter=done.matter, term="confirm")
    assert (mine.person, mine.capacity, mine.of) == (town.wang.person, "", done.entry)
    town.refuses(town.zhao, done, act("common.Confirm")(entry=done.entry), "机构·职责")
    town.confirmed(town.wang, done)
    assert Deadline.objects.get(matter=done.matter, term="confirm").state == "met"
    town.refuses(town.wang, done, act("common.Confirm")(entry=done.entry), "机构·职责")


def test_a_contested_record_waits_for_the_head(town: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    town.at("2021-09-01")
    done = visited(town, monkeypatch)
    town.wang(done, act("common.Contest")(entry=done.entry, reason="当日我不在现场"))
    open_ = set(Deadline.objects.filter(matter=done.matter, state="open").values_list("term", flat=True))
    assert "settle" in open_ and "confirm" not in open_
    town.chen(done, act("common.Settle")(entry=done.entry, answer="核实后由赵汀补作记录"))
    assert not Deadline.objects.filter(matter=done.matter, term="settle", state="open").exists()


def test_a_party_is_known_as_person_or_organisation(town: Any, case: Any) -> None:
    party = town.party(case)
    assert Party.objects.get(id=party).kind == "natural"
    firm = town.li(act("inspection.TakeUp")(source="above", what="扬尘", inspected={"name": "演示建筑队", "kind": "organisation"}))
    assert Party.objects.get(matter=firm.matter).kind == "organisation"


@pytest.mark.parametrize(("told", "taken"), [
    ("440783202100012345", True), ("4407832021000123456789", True), ("12345678901234567X", True), ("110105194912310021", False), ("11010519491231002x", False),
    ("票13800001111", False), ("138000011112", True)])
def test_a_receipts_number_is_not_taken_for_a_persons(told: str, taken: bool) -> None:
    if taken:
        assert Code("票据号").clean(told) == told
    else:
        with pytest.raises(Wrong, match="不要填姓名"):
            Code("票据号").clean(told)
