"""Enforcement told from start to end, with the refusals: paid after the demand, enforced, done by another, pulled down, at the court, let go."""

from typing import Any

from fazhi.kernel import clock
from fazhi.kernel.serve import Serve
from fazhi.lines.execution.acts import AnnounceBuilding, Answer, Contest, Demand, Fell, ListPower, Receive, TakeUp, Weigh
from fazhi.lines.execution.court import ENCLOSED, Accept, Apply, Dispose, Rule
from fazhi.lines.execution.deciding import Carry, ClearAtOnce, Decide, Notify, Perform, Remind, Substitute
from fazhi.lines.execution.ending import Agree, Breach, Complete, End, GiveBack, GoOn, Pause, SettleCosts
from fazhi.lines.execution.publishing import Published

FINE = {"obliged": {"name": "隆某某", "address": "演示镇竹溪村"}, "what": "罚款1000元未缴纳", "decision": "演罚决〔2026〕8号", "amount": 1000, "due": "2026-03-16",
        "remedies_until": "2026-09-01"}
DUMP = {"obliged": {"name": "隆某某"}, "kind": "act", "what": "清除堆放在河边的建筑垃圾", "decision": "演罚决〔2026〕9号", "due": "2026-03-16"}
SHED = {"obliged": {"name": "隆某某"}, "kind": "building", "what": "限期拆除铁皮棚", "decision": "演拆决〔2026〕1号", "due": "2026-03-16"}
MORE = {"power": "ZX-01", "facts": "经催告仍未履行。", "when": "工作日上午实施"}
CARRIED = {"record": "当场清理完毕，当事人在场。", "present": "当事人、村委会干部"}


def served(town: Any, case: Any, paper: str) -> None:
    """The newest paper of a kind is served in person."""
    town.li(case, Serve(paper=town.paper(case, paper), party=town.party(case, "respondent"), mode="direct"))


def demanded(town: Any, said: dict[str, Any], until: str, paper: str = "demand") -> Any:
    """Taken up, demanded with the unit head's signature and served."""
    case = town.li(TakeUp(**said))
    town.signed(town.li, case, Demand(until=until, way="到指定账户缴纳，或者自行清理"), town.zhou)
    served(town, case, paper)
    return case


def powers(town: Any) -> None:
    """The powers to enforce that the law gives the town itself."""
    town.zhou(ListPower(key="ZX-01", name="强制清除、拆除", document="城乡规划法", since="2020-08-01"))


def story_paid_after_the_demand(town: Any) -> None:
    """Not before the term has passed; the demand tells principal and additional fine; what was said is weighed; the rest is paid."""
    town.at("2026-03-16")
    case = town.li(TakeUp(**FINE))
    demand = Demand(until="2026-04-10", way="到指定账户缴纳")
    town.refuses(town.li, case, demand, "强制·催告")
    town.at("2026-03-26")
    town.refuses(town.li, case, Demand(until="2026-03-20", way="缴纳"), "强制·催告")
    town.signed(town.li, case, demand, town.zhou)
    text = town.text(town.paper(case, "demand"))
    assert "本金1,000.00元（壹仟元整）" in text and "加处的罚款300.00元" in text and "合计1,300.00元" in text
    served(town, case, "demand")
    town.qian(case, Answer(words="家庭困难，请求减免"))
    town.refuses(town.li, case, Apply(court="演示县人民法院", decision="演罚决〔2026〕8号", facts="逾期未缴", opinion="有申辩", target="存款", enclosed=list(ENCLOSED)), "强制·陈述申辩")
    town.li(case, Weigh(adopted="no", reason="没有提交困难证明"))
    town.refuses(town.li, case, Weigh(adopted="no", reason="重复"), "强制·陈述申辩")
    town.qian(case, Receive(amount=1000, receipt="票据9"))
    town.refuses(town.li, case, Complete(way="surcharge", note="缴清"), "强制·加处罚款")
    town.qian(case, Receive(amount=300, receipt="票据10"))
    town.signed(town.li, case, Complete(way="surcharge", note="本金和加处罚款缴清"), town.zhou)
    town.checks(case, stage="done", papers=["demand"])


def story_no_fine_runs_during_litigation(town: Any) -> None:
    """Days of reconsideration and litigation do not count, and the cap is the principal."""
    town.at("2026-04-06")
    case = town.li(TakeUp(**FINE))
    town.qian(case, Contest(forum="review", since="2026-03-20", until="2026-04-02", final_on="2026-04-20"))
    town.signed(town.li, case, Demand(until="2026-05-06", way="缴纳"), town.zhou)
    assert "加处的罚款210.00元" in town.text(town.paper(case, "demand"))  # twenty-one days, fourteen of them not counted
    town.at("2026-06-22")
    town.signed(town.li, case, Demand(until="2026-07-06", way="缴纳"), town.zhou)
    assert "加处的罚款1,000.00元" in town.text(town.paper(case, "demand"))
    town.checks(case, stage="demanded", open=["apply_court", "serve", "serve"])


def story_to_the_court(town: Any) -> None:
    """Demanded, ten working days waited, remedies lapsed, within three months, all papers enclosed, signed by the head."""
    town.at("2026-08-20")
    case = demanded(town, FINE, "2026-09-01")
    application = {"court": "演示县人民法院", "decision": "演罚决〔2026〕8号", "facts": "逾期未缴纳罚款", "opinion": "经催告没有陈述申辩", "target": "银行存款"}
    whole = {**application, "enclosed": list(ENCLOSED)}
    town.refuses(town.li, case, Apply(**whole), "强制·申请前催告")
    town.refuses(town.li, case, Apply(**whole), "强制·申请法院")
    town.at("2026-09-07")
    town.refuses(town.li, case, Apply(**application, enclosed=["decision"]), "强制·申请材料")
    town.refuses(town.li, case, Decide(way="transfer", facts="经催告仍不缴纳", when="近期"), "强制·申请法院")
    town.flagged(town.outside(town.qian, case, Rule(result="granted"), number="旧号"), "强制·申请法院")
    town.signed(town.li, case, Apply(**whole), town.zhou, town.chen)
    text = town.text(town.paper(case, "application"))
    assert "合计2,000.00元" in text and "被申请人：" in text
    town.checks(case, open=["court_answer", "demand", "settle"])  # it goes to the court; nothing is to be served on whom it names
    town.outside(town.qian, case, Accept(result="accepted", number="（2026）演行审1号"), number="（2026）演行审1号")
    town.outside(town.qian, case, Rule(result="granted", number="（2026）演行审1号"), number="（2026）演行审1号裁定")
    town.refuses(town.li, case, Carry(second=town.wang.person, began="2026-09-08 10:00", **CARRIED), "强制·申请法院")
    town.qian(case, Receive(amount=2000, receipt="法院执行款"))
    town.signed(town.li, case, Complete(way="court", note="法院划拨"), town.zhou)
    town.checks(case, stage="done", met=["apply_court", "court_answer", "serve"], papers=["demand", "application"])


def story_too_late_for_the_court(town: Any) -> None:
    """Three months after the remedies have lapsed the way to the court is closed."""
    town.at("2026-11-16")
    case = demanded(town, FINE, "2026-11-30")
    town.at("2026-12-07")
    late = Apply(court="演示县人民法院", decision="演罚决〔2026〕8号", facts="逾期", opinion="无", target="存款", enclosed=list(ENCLOSED))
    town.refuses(town.li, case, late, "强制·申请法院")


def story_obstruction_removed(town: Any) -> None:
    """Where the law gives the power: in daylight, on a working day, never by cutting off water or power, the second officer confirming."""
    town.at("2026-09-01")
    case = town.li(TakeUp(**DUMP))
    town.signed(town.li, case, Demand(until="2026-09-10", way="自行清理"), town.zhou)
    town.refuses(town.li, case, Decide(way="remove", **{**MORE, "power": ""}), "强制·申请法院")
    powers(town)
    town.refuses(town.li, case, Decide(way="remove", **MORE), "强制·催告")
    served(town, case, "demand")
    town.refuses(town.li, case, Decide(way="remove", **MORE), "强制·执行决定")
    town.at("2026-09-11")
    town.refuses(town.li, case, Decide(way="demolish", **MORE), "强制·执行决定")
    town.signed(town.li, case, Decide(way="remove", **MORE), town.zhou, town.huang, town.chen)
    said = {"second": town.wang.person, **CARRIED}
    town.refuses(town.li, case, Carry(began="2026-09-14 10:00", **said), "强制·执行决定")
    served(town, case, "decision")
    town.refuses(town.li, case, Carry(began="2026-09-14 10:00", **said), "强制·执行决定")  # a record tells what has been done
    town.at("2026-10-01")
    town.refuses(town.li, case, Carry(began="2026-10-01 10:00", **said), "强制·禁止时段")
    town.refuses(town.li, case, Carry(began="2026-09-30 10:00", homes=True, **said), "强制·禁止时段")
    town.refuses(town.li, case, Carry(began="2026-09-30 10:00", **{**said, "second": town.li.person}), "处罚·两人执法")
    night = town.li(case, Carry(began="2026-09-30 23:00", **said))  # the hours of the night are not in this law: it warns
    town.flagged(night, "强制·禁止时段")
    town.refuses(town.li, case, Complete(way="remove", note="清理完毕"), "处罚·两人执法")
    town.confirmed(town.wang, night)
    town.signed(town.li, case, Complete(way="remove", note="清理完毕"), town.zhou)
    town.checks(case, stage="done", papers=["demand", "decision", "carried"])


def story_done_by_another(town: Any) -> None:
    """Substitute performance: a neutral third, urged once more three days before, watched, paid at cost."""
    town.at("2026-09-01")
    case = demanded(town, DUMP, "2026-09-10")
    town.at("2026-09-11")
    plan = {"harm": "pollution", "facts": "垃圾临近水体", "object": "清运约三立方米", "planned": "2026-09-21", "performer": "演示清运公司", "budget": 900}
    town.refuses(town.li, case, Substitute(**plan), "强制·代履行")
    town.signed(town.li, case, Substitute(neutral=True, **plan), town.zhou, town.huang)
    town.luo(case, Published(channel="site"))
    town.checks(case, met=["publish"])
    served(town, case, "substitution")
    work = {"supervisor": town.wang.person, "record": "清运完毕", "signed": "代履行人、当事人", "cost": 860}
    town.refuses(town.li, case, Perform(began="2026-09-21 09:30", **work), "强制·代履行")
    town.refuses(town.li, case, Remind(planned="2026-09-14", words="请自行清理"), "强制·代履行")
    town.li(case, Remind(planned="2026-09-21", words="请自行清理"))
    served(town, case, "reminder")
    town.refuses(town.li, case, Perform(began="2026-09-18 09:30", **work), "强制·代履行")
    town.at("2026-09-21")
    town.confirmed(town.wang, town.li(case, Perform(began="2026-09-21 09:30", **work)))
    town.refuses(town.li, case, Complete(way="substitute", note="完毕"), "强制·代履行")
    town.qian(case, SettleCosts(how="paid", amount=860, receipt="票据11"))
    town.signed(town.li, case, Complete(way="substitute", note="完毕"), town.zhou)
    town.checks(case, stage="done", met=["costs"], papers=["demand", "substitution", "reminder", "performed"])


def story_cleared_at_once(town: Any) -> None:
    """Mud on a road is cleared at once without demand; the driver who was not there is told at once after."""
    town.at("2026-09-01")
    clear = ClearAtOnce(place="road", object="litter", second=town.wang.person, facts="泥浆遗洒路面，影响通行，当事人不在现场", record="冲洗完毕", cost=300)
    town.refuses(town.li, town.li(TakeUp(**FINE)), clear, "强制·立即代履行")
    case = town.li(TakeUp(obliged={"name": "隆某某"}, kind="act", what="清除遗洒的泥浆"))
    town.confirmed(town.wang, town.signed(town.li, case, clear, town.huang))
    town.qian(case, SettleCosts(how="paid", amount=300))
    town.refuses(town.li, case, Complete(way="substitute", note="完毕"), "强制·代履行")
    town.li(case, Notify(way="电话并邮寄告知书"))
    town.signed(town.li, case, Complete(way="substitute", note="完毕"), town.zhou)
    town.checks(case, stage="done", met=["notify", "costs"])


def story_illegal_building(town: Any) -> None:
    """Announced, demanded, remedies lapsed: only then it is pulled down; within the town plan the county must have ordered it."""
    town.at("2026-09-01")
    powers(town)
    case = town.li(TakeUp(**SHED))
    notice = {"place": "竹溪村口", "area": "铁皮结构约四十平方米", "until": "2026-09-15"}
    town.refuses(town.li, case, AnnounceBuilding(zone="town", **notice), "规划·责成拆除")
    town.signed(town.li, case, Demand(until="2026-09-15", way="自行拆除"), town.zhou)
    served(town, case, "demand")
    town.at("2026-09-16")
    town.refuses(town.li, case, Decide(way="demolish", **MORE), "强制·强制拆除")
    town.signed(town.li, case, AnnounceBuilding(zone="village", **{**notice, "until": "2026-09-30"}), town.zhou, town.huang)
    town.refuses(town.li, case, Decide(way="demolish", **MORE), "强制·强制拆除")
    town.at("2026-10-12")
    town.refuses(town.li, case, Decide(way="demolish", **MORE), "强制·强制拆除")  # nobody has said when the remedies lapse
    town.qian(case, Contest(forum="review", since="2026-04-01", until="2026-06-01", final_on="2026-10-20"))
    town.refuses(town.li, case, Decide(way="demolish", **MORE), "强制·强制拆除")
    town.at("2026-10-21")
    town.signed(town.li, case, Decide(way="demolish", planned="2026-10-26", **MORE), town.zhou, town.huang, town.chen)
    served(town, case, "decision")
    town.at("2026-10-26")
    town.confirmed(town.wang, town.li(case, Carry(second=town.wang.person, began="2026-10-26 09:30", **CARRIED)))
    town.signed(town.li, case, Complete(way="demolish", note="拆除完毕"), town.zhou)
    town.checks(case, stage="done", papers=["demand", "announcement", "decision", "carried"])


def story_agreed_and_broken(town: Any) -> None:
    """An agreement stops enforcement and may forgive the additional fine; broken, everything is owed again."""
    town.at("2026-03-26")
    case = demanded(town, FINE, "2026-04-10")
    plan = {"rows": [{"due": "2026-05-06", "what": "缴纳一半", "amount": 500}, {"due": "2026-06-08", "what": "缴清", "amount": 500}]}
    town.refuses(town.li, case, Agree(**plan), "强制·执行协议")
    town.refuses(town.li, case, Agree(harmless=True, waived=300, **plan), "强制·执行协议")
    town.refuses(town.li, case, Agree(harmless=True, waived=301, repaired="清理", **plan), "强制·执行协议")
    town.signed(town.li, case, Agree(harmless=True, waived=300, repaired="已清理现场", **plan), town.huang)
    town.refuses(town.li, case, Demand(until="2026-06-30", way="缴纳"), "强制·执行协议")
    town.at("2026-05-11")
    town.qian(case, Breach(note="第一期没有缴纳"))
    town.signed(town.li, case, Demand(until="2026-05-29", way="缴纳"), town.zhou)
    assert "合计2,000.00元" in town.text(town.paper(case, "demand"))


def story_suspended_and_let_go(town: Any) -> None:
    """Suspended enforcement stands still; taken up again it goes on; after the years of inability nothing is enforced any more."""
    town.at("2021-09-01")
    case = town.li(TakeUp(**{**FINE, "due": "2021-08-16", "remedies_until": "2022-02-14"}))
    town.refuses(town.li, case, GoOn(reason="没有中止过"), "强制·中止")
    town.signed(town.li, case, Pause(ground="hard", reason="住院治疗"), town.huang)
    town.refuses(town.li, case, Demand(until="2021-09-20", way="缴纳"), "强制·中止")
    town.li(case, GoOn(reason="已出院并恢复工作"))
    town.signed(town.li, case, Pause(ground="unable", reason="没有收入和财产"), town.huang)
    town.refuses(town.li, case, Pause(ground="unable", reason="重复"), "强制·中止")
    town.at("2024-08-30")
    clock.walk(town.office, town.now, origin="replay")
    town.checks(case, stage="due", open=["let_go", "serve", "serve", "serve"])
    town.at("2024-09-04")
    clock.walk(town.office, town.now, origin="replay")
    town.checks(case, stage="ended")


def story_decision_fell(town: Any) -> None:
    """The decision is set aside: nothing more is enforced, what came in goes back, the enforcement ends."""
    town.at("2026-03-26")
    case = demanded(town, FINE, "2026-04-10")
    town.qian(case, Receive(amount=400))
    town.refuses(town.li, case, End(ground="annulled", reason="被撤销"), "强制·终结")
    town.outside(town.qian, case, Fell(document="演复决〔2026〕6号"), number="演复决〔2026〕6号")
    town.refuses(town.li, case, Demand(until="2026-06-30", way="缴纳"), "强制·终结")
    town.signed(town.li, case, GiveBack(how="returned", amount=400, note="退回原账户"), town.huang)
    town.refuses(town.li, case, GiveBack(how="returned", amount=400, note="再退"), "强制·执行回转")
    town.signed(town.li, case, End(ground="annulled", reason="复议决定撤销"), town.huang)
    town.checks(case, stage="ended", met=["stop", "give_back"])


def story_confiscated_things(town: Any) -> None:
    """Confiscated things are destroyed by two who are not each other's supervisor, and the third watches."""
    town.at("2026-09-01")
    case = town.li(TakeUp(obliged={"name": "隆某某"}, kind="things", what="没收的劣质电线一批", decision="演罚决〔2026〕11号"))
    rows = [{"name": "电线", "amount": "十卷", "how": "destroy", "note": "演示资源回收公司，无价款"}]
    town.refuses(town.qian, case, Dispose(second=town.deng.person, supervisor=town.deng.person, rows=rows), "罚没·管理")
    done = town.qian(case, Dispose(second=town.fang.person, supervisor=town.deng.person, rows=rows))
    town.confirmed(town.fang, done)
    town.confirmed(town.deng, done)
    town.signed(town.li, case, Complete(way="voluntary", note="没收的物品已处理"), town.zhou)
    town.checks(case, stage="done", papers=["disposal"])
