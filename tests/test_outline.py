"""The county's outline comes as DOCX and is read; drafting goes on from the words that stand; a blank left open is not adopted."""

import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from fazhi.kernel import registry
from fazhi.kernel.edited import NotReadable
from fazhi.lines.annual_report.acts import Begin, Draft, UseOutline
from fazhi.lines.annual_report.reviewing import Adopt, Review, ToMeeting
from fazhi.lines.annual_report.story import TOLD, reviewed
from fazhi.report import outline_read
from fazhi.report.yearly import yearly

COUNTY = """某县法治政府建设年度报告（提纲）
根据要求，现将有关情况报告如下：
一、推进法治政府建设的主要举措和成效
（一）依法化解矛盾
各级人民调解委员会受理民事纠纷XX宗，调处成功率（　　）%。全年受理信访案件__件，其中12345热线××件。
（二）规范执法
开展巡查XX次，收缴罚款XX元。
二、存在的问题及原因
三、党政主要负责人履行第一责任人职责情况
四、2022年工作安排
五、其他需要说明的情况
无。"""


def county(text: str = COUNTY) -> bytes:
    """The outline as a DOCX."""
    paper, out = Document(), io.BytesIO()
    for line in text.splitlines():
        paper.add_paragraph(line)
    paper.save(out)
    return out.getvalue()


def test_parts_sections_and_blanks_are_known(town: Any) -> None:
    found = outline_read.read(county(), registry.figures())
    assert [part["key"] for part in found.outline["parts"]] == ["work", "shortcomings", "first_responsibility", "plan", "other"]
    assert [each["title"] for each in found.outline["parts"][0]["sections"]] == ["（一）依法化解矛盾", "（二）规范执法"]
    assert found.outline["title"].startswith("某县") and found.outline["opening"] == "根据要求，现将有关情况报告如下："
    assert [each.like[0] if each.like else "" for each in found.blanks] == [
        "mediation.accepted", "mediation.success_rate", "petition.received", "petition.hotline", "patrol.shifts", "penalty.paid"]


@pytest.mark.parametrize(("text", "says"), [("没有标题的一段话", "认不出各部分"), (COUNTY.replace("四、2022年工作安排", "四、"), "四、")])
def test_what_cannot_be_read_is_said(text: str, says: str) -> None:
    try:
        found = outline_read.read(county(text), registry.figures())
    except NotReadable as error:
        assert says in str(error)
    else:
        assert [part["title"] for part in found.outline["parts"] if not part["key"]] == [says]
        assert outline_read.missing(part["key"] for part in found.outline["parts"]) == ["plan"]


@pytest.mark.parametrize(("sentence", "figure"), [
    ("全年收到信访____宗", "petition.received"), ("开展普法活动____场", "publicity.events"), ("发放资料____份", "publicity.materials"),
    ("调处纠纷____宗", "mediation.concluded"), ("出具法律意见____条", "counsel.opinions"),
])
def test_the_figure_that_is_meant_is_among_those_offered(sentence: str, figure: str) -> None:
    found = outline_read.read(county(COUNTY.replace("开展巡查XX次，收缴罚款XX元", sentence)), registry.figures())
    assert figure in found.blanks[-1].like


def test_bound_blanks_become_figures_with_their_own_unit() -> None:
    found = outline_read.read(county(), registry.figures())
    chosen = {each.name: each.like[0] for each in found.blanks[:3]}
    parts = outline_read.bound(found.outline, {}, chosen)["parts"]
    assert parts[0]["sections"][0]["paragraphs"] == [
        "各级人民调解委员会受理民事纠纷{mediation.accepted}，调处成功率{mediation.success_rate}。全年受理信访案件{petition.received}，其中12345热线××件。"]
    assert outline_read.unfilled("\n".join(parts[0]["sections"][0]["paragraphs"])) == ["中12345热线××件"]


def test_from_the_file_to_the_draft_at_the_desk(town: Any, client_for: Any) -> None:
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    mei = client_for("mei")
    assert "传入上级提纲" in mei.get("/desk/report/2021/").content.decode()
    assert "/desk/report/2021/" in mei.get(f"/desk/matter/{report.matter}/").content.decode()
    for sent, says in (({}, "请选择"), ({"outline": SimpleUploadedFile("a.docx", b"no")}, "不是 DOCX")):
        answer = mei.post("/desk/report/2021/outline/", sent)
        assert answer.status_code == 422 and says in answer.content.decode()
    page = mei.post("/desk/report/2021/outline/", {"outline": SimpleUploadedFile("提纲.docx", county())}).content.decode()
    assert "6 处要填的数" in page and "没有认出" not in page
    kept = re.search(r'name="kept" value="(\w+)"', page)
    assert kept
    chosen = {each.name: each.like[0] for each in outline_read.read(county(), registry.figures()).blanks}
    form = mei.post("/desk/report/2021/outline/", {"kept": kept[1], **chosen}, follow=True).content.decode()
    assert "采用上级提纲" in form and "{petition.received}" in form and "已带出" in form
    outline = outline_read.bound(outline_read.read(county(), registry.figures()).outline, {}, chosen)
    town.mei(report, UseOutline(document="县法治办〔2022〕1号", outline=outline))
    words = mei.get(f"/desk/matter/{report.matter}/do/annual_report.Draft/").content.decode()
    assert "（一）依法化解矛盾\n各级人民调解委员会受理民事纠纷{mediation.accepted}" in words
    town.mei(report, Draft(shortcomings="一是登记不及时。"))
    again = mei.get(f"/desk/matter/{report.matter}/do/annual_report.Draft/").content.decode()
    assert "一是登记不及时。" in again, "what was written stands in the form when it is opened again"


def test_a_blank_left_open_is_not_adopted(town: Any) -> None:
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.mei(report, Draft(other="全年接待群众XX人次。", **TOLD))
    town.sun(report, Review(result="agreed", opinion="同意。"))
    town.tang(report, Review(kind="secrecy", result="agreed", opinion="不含秘密。"))
    town.refuses(town.mei, report, Adopt(meeting="党委会〔2022〕3号"), "年度报告·内容")
    assert outline_read.unfilled(yearly(town.office, 2021).prose.text()) == ["全年接待群众XX人"]


def test_a_part_without_words_is_no_report(town: Any) -> None:
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.mei(report, Draft(work=TOLD["work"]))
    reviewed(town, report)
    assert "第一责任人" in str(town.refuses(town.mei, report, Adopt(meeting="党委会〔2022〕3号"), "年度报告·内容"))
    town.refuses(town.mei, report, ToMeeting(), "年度报告·内容")


def test_an_outline_that_comes_late_is_taken_until_the_review_and_no_further(town: Any, client_for: Any) -> None:
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.mei(report, Draft(**TOLD))
    mei = client_for("mei")
    assert mei.get("/desk/report/2021/outline/").status_code == 200
    town.mei(report, UseOutline(document="县法治办〔2022〕1号", outline=outline_read.read(county(), registry.figures()).outline))
    assert "（一）依法化解矛盾" in yearly(town.office, 2021).prose.text()
    town.mei(report, Draft(**TOLD))
    reviewed(town, report)
    answer = mei.get("/desk/report/2021/outline/")
    assert answer.status_code == 404 and "退回修改" in answer.content.decode()


def test_the_year_beside_and_a_year_without_a_report(town: Any, client_for: Any) -> None:
    page = client_for("mei").get("/desk/report/2021/").content.decode()
    assert "还没有启动" in page and "/desk/new/annual_report.Begin/?year=2021" in page and "/desk/report/2020/" in page
    assert client_for("mei").get("/desk/report/2021/outline/").status_code == 404
