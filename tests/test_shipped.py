"""What is shipped to the browser needs nothing newer than Chromium 86, on which domestic systems stand still."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.finders import get_finders

import fazhi

# what came after version 86, and with which version; what a browser that does not know it only leaves out (@media, @supports) is no harm and stands in no list
STYLE = {
    r":(is|where)\(": 88, r":has\(": 105, r":modal\b": 105, r":user-(in)?valid\b": 119, r"\baspect-ratio\s*:": 88, r"\binset(-\w+)*\s*:": 87, r"\b(margin|padding)-(inline|block)\s*:": 87,
    r"\baccent-color\s*:": 93, r"\bscrollbar-(gutter|color|width)\s*:": 94, r"overflow(-[xy])?\s*:\s*clip": 90, r"@layer\b": 99, r"@container\b": 105, r"@scope\b": 118, r"@starting-style\b": 117,
    r"\bcolor-mix\(": 111, r"\b(oklch|oklab|lch|lab|hwb|light-dark)\(": 101, r"\d[dsl]v[hw]\b": 108, r"\btext-wrap\s*:": 114, r"\bsubgrid\b": 117, r"[;{]\s*(translate|rotate|scale)\s*:": 104,
    r"[{;}]\s*&": 112, r"\bcontent-visibility\s*:\s*hidden": 108, r"\bfield-sizing\s*:": 123,
}
SCRIPT = {
    r"\.at\(": 92, r"\bstructuredClone\(": 98, r"\bObject\.(hasOwn|groupBy)\(": 93, r"\.findLast(Index)?\(": 97, r"\.to(Sorted|Reversed|Spliced)\(": 110, r"\brandomUUID\(": 92,
    r"\bAbortSignal\.(timeout|any)\(": 103, r"\.showPicker\(": 99, r"\.(showPopover|hidePopover|togglePopover)\(": 114, r"\bIntl\.Segmenter\b": 87, r"\bstatic\s*\{": 94,
    r"\bArray\.fromAsync\(": 121, r"\bPromise\.(withResolvers|try)\(": 119, r"\.replaceChildren\(": 86.5, r"\.setHTML(Unsafe)?\(": 124, r"\bnew EyeDropper\b": 95, r"#\w+ in\b": 91,
    r"(?<![.\w])scheduler\.": 94, r"\bimport\s+[^;]*\bwith\s*\{": 123,
}
PAGE = {r"\spopover(target)?[\s=>]": 114, r"\sinert[\s=>]": 102, r"<search\b": 118, r"<details[^>]*\sname=": 120, r"<selectedcontent\b": 135, r"hidden=.until-found": 102, r"<script[^>]*type=.importmap": 89}


def found(words: str, table: dict[str, float]) -> list[str]:
    """What in the words is newer than 86."""
    return [f"{match[0]} needs {table[pattern]:.0f}" for pattern in table for match in re.finditer(pattern, words)]


def shipped() -> list[tuple[str, str]]:
    """Every style sheet and script that a page can load, those of others included."""
    told: dict[str, str] = {}
    for finder in get_finders():
        for name, storage in finder.list([]):
            if name.endswith((".css", ".js")) and not name.startswith(("admin/", "ninja/")):
                told.setdefault(name, Path(storage.path(name)).read_text("utf-8"))
    return sorted(told.items())


def loaded() -> set[str]:
    """What the templates load."""
    pages = [path.read_text("utf-8") for path in Path(fazhi.__file__).parent.glob("web/**/*.html")]
    return {name for words in pages for name in re.findall(r"static\('([^']+\.(?:css|js))'\)", words)}


def test_nothing_that_a_page_loads_is_newer_than_the_oldest_browser() -> None:
    files, wanted = dict(shipped()), loaded()
    assert {"fazhi.css", "fazhi.js", "upload.js", "django_htmx/htmx-2.min.js"} <= wanted <= files.keys()
    wrong = {name: found(files[name], STYLE if name.endswith(".css") else SCRIPT) for name in wanted}
    assert {name: each for name, each in wrong.items() if each} == {}


def test_no_page_asks_for_what_the_oldest_browser_does_not_know() -> None:
    pages = {path.name: found(path.read_text("utf-8"), PAGE) for path in Path(fazhi.__file__).parent.glob("web/**/*.html")}
    assert len(pages) > 80 and {name: each for name, each in pages.items() if each} == {}
    assert not any("<style" in path.read_text("utf-8") or re.search(r"<script>", path.read_text("utf-8")) for path in Path(fazhi.__file__).parent.glob("web/**/*.html"))


@pytest.mark.parametrize(("words", "table"), [
    ("a:has(b){}", STYLE), (".x{inset:0}", STYLE), (".x{height:100dvh}", STYLE), ("@layer a{}", STYLE), (".x{&:hover{}}", STYLE), ("rows.at(-1)", SCRIPT),
    ("class A { static { } }", SCRIPT), ("structuredClone(x)", SCRIPT), ("<div popover>", PAGE), ("<details name='a'>", PAGE)])
def test_the_check_finds_what_is_newer(words: str, table: Any) -> None:
    assert found(words, table)
