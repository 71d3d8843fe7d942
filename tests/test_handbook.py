"""The committed handbook is the one that the declarations make, and one that leaves something out is not made."""

import argparse
import inspect
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from fazhi.conf import cli, handbook
from fazhi.conf.handbook import documents, flow, pages, rules, svg, systems
from fazhi.kernel import registry
from fazhi.kernel.source import refusals, yielded

DOCS = Path(__file__).parent.parent / "docs"
AGAIN = "运行 make docs，把 docs/handbook 与 docs/glossary.md 一并提交"


@pytest.fixture(scope="module")
def parser() -> argparse.ArgumentParser:
    return cli.parser()


@pytest.fixture(scope="module")
def made(parser: argparse.ArgumentParser) -> dict[str, str]:
    return handbook.build(parser)


def test_the_committed_handbook_is_what_the_declarations_make(made: dict[str, str], tmp_path: Path) -> None:
    handbook.write(made, tmp_path, tmp_path / "glossary.md")
    committed = {path.name: path.read_text("utf-8") for path in (DOCS / "handbook").iterdir()}
    committed["glossary.md"] = (DOCS / "glossary.md").read_text("utf-8")
    assert sorted(committed) == sorted(path.name for path in tmp_path.iterdir()), AGAIN
    assert [name for name, text in committed.items() if (tmp_path / name).read_text("utf-8") != text] == [], AGAIN


def test_no_refusal_is_told_as_a_bare_stop(made: dict[str, str]) -> None:
    assert [name for name, page in made.items() if re.search(r"^\| 。 \|", page, re.MULTILINE)] == []


def test_it_is_the_same_each_time(made: dict[str, str], parser: argparse.ArgumentParser) -> None:
    assert handbook.build(parser) == made


def test_a_folder_with_other_pages_is_left_alone(made: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("别人的笔记", "utf-8")
    with pytest.raises(handbook.NotOurs, match="没有改动"):
        handbook.write(made, tmp_path, tmp_path / "glossary.md")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.md"]


def test_old_pages_go(made: dict[str, str], tmp_path: Path) -> None:
    handbook.write(made, tmp_path, tmp_path / "glossary.md")
    (tmp_path / "gone.md").write_text("旧页", "utf-8")
    handbook.write(made, tmp_path, tmp_path / "glossary.md")
    assert not (tmp_path / "gone.md").exists()


@pytest.mark.parametrize(("page", "cut", "said"), [
    ("petition.md", "`petition.Accept`", "行为“petition.Accept”没有写出"),
    ("common.md", "`common.Note`", "行为“common.Note”没有写出"),
    ("README.md", "(petition.md)", "没有工作“petition”的页"),
    ("settings.md", "`FAZHI_HOME`", "设置 FAZHI_HOME 没有说明"),
    ("commands.md", "## fazhi verify\n", "命令 verify 没有说明"),
])
def test_what_is_left_out_is_named(made: dict[str, str], parser: argparse.ArgumentParser, page: str, cut: str, said: str) -> None:
    assert said in handbook.missing({**made, page: made[page].replace(cut, "")}, registry, parser)
    assert handbook.missing(made, registry, parser) == []


def test_a_term_that_the_law_does_not_have_is_named(made: dict[str, str], parser: argparse.ArgumentParser) -> None:
    terms = made["terms.md"] + f"| 复核 `x.review` | {rules.UNKNOWN}“x.review” |\n"
    assert any("x.review" in each for each in handbook.missing({**made, "terms.md": terms}, registry, parser))


def test_no_setting_is_explained_that_nobody_reads() -> None:
    assert set(pages.SETTINGS) == set(pages.environment())


def test_links_between_pages_lead_somewhere(made: dict[str, str]) -> None:
    for name, text in made.items():
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
            assert target in made, f"{name} → {target}"


def test_every_picture_is_whole_and_nothing_overlaps(made: dict[str, str]) -> None:
    for name in (each for each in made if each.endswith(".svg")):
        root = ET.fromstring(made[name])
        width = float(root.get("width", "0"))
        words = [each for each in root.iter("{http://www.w3.org/2000/svg}text") if each.get("text-anchor")]
        spans: dict[str, list[tuple[float, float]]] = {}
        for each in words:
            half, x = svg.wide(each.text or "") / 2, float(each.get("x", "0"))
            spans.setdefault(each.get("y", ""), []).append((x - half, x + half))
        for row in spans.values():
            row.sort()
            assert row[0][0] >= 0 and row[-1][1] <= width, name
            assert all(one[1] <= other[0] for one, other in pairwise(row)), name


def test_refusals_are_read_from_the_act() -> None:
    found = refusals(registry.act("petition.Extend"))
    assert ("本事项已经延长过一次", "信访·办理期限") in [(each.sentence, each.provision) for each in found]


def test_refusals_are_followed_into_functions_that_acts_share() -> None:
    act = registry.act("penalty.Investigate")
    assert "执法人员不得少于两人" in [each.sentence for each in refusals(act)]
    assert "执法人员不得少于两人" not in inspect.getsource(act)


def test_refusals_are_followed_into_the_acts_it_is_made_from() -> None:
    act = registry.act("penalty.PlatformPublish")
    assert [each.provision for each in refusals(act)] == ["记录·全过程", "处罚·公开", "处罚·撤回公开"]
    assert "平台上的事项" not in inspect.getsource(act)


def test_what_is_yielded_is_read_from_the_act() -> None:
    assert yielded(registry.act("petition.Accept"))["Start"] == ["finish", "simple_finish"]


def test_every_declared_link_is_told(made: dict[str, str]) -> None:
    lines: dict[str, Any] = registry.lines()
    declared = {(line.key, to) for line in lines.values() for act in line.acts for to in act.opens}
    assert declared <= {(one, other) for one, other, _, _ in flow.links(lines)}
    assert all(f"`{act.key}`" in made["links.md"] for line in lines.values() for act in line.acts if act.opens or act.tells)


def test_violation_items_have_their_page(made: dict[str, str]) -> None:
    page = made["items.md"]
    assert "(items.md)" in made["README.md"]
    assert "《固体废物污染环境防治法》第一百一十一条" in page and "《生态环境法典》第一千一百六十九条第三款" in page
    assert "施行日未查明" in page and "不是官方发布" in page and "从重" in page


def test_every_system_of_a_report_has_its_line_and_its_story(made: dict[str, str]) -> None:
    """Each row of the page names stories that are told; a story that is gone fails here."""
    lines: dict[str, Any] = registry.lines()
    page = made["systems.md"]
    assert [row["n"] for row in systems.rows()] == list(range(1, 22)) and "(systems.md)" in made["README.md"]
    for row in systems.rows():
        shown = [f"`{key}.story_{name}`" for key, wanted in row["lines"].items() if key in lines for name in systems.stories(key, wanted)]
        assert all(each in page for each in shown)
        assert shown or not set(row["lines"]) & set(lines), row["what"]


def test_a_fact_told_to_the_matter_it_is_a_part_of_leads_to_those_that_hear_it() -> None:
    lines: dict[str, Any] = registry.lines()
    found = {(one, other, how) for one, other, how, _ in flow.links(lines)}
    assert ("coercion", "penalty", f"告知：{lines['penalty'].hears['Seized'].title}") in found
    assert not [each for each in found if not each[1]]


def test_every_document_of_enforcement_has_its_papers_or_a_reason(made: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = registry.lines()
    assert list(documents.rows()) == [f"D{n:02d}" for n in range(1, 47)] and not list(documents.wrong(lines))
    for key, row in documents.rows().items():
        assert f"| {key} | {row['title']} |" in made["documents.md"]
    assert {line for line, _ in documents.beyond(lines)} == {"penalty", "inspection", "coercion", "permit"} and "《准予行政许可决定书》" in made["documents.md"]
    broken = {"D01": {"title": "甲", "papers": []}, "D02": {"title": "乙", "papers": ["penalty/nothing", "penalty/clue", "penalty/clue"]}}
    monkeypatch.setattr(documents, "rows", lambda: broken)
    told = "；".join(documents.wrong(lines))
    assert "D01 没有文书" in told and "“penalty/nothing”不存在" in told and "“penalty/clue”在执法文书清单里写了两次" in told
