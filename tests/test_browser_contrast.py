"""Where the system's own colours replace ours, lights, tags and the focus stay told apart by words and borders; where more contrast is asked for, too. Large letters."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.test_browser import entered

EDGE = "one => { const s = getComputedStyle(one); return [s.borderTopStyle, s.borderTopWidth] }"


def looked(page: Any, marks: str) -> dict[str, tuple[str, str]]:
    """The edge of each kind of mark, put on the page beside what stands there."""
    page.evaluate("marks => document.querySelector('main').insertAdjacentHTML('beforeend', marks.split(',').map(one => `<span class='${one}'>字</span>`).join(''))", marks)
    return {one: tuple(page.eval_on_selector(f"main > span[class='{one}']", EDGE)) for one in marks.split(",")}


@pytest.mark.parametrize("asked", [{"forced_colors": "active"}, {"contrast": "more"}])
def test_marks_and_focus_are_told_apart_without_our_colours(browser: Any, site: str, asked: dict[str, str]) -> None:
    page = entered(browser, site, "he")
    page.emulate_media(**asked)
    edges = looked(page, "light late,light soon,light ok,light rest,tag,tag warn,tag bad")
    assert all(style != "none" and width != "0px" for style, width in edges.values()), edges
    assert len({edges[one] for one in ("light late", "light soon", "light ok")}) == 3, edges
    assert len({edges[one] for one in ("tag", "tag warn", "tag bad")}) == 3, edges
    for light in page.query_selector_all("main .light"):
        assert light.inner_text().strip()  # never a colour alone
    page.evaluate("() => document.querySelector('.rail').insertAdjacentHTML('afterbegin', `<a href='/desk/'>待办<span class='count'>12</span></a>`)")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    style, width = page.evaluate("() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth] }")
    assert style == "solid" and int(width.removesuffix("px")) >= 3


def test_large_letters_are_kept_and_fit_on_the_screen(browser: Any, site: str) -> None:
    page = entered(browser, site, "he")
    size = "() => parseFloat(getComputedStyle(document.body).fontSize)"
    before = page.evaluate(size)
    page.click("button.letters")
    assert page.get_attribute("button.letters", "aria-pressed") == "true"
    for address in ("/desk/", "/desk/register/petition/", "/desk/new/petition.Receive/"):
        page.goto(f"{site}{address}")
        assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"), address
    page.goto(f"{site}/desk/")
    assert page.evaluate(size) == pytest.approx(before * 1.25)
    page.goto(f"{site}/")
    assert page.get_attribute("button.letters", "aria-pressed") == "true"  # the public pages too
    page.click("button.letters")
    page.goto(f"{site}/desk/")
    assert page.evaluate(size) == pytest.approx(before)
