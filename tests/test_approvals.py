"""Approvals: many at once without those that warn, back to a named step, a further signer, a delegate until a day, withdrawn until opened, printed and signed on paper."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from fazhi.kernel import happen, proposals, registry
from fazhi.kernel.models import Deadline, Entry
from fazhi.lines.stewardship import telling as stewardship

TODAY = f"{date.today().isoformat()} 00:00"  # what is done on the pages is done now, and within its term


def act(key: str) -> Any:
    return registry.act(key)


def proposed(town: Any, n: int = 1, day: str = "2021-03-01") -> list[tuple[Any, str]]:
    town.at(day)
    found = []
    for i in range(n):
        case = town.he(act("petition.Receive")(channel="phone", what=f"路灯坏了{i}", who={"name": "测某某", "phone": "13900001111"}))
        town.he(case, act("petition.Accept")(kind="complaint", route="petition"))
        found.append((case, town.he(case, act("petition.Extend")(reason=f"需要会商{i}")).entry))
    return found


def waits(entry: str) -> list[str]:
    return list(Deadline.objects.filter(term="sign", of=entry, state="open").values_list("capacity", flat=True))


def test_many_are_signed_at_once_and_those_that_warn_are_left_out(town: Any, client_for: Callable[[str], Any]) -> None:
    cases = proposed(town, 3, TODAY)
    town.he(cases[2][0], act("common.Recuse")(officer=town.huang.person, reason="与当事人有亲属关系"))
    huang = client_for("huang")
    page = huang.get("/desk/duties/sign/").content.decode()
    ticks = re.findall(r'name="pick" value="(\w+)"', page)
    assert sorted(ticks) == sorted(entry for _, entry in cases[:2]) and "回避的人不得参与" in page and "需要会商2" in page
    assert "没有选中要同意的" in huang.post("/desk/duties/sign/", {"opinion": ""}).content.decode() and waits(cases[0][1]) == ["leader"]
    answer = huang.post("/desk/duties/sign/", {"pick": [entry for _, entry in cases], "opinion": "同意延长"}).content.decode()
    assert answer.count("已同意") == 2 and "请打开逐件签批" in answer
    assert [waits(entry) for _, entry in cases] == [[], [], ["leader"]]
    assert all(Entry.objects.filter(matter=case.matter, act="petition.Extend").count() == 1 for case, _ in cases[:2])


def test_the_matters_and_words_of_a_list_to_sign_are_read_together(town: Any, client_for: Callable[[str], Any]) -> None:
    huang, counts = client_for("huang"), []
    for more in (1, 2):
        proposed(town, more, TODAY)
        huang.get("/desk/duties/sign/")
        with CaptureQueriesContext(connection) as asked:
            assert "需要会商0" in huang.get("/desk/duties/sign/").content.decode()
        read = [each["sql"] for each in asked.captured_queries]
        counts.append((sum('FROM "kernel_matter"' in each and '"memory"' in each for each in read), sum("common.Propose" in each for each in read)))
    assert counts == [(1, 1), (1, 1)]


def test_a_proposal_goes_back_to_a_named_step_and_a_signer_is_added(town: Any, client_for: Callable[[str], Any]) -> None:
    [(case, entry)] = proposed(town, 1, TODAY)
    town.refuses(town.fang, case, act("common.AddSigner")(proposal=entry, capacity="unit_head"), "机构·职责")
    town.he(case, act("common.AddSigner")(proposal=entry, capacity="unit_head"))
    assert waits(entry) == ["unit_head"]
    town.he(case, act("common.Sign")(proposal=entry))
    assert waits(entry) == ["leader"]
    huang = client_for("huang")
    page = huang.get(f"/desk/matter/{case.matter}/").content.decode()
    step = re.search(r'<option value="(\w+)">何穗', page)[1]  # type: ignore[index]
    huang.post(f"/desk/matter/{case.matter}/sign/{entry}/back/", {"step": step, "reason": "请核对延长的天数"})
    town.now = datetime.now()
    assert waits(entry) == ["unit_head"] and proposals.signatures(happen.peek(case.matter), entry) == []
    town.refuses(town.huang, case, act("common.Sign")(proposal=entry), "机构·职责")  # not his turn
    town.he(case, act("common.Sign")(proposal=entry))
    town.refuses(town.huang, case, act("common.SendBack")(proposal=entry, undone=[step], reason="旧的签批"), "机构·职责")
    assert town.huang(case, act("common.Sign")(proposal=entry)).act == "petition.Extend"


def test_it_is_withdrawn_until_the_next_signer_has_opened_it(town: Any, client_for: Callable[[str], Any]) -> None:
    (one, first), (two, second) = proposed(town, 2, TODAY)
    client_for("yang").get(f"/desk/matter/{two.matter}/")  # a leader, who could sign
    client_for("fang").get(f"/desk/matter/{one.matter}/")  # not a signer
    town.he(one, act("common.Withdraw")(proposal=first))
    assert "打开看过" in str(town.refuses(town.he, two, act("common.Withdraw")(proposal=second), "机构·职责"))
    page = client_for("he").get(f"/desk/matter/{two.matter}/").content.decode()
    assert "不能撤回：签批人已经打开看过" in page and 'value="Withdraw"' not in page, "what would be refused is not offered"
    [(three, _)] = proposed(town)
    assert 'value="Withdraw"' in client_for("he").get(f"/desk/matter/{three.matter}/").content.decode()


def test_a_leader_delegates_his_own_post_until_a_day(town: Any) -> None:
    [(case, _)] = proposed(town)
    delegate = act("common.ActFor")
    town.refuses(town.huang, town.office, delegate(person=town.tang.person, capacity="chief", since="2021-03-01", until="2021-03-05"), "机构·职责")
    town.huang(town.office, delegate(person=town.tang.person, capacity="leader", since="2021-03-01", until="2021-03-05"))
    [(case, entry)] = proposed(town)
    assert town.tang(case, act("common.Sign")(proposal=entry)).act == "petition.Extend"
    town.refuses(town.tang, town.office, delegate(person=town.fang.person, capacity="leader", since="2021-03-02", until="2021-03-06"), "机构·职责")  # beyond his own end
    town.tang(town.office, delegate(person=town.fang.person, capacity="leader", since="2021-03-02", until="2021-03-05"))
    town.huang(town.office, delegate(person=town.tang.person, capacity="leader", since="2021-03-01", until="2021-03-05"))
    [(case, entry)] = proposed(town)
    town.at("2021-03-06")
    town.refuses(town.tang, case, act("common.Sign")(proposal=entry), "机构·职责")


def test_whoever_holds_two_posts_acts_in_the_one_whose_turn_it_is(town: Any, client_for: Callable[[str], Any]) -> None:
    """While he acts for the chief too, what he signs or sends back at the leader's step is a leader's."""
    town.chen(town.office, act("common.ActFor")(person=town.huang.person, capacity="chief", since="2021-03-01", until="2099-03-05"))
    [(case, entry), (other, second)] = proposed(town, 2)
    town.huang(case, act("common.SendBack")(proposal=entry, reason="请写明会商的单位"))
    town.huang(other, act("common.AddSigner")(proposal=second, capacity="leader"))
    town.huang(other, act("common.Sign")(proposal=second))
    hands = {key: json.loads(body)["hands"][0]["capacity"] for key, body in Entry.objects.filter(act__in=("common.SendBack", "common.Sign")).values_list("act", "body")}
    assert hands == {"common.SendBack": "leader", "common.Sign": "leader"}
    page = client_for("he").get("/desk/who/petition.Extend/").content.decode()
    assert "代行主要负责人至2099-03-05" in page


def test_it_is_printed_signed_on_paper_and_recorded_with_the_scan(town: Any, client_for: Callable[[str], Any]) -> None:
    [(case, entry)] = proposed(town)
    fang = client_for("fang")
    path = f"/desk/matter/{case.matter}/sign/{entry}/"
    pdf = PdfReader(BytesIO(fang.get(f"{path}form.pdf").content))
    words = "".join(page.extract_text() for page in pdf.pages)
    assert all(each in words for each in ("呈批表", "需要会商0", "分管领导意见", "签名")) and "这一步须由" not in words and abs(float(pdf.pages[0].mediabox.width) - 595.3) < 1
    scan = SimpleUploadedFile("签字件.pdf", b"%PDF-1.4 signed", "application/pdf")
    own = client_for("he").post(f"{path}paper/", {"done_at": "2021-03-01", "signed_by": [town.huang.person], "scan": SimpleUploadedFile("a.pdf", b"%PDF-1.4 x", "application/pdf")})
    assert own.status_code == 422 and "不得登记对自己经手工作的审批" in own.content.decode(), "he proposed it"
    blank = client_for("he").get(f"{path}paper/").content.decode()
    assert "由没有经手的同事登记" in blank and "<input type=\"file\"" not in blank and f"{path}paper/" not in client_for("he").get(f"/desk/matter/{case.matter}/").content.decode()
    form = fang.get(f"{path}paper/").content.decode()
    assert "黄立言" in form and "钱" not in form.partition("signed_by")[2].partition("</select>")[0], "only who may sign this step"
    wrong = fang.post(f"{path}paper/", {"done_at": "2099-03-01", "signed_by": [town.huang.person], "scan": SimpleUploadedFile("签字件.pdf", b"%PDF-1.4 kept", "application/pdf")})
    kept = wrong.content.decode()
    assert wrong.status_code == 422 and "办理日期在将来" in kept and "已上传：签字件.pdf" in kept and 'value="2099-03-01"' in kept and "selected" in kept, "nothing typed is lost"
    assert fang.post(f"{path}paper/", {"done_at": "2021-03-01", "signed_by": [town.huang.person]}).status_code == 422  # no scan
    assert fang.post(f"{path}paper/", {"done_at": "2021-03-01", "signed_by": [town.huang.person], "scan": scan}).status_code == 302
    done = Entry.objects.get(matter=case.matter, act="petition.Extend")
    assert done.manner == "paper" and waits(entry) == []
    assert "登记纸上签批" in fang.get(f"{path}paper/").content.decode()


def test_who_proposes_and_signs_alone_is_told_so_and_it_is_kept(town: Any, client_for: Callable[[str], Any]) -> None:
    """Nobody else has seen it: that stops nothing, but the record says so; a signature of somebody else is none of his own."""
    [(alone, entry)] = proposed(town)
    town.huang(town.office, act("common.ActFor")(person=town.he.person, capacity="leader", since="2021-03-01", until="2021-03-05"))
    done = town.he(alone, act("common.Sign")(proposal=entry))
    assert done.act == "petition.Extend" and [each["sentence"] for each in done.flags] == ["提请人和签批人为同一人"]
    assert "存疑" not in client_for("he").get("/desk/done/").content.decode()  # a warning is no doubt
    [(other, entry)] = proposed(town)
    assert not town.huang(other, act("common.Sign")(proposal=entry)).flags
    [(joined, entry)] = proposed(town)
    town.huang(joined, act("common.AddSigner")(proposal=entry, capacity="unit_head"))
    town.he(joined, act("common.Sign")(proposal=entry))
    assert not town.huang(joined, act("common.Sign")(proposal=entry)).flags


def test_what_a_mending_wants_signed_is_not_signed_on_paper_by_whoever_likes(town: Any, client_for: Callable[[str], Any]) -> None:
    """Once a paper left the house, striking what issued it wants a leader, on paper too, and somebody else to record it."""
    town.at("2021-03-01")
    case = town.he(act("petition.Receive")(channel="phone", what="井盖坏了", who={"name": "测某某"}))
    done, fang = town.he(case, act("petition.Accept")(kind="help")), client_for("fang")

    def struck(by: Any) -> Any:
        return fang.post(f"/desk/matter/{case.matter}/do/common.Strike/", {"entry": done.entry, "reason": "误登", "how-manner": "paper", "how-signed_by": by.person, "how-sure": "1",
                                                                          "how-scan": SimpleUploadedFile("a.pdf", b"%PDF-1.4 x", "application/pdf")})

    for by, words in ((town.fang, "不得登记对自己经手工作的审批"), (town.lin, "须由分管领导签字")):
        assert words in struck(by).content.decode() and not Entry.objects.filter(matter=case.matter, act="common.Strike").exists()
    assert struck(town.huang).status_code == 302 and Entry.objects.filter(matter=case.matter, act="common.Strike").exists()


def test_who_signed_on_paper_is_looked_at_by_what_this_case_wants_signed_and_each_of_them(town: Any) -> None:
    """A sum that wants a leader, a paper that a leader signed: their sheet wants him too; and nobody signs who could not."""
    town.at("2021-04-06")
    stewardship.lines(town)
    lacking, unfit = "须由分管领导签字", "签字人中有人当日没有可以签"

    def flags(recorder: Any, matter: Any, what: Any, *signers: Any) -> list[str]:
        return [each["sentence"] for each in town.on_paper(recorder, matter, what, *signers).flags if each["stops"]]

    bought = [town.fang(act("stewardship.Request")(**{**stewardship.WORDS, "item": f"A0{i}"})) for i in range(2)]
    assert any(lacking in each for each in flags(town.qian, bought[0], act("stewardship.Approve")(), town.mei))
    assert flags(town.qian, bought[1], act("stewardship.Approve")(), town.mei, town.huang) == []
    case = town.he(act("petition.Receive")(channel="phone", what="井盖坏了", who={"name": "测某某"}))
    town.he(case, act("petition.Accept")(kind="help"))
    again = town.he(act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某某"}))
    town.he(again, act("petition.Accept")(kind="help"))
    assert any(unfit in each for each in flags(town.fang, case, act("petition.Extend")(reason="复杂"), town.xu, town.huang))
    assert flags(town.fang, again, act("petition.Extend")(reason="复杂"), town.he, town.huang) == []


def test_what_signers_said_is_read_by_those_inside(town: Any, client_for: Callable[[str], Any]) -> None:
    [(case, entry)] = proposed(town)
    town.huang(case, act("common.AddSigner")(proposal=entry, capacity="unit_head"))
    town.he(case, act("common.Sign")(proposal=entry, opinion="核实过现场再批"))
    pages = {who: "".join(page.extract_text() for page in PdfReader(BytesIO(client_for(who).get(f"/desk/matter/{case.matter}/sign/{entry}/form.pdf").content)).pages).replace("\n", "") for who in ("fang", "xu")}
    assert "核实过现场再批" in pages["fang"] and "核实过现场再批" not in pages["xu"] and "密存" in pages["xu"]


def test_what_is_sent_back_comes_back_with_its_reason_and_its_words(town: Any, client_for: Callable[[str], Any]) -> None:
    """The proposer finds it on his desk and on the matter, goes on with the form as it was, and the duty ends when it is proposed anew."""
    [(case, entry)] = proposed(town, 1, TODAY)
    town.huang(case, act("common.SendBack")(proposal=entry, reason="请写明会商的单位"))
    he, where = client_for("he"), f"/desk/matter/{case.matter}/"
    owed = Deadline.objects.get(matter=case.matter, term="returned")
    assert (owed.state, owed.person, owed.of) == ("open", town.he.person, entry)
    assert "退回的呈批，请修改后再提请" in he.get("/desk/").content.decode()
    page = he.get(where).content.decode()
    assert "请写明会商的单位" in page and "修改后再提请" in page and "何穗" not in page[page.index("退回：延长办理期限"):page.index("不再提请")]
    again = f"{where}do/petition.Extend/?again={entry}"
    assert again.replace("&", "&amp;") in page
    assert "需要会商0" in he.get(again).content.decode(), "the form begins with what was proposed"
    other = client_for("fang").get(where).content.decode()
    assert "等何" in other and "不再提请</button>" not in other
    assert "需要会商0" not in client_for("fang").get(again).content.decode(), "it is not hers to propose anew"
    town.refuses(town.fang, case, act("common.LetGo")(proposal=entry), "机构·职责")
    assert he.post(f"{where}do/petition.Extend/", {"reason": "需要同供电所会商", "how-manner": "here"}).status_code == 302
    owed.refresh_from_db()
    assert owed.state == "met" and "退回：延长办理期限" not in he.get(where).content.decode()


def test_what_is_sent_back_may_be_let_go_or_done_without_asking_again(town: Any, client_for: Callable[[str], Any]) -> None:
    (one, first), (two, second) = proposed(town, 2, TODAY)
    for case, entry in ((one, first), (two, second)):
        town.huang(case, act("common.SendBack")(proposal=entry, reason="没有必要"))
    he = client_for("he")
    assert he.post(f"/desk/matter/{one.matter}/sign/{first}/let-go/").status_code == 302
    town.on_paper(town.he, two, act("petition.Extend")(reason="仍须会商"), town.huang)
    assert list(Deadline.objects.filter(term="returned").order_by("matter").values_list("state", flat=True)) in (["void", "met"], ["met", "void"])
    assert he.post(f"/desk/matter/{one.matter}/sign/{first}/let-go/").status_code == 422
