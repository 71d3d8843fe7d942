"""Who is penalised is told to put the breach right: in the case, by the inspection it came from, or it is said why not (APL-COR-01)."""

from typing import Any

import pytest

from fazhi.kernel import registry
from fazhi.lines.penalty.deciding import Decide
from fazhi.lines.penalty.filing import FileCase
from fazhi.lines.penalty.informing import Defend, Inform
from fazhi.lines.penalty.sidepaths import concluded

pytestmark = pytest.mark.django_db


def act(key: str) -> Any:
    return registry.act(key)


def handed_over(town: Any, ordered: bool) -> Any:
    """An inspection that finds rubbish, with or without an order, goes to the penalty line and is filed, told and ready to be decided."""
    town.at("2022-08-01")
    visit = town.li(act("inspection.TakeUp")(source="report", what="有人倾倒建筑垃圾"))
    town.signed(town.li, visit, act("inspection.Approve")(kind="single", reason="群众举报"), town.zhou, town.huang)
    town.confirmed(town.wang, town.li(visit, act("inspection.Visit")(second=town.wang.person, shown=True, record="发现建筑垃圾两车")))
    if ordered:
        town.li(visit, act("inspection.Order")(found="现场检查发现的问题", grounds="演示条例第九条", what="三日内清运", until="2022-08-04"))
    case = town.li(visit, act("inspection.Tell")(result="case", finding="涉嫌擅自倾倒建筑垃圾")).opened[0]
    town.signed(town.li, case, FileCase(respondent={"name": "测某", "phone": "13900001111", "address": "演示镇竹溪村3号"}, power="CG-100", deed_on="2022-08-01", what="倾倒两车", evidence="现场照片", second=town.wang.person), town.zhou, town.huang)
    party = concluded(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 500}]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows)))
    town.li(case, Defend(party=party, waived=True))
    return case, Decide(rows=rows, facts="倾倒两车")


def why(town: Any, case: Any, decision: Decide) -> str:
    return str(town.refuses(town.qian, case, decision, "处罚·责令改正"))


def test_without_any_order_nobody_is_fined(town: Any) -> None:
    case, decision = handed_over(town, ordered=False)
    assert "没有责令当事人改正违法行为" in why(town, case, decision)


def test_the_order_of_the_inspection_it_came_from_is_enough(town: Any) -> None:
    case, decision = handed_over(town, ordered=True)
    town.signed(town.qian, case, decision, town.zhou, town.huang, town.chen)
    town.checks(case, stage="decided")
    text = town.text(town.paper(case, "decision"))
    assert "检查中的责令改正：" in text and "责令于2022-08-04前改正" in text and "检改" in text

