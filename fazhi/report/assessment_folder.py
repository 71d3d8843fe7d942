"""The evidence folder of the county's assessment: a zip with a catalogue, and per indicator its figures, registers, papers and files."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import xlsxwriter

from fazhi.kernel import book, gate, registry
from fazhi.kernel.models import Entry
from fazhi.kernel.prints import pdf_of
from fazhi.kernel.typeset.glyphs import MissingGlyphs
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import FazhiError
from fazhi.report import figures, register_sheet
from fazhi.report.assessment import STATES, Bound, Row, alive, papers
from fazhi.report.source import parted

MOST = 100  # papers and files put in per binding; the catalogue says how many more there are


def folder(viewer: gate.Viewer, year: int, found: list[Row]) -> bytes:
    """The zip; only what the reader may see is put in, and the catalogue says what was left out. The reading is logged."""
    out = io.BytesIO()
    told: list[list[Any]] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for row in found:
            place = safe(f"{row.number} {row.words['item']}")[:60]
            said = [row.number, row.words["area"], row.words["item"], row.words["worth"], row.claimed, STATES[row.state]]
            for name, data, words, span in _parts(viewer, year, row):
                if data:
                    packed.writestr(f"{place}/{name}", data)
                told.append([*said, words, span, f"{place}/{name}" if data else ""])
            if not row.bounds and not row.files:
                told.append([*said, "没有对应任何证据", "", ""])
        packed.writestr("目录.xlsx", workbook(["编号", "一级指标", "考核内容", "分值", "自评分", "证据状态", "证据", "统计期", "文件"], told))
    gate.log(viewer, viewer.office, f"assessment {year}")
    return out.getvalue()


def safe(name: str) -> str:
    """A name that any system takes for a file."""
    return re.sub(r"[\\/:*?\"<>|\s]+", "_", name).strip("._")


def workbook(head: list[str], rows: list[list[Any]]) -> bytes:
    """One sheet with a head; words can never be taken for formulas."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page, bold = book.add_worksheet(), book.add_format({"bold": True, "border": 1})
    page.set_column(0, len(head) - 1, 18)
    for n, row in enumerate([head, *rows]):
        for column, value in enumerate(row):
            form = bold if n == 0 else None
            if isinstance(value, int):
                page.write_number(n, column, value, form)
            else:
                page.write_string(n, column, str(value), form)
    book.close()
    return out.getvalue()


def _parts(viewer: gate.Viewer, year: int, row: Row) -> Iterator[tuple[str, bytes, str, str]]:
    """(file name, bytes, words for the catalogue, days of which it speaks) of everything that proves an indicator."""
    for one in row.bounds:
        maker = {"figure": _figure, "register": _register, "paper": _papers, "act": _act}[one.sort]
        made = maker(viewer, year, one) if one.pieces else iter([("", b"", f"{one.title}：没有")])
        yield from ((*each, one.span) for each in made)
    for i, each in enumerate(row.files, start=1):
        try:
            kept = gate.file(viewer, each["hash"])
            with vault().open(each["hash"]) as source:
                yield f"佐证{i:02d}{_ending(kept['media'])}", source.read(), "补充佐证", ""
        except FazhiError as error:
            yield "", b"", f"补充佐证{i:02d}没有放入：{error}", ""


def _ending(media: str) -> str:
    return {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "text/plain": ".txt"}.get(media, "")


def _figure(viewer: gate.Viewer, year: int, one: Bound) -> Iterator[tuple[str, bytes, str]]:
    # The days of the page, so that the file tells the same number.
    value = figures.tell(viewer.office, figures.find(one.key), year, since=one.since, until=one.until)
    found = figures.trace(viewer.office, one.key, year, since=one.since, until=one.until)
    codes = gate.codes(viewer, {each["matter"] for each in found})
    seen, rest = parted(found, codes)
    rows = [[each["day"], codes[each["matter"]], registry.acts()[each["act"]].title if each["act"] in registry.acts() else each["act"], each["amount"], each["hash"]] for each in seen]
    rows += [["—", "（不列出）", "合计", rest, ""]] if rest is not None else []
    head = [[f"{value.label}：{value.text}", value.definition, f"{value.since}至{value.until}", "", ""], [], ["日期", "事项", "行为", "数量", "记录摘要"]]
    yield f"数字 {safe(value.label)}.xlsx", workbook(["数字", "口径", "起止", "", ""], [*head, *rows]), f"{value.label} {value.text}，{len(found)}条记录"


def _register(viewer: gate.Viewer, year: int, one: Bound) -> Iterator[tuple[str, bytes, str]]:
    _, register = book.find(one.key)
    data, count = register_sheet.workbook(viewer, one.key, book.Asked(since=one.since, until=one.until))
    yield f"台账 {safe(register.title)}.xlsx", data, f"{register.title}，{count}行"


def _papers(viewer: gate.Viewer, year: int, one: Bound) -> Iterator[tuple[str, bytes, str]]:
    every = list(papers(viewer.office, one.key, one.since, one.until).values_list("id", flat=True))
    for i, ident in enumerate(every[:MOST], start=1):
        try:
            row = gate.paper(viewer, ident)
            yield f"文书 {safe(row['title'])}{i:03d}.pdf", pdf_of(row), f"《{row['title']}》{row['number']}"
        except (FazhiError, MissingGlyphs) as error:
            yield "", b"", f"{one.title}第{i}份没有放入：{error}"
    if len(every) > MOST:
        yield "", b"", f"{one.title}共{len(every)}份，放入前{MOST}份"


def _act(viewer: gate.Viewer, year: int, one: Bound) -> Iterator[tuple[str, bytes, str]]:
    found = list(alive(viewer.office, [one.key], one.since, one.until))
    homes = dict(Entry.objects.filter(id__in=[each.id for each in found]).values_list("id", "matter"))
    codes = gate.codes(viewer, set(homes.values()))
    rows = [[each.at[:16].replace("T", " "), codes.get(homes.get(each.id, ""), "（不列出）"), one.title] for each in found]
    yield f"记录 {safe(one.title)}.xlsx", workbook(["日期", "事项", "行为"], rows), f"{one.title}，{len(rows)}次"
