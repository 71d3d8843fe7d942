"""Signed paper comes back: a scanned pile in any order and upside down sorts itself, what cannot be read waits in a tray, the case file takes the scan."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfReader

from fazhi.kernel import registry, scans
from fazhi.kernel.models import Deadline, Paper
from fazhi.kernel.prints import pdf_of, sheet_code

pdfium = pytest.importorskip("pypdfium2")
pytest.importorskip("zxingcpp")


def act(key: str) -> Any:
    return registry.act(key)


def record(town: Any, what: str) -> Any:
    case = town.he(act("petition.Receive")(channel="phone", what=what, who={"name": "测某某"}))
    town.he(case, act("petition.Accept")(kind="help"))
    paper = next(each for each in Paper.objects.filter(matter=case.matter, outward=1))
    town.he(case, act("common.Serve")(paper=paper.id, party=town.party(case), mode="direct", taken_by="self"))
    return Paper.objects.get(matter=case.matter, kind__endswith=".service_record")


def printed(town: Any, paper: Any) -> bytes:
    return pdf_of({"id": paper.id, "kind": paper.kind, "office": paper.office, "title": paper.title, "number": paper.number, "text": town.text(paper.id),
                   "issued_on": paper.issued_on, "state": paper.state})


def scanned(pages: list[tuple[bytes, bool]]) -> bytes:
    """Pages as a scanner gives them: grey pictures at 150 dots an inch, some upside down, the last one blank."""
    pictures = []
    for data, down in pages:
        for page in pdfium.PdfDocument(data):
            picture = page.render(scale=150 / 72, grayscale=True).to_pil()
            pictures.append(picture.rotate(180) if down else picture)
    pictures.append(Image.new("L", (1240, 1754), 255))
    out = BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=150)
    return out.getvalue()


def test_a_pile_sorts_itself(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    first, second, third = (record(town, what) for what in ("路灯坏了", "井盖松动", "水管漏水"))
    he = client_for("he")
    page = he.get("/desk/scans/").content.decode()
    assert page.count("登记收回签字件</a>") == 3 and "待收回签字件 <strong>3" in page
    upside_down = printed(town, second)
    pile = scanned([(upside_down, True), (printed(town, first), False)])
    found = scans.sort(pile)
    assert set(found.sheets) == {sheet_code(first.id), sheet_code(second.id)} and found.tray == [len(PdfReader(BytesIO(pile)).pages) - 1]
    assert all(down for _, _, down in found.sheets[sheet_code(second.id)].pages) and not any(down for _, _, down in found.sheets[sheet_code(first.id)].pages)
    answer = he.post("/desk/scans/", {"pile": SimpleUploadedFile("pile.pdf", pile, "application/pdf")})
    assert answer.status_code == 302
    tray = he.get(answer["Location"]).content.decode()
    assert tray.count("已收回") == 2 and "认出 2 份，托盘里 1 页" in tray
    assert set(Deadline.objects.filter(term="signed_copy", state="open").values_list("of", flat=True)) == {third.id}
    signed = Paper.objects.get(id=second.id)
    assert signed.state == "signed" and signed.signed_file
    upright = b"".join(he.get(f"/desk/file/{signed.signed_file}/").streaming_content)
    assert [page.rotation for page in PdfReader(BytesIO(upright)).pages] == [180] * len(PdfReader(BytesIO(upside_down)).pages)
    leaf = re.search(r'name="page" value="(\w+)"', tray)[1]  # type: ignore[index]
    assert he.get(f"{answer['Location']}{leaf}.pdf").content.startswith(b"%PDF")
    assert client_for("fang").get(answer["Location"]).status_code == 404  # the tray is his who scanned
    assert he.post(answer["Location"], {"page": leaf, "paper": first.id}).status_code == 422  # it has come back already
    assert he.post(answer["Location"], {"page": leaf, "paper": third.id}).status_code == 302
    assert not Deadline.objects.filter(term="signed_copy", state="open").exists()


def test_what_cannot_be_sorted_is_said(town: Any, client_for: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    he = client_for("he")
    for data, words in ((b"no pdf", "不是能打开的 PDF"), (b"", "请选择")):
        files = {"pile": SimpleUploadedFile("x.pdf", data, "application/pdf")} if data else {}
        answer = he.post("/desk/scans/", files)
        assert answer.status_code == 422 and words in answer.content.decode()
    monkeypatch.setattr(scans, "_library", lambda name: (_ for _ in ()).throw(scans.NotSorted("没有安装识别条码的组件")))
    assert "没有安装识别条码的组件" in he.get("/desk/scans/").content.decode()


def test_a_copy_with_a_hole_is_no_signed_copy(town: Any, client_for: Callable[[str], Any]) -> None:
    """A page of it that cannot be read lies in the tray with the others, and the paper comes back only whole."""
    town.at("2021-05-10")
    case, he = town.lin(act("mediation.Apply")(what="排水", side_a={"name": "甲某"}, side_b={"name": "乙某"})), client_for("lin")
    town.lin(case, act("mediation.Accept")(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, act("mediation.Session")(record="谈妥"))
    town.lin(case, act("mediation.Agree")(liability="双方互不追究责任", facts="排水沟堵塞，双方各执一词。" * 120, terms="各半负担。" * 100, signed=True, perform_by="2021-06-30"))
    paper = Paper.objects.get(id=Deadline.objects.get(matter=case.matter, term="signed_copy", state="open").of)
    data = printed(town, paper)
    whole = len(PdfReader(BytesIO(data)).pages)
    assert whole > 1, "this test wants a paper of several pages"
    pictures = [page.render(scale=150 / 72, grayscale=True).to_pil() for page in pdfium.PdfDocument(data)]
    pictures[0].paste(255, (0, 0, *pictures[0].size))
    out = BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=150)
    answer = he.post("/desk/scans/", {"pile": SimpleUploadedFile("pile.pdf", out.getvalue(), "application/pdf")})
    tray = he.get(answer["Location"]).content.decode()
    assert "缺第1页" in tray and f"托盘里 {whole} 页" in tray and Deadline.objects.filter(term="signed_copy", state="open").count() == 1
    leaves = re.findall(r'name="page" value="(\w+)"', tray)
    half = he.post(answer["Location"], {"page": leaves[:1], "paper": paper.id})
    assert half.status_code == 422 and f"印出来共{whole}页" in half.content.decode()
    assert he.post(answer["Location"], {"page": leaves, "paper": paper.id}).status_code == 302
    kept = Paper.objects.get(id=paper.id)
    back = b"".join(he.get(f"/desk/file/{kept.signed_file}/").streaming_content)
    assert kept.state == "signed" and len(PdfReader(BytesIO(back)).pages) == whole
