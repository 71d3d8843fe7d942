"""The page of the documents that enforcement law knows: each with the papers of ours that do its work, or the reason why we make none."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fazhi.conf import setup
from fazhi.conf.handbook.words import table

FILE = Path(__file__).parent / "documents.yaml"
COMMON = "common"


@cache
def rows() -> dict[str, dict[str, Any]]:
    """The documents by their numbers."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
    return found


def templates(lines: dict[str, Any]) -> dict[str, Any]:
    """Every template by its place `line/paper`; those that all lines share stand under `common`."""
    shared = {f"{COMMON}/{key}": each for key, each in setup.kernel("templates").common().items()}
    return shared | {f"{line}/{key}": each for line, one in lines.items() for key, each in one.papers.items()}


def wrong(lines: dict[str, Any]) -> Iterator[str]:
    """Sentences on documents without a paper and without a reason, and on papers that are not there or stand twice."""
    known, seen = templates(lines), set[str]()
    for key, row in rows().items():
        if not row["papers"] and not row.get("reason"):
            yield f"执法文书 {key} 没有文书，也没有写明原因"
        for place in row["papers"]:
            if place.partition("/")[0] in (COMMON, *lines) and place not in known:
                yield f"执法文书 {key} 所说的文书“{place}”不存在"
            if place in seen:
                yield f"文书“{place}”在执法文书清单里写了两次"
            seen.add(place)


def beyond(lines: dict[str, Any]) -> list[tuple[str, Any]]:
    """The papers of the lines of enforcement that do the work of no listed document, as (line, template)."""
    named = {place for row in rows().values() for place in row["papers"]}
    ours = {place.partition("/")[0] for place in named} & set(lines)
    return [(line, each) for line in lines if line in ours for key, each in lines[line].papers.items() if f"{line}/{key}" not in named]


def page(lines: dict[str, Any]) -> str:
    """The page: the list, a row a document, then the papers that the list does not know."""
    known = templates(lines)

    def told(place: str) -> str:
        line = place.partition("/")[0]
        title = f"《{known[place].title}》" if place in known else f"`{place}`（未安装）"
        return title + (f"（[{lines[line].title}]({line}.md)）" if line in lines else "（[各项工作共有](common.md)）" if line == COMMON else "")

    listed = [(key, row["title"], "<br>".join(told(each) for each in row["papers"]) or "（没有）",
               "。".join(each for each in (row.get("reason", ""), row.get("note", "")) if each)) for key, row in rows().items()]
    more = [(f"[{lines[line].title}]({line}.md)", f"《{each.title}》", "对外" if each.outward else "内部") for line, each in beyond(lines)]
    return ("# 执法文书清单\n\n检查、处罚、强制、执行各环节法定的和通行的执法文书，每一种由本系统的哪些文书承担；没有的写明原因。"
            "文书由行为中填写的内容自动生成，缺少必填内容的不能出文书。\n\n" + table(("编号", "执法文书", "本系统的文书", "说明"), listed)
            + "\n## 清单以外的文书\n\n许可文书和法律、办案期限规定另外要求的告知书。\n\n" + table(("工作", "文书", "去向"), more))
