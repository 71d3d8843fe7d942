"""A sample goes out on a stick: case files, catalogue, score sheets, a list of digests and a page that checks it; scores come back by the same sheet."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Entry, Reading
from fazhi.lines.file_review import story as file_review
from fazhi.report import sample_pack, score_table

ORGAN = "县司法局执法监督股"


def act(key: str) -> Any:
    return registry.act(key)


def packed(town: Any, client_for: Callable[[str], Any]) -> tuple[zipfile.ZipFile, str, list[str], list[str]]:
    """(the pack, the draw, the sampled files, their reviews)."""
    town.at("2024-03-04")
    files = [file_review.spot(town).matter for _ in range(3)]
    draw = town.at("2025-02-03").an(act("file_review.Draw")(line_key="行政处罚", since="2024-01-01", until="2024-12-31", count=2, seed="20250203-7"))
    mei, page = client_for("mei"), f"/desk/matter/{draw.matter}/sample/"
    assert mei.get(f"/desk/matter/{draw.matter}/do/file_review.Pack/")["Location"] == page
    assert client_for("luo").get(page).status_code == 404 and client_for("sun").get(page).status_code == 404
    asked = {"taker": "测外评", "organ": ORGAN, "until": (date.today() + timedelta(days=14)).isoformat()}
    for gone, told in (({"until": "2025-02-01"}, "已经过去"), ({"taker": ""}, "必须填写")):
        wrong = mei.post(page, {**asked, **gone})
        assert wrong.status_code == 422 and told in wrong.content.decode()
    assert not Entry.objects.filter(act="file_review.Pack").exists()
    answer = mei.post(page, asked)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/zip"
    reviews = [each.matter for each in draw.opened]
    sampled = {each for each in files if Reading.objects.filter(matter=each, what="pack").exists()}
    return zipfile.ZipFile(io.BytesIO(answer.content)), draw.matter, sorted(sampled), reviews


def test_the_pack_holds_the_sample_and_nothing_else_and_stands_in_the_record(town: Any, client_for: Callable[[str], Any], tmp_path: Path) -> None:
    pack, draw, sampled, _ = packed(town, client_for)
    names = pack.namelist()
    assert len(sampled) == 2 and [sum(name.startswith(f"{place}/") for name in names) for place in ("案卷", "评分表")] == [2, 2]
    assert set(names) - {name for name in names if "/" in name} == {"目录.html", "SHA256SUMS", "核验.html"}
    pack.extractall(tmp_path)
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert checked.returncode == 0 and checked.stdout.count("OK") == 5
    catalogue = (tmp_path / "目录.html").read_text("utf-8")
    assert all(sha256(pack.read(name)).hexdigest() in catalogue for name in names if "/" in name) and ORGAN in catalogue and "http" not in catalogue and "测外评" not in catalogue
    entry = Entry.objects.get(act="file_review.Pack", matter=draw)
    assert sha256(pack.read("SHA256SUMS")).hexdigest() in entry.body and "测外评" not in entry.body
    assert set(Reading.objects.filter(what="pack").values_list("matter", flat=True)) == set(sampled) and set(Reading.objects.filter(what="pack").values_list("person", "reason")) == {(town.mei.person, ORGAN)}
    mei = client_for("mei")
    shown = mei.get(f"/desk/matter/{draw}/sample/").content.decode()
    assert "测外评" in shown and f"file_review.PackBack/?entry={entry.id}" in shown
    assert Deadline.objects.get(term="pack_back").state == "open" and "收回评查案卷包" in mei.get("/desk/").content.decode()
    town.now = town.now.replace(year=date.today().year + 1)
    town.mei(draw, act("file_review.PackBack")(entry=entry.id, how="当面交回U盘"))
    assert Deadline.objects.get(term="pack_back").state == "met" and "已交回或者删除" in mei.get(f"/desk/matter/{draw}/sample/").content.decode()
    assert "已经登记交回" in str(town.refuses(town.mei, draw, act("file_review.PackBack")(entry=entry.id, how="再交一次"), "评查·程序"))


def filled(sheet: bytes, **cells: Any) -> bytes:
    """The sheet with these cells of the page of scores written."""
    book = load_workbook(io.BytesIO(sheet))
    for where, value in cells.items():
        book["评分表"][where] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("评分表.xlsx", data, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def test_scores_come_back_by_the_sheet_or_with_what_is_wrong(town: Any, client_for: Callable[[str], Any]) -> None:
    pack, draw, _, reviews = packed(town, client_for)
    name = next(each for each in pack.namelist() if each.startswith("评分表/"))
    sheet = pack.read(name)
    book = load_workbook(io.BytesIO(sheet))
    code = str(book["评分表"]["A1"].value).removeprefix("评查号：")
    review = next(each for each in reviews if f"评查号：{code}" in load_workbook(io.BytesIO(client_for("sun").get(f"/desk/matter/{each}/scores.xlsx").content))["评分表"]["A1"].value)
    kinds = {each.type for each in book["评分表"].data_validations.dataValidation}
    assert kinds == {"list", "whole"} and book["评分表"]["D4"].value == "全部符合"
    sun, page = client_for("sun"), f"/desk/matter/{review}/scores/"
    assert client_for("luo").get(page).status_code == 404 and sun.get(f"/desk/matter/{draw}/scores/").status_code == 404
    other = next(each for each in reviews if each != review)
    assert "这不是" in sun.post(f"/desk/matter/{other}/scores/", {"sheet": upload(sheet)}).content.decode()
    bad = filled(sheet, D4="有不符合", E4=3, D5="有不符合", E5=99, F5="理由", E6="三", D7="也许")
    answer = sun.post(page, {"sheet": upload(bad), "whose": "other"})
    words = answer.content.decode()
    assert answer.status_code == 422 and "有 4 处不对" in words and all(each in words for each in ("扣分没有理由", "不能扣99分", "不是整数", "“逐问查看”请选"))
    back = load_workbook(io.BytesIO(sun.post(page, {"sheet": upload(bad), "whose": "other", "marked": "1"}).content))["评分表"]
    assert "扣分没有理由" in back["H4"].value and back["H8"].value is None and back["E5"].value == 99
    assert not Entry.objects.filter(act="file_review.Score").exists(), "a dry run records nothing"
    good = filled(sheet, D4="有不符合", E4=3, F4="没有写明赋权目录编号")
    answer = sun.post(page, {"sheet": upload(good), "whose": "other"})
    assert answer.status_code == 302 and "/do/file_review.Score/?draft=" in answer["Location"]
    form = sun.get(answer["Location"]).content.decode()
    assert "没有写明赋权目录编号" in form and re.search(r'value="3"', form) and "评分表.xlsx" in form
    said = score_table.read(good, act("file_review.Score"), code, town.now.date()).said
    for number in ("演司评〔2025〕1号", "演司评〔2025〕2号"):  # two reviewers of the organ, recorded by one hand
        town.sun(review, act("file_review.Score")(**said), manner="outside", outside=number)
    scores = Entry.objects.filter(act="file_review.Score", matter=review)
    assert scores.count() == 2 and not any("已经评过分" in body for body in scores.values_list("body", flat=True))


def test_the_check_page_finds_what_was_changed(tmp_path: Path, browser: Any) -> None:
    """Opened from the stick, without network: it counts the same digests as any other program, whatever the length, and sees what was changed, left out or added."""
    files = {f"案卷/{size:02d}.pdf": bytes(i * 7 % 251 for i in range(size)) for size in (0, 1, 55, 56, 63, 64, 119, 120)} | {"目录.html": "目录".encode() * 1_500_000}
    listed = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode()
    for name, data in {**files, "SHA256SUMS": listed, "核验.html": sample_pack.checker(listed)}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    page = browser.new_page()
    page.goto((tmp_path / "核验.html").as_uri())
    assert page.inner_text("#list") == sha256(listed).hexdigest()
    page.set_input_files("#files", [tmp_path / name for name in files])
    page.wait_for_function("document.getElementById('told').className === 'good'")
    assert "清单9个文件，相符9个，不符0个" in page.inner_text("#told")
    (tmp_path / "目录.html").write_text("换过的目录", "utf-8")
    (tmp_path / "别的.txt").write_text("多出来的", "utf-8")
    page.set_input_files("#files", [tmp_path / name for name in [*list(files)[1:], "SHA256SUMS", "别的.txt"]])
    page.wait_for_function("document.getElementById('told').textContent.includes('不符1个')")
    told = page.inner_text("#told")
    assert "没有选到1个" in told and "清单以外的文件：别的.txt" in told and "不符：已被改动" in page.inner_text("#rows")
    page.close()
