"""Papers come out in the layout of GB/T 9704-2012, with the words as given and never a box."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from fazhi.kernel.typeset.document import Document, Field, Fields, Heading, Paragraph, Picture, Run, Signatures, Signer, Table
from fazhi.kernel.typeset.docx import to_docx
from fazhi.kernel.typeset.faces import BrokenFont, Faces
from fazhi.kernel.typeset.glyphs import MissingGlyphs, check, missing
from fazhi.kernel.typeset.html import to_html
from fazhi.kernel.typeset.pdf import PrintingFailed, to_pdf
from fazhi.kernel.typeset.titles import title_lines

MM = 72 / 25.4
INJECTED = '#panic("x") $x^2$ #read("/etc/passwd") <script>alert(1)</script>'
PLAIN = Document(title="", blocks=(Paragraph("法" * 28 * 70, indent=False),))
RED = Document(
    title="青禾镇人民政府关于规范案卷管理工作的通知", head="青禾镇人民政府文件", number="青府〔2021〕12号", addressee="各村民委员会：",
    blocks=(Heading(1, "一、总体要求"), Heading(2, "（一）职责"), Heading(3, "1.立卷"), Paragraph(INJECTED),
            Paragraph((Run("办理处罚"), Run("40", figure="penalty.cases"), Run("件"))),
            Table((("处罚", "40"), (INJECTED,)), header=("事项", "数量")),
            Fields((Field("案由", "祎喆堃镕犇玥"), Field("甲", "乙", half=True), Field("丙", "丁", half=True))),
            Signatures((Signer("承办人"),))),
    signature="青禾镇人民政府", date="2021年3月8日", attachments=("目录", "标准"), copies="县司法局。",
    printed=("党政办", "2021年3月8日印发"), code="FZ-1", qr=True, watermark="演示数据")


def lines_of(page) -> dict[float, list[tuple[float, str]]]:
    """Every piece of text by its baseline, measured from the top in points."""
    found: dict[float, list[tuple[float, str]]] = defaultdict(list)

    def visit(text, cm, tm, font, size):
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found[round(842 - y, 0)].append((x, text.strip()))

    page.extract_text(visitor_text=visit)
    return found


def words_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_full_page_has_22_lines_of_28_characters():
    pages = PdfReader(BytesIO(to_pdf(PLAIN))).pages
    rows = [row for row in pages[0].extract_text().splitlines() if "法" in row]
    assert [row.strip().count("法") for row in rows] == [28] * 22
    assert len(pages) == 4  # 70 lines


def test_paper_size_and_margins():
    page = PdfReader(BytesIO(to_pdf(PLAIN))).pages[0]
    assert (round(float(page.mediabox.width) / MM), round(float(page.mediabox.height) / MM)) == (210, 297)
    rows = {y: at for y, at in lines_of(page).items() if any("法" in text for _, text in at)}
    assert len(rows) == 22
    assert min(x for at in rows.values() for x, _ in at) / MM == pytest.approx(28, abs=0.2)
    first, last = min(rows), max(rows)
    assert (first - 0.88 * 16) / MM == pytest.approx(37, abs=0.5)
    assert (last - first) / 21 == pytest.approx(225 * MM / 22, abs=0.1)


def ruled(page) -> list[tuple[float, float, float, float, bool]]:
    """Every straight line that is drawn: (from x, to x, y from the top, width) in millimetres, and whether it is red."""
    found, path, pen, red = [], [], [1.0], [False]

    def seen(operator, args, cm, tm):
        if operator in (b"m", b"l"):
            x, y = (float(each) for each in args)
            path[:] = [*([] if operator == b"m" else path), (cm[0] * x + cm[4], cm[3] * y + cm[5])]
        elif operator == b"w":
            pen[0] = float(args[0])
        elif operator in (b"RG", b"SCN", b"SC"):
            red[0] = [round(float(each)) for each in args] == [1, 0, 0]
        elif operator == b"S" and len(path) == 2:
            (x, y), (to, _) = path
            found.append((x / MM, to / MM, 297 - y / MM, pen[0] / MM, red[0]))

    page.extract_text(visitor_operand_before=seen)
    return found


def tops(page, sizes: dict[str, float]) -> dict[str, tuple[float, float]]:
    """(upper, lower) edge in millimetres from the top of the lines that begin with these words, set in these points."""
    return {word: ((y - 0.88 * size) / MM, (y + 0.12 * size) / MM) for y, at in exact(page).items() for word, size in sizes.items() if at.startswith(word)}


def exact(page) -> dict[float, str]:
    """Every piece of text by its baseline, measured from the top in points, unrounded."""
    found: dict[float, str] = {}

    def seen(text, cm, tm, font, size):
        if text.strip():
            found.setdefault(297 * MM - (tm[4] * cm[1] + tm[5] * cm[3] + cm[5]), text.strip())

    page.extract_text(visitor_text=seen)
    return found


LONG = tuple(Paragraph("法" * 300) for _ in range(3))
TWO_LINES = 2 * 225 / 22


def near(told: float) -> Any:
    return pytest.approx(told, abs=0.4)


def test_the_head_of_a_document_stands_as_the_standard_says():
    """7.2: the mark 35 mm below the edge of the text, two lines, the number, 4 mm, a red line as wide as the text, two lines, the title."""
    page = PdfReader(BytesIO(to_pdf(replace(RED, watermark="", qr=False)))).pages[0]
    [line] = [each for each in ruled(page) if each[4]]
    title = title_lines(RED.title)[0]
    at = tops(page, {"青府〔2021〕12号": 16, title: 22})
    logo = next(y for y, text in exact(page).items() if text.startswith("青禾镇人民政府文件"))
    assert logo / MM == pytest.approx(72 + 0.88 * 44.9 / MM, abs=0.6) and (line[0], line[1]) == (near(28), near(184))
    assert line[2] - at["青府〔2021〕12号"][1] == near(4) and at[title][0] - line[2] == near(TWO_LINES)


def test_a_letter_has_its_double_lines_and_no_number_on_its_first_page():
    """10.1: the mark 30 mm below the edge of the paper, a red double line 4 mm under it and one 20 mm above the lower edge, 170 mm long; no rules at its end."""
    letter = Document(kind="letter", title="关于归档的函", head="青禾镇人民政府", number="青府函〔2021〕3号", urgency="特急", addressee="县司法局：", blocks=LONG,
                      signature="青禾镇人民政府", date="2021年3月8日", copies="县档案局。", printed=("党政办", "2021年3月8日印发"))
    pages = PdfReader(BytesIO(to_pdf(letter))).pages
    upper, under, above, lowest = sorted(ruled(pages[0]), key=lambda each: each[2])
    assert all((each[0], each[1], each[4]) == (near(20), near(190), True) for each in (upper, under, above, lowest))
    assert upper[3] > under[3] and lowest[3] > above[3] and lowest[2] == near(277)
    at = tops(pages[0], {"青禾镇人民政府": 40, "特急": 16, "青府函": 16, "关于归档的函": 22})
    assert at["青禾镇人民政府"][0] == near(30) and upper[2] - at["青禾镇人民政府"][1] == near(4)
    assert at["特急"][0] - under[2] == near(16 * 7 / 8 / MM) and at["关于归档的函"][0] - at["特急"][1] == near(TWO_LINES)
    assert "—1—" not in pages[0].extract_text().replace(" ", "") and "—2—" in pages[1].extract_text().replace(" ", "")
    assert not any(ruled(page) for page in pages[1:]) and "印发" not in words_of(to_pdf(letter)) and "抄送" in pages[-1].extract_text()


def test_a_letter_without_a_red_head_has_no_red_lines():
    """What the parties or a committee sign stands on plain paper: the double line at the foot belongs to the head."""
    plain = Document(kind="letter", title="人民调解协议书", number="演民调〔2024〕1号", blocks=LONG, signature="人民调解委员会", date="2024年3月2日")
    assert not any(ruled(page) for page in PdfReader(BytesIO(to_pdf(plain))).pages)


def test_minutes_have_their_mark_35_mm_below_the_edge_of_the_text():
    """10.3: the red mark in the middle, then as a document; what was decided begins on the first page."""
    minutes = Document(kind="minutes", title="", head="青禾镇人民政府常务会议纪要", number="〔2021〕3号", blocks=LONG[:1], date="2021年3月8日")
    page = PdfReader(BytesIO(to_pdf(minutes))).pages[0]
    size = 150 * MM / 13.72  # 13 characters a little apart fill 150 mm
    assert tops(page, {"青禾镇人民政府常务": size})["青禾镇人民政府常务"][0] == pytest.approx(72, abs=0.8)
    [line] = ruled(page)
    assert line[4] and (line[0], line[1]) == (near(28), near(184)) and line[2] - tops(page, {"〔2021〕3号": 16})["〔2021〕3号"][1] == near(4)
    assert "法" in page.extract_text()


def test_a_notice_stands_in_the_same_frame():
    """A form of the house (a notice to a party) keeps the margins of the standard; its boxes are as wide as the text."""
    notice = Document(kind="form", title="责令改正通知书", head="青禾镇人民政府", number="青责改〔2021〕1号", blocks=(Fields((Field("当事人", "测某"),)), Paragraph("法" * 100)),
                      signature="青禾镇人民政府", date="2021年3月8日")
    page = PdfReader(BytesIO(to_pdf(notice))).pages[0]
    rows = [row.count("法") for row in page.extract_text().splitlines() if "法" in row]
    assert rows == [26, 28, 28, 18] and {round(each[0]) for each in ruled(page)} | {round(each[1]) for each in ruled(page)} <= {28, 58, 184}
    at = [y / MM for y in exact(page)]
    assert min(at) > 37 and max(y for y in at if y < 270) < 262


def test_page_numbers_stand_outside_right_then_left():
    pages = PdfReader(BytesIO(to_pdf(PLAIN))).pages
    for n, page in enumerate(pages, 1):
        assert f"—{n}—" in page.extract_text().replace(" ", "")
        x = min(x for at in lines_of(page).values() for x, text in at if "—" in text)
        assert (x > 400) if n % 2 else (x < 120)


def test_every_face_is_embedded():
    fonts = PdfReader(BytesIO(to_pdf(RED))).pages[0]["/Resources"]["/Font"]
    names = set()
    for font in fonts.values():
        inner = font.get_object()["/DescendantFonts"][0].get_object()
        descriptor = inner["/FontDescriptor"].get_object()
        assert "/FontFile3" in descriptor or "/FontFile2" in descriptor
        names.add(str(inner["/BaseFont"]).split("+")[-1].replace("-", ""))
    assert any("NotoSerifSC" in name for name in names)
    assert all("Noto" in name for name in names)


def test_words_are_never_read_as_markup():
    for kind in ("official", "letter", "form", "minutes"):
        paper = Document(title=INJECTED, kind=kind, head="甲镇#panic()", number=INJECTED, blocks=RED.blocks)
        words = words_of(to_pdf(paper)).replace("\n", "").replace(" ", "")
        assert '#read("/etc/passwd")' in words
        assert "root:" not in words
    assert "<script>" not in to_html(RED)
    assert "&lt;script&gt;" in to_html(RED)


def test_same_document_same_bytes():
    assert to_pdf(RED) == to_pdf(RED)
    assert to_docx(RED) == to_docx(RED)


def test_rare_characters_of_names_are_drawn():
    assert missing("祎喆堃镕犇玥") == []
    assert "祎喆堃镕犇玥" in words_of(to_pdf(RED))


def test_a_character_no_face_has_is_named_and_nothing_is_printed():
    paper = Document(title="通知", blocks=(Paragraph("张\ue123"),))
    assert [char for char, _ in missing("张\ue123")] == ["\ue123"]
    for printer in (to_pdf, to_docx, check):
        with pytest.raises(MissingGlyphs, match=r"U\+E123 自造字.*第1段"):
            printer(paper, Faces())


def test_docx_has_the_page_and_the_line_of_the_standard():
    made = docx.Document(BytesIO(to_docx(RED)))
    section = made.sections[0]
    sizes = [round(length.mm) for length in (section.page_width, section.page_height, section.top_margin, section.left_margin)]
    assert sizes == [210, 297, 37, 28]
    body = next(p for p in made.paragraphs if "办理处罚40件" in p.text)
    assert body.paragraph_format.line_spacing.pt == pytest.approx(28.98, abs=0.05)
    assert body.runs[0].font.size.pt == 16
    assert [cell.text for cell in made.tables[0].rows[0].cells] == ["事项", "数量"]
    with zipfile.ZipFile(BytesIO(to_docx(RED))) as packed:
        assert {info.date_time[0] for info in packed.infolist()} == {1980}


def test_figures_are_links_only_where_there_is_an_address():
    assert '<a href="/f/penalty.cases" data-figure="penalty.cases">40</a>' in to_html(RED, lambda key: f"/f/{key}")
    assert "<a " not in to_html(RED)
    assert "<a " not in to_html(RED, lambda key: "javascript:alert(1)")


def test_a_broken_picture_is_a_plain_sentence():
    with pytest.raises(PrintingFailed, match="PNG"):
        to_pdf(Document(title="图", blocks=(Picture(b"not a picture"),)))


def test_titles_break_where_a_reader_pauses():
    assert title_lines("青禾镇人民政府关于进一步规范行政执法案卷管理工作的通知")[1].startswith("关于")
    assert all(len(line) <= 20 for line in title_lines("甲" * 61))


def test_line_ends_of_browsers_print():
    words = words_of(to_pdf(Document(title="通知", blocks=(Paragraph("甲乙\r\n丙丁"),))))
    assert "甲乙" in words and "丙丁" in words and "甲乙丙丁" not in words


def test_a_broken_font_file_is_named(tmp_path):
    (tmp_path / "坏.ttf").write_bytes(b"no font")
    with pytest.raises(BrokenFont, match=r"坏\.ttf"):
        to_pdf(RED, Faces(folder=tmp_path))
