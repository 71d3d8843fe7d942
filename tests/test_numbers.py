"""The pages of the numbers: a line's year beside the one before, charts whose marks open their lists, and the house's week on one page."""

import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any
from xml.etree import ElementTree as xml

import pytest
from pypdf import PdfReader

from fazhi.kernel import registry
from fazhi.kernel.models import Office
from fazhi.report import course, drawn, figures, house_week

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def year(town: Any) -> Any:
    """Three petitions in one village in March 2021, one in another in July, two the year before in March."""
    villages = [str(each) for each in Office.objects.filter(parent=town.office, kind="village").order_by("opened_by", "id").values_list("id", flat=True)[:2]]
    for day, village in (("2020-03-05", 0), ("2020-03-09", 1), ("2021-03-03", 0), ("2021-03-10", 0), ("2021-03-31", 0), ("2021-07-01", 1)):
        town.at(day)
        town.he(registry.act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某", "phone": "13900001111"}, village=villages[village]))
    return town, villages


def links(page: str) -> list[tuple[str, str]]:
    """(what is told, address) of the marks of the charts of a page."""
    return [(each.get("aria-label", ""), each.get("href", "")) for svg in re.findall(r"<svg[^>]*class=\"chart\".*?</svg>", page, re.S) for each in xml.fromstring(svg).iter(f"{SVG}a")]


def test_a_line_s_year_is_told_by_month_and_village_and_each_mark_opens_its_list(year: Any, client_for: Callable[[str], Any]) -> None:
    _, villages = year
    he = client_for("he")
    page = he.get("/desk/figures/2021/petition/?figure=petition.received").content.decode()
    told = dict(links(page))
    march = next(words for words in told if words.startswith("3月："))
    assert march == "3月：3宗，上年2宗" and "7月：1宗，上年0宗" in told
    names = dict(Office.objects.filter(id__in=villages).values_list("id", "name"))
    assert f"{names[villages[0]]}：3宗，上年1宗" in told and f"{names[villages[1]]}：1宗，上年1宗" in told
    opened = he.get(told[march]).content.decode()
    assert opened.count("<td class=\"code\">2021-03-") == 3
    assert "2021-07-01" not in opened and "2021-03-31" in opened
    one = he.get(told[f"{names[villages[1]]}：1宗，上年1宗"]).content.decode()
    assert "2021-07-01" in one and "2021-03-" not in one.split("<tbody>")[1] and f"只看{names[villages[1]]}" in one
    table = page.split("同样的数字列成表")[1]
    assert re.search(r"<td>3月</td><td class=\"num\"><a[^>]*>3</a></td><td class=\"num\"><a[^>]*>2</a>", table)


def test_villages_keep_the_order_of_the_tree_and_money_is_told_for_none(year: Any) -> None:
    town, villages = year
    nodes = [(each, each) for each in reversed(villages)]
    found = figures.find("petition.received")
    assert [step.title for step in course.villages(town.office, found, 2021, nodes)] == [villages[1], villages[0]]  # as it was given, not by number
    money = [each for line in registry.lines().values() for each in course.drawable(line.figures) if each.money]
    assert money and all(course.villages(town.office, each, 2021, nodes) == [] for each in money)


def test_words_in_a_chart_cannot_break_out_of_it() -> None:
    step = course.Step('"><script>&', 2, 1, 'village="&x')
    for chart in (drawn.columns([step], '<"题', "件", "/desk/x/"), drawn.rows([step], '<"题', "件", "/desk/x/")):
        assert "<script" not in chart and xml.fromstring(chart).find(f".//{SVG}a").get("href") == '/desk/x/?village="&x'  # type: ignore[union-attr]


def test_the_index_leads_to_every_line_that_counts_and_all_on_one_page(year: Any, client_for: Callable[[str], Any]) -> None:
    he = client_for("he")
    page = he.get("/desk/figures/2021/").content.decode()
    assert all((f"/desk/figures/2021/{key}/" in page) == bool(line.figures) for key, line in registry.lines().items())
    assert all(figure.label in he.get("/desk/figures/2021/?all=1").content.decode() for figure in list(registry.figures().values())[:40])
    assert he.get("/desk/figures/2021/nothing/").status_code == 404 and he.get("/desk/figures/2021/house/").status_code == 404


def test_a_week_in_which_every_line_moved_is_still_one_page() -> None:
    lines = tuple(house_week.LineWeek(key, line.title, 1, 2, 3, 4, 5) for key, line in registry.lines().items())
    week = house_week.HouseWeek(date(2021, 3, 1), date(2021, 3, 7), lines, 0)
    rows = list(house_week.cells(week))
    assert len(rows) == house_week.ROOM + 2 and rows[-1] == ("合计", *(str(n * len(lines)) for n in (1, 2, 3, 4, 5)))
    assert [sum(int(row[i]) for row in rows[:-1]) for i in range(1, 6)] == [int(each) for each in rows[-1][1:]]


def test_the_house_s_week_counts_what_its_lists_hold(year: Any, client_for: Callable[[str], Any]) -> None:
    huang = client_for("huang")
    page = huang.get("/desk/week/house/").content.decode()
    row = next(each for each in page.split("<tr>")[1:] if "信访诉求" in each)
    standing = re.search(r'href="(/desk/line/petition/\?open=1)">(\d+)<', row)
    assert standing and int(standing[2]) == 6
    assert huang.get(standing[1]).content.decode().count("/desk/matter/") >= 6
    assert "不作排名" in page and len(PdfReader(io.BytesIO(huang.get("/desk/week/house.pdf").content)).pages) == 1
    assert "不是日期" in huang.get("/desk/line/petition/?ended_since=昨天").content.decode()
