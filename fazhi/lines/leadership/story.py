"""A year of leadership told from start to end."""

from datetime import date
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline
from fazhi.lines.leadership.acts import AddTask, Answer, Begin, Check, Form, Hear, Instruct, Leave, Plan, Progress
from fazhi.lines.leadership.assessing import Bind, Claim, Indicator, Prove, Scored
from fazhi.lines.leadership.changing import Cancel, Postpone
from fazhi.lines.leadership.first import Account, Close, Fulfil
from fazhi.report import assessment

POINTS = "一、学法。二、决策。三、执法。四、问题。五、打算。"


def planned(town: Any, year: int = 2021) -> Any:
    """A year begun and its plan of two tasks issued."""
    town.at(f"{year}-01-11")
    case = town.mei(Begin(year=year))
    two = [{"task": "行政执法案卷评查两次", "unit": town.units["综合行政执法队"], "due": f"{year}-11-30", "goal": "评查结果通报"},
           {"task": "法治宣传进村居", "unit": town.units["司法所"], "due": f"{year}-10-31"}]
    town.days(20)
    town.signed(town.mei, case, Plan(meeting=f"党委会〔{year}〕2号", tasks=two), town.wu)
    return case


def story_main_path(town: Any) -> None:
    """Group, plan, progress, checks by another, reports heard twice, an instruction answered, accounts given, the year closed."""
    town.at("2021-01-11")
    case = town.mei(Begin(year=2021))
    town.mei(case, Form(document="演委〔2021〕2号", rows=[{"member": town.wu.person, "role": "head"}]))
    town.mei(case, Form(document="演委〔2021〕3号", rows=[{"member": town.wu.person, "role": "head"}, {"member": town.mei.person, "role": "office"}]))
    town.mei(case, Leave(member=town.mei.person, document="演委〔2021〕9号"))
    task = {"task": "行政执法案卷评查两次", "unit": town.units["综合行政执法队"], "due": "2021-11-30"}
    town.refuses(town.mei, case, Progress(task=1, state="doing", what="准备"), "领导·任务督办")
    town.refuses(town.mei, case, Plan(meeting="党委会〔2021〕2号", tasks=[{**task, "due": "2020-12-31"}]), "领导·年度要点")
    plan = town.signed(town.mei, case, Plan(meeting="党委会〔2021〕2号", tasks=[task]), town.wu)
    assert "综合行政执法队" in town.text(town.paper(plan, "plan")) and "2021年11月30日" in town.text(town.paper(plan, "plan"))
    town.flagged(town.mei(case, Hear(organ="party", presided=town.chen.person, topic="听取司法所汇报", decided="增加法治宣传进校园", minutes="记录簿第3册第47页")),
                 "第一责任人·听取汇报")
    more = {"task": "法治宣传进校园", "unit": town.units["司法所"], "due": "2021-09-30"}
    town.refuses(town.mei, case, AddTask(source="党委会〔2021〕7号", first=5, tasks=[more]), "领导·任务督办")
    town.mei(case, AddTask(source="党委会〔2021〕7号", first=2, tasks=[more]))
    order = town.luo(case, Instruct(who=town.chen.person, what="请执法队一周内说明罚款收缴情况", unit=town.units["综合行政执法队"], due="2021-03-01"))
    town.bad(town.luo, case, Answer(instruction="没有的编号", what="已说明"), "instruction")
    town.zhou(case, Answer(instruction=order.entry, what="已向镇长书面说明。"))
    town.refuses(town.zhou, case, Answer(what="再说明一次"), "领导·批示")
    town.at("2021-08-02")
    town.flagged(town.lin(case, Progress(task=1, state="doing", what="代执法队报告")), "领导·任务督办")
    town.refuses(town.zhou, case, Progress(task=1, state="done", what="评查了两次"), "领导·任务督办")
    town.zhou(case, Progress(task=1, state="done", what="评查了两次", proof=[town.file("评查通报")]))
    town.refuses(town.zhou, case, Check(task=1, result="done"), "机构·职责分离")
    town.refuses(town.mei, case, Check(task=1, result="back"), "领导·任务督办")
    town.mei(case, Check(task=1, result="back", note="只有一次评查的通报"))
    town.refuses(town.mei, case, Check(task=1, result="done"), "领导·任务督办")
    town.zhou(case, Progress(task=1, state="done", what="补第二次评查通报", proof=[town.file("第二次评查通报")]))
    town.mei(case, Check(task=1, result="done"))
    town.refuses(town.zhou, case, Progress(task=1, state="doing", what="还在做"), "领导·任务督办")
    town.flagged(town.mei(case, Hear(organ="joint", presided=town.wu.person, topic="半年汇报", minutes="记录簿第4册第2页")), "第一责任人·听取汇报")
    town.checks(case, met=["plan", "listen", "instruction", "task"], open=["task", "account"])
    _year_end(town, case)


def _year_end(town: Any, case: Any) -> None:
    """Accounts of everybody, a task left undone with its reason, the result, the file closed."""
    town.at("2021-12-20")
    for duty in range(1, 8):
        town.mei(case, Fulfil(whose="party", duty=duty, what="履职记录", proof=[town.file("证据")]))
    town.refuses(town.mei, case, Fulfil(whose="party", duty=8, what="没有这一项", proof=[town.file("证据")]), "第一责任人·职责")
    town.flagged(town.mei(case, Fulfil(whose="government", duty=1, what="口头部署")), "第一责任人·职责")
    assert not town.mei(case, Account(who=town.wu.person, form="spoken", review="good", text=POINTS)).flags
    town.flagged(town.mei(case, Account(who=town.chen.person, form="spoken", review="good", text=POINTS)), "第一责任人·职责")
    town.refuses(town.mei, case, Account(who=town.chen.person, form="written", text=POINTS), "第一责任人·述法")
    town.refuses(town.mei, case, Account(who=town.lin.person, form="written", text=POINTS), "第一责任人·述法")
    town.mei(case, Account(who=town.huang.person, form="written", text=POINTS))
    town.flagged(town.on_paper(town.deng, case, Close(summary="（略）"), town.mei), "领导·任务督办")
    other = planned(town, 2022)
    town.at("2022-12-28")
    town.mei(other, Account(who=town.yang.person, form="written", text=POINTS))
    town.refuses(town.mei, other, Close(summary="（略）"), "领导·任务督办")
    town.mei(other, Scored(score="93.5", grade="good"))
    town.flagged(town.mei(other, Close(summary="全年完成一项。", unfinished="两项任务转入下一年度，原因是人员调整。")), "第一责任人·听取汇报")
    town.checks(other, stage="closed", papers=["plan", "closing", "duties"], open=[])
    assert "没有履职记录" in town.text(town.paper(other, "duties"))


def story_the_countys_assessment(town: Any) -> None:
    """Indicators are bound to what proves them: nothing is red already in August, and no points are claimed without proof."""
    case = planned(town)
    town.at("2021-08-02")
    town.refuses(town.mei, case, Indicator(number="1", item="党委会专题听取汇报", worth="两分"), "领导·考核指标")
    for number, item, worth in (("1.1", "党委会专题听取汇报不少于2次", "2"), ("1.2", "主要负责人对法治工作作出批示", "1.5"), ("2", "领导干部旁听庭审", "1")):
        town.mei(case, Indicator(number=number, item=item, worth=worth))
    bound = [{"sort": "figure", "key": "leadership.heard", "want": 2}, {"sort": "act", "key": "leadership.Hear"}]
    town.refuses(town.mei, case, Bind(indicator="2021/1.1", rows=[{"sort": "figure", "key": "没有的数字"}]), "领导·考核指标")
    town.mei(case, Bind(indicator="2021/1.1", rows=bound))
    town.mei(case, Bind(indicator="2021/1.2", rows=[{"sort": "register", "key": "leadership.instructions"}, {"sort": "paper", "key": "leadership.plan", "want": 0}]))

    def stands() -> list[tuple[str, str, int]]:
        return [(row.number, row.state, row.pieces) for row in assessment.rows(town.office, 2021, date(2021, 8, 31))]

    assert stands() == [("1.1", assessment.NOTHING, 0), ("1.2", assessment.THIN, 1), ("2", assessment.NOTHING, 0)]
    town.refuses(town.mei, case, Claim(indicator="2021/1.1", score="2"), "领导·考核指标")
    heard = [town.mei(case, Hear(organ="party", presided=town.wu.person, topic="汇报", decided="督办", minutes=f"记录簿第3册第{n}页")) for n in (7, 8)]
    town.lin(case, Prove(indicator="2021/2", what="旁听庭审照片", files=[town.file("照片"), town.file("通知")]))
    town.lin(case, Prove(indicator="2021/1.2", what="情况说明", files=[town.file("说明")]))  # a file put to it does not make up for what is missing
    assert stands() == [("1.1", assessment.ENOUGH, 4), ("1.2", assessment.THIN, 2), ("2", assessment.ENOUGH, 2)]
    town.refuses(town.mei, case, Claim(indicator="2021/1.1", score="3"), "领导·考核指标")
    town.mei(case, Claim(indicator="2021/1.1", score="2"))
    town.mei(case, Indicator(number="1.1", item="党委会专题听取汇报不少于4次", worth="3"))
    first = assessment.rows(town.office, 2021, date(2021, 8, 31))[0]
    assert (first.words["item"], first.claimed, first.pieces) == ("党委会专题听取汇报不少于4次", "2", 4)
    assert {bound.span for bound in first.bounds} == {"2021-01-01至2021-08-31"}
    assert heard[0].entry != heard[1].entry


def story_adopted_rules_stop(town: Any) -> None:
    """Once the town has adopted its own rule, who fulfils a duty without proof is stopped, no longer only warned."""
    case = planned(town)
    adopt = next(act for act in house() if act.__name__ == "Adopt")
    town.keeper(town.office, adopt(rule="第一责任人·职责", document="演委〔2021〕5号", since="2021-01-01"))
    town.refuses(town.mei, case, Fulfil(whose="party", duty=1, what="听取汇报"), "第一责任人·职责")


def house() -> Any:
    """The acts of the office's own matter."""
    return registry.line("house").acts


def story_a_task_is_put_off_and_one_given_up(town: Any) -> None:
    """A later day and the end of a task are signed by the secretary; what was given up is owed by nobody and not done."""
    case = planned(town)
    later = Postpone(task=1, until="2021-12-20", reason="县里的评查推迟到十二月")
    town.refuses(town.mei, case, Postpone(task=1, until="2021-11-30", reason="推迟"), "领导·任务督办")
    town.refuses(town.mei, case, Postpone(task=9, until="2021-12-20", reason="推迟"), "领导·任务督办")
    town.signed(town.mei, case, later, town.wu)
    owed = Deadline.objects.get(matter=case.matter, term="task", of="1", state="open")
    assert (owed.due, owed.unit) == ("2021-12-20", town.units["综合行政执法队"])
    town.refuses(town.mei, case, Cancel(task=9, reason="不再做"), "领导·任务督办")
    town.signed(town.mei, case, Cancel(task=2, reason="并入县里统一组织的活动"), town.wu)
    assert "已经取消" in str(town.refuses(town.lin, case, Progress(task=2, state="doing", what="准备"), "领导·任务督办"))
    more = {"task": "法治宣传进校园", "unit": town.units["司法所"], "due": "2021-09-30"}
    town.mei(case, AddTask(source="党委会〔2021〕7号", first=3, tasks=[more]))
    town.checks(case, open=["account", "listen", "task", "task"])
