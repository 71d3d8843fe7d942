"""The sampled files of a review as one pack that needs neither account nor network: case files as a guest may read them, a catalogue, score sheets, a list of digests and a page that checks it."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from fazhi.kernel import dossier, gate, registry
from fazhi.kernel.dossier_print import dossier_pdf
from fazhi.kernel.models import Link, Matter
from fazhi.kernel.review_pack import FIRST, clean
from fazhi.kernel.vault import vault
from fazhi.report import score_table

LIST, CATALOGUE, CHECK = "SHA256SUMS", "目录.html", "核验.html"
STYLE = "body{font:16px/1.7 sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#1a1a1a}table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:.3em .5em;text-align:left;font-size:14px}code{word-break:break-all}"


@dataclass(frozen=True, slots=True)
class Told:
    """To whom the pack goes, as its catalogue says: the organ, and the last day."""

    organ: str
    until: str


def guest(viewer: gate.Viewer, files: frozenset[str]) -> gate.Viewer:
    """Somebody who may read these files and nothing else, as an outside reviewer may; what he reads stands in the log under whoever makes the pack."""
    one = replace(viewer)
    one.capacities, one.lent = frozenset(), files  # type: ignore[misc]  # both are asked once and kept
    return one


def pairs(ident: str, line: str, files: list[str]) -> list[tuple[dict[str, Any], str]]:
    """(a review of this draw, or the review itself; the file it is about), in the order of the files' codes."""
    reviews = [ident, *Link.objects.filter(other=ident, kind=f"from:{line}", struck="").values_list("matter", flat=True)]
    about = dict(Link.objects.filter(matter__in=reviews, kind="about", other__in=files, struck="").values_list("matter", "other"))
    rows = {row["id"]: row for row in Matter.objects.filter(id__in=about).values("id", "code", "stage")}
    codes = dict(Matter.objects.filter(id__in=files).values_list("id", "code"))
    return sorted(((rows[review], file) for review, file in about.items()), key=lambda pair: (codes[pair[1]], pair[0]["code"]))


def pack(viewer: gate.Viewer, head: dict[str, Any], files: list[str], score: Any, told: Told) -> tuple[bytes, str]:
    """The pack as ZIP, and the digest of its list. That each file was packed, and for which organ, stands in the reading log."""
    reader = guest(viewer, frozenset(files))
    content = list(_content(reader, head, files, score))
    content.append((CATALOGUE, _catalogue(reader, head, told, content)))
    listed = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data, *_ in content).encode()
    gate.log_many(viewer, files, "pack", told.organ)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in (*((each[0], each[1]) for each in content), (LIST, listed), (CHECK, checker(listed))):
            packed.writestr(zipfile.ZipInfo(name, FIRST), data)
    return kept.getvalue(), sha256(listed).hexdigest()


def checker(listed: bytes) -> bytes:
    """The page that counts the digests of chosen files by itself and compares them with this list: plain JavaScript, for it is opened from the stick."""
    page = Path(__file__).with_name("sample_check.html").read_text("utf-8")
    lines = [line.split("  ", 1) for line in listed.decode().splitlines()]
    return page.replace("/*LIST*/[]", json.dumps(lines, ensure_ascii=False).replace("<", "\\u003c")).encode()


def _content(reader: gate.Viewer, head: dict[str, Any], files: list[str], score: Any) -> Iterator[tuple[Any, ...]]:
    """(name in the pack, bytes, review, file) of every case file, and of a score sheet where the review is still open to scores."""
    for n, (review, file) in enumerate(pairs(str(head["id"]), str(head["line"]), files), start=1):
        made = dossier.collect(reader, file, vault())
        name = f"{n:02d}_{clean(str(made.head['code'])).replace(' ', '_')}"
        yield f"案卷/{name}.pdf", dossier_pdf(made, vault()), review["code"], made.head
        if registry.line(str(head["line"])).stage(review["stage"]) in score.at:
            yield f"评分表/{name}.xlsx", score_table.blank(score, review["code"], file, reader.day), review["code"], made.head


def _catalogue(reader: gate.Viewer, head: dict[str, Any], told: Told, content: list[tuple[Any, ...]]) -> bytes:
    """The catalogue as a page that opens without network: what the pack holds, for whom, until when, how it is checked and how scores come back."""
    rows = "".join(f"<tr><td>{n}</td><td><a href=\"{escape(name)}\">{escape(name)}</a></td><td>{escape(str(about['line_title']))} {escape(str(about['code']))}</td><td>{escape(str(review))}</td>"
                   f"<td>{len(data)}</td><td><code>{sha256(data).hexdigest()}</code></td></tr>" for n, (name, data, review, about) in enumerate(content, start=1))
    demo = "<p><strong>演示数据</strong></p>" if reader.staff.demo else ""
    return (f"<!doctype html><html lang=\"zh-Hans\"><head><meta charset=\"utf-8\"><title>评查案卷目录</title><style>{STYLE}</style></head><body>{demo}<h1>评查案卷目录</h1>"
            f"<p>{escape(reader.staff.name)}　{escape(str(head['line_title']))} {escape(str(head['code']))}　制作日期 {reader.day.isoformat()}</p>"
            f"<p>交给：{escape(told.organ)}。最迟 {escape(told.until)} 交回或者删除。只供本次评查使用，内有当事人信息，不得复制、转发。</p>"
            f"<table><thead><tr><th>序号</th><th>文件</th><th>案卷</th><th>评查号</th><th>字节</th><th>SHA-256</th></tr></thead><tbody>{rows}</tbody></table>"
            f"<h2>怎样评分</h2><p>在评分表中逐项选择、填写扣分和理由，填好的表交回交出机关，由其核对后登记。评分各自独立，结果得出以前不要互相告诉。</p>"
            f"<h2>怎样核验</h2><p>打开“<a href=\"{CHECK}\">{CHECK}</a>”选择全部文件；或者在本文件夹中运行 <code>sha256sum -c {LIST}</code>。</p></body></html>").encode()
