"""Grids in a real browser, by keys alone: sixty-three orders parted, and a hundred and fifty-two rounds typed; the strokes are counted."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.test_browser import entered

ORDERS = 63
WORDS = ("路灯不亮", "水压不足", "夜间噪声", "垃圾未清", "沟渠堵塞", "占道停车", "道路坑洼", "线路下垂", "养殖异味")


class Keys:
    """A keyboard whose strokes are counted; a chord is one stroke."""

    def __init__(self, page: Any) -> None:
        self.page, self.count = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1


def sent(page: Any, site: str, path: str, **words: str) -> None:
    """A form posted as the page would post it."""
    token = page.context.cookies()
    csrf = next(each["value"] for each in token if each["name"] == "csrftoken")
    answer = page.request.post(f"{site}{path}", form={"csrfmiddlewaretoken": csrf, "how-manner": "here", **words}, headers={"Referer": site})
    assert answer.ok, answer.text()[-400:]


def test_sixty_three_orders_are_parted_by_keys(browser: Any, site: str, tmp_path: Path) -> None:
    he = entered(browser, site, "he")
    day = date.today() - timedelta(days=1)
    lines = ["12345政务服务便民热线工单导出", "工单号,派单时间,工单内容,来电人,联系电话,办结期限"]
    lines += [f"DH{i:05d},{day} 09:{i % 60:02d},第{i}路{WORDS[i % 9]}{chr(0x4e00 + 61 * i)},测{i},1390001{i:04d},{day + timedelta(days=9)}" for i in range(ORDERS)]
    file = tmp_path / "工单导出.csv"
    file.write_bytes("\n".join(lines).encode("gb18030"))
    he.goto(f"{site}/desk/sheets/petition.orders/")
    he.set_input_files("input[type=file]", str(file))
    he.click("main button.primary")
    he.click("button[value=take]")
    he.wait_for_url("**/desk/sheets/batch/**")
    he.goto(f"{site}/desk/grid/petition/")
    assert he.locator("input.way").count() >= ORDERS
    waiting = he.locator("input.way").count()
    assert [each["id"] for each in Axe().run(he).response["violations"]] == []
    keys = Keys(he)
    for i in range(waiting):
        keys.press(*("." if i % 9 == 8 else ("16", "2", "3", "4", "5", "14", "2", "3", "4")[i % 9]))
    assert "复议、裁决" in he.locator("output").nth(5).inner_text() and he.locator("input.way").nth(5).input_value() == "14"
    keys.press("ArrowUp", "/", "Alt+1", "Enter", "ArrowUp", "9")
    keys.press("Control+Enter")
    he.wait_for_selector("[role=status]")
    he.wait_for_load_state()
    assert f"{waiting} 件" in he.inner_text("[role=status]") and he.locator("input.way").count() == 0
    assert keys.count <= waiting + 7 + 2 * (waiting // 9 + 1)  # a complaint takes a second key for its route


def test_a_hundred_and_fifty_two_rounds_are_typed_by_keys(browser: Any, site: str, tmp_path: Path) -> None:
    he = entered(browser, site, "he")
    year = date.today().year
    he.goto(f"{site}/desk/new/screening.Begin/")
    villages = he.eval_on_selector_all("#village option", "all => all.map(each => each.value).filter(Boolean)")
    first = max(date(year, 1, 1), date.today() - timedelta(days=13))
    for each in villages:
        sent(he, site, "/desk/new/screening.Begin/", village=each, year=str(year), done_at=first.isoformat())
    he.goto(f"{site}/desk/cross/screening/?since={first}&days=14")
    wide = he.locator("tr[data-row]").first.locator("input.cell").count()
    wanted = min(152, wide * len(villages))
    assert he.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")
    assert [each["id"] for each in Axe().run(he).response["violations"]] == []
    photo = tmp_path / "排查表.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 sheet \xff\xd9")
    he.set_input_files("#photo", str(photo))
    he.focus("input.cell >> nth=0")
    keys = Keys(he)
    keys.press("0")
    for i in range(1, wanted):
        keys.press("Enter", "1") if i == 40 else keys.press("Enter", "0")
    assert he.inner_text("#sum") == f"{wanted} 次"
    keys.press("Control+Enter")
    he.wait_for_selector("[role=status], [role=alert]")
    he.wait_for_load_state()
    assert f"{wanted} 次" in he.inner_text("[role=status]")
    assert keys.count <= 2 * wanted and re.search(r"PC\d*|〔", he.inner_text("[role=status]"))
