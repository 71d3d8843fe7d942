"""The case file: its order, its pages, what cannot be printed, the same bytes from the same records, and what it says when something was changed."""

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from PIL import Image
from pypdf import PdfReader, PdfWriter

from fazhi.kernel import dossier, gate, guards, registry
from fazhi.kernel.dossier import MAIN, PLACES, SIDE
from fazhi.kernel.dossier_print import dossier_pdf
from fazhi.kernel.models import Entry
from fazhi.kernel.templates import common, parse
from fazhi.kernel.typeset.sheets import NoPages, pages_of_pdf, pages_of_picture
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import NotFound


def act(key: str, **said: Any) -> Any:
    return registry.act(key)(**said)


def picture(size: tuple[int, int] = (640, 480), turned: int = 0, form: str = "JPEG") -> bytes:
    out = BytesIO()
    made = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    if turned:
        exif[274] = turned
    made.save(out, form, exif=exif) if form == "JPEG" else made.save(out, form)
    return out.getvalue()


def pdf(rotate: int = 0, size: tuple[float, float] = (300, 200), password: str = "") -> bytes:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(*size).rotate(rotate)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


@pytest.fixture
def case(town: Any) -> Any:
    town.at("2021-03-01")
    case = town.he(act("petition.Receive", channel="phone", what="路灯坏了", who={"name": "测某某"}))
    town.he(case, act("petition.Accept", kind="complaint"))
    return case


def attached(town: Any, case: Any, *files: tuple[str, bytes, str]) -> Any:
    given = [{**town.file(name, data), "media": media, "name": name} for name, data, media in files]
    return town.he(case, act("common.Attach", what="材料", files=given))


def made(town: Any, case: Any) -> dossier.Dossier:
    return dossier.collect(gate.Viewer(town.he.person, town.office, town.now.date()), case.matter, vault())


def words(data: bytes) -> list[str]:
    return [page.extract_text().replace("\n", "").replace(" ", "").replace("　", "") for page in PdfReader(BytesIO(data)).pages]


def test_the_same_records_give_the_same_bytes(town: Any, case: Any) -> None:
    attached(town, case, ("现场.jpg", picture(), "image/jpeg"), ("证明.pdf", pdf(), "application/pdf"))
    assert dossier_pdf(made(town, case), vault()) == dossier_pdf(made(town, case), vault())


def test_record_of_service_and_signed_copy_lie_behind_their_paper(town: Any, case: Any) -> None:
    attached(town, case, ("现场.jpg", picture(), "image/jpeg"))
    paper = town.paper(case, "acceptance")
    done = town.he(case, act("common.Serve", paper=paper, party=town.party(case), mode="direct"))
    town.he(case, act("common.SignedCopy", paper=done.papers[0], scan_of={**town.file("回证", picture((480, 640))), "media": "image/jpeg"}))
    titles = [each.title for each in made(town, case).volume(MAIN)]
    assert titles == ["受理告知书", "送达回证", "送达回证（签字件）", "添加材料：现场.jpg"]


def test_pages_are_marked_and_the_catalogue_knows_them(town: Any, case: Any) -> None:
    attached(town, case, ("两页.pdf", _two_pages(), "application/pdf"), ("现场.png", picture(form="PNG"), "image/png"))
    pages = words(dossier_pdf(made(town, case), vault()))
    catalogue = next(page for page in pages if "卷内目录（正卷）" in page)
    assert "2-3" in catalogue
    marks = [page for page in pages if "正卷第" in page]
    assert [f"正卷第{i}页" in page for i, page in enumerate(marks, start=1)] == [True] * 4
    assert any("副卷第1页" in page for page in pages)
    assert "正卷4页" in pages[0]
    outline = PdfReader(BytesIO(dossier_pdf(made(town, case), vault()))).outline
    assert [each["/Title"] for each in outline if not isinstance(each, list)] == ["封面", "正卷", "副卷", "备考表"]


def _two_pages() -> bytes:
    writer, out = PdfWriter(), BytesIO()
    for _ in range(2):
        writer.add_blank_page(595.276, 841.89)
    writer.write(out)
    return out.getvalue()


def test_one_volume_goes_alone(town: Any, case: Any) -> None:
    pages = words(dossier_pdf(made(town, case), vault(), (MAIN,)))
    assert any("卷内目录（正卷）" in page for page in pages) and not any("副卷" in page for page in pages)


def test_the_cover_says_how_many_are_late_and_that_nothing_was_changed(town: Any, case: Any) -> None:
    town.days(4)
    town.he(case, act("common.Note", text="补记"), on="2021-03-01")
    assert made(town, case).sentence == "本卷依据3条记录制作，其中补录（迟录）1条；制作时已核验全部记录和附件，自登记以来未被改动。"
    assert "其中补录（迟录）1条" in words(dossier_pdf(made(town, case), vault()))[0]


def test_the_cover_says_when_something_was_changed(town: Any, case: Any) -> None:
    with connection.cursor() as cursor:
        for name in guards.names(Entry):
            cursor.execute(f"DROP TRIGGER {name}" + (' ON "kernel_entry"' if connection.vendor == "postgresql" else ""))
        cursor.execute("UPDATE kernel_entry SET body = replace(body, 'complaint', 'suggest') WHERE act = 'petition.Accept'")
    told = made(town, case)
    assert "处与登记时不符" in told.sentence and any("被改动" in each for each in told.wrong)
    assert any("被改动" in page for page in words(dossier_pdf(told, vault())))


def test_what_cannot_be_printed_is_told_on_the_last_sheet(town: Any, case: Any) -> None:
    attached(town, case, ("录像.mp4", b"film", "video/mp4"), ("坏图.jpg", b"no picture", "image/jpeg"), ("加密.pdf", pdf(password="x"), "application/pdf"))
    last = words(dossier_pdf(made(town, case), vault()))[-1]
    for name, why in (("录像.mp4", "不是图片"), ("坏图.jpg", "图片已损坏"), ("加密.pdf", "加了密码")):
        assert name in last and why in last


def test_things_and_recordings_on_their_station_stand_in_a_list_of_their_own(town: Any, case: Any) -> None:
    thing = town.he(case, act("common.AddEvidence", kind="thing", name="损坏的路灯灯罩", features="一个，有裂纹", keeper=town.he.person, store="镇仓库二号柜"))
    far = {"station": "CJ-02", "device": "JLY-07", "digest": "ab" * 32, "size": 7_000_000_000}
    town.he(case, act("common.AddEvidence", kind="sound", name="现场执法录像", extent="all", elsewhere=[far]))
    last = words(dossier_pdf(made(town, case), vault()))[-1]
    for word in ("损坏的路灯灯罩", "一个，有裂纹", "镇仓库二号柜", "现场执法录像", "7000000000字节", "CJ-02", "JLY-07", "abababab"):
        assert word in last.replace("\n", ""), word
    town.he(case, act("common.ReturnEvidence", evidence=thing.entry, end="returned", receiver="路灯管理所", signed=[town.file("签收单")]))
    assert "已退还" in words(dossier_pdf(made(town, case), vault()))[-1].replace("\n", "")


def test_a_void_paper_is_left_out_and_named(town: Any, case: Any) -> None:
    town.signed(town.he, case, act("common.VoidPaper", paper=town.paper(case, "acceptance"), reason="写错"), town.he)
    told = made(town, case)
    assert told.volume(MAIN) == [] and any("作废，编号保留" in each for each in told.remarks)


def test_nobody_without_a_part_gets_it(town: Any, case: Any) -> None:
    town.he(case, act("common.SetLevel", level="secret", reason="举报"))
    with pytest.raises(NotFound):
        dossier.collect(gate.Viewer(town.qian.person, town.office, town.now.date()), case.matter, vault())


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_every_page_becomes_upright_a4(turn: int) -> None:
    page = pages_of_pdf(pdf(turn))[0]
    assert (round(page.mediabox.width), round(page.mediabox.height), page.rotation) == (595, 842, 0)


def test_a_picture_stands_as_it_was_taken() -> None:
    def extent(data: bytes) -> tuple[float, float]:
        content = pages_of_picture(data)[0].get_contents()
        assert content is not None
        scale = next(operands for operands, operator in content.operations if operator == b"cm")
        return abs(float(scale[0])) + abs(float(scale[1])), abs(float(scale[2])) + abs(float(scale[3]))

    assert extent(picture((640, 480), turned=6)) == extent(picture((480, 640)))
    with pytest.raises(NoPages):
        pages_of_picture(b"")


def test_every_template_names_a_place_that_there_is() -> None:
    for line in registry.lines().values():
        for template in (*line.papers.values(), *common().values()):
            assert template.dossier in ("", *PLACES), f"{line.key}.{template.key}"
    assert parse("x", "---\ntitle: 立案审批表\ndossier: filing\n---\n").dossier in PLACES and {MAIN, SIDE} == {each[0] for each in PLACES.values()}
