"""The main jobs of five kinds of people, from log-in to the printed paper: only what the pages offer is clicked, and the paper is read back."""

import re
from io import BytesIO
from typing import Any

import docx
import pypdf
import pytest

from tests.test_browser import entered

pytestmark = pytest.mark.once


def begin(page: Any, site: str, line: str, act: str) -> None:
    """A new matter from the workbench, the line's fold opened where it is folded."""
    page.goto(f"{site}/desk/")
    link = page.locator(f"a.act:text-is('{act}')").first
    if not link.is_visible():
        page.click(f"aside summary:text-is('{line}')")
    link.click()


def fill(page: Any, **said: Any) -> None:
    """The fields of a form by name (a__b stands for a.b): a list is a choice by its words, True a tick, all else is typed."""
    for name, value in said.items():
        field = page.locator(f"main [name='{name.replace('__', '.')}']").first
        if value is True:
            field.check()
        elif isinstance(value, list):
            field.select_option(label=value[0])
        else:
            field.fill(value)


def send(page: Any) -> None:
    """The form is sent, and nothing stands against it."""
    page.click("main form button.primary")
    page.wait_for_load_state()
    assert page.locator("main .error").count() == 0, page.locator("main .error").first.inner_text()


def does(page: Any, act: str, **said: Any) -> None:
    """An act of the matter that is open, by its button."""
    page.click(f"aside.side a.act:text-is('{act}')")
    fill(page, **said)
    send(page)


def read(answer: Any) -> str:
    """The words of a printed paper, without the breaks of its lines."""
    assert answer.ok and answer.body().startswith(b"%PDF")
    return re.sub(r"\s", "", "".join(leaf.extract_text() for leaf in pypdf.PdfReader(BytesIO(answer.body())).pages))


def printed(page: Any, site: str, title: str) -> str:
    """A paper of the open matter, opened and printed by its button; the page goes back to the matter."""
    page.click(f"aside.side a:text-is('{title}')")
    found = read(page.request.get(site + page.get_attribute("main a.primary", "href")))
    page.go_back()
    return found


def test_an_officer_fines_on_the_spot(browser: Any, site: str) -> None:
    """Typed by one officer, confirmed by the second from his own queue, put on record; the decision is in the hand of who pays."""
    li = entered(browser, site, "li")
    begin(li, site, "行政处罚", "当场处罚")
    fill(li, respondent__name="测摊主", second=["王岸（执法队员）"], power=["占用城市道路、公共场地摆卖"], what="占用人行道摆卖水果", item="《测试市容管理规定》第十条、第三十条",
         kind=["罚款"], amount="100", heard=True, shown=True, order="立即清理，恢复通行")
    send(li)
    told = printed(li, site, "当场行政处罚决定书")
    assert "壹佰元整" in told and "立即清理，恢复通行" in told and "行政复议" in told and "演示001" in told and "演示002" in told
    wang = entered(browser, site, "wang")
    wang.click(f"tr:has(a[href$='{li.url.split('/')[-2]}/']) a:text-is('确认记录')")
    send(wang)
    li.reload()
    does(li, "当场处罚备案")
    assert "当场处罚备案" in li.inner_text("main") and "已完成" in li.inner_text("aside.side")


def test_an_officer_inspects_and_hands_the_order_to_correct_over(browser: Any, site: str) -> None:
    """Taken up from a patrol, approved by the head of the unit from his queue, visited by two, an order to correct on paper."""
    li = entered(browser, site, "li")
    begin(li, site, "行政检查", "登记检查任务")
    fill(li, source=["巡查发现"], what="沿街门店占道堆放", inspected__name="测小店")
    send(li)
    does(li, "审批检查", kind=["日常检查"], reason="巡查发现占道堆放", first=["李青禾（执法队员）"], second=["王岸（执法队员）"])
    zhou = entered(browser, site, "zhou")
    zhou.goto(li.url)
    zhou.click("button:text-is('同意')")
    zhou.wait_for_load_state()
    li.reload()
    assert "行政检查通知书" in li.inner_text("aside.side")
