"""A platform's export is taken in: sixty rows, twenty of them defective; twice changes nothing; a later export is a difference."""

import io
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import xlsxwriter

from fazhi.kernel import registry, verify
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
    plan = plan_of(town, data, name)
    return plan, taking.take(plan, town.li.person, vault(), now=town.now)


def test_sixty_rows_twenty_defective_and_twice_changes_nothing(companion: Any) -> None:
    plan, batch = taken(companion, book(rows()))
    assert [(each.row.number, each.why) for each in plan.rows[:40] if each.errors] == []
    assert [each.state for each in plan.rows[40:]] == ["wrong"] * 20
    assert all(each.why for each in plan.rows[40:]) and plan.counts["new"] == 40
    assert Matter.objects.filter(line="penalty", struck="").count() == 40
    assert Paper.objects.filter(matter__in=Matter.objects.filter(line="penalty").values("id")).count() == 0
    assert Number.objects.count() == 0
    before = Entry.objects.count()
    again, nothing = taken(companion, book(rows()))
    assert nothing == "" and Entry.objects.count() == before
    assert again.counts["same"] == 40 and again.counts["wrong"] == 20 and again.counts["vanished"] == 0
    assert verify.verify().problems == []
    assert batch.startswith("penalty.platform@")
