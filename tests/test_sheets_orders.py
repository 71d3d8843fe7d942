"""The 12345 platform's exports: sixty-three orders, then seventy – new, changed in what, unchanged, vanished, broken; one batch is struck as a whole."""

import csv
import io
from datetime import datetime, timedelta
from typing import Any

import pytest
import xlsxwriter
from openpyxl import load_workbook

from fazhi.kernel import registry, verify, words
from fazhi.kernel.models import Deadline, Entry, Mark, Matter, Paper, Party
from fazhi.kernel.serve import Serve
from fazhi.kernel.sheets import batches, finding, taking, written
from fazhi.kernel.sheets.plan import Plan, made
from fazhi.kernel.story import vault

BEGIN = datetime(2023, 3, 1, 9)
TITLES = ("序号", "工单号", "派单时间", "诉求类型", "工单内容", "来电人", "联系电话", "事发地址", "办结期限", "状态", "办结时间", "满意度")
GROUPS = ("", "工单信息", "工单信息", "工单信息", "工单信息", "市民信息", "市民信息", "市民信息", "办理信息", "办理信息", "办理信息", "回访")


def order(i: int, **more: Any) -> dict[str, Any]:
    """A whole order, dispatched some hours after the one before."""
    at = BEGIN + timedelta(hours=3 * i)
    return {"序号": i, "工单号": f"DH2303{i:05d}", "派单时间": f"{at:%Y-%m-%d %H:%M:%S}", "诉求类型": ("咨询", "求助", "投诉")[i % 3], "工单内容": f"第{i}条路灯坏了",
            "来电人": "" if i % 9 == 0 else f"测{i}", "联系电话": "" if i % 9 == 0 else f"1390000{i:04d}", "事发地址": "演示镇东塘村二巷" if i % 2 else "演示镇大榕村口",
            "办结期限": f"{at + timedelta(days=8):%Y-%m-%d}", "状态": "待处理", "办结时间": "", "满意度": "", **more}


FIRST = [order(i) for i in range(1, 59)] + [
    order(59, 派单时间="昨天"), order(60, 工单内容=""), order(61, 诉求类型="吐槽"), order(62, 办结期限="2023-02-01"), order(58)]
SECOND = [
    *(order(i) for i in range(1, 41)),
    *(order(i, 状态="已办结", 办结时间="2023-03-14", 满意度="满意") for i in range(41, 51)),
    order(51, 工单内容="路灯坏了，井盖也坏了"), order(52, 办结期限="2023-03-25"), order(53, 诉求类型="举报"),
    *(order(i) for i in (56, 57)),
    *(order(i) for i in range(59, 73)), order(73, 办结时间="2023-01-01"),
]


def book(rows: list[dict[str, Any]]) -> bytes:
    """As the platform writes it: a banner, merged groups over the titles, the rows, a total."""
    out = io.BytesIO()
    one = xlsxwriter.Workbook(out, {"strings_to_formulas": False})
    page = one.add_worksheet("Sheet1")
    page.merge_range(0, 0, 0, len(TITLES) - 1, "12345政务服务便民热线工单导出")
    page.merge_range(1, 1, 1, 4, GROUPS[1])
    page.merge_range(1, 5, 1, 7, GROUPS[5])
    page.merge_range(1, 8, 1, 10, GROUPS[8])
    page.write_string(1, 11, GROUPS[11])
    page.write_row(2, 0, TITLES)
    for i, row in enumerate(rows):
        page.write_row(i + 3, 0, [row[title] for title in TITLES])
    page.write_string(len(rows) + 3, 0, "合计")
    one.close()
    return out.getvalue()


def national(rows: list[dict[str, Any]]) -> bytes:
    """As a comma file in the national encoding, under a banner."""
    out = io.StringIO()
    out.write("12345政务服务便民热线工单导出\n")
    writer = csv.DictWriter(out, TITLES)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("gb18030")


def plan_of(town: Any, data: bytes, name: str) -> Plan:
    blob = vault().put(data)
    file = {"hash": blob.hash, "size": blob.size, "media": "application/octet-stream", "name": name}
    return made(finding.sheet("petition.orders"), town.office, data, name, day=town.now.date(), file=file)


def taken(town: Any, plan: Plan) -> str:
    return taking.take(plan, town.fang.person, vault(), now=town.now)


def counts(plan: Plan) -> tuple[int, ...]:
    return tuple(plan.counts[each] for each in ("new", "changed", "same", "wrong", "vanished"))


@pytest.fixture
def two(town: Any) -> tuple[str, Plan, Any]:
    """The first export taken in on one day, the second looked at a week later."""
    town.at("2023-03-10")
    assert len(FIRST) == 63 and len(SECOND) == 70
    first = plan_of(town, book(FIRST), "工单导出.xlsx")
    assert counts(first) == (58, 0, 0, 5, 0), [each.why for each in first.of("wrong")]
    before = Entry.objects.count()
    taking.rehearse(first, town.fang.person, now=town.now)
    assert Entry.objects.count() == before
    name = taken(town, first)
    town.at("2023-03-20")
    return name, plan_of(town, national(SECOND), "工单导出.csv"), town


def test_two_exports_are_a_difference(two: tuple[str, Plan, Any]) -> None:
    _, plan, town = two
    assert Matter.objects.filter(line="petition").count() == 58
    assert Mark.objects.filter(figure="petition.hotline").count() == 58
    assert counts(plan) == (14, 13, 42, 1, 3)
    changed = {each.row.words["outside_number"][-2:]: each.changed for each in plan.of("changed")}
    assert changed["52"] == "办理期限：2023-03-15 → 2023-03-25"
    assert "井盖" in changed["51"] and "→ 举报" in changed["53"] and "工单状态：待处理 → 已办结" in changed["41"].replace("（空）", "待处理")
    assert [text[-2:] for text, _ in plan.vanished] == ["54", "55", "58"]
    assert "早于派单时间" in plan.of("wrong")[0].why
    taken(town, plan)
    assert counts(plan_of(town, national(SECOND), "工单导出.csv"))[:4] == (0, 0, 69, 1)
    moved = Matter.objects.get(outside="DH230300052")
    assert sorted(Deadline.objects.filter(matter=moved.id, term="platform").values_list("state", "due")) == [("open", "2023-03-25"), ("void", "2023-03-15")]
    answered = Matter.objects.get(outside="DH230300041")
    assert Deadline.objects.get(matter=answered.id, term="platform").state == "met"
    assert Mark.objects.filter(figure="petition.satisfied").count() == 10
    assert verify.verify().problems == []


def test_the_errors_stand_in_the_same_workbook_and_the_good_rows_are_struck_as_a_whole(two: tuple[str, Plan, Any]) -> None:
    name, plan, town = two
    page = load_workbook(io.BytesIO(written.workbook(plan, only_wrong=True))).active
    told = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    assert len(told) == 1 and "早于派单时间" in told[0][1] and "DH230300073" in told[0]
    judged = next(each for each in plan.of("changed") if each.changed and each.row.words["outside_number"].endswith("51"))
    assert judged.matter == Matter.objects.get(outside="DH230300051").id
    worked = Matter.objects.get(outside="DH230300002")
    town.he(worked.id, registry.act("petition.Accept")(kind="help"))
    with pytest.raises(batches.Hangs, match="后来的办理"):
        batches.strike(town.office, name, town.fang.person, "导错了", now=town.now)
    second = taken(town, plan)
    assert Matter.objects.filter(line="petition", struck="").count() == 72
    batches.strike(town.office, second, town.fang.person, "导错了", now=town.now)
    assert Matter.objects.filter(line="petition", struck="").count() == 58
    assert Deadline.objects.get(matter=Matter.objects.get(outside="DH230300052").id, term="platform", state="open", struck="").due == "2023-03-15"
    assert counts(plan_of(town, national(SECOND), "工单导出.csv")) == (14, 13, 42, 1, 3)


def test_an_order_typed_by_hand_is_reconciled_and_a_changed_judgement_corrected(town: Any) -> None:
    town.at("2023-03-02")
    act = registry.act("petition.Receive")
    typed = town.he(act(channel="hotline", what="第1条路灯坏了", who={"name": "测1", "phone": "13900000001"}, outside_number="DH230300001"))
    town.he(act(channel="window", what="别的事", who={"name": "匿名"}, outside_number="信访1"))
    town.at("2023-03-20")
    told = order(1, 状态="已办结", 办结时间="2023-03-03", 满意度="不满意")
    plan = plan_of(town, book([told]), "a.xlsx")
    assert counts(plan) == (0, 1, 0, 0, 0) and plan.rows[0].matter == typed.matter
    taken(town, plan)
    assert not Mark.objects.filter(figure="petition.satisfied").exists()
    taken(town, plan_of(town, book([{**told, "满意度": "基本满意"}]), "a.xlsx"))
    marks = Mark.objects.filter(figure="petition.satisfied").values_list("amount", flat=True)
    assert sum(marks) == 1 and sum(Mark.objects.filter(figure="petition.evaluated").values_list("amount", flat=True)) == 1
    entry = Entry.objects.filter(matter=typed.matter, act="petition.OrderRow").order_by("-n").first()
    assert entry is not None and "13900000001" not in entry.body and words.read([entry.id])[entry.id]["what"] == "第1条路灯坏了"


SYSTEM = ("信访编号", "信访形式", "登记时间", "姓名", "概况信息", "办结期限", "满意度")


def listed(*rows: tuple[str, ...]) -> bytes:
    """An export of the petition system."""
    return "\n".join(",".join(each) for each in (SYSTEM, *rows)).encode("gb18030")


def test_the_petition_system_is_reconciled_and_types_its_number_back(town: Any) -> None:
    town.at("2023-03-02")
    act = registry.act("petition.Receive")
    typed = town.he(act(channel="window", what="水压太低", who={"name": "测甲"}))
    called = town.he(act(channel="hotline", what="水压太低", who={"name": "测甲"}))
    here_only = town.he(act(channel="letter", what="来信反映", who={"name": "测丙"}, outside_number="信9"))
    town.at("2023-03-20")
    rows = (("信1", "走访", "2023-03-02", "测甲", "水压太低", "2023-05-01", ""), ("信2", "网信", "2023-03-06", "测乙", "垃圾清运", "2023-05-05", "满意"),
            ("信3", "口信", "2023-03-06", "测丁", "别的", "2023-05-05", ""), ("信4", "来信", "2023-03-01", "测戊", "信", "", ""))

    def looked() -> Plan:
        data = listed(*rows)
        file = {"hash": vault().put(data).hash, "size": len(data), "media": "text/csv", "name": "a.csv"}
        return made(finding.sheet("petition.system"), town.office, data, "a.csv", day=town.now.date(), file=file)

    plan = looked()
    assert counts(plan) == (3, 0, 0, 1, 1) and "信9" in plan.vanished[0][0] and "信访形式" in plan.rows[2].why
    taken(town, plan)
    assert Matter.objects.get(id=typed.matter).outside == "信1" and not Matter.objects.get(id=called.matter).outside
    web = Matter.objects.get(outside="信2")
    assert Deadline.objects.get(matter=web.id, term="platform").due == "2023-05-05" and Mark.objects.get(figure="petition.satisfied").matter == web.id
    assert Matter.objects.filter(line="petition").count() == 5 and counts(looked()) == (0, 0, 3, 1, 1)
    assert Mark.objects.filter(figure="petition.hotline").count() == 1 and Matter.objects.get(id=here_only.matter).stage == "received"
    town.he(act(channel="window", what="一", who={"name": "测己"}))
    town.he(act(channel="window", what="二", who={"name": "测己"}))
    rows = (("信5", "来访", "2023-03-20", "测己", "一", "", ""),)
    assert "分不清是哪一件" in looked().rows[0].why


@pytest.mark.parametrize("how", ["OutsideNumber", "Complete"])
def test_an_order_typed_here_with_its_number_stays_one_petition(town: Any, how: str) -> None:
    town.at("2023-03-10")
    typed = town.he(registry.act("petition.Receive")(channel="hotline", what="路灯不亮", who={"name": "测甲"}))
    number = "DH230300001"
    town.he(typed, registry.act("common.OutsideNumber")(number=number) if how == "OutsideNumber" else registry.act("petition.Complete")(outside_number=number))
    plan = plan_of(town, national([order(1, 来电人="另一写法")]), "a.csv")
    assert "不另立一件" in str(plan.rows[0].notes)
    taken(town, plan)
    assert Matter.objects.filter(line="petition").count() == 1 and sum(Mark.objects.filter(figure="petition.received").values_list("amount", flat=True)) == 1
    assert counts(plan_of(town, national([order(1, 来电人="另一写法")]), "a.csv")) == (0, 0, 1, 0, 0)
    plan = plan_of(town, national([order(1, 来电人="另一写法", 状态="已办结", 办结时间="2023-03-09")]), "a.csv")
    assert counts(plan) == (0, 1, 0, 0, 0) and plan.rows[0].matter == typed.matter


@pytest.mark.parametrize("name", ["赵甲", ""])
def test_whoever_asked_stays_one_person_however_often_his_order_is_told(town: Any, name: str) -> None:
    """Also one of whom the platform tells a telephone only; who is named in the end is the same person."""
    town.at("2023-03-10")
    for more in ({}, {"状态": "办理中"}, {"状态": "已办结", "办结时间": "2023-03-09"}):
        taken(town, plan_of(town, national([order(1, 来电人=name, **more)]), "工单.csv"))
    case = Matter.objects.get(line="petition").id
    assert Entry.objects.filter(matter=case, act="petition.OrderRow").count() >= 2
    assert list(Party.objects.filter(matter=case).values_list("capacity", flat=True)) == ["petitioner" if name else "caller"]
    taken(town, plan_of(town, national([order(1, 来电人="赵甲", 状态="已办结", 办结时间="2023-03-09", 满意度="满意")]), "工单.csv"))
    assert len(set(Party.objects.filter(matter=case).values_list("person", flat=True))) == 1
    if name:
        town.fang(case, registry.act("petition.Accept")(kind="complaint", route="petition"))
        town.fang(case, registry.act("petition.Answer")(result="partly", facts="属实", law="有关规定", reply="已安排"))
        reply = Paper.objects.get(matter=case, kind="petition.reply")
        town.fang(case, Serve(paper=reply.id, party=reply.of, mode="direct", taken_by="self"))
        assert not town.fang(case, registry.act("petition.AskReview")(what="不服")).flags


@pytest.mark.parametrize("name", ["赵甲", ""])
def test_an_order_typed_with_a_telephone_only_is_found_in_the_export(town: Any, name: str) -> None:
    town.at("2023-03-01")
    typed = town.he(registry.act("petition.Receive")(channel="hotline", what="第1条路灯坏了", who={"phone": "139 0000 0001"}))
    other = town.he(registry.act("petition.Receive")(channel="hotline", what="水管漏水", who={"phone": "13900009999"}))
    town.at("2023-03-10")
    taken(town, plan_of(town, national([order(1, 来电人=name)]), "工单.csv"))
    assert {*Matter.objects.filter(line="petition").values_list("id", flat=True)} == {typed.matter, other.matter}
    assert Matter.objects.get(id=typed.matter).outside and not Matter.objects.get(id=other.matter).outside
    assert len(set(Party.objects.filter(matter=typed.matter).values_list("person", flat=True))) == 1
