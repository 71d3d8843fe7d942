"""More than a page of what the search finds: people, texts and law go on page by page, and what was asked never stands in an address."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fazhi.kernel import finder, texts
from fazhi.kernel.models import Matter
from fazhi.kernel.registry import act

NAMES = [f"测试{chr(0x4E00 + i * 41)}" for i in range(24)]


@pytest.fixture
def many(town: Any) -> Any:
    """So many people of one surname, each with a petition of the same words."""
    town.at("2024-03-04")
    for i, name in enumerate(NAMES):
        town.fang(act("petition.Receive")(channel="phone", what=f"第{i + 1:02d}户门前沟渠漫水", who={"name": name}))
    texts.catch_up()
    return town


def onward(page: str, part: str) -> dict[str, str]:
    """What the button to the next page of this part sends; nothing without one."""
    forms = [dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)) for form in re.findall(r'<form method="post">(.*?)</form>', page, re.S)]
    return next(({"q": each["q"], part: each[part]} for each in forms if part in each), {})


def leafed(client: Any, asked: str, part: str) -> list[str]:
    """Every page of one part, one after the other."""
    pages, sent = [], {"q": asked}
    while sent:
        answer = client.post("/desk/find/", sent)
        assert answer.status_code == 200 and len(pages) < 9
        pages.append(answer.content.decode())
        assert not re.search(r'(href|action)="[^"]*' + asked, pages[-1])
        sent = onward(pages[-1], part)
    return pages


def test_people_beyond_the_first_page_are_reached(many: Any, client_for: Any) -> None:
    first, second = leafed(client_for("fang"), "测试", "people")
    told = [[name for name in NAMES if f">{name}</a>" in page] for page in (first, second)]
    assert len(told[0]) == finder.SHOWN and len(told[1]) == len(NAMES) - finder.SHOWN and sorted([*told[0], *told[1]]) == sorted(NAMES)
    assert "接前一页" in second and "回到第一页" in second and "文书、附件和记录中的文字" not in second


def test_texts_beyond_the_first_page_are_reached(many: Any, client_for: Any) -> None:
    first, second = leafed(client_for("fang"), "沟渠漫水", "texts")
    codes = set(Matter.objects.filter(line="petition").values_list("code", flat=True))
    told = [{code for code in codes if f">{code}</a>" in page.partition("文书、附件和记录中的文字")[2]} for page in (first, second)]
    assert len(told[0]) == texts.SHOWN and not told[0] & told[1] and len(told[0] | told[1]) == len(NAMES)


def test_law_beyond_the_first_page_is_reached(many: Any, client_for: Any) -> None:
    pages = leafed(client_for("fang"), "信访", "laws")
    rows = [re.findall(r"<tr><td>(.*?)　<span", page.partition("<h2>法律依据</h2>")[2]) for page in pages]
    assert len(pages) > 1 and len(rows[0]) == 30 and rows[1] and not set(rows[0]) & set(rows[1])


def test_what_is_no_page_is_the_first(many: Any, client_for: Any) -> None:
    for wrong in ("x", "-3", "9" * 30):
        assert client_for("fang").post("/desk/find/", {"q": "测试", "people": wrong}).status_code == 200
    assert client_for("fang").post("/desk/find/", {"q": "沟渠", "texts": "x"}).status_code == 200


def test_only_what_holds_a_digit_is_looked_for_among_numbers(many: Any, client_for: Any) -> None:
    assert all(code.startswith("XF2403") for code in Matter.objects.filter(line="petition").values_list("code", flat=True))
    told = {asked: client_for("fang").post("/desk/find/", {"q": asked}).content.decode() for asked in ("XF", "XF2403", "XF99999999")}
    assert f'{len(NAMES)} 件' in told["XF2403"] and "<h2>事项</h2>" in told["XF2403"]
    assert '>0 件' in told["XF"] and "XF2403" not in told["XF"] and '>0 件' in told["XF99999999"]


def test_a_number_is_looked_for_in_an_index_and_only_what_bears_it_in_the_table(town: Any, client_for: Callable[[str], Any]) -> None:
    done = town.fang(act("petition.Receive")(channel="phone", what="路灯不亮", who={"name": "测某"}))
    code = Matter.objects.get(id=done.matter).code
    with CaptureQueriesContext(connection) as asked:
        assert client_for("he").post("/desk/find/", {"q": code[:-1]}).status_code in (200, 302)
    sql = next(each["sql"] for each in asked.captured_queries if "LIKE" in each["sql"] and "outside" in each["sql"])
    assert sql.index("LIKE") < sql.index('"kernel_matter".office ='), "the number first: what is seen is asked of the few that bear it"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN {'QUERY PLAN ' if connection.vendor == 'sqlite' else ''}{sql}")
        assert "matter_newest" in repr(cursor.fetchall())
