"""Texts side by side: Word, PDF and plain text read, the clauses named that differ, and files that nobody can read by machine."""

import io
import zipfile

import docx
import pytest
import typst
from pypdf import PdfWriter

from fazhi.kernel.compare import Piece, differences, named, pieces
from fazhi.kernel.reading import Unreadable, read
from fazhi.kernel.typeset.faces import Faces, font_folders

pytestmark = pytest.mark.once

CONTRACT = (
    "办公楼保洁服务合同", "甲方：演示镇人民政府", "乙方：某保洁有限公司", "第一条 服务范围", "办公楼一至五层，共3600平方米。", "第二条 服务期限一年。",
    "第三条 甲方在验收合格后30日内付款，每季度一次，按照第二条约定的期限和附件一列明的单价计算，多退少补。", "第四条 乙方违约的，应当支付违约金5000元。", "第五条 本合同自____年__月__日起生效。",
)


def word(lines: tuple[str, ...]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def pdf(lines: tuple[str, ...]) -> bytes:
    """The same words on small pages, so that clauses break over lines and pages, with page numbers."""
    body = "\n\n".join(line.replace("_", "\\_") for line in lines)
    source = f'#set page(width: 8cm, height: 6cm, numbering: "1 / 1")\n#set text(lang: "zh", size: 10pt)\n{body}'
    return typst.compile(source.encode(), font_paths=[str(folder) for folder in font_folders(Faces())])


def told(data: bytes) -> list[Piece]:
    return pieces(read(data))


def changed(old: bytes, new: bytes) -> list[tuple[str, str, str, bool]]:
    return [(each.clause, each.was, each.now, each.filled) for each in differences(told(old), told(new))]


def test_thirty_days_became_ninety() -> None:
    other = tuple(line.replace("30日", "90日") for line in CONTRACT)
    found = changed(word(CONTRACT), word(other))
    assert [each[0] for each in found] == ["第三条"] and "30日" in found[0][1] and "90日" in found[0][2]
    assert changed(word(CONTRACT), word(CONTRACT)) == []


def test_word_and_pdf_of_one_text_are_one_text() -> None:
    assert changed(word(CONTRACT), pdf(CONTRACT)) == []
    other = tuple(line.replace("5000元", "500元") for line in CONTRACT)
    assert [each[0] for each in changed(word(CONTRACT), pdf(other))] == ["第四条"]


def test_a_blank_filled_in_is_told_apart_from_a_changed_clause() -> None:
    signed = (*CONTRACT[:-1], "第五条 本合同自2021年4月1日起生效。")
    assert [(each[0], each[3]) for each in changed(word(CONTRACT), word(signed))] == [("第五条", True)]
    altered = (*CONTRACT[:-1], "第五条 本合同经公证后于2021年4月1日起生效。")
    assert [(each[0], each[3]) for each in changed(word(CONTRACT), word(altered))] == [("第五条", False)]


def test_a_clause_more_and_a_clause_less() -> None:
    more = (*CONTRACT[:-1], "第五条 另行收取管理费。", CONTRACT[-1].replace("第五条", "第六条"))
    names = [each[0] for each in changed(word(CONTRACT), word(more))]
    assert "第五条" in names and "第四条" not in names
    less = tuple(line for line in CONTRACT if not line.startswith("第四条"))
    assert "第四条" in [each[0] for each in changed(word(CONTRACT), word(less))]


def test_tracked_changes_tables_and_notes_are_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("第一条 价款")
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraph._p.append(docx.oxml.parse_xml(f'<w:del xmlns:w="{w}"><w:r><w:delText>一万元。</w:delText></w:r></w:del>'))
    paragraph._p.append(docx.oxml.parse_xml(f'<w:ins xmlns:w="{w}"><w:r><w:t>九万元。</w:t></w:r></w:ins>'))
    document.add_table(1, 2).rows[0].cells[1].text = "单价表"
    kept = io.BytesIO()
    document.save(kept)
    assert read(kept.getvalue()) == ["第一条 价款九万元。", "单价表"]


def test_spaces_widths_and_line_ends_do_not_count() -> None:
    assert changed("第一条 （一）期限：30 日。".encode(), "第一条(一)期限:\n30日。".encode("gb18030")) == []


def test_what_cannot_be_read_is_said() -> None:
    blank = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(blank)
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("a.txt", "a")
    for data, sentence in ((blank.getvalue(), "扫描件"), (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "另存为.docx"), (b"\x89PNG\x00\x00", "不是Word"),
                           (b"%PDF-1.7 broken", "损坏"), (other.getvalue(), "不是Word"), (b"PK\x03\x04broken", "损坏")):
        with pytest.raises(Unreadable, match=sentence):
            read(data)


def test_the_clauses_in_a_sentence() -> None:
    answer = {"clauses": ["第三条", "第七条"], "more": 4}
    assert (named(answer), named({**answer, "more": 0}), named(None)) == ("第三条、第七条等6处", "第三条、第七条", "")
