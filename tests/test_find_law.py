"""The one search finds the law too: by name, statute and article, as it stands on the day, with the lines of work that use it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from fazhi import law
from fazhi.web.desk import law_found


def test_the_law_of_the_day_is_found_by_name_statute_and_article() -> None:
    found = law_found.search("机构·职责", date(2021, 6, 1))
    assert [(each.kind, each.cite) for each in found if each.name == "机构·职责"] == [("条文", law.provision("机构·职责", date(2021, 6, 1)).cite)]
    later = law_found.search("机构·职责", date(2023, 6, 1))
    assert {each.cite for each in found} != {each.cite for each in later}  # the statute was amended in between
    assert any("house" in [line.key for line in each.lines] for each in found)
    register = next(each for each in law_found.search("信访部门登记", date(2023, 1, 1)) if each.kind == "规则")
    assert [line.key for line in register.lines] == ["petition"]
    assert register.cite.startswith("《信访工作条例》")
    assert {each.cite[:6] for each in law_found.search("信访部门登记", date(2021, 1, 1))} == {"《信访条例》"}  # the law of that day
    assert law_found.search("信访 龘", date(2023, 1, 1)) == law_found.search("  ", date(2023, 1, 1)) == []
    assert len(law_found.search("第", date(2023, 1, 1))) == law_found.SHOWN + 1


def test_the_search_page_has_a_group_of_the_law_and_its_count(town: Any, client_for: Callable[[str], Any]) -> None:
    page = client_for("he").post("/desk/find/", {"q": "信访部门登记"}).content.decode()
    assert "法律依据 1 条" in page and "《信访工作条例》第二十二条" in page and "/desk/help/petition/" in page and "没有符合条件" not in page
    assert "再看后面的条文" in client_for("he").post("/desk/find/", {"q": "第"}).content.decode()
