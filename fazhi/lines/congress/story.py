"""The congress's supervision told from start to end."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Matter
from fazhi.lines.congress.acts import Accept, Answer, Fulfil, GiveBack, Rate, Suggest, Talk
from fazhi.lines.congress.reporting import FileBudget, Heard, HearVoters, Opinions, Prepare, ReportBack, Session, Submit
from fazhi.report import figures

WHAT = "建议在东塘村村口增设路灯和减速带"


def suggested(town: Any, **more: Any) -> Any:
    """A suggestion as the presidium handed it over."""
    values = {"number": "2021-07", "session": "session", "deputies": [{"deputy": {"name": "代表甲"}}], "what": WHAT, "topic": "roads", "unit": "works", **more}
    return town.lin(Suggest(**values))


def answered(town: Any, case: Any, **said: Any) -> Any:
    """Answered with the leader's signature."""
    return town.signed(town.lin, case, Answer(**{"grade": "solved", "answer": "路灯和减速带已于本月安装完毕。", **said}), town.huang)


def due(case: Any, term: str) -> str:
    """The last day of a term."""
    return str(Deadline.objects.get(matter=case.matter, term=term, struck="", state="open").due)


def story_sessions(town: Any) -> None:
    """A session is one however many reports it heard, and is told once, after it met."""
    town.at("2023-02-06")
    words = {"name": "演示镇十八届人民代表大会第三次会议", "on_day": "2023-02-03", "present": 50}
    town.checks(town.lin(Session(**words)), stage="closed", open=[])
    town.flagged(town.lin(Session(**words)), "人大·会议")
    town.flagged(town.lin(Session(**{**words, "on_day": "2023-02-07"})), "人大·会议")


def story_suggestion_answered_and_rated(town: Any) -> None:
    """Handed over, taken in, answered within three months, rated; the promise of a plan is a duty with its day."""
    town.at("2021-03-15")
    case = suggested(town, handed="2021-03-12")
    town.checks(case, stage="handed", open=["accept", "suggestion"])
    assert due(case, "suggestion") == "2021-06-15"  # 12 to 14 June is the Dragon Boat holiday
    town.refuses(town.lin, case, Answer(grade="solved", answer="已办"), "代表·建议答复")
    town.lin(case, Accept())
    town.lin(case, Talk(how="site", said="希望先装路口两盏。"))
    town.refuses(town.lin, case, Answer(grade="planned", answer="列入下半年计划。"), "代表·建议答复")
    town.refuses(town.lin, case, Answer(grade="noted", answer="留作参考。"), "代表·建议答复")
    answered(town, case, grade="planned", answer="列入下半年计划。", promised="2021-09-30")
    town.flagged(town.lin(case, Rate(result="unsatisfied", form=town.file("意见表"))), "人大·代表建议")
    town.checks(case, stage="handling", papers=["answer", "rating"], open=["promise", "redo", "settle"])


def story_not_satisfied_and_done_again(town: Any) -> None:
    """The deputy is not satisfied: the office speaks with him again and answers anew; what was promised is told when it is done."""
    town.at("2025-04-01")
    case = suggested(town, number="2025-03", hard=True)
    assert due(case, "suggestion_hard") == "2025-10-09"  # the first working day after the October holiday
    town.lin(case, Accept())
    town.refuses(town.lin, case, Answer(grade="solved", answer="已装。"), "代表·沟通")
    town.lin(case, Talk(how="visit", said="两盏不够。"))
    answered(town, case)
    town.bad(town.lin, case, Rate(result="satisfied"), "form")
    town.lin(case, Rate(result="unsatisfied", words="只装了一盏。", form=town.file("意见表")))
    town.refuses(town.lin, case, Answer(grade="solved", answer="再装一盏。"), "代表·沟通")
    town.lin(case, Talk(how="phone", said="同意月底前再装。"))
    answered(town, case, grade="planned", answer="月底前再装一盏。", promised="2025-06-30")
    town.lin(case, Rate(result="satisfied", form=town.file("意见表")))
    town.checks(case, stage="closed", met=["redo", "rate"], open=["promise"])
    town.at("2025-06-27")
    town.flagged(town.lin(case, Fulfil(done="later", note="材料未到", until="2025-06-27")), "人大·代表建议")
    other = suggested(town, number="2025-04")
    town.lin(other, Accept())
    town.lin(other, Talk(how="phone", said="同意。"))
    answered(town, other, grade="planned", answer="八月办。", promised="2025-08-29")
    town.lin(other, Fulfil(done="later", note="材料未到", until="2025-09-30"))
    town.lin(other, Fulfil(done="yes", note="已装"))
    town.flagged(town.lin(other, Fulfil(done="yes", note="又装")), "人大·代表建议")


def story_answered_once_more_in_the_next_year(town: Any) -> None:
    """An answer given once more in a later year was owed by no day of the law: it is counted in time in neither year."""
    town.at("2025-04-01")
    case = suggested(town)
    town.lin(case, Accept())
    town.lin(case, Talk(how="visit", said="同意。"))
    town.at("2025-06-20")
    answered(town, case)
    town.lin(case, Rate(result="unsatisfied", words="没有装。", form=town.file("意见表")))
    town.at("2026-01-12")
    town.lin(case, Talk(how="phone", said="催办。"))
    answered(town, case)
    told = {year: {value.key: value.value for value in figures.all_of(town.office, year)} for year in (2025, 2026)}
    assert [told[2025][f"congress.{key}"] for key in ("answered", "first_answered", "in_time")] == [1, 1, 1]
    assert [told[2026][f"congress.{key}"] for key in ("answered", "first_answered", "in_time")] == [1, 0, 0]


def story_suggestion_of_another(town: Any) -> None:
    """What belongs to another goes back to the presidium before work begins, with the leader's signature; afterwards it does not."""
    town.at("2021-03-15")
    case = suggested(town)
    town.signed(town.lin, case, GiveBack(reason="属县交通部门职责"), town.huang)
    town.checks(case, stage="returned", papers=["back"], open=[])
    late = suggested(town)
    town.lin(late, Accept())
    town.refuses(town.lin, late, GiveBack(reason="属县交通部门职责"), "人大·代表建议")
    town.flagged(town.on_paper(town.deng, late, GiveBack(reason="属县交通部门职责"), town.huang), "人大·代表建议")


def story_report_heard_and_opinions_carried_out(town: Any) -> None:
    """The report on law-based government is heard; each opinion is carried out and told back by its day."""
    town.at("2021-07-05")
    case = town.lin(Prepare(report="law", to="presidium", what="关于2021年上半年法治政府建设情况的报告", meeting="2021-07-20"))
    town.refuses(town.lin, case, ReportBack(items=[{"item": "一", "done": "二", "state": "done"}]), "人大·审查报告")
    town.signed(town.lin, case, Submit(text="今年以来，我镇认真落实……"), town.chen)
    town.at("2021-07-20")
    town.lin(case, Heard(on_day="2021-07-20", present=45, result="opinions"))
    town.refuses(town.lin, case, ReportBack(items=[{"item": "一", "done": "二", "state": "done"}]), "人大·审查报告")
    items = [{"item": "加强行政执法队伍培训", "unit": "enforcement"}, {"item": "丰富普法形式", "unit": "justice"}]
    town.lin(case, Opinions(number="演人大〔2021〕5号", items=items, due="2021-10-20"))
    one = {"item": "加强行政执法队伍培训", "done": "已举办两期培训", "state": "done"}
    town.refuses(town.lin, case, ReportBack(items=[one]), "人大·审查报告")
    town.signed(town.lin, case, ReportBack(items=[one, {"item": "丰富普法形式", "done": "已安排旁听庭审", "state": "going"}]), town.huang)
    town.checks(case, stage="closed", papers=["report", "handled"], met=["opinion"], open=[])


def story_budget(town: Any) -> None:
    """A budget without the voters' views does not go to the meeting; approved, it is filed above and made public within its days."""
    town.at("2021-01-12")
    case = town.lin(Prepare(report="budget", to="congress", what="关于2020年预算执行情况和2021年预算草案的报告"))
    town.refuses(town.lin, case, Submit(text="草案"), "预算·听取意见")
    town.lin(case, HearVoters(how="村民代表座谈会三场", heard=62, summary="希望增加农路养护。"))
    town.signed(town.lin, case, Submit(text="草案如附。"), town.chen)
    town.flagged(town.lin(case, FileBudget()), "预算·备案")
    town.at("2021-01-26")
    done = town.lin(case, Heard(on_day="2021-01-26", present=58, result="passed"))
    item = Matter.objects.get(id=done.opened[0].matter)
    assert item.line == "disclosure"
    assert due(case, "budget") == "2021-02-18"  # twenty days end in the Spring Festival
    town.lin(case, FileBudget(sheet=town.file("备案回执")))
    tell(town, item.id)
    town.checks(case, stage="closed", met=["file", "budget"])


def tell(town: Any, item: str, heading: str = "演示镇2021年预算", column: str = "budget", channel: str = "site") -> None:
    """The open information publishes it by its own acts, drafted, reviewed and approved by different hands."""
    line = {act.__name__: act for act in registry.line("disclosure").acts}
    text = {"heading": heading, "text": f"{heading}公开如下。"}
    town.luo(item, line["Draft"](**text, column=column, channels=[channel]))
    town.tang(item, line["Clear"](result="clear"))
    town.huang(item, line["Approve"]())
    town.luo(item, line["Publish"](channel=channel, **text))
