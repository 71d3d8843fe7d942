"""Every road of the desk, walked by the accused and by the typist of his village: neither is shown nor counted an accusation, also not one he typed himself."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader

from fazhi.kernel import duties, gate, registry, workbench
from fazhi.kernel.common import Note
from fazhi.kernel.models import Entry, Matter, Party
from fazhi.lines.house.acts import Appoint
from fazhi.web.api import tokens

pytestmark = pytest.mark.once
WHAT = "某干部虚报补贴"
SEEN = {"line/petition/?size=100", "register/petition/", "register/petition.xlsx", "find/q", "calling/phone"}  # what whoever may see it is shown
ROADS = (
    "", "under-way/", "done/", "late/", "week/", "week.pdf", "month/2023/3/", "handover/", "duties/petition/register/", "duties/petition/finish/",
    "line/petition/?size=100", "registers/", "register/petition/", "register/petition.xlsx", "people/{person}/", "signals/", "grid/petition/", "cross/screening/", "matter/{plain}/", "matter/{plain}/around/",
    "matter/{plain}/do/common.Join/", "matter/{plain}/do/petition.MarkRepeat/", "numbers/", "figures/2023/", "figure/2023/petition.received/",
    "tables/2023/", "calendar/2023/", "ledger/",
)
ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("find/", {"q": "测申"}), ("find/", {"q": "{code}"}), ("people/offer/?field=who&one", {"who.find": "测申"}), ("people/offer/?field=who", {"who.name": "测申", "who.phone": "13900000007"}),
    ("people/{person}/", {"purpose": "handling", "reason": "核对来访人"}), ("calling/", {"number": "{code}"}), ("calling/", {"phone": "13900000007"}),
    ("calling/", {"village": "{village}", "month": "2023-03"}), ("place/", {"q": "东塘村二巷"}),
)


def words(answer: Any) -> str:
    """A page, a workbook or a print as words."""
    body: bytes = answer.getvalue() if hasattr(answer, "getvalue") else b"".join(answer) if answer.streaming else answer.content
    if body[:2] == b"PK":
        return str([[cell.value for cell in row] for page in load_workbook(BytesIO(body)) for row in page])
    if body[:4] == b"%PDF":
        return "".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)
    return body.decode("utf-8", "ignore")


@pytest.fixture
def recognised(town: Any) -> dict[str, str]:
    """A typist of the village wrote down what proved to be an accusation of its cadre; a plain petition of the same person stands beside it."""
    town.at("2023-03-01")
    town.keeper(town.office, Appoint(who={"person": town.tang.person, "name": "唐允"}, unit=town.villages["东塘村"], capacity=["clerk"], post="村务录入员", since="2023-03-01"))
    said = {"channel": "window", "village": town.villages["东塘村"], "place": {"text": "东塘村二巷"}}
    receive = registry.act("petition.Receive")
    plain = town.tang(receive(what="路灯不亮", who={"name": "测申", "phone": "13900000007"}, **said))
    case = town.tang(receive(what=WHAT, who={"name": "测申", "phone": "13900000007"}, **said))
    town.tang(case, Note(text="来人已经离开"))
    town.fang(case, registry.act("petition.Accept")(kind="complaint", route="petition"))
    town.fang(case, registry.act("petition.Recognise")(accused=town.cadre1.person))
    return {"matter": case.matter, "plain": plain.matter, "code": Matter.objects.get(id=case.matter).code, "village": town.villages["东塘村"], "person": Party.objects.filter(matter=plain.matter).first().person}


def test_no_road_shows_it_to_the_accused_or_to_the_typist_of_his_village(town: Any, client_for: Any, recognised: dict[str, str]) -> None:
    hashes = [each.hash[:24] for each in Entry.objects.filter(matter=recognised["matter"])]
    marks = (recognised["matter"], recognised["code"], WHAT, "来人已经离开", *hashes)
    told: dict[str, set[str]] = {}
    for reader in ("mei", "cadre1", "tang"):
        client = client_for(reader)
        for road, asked in (*((road, {}) for road in ROADS), *ASKED):
            name = "".join((road, *asked))
            if reader == "mei" and name not in SEEN:
                continue
            asked = {field: word.format(**recognised) for field, word in asked.items()}
            answer = client.post("/desk/" + road.format(**recognised), asked) if asked else client.get("/desk/" + road.format(**recognised))
            page = words(answer) if answer.status_code == 200 else str(answer.headers.get("Location", ""))
            own = {recognised["code"]} & set(asked.values())  # what he asked for himself stands in the field
            if set(each for each in marks if each in page) - own:
                told.setdefault(reader, set()).add(name)
    assert told == {"mei": SEEN}


def test_nothing_of_it_is_counted_among_his_own_work(town: Any, recognised: dict[str, str]) -> None:
    for hand in (town.cadre1, town.tang):
        viewer = gate.Viewer(hand.person, town.office, date(2023, 3, 1))
        page = workbench.done(viewer)
        assert recognised["matter"] not in {row["matter"] for row in page.rows} and page.total == (1 if hand is town.tang else 0)
        assert all(row["matter"] != recognised["matter"] for group in duties.queue(viewer) for row in group.rows)
    mine = workbench.done(gate.Viewer(town.fang.person, town.office, date(2023, 3, 1)))
    assert recognised["matter"] in {row["matter"] for row in mine.rows}


EVERYWHERE = (
    "", "under-way/", "done/", "late/", "week/", "week/house/", "week/house.pdf", "week.pdf", "month/2023/3/", "handover/", "duties/petition/register/", "duties/sign/", "line/petition/?size=100", "registers/",
    "register/petition/", "register/petition.xlsx", "signals/", "grid/petition/", "numbers/", "figures/2023/?all=1", "figures/2023/petition/", "figure/2023/petition.received/", "figure/2023/petition.received.pdf",
    "report/2023/", "pack/", "tables/2023/", "calendar/2023/", "assessment/2023/", "county/", "ledger/", "exports/", "columns/2023/", "columns/2023.xlsx", "sheets/", "scans/", "who/", "calling/",
)


@pytest.mark.parametrize("how", ["chosen", "unit", "typed", "typed unit", "typed late"])
def test_an_accusation_of_a_head_is_kept_from_him_and_his_unit_however_he_was_named(town: Any, client_for: Any, how: str) -> None:
    """Chosen from the list or written down by name, at receipt or when it was recognised: neither he nor his unit meets it on any road, nor is told that there is one."""
    town.at("2023-03-01")
    said = {"channel": "letter", "what": WHAT, "who": {"name": "测控"}}
    named = {"chosen": {"accused": town.mei.person}, "unit": {"accused_unit": town.units["司法所"]}, "typed": {"outsider": "所长梅若谷"}, "typed unit": {"outsider": "演示镇司法所"}, "typed late": {"outsider": "梅若谷"}}[how]
    if how == "typed late":
        case = town.fang(registry.act("petition.Receive")(**said))
        town.refuses(town.fang, case, registry.act("petition.Recognise")(**named), "信访·检举控告")
        town.on_paper(town.fang, case, registry.act("petition.Recognise")(**named), town.he)
    else:
        case = town.fang(registry.act("petition.Accuse")(**named, **said))
    marks = {case.matter, Matter.objects.get(id=case.matter).code, WHAT, "测控", *(each.hash[:24] for each in Entry.objects.filter(matter=case.matter))}
    for reader in ("mei", "lin"):
        client = client_for(reader)
        pages = {road: client.get("/desk/" + road) for road in EVERYWHERE}
        assert [road for road, answer in pages.items() if answer.status_code == 200 and any(each in words(answer) for each in marks)] == []
        assert "检举控告\u30000宗" in words(client.get("/desk/figure/2023/petition.accusations/"))
        assert "检举控告：0宗" in words(client.get("/desk/figure/2023/petition.accusations.pdf"))
        token = tokens.issue(town.people[reader].person, town.office, "测试")
        other = Client(headers={"Authorization": f"Bearer {token}"})
        for road in ("matters?line=petition", "registers/petition", "figures/2023/petition.received", "figures/2023/petition.accusations"):
            assert not any(each in other.get(f"/api/{road}").content.decode() for each in marks), road
        assert next(each["value"] for each in other.get("/api/figures/2023").json() if each["key"] == "petition.accusations") == 0
    assert "检举控告\u30001宗" in words(client_for("he").get("/desk/figure/2023/petition.accusations/")) and WHAT in words(client_for("he").get("/desk/line/petition/?size=100"))
