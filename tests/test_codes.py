"""The code of an inspection: signed, off where the public cannot come in, and its ratings go past the officers to the supervisor."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import segno
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from fazhi.kernel import cards, door, gate, reach, verify
from fazhi.kernel.models import Deadline, Entry, Matter, Paper
from fazhi.kernel.prints import sheet_code
from fazhi.kernel.registry import act
from fazhi.kernel.wrong import Refused

CODE = {"what": "餐饮场所燃气使用安全", "grounds": "城镇燃气管理有关规定", "on": "2026-03-03"}


@pytest.fixture
def case(town: Any) -> Any:
    """An approved inspection in 2026."""
    town.at("2026-03-02")
    made = town.li(act("inspection.TakeUp")(source="above", what="燃气使用安全", inspected={"name": "演示饭店", "kind": "organisation"}))
    town.signed(town.li, made, act("inspection.Approve")(kind="special", reason="县级部署"), town.zhou, town.huang)
    return made


def opened(town: Any, how: str = "public") -> None:
    town.signed(town.keeper, town.office, act("house.SetReach")(reach=how, since=town.now.date().isoformat()), town.chen)


def coded(town: Any, case: Any) -> str:
    town.li(case, act("inspection.MakeCode")(first=town.li.person, second=town.wang.person, **CODE))
    return cards.token(town.office, cards.standing(case.matter))


def test_a_house_closed_to_the_public_makes_no_code_and_says_why(town: Any, case: Any) -> None:
    words = {"first": town.li.person, "second": town.wang.person, **CODE}
    for how in ("", "office", "staff"):
        if how:
            opened(town, how)
        refused = town.refuses(town.li, case, act("inspection.MakeCode")(**words), "检查·扫码")
        assert "公众打不开" in str(refused) and "省统一平台" in str(refused)


def test_reach_is_what_the_office_last_decided(town: Any) -> None:
    assert reach.of(town.office, date(2026, 3, 2)) == "office"
    town.at("2026-03-02")
    opened(town)
    town.at("2026-03-10")
    opened(town, "staff")
    assert [reach.of(town.office, date(2026, 3, d)) for d in (1, 2, 9, 10)] == ["office", "public", "public", "staff"]


def test_the_card_shows_officers_item_and_basis_and_no_firm(town: Any, case: Any) -> None:
    opened(town)
    answer = Client().get(f"/card/{coded(town, case)}/")
    text = answer.content.decode()
    assert answer.status_code == 200
    for word in (CODE["what"], CODE["grounds"], "李青禾（执法证演示001）", "王岸（执法证演示002）", "严禁"):
        assert word in text
    assert "演示饭店" not in text


def test_a_code_that_was_not_signed_here_opens_nothing(town: Any, case: Any) -> None:
    opened(town)
    code = coded(town, case)
    ident, _, signature = code.partition(".")
    swapped = signature[:10] + ("A" if signature[10] != "A" else "B") + signature[11:]
    for false in (ident, f"{ident}.", f"{ident}.x", f"{ident}.{swapped}", f"{ident[:-1]}9.{signature}", "x.y"):
        answer = Client().get(f"/card/{false}/")
        assert answer.status_code == 404 and "不是本机关生成的" in answer.content.decode(), false


def test_the_page_goes_off_when_the_reach_narrows(town: Any, case: Any, client_for: Callable[[str], Any]) -> None:
    opened(town)
    code = coded(town, case)
    town.at("2026-03-05")
    opened(town, "office")
    answer = Client().get(f"/card/{code}/")
    assert answer.status_code == 404 and "只在办公网内可以打开" in answer.content.decode()
    page = client_for("li").get(f"/desk/matter/{case.matter}/code/").content.decode()
    assert "只在办公网内可以打开" in page and "<svg" not in page


def test_the_desk_shows_the_code_as_a_picture(town: Any, case: Any, client_for: Callable[[str], Any]) -> None:
    opened(town)
    li = client_for("li")
    assert li.get(f"/desk/matter/{case.matter}/code/").status_code == 404
    offered = li.get(f"/desk/matter/{case.matter}/").content.decode().partition("暂时不能办理的")[0]
    assert "生成检查码" in offered
    code = coded(town, case)
    page = li.get(f"/desk/matter/{case.matter}/code/").content.decode()
    assert "<svg" in page and f"/card/{code}/" in page
    assert "公示码" in li.get(f"/desk/matter/{case.matter}/").content.decode()


def test_the_printed_notice_bears_the_code_only_while_the_public_can_open_it(town: Any, case: Any, client_for: Callable[[str], Any]) -> None:
    li, notice = client_for("li"), f"/desk/paper/{town.paper(case, 'notice')}"
    assert pictures(li.get(f"{notice}.docx").content) == []
    opened(town)
    address = f"http://testserver/card/{coded(town, case)}/"
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="png", border=2, scale=8)
    assert pictures(li.get(f"{notice}.docx").content) == [drawn.getvalue()]
    assert sum(len(page.images) for page in PdfReader(io.BytesIO(li.get(f"{notice}.pdf").content)).pages) == 1
    assert pictures(li.get(f"/desk/paper/{town.paper(case, 'approval')}.docx").content) == []
    town.at("2026-03-05")
    opened(town, "office")
    assert pictures(li.get(f"{notice}.docx").content) == []


def pictures(docx: bytes) -> list[bytes]:
    """The pictures in a DOCX."""
    with zipfile.ZipFile(io.BytesIO(docx)) as pack:
        return [pack.read(name) for name in pack.namelist() if name.startswith("word/media/")]


def test_a_new_code_puts_the_old_one_out(town: Any, case: Any) -> None:
    opened(town)
    old, new = coded(town, case), coded(town, case)
    assert "停用" in Client().get(f"/card/{old}/").content.decode() and CODE["grounds"] in Client().get(f"/card/{new}/").content.decode()
    assert CODE["grounds"] not in Client().get(f"/card/{old}/").content.decode()


def rate(code: str, **words: str) -> Any:
    visitor = Client()
    ident = re.search(r'name="id" value="([0-9a-f]{32})"', visitor.get(f"/card/{code}/").content.decode())
    assert ident
    return visitor.post(f"/card/{code}/", {"id": ident[1], **words})


def test_a_rating_goes_to_the_supervisor_and_past_the_officers(town: Any, case: Any, client_for: Callable[[str], Any]) -> None:
    opened(town)
    code = coded(town, case)
    assert rate(code, score="2", words="两名人员没有出示证件").status_code == 302
    rating = Matter.objects.get(level="supervised")
    assert rating.stage == "rated" and Deadline.objects.get(matter=rating.id, term="heed").capacity == "auditor"
    seen = {alias: gate.visible(gate.Viewer(town.people[alias].person, town.office, date(2026, 3, 5))).filter(id=rating.id).exists()
            for alias in ("li", "wang", "zhou", "qian", "huang", "chen", "an")}
    assert seen == {"li": False, "wang": False, "zhou": False, "qian": False, "huang": False, "chen": True, "an": True}
    assert client_for("li").get(f"/desk/matter/{rating.id}/").status_code == 404
    assert "没有出示证件" in client_for("an").get(f"/desk/matter/{rating.id}/").content.decode()
    town.now = datetime.now() + timedelta(days=1)  # the page recorded it by the real clock
    town.refuses(town.li, rating.id, act("inspection.Heed")(answer="看过了"), "机构·职责")
    town.an(rating.id, act("inspection.Heed")(answer="已核实并谈话提醒。"))
    town.checks(rating.id, stage="listed", open=[])
    assert verify.verify().problems == []


def test_a_rating_says_what_is_wrong_and_keeps_what_was_typed(town: Any, case: Any) -> None:
    opened(town)
    answer = rate(coded(town, case), words="态度很好")
    assert answer.status_code == 422 and "“总体评价”必须填写" in answer.content.decode() and "态度很好" in answer.content.decode()
    assert not Matter.objects.filter(level="supervised").exists()


def test_a_visit_without_a_code_or_with_too_many_ratings_takes_none(town: Any, case: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(town)
    with pytest.raises(AssertionError, match="没有检查码"):
        _rated(town, case)
    coded(town, case)
    monkeypatch.setattr("fazhi.lines.inspection.coding.MOST", 2)
    _rated(town, case)
    _rated(town, case)
    with pytest.raises(AssertionError, match="已经很多"):
        _rated(town, case)


def test_an_officer_cannot_rate_his_own_visit(town: Any, case: Any) -> None:
    opened(town)
    coded(town, case)
    assert "不能代为评价" in str(town.refuses(town.li, "", act("inspection.Rate")(visit=case.matter, score="5"), "检查·评价"))


def _rated(town: Any, case: Any) -> None:
    try:
        door.do(act("inspection.Rate")(visit=case.matter, score="5"), who="", office=town.office, origin="portal")
    except Refused as refused:
        raise AssertionError(str(refused)) from refused


def test_what_the_list_and_the_approval_know_stands_in_the_form_of_the_code(town: Any, client_for: Any) -> None:
    town.at("2026-03-02")
    opened(town)
    town.zhou(act("inspection.ListItem")(key="JC-07", name="餐饮场所燃气使用安全检查", grounds="演示燃气条例第九条", since="2026-01-01"))
    made = town.li(act("inspection.TakeUp")(source="above", what="燃气", item="JC-07", inspected={"name": "演示饭店", "kind": "organisation"}))
    asked = {"on": "2026-03-03", "first": town.li.person, "second": town.wang.person}
    town.signed(town.li, made, act("inspection.Approve")(kind="special", reason="县级部署", **asked), town.zhou, town.huang)
    page = client_for("li").get(f"/desk/matter/{made.matter}/do/inspection.MakeCode/").content.decode()
    assert "餐饮场所燃气使用安全检查" in page and "演示燃气条例第九条" in page and 'value="2026-03-03"' in page
    assert all(f'value="{person}" selected' in page for person in (town.li.person, town.wang.person))


@pytest.fixture
def issued(town: Any) -> Any:
    """A letter that was accepted: its notice bears a code."""
    town.at("2026-03-02")
    made = town.fang(act("petition.Receive")(channel="letter", what="排水沟堵塞", who={"name": "测乙", "kind": "natural"}))
    town.he(made, act("petition.Accept")(kind="complaint", route="petition"))
    return made


def told(paper: str) -> Any:
    answer = Client().get(f"/card/{sheet_code(paper)}/")
    return answer.status_code, answer.content.decode()


def test_a_paper_is_owned_by_its_printed_code_and_tells_of_nobody(town: Any, issued: Any) -> None:
    paper = town.paper(issued, "acceptance")
    row = Paper.objects.get(id=paper)
    status, text = told(paper)
    assert status == 404 and "只在办公网内可以打开" in text and "不是本机关生成的" not in text and row.number not in text
    opened(town)
    status, text = told(paper)
    assert status == 200 and row.title in text and row.number in text and "2026年3月2日" in text and "<strong>有效</strong>" in text
    assert "测乙" not in text and "排水沟" not in text and Matter.objects.get(id=issued.matter).code not in text
    for code in (f"{sheet_code(paper)}.1", sheet_code(paper).upper(), paper):
        assert Client().get(f"/card/{code}/").status_code == 200
        assert Client().get("/", {"code": code}, follow=True).redirect_chain[0][0] == f"/card/{code}/"
    for false in (sheet_code(paper)[1:], f"0{sheet_code(paper)[1:-1]}9", f"{sheet_code(paper)}.x"):
        answer = Client().get(f"/card/{false}/")
        assert answer.status_code == 404 and "不是本机关生成的" in answer.content.decode(), false


def test_what_never_left_the_house_answers_as_a_code_that_nobody_made(town: Any) -> None:
    opened(town)
    town.at("2026-03-02")
    made = town.fang(act("petition.Accuse")(channel="letter", what="反映问题", accused=town.zhou.person, who={"name": "测乙", "kind": "natural"}))
    town.li(act("penalty.TakeUp")(source="report", what="夜间倾倒", field="住建"))
    assert made.matter
    kept = [row for row in Paper.objects.order_by("id") if not row.outward or row.level]
    assert {bool(row.outward) for row in kept} >= {False}
    for row in kept:
        assert told(row.id)[0] == 404 and "不是本机关生成的" in told(row.id)[1]


def test_a_printed_code_is_looked_up_by_an_index(town: Any, issued: Any) -> None:
    opened(town)
    paper = town.paper(issued, "acceptance")
    with CaptureQueriesContext(connection) as asked:
        assert told(paper)[0] == 200
    sql = next(each["sql"] for each in asked.captured_queries if 'FROM "kernel_paper"' in each["sql"])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {'QUERY PLAN ' if connection.vendor == 'sqlite' else ''}{sql}")
        assert "paper_tail" in repr(cursor.fetchall())


def test_a_paper_that_stands_no_more_says_so(town: Any, issued: Any) -> None:
    opened(town)
    paper = town.paper(issued, "acceptance")
    town.signed(town.he, issued, act("common.VoidPaper")(paper=paper, reason="写错"), town.he)
    assert "<strong>已作废</strong>" in told(paper)[1] and "有效" not in told(paper)[1]


def test_a_paper_whose_act_was_struck_says_so(town: Any, issued: Any) -> None:
    opened(town)
    paper = town.paper(issued, "acceptance")
    entry = Entry.objects.get(matter=issued.matter, act="petition.Accept").id
    town.signed(town.he, issued, act("common.Strike")(entry=entry, reason="记错"), town.huang)
    assert Paper.objects.get(id=paper).struck and "出具的记录已撤销" in told(paper)[1]
