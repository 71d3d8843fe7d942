"""The field of a case follows the item its power is listed with; the check of a clue runs by the field that is known or found."""

from typing import Any

from fazhi.kernel.registry import act
from fazhi.lines.penalty.filing import Check, FileCase, ProlongCheck, TakeUp
from fazhi.lines.penalty.pausing import Extend
from fazhi.lines.penalty.powers import ListPower
from fazhi.lines.penalty.sidepaths import concluded, filed
from fazhi.lines.penalty.telling import due, paper_of, running


def said(done: Any) -> list[str]:
    return [each["sentence"] for each in done.flags]


def test_a_case_under_an_item_runs_by_the_items_field(town: Any) -> None:
    town.at("2023-03-01")
    town.zhou(ListPower(key="CG-V01", name="倾倒垃圾", document="演示", since="2020-09-01", item="V01", grounds="演示条例第三条"))
    clue = town.li(TakeUp(source="found", what="倾倒一车"))
    words = {"respondent": {"name": "周某某", "address": "演示镇竹溪村3号"}, "power": "CG-V01", "deed_on": "2023-02-28", "what": "一处", "place": "河堤"}
    assert "初步证据" in str(town.refuses(town.li, clue, FileCase(**words), "处罚·立案")), "the rules of the field ask for it"
    town.signed(town.li, clue, FileCase(**words, evidence="照片"), town.zhou, town.huang)
    assert due(clue, "decide") == "2023-05-30"
    town.signed(town.li, clue, Extend(reason="案情复杂"), town.huang, town.chen)  # thirty days by the rules of the field; the law alone knows none
    assert due(clue, "decide") == "2023-06-29"


def test_a_power_listed_in_another_field_than_its_item_is_said_to_be(town: Any) -> None:
    town.at("2023-03-01")
    words = {"name": "倾倒垃圾", "document": "演示", "since": "2020-09-01", "item": "V01"}
    assert [each for each in said(town.zhou(ListPower(key="A", field="农业", **words))) if "“住房和城乡建设”领域" in each]
    assert not said(town.zhou(ListPower(key="B", field="住建", **words))) and not said(town.zhou(ListPower(key="C", **words)))


def test_the_check_of_a_clue_asks_for_the_field_and_runs_by_it_from_the_clue(town: Any) -> None:
    town.at("2023-03-01")
    assert not said(town.li(TakeUp(source="found", what="倾倒", field="住建")))
    clue = town.li(TakeUp(source="report", what="有人反映异味"))
    assert [each for each in said(clue) if "没有选择执法领域" in each] and "file" not in running(clue)
    town.days(5)
    town.refuses(town.li, clue, ProlongCheck(reason="走访"), "处罚·立案")
    town.li(clue, Check(found="系倾倒建筑垃圾", field="住建"))
    assert due(clue, "file") == "2023-03-22", "fifteen working days from the clue, not from the check"
    town.signed(town.li, clue, ProlongCheck(reason="走访"), town.huang)
    town.li(clue, Check(found="再次核查"))
    assert due(clue, "file") == "2023-04-06", "what was known stays"


def test_the_platform_and_a_fine_on_the_spot_follow_the_item_too(town: Any) -> None:
    town.at("2023-03-01")
    town.zhou(ListPower(key="CG-V05", name="晾晒", document="演示", since="2020-09-01", item="V05"))
    spot = {"respondent": {"name": "张某"}, "second": town.wang.person, "what": "在护栏上晾晒", "item": "条例", "place": "圩镇街口", "power": "CG-V05", "order": "收走", "kind": "warning",
            "heard": True, "shown": True}
    case = town.li(act("penalty.OnTheSpot")(**spot))
    assert due(case, "record") == "2023-03-06"


def test_a_decision_after_its_term_is_said_to_be_late_at_the_act(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "其他")
    party = concluded(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 100}]
    town.confirmed(town.wang, town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows)))
    town.qian(case, act("penalty.Defend")(party=party, waived=True))
    town.at("2023-05-31")
    late = act("penalty.Decide")(rows=rows, facts="属实", no_order="已清运", late="当事人多次外出，联系不上")
    done = town.signed(town.qian, case, late, town.zhou, town.huang, town.chen)
    assert [each for each in said(done) if "超过办案期限（2023-05-30）才作出决定" in each and "没有写明原因" not in each]
    assert "联系不上" in town.text(paper_of(case, "approval"))
