"""The finance office's list: matched by code, number, name and sum; both sides list what the other does not have."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
import xlsxwriter

from fazhi.kernel import registry, verify
from fazhi.kernel.models import Deadline, Entry, Mark, Paper
from fazhi.kernel.sheets import batches, finding, taking
from fazhi.kernel.sheets.plan import Plan, made
from fazhi.kernel.story import vault
from fazhi.lines.penalty.codes import payment_code, valid

TITLES = ("票号", "缴款码", "文号", "缴款人名称", "缴款金额", "到账日期", "业务类型")


def act(name: str) -> Any:
    return registry.act(f"penalty.{name}")


def spot(town: Any, name: str, amount: int) -> Any:
    said = {"respondent": {"name": name}, "second": town.wang.person, "what": "乱扔垃圾", "item": "条例", "place": "圩镇街口", "amount": str(amount), "kind": "fine",
            "heard": True, "shown": True, "power": "CG-100", "order": "清扫"}
    return town.li(act("OnTheSpot")(**said))


def code(town: Any, case: Any) -> str:
    return payment_code(case.entry, town.party(case, "respondent"))


def book(rows: list[tuple[Any, ...]]) -> bytes:
    out = io.BytesIO()
    one = xlsxwriter.Workbook(out, {"strings_to_formulas": False})
    page = one.add_worksheet()
    for i, row in enumerate([TITLES, *rows]):
        page.write_row(i, 0, row)
    one.close()
    return out.getvalue()


def plan_of(town: Any, rows: list[tuple[Any, ...]]) -> Plan:
    data = book(rows)
    blob = vault().put(data)
    file = {"hash": blob.hash, "size": blob.size, "media": "", "name": "清单.xlsx"}
    return made(finding.sheet("penalty.money"), town.office, data, "清单.xlsx", day=town.now.date(), file=file)


def taken(town: Any, rows: list[tuple[Any, ...]]) -> Plan:
    town.now += timedelta(minutes=1)
    plan = plan_of(town, rows)
    taking.take(plan, town.li.person, vault(), now=town.now)
    return plan


@pytest.fixture
def cases(town: Any) -> list[Any]:
    town.at("2021-08-02")
    found = [spot(town, f"测{word}", 100) for word in ("一", "二", "三", "四", "五", "六")]
    town.at("2021-09-06")
    return found


def test_the_code_stands_in_the_decision_and_checks_itself(town: Any, cases: list[Any]) -> None:
    mine = code(town, cases[0])
    assert mine in town.text(Paper.objects.get(matter=cases[0].matter, kind="penalty.spot_decision").id)
    assert valid(mine) and float(mine) == int(mine) and len({code(town, case) for case in cases}) == 6
    assert not any(valid(mine[:i] + str((int(mine[i]) + 1) % 10) + mine[i + 1:]) for i in range(14))


def test_both_sides_list_what_the_other_does_not_have(town: Any, cases: list[Any]) -> None:
    one, two, three, _, five, six = cases
    number = Paper.objects.get(matter=two.matter, kind="penalty.spot_decision").number
    town.li(six, act("Pay")(amount="100", receipt="HAND1"), on="2021-08-06")
    town.li(five, act("Pay")(amount="100"), on="2021-08-06")
    rows = [
        ("P1", code(town, one), "", "测一", 100, "2021-08-05", "收款"),
        ("P2", "", number, "测二的弟弟", 60, "2021-08-05", ""),  # by number, a part, another payer
        ("P3", "", "", "测三", "100元", "2021/8/9", "收款"),  # by name and sum
        ("P4", "12345678901234", "", "测四", 100, "2021-08-09", ""),  # a code that is nobody's
        ("P5", code(town, five), "", "测五", 100, "2021-08-06", ""),  # registered by hand without its receipt
        ("P6", "", "", "路人", 300, "2021-08-10", ""),  # nobody's
        ("P7", "", "", "测四", 0, "2021-08-10", ""),
        ("P8", "", "", "测四", 100, "2031-08-10", ""),
        ("P9", "", "", "测四", 100, "不知道", ""),
    ]
    plan = taken(town, rows)
    assert [each.state for each in plan.rows] == ["new", "new", "new", "unmatched", "new", "unmatched", "wrong", "wrong", "wrong"]
    notes = ["；".join(each.notes) for each in plan.rows]
    assert notes[0] == "" and "部分缴款，尚欠40.00元" in notes[1] and "缴款人（测二的弟弟）不是当事人" in notes[1]
    assert "按缴款人、数额对上" in notes[2] and "补登票据号" in notes[4]
    assert "校验位不对" in plan.rows[3].why and "尚欠300.00元" in plan.rows[5].why
    there = dict(plan.vanished)
    assert there["HAND1"].startswith("本系统有（2021-08-06）")
    overdue = [what for what, why in plan.vanished if "已过缴款期限" in why]
    assert len(overdue) == 4  # as the file was read: one, two, three and four had not paid
    after = plan_of(town, rows)
    assert [each.state for each in after.rows] == ["same", "same", "same", "unmatched", "same", "unmatched", "wrong", "wrong", "wrong"]
    left = {why for what, why in after.vanished if "已过缴款期限" in why}
    assert left == {"已过缴款期限，尚欠40.00元，清单中没有", "已过缴款期限，尚欠100.00元，清单中没有"}
    before = Entry.objects.count()
    assert taking.take(after, town.li.person, vault(), now=town.now) == "" and Entry.objects.count() == before
    paid = sum(Mark.objects.filter(figure="penalty.paid").values_list("amount", flat=True))
    assert paid == (100 + 60 + 100 + 100 + 100) * 100
    assert not Deadline.objects.filter(matter__in=[one.matter, three.matter], term="pay", state="open").exists()
    assert Deadline.objects.filter(matter=two.matter, term="pay", state="open").exists()
    assert verify.verify().problems == []


def test_the_rest_the_too_much_and_the_way_back(town: Any, cases: list[Any]) -> None:
    one, two = cases[:2]
    taken(town, [("A1", code(town, one), "", "测一", 60, "2021-08-05", ""), ("A2", code(town, one), "", "测一", 40, "2021-08-06", ""),
                 ("A3", code(town, two), "", "测二", 150, "2021-08-06", "")])
    town.li(one, act("Fell")(result="annulled", document="测复〔2021〕1号"))
    assert Deadline.objects.filter(matter=one.matter, term="refund", state="open").exists()
    plan = plan_of(town, [("A1", code(town, one), "", "测一", 70, "2021-08-05", ""), ("A9", code(town, one), "", "测一", 900, "2021-09-01", "退付")])
    assert "请以票据核对" in plan.rows[0].why and "多于已缴" in plan.rows[1].why
    back = {why for _, why in plan.vanished if "应当退还" in why}
    assert back == {"应当退还100.00元，清单中没有退付", "应当退还50.00元，清单中没有退付"}
    rows = [("B1", code(town, one), "", "测一", 100, "2021-09-02", "退库"), ("B2", code(town, two), "", "测二", 50, "2021-09-02", "退付")]
    assert [each.state for each in taken(town, rows).rows] == ["new", "new"]
    assert [each.state for each in plan_of(town, rows).rows] == ["same", "same"]
    assert Deadline.objects.get(matter=one.matter, term="refund").state == "met"
    assert not [why for _, why in plan_of(town, rows).vanished if "应当退还" in why]


def test_a_list_is_struck_as_a_whole(town: Any, cases: list[Any]) -> None:
    town.li(cases[1], act("Pay")(amount="100"), on="2021-08-06")
    plan = taken(town, [("A1", code(town, cases[0]), "", "测一", 100, "2021-08-05", ""), ("A2", code(town, cases[1]), "", "测二", 100, "2021-08-06", "")])
    assert plan.counts["new"] == 2
    name = batches.batches(town.office)[0].name
    batches.strike(town.office, name, town.li.person, "给错了清单", now=town.now)
    assert sum(Mark.objects.filter(figure="penalty.paid").values_list("amount", flat=True)) == 10000
    assert Deadline.objects.get(matter=cases[0].matter, term="pay").state == "open"
    assert [each.state for each in plan_of(town, [("A2", code(town, cases[1]), "", "测二", 100, date(2021, 8, 6).isoformat(), "")]).rows] == ["new"]
