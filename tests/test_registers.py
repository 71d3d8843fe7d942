"""Registers: every column is a field, the page shows what was said last, totals and filters agree with the workbook, sealed words stay inside."""

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fazhi.kernel import about, book, gate, later, registry
from fazhi.kernel.book import Asked
from fazhi.kernel.models import Entry, Reading
from fazhi.lines.legality import story as legality
from fazhi.lines.penalty import story as penalty
from fazhi.lines.penalty import whole
from fazhi.report import figures, register_sheet


def viewer(town: Any, alias: str) -> gate.Viewer:
    return gate.Viewer(town.people[alias].person, town.office, date(2021, 12, 31))


def received(town: Any, n: int, channel: str = "phone") -> list[Any]:
    return [town.he(registry.act("petition.Receive")(channel=channel, what=f"路灯坏了{i}", who={"name": "测某某"})) for i in range(n)]


def purchased(town: Any, *amounts: int) -> list[Any]:
    """Purchases asked for, each with its budget in yuan."""
    request = registry.act("stewardship.Request")
    return [town.tang(request(what=f"办公桌{amount}", sort="goods", item="A05010201", way="small", amount=amount)) for amount in amounts]


def rows_of(data: bytes) -> list[list[Any]]:
    return [list(row) for row in openpyxl.load_workbook(BytesIO(data)).active.iter_rows(values_only=True)]


@pytest.mark.once
def test_every_column_is_a_field_of_its_act_or_of_an_opening_one() -> None:
    wrong = []
    for line in registry.lines().values():
        openings = {name for act in book.beginnings(line) for name in act.fields}
        for register in line.registers:
            known = openings | (set(registry.act(register.over).fields) if register.over else set()) | ({"key", "title", "since", "until"} if register.listing else set())
            known |= {about.SUBJECT, about.PARTIES, about.PAPERS} if register.over else set() if register.listing else {"opened_on", "due", "outside"}
            wrong += [f"{register.key}: {column.key}" for column in register.columns if not column.of and column.key.partition(".")[0] not in known]
            told = [each.rpartition(".") for column in register.columns for each in column.of]
            wrong += [f"{register.key}: {act}.{word}" for act, _, word in told if word != later.ON and word not in registry.act(act).fields]
    assert not wrong, wrong


@pytest.mark.once
def test_every_register_over_entries_tells_of_what_they_are() -> None:
    """Number, day and doer alone tell nothing: whose or what it was stands among the usual columns, and what came of it."""
    wrong = [register.key for line in registry.lines().values() for register in line.registers if register.over and not register.listing and len(register.columns) < 2]
    assert not wrong, wrong


def test_the_register_of_decisions_tells_number_party_kind_and_amount(town: Any) -> None:
    whole.story_two_respondents(town)
    found = book.read(viewer(town, "li"), "penalty.decisions", Asked())
    titles = [each.title for each in found.shown]
    assert titles == ["事项", "办理日", "办理人", "文号", "当事人", "事由", "种类", "罚没数额"] and len(found.rows) > 1
    for row in found.rows:
        assert all(each.shown(row.cells.get(each.key)) for each in found.shown if each.key != "rows.amount"), row
    kept = [one for body in Entry.objects.filter(act="penalty.Decide").values_list("body", flat=True) for one in json.loads(body)["said"]["rows"]]
    assert found.total_of(found.shown[-1]) == sum(each["amount"] for each in kept) > 0
    sealed = book.read(viewer(town, "cadre1"), "penalty.decisions", Asked()).rows[0].cells
    assert sealed["subject"] == gate.SEALED and sealed["parties"] == []


def test_a_decision_that_was_taken_back_is_remarked_in_its_register(town: Any, client_for: Callable[[str], Any]) -> None:
    penalty.story_ordinary(town)
    assert [row.tags for row in book.read(viewer(town, "li"), "penalty.decisions", Asked()).rows if "后被撤销、变更" in row.tags] == []
    penalty.story_fallen_and_made_anew(town)  # it falls in reconsideration, and the second one is taken back
    rows = [row for row in book.read(viewer(town, "li"), "penalty.decisions", Asked()).rows if "后被撤销、变更" in row.tags]
    assert len(rows) == 2 and len({row.matter for row in rows}) == 1
    assert client_for("li").get("/desk/register/penalty.decisions/").content.decode().count(">后被撤销、变更<") == 2


def test_words_stay_as_they_were_said(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    town.he(registry.act("petition.Receive")(channel="phone", what="T字路口<路灯>不亮", who={"name": "测某某"}))
    assert "T字路口&lt;路灯&gt;不亮" in client_for("he").get("/desk/register/petition/").content.decode()


def test_a_column_keeps_its_name_for_itself(town: Any) -> None:
    """A field may be called as a column that every register has: who was appointed is not who did it."""
    keys = [[head.key for head in book._heads(viewer(town, "he"), line, each)] for line in registry.lines().values() for each in line.registers if not each.listing]
    assert [each for each in keys if len(set(each)) != len(each)] == []
    town.at("2021-03-01")
    town.keeper(town.office, registry.act("house.Appoint")(who={"name": "新来的"}, capacity=["reviewer"], licensed=True, since="2021-03-01"))
    posts = book.read(viewer(town, "keeper"), "house.posts", Asked())
    told = {head.title: head.shown(posts.rows[0].cells.get(head.key)) for head in posts.shown}
    assert (told["人员"], told["办理人"]) == ("新来的", gate.people([town.keeper.person])[town.keeper.person])


def test_a_register_is_narrowed_to_a_village_and_not_to_an_office(town: Any, client_for: Callable[[str], Any]) -> None:
    choice = client_for("he").get("/desk/register/petition/?col=village").content.decode().partition('<select name="village">')[2].partition("</select>")[0]
    assert "东塘村" in choice and "综合行政执法队" not in choice and "县司法局" not in choice


def test_columns_filters_and_views_stand_in_the_address(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    received(town, 2)
    town.at("2021-05-01")
    received(town, 3, "letter")
    he = client_for("he")
    page = he.get("/desk/register/petition/?since=2021-04-01&channel=letter&col=code&col=what&col=channel").content.decode()
    assert page.count("路灯坏了") == 3 and "3 条" in page and "<th scope=\"col\">阶段</th>" not in page
    assert he.get("/desk/register/petition/?channel=phone").content.decode().count("路灯坏了") == 2
    assert "不是日期" in he.get("/desk/register/petition/?since=昨天").content.decode()
    assert "没有符合条件的记录" in he.get("/desk/register/petition/?since=2022-01-01").content.decode()
    answer = he.post("/desk/register/petition/", {"name": "五月来信", "query": "since=2021-04-01&channel=letter"})
    assert answer.status_code == 302
    assert "五月来信" in he.get("/desk/register/petition/").content.decode() and "五月来信" in he.get("/desk/registers/").content.decode()
    assert "五月来信" not in client_for("fang").get("/desk/registers/").content.decode()
    he.post("/desk/register/petition/", {"name": "五月来信", "drop": "1"})
    assert "五月来信" not in he.get("/desk/registers/").content.decode()


def test_the_workbook_is_what_is_seen_with_totals_and_who_made_it(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    cases = purchased(town, 3000, 5000, 8000)
    tang = client_for("tang")
    page = tang.get("/desk/register/stewardship.purchases/").content.decode()
    assert "本页合计" in page and "16,000.00" in page
    town.tang(cases[2], registry.act("common.Correct")(entry=cases[2].entry, reason="写错了", words='{"amount": 800}'))
    strike = registry.act("common.Strike")(entry=cases[1].entry, reason="重复登记")
    town.tang(cases[1], strike)
    page = tang.get("/desk/register/stewardship.purchases/").content.decode()
    assert "3,800.00" in page and "已更正" in page and "5,000.00" not in page, "a struck matter is gone from what may be seen, a corrected one shows its new words"
    data = tang.get("/desk/register/stewardship.purchases.xlsx?col=code&col=amount&since=2021-03-01").content
    rows = rows_of(data)
    assert rows[0][0] == "采购台账" and "单位：" in rows[1][0] and "期间：2021-03-01至" in rows[1][0]
    assert rows[2] == ["事项", "预算金额（元）" if "预算金额（元）" in rows[2] else rows[2][1], "备注"]
    assert [row[1] for row in rows[3:5]] == [800, 3000] and rows[5][1] == 3800 and rows[5][0] == "合计（2行）"
    assert "填报人：" in rows[7][0] and "审核人" in rows[7][0]
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9 and sheet.print_title_rows == "$3:$3" and sheet.freeze_panes
    assert Reading.objects.filter(what="register stewardship.purchases", reason="导出台账").count() == 2


def test_sealed_words_are_for_those_inside(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    received(town, 1)
    outside = next(alias for alias in town.people if alias != "he" and not gate.inside(viewer(town, alias), {"handler": ""}, registry.line("petition")) and viewer(town, alias).capacities)
    page = client_for(outside).get("/desk/register/petition/?col=code&col=what&col=who&col=parties").content.decode()
    assert "路灯" not in page and "测某某" not in page and "密存" in page
    data = client_for(outside).get("/desk/register/petition.xlsx?col=code&col=what&col=who").content
    assert not any("路灯" in str(cell) or "测某某" in str(cell) for row in rows_of(data) for cell in row)
    assert "测某某" in client_for("he").get("/desk/register/petition/?col=code&col=who&col=parties").content.decode()


def test_pages_follow_one_another_and_cost_the_same(town: Any) -> None:
    town.at("2021-03-01")
    received(town, 1)
    he, costs, seen = viewer(town, "he"), [], []
    for wanted in (1, 3, 50):
        received(town, wanted - len(book.read(he, "petition", Asked(size=200)).rows))
        for key in ("petition", "petition.replies" if any(each.key == "petition.replies" for each in registry.line("petition").registers) else "petition"):
            with CaptureQueriesContext(connection, ) as queries:
                book.read(he, key, Asked())
            costs.append((key, len(queries)))
    assert len(set(costs)) == len({key for key, _ in costs}), costs
    after = ""
    while True:
        page = book.read(he, "petition", Asked(after=after, size=20))
        seen += [row.matter for row in page.rows]
        after = page.next
        if not after:
            break
    assert len(seen) == len(set(seen)) == 50


def test_a_workbook_that_no_printer_takes_is_refused_in_words(town: Any, client_for: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register_sheet, "MOST", 2)
    town.at("2021-03-01")
    received(town, 3)
    answer = client_for("he").get("/desk/register/petition.xlsx")
    assert answer.status_code == 400 and "分段导出" in answer.content.decode()


def test_every_register_opens(town: Any, client_for: Callable[[str], Any]) -> None:
    huang = client_for("huang")
    for line in registry.lines().values():
        for register in line.registers:
            answer = huang.get(f"/desk/register/{register.key}/")
            assert answer.status_code == 200 and register.title in answer.content.decode(), register.key


def test_reviews_of_enforcement_stand_with_all_others_and_count_once(town: Any, client_for: Callable[[str], Any]) -> None:
    whole.story_two_respondents(town)
    row = Entry.objects.filter(act="penalty.Review")
    seen = viewer(town, "sun")
    year = figures.find("legality.reviewed")
    assert figures.tell(town.office, year, 2023).value == row.count() == 3
    legality.story_main_path(town)
    told = book.read(seen, "legality.opinions", Asked(size=50))
    kinds = [each.cells["kind"] for each in told.rows]
    assert kinds.count("enforcement") == 3 and len(kinds) == Entry.objects.filter(act__in=("legality.Opine", "penalty.Review")).count() > 3
    page = client_for("sun").get("/desk/register/legality.opinions/?conclusion=more").content.decode()
    assert page.count("补充调查") >= 1 and "补充车辆权属证明" in page and "同意。" not in page
    narrowed = book.read(seen, "legality.opinions", Asked(only={"conclusion": "agreed"}, size=50))
    assert {each.cells["conclusion"] for each in narrowed.rows} == {"agreed"}


def test_a_column_of_matters_is_worded_by_every_act_that_opens_one(town: Any) -> None:
    town.lin(registry.act("publicity.Prepare")(what="宪法进校园", form="lecture", audience="students"))
    found = book.read(viewer(town, "lin"), "publicity", Asked())
    form = next(each for each in found.heads if each.key == "form")
    assert form.shown("lecture") == "讲座授课" and form.shown("case") == "以案释法"


def test_what_a_settled_case_earns_is_told_in_words(town: Any, client_for: Any) -> None:
    town.at("2021-01-11")
    act = registry.act
    town.huang(act("mediation.SetRate")(key="written", name="书面协议一档", amount=200, conditions=["performed"], document="演府办〔2021〕3号", since="2021-01-01"))
    rates = client_for("mei").get("/desk/register/mediation.rates/").content.decode()
    assert all(each in rates for each in ("200.00", "协议已经履行", "演府办〔2021〕3号")) and "合计" not in rates
    case = town.lin(act("mediation.Apply")(what="争议", kind="neighbour", side_a={"name": "赵某甲"}, side_b={"name": "钱某乙"}))
    town.lin(case, act("mediation.Accept")(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, act("mediation.Session")(record="谈妥"))
    town.lin(case, act("mediation.Agree")(facts="争议", liability="各半", terms="各让一步", signed=True))
    town.lin(case, act("mediation.Perform")(result="done"))
    town.signed(town.fang, case, act("mediation.Subsidise")(rate="written", mediator=town.lin.person, amount=200, complete=True), town.mei)
    page = client_for("mei").get(f"/desk/register/mediation.subsidies/?mediator={town.lin.person}").content.decode()
    assert "书面协议一档" in page and "林" in page and "200.00" in page
    assert "200.00" not in client_for("mei").get(f"/desk/register/mediation.subsidies/?mediator={town.mei.person}").content.decode()


def test_services_in_a_village_and_what_it_confirmed(town: Any, client_for: Any) -> None:
    town.at("2021-01-05")
    act = registry.act
    case = town.lin(act("legal_aid.Engage")(village=town.villages["东塘村"], adviser={"name": "岑律师（演示）"}, firm="演示所", since="2021-01-04", until="2021-12-31"))
    visit = town.lin(case, act("legal_aid.Visit")(mode="onsite", minutes=240, work=["consult"], note="咨询"))
    town.cadre1(case, act("legal_aid.Confirm")(visit=visit.entry, minutes=180))
    for key, minutes in (("visits", "240"), ("confirmations", "180")):
        page = client_for("lin").get(f"/desk/register/legal_aid.{key}/").content.decode()
        assert all(each in page for each in ("东塘村", "岑律师（演示）", minutes))


def test_the_tree_of_committees_is_told_in_words(town: Any, client_for: Any) -> None:
    """A committee is named once, with its kind, village, members, mediators and the committee above it."""
    town.at("2021-01-05")
    members = [{"name": "甲某", "head": True}, {"name": "乙某"}, {"name": "丙某", "woman": True}]
    town.lin(registry.act("mediation.Elect")(what="演示镇人民调解委员会", kind="town", since="2021-01-05", members=members, mediators=[{"officer": town.lin.person, "full": True}]))
    words = {"what": "西埔村人民调解委员会", "kind": "village", "village": town.villages["西埔村"], "since": "2021-02-01", "members": members}
    town.flagged(town.lin(registry.act("mediation.Elect")(**{**words, "what": "演示镇人民调解委员会"}, parent="演示镇人民调解委员会")), "调解·组织")
    town.lin(registry.act("mediation.Elect")(**words, parent="演示镇人民调解委员会"))
    page = book.read(gate.Viewer(town.lin.person, town.office, town.now.date()), "mediation.committees", book.Asked())
    assert [head.title for head in page.heads] == ["名称", "类别", "村（社区）", "上级（指导）调委会", "委员人数", "人民调解员", "状态", "自", "至"]
    shown = [[head.shown(row.cells.get(head.key)) for head in page.heads] for row in page.rows]
    assert ["演示镇人民调解委员会", "乡镇（街道）调委会", "", "", "3", "林知微", "在任", "2021-01-05", ""] in shown
    assert ["西埔村人民调解委员会", "村调委会", "西埔村", "演示镇人民调解委员会", "3", "", "尚未产生", "2021-02-01", ""] in shown
    assert "村调委会" in client_for("lin").get("/desk/register/mediation.committees/").content.decode()


def test_a_petition_is_told_to_its_end_in_its_register_and_an_order_in_its_own(town: Any, client_for: Callable[[str], Any]) -> None:
    """Class, route, acceptance, extension, result and satisfaction stand beside what was said at receipt, corrected ones as corrected; orders have their register."""
    town.at("2023-03-01")
    act, cells = (lambda name, **said: registry.act(f"petition.{name}")(**said)), {}
    letter = town.he(act("Receive", channel="letter", what="路灯不亮", who={"name": "测甲"}))
    order = town.he(act("Receive", channel="hotline", what="水管漏水", who={"name": "测乙"}, order_kind="ask", outside_number="DH1", platform_due="2023-03-20"))
    town.days(1)
    for case in (letter, order):
        town.he(case, act("Accept", kind="complaint", route="petition"))
    town.signed(town.he, letter, act("Extend", reason="需要会同核实"), town.huang)
    town.days(3)
    answered = town.he(letter, act("Answer", result="partly", facts="属实", law="有关规定", reply="已修好"))
    town.fang(letter, act("Visit", content="no"))
    town.fang(letter, act("Visit", content="mostly"))
    town.signed(town.he, letter, registry.act("common.Correct")(entry=answered.entry, reason="选错了", words='{"result": "supported"}'), town.huang)
    for key in ("petition", "petition.orders"):
        page = book.read(viewer(town, "he"), key, Asked(size=200))
        cells[key] = {row.matter: {head.title: head.shown(row.cells.get(head.key)) for head in page.shown} for row in page.rows}
    assert set(cells["petition"]) == {letter.matter, order.matter} and set(cells["petition.orders"]) == {order.matter}
    told = cells["petition"][letter.matter]
    assert {name: told[name] for name in ("渠道", "类别", "办理途径", "受理日", "延期批准日", "处理意见", "答复日", "满意度", "复查")} == {
        "渠道": "来信", "类别": "申诉求决", "办理途径": "其他，由信访程序办理", "受理日": "2023-03-02", "延期批准日": "2023-03-02", "处理意见": "支持", "答复日": "2023-03-05", "满意度": "基本满意", "复查": ""}
    there = cells["petition.orders"][order.matter]
    assert (there["工单号"], there["工单类别"], there["派单日"], there["平台期限"], there["到期日"], there["满意度"]) == ("DH1", "咨询", "2023-03-01", "2023-03-20", "2023-03-20", "")
    assert "12345工单台账" in client_for("he").get("/desk/registers/").content.decode() and "满意度" in client_for("he").get("/desk/register/petition/").content.decode()
    assert rows_of(client_for("he").get("/desk/register/petition.orders.xlsx").content)
