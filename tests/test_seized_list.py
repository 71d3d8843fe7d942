"""What is released, handed over, treated or disposed of is compared with the list of what was seized."""

from decimal import Decimal
from typing import Any

import pytest

from fazhi.kernel import inventory
from fazhi.lines.coercion.acts import Approve, TakeUp
from fazhi.lines.coercion.parting import GiveBackPart, ReleasePart, TreatPart
from fazhi.lines.coercion.releasing import GiveBack, HandOver, Release, Treat
from fazhi.lines.coercion.story import POWER, WHAT, handed, listed, spot
from fazhi.lines.execution.acts import TakeUp as Execute
from fazhi.lines.execution.court import Dispose

pytestmark = pytest.mark.django_db
CAR, BRICKS, TOOLS = ({"name": "自卸货车（红色）", "amount": "1辆"}, {"name": "砖", "amount": "300块"}, {"name": "工具", "amount": "一批"})


def seized(town: Any) -> Any:
    """A lorry, three hundred bricks and a set of tools are detained."""
    town.at("2026-09-01")
    listed(town)
    case = town.li(TakeUp(**WHAT))
    town.signed(town.li, case, Approve(object="车和砖", **POWER), town.zhou, town.huang)
    town.confirmed(town.wang, town.li(case, spot(town, things=[CAR, BRICKS, TOOLS])))
    handed(town, case)
    return case


def back(*rows: dict[str, str]) -> list[dict[str, str]]:
    return [{**row, "how": "returned"} for row in rows]


def release(*rows: dict[str, str]) -> Release:
    return Release(ground="unrelated", reason="与违法行为无关", things=back(*rows))


def test_amounts_are_read_as_they_are_written() -> None:
    for text, number, unit in (("三百二十块", 320, "块"), ("1,200.5公斤", Decimal("1200.5"), "公斤"), ("十二台", 12, "台"), ("两辆", 2, "辆"), ("一万零五十只", 10050, "只")):
        got = inventory.lot({"name": "物", "amount": text})
        assert (got.number, got.unit) == (number, unit), text
    assert inventory.lot({"name": "物", "amount": "若干"}).number is None


def test_only_what_was_seized_is_released_and_all_of_it(town: Any) -> None:
    case = seized(town)
    assert "第2行不在" in str(town.refuses(town.li, case, release(CAR, {"name": "挖掘机", "amount": "1台"}, BRICKS, TOOLS), "强制·解除"))
    assert "第2行的数量多于" in str(town.refuses(town.li, case, release(CAR, {**BRICKS, "amount": "301块"}, TOOLS), "强制·解除"))
    assert "清单第2、3项" in str(town.refuses(town.li, case, release(CAR), "强制·解除"))
    assert "清单第2项" in str(town.refuses(town.li, case, release(CAR, {**BRICKS, "amount": "200块"}, TOOLS), "强制·解除"))
    town.signed(town.li, case, release({"name": "自卸货车(红色)", "amount": "一辆"}, {**BRICKS, "amount": "三百块"}, TOOLS), town.huang)
    town.confirmed(town.wang, town.li(case, GiveBack(second=town.wang.person, receiver="覃某某", items="全部", receipt=town.file("返还清单"))))
    assert "砖" in town.text(town.paper(case, "returned"))
    town.checks(case, stage="returned")


def test_an_amount_that_cannot_be_read_is_asked_about(town: Any) -> None:
    case = seized(town)
    done = town.signed(town.li, case, release(CAR, BRICKS, {**TOOLS, "amount": "5件"}), town.huang)
    assert "不能自动核对" in str(town.flagged(done, "强制·解除").flags)


def test_a_part_is_released_and_the_rest_stays_held(town: Any) -> None:
    case = seized(town)
    every = ReleasePart(ground="unrelated", reason="无关", things=back(CAR, BRICKS, TOOLS))
    assert "全部列入" in str(town.refuses(town.li, case, every, "强制·解除"))
    town.refuses(town.li, case, GiveBackPart(second=town.wang.person, receiver="覃某某", items="货车", note="领回"), "强制·解除")
    town.signed(town.li, case, ReleasePart(ground="unrelated", reason="车辆与违法行为无关", things=back(CAR, {**BRICKS, "amount": "100块"})), town.huang)
    town.checks(case, stage="held")
    assert "其余" in town.text(town.paper(case, "release"))
    town.confirmed(town.wang, town.li(case, GiveBackPart(second=town.wang.person, receiver="覃某某", items="货车一辆、砖100块", note="当场领回")))
    town.checks(case, stage="held", met=["give_back"])
    assert "不在" not in str(town.refuses(town.li, case, release(CAR, TOOLS), "强制·解除"))  # the lorry is gone already
    treat = {"how": "confiscated", "decision": "演罚决〔2026〕3号"}
    town.signed(town.li, case, TreatPart(things=[{**BRICKS, "amount": "200块"}], **treat), town.zhou, town.huang)
    town.checks(case, stage="held")
    town.signed(town.li, case, release(TOOLS), town.huang)
    town.checks(case, stage="released", met=["held", "handle"])


def test_what_is_treated_or_handed_over_stands_on_the_list(town: Any) -> None:
    case = seized(town)
    treat = {"how": "confiscated", "decision": "演罚决〔2026〕3号"}
    town.refuses(town.li, case, Treat(things=[CAR, BRICKS], **treat), "强制·处理")
    town.refuses(town.li, case, HandOver(to="演示县公安局", document="演移〔2026〕2号", things=[CAR]), "强制·移送")
    town.flagged(town.on_paper(town.qian, case, Treat(things=[CAR, BRICKS], **treat), town.huang), "强制·处理")


def test_confiscated_things_are_disposed_of_once_and_as_listed(town: Any) -> None:
    town.at("2026-09-01")
    case = town.li(Execute(obliged={"name": "隆某某"}, kind="things", what="没收的砖", decision="演罚决〔2026〕8号", things=[BRICKS]))
    people = {"second": town.luo.person, "supervisor": town.tang.person}
    row = {"how": "destroy", "note": "县建筑垃圾消纳场"}
    town.refuses(town.deng, case, Dispose(rows=[{**CAR, **row}], **people), "罚没·管理")
    town.deng(case, Dispose(rows=[{**BRICKS, "amount": "200块", **row}], **people))
    assert "多于" in str(town.refuses(town.deng, case, Dispose(rows=[{**BRICKS, "amount": "200块", **row}], **people), "罚没·管理"))
