"""Service: every mode has its proof, its provision and its day; the record of service; on whom a paper still waits to be served."""

from datetime import date
from typing import Any

import pytest

from fazhi.kernel import registry, verify
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Meet
from fazhi.kernel.models import Deadline, Paper
from fazhi.kernel.serve import AgreeElectronic, ConfirmAddress, Serve, served, served_on
from fazhi.kernel.templates import parse


def act(key: str, **said: Any) -> Any:
    return registry.act(key)(**said)


@pytest.fixture
def case(town: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A matter with one party and one paper whose service starts a term."""
    line = registry.line("petition")
    old = line.papers["acceptance"]
    monkeypatch.setitem(line.papers, "acceptance", parse("acceptance", f"---\ntitle: {old.title}\noutward: true\nkind: letter\nstarts: [review]\n---\n{old.body}"))
    town.at("2022-03-01")
    case = town.he(act("petition.Receive", channel="phone", what="路灯坏了", who={"name": "测某某"}))
    town.he(case, act("petition.Accept", kind="complaint"))
    town.at("2022-03-02")
    yield case
    assert verify.verify().problems == []


def serve(town: Any, case: Any, **said: Any) -> Any:
    return town.he(case, Serve(paper=town.paper(case, "acceptance"), party=town.party(case), **said))


WHOLE = [  # a mode with all its proof, the day of service it gives, and what its record says
    ({"mode": "direct", "taken_by": "family", "taker": "测乙"}, "2022-03-02", ["同住成年家属", "测乙", "第八十八条"]),
    ({"mode": "left", "witness_name": "东塘村委会 测丙", "note": "拒绝签收", "place": "东塘村1号"}, "2022-03-02", ["拒绝签收", "测丙", "东塘村1号", "第八十九条"]),
    ({"mode": "mail", "tracking": "EX123456789CN", "served_on": "2022-03-02"}, "2022-03-02", ["EX123456789CN", "第九十一条"]),
    ({"mode": "entrusted", "through": "邻县司法局", "served_on": "2022-03-02"}, "2022-03-02", ["邻县司法局"]),
    ({"mode": "forwarded", "through": "演示看守所", "forwarded": "prison", "served_on": "2022-03-02"}, "2022-03-02", ["演示看守所", "第九十二条"]),
    ({"mode": "public", "note": "下落不明，两次上门未遇", "medium": "镇公告栏、县政府网站"}, "2022-04-02", ["镇公告栏", "下落不明", "2022年3月2日", "2022年4月2日"]),
]


@pytest.mark.parametrize(("said", "day", "words"), WHOLE, ids=[each[0]["mode"] for each in WHOLE])
def test_a_mode_with_its_proof_starts_the_term_on_its_own_day(town: Any, case: Any, said: dict[str, Any], day: str, words: list[str]) -> None:
    done = serve(town, case, **said)
    assert done.flags == ()
    assert Deadline.objects.get(matter=case.matter, term="review").since[:10] == day
    assert all(each in town.text(done.papers[0]) for each in words), town.text(done.papers[0])


WEAK = [
    ({"mode": "direct", "taken_by": "receiver"}, "文书·直接送达"),
    ({"mode": "left", "note": "拒收"}, "文书·留置送达"),
    ({"mode": "left", "witness_name": "东塘村委会 测丙"}, "文书·留置送达"),
    ({"mode": "mail", "served_on": "2022-03-02"}, "文书·邮寄送达"),
    ({"mode": "mail", "tracking": "EX1"}, "文书·邮寄送达"),
    ({"mode": "entrusted", "served_on": "2022-03-02"}, "文书·邮寄送达"),
    ({"mode": "forwarded", "through": "某机关", "served_on": "2022-03-02"}, "文书·转交送达"),
    ({"mode": "electronic", "arrived_at": "2022-03-02T09:00"}, "文书·电子送达"),
    ({"mode": "public"}, "文书·公告送达"),
    ({"mode": "public", "note": "下落不明", "served_on": "2022-03-20"}, "文书·公告送达"),
]


@pytest.mark.parametrize(("said", "provision"), WEAK)
def test_a_mode_without_its_proof_is_a_fact_in_doubt(town: Any, case: Any, said: dict[str, Any], provision: str) -> None:
    done = town.flagged(serve(town, case, **said), provision)
    assert any(each["stops"] for each in done.flags)
    assert Deadline.objects.get(matter=case.matter, term="settle").state == "open"


def test_direct_service_says_who_took_it(town: Any, case: Any) -> None:
    """Without a receiver and without the signed record it is said, and nobody has to settle it."""
    done = town.flagged(serve(town, case, mode="direct"), "文书·直接送达")
    assert not any(each["stops"] for each in done.flags) and not Deadline.objects.filter(matter=case.matter, term="settle").exists()
    assert "由谁签收" in done.flags[0]["sentence"]


def test_electronic_service_needs_the_partys_own_consent(town: Any, case: Any) -> None:
    party = town.party(case)
    town.flagged(town.he(case, ConfirmAddress(party=party, address="东塘村1号", electronic=True)), "文书·电子送达")
    confirmed = town.he(case, ConfirmAddress(party=party, address="东塘村1号", electronic=True, electronic_address="演示邮箱"))
    assert "演示邮箱" in town.text(confirmed.papers[0]) and "同意电子送达：是" in town.text(confirmed.papers[0])
    done = serve(town, case, mode="electronic", arrived_at="2022-03-02T09:00")
    assert done.flags == () and "2022年3月2日09时00分" in town.text(done.papers[0])
    assert AgreeElectronic.key == "common.AgreeElectronic"


@pytest.mark.parametrize(("said", "words"), [
    ({"mode": "direct", "served_on": "2022-02-28"}, "早于文书的日期"),
    ({"mode": "direct", "served_on": "2022-03-05"}, "在办理日期之后"),
])
def test_a_service_that_cannot_have_been_is_refused(town: Any, case: Any, said: dict[str, Any], words: str) -> None:
    refused = town.refuses(town.he, case, Serve(paper=town.paper(case, "acceptance"), party=town.party(case), **said), "记录·送达")
    assert words in str(refused)


def test_a_paper_is_served_once_and_not_when_it_is_void(town: Any, case: Any) -> None:
    serve(town, case, mode="direct")
    again = town.refuses(town.he, case, Serve(paper=town.paper(case, "acceptance"), party=town.party(case), mode="direct"), "记录·送达")
    assert "已经送达过" in str(again)
    other = town.he(act("petition.Receive", channel="phone", what="井盖", who={"name": "测乙"}))
    town.he(other, act("petition.Accept", kind="complaint"))
    town.signed(town.he, other, act("common.VoidPaper", paper=town.paper(other, "acceptance"), reason="写错"), town.he)
    void = town.refuses(town.he, other, Serve(paper=town.paper(other, "acceptance"), party=town.party(other), mode="direct"), "记录·送达")
    assert "作废" in str(void)


def test_the_record_comes_back_signed_unless_it_lies_in_hand(town: Any, case: Any) -> None:
    done = serve(town, case, mode="direct")
    assert Deadline.objects.get(term="signed_copy", of=done.papers[0]).state == "open"
    town.he(case, act("common.SignedCopy", paper=done.papers[0], scan_of=town.file("回证")))
    assert Deadline.objects.get(term="signed_copy", of=done.papers[0]).state == "met"
    other = town.he(act("petition.Receive", channel="phone", what="井盖", who={"name": "测乙"}))
    town.he(other, act("petition.Accept", kind="complaint"))
    at_once = serve(town, other, mode="direct", receipt=town.file("回证"))
    assert not Deadline.objects.filter(term="signed_copy", of=at_once.papers[0]).exists()
    assert Paper.objects.get(id=at_once.papers[0]).state == "signed"


def two_parties(served: tuple[str, ...], of: str = "") -> Case:
    """A matter as acts see it: two parties of one capacity and a paper, served on some of them."""
    kept = [{"e": f"e{i}", "on": "2022-03-01", "r": 1, "s": {"paper": "p", "party": each, "mode": "direct"}, "w": [], "h": []} for i, each in enumerate(served)]
    memory = {"acts": {"common.Serve": {"n": len(kept), "kept": kept, "hands": [], "sums": {}}}, "rows": {
        "party": {"a": {"person": "1", "capacity": "respondent"}, "b": {"person": "2", "capacity": "respondent"}},
        "paper": {"p": {"kind": "petition.acceptance", "title": "告知书", "of": of, "outward": True, "state": "issued", "issued_on": "2022-03-01"}}}}
    return Case(id="m", line="petition", office="o", day=date(2022, 3, 2), at="2022-03-02", stage="", round=1, memory=memory, row={})


@pytest.mark.parametrize(("served", "of", "met"), [((), "", False), (("b",), "", True), ((), "a", True)])
def test_a_paper_for_two_waits_until_both_have_it(served: tuple[str, ...], of: str, met: bool) -> None:
    one = Serve()
    one.take({"paper": "p", "party": "a", "mode": "direct", "taken_by": "self"})
    assert (Meet("serve", "p") in list(one.follows(two_parties(served, of)))) is met
    assert list(one.objections(two_parties(served, of))) == []


@pytest.mark.parametrize(("field", "announced", "deemed"), [
    ("", "2021-12-01", "2022-01-31"), ("", "2022-03-02", "2022-04-02"), ("农业", "2022-03-02", "2022-05-06"), ("市监", "2022-03-02", "2022-04-02")])
def test_public_notice_takes_the_days_of_its_date_and_field(field: str, announced: str, deemed: str) -> None:
    one, case = Serve(), two_parties(())
    one.take({"paper": "p", "party": "a", "mode": "public", "note": "下落不明"})
    case.day, case.at, case.row = date.fromisoformat(announced), announced, {"field": field}
    assert served(one, case) == deemed


def test_what_stays_inside_is_not_served() -> None:
    case = two_parties(())
    case.memory["rows"]["paper"]["p"]["outward"] = False
    one = Serve()
    one.take({"paper": "p", "party": "a", "mode": "direct", "taken_by": "self"})
    assert [each.sentence for each in one.objections(case)] == ["《告知书》是内部文书，不送达当事人"]


def test_a_paper_made_out_to_another_is_not_served_on_this_one() -> None:
    one = Serve()
    one.take({"paper": "p", "party": "a", "mode": "direct", "taken_by": "self"})
    assert "不是出给这名当事人" in next(iter(one.objections(two_parties((), "b")))).sentence
    assert served_on(two_parties(("b",)), "p", "b") == "2022-03-01" and served_on(two_parties(("b",)), "p", "a") == ""
