"""A desk is handed over in one act: what the successor may not take goes elsewhere, posts end on the day, the list is printed, history stays."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Entry, Matter, Post


def act(key: str) -> Any:
    return registry.act(key)


def test_a_desk_is_handed_over_in_one_act(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    cases = [town.he(act("petition.Receive")(channel="phone", what=f"路灯坏了{i}", who={"name": "测某某"})) for i in range(3)]
    for case in cases[:2]:
        town.he(case, act("common.Assign")(handler=town.fang.person))
    town.he(cases[2], act("common.Assign")(handler=town.he.person))
    town.he(cases[2], act("common.HandOver")(to=town.fang.person, reason="轮岗"))  # she has not taken it yet
    town.he(cases[1], act("common.Recuse")(officer=town.lin.person, reason="与信访人是亲属"))
    keeper = client_for("keeper")
    asked = {"leaver": town.fang.person, "successor": town.lin.person}
    page = keeper.get("/desk/handover/", asked).content.decode()
    assert page.count("/desk/matter/") == 3 and "已经回避" in page and "没有人能接" in page
    assert keeper.post("/desk/handover/", {**asked, "second": town.fang.person}).status_code == 422
    answer = keeper.post("/desk/handover/", {**asked, "second": town.mei.person, "ends": "2021-03-31"})
    assert answer.status_code == 302, re.findall(r"class=.error.>([^<]+)", answer.content.decode())
    assert [Matter.objects.get(id=case.matter).handler for case in cases] == [town.lin.person, town.mei.person, town.he.person]
    assert list(Deadline.objects.filter(matter=cases[2].matter, term="take_over", state="open").values_list("person", flat=True)) == [town.lin.person]
    assert set(Post.objects.filter(person=town.fang.person).values_list("until", flat=True)) == {"2021-03-31"}
    entry = re.search(r"/handover/(\w+)/", answer["Location"])[1]  # type: ignore[index]
    def words(client: Any) -> str:
        pdf = PdfReader(BytesIO(client.get(f"/desk/handover/{entry}/list.pdf").content))
        return "".join(each.extract_text() for each in pdf.pages).replace("\n", "")

    assert all(each in words(keeper) for each in ("移交清单", "（密存内容）", "监交人", town.mei.name, "2021-03-31"))
    assert "路灯坏了0" in words(client_for("he")) and "路灯坏了0" not in words(keeper)
    assert Entry.objects.filter(matter=cases[0].matter, act="common.Assign").count() == 1  # what she did stays
    assert client_for("luo").get("/desk/handover/").status_code == 404
    town.refuses(town.fang, town.office, act("common.HandOverDesk")(leaver=town.he.person, successor=town.mei.person), "机构·职责")


def test_sheets_out_and_next_days_go_along(town: Any, client_for: Callable[[str], Any]) -> None:
    """The days and the sheets out for signature go with their matters; a sheet that he issued in what is another's by now is told."""
    town.at("2021-05-10")
    cases = [town.lin(act("mediation.Apply")(what=f"排水{i}", side_a={"name": "甲某"}, side_b={"name": "乙某"})) for i in range(2)]
    for case in cases:
        town.lin(case, act("mediation.Accept")(answer="agreed", told=True, mediators=town.lin.person))
        town.lin(case, act("mediation.Session")(record="谈妥"))
        town.lin(case, act("mediation.Agree")(liability="双方互不追究责任", facts="排水", terms="各半", signed=True, perform_by="2021-06-30"))
    for case in cases:
        town.lin(case, act("common.HandOver")(to=town.luo.person, reason="轮岗"))
        town.luo(case, act("common.TakeOver")())
    town.luo(cases[0], act("common.HandOver")(to=town.lin.person, reason="轮岗"))
    town.lin(cases[0], act("common.TakeOver")())
    assert Matter.objects.get(id=cases[1].matter).handler == town.luo.person
    keeper, asked = client_for("keeper"), {"leaver": town.lin.person, "successor": town.he.person, "second": town.luo.person}
    page = keeper.get("/desk/handover/", asked).content.decode()
    assert "发出而未收回的签字件 2 份" in page and "有日期的应办事项" in page
    answer = keeper.post("/desk/handover/", asked)
    assert answer.status_code == 302, answer.content.decode()
    words = "".join(each.extract_text() for each in PdfReader(BytesIO(keeper.get(f"{answer['Location']}list.pdf").content)).pages).replace("\n", "")
    assert all(each in words for each in ("发出而未收回的签字件（2份）", "有日期的应办事项", cases[1].code, town.luo.name))


def test_what_the_leaver_registered_and_gave_to_nobody_goes_along(town: Any, client_for: Callable[[str], Any]) -> None:
    """What stands on a desk and what is handed over with it is one question; a sheet of the leaver's in nobody's matter is for the successor to get back."""
    town.at("2021-05-10")
    fresh = town.lin(act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某某"}))
    other = town.he(act("mediation.Apply")(what="排水", side_a={"name": "甲某"}, side_b={"name": "乙某"}))
    town.lin(other, act("mediation.Accept")(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(other, act("mediation.Session")(record="谈妥"))
    town.lin(other, act("mediation.Agree")(liability="双方互不追究责任", facts="排水", terms="各半", signed=True, perform_by="2021-06-30"))
    assert [Matter.objects.get(id=each.matter).handler for each in (fresh, other)] == ["", ""]
    assert fresh.code in client_for("lin").get("/desk/under-way/").content.decode()
    keeper, asked = client_for("keeper"), {"leaver": town.lin.person, "successor": town.fang.person}
    page = keeper.get("/desk/handover/", asked).content.decode()
    assert "在办事项 1 件" in page and fresh.code in page
    sheets = page[page.index("发出而未收回的签字件"):page.index("</section>", page.index("发出而未收回的签字件"))]
    assert other.code in sheets and f"<td>{town.fang.name}</td>" in sheets
    answer = keeper.post("/desk/handover/", asked)
    assert answer.status_code == 302, answer.content.decode()
    assert Matter.objects.get(id=fresh.matter).handler == town.fang.person
    assert fresh.code in client_for("fang").get("/desk/under-way/").content.decode()
    assert fresh.code not in client_for("lin").get("/desk/under-way/").content.decode()
    assert "在办事项 0 件" in keeper.get("/desk/handover/", asked).content.decode()
    words = "".join(each.extract_text() for each in PdfReader(BytesIO(keeper.get(f"{answer['Location']}list.pdf").content)).pages).replace("\n", "")
    assert fresh.code in words and f"{town.fang.name}，1件" in words and words.count(town.fang.name) >= 3


def test_a_day_on_which_people_meet_goes_along_though_no_duty_stands_behind_it(town: Any, client_for: Callable[[str], Any]) -> None:
    today = date.today()  # the page is opened today
    coming, over = (today + timedelta(days=8)).isoformat(), (today - timedelta(days=1)).isoformat()
    town.at("2021-07-05")
    said = {"report": "law", "to": "presidium", "what": "关于法治政府建设情况的报告"}
    cases = [town.lin(act("congress.Prepare")(meeting=day, **said)) for day in (coming, over)]
    for case in cases:
        town.he(case, act("common.Assign")(handler=town.lin.person))
    keeper, asked = client_for("keeper"), {"leaver": town.lin.person, "successor": town.he.person, "second": town.tang.person}
    page = keeper.get("/desk/handover/", asked).content.decode()
    assert page.count("启动向人大报告：预定会议日期") == 1 and coming in page, "the meeting of the other one is over"
    answer = keeper.post("/desk/handover/", asked)
    assert answer.status_code == 302, answer.content.decode()
    words = "".join(each.extract_text() for each in PdfReader(BytesIO(keeper.get(f"{answer['Location']}list.pdf").content)).pages).replace("\n", "")
    assert coming in words and over not in words and "启动向人大报告：预定会议" in words and cases[0].code in words


def test_what_nobody_named_may_take_goes_to_a_head_and_does_not_hold_the_leave(town: Any, client_for: Callable[[str], Any]) -> None:
    """It is listed with its reason, stands as a duty of the head of the unit – of the chief where that head is kept from it – and on the board of what waits."""
    town.at("2021-03-01")
    cases = [town.he(act("petition.Receive")(channel="phone", what=f"路灯坏了{i}", who={"name": "测某某"})) for i in range(4)]
    for case in cases[:3]:
        town.he(case, act("common.Assign")(handler=town.fang.person))
    town.he(cases[3], act("common.HandOver")(to=town.fang.person, reason="轮岗"))  # waits for her; nobody handles it
    for person in (town.lin, town.mei):
        town.he(cases[1], act("common.Recuse")(officer=person.person, reason="与信访人是亲属"))
    for person in (town.lin, town.mei, town.he):
        town.he(cases[2], act("common.Recuse")(officer=person.person, reason="与信访人是亲属"))
    for person in (town.lin, town.mei):
        town.he(cases[3], act("common.Recuse")(officer=person.person, reason="与信访人是亲属"))
    fang, keeper = client_for("fang"), client_for("keeper")
    fang.post(f"/desk/matter/{cases[1].matter}/do/petition.Accept/keep/", {"kind": "complaint", "how-manner": "here"})
    asked = {"leaver": town.fang.person, "successor": town.lin.person, "second": town.mei.person, "ends": "2021-03-31"}
    page = keeper.get("/desk/handover/", asked).content.decode()
    assert page.count("没有人能接") == 3 and page.count("请综合治理办部门负责人另行指派") == 2 and page.count("请主要负责人另行指派") == 1 and "有 3 件接收人都不能接" in page
    answer = keeper.post("/desk/handover/", asked)
    assert answer.status_code == 302, re.findall(r"class=.error.>([^<]+)", answer.content.decode())
    assert "有 3 件没有人能接" in keeper.get(answer["Location"]).content.decode()
    assert [Matter.objects.get(id=case.matter).handler for case in cases] == [town.lin.person, "", "", ""]
    assert not Deadline.objects.filter(term="take_over", state="open").exists()
    words = "".join(each.extract_text() for each in PdfReader(BytesIO(keeper.get(f"{answer['Location']}list.pdf").content)).pages).replace("\n", "")
    words = words.replace(" ", "")
    assert "没有人能接、另行指派的：3件" in words and "在这件事项中已经回避" in words and cases[1].code in words and "移交给：林知微，1件" in words
    he, chen = client_for("he"), client_for("chen")
    assert "另行指派承办人" in he.get("/desk/").content.decode() and cases[2].code not in he.get("/desk/duties/petition/reassign/").content.decode()
    assert cases[2].code in chen.get("/desk/duties/petition/reassign/").content.decode()
    board = he.get("/desk/who/").content.decode()
    assert "移交后等待指派承办人的事项 3 件" in board and "综合治理办部门负责人" in board
    town.he(cases[1], act("common.Assign")(handler=town.luo.person))
    town.chen(cases[2], act("common.Assign")(handler=town.luo.person))
    assert cases[1].code not in he.get("/desk/duties/petition/reassign/").content.decode() and "reassign" not in chen.get("/desk/").content.decode()
    luo = client_for("luo")
    assert "没有办完的草稿" in luo.get(f"/desk/matter/{cases[1].matter}/").content.decode(), "her draft lies with whoever has the matter now"
    assert Deadline.objects.filter(term="reassign", state="met").count() == 2


def test_the_draft_of_a_matter_given_to_nobody_goes_with_it(town: Any, client_for: Callable[[str], Any]) -> None:
    """What the list says goes over goes over."""
    town.at("2021-03-01")
    case = town.fang(act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某某"}))
    fang, lin, keeper = client_for("fang"), client_for("lin"), client_for("keeper")
    form = f"/desk/matter/{case.matter}/do/petition.Accept/"
    assert fang.post(f"{form}keep/", {"kind": "complaint", "how-manner": "here"}).json()["at"]
    asked = {"leaver": town.fang.person, "successor": town.lin.person}
    page = keeper.get("/desk/handover/", asked).content.decode()
    drafts = page[page.index("没有办完的草稿"):]
    assert town.lin.name in drafts[:drafts.index("</section>")]
    assert keeper.post("/desk/handover/", asked).status_code == 302
    assert "没有办完的草稿" in lin.get(f"/desk/matter/{case.matter}/").content.decode() and "没有办完的草稿" not in fang.get(f"/desk/matter/{case.matter}/").content.decode()


def test_the_form_of_a_registration_that_was_begun_goes_to_whoever_may_go_on_with_it(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    fang, lin, keeper = client_for("fang"), client_for("lin"), client_for("keeper")
    fang.post("/desk/new/petition.Receive/keep/", {"what": "井盖丢了", "how-manner": "here"})
    asked = {"leaver": town.fang.person, "successor": town.lin.person}
    other = keeper.get("/desk/handover/", {**asked, "successor": town.zhou.person}).content.decode()
    assert "不移交，由本人办完或者删去" in other, "he registers no petitions"
    page = keeper.get("/desk/handover/", asked).content.decode()
    drafts = page[page.index("没有办完的草稿"):]
    assert town.lin.name in drafts[:drafts.index("</section>")]
    answer = keeper.post("/desk/handover/", asked)
    words = "".join(each.extract_text() for each in PdfReader(BytesIO(keeper.get(f"{answer['Location']}list.pdf").content)).pages).replace("\n", "").replace(" ", "")
    assert "没有办完的草稿（1份）" in words and "新登记" in words
    found = re.findall(r'href="(/desk/new/petition.Receive/[^"]*draft[^"]*)"', lin.get("/desk/under-way/").content.decode())
    assert found and "井盖丢了" in lin.get(found[0].replace("&amp;", "&")).content.decode() and "draft" not in fang.get("/desk/under-way/").content.decode()


def test_the_head_of_another_unit_hands_over_nobodys_desk_here_and_ends_nobodys_posts(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    zhou = client_for("zhou")
    for leaver in (town.fang, town.chen):
        answer = zhou.post("/desk/handover/", {"leaver": leaver.person, "successor": town.qian.person, "ends": "2021-03-01"})
        assert answer.status_code == 422 and "移交人不在您负责的部门任职" in answer.content.decode()
    assert not Post.objects.filter(person__in=[town.fang.person, town.chen.person], until__gt="").exists()
    assert zhou.post("/desk/handover/", {"leaver": town.qian.person, "successor": town.li.person}).status_code == 302, "his own people's he does"
