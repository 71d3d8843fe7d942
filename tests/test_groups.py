"""The page of a matter shows what leads on first, folds the rest with its reasons, and brings the second officer to what he must confirm."""

import re
from typing import Any

from fazhi.kernel import gate, happen, possible, registry
from fazhi.kernel.models import Deadline
from fazhi.kernel.serve import Serve
from fazhi.kernel.vault import vault
from fazhi.lines.penalty import story
from fazhi.lines.penalty.investigating import InspectSite
from fazhi.lines.penalty.simple import OnTheSpot
from fazhi.lines.penalty.simple_story import SPOT


def test_what_leads_on_stands_apart_from_what_comes_later(town: Any, client_for: Any) -> None:
    town.at("2021-08-02")
    case = story.ordinary(town)
    viewer = gate.Viewer(town.li.person, town.office, town.now.date())
    line = registry.line("penalty")
    told = possible.grouped(possible.acts(viewer, case.matter), line, "filed", set())
    names = {key: {each.act.__name__ for each in group} for key, group in told.items()}
    assert {"Conclude", "InspectSite", "Decide", "Close"} <= set().union(*names.values())
    assert {"InspectSite", "Inquire", "Investigate"} <= names["now"] and {"Decide", "Defend"} <= names["later"] and {"FileCase", "Drop"} <= names["over"]
    assert names["now"] and not names["now"] & {"Decide", "Pay", "Close"} and not names["stage"] & {"Pay", "Fell"}
    page = client_for("li").get(f"/desk/matter/{case.matter}/").content.decode()
    may, _, cannot = page.partition("暂时不能办理的")
    everyday, fold, _ = may.partition("这一阶段还可以办理的")
    assert fold and all(f"do/penalty.{each}/" in everyday for each in ("InspectSite", "Inquire")) and "do/penalty.Preserve/" not in everyday
    assert "哪一阶段都可以办理的" in may and "以后的步骤" in cannot and "“作出处罚决定”须在“已告知”阶段办理" in cannot and "penalty.Decide" not in may


def test_a_mediation_leads_to_a_session_before_it_leads_to_its_end(town: Any) -> None:
    """A session enters no stage, yet it is what an accepted mediation is there for: it stands first, and nobody is led to end what was not tried."""
    town.at("2021-04-06")
    case = town.lin(registry.act("mediation.Apply")(source="party", what="排水纠纷", kind="neighbour", side_a={"name": "刘某"}, side_b={"name": "陈某"}))
    town.lin(case, registry.act("mediation.Accept")(answer="agreed", told=True, mediators=town.lin.person))
    viewer, line = gate.Viewer(town.lin.person, town.office, town.now.date()), registry.line("mediation")
    told = possible.grouped(possible.acts(viewer, case.matter), line, "accepted", {"finish"})
    names = [each.act.__name__ for each in told["now"]]
    assert names[0] == "Session" and "Fail" in names and "Agree" in {each.act.__name__ for each in told["due"] + told["lacking"]}
    assert not {"Session", "Fail"} & {each.act.__name__ for each in told["stage"]}
    town.lin(case, registry.act("mediation.Session")(record="双方谈妥"))
    told = possible.grouped(possible.acts(viewer, case.matter), line, "accepted", {"finish"}, happen.peek(case.matter))
    assert told["now"][0].act.__name__ == "Agree" and "Session" in {each.act.__name__ for each in told["stage"]}, "held once, it leads to the agreement"


def test_nobody_is_led_to_give_up_a_matter(town: Any, client_for: Any) -> None:
    """What dissolves, cancels or leaves off is there to be found, but is neither the first button nor the next step."""
    town.at("2021-04-06")
    page = client_for("keeper").get(f"/desk/matter/{town.office}/").content.decode()
    assert "do/house.Dissolve/" in page and not re.search(r'class="button act primary" href="[^"]*house\.Dissolve', page)
    case = town.li(registry.act("inspection.TakeUp")(source="above", what="燃气使用安全", inspected={"name": "演示饭店", "kind": "organisation"}))
    town.signed(town.li, case, registry.act("inspection.Approve")(kind="special", reason="县级部署"), town.zhou, town.huang)
    viewer, line = gate.Viewer(town.li.person, town.office, town.now.date()), registry.line("inspection")
    told = possible.grouped(possible.acts(viewer, case.matter), line, "approved", set(), happen.peek(case.matter))
    assert "Drop" not in {each.act.__name__ for each in told["now"]} and told["stage"][-1].act.__name__ == "Drop"


def test_what_a_fallen_decision_leaves_to_do_stands_in_sight(town: Any, client_for: Any) -> None:
    """The fine that was paid goes back and the decision is taken up anew: both stand first on the page of the case, and the desk leads to the refund."""
    town.at("2021-08-02")
    case = story.ordinary(town)
    party = story.investigated(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1000}]
    told = town.confirmed(town.wang, town.li(case, registry.act("penalty.Inform")(second=town.wang.person, rows=rows)))
    town.li(case, Serve(paper=told.papers[0], party=party, mode="direct"))
    town.li(case, registry.act("penalty.Defend")(party=party, waived=True))
    decide = registry.act("penalty.Decide")(rows=rows, facts="倾倒渣土三车。", no_order="已清运")
    town.signed(town.qian, case, decide, town.zhou, town.huang, town.chen)
    town.li(case, Serve(paper=town.paper(case, "decision"), party=party, mode="direct"))
    town.qian(case, registry.act("penalty.Pay")(amount=1000, receipt="粤财1"))
    town.outside(town.qian, case, registry.act("penalty.Fell")(result="annulled", document="演府复决〔2021〕1号"), number="演府复决〔2021〕1号")
    page = client_for("qian").get(f"/desk/matter/{case.matter}/").content.decode()
    first, _, _ = page.partition("哪一阶段都可以办理的")
    assert "penalty.Again" in first and "penalty.Refund" in first
    assert f"/desk/matter/{case.matter}/do/penalty.Refund/" in client_for("qian").get("/desk/duties/penalty/refund/").content.decode()


def test_the_second_officer_confirms_from_his_own_desk(town: Any, client_for: Any) -> None:
    town.at("2021-08-02")
    case = story.ordinary(town)
    at = town.now.strftime("%Y-%m-%dT")
    seen = town.li(case, InspectSite(second=town.wang.person, shown=True, record="现场可见建筑垃圾。", present="李某某", begun_at=f"{at}09:10", ended_at=f"{at}09:50", place="河边"))
    wang, address = client_for("wang"), f"/desk/matter/{case.matter}/do/common.Confirm/?entry={seen.entry}"
    assert address in wang.get("/desk/duties/penalty/confirm/").content.decode() and address in wang.get(f"/desk/matter/{case.matter}/").content.decode()
    assert address not in client_for("li").get(f"/desk/matter/{case.matter}/").content.decode(), "it is nobody else's to confirm"
    assert f'<option value="{seen.entry}" selected>' in wang.get(address).content.decode()
    assert wang.post(address.partition("?")[0], {"entry": seen.entry, "how-manner": "here"}).status_code == 302
    assert not Deadline.objects.filter(matter=case.matter, term="confirm", state="open").exists() and happen.peek(case.matter)["acts"]["common.Confirm"]["n"] == 1


def test_what_is_due_and_waits_for_the_second_officer_is_shown_with_its_reason(town: Any, client_for: Any) -> None:
    town.at("2021-08-02")
    case = town.li(OnTheSpot(second=town.wang.person, amount=200, **SPOT))
    page = client_for("li").get(f"/desk/matter/{case.matter}/").content.decode()
    may, _, _ = page.partition("暂时不能办理的")
    assert "penalty.Record" in may and "请第二名执法人员本人在待办中" in may and "等王岸确认记录" in page and "请您确认这份记录" not in page
    wang = client_for("wang")
    assert "请您确认这份记录" in wang.get(f"/desk/matter/{case.matter}/").content.decode()
    form = wang.get(f"/desk/matter/{case.matter}/do/common.Confirm/").content.decode()
    assert re.findall(r'<select id="entry".*?</select>', form, re.DOTALL)[0].count("<option") == 2 and f'<option value="{case.entry}" selected>' in form
    town.confirmed(town.wang, case)
    town.li(case, registry.act("penalty.Record")())
    may, _, _ = client_for("li").get(f"/desk/matter/{case.matter}/").content.decode().partition("暂时不能办理的")
    assert "罚款尚欠200.00元" in may.partition(">结案<")[2], "closing says what stands against it before it is filled in"


def test_a_log_is_told_twenty_times(capsys: Any) -> None:
    from fazhi.conf.commands import demo

    for done in range(1, 1001):
        demo.tell("2021-03-05", done, 1000)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 20 and lines[-1] == "重演到2021-03-05：1000/1000（100%）"


def test_a_file_is_read_anew_when_asked(town: Any, client_for: Any) -> None:
    town.at("2021-08-02")
    case = story.ordinary(town)
    sheet = town.file("现场录像", b"film" * 1000)
    town.li(case, registry.act("common.Attach")(what="现场录像", files=[sheet]))
    li, page = client_for("li"), f"/desk/matter/{case.matter}/evidence/"
    address = f"{page}{sheet['hash']}/reread/"
    assert "还没有在这里重读过" in li.get(page).content.decode()
    assert li.post(address).status_code == 302
    assert "与登记时一致" in li.get(page).content.decode()
    path = vault().store.path(sheet["hash"])
    path.chmod(0o600)
    path.write_bytes(b"other")
    refused = li.post(address)
    assert refused.status_code == 404 and "与登记时不一样" in refused.content.decode() and "重读时与登记时不一样" in li.get(page).content.decode()
    path.unlink()
    assert client_for("xu").post(address).status_code == 404


def test_what_is_owed_waits_only_where_nothing_else_does_it(town: Any) -> None:
    line = registry.line("penalty")
    both = [each for each in line.acts if "ask_hearing" in each.meets][:2]
    asked = possible.Possible(both[0], [possible.ASKED])
    other = possible.Possible(both[1], [])
    blocked = possible.Possible(both[1], [possible.ASKED])
    assert [each.act for each in possible.grouped([asked, blocked], line, "informed", {"ask_hearing"})["due"]] == both
    told = possible.grouped([asked, other], line, "informed", {"ask_hearing"})
    assert told["due"] == [] and told["now"] == [other] and told["lacking"] == [asked], "the other act does what is owed"


def test_no_act_is_held_back_by_what_the_record_refutes(town: Any, client_for: Any) -> None:
    """The case was filed under a power in force: the page does not say that none was chosen, but what is lacking."""
    town.at("2021-08-02")
    case = story.ordinary(town)
    party = story.investigated(town, case)
    town.confirmed(town.wang, town.li(case, registry.act("penalty.Inform")(second=town.wang.person, rows=[{"party": party, "kind": "fine", "amount": 1000}])))
    page = client_for("li").get(f"/desk/matter/{case.matter}/").content.decode()
    assert "告知书还没有送达" in page and "没有选定当日在本镇有效的赋权事项" not in page
