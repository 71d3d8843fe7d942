"""The same story where it goes through other lines: what is detained and appraised, what reconsideration strikes down, what the court enforces."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.clock import walk
from fazhi.kernel.models import Deadline, Paper
from fazhi.kernel.serve import Serve
from fazhi.lines.penalty.ending import Close, Coerce, WithdrawPublication
from fazhi.lines.penalty.enforcing import Enforce
from fazhi.lines.penalty.telling import due, paper_of, person_of, running

TRUCK = {"name": "自卸货车", "amount": "一辆"}
POWER = {"kind": "detain", "power": "QZ-01", "law": "演示条例", "involved": True}


def act(key: str, /, **said: Any) -> Any:
    """An act of another line, by its key."""
    return registry.act(key)(**said)


def held(part: Any) -> str:
    """The day on which the law ends the measure; empty while time stands still."""
    return str(Deadline.objects.values_list("due", flat=True).get(matter=part.matter, term="held", state="open", struck=""))


def detained(town: Any, case: Any, driver: str) -> Any:
    """The truck is detained on the day of filing, with approval; the decision is handed to the driver, and thirty days run."""
    part = town.li(case, Coerce(party=driver, what="自卸货车一辆", reason="防止转移")).opened[0]
    town.zhou(act("coercion.ListMeasure", key="QZ-01", name="扣押施工工具", document="演示条例", since="2020-08-01"))
    town.signed(town.li, part, act("coercion.Approve", object="自卸货车一辆", **POWER), town.zhou, town.huang)
    spot = {"second": town.wang.person, "facts": "正在倾倒。", "things": [{**TRUCK, "state": "完好"}], "present": True, "signature": "signed",
            "place": "执法队停车场", "keeper": "仓库管理员", "spot": "河边堆场", "record": "当事人到场签名。", **POWER}
    town.refuses(town.li, part, act("coercion.Implement", steps=["officers"], **spot), "强制·实施")
    steps = list(registry.act("coercion.Implement").fields["steps"].options)
    town.confirmed(town.wang, town.li(part, act("coercion.Implement", steps=steps, **spot)))
    town.li(part, Serve(paper=town.paper(part, "decision"), party=town.party(part, "respondent"), mode="direct"))
    assert held(part) == "2023-03-31"
    return part


def appraised(town: Any, case: Any, part: Any) -> None:
    """What was detained is appraised from 6 to 15 March: both clocks stand still, each respondent and the owner of the truck has his notice."""
    town.at("2023-03-06")
    town.luo(part, act("coercion.Published", channel="site"))
    town.li(part, act("coercion.Appraise", exam="appraisal", what="测算装载方量", body="演示测绘院（乙级）", until="2023-03-15"))
    assert due(case, "decide") == held(part) == ""
    assert Paper.objects.filter(matter=case.matter, kind="penalty.time_stopped").count() == 2
    assert "演示测绘院（乙级）" in town.text(town.paper(part, "appraisal"))
    told = town.text(town.paper(case, "time_stopped"))
    assert "自2023年3月6日起中止计算" in told and "预计完成日期：2023年3月15日" in told
    town.li(part, Serve(paper=town.paper(part, "appraisal"), party=town.party(part, "respondent"), mode="direct"))
    town.at("2023-03-15")
    town.li(part, act("coercion.Appraised", result="共四十二立方米。"))
    assert (due(case, "decide"), held(part)) == ("2023-06-09", "2023-04-10")
    assert Paper.objects.filter(matter=case.matter, kind="penalty.time_runs").count() == 2
    assert "办案期限届满日：2023年6月9日" in town.text(town.paper(case, "time_runs"))
    assert "期限届满日：2023年4月10日" in town.text(town.paper(part, "appraised"))
    town.signed(town.li, part, act("coercion.Extend", reason="涉及两名当事人，需要查证"), town.zhou, town.huang)
    assert held(part) == "2023-05-10"
    town.li(part, Serve(paper=town.paper(part, "extension"), party=town.party(part, "respondent"), mode="direct", also=[{"paper": town.paper(part, "appraised")}]))


def given_back(town: Any, part: Any) -> None:
    """Decided, the truck is no longer needed: released within its term and given back against a receipt."""
    back = [{**TRUCK, "how": "returned"}]
    town.refuses(town.li, part, act("coercion.Release", ground="expired", reason="到期", things=back), "强制·解除")
    town.signed(town.li, part, act("coercion.Release", ground="decided", reason="已作出处罚决定", things=back), town.huang)
    town.li(part, Serve(paper=town.paper(part, "release"), party=town.party(part, "respondent"), mode="direct"))
    town.confirmed(town.wang, town.li(part, act("coercion.GiveBack", second=town.wang.person, receiver="司机甲", items="自卸货车一辆", receipt=town.file("返还清单"))))


def struck_down(town: Any, case: Any, firm: str) -> Any:
    """The firm asks for reconsideration; the town answers, and the decision on the firm alone falls: the case hears it at once."""
    town.at("2023-06-12")
    known = {"kind": "review", "document": "演府复〔2023〕3号", "claimant": {"person": person_of(case, firm), "kind": "organisation"}, "against": "罚款十一万元"}
    answer = town.outside(town.sun, "", act("response.TakeIn", penalty=case.matter, **known), number="演府复〔2023〕3号")
    town.refuses(town.mei, answer, act("response.Reply", facts="事实清楚。", procedure="公告送达。", grounds="见目录。"), "复议·举证")
    town.sun(answer, act("response.ListEvidence", rows=[{"name": "现场检查笔录、测绘报告", "proves": "倾倒四十二立方米", "pages": 12}]))
    town.signed(town.mei, answer, act("response.Reply", facts="事实清楚。", procedure="公告送达前邮寄一次。", grounds="见目录。"), town.chen)
    town.at("2023-07-10")
    result = act("response.Result", result="annulled", document="演府复决〔2023〕3号", why=["procedure"], redo=True, until="2023-09-08")
    town.outside(town.sun, answer, result, number="演府复决〔2023〕3号")
    town.checks(case, stage="fallen")
    assert "instalment" in running(case), "the driver's decision stands"
    gone = WithdrawPublication(outlet="credit", proof=town.file("撤回回执"), reason="对运输公司的决定被撤销")
    town.refuses(town.luo, case, WithdrawPublication(outlet="site", **{k: v for k, v in gone.raw.items() if k != "outlet"}), "处罚·撤回公开")
    town.luo(case, gone)
    return answer


def to_the_court(town: Any, case: Any, answer: Any, firm: str) -> Any:
    """The new decision is neither challenged nor obeyed: demanded, and after six months the court is asked, which enforces it."""
    town.sun(answer, act("response.Perform", what="已重新作出处罚决定"))
    town.at("2023-08-16")
    enforce = Enforce(party=firm, what="缴纳罚款八万元")
    town.refuses(town.qian, case, enforce, "处罚·履行")
    town.at("2024-01-15")
    walk(town.office, town.now, origin="replay")
    part = town.signed(town.qian, case, enforce, town.zhou).opened[0]
    town.refuses(town.qian, case, Close(reason="done"), "处罚·履行")
    town.signed(town.li, part, act("execution.Demand", until="2024-01-29", way="缴至指定账户"), town.zhou)
    assert "加处的罚款80,000.00元" in town.text(town.paper(part, "demand")), "no more than the fine itself"
    town.li(part, Serve(paper=town.paper(part, "demand"), party=town.party(part, "respondent"), mode="direct"))
    words = {"court": "演示县人民法院", "decision": number(paper_of(case, "decision", firm)), "facts": "逾期未缴", "opinion": "经催告没有申辩", "target": "银行存款"}
    whole = {**words, "enclosed": list(registry.act("execution.Apply").fields["enclosed"].options)}
    town.at("2024-01-31")
    town.refuses(town.li, part, act("execution.Apply", **whole), "强制·申请法院")  # it may still sue
    town.at("2024-02-19")
    walk(town.office, town.now, origin="replay")
    town.signed(town.li, part, act("execution.Apply", **whole), town.zhou, town.chen)
    for day, step, what in (("2024-02-26", "Accept", "accepted"), ("2024-03-20", "Rule", "granted")):
        town.at(day)
        town.outside(town.qian, part, act(f"execution.{step}", result=what, number="（2024）演行审1号"), number="（2024）演行审1号")
    town.at("2024-05-20")
    town.qian(part, act("execution.Receive", amount=160000, receipt="法院执行款"))
    town.signed(town.li, part, act("execution.Complete", way="court", note="法院划拨"), town.zhou)
    assert "pay" not in running(case)
    return part


def number(paper: str) -> str:
    """The number of a paper."""
    return str(Paper.objects.values_list("number", flat=True).get(id=paper))
