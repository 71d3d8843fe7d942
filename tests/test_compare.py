"""Texts side by side: Word, PDF and plain text read, the clauses named that differ, and files that nobody can read by machine."""

import io
import zipfile
from typing import Any

import docx
import pytest
import typst
from pypdf import PdfWriter

from fazhi.kernel.compare import Piece, differences, named, pieces, versus
from fazhi.kernel.reading import Unreadable, read
from fazhi.kernel.typeset.faces import Faces, font_folders
from fazhi.kernel.vault import vault

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


def kept(old: str, new: str, signing: bool) -> dict[str, Any]:
    """Two texts of the vault beside each other."""
    return versus(vault().put(old.encode()).hash, vault().put(new.encode()).hash, signing=signing)


@pytest.mark.parametrize(("was", "now"), [
    ("第四条 本合同自____年__月__日起生效。", "第四条 本合同自2021年4月1日起生效。"), ("第四条 本合同自2021年__月__日起生效。", "第四条 本合同自2021年4月1日起生效。"),
    ("合同编号：____", "合同编号：演合〔2024〕12号"), ("演府合〔____〕__号", "演府合〔2024〕12号"), ("乙方：____（以下简称乙方）", "乙方：演示保洁有限公司（以下简称乙方）"),
    ("甲方（盖章）：____    乙方（盖章）：____\n____年__月__日", "甲方（盖章）：演示镇人民政府    乙方（盖章）：演示保洁有限公司\n二〇二四年三月一日"),
])
def test_what_belongs_to_the_signing_is_filled_in_while_signing(was: str, now: str) -> None:
    assert (at_signing := kept(f"某合同\n{was}", f"某合同\n{now}", True))["clauses"] == [] and at_signing["filled"], at_signing
    before = kept(f"某合同\n{was}", f"某合同\n{now}", False)
    assert before["clauses"] == before["blanks"] and "（填了空白）" in named(before), "before the signing it is a change like any other"


@pytest.mark.parametrize(("was", "now"), [
    ("第三条 验收合格后____日内付款。", "第三条 验收合格后900日内付款。"), ("第三条 处____元罚款。", "第三条 处五万元罚款。"), ("第三条 ____年__月__日前付款。", "第三条 2030年1月1日前付款。"),
    ("付款日：____年__月__日", "付款日：2030年1月1日"), ("合同价款：____", "合同价款：九十万元"), ("乙方：____", "乙方：演示公司另付九十万元"), ("收款账号：____", "收款账号：62220000"),
    ("自签订之日起至____年__月__日止", "自签订之日起至2030年1月1日止"), ("乙方：____", "乙方：演示公司，付款期限900日"), ("本合同自____年__月__日起生效。\n付款____。", "本合同自2021年4月1日起生效。\n付款九万。"),
])
def test_no_other_blank_is_filled_in_unreviewed(was: str, now: str) -> None:
    for signing in (True, False):
        assert kept(f"某合同\n{was}", f"某合同\n{now}", signing)["clauses"], (was, signing)


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
