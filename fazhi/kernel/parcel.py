"""A clean parcel of an approved text for another organ's portal: HTML without dress, plain text, attachments, and their digests."""

import io
import zipfile
from dataclasses import dataclass
from html import escape
from typing import Any

from fazhi.kernel import gate
from fazhi.kernel.as_told import words_of
from fazhi.kernel.checks import Dossier, Step, dossier
from fazhi.kernel.digest import digest
from fazhi.kernel.parts import playing
from fazhi.kernel.vault import Vault
from fazhi.kernel.wrong import FazhiError, NotFound

PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<h1>{title}</h1>
{paragraphs}{attached}
</body>
</html>
"""
EPOCH = (2000, 1, 1, 0, 0, 0)  # the same text gives the same parcel, byte for byte


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is carried: the file's name and its bytes."""

    name: str
    data: bytes


def ready(memory: dict[str, Any]) -> bool:
    """Whether a matter holds a text that was approved for publication, so that a parcel can be made of it."""
    return any(key in memory.get("acts", {}) for key in playing("publication.approve"))


def parcel(viewer: gate.Viewer, ident: str, vault: Vault) -> Parcel:
    """The approved text of a matter as a zip; raises NotFound, and FazhiError while it is not approved."""
    head = gate.matter(viewer, ident)
    if not head["inside"]:
        raise NotFound("这个事项的内容密存，查阅须先在事项页说明理由。")
    file = dossier(ident)
    draft = file.last(*playing("publication.draft"))
    approved = [step for step in file.each(*playing("publication.approve")) if draft and step.n > draft.n]
    if draft is None or not (approved or file.each(*playing("publication.amend"))):
        raise FazhiError("公开文本还没有审批，不能带出。请先办完保密审查和审批。")
    gate.log(viewer, ident, "公开文本包")
    return Parcel(f"{head['code']}.zip", _zipped(file, draft, vault))


def _zipped(file: Dossier, draft: Step, vault: Vault) -> bytes:
    told = file.last(*playing("publication.draft"), *playing("publication.amend")) or draft  # a correction is signed by itself and takes the place of the draft's words
    heading, text = str(told.said["heading"]), file.word(told, "text")
    covered = next((step for step in reversed(file.each(*playing("publication.redact"))) if step.n > draft.n and step.said.get("copy")), None)
    names = _attachments(covered, "copy") if covered else _attachments(draft, "files")  # where something was covered only the covered copies go out
    parts: dict[str, bytes] = {"正文.html": page(heading, text, [name for name, _ in names]).encode(), "正文.txt": f"{heading}\n\n{text}\n".encode()}
    for name, hash_ in names:
        with vault.open(hash_) as stream:
            parts[f"附件/{name}"] = stream.read()
    listed = "\n".join(f"{digest('sha256', data)}  {name}" for name, data in parts.items())
    parts["清单.txt"] = f"{heading}\n登记号：{file.code}\n拟稿：{draft.at[:10]}\n文件（SHA-256）：\n{listed}\n".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _attachments(step: Step, field: str) -> list[tuple[str, str]]:
    """(name, digest) of the attachments, names made different where two are alike."""
    told: dict[str, Any] = words_of(step.id)
    found: dict[str, str] = {}
    for i, one in enumerate(step.said.get(field) or ()):
        name = str(told.get(f"{field}.{i}.name") or f"附件{i + 1}").replace("/", "_").replace("\\", "_")
        found[name if name not in found else f"{i + 1}-{name}"] = str(one["hash"])
    return list(found.items())


def page(heading: str, text: str, attached: list[str]) -> str:
    """The text as bare HTML: a heading, paragraphs, a list of attachments; nothing to clean up after pasting."""
    paragraphs = "\n".join(f"<p>{escape(line.strip())}</p>" for line in text.split("\n") if line.strip())
    listed = "".join(f"\n<li>{escape(name)}</li>" for name in attached)
    return PAGE.format(title=escape(heading), paragraphs=paragraphs, attached=f"\n<p>附件：</p>\n<ul>{listed}\n</ul>" if attached else "")
