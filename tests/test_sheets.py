"""Tables as people send them: encodings, heads of two rows, totals, formulas; the pages and the command that take them in."""

import io
import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from fazhi.conf import cli
from fazhi.kernel import registry
from fazhi.kernel.models import Entry, Matter, Reading
from fazhi.kernel.sheets import cells, finding, jobs, mapping, reading, taking, written
from fazhi.kernel.story import vault
from fazhi.kernel.wrong import NotFound, Wrong
from fazhi.web.desk import sheets as pages
from tests.test_sheets_platform import TITLES, book, companion, good, plan_of, rows, taken

__all__ = ["companion"]


def sheet() -> Any:
    return finding.sheet("penalty.platform")


@pytest.mark.parametrize(("cell", "day"), [
    ("2021-03-05", "2021-03-05"), ("2021/3/5", "2021-03-05"), ("2021.3.5", "2021-03-05"), ("2021年3月5日", "2021-03-05"), ("20210305", "2021-03-05"),
    ("2021-03-05 10:30:00", "2021-03-05"), (44260.0, "2021-03-05"), (date(2021, 3, 5), "2021-03-05"), (datetime(2021, 3, 5, 9), "2021-03-05"), ("—", None)])
def test_days_in_all_their_shapes(cell: Any, day: str | None) -> None:
    assert sheet().heading("filed_on").clean(cell) == day


@pytest.mark.parametrize(("cell", "fen"), [("500元", 50000), ("1,234.50", 123450), ("￥200", 20000), ("0.6万元", 600000), (300.0, 30000), ("伍佰元整", None)])
def test_sums_in_all_their_shapes(cell: Any, fen: int | None) -> None:
    heading = sheet().heading("amount")
    if fen is None:
        with pytest.raises(Wrong, match="不是金额"):
            heading.clean(cell)
    else:
        assert heading.clean(cell) == fen


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_csv_in_the_encodings_of_the_country(encoding: str) -> None:
    text = "演示镇一览表,,\n案号,当事人名称,立案时间\nA1,测某商行,2021-08-02\n\n合计,1,\n填表人：测某,,\n"
    table = reading.read(text.encode(encoding), "导出.csv", sheet())
    assert table.titles == ["案号", "当事人名称", "立案时间"] and table.rows == [(3, ["A1", "测某商行", "2021-08-02"])]
    assert [number for number, _ in table.skipped] == [5, 6]


def test_heads_of_two_rows_and_merged_cells() -> None:
    out = io.BytesIO()
    one = xlsxwriter.Workbook(out)
    one.add_worksheet("说明").write_string(0, 0, "本表由平台导出")
    page = one.add_worksheet("案件")
    page.merge_range(0, 0, 0, 4, "演示镇案件表")
    page.merge_range(1, 0, 2, 0, "案号")
    page.merge_range(1, 1, 1, 2, "当事人")
    page.write_row(2, 1, ["名称", "证件号码"])
    page.merge_range(1, 3, 1, 4, "处罚")
    page.write_row(2, 3, ["决定日期", "金额"])
    page.write_row(3, 0, ["A1", "测某商行", "X1", "2021-08-02", 5])
    page.write_row(4, 0, ["A2", "测乙商行", "X2", "2021-08-03", 6])
    one.close()
    table = reading.read(out.getvalue(), "表.xlsx", sheet())
    found = mapping.guessed(sheet(), table.titles)
    assert table.page == "案件" and [number for number, _ in table.rows] == [4, 5]
    assert sorted(found.values()) == ["amount", "decided_on", "number", "respondent.name", "respondent.number"]


@pytest.mark.parametrize(("data", "name", "words"), [
    (b"", "a.csv", "空的"), (b"\x00\x01\x02", "a.csv", "读不出"), (b"PK\x03\x04broken", "a.xlsx", "读不出"), (b"%PDF-1.7", "a.pdf", "另存为"),
    (b"<html><table>", "a.xls", "实为网页"), ("只有一句话".encode(), "a.csv", "标题行"), ("案号,当事人\n".encode(), "a.csv", "没有数据")])
def test_what_is_no_table_is_said_plainly(data: bytes, name: str, words: str) -> None:
    with pytest.raises(reading.Unreadable, match=words):
        reading.read(data, name, sheet())


def test_the_workbook_that_goes_back_is_safe_and_can_be_taken_in_again(companion: Any) -> None:
    evil = {**good(1), "案由": '=HYPERLINK("http://x","点我")', "处罚类别": "@SUM(1)"}
    plan = plan_of(companion, book([evil, good(2)]))
    data = written.workbook(plan, only_wrong=True)
    told = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert told[0][:3] == list(written.ADDED) and len(told) == 2 and "没有“@SUM(1)”这一项" in told[1][1]
    assert not [cell for row in told for cell in row if isinstance(cell, str) and cell.startswith(cells.RISKY)]
    assert written.workbook(plan) == written.workbook(plan)
    mended = dict(zip(told[0], told[1], strict=True)) | {"处罚类别": "罚款"}
    again = plan_of(companion, book([{k: v for k, v in mended.items() if k in TITLES}]))
    assert [each.state for each in again.rows] == ["new"]
    assert again.rows[0].row.words["item"] == '=HYPERLINK("http://x","点我")'


def test_a_mapping_chosen_by_hand_is_remembered(companion: Any) -> None:
    titles = ("流水", "哪个", "哪天")
    data = book([{"流水": "甲1号", "哪个": "测某商行", "哪天": date(2021, 8, 2)}], titles)
    with pytest.raises(reading.Unreadable, match="标题行"):
        reading.read("哪个\n".encode(), "x.csv", sheet())
    assert plan_of(companion, data).lacking == ["当事人"]
    with pytest.raises(taking.Unfit, match="当事人"):
        taking.take(plan_of(companion, data), companion.li.person, vault(), now=companion.now)
    chosen = {"流水": "number", "哪个": "respondent.name", "哪天": "filed_on"}
    blob = vault().put(data)
    file = {"hash": blob.hash, "size": blob.size, "media": "", "name": "x.xlsx"}
    plan = pages.made(sheet(), companion.office, data, "x.xlsx", day=companion.now.date(), columns=chosen, file=file)
    assert taking.take(plan, companion.li.person, vault(), now=companion.now)
    assert plan_of(companion, data).columns == chosen and plan_of(companion, data).counts["same"] == 1
    with pytest.raises(mapping.BadMapping, match="不止一列"):
        mapping.chosen(companion.office, sheet(), titles, {"流水": "number", "哪个": "number"})


def test_a_rehearsal_leaves_nothing(companion: Any) -> None:
    before = Entry.objects.count()
    plan = taking.rehearse(plan_of(companion, book([{**good(1), "处罚决定书文号": ""}])), companion.li.person, now=companion.now)
    assert "没有文号" in plan.rows[0].notes[0] and Entry.objects.count() == before and Matter.objects.filter(line="penalty").exclude(outside="").count() == 0


def test_whoever_may_not_do_the_acts_may_not_take_the_sheet_in(companion: Any, client_for: Callable[[str], Any]) -> None:
    assert client_for("luo").get("/desk/sheets/penalty.platform/").status_code == 200  # a clerk too
    assert client_for("xu").get("/desk/sheets/penalty.platform/").status_code == 404
    assert "平台处罚案件" not in client_for("xu").get("/desk/sheets/").content.decode()


def upload(client: Any, data: bytes, name: str = "导出.xlsx") -> Any:
    return client.post("/desk/sheets/penalty.platform/", {"step": "preview", "file": SimpleUploadedFile(name, data)})


def test_a_long_table_says_how_many_rows_were_tried_and_promises_nothing_of_the_rest(companion: Any, client_for: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LONG", 2)
    doubted = {"处罚决定书文号": ""}
    li, data = client_for("li"), book([{**good(i), **doubted} for i in range(1, 6)])
    text = upload(li, data).content.decode()
    assert "只试办了前 2 行" in text and "后面的 3 行" in text and "试办通过 2 行，其余 3 行登记时判断" in text and "登记 5 行" not in text
    assert text.count("没有文号") == 2 and text.count(taking.UNTRIED) == 3 and Matter.objects.filter(line="penalty").exclude(outside="").count() == 0
    kept = re.search(r'name="kept" value="([^"]+)"', text)
    assert kept
    sheet_ = li.post("/desk/sheets/penalty.platform/", {"step": "result", "kept": kept[1]}).content
    assert sum(taking.UNTRIED in str(row) for row in CalamineWorkbook.from_filelike(io.BytesIO(sheet_)).get_sheet_by_index(0).to_python()) == 3
    monkeypatch.setattr(pages, "LONG", 5)
    assert "登记 5 行" in upload(li, data).content.decode() and "只试办了" not in upload(li, data).content.decode()


def test_the_pages_take_a_table_in_and_strike_it(companion: Any, client_for: Callable[[str], Any]) -> None:
    li = client_for("li")
    seen = upload(li, book(rows()))
    text = seen.content.decode()
    assert seen.status_code == 200 and "登记 40 行" in text and "有误 20" in text and "这一天不存在" in text
    assert Matter.objects.filter(line="penalty").exclude(outside="").count() == 0
    kept = re.search(r'name="kept" value="([^"]+)"', text)
    assert kept
    wrong = li.post("/desk/sheets/penalty.platform/", {"step": "wrong", "kept": kept[1]})
    assert len(CalamineWorkbook.from_filelike(io.BytesIO(wrong.content)).get_sheet_by_index(0).to_python()) == 21
    assert client_for("wang").post("/desk/sheets/penalty.platform/", {"step": "take", "kept": kept[1]}).status_code == 422  # not his file
    done = li.post("/desk/sheets/penalty.platform/", {"step": "take", "kept": kept[1]}, follow=True)
    assert "新增 40" in done.content.decode() and Matter.objects.filter(line="penalty", struck="").exclude(outside="").count() == 40
    name = done.redirect_chain[-1][0]
    assert li.get(f"{name}result").content.startswith(b"PK") and Reading.objects.filter(what="sheet result").count() == 1
    assert "没有要登记的内容" in upload(li, book(rows())).content.decode()
    assert "请填写撤销的理由" in li.post(name, {"reason": ""}).content.decode()
    assert "已撤销" in li.post(name, {"reason": "导错了"}, follow=True).content.decode()
    assert Matter.objects.filter(line="penalty", struck="").exclude(outside="").count() == 0 and "已撤销" in li.get("/desk/sheets/").content.decode()


def test_the_pages_say_what_is_wrong_with_a_file(companion: Any, client_for: Callable[[str], Any]) -> None:
    li = client_for("li")
    assert "另存为" in upload(li, b"%PDF", "a.pdf").content.decode()
    assert "请选择要导入的文件" in li.post("/desk/sheets/penalty.platform/", {"step": "preview", "kept": "forged"}).content.decode()
    titles = [title if title != "当事人名称" else "单位" for title in TITLES]
    short = upload(li, book([{**good(1), "单位": "测某"}], tuple(titles)))
    assert short.status_code == 422 and "表中缺少这些栏目：当事人" in short.content.decode()
    assert li.get("/desk/sheets/penalty.platform/blank.xlsx").content.startswith(b"PK")


def test_long_work_tells_how_far_it_is(companion: Any, client_for: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "EVERY", -1.0)
    said: list[int] = []

    def run(tell: Callable[[int, int], None]) -> str:
        for i in range(1, 11):
            tell(i, 10)
            said.append(jobs.find(job.id, companion.li.person).percent)
        return ""

    job = jobs.Job("a1", companion.li.person, 0, 10)
    jobs.work(job, run)
    assert said == [10, 20, 30, 40, 50, 60, 70, 80, 90, 99] and jobs.find("a1", companion.li.person).percent == 100
    with pytest.raises(NotFound):
        jobs.find("a1", companion.wang.person)
    jobs._write(jobs.Job("b2", companion.li.person, 3, 10))
    page = client_for("li").get("/desk/sheets/job/b2/").content.decode()
    assert 'value="30"' in page and "已登记 3 行，共 10 行" in page
    monkeypatch.setattr(jobs, "SILENT", -1.0)
    assert "中断" in jobs.find("b2", companion.li.person).error


def test_the_command_checks_takes_in_and_strikes(companion: Any, tmp_path: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fazhi.conf.setup.ready", lambda: None)
    file, back = tmp_path / "导出.xlsx", tmp_path / "结果.xlsx"
    file.write_bytes(book(rows()))
    words = ["import", "penalty.platform", str(file), "--who", companion.li.person]
    assert cli.main(words) == 2 and "没有登记任何内容" in capsys.readouterr().out
    assert Matter.objects.filter(line="penalty").exclude(outside="").count() == 0
    assert cli.main([*words, "--take", "-o", str(back)]) == 2
    out = capsys.readouterr().out
    assert "新增40" in out and "有误20" in out and back.read_bytes().startswith(b"PK")
    batch = out.strip().split("批次 ")[1]
    assert cli.main([*words, "--take"]) == 2 and "未变40" in capsys.readouterr().out
    assert cli.main(["import", "--strike", batch, "--who", companion.li.person]) == 1 and "--reason" in capsys.readouterr().err
    assert cli.main(["import", "--strike", batch, "--who", companion.li.person, "--reason", "导错了"]) == 0
    assert Matter.objects.filter(line="penalty", struck="").exclude(outside="").count() == 0
    assert cli.main(["import"]) == 0 and "penalty.money" in capsys.readouterr().out
    assert cli.main(["import", "penalty.platform", str(file), "--who", companion.xu.person]) == 1
    assert "须由办理这类事项的人员导入" in capsys.readouterr().err


def test_what_was_imported_is_kept_with_the_office(companion: Any) -> None:
    taken(companion, book([good(1)]))
    body = json.loads(Entry.objects.get(act="house.TakeSheet").body)
    assert body["said"]["rows"] == 1 and vault().has(body["said"]["file"]["hash"]) and vault().has(body["said"]["result"]["hash"])
    assert registry.act("house.TakeSheet").hidden
