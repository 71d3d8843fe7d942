"""The report as a paper and as a page: one document value, set as PDF, DOCX or HTML."""

import html
import json
from collections.abc import Mapping
from typing import Any

from fazhi.kernel.typeset import docx, pdf
from fazhi.kernel.typeset import html as page
from fazhi.kernel.typeset.document import Document, Heading, PageBreak, Paragraph, Run, Table
from fazhi.kernel.typeset.faces import Faces
from fazhi.kernel.wrong import FazhiError
from fazhi.report.annex import Behind
from fazhi.report.chapters import Prose, day
from fazhi.report.figures import Value

ANNEX = "附件：数字口径与来源"
FORMATS = ("html", "docx", "pdf", "json")


class UnknownFormat(FazhiError):
    """A report can be printed as html, docx, pdf or json."""


def document(prose: Prose, values: Mapping[str, Value], office: str, *, dated: str = "", number: str = "", demo: bool = False) -> Document:
    """The report as an official document: prose, signature, and an annex table of the figures it tells."""
    blocks: list[Any] = [Paragraph(prose.opening)]
    for part in prose.parts:
        blocks.append(Heading(1, part.title))
        for section in part.sections:
            blocks += [Heading(2, section.title)] if section.title else []
            blocks += [Paragraph(each) for each in section.paragraphs]
    blocks += [PageBreak(), Heading(1, ANNEX), _table(prose, values)]
    return Document(title=prose.title, blocks=tuple(blocks), kind="official", head=office, number=number, signature=office,
                    date=day(dated) if dated else "", watermark="演示数据" if demo else "")


def _table(prose: Prose, values: Mapping[str, Value]) -> Table:
    rows = []
    for key in prose.figures():
        value = values[key]
        parts = f"（{value.part}÷{value.whole}）" if value.whole is not None else ""
        text = (Run(f"{value.text}{parts}", key),)
        rows.append((value.label, text, f"{value.since}至{value.until}" if value.since > "1900" else f"至{value.until}",
                     f"{value.definition}（{value.entries}条记录，其中补录{value.late}条）"))
    return Table(tuple(rows), widths=(0.2, 0.17, 0.2, 0.43), header=("数字", "数值", "起止", "口径与来源"))


def printed(form: str, prose: Prose, values: Mapping[str, Value], behind: list[Behind], office: str, *, demo: bool = False,
            dated: str = "") -> bytes:
    """The report in one of FORMATS as bytes; raises UnknownFormat, MissingGlyphs."""
    paper = document(prose, values, office, demo=demo, dated=dated)
    if form == "pdf":
        return pdf.to_pdf(paper, Faces())
    if form == "docx":
        return docx.to_docx(paper, Faces())
    if form == "json":
        return json.dumps(as_json(prose, values, behind), ensure_ascii=False, indent=1).encode()
    if form == "html":
        return standalone(paper, behind).encode()
    raise UnknownFormat(f"报告只能输出为 {'、'.join(FORMATS)}，没有“{form}”。")


def as_json(prose: Prose, values: Mapping[str, Value], behind: list[Behind]) -> dict[str, Any]:
    """The report as JSON: prose in runs, figures with definition, months and digest (`fazhi verify --report` compares it with the record)."""
    return {
        "title": prose.title,
        "opening": _runs(prose.opening),
        "parts": [{"key": part.key, "title": part.title, "sections": [
            {"title": section.title, "paragraphs": [_runs(each) for each in section.paragraphs]} for section in part.sections]}
            for part in prose.parts],
        "figures": [{**each.value.as_json(), "months": dict(each.months), "digest": each.digest} for each in behind],
    }


def _runs(para: tuple[Run, ...]) -> list[dict[str, str]]:
    return [{"text": run.text, **({"figure": run.figure} if run.figure else {})} for run in para]


STYLE = """
body{font:16px/1.8 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1b1f24;max-width:44em;margin:2em auto;padding:0 1em}
h1{text-align:center}table{border-collapse:collapse;width:100%;font-size:14px}td,th{border:1px solid #dde1e6;padding:.3em .5em;text-align:left;vertical-align:top}
a{color:#0b4a8f}section{border-top:1px solid #dde1e6;margin-top:1.5em}code{font-size:12px;color:#59636e;word-break:break-all}
"""


def standalone(paper: Document, behind: list[Behind]) -> str:
    """A page that needs nothing else: each figure is a link to what stands behind it in the public annex."""
    known = {each.value.key for each in behind}
    body = page.to_html(paper, link=lambda key: f"#{key}" if key in known else None)
    sections = "".join(_section(each) for each in behind)
    return (f'<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>{html.escape(paper.title)}</title>'
            f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{STYLE}</style></head><body>{body}'
            f"<h2>各数字背后的记录</h2><p>只列数量，不列姓名与内容；有一个月不足三件的，不按月分列。每个数字有一个总摘要，由它背后的全部记录算出，本机关可以用“核验”逐个核对。</p>{sections}</body></html>")


def _section(each: Behind) -> str:
    value = each.value
    months = "".join(f"<tr><td>{month}</td><td>{count}</td></tr>" for month, count in each.months)
    return (f'<section id="{html.escape(value.key)}"><h3>{html.escape(value.label)}：{html.escape(value.text)}</h3>'
            f"<p>{html.escape(value.definition)} {value.since}至{value.until}，{value.entries}条记录，其中补录{value.late}条。</p>"
            + (f"<table>{months}</table>" if months else "")
            + f"<p>总摘要：<code>{each.digest}</code></p></section>")
