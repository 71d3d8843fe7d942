"""Prints a paper as DOCX for editing, in the same layout as the PDF."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document as new_docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

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
from fazhi.kernel.typeset.faces import Faces
from fazhi.kernel.typeset.glyphs import DEFAULT, check
from fazhi.kernel.typeset.titles import title_lines

RED = RGBColor(0xD4, 0, 0)
PITCH = Pt(28.98)
EPOCH = datetime(1980, 1, 1)
ALIGN = {"justify": WD_ALIGN_PARAGRAPH.JUSTIFY, "left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER,
         "right": WD_ALIGN_PARAGRAPH.RIGHT}


def to_docx(document: Document, faces: Faces = DEFAULT) -> bytes:
    """The paper as DOCX; the same document gives the same bytes. Raises MissingGlyphs like the PDF."""
    check(document, faces)
    writer = _Writer(faces)
    writer.head(document)
    for block in document.blocks:
        writer.block(block)
    writer.close(document)
    return writer.bytes(document)


class _Writer:
    """One DOCX in the making."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self.docx = new_docx()
        self.section = self.docx.sections[0]
        self._page()

    def _page(self) -> None:
        # No character grid: some readers spread the characters over the page; exact spacing sets 22 lines × 28 instead.
        page = self.section
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
        page.footer_distance = Mm(23)
        self.docx.settings.odd_and_even_pages_header_footer = True
        self._page_number(page.footer.paragraphs[0], "right")
        self._page_number(page.even_page_footer.paragraphs[0], "left")
        normal = self.docx.styles["Normal"]
        normal.font.size = Pt(16)

    def _page_number(self, line: Any, side: str) -> None:
        line.alignment = ALIGN[side]
        line.paragraph_format.left_indent = line.paragraph_format.right_indent = Pt(14)
        self._write(line, Run("— "), self.faces.word_title, 14, spacing=0)
        for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
            run = line.add_run()
            run.font.size = Pt(14)
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            else:
                part.text = words
            run._r.append(part)
        self._write(line, Run(" —"), self.faces.word_title, 14, spacing=0)

    def _write(self, line: Any, run: Run, face: str, size: float = 16, *, spacing: int = -4, color: RGBColor | None = None,
               bold: bool = False) -> None:
        made = line.add_run(run.text)
        made.font.size, made.font.name, made.bold = Pt(size), face, bold or run.bold
        props = made._r.get_or_add_rPr()
        props.rFonts.set(qn("w:eastAsia"), face)
        props.rFonts.set(qn("w:hAnsi"), face)
        if spacing:
            narrow = OxmlElement("w:spacing")
            narrow.set(qn("w:val"), str(spacing))
            props.append(narrow)
        if color is not None:
            made.font.color.rgb = color

    def line(self, text: Text, *, face: str = "", size: float = 16, align: str = "justify", indent: float = 0,
             color: RGBColor | None = None, bold: bool = False, pitch: Any = PITCH, within: Any = None) -> Any:
        """One paragraph; `indent` in points for its first line."""
        line = (within or self.docx).add_paragraph()
        form = line.paragraph_format
        form.space_before = form.space_after = Pt(0)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, pitch
        form.alignment, form.first_line_indent = ALIGN[align], Pt(indent)
        form.widow_control = False
        for run in runs(text):
            self._write(line, run, face or self.faces.word_body, size, color=color, bold=bold)
        return line

    def head(self, document: Document) -> None:
        for mark in (document.level, document.urgency):
            if mark:
                self.line(mark, face=self.faces.word_hei)
        if document.head:
            red = document.kind != "form"
            size = min(50.0, 420 / max(len(document.head), 1)) if red else 18.0
            self.line(document.head, face=self.faces.word_title, size=size, align="center", color=RED if red else None, pitch=Pt(size * 1.4))
        if document.number:
            signer = f"　　签发人：{document.signer}" if document.signer else ""
            number = self.line(document.number + signer, align="right" if document.kind == "letter" else "center")
            if document.kind != "form":
                self._rule(number)
        self.line("")
        for words in title_lines(document.title) if document.title else ():
            self.line(words, face=self.faces.word_title, size=22, align="center", pitch=Pt(34))
        self.line("")
        if document.addressee:
            self.line(document.addressee)

    def _rule(self, line: Any) -> None:
        borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
        for key, value in (("val", "single"), ("sz", "13"), ("space", "11"), ("color", "D40000")):
            bottom.set(qn(f"w:{key}"), value)
        borders.append(bottom)
        line._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                faces = (self.faces.word_hei, self.faces.word_kai, self.faces.word_body, self.faces.word_body)
                level = min(max(block.level, 1), 4)
                made = self.line(block.text, face=faces[level - 1], indent=31.6, bold=level == 3)
                made.paragraph_format.keep_with_next = True
            case Paragraph():
                self.line(block.text, align=block.align, indent=31.6 if block.indent and block.align == "justify" else 0)
            case Table():
                self._table(block)
            case Fields():
                self._fields(block)
            case Signatures():
                for one in block.signers:
                    self.line(f"{one.role}：{one.name or '＿' * 8}　{one.date or '＿' * 6}")
            case PageBreak():
                self.docx.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case Picture():
                self.docx.add_picture(BytesIO(block.png), width=Mm(min(block.width, 156)))
                self.line(block.caption, align="center", size=12)

    def _grid(self, rows: int, columns: int) -> Any:
        table = self.docx.add_table(rows, columns)
        table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
        return table

    def _cell(self, cell: Any, text: Text, align: str = "left", face: str = "") -> None:
        self.line(text, size=12, pitch=Pt(19), align=align, face=face, within=cell)
        # A new cell holds an empty paragraph; ours replaces it.
        cell._tc.remove(cell.paragraphs[0]._p)

    def _table(self, block: Table) -> None:
        every = ((block.header,) if block.header else ()) + block.rows
        columns = max(len(row) for row in every)
        widths = block.widths or (1.0,) * columns
        table = self._grid(len(every), columns)
        for at, row in enumerate(every):
            heading = bool(block.header) and at == 0
            for column, text in enumerate(row):
                align = "center" if heading else (*block.align, *("left",) * columns)[column]
                self._cell(table.cell(at, column), text, align, self.faces.word_hei if heading else "")
                table.cell(at, column).width = Mm(156 * widths[column] / sum(widths))

    def _fields(self, block: Fields) -> None:
        rows = list(rows_of(block.fields))
        table = self._grid(len(rows), 4)
        for at, row in enumerate(rows):
            table.rows[at].height = Pt(19 * max(box.tall for box in row) + 12)
            for side, box in enumerate(row):
                label, value = table.cell(at, side * 2), table.cell(at, side * 2 + 1)
                if len(row) == 1:
                    value = value.merge(table.cell(at, 3))
                    for spare in value.paragraphs[1:]:
                        value._tc.remove(spare._p)
                self._cell(label, box.label, "center")
                self._cell(value, box.value)

    def close(self, document: Document) -> None:
        for index, name in enumerate(document.attachments, 1):
            number = f"{index}. " if len(document.attachments) > 1 else ""
            self.line(("附件：" if index == 1 else "　　　") + number + name, indent=31.6)
        for words in (document.signature, document.date):
            if words:
                self.line(words, align="right").paragraph_format.right_indent = Pt(63)
        for words in (f"抄送：{document.copies}" if document.copies else "", "　　".join(w for w in document.printed if w), document.code,
                      document.watermark):
            if words:
                self.line(words, size=14)

    def bytes(self, document: Document) -> bytes:
        """The file, with fixed dates inside and on its parts."""
        core = self.docx.core_properties
        core.title, core.author, core.last_modified_by, core.comments = document.title.replace("\n", ""), document.signature, "", ""
        core.created = core.modified = EPOCH
        core.revision = 1
        first, fixed = BytesIO(), BytesIO()
        self.docx.save(first)
        with zipfile.ZipFile(first) as made, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as clean:
            for name in sorted(made.namelist()):
                clean.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), made.read(name), zipfile.ZIP_DEFLATED)
        return fixed.getvalue()
