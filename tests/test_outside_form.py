"""An opinion from somebody without an account: the pack goes out as one file, the form comes back, he is the doer."""

import io
import re
import zipfile
from typing import Any

import docx
import pytest

from fazhi.kernel import story
from fazhi.kernel.models import Entry
from fazhi.kernel.reading import Unreadable
from fazhi.kernel.typeset.form_file import form_of, read_form
from fazhi.lines.counsel.acts import Opine, Request
from fazhi.lines.legality.looking import Answer
from fazhi.lines.normative import story as normative


def filled(data: bytes, pairs: dict[str, str], rows: list[tuple[str, ...]]) -> bytes:
    """The form as somebody fills it in with Word."""
    paper = docx.Document(io.BytesIO(data))
    for table in paper.tables:
        for row in table.rows:
            label = row.cells[0].text.split("\n")[0].rstrip("*")
            if label in pairs and len(table.columns) == 2:
                row.cells[1].text = pairs[label]
        if table.rows[0].cells[0].text.startswith("意见*"):
            for row, words in zip(table.rows[1:], rows, strict=False):
                for cell, each in zip(row.cells, words, strict=True):
                    cell.text = each
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


PAIRS = {"结论": "应当修改", "意见全文": "一、付款期限过长。\n二、补充违约责任。", "与本事项和当事人没有利害关系": "是", "出具人": "徐 知衡", "出具日期": "2021年4月8日"}
ROWS = [("付款期限改为三十日。", "高"), ("补充违约责任。", "")]


def test_pack_form_and_opinion(town: Any, client_for: Any) -> None:
    town.at("2021-04-06")
    case = town.tang(Request(what="保洁合同", kind="contract", materials=[town.file("合同：稿")]))
    client, place = client_for("tang"), f"/desk/matter/{case.matter}"
    assert "打包送出" in client.get(f"{place}/").content.decode()
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"{place}/form/counsel.Opine.zip").content))
    names = packed.namelist()
    assert names[0] == "1 填写表 出具法律意见.docx" and names[1].startswith("2 文书 01 法律意见委托单") and names[2] == "3 材料 01 合同：稿.txt"
    form = packed.read(names[0])
    assert client.post(f"{place}/form/counsel.Opine/", {"form": io.BytesIO(b"PK not a form")}).status_code == 422
    answer = client.post(f"{place}/form/counsel.Opine/", {"form": io.BytesIO(filled(form, PAIRS, ROWS))}, follow=True)
    page = answer.content.decode()
    assert "付款期限改为三十日。" in page and re.search(rf'<option value="{town.xu.person}" selected', page) and 'value="2021-04-08"' in page
    scan = re.search(r'name="how-scan.kept" value="([^"]+)"', page)
    assert scan is not None
    posted = {"how-manner": "paper", "how-signed_by": [town.xu.person], "how-done_at": "2021-04-08", "how-scan.kept": scan[1], "clear": "on", "conclusion": "amend", "text": PAIRS["意见全文"],
              "points-0-point": ROWS[0][0], "points-0-risk": "high", "points-1-point": ROWS[1][0], "points-1-risk": "low"}
    assert client_for("deng").post(f"{place}/do/counsel.Opine/", posted).status_code == 302
    entry = Entry.objects.get(matter=case.matter, act="counsel.Opine")
    assert (entry.manner, entry.done_at, town.xu.person in entry.body) == ("paper", "2021-04-08", True)
    assert client.get(f"{place}/form/legality.Opine.zip").status_code == 404


def test_a_form_is_read_word_by_word(town: Any) -> None:
    town.at("2021-04-06")
    case = town.tang(Request(what="保洁合同", kind="contract"))
    form = form_of(Opine, case.matter, [("事项", "保洁合同")])
    found = read_form(Opine, case.matter, filled(form, PAIRS, ROWS))
    assert (found.who, found.day) == ("徐 知衡", "2021-04-08")
    assert found.said["points"] == [{"point": ROWS[0][0], "risk": "high"}, {"point": ROWS[1][0]}] and found.said["clear"] is True
    assert read_form(Opine, case.matter, filled(form, {**PAIRS, "结论": "不合法"}, [])).said["conclusion"] == "unlawful"
    for cls, matter in ((Answer, case.matter), (Opine, "0" * 32)):
        with pytest.raises(Unreadable, match="不是本事项的填写表"):
            read_form(cls, matter, form)
    town.flagged(town.on_paper(town.deng, case, Opine(conclusion="lawful", text="可行", points=[{"point": "可行"}]), town.xu), "法律顾问·回避")
    assert story.ident(case) == case.matter


def test_versions_of_a_text_side_by_side(town: Any, client_for: Any) -> None:
    case, text = normative.consulted(town)
    normative.looked(town, case, town.file("送审稿", normative.TEXT.replace("三百米", "五百米").encode()))
    client = client_for("mei")
    assert "逐条对照" in client.get(f"/desk/matter/{case.matter}/").content.decode()
    page = client.get(f"/desk/matter/{case.matter}/texts/").content.decode()
    assert "有1处不同" in page and "第二条" in page and "五百米" in page
    same = client.get(f"/desk/matter/{case.matter}/texts/?a={text['hash']}&b={text['hash']}").content.decode()
    assert "没有不同" in same
    assert client.get(f"/desk/matter/{case.matter}/texts/?a={'0' * 64}&b={text['hash']}").status_code == 404
