"""A session that ends while somebody types: he logs in again in a layer over the form, text and files are still there."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.test_browser import FILES, entered, evidence_form

LAYER = "dialog.again"


def ended(page: Any, site: str, fresh: bool = False) -> None:
    """The session ends while the page stands open for long, or a moment after it was loaded: in another window somebody logs out."""
    other = page.context.new_page()
    other.goto(f"{site}/logout")
    other.close()
    page.evaluate(f"window.loginAgain.at = {'Date.now()' if fresh else 0}")


def test_text_and_files_outlive_the_session(browser: Any, site: str) -> None:
    page = evidence_form(browser, site)
    page.fill("#name", "现场笔录原件")
    page.select_option("#kind", "sound")
    page.set_input_files("#files", [{"name": "一.txt", "mimeType": "text/plain", "buffer": b"one"}])
    page.wait_for_selector("#field-files .kept")
    ended(page, site)
    page.dispatch_event("#field-files .drop", "drop", {"dataTransfer": page.evaluate_handle(FILES, ["二.txt", "text/plain", 10])})
    page.fill(f"{LAYER} input", "不对的口令")
    page.click(f"{LAYER} .primary")
    page.wait_for_selector(f"{LAYER} .error:not(:empty)")
    assert "密码不对" in page.inner_text(f"{LAYER} .error") and [each["id"] for each in Axe().run(page).response["violations"]] == []
    page.fill(f"{LAYER} input", "yanshi-2021")
    page.click(f"{LAYER} .primary")
    page.wait_for_selector("#field-files .kept >> nth=1")
    ended(page, site, fresh=True)
    page.click("form.card > button.primary")
    page.click(f"{LAYER} button:text-is('先不登录')")
    assert "重新登录后再办理" in page.inner_text("form .not-sent") and page.input_value("#name") == "现场笔录原件"
    page.click("form.card > button.primary")
    page.fill(f"{LAYER} input", "yanshi-2021")
    page.click(f"{LAYER} .primary")
    page.wait_for_selector("#evidence .shot")
    page.wait_for_load_state()
    told = page.inner_text("#evidence")
    assert "一.txt" in told and "二.txt" in told


def test_nobody_sends_the_form_of_somebody_else(browser: Any, site: str) -> None:
    page = entered(browser, site, "li")
    page.goto(f"{site}/desk/new/inspection.TakeUp/")
    page.fill("#what", "换了人的窗口")
    ended(page, site)
    other = page.context.new_page()
    other.goto(f"{site}/login")
    other.fill("#login", "wang")
    other.fill("#password", "yanshi-2021")
    other.click("main button.primary")
    other.wait_for_url("**/desk/**")
    page.click("form.card > button.primary")
    assert "登录名：li" in page.inner_text(LAYER)
    page.fill(f"{LAYER} input", "yanshi-2021")
    page.click(f"{LAYER} .primary")
    page.wait_for_url("**/desk/matter/**")
    assert "李青禾" in page.inner_text(".who") and "李青禾" in page.inner_text("details.entry")
