"""Every road of the desk, walked by the accused and by the typist of his village: neither is shown nor counted an accusation, also not one he typed himself."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import get_resolver
from openpyxl import load_workbook
from pypdf import PdfReader

from fazhi.kernel import duties, gate, registry, workbench
from fazhi.kernel.common import Note
from fazhi.kernel.models import Deadline, Entry, Matter, Paper, Party
from fazhi.kernel.whole_desk import HandOverDesk
from fazhi.lines.house.acts import Appoint
from fazhi.lines.reporting import story as reporting
from fazhi.web.api import tokens
from tests.test_browser_pages import names

WHAT, SAID = "某干部虚报补贴", "来人已经离开"
SEEN = {"line/petition/?size=100", "register/petition/", "register/petition.xlsx", "find/q", "calling/phone", "matter/{matter}/", "matter/{matter}/around/", "matter/{matter}/evidence/", "matter/{matter}/dossier.pdf",
        "paper/{paper}/", "paper/{paper}.pdf", "matter/{matter}/do/common.Note/", "figure/2023/petition.received/",
        "handover/?leaver={fang}&successor={lin}", "numbers/?series=信访受&year=2023", "ledger/{told}/月报!B3/"}  # some of what whoever may see it is shown
# {name of the address: examples}; every address of the site is walked, so that a new page cannot be forgotten. {matter} is the accusation itself.
ROADS: dict[str, tuple[str, ...]] = {
    "portal": ("/",), "article": ("/open/{matter}/",), "card": ("/card/{code}/",), "track": ("/track/",), "login": ("/login",), "login-again": ("/login/again",), "password": ("/password",),
    "queue": ("",), "duties": ("duties/petition/register/", "duties/petition/finish/"), "approvals": ("duties/sign/",), "under-way": ("under-way/",), "done": ("done/",), "late": ("late/",),
    "week": ("week/",), "rule-of-law-week": ("week/house/",), "rule-of-law-week-print": ("week/house.pdf",), "week-print": ("week.pdf",), "month": ("month/",), "month-of": ("month/2023/3/",),
    "lent": ("lent/",), "lend": ("matter/{matter}/lent/",), "sample": ("matter/{matter}/sample/",), "scores-back": ("matter/{matter}/scores/",), "scores-blank": ("matter/{matter}/scores.xlsx",), "slips": ("accounts/",), "handover": ("handover/", "handover/?leaver={fang}&successor={lin}"), "handover-done": ("handover/{entry}/",), "handover-list": ("handover/{entry}/list.pdf",),
    "help": ("help/",), "help-line": ("help/petition/",), "scans": ("scans/",), "scan-tray": ("scans/{matter}/",), "scan-leaf": ("scans/{matter}/{digest}.pdf",),
    "able": ("who/",), "who": ("who/petition.Accept/",), "mend": ("matter/{matter}/entry/{entry}/",), "undo": ("matter/{matter}/entry/{entry}/undo/",), "who-in": ("matter/{matter}/who/petition.Accept/",),
    "line": ("line/petition/?size=100",), "blank-set": ("blank/petition.pdf",), "calling": ("calling/",), "grid": ("grid/petition/",), "cross": ("cross/screening/",), "find": ("find/",),
    "matters-offer": ("matters/offer/petition.MarkRepeat/other/?q={code}",), "people-offer": ("people/offer/?field=who",), "person": ("people/{person}/",), "place": ("place/",), "signals": ("signals/",),
    "around": ("matter/{plain}/around/", "matter/{matter}/around/"), "new": ("new/petition.Receive/", "new/petition.Accuse/"), "matter": ("matter/{plain}/", "matter/{matter}/"),
    "do": ("matter/{plain}/do/common.Join/", "matter/{plain}/do/petition.MarkRepeat/", "matter/{matter}/do/common.Note/"), "new-keep": ("new/petition.Accuse/keep/",), "do-keep": ("matter/{matter}/do/common.Note/keep/",), "texts": ("matter/{matter}/texts/",),
    "form-pack": ("matter/{matter}/form/petition.Accept.zip",), "form-back": ("matter/{matter}/form/petition.Accept/",), "copy": ("matter/{matter}/copy/",), "code": ("matter/{matter}/code/",),
    "approval-form": ("matter/{matter}/sign/{entry}/form.pdf",), "send-back": ("matter/{matter}/sign/{entry}/back/",), "let-go": ("matter/{matter}/sign/{entry}/let-go/",), "on-paper": ("matter/{matter}/sign/{entry}/paper/",),
    "sign": ("matter/{matter}/sign/{entry}/",), "draft": ("matter/{matter}/sign/{entry}/1.pdf",), "proposed-file": ("matter/{matter}/sign/{entry}/file/photo",), "explain": ("matter/{matter}/deadline/{deadline}/",),
    "paper": ("paper/{paper}/",), "print": ("paper/{paper}.pdf",), "bring-back": ("paper/{paper}/edited/",), "blank-record": ("paper/{paper}/record/{party}.pdf",), "print-many": ("print/?paper={paper}",),
    "dossier": ("matter/{matter}/dossier.pdf",), "offices": ("offices/",), "numbers": ("numbers/", "numbers/?series=信访受&year=2023"), "stock": ("stock/",), "emergency-set": ("stock/sheets/{entry}.pdf",), "overlay": ("overlay/",),
    "paper-texts": ("paper-texts/",), "paper-text": ("paper-texts/petition.acceptance/",), "paper-text-preview": ("paper-texts/petition.acceptance/preview.pdf",),
    "overlay-test": ("overlay/petition.acceptance/test.pdf",), "overlay-print": ("paper/{paper}/overlay.pdf",), "looked": ("matter/{matter}/checks/",), "score-sheet": ("matter/{matter}/sheet/",),
    "evidence": ("matter/{matter}/evidence/",), "file": ("file/{digest}/",), "file-reread": ("matter/{matter}/evidence/{digest}/reread/",), "file-thumb": ("file/{digest}/thumb/",), "file-view": ("file/{digest}/view/",),
    "file-play": ("file/{digest}/play/",), "registers": ("registers/",), "register": ("register/petition/", "register/petition.orders/"), "register-sheet": ("register/petition.xlsx", "register/petition.orders.xlsx"),
    "sheets": ("sheets/",), "sheet": ("sheets/petition.orders/",), "sheet-job": ("sheets/job/{matter}/",), "sheet-batch": ("sheets/batch/{matter}/",), "sheet-kept": ("sheets/batch/{matter}/file",), "sheet-blank": ("sheets/petition.orders/blank.xlsx",),
    "figures": ("figures/2023/", "figures/2023/?all=1"), "figures-line": ("figures/2023/petition/",), "figure": ("figure/2023/petition.received/",), "figure-print": ("figure/2023/petition.received.pdf",),
    "report": ("report/2023/",), "report-print": ("report/2023.html",), "report-back": ("report/2023/back/",), "report-outline": ("report/2023/outline/",), "report-publish": ("report/2023/publish/",),
    "pack": ("pack/",), "pack-part": ("pack/organ/",), "pack-print": ("pack/organ.pdf",), "pack-draft": ("pack/organ/draft/",), "chart": ("pack/chart-petition.svg",), "columns": ("columns/2023/",),
    "columns-latest": ("columns/",), "columns-print": ("columns/2023.xlsx",), "parcel": ("matter/{matter}/parcel.zip",), "calendar": ("calendar/2023/",), "assessment": ("assessment/2023/",), "assessment-folder": ("assessment/2023.zip",),
    "county": ("county/",), "county-form": ("county/{matter}/",), "county-filled": ("county/{matter}/2023.xlsx",), "ledger": ("ledger/",), "ledger-cause": ("ledger/{entry}/1/", "ledger/{told}/月报!B3/"), "outlets": ("exports/",),
    "spread": ("statistics/mediation-cases/?year=2023&quarter=1",), "spread-print": ("statistics/mediation-cases.xlsx?year=2023&quarter=1",), "spread-cell": ("statistics/mediation-cases/mediation.accepted/?year=2023&quarter=1",),
    "tables": ("tables/2023/",), "tables-latest": ("tables/",), "tables-print": ("tables/2023.xlsx",), "table-cell": ("tables/2023/petition.received/",),
}
NONE = {"logout", "upload", "upload-part", "upload-done", "upload-drop"}  # they end a session or take in a file, and show nothing
ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("find/", {"q": "测申"}), ("find/", {"q": "{code}"}), ("people/offer/?field=who&one", {"who.find": "测申"}), ("people/offer/?field=who", {"who.name": "测申", "who.phone": "13900000007"}),
    ("people/{person}/", {"purpose": "handling", "reason": "核对来访人"}), ("calling/", {"number": "{code}"}), ("calling/", {"phone": "13900000007"}),
    ("calling/", {"village": "{village}", "month": "2023-03"}), ("place/", {"q": "东塘村二巷"}),
)


def words(answer: Any) -> str:
    """A page, a workbook, a folder or a print as words."""
    body: bytes = answer.getvalue() if hasattr(answer, "getvalue") else b"".join(answer) if answer.streaming else answer.content
    if body[:2] == b"PK" and "xl/workbook.xml" not in (folder := ZipFile(BytesIO(body))).namelist():
        return "".join(name + folder.read(name).decode("utf-8", "ignore") for name in folder.namelist())
    if body[:2] == b"PK":
        return str([[cell.value for cell in row] for page in load_workbook(BytesIO(body)) for row in page])
    if body[:4] == b"%PDF":
        return "".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)
    return body.decode("utf-8", "ignore")


def told(town: Any) -> str:
    """The petitions of the month are told to the county: the entry that told them."""
    blank = reporting.book()
    form = town.luo(registry.act("reporting.Take")(name="报数情况月报", to="县统计局", days=5, form=reporting.form(town, blank)))
    town.luo(form, registry.act("reporting.Bind")(rows=reporting.rows(blank, ("B3", "petition.received", "period"))))
    return str(town.luo(form, registry.act("reporting.Send")(**reporting.sending(town, form, "2023-03"))).entry)


@pytest.fixture
def recognised(town: Any) -> dict[str, str]:
    """A typist of the village wrote down what proved to be an accusation of its cadre; a plain petition of the same person stands beside it."""
    town.at("2023-03-01")
    town.keeper(town.office, Appoint(who={"person": town.tang.person, "name": "唐允"}, unit=town.villages["东塘村"], capacity=["clerk"], post="村务录入员", since="2023-03-01"))
    said = {"channel": "window", "village": town.villages["东塘村"], "place": {"text": "东塘村二巷"}}
    receive = registry.act("petition.Receive")
    plain = town.tang(receive(what="路灯不亮", who={"name": "测申", "phone": "13900000007"}, **said))
    case = town.tang(receive(what=WHAT, who={"name": "测申", "phone": "13900000007"}, **said))
    digest = town.file("照片.txt", f"{SAID}的照片".encode())
    town.tang(case, Note(text=SAID))
    town.tang(case, registry.act("common.Attach")(what=SAID, files=[digest]))
    town.fang(case, registry.act("petition.Accept")(kind="complaint", route="petition"))
    town.fang(case, registry.act("petition.Recognise")(accused=town.cadre1.person))
    found = {"matter": case.matter, "plain": plain.matter, "code": Matter.objects.get(id=case.matter).code, "village": town.villages["东塘村"], "entry": case.entry, "digest": digest["hash"]}
    found |= {"told": told(town), "fang": town.fang.person, "lin": town.lin.person}
    found |= {"party": Party.objects.get(matter=case.matter, capacity="petitioner").id, "paper": Paper.objects.get(matter=case.matter).id}
    return {**found, "person": Party.objects.filter(matter=plain.matter).first().person, "deadline": Deadline.objects.filter(matter=case.matter).first().id}


def test_every_address_is_walked() -> None:
    known = set(names(get_resolver().url_patterns))
    assert known - set(ROADS) - NONE == set(), "addresses that nobody walks"
    assert (set(ROADS) | NONE) - known == set() and not set(ROADS) & NONE


def test_no_road_shows_it_to_the_accused_or_to_the_typist_of_his_village(town: Any, client_for: Any, recognised: dict[str, str]) -> None:
    hashes = [each.hash[:24] for each in Entry.objects.filter(matter=recognised["matter"])]
    marks = (recognised["matter"], recognised["code"], WHAT, SAID, *hashes)
    shown: dict[str, set[str]] = {}
    for reader in ("mei", "cadre1", "tang"):
        client = client_for(reader)
        for road, asked in (*((road, {}) for roads in ROADS.values() for road in roads), *ASKED):
            name = "".join((road, *asked))
            asked = {field: word.format(**recognised) for field, word in asked.items()}
            address = (road if road.startswith("/") else "/desk/" + road).format(**recognised)
            answer = client.post(address, asked) if asked else client.get(address)
            page = words(answer) if answer.status_code == 200 else str(answer.headers.get("Location", "")) + answer.content.decode()
            own = {each for each in marks if each in {*asked.values()} or each in address}  # what he asked for himself stands in the field
            own |= {*hashes} if road == "report/2023.html" else set()  # the public annex tells every hash and to nobody whose it is
            if {each for each in marks if each in page} - own or SAID in page or "虚报" in page:
                shown.setdefault(reader, set()).add(name)
    assert {reader: roads for reader, roads in shown.items() if reader != "mei"} == {}
    assert shown["mei"] >= SEEN, SEEN - shown["mei"]


def test_nothing_of_it_is_counted_among_his_own_work(town: Any, recognised: dict[str, str]) -> None:
    for hand in (town.cadre1, town.tang):
        viewer = gate.Viewer(hand.person, town.office, date(2023, 3, 1))
        page = workbench.done(viewer)
        assert recognised["matter"] not in {row["matter"] for row in page.rows} and page.total == (1 if hand is town.tang else 0)
        assert all(row["matter"] != recognised["matter"] for group in duties.queue(viewer) for row in group.rows)
    mine = workbench.done(gate.Viewer(town.fang.person, town.office, date(2023, 3, 1)))
    assert recognised["matter"] in {row["matter"] for row in mine.rows}


EVERYWHERE = (
    "", "under-way/", "done/", "late/", "week/", "week/house/", "week/house.pdf", "week.pdf", "month/2023/3/", "handover/", "handover/?leaver={fang}", "handover/?leaver={fang}&successor={mei}", "duties/petition/register/", "duties/sign/", "line/petition/?size=100", "registers/",
    "register/petition/", "register/petition.xlsx", "signals/", "grid/petition/", "numbers/", "numbers/?series=信访受&year=2023", "figures/2023/?all=1", "figures/2023/petition/", "figure/2023/petition.received/", "figure/2023/petition.received.pdf",
    "report/2023/", "pack/", "tables/2023/", "calendar/2023/", "assessment/2023/", "county/", "ledger/", "exports/", "columns/2023/", "columns/2023.xlsx", "sheets/", "scans/", "who/", "calling/", "ledger/{told}/月报!B3/", "ledger/?differs=1",
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
    town.fang(case, registry.act("petition.Accept")(kind="accusation"))
    known = {"told": told(town), "fang": town.fang.person, "mei": town.mei.person}
    later = town.at("2031-06-01").fang(registry.act("petition.Accuse")(**said, **({"accused": town.mei.person} if "typed" in how else named)), on="2023-03-20")  # comes to light after the month was told
    marks = {case.matter, later.matter, *Matter.objects.filter(line="petition").values_list("code", flat=True), WHAT, "测控", *(each.hash[:24] for each in Entry.objects.filter(matter=case.matter))}
    for reader in ("mei", "lin"):
        client = client_for(reader)
        pages = {road: client.get("/desk/" + road.format(**known)) for road in EVERYWHERE}
        assert [road for road, answer in pages.items() if answer.status_code == 200 and any(each in words(answer) for each in marks)] == []
        for key in [each.key for line in registry.lines().values() for each in line.figures if line.key in ("petition", "mediation", "screening")]:
            assert "您无权逐条查看" not in words(client.get(f"/desk/figure/2023/{key}/")), key
        telling = ("不得接触", "接收检举控告", "告知书", "您无权逐条查看")  # on these pages such words would tell that there is one
        assert [(road, each) for road in EVERYWHERE if "{" in road or "?series" in road for each in telling if each in words(pages[road])] == []
        assert f"/desk/ledger/{known['told']}/" not in words(pages["ledger/?differs=1"])
        assert "检举控告\u30000宗" in words(client.get("/desk/figure/2023/petition.accusations/"))
        assert "检举控告：0宗" in words(client.get("/desk/figure/2023/petition.accusations.pdf"))
        token = tokens.issue(town.people[reader].person, town.office, "测试")
        other = Client(headers={"Authorization": f"Bearer {token}"})
        for road in ("matters?line=petition", "registers/petition", "figures/2023/petition.received", "figures/2023/petition.accusations"):
            assert not any(each in other.get(f"/api/{road}").content.decode() for each in marks), road
        assert next(each["value"] for each in other.get("/api/figures/2023").json() if each["key"] == "petition.accusations") == 0
    assert "接收检举控告" in words(client_for("he").get(f"/desk/ledger/{known['told']}/月报!B3/")).partition("报出以后的变化")[2]
    assert "检举控告\u30002宗" in words(client_for("he").get("/desk/figure/2023/petition.accusations/")) and WHAT in words(client_for("he").get("/desk/line/petition/?size=100"))


def test_a_desk_handed_over_tells_the_accused_head_nothing(town: Any, client_for: Any) -> None:
    """He sees the desk without it, before and after; he may not hand it over himself, and is not told why."""
    town.at("2023-03-01")
    case = town.fang(registry.act("petition.Accuse")(channel="letter", what=WHAT, who={"name": "测控"}, accused=town.mei.person))
    town.fang(case, registry.act("petition.Accept")(kind="accusation"))
    plain = town.fang(registry.act("petition.Receive")(channel="letter", what="路灯不亮", who={"name": "测申"}))
    hidden, open_ = (Matter.objects.get(id=each.matter).code for each in (case, plain))
    hand_over = HandOverDesk(leaver=town.fang.person, successor=town.he.person)
    refused = str(town.refuses(town.mei, town.office, hand_over, "机构·职责"))
    assert "请由机构管理员移交" in refused and not any(each in refused for each in (hidden, "不得接触", "检举", "回避"))
    assert open_ in words(client_for("mei").get("/desk/handover/", {"leaver": town.fang.person, "successor": town.he.person}))
    entry = town.keeper(town.office, hand_over).entry
    lists = {reader: words(client_for(reader).get(f"/desk/handover/{entry}/list.pdf")).replace("\n", "") for reader in ("mei", "keeper")}
    assert {reader: (hidden in text, open_ in text) for reader, text in lists.items()} == {"mei": (False, True), "keeper": (True, True)}
