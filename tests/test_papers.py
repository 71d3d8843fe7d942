"""Papers: what they say comes back from WPS, what may not be lost, whose signature new words need, numbers and pre-printed forms."""

import importlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from pypdf import PdfReader

from fazhi.kernel import edited, gate, numbers, registry, verify
from fazhi.kernel.models import Paper
from fazhi.kernel.prints import document, docx_of, pdf_of, together
from fazhi.kernel.revise import IssueForm, Revise, frozen
from fazhi.kernel.templates import PaperIncomplete, fill, parse
from fazhi.kernel.typeset.document import Fields, Paragraph, Table
from fazhi.lines.penalty.simple_story import SPOT


def stories() -> list[tuple[str, Any]]:
    """The first story of every line, and the one with the most papers."""
    found = []
    for key in registry.lines():
        if key != "house":
            told = {name: one for name, one in vars(importlib.import_module(f"fazhi.lines.{key}.story")).items() if name.startswith("story_")}
            found += [(f"{key}.{name}", told[name]) for i, name in enumerate(told) if i == 0 or name in ("story_ordinary", "story_two_respondents")]
    return found


def act(key: str, **said: Any) -> Any:
    return registry.act(key)(**said)


@pytest.fixture
def case(town: Any) -> Any:
    town.at("2021-03-01")
    case = town.he(act("petition.Receive", channel="phone", what="路灯坏了", who={"name": "测某某", "phone": "13900001111"}))
    town.he(case, act("petition.Accept", kind="complaint"))
    return case


@pytest.fixture
def whole(db: Any) -> Any:
    yield
    assert verify.verify().problems == []


def rewritten(town: Any, paper: str, *swaps: tuple[str, str]) -> dict[str, Any]:
    """The paper's DOCX with words exchanged, uploaded again."""
    made = docx.Document(BytesIO(docx_of(frozen(paper))))
    for line in made.paragraphs:
        for old, new in swaps:
            if old in line.text:
                line.runs[0].text, rest = line.text.replace(old, new), line.runs[1:]
                for run in rest:
                    run.text = ""
    out = BytesIO()
    made.save(out)
    return {**town.file("改好", out.getvalue()), "name": "改好.docx"}


@pytest.mark.once  # what a word processor does to words is the same on every database
@pytest.mark.parametrize("name", [name for name, _ in stories()])
def test_every_paper_comes_back_from_docx_as_it_went(town: Any, name: str) -> None:
    dict(stories())[name](town)
    for ident, kind in Paper.objects.values_list("id", "kind"):
        row = frozen(ident)
        back = edited.words_in(docx_of(row), row)
        assert edited.difference(row["text"], back) == [], kind
        assert edited.lacking(row, registry.line(kind.split(".")[0]), back) == []


# -- new words -------------------------------------------------------------------------------------------------------


def test_new_words_take_the_number_and_the_old_ones_are_kept(town: Any, case: Any, whole: Any) -> None:
    old = town.paper(case, "acceptance")
    file = rewritten(town, old, ("将在法定期限内办结", "我们会抓紧办理，在法定期限内办结"))
    done = town.he(case, Revise(paper=old, edited=file, reason="语气"))
    new = Paper.objects.get(id=done.papers[0])
    before = Paper.objects.get(id=old)
    assert (before.state, new.state, new.number) == ("replaced", "issued", before.number)
    assert "抓紧办理" in town.text(new.id) and "抓紧办理" not in town.text(old)
    assert numbers.register(gate.Viewer(town.he.person, town.office, town.now.date()), "信访受", 2021)[0]["versions"] == 2
    town.refuses(town.he, case, Revise(paper=old, edited=file, reason="再改"), "文书·起草")
    town.signed(town.he, case, act("common.Strike", entry=done.entry, reason="改错了"), town.huang)
    assert Paper.objects.get(id=old).state == "issued" and Paper.objects.get(id=new.id).struck


def test_new_words_from_a_signed_sheet_want_whoever_signed_the_paper(town: Any, case: Any) -> None:
    town.signed(town.he, case, act("petition.Extend", reason="情况复杂"), town.huang)
    old = town.paper(case, "extension")
    words = Revise(paper=old, edited=rewritten(town, old, ("情况复杂，", "情况较为复杂，")), reason="语气")
    sheet = {"manner": "paper", "scan": town.file("签字件")}
    assert "须由分管领导签字" in str(town.refuses(town.fang, case, words, "机构·职责", signed_by=(town.he.person,), **sheet)) and Paper.objects.get(id=old).state == "issued"
    done = town.on_paper(town.fang, case, words, town.huang)
    assert not done.flags and Paper.objects.get(id=old).state == "replaced" and "较为复杂" in town.text(done.papers[0])


def test_words_of_the_record_may_not_be_lost(town: Any, case: Any) -> None:
    paper = town.paper(case, "acceptance")
    for old, new, lost in (("测某某", "测某", "测某某"), ("2021年3月1日受理", "昨日受理", "2021年3月1日"), ("《信访工作条例》", "", "第")):
        if old not in town.text(paper):
            continue
        refused = town.refuses(town.he, case, Revise(paper=paper, edited=rewritten(town, paper, (old, new)), reason="改"), "文书·起草")
        assert lost in str(refused)
    town.refuses(town.he, case, Revise(paper=paper, edited=rewritten(town, paper), reason="没有改"), "文书·起草")


@pytest.mark.parametrize(("old", "new"), [("占用人行道摆卖", "没有占用人行道摆卖"), ("城市市容和环境卫生管理规定", "城市市容和环境卫生管理规定某条"), ("撤走摊位", "撤走摊位并清洗路面")])
def test_facts_and_articles_of_a_decision_are_what_the_act_said(town: Any, old: str, new: str) -> None:
    town.at("2024-03-04")
    case = town.li(act("penalty.OnTheSpot", second=town.wang.person, amount=100, **SPOT))
    paper = town.paper(case, "spot_decision")
    refused = town.refuses(town.li, case, Revise(paper=paper, edited=rewritten(town, paper, (old, new)), reason="改"), "文书·起草")
    assert "记录原文" in str(refused) and "先更正记录" in str(refused)
    town.li(case, Revise(paper=paper, edited=rewritten(town, paper, ("申请行政复议的期限至", "申请行政复议，期限至")), reason="语气"))


def test_what_stands_fixed_is_said_in_its_paper() -> None:
    for one in registry.lines().values():
        for key, template in one.papers.items():
            assert set(template.fixed) <= {word for word, _, _ in template.slots()}, f"{one.key}.{key}"


def test_a_phrase_of_the_law_may_not_be_lost(town: Any, case: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    line = registry.line("petition")
    monkeypatch.setitem(line.papers, "acceptance", parse("acceptance", "---\ntitle: 受理告知书\noutward: true\nkind: letter\nrequired: [书面答复]\n---\n"
                                                         + line.papers["acceptance"].body))
    paper = town.paper(case, "acceptance")
    refused = town.refuses(town.he, case, Revise(paper=paper, edited=rewritten(town, paper, ("书面答复", "答复")), reason="改"), "文书·起草")
    assert "书面答复" in str(refused)


def test_head_and_signature_are_the_houses_own(town: Any, case: Any) -> None:
    paper = town.paper(case, "acceptance")
    for old, new in (("信访受〔2021〕1号", "信访受〔2021〕9号"), ("受理告知书", "告知书"), ("2021年3月1日", "2021年3月2日")):
        file = rewritten(town, paper, (old, new)) if old != "2021年3月1日" else _other_date(town, paper)
        assert "由系统生成" in town.bad(town.he, case, Revise(paper=paper, edited=file, reason="改"), "edited").errors["edited"]


def _other_date(town: Any, paper: str) -> dict[str, Any]:
    made = docx.Document(BytesIO(docx_of(frozen(paper))))
    last = next(line for line in made.paragraphs if line.text == "2021年3月1日")
    last.runs[0].text = "2021年3月2日"
    out = BytesIO()
    made.save(out)
    return town.file("改日期", out.getvalue())


def test_what_is_no_plain_docx_is_refused_in_plain_words(town: Any, case: Any) -> None:
    paper = town.paper(case, "acceptance")
    assert "另存为" in town.bad(town.he, case, Revise(paper=paper, edited=town.file("旧格式", b"\xd0\xcf\x11\xe0"), reason="改"), "edited").errors["edited"]
    for tag, told in (("w:ins", "接受或者拒绝全部修订"), ("w:commentReference", "删去批注"), ("w:numId", "转成普通文字")):
        made = docx.Document(BytesIO(docx_of(frozen(paper))))
        made.paragraphs[4]._p.append(OxmlElement(tag))
        out = BytesIO()
        made.save(out)
        bad = town.bad(town.he, case, Revise(paper=paper, edited=town.file(tag, out.getvalue()), reason="改"), "edited")
        assert told in bad.errors["edited"]


def test_words_in_a_frame_of_wps_are_not_lost(town: Any, case: Any) -> None:
    row = frozen(town.paper(case, "acceptance"))
    made = docx.Document(BytesIO(docx_of(row)))
    body = next(line for line in made.paragraphs if "将在法定期限内办结" in line.text)._p
    frame, inner = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    body.addprevious(frame)
    frame.append(inner)
    inner.append(body)
    out = BytesIO()
    made.save(out)
    assert edited.difference(row["text"], edited.words_in(out.getvalue(), row)) == []


def test_who_signed_a_paper_signs_its_new_words(town: Any, case: Any) -> None:
    town.signed(town.he, case, act("petition.Extend", reason="须现场勘查"), town.huang)
    paper = town.paper(case, "extension")
    file = rewritten(town, paper, ("须现场勘查", "须到现场勘查并测算"))
    proposed = town.he(case, Revise(paper=paper, edited=file, reason="说清楚"))
    assert proposed.proposed and Paper.objects.get(id=paper).state == "issued"
    signed = town.huang(case, act("common.Sign", proposal=proposed.entry))
    assert "并测算" in town.text(signed.papers[0])
    again = rewritten(town, signed.papers[0], ("并测算", "并计算"))
    assert town.he(case, Revise(paper=signed.papers[0], edited=again, reason="用词")).proposed


def test_a_served_or_signed_paper_keeps_its_words(town: Any, case: Any) -> None:
    paper = town.paper(case, "acceptance")
    file = rewritten(town, paper, ("将在法定期限内办结", "会尽快办结"))
    town.he(case, act("common.Serve", paper=paper, party=town.party(case), mode="direct"))
    town.refuses(town.he, case, Revise(paper=paper, edited=file, reason="改"), "记录·更正")
    town.refuses(town.he, case, act("common.VoidPaper", paper=paper, reason="写错"), "记录·撤销")


# -- what stands on papers -------------------------------------------------------------------------------------------


def test_rows_stand_as_a_table_and_paragraphs_stay_in_their_box(town: Any, case: Any) -> None:
    row = {**frozen(town.paper(case, "acceptance")), "kind": "petition.service_record"}
    row["text"] = "送达文书：甲\n　　乙\n物品清单：\n｜序号｜名称｜\n｜1｜电锯｜\n受送达人：丙"
    blocks = document(row).blocks
    assert isinstance(blocks[0], Fields) and blocks[0].fields[0].value == "甲\n乙"
    assert blocks[1] == Paragraph("物品清单：")
    assert isinstance(blocks[2], Table) and blocks[2].rows == (("1", "电锯"),) and isinstance(blocks[3], Fields)
    assert edited.difference(row["text"], edited.words_in(docx_of(row), row)) == []


def test_a_required_phrase_that_is_missing_stops_the_paper() -> None:
    template = parse("x", "---\ntitle: 决定书\nrequired: [行政复议, 行政诉讼]\n---\n可以申请行政复议。{words?}")
    with pytest.raises(PaperIncomplete, match="行政诉讼"):
        fill(template, lambda word: None if word == "words" else "", lambda *a: "")
    assert "行政诉讼" in fill(parse("x", template_text()), lambda word: "或者提起行政诉讼", lambda word, value, how: value)


def template_text() -> str:
    return "---\ntitle: 决定书\nrequired: [行政复议, 行政诉讼]\n---\n可以申请行政复议{words}。"


def test_a_form_brings_its_own_number_once(town: Any, case: Any, monkeypatch: pytest.MonkeyPatch, whole: Any) -> None:
    line = registry.line("petition")
    monkeypatch.setitem(line.papers, "ticket", parse("ticket", "---\ntitle: 罚没票据\nform: true\nkind: form\n---\n当事人：{party.name}"))
    town.refuses(town.he, case, IssueForm(form="acceptance", form_number="A1"), "文书·编号")
    done = town.he(case, IssueForm(form="ticket", form_number="粤A0001", party=town.party(case)))
    assert Paper.objects.get(id=done.papers[0]).number == "粤A0001"
    with pytest.raises(PaperIncomplete, match="已经用过"):
        town.he(case, IssueForm(form="ticket", form_number="粤A0001"))
    town.signed(town.he, case, act("common.VoidPaper", paper=done.papers[0], reason="写坏"), town.he)
    with pytest.raises(PaperIncomplete, match="已经用过"):
        town.he(case, IssueForm(form="ticket", form_number="粤A0001"))


def test_the_register_of_numbers_has_no_gap_and_tells_why_one_is_void(town: Any, case: Any) -> None:
    paper = town.paper(case, "acceptance")
    town.signed(town.he, case, act("common.VoidPaper", paper=paper, reason="写错姓名"), town.he)
    other = town.he(act("petition.Receive", channel="phone", what="井盖", who={"name": "测乙"}))
    town.he(other, act("petition.Accept", kind="complaint"))
    rows = numbers.register(gate.Viewer(town.he.person, town.office, town.now.date()), "信访受", 2021)
    assert [(row["n"], row["state"], row["reason"]) for row in rows] == [(1, "作废", "写错姓名"), (2, "有效", "")]
    outsider = numbers.register(gate.Viewer("nobody", town.office, town.now.date()), "信访受", 2021)
    assert [(row["n"], row["reason"], row["code"]) for row in outsider] == [(1, "", "（无权查看）"), (2, "", "（无权查看）")]


def test_papers_print_together(town: Any, case: Any) -> None:
    one = pdf_of(frozen(town.paper(case, "acceptance")))
    assert len(PdfReader(BytesIO(together([one, one]))).pages) == 2
    assert len(PdfReader(BytesIO(together([one, one], two_sided=True))).pages) == 4
    assert together([one, one]) == together([one, one])


# -- pages -----------------------------------------------------------------------------------------------------------


def test_the_desk_compares_and_the_door_takes_the_new_words(town: Any, case: Any, client_for: Callable[[str], Any]) -> None:
    he, paper = client_for("he"), town.paper(case, "acceptance")
    made = docx.Document(BytesIO(docx_of(frozen(paper))))
    body = next(line for line in made.paragraphs if "将在法定期限内办结" in line.text)
    body.runs[0].text = body.text.replace("将在", "会在")
    out = BytesIO()
    made.save(out)
    out.seek(0)
    out.name = "改.docx"
    page = he.post(f"/desk/paper/{paper}/edited/", {"edited": out}).content.decode()
    assert "改动之处（1行）" in page and '<del class="gone">将</del>' in page and '<ins class="new">会</ins>' in page
    kept = page.split('name="edited.kept" value="')[1].split('"')[0].replace("&#34;", '"').replace("&quot;", '"')
    answer = he.post(f"/desk/matter/{case.matter}/do/common.Revise/", {"paper": paper, "edited.kept": kept, "reason": "语气", "how-manner": "here"})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert Paper.objects.get(id=paper).state == "replaced"
    assert "已换用修改后的文本" in he.get(f"/desk/paper/{paper}/").content.decode()
    broken = BytesIO(b"nothing")
    broken.name = "x.docx"
    assert "另存为" in he.post(f"/desk/paper/{paper}/edited/", {"edited": broken}).content.decode()


def test_pages_of_papers_answer(town: Any, case: Any, client_for: Callable[[str], Any]) -> None:
    he, paper = client_for("he"), town.paper(case, "acceptance")
    party = town.party(case)
    assert he.get(f"/desk/paper/{paper}/record/{party}.pdf").content.startswith(b"%PDF")
    assert he.get(f"/desk/paper/{paper}/record/nobody.pdf").status_code == 404
    assert he.get("/desk/print/", {"paper": [paper, paper], "two": 1}).content.startswith(b"%PDF")
    assert he.get("/desk/print/").status_code == 422
    assert "信访受〔2021〕1号" in he.get("/desk/numbers/?series=信访受&year=2021").content.decode()
    assert he.get(f"/desk/matter/{case.matter}/dossier.pdf").content.startswith(b"%PDF")


def test_the_numbers_of_a_table_take_no_more_room_than_they_need(town: Any, case: Any) -> None:
    row = {**frozen(town.paper(case, "acceptance")), "text": "｜序号｜材料｜\n｜1｜户口簿复印件｜\n说明\n｜名称｜页数｜\n｜户口簿复印件｜2｜"}
    numbered, plain = (each.widths for each in document(row).blocks if isinstance(each, Table))
    assert numbered[0] == 3 and numbered[1] > 30 and plain == (6.0, 3.0)


def test_a_paper_whose_last_day_waits_for_a_holiday_notice_is_issued_and_says_so(town: Any) -> None:
    """Late in a year next year's holidays are not known: nobody may be kept from deciding or preserving, and no day is guessed."""
    town.at("2026-12-29")
    spot = town.li(act("penalty.OnTheSpot", second=town.wang.person, respondent={"name": "张某"}, what="占用人行道摆卖", item="城市市容和环境卫生管理规定", place="圩镇街口", kind="warning",
                       heard=True, shown=True, power="CG-100", order="撤走摊位"))
    text = frozen(Paper.objects.get(matter=spot.matter, kind="penalty.spot_decision").id)["text"]
    assert "申请行政复议的期限至法定期限届满之日（2027年放假安排公布后确定，不早于2027年2月27日）" in text
