"""Shows a paper as a fragment of HTML: every word escaped, every figure a link."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from fazhi.kernel.typeset.document import (
    Block,
    Document,
    Fields,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Signatures,
    Table,
    Text,
    rows_of,
    runs,
)

Link = Callable[[str], str | None]
SAFE = ("https://", "http://", "mailto:", "/", "#", "?", "./")


def to_html(document: Document, link: Link = lambda key: None) -> str:
    """The paper as `<article class="paper">…`; `link` gives the address behind a figure's key, or None for no link.

    Pictures are left out (their captions stay): a page shows pictures from its own files, not from inside the paper.
    """
    article = [f'<article class="paper paper-{escape(document.kind)}">']
    heads = (("paper-head", document.head), ("paper-number", document.number), ("paper-watermark", document.watermark))
    article += [f'<p class="{css}">{escape(words)}</p>' for css, words in heads if words]
    if document.title:
        article.append(f"<h1>{'<br>'.join(escape(line) for line in document.title.split(chr(10)))}</h1>")
    if document.addressee:
        article.append(f'<p class="paper-addressee">{escape(document.addressee)}</p>')
    article += [_block(block, link) for block in document.blocks]
    return "\n".join((*article, *_closing(document), "</article>"))


def _closing(document: Document) -> list[str]:
    parts = []
    if document.attachments:
        listed = "".join(f"<li>{escape(one)}</li>" for one in document.attachments)
        parts.append(f'<div class="paper-attachments"><p>附件：</p><ol>{listed}</ol></div>')
    closing = (("paper-signature", document.signature), ("paper-date", document.date),
               ("paper-copies", f"抄送：{document.copies}" if document.copies else ""),
               ("paper-printed", "　".join(words for words in document.printed if words)), ("paper-code", document.code))
    return parts + [f'<p class="{css}">{escape(words)}</p>' for css, words in closing if words]


def _run(run: Run, link: Link) -> str:
    words = escape(run.text)
    if run.bold:
        words = f"<strong>{words}</strong>"
    url = (link(run.figure) if run.figure else None) or run.url
    if not url or not url.startswith(SAFE):
        return words
    figure = f' data-figure="{escape(run.figure)}"' if run.figure else ""
    return f'<a href="{escape(url)}"{figure}>{words}</a>'


def _text(text: Text, link: Link) -> str:
    return "".join(_run(run, link) for run in runs(text))


def _row(cells: tuple[Text, ...], tag: str, link: Link) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return "<tr>" + "".join(f"<{tag}{scope}>{_text(cell, link)}</{tag}>" for cell in cells) + "</tr>"


def _table(block: Table, link: Link) -> str:
    head = f"<thead>{_row(block.header, 'th', link)}</thead>" if block.header else ""
    return f"<table>{head}<tbody>{''.join(_row(row, 'td', link) for row in block.rows)}</tbody></table>"


def _fields(block: Fields, link: Link) -> str:
    rows = ["".join(f'<th scope="row">{escape(box.label)}</th><td{"" if len(row) == 2 else " colspan=" + chr(34) + "3" + chr(34)}>'
                    f"{_text(box.value, link)}</td>" for box in row) for row in rows_of(block.fields)]
    return f'<table class="paper-fields"><tbody>{"".join(f"<tr>{row}</tr>" for row in rows)}</tbody></table>'


def _block(block: Block, link: Link) -> str:
    match block:
        case Heading():
            tag = f"h{min(max(block.level, 1), 4) + 1}"
            return f"<{tag}>{_text(block.text, link)}</{tag}>"
        case Paragraph():
            css = "" if block.indent and block.align == "justify" else f' class="paper-{block.align} no-indent"'
            return f"<p{css}>{_text(block.text, link)}</p>"
        case Table():
            return _table(block, link)
        case Fields():
            return _fields(block, link)
        case Signatures():
            signed = "".join(f"<li>{escape(s.role)}：{escape(s.name)} {escape(s.date)}</li>" for s in block.signers)
            return f'<ul class="paper-signatures">{signed}</ul>'
        case PageBreak():
            return '<hr class="page-break">'
        case Picture():
            return f"<figure><figcaption>{escape(block.caption)}</figcaption></figure>"
