"""Village advisers and the station told from start to end."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.clock import walk
from fazhi.kernel.models import Deadline, Party
from fazhi.kernel.story import ident
from fazhi.lines.legal_aid.acts import Check, Confirm, End, Engage, Explain, Lecture, Report, Visit
from fazhi.lines.legal_aid.aid import Answered, Apply, AskPapers, Assigned, Bring, Finished, HandOver, Object, Onward, Result
from fazhi.lines.legal_aid.judging import Assess, Pay, Rate
from fazhi.lines.legal_aid.station import CloseLog, Consult, OpenLog

LAWYER = {"name": "岑律师（演示）"}


def engaged(town: Any, village: str = "东塘村") -> Any:
    """An adviser for one village for the year."""
    return town.lin(Engage(village=town.villages[village], adviser=LAWYER, firm="演示明理律师事务所", since="2021-01-04", until="2021-12-31", fee="10000"))


def visited(town: Any, case: Any, minutes: int, mode: str = "onsite", **how: Any) -> Any:
    """One visit in the log."""
    return town.lin(case, Visit(mode=mode, minutes=minutes, work=["consult", "contract"], note="为村民解答咨询，审看租赁合同。"), **how)


def story_a_month_of_service(town: Any) -> None:
    """Two visits confirmed by the village fulfil January, February begins; only this village may confirm, and only once."""
    town.at("2021-01-05")
    case = engaged(town)
    town.lin(case, Report())
    town.days(7)
    first = visited(town, case, 240)
    town.refuses(town.lin, case, Confirm(visit=first.entry, minutes=240), "机构·职责")
    town.refuses(town.cadre2, case, Confirm(visit=first.entry, minutes=240), "村顾问·记录")
    town.refuses(town.cadre1, case, Confirm(visit=first.entry, minutes=300), "村顾问·记录")
    town.cadre1(case, Confirm(visit=first.entry, minutes=240))
    town.refuses(town.cadre1, case, Confirm(visit=first.entry, minutes=240), "村顾问·记录")
    town.flagged(town.on_paper(town.deng, case, Confirm(visit=first.entry, minutes=240), town.cadre1), "村顾问·记录")
    town.cadre1(case, Consult(topic="land", mode="village", persons=3))
    town.checks(case, met=["file", "confirm_service"], open=["lecture", "month", "settle", "visit"])
    town.days(7)
    second = visited(town, case, 240)
    town.lin(case, Lecture(topic="民法典里的相邻关系", audience=36))
    town.cadre1(case, Confirm(visit=second.entry, minutes=240))
    town.checks(case, stage="serving", met=["visit", "lecture"], papers=["engagement"])
    town.mei(case, Check(result="true", note="电话回访两户，属实。"))
    town.refuses(town.mei, case, End(why="over"), "村顾问·聘任")
    town.flagged(town.on_paper(town.deng, case, End(why="over"), town.mei), "村顾问·聘任")


def story_a_call_is_no_visit(town: Any) -> None:
    """A telephone call stays in the log but fulfils no hours; the missed month is explained after it ended, not before."""
    town.at("2021-02-02")
    case = engaged(town, "西埔村")
    call = visited(town, case, 480, mode="phone")
    town.refuses(town.cadre2, case, Confirm(visit=call.entry, minutes=480), "村顾问·服务")
    town.flagged(town.on_paper(town.deng, case, Confirm(visit=call.entry, minutes=480), town.cadre2), "村顾问·服务")
    town.at("2021-02-25")
    town.refuses(town.mei, case, Explain(month="2021-02", reason="春节假期，顾问请假"), "村顾问·考核")
    town.flagged(town.on_paper(town.deng, case, Explain(month="2021-02", reason="春节假期，顾问请假"), town.mei), "村顾问·考核")
    town.at("2021-04-01")
    late = visited(town, case, 480, on="2021-03-30")
    town.cadre2(case, Confirm(visit=late.entry, minutes=480))
    town.mei(case, End(why="agreed", note="双方协商"))
    town.checks(case, stage="ended")


def story_the_last_month_is_confirmed_after_the_end(town: Any) -> None:
    """The service ends before the village has confirmed its last visits: it still may; what stayed short is owed an explanation, not taken for explained."""
    town.at("2021-11-02")
    case = town.lin(Engage(village=town.villages["上坪村"], adviser=LAWYER, firm="演示明理律师事务所", since="2021-11-02", until="2021-12-31", fee="10000"))
    town.cadre5(case, Confirm(visit=visited(town, case, 480).entry, minutes=480))
    town.at("2021-12-28")
    last = visited(town, case, 480)
    town.at("2021-12-31")
    town.mei(case, End(why="over"))
    town.checks(case, stage="ended", open=["confirm_service", "file", "visit"])
    town.at("2022-01-05")
    refused = town.refuses(town.mei, case, Assess(year=2021, grade="excellent", remark="按合同提供服务。"), "村顾问·考核")
    assert [each.sentence for each in refused.objections] == ["还有1个月没有满服务时长，也没有说明"], refused.objections
    town.cadre5(case, Confirm(visit=last.entry, minutes=480))
    town.checks(case, stage="ended", met=["confirm_service", "visit"], open=["file"])
    town.signed(town.mei, case, Assess(year=2021, grade="excellent", remark="按合同提供服务。"), town.huang)
    assert "2个月满时长，0个月未满已说明" in town.text(town.paper(case, "assessment"))


def story_a_month_that_stayed_short_is_explained_after_the_end(town: Any) -> None:
    """A past month without its hours stays owed when the service ends; the month that the end cut short is not owed, and nobody reads it as explained."""
    town.at("2021-03-02")
    case = town.lin(Engage(village=town.villages["下坪村"], adviser=LAWYER, firm="演示明理律师事务所", since="2021-03-02", until="2021-12-31", fee="10000"))
    town.at("2021-04-01")
    walk(town.office, town.now, origin="replay")
    town.at("2021-04-12")
    town.mei(case, End(why="agreed", note="双方协商"))
    assert list(Deadline.objects.filter(matter=case.matter, term="visit").order_by("of").values_list("of", "state")) == [("2021-03", "open"), ("2021-04", "void")]
    town.refuses(town.mei, case, Assess(year=2021, grade="good", remark="协商解除。"), "村顾问·考核")
    town.mei(case, Explain(month="2021-03", reason="顾问请假"))
    town.signed(town.mei, case, Assess(year=2021, grade="good", remark="协商解除。"), town.huang)
    assert "0个月满时长，1个月未满已说明" in town.text(town.paper(case, "assessment"))


def story_missed_month_explained(town: Any) -> None:
    """January stayed below the hours; in February the head of the justice office explains it."""
    town.at("2021-01-06")
    case = engaged(town, "南涌村")
    short = visited(town, case, 120)
    town.cadre3(case, Confirm(visit=short.entry, minutes=120))
    town.at("2021-02-03")
    town.refuses(town.lin, case, Explain(month="2021-01", reason="顾问生病"), "机构·职责")
    town.mei(case, Explain(month="2021-01", reason="顾问生病，二月补足；已告知县司法局。", cut="100"))
    town.checks(case, stage="serving", open=["file", "lecture", "month", "month", "visit"])


def story_station_log(town: Any) -> None:
    """The station's log of the year: person-times by topic, nobody's name."""
    town.at("2021-01-04")
    log = town.lin(OpenLog(year=2021, station="演示镇公共法律服务站"))
    town.lin(log, Consult(topic="labour", mode="desk", persons=2, answer="拖欠工资可向劳动监察投诉。", onward="aid"))
    town.bad(town.lin, log, Consult(topic="labour", mode="desk", persons=0), "persons")
    town.at("2021-12-31")
    town.lin(log, CloseLog())
    town.checks(log, stage="kept")


def story_aid_old_law(town: Any) -> None:
    """An application of 2021: papers asked once, handed over, the county decides in working days."""
    town.at("2021-03-08")
    case = town.lin(Apply(who={"name": "邓某某", "phone": "13900000001"}, what="追索三个月工资", kind="labour", waived="worker"))
    assert Deadline.objects.get(matter=case.matter, term="forward").due == "2021-03-08"  # the very day
    town.lin(case, AskPapers(missing="身份证复印件；欠薪凭据。"))
    town.flagged(town.lin(case, AskPapers(missing="还要户口簿。")), "法律援助·补正")
    town.lin(case, HandOver())
    town.flagged(town.lin(case, Bring()), "法律援助·补正")
    town.lin(case, Bring(what="身份证复印件"))
    town.days(6)
    town.lin(case, Result(result="granted", number="演援〔2021〕12号"))
    assert Deadline.objects.get(matter=case.matter, term="assign").due == "2021-03-23"  # seven working days under the old rules
    town.lin(case, Assigned(who="岑律师（演示）"))
    town.lin(case, Finished(outcome="won", amount=8600, content="yes"))
    town.checks(case, stage="done", papers=["receipt", "missing", "missing", "transfer"], met=["forward", "decide", "assign"])


def story_aid_new_law(town: Any) -> None:
    """An application of 2022 under the new law: asking for papers twice is refused; on paper it is recorded as a flag."""
    town.at("2022-03-08")
    case = town.lin(Apply(who={"name": "阮某某"}, what="请求给付赡养费", kind="support", waived="minor", limitation="2022-03-12"))
    town.lin(case, AskPapers(missing="户口簿复印件。"))
    town.refuses(town.lin, case, AskPapers(missing="还要收入证明。"), "法律援助·补正")
    town.flagged(town.on_paper(town.deng, case, AskPapers(missing="还要收入证明。"), town.mei), "法律援助·补正")
    town.lin(case, HandOver(urgent=True, urgent_reason="诉讼时效还剩四天"))
    town.flagged(town.lin(case, Result(result="refused")), "法律援助·异议")
    town.checks(case, stage="done", met=["forward", "decide"])


def story_refused_and_objected(town: Any) -> None:
    """A refusal is objected to; five days later the justice authority orders aid to be given. Another goes to mediation instead."""
    town.at("2024-06-05")
    case = town.lin(Apply(who={"name": "阮某某"}, what="请求给付赡养费", kind="support", village=town.villages["西埔村"]))
    town.refuses(town.lin, case, Onward(what="赡养费争议"), "调解·自愿")
    town.lin(case, HandOver())
    town.flagged(town.lin(case, Answered(result="ordered")), "法律援助·异议")
    other = town.lin(Apply(who={"name": "覃某某"}, what="请求给付赡养费", kind="support"))
    town.lin(other, HandOver())
    town.flagged(town.lin(other, Object(reason="听说不予援助")), "法律援助·异议")
    town.lin(other, Result(result="refused", told=True))
    town.lin(other, Object(reason="没有固定生活来源"))
    assert Deadline.objects.filter(matter=other.matter, term="objection", state="open").last().due == "2024-06-11"  # the fifth day is a holiday
    town.lin(other, Answered(result="upheld", number="演司异〔2024〕1号"))
    opened = town.lin(other, Onward(what="赡养费争议", consent=True)).opened[0]
    assert Party.objects.get(matter=ident(opened), capacity="side_a").person == Party.objects.get(matter=other.matter, capacity="applicant").person
    town.checks(other, stage="done", met=["objection"])


def story_months_come_round(town: Any) -> None:
    """Nobody comes for two months: each month is owed all the same, stays red until it is explained, and the year is judged and paid by it."""
    town.at("2021-01-05")
    case = engaged(town)
    town.at("2021-03-02")
    for _ in range(2):  # one month a night
        walk(town.office, town.now, origin="replay")
    months = Deadline.objects.filter(matter=case.matter, term="visit", state="open").order_by("of").values_list("of", "due")
    assert list(months) == [("2021-01", "2021-01-31"), ("2021-02", "2021-02-28"), ("2021-03", "2021-03-31")]
    assess = Assess(year=2021, grade="excellent", remark="尚可")
    town.refuses(town.cadre1, engaged(town, "西埔村"), Rate(content="no"), "村顾问·考核")
    town.refuses(town.mei, case, assess, "村顾问·考核")
    for month in ("2021-01", "2021-02"):
        town.mei(case, Explain(month=month, reason="顾问请假", cut=500))
    done = visited(town, case, 480)
    town.cadre1(case, Confirm(visit=done.entry, minutes=480))
    town.cadre1(case, Rate(content="mostly"))
    town.refuses(town.cadre1, case, Rate(content="no"), "村顾问·考核")
    town.mei(case, End(why="agreed", note="换届"))
    town.refuses(town.mei, case, assess, "村顾问·考核")
    town.flagged(town.lin(case, Pay(amount=9000)), "村顾问·考核")
    town.signed(town.mei, case, Assess(year=2021, grade="good", remark="补足服务"), town.huang)
    assert "经村（社区）确认的到村时长：8小时" in town.text(town.paper(case, "assessment"))
    town.flagged(town.lin(case, Pay(amount=1)), "村顾问·考核")


def story_one_lawyer_many_villages(town: Any) -> None:
    """The sixth village of one lawyer is asked about, not forbidden."""
    town.at("2021-01-05")
    person = Party.objects.get(matter=engaged(town).matter, capacity="adviser").person
    words = {"adviser": {"person": person}, "firm": "演示明理律师事务所", "since": "2021-01-04", "until": "2021-12-31"}
    for village in ("西埔村", "南涌村", "北岗村", "上坪村"):
        assert not town.lin(Engage(village=town.villages[village], **words)).flags
    town.flagged(town.lin(Engage(village=town.villages["下坪村"], **words)), "村顾问·聘任")


def story_each_year_is_paid(town: Any) -> None:
    """The subsidy is agreed by the year: the second year is paid in full like the first, and more than the years assessed is flagged."""
    town.at("2021-12-01")
    words = {"village": town.villages["东塘村"], "adviser": LAWYER, "firm": "演示明理律师事务所", "fee": "10000"}
    case = town.lin(Engage(since="2021-12-01", until="2022-01-31", **words))
    for day, month, grade in (("2022-01-05", "2021-12", "failed"), ("2022-02-07", "2022-01", "good")):
        town.at(day)
        town.mei(case, Explain(month=month, reason="顾问住院，次月补足"))
        town.signed(town.mei, case, Assess(year=int(month[:4]), grade=grade, remark="据实"), town.huang)
        paid = town.lin(case, Pay(amount=10000))
        assert bool(paid.flags) == (grade == "failed"), paid.flags
    town.flagged(town.lin(case, Pay(amount=1)), "村顾问·考核")


def months(case: Any) -> dict[str, str]:
    """How the hours of each month stand: {month: state}."""
    return dict(Deadline.objects.filter(matter=case.matter, term="visit", struck="").order_by("of").values_list("of", "state"))


def story_a_confirmation_was_wrong(town: Any) -> None:
    """Two confirmations made January whole: when the first is corrected or struck the month is owed again, when enough is confirmed after all it is met."""
    mend = {name: registry.act(f"common.{name}") for name in ("Correct", "Strike")}
    town.at("2021-01-05")
    case = engaged(town)
    visits = [visited(town, case, 480) for _ in range(2)]
    said = [town.cadre1(case, Confirm(visit=each.entry, minutes=240)) for each in visits]
    assert months(case) == {"2021-01": "met", "2021-02": "open"}
    town.cadre1(case, mend["Correct"](entry=said[0].entry, reason="只来了一小时", words='{"minutes": 60}'))
    assert months(case)["2021-01"] == "open"
    town.cadre1(case, mend["Correct"](entry=said[1].entry, reason="来了七小时", words='{"minutes": 420}'))
    assert months(case)["2021-01"] == "met"
    town.cadre1(case, mend["Strike"](entry=said[0].entry, reason="人没有来"))
    assert months(case)["2021-01"] == "open"
    town.cadre1(case, Confirm(visit=visits[0].entry, minutes=60))
    assert months(case)["2021-01"] == "met"
    town.lin(case, mend["Strike"](entry=visits[1].entry, reason="登记到别村", all_that_hangs=True))
    assert months(case)["2021-01"] == "open"


def story_aid_may_come_first(town: Any) -> None:
    """Close to the end of a limitation the organ may give aid first: the station says so and hands over either way; what has run out already is said as it is."""
    town.at("2022-03-08")
    for day, told in (("2022-03-12", "距时效或上诉期届满只有4天"), ("2022-03-01", "时效或上诉期已于2022-03-01届满"), ("2022-03-20", "")):
        case = town.lin(Apply(who={"name": "阮某某"}, what="请求给付赡养费", kind="support", limitation=day))
        done = town.lin(case, HandOver())
        assert [each["sentence"].split("，")[0] for each in done.flags] == ([told] if told else [])
        town.checks(case, stage="passed", met=["forward"])


def story_after_the_contract(town: Any) -> None:
    """Who comes after his contract has ended is recorded as he came, with a flag; so is a lecture."""
    town.at("2021-12-30")
    case = engaged(town)
    assert not visited(town, case, 60).flags
    town.at("2022-01-05")
    town.flagged(visited(town, case, 60), "村顾问·聘任")
    town.flagged(town.lin(case, Lecture(topic="民法典", audience=20)), "村顾问·聘任")
