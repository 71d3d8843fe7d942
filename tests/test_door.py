"""The door: what it takes, what it refuses, and that nothing is lost or done twice."""

from datetime import datetime
from typing import Any

import pytest

from fazhi.kernel import door, registry
from fazhi.kernel.deed import Deed, uuid7
from fazhi.kernel.models import Deadline, Entry, Matter, Paper, Person, Sealed
from fazhi.kernel.wrong import BadInput, NotFound, Refused, SaidTwice


def petition(name: str) -> Any:
    return registry.act(f"petition.{name}")


def received(town: Any, **more: Any) -> Any:
    said = {"channel": "phone", "what": "村口路灯坏了三个月", "who": {"name": "测某", "phone": "13900001111"}, **more}
    return town.he(petition("Receive")(**said))


def test_receipt_starts_the_clock_at_receipt(town: Any) -> None:
    town.at("2021-03-01 16:40")
    done = received(town)
    row = Deadline.objects.get(matter=done.matter, term="register")
    assert row.since.startswith("2021-03-01T16:4")
    assert row.due == "2021-03-16"
    assert row.cite.startswith("《信访条例》")


def test_names_and_numbers_of_people_are_not_in_the_chain(town: Any) -> None:
    done = received(town)
    body = Entry.objects.get(id=done.entry).body
    assert "测某" not in body and "13900001111" not in body and "路灯" not in body
    assert all("测某".encode() not in bytes(blob) for blob in Sealed.objects.values_list("blob", flat=True))


def test_future_day_is_refused(town: Any) -> None:
    case = received(town)
    with pytest.raises(Refused, match="将来"):
        town.he(case, petition("Accept")(kind="complaint"), on="2021-12-31")


def test_unknown_matter_is_not_found(town: Any) -> None:
    with pytest.raises(NotFound, match="没有这个事项"):
        town.he("f" * 32, petition("Accept")(kind="complaint"))


def test_every_wrong_field_has_its_sentence_and_nothing_is_written(town: Any) -> None:
    before = Entry.objects.count()
    with pytest.raises(BadInput) as caught:
        town.he(petition("Receive")(channel="pigeon", what="", joint="几个", nonsense=1))
    assert set(caught.value.errors) == {"channel", "what", "who", "joint", "nonsense"}
    assert Entry.objects.count() == before


def test_empty_file_is_refused(town: Any) -> None:
    case = received(town)
    attach = registry.act("common.Attach")
    with pytest.raises(BadInput, match="空的"):
        town.he(case, attach(what="照片", files=[{"hash": "0" * 64, "size": 0, "media": "image/jpeg", "name": "a.jpg"}]))


def test_same_id_with_same_words_is_recorded_once(town: Any) -> None:
    ident = uuid7()
    first = received_with(town, ident, "水管漏水")
    again = received_with(town, ident, "水管漏水")
    assert again.again and again.entry == first.entry
    assert Matter.objects.filter(line="petition").count() == 1


def test_same_id_with_other_words_is_refused(town: Any) -> None:
    ident = uuid7()
    received_with(town, ident, "水管漏水")
    with pytest.raises(SaidTwice, match="内容不同"):
        received_with(town, ident, "路面塌陷")


def received_with(town: Any, ident: str, what: str) -> Any:
    act = petition("Receive")(channel="phone", what=what, who={"name": "测某"})
    return town.he(act, id=ident)


def test_person_without_post_is_refused(town: Any) -> None:
    with pytest.raises(Refused, match="没有职务"):
        door.do(petition("Receive")(channel="phone", what="事", who={"name": "测某"}), who="0" * 32 + "-1", office=town.office)


def test_wrong_capacity_names_the_way_out(town: Any) -> None:
    case = received(town)
    refused = town.refuses(town.xu, case, petition("Accept")(kind="complaint"), "机构·职责")
    assert "请交由" in refused.objections[0].overcome


def test_state_secrets_have_no_place_here(town: Any) -> None:
    with pytest.raises(BadInput, match="国家秘密"):
        received(town, what="附件 机密★10年 的文件")


def test_many_are_judged_one_by_one_and_written_together(town: Any) -> None:
    town.at("2021-05-06")
    good = [petition("Receive")(channel="hotline", what=f"工单{i}", who={"name": "匿名"}) for i in range(3)]
    bad = petition("Receive")(channel="hotline", what="")
    deeds = [Deed(act=act, who=town.he.person, office=town.office, origin="replay", now=town.now) for act in [*good, bad]]
    results = door.do_many(deeds, "12345五月第一批")
    assert [isinstance(each, BadInput) for each in results] == [False, False, False, True]
    assert Entry.objects.filter(batch="12345五月第一批").count() == 3


def test_only_all_writes_nothing_when_one_is_bad(town: Any) -> None:
    deeds = [Deed(act=petition("Receive")(channel="hotline", what=words), who=town.he.person, office=town.office, origin="replay", now=town.now)
             for words in ("一", "")]
    door.do_many(deeds, "全有或全无", only_all=True)
    assert not Entry.objects.filter(batch="全有或全无").exists()


def test_paper_needs_the_scan(town: Any) -> None:
    case = received(town)
    with pytest.raises(Refused, match="签字件"):
        town.fang(case, petition("Accept")(kind="complaint"), manner="paper", signed_by=(town.he.person,))


def test_nobody_records_an_approval_of_his_own_work(town: Any) -> None:
    case = received(town)
    town.he(case, petition("Accept")(kind="complaint"))
    refused = town.refuses(town.huang, case, petition("Extend")(reason="繁忙"), manner="paper", signed_by=(town.huang.person,), scan=town.file("签字件"))
    assert any("经手" in each.sentence for each in refused.objections)


def test_late_record_is_judged_as_the_matter_stood(town: Any) -> None:
    town.at("2021-03-01")
    case = received(town)
    town.at("2021-04-01")
    done = town.he(case, petition("Accept")(kind="complaint"), on="2021-03-03")
    assert Deadline.objects.get(matter=case.matter, term="finish").since == "2021-03-03"
    assert '"late":29' in Entry.objects.get(id=done.entry).body


def test_anonymous_petition_makes_no_person(town: Any) -> None:
    before = Person.objects.count()
    received(town, who={"name": "匿名"})
    assert Person.objects.count() == before


def test_proposal_sent_back_leaves_nothing_done(town: Any) -> None:
    case = received(town)
    town.he(case, petition("Accept")(kind="complaint"))
    proposal = town.he(case, petition("Extend")(reason="需要鉴定"))
    assert proposal.proposed
    town.huang(case, registry.act("common.SendBack")(proposal=proposal.entry, reason="理由不足"))
    with pytest.raises(NotFound, match="签结、退回或撤回"):
        town.huang(case, registry.act("common.Sign")(proposal=proposal.entry))
    assert not Paper.objects.filter(matter=case.matter, kind="petition.extension").exists()


def test_signing_needs_the_capacity(town: Any) -> None:
    case = received(town)
    town.he(case, petition("Accept")(kind="complaint"))
    proposal = town.he(case, petition("Extend")(reason="需要鉴定"))
    town.refuses(town.li, case, registry.act("common.Sign")(proposal=proposal.entry), "机构·职责")
    town.huang(case, registry.act("common.Sign")(proposal=proposal.entry))
    body = Entry.objects.filter(matter=case.matter, act="petition.Extend").get().body
    assert '"role":"proposed"' in body and '"role":"signed"' in body


def test_numbers_of_papers_have_no_gap_when_an_act_is_refused(town: Any) -> None:
    for _ in range(2):
        case = received(town)
        town.he(case, petition("Accept")(kind="complaint"))
        town.refuses(town.he, case, petition("Accept")(kind="complaint"))
    numbers = list(Paper.objects.filter(kind="petition.acceptance").order_by("number").values_list("number", flat=True))
    assert [each[-2] for each in numbers] == ["1", "2"]


def test_year_without_holiday_notice_is_provisional_and_dated_later(town: Any) -> None:
    town.at("2026-12-20")
    case = received(town)
    row = Deadline.objects.get(matter=case.matter, term="register")
    assert row.due == "" and row.not_before.startswith("2027-")
    load = registry.act("house.LoadCalendar")
    town.at("2026-12-28")
    town.keeper(town.office, load(year="2027", notice="演示通知", days={"off": {"2027-01-01": "元旦"}, "work": []}))
    walk = __import__("importlib").import_module("fazhi.kernel.clock").walk
    walk(town.office, datetime(2026, 12, 29), origin="replay")
    row.refresh_from_db()
    assert row.due.startswith("2027-01-0") and row.not_before == ""


def test_matter_of_many_entries_remembers_a_bounded_amount(town: Any) -> None:
    case = received(town)
    note = registry.act("common.Note")
    for i in range(40):
        town.he(case, note(text=f"第{i}次电话"))
    memory = door.happen.peek(case.matter)
    assert memory["acts"]["common.Note"]["n"] == 40
    assert len(memory["acts"]["common.Note"]["kept"]) == 24


def test_two_leaders_sign_at_the_same_moment_and_only_one_is_the_act(town: Any) -> None:
    case = received(town)
    town.he(case, petition("Accept")(kind="complaint"))
    proposal = town.he(case, petition("Extend")(reason="需要鉴定"))
    town.huang(case, registry.act("common.Sign")(proposal=proposal.entry))
    with pytest.raises(NotFound, match="签结、退回或撤回"):
        town.yang(case, registry.act("common.Sign")(proposal=proposal.entry))
    assert Entry.objects.filter(matter=case.matter, act="petition.Extend").count() == 1
