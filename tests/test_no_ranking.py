"""Fines are never ranked and never a target: nothing in the program orders, rates or divides by amounts of fines."""

import re
from pathlib import Path

import pytest

from fazhi.kernel import registry
from fazhi.kernel.figure import Figure, Rate
from fazhi.report import tables

ROOT = Path(__file__).parent.parent / "fazhi"
BAD = re.compile("罚款(总额)?(排名|排行|任务|目标|指标|创收|竞赛|绩效)|罚没(收入)?(排名|排行|任务|目标|指标|竞赛|绩效)|(排名|考核|绩效)[^。，；]{0,8}(罚款|罚没)|以罚代|人均罚|户均罚")
NOT = re.compile("不作|不得|严禁|禁止|重点")  # the law's own words against it
ORDERED = re.compile(r"order_by\([^)]*amount|sorted\([^\n]*key=[^\n]*amount|Avg\(|Rank\(")


def written() -> list[Path]:
    """Everything that is written by hand or shown to people."""
    return [path for path in sorted(ROOT.rglob("*")) if path.suffix in (".py", ".html", ".yaml", ".md", ".js", ".typ")]


def test_the_scan_would_find_it() -> None:
    assert BAD.search("各中队罚款排名") and BAD.search("罚没任务完成率") and ORDERED.search('order_by("-amount")')


@pytest.mark.parametrize("path", [path for path in written() if BAD.search(path.read_text("utf-8"))] or [None], ids=str)
def test_no_words_of_ranking(path: Path | None) -> None:
    for line in path.read_text("utf-8").splitlines() if path else ():
        assert not BAD.search(line) or NOT.search(line), f"{path}: {line.strip()}"


def test_nothing_is_ordered_or_averaged_by_amount() -> None:
    found = [path.name for path in written() if path.suffix in (".py", ".html") and ORDERED.search(path.read_text("utf-8"))]
    assert found == []


def test_no_rate_is_made_of_money() -> None:
    figures = registry.figures()
    for rate in (each for each in figures.values() if isinstance(each, Rate)):
        assert not any(isinstance(figures[key], Figure) and figures[key].money for key in (rate.part, rate.whole)), rate.key


def test_no_money_is_told_by_person_unit_or_village() -> None:
    money = {figure.of or figure.key for figure in registry.figures().values() if isinstance(figure, Figure) and figure.money}
    for act in registry.acts().values():
        for one in act.counts:
            assert one.figure not in money or not set(one.dims) & {"who", "doer", "second", "unit", "village", "officer"}, act.key


def test_the_yearly_tables_say_so_and_compare_nothing() -> None:
    page = (ROOT / "web/desk/jinja2/desk/tables.html").read_text("utf-8")
    assert "不作排名" in page and not any("率" in cell["title"] for table in tables.rules()["tables"] for cell in table["cells"])
