"""The papers name the law by which the penalty is weighed; a decision rests on what was told, and credit publicity repeats what it printed."""

from typing import Any

from fazhi.bridges.credit.export import penalties
from fazhi.lines.penalty import weighing_story as w
from fazhi.lines.penalty.deviating import AddCircumstances
from fazhi.lines.penalty.investigating import OrderRight
from fazhi.lines.penalty.powers import ListPower
from fazhi.lines.penalty.telling import paper_of

CODE, WASTE, AIR = "《生态环境法典》第一千一百三十二条第三款", "《固体废物污染环境防治法》第一百一十一条", "《大气污染防治法》第一百一十八条第三款"


def listed(town: Any, item: str, grounds: str, since: str = "2021-01-01") -> None:
    town.zhou(ListPower(key=f"CG-{item}", name="演示事项", field="住建", document="演示", since=since, item=item, grounds=grounds))


def told(town: Any, case: Any, party: str, amount: int, **more: Any) -> str:
    """The notice, and its words."""
    town.confirmed(town.wang, town.li(case, w.inform(town, party, amount, **more)))
    return str(town.text(paper_of(case, "notice", party)))


def decided(town: Any, case: Any, party: str, amount: int, **more: Any) -> str:
    """The decision after the notice was answered, and its words."""
    w.answered(town, case, party)
    town.signed(town.zhao, case, w.decide(party, amount, discretion="一般。", **more), town.zhou, town.huang, town.chen)
    return str(town.text(paper_of(case, "decision", party)))


def test_an_old_deed_under_a_list_of_the_new_law_is_told_by_the_old_one(town: Any) -> None:
    """The list names the code since the day it came; the deed of five days before is weighed, filed, ordered, told and decided by the law of its day."""
    town.at("2026-08-15")
    listed(town, "V01", "《生态环境法典》第一千一百六十九条第三项", since="2026-08-15")
    town.at("2026-09-01")
    case = w.under(town, "CG-V01", "2026-08-10")
    party = w.concluded(town, case)
    assert f"和处罚依据：{WASTE}\n" in town.text(paper_of(case, "filing"))
    town.li(case, OrderRight(party=party, what="清理", until="2026-09-10"))
    assert f"违反的规定：{WASTE}\n" in town.text(paper_of(case, "order", party))
    refused = town.refuses(town.li, case, w.inform(town, party, 300, grounds="《中华人民共和国生态环境法典》第1169条"), "处罚·从旧兼从轻")
    assert f"应为{WASTE}" in str(refused)
    assert f"涉嫌违反：{WASTE}。" in told(town, case, party, 300)
    assert f"处罚依据：{WASTE}\n" in decided(town, case, party, 300)
    assert penalties(town.office, "2026-09-01", "2026-09-30").rows[0].words["CF_YJ"] == WASTE


def test_a_list_that_names_the_law_chosen_is_printed_as_it_stands(town: Any) -> None:
    """Whoever writes more than the article of the penalty, the full name, or numbers in figures, is told nothing."""
    town.at("2026-09-01")
    whole = "《中华人民共和国固体废物污染环境防治法》第四十九条第二款、第111条"
    listed(town, "V01", whole)
    case = w.under(town, "CG-V01", "2026-08-10")
    assert f"涉嫌违反：{whole}。" in told(town, case, w.concluded(town, case), 300)


def test_a_case_weighed_by_the_lighter_code_does_not_name_the_repealed_law(town: Any) -> None:
    town.at("2026-08-11")
    listed(town, "V19", "《大气污染防治法》第八十一条、第一百一十八条第三款")
    case = w.under(town, "CG-V19", "2026-08-10")
    town.at("2026-09-10")
    party = w.concluded(town, case, refused="否")
    assert f"涉嫌违反：{CODE}。" in told(town, case, party, 2000)
    assert f"处罚依据：{CODE}\n" in decided(town, case, party, 2000)


def test_a_ground_that_changes_after_the_notice_is_told_anew(town: Any) -> None:
    """Told by the old law; by the day of the decision the code is lighter: neither is the one told right any more, nor may the other surprise him."""
    town.at("2026-08-12")
    case = w.filed(town, "V19", "2026-08-10")
    party = w.concluded(town, case, refused="否")
    assert f"涉嫌违反：{AIR}。" in told(town, case, party, 2000)
    w.answered(town, case, party)
    town.at("2026-08-20")
    for grounds in ("", AIR):
        assert f"应为{CODE}" in str(town.refuses(town.zhao, case, w.decide(party, 2000, discretion="一般。", grounds=grounds), "处罚·从旧兼从轻"))
    assert "告知书中没有的" in str(town.refuses(town.zhao, case, w.decide(party, 2000, discretion="一般。", grounds=CODE), "处罚·未告知不得决定"))
    assert f"涉嫌违反：{CODE}。" in told(town, case, party, 2000)
    assert f"处罚依据：{CODE}\n" in decided(town, case, party, 2000, grounds=CODE)


def test_circumstances_found_after_the_notice_do_not_change_its_ground(town: Any) -> None:
    """That correction was not refused is found after the notice: the lighter code applies, and is told before it is decided."""
    town.at("2026-09-10")
    case = w.filed(town, "V19", "2026-08-10")
    party = w.concluded(town, case, refused="是")
    assert f"涉嫌违反：{AIR}。" in told(town, case, party, 2000)
    w.answered(town, case, party)
    town.li(case, AddCircumstances(circumstances=w.facts(refused="否"), evidence="复查照片"))
    town.refuses(town.zhao, case, w.decide(party, 2000, discretion="一般。"), "处罚·从旧兼从轻")
    told(town, case, party, 2000)
    assert f"处罚依据：{CODE}\n" in decided(town, case, party, 2000)


def test_credit_publicity_repeats_what_the_notice_and_the_decision_said(town: Any) -> None:
    """Typed in the notice alone, in other words than the list's: the decision prints it, and so does the row for the credit site."""
    town.at("2023-03-01")
    town.zhou(ListPower(key="CG-A", name="演示事项", document="演示", since="2020-08-01", grounds="演示条例第三条、第二十条"))
    case = w.under(town, "CG-A", "2023-02-27")
    party = w.concluded(town, case)
    told(town, case, party, 400, grounds="《演示条例》第五条、第三十条")
    assert "处罚依据：《演示条例》第五条、第三十条\n" in decided(town, case, party, 400)
    assert penalties(town.office, "2023-03-01", "2023-03-31").rows[0].words["CF_YJ"] == "《演示条例》第五条、第三十条"
