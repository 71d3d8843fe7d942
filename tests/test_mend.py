"""Correct, strike and move: the record is mended by entries, and the rows, figures and folds follow."""

import json
from typing import Any

import pytest

from fazhi.kernel import mend, registry, verify
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Deadline, Entry, Mark, Matter, Person
from fazhi.lines.petition.story import handed


def act(key: str) -> Any:
    return registry.act(key)


@pytest.fixture
def case(town: Any) -> Any:
    town.at("2021-03-01")
    done = town.he(act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某", "phone": "13900001111"}))
    town.days(2)
    return done


def total(figure: str) -> int:
    return sum(Mark.objects.filter(figure=figure).values_list("amount", flat=True))


def test_correct_changes_words_person_and_figures(town: Any, case: Any) -> None:
    town.he(case, act("common.Correct")(entry=case.entry, reason="渠道登记错", words='{"channel": "hotline", "who": {"name": "测某某"}}'))
    assert (total("petition.received"), total("petition.hotline")) == (1, 1)
    person = Person.objects.get(matter=case.matter)
    assert persons([person.id])[person.id]["name"] == "测某某"
    assert verify.verify().problems == []


def test_corrected_day_does_not_exist_but_corrected_text_is_sealed(town: Any, case: Any) -> None:
    done = town.he(case, act("common.Correct")(entry=case.entry, reason="写错", words='{"what": "路灯坏了四盏"}'))
    assert "四盏" not in Entry.objects.get(id=done.entry).body


def test_bad_words_in_a_correction_name_the_field(town: Any, case: Any) -> None:
    town.bad(town.he, case, act("common.Correct")(entry=case.entry, reason="错", words='{"channel": "pigeon"}'), "words.channel")


def test_words_that_are_no_json_get_a_sentence(town: Any, case: Any) -> None:
    town.bad(town.he, case, act("common.Correct")(entry=case.entry, reason="错", words="channel=phone"), "words")


def test_strike_wants_what_hangs_on_it_first(town: Any, case: Any) -> None:
    accepted = town.he(case, act("petition.Accept")(kind="complaint"))
    town.he(case, act("petition.Answer")(result="supported", reply="已修"))
    refused = town.refuses(town.he, case, act("common.Strike")(entry=accepted.entry, reason="误办"), "记录·撤销")
    assert "第3条" in str(refused)


def test_strike_with_all_that_hangs_needs_a_second_person(town: Any, case: Any) -> None:
    accepted = town.he(case, act("petition.Accept")(kind="complaint"))
    town.he(case, act("petition.Answer")(result="supported", reply="已修"))
    handed(town, town.he, case)
    town.he(case, act("petition.Close")(agreed=True))
    assert total("petition.closed") == 1
    town.signed(town.he, case, act("common.Strike")(entry=accepted.entry, reason="误办", all_that_hangs=True), town.huang)
    assert total("petition.closed") == 0
    row = Matter.objects.get(id=case.matter)
    assert (row.stage, row.closed_on) == ("received", "")
    assert Deadline.objects.get(matter=case.matter, term="register", struck="").state == "open"
    assert not Deadline.objects.filter(matter=case.matter, term="finish", struck="").exists()
    assert verify.verify().problems == []


def test_struck_entry_cannot_be_struck_again(town: Any, case: Any) -> None:
    note = town.he(case, act("common.Note")(text="来电催问"))
    town.he(case, act("common.Strike")(entry=note.entry, reason="记错事项"))
    town.refuses(town.he, case, act("common.Strike")(entry=note.entry, reason="再撤"), "记录·撤销")


def test_move_does_the_act_in_the_right_matter(town: Any, case: Any) -> None:
    other = town.he(act("petition.Receive")(channel="phone", what="水管", who={"name": "匿名"}))
    note = town.he(case, act("common.Note")(text="水管漏水现场已看"))
    town.he(case, act("common.Move")(entry=note.entry, reason="记错事项", to=other.matter))
    moved = Entry.objects.get(matter=other.matter, act="common.Note")
    assert moved.done_at == json.loads(Entry.objects.get(id=note.entry).body)["done_at"]
    assert verify.verify().problems == []


def test_preview_tells_everything_that_hangs(town: Any, case: Any) -> None:
    accepted = town.he(case, act("petition.Accept")(kind="complaint"))
    town.he(case, act("petition.Answer")(result="supported", reply="已修"))
    told = mend.preview(case.matter, accepted.entry)
    assert [each["title"] for each in told["entries"]] == ["答复"]
    assert len(told["papers"]) == 2 and told["left_the_house"]


def test_a_correction_of_other_words_leaves_the_amount(town: Any) -> None:
    town.at("2021-08-02")
    spot = registry.act("penalty.OnTheSpot")(respondent={"name": "测某"}, second=town.wang.person, what="乱扔垃圾", item="条例", place="圩镇街口", amount="100",
                                             kind="fine", heard=True, shown=True, power="CG-100", order="清扫")
    case = town.li(spot)
    paid = town.li(case, registry.act("penalty.Pay")(amount="60.05", receipt="A1"))
    town.li(case, mend.Correct(entry=paid.entry, reason="票号抄错", words=json.dumps({"receipt": "A2"})))
    body = json.loads(Entry.objects.get(act="common.Correct").body)
    assert body["corrects"]["said"] == {"amount": 6005, "receipt": "A2", "way": "online"}
    assert total("penalty.paid") == 6005
    town.li(case, mend.Correct(entry=paid.entry, reason="数额抄错", words=json.dumps({"amount": "70"})))
    bodies = [json.loads(text) for text in Entry.objects.filter(act="common.Correct").order_by("n").values_list("body", flat=True)]
    assert bodies[-1]["corrects"]["said"] == {"amount": 7000, "receipt": "A2", "way": "online"} and total("penalty.paid") == 7000
