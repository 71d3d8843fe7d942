"""The container of an old .xls: its one stream taken out, and a container made around a stream again."""

import struct
from io import StringIO

from xlrd.compdoc import CompDoc  # type: ignore[import-untyped]

from fazhi.report.forms.wrong import NotAForm

SECTOR, ENTRIES = 512, 128  # bytes of a sector; numbers of the table that one holds
FREE, END, TABLE, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
LEAST = 4096  # a shorter stream would lie elsewhere
HEAD = 109  # sectors of the table that the head itself names


def stream_of(data: bytes) -> bytes:
    """The workbook's stream. Raises NotAForm for a file with macros or embedded objects, of before 1997, or that cannot be read."""
    try:
        found = CompDoc(data, logfile=StringIO())
        if any(each.etype == 1 for each in found.dirlist):
            raise NotAForm("表格里有宏、嵌入的对象或者密码，填写后保不住。请用 WPS 或 Excel 另存为 .xlsx（不设密码），再用新存的文件。")
        memory, base, length = found.locate_named_stream("Workbook")
    except NotAForm:
        raise
    except Exception as error:  # xlrd raises whatever a damaged file makes it raise
        raise NotAForm("打不开这个表格，文件可能已经损坏。请用 WPS 或 Excel 打开，另存为 .xlsx 后再试。") from error
    if not memory:
        raise NotAForm("这是1997年以前的格式，或者不是表格。请用 WPS 或 Excel 另存为 .xlsx 后再试。")
    return bytes(memory[base:base + length])


def container(stream: bytes) -> bytes:
    """A container with the stream in it. Raises NotAForm where the stream is too long for a form."""
    body = stream.ljust(max(-(-len(stream) // SECTOR) * SECTOR, LEAST), b"\0")
    count = len(body) // SECTOR
    tables = 1
    while tables * ENTRIES < count + 1 + tables:
        tables += 1
    if tables > HEAD:
        raise NotAForm("表格太大，不是一张报表。请确认选对了文件。")
    chain = [*range(1, count), END, END, *[TABLE] * tables]  # the stream, the directory, the table itself
    table = struct.pack(f"<{tables * ENTRIES}I", *chain, *[FREE] * (tables * ENTRIES - len(chain)))
    directory = _entry("Root Entry", 5, child=1, start=END, size=0) + _entry("Workbook", 2, child=NONE, start=0, size=len(body)) + _entry("", 0) * 2
    named = [*range(count + 1, count + 1 + tables), *[FREE] * (HEAD - tables)]
    head = struct.pack("<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, count, 0, LEAST, END, 0, END, 0)
    return head + struct.pack(f"<{HEAD}I", *named) + body + directory + table


def _entry(name: str, kind: int, child: int = NONE, start: int = 0, size: int = 0) -> bytes:
    """One entry of the directory; the root's child is the stream, which stands alone and black."""
    words = f"{name}\0".encode("utf-16-le") if name else b""
    return struct.pack("<64sHBBIII16xI16xIII", words, len(words), kind, 1, NONE, NONE, child, 0, start, size, 0)
