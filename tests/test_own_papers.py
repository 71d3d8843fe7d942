"""An office's own words of a paper: printed from their day on and not before, never without what the law wants, and away again; others are not touched."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from fazhi.kernel import own_papers, registry
from fazhi.kernel.models import Paper
from fazhi.kernel.roster import roster
from fazhi.kernel.story import founded
from fazhi.kernel.typeset.document import Paragraph
from fazhi.lines.penalty.simple_story import SPOT
from fazhi.report import blanks, pack

KIND = "penalty.spot_decision"
GREETING = "请妥善保管本决定书。"


def act(key: str) -> Any:
    return registry.act(key)


def standard() -> Any:
    return own_papers.known()[KIND]


def own_words() -> str:
    return f"　　{GREETING}\n\n{standard().body}"


def adopted(town: Any, since: str, words: str = "") -> Any:
    return town.signed(town.keeper, town.office, act("house.AdoptPaperText")(paper=KIND, words=words or own_words(), document="演府〔2024〕3号", since=since), town.chen)


def fined(town: Any) -> str:
    found: str = town.paper(town.li(act("penalty.OnTheSpot")(second=town.wang.person, amount=100, **SPOT)), "spot_decision")
    return found


def text(town: Any, paper: str) -> str:
    found: str = town.text(paper)
    return found


def test_the_words_are_printed_from_their_day_on_and_go_again(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2024-03-04")
    before, li = fined(town), client_for("li")
    as_printed = li.get(f"/desk/paper/{before}.pdf").content
    adopted(town, "2024-03-11")
    waiting = fined(town)
    town.at("2024-03-11")
    own = fined(town)
    town.signed(town.keeper, town.office, act("house.RestorePaperText")(paper=KIND, since="2024-03-18"), town.chen)
    still = fined(town)
    town.at("2024-03-18")
    after = fined(town)
    assert [GREETING in text(town, each) for each in (before, waiting, own, still, after)] == [False, False, True, True, False]
    assert text(town, own).startswith(GREETING) and text(town, own).count("\n") > 5
    assert Paper.objects.get(id=before).template == Paper.objects.get(id=after).template == standard().hash != Paper.objects.get(id=own).template
    assert li.get(f"/desk/paper/{before}.pdf").content == as_printed
    assert GREETING in "".join(page.extract_text() for page in PdfReader(BytesIO(li.get(f"/desk/paper/{own}.pdf").content)).pages).replace("\n", "")


def test_words_signed_late_begin_when_they_are_signed_and_no_paper_changes(town: Any) -> None:
    town.at("2024-03-04")
    before = fined(town)
    adopted(town, "2024-03-01")
    assert [each.since for each in own_papers.versions(roster(town.office), KIND)] == ["2024-03-04"]
    assert GREETING not in text(town, before) and GREETING in text(town, fined(town))


def test_what_the_law_wants_is_missed_by_name(town: Any) -> None:
    town.at("2024-03-04")
    body = standard().body
    for phrase in standard().required:
        found = own_papers.wrong(standard(), body.replace(phrase, "某事"))
        assert found and phrase in found[0], phrase
    assert not own_papers.wrong(standard(), body)
    slot = re.search(r"\{[^}?]+\}", body)
    assert slot
    less = body.replace(slot[0], "")
    assert slot[0].strip("{}") in own_papers.wrong(standard(), less)[0]
    town.refuses(town.keeper, town.office, act("house.AdoptPaperText")(paper=KIND, words=less, document="演府〔2024〕3号", since="2024-03-04"), "机构·职责")


def test_a_word_may_not_fall_away_with_another() -> None:
    for kind, each in own_papers.known().items():
        assert own_papers.wrong(each, each.body) == [], kind
    decision = own_papers.known()["penalty.decision"]
    body = decision.body
    assert "会随别的词一起省去：{cite:处罚·决定}、{penalties}" in "".join(own_papers.wrong(decision, body.replace("{penalties}。\n", "{penalties}。{redress?}\n").replace("\n{redress?}", "")))
    assert "没有这些词：{Decide.nothing}" in own_papers.wrong(decision, body + "\n{Decide.nothing}")[0]
    assert "有时没有内容：{redress}" in own_papers.wrong(decision, body + "\n{redress}")[0]
    assert "花括号" in own_papers.wrong(decision, body + "\n{bank")[0]
    letter = own_papers.known()["petition.acceptance"]
    assert "第一行是主送" in "".join(own_papers.wrong(letter, "说明\n" + letter.body))


def test_another_office_is_not_touched(town: Any) -> None:
    town.at("2024-03-04")
    other = founded("邻镇人民政府", "邻")
    adopted(town, "2024-03-04")
    line = registry.line("penalty")
    assert GREETING in own_papers.template(town.office, line, "spot_decision", "2024-03-04").body
    assert own_papers.template(other.office, line, "spot_decision", "2024-03-04") is line.template("spot_decision")


def test_the_page_checks_shows_and_adopts(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2024-03-04")
    keeper, address = client_for("keeper"), f"/desk/paper-texts/{KIND}/"
    assert address in keeper.get("/desk/paper-texts/").content.decode() and "/desk/paper-texts/" in keeper.get("/desk/registers/").content.decode()
    assert standard().body.split("\n")[0] in keeper.get(address).content.decode()
    shown = keeper.get(address).content.decode()
    assert "花括号里的" in shown and "填写的" in shown and "期限的最后一日" in shown, "what stands in braces is told in words"
    bad = keeper.post(address, {"words": GREETING})
    assert bad.status_code == 422 and all(each in bad.content.decode() for each in ("必须写明、现在缺少", *standard().required))
    good = keeper.post(address, {"words": own_words().replace("\n", "\r\n")}).content.decode()
    assert GREETING in good and "提请采用" in good and "与标准样式不同之处（1行）" in good
    made = keeper.post(f"{address}preview.pdf", {"words": own_words()})
    shown = "".join(page.extract_text() for page in PdfReader(BytesIO(made.content)).pages).replace("\n", "")
    assert GREETING in shown and "预览" in shown.replace(" ", "") and standard().title in shown.replace(" ", "")
    assert keeper.post(f"{address}preview.pdf", {"words": GREETING}).status_code == 422 and keeper.get("/desk/paper-texts/penalty.nothing/").status_code == 404
    adopted(town, "2024-03-04")
    page = keeper.get(address).content.decode()
    assert "恢复标准样式" in page and "演府〔2024〕3号" in page and "本机关改过的" in keeper.get("/desk/paper-texts/").content.decode()


def test_blank_sets_and_samples_are_in_the_words_of_the_day(town: Any) -> None:
    town.at("2024-03-04")
    adopted(town, "2024-03-11")
    for day, there in ((date(2024, 3, 10), False), (date(2024, 3, 11), True)):
        assert (GREETING in str(blanks.numbered(town.office, KIND, ["1"], day))) == there == (GREETING in pack.text(pack.made(town.office, "samples", day)))
    first = blanks.papers(registry.line("penalty"))[0]
    before = blanks.made(town.office, "penalty", date(2024, 3, 4))
    town.signed(town.keeper, town.office, act("house.AdoptPaperText")(paper=f"penalty.{first.key}", words=f"{first.body}\n{GREETING}", document="演府〔2024〕4号", since="2024-03-04"), town.chen)
    after = blanks.made(town.office, "penalty", date(2024, 3, 4))
    assert [each for each in after.blocks if each not in before.blocks] == [Paragraph(GREETING, indent=False)]


def test_the_preview_reads_like_the_last_paper_that_its_reader_may_see(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2024-03-04")
    keeper, li = client_for("keeper"), client_for("li")
    asked = {"words": own_words()}
    assert "还没有您可以查阅的这种文书" in li.post(f"/desk/paper-texts/{KIND}/", asked).content.decode()
    paper = fined(town)
    page = li.post(f"/desk/paper-texts/{KIND}/", asked).content.decode().split("印出来的样子")[1]
    lines = text(town, paper).split("\n")
    assert f"/desk/paper/{paper}/" in page and GREETING in page
    told = [each for each in lines if each.startswith(("违法事实：", "数额：", "违法行为的地点：", "当事人："))]
    assert len(told) >= 3 and all(f"<p>{each}</p>" in page for each in told)
    assert "_" not in "".join(told) and "＿" in keeper.post(f"/desk/paper-texts/{KIND}/", asked).content.decode().split("印出来的样子")[1]  # to whom the matter is sealed sees no word of it
    pdf = li.post(f"/desk/paper-texts/{KIND}/preview.pdf", asked).content
    assert told[0].split("：")[1][:6] in "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).replace("\n", "")


def test_a_form_is_laid_out_by_the_offices_own_labels(town: Any) -> None:
    town.at("2024-03-04")
    lay = act("house.LayForm")
    rows = [{"words": "违法情况", "right": "40", "down": "52.5"}]
    town.refuses(town.li, town.office, lay(paper=KIND, places=rows), "机构·职责")
    adopted(town, "2024-03-11", standard().body.replace("违法事实：", "违法情况："))
    town.refuses(town.li, town.office, lay(paper=KIND, places=rows), "机构·职责")
    town.at("2024-03-11").li(town.office, lay(paper=KIND, places=rows))
    town.refuses(town.li, town.office, lay(paper=KIND, places=[{**rows[0], "words": "违法事实"}]), "机构·职责")
