"""A report edited as DOCX comes back: numbers are matched again, the changed, lost, unknown and unbound ones are listed, and none is taken over."""

import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from fazhi.kernel.edited import NotReadable
from fazhi.lines.annual_report.acts import Begin, Draft
from fazhi.lines.annual_report.reviewing import Adopt, Review
from fazhi.lines.annual_report.story import met
from fazhi.lines.petition.acts import Receive
from fazhi.report import printed, returned
from fazhi.report.yearly import yearly

WORK = """（一）信访
全年受理信访{petition.received}，其中热线转来{petition.hotline}，办结{petition.closed}。另有来访接待12人次。
（二）数字
调处成功率按规定口径计算，宣传活动{publicity.events}。"""


@pytest.fixture
def told(town: Any) -> Any:
    """A town with three petitions, one from the hotline, and a drafted report."""
    for channel in ("phone", "letter", "hotline"):
        town.at("2021-03-03").he(Receive(channel=channel, what="村口积水", who={"name": "刘某某"}))
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.mei(report, Draft(work=WORK, shortcomings="一是登记不及时。原因是兼职较多。", first_responsibility="主要负责人听取汇报。"))
    return town


def edited(town: Any, *changes: tuple[str, str]) -> bytes:
    """The report as DOCX with words changed in it, as somebody would in WPS."""
    now = yearly(town.office, 2021)
    paper = Document(io.BytesIO(printed.printed("docx", now.prose, now.values, [], "演示镇人民政府", demo=True)))
    left = dict(changes)
    for para in paper.paragraphs:
        for old, new in changes:
            if old in para.text:
                words = para.text.replace(old, new)
                for run in para.runs[1:]:
                    run.text = ""
                para.runs[0].text = words
                left.pop(old, None)
    assert not left, f"没有找到{list(left)}"
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def read(town: Any, data: bytes) -> returned.Returned:
    now = yearly(town.office, 2021)
    return returned.read(data, now.prose, now.values, printed.printed("docx", now.prose, now.values, [], "演示镇人民政府", demo=True))


def test_the_page_asks_no_more_the_oftener_it_was_drafted(told: Any, client_for: Any) -> None:
    mei, counts = client_for("mei"), []
    for _ in range(2):
        mei.get("/desk/report/2021/")
        with CaptureQueriesContext(connection) as asked:
            assert "村口" not in mei.get("/desk/report/2021/").content.decode()
        counts.append(len(asked))
        for _ in range(3):
            told.mei(yearly(told.office, 2021).matter, Draft(work=WORK, shortcomings="一是登记不及时。", first_responsibility="主要负责人听取汇报。"))
    assert counts[0] == counts[1]


def test_untouched_it_is_the_same_prose_with_its_slots(told: Any) -> None:
    back = read(told, edited(told))
    assert back.parts["work"] == WORK and (back.matched, back.changed, back.lost, back.unknown, back.left_out) == (4, [], [], [], [])
    assert [each.now for each in back.unbound] == ["12人次"]


def test_prose_may_change_and_numbers_are_told_apart(told: Any, client_for: Any) -> None:
    data = edited(told, ("全年受理信访3宗", "一年来，镇村两级共受理群众信访5宗"), ("另有来访接待12人次", "来访接待12人次，化解矛盾1宗，走访86户"), ("，宣传活动0场", ""))
    back = read(told, data)
    assert "共受理群众信访{petition.received}，其中热线转来{petition.hotline}" in back.parts["work"] and back.matched == 2
    assert [(each.figure, each.was, each.now) for each in back.changed] == [("petition.received", "3宗", "5宗")]
    assert [each.figure for each in back.lost] == ["publicity.events"]
    assert [(each.now, "petition.hotline" in each.like) for each in back.unknown] == [("1宗", True), ("86户", False)]
    client = client_for("mei")
    page = client.post("/desk/report/2021/back/", {"edited": io.BytesIO(data)}).content.decode()
    assert "3宗" in page and "5宗" in page and "86户" in page and "丢失" in page
    draft = page[page.index("?draft="):].split('"')[0]
    form = client.get(f"/desk/matter/{yearly(told.office, 2021).matter}/do/annual_report.Draft/{draft}").content.decode()
    assert "共受理群众信访{petition.received}" in form and "原因是兼职较多" in form
    wrong = client.post("/desk/report/2021/back/", {"edited": io.BytesIO(b"no docx")})
    assert wrong.status_code == 422 and "不是 DOCX" in wrong.content.decode()


def test_what_is_written_behind_the_annex_is_told_and_where_a_changed_number_stands_now(told: Any) -> None:
    paper = Document(io.BytesIO(edited(told, ("全年受理信访3宗", "镇村两级共受理信访5宗"))))
    paper.add_paragraph("另外，还有一段写在最后的话。")
    out = io.BytesIO()
    paper.save(out)
    back = read(told, out.getvalue())
    assert len(back.left_out) == 1 and "另外，还有一段写在最后的话。" in back.left_out[0]
    assert [each.where for each in back.changed] == ["镇村两级共受理信访5宗，其中热线转来1宗，办结0宗。"]


def test_a_part_that_is_gone_is_refused(told: Any) -> None:
    with pytest.raises(NotReadable, match="没有“二、"):
        read(told, edited(told, ("二、", "关于")))


def test_how_a_number_came_about_can_be_printed(told: Any, client_for: Any) -> None:
    answer = client_for("mei").get("/desk/figure/2021/petition.received.pdf")
    assert answer["Content-Type"] == "application/pdf" and answer.content[:5] == b"%PDF-"


def test_the_adopted_text_is_carried_to_its_publication(told: Any, client_for: Any) -> None:
    now = yearly(told.office, 2021)
    desk = client_for("luo")
    assert desk.get("/desk/report/2021/publish/").status_code == 404
    told.sun(now.matter, Review(result="agreed", opinion="同意。"))
    told.tang(now.matter, Review(kind="secrecy", result="agreed", opinion="不含秘密。"))
    met(told, now.matter)
    told.signed(told.mei, now.matter, Adopt(meeting="党委会〔2022〕3号"), told.chen, told.wu)
    assert "/desk/report/2021/publish/" in desk.get("/desk/report/2021/").content.decode()
    form = desk.get("/desk/report/2021/publish/", follow=True).content.decode()
    assert now.prose.title in form and "全年受理信访3宗" in form


def test_a_town_without_records_prints_its_report(town: Any, client_for: Any) -> None:
    town.at("2022-01-10").mei(Begin(year=2021))
    town.mei(yearly(town.office, 2021).matter, Draft(work="无。", shortcomings="无。", first_responsibility="无。", plan="无。", other="无。"))
    answer = client_for("mei").get("/desk/report/2021.pdf")
    assert answer.status_code == 200 and answer.content[:5] == b"%PDF-"
