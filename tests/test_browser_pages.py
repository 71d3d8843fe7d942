"""Every kind of page: nothing that axe finds wrong, and none wider than a telephone or a screen at 200 %; an address that stands in no table fails."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import get_resolver

from tests.test_browser import entered

WIDTHS = ((683, 384), (390, 844))  # 1366 × 768 at 200 %, and a telephone
# a page answers a new width when it is drawn again, which may be after the next question
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# lights, and what a row of cards is about, that stand outside the screen sideways; a table by months is pushed
BESIDE = """() => [...document.querySelectorAll("main .light, main .cards .what")].filter(one => one.offsetParent && !one.closest("td.num")).some(one => {
    const box = one.getBoundingClientRect(); return box.left < 0 || box.right > window.innerWidth})"""
# who looks at it: {name of the address: an example}; what stands in braces is put in by tests/furnished.py
PAGES: dict[str, dict[str, str]] = {
    "": {"login": "/login", "portal": "/", "article": "/open/{article}/", "card": "/card/{code}/", "no card": "/card/nothing/", "track": "/track/", "not found": "/open/nothing/"},
    "he": {
        "password": "/password", "queue": "/desk/", "duties": "/desk/duties/petition/finish/", "under-way": "/desk/under-way/", "done": "/desk/done/",
        "week": "/desk/week/", "month": "/desk/month/", "month-of": "/desk/month/2021/3/", "help": "/desk/help/", "help-line": "/desk/help/petition/",
        "scans": "/desk/scans/", "scan-tray": "/desk/scans/{tray}/", "able": "/desk/who/", "who": "/desk/who/penalty.Review/",
        "mend": "/desk/matter/{matter}/entry/{entry}/", "who-in": "/desk/matter/{matter}/who/petition.Answer/", "line": "/desk/line/petition/",
        "calling": "/desk/calling/", "grid": "/desk/grid/petition/", "find": "/desk/find/", "person": "/desk/people/{person}/",
        "place": "/desk/place/", "signals": "/desk/signals/", "around": "/desk/matter/{matter}/around/", "new": "/desk/new/petition.Receive/",
        "matter": "/desk/matter/{matter}/", "do": "/desk/matter/{matter}/do/petition.Answer/", "copy": "/desk/matter/{matter}/copy/",
        "on-paper": "/desk/matter/{matter}/sign/{proposal}/paper/", "explain": "/desk/matter/{matter}/deadline/{deadline}/", "paper": "/desk/paper/{paper}/",
        "bring-back": "/desk/paper/{paper}/edited/", "offices": "/desk/offices/", "numbers": "/desk/numbers/?series=信访受&year=2021", "evidence": "/desk/matter/{matter}/evidence/",
        "registers": "/desk/registers/", "register": "/desk/register/petition/", "figures": "/desk/figures/2021/", "figures-line": "/desk/figures/2021/petition/", "rule-of-law-week": "/desk/week/house/",
        "figure": "/desk/figure/2021/petition.received/",
        "report": "/desk/report/2021/", "pack": "/desk/pack/", "columns": "/desk/columns/2021/",
        "calendar": "/desk/calendar/2021/", "assessment": "/desk/assessment/2021/", "outlets": "/desk/exports/", "spread": "/desk/statistics/mediation-cases/?year=2021&quarter=1",
        "spread-cell": "/desk/statistics/mediation-cases/mediation.accepted/?year=2021&quarter=1", "tables": "/desk/tables/2021/",
        "table-cell": "/desk/tables/2021/{cell}/"},
    "li": {"sheets": "/desk/sheets/", "sheet": "/desk/sheets/penalty.platform/", "sheet-batch": "/desk/sheets/batch/{batch}/", "sheet-job": "/desk/sheets/job/{job}/",
           "code": "/desk/matter/{coded}/code/", "stock": "/desk/stock/", "overlay": "/desk/overlay/", "paper-texts": "/desk/paper-texts/", "paper-text": "/desk/paper-texts/penalty.decision/", "looked": "/desk/matter/{file}/checks/", "mend what others hang on": "/desk/matter/{hangs}/entry/{hung}/", "cross": "/desk/cross/screening/"},
    "luo": {"county": "/desk/county/", "county-form": "/desk/county/{county}/?at=月报!C5", "ledger": "/desk/ledger/", "ledger-cause": "/desk/ledger/{told}/{place}/",
            "pack-part": "/desk/pack/organ/"},
    "huang": {"approvals": "/desk/duties/sign/", "late": "/desk/late/", "matter to sign": "/desk/matter/{matter}/"},
    "sun": {"scores-back": "/desk/matter/{review}/scores/", "score-sheet": "/desk/matter/{review}/sheet/", "score": "/desk/matter/{review}/do/file_review.Score/"},
    "mei": {"lend": "/desk/matter/{review}/lent/", "sample": "/desk/matter/{review}/sample/", "report-back": "/desk/report/2021/back/", "report-outline": "/desk/report/2021/outline/", "texts": "/desk/matter/{text}/texts/"},
    "guest": {"lent": "/desk/lent/", "a lent file": "/desk/matter/{file}/", "refused": "/desk/registers/"},
    "keeper": {"slips": "/desk/accounts/", "handover": "/desk/handover/", "handover-done": "/desk/handover/{handover}/", "house": "/desk/line/house/", "offices to keep": "/desk/offices/"},
}
# names that show no page of their own: a file, a part of a page, an answer to what was sent
FILES = {"week-print", "rule-of-law-week-print", "handover-list", "scan-leaf", "blank-set", "form-pack", "approval-form", "draft", "proposed-file", "print", "blank-record", "print-many", "dossier",
         "file", "file-thumb", "file-view", "file-play", "register-sheet", "sheet-kept", "sheet-blank", "figure-print", "report-print", "chart", "overlay-test", "overlay-print", "paper-text-preview", "emergency-set", "pack-print", "columns-print",
         "parcel", "assessment-folder", "county-filled", "spread-print", "tables-print", "scores-blank"}
SENT = {"login-again", "logout", "undo", "matters-offer", "people-offer", "form-back", "send-back", "let-go", "sign", "file-reread", "upload", "upload-part", "upload-done", "upload-drop", "report-publish",
        "pack-draft", "new-keep", "do-keep", "columns-latest", "tables-latest"}


def names(patterns: Any) -> Iterator[str]:
    """The name of every address but those of the interface, which has no pages."""
    for each in patterns:
        if hasattr(each, "url_patterns"):
            if each.namespace is None:
                yield from names(each.url_patterns)
        elif each.name:
            yield each.name


def test_every_address_is_a_page_with_an_example_or_named_as_none() -> None:
    shown = {name for pages in PAGES.values() for name in pages if " " not in name} - {"score", "house", "refused"}
    told = set(names(get_resolver().url_patterns))
    assert told - shown - FILES - SENT == set(), "addresses that no example shows"
    assert (shown | FILES | SENT) - told == set(), "examples of addresses that are gone"
    assert not shown & (FILES | SENT)


@pytest.fixture(scope="module")
def examples(site: str, home: Path) -> dict[str, str]:
    """Identifiers of the examples, made in the served town."""
    made = home / "examples.json"
    env = {**{k: v for k, v in os.environ.items() if k != "FAZHI_DATABASE"}, "FAZHI_HOME": str(home)}
    subprocess.run([sys.executable, "-m", "tests.furnished", str(made)], check=True, env=env)
    found: dict[str, str] = json.loads(made.read_text("utf-8"))
    return found


@pytest.mark.parametrize("login", PAGES)
def test_axe_is_content_and_no_page_is_wider_than_the_screen(browser: Any, site: str, examples: dict[str, str], login: str) -> None:
    page = entered(browser, site, login) if login else browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN").new_page()
    wrong: list[str] = []
    for name, address in PAGES[login].items():
        answer = page.goto(site + address.format_map(examples))
        assert answer is not None
        expected = {"no card": 404, "not found": 404, "refused": 403}.get(name, 200)
        if answer.status != expected:
            wrong.append(f"{name}: {answer.status} {address}")
            continue
        wrong += [f"{name}: {each['id']} {each['nodes'][0]['html'][:160]}" for each in Axe().run(page).response["violations"]]
        for width, height in WIDTHS:
            page.set_viewport_size({"width": width, "height": height})
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
                wrong.append(f"{name}: wider than {width}")
            if page.evaluate(BESIDE):
                wrong.append(f"{name}: at {width} a deadline light or what the row is about has to be pushed into sight")
        page.evaluate(DRAWN)
        told = Axe().run(page, options={"runOnly": ["scrollable-region-focusable"]}).response["violations"]  # on a telephone more is pushed
        wrong += [f"{name} on a telephone: {each['id']} {each['nodes'][0]['html'][:160]}" for each in told]
        page.set_viewport_size({"width": 1366, "height": 768})
    assert wrong == [], "\n".join(wrong)
