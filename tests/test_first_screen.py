"""What the first screen of a page says: the menu folds into groups, one button stands out, a matter says by when and why, a list says what it is about."""

import re
from collections.abc import Callable
from typing import Any

from tests.furnished import petitions


def test_a_matter_says_on_top_what_is_due_by_when_under_what_and_whose_turn_it_is(town: Any, client_for: Callable[[str], Any]) -> None:
    found = petitions(town)
    page = client_for("he").get(f"/desk/matter/{found['matter']}/").content.decode()
    strip = page[page.index('<div class="strip">'):page.index('<p class="subject">')]
    assert re.search(r"办结并答复（承办人）.*2021年4月30日前　依据《信访条例》第三十三条", strip, re.S)
    assert re.search(r"等.*签批", strip)
    assert page.index('<div class="wide">') < page.index("待签批：延长办理期限"), "what waits for a signature pushes what may be done off the screen"
    assert '<details class="draft">' in page, "whoever asked reads the paper again only when opening it"
    assert '<details class="draft" open>' in client_for("huang").get(f"/desk/matter/{found['matter']}/").content.decode()


def test_the_menu_folds_into_groups_and_shows_where_one_is(town: Any, client_for: Callable[[str], Any]) -> None:
    found = petitions(town)
    he = client_for("he")
    page = he.get(f"/desk/matter/{found['matter']}/").content.decode()
    groups = re.findall(r'<details data-group="(.*?)"( open)?>', page)
    assert groups == [("执法", ""), ("矛盾与服务", " open"), ("依法行政", ""), ("监督", ""), ("台账与数据", " open")]
    assert '<a href="/desk/line/petition/" aria-current="true">' in page


def test_one_button_stands_out(town: Any, client_for: Callable[[str], Any]) -> None:
    page = client_for("li").get("/desk/line/penalty/").content.decode()
    main = page[page.index("<main"):]
    assert main.count("primary") == 1 and "登记案源" in main


def test_a_leader_sees_what_is_late_and_not_only_its_number(town: Any, client_for: Callable[[str], Any]) -> None:
    petitions(town)
    assert "排水沟堵塞" in client_for("chen").get("/desk/late/").content.decode()
    assert "排水沟堵塞" in client_for("he").get("/desk/week/").content.decode()


def test_no_page_shows_a_key_of_the_program_or_a_day_as_a_machine_writes_it(town: Any, client_for: Callable[[str], Any]) -> None:
    found = petitions(town)
    he = client_for("he")
    page = he.get(f"/desk/matter/{found['matter']}/deadline/{found['deadline']}/").content.decode()
    main = page[page.index("<main"):]
    assert "已超期" in main and "2021年4月30日" in main and "2021-04-30" not in main and "xf.finish" not in main
    figures = he.get("/desk/figures/2021/petition/").content.decode()
    assert "自2021年1月1日至2021年12月31日" in figures and "2021-01-01" not in figures


def test_whoever_may_not_for_the_same_reason_stands_together(town: Any, client_for: Callable[[str], Any]) -> None:
    page = client_for("li").get("/desk/who/penalty.Review/").content.decode()
    assert page.count("不能</span>") < 6 < page.count("驻村干部")


def test_the_public_is_led_home_and_not_to_the_desk(town: Any, client: Any) -> None:
    page = client.get("/open/nothing/")
    assert page.status_code == 404 and '<a href="/">回到首页</a>' in page.content.decode() and "回到工作台" not in page.content.decode()
