"""Identity numbers, credit codes and telephones: right ones pass, wrong ones are told beside the field and flagged, never refused."""

from typing import Any

import pytest

from fazhi.bridges.credit.export import kind_of
from fazhi.kernel import fields, idcodes, registry
from fazhi.kernel.models import Entry
from fazhi.kernel.story import TRADER_CODE

ROWS = [
    (idcodes.citizen, "11010519491231002X", ""), (idcodes.citizen, "440524188001010014", ""), (idcodes.citizen, "110105194912310021", "校验码"),
    (idcodes.citizen, "11010519490231002X", "不是真实的日期"), (idcodes.citizen, "00010519491231002X", "省份"), (idcodes.citizen, "11010529491231002X", "将来"),
    (idcodes.citizen, "1101051949123100X2", "17位数字"), (idcodes.unit, "91350100M000100Y43", ""), (idcodes.unit, "91350100M000100Y44", "校验码"),
    (idcodes.unit, "91350100M000100I43", "不会出现“I”"), (idcodes.unit, "91350100M000100Y4", "18位，现有17位"),
    (idcodes.telephone, "13900001234", ""), (idcodes.telephone, "0750-2212345", ""), (idcodes.telephone, "2212345", ""), (idcodes.telephone, "12345", ""),
    (idcodes.telephone, "400-800-1234", ""), (idcodes.telephone, "+85221234567", ""), (idcodes.telephone, "13900001234、0750-2212345", ""),
    (idcodes.telephone, "1390000123", "现有10位"), (idcodes.telephone, "12900001234", "第二位是3至9"), (idcodes.telephone, "不详", "没有数字"),
]


@pytest.mark.parametrize(("check", "told", "wrong"), ROWS)
def test_a_number_is_right_or_it_is_said_what_is_wrong(check: Any, told: str, wrong: str) -> None:
    answer = check(told)
    assert wrong in answer if wrong else not answer, answer


def test_papers_without_a_check_digit_pass() -> None:
    assert not idcodes.paper("E12345678", False) and not idcodes.paper("440683000012345", True) and not idcodes.paper("11010519491231002x", False)
    assert "18位，现有17位" in idcodes.paper("11010519491231002", False) and "校验码" in idcodes.paper("110105194912310021", False)
    rows = fields.Rows("当事人", who=fields.Who("当事人"))
    told = list(idcodes.doubts({"rows": rows}, {"rows": [{"who": {"name": "某人", "phone": "1390000", "kind": "natural"}}]}))
    assert told[0][0] == "rows" and told[0][1].startswith("第1行：“当事人”的电话") and "1390000" not in told[0][1]


def test_a_slip_is_told_at_the_field_and_the_form_keeps_it(town: Any, client_for: Any) -> None:
    town.at("2021-08-02")
    client = client_for("fang")
    posted = {"channel": "window", "what": "路灯坏了", "who.name": "测某", "who.kind": "natural", "who.phone": "1390000123", "who.number": "110105194912310021", "manner": "here"}
    before = Entry.objects.count()
    page = client.post("/desk/new/petition.Receive/", posted)
    text = page.content.decode()
    assert page.status_code == 422 and Entry.objects.count() == before
    assert "电话不像电话号码" in text and "最后一位校验码对不上" in text and 'value="1390000123"' in text and 'value="110105194912310021"' in text
    assert client.post("/desk/new/petition.Receive/", {**posted, "how-sure": "1"}).status_code == 302
    kept = Entry.objects.order_by("recorded_at").last()
    assert kept is not None and "记录·号码" in kept.body and "1390000123" not in kept.body and not kept.flags, "a reminder, not a duty"


def test_what_comes_from_outside_is_flagged_only(town: Any, client_for: Any) -> None:
    town.at("2021-08-02")
    done = town.outside(town.fang, "", registry.act("petition.Receive")(channel="12345热线", what="路灯坏了", who={"name": "测某", "phone": "139000"}), number="平台-7")
    assert [each["stops"] for each in done.flags if each["provision"] == "记录·号码"] == [False]


def test_a_sole_trader_is_a_person_with_a_credit_code() -> None:
    """His code passes for a person, a citizen's number of the same beginning does not pass for his, and the credit standard names him so either way."""
    assert idcodes.sole_trader(f"{TRADER_CODE[:4]} {TRADER_CODE[4:]}") and not idcodes.sole_trader("91350100M000100Y43") and not idcodes.sole_trader(TRADER_CODE[:17] + "8")
    assert not idcodes.paper(TRADER_CODE, False) and "校验码" in idcodes.paper("110105194912310021", False)
    for kind, number, told in (("natural", TRADER_CODE, "个体工商户"), ("organisation", TRADER_CODE, "个体工商户"), ("natural", "", "自然人")):
        assert kind_of({"who_kind": kind, "who": {"number": number}}) == told
