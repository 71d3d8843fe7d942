"""A matter packed for somebody outside who has to give an opinion: one file with its papers, its files and the form to fill in."""

import io
import zipfile
from collections.abc import Iterator

from fazhi.kernel import gate, registry
from fazhi.kernel.acts import Act
from fazhi.kernel.models import File
from fazhi.kernel.opened import Opened
from fazhi.kernel.prints import pdf_of
from fazhi.kernel.typeset.form_file import form_of
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import NotFound

FIRST = (1980, 1, 1, 0, 0, 0)  # the same matter gives the same bytes
CLOSED = "这个事项的内容您还看不到，不能打包。请先在事项页说明理由。"
BY_HAND = ("void", "replaced")


def forms(viewer: gate.Viewer, head: dict[str, object]) -> list[type[Act]]:
    """The acts of this matter, at its stage, that somebody without an account may fill in on a form."""
    line = registry.line(str(head["line"]))
    return [act for act in line.acts if act.by_form and head["inside"] and line.stage(str(head["stage"])) in act.at]


def pack(viewer: gate.Viewer, ident: str, act: type[Act], to: str) -> bytes:
    """The pack as ZIP. Raises NotFound; that it was packed, and for whom, stands in the reading log."""
    head = gate.matter(viewer, ident)
    if not head["inside"]:
        raise NotFound(CLOSED)
    gate.log(viewer, ident, "pack", to)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in _content(viewer, head, act):
            packed.writestr(zipfile.ZipInfo(name, FIRST), data)
    return kept.getvalue()


def _content(viewer: gate.Viewer, head: dict[str, object], act: type[Act]) -> Iterator[tuple[str, bytes]]:
    ident = str(head["id"])
    about = [("委托单位", viewer.staff.name), ("事项", f"{head['line_title']} {head['code']} {head['subject']}")]
    yield f"1 填写表 {act.title}.docx", form_of(act, ident, about)
    for i, row in enumerate((each for each in gate.papers(head) if each["state"] not in BY_HAND), start=1):
        yield f"2 文书 {i:02d} {clean(str(row['title']))}.pdf", pdf_of(gate.paper(viewer, row["id"]))
    names = {each["id"]: each["sealed"] for each in Opened(viewer, head).timeline()}
    files = File.objects.filter(matter=ident, struck="").exclude(word="scan").order_by("opened_by", "id")
    for i, row in enumerate(files, start=1):
        told = str(names.get(row.opened_by, {}).get(f"{row.word}.name", "") or f"{row.hash[:8]}")
        with vault().open(row.hash) as file:
            yield f"3 材料 {i:02d} {clean(told)}", file.read()


def clean(name: str) -> str:
    """A file's name without signs that an archive or a disk would not take."""
    return "".join("_" if each in '\\/:*?"<>|' or ord(each) < 32 else each for each in name)[:100]
