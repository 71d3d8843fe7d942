"""Inspections told from start to end."""

from typing import Any

from fazhi.kernel.common import Sign
from fazhi.kernel.models import Party
from fazhi.kernel.serve import Serve
from fazhi.kernel.story import FIRM_CODE
from fazhi.lines.inspection.acts import Approve, ApproveAfter, CheckOffSite, Drop, TakeUp, UrgentVisit, Visit
from fazhi.lines.inspection.ending import Coerce, OldFile, Order, Published, Reinspect, Tell
from fazhi.lines.inspection.gathering import Inquire, Sample
from fazhi.lines.inspection.planning import ListItem, MakePlan, SetCap

FIRM = {"name": "演示建筑队", "kind": "organisation", "number": FIRM_CODE}


def story_main_path(town: Any) -> None:
    """From the plan: approved, two officers with certificates, order to correct, result told, looked at again, made public."""
    town.at("2021-09-01")
    case = town.zhou(TakeUp(source="plan", what="建筑工地扬尘和渣土运输", inspected=FIRM))
    visit = {"shown": True, "record": "未设冲洗设施，出入口有渣土带泥。"}
    town.refuses(town.li, case, Visit(second=town.wang.person, **visit), "检查·两人")
    town.signed(town.li, case, Approve(kind="daily", reason="年度检查计划第3项"), town.zhou, town.huang)
    town.refuses(town.li, case, Visit(second=town.li.person, **visit), "处罚·两人执法")
    done = town.li(case, Visit(second=town.wang.person, **visit))
    town.refuses(town.li, case, Order(found="现场检查发现的问题", grounds="演示条例第九条", what="三日内设置冲洗设施", until="2021-09-06"), "处罚·两人执法")
    town.confirmed(town.wang, done)
    town.refuses(town.li, case, Tell(result="order", finding="责令改正"), "处罚·责令改正")
    town.refuses(town.li, case, Order(found="现场检查发现的问题", grounds="演示条例第九条", what="三日内设置冲洗设施", until="2021-09-06", again="2021-09-03"), "处罚·责令改正")
    town.li(case, Order(found="未设冲洗设施", grounds="演示条例第九条", what="三日内设置冲洗设施", until="2021-09-06", again="2021-09-07"))
    town.refuses(town.li, case, Tell(result="clean", finding="未发现问题"), "处罚·责令改正")
    town.li(case, Tell(result="order", finding="已责令改正，将复查。", took="signed"))
    town.checks(case, stage="awaiting", papers=["approval", "notice", "record", "order", "result"], open=["publish", "reinspect", "serve"])
    town.li(case, Serve(paper=town.paper(case, "order"), party=town.party(case, "inspected"), mode="direct"))  # the notice was handed over at the visit, the result signed for
    town.checks(case, open=["publish", "reinspect"], met=["serve"])
    town.refuses(town.li, case, Reinspect(second=town.wang.person, outcome="refused", found="还没有设置"), "处罚·责令改正")
    town.at("2021-09-07")
    town.refuses(town.li, case, Reinspect(second=town.wang.person, outcome="partly", found="设了一处"), "处罚·责令改正")
    town.confirmed(town.wang, town.li(case, Reinspect(second=town.wang.person, outcome="partly", found="只设了一处", until="2021-09-10", took="signed")))
    town.at("2021-09-13")
    town.confirmed(town.wang, town.li(case, Reinspect(second=town.wang.person, outcome="corrected", found="两处出入口都已设置冲洗设施。", took="signed")))
    town.luo(case, Published(channel="site"))
    town.checks(case, stage="told", met=["reinspect", "publish"], open=[])


def story_not_corrected(town: Any) -> None:
    """What was ordered and not done in time becomes a penalty clue at the same person."""
    town.at("2021-09-01")
    case = _visited(town, "2021-09-02", inspected=FIRM)
    town.li(case, Order(found="现场检查发现的问题", grounds="演示条例第九条", what="设置冲洗设施", until="2021-09-06"))
    town.li(case, Tell(result="order", finding="责令改正"))
    town.at("2021-09-07")
    done = town.li(case, Reinspect(second=town.wang.person, outcome="refused", found="仍未设置"))
    town.confirmed(town.wang, done)
    town.checks(case, stage="told", papers=["approval", "notice", "record", "order", "result", "reinspection"])
    town.checks(done.opened[0], stage="clue")
    assert town.party(done.opened[0], "suspect")


def story_to_penalty(town: Any) -> None:
    """What looks like a breach opens a penalty case with what was found."""
    town.at("2021-08-02")
    case = _visited(town, "2021-08-02", source="report", kind="single")
    done = town.li(case, Tell(result="case", finding="涉嫌擅自倾倒建筑垃圾"))
    town.checks(done.opened[0], stage="clue", open=[])


def story_to_another_organ(town: Any) -> None:
    """What is not the town's to judge goes to the organ that may, with a letter."""
    case = _visited(town, "2021-08-02", source="report", kind="single")
    town.refuses(town.li, case, Tell(result="moved", finding="涉嫌无证排污"), "检查·移送立案")
    town.li(case, Tell(result="moved", finding="涉嫌无证排污", organ="县生态环境分局"))
    town.checks(case, stage="told", papers=["approval", "notice", "record", "result", "moved"])


def story_evidence_and_coercion(town: Any) -> None:
    """Somebody is questioned, samples are taken free of charge, and what is found is detained as a part of the inspection."""
    case = _visited(town, "2021-08-03", source="report", kind="single", inspected=FIRM)
    pair = {"second": town.wang.person, "shown": True}
    asked = {"place": "工地办公室", "asked": "甘某，现场负责人", "record": "问：渣土运往哪里？答：河边。"}
    town.refuses(town.li, case, Inquire(begun_at="2021-08-03T10:30", ended_at="2021-08-03T10:00", **asked, **pair), "处罚·调查")
    town.confirmed(town.wang, town.li(case, Inquire(begun_at="2021-08-03T10:00", ended_at="2021-08-03T10:30", **asked, **pair)))
    sample = {"things": "渣土两袋，各五公斤", "method": "随机取样，当场封样，留样一袋", "place": "工地堆场"}
    town.confirmed(town.wang, town.li(case, Sample(free=True, **sample, **pair)))
    part = town.li(case, Coerce(party=town.party(case, "inspected"), what="运输工具一辆", reason="防止继续倾倒")).opened[0]
    town.checks(part, stage="asked")
    town.checks(case, stage="visited", papers=["approval", "notice", "record", "inquiry", "sampling"])


def story_urgent(town: Any) -> None:
    """An urgent visit comes first and its approval afterwards; what the head does not stand behind cannot be used."""
    town.at("2025-03-03")
    case = town.li(TakeUp(source="report", what="有人反映工地塔吊倾斜"))
    words = {"second": town.wang.person, "shown": True, "record": "塔吊基础积水，已停用。", "urgent": "可能危及人身安全"}
    town.confirmed(town.wang, town.li(case, UrgentVisit(**words)))
    town.refuses(town.li, case, Tell(result="guide", finding="已停用并排水"), "检查·审批")
    town.signed(town.li, case, ApproveAfter(kind="single", agrees="yes", reason="情况紧急，同意补办"), town.zhou, town.huang)
    town.li(case, Tell(result="guide", finding="已停用并排水，指导加固。"))
    town.checks(case, stage="told", papers=["record", "approval_after", "result"], met=["approve_after"])
    other = town.li(TakeUp(source="above", what="燃气瓶存放"))
    town.confirmed(town.wang, town.li(other, UrgentVisit(**words)))
    town.signed(town.li, other, ApproveAfter(agrees="no", reason="不属于紧急情况"), town.zhou, town.huang)
    town.refuses(town.li, other, Tell(result="case", finding="存放超量"), "检查·审批")


def story_items_and_caps(town: Any) -> None:
    """A firm is inspected on listed items only and not more often than the office allows; the leader signs what goes beyond."""
    town.at("2025-07-01")
    town.zhou(ListItem(key="JC-01", name="建筑工地扬尘防治", grounds="大气污染防治有关规定", since="2025-07-01"))
    town.huang(SetCap(item="JC-01", per="year", most=1, document="演府办〔2025〕9号", since="2025-07-01"))
    firm = town.party(first := town.li(TakeUp(source="plan", what="扬尘", item="JC-01", enterprise=True, inspected=FIRM)), "inspected")
    town.signed(town.li, first, Approve(kind="daily", reason="年度计划", first=town.li.person, second=town.wang.person), town.zhou, town.huang)
    visit = {"second": town.wang.person, "shown": True, "record": "围挡和喷淋正常。"}
    town.refuses(town.li, first, Visit(**visit), "检查·扫码")
    town.confirmed(town.wang, town.li(first, Visit(scanned="YZF-演示-0001", **visit)))
    town.li(first, Tell(result="clean", finding="未发现问题"))
    same = {"person": _person(firm), "kind": "organisation"}
    town.at("2025-10-09")
    unlisted = town.li(TakeUp(source="plan", what="消防", enterprise=True, inspected=same))
    town.refuses(town.li, unlisted, Approve(kind="daily", reason="年度计划"), "检查·事项")
    town.signed(town.li, unlisted, Drop(reason="没有清单事项"), town.zhou)
    again = town.li(TakeUp(source="plan", what="扬尘", item="JC-01", enterprise=True, inspected=same))
    town.refuses(town.li, again, Approve(kind="daily", reason="年度计划"), "检查·频次")
    told = town.signed(town.li, again, Approve(kind="daily", reason="重污染天气", over=True, over_reason="省级重污染天气应急响应"), town.zhou, town.huang)
    assert "已检查：1次" in town.text(told.papers[0]) and FIRM["number"] in town.text(told.papers[0])
    single = town.li(TakeUp(source="report", what="群众反映夜间扬尘", item="JC-01", enterprise=True, inspected=same))
    town.signed(town.li, single, Approve(kind="single", reason="投诉举报"), town.zhou, town.huang)  # a clue is not counted against the firm
    town.at("2026-01-05")
    fresh = town.li(TakeUp(source="plan", what="扬尘", item="JC-01", enterprise=True, inspected=same))
    town.signed(town.li, fresh, Approve(kind="daily", reason="新年度计划"), town.zhou, town.huang)
    town.checks(fresh, stage="approved")


OTHER = {"organ": "县市场监督管理局", "officer": "演示执法员", "certificate": "示007"}


def story_off_site_and_joint(town: Any) -> None:
    """What can be checked from papers is not visited; a visit with another organ is one visit, both named on the notice and in the record."""
    town.at("2025-07-01")
    paper = town.li(TakeUp(source="above", what="燃气用户台账"))
    town.signed(town.li, paper, Approve(kind="special", way="paper", reason="县级部署"), town.zhou, town.huang)
    town.refuses(town.li, paper, Visit(second=town.wang.person, shown=True, record="到店检查"), "检查·审批")
    town.confirmed(town.wang, town.li(paper, CheckOffSite(second=town.wang.person, sources="用户台账", record="台账齐全")))
    town.li(paper, Tell(result="clean", finding="台账齐全"))
    town.checks(paper, stage="told", papers=["approval", "notice", "off_site", "result"])
    approve = Approve(kind="special", reason="联合执法", first=town.li.person, second=town.wang.person, joint=[
        OTHER])
    visit = {"second": town.wang.person, "shown": True, "record": "净化设施正常。"}
    bare = town.li(TakeUp(source="above", what="餐饮油烟"))
    town.signed(town.li, bare, approve, town.zhou, town.huang)
    town.flagged(town.li(bare, Visit(**visit)), "检查·记录")  # who came from the other organ is not in the record
    joint = town.li(TakeUp(source="above", what="餐饮油烟"))
    done = town.signed(town.li, joint, approve, town.zhou, town.huang)
    assert "县市场监督管理局" in town.text(done.papers[1]) and "演示001" in town.text(done.papers[1]) and "严禁" in town.text(done.papers[1])
    visited = town.li(joint, Visit(joint=[OTHER], **visit))
    town.confirmed(town.wang, visited)
    assert not visited.flags and "联合检查的其他机关到场人员：县市场监督管理局：演示执法员（执法证示007）" in town.text(town.paper(joint, "record"))
    town.checks(joint, stage="visited")
    changed = town.li(TakeUp(source="above", what="餐饮油烟"))
    town.signed(town.li, changed, approve, town.zhou, town.huang)
    town.flagged(town.li(changed, Visit(joint=[{**OTHER, "certificate": "示008"}], **visit)), "检查·审批")  # another came than was approved


def story_plan(town: Any) -> None:
    """The chief signs the year's plan on paper; a task from the plan names its line, or the record says that it does not."""
    town.at("2022-01-10")
    row = {"item": "建筑工地扬尘", "whom": "在建工地", "months": "3月、9月", "share": "三成"}
    town.bad(town.chen, "", MakePlan(year=2022, rows=[]), "rows")
    town.refuses(town.chen, "", MakePlan(year=2022, rows=[{"key": "2022-1", **row}, {"key": "2022-1", **row}]), "检查·计划")
    plan = town.on_paper(town.qian, "", MakePlan(year=2022, rows=[{"key": "2022-1", **row}]), town.chen)
    town.checks(plan, stage="listed", papers=["plan"])
    warned = town.li(TakeUp(source="plan", what="扬尘"))
    assert [each["provision"] for each in warned.flags] == ["检查·计划"]
    assert not town.li(TakeUp(source="plan", plan="2022-1", what="扬尘")).flags


def story_visit_without_certificate(town: Any) -> None:
    """A visit with an uncertified colleague is refused here; done on paper it is recorded with a flag."""
    town.at("2021-09-01")
    case = town.li(TakeUp(source="above", what="燃气使用安全"))
    town.signed(town.li, case, Approve(kind="special", reason="县级部署"), town.zhou, town.huang)
    words = {"second": town.qian.person, "shown": True, "record": "未见异常"}
    town.refuses(town.li, case, Visit(**words), "处罚·资格证件")
    town.flagged(town.on_paper(town.qian, case, Visit(**words), town.li), "处罚·资格证件")


def story_old_file(town: Any) -> None:
    """A platform case of before go-live stands as one entry with its outside number."""
    town.at("2021-01-05")
    old = town.outside(town.qian, "", OldFile(number="PT-2020-0001", papers=2, summary="占道经营检查"), number="PT-2020-0001", on="2020-11-03")
    town.checks(old, stage="old", papers=[])


def _visited(town: Any, day: str, source: str = "plan", kind: str = "daily", **more: Any) -> Any:
    """An inspection after its confirmed visit."""
    town.at(day)
    case = town.li(TakeUp(source=source, what="有人倾倒建筑垃圾", **more))
    town.signed(town.li, case, Approve(kind=kind, reason="群众举报"), town.zhou, town.huang)
    town.confirmed(town.wang, town.li(case, Visit(second=town.wang.person, shown=True, record="发现建筑垃圾两车")))
    return case


def _person(party: str) -> str:
    return str(Party.objects.get(id=party).person)


def story_proposed_by_its_signer(town: Any) -> None:
    """The head of the unit who proposes a visit does not approve it too."""
    town.at("2021-09-01")
    case = town.zhou(TakeUp(source="above", what="建筑工地扬尘和渣土运输", inspected=FIRM))
    own = town.zhou(case, Approve(kind="special", reason="县级部署"))
    town.zhou(case, Sign(proposal=own.entry))
    town.refuses(town.huang, case, Sign(proposal=own.entry), "机构·职责分离")
