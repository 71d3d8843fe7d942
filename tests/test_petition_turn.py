"""A petition that lies across 1 May 2022: what began under the old regulation is handled to its end by it; the table stands in fazhi/conf/handbook/both_laws.yaml."""

from typing import Any

import pytest

from fazhi.conf.handbook import both_laws
from fazhi.kernel import gate, judge, registry
from fazhi.kernel.deed import Deed
from fazhi.kernel.models import Deadline, Entry, Matter, Paper
from fazhi.kernel.roster import roster
from fazhi.kernel.serve import Serve
from fazhi.kernel.wrong import Refused

TABLE: list[dict[str, Any]] = both_laws.rows()["跨新旧条例"]
NONE = "没有"
WHOLE = {"facts": "属实", "law": "有关规定"}


def act(name: str) -> Any:
    return registry.act(f"petition.{name}")


def last(case: Any, term: str) -> dict[str, str]:
    row = Deadline.objects.filter(matter=case.matter, term=term, struck="").order_by("-since", "-id").values("due", "cite", "state").first()
    return dict(row) if row else {"due": NONE, "cite": NONE, "state": NONE}


def statute(words: str) -> str:
    return next((each for each in ("信访工作条例", "信访条例") if f"《{each}》" in words), NONE)


def refused(hand: Any, case: Any, one: Any) -> bool:
    try:
        hand(case, one)
    except Refused:
        return True
    return False


def advised(town: Any, ident: str, one: Any) -> str:
    """What stands beside the form."""
    row = Matter.objects.filter(id=ident).values().get()
    one.take({})
    case = judge.build(Deed(act=one, who=town.he.person, office=town.office, matter=ident), registry.line("petition"), row, roster(town.office), town.now.date().isoformat())
    return "".join((*(each.title for each in one.advice(case)), *(line for each in one.advice(case) for line in each.sentences)))


def told(town: Any, row: dict[str, Any]) -> dict[str, Any]:
    """The course of one petition."""
    town.at(str(row["收到"]))
    said = {"channel": "phone", "what": "渣土", "who": {"name": "某某"}}
    case, other = town.he(act("Receive")(**said)), town.he(act("Receive")(**said))
    town.at(str(row["受理"]))
    found: dict[str, Any] = {each: row[each] for each in ("收到", "受理", "答复", "类别")}
    found["途径须写明"] = "是" if refused(town.he, other, act("Accept")(kind="complaint")) else "否"
    town.he(case, act("Accept")(kind=row["类别"], **({"route": "petition"} if row["类别"] == "complaint" and found["途径须写明"] == "是" else {})))
    found |= {"办理期限": last(case, "finish")["due"], "办理依据": statute(last(case, "finish")["cite"])}
    town.at(str(row["答复"]))
    found["提示"] = "有" if "跨新旧条例" in advised(town, case.matter, act("Answer")()) else "无"
    done = None if found["办理期限"] == NONE else town.signed(town.he, case, act("Extend")(reason="需要会同核实"), town.huang)
    found["延期依据"] = statute(town.text(done.papers[0]).rsplit("依据：", 1)[-1]) if done else NONE
    found["处理意见缺事实依据"] = "拒绝" if refused(town.he, case, act("Answer")(result="partly", reply="已安排")) else "允许"
    if found["处理意见缺事实依据"] == "拒绝":
        town.he(case, act("Answer")(result="partly", reply="已安排", **WHOLE))
    return {**found, **reviewed(town, case)}


def reviewed(town: Any, case: Any) -> dict[str, Any]:
    """What may be asked of the answer, and what runs when the organ above has it handled again."""
    paper, kind = Paper.objects.filter(matter=case.matter, kind__in=("petition.reply", "petition.told")).values_list("id", "kind").get()
    town.he(case, Serve(paper=paper, party=town.party(case, "petitioner"), mode="direct"))
    found = {"文书": kind.partition(".")[2], "申请复查": last(case, "ask_review")["due"], "复查依据": statute(last(case, "ask_review")["cite"])}
    asked = town.he(case, act("AskReview")(what="不服"))
    found["不服申请复查"] = "标注" if asked.flags else "不标注"
    town.he(case, act("Reviewed")(result="changed"))
    return {**found, "改变后办理期限": "有" if last(case, "finish")["state"] == "open" else NONE}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['受理']}-{row['答复']}-{row['类别']}")
def test_which_regulation_governs(town: Any, row: dict[str, Any]) -> None:
    assert told(town, row) == {key: str(value) for key, value in row.items()} | {key: row[key] for key in ("收到", "受理", "答复", "类别")}


def test_the_letter_says_which_regulation_governs(town: Any) -> None:
    """The petitioner reads under which regulation his petition was handled, and is not left to guess; another petition says nothing of it."""
    town.at("2022-04-20")
    case = town.he(act("Receive")(channel="phone", what="渣土", who={"name": "某某"}))
    town.he(case, act("Accept")(kind="help"))
    town.at("2022-05-20")
    new = town.he(act("Receive")(channel="phone", what="渣土", who={"name": "某某"}))
    town.he(new, act("Accept")(kind="complaint", route="petition"))
    letter, plain = (town.text(town.he(each, act("Answer")(result="partly", reply="已安排", **WHOLE)).papers[0]) for each in (case, new))
    assert "2022年4月20日受理，依照受理时施行的规定（《信访条例》第三十三条）办理" in letter and "受理时施行" not in plain
    assert Entry.objects.filter(matter=case.matter, act="petition.Answer").count() == 1
    later = town.he(act("Receive")(channel="phone", what="渣土", who={"name": "某某"}))
    assert "跨新旧条例" not in advised(town, later.matter, act("Accept")())


def test_the_running_clock_stands_before_a_sheet_that_has_no_day(town: Any, client_for: Any) -> None:
    """A last day that cannot be told exactly yet (the holidays of its year are not known) is a clock all the same: page and list show it, and not the sheet to come back."""
    town.at("2026-12-01")
    case = town.he(act("Receive")(channel="phone", what="渣土", who={"name": "某某"}))
    paper = town.he(case, act("Accept")(kind="complaint", route="petition")).papers[0]
    town.he(case, Serve(paper=paper, party=town.party(case, "petitioner"), mode="direct", taken_by="self"))
    clock = Deadline.objects.get(matter=case.matter, term="finish")
    assert clock.due == "" and clock.not_before and Deadline.objects.filter(matter=case.matter, term="signed_copy", state="open").exists()
    desk = client_for("he")
    assert "办结并答复" in desk.get(f"/desk/matter/{case.matter}/").content.decode().partition('<div class="strip">')[2].partition('class="light')[0]
    viewer = gate.Viewer(town.he.person, town.office, town.now.date())
    assert [row["next"]["title"] for row in gate.matters(viewer, line="petition").rows] == ["办结并答复"]


def test_the_opinion_names_the_organ_above(town: Any) -> None:
    """Whoever does not agree reads which organ he may ask; where none was set the form of the answer says so."""
    town.at("2023-03-01")
    case = town.he(act("Receive")(channel="phone", what="渣土", who={"name": "某某"}))
    town.he(case, act("Accept")(kind="complaint", route="petition"))
    town.he(case, act("Answer")(result="partly", reply="已安排", **WHOLE))
    assert "可以自收到之日起30日内请求上一级机关（演示县人民政府）复查" in town.text(town.paper(case, "reply"))
    town.keeper(town.office, registry.act("house.SetRedress")(address="演示镇", review="演示县人民政府或者演示县司法局", court="演示县人民法院", since="2023-03-01"))
    other = town.he(act("Receive")(channel="phone", what="渣土", who={"name": "某某"}))
    town.he(other, act("Accept")(kind="complaint", route="petition"))
    assert "没有写明复查机关" in advised(town, other.matter, act("Answer")())
    town.keeper(town.office, registry.act("house.SetRedress")(address="演示镇", review="演示县人民政府或者演示县司法局", court="演示县人民法院", above="演示县人民政府信访局", since="2023-03-01"))
    town.he(other, act("Answer")(result="partly", reply="已安排", **WHOLE))
    assert "上一级机关（演示县人民政府信访局）复查" in town.text(town.paper(other, "reply"))


@pytest.mark.parametrize(("said", "told"), [({"kind": "complaint", "route": "court"}, "向有权的人民法院、人民检察院、公安机关等提出"), ({"kind": "proposal"}, "认真研究论证"), ({"kind": "help"}, "予以答复")])
def test_the_letter_of_the_road_says_what_follows(town: Any, said: dict[str, str], told: str) -> None:
    town.at("2023-03-01")
    case = town.he(act("Receive")(channel="phone", what="渣土", who={"name": "某某"}))
    town.he(case, act("Accept")(**said))
    assert told in town.text(town.paper(case, "route")) and "本事项不适用信访办理期限。" in town.text(town.paper(case, "route"))
