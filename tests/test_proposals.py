"""Proposals that wait: never forgotten, recorded as they were made and signed on paper, ended with what they are about."""

import json
import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from fazhi.kernel import happen, own_papers, reindex, verify
from fazhi.kernel.digest import canonical
from fazhi.kernel.latch import opened
from fazhi.kernel.models import Deadline, Entry, Matter
from fazhi.lines.petition.story import handed
from tests.test_approvals import TODAY, act, proposed, waits


def texts_proposed(town: Any, n: int) -> list[str]:
    """So many texts of papers, proposed by whoever keeps the house's matter; the chief signs each."""
    town.at(TODAY)
    body = own_papers.known()["penalty.spot_decision"].body
    return [town.keeper(town.office, act("house.AdoptPaperText")(paper="penalty.spot_decision", words=f"请妥善保管本决定书（{i}）。\n\n{body}", document="演府〔2024〕3号", since=TODAY[:10])).entry for i in range(n)]


def test_what_waits_is_not_forgotten_whatever_is_proposed_after_it(town: Any, client_for: Callable[[str], Any]) -> None:
    """Texts of papers all lie in the one matter of the house: the first of many is read, printed, signed, sent back and taken back like the last."""
    first, second, third, *later = texts_proposed(town, 29)
    chen, keeper, where = client_for("chen"), client_for("keeper"), f"/desk/matter/{town.office}/"
    assert first in keeper.get(where).content.decode() and 'value="Withdraw"' in keeper.get(where).content.decode()
    assert keeper.post(f"{where}sign/{third}/", {"verb": "Withdraw"}).status_code == 302 and waits(third) == []
    listed = chen.get("/desk/duties/sign/").content.decode()
    assert first in listed and second in listed and third not in listed
    page = chen.get(where).content.decode()
    assert all(f'id="sign-{each}"' in page for each in (first, second, later[-1]))
    assert client_for("huang").get(f"{where}sign/{first}/paper/").status_code == 200
    assert chen.get(f"{where}sign/{first}/form.pdf").status_code == 200
    assert chen.post(f"{where}sign/{second}/", {"verb": "SendBack", "reason": "请写明依据"}).status_code == 302 and waits(second) == []
    assert "请写明依据" in keeper.get(where).content.decode() and f"again={second}" in keeper.get(where).content.decode()
    assert chen.post("/desk/duties/sign/", {"pick": [first]}).status_code == 200 and waits(first) == [] and waits(later[0]) == ["chief"]
    assert verify.verify().problems == []


def test_who_signed_first_has_signed_whatever_is_signed_after_him(town: Any, client_for: Callable[[str], Any]) -> None:
    [(case, entry)] = proposed(town, 1, TODAY)
    town.he(case, act("common.AddSigner")(proposal=entry, capacity="unit_head"))
    town.he(case, act("common.Sign")(proposal=entry, opinion="核实过现场"))
    for i in range(25):
        other = town.he(case, act("petition.Extend")(reason=f"另行会商{i}")).entry
        town.he(case, act("common.AddSigner")(proposal=other, capacity="unit_head"))
        town.he(case, act("common.Sign")(proposal=other))
        town.huang(case, act("common.SendBack")(proposal=other, reason="重复"))
        town.he(case, act("common.LetGo")(proposal=other))
    page = client_for("huang").get(f"/desk/matter/{case.matter}/").content.decode()
    assert "何穗（部门负责人）已同意" in page, "the step that was added is still there and signed"
    kept = {key: len(known["kept"]) for key, known in happen.peek(case.matter)["acts"].items()}
    assert max(kept.values()) < 27, "what was settled is let go"
    assert town.huang(case, act("common.Sign")(proposal=entry)).act == "petition.Extend"


def test_an_upgrade_remembers_what_waits(town: Any, client_for: Callable[[str], Any]) -> None:
    """A house whose matter forgot under an earlier version: its pages open, and after the upgrade it remembers again."""
    first, *_ = texts_proposed(town, 26)
    memory = happen.peek(town.office)
    memory["acts"]["common.Propose"]["kept"] = memory["acts"]["common.Propose"]["kept"][-24:]
    whole = Matter.objects.get(id=town.office).memory
    with opened():
        Matter.objects.filter(id=town.office).update(memory=canonical(memory))
    chen = client_for("chen")
    assert first in chen.get("/desk/duties/sign/").content.decode() and first in chen.get(f"/desk/matter/{town.office}/").content.decode()
    assert "摘要" in str(verify.verify().problems)
    assert reindex.remembered() == 1 and Matter.objects.get(id=town.office).memory == whole
    assert reindex.remembered() == 0 and verify.verify().problems == []


def dropped(town: Any, day: str = "2022-06-06") -> tuple[Any, str]:
    """A clue that makes no case, proposed by its handler: the head of the unit signs, then the leader."""
    town.at(day)
    case = town.li(act("penalty.TakeUp")(source="found", what="疑似占道施工", field="住建"))
    town.li(case, act("penalty.Check")(found="现场为村内道路修补，已报备。"))
    return case, town.li(case, act("penalty.Drop")(reason="没有违法事实")).entry


def on_the_form(client: Any, case: Any, entry: str, day: str, *signers: Any, **more: Any) -> Any:
    """Somebody records what was signed on the printed form."""
    scan = {} if more else {"scan": SimpleUploadedFile("签字件.pdf", b"%PDF-1.4 signed", "application/pdf")}
    return client.post(f"/desk/matter/{case.matter}/sign/{entry}/paper/", {"done_at": day, "signed_by": [each.person if each else "" for each in signers], **scan, **more})


def form_of(client: Any, case: Any, entry: str) -> str:
    """What the printed form of a proposal says, without its blanks."""
    pdf = PdfReader(BytesIO(client.get(f"/desk/matter/{case.matter}/sign/{entry}/form.pdf").content))
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pdf.pages))


def test_who_proposed_it_did_it_though_it_was_signed_on_paper(town: Any, client_for: Callable[[str], Any]) -> None:
    """Who signed on the system has signed, who signed the form signs: the paper and the page name them as when all is signed here, and nothing is doubted."""
    case, entry = dropped(town)
    town.zhou(case, act("common.Sign")(proposal=entry))
    qian, where = client_for("qian"), f"/desk/matter/{case.matter}/"
    form = qian.get(f"{where}sign/{entry}/paper/").content.decode()
    assert form.count("<select") == 1 and "分管领导签字" in form and "部门负责人签字" not in form, "only what is still open"
    assert on_the_form(qian, case, entry, "2022-06-06", town.huang).status_code == 302
    done = Entry.objects.get(matter=case.matter, act="penalty.Drop")
    hands = [(hand["role"], hand["person"], hand["capacity"]) for hand in json.loads(done.body)["hands"]]
    assert hands == [("proposed", town.li.person, "clerk"), ("signed", town.zhou.person, "unit_head"), ("signed", town.huang.person, "leader"), ("recorded", town.qian.person, "clerk")]
    assert done.flags == 0 and Matter.objects.get(id=case.matter).stage == "dropped"
    assert "李青禾（承办人） → 周远山（部门负责人） → 黄立言（分管领导）" in town.text(town.paper(case, "dropping"))


def test_each_step_that_nobody_signed_is_flagged(town: Any, client_for: Callable[[str], Any]) -> None:
    case, entry = dropped(town)
    qian = client_for("qian")
    form = qian.get(f"/desk/matter/{case.matter}/sign/{entry}/paper/").content.decode()
    assert form.index("部门负责人签字") < form.index("分管领导签字") and form.count("<select") == 2 and "周远山" in form and "黄立言" in form
    assert on_the_form(qian, case, entry, "2022-06-06", None, town.huang).status_code == 302
    flags = [each["sentence"] for each in json.loads(Entry.objects.get(matter=case.matter, act="penalty.Drop").body)["flags"] if each["stops"]]
    assert flags == ["部门负责人没有签字"], "it was done outside: recorded, and the head of the office settles what is missing"
    assert Deadline.objects.filter(matter=case.matter, term="settle", state="open").exists() and waits(entry) == []
    assert re.search("部门负责人意见\\W*签名.*分管领导意见同意.*黄立言", form_of(qian, case, entry)), "the box of the step that lacks is still open"
    other, entry = dropped(town)
    assert on_the_form(qian, other, entry, "2022-06-06", town.zhou, town.huang).status_code == 302
    assert Entry.objects.get(matter=other.matter, act="penalty.Drop").flags == 0
    assert re.search("部门负责人意见同意.*周远山.*分管领导意见同意.*黄立言", form_of(qian, other, entry))


def test_a_day_before_the_proposal_is_said_at_its_field(town: Any, client_for: Callable[[str], Any]) -> None:
    case, entry = dropped(town)
    qian = client_for("qian")
    wrong = on_the_form(qian, case, entry, "2022-02-06", town.zhou, town.huang)
    page = wrong.content.decode()
    assert wrong.status_code == 422 and "签批日期早于提请日期（2022-06-06）" in page.partition('id="done_at"')[2].partition("</div>")[0]
    assert 'value="2022-02-06"' in page and page.count("selected") == 2 and "已上传：签字件.pdf" in page, "nothing typed is lost"
    kept = re.search(r'name="scan.kept" value="([^"]+)"', page)[1]  # type: ignore[index]
    assert on_the_form(qian, case, entry, "2022-06-06", town.zhou, town.huang, **{"scan.kept": unescape(kept)}).status_code == 302
    read = qian.get(f"/desk/matter/{case.matter}/").content.decode()
    assert "scan.name" not in read and re.search(r"<dt>签字件</dt><dd>[^<]*签字件.pdf", read), "the words of an entry read under names"
    told = read.partition("<h2>经过</h2>")[2]
    assert told.index("<strong>不予立案</strong>") < told.index("<strong>提请签批</strong>"), "a day without a time stands where it was recorded"
    late = on_the_form(qian, case, entry, "2022-06-06", town.zhou, town.huang)
    assert late.status_code == 404 and "已经签结" in late.content.decode()


def back(entry: str) -> list[str]:
    """How the duty stands to propose anew what was sent back."""
    return list(Deadline.objects.filter(term="returned", of=entry).values_list("state", flat=True))


def test_what_was_sent_back_stands_whatever_is_struck_beside_it(town: Any) -> None:
    """Striking wants a signature only of what left the house: one record of its own does not end the proposal to strike another."""
    town.at("2021-03-01")
    case = town.he(act("petition.Receive")(channel="phone", what="井盖坏了", who={"name": "测某某"}))
    done = town.he(case, act("petition.Accept")(kind="help"))
    note = town.he(case, act("common.Note")(text="记错了"))
    asked = town.he(case, act("common.Strike")(entry=done.entry, reason="误登"))
    town.huang(case, act("common.SendBack")(proposal=asked.entry, reason="请说清楚"))
    town.he(case, act("common.Strike")(entry=note.entry, reason="误登"))
    assert back(asked.entry) == ["open"]
    town.he(case, act("common.Strike")(entry=done.entry, reason="群众已另行登记，这一件是误登"))
    assert back(asked.entry) == ["met"], "the same record, proposed anew"


def test_the_card_from_which_it_is_proposed_anew_is_the_one_that_closes(town: Any, client_for: Callable[[str], Any]) -> None:
    """Two alike were sent back: the later one is proposed anew from its own card; the signature on a third ends none of them."""
    [(case, first)] = proposed(town, 1, TODAY)
    second, third = (town.he(case, act("petition.Extend")(reason=f"另行会商{i}")).entry for i in range(2))
    for entry in (first, second):
        town.huang(case, act("common.SendBack")(proposal=entry, reason="请写明会商的单位"))
    he, where = client_for("he"), f"/desk/matter/{case.matter}/do/petition.Extend/"
    form = he.get(f"{where}?again={second}").content.decode()
    assert f'name="how-again" value="{second}"' in form
    wrong = he.post(where, {"reason": "", "how-manner": "here", "how-again": second}).content.decode()
    assert f'name="how-again" value="{second}"' in wrong, "a form that comes back still knows"
    assert he.post(where, {"reason": "同供电所会商", "how-manner": "here", "how-again": second}).status_code == 302
    assert (back(first), back(second)) == (["open"], ["met"])
    assert client_for("huang").post(f"/desk/matter/{case.matter}/sign/{third}/", {"verb": "Sign"}).status_code == 302
    assert waits(third) == [] and back(first) == ["open"], "it was another proposal"


def test_what_waits_ends_with_its_matter_which_says_so(town: Any, client_for: Callable[[str], Any]) -> None:
    """A petition is answered and closed while more time for it is still asked for: nobody signs it any more; a strike, which has its place there too, waits on."""
    [(case, entry)] = proposed(town, 1, TODAY)
    town.he(case, act("petition.Hear")(form="statement", record="愿意配合"))
    answered = town.he(case, act("petition.Answer")(result="supported", reply="好", facts="查明路灯线路损坏", law="信访工作条例"))
    handed(town, town.he, case)
    strike = town.he(case, act("common.Strike")(entry=answered.entry, reason="误登", all_that_hangs=True))
    he, huang, where = client_for("he"), client_for("huang"), f"/desk/matter/{case.matter}/"
    assert strike.proposed and "“延长办理期限”已经提请，还没有签完" in he.get(where).content.decode(), "it is said beforehand"
    town.he(case, act("petition.Close")(agreed=True))
    assert Matter.objects.get(id=case.matter).closed_on and waits(entry) == [] and waits(strike.entry) == ["leader"]
    listed = huang.get("/desk/duties/sign/").content.decode()
    assert entry not in listed and strike.entry in listed
    told = huang.get(where).content.decode()
    assert f'id="sign-{entry}"' not in told and "“延长办理期限”已经提请，还没有签完，办结后按撤回处理" in told.partition("<h2>经过</h2>")[2], "the act that ended it tells of it"
    assert huang.post(f"{where}sign/{entry}/", {"verb": "SendBack", "reason": "已办结"}).status_code == 422 and back(entry) == []
    town.huang(case, act("common.SendBack")(proposal=strike.entry, reason="请说清楚"))
    assert back(strike.entry) == ["open"] and verify.verify().problems == []


def test_what_comes_back_goes_to_whoever_handles_the_matter_now(town: Any, client_for: Callable[[str], Any]) -> None:
    """Given to somebody else before it comes back, or after."""
    (before, first), (after, second) = proposed(town, 2, TODAY)
    town.he(before, act("common.Assign")(handler=town.fang.person))
    town.huang(before, act("common.SendBack")(proposal=first, reason="请写明会商的单位"))
    he, fang = client_for("he"), client_for("fang")
    where = f"/desk/matter/{before.matter}/"
    assert "退回的呈批" in fang.get("/desk/").content.decode() and "退回的呈批" not in he.get("/desk/").content.decode()
    page = fang.get(where).content.decode()
    assert f"do/petition.Extend/?again={first}" in page and "退回的呈批，等" not in page
    assert "等方" in he.get(where).content.decode() and "不再提请</button>" not in he.get(where).content.decode()
    assert "需要会商0" in fang.get(f"{where}do/petition.Extend/?again={first}").content.decode()
    assert fang.post(f"{where}do/petition.Extend/", {"reason": "同供电所会商", "how-manner": "here", "how-again": first}).status_code == 302 and back(first) == ["met"]
    assert "退回的呈批" not in fang.get("/desk/").content.decode()
    town.huang(after, act("common.SendBack")(proposal=second, reason="请写明会商的单位"))
    assert "退回的呈批" in he.get("/desk/").content.decode()
    town.he(after, act("common.Assign")(handler=town.fang.person))
    assert "退回的呈批" in fang.get("/desk/").content.decode() and "退回的呈批" not in he.get("/desk/").content.decode()
    assert verify.verify().problems == []


def test_of_two_strikes_sent_back_the_one_that_is_asked_for_anew_ends(town: Any, client_for: Callable[[str], Any]) -> None:
    """Two wanted the same record struck: each card leads to the form that ends it and no other."""
    town.at(TODAY)
    case = town.he(act("petition.Receive")(channel="phone", what="井盖坏了", who={"name": "测某某"}))
    done = town.he(case, act("petition.Accept")(kind="help"))
    first, second = (town.he(case, act("common.Strike")(entry=done.entry, reason=f"误登{i}")).entry for i in range(2))
    for entry in (first, second):
        town.huang(case, act("common.SendBack")(proposal=entry, reason="请说清楚"))
    he, where = client_for("he"), f"/desk/matter/{case.matter}/entry/{done.entry}/"
    form = he.get(f"{where}?again={second}").content.decode()
    assert form.count(f'name="how-again" value="{second}"') == 1 and "误登1" in form
    wrong = he.post(where, {"how-verb": "Strike", "how-reason": "", "how-again": second})
    assert wrong.status_code == 422 and f'name="how-again" value="{second}"' in wrong.content.decode()
    assert he.post(where, {"how-verb": "Strike", "how-reason": "群众已另行登记", "how-again": second}).status_code == 302
    assert (back(first), back(second)) == (["open"], ["met"])
