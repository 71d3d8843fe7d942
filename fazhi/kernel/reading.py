"""Reading the words of a file that somebody brings: Word, PDF with text, a workbook, plain text – or saying plainly why it cannot be read."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import docx
import pypdf
from docx.oxml import parse_xml
from pypdf.errors import PyPdfError
from python_calamine import CalamineError, CalamineWorkbook

from fazhi.kernel.wrong import FazhiError

MOST = 64 << 20  # bytes of a document, unpacked
PAGE = re.compile(r"[-—–\s]*(第\s*)?\d{1,4}(\s*页)?[-—–\s]*([/／共]\s*(共)?\s*\d{1,4}\s*页?)?[-—–\s]*")
NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SCANNED = "这份PDF是扫描件，里面没有文字，系统读不出来。请上传Word文档或由Word直接导出的PDF；只有纸质件的，请逐页人工核对。"
OLD_WORD = "这是旧格式的文档（.doc、.wps），系统读不出来。请用Word或WPS打开后另存为.docx再上传。"
FOREIGN = "这个文件不是Word文档、PDF或文本，系统读不出文字。请上传.docx或带文字的PDF。"
BROKEN = "文件损坏或加了密码，系统打不开。请重新导出后上传。"


class Unreadable(FazhiError):
    """A file whose words nobody can read by machine; the sentence says what to bring instead."""


def read(data: bytes) -> list[str]:
    """The words of a document, a line each (a paragraph of Word, a line of a PDF). Raises Unreadable."""
    if data[:4] == b"PK\x03\x04":
        lines = list(_word(data))
    elif data[:5] == b"%PDF-":
        lines = _pdf(data)
    elif data[:4] == b"\xd0\xcf\x11\xe0":
        raise Unreadable(OLD_WORD)
    else:
        lines = _plain(data)
    found = [" ".join(line.split()) for line in lines]
    return [line for line in found if line]


def of_file(data: bytes) -> str:
    """The words of any such file or of a workbook, in one text. Raises Unreadable."""
    if (data[:4] == b"PK\x03\x04" and b"xl/workbook" in data) or data[:4] == b"\xd0\xcf\x11\xe0":
        try:
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
        except (CalamineError, OSError, ValueError) as error:
            raise Unreadable("表格打不开，读不出文字。") from error
        return "\n".join(" ".join(_cell(cell) for cell in row if cell not in (None, "")) for row in rows)
    return "\n".join(read(data))


def _cell(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)


def _plain(data: bytes) -> list[str]:
    if b"\x00" in data[:4096]:
        raise Unreadable(FOREIGN)
    for code in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(code).splitlines()
        except UnicodeDecodeError:
            continue
    raise Unreadable(FOREIGN)


def document(data: bytes) -> Any:
    """A Word document opened with python-docx, once it is known to be one of a decent size. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if "word/document.xml" not in packed.namelist():
                raise Unreadable(FOREIGN)
            if sum(each.file_size for each in packed.infolist()) > MOST:
                raise Unreadable("文档解开后超过64MB，系统不读。请删去图片后另存再上传。")
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Unreadable(BROKEN) from error


def _word(data: bytes) -> Iterator[str]:
    """Paragraphs of the body and the notes in order, tables cell by cell; what was struck with tracked changes is gone, what was added stands."""
    opened = document(data)
    yield from paragraphs(opened.element.body)
    for part in opened.part.package.iter_parts():
        if str(part.partname) in ("/word/footnotes.xml", "/word/endnotes.xml"):
            root = parse_xml(part.blob)
            yield from (f"脚注：{each}" for each in paragraphs(root) if each.strip())


def paragraphs(root: Any) -> Iterator[str]:
    """The text of every paragraph below an element, also inside tables, boxes and accepted additions."""
    for one in root.iter(f"{NS}p"):
        if any(each.tag == FALLBACK for each in one.iterancestors()):
            continue
        told = []
        for node in one.iter(f"{NS}t", f"{NS}tab", f"{NS}br"):
            if next(node.iterancestors(f"{NS}p")) is one:
                told.append(node.text or "" if node.tag == f"{NS}t" else " ")
        yield "".join(told)


def _pdf(data: bytes) -> list[str]:
    """Lines of all pages without page numbers and running heads. Raises Unreadable for a scan, a broken or a locked file."""
    try:
        pages = [page.extract_text().splitlines() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        raise Unreadable(BROKEN) from error
    told = [[line.strip() for line in page if line.strip() and not PAGE.fullmatch(line.strip())] for page in pages]
    if not any(told):
        raise Unreadable(SCANNED)
    ends = Counter(line for page in told if page for line in {page[0], page[-1]})
    running = {line for line, n in ends.items() if n > 2 and n * 2 > len(told)}
    return [line for page in told for i, line in enumerate(page) if not (line in running and i in (0, len(page) - 1))]
