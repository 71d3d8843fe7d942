"""A change of a contract weighs what it makes payable, whether or not it names a new sum."""

from typing import Any

from fazhi.kernel.models import Entry, Matter
from fazhi.lines.contract.acts import Submit
from fazhi.lines.contract.signing import Change, Sign, SignChange
from fazhi.lines.contract.telling import concluded, drafted, file, judged, set_line

MORE = {"what": "增加一期工程", "why": "范围扩大"}


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
