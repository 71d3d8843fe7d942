"""What a form shows and begins with, so that nobody types again what the record knows: opinions to report back on, findings, tasks."""

from datetime import datetime
from typing import Any

from fazhi.kernel import clock, registry
from fazhi.kernel.models import Deadline, Entry
from fazhi.kernel.sheets import plan
from fazhi.lines.congress.reporting import Heard, Opinions, Prepare, Submit
from fazhi.lines.contract import telling as contract
from fazhi.lines.leadership import acts as leadership
from fazhi.lines.leadership.assessing import Indicator
from fazhi.lines.leadership.sheet import SHEET
from fazhi.lines.normative import story as normative
from fazhi.lines.oversight.acts import Begin, Find, Rectify
from fazhi.lines.reporting import story as reporting


def test_the_report_back_begins_with_every_opinion(town: Any, client_for: Any) -> None:
    town.at("2021-07-05")
    case = town.lin(Prepare(report="law", to="presidium", what="关于2021年上半年法治政府建设情况的报告"))
    town.signed(town.lin, case, Submit(text="今年以来，我镇认真落实……"), town.chen)
    town.lin(case, Heard(on_day="2021-07-05", present=45, result="opinions"))
    town.lin(case, Opinions(items=[{"item": "加强执法培训", "unit": "enforcement"}, {"item": "丰富普法形式", "unit": "justice"}], due="2021-10-20"))
    page = client_for("lin").get(f"/desk/matter/{case.matter}/do/congress.ReportBack/").content.decode()
    assert "加强执法培训" in page and "丰富普法形式" in page


def test_whoever_rectifies_sees_the_findings(town: Any, client_for: Any) -> None:
    town.at("2021-05-17")
    case = town.lin(Begin(level="own", kind="self", what="印章使用登记"))
    rows = [{"no": "A1", "what": "登记簿缺页", "unit": "office", "until": "2021-06-30"}, {"no": "A2", "what": "外借未登记", "unit": "office", "until": "2021-06-15"}]
    town.lin(case, Find(findings=rows))
    page = client_for("zhou").get(f"/desk/matter/{case.matter}/do/oversight.Rectify/").content.decode()
    assert "登记簿缺页" in page and "编号A2：党政办，2021-06-15以前整改" in page
    town.zhou(case, Rectify(no="A2", state="done", measures="已补登记", proof=[town.file("登记簿")]))
    page = client_for("huang").get(f"/desk/matter/{case.matter}/do/oversight.Accept/").content.decode()
    assert "编号A2：党政办，已报完成，待验收" in page and "已补登记" in page


def test_whoever_owes_a_task_is_led_to_tell_how_it_stands(town: Any, client_for: Any) -> None:
    town.at("2021-01-11")
    case = town.mei(leadership.Begin(year=2021))
    tasks = [{"task": "三项制度自查", "unit": town.units["综合行政执法队"], "due": "2021-06-30"}, {"task": "宪法宣传周", "unit": town.units["司法所"], "due": "2021-12-07"}]
    town.signed(town.mei, case, leadership.Plan(meeting="党委会〔2021〕1号", tasks=tasks), town.wu)
    zhou = client_for("zhou")
    assert f"/desk/matter/{case.matter}/do/leadership.Progress/" in zhou.get("/desk/").content.decode()
    page = zhou.get(f"/desk/matter/{case.matter}/do/leadership.Progress/").content.decode()
    assert "第1项：三项制度自查（综合行政执法队，2021-06-30前完成）" in page
    town.zhou(case, leadership.Progress(task=1, state="done", what="已自查13宗", proof=[town.file("自查表")]))
    page = client_for("mei").get(f"/desk/matter/{case.matter}/do/leadership.Check/").content.decode()
    assert "已报完成，待核验" in page and "已自查13宗" in page


def test_last_years_indicators_are_not_those_of_this_year(town: Any) -> None:
    town.at("2021-01-11")
    old = town.mei(leadership.Begin(year=2021))
    town.mei(old, Indicator(number="1", item="听取汇报", worth="2"))
    town.at("2022-01-11")
    now = town.mei(leadership.Begin(year=2022))
    data = "序号,考核内容,分值\n1,听取汇报,2\n".encode()
    told = plan.made(SHEET, town.office, data, "指标.csv", day=town.now.date())
    assert told.counts["new"] == 1 and not told.vanished
    town.mei(now, Indicator(number="1", item="听取汇报", worth="2"))
    assert plan.made(SHEET, town.office, data, "指标.csv", day=town.now.date()).counts["same"] == 1


def test_the_catalogue_of_the_year_lists_what_was_issued(town: Any) -> None:
    normative.story_replaced_and_amended(town)
    clock.walk(town.office, datetime(2025, 1, 2, 1))
    town.at("2025-01-06")
    owed = Entry.objects.get(act="normative.OweCatalogue", done_at__gte="2025").matter
    act = registry.act("normative.SendCatalogue")
    refused = str(town.refuses(town.deng, owed, act(to="县人民政府", issued=0), "备案·年度目录"))
    count = int(refused.split("制发")[1].split("件")[0])
    town.deng(owed, act(to="县人民政府", issued=count))
    assert count and "演府规〔2024〕2号｜" in town.text(town.paper(owed, "catalogue"))


def test_a_conclusion_is_told_in_words(town: Any, client_for: Any) -> None:
    town.at("2021-05-06")
    contract.concluded(town, case := contract.drafted(town), contract.file(town))
    assert case and "合法，同意" in client_for("mei").get("/desk/register/contract.reviews/").content.decode()


def test_the_schedule_stands_beside_the_payment(town: Any, client_for: Any) -> None:
    town.at("2021-04-01")
    case = contract.signed(town)
    page = client_for("luo").get(f"/desk/matter/{case.matter}/do/contract.Pay/").content.decode()
    assert "第1笔：60,000.00元，" in page and "没有验收，已付0.00元" in page and 'name="n"' in page


def test_the_next_report_is_filled_in_and_told_where_to_fill_it(town: Any, client_for: Any) -> None:
    reporting.story_main_path(town)
    report = Deadline.objects.filter(term="report", state="open", struck="").order_by("of")[0]
    page = client_for("luo").get(f"/desk/matter/{report.matter}/do/reporting.Send/").content.decode()
    assert f'value="{report.of}"' in page and "县里的报表" in page
