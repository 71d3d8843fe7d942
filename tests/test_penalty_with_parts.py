"""A penalty with its parts where they meet twice: several appraisals, things sold or kept for a fine, debts enforced in parts and paid in the case."""

from typing import Any

from fazhi.kernel import happen, registry
from fazhi.kernel.clock import walk
from fazhi.kernel.mend import Correct, Strike
from fazhi.kernel.models import Deadline, Matter, Paper
from fazhi.kernel.serve import Serve
from fazhi.lines.penalty.deciding import Decide
from fazhi.lines.penalty.ending import Close, Coerce, CorrectPaper, Fell
from fazhi.lines.penalty.enforcing import Enforce
from fazhi.lines.penalty.filing import AddRespondent
from fazhi.lines.penalty.informing import Defend, Inform
from fazhi.lines.penalty.instalments import AskInstalments, Instalments
from fazhi.lines.penalty.pausing import Entrust, Expertise, Resume
from fazhi.lines.penalty.paying import Pay
from fazhi.lines.penalty.refunding import Refund
from fazhi.lines.penalty.sidepaths import concluded, filed
from fazhi.lines.penalty.telling import due, paper_of, running


def made(line: str, what_act: str, /, **said: Any) -> Any:
    """An act of another line, with those of the words that it asks for."""
    act = registry.act(f"{line}.{what_act}")
    return act(**{key: value for key, value in said.items() if key in act.fields})


def days_held(part: Any) -> set[str]:
    """The days on which the law ends the measure."""
    found = Deadline.objects.filter(matter=part.matter, rule="ACL-05", state="open", struck="")
    return set(found.values_list("due", flat=True))


def detained(town: Any) -> tuple[Any, Any]:
    """A case and its part: an excavator detained on the first day, the decision handed over."""
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = town.party(case, "respondent")
    part = town.li(case, Coerce(party=party, what="挖掘机一台", reason="防止转移")).opened[0]
    on_the_spot(town, part)
    return case, part


def on_the_spot(town: Any, part: Any) -> None:
    """The power is listed, the measure approved and carried out, its decision handed over."""
    town.zhou(made("coercion", "ListMeasure", key="QZ-01", name="扣押施工工具", document="演示条例", since="2020-08-01"))
    power = {"kind": "detain", "power": "QZ-01", "law": "演示条例", "involved": True}
    town.signed(town.li, part, made("coercion", "Approve", object="挖掘机一台", **power), town.zhou, town.huang)
    steps = list(registry.act("coercion.Implement").fields["steps"].options)
    spot = made("coercion", "Implement", second=town.wang.person, facts="正在倾倒。", things=[{"name": "挖掘机", "amount": "一台", "state": "完好"}], steps=steps,
                present=True, signature="signed", place="执法队停车场", keeper="仓库管理员", spot="村口", record="当事人到场签名。", **power)
    town.confirmed(town.wang, town.li(part, spot))
    for paper in Paper.objects.filter(matter=part.matter, kind="coercion.decision"):
        town.li(part, Serve(paper=paper.id, party=town.party(part, "respondent"), mode="direct"))


def test_what_is_released_or_handed_over_during_its_appraisal_stops_the_clock_no_longer(town: Any) -> None:
    things = [{"name": "挖掘机", "amount": "一台", "how": "returned"}]
    for last in (made("coercion", "Release", ground="unrelated", reason="与违法行为无关", things=things),
                 made("coercion", "HandOver", to="演示县公安局", document="移送〔2023〕1号", things=[{"name": "挖掘机", "amount": "一台"}])):
        case, part = detained(town)
        town.at("2023-03-06")
        town.li(part, made("coercion", "Appraise", exam="appraisal", what="鉴定型号", body="演示鉴定所", until="2023-03-15"))
        assert due(case, "decide") == ""
        town.at("2023-03-08")
        town.signed(town.li, part, last, town.huang if last.key == "coercion.Release" else town.chen)
        assert due(case, "decide") == "2023-06-02"  # 6 to 8 March stood still
        assert "办案期限届满日：2023年6月2日" in town.text(town.paper(case, "time_runs"))


def test_two_appraisals_at_once_each_end_with_their_own_result(town: Any) -> None:
    case, part = detained(town)
    town.signed(town.li, case, AddRespondent(respondent={"name": "雇主某某", "address": "演示镇竹溪村3号"}, reason="查明系受雇"), town.zhou)
    town.at("2023-03-06")
    town.li(part, made("coercion", "Appraise", exam="appraisal", what="鉴定型号和用途", body="演示鉴定所", until="2023-03-15"))
    assert Paper.objects.filter(matter=case.matter, kind="penalty.time_stopped").count() == 2  # each respondent has his own notice
    town.at("2023-03-08")
    volume = town.signed(town.li, case, Entrust(kind="appraisal", what="测算方量", to="演示测绘院（乙级）", until="2023-03-20"), town.zhou)
    waste = town.signed(town.li, case, Entrust(kind="appraisal", what="固体废物属性", to="演示检测公司", until="2023-03-22"), town.zhou)
    town.refuses(town.li, case, Expertise(result="四十二立方米"), "处罚·办案期限")  # which of the two?
    town.refuses(town.zhou, case, Resume(ground="appraisal"), "处罚·办案期限")
    town.at("2023-03-15")
    town.li(part, made("coercion", "Appraised", result="系施工机械"))
    assert due(case, "decide") == "" and "期限自该事由结束之日起继续计算" in town.text(town.paper(case, "time_runs"))
    town.at("2023-03-20")
    town.li(case, Expertise(entrusted=volume.entry, result="四十二立方米"))
    assert due(case, "decide") == ""
    town.refuses(town.li, case, Expertise(entrusted=volume.entry, result="再报一次"), "处罚·办案期限")
    town.at("2023-03-22")
    town.li(case, Expertise(entrusted=waste.entry, result="一般固体废物"))
    assert due(case, "decide") == "2023-06-16"  # 6 to 22 March stood still, counted once
    assert Paper.objects.filter(matter=case.matter, kind="penalty.time_runs").count() == 2


def fined(town: Any, case: Any, party: str) -> None:
    """The case ends in a fine of a thousand yuan, which is served in person."""
    concluded(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1000}]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows)))
    town.li(case, Defend(party=party, waived=True))
    town.signed(town.qian, case, Decide(rows=rows, facts="属实", no_order="已清运"), town.zhou, town.huang, town.chen)
    town.li(case, Serve(paper=paper_of(case, "decision", party), party=party, mode="direct"))


def test_what_was_detained_is_not_sold_before_a_decision_its_remedies_and_a_demand(town: Any) -> None:
    case, part = detained(town)
    party = town.party(case, "respondent")
    sell = made("coercion", "Treat", how="auctioned", decision="演罚决〔2023〕1号", things=[{"name": "挖掘机", "amount": "一台"}])
    town.refuses(town.li, part, sell, "强制·处理")  # nothing was decided
    town.li(part, made("coercion", "Appraise", exam="appraisal", what="鉴定价值", body="演示鉴定所", until="2023-10-20"))
    fined(town, case, party)
    slip = town.li(case, CorrectPaper(paper=paper_of(case, "decision", party), party=party, was="三月", now="二月"))
    town.li(case, registry.act("common.Withdraw")(proposal=slip.entry))  # a proposal taken back is no decision taken back
    assert "强制·处理" in (names := told_no(town, part, sell)) and "强制·抵缴" in names  # the appraisal, and six months to sue
    town.at("2023-09-20")
    walk(town.office, town.now, origin="replay")
    assert "没有催告" in str(town.refuses(town.li, part, sell, "强制·抵缴"))
    execution = town.signed(town.qian, case, Enforce(party=party, what="缴纳罚款"), town.zhou).opened[0]
    town.signed(town.li, execution, made("execution", "Demand", until="2023-10-12", way="缴至指定账户"), town.zhou)
    town.refuses(town.li, part, sell, "强制·抵缴")
    town.li(execution, Serve(paper=town.paper(execution, "demand"), party=town.party(execution), mode="direct"))
    town.at("2023-10-20")
    town.li(part, Serve(paper=town.paper(part, "appraisal"), party=town.party(part, "respondent"), mode="direct"))
    town.li(part, made("coercion", "Appraised", result="值四万元"))
    town.signed(town.li, part, sell, town.zhou, town.huang)
    town.checks(part, stage="treated")


def test_what_was_detained_is_kept_for_the_fine_by_a_decision_of_its_own(town: Any) -> None:
    """Decided within the thirty days: kept on, sold after the remedies and a demand; without that, or once paid, it goes back."""
    case, part = detained(town)
    party = town.party(case, "respondent")
    keep = made("coercion", "KeepForFine", decision="演罚决〔2023〕1号", value=1500, reason="当事人没有其他可供执行的财产")
    town.refuses(town.li, part, keep, "强制·抵缴")  # nothing was decided yet
    fined(town, case, party)
    town.flagged(town.signed(town.li, part, keep, town.zhou, town.huang), "强制·抵缴")  # how the two articles go together no text says
    assert "缴清罚款的，本机关立即解除" in town.text(town.paper(part, "kept_for_fine")) and days_held(part) == set()
    town.li(part, Serve(paper=town.paper(part, "kept_for_fine"), party=town.party(part, "respondent"), mode="direct"))
    sell = made("coercion", "Treat", how="auctioned", decision="演罚决〔2023〕1号", things=[{"name": "挖掘机", "amount": "一台"}])
    town.at("2023-04-20")
    walk(town.office, town.now, origin="replay")
    assert "release" not in running(part)  # the thirty days were met by the decision
    assert "没有届满" in str(town.refuses(town.li, part, sell, "强制·抵缴"))
    town.at("2023-09-20")
    walk(town.office, town.now, origin="replay")
    execution = town.signed(town.qian, case, Enforce(party=party, what="缴纳罚款"), town.zhou).opened[0]
    town.signed(town.li, execution, made("execution", "Demand", until="2023-10-12", way="缴至指定账户"), town.zhou)
    town.li(execution, Serve(paper=town.paper(execution, "demand"), party=town.party(execution), mode="direct"))
    town.at("2023-10-13")
    town.signed(town.li, part, sell, town.zhou, town.huang)
    town.checks(part, stage="treated")


def test_what_was_detained_of_whoever_is_not_penalised_is_released_at_once(town: Any) -> None:
    case, part = detained(town)
    concluded(town, case)
    assert "release" not in running(part)
    town.signed(town.qian, case, made("penalty", "NoPenalty", ground="unproven", facts="证据不足"), town.zhou, town.huang)
    assert "release" in running(part)


def test_what_is_kept_for_a_fine_goes_back_once_it_is_paid(town: Any) -> None:
    case, part = detained(town)
    party = town.party(case, "respondent")
    fined(town, case, party)
    town.qian(case, Pay(party=party, amount=1000, receipt="票据001"))
    keep = made("coercion", "KeepForFine", decision="演罚决〔2023〕1号", value=1500, reason="没有其他财产")
    assert "已经缴清" in str(town.refuses(town.li, part, keep, "强制·解除"))
    sell = made("coercion", "Treat", how="auctioned", decision="演罚决〔2023〕1号", things=[{"name": "挖掘机", "amount": "一台"}])
    assert "已经缴清" in str(town.refuses(town.li, part, sell, "强制·抵缴"))
    town.at("2023-04-10")
    town.refuses(town.li, part, keep, "强制·解除")  # too late besides


def told_no(town: Any, part: Any, act: Any) -> list[str]:
    """The provisions on which an act is refused."""
    return [each.provision for each in town.refuses(town.li, part, act).objections]


def unpaid(town: Any) -> tuple[Any, str]:
    """A case decided and served, the days to pay over."""
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1000}]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows)))
    town.li(case, Defend(party=party, waived=True))
    town.signed(town.qian, case, Decide(rows=rows, facts="属实", no_order="已清运"), town.zhou, town.huang, town.chen)
    town.li(case, Serve(paper=paper_of(case, "decision", party), party=party, mode="direct"))
    return case, party


def test_who_does_not_pay_is_brought_to_enforcement_and_the_case_hears_how_it_ended(town: Any) -> None:
    case, party = unpaid(town)
    enforce = Enforce(party=party, what="缴纳罚款")
    town.refuses(town.qian, case, enforce, "处罚·履行")
    town.qian(case, Pay(party=party, amount=300))
    town.at("2023-03-20")
    part = town.signed(town.qian, case, enforce, town.zhou).opened[0]
    row = Matter.objects.get(id=part.matter)
    assert (row.line, row.parent) == ("execution", case.matter)
    town.refuses(town.qian, case, Close(reason="done"), "处罚·履行")
    town.signed(town.li, part, made("execution", "Demand", until="2023-04-10", way="缴至指定账户"), town.zhou)
    text = town.text(town.paper(part, "demand"))
    assert "本金700.00元" in text and "合计784.00元" in text  # what is left of the fine, and what is added on it since 17 March
    town.days(5)
    town.qian(part, made("execution", "Receive", amount=889, receipt="演示票据"))
    town.signed(town.li, part, made("execution", "Complete", way="voluntary", note="缴清"), town.zhou)
    assert "pay" not in running(case)
    town.signed(town.qian, case, Close(reason="done"), town.zhou, town.huang)
    town.checks(case, stage="closed", met=["pay"])


def test_only_the_parts_that_are_overdue_are_enforced(town: Any) -> None:
    case, party = unpaid(town)
    town.qian(case, AskInstalments(party=party, reason="经济困难"))
    parts = [{"due": "2023-04-03", "amount": 400}, {"due": "2023-05-04", "amount": 600}]
    town.signed(town.qian, case, Instalments(party=party, rows=parts, reason="经济困难"), town.huang)
    town.refuses(town.qian, case, Enforce(party=party, what="缴纳罚款"), "处罚·分期缴纳")
    town.at("2023-04-10")
    part = town.signed(town.qian, case, Enforce(party=party, what="缴纳罚款"), town.zhou).opened[0]
    told = happen.peek(part.matter)["first"]["s"]
    assert (told["amount"], told["due"]) == (40000, "2023-04-03")


def test_what_is_paid_in_the_case_is_known_to_its_enforcement_and_counted_once(town: Any) -> None:
    case, party = unpaid(town)
    town.at("2023-03-20")
    part = town.signed(town.qian, case, Enforce(party=party, what="缴纳罚款"), town.zhou).opened[0]
    town.days(1)
    town.qian(case, Pay(party=party, amount=600, receipt="演示票据6"))
    town.days(1)
    town.signed(town.li, part, made("execution", "Demand", until="2023-04-10", way="缴至指定账户"), town.zhou)
    text = town.text(town.paper(part, "demand"))
    assert "本金400.00元" in text and "加处的罚款162.00元" in text  # five days on 1,000 yuan, one on 400
    town.qian(part, made("execution", "Receive", amount=562, receipt="演示票据7"))
    town.signed(town.li, part, made("execution", "Complete", way="voluntary", note="缴清"), town.zhou)
    told = happen.peek(case.matter)["acts"]["penalty.Executed"]["kept"]
    assert [one["s"]["amount"] for one in told] == [40000]  # the 600 paid in the case itself are not told a second time
    assert "pay" not in running(case)


def test_a_payment_of_one_respondent_is_not_told_to_the_enforcement_against_another(town: Any) -> None:
    case, party = unpaid(town)
    town.qian(case, Pay(party=party, amount=100))  # before anything is enforced, nobody is told
    town.at("2023-03-20")
    part = town.signed(town.qian, case, Enforce(party=party, what="缴纳罚款"), town.zhou).opened[0]
    assert "execution.Paid" not in happen.peek(part.matter)["acts"]
    town.qian(case, Pay(party=party, amount=900))
    town.refuses(town.li, part, made("execution", "Decide", way="transfer", facts="未缴", when="近日", power=""), "强制·催告")
    assert happen.peek(part.matter)["acts"]["execution.Paid"]["kept"][0]["s"]["amount"] == 90000


def test_two_enforcements_of_one_case_each_hear_their_part_and_a_struck_payment_is_struck_there_too(town: Any) -> None:
    case, party = unpaid(town)
    town.qian(case, AskInstalments(party=party, reason="经济困难"))
    parts = [{"due": "2023-04-03", "amount": 400}, {"due": "2023-05-04", "amount": 600}]
    town.signed(town.qian, case, Instalments(party=party, rows=parts, reason="经济困难"), town.huang)
    town.at("2023-04-10")
    enforce = Enforce(party=party, what="缴纳罚款")
    first = town.signed(town.qian, case, enforce, town.zhou).opened[0]
    town.refuses(town.qian, case, enforce, "处罚·履行")  # what is overdue is being enforced already
    town.at("2023-05-10")
    second = town.signed(town.qian, case, enforce, town.zhou).opened[0]
    assert [happen.peek(each.matter)["first"]["s"]["amount"] for each in (first, second)] == [40000, 60000]
    town.days(1)
    paid = town.qian(case, Pay(party=party, amount=500, receipt="演示票据8"))
    assert told(first) == [40000] and told(second) == [10000]
    town.days(1)
    town.qian(case, Correct(entry=paid.entry, reason="票据数额是450元", words='{"amount": "450.00"}'))
    assert told(first) == [40000] and told(second) == [5000]
    assert happen.peek(second.matter)["acts"]["execution.Paid"]["kept"][-1]["on"][:10] == "2023-05-11"  # the surcharge counts from the day it was paid
    town.qian(case, Strike(entry=paid.entry, reason="错记到本案", all_that_hangs=True))
    assert told(first) == told(second) == []
    town.qian(first, made("execution", "Receive", amount=400 + 400, receipt="演示票据9"))
    town.signed(town.li, first, made("execution", "Complete", way="voluntary", note="缴清"), town.zhou)
    again = town.qian(case, Pay(party=party, amount=100, receipt="演示票据10"))
    assert told(first) == [] and told(second) == [10000]  # the first has ended
    town.qian(second, made("execution", "Receive", amount=1000, receipt="演示票据11"))
    town.signed(town.li, second, made("execution", "Complete", way="voluntary", note="缴清"), town.zhou)
    assert "pay" not in running(case) and "instalment" not in running(case)
    town.qian(case, Strike(entry=again.entry, reason="错记到本案"))
    assert Deadline.objects.filter(matter=second.matter, term="settle", state="open").count() == 1  # it had ended, with money that never came


def told(part: Any) -> list[int]:
    """What the enforcement has heard was paid in its case."""
    known = happen.peek(part.matter)["acts"].get("execution.Paid", {"kept": []})
    return [one["s"]["amount"] for one in known["kept"]]


def test_enforcement_follows_the_sum_to_which_the_decision_was_changed(town: Any) -> None:
    case, party = unpaid(town)
    town.qian(case, Pay(party=party, amount=300))
    town.at("2023-03-20")
    part = town.signed(town.qian, case, Enforce(party=party, what="缴纳罚款"), town.zhou).opened[0]
    town.days(1)
    town.outside(town.qian, case, made("penalty", "Fell", result="changed", document="演复〔2023〕1号"), number="演复〔2023〕1号")
    demand = made("execution", "Demand", until="2023-04-10", way="缴至指定账户")
    town.refuses(town.li, part, demand, "强制·终结")  # changed, and nobody knows to what
    town.qian(case, made("penalty", "Restate", rows=[{"party": party, "kind": "fine", "amount": 500}]))
    town.signed(town.li, part, demand, town.zhou)
    assert "本金200.00元" in town.text(town.paper(part, "demand"))
    town.days(1)
    town.outside(town.qian, case, made("penalty", "Fell", result="annulled", document="演复〔2023〕2号"), number="演复〔2023〕2号")
    town.refuses(town.li, part, made("execution", "Decide", way="transfer", facts="未缴", when="近日", power=""), "强制·终结")


def test_enforcement_stops_when_its_decision_falls_and_what_was_paid_goes_back_once(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = town.party(case, "respondent")
    fined(town, case, party)
    town.at("2023-09-20")
    execution = town.signed(town.qian, case, Enforce(party=party, what="缴纳罚款"), town.zhou).opened[0]
    town.qian(case, Pay(party=party, amount=400, receipt="票据001"))
    assert "退还的数额超过" in str(town.flagged(town.qian(case, Refund(party=party, amount=5)), "处罚·撤销变更").flags)
    town.outside(town.qian, case, Fell(result="annulled", document="演府复决〔2023〕1号"), number="演府复决〔2023〕1号")
    assert "stop" in running(execution)
    town.refuses(town.li, execution, made("execution", "Complete", way="voluntary", note="已执行"), "强制·终结")
    town.signed(town.li, execution, made("execution", "End", ground="annulled", reason="复议撤销"), town.huang)
    town.checks(execution, stage="ended")
    town.qian(case, Refund(party=party, amount=395))
    town.checks(case, met=["refund"])
