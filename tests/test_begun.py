"""Forms that somebody began: kept while he types, found again where they belong, handed over with the desk, gone when sent or erased."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.test import Client
from pypdf import PdfReader

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Paper
from fazhi.web.accounts import begun
from fazhi.web.accounts.models import Draft
from fazhi.web.api import tokens
from fazhi.web.base import kept

WORDS = "路灯已经换新"


def act(key: str) -> Any:
    return registry.act(key)


def handled(town: Any) -> Any:
    """A petition that Fang handles."""
    town.at("2021-03-01")
    case = town.he(act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某某"}))
    town.he(case, act("common.Assign")(handler=town.fang.person))
    return case


def form_of(case: Any) -> str:
    return f"/desk/matter/{case.matter}/do/petition.Answer/"


def test_what_is_typed_is_kept_and_found_again_until_it_is_sent(town: Any, client_for: Callable[[str], Any]) -> None:
    case, fang = handled(town), client_for("fang")
    address = "/desk/new/petition.Receive/"
    assert fang.post(f"{address}keep/", {"channel": "", "how-manner": "here"}).json() == {"at": ""} and not Draft.objects.exists()
    assert fang.post(f"{address}keep/", {"channel": "window", "what": WORDS, "how-manner": "here"}).json()["at"]
    fang.post(f"{address}keep/", {"channel": "phone", "what": WORDS, "who.name": "测乙", "how-manner": "here"})
    assert Draft.objects.count() == 1 and WORDS.encode() not in bytes(Draft.objects.get().values)
    assert "接着填写" in fang.get(address).content.decode() and WORDS not in fang.get(address).content.decode()
    assert WORDS in fang.get(f"{address}?draft=kept").content.decode() and WORDS in fang.get(f"{address}?draft=kept").content.decode()
    assert f"{address}?draft=kept" in fang.get("/desk/under-way/").content.decode()
    he = client_for("he")
    assert "接着填写" not in he.get(address).content.decode() and WORDS not in he.get(f"{address}?draft=kept").content.decode()
    assert fang.post(address, {"channel": "phone", "what": WORDS, "who.name": "测乙", "how-manner": "here", "how-sure": "1"}).status_code == 302
    assert not Draft.objects.exists()
    fang.post(f"{form_of(case)}keep/", {"reply": WORDS, "how-manner": "here"})
    assert fang.post(f"{form_of(case)}keep/", {"drop": "1"}).status_code == 302 and not Draft.objects.exists()


def test_the_handlers_draft_goes_with_the_desk_and_tells_whose_it_was(town: Any, client_for: Callable[[str], Any]) -> None:
    case, fang, lin, keeper = handled(town), client_for("fang"), client_for("lin"), client_for("keeper")
    fang.post(f"{form_of(case)}keep/", {"reply": WORDS, "how-manner": "here"})
    fang.post("/desk/new/petition.Receive/keep/", {"what": "另一件", "how-manner": "here"})
    assert "没有办完的草稿" not in lin.get(f"/desk/matter/{case.matter}/").content.decode() and WORDS not in lin.get(f"{form_of(case)}?draft=kept").content.decode()
    asked = {"leaver": town.fang.person, "successor": town.lin.person}
    page = keeper.get("/desk/handover/", asked).content.decode()
    assert "没有办完的草稿 2 份" in page and WORDS not in page
    answer = keeper.post("/desk/handover/", asked)
    assert answer.status_code == 302, answer.content.decode()
    words = "".join(each.extract_text() for each in PdfReader(BytesIO(keeper.get(f"{answer['Location']}list.pdf").content)).pages).replace("\n", "")
    assert "没有办完的草稿（2份）" in words and town.fang.name in words and WORDS not in words
    page = lin.get(f"/desk/matter/{case.matter}/").content.decode()
    assert "没有办完的草稿" in page and town.fang.name in page and f"{form_of(case)}?draft=kept" in lin.get("/desk/under-way/").content.decode()
    assert WORDS in lin.get(f"{form_of(case)}?draft=kept").content.decode() and WORDS not in fang.get(f"{form_of(case)}?draft=kept").content.decode()


def test_a_registration_that_was_begun_goes_with_the_desk_by_whatever_road_it_is_handed_over(town: Any, client_for: Callable[[str], Any]) -> None:
    fang, lin, new = client_for("fang"), client_for("lin"), "/desk/new/petition.Receive/"
    fang.post(f"{new}keep/", {"what": WORDS, "how-manner": "here"})
    api = Client(headers={"Authorization": f"Bearer {tokens.issue(town.keeper.person, town.office, '测试')}"})
    said = {"leaver": town.fang.person, "successor": town.lin.person}
    done = api.post("/api/acts/common.HandOverDesk", json.dumps({"matter": town.office, "said": said}), content_type="application/json")
    assert done.status_code == 200, done.content.decode()
    assert WORDS in lin.get(f"{new}?draft=kept").content.decode() and WORDS not in fang.get(f"{new}?draft=kept").content.decode()


def test_a_draft_ends_after_a_month_and_with_the_keys_of_its_matter(town: Any, client_for: Callable[[str], Any]) -> None:
    case, fang = handled(town), client_for("fang")
    fang.post(f"{form_of(case)}keep/", {"reply": WORDS, "how-manner": "here"})
    Draft.objects.update(at=datetime.now() - begun.KEPT - timedelta(minutes=1))
    assert WORDS not in fang.get(f"{form_of(case)}?draft=kept").content.decode()
    fang.post("/desk/new/petition.Receive/keep/", {"what": "另一件", "how-manner": "here"})
    assert Draft.objects.count() == 1, "old ones go when the next is kept"
    fang.post(f"{form_of(case)}keep/", {"reply": WORDS, "how-manner": "here"})
    from fazhi.kernel import words
    from fazhi.kernel.models import Matter

    words.keys().destroy(Matter.objects.get(id=case.matter).key)
    assert begun.read(begun.gate.Viewer(town.fang.person, town.office, town.now.date()), "petition.Answer", case.matter) == {}


def test_common_phrases_of_the_house_are_offered_beside_long_fields(town: Any, client_for: Callable[[str], Any]) -> None:
    case, fang = handled(town), client_for("fang")
    assert "插入常用语" not in fang.get(form_of(case)).content.decode()
    phrase = "经核实，反映情况属实，已责成承办单位整改。"
    town.he(town.office, act("house.AddPhrase")(words=phrase))
    town.refuses(town.he, town.office, act("house.AddPhrase")(words="好" * 101), "机构·职责")
    page = fang.get(form_of(case)).content.decode()
    assert page.count(f"<option>{phrase}</option>") > 1 and 'data-insert="reply"' in page
    town.he(town.office, act("house.DropPhrase")(phrase=phrase))
    assert phrase not in fang.get(form_of(case)).content.decode()


def test_two_duties_of_one_matter_say_which_paper_they_are_about(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-05-10")
    case = town.lin(act("mediation.Apply")(what="排水", side_a={"name": "甲某"}, side_b={"name": "乙某"}))
    town.lin(case, act("mediation.Accept")(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, act("mediation.Session")(record="谈妥"))
    town.lin(case, act("mediation.Agree")(liability="双方互不追究责任", facts="排水", terms="各半", signed=True, perform_by="2021-06-30"))
    page = client_for("lin").get("/desk/").content.decode()
    titles = set(Paper.objects.filter(matter=case.matter, id__in=Deadline.objects.filter(matter=case.matter, term="signed_copy", state="open").values("of")).values_list("title", flat=True))
    assert titles and all(f"《{each}》" in page for each in titles)


def test_a_draft_keeps_the_files_that_are_up_and_names_those_to_choose_again(town: Any, client_for: Callable[[str], Any]) -> None:
    case, fang = handled(town), client_for("fang")
    up = town.file("现场照片")
    asked = {"name": "照片", "files.kept": kept.told(up), "how-manner": "here", "how-lacks": ["录音.m4a", "笔录.pdf"]}
    form = f"/desk/matter/{case.matter}/do/common.AddEvidence/"
    assert fang.post(f"{form}keep/", asked).json()["at"]
    told = "须重新选择的文件：录音.m4a、笔录.pdf"
    assert all(told in fang.get(page).content.decode() for page in (form, "/desk/under-way/", f"/desk/matter/{case.matter}/"))
    page = fang.get(f"{form}?draft=kept").content.decode()
    assert f'name="files.kept" value="{kept.told(up)[:30]}' in page and "须重新选择的文件：录音.m4a、笔录.pdf。" in page and b"m4a" not in bytes(Draft.objects.get().values)
    fang.post(f"{form}keep/", {**asked, "how-lacks": []})
    assert "须重新选择" not in fang.get("/desk/under-way/").content.decode()
