"""The documents say what is there: paths exist, links lead somewhere, one Chinese term has one English name."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from fazhi.kernel import capacities, registry

ROOT = Path(__file__).parent.parent
ARCHITECTURE = ROOT / "docs" / "architecture.md"
WRITTEN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "decisions").glob("*.md")])
PATHS = re.compile(r"`(fazhi/[\w/.-]+)`")
ONE_PAGE = 110


def paths(text: str) -> list[str]:
    return PATHS.findall(text)


def test_what_the_architecture_names_is_there_and_what_it_misses_is_not() -> None:
    there, _, missing = ARCHITECTURE.read_text("utf-8").partition("## Not there yet")
    assert [each for each in paths(there) if not (ROOT / each).exists()] == []
    assert paths(missing)
    assert [each for each in paths(missing) if (ROOT / each).exists() and each != "fazhi/bridges"] == []
    assert [path.name for path in (ROOT / "fazhi" / "bridges").glob("*.py")] == ["__init__.py"]


def test_the_architecture_names_every_room_and_fits_a_page() -> None:
    text = ARCHITECTURE.read_text("utf-8")
    rooms = {path.name for path in (ROOT / "fazhi").iterdir() if (path / "__init__.py").exists()}
    assert [room for room in sorted(rooms) if f"`fazhi/{room}`" not in text] == []
    assert len(text.splitlines()) < ONE_PAGE


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8"))
    local = [each for each in targets if not re.match(r"[a-z]+:", each)]
    assert [each for each in local if not (path.parent / each).exists()] == []


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_path_of_anybodys_machine(path: Path) -> None:
    assert not re.search(r"(?<![\w.])/(?:home|root|Users|tmp|work)/\w", path.read_text("utf-8"))


def test_decisions_are_numbered_without_a_gap() -> None:
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_every_decision_says_what_was_decided() -> None:
    for path in (ROOT / "docs" / "decisions").glob("*.md"):
        head, *body = path.read_text("utf-8").strip().splitlines()
        assert re.match(r"# \d+\. \S", head) and " ".join(body).strip(), path.name


def twice(titles: list[str]) -> list[str]:
    return sorted(title for title, times in Counter(titles).items() if times > 1)


def test_capacities_have_one_name_each() -> None:
    assert twice([each.title for each in capacities.ALL.values()]) == []


def test_lines_have_one_name_each() -> None:
    assert twice([line.title for line in registry.lines().values()]) == []


def test_within_a_line_every_term_has_one_name() -> None:
    found: dict[str, Any] = {}
    for line in registry.lines().values():
        for kind, titles in (("行为", [act.title for act in line.acts]), ("阶段", [stage.title for stage in line.stages]),
                             ("期限", [term.title for term in line.terms.values()]), ("文书", [paper.title for paper in line.papers.values()]),
                             ("数字", [figure.label for figure in line.figures])):
            if twice(titles):
                found[f"{line.key} {kind}"] = twice(titles)
    assert found == {}


def test_figures_have_one_name_each_in_the_house() -> None:
    assert twice([figure.label for figure in registry.figures().values()]) == []


def test_identifiers_are_english() -> None:
    keys = [*registry.acts(), *registry.figures(), *registry.lines(), *capacities.ALL]
    assert [key for key in keys if not re.fullmatch(r"[A-Za-z_.]+", key)] == []
