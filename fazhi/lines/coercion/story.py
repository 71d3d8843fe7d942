"""Measures told from start to end: approved, urgent, appraised, extended, run out, released, handed over, treated."""

from typing import Any

from fazhi.kernel import clock
from fazhi.kernel.models import Deadline
from fazhi.kernel.serve import Serve
from fazhi.lines.coercion.acts import Approve, ApproveAfter, Drop, Implement, ListMeasure, TakeUp
from fazhi.lines.coercion.keeping import Appraise, Appraised, Compensate, Extend, Fell, Keep
from fazhi.lines.coercion.publishing import Published
from fazhi.lines.coercion.releasing import GiveBack, HandOver, Release, Treat
from fazhi.lines.coercion.stages import STEPS

WHAT = {"respondent": {"name": "覃某某", "address": "演示镇北岗村"}, "what": "无证运输的搅拌车一台", "reason": "防止证据损毁、避免危害发生"}
POWER = {"kind": "detain", "power": "QZ-01", "law": "《演示条例》有关扣押的规定", "involved": True}
CAR = {"name": "搅拌车", "amount": "一台"}
BACK = [{**CAR, "how": "returned"}]


def spot(town: Any, **more: Any) -> Implement:
    """The measure as it should be done on the spot."""
    said = {"second": town.wang.person, "facts": "车上装有未经核准的建筑垃圾。", "things": [{**CAR, "state": "完好"}], "steps": list(STEPS), "present": True,
            "signature": "signed", "place": "镇执法队停车场", "keeper": "执法队仓库管理员", "spot": "北岗村口", "record": "当事人到场，说明情况后签名。", **POWER}
    return Implement(**{**said, **more})


def listed(town: Any) -> None:
    """The measure stands in the list of what the office may do."""
    town.zhou(ListMeasure(key="QZ-01", name="扣押运输工具", document="演示条例", since="2020-08-01"))


def held(town: Any) -> Any:
    """A measure approved, carried out, confirmed and handed over."""
    listed(town)
    case = town.li(TakeUp(**WHAT))
    town.signed(town.li, case, Approve(object="搅拌车一台", **POWER), town.zhou, town.huang)
    town.confirmed(town.wang, town.li(case, spot(town)))
    handed(town, case)
    return case


def handed(town: Any, case: Any, kind: str = "decision") -> None:
    """The decision, or another paper, is handed over against a receipt."""
    town.li(case, Serve(paper=town.paper(case, kind), party=town.party(case, "respondent"), mode="direct"))


def story_approved_and_released(town: Any) -> None:
    """Approved beforehand, every step taken, released because the things had nothing to do with the breach."""
    town.at("2026-09-01")
    case = town.li(TakeUp(**WHAT))
    town.bad(town.li, case, Approve(object="搅拌车一台", **POWER), "power")
    listed(town)
    town.refuses(town.li, case, Approve(object="搅拌车一台", **{**POWER, "involved": False}), "强制·对象")
    town.refuses(town.li, case, spot(town), "强制·实施")
    town.signed(town.li, case, Approve(object="搅拌车一台", **POWER), town.zhou, town.huang)
    town.refuses(town.li, case, spot(town, steps=["officers", "shown"]), "强制·实施")
    town.refuses(town.li, case, spot(town, second=town.li.person), "强制·实施")
    town.refuses(town.li, case, spot(town, second=town.qian.person), "强制·权限")
    town.refuses(town.li, case, spot(town, kind="seal"), "强制·实施")
    town.zhou(ListMeasure(key="QZ-02", name="扣押施工工具", document="演示条例", since="2020-08-01"))
    assert "不是批准的那一项" in str(town.refuses(town.li, case, spot(town, power="QZ-02"), "强制·实施"))
    town.refuses(town.li, case, spot(town, present=False, signature="absent"), "强制·实施")
    done = town.li(case, spot(town))
    town.refuses(town.li, case, Extend(reason="案情复杂"), "强制·实施")
    town.confirmed(town.wang, done)
    town.refuses(town.li, case, Extend(reason="案情复杂"), "强制·决定书")
    handed(town, case)
    town.checks(case, stage="held", open=["ask_review", "handle", "held", "publish", "signed_copy", "sue"])
    assert "期限届满日：2026年10月8日" in town.text(town.paper(case, "decision"))  # thirty days end in the holiday
    town.refuses(town.li, case, Keep(place="仓库", keeper="管理员", state="intact", charged=True), "强制·保管")
    town.refuses(town.li, case, Release(ground="expired", reason="到期", things=BACK), "强制·解除")
    town.signed(town.li, case, Release(ground="unrelated", reason="车辆属他人所有", things=BACK), town.huang)
    town.refuses(town.li, case, GiveBack(second=town.wang.person, receiver="覃某某", items="搅拌车一台"), "强制·解除")
    town.confirmed(town.wang, town.li(case, GiveBack(second=town.wang.person, receiver="覃某某", items="搅拌车一台", receipt=town.file("返还清单"))))
    town.checks(case, stage="returned", papers=["approval", "decision", "list", "record", "release", "returned"], met=["held", "handle", "give_back"])


def story_urgent(town: Any) -> None:
    """Urgent on the spot; approved within the hours of the law – or too late, and then only release is left."""
    town.at("2026-09-01 15:00")
    listed(town)
    town.bad(town.li, town.li(TakeUp(**WHAT)), spot(town, urgent=True), "urgent_reason")
    urgent = {"urgent": True, "urgent_reason": "正在倾倒，不扣押车辆将驶离"}
    first = town.li(TakeUp(**WHAT))
    sealed = {"kind": "seal", "things": [{"name": "加工棚", "amount": "一处"}], "place": "原地", "keeper": "当事人"}
    town.confirmed(town.wang, town.li(first, spot(town, **sealed, **urgent)))
    assert "封" in town.text(town.paper(first, "strip"))
    second = town.li(TakeUp(**WHAT))
    town.confirmed(town.wang, town.li(second, spot(town, present=False, signature="absent", witness="村民小组长", **urgent)))
    town.at("2026-09-02 10:00")
    town.signed(town.li, first, ApproveAfter(agrees="yes", object="当场扣押搅拌车"), town.zhou, town.huang)
    town.refuses(town.li, first, ApproveAfter(agrees="yes", object="再次补办"), "强制·紧急实施")
    town.at("2026-09-02 16:00")
    town.refuses(town.li, second, ApproveAfter(agrees="yes", object="迟了"), "强制·紧急实施")
    town.signed(town.li, second, ApproveAfter(agrees="no", object="迟了"), town.zhou, town.huang)
    town.checks(first, stage="held", met=["approve_after"])
    town.checks(second, open=["handle", "held", "publish", "release", "serve", "signed_copy"])
    town.signed(town.li, second, Release(ground="unapproved", reason="没有按时补办批准", things=BACK), town.huang)
    town.checks(second, stage="released", met=["release", "held"])


def story_appraised_extended_run_out(town: Any) -> None:
    """An appraisal stops the clock, one extension, then the term runs out and the clock asks for release."""
    town.at("2026-03-02")
    case = held(town)
    town.days(5)
    town.li(case, Appraise(exam="appraisal", what="车载物料成分", body="演示检测公司", until="2026-03-20"))
    town.refuses(town.li, case, Extend(reason="案情复杂"), "强制·期限")
    town.refuses(town.li, case, Treat(how="confiscated", decision="演罚决〔2026〕1号", things=[CAR]), "强制·处理")
    town.at("2026-03-17")
    town.li(case, Appraised(result="为建筑垃圾"))
    town.refuses(town.li, case, Extend(reason="还没有告知鉴定期间"), "强制·期限")
    handed(town, case, "appraisal")
    town.refuses(town.li, case, Appraised(result="再报一次"), "强制·期限")
    assert "期限届满日：2026年4月13日" in town.text(town.paper(case, "appraised"))
    town.signed(town.li, case, Extend(reason="涉及多名当事人，需要进一步查证"), town.zhou, town.huang)
    assert "延长后的期限届满日：2026年5月12日" in town.text(town.paper(case, "extension"))
    town.refuses(town.li, case, Extend(reason="还是复杂"), "强制·延长")
    town.at("2026-05-14")
    clock.walk(town.office, town.now, origin="replay")
    town.refuses(town.li, case, Treat(how="confiscated", decision="演罚决〔2026〕1号", things=[CAR]), "强制·解除")
    town.li(case, Keep(place="仓库", keeper="管理员", state="damaged", note="右侧后视镜破损"))
    town.signed(town.li, case, Release(ground="expired", reason="期限届满", things=BACK), town.huang)
    paid = GiveBack(second=town.wang.person, receiver="覃某某", items="搅拌车一台", note="当事人拒绝签收，已录像")
    town.refuses(town.li, case, paid, "强制·保管")
    town.signed(town.li, case, Compensate(amount=300, opinion="照价赔偿"), town.huang)
    town.confirmed(town.wang, town.li(case, paid))
    town.checks(case, stage="returned", met=["release", "compensate", "give_back"])


def story_handed_over(town: Any) -> None:
    """A suspected crime: the things go along, the respondent is told."""
    town.at("2026-09-01")
    case = held(town)
    town.signed(town.li, case, HandOver(to="演示县公安局", document="演移〔2026〕2号", things=[CAR]), town.chen)
    town.checks(case, stage="handed", met=["held", "handle"], papers=["approval", "decision", "list", "record", "handed"])


def story_treated(town: Any) -> None:
    """Under a penalty decision the things are confiscated within the term."""
    town.at("2026-09-01")
    case = held(town)
    town.days(10)
    town.refuses(town.li, case, Treat(how="auctioned", decision="演罚决〔2026〕3号", things=[CAR]), "强制·抵缴")
    town.signed(town.li, case, Treat(how="confiscated", decision="演罚决〔2026〕3号", things=[CAR]), town.zhou, town.huang)
    town.checks(case, stage="treated", met=["held", "handle"])


def story_set_aside_or_never_taken(town: Any) -> None:
    """A measure that was set aside must be released; one that was not needed is dropped."""
    town.at("2026-09-01")
    case = held(town)
    town.luo(case, Published(channel="site"))
    town.outside(town.li, case, Fell(), number="演复决〔2026〕5号")
    town.checks(case, met=["publish"])
    assert Deadline.objects.filter(matter=case.matter, term="withdraw_publication", of="site", state="open").exists()
    town.refuses(town.li, case, HandOver(to="演示县公安局", document="演移〔2026〕3号", things=[CAR]), "强制·解除")
    town.signed(town.li, case, Release(ground="other", reason="复议机关撤销", things=BACK), town.huang)
    spared = town.li(TakeUp(**WHAT))
    town.li(spared, Drop(reason="当事人已自行停止并清理"))
    town.checks(spared, stage="dropped")
