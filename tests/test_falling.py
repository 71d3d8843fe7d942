"""A decision on several respondents falls for some of them: the others keep what they owe and their days."""

from typing import Any

import pytest

from fazhi.kernel.checks import dossier
from fazhi.kernel.models import Deadline
from fazhi.kernel.serve import Serve
from fazhi.lines.penalty import credit
from fazhi.lines.penalty.deciding import Again, Decide
from fazhi.lines.penalty.ending import ApprovePublicity, Fell, Withdraw
from fazhi.lines.penalty.filing import AddRespondent
from fazhi.lines.penalty.informing import Defend, Inform
from fazhi.lines.penalty.investigating import Conclude
from fazhi.lines.penalty.refunding import Restate
from fazhi.lines.penalty.sidepaths import concluded, filed
from fazhi.lines.penalty.telling import paper_of, two
from fazhi.report import figures, tables


@pytest.fixture
def fined(town: Any) -> tuple[Any, Any, str, str]:
    """Two respondents, each fined and served."""
    town.at("2023-03-01")
    case = filed(town, "住建")
    town.signed(town.wang, case, AddRespondent(respondent={"name": "雇主某某", "address": "演示镇竹溪村3号"}, reason="查明系受雇"), town.zhou)
    one, other = (town.party(case, "respondent", n) for n in (0, 1))
    concluded(town, case)
    rows = [{"party": one, "kind": "fine", "amount": 300}, {"party": other, "kind": "fine", "amount": 500}]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows)))
    for each in (one, other):
        town.qian(case, Defend(party=each, waived=True))
    town.signed(town.qian, case, Decide(rows=rows, facts="属实", no_order="已清运"), town.zhou, town.huang, town.chen)
    for each in (one, other):
        town.li(case, Serve(paper=paper_of(case, "decision", each), party=each, mode="direct"))
    return town, case, one, other


def terms(case: Any, party: str) -> set[str]:
    """The terms of a respondent that run."""
    return set(Deadline.objects.filter(matter=case.matter, of=party, state="open", struck="").values_list("term", flat=True))


def test_a_change_that_names_one_respondent_in_its_rows_leaves_the_other_his_days(fined: Any) -> None:
    town, case, one, other = fined
    less = [{"party": one, "kind": "fine", "amount": 100}]
    town.outside(town.qian, case, Fell(result="changed", document="演府复决〔2023〕1号", rows=less), number="演府复决〔2023〕1号")
    assert terms(case, other) == {"pay", "ask_review", "sue"}
    assert terms(case, one) == {"pay"}


def test_a_change_told_without_its_content_is_written_down_for_everybody(fined: Any) -> None:
    town, case, one, other = fined
    town.outside(town.qian, case, Fell(result="changed", document="演府复决〔2023〕1号"), number="演府复决〔2023〕1号")
    less = [{"party": one, "kind": "fine", "amount": 100}]
    town.refuses(town.qian, case, Restate(rows=less), "处罚·撤销变更")
    town.qian(case, Restate(rows=[*less, {"party": other, "kind": "fine", "amount": 500}]))
    assert terms(case, one) == terms(case, other) == {"pay"}


def test_a_change_of_one_named_respondent_is_written_down_for_him_alone(fined: Any) -> None:
    town, case, one, other = fined
    town.outside(town.qian, case, Fell(result="changed", party=one, document="演府复决〔2023〕1号"), number="演府复决〔2023〕1号")
    assert terms(case, other) == {"pay", "ask_review", "sue"}
    town.qian(case, Restate(rows=[{"party": one, "kind": "fine", "amount": 100}]))
    assert terms(case, one) == {"pay"} and terms(case, other) == {"pay", "ask_review", "sue"}


def test_a_decision_on_two_respondents_is_two_in_the_figure_as_in_the_yearly_table(fined: Any) -> None:
    town, _, _, _ = fined
    assert figures.tell(town.office, figures.find("penalty.cases"), 2023).value == 2
    assert tables.find(tables.tables(town.office, 2023), "T2.total").value == 2


def test_a_decision_made_anew_for_one_stops_nothing_of_the_other(fined: Any) -> None:
    """While one case is made anew the other's decision is published; when that falls too it joins the round, and no notice is lost."""
    town, case, one, other = fined
    town.at("2023-04-03")
    town.outside(town.qian, case, Fell(result="annulled", party=one, document="演府复决〔2023〕1号"), number="演府复决〔2023〕1号")
    town.signed(town.qian, case, Again(reason="重新告知"), town.huang)
    town.signed(town.qian, case, ApprovePublicity(impact="没有", hidden_words="姓名、住址"), town.huang)
    two(town, case, Conclude(second=town.wang.person, facts="属实", proposed="penalty"))
    row = {"party": one, "kind": "fine", "amount": 300}
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=[row])))
    town.qian(case, Defend(party=one, waived=True))
    town.outside(town.qian, case, Fell(result="annulled", party=other, document="演府复决〔2023〕2号"), number="演府复决〔2023〕2号")
    town.checks(case, stage="informed")
    both = [row, {"party": other, "kind": "fine", "amount": 400}]
    decide = Decide(rows=both, facts="属实", no_order="已清运")
    assert "没有被告知" in str(town.refuses(town.qian, case, decide, "处罚·未告知不得决定"))
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=both[1:])))
    town.qian(case, Defend(party=other, waived=True))
    town.signed(town.qian, case, decide, town.zhou, town.huang, town.chen)
    town.checks(case, stage="decided")


def test_what_the_organ_takes_back_itself_joins_a_round_under_way(fined: Any) -> None:
    """While one case is made anew the organ takes back the other's decision: the round goes on, and both are decided in it."""
    town, case, one, other = fined
    town.at("2023-04-03")
    town.outside(town.qian, case, Fell(result="annulled", party=one, document="演府复决〔2023〕1号"), number="演府复决〔2023〕1号")
    town.signed(town.qian, case, Again(reason="重新告知"), town.huang)
    two(town, case, Conclude(second=town.wang.person, facts="属实", proposed="penalty"))
    town.signed(town.qian, case, Withdraw(party=other, reason="同样没有告知"), town.huang, town.chen)
    town.checks(case, stage="investigated")
    rows = [{"party": one, "kind": "fine", "amount": 300}, {"party": other, "kind": "fine", "amount": 400}]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows)))
    for each in (one, other):
        town.qian(case, Defend(party=each, waived=True))
    town.signed(town.qian, case, Decide(rows=rows, facts="属实", no_order="已清运"), town.zhou, town.huang, town.chen)
    town.checks(case, stage="decided")


def test_a_change_for_one_leaves_the_credit_row_of_the_other(fined: Any) -> None:
    """Both are still to be reported: the changed one with what stands now, the other as he was."""
    town, case, one, other = fined
    less = [{"party": one, "kind": "fine", "amount": 100}]
    town.outside(town.qian, case, Fell(result="changed", document="演府复决〔2023〕1号", rows=less), number="演府复决〔2023〕1号")
    assert Deadline.objects.filter(matter=case.matter, term="credit", state="open", struck="").count() == 1
    told = [(each["party"], each["fine"], bool(each["fell"])) for each in credit.rows(dossier(case.matter), {})]
    assert sorted(told) == sorted([(one, 30000, True), (other, 50000, False), (one, 10000, False)])
