"""The calendar of duties and the assessment's evidence folder, as people see them."""

import io
import json
import random
import zipfile
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineWorkbook

from fazhi import law
from fazhi.conf.commands import duties as command
from fazhi.kernel import clock, once, registry
from fazhi.kernel.models import Deadline, Entry, Office
from fazhi.lines.leadership.acts import Begin, Hear
from fazhi.lines.leadership.assessing import Bind, Indicator, Prove
from fazhi.lines.leadership.story import planned
from fazhi.lines.legal_aid import year as legal_aid
from fazhi.report import assessment, calendar


def stands(town: Any, day: str) -> dict[str, list[str]]:
    return {each.rule: [turn.state for turn in each.turns] for each in calendar.duties(town.office, 2022, date.fromisoformat(day))}


def test_what_is_owed_is_coming_running_late_or_done(town: Any, client_for: Any) -> None:
    before = stands(town, "2022-02-01")
    assert before["rl.plan"] == [calendar.COMING] and before["rl.listen"] == [calendar.COMING] and before["sc.village"][:4] == [calendar.NOTHING] * 4
    assert stands(town, "2022-04-01")["rl.plan"] == [calendar.NOTHING]
    town.at("2022-01-11").mei(Begin(year=2022))
    assert stands(town, "2022-02-01")["rl.plan"] == [calendar.RUNNING] and stands(town, "2022-04-01")["rl.plan"] == [calendar.LATE]
    page = client_for("mei").get("/desk/calendar/2022/?on=2022-04-01").content.decode()
    assert "年度工作要点" in page and "03-31 已逾期" in page and "把握不足" in page
    assert "没有登记入口" not in page


def test_what_nobody_registers_here_is_neither_done_nor_late(town: Any) -> None:
    turns = law.occurrences("as.annual", date(2022, 1, 1), date(2022, 12, 31))
    one = calendar._Round("as.annual", law.rules()["as.annual"], registry.line("stewardship"), "stewardship", "", "", turns)
    assert calendar._turn(one, turns[0], date(2023, 1, 5), {}, {}).state == calendar.UNJUDGED
    assert calendar.UNJUDGED not in calendar.BAD


def test_a_duty_is_judged_by_itself_and_not_by_the_span_that_runs_beside_it(town: Any) -> None:
    for at, step in sorted(legal_aid.year(town, random.Random(1)), key=lambda one: one[0]):
        if at < "2021-05-20":
            town.now = datetime.fromisoformat(at)
            step()
    months = next(each for each in calendar.duties(town.office, 2021, date(2021, 5, 20)) if each.rule == "va.hours").turns
    assert {each.state for each in months[:4]} <= {calendar.DONE, calendar.DONE_LATE} and months[4].state == calendar.RUNNING and months[0].pieces == 11


def test_plans_are_opened_by_the_clock_once_and_what_was_done_is_told(town: Any) -> None:
    clock.walk(town.office, town.at("2022-01-03").now, origin="replay")
    clock.walk(town.office, town.at("2022-01-10").now, origin="replay")
    owed = {line: list(Deadline.objects.filter(office=town.office, line=line, kind="duty").order_by("term").values_list("term", "due")) for line in
            ("annual_report", "leadership", "publicity", "study", "disclosure_report")}
    assert owed == {"annual_report": [("publish", "2022-03-31"), ("submit", "2022-02-28")], "leadership": [("plan", "2022-03-31")], "publicity": [("plan", "2022-03-31")],
                    "study": [("plan", "2022-03-31")], "disclosure_report": [("publish", "2022-03-31"), ("submit", "2022-01-31")]}
    plan = next(iter(once.begun(town.office, "study", 2022)))
    town.signed(town.lin, plan, registry.act("study.AdoptPlan")(summary="略", items=[{"month": 3, "organ": "party", "laws": "宪法", "form": "reading"}]), town.yang)
    town.at("2022-06-01").lin(plan, registry.act("study.VisitCourt")(court="演示县人民法院", number="（2022）演01行初2号", kind="administrative", heads=1, people=[{"learner": town.li.person}]))
    told = stands(town, "2023-01-05")
    assert told["pl.cadre.court"] == [calendar.COUNTED] and told["pl.cadre.exam"] == [calendar.NOTHING] and told["as.annual"] == [calendar.LATE]


def test_a_duty_done_in_time_and_one_done_late(town: Any) -> None:
    case = planned(town, 2022)
    assert stands(town, "2022-04-01")["rl.plan"] == [calendar.DONE] and stands(town, "2022-04-01")["rl.listen"] == [calendar.RUNNING]
    for _ in range(2):
        town.at("2023-01-05").mei(case, Hear(organ="party", presided=town.wu.person, topic="补开", decided="落实", minutes="记录簿第9册第1页"))
    assert stands(town, "2023-02-01")["rl.listen"] == [calendar.DONE_LATE]


def test_the_command_tells_it_as_json(town: Any, capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(command.setup, "ready", lambda: None)
    monkeypatch.setattr(command.setup, "the_office", lambda: {"id": town.office})
    parsed = type("Args", (), {"year": 2022, "on": "2022-04-02", "late": True, "json": True})
    assert command.run(parsed) == 0
    told = {each["rule"]: each for each in json.loads(capsys.readouterr().out)}
    assert told["rl.plan"]["late"] == 1 and told["rl.plan"]["judged_by"] == "term" and "rl.listen" not in told


def test_the_evidence_folder_has_a_catalogue_and_what_it_names(town: Any, client_for: Any) -> None:
    case = planned(town, 2022)
    town.at("2022-08-02")
    for number, item in (("1", "党委会听取汇报"), ("2", "印发要点"), ("3", "旁听庭审")):
        town.mei(case, Indicator(number=number, item=item, worth="2"))
    town.mei(case, Bind(indicator="2022/1", rows=[{"sort": "figure", "key": "leadership.heard"}, {"sort": "register", "key": "leadership.meetings"}]))
    town.mei(case, Bind(indicator="2022/2", rows=[{"sort": "paper", "key": "leadership.plan"}, {"sort": "act", "key": "leadership.Plan"}]))
    town.mei(case, Hear(organ="party", presided=town.wu.person, topic="汇报", decided="督办", minutes="记录簿第3册第7页"))
    town.lin(case, Prove(indicator="2022/1", what="会议照片", files=[town.file("照片")]))
    client = client_for("mei")
    page = client.get("/desk/assessment/2022/?on=2022-08-31").content.decode()
    assert page.count('<span class="light late">没有证据</span>') == 1 and "没有证据 1" in page and "已有证据 2" in page
    packed = zipfile.ZipFile(io.BytesIO(client.get("/desk/assessment/2022.zip?on=2022-08-31").content))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(packed.read("目录.xlsx"))).get_sheet_by_index(0).to_python()
    named = {row[8] for row in rows[1:] if row[8]}
    assert named == set(packed.namelist()) - {"目录.xlsx"} and len(named) == 5
    assert ["3", "没有证据", "没有对应任何证据"] in [[row[0], row[5], row[6]] for row in rows]
    assert {row[7] for row in rows[1:] if row[8] and "佐证" not in row[8]} == {"2022-01-01至2022-08-31"} and "2022-01-01至2022-08-31" in page
    paper = next(each for each in named if each.endswith(".pdf"))
    assert packed.read(paper)[:5] == b"%PDF-"
    figure = CalamineWorkbook.from_filelike(io.BytesIO(packed.read(next(each for each in named if "数字" in each)))).get_sheet_by_index(0).to_python()
    assert figure[4][4] == Entry.objects.get(act="leadership.Hear").hash
    assert client_for("xu").get("/desk/assessment/2022/").status_code == 404


def test_proof_that_was_struck_or_moved_counts_once_or_not_at_all(town: Any) -> None:
    def pieces() -> list[int]:
        return [each.pieces for row in assessment.rows(town.office, 2022, date(2022, 12, 31)) for each in row.bounds]

    case, other = planned(town, 2022), planned(town, 2023)
    town.at("2022-08-02")
    town.mei(case, Indicator(number="1", item="党委会听取汇报", worth="2"))
    town.mei(case, Bind(indicator="2022/1", rows=[{"sort": "act", "key": "leadership.Hear"}, {"sort": "act", "key": "leadership.Plan"}]))
    heard = [town.mei(case, Hear(organ="party", presided=town.wu.person, topic=topic, decided="督办", minutes="记录簿第3册第7页")) for topic in ("汇报", "督察", "案件")]
    assert pieces() == [3, 1]
    town.at("2023-08-02").mei(case, registry.act("common.Move")(entry=heard[0].entry, to=other.matter, reason="属另一年度"))
    assert pieces() == [3, 1]
    town.mei(case, registry.act("common.Strike")(entry=heard[1].entry, reason="未开会"))
    assert pieces() == [2, 1]


def test_what_is_owed_once_a_year_is_opened_by_the_clock_and_closed_by_its_act(town: Any) -> None:
    clock.walk(town.office, datetime(2022, 1, 3, 1))
    town.at("2022-02-08")

    def owed(act: str) -> str:
        return str(Entry.objects.get(act=act).matter)

    town.refuses(town.tang, owed("stewardship.OweAssetReport"), registry.act("stewardship.AssetReport")(year=2022, number=0, value=0, text="略", congress=True), "资产·年度报告")
    done = {
        "stewardship.OweAssetReport": registry.act("stewardship.AssetReport")(year=2021, number=0, value=0, text="略", congress=True),
        "powers.OweSurvey": registry.act("powers.Survey")(year=2022, as_of="2022-02-08", powers=0, services=0, findings="无"),
        "decision.OweCatalogue": registry.act("decision.PublishCatalogue")(document="演委〔2022〕1号", published="zwgk/zdjc", none=True),
        "normative.OweCleanUp": registry.act("normative.CleanUp")(name="2022年定期清理", occasion="yearly"),
    }
    bare = registry.act("decision.PublishCatalogue")(document="演委〔2022〕1号", published="zwgk/zdjc")
    town.refuses(town.tang, owed("decision.OweCatalogue"), bare, "决策·范围")
    for key, act in done.items():
        term = registry.act(key).starts[0]
        assert Deadline.objects.get(matter=owed(key), term=term).due == "2022-12-31", key
        town.tang(owed(key), act)
        assert Deadline.objects.get(matter=owed(key), term=term).state == "met", key
    town.refuses(town.tang, "", registry.act("powers.Survey")(year=2022, as_of="2022-02-08", powers=0, services=0, findings="无"), "权责·动态调整")
    before = Entry.objects.count()
    clock.walk(town.office, datetime(2022, 1, 4, 1))
    assert Entry.objects.count() == before
    clock.walk(town.office, datetime(2025, 1, 3, 1))
    years = {act: [json.loads(body)["said"]["year"] for body in Entry.objects.filter(act=act).order_by("done_at").values_list("body", flat=True)] for act in
             ("normative.OweCatalogue", "normative.OweCleanUp")}
    assert years == {"normative.OweCatalogue": [2024], "normative.OweCleanUp": [2022, 2025]}


def test_a_turn_wants_as_many_as_the_rule_says(town: Any) -> None:
    """The congress meets twice a year: one session is short of it, two are enough, whatever reports they heard."""
    session = registry.act("congress.Session")
    told = []
    for day, name in (("2022-01-28", "第一次会议"), ("2022-08-12", "第二次会议")):
        told.append([stands(town, on)["pc.session"][0] for on in ("2022-09-01", "2023-01-05")])
        town.at(day).lin(session(name=name, on_day=day, present=50))
    told.append([stands(town, on)["pc.session"][0] for on in ("2022-09-01", "2023-01-05")])
    assert told == [[calendar.COMING, calendar.NOTHING], [calendar.RUNNING, calendar.SHORT], [calendar.COUNTED, calendar.COUNTED]]


def test_the_office_may_want_more_than_the_rule(town: Any) -> None:
    town.at("2022-01-05")
    town.keeper(town.office, registry.act("house.Adopt")(rule="pl.cadre.court", value="2", document="演府〔2022〕1号", since="2022-01-01"))
    plan = town.lin(registry.act("study.BeginPlan")(year=2022))
    town.signed(town.lin, plan, registry.act("study.AdoptPlan")(summary="略", items=[{"month": 3, "organ": "party", "laws": "宪法", "form": "reading"}]), town.yang)
    visit = {"court": "演示县人民法院", "kind": "administrative", "heads": 1, "people": [{"learner": town.li.person}]}
    town.at("2022-06-01").lin(plan, registry.act("study.VisitCourt")(number="（2022）演01行初2号", **visit))
    assert stands(town, "2023-01-05")["pl.cadre.court"] == [calendar.SHORT]


def test_what_every_village_owes_is_counted_village_by_village(town: Any, client_for: Any) -> None:
    week = next(turn for turn in law.occurrences("sc.village", date(2022, 1, 1), date(2022, 12, 31)) if turn.since >= date(2022, 3, 7))
    town.at(week.since.isoformat())
    villages = list(Office.objects.filter(parent=town.office, kind="village", struck="").values_list("id", flat=True))
    for n, village in enumerate(villages):
        book = town.he(registry.act("screening.Begin")(village=village, year=2022))
        town.he(book, registry.act("screening.Walk")(nothing=True))
        turn = next(turn for each in calendar.duties(town.office, 2022, date(2022, 12, 30)) if each.rule == "sc.village" for turn in each.turns if turn.until == week.until.isoformat())
        assert (turn.pieces, turn.left) == (n + 1, len(villages) - n - 1) and turn.state == (calendar.COUNTED if n + 1 == len(villages) else calendar.SHORT)
    assert "次数不足" not in client_for("he").get(f"/desk/calendar/2022/?on={week.until.isoformat()}").content.decode()


def test_the_month_of_the_civil_code_is_may(town: Any) -> None:
    assert [(one.since, one.until) for one in law.occurrences("pl.civilcode", date(2022, 1, 1), date(2022, 12, 31))] == [(date(2022, 5, 1), date(2022, 5, 31))]
    assert not next(each for each in calendar.duties(town.office, 2022, date(2022, 6, 1)) if each.rule == "pl.civilcode").strong
    assert stands(town, "2022-05-20")["pl.civilcode"] == [calendar.COMING] and stands(town, "2022-06-01")["pl.civilcode"] == [calendar.NOTHING]
    town.at("2022-05-20")
    case = town.lin(registry.act("publicity.Prepare")(what="民法典进乡村", form="stall", into=["village"], day="2022-05-20", memorial="civil_code"))
    town.lin(case, registry.act("publicity.Hold")(organisers=["justice"], into=["village"], place="圩镇", attended=30, got="estimated"))
    assert stands(town, "2022-06-01")["pl.civilcode"] == [calendar.COUNTED]


def test_a_village_without_an_adviser_is_not_passed_over(town: Any) -> None:
    month = law.occurrences("va.hours", date(2022, 1, 1), date(2022, 1, 31))[0]
    met = {"state": "met", "done_on": "2022-01-20", "due": "2022-01-31", "matter": "m", "village": "one"}
    one = calendar._Round("va.hours", law.rules()["va.hours"], registry.line("legal_aid"), "legal_aid", "visit", "", (month,))
    for villages, state in (({"one"}, calendar.DONE), ({"one", "two"}, calendar.LATE)):
        turn = calendar._turn(one, month, date(2022, 3, 1), {("legal_aid", "visit"): [met]}, {}, 1, villages)
        assert turn.state == state and turn.left == len(villages) - 1 and turn.pieces == len(villages)
    excused = {**met, "state": "void", "village": "two"}
    assert calendar._turn(one, month, date(2022, 3, 1), {("legal_aid", "visit"): [met, excused]}, {}, 1, {"one", "two"}).state == calendar.DONE


def test_each_village_is_asked_for_its_own_board(town: Any, client_for: Any) -> None:
    """One village's board does not speak for the others; where none has anything, that is said without a number of nothing."""
    line = {act.__name__: act for act in registry.line("disclosure").acts}
    text = {"heading": "1月村级财务收支公开", "text": "收支如下。"}
    town.at("2021-02-01")
    item = town.luo(line["Draft"](**text, column="village", village=next(iter(town.villages.values())), channels=["board"]))
    town.tang(item, line["Clear"](result="clear"))
    town.huang(item, line["Approve"]())
    town.luo(item, line["Publish"](channel="board", **text))
    turns = next(each for each in calendar.duties(town.office, 2021, date(2021, 8, 2)) if each.rule == "id.village.old").turns
    assert [(turn.state, turn.left) for turn in turns] == [(calendar.SHORT, 10), (calendar.NOTHING, 11), (calendar.COMING, 11), (calendar.COMING, 0)]
    page = client_for("mei").get("/desk/calendar/2021/?on=2021-08-02").content.decode()
    assert "次数不足（共1，10个村不足）" in page and "没有记录（11个村都没有）" in page and "没有记录 0" not in page
