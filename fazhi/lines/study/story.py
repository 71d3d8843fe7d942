"""Study told from start to end."""

from typing import Any

from fazhi.kernel.models import Listing
from fazhi.lines.study.acts import Account, AdoptPlan, BeginPlan, ClosePlan, KeepList, Learn, VisitCourt
from fazhi.lines.study.exam import CloseExam, OpenExam, Result
from fazhi.lines.study.record import PrintRecord
from fazhi.report import figures

ITEM = {"month": 3, "organ": "party", "laws": "行政处罚法", "form": "reading"}
EXAM = {"year": 2021, "system": "广东省学法考试系统", "first": "2021-11-01", "last": "2021-11-30", "due": 3}


def planned(town: Any, year: int = 2021) -> Any:
    """A year whose plan is adopted."""
    case = town.lin(BeginPlan(year=year))
    town.signed(town.lin, case, AdoptPlan(summary="每季度党委会会前学法一次。", items=[ITEM]), town.yang)
    return case


def people(town: Any, *names: str) -> list[dict[str, str]]:
    """The sign-in sheet."""
    return [{"learner": getattr(town, each).person} for each in names]


def story_a_year_of_study(town: Any) -> None:
    """Planned, learned, a court visited, an account given, the year closed; each person's sheet adds up his own minutes."""
    town.at("2021-02-24")
    case = planned(town)
    town.checks(case, stage="running", papers=["plan"], open=["exam", "court", "account"])
    town.at("2021-03-15")
    sheet = town.file("签到表")
    town.lin(case, Learn(organ="party", form="reading", laws="行政处罚法", minutes=30, people=people(town, "wu", "chen", "huang"), sheet=sheet))
    town.flagged(town.lin(case, Learn(organ="all", form="lecture", laws="民法典", minutes=90, people=people(town, "chen"))), "学法·学习")
    double = Learn(organ="all", form="lecture", laws="民法典", minutes=90, people=people(town, "chen", "chen"), sheet=sheet)
    town.flagged(town.lin(case, double), "学法·学习")
    town.at("2021-06-10")
    town.flagged(town.lin(case, VisitCourt(court="演示县人民法院", number="（2021）演01行初2号", kind="administrative", heads=1, people=people(town, "li", "chen"))),
                 "学法·旁听庭审")
    assert "（2021）演01行初2号" in town.text(town.paper(case, "court"))
    town.refuses(town.lin, case, PrintRecord(learner=town.wang.person), "学法·学习")
    town.lin(case, PrintRecord(learner=town.chen.person))
    text = town.text(town.paper(case, "personal"))
    assert "学习时长合计：210分钟" in text and "旁听庭审" in text and "参加次数：4次" in text
    town.refuses(town.lin, case, ClosePlan(note="完成"), "学法·计划")
    town.at("2021-12-28")
    town.flagged(town.lin(case, Account(who=town.chen.person, post="chief", how="meeting")), "第一责任人·述法")
    town.lin(case, ClosePlan(note="全年学法三次。", why_not="考试因系统升级推迟到明年一月。"))
    town.checks(case, stage="finished", met=["plan", "court", "account"])


def story_exam(town: Any) -> None:
    """No result before the exam is announced; a score that does not fit its grade is a doubt; nobody may be missing without a reason."""
    town.at("2021-11-01")
    case = planned(town)
    town.refuses(town.lin, case, CloseExam(absent=0), "学法·考试")
    town.flagged(town.lin(case, Result(year=2021, name="李青禾", grade="passed", score="80")), "学法·考试")
    town.refuses(town.lin, "", BeginPlan(year=2021), "学法·计划")
    case = planned(town, 2020)
    town.flagged(town.lin(case, OpenExam(**{**EXAM, "last": "2021-10-30"})), "学法·考试")
    case = planned(town, 2019)
    town.lin(case, OpenExam(**EXAM))
    town.flagged(town.lin(case, OpenExam(**EXAM)), "学法·考试")
    town.lin(case, Result(year=2021, name="李青禾", learner=town.li.person, grade="excellent", score="95.5"))
    town.flagged(town.lin(case, Result(year=2021, name="王岸", learner=town.wang.person, grade="excellent", score="72")), "学法·考试")
    town.refuses(town.lin, case, CloseExam(absent=0), "学法·考试")
    town.refuses(town.lin, case, CloseExam(absent=1), "学法·考试")
    town.flagged(town.lin(case, Result(year=2021, name="某职工", grade="absent", score="50")), "学法·考试")
    town.lin(case, CloseExam(absent=0))
    town.checks(case, met=["exam", "absent"], papers=["plan", "exam"])


def story_one_result_a_person(town: Any) -> None:
    """A row taken twice is refused; who failed or was absent tries again, and the second result takes the place of the first: nobody sits twice."""
    town.at("2021-11-01")
    case = planned(town)
    town.lin(case, OpenExam(**EXAM))
    first = Result(year=2021, name="李青禾", learner=town.li.person, grade="passed", score="80")
    town.lin(case, first)
    town.refuses(town.lin, case, Result(**first.raw), "学法·考试")
    town.refuses(town.lin, case, Result(**{**first.raw, "retake": "again", "learner": None}), "学法·考试")
    town.flagged(town.lin(case, Result(year=2021, name="某职工", unit="党政办", grade="failed", score="40", retake="again")), "学法·考试")
    town.refuses(town.lin, case, Result(year=2021, name="某职工", grade="passed", score="70"), "学法·考试")
    town.lin(case, Result(year=2021, name="某职工", grade="passed", score="70", retake="again"))
    town.lin(case, Result(year=2021, name="王岸", learner=town.wang.person, grade="absent"))
    town.lin(case, Result(year=2021, name="王岸", learner=town.wang.person, grade="failed", score="20", retake="again"))
    told = {key: figures.tell(town.office, figures.find(key), 2021).text for key in ("study.exam_sat", "study.exam_passed", "study.exam_sat_rate")}
    assert told == {"study.exam_sat": "3人", "study.exam_passed": "2人", "study.exam_sat_rate": "100.0%"}
    town.refuses(town.lin, case, CloseExam(absent=1, why="病假"), "学法·考试")
    town.lin(case, CloseExam(absent=0))
    town.checks(case, met=["exam", "retake", "absent"])


def story_list_of_laws(town: Any) -> None:
    """A post's list of laws is adopted with a signature; the new version takes the place of the old."""
    town.at("2024-03-04")
    case = planned(town)
    town.signed(town.lin, case, KeepList(post="leader", version="2023年版", laws="宪法\n行政处罚法"), town.yang)
    town.days(30)
    town.signed(town.lin, case, KeepList(post="leader", version="2024年版", laws="宪法\n行政处罚法\n行政复议法"), town.yang)
    titles = Listing.objects.filter(register="study_law", key="leader", until="").values_list("title", flat=True)
    assert list(titles) == ["班子其他成员应知应会清单（2024年版）"]
