"""Numbers put into a form's own file: only the cells named change, everything else in the file stays byte for byte."""

import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from posixpath import join, normpath
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from fazhi.report.forms import old
from fazhi.report.forms.wrong import NotAForm

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SAFE = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def fill(data: bytes, values: Mapping[tuple[str, str], Any], given: Mapping[tuple[str, str], Any] | None = None) -> bytes:
    """The file with values put in: {(sheet, “D5”): number or words}; formulas, formats, merged cells, pictures and prints stay.

    What the formulas give (`given`) is put beside them, for whatever shows a file without counting; whoever counts does so anew when it is opened.
    Raises NotAForm where a cell or sheet is not there.
    """
    if old.is_old(data):
        return old.fill(data, values, given or {})
    told = given or {}
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {each.filename: packed.read(each.filename) for each in packed.infolist()}
        order = [each.filename for each in packed.infolist()]
    homes = _homes(parts)
    for sheet in dict.fromkeys(sheet for sheet, _ in (*values, *told)):
        if sheet not in homes:
            raise NotAForm(f"表格里没有“{sheet}”这张工作表。")
        root = etree.fromstring(parts[homes[sheet]], SAFE)
        for (where, name), value in values.items():
            if where == sheet:
                _put(root, name, value)
        for (where, name), value in told.items():
            if where == sheet:
                _show(root, name, value)
        parts[homes[sheet]] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    parts["xl/workbook.xml"] = _counted_anew(parts["xl/workbook.xml"])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in order:
            packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _homes(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Where in the file each sheet lies, by its title."""
    book = etree.fromstring(parts["xl/workbook.xml"], SAFE)
    links = etree.fromstring(parts["xl/_rels/workbook.xml.rels"], SAFE)
    targets = {each.get("Id"): each.get("Target", "") for each in links}
    found = {}
    for sheet in book.iter(f"{{{MAIN}}}sheet"):
        target = targets.get(sheet.get(f"{{{LINKS}}}id"), "")
        found[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
    return found


def _split(name: str) -> tuple[str, int]:
    match = re.fullmatch(r"([A-Z]{1,3})(\d+)", name)
    if not match:
        raise NotAForm(f"“{name}”不是单元格的名称。")
    return match[1], int(match[2])


def _key(letters: str) -> tuple[int, str]:
    return len(letters), letters


def _put(root: Any, name: str, value: Any) -> None:
    letters, number = _split(name)
    data = root.find(f"{{{MAIN}}}sheetData")
    row = next((each for each in data if int(each.get("r", "0")) == number), None)
    if row is None:
        row = etree.Element(f"{{{MAIN}}}row", r=str(number))
        data.insert(sum(1 for each in data if int(each.get("r", "0")) < number), row)
    cell = next((each for each in row if each.get("r") == name), None)
    if cell is None:
        cell = etree.Element(f"{{{MAIN}}}c", r=name)
        row.insert(sum(1 for each in row if _key(_split(each.get("r", "A1"))[0]) < _key(letters)), cell)
    if cell.find(f"{{{MAIN}}}f") is not None:
        raise NotAForm(f"{name}是公式，不能填数。")
    for each in list(cell):
        cell.remove(each)
    cell.attrib.pop("t", None)
    if isinstance(value, (int, Decimal)):
        etree.SubElement(cell, f"{{{MAIN}}}v").text = str(value)
    elif value not in (None, ""):
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{{{MAIN}}}is"), f"{{{MAIN}}}t")
        text.text = str(value)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _show(root: Any, name: str, value: Any) -> None:
    """Put what a formula gives beside it; a cell without one stays as it is."""
    cell = next((each for each in root.iter(f"{{{MAIN}}}c") if each.get("r") == name), None)
    if cell is None or cell.find(f"{{{MAIN}}}f") is None:
        return
    for each in cell.findall(f"{{{MAIN}}}v"):
        cell.remove(each)
    cell.attrib.pop("t", None)
    if value is None:
        return
    if isinstance(value, bool):
        cell.set("t", "b")
        value = int(value)
    elif not isinstance(value, (int, Decimal)):
        cell.set("t", "str")
    etree.SubElement(cell, f"{{{MAIN}}}v").text = str(value)


def _counted_anew(data: bytes) -> bytes:
    """The workbook told to count its formulas when it is opened, since the numbers they rest on have changed."""
    root = etree.fromstring(data, SAFE)
    found = root.find(f"{{{MAIN}}}calcPr")
    if found is None:
        found = etree.Element(f"{{{MAIN}}}calcPr")
        after = [each for each in root if etree.QName(each).localname in
                 ("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames")]
        root.insert(root.index(after[-1]) + 1, found)
    found.set("fullCalcOnLoad", "1")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
