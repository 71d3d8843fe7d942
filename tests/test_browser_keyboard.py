"""One main job without a mouse: from log-in to the printed receipt by Tab, Enter, arrows and typing alone."""

import re
from io import BytesIO
from typing import Any

import pypdf

MOST = 120  # stops on the way to something; a page that needs more is none for a keyboard


def to(page: Any, css: str) -> None:
    """Tab until the cursor stands on it, where it can be seen."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("css => document.activeElement.matches(css)", css):
            seen = page.evaluate("() => { const one = getComputedStyle(document.activeElement); return one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) > 0 }")
            assert seen, f"nothing shows that the cursor stands on {css}"
            return
    raise AssertionError(f"{css} is not reached by {MOST} tabs")


def enter(page: Any) -> None:
    """Enter where the cursor stands, and the page to which it leads."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def past_the_menu(page: Any, stops: tuple[str, ...] = ("跳到正文",)) -> None:
    """The first stop of every page leads past the menu; on the workbench another leads past what waits to what can be begun."""
    for name in stops:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == name
    page.keyboard.press("Enter")


def typed(page: Any, css: str, words: str) -> None:
    """Typed into a field that was reached by tabs."""
    to(page, css)
    page.keyboard.type(words)


def test_a_petition_is_registered_and_its_receipt_printed_by_keyboard_alone(browser: Any, site: str) -> None:
    page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN").new_page()
    page.goto(f"{site}/login")
    typed(page, "#login", "fang")
    typed(page, "#password", "yanshi-2021")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/**")
    past_the_menu(page, ("跳到正文", "跳到新登记"))
    to(page, "aside.side summary, a.act[href='/desk/new/petition.Receive/']")
    while page.evaluate("document.activeElement.tagName") == "SUMMARY":  # the line of work stands in a fold until it was used
        if page.evaluate("document.activeElement.textContent === '信访诉求' && !document.activeElement.parentElement.open"):
            page.keyboard.press("Enter")
        to(page, "aside.side summary, a.act[href='/desk/new/petition.Receive/']")
    enter(page)
    past_the_menu(page)
    to(page, "#channel")
    page.keyboard.press("ArrowDown")
    typed(page, "#what", "村口路灯不亮")
    typed(page, "[name='who.name']", "测键盘")
    to(page, "main form.card > button.primary")
    enter(page)
    assert "已办理" in page.inner_text("main [role=status]") and "接收诉求" in page.inner_text("main [role=status]")
    past_the_menu(page)
    to(page, "a.act[href$='petition.Receipt/']")
    enter(page)
    past_the_menu(page)
    typed(page, "#call", "0750-2000001")
    to(page, "main form.card > button.primary")
    enter(page)
    assert "出具回执" in page.inner_text("main [role=status]"), page.inner_text("main")
    past_the_menu(page)
    to(page, "main [role=status] a[href$='.pdf']")
    with page.context.expect_page():
        page.keyboard.press("Enter")
    printed = page.request.get(site + page.evaluate("document.activeElement.getAttribute('href')"))
    told = re.sub(r"\s", "", "".join(leaf.extract_text() for leaf in pypdf.PdfReader(BytesIO(printed.body())).pages))
    assert "回执" in told and "0750-2000001" in told and "方晓" in told and "路灯" not in told  # the receipt says no word of what he told
