"""Old .xls forms, record by record: their cells and formulas read, numbers put in where they belong; every other record stays as it came.

What the records are called and hold stands in [MS-XLS]; a workbook is a stream of records, the part that all sheets share first, then sheet by sheet.
"""

import re
import struct
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import StringIO
from typing import Any, NamedTuple

import xlrd  # type: ignore[import-untyped]
from xlrd.formula import FMLA_TYPE_CELL, FMLA_TYPE_SHARED, decompile_formula  # type: ignore[import-untyped]

from fazhi.report.forms.container import container, stream_of
from fazhi.report.forms.wrong import NotAForm

BOF, EOF, SHEET, PASSWORD = 0x809, 0x0A, 0x85, 0x2F
BLANK, NUMBER, LABEL, RK, FORMULA = 0x201, 0x203, 0x204, 0x27E, 0x06
BLANKS, RKS = 0xBE, 0xBD  # several cells of a row in one record
CELLS = (BLANK, NUMBER, LABEL, RK, FORMULA, 0xFD, 0xD6, 0x205)
FOLLOW = (0x207, 0x4BC, 0x221, 0x3C)  # what belongs to the formula before it: its words, what it shares, an array, the rest of a long record
SHARED, WORDS = 0x4BC, 0x207
ROW, COLUMNS, WINDOW, INDEX, BLOCK, UNCOUNTED = 0x208, 0x7D, 0x23E, 0x20B, 0xD7, 0x5E
PLAIN = 15  # the format of a cell of which nothing is said
ONE, WHOLE = re.compile(r"(\$?[A-Z]{1,3}\$?\d+):\1(?!\d)"), re.compile(r"(?<![\w.])(\d+)\.0(?!\d)")  # xlrd tells B7 as B7:B7 and 2 as 2.0
ALWAYS = 1  # a formula is to be counted when the file is opened


class Record(NamedTuple):
    """One record: what it is, and what it holds."""

    kind: int
    body: bytes

    @property
    def packed(self) -> bytes:
        """As it stands in the stream."""
        return struct.pack("<HH", self.kind, len(self.body)) + self.body

    @property
    def place(self) -> tuple[int, int]:
        """Row and column of the (first) cell it tells, from 0."""
        row, column = struct.unpack_from("<HH", self.body)
        return row, column


def is_old(data: bytes) -> bool:
    """True for the container of an .xls (or of a workbook with a password)."""
    return data[:4] == b"\xd0\xcf\x11\xe0"


def fill(data: bytes, values: Mapping[tuple[str, str], Any], given: Mapping[tuple[str, str], Any]) -> bytes:
    """The file with values put in, and with what its formulas now give. Raises NotAForm where a sheet is not there or a cell holds a formula."""
    parts = _parts(stream_of(data))
    before, names = _begins(parts), _names(parts)
    for sheet in dict.fromkeys(sheet for sheet, _ in values):
        if sheet not in names:
            raise NotAForm(f"表格里没有“{sheet}”这张工作表。")
    for name, i in names.items():
        own = {_place(cell): value for (sheet, cell), value in values.items() if sheet == name}
        told = {_place(cell): value for (sheet, cell), value in given.items() if sheet == name}
        parts[i] = list(_filled(parts[i], own, told))
    now = dict(zip(before, _begins(parts), strict=True))
    parts[0] = [each._replace(body=struct.pack("<I", now[_where(each)]) + each.body[4:]) if each.kind == SHEET and _where(each) in now else each for each in parts[0]]
    return container(b"".join(each.packed for part in parts for each in part))


def formulas(data: bytes, book: Any) -> dict[str, dict[tuple[int, int], str]]:
    """The formulas of each sheet by place (from 0) as somebody would type them; “=?” where one cannot be told."""
    parts = _parts(stream_of(data))
    return {name: dict(_formulas(parts[i], book)) for name, i in _names(parts).items()}


def opened(data: bytes) -> Any:
    """The workbook as xlrd reads it, with merged areas. Raises NotAForm."""
    _parts(stream_of(data))
    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=StringIO())
    except Exception as error:  # xlrd raises whatever the records make it raise
        raise NotAForm("打不开这个表格，可能加了密码或者已经损坏。请用 WPS 或 Excel 打开，不设密码另存后再试。") from error


def value(book: Any, cell: Any) -> Any:
    """What stands in a cell as xlrd tells it: words, a whole number where it is one, a day; None where nothing stands."""
    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate_as_datetime(cell.value, book.datemode)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return int(cell.value) if cell.value == int(cell.value) else cell.value
    return bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value if cell.ctype == xlrd.XL_CELL_TEXT else None


def _parts(stream: bytes) -> list[list[Record]]:
    """The parts of the stream, each from its beginning to its end; what lies within a part (a chart) stays in it."""
    parts, own, depth, at = list[list[Record]](), list[Record](), 0, 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        one = Record(kind, stream[at + 4:at + 4 + length])
        at += 4 + length
        if not depth and kind != BOF:
            break  # what fills the last sector
        own.append(one)
        depth += (kind == BOF) - (kind == EOF)
        if not depth:
            parts, own = [*parts, own], []
    if not parts or len(parts[0][0].body) < 4 or struct.unpack_from("<H", parts[0][0].body)[0] != 0x600:
        raise NotAForm("这是1997年以前的格式，或者不是表格。请用 WPS 或 Excel 另存为 .xlsx 后再试。")
    if any(each.kind == PASSWORD for each in parts[0]):
        raise NotAForm("这个表格加了密码。请用 WPS 或 Excel 打开，取消密码后另存再试。")
    return parts


def _begins(parts: list[list[Record]]) -> list[int]:
    """Where in the stream each part begins."""
    found, at = list[int](), 0
    for part in parts:
        found.append(at)
        at += sum(len(each.body) + 4 for each in part)
    return found


def _where(sheet: Record) -> int:
    return int(struct.unpack_from("<I", sheet.body)[0])


def _names(parts: list[list[Record]]) -> dict[str, int]:
    """Which part is which sheet, by the sheet's name."""
    begins, found = {at: i for i, at in enumerate(_begins(parts))}, dict[str, int]()
    for each in parts[0]:
        if each.kind == SHEET and _where(each) in begins:
            length, wide = each.body[6], each.body[7] & 1
            found[each.body[8:8 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1")] = begins[_where(each)]
    return found


def _place(name: str) -> tuple[int, int]:
    """“D5” as row and column from 0."""
    letters, column = name.rstrip("0123456789"), 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(name[len(letters):]) - 1, column - 1


def _filled(part: list[Record], values: Mapping[tuple[int, int], Any], given: Mapping[tuple[int, int], Any]) -> Iterator[Record]:
    """A sheet with its values; its index goes, which only says where rows lie, and its formulas are marked to be counted."""
    cells = [each for one in part for each in _single(one)]
    there = {each.place for each in cells if each.kind in CELLS}
    new = [_cell(place, _format(part, place), value) for place, value in sorted(values.items()) if place not in there]
    formula: Record | None = None
    for each in cells:
        if each.kind in (INDEX, BLOCK, UNCOUNTED):
            continue
        if formula and each.kind == WORDS and formula.place in given:
            continue  # the words the formula gave before
        formula = formula if each.kind in FOLLOW else None
        if each.kind in CELLS or each.kind in (WINDOW, EOF):
            while new and (each.kind not in CELLS or new[0].place < each.place):
                yield new.pop(0)
        if each.kind == FORMULA:
            if each.place in values:
                raise NotAForm("要填的格子里是公式，不能填数。")
            formula = each
            yield _counted(each, given.get(each.place))
        elif each.kind in CELLS and each.place in values:
            yield _cell(each.place, struct.unpack_from("<H", each.body, 4)[0], values[each.place])
        else:
            yield each
        if each.kind == BOF and each is cells[0]:
            yield Record(UNCOUNTED, b"\0\0")


def _single(one: Record) -> Iterator[Record]:
    """A record as it is, or one for each cell where it tells several."""
    if one.kind not in (BLANKS, RKS):
        yield one
        return
    row, column = one.place
    size = 2 if one.kind == BLANKS else 6
    for i, at in enumerate(range(4, len(one.body) - 2, size)):
        yield Record(BLANK if one.kind == BLANKS else RK, struct.pack("<HH", row, column + i) + one.body[at:at + size])


def _cell(place: tuple[int, int], form: int, value: Any) -> Record:
    head = struct.pack("<HHH", *place, form)
    if isinstance(value, (int, float, Decimal)):
        return Record(NUMBER, head + struct.pack("<d", float(value)))
    if value in (None, ""):
        return Record(BLANK, head)
    words = str(value)
    return Record(LABEL, head + struct.pack("<HB", len(words.encode("utf-16-le")) // 2, 1) + words.encode("utf-16-le"))


def _format(part: list[Record], place: tuple[int, int]) -> int:
    """The format of a cell of which nothing is said: its row's, its column's, or the plain one."""
    for each in part:
        if each.kind == ROW and each.place[0] == place[0]:
            flags, form = struct.unpack_from("<HH", each.body, 12)
            if flags & 0x80:
                return int(form) & 0xFFF
    for each in part:
        if each.kind == COLUMNS:
            first, last, _, form = struct.unpack_from("<HHHH", each.body)
            if first <= place[1] <= last:
                return int(form)
    return PLAIN


def _counted(one: Record, value: Any) -> Record:
    """A formula with what it gives now, to be counted again when the file is opened."""
    body = bytearray(one.body)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        struct.pack_into("<d", body, 6, float(value))
    struct.pack_into("<H", body, 14, struct.unpack_from("<H", body, 14)[0] | ALWAYS)
    return Record(FORMULA, bytes(body))


def _formulas(part: list[Record], book: Any) -> Iterator[tuple[tuple[int, int], str]]:
    """Every formula of a sheet; one that several cells share is told for each as it stands there."""
    shared = [each.body for each in part if each.kind == SHARED]
    for each in part:
        if each.kind != FORMULA:
            continue
        row, column = each.place
        length = struct.unpack_from("<H", each.body, 20)[0]
        tokens, kind = each.body[22:22 + length], FMLA_TYPE_CELL
        if tokens[:1] == b"\x01":
            tokens, kind = next((body[10:10 + struct.unpack_from("<H", body, 8)[0]] for body in shared if _within(body, row, column)), b""), FMLA_TYPE_SHARED
        try:
            words = decompile_formula(book, tokens, len(tokens), fmlatype=kind, browx=row, bcolx=column) if tokens else ""
        except Exception:  # xlrd raises whatever a token it does not know makes it raise
            words = ""
        yield (row, column), "=" + WHOLE.sub(r"\1", ONE.sub(r"\1", words or "?"))


def _within(shared: bytes, row: int, column: int) -> bool:
    first, last, left, right = struct.unpack_from("<HHBB", shared)
    return bool(first <= row <= last and left <= column <= right)
