"""The export of the mediation system is reconciled row by row: taken in, numbered, corrected, flagged where it differs, told where it is missing."""

from typing import Any

from fazhi.kernel import book, gate, registry, verify
from fazhi.kernel.models import Entry, Mark, Matter
from fazhi.kernel.sheets import finding, taking
from fazhi.kernel.sheets.plan import Plan, made
from fazhi.kernel.story import vault
from fazhi.report import assessment

TITLES = ("纠纷编号", "登记日期", "纠纷来源", "纠纷类型", "申请人", "被申请人", "村（社区）", "纠纷简要情况", "调解结果", "调结日期", "协议涉及金额")
NEW = ("T1", "2023-03-06", "依申请", "邻里纠纷", "测甲", "测乙", "东塘村", "排水争议", "书面协议", "2023-03-10", "500")
RUNNING = ("T2", "2023-03-07", "主动", "婚姻家庭", "测丙", "测丁", "", "赡养争议", "", "", "")
TYPED = ("T3", "2023-03-02", "依申请", "邻里", "测戊", "测己", "", "通行争议", "口头协议", "2023-03-03", "80")
BROKEN = (("T4", "2023-03-08", "依申请", "邻里", "测庚", "", "", "争议", "书面协议", "", ""), ("T5", "2023-03-08", "依申请", "邻里", "测辛", "", "", "争议", "", "2023-03-09", ""),
          ("T6", "2023-03-08", "依申请", "邻里", "测壬", "", "", "争议", "调解不成", "2023-03-09", "90"), ("T7", "2023-03-08", "依申请", "邻里", "测癸", "", "", "争议", "口头", "2023-03-01", ""),
          ("", "2023-03-08", "依申请", "邻里", "测子", "", "", "争议", "", "", ""))


def looked(town: Any, *rows: tuple[str, ...], sheet: str = "mediation.system", titles: tuple[str, ...] = TITLES) -> Plan:
    """The export against what stands here."""
    data = "\n".join(",".join(each) for each in (titles, *rows)).encode("gb18030")
    file = {"hash": vault().put(data).hash, "size": len(data), "media": "text/csv", "name": "a.csv"}
    return made(finding.sheet(sheet), town.office, data, "a.csv", day=town.now.date(), file=file)


def taken(town: Any, plan: Plan) -> None:
    town.now += town.step
    taking.take(plan, town.fang.person, vault(), now=town.now)


def act(key: str) -> Any:
    return registry.act(key)


def total(figure: str) -> int:
    return sum(Mark.objects.filter(figure=f"mediation.{figure}").values_list("amount", flat=True))


def test_the_mediation_system_is_reconciled(town: Any) -> None:
    town.at("2023-03-02")
    sides = {"side_a": {"name": "测戊"}, "side_b": {"name": "测己"}}
    typed = town.lin(act("mediation.Apply")(what="通行争议", kind="neighbour", **sides))
    town.lin(typed, act("mediation.Accept")(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(typed, act("mediation.Session")(record="谈妥"))
    town.lin(typed, act("mediation.Agree")(form="oral", facts="通行", terms="让路", amount=60, signed=True))
    town.at("2023-03-06")
    alone = town.lin(act("mediation.Apply")(what="噪声争议", kind="neighbour", side_a={"name": "测丑"}))
    town.fang(act("mediation.Apply")(way="administrative", what="地界", kind="land", side_a={"name": "测寅"}))
    town.at("2023-03-20")
    plan = looked(town, NEW, RUNNING, TYPED, *BROKEN)
    assert [plan.counts[each] for each in ("new", "changed", "same", "wrong")] == [3, 0, 0, 5]
    told = [each.why for each in plan.of("wrong")]
    assert all(word in why for word, why in zip(("没有调结日期", "没有调解结果", "调解不成却有协议金额", "早于登记日期", "认不出这是哪一项"), told, strict=True)), told
    codes = dict(Matter.objects.values_list("id", "code"))
    assert [each for each in plan.vanished if each[0] == codes[alone.matter]] == [(codes[alone.matter], "本系统有（2023-03-06），还没有录入人民调解信息系统")]
    taken(town, plan)
    flags = plan.rows[2].notes
    assert Matter.objects.get(id=typed.matter).outside == "T3" and any("协议金额不一致：系统80.00元，本系统60.00元" in each for each in flags) and any("调结日期不一致" in each for each in flags)
    new = Matter.objects.get(outside="T1")
    assert (new.stage, new.opened_on, new.unit) == ("agreed", "2023-03-06", town.villages["东塘村"]) and Matter.objects.get(outside="T2").stage == "accepted"
    assert (total("accepted"), total("concluded"), total("written"), total("oral"), total("amount")) == (3, 2, 1, 1, 56000)
    again = looked(town, NEW, RUNNING, TYPED)
    assert again.counts["same"] == 3, [(each.state, each.changed, each.why) for each in again.rows]
    before = Entry.objects.count()
    taken(town, again)
    assert Entry.objects.count() == before and verify.verify().problems == []
    later = looked(town, (*NEW[:-1], "450"), (*RUNNING[:8], "未达成协议", "2023-03-18", ""))
    assert [each.state for each in later.rows] == ["changed", "changed"] and [each[0] for each in later.vanished] == [codes[alone.matter]]
    assert later.rows[0].changed == "协议涉及金额：500.00 → 450.00"
    taken(town, later)
    assert [each.why for each in later.rows] == ["", ""]
    assert (total("amount"), total("failed"), Matter.objects.get(outside="T2").stage) == (51000, 1, "failed")
    assert "已登记的日期不由导入改动" in looked(town, (*NEW[:9], "2023-03-11", "450")).rows[0].why
    town.lin(new.id, act("mediation.Perform")(result="no"))
    town.lin(new.id, act("mediation.Next")(step="again", note="重新谈"))
    assert total("amount") == 6000
    assert verify.verify().problems == []


def test_two_typed_on_one_day_are_told_apart_by_a_person_and_the_filter_shows_what_is_not_there(town: Any, client_for: Any) -> None:
    town.at("2023-03-06")
    for what in ("一", "二"):
        town.lin(act("mediation.Apply")(what=what, kind="neighbour", side_a={"name": "测甲"}))
    town.at("2023-03-20")
    assert "分不清是哪一件" in looked(town, NEW).rows[0].why
    first, second = Matter.objects.filter(line="mediation").order_by("id")
    town.lin(first.id, act("common.OutsideNumber")(number="T1"))
    plan = looked(town, NEW)
    assert plan.rows[0].state == "new" and plan.rows[0].steps[0].matter == first.id
    page = client_for("lin").get("/desk/line/mediation/", {"there": "no"}).content.decode()
    assert second.code in page and first.code not in page


LOG = ("记录编号", "服务村居", "服务日期", "服务方式", "服务时长", "服务内容", "工作日志", "审核状态")


def test_the_advisers_system_is_reconciled_visit_by_visit(town: Any) -> None:
    town.at("2023-01-04")
    engaged = town.lin(act("legal_aid.Engage")(village=town.villages["东塘村"], adviser={"name": "岑律师（演示）"}, firm="演示明理律师事务所", since="2023-01-04", until="2023-12-31"))
    visits = [town.lin(engaged, act("legal_aid.Visit")(mode="onsite", minutes=minutes, work=["consult"], note="坐班。"), on=day)
              for day, minutes in (("2023-01-04", 240), ("2023-01-04", 180))]
    town.at("2023-02-20")
    alone = town.lin(engaged, act("legal_aid.Visit")(mode="onsite", minutes=120, work=["consult"], note="坐班。"), on="2023-02-08")
    rows = (("L1", "东塘村", "2023-01-04", "驻村", "180", "法律咨询", "坐班", ""), ("L2", "东塘村", "2023-02-08", "电话", "30", "法律咨询", "答复", ""),
            ("L3", "西埔村", "2023-02-08", "驻村", "60", "法律咨询", "坐班", ""), ("", "东塘村", "2023-02-10", "驻村", "60", "", "", ""), ("L5", "东塘村", "2023-02-10", "驻村", "999", "", "", ""))
    plan = looked(town, *rows, sheet="legal_aid.system", titles=LOG)
    assert [each.state for each in plan.rows] == ["new", "new", "unmatched", "wrong", "wrong"] and "先登记聘任" in plan.rows[2].why
    assert sorted(plan.vanished) == [("东塘村 2023-01-04", "本系统有到村坐班180分钟，还没有录入村（社区）法律顾问工作系统"), ("东塘村 2023-01-04", "本系统有到村坐班240分钟，还没有录入村（社区）法律顾问工作系统"),
                                     ("东塘村 2023-02-08", "本系统有到村坐班120分钟，还没有录入村（社区）法律顾问工作系统")]
    taken(town, plan)
    told = Entry.objects.filter(matter=engaged.matter, act="legal_aid.VisitRow")
    assert told.count() == 2 and visits[1].entry in told.order_by("n")[0].body and Entry.objects.filter(act="legal_aid.Visit").count() == 4
    again = looked(town, *rows[:2], sheet="legal_aid.system", titles=LOG)
    assert [each.state for each in again.rows] == ["same", "same"] and [each[0] for each in again.vanished] == ["东塘村 2023-01-04", "东塘村 2023-02-08"]
    later = looked(town, (*rows[0][:4], "200", *rows[0][5:]), ("L9", "东塘村", "2023-01-04", "驻村", "240", "法律咨询", "坐班", ""), sheet="legal_aid.system", titles=LOG)
    assert [each.state for each in later.rows] == ["changed", "new"]
    taken(town, later)
    assert any("系统200分钟，本系统180分钟" in each for each in later.rows[0].notes)
    town.outside(town.lin, engaged, act("legal_aid.VisitRow")(number="L8", visit=alone.entry), "L8")
    assert "外部机关或系统形成" in str(town.refuses(town.lin, engaged, act("legal_aid.VisitRow")(number="L8", visit=alone.entry), "记录·全过程"))
    done = looked(town, *rows[:2], sheet="legal_aid.system", titles=LOG)
    assert [each[0] for each in done.vanished if "还没有录入" in each[1]] == [] and verify.verify().problems == []


def test_what_the_organ_mediates_is_none_of_the_systems(town: Any) -> None:
    """A row of the same day and name is taken in beside the organ's own mediation; a result told of that one counts for the organ and opens no time to ask the court."""
    town.at("2023-03-06")
    ours = town.fang(act("mediation.Apply")(way="administrative", what="地界", kind="land", side_a={"name": "测甲"}, side_b={"name": "测乙"}))
    town.fang(ours, act("mediation.Accept")(answer="agreed", told=True, official=town.fang.person))
    town.at("2023-03-20")
    plan = looked(town, NEW)
    taken(town, plan)
    assert Matter.objects.get(id=ours.matter).outside == "" and Matter.objects.get(outside="T1").id != ours.matter
    assert (total("organ_success"), total("success")) == (0, 1)
    town.outside(town.fang, ours, act("mediation.SystemResult")(result="written"), "X1")
    town.checks(ours, stage="agreed", open=["perform"])
    assert (total("organ_success"), total("success")) == (1, 1)
    assert any("本系统是行政调解" in str(each) for each in town.outside(town.fang, ours, act("mediation.SystemRow")(number="X1", registered="2023-03-06", what="地界"), "X1").flags)


def test_every_agreement_stands_in_the_register_and_no_committee_among_the_disputes(town: Any) -> None:
    town.at("2023-03-06")
    words = {"side_a": {"name": "甲"}, "side_b": {"name": "乙"}, "what": "通行", "kind": "neighbour", "mediators": town.cadre1.person, "photo": [town.file("卷")]}
    for result in ("oral", "failed"):
        town.lin(act("mediation.Sheet")(**words, result=result, amount=100 if result == "oral" else 0))
    members = [{"name": "甲某", "head": True}, {"name": "乙某"}, {"name": "丙某", "woman": True}]
    town.lin(act("mediation.Elect")(what="西埔村人民调解委员会", kind="village", village=town.villages["西埔村"], since="2023-03-01", members=members))
    town.at("2023-03-20")
    taken(town, looked(town, NEW, (*RUNNING[:8], "未达成协议", "2023-03-18", "")))
    viewer = gate.Viewer(town.lin.person, town.office, town.now.date())
    page = book.read(viewer, "mediation.agreements", book.Asked())
    assert [(row.cells["form"], row.cells["amount"]) for row in page.rows] == [("written", 50000), ("oral", 10000)] and page.total == 2
    assert [row.cells["form"] for row in book.read(viewer, "mediation.agreements", book.Asked(only={"form": "oral"})).rows] == ["oral"]
    assert {row.cells["stage"] for row in book.read(viewer, "mediation", book.Asked()).rows} == {"agreed", "failed"}
    assert [assessment._register(town.office, key, "2023-01-01", "2023-12-31")[1] for key in ("mediation.agreements", "mediation")] == [2, 4]
