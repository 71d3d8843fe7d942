"""A change of a contract weighs what it makes payable, whether or not it names a new sum, and moves only the clocks whose time it changes."""

from typing import Any

from fazhi.kernel.models import Deadline, Entry, Matter
from fazhi.lines.contract.acts import Submit
from fazhi.lines.contract.performing import Deliver, Pay
from fazhi.lines.contract.signing import Change, Sign, SignChange
from fazhi.lines.contract.telling import concluded, drafted, file, judged, set_line, signed
from fazhi.lines.contract.yearly import overdue_at

MORE = {"what": "增加一期工程", "why": "范围扩大"}
ROWS = [{"n": 1, "amount": 60000, "days": 20}, {"n": 2, "amount": 60000, "by": "2025-12-20"}]


def tendered(town: Any) -> Any:
    """A contract of 90,000 by open tender, signed; the town's line for the meeting is 100,000."""
    town.at("2024-05-06")
    town.keeper(set_line())
    case = drafted(town, amount=90000, small=False, way="open", awarded_on="2024-05-06", payments=[{"n": 1, "amount": 90000, "by": "2024-12-31"}], until="2024-12-31")
    text = file(town)
    concluded(town, case, text)
    town.signed(town.tang, case, Sign(text=text, amount=90000), town.huang, town.chen)
    town.days(1)
    return case


def test_a_row_of_the_schedule_cannot_carry_more_than_the_contract(town: Any) -> None:
    case = tendered(town)
    addition = file(town, "第一条 增加第二期，六十万元。")
    refused = str(town.refuses(town.tang, case, Change(**MORE, text=addition, payments=[{"n": 2, "amount": 600000, "by": "2024-12-31"}]), "合同·变更"))
    assert "690,000.00" in refused and "90,000.00" in refused
    town.refuses(town.tang, case, Change(**MORE, text=addition, payments=[{"n": 1, "amount": 90001, "by": "2024-12-31"}]), "合同·变更")
    town.refuses(town.tang, case, Change(**MORE, text=addition, amount=95000, payments=[{"n": 2, "amount": 5001}]), "合同·变更")
    town.tang(case, Change(what="改付款日", why="财政安排", text=addition, payments=[{"n": 1, "amount": 45000, "by": "2024-10-31"}, {"n": 2, "amount": 45000, "by": "2024-12-31"}]))
    judged(town, case)
    town.signed(town.tang, case, SignChange(text=addition), town.huang, town.chen)  # nothing grew: no meeting
    assert not Matter.objects.filter(line="decision").exists()


def test_a_change_kept_on_paper_still_meets_line_and_tenth(town: Any) -> None:
    """What was recorded from paper over an objection is weighed again when it is signed."""
    case = tendered(town)
    addition = file(town, "第一条 增加第二期，六十万元。")
    change = Change(**MORE, text=addition, payments=[{"n": 2, "amount": 600000, "by": "2024-12-31"}])
    done = town.tang(case, change, manner="paper", scan=town.file("签字件"), signed_by=(town.luo.person,))
    assert {flag["provision"] for flag in done.flags} >= {"合同·变更", "采购·追加"}
    judged(town, case)
    assert {each.provision for each in town.refuses(town.tang, case, SignChange(text=addition), "三重一大·会议").objections} >= {"合同·变更", "三重一大·会议"}
    town.tang(case, Submit(text=addition))
    item = Matter.objects.get(line="decision")
    assert Entry.objects.get(id=item.opened_by).body.count("69000000") == 1  # the meeting is told the sum it decides


def test_the_tenth_is_counted_from_the_contract_as_tendered(town: Any) -> None:
    case = tendered(town)
    addition = file(town, "第一条 增加零星工程。")
    assert "采购·追加" not in {flag["provision"] for flag in town.tang(case, Change(**MORE, text=addition, amount=99000, payments=[{"n": 2, "amount": 9000}])).flags}
    judged(town, case)
    town.signed(town.tang, case, SignChange(text=addition), town.huang, town.chen)
    town.days(1)
    town.flagged(town.tang(case, Change(**MORE, text=addition, amount=99900, payments=[{"n": 3, "amount": 900}])), "采购·追加")



def changed(town: Any, case: Any, rows: list[dict[str, Any]], **more: Any) -> None:
    """A supplement restates the schedule, is reviewed and signed."""
    addition = file(town, f"第一条 付款计划：{rows}")
    town.tang(case, Change(what="补充协议", why="写清付款账户", text=addition, payments=rows, **more))
    judged(town, case)
    town.signed(town.tang, case, SignChange(text=addition), town.huang, town.chen)
    town.days(1)


def clocks(case: Any, n: int) -> list[tuple[str, str, str]]:
    """Every clock of a payment there ever was: (term, due, state)."""
    return list(Deadline.objects.filter(matter=case.matter, of=str(n), term__in=("pay", "pay_agreed")).order_by("id").values_list("term", "due", "state"))


def accepted(town: Any, rows: list[dict[str, Any]]) -> Any:
    """A contract with a small firm, signed and its first payment's goods accepted on 1 July 2025: payable by 21 July."""
    town.at("2025-07-01")
    case = signed(town, payments=rows, until="2025-12-31")
    town.tang(case, Deliver(n=1, what="上半年服务", second=town.luo.person))
    town.days(1)
    return case


def test_a_schedule_said_again_lets_every_clock_run_on(town: Any) -> None:
    """The first payment waits and is late, its interest and the yearly list are told as if nothing had been signed."""
    case = accepted(town, ROWS)
    before = clocks(case, 1), clocks(case, 2)
    assert before == ([("pay_agreed", "2025-07-21", "open")], [("pay_agreed", "2025-12-20", "open")])
    changed(town, case, ROWS, until="2025-12-31")
    assert (clocks(case, 1), clocks(case, 2)) == before
    assert Deadline.objects.filter(matter=case.matter, term="perform").count() == 1
    town.at("2025-08-20")
    assert "900.00" in str(town.flagged(town.luo(case, Pay(n=1, amount=1)), "付款·逾期利息"))  # 30 days of 60,000 at the rate of the law
    assert overdue_at(town.office, "2025-08-20")["amount"] == 5999900
    other = accepted(town, [{"n": 1, "amount": 60000}])  # no days agreed: the days of the law
    was = clocks(other, 1)
    changed(town, other, [{"n": 1, "amount": 60000}])
    assert clocks(other, 1) == was and was[0][0] == "pay"


def test_new_days_run_from_the_same_acceptance(town: Any) -> None:
    case = accepted(town, ROWS)
    town.days(3)
    changed(town, case, [{**ROWS[0], "days": 45}])
    assert clocks(case, 1) == [("pay_agreed", "2025-07-21", "void"), ("pay_agreed", "2025-08-15", "open")]
    changed(town, case, [{"n": 1, "amount": 60000}])
    assert clocks(case, 1)[-1] == ("pay", "2025-07-31", "open")
    town.at("2026-01-06")
    assert overdue_at(town.office, "2025-12-31")["amount"] == 12000000
    changed(town, case, [{"n": 2, "amount": 60000, "by": "2026-02-20"}])
    assert overdue_at(town.office, "2025-12-31")["amount"] == 12000000  # what was overdue then stays so, though a new day was agreed since
    assert overdue_at(town.office, "2026-01-31")["amount"] == 6000000


def test_what_is_paid_begins_no_new_duty_and_what_is_added_does(town: Any) -> None:
    case = accepted(town, [{"n": 1, "amount": 60000, "by": "2025-07-31"}, ROWS[1]])
    town.luo(case, Pay(n=1, amount=60000))
    changed(town, case, [{"n": 1, "amount": 60000, "by": "2025-08-20"}, ROWS[1]])
    assert clocks(case, 1) == [("pay_agreed", "2025-07-31", "met")] and [each[2] for each in clocks(case, 2)] == ["open"]
    changed(town, case, [{"n": 1, "amount": 60000, "by": "2025-08-20"}, {**ROWS[1], "amount": 40000}])
    assert [each[2] for each in clocks(case, 2)] == ["open"]
    changed(town, case, [{"n": 1, "amount": 70000, "by": "2025-08-20"}])
    assert clocks(case, 1)[1:] == [("pay_agreed", "2025-08-20", "open")]
    town.luo(case, Pay(n=1, amount=5000))
    changed(town, case, [{"n": 1, "amount": 65000, "by": "2025-08-20"}])
    assert clocks(case, 1)[1:] == [("pay_agreed", "2025-08-20", "met")]
