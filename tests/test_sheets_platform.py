"""A platform's export is taken in: sixty rows, twenty of them defective; twice changes nothing; a later export is a difference."""

import io
import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import xlsxwriter

from fazhi.kernel import happen, registry, verify
from fazhi.kernel.models import Deadline, Entry, Mark, Matter, Number, Paper
from fazhi.kernel.sheets import batches, finding, taking
from fazhi.kernel.sheets.plan import Plan, made
from fazhi.kernel.story import vault

TITLES = ("序号", "案号", "当事人名称", "案由", "办案程序", "违法行为发生日期", "立案时间", "法制审核时间", "告知时间", "决定时间", "处罚决定书文号",
          "处罚类别", "罚款金额（元）", "送达时间", "缴款时间", "已缴金额", "公示时间", "结案时间")
FIRST = date(2021, 8, 2)


def good(i: int) -> dict[str, Any]:
    """A whole row; every third is not decided yet."""
    filed = FIRST + timedelta(days=i)
    row: dict[str, Any] = {"序号": i, "案号": f"粤示{2021:04d}{i:05d}", "当事人名称": f"演示商行{i}", "案由": "占道经营", "办案程序": "普通程序",
                           "违法行为发生日期": filed - timedelta(days=3), "立案时间": filed}
    if i % 3:
        decided = filed + timedelta(days=20)
        row |= {"法制审核时间": filed + timedelta(days=12), "告知时间": filed + timedelta(days=10), "决定时间": decided, "处罚决定书文号": f"示罚决〔2021〕{i}号",
                "处罚类别": "罚款", "罚款金额（元）": "500元", "送达时间": decided + timedelta(days=2)}
    if i % 3 == 2:
        row |= {"缴款时间": decided + timedelta(days=5), "已缴金额": 500, "结案时间": decided + timedelta(days=8)}
    return row


BAD: list[dict[str, Any]] = [
    {"立案时间": "2021年13月5日"}, {"立案时间": "不详"}, {"当事人名称": ""}, {"罚款金额（元）": "五百"}, {"罚款金额（元）": -5}, {"处罚类别": "罚站"},
    {"处罚类别": ""}, {"罚款金额（元）": ""}, {"处罚类别": "警告", "罚款金额（元）": 100}, {"决定时间": date(2021, 7, 1)}, {"送达时间": date(2021, 8, 3)},
    {"决定时间": "", "送达时间": date(2021, 9, 1)}, {"缴款时间": "", "已缴金额": 500}, {"结案时间": date(2021, 8, 1)}, {"立案时间": date(2031, 1, 1)},
    {"立案时间": "", "决定时间": "", "送达时间": "", "告知时间": "", "法制审核时间": ""}, {"案号": "粤示202100001"}, {"案号": 123456789012345678.0},
    {"办案程序": "快速程序"}, {"案号": "13800001111"},
]


def rows() -> list[dict[str, Any]]:
    assert len(BAD) == 20
    return [good(i) for i in range(1, 41)] + [{**good(100 + 3 * i + 1), **bad} for i, bad in enumerate(BAD)]


def book(told: list[dict[str, Any]], titles: tuple[str, ...] = TITLES) -> bytes:
    """An export as the platform writes it: a banner over everything, the titles, the rows, a total."""
    out = io.BytesIO()
    one = xlsxwriter.Workbook(out, {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False})
    page = one.add_worksheet("案件导出")
    page.merge_range(0, 0, 0, len(titles) - 1, "演示镇行政处罚案件一览表")
    page.write_row(1, 0, titles)
    for i, row in enumerate(told):
        for j, title in enumerate(titles):
            value = row.get(title, "")
            if isinstance(value, date):
                page.write_datetime(i + 2, j, datetime(value.year, value.month, value.day))
            elif value != "":
                page.write(i + 2, j, value)
    page.write_string(len(told) + 2, 0, "合计")
    page.write_string(len(told) + 2, 1, str(len(told)))
    one.close()
    return out.getvalue()


@pytest.fixture
def companion(town: Any) -> Any:
    town.at("2021-01-05")
    town.keeper(town.office, registry.act("house.SetMode")(line="penalty", mode="copy", system="省执法平台", since="2021-01-05"))
    return town.at("2022-03-01")


def plan_of(town: Any, data: bytes, name: str = "案件导出.xlsx") -> Plan:
    blob = vault().put(data)
    file = {"hash": blob.hash, "size": blob.size, "media": "application/octet-stream", "name": name}
    return made(finding.sheet("penalty.platform"), town.office, data, name, day=town.now.date(), file=file)


def taken(town: Any, data: bytes, name: str = "案件导出.xlsx") -> tuple[Plan, str]:
    town.now += timedelta(minutes=1)
    plan = plan_of(town, data, name)
    return plan, taking.take(plan, town.li.person, vault(), now=town.now)


def test_sixty_rows_twenty_defective_and_twice_changes_nothing(companion: Any) -> None:
    plan, batch = taken(companion, book(rows()))
    assert [(each.row.number, each.why) for each in plan.rows[:40] if each.errors] == []
    assert [each.state for each in plan.rows[40:]] == ["wrong"] * 20
    assert all(each.why for each in plan.rows[40:]) and plan.counts["new"] == 40
    assert Matter.objects.filter(line="penalty", struck="").exclude(outside="").count() == 40
    assert Paper.objects.filter(matter__in=Matter.objects.filter(line="penalty").values("id")).count() == 0
    assert Number.objects.count() == 0
    before = Entry.objects.count()
    again, nothing = taken(companion, book(rows()))
    assert nothing == "" and Entry.objects.count() == before
    assert again.counts["same"] == 40 and again.counts["wrong"] == 20 and again.counts["vanished"] == 0
    assert verify.verify().problems == []
    assert batch.startswith("penalty.platform@")


def test_goods_confiscated_on_the_platform_are_worth_something_and_owe_nothing(companion: Any) -> None:
    goods = {**good(4), "处罚类别": "没收非法财物", "罚款金额（元）": "5000"}
    for _ in range(2):  # told again, nothing has changed
        plan, _ = taken(companion, book([goods]))
        assert [each.why for each in plan.rows if each.errors] == []
    entries = Entry.objects.filter(act__in=("penalty.PlatformDecide", "common.Correct"))
    line = json.loads(entries.get().body)["said"]["rows"][0]
    assert (line["kind"], line["value"], line.get("amount", 0)) == ("goods", 500000, 0)
    assert not Deadline.objects.filter(term="pay").exists()


def _lines(plan: Plan, i: int) -> list[tuple[str, int]]:
    """The kinds and sums of the decision that a row became."""
    said = happen.peek(plan.rows[i].matter)["acts"]["penalty.PlatformDecide"]["kept"][-1]["s"]["rows"]
    return [(line["kind"], line.get("amount") or line.get("value") or 0) for line in said]


def test_a_row_tells_several_kinds_of_penalty_at_once(companion: Any) -> None:
    titles = (*TITLES, "没收金额", "其他当事人")
    told = [{**good(4), "处罚类别": "警告、罚款"}, {**good(5), "处罚类别": "罚款、没收违法所得", "没收金额": 1200, "已缴金额": 1700}, {**good(7), "处罚类别": "警告并处罚款"},
            {**good(8), "处罚类别": "没收违法所得，并处罚款"}, {**good(10), "处罚类别": "警告", "罚款金额（元）": "", "其他当事人": "演示运输公司：警告并处罚款300元、没收违法所得80元"},
            {**good(11), "其他当事人": "演示商行11：没收违法所得90元", "已缴金额": 590}]
    plan, _ = taken(companion, book(told, titles))
    assert [(each.state, each.why) for each in plan.rows] == [("new", "")] * 6
    assert [_lines(plan, i) for i in range(6)] == [
        [("fine", 50000), ("warning", 0)], [("confiscation", 120000), ("fine", 50000)], [("fine", 50000), ("warning", 0)], [("confiscation", 0), ("fine", 50000)],
        [("warning", 0), ("fine", 30000), ("warning", 0), ("confiscation", 8000)], [("fine", 50000), ("confiscation", 9000)]]
    assert ["没收金额未载明" in "；".join(each.notes) for each in plan.rows] == [False, False, False, True, False, False]
    assert Matter.objects.get(id=plan.rows[1].matter).stage == "closed" and Deadline.objects.get(matter=plan.rows[1].matter, term="pay").state == "met"
    named_twice = plan.rows[5].matter
    assert len(happen.peek(named_twice)["rows"]["party"]) == 1 and Deadline.objects.get(matter=named_twice, term="pay").state == "met" and not plan.rows[5].notes
    assert taken(companion, book(told, titles))[1] == ""  # told again, nothing has changed
    more, _ = taken(companion, book([{**told[3], "没收金额": 200}, *told[:3]], titles))
    assert _lines(more, 0) == [("confiscation", 20000), ("fine", 50000)] and [each.state for each in more.rows] == ["changed", "same", "same", "same"]
    assert "认不出" in plan_of(companion, book([{**good(13), "其他当事人": "演示商店：警告并处罚站"}], titles)).rows[0].why
    assert plan_of(companion, book([{**good(13), "处罚类别": "警告、罚站"}], titles)).rows[0].state == "wrong" and verify.verify().problems == []


def test_the_values_of_the_credit_standard_are_taken_and_what_may_mean_two_kinds_is_said(companion: Any) -> None:
    titles = (*TITLES, "没收违法所得金额", "备注")
    both, licence, no_fine = "没收违法所得没收非法财物", "暂扣或吊销许可证执照", {"罚款金额（元）": ""}
    told = [{**good(4), "处罚类别": "罚款（500元）"}, {**good(7), **no_fine, "处罚类别": "没收违法所得和非法财物"}, {**good(10), **no_fine, "处罚类别": "其他"},
            {**good(13), **no_fine, "处罚类别": licence, "备注": "吊销演示证001"}, {**good(16), "处罚类别": f"罚款;{both}", "没收违法所得金额": 80},
            {**good(19), **no_fine, "处罚类别": both, "备注": "工具一批，属非法财物"}, {**good(22), **no_fine, "处罚类别": licence, "备注": f"平台类别：{licence}", "没收违法所得金额": 0}]
    plan, _ = taken(companion, book(told, titles))
    assert [(each.state, each.why) for each in plan.rows] == [("new", "")] * 7
    assert [_lines(plan, i) for i in range(7)] == [
        [("fine", 50000)], [("confiscation", 0), ("goods", 0)], [("other", 0)], [("revoke", 0)], [("confiscation", 8000), ("fine", 50000)], [("goods", 0)], [("hold", 0)]]
    notes = ["；".join(each.notes) for each in plan.rows]
    assert ["按本行其他各栏“" in each for each in notes] == [False, False, False, True, True, True, False] and "看不出是哪一种" in notes[6]
    assert taken(companion, book(told, titles))[1] == ""  # told again, nothing has changed


def test_what_is_missing_or_late_is_flagged_and_taken_in(companion: Any) -> None:
    whole = good(1)
    odd = [
        {**good(4), "法制审核时间": "", "处罚类别": "责令停产停业", "罚款金额（元）": ""},
        {**good(7), "送达时间": good(7)["决定时间"] + timedelta(days=40)},
        {**good(10), "处罚决定书文号": ""},
        {**good(13), "案号": ""},
        {**good(16), "告知时间": "", "法制审核时间": ""},
        {**good(19), "决定时间": good(19)["立案时间"] + timedelta(days=120), "送达时间": good(19)["立案时间"] + timedelta(days=121)},
        {**good(22), "违法行为发生日期": date(2018, 1, 1)},
    ]
    plan, _ = taken(companion, book([whole, *odd]))
    assert [each.state for each in plan.rows] == ["new"] * 8
    notes = ["；".join(each.notes) for each in plan.rows]
    assert notes[0] == ""
    for note, words in zip(notes[1:], ("没有记载法制审核", "超过送达期限", "没有文号", "没有案号", "没有记载告知", "超过办案期限", "满2年才被发现"), strict=True):
        assert words in note
    settle = Deadline.objects.filter(term="settle", state="open", matter__in=[each.matter for each in plan.rows])
    assert len({each.matter for each in settle}) == 7
    nameless = Matter.objects.get(id=plan.rows[4].matter)
    assert nameless.outside == "" and Entry.objects.get(matter=nameless.id, n=1).manner == "outside"
    assert taken(companion, book([whole, *odd]))[1] == ""


def test_a_row_speaks_of_several_respondents_each_with_his_own_sum(companion: Any) -> None:
    titles = (*TITLES, "其他当事人", "罚款总额")
    row = {**good(2), "其他当事人": "演示运输公司：300元；测某某（警告）", "已缴金额": 800}
    plan, _ = taken(companion, book([row], titles))
    matter = plan.rows[0].matter
    assert plan.rows[0].notes == [] and Matter.objects.get(id=matter).stage == "closed"
    memory = happen.peek(matter)["acts"]
    assert [(line["kind"], line.get("amount") or 0) for line in memory["penalty.PlatformDecide"]["kept"][0]["s"]["rows"]] == [
        ("fine", 50000), ("fine", 30000), ("warning", 0)]
    assert [one["s"]["amount"] for one in memory["penalty.Pay"]["kept"]] == [50000, 30000]
    assert Deadline.objects.filter(matter=matter, term="pay", state="met").count() == 2
    assert Deadline.objects.filter(matter=matter, term="sue").count() == 3
    assert taken(companion, book([row], titles))[1] == ""
    dearer, _ = taken(companion, book([{**row, "其他当事人": "演示运输公司：400元；测某某（警告）"}], titles))
    assert [each.state for each in dearer.rows] == ["changed"] and "400元" in dearer.rows[0].changed
    assert memory != happen.peek(matter)["acts"] and verify.verify().problems == []
    odd = [{**good(4), "其他当事人": "演示商店：罚站"}, {**good(5), "其他当事人": "演示商店：300元", "罚款总额": 900},
           {**good(7), "其他当事人": "演示商店：300元", "罚款金额（元）": "", "罚款总额": 900},
           {**good(8), "其他当事人": "演示商店：300元", "已缴金额": 400}, {**good(10), "其他当事人": "演示商店"}]
    plan, _ = taken(companion, book(odd, titles))
    assert [each.state for each in plan.rows] == ["wrong", "wrong", "new", "new", "new"]
    assert "认不出处罚的种类" in plan.rows[0].why and "之和（800.00元）不符" in plan.rows[1].why
    assert "没有写明是谁缴款" in "；".join(plan.rows[3].notes) and "其余1名当事人的处罚" in "；".join(plan.rows[4].notes)


def test_the_next_export_is_a_difference(companion: Any) -> None:
    _, first = taken(companion, book([good(i) for i in range(1, 10)]))
    later = [good(i) for i in range(2, 11)]
    later[0] |= {"罚款金额（元）": 800, "已缴金额": 800, "缴款时间": later[0]["缴款时间"]}  # 2: another sum, and the rest paid
    later[1] |= {k: v for k, v in {**good(4), "案号": "", "当事人名称": "", "立案时间": ""}.items() if v}  # 3: decided since
    plan, second = taken(companion, book(later))
    assert {each.row.words["number"][-2:]: each.state for each in plan.rows} == {
        "02": "changed", "03": "changed", "04": "same", "05": "same", "06": "same", "07": "same", "08": "same", "09": "same", "10": "new"}
    changed = plan.rows[0].changed
    assert "罚款数额：500.00 → 800.00" in changed and "已缴数额：500.00 → 800.00" in changed
    assert plan.vanished == [] and plan.since == "2021-08-04"  # the first one lies before the file's stretch of time
    paid = sum(Mark.objects.filter(figure="penalty.paid", matter=plan.rows[0].matter).values_list("amount", flat=True))
    assert paid == 80000
    assert sum(Mark.objects.filter(figure="penalty.cases", matter=plan.rows[0].matter).values_list("amount", flat=True)) == 1
    assert Matter.objects.get(id=plan.rows[1].matter).stage == "decided"
    shorter = plan_of(companion, book([later[0], later[-1]]))
    assert [what for what, _ in shorter.vanished] == [f"粤示2021{i:05d}" for i in range(3, 10)]
    moved = {**later[2], "决定时间": later[2]["决定时间"] + timedelta(days=1)}
    assert "撤销第" in plan_of(companion, book([moved])).rows[0].why
    assert first != second and verify.verify().problems == []


def test_a_batch_is_struck_whole_or_not_at_all(companion: Any) -> None:
    _, first = taken(companion, book([good(i) for i in range(1, 7)]))
    changed = [{**good(2), "罚款金额（元）": 800}, {**good(3), "告知时间": date(2021, 9, 1)}, good(8)]
    plan, second = taken(companion, book(changed))
    with pytest.raises(batches.Hangs, match="不能整批撤销"):
        batches.strike(companion.office, first, companion.li.person, "导错了文件", now=companion.now)
    assert Matter.objects.filter(line="penalty", struck="").exclude(outside="").count() == 7
    batches.strike(companion.office, second, companion.li.person, "导错了文件", now=companion.now)
    assert Matter.objects.filter(line="penalty", struck="").exclude(outside="").count() == 6
    assert [each.state for each in plan_of(companion, book([good(i) for i in range(1, 7)])).rows] == ["same"] * 6
    batches.strike(companion.office, first, companion.li.person, "导错了文件", now=companion.now)
    assert Matter.objects.filter(line="penalty", struck="").exclude(outside="").count() == 0
    assert sum(Mark.objects.filter(figure__startswith="penalty.").values_list("amount", flat=True)) == 0
    assert taken(companion, book([good(1)]))[0].counts["new"] == 1
    assert [each.struck for each in batches.batches(companion.office)] == [False, True, True]
    assert plan.counts["new"] == 1 and verify.verify().problems == []


def test_a_batch_over_which_work_went_on_is_not_struck(companion: Any) -> None:
    """A note or a piece of evidence is work too: it says which case, and nothing is taken away under it."""
    plan, name = taken(companion, book([good(1), good(2)]))
    note = companion.li(plan.rows[0].matter, registry.act("common.Note")(text="当事人来电询问"))
    with pytest.raises(batches.Hangs, match="有1条记录被后来的办理所依附"):
        batches.strike(companion.office, name, companion.li.person, "导错了文件", now=companion.now)
    companion.li(plan.rows[0].matter, registry.act("common.Strike")(entry=note.entry, reason="记错了案"))
    batches.strike(companion.office, name, companion.li.person, "导错了文件", now=companion.now)
    assert Matter.objects.filter(line="penalty", struck="").exclude(outside="").count() == 0


def test_nothing_of_ours_where_the_platform_is_the_record(companion: Any) -> None:
    plan, _ = taken(companion, book([good(3)]))
    case = plan.rows[0].matter
    spot = {"respondent": {"name": "测某"}, "second": companion.wang.person, "what": "乱扔垃圾", "item": "条例", "place": "圩镇街口", "amount": "100", "kind": "fine", "heard": True, "shown": True,
            "power": "CG-100", "order": "清扫"}
    refused = companion.refuses(companion.li, "", registry.act("penalty.OnTheSpot")(**spot), "机构·职责")
    assert "以外部系统为准" in str(refused)
    order = next(act for act in registry.line("penalty").acts if act.__name__ == "OrderRight")
    said = {"what": "拆除", "until": "2022-04-01", "party": companion.party(case, "respondent"), "second": companion.wang.person}
    companion.refuses(companion.li, case, order(**{k: v for k, v in said.items() if k in order.fields}), "机构·职责")
    assert Number.objects.count() == 0


def test_without_a_mode_nothing_is_taken_in(town: Any) -> None:
    town.at("2022-03-01")
    with pytest.raises(Exception, match="确定与外部系统的关系"):
        plan_of(town, book([good(1)]))


def test_side_by_side_the_row_is_held_against_our_own_case(town: Any) -> None:
    town.at("2021-08-02")
    town.keeper(town.office, registry.act("house.SetMode")(line="penalty", mode="parallel", system="省执法平台", since="2021-08-02"))
    spot = town.li(registry.act("penalty.OnTheSpot")(respondent={"name": "测某"}, second=town.wang.person, what="乱扔垃圾", item="条例", place="圩镇街口", amount="100",
                                                     kind="fine", heard=True, shown=True, power="CG-100", order="清扫"))
    town.li(spot, registry.act("common.OutsideNumber")(number="粤示202199999"))
    town.at("2021-12-01")
    row = {"案号": "粤示202199999", "当事人名称": "测某", "办案程序": "简易", "决定时间": date(2021, 8, 3), "处罚类别": "罚款", "罚款金额（元）": 200}
    plan, _ = taken(town, book([row]))
    assert plan.rows[0].matter == spot.matter and Matter.objects.filter(line="penalty").exclude(outside="").count() == 1
    notes = "；".join(plan.rows[0].notes)
    assert "决定日期不一致：平台2021-08-03，本系统2021-08-02" in notes and "罚款数额不一致：平台200.00元，本系统100.00元" in notes
    assert taken(town, book([row]))[1] == ""
