"""What must be dealt with before a case is decided, handed over or closed: evidence preserved, things held, orders to put right."""

from typing import Any

from fazhi.kernel.mend import Strike
from fazhi.kernel.models import Deadline
from fazhi.lines.penalty.deciding import Decide, NoPenalty
from fazhi.lines.penalty.ending import Close, Fell
from fazhi.lines.penalty.filing import AddRespondent, FileCase
from fazhi.lines.penalty.informing import Defend, Inform
from fazhi.lines.penalty.investigating import OrderRight, Preserve, Reinspect, Release
from fazhi.lines.penalty.moving import MoveOut
from fazhi.lines.penalty.pausing import Entrust, Expertise
from fazhi.lines.penalty.paying import Pay
from fazhi.lines.penalty.powers import ListPower
from fazhi.lines.penalty.sidepaths import concluded, filed
from fazhi.lines.penalty.telling import due, person_of, running
from tests.test_penalty_with_parts import detained, fined, made, on_the_spot, unpaid


def preserved(town: Any, case: Any) -> None:
    """Evidence is preserved with the head's approval."""
    keep = Preserve(second=town.wang.person, party=town.party(case, "respondent"), things="搅拌机一台", reason="可能被转移")
    town.confirmed(town.wang, town.signed(town.li, case, keep, town.huang))


def test_evidence_preserved_is_dealt_with_before_the_case_ends_in_any_way(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    concluded(town, case)
    preserved(town, case)
    town.refuses(town.zhou, case, MoveOut(to="县水利局", reason="属于水利部门管辖"), "处罚·先行登记保存")
    none = NoPenalty(ground="unproven", facts="证据不足")
    town.refuses(town.zhao, case, none, "处罚·先行登记保存")
    town.li(case, Release(how="returned"))
    town.signed(town.zhao, case, none, town.zhou, town.huang)


def test_evidence_still_preserved_after_a_decision_on_paper_keeps_the_case_open(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    preserved(town, case)
    rows = [{"party": party, "kind": "warning"}]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows)))
    town.qian(case, Defend(party=party, waived=True))
    decide = Decide(rows=rows, facts="属实", no_order="已清运")
    town.refuses(town.zhao, case, decide, "处罚·先行登记保存")
    town.flagged(town.on_paper(town.qian, case, decide, town.zhou, town.huang, town.chen), "处罚·先行登记保存")
    town.refuses(town.zhao, case, Close(reason="none"), "处罚·先行登记保存")
    town.li(case, Release(how="returned"))
    refused = town.refuses(town.zhao, case, Close(reason="none"))
    assert "处罚·先行登记保存" not in {each.provision for each in refused.objections}


def test_a_result_that_is_awaited_and_an_order_not_looked_at_again_are_warned_of(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    concluded(town, case)
    town.signed(town.li, case, Entrust(kind="test", what="固体废物属性", to="演示检测公司", until="2023-03-22"), town.zhou)
    town.li(case, OrderRight(what="清运", until="2023-03-10"))
    told = town.signed(town.zhao, case, NoPenalty(ground="unproven", facts="证据不足"), town.zhou, town.huang)
    assert {"处罚·办案期限", "处罚·责令改正"} <= {each["provision"] for each in told.flags}
    town.li(case, Expertise(result="一般固体废物"))
    town.li(case, Reinspect(done="yes", note="已清运"))
    assert not {"expertise", "put_right"} & running(case)


def test_each_respondent_is_looked_at_for_himself_and_what_is_found_decides(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    town.signed(town.wang, case, AddRespondent(respondent={"name": "雇主某某", "address": "演示镇竹溪村3号"}, reason="查明系受雇"), town.zhou)
    one, other = (town.party(case, "respondent", n) for n in (0, 1))
    concluded(town, case)
    town.li(case, OrderRight(what="清运", until="2023-03-10"))
    assert due(case, "put_right", one) == due(case, "put_right", other) == "2023-03-10"
    town.at("2023-03-13")
    town.refuses(town.li, case, Reinspect(done="yes", note="已清运"), "处罚·责令改正")
    town.li(case, Reinspect(party=one, done="yes", note="已清运"))
    town.li(case, Reinspect(party=other, done="no", note="没有清运"))
    assert due(case, "put_right") == "2023-03-10"
    slight = {"ground": "slight", "scope": "one", "education": "当场教育"}
    town.refuses(town.zhao, case, NoPenalty(party=other, **slight), "处罚·不予处罚")
    town.li(case, Reinspect(party=other, done="partly", note="清运了一半", until="2023-03-20"))
    assert due(case, "put_right") == "2023-03-20"
    town.refuses(town.zhao, case, NoPenalty(party=other, **slight), "处罚·不予处罚")
    town.signed(town.zhao, case, NoPenalty(party=one, **slight), town.zhou, town.huang)


def test_a_case_is_not_closed_while_something_is_held_or_enforced(town: Any) -> None:
    case, part = detained(town)
    fined(town, case, town.party(case, "respondent"))
    town.qian(case, Pay(amount=1000, receipt="票据001"))
    close = Close(reason="done")
    assert "还有1项查封、扣押没有办结" in str(town.refuses(town.zhao, case, close, "强制·解除"))
    things = [{"name": "挖掘机", "amount": "一台", "how": "returned"}]
    town.signed(town.li, part, made("coercion", "Release", ground="decided", reason="已缴清", things=things), town.huang)
    town.refuses(town.zhao, case, close, "强制·解除")  # released, not given back yet
    town.confirmed(town.wang, town.li(part, made("coercion", "GiveBack", second=town.wang.person, receiver="周某某", items="挖掘机一台", note="当场领回")))
    town.signed(town.zhao, case, close, town.zhou, town.huang)


def test_an_enforcement_that_goes_on_keeps_the_case_open(town: Any) -> None:
    case, party = unpaid(town)
    town.at("2023-10-01")
    enforce = made("penalty", "Enforce", party=party, what="缴纳罚款")
    town.signed(town.qian, case, enforce, town.zhou)
    assert "还有1项强制执行没有办结" in str(town.refuses(town.zhao, case, Close(reason="end"), "处罚·结案"))


def kept_for_fine(town: Any) -> tuple[Any, Any]:
    """What was detained is kept for the fine, decided and served."""
    case, part = detained(town)
    fined(town, case, town.party(case, "respondent"))
    keep = made("coercion", "KeepForFine", decision="演罚决〔2023〕1号", value=1500, reason="没有其他财产")
    town.signed(town.li, part, keep, town.zhou, town.huang)
    assert kept_until(part) == "2023-12-01"  # six months to sue, and three more to go to the court
    return case, part


def kept_until(part: Any) -> str:
    """The last day on which what is kept for the fine may be sold for it."""
    return str(Deadline.objects.values_list("due", flat=True).get(matter=part.matter, term="kept", state="open", struck=""))


def test_what_is_kept_for_a_fine_hears_that_it_is_paid(town: Any) -> None:
    case, part = kept_for_fine(town)
    town.qian(case, Pay(amount=400, receipt="票据001"))
    assert "release" not in running(part)
    town.qian(case, Pay(amount=600, receipt="票据002"))
    assert "release" in running(part) and "kept" not in running(part)


def test_what_is_kept_for_a_fine_hears_that_the_decision_fell(town: Any) -> None:
    case, part = kept_for_fine(town)
    town.outside(town.qian, case, Fell(result="annulled", document="演府复决〔2023〕1号"), number="演府复决〔2023〕1号")
    assert "release" in running(part) and "kept" not in running(part)


def test_a_payment_that_is_struck_lets_the_things_be_kept_again(town: Any) -> None:
    case, part = kept_for_fine(town)
    paid = town.qian(case, Pay(amount=1000, receipt="票据001"))
    town.qian(case, Strike(entry=paid.entry, reason="票据登记错了案件", all_that_hangs=True))
    assert "release" not in running(part) and kept_until(part) == "2023-12-01"


def test_what_an_inspection_detained_hears_of_the_fine_of_its_case(town: Any) -> None:
    town.at("2023-03-01")
    check = town.li(made("inspection", "TakeUp", source="above", what="建筑垃圾", inspected={"name": "演示建筑队", "address": "演示镇圩镇街8号"}))
    town.signed(town.li, check, made("inspection", "Approve", kind="special", reason="县级部署"), town.zhou, town.huang)
    town.confirmed(town.wang, town.li(check, made("inspection", "Visit", second=town.wang.person, shown=True, record="正在倾倒。")))
    part = town.li(check, made("inspection", "Coerce", party=town.party(check), what="挖掘机一台", reason="防止转移")).opened[0]
    on_the_spot(town, part)
    clue = town.li(check, made("inspection", "Tell", result="case", finding="涉嫌随意倾倒")).opened[0]
    town.zhou(ListPower(key="演示-住建", name="演示事项", field="住建", document="演示", since="2020-08-01", grounds="演示条例第三条"))
    who = {"person": person_of(clue, town.party(clue))}
    case = town.signed(town.li, clue, FileCase(respondent=who, power="演示-住建", deed_on="2023-03-01", what="一处", evidence="巡查照片"), town.zhou, town.huang)
    fined(town, case, town.party(case, "respondent"))
    keep = made("coercion", "KeepForFine", decision="演罚决〔2023〕1号", value=1500, reason="没有其他财产")
    town.signed(town.li, part, keep, town.zhou, town.huang)
    assert "还有1项查封、扣押没有办结" in str(town.refuses(town.zhao, case, Close(reason="end"), "强制·解除"))
    paid = town.qian(case, Pay(amount=1000, receipt="票据001"))
    assert "release" in running(part) and "kept" not in running(part)
    town.qian(case, Strike(entry=paid.entry, reason="票据登记错了案件", all_that_hangs=True))
    assert "release" not in running(part) and kept_until(part)
