"""What a demonstration lays beside its town to be tried: an export of the provincial enforcement platform, some of its rows defective."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

TITLES = ("序号", "案号", "当事人名称", "案由", "办案程序", "违法行为发生日期", "立案时间", "法制审核时间", "告知时间", "决定时间", "处罚决定书文号",
          "处罚类别", "罚款金额（元）", "送达时间", "缴款时间", "已缴金额", "公示时间", "结案时间")
CAUSES = ("占道经营", "擅自倾倒建筑垃圾", "违法搭建")
PLATFORM = "省执法平台案件导出（样例）.xlsx"
CASES, DECIDED = 12, 9
WRONG: dict[int, dict[str, Any]] = {
    2: {"立案时间": "2022年13月5日"}, 5: {"罚款金额（元）": "五百"}, 8: {"处罚类别": "罚站"}, 11: {"当事人名称": ""},
    4: {"送达时间": date(2022, 3, 9)}, 7: {"法制审核时间": "", "告知时间": ""},
}


def lay(folder: Path) -> Path:
    """Write the samples into a folder; returns the platform's export."""
    folder.mkdir(exist_ok=True)
    path = folder / PLATFORM
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    page = book.add_worksheet("案件导出")
    page.merge_range(0, 0, 0, len(TITLES) - 1, "演示镇行政处罚案件一览表（样例，人物和案件均为虚构）")
    page.write_row(1, 0, TITLES)
    page.set_column(0, len(TITLES) - 1, 15)
    for i in range(1, CASES + 1):
        for j, title in enumerate(TITLES):
            _write(page, i + 1, j, case(i).get(title, ""))
    book.close()
    return path


def case(i: int) -> dict[str, Any]:
    """One row: filed in January 2022; the first nine are decided and served, every third of them paid and closed. Some are defective, some late or incomplete."""
    filed = date(2022, 1, 3 + i)
    told: dict[str, Any] = {"序号": i, "案号": f"演示平台2022{i:05d}", "当事人名称": f"演示商行{i}", "案由": CAUSES[i % 3], "办案程序": "普通程序", "违法行为发生日期": filed, "立案时间": filed}
    if i <= DECIDED:
        told |= {"告知时间": date(2022, 1, 20 + i % 5), "法制审核时间": date(2022, 2, 7), "决定时间": date(2022, 2, 9 + i), "处罚决定书文号": f"演示罚决〔2022〕{i}号",
                 "处罚类别": "罚款", "罚款金额（元）": 200 + 50 * i, "送达时间": date(2022, 2, 11 + i)}
    if i % 3 == 0 and i <= DECIDED:
        told |= {"缴款时间": date(2022, 2, 15 + i), "已缴金额": 200 + 50 * i, "结案时间": date(2022, 2, 18 + i)}
    return told | WRONG.get(i, {})


def _write(page: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, date):
        page.write_datetime(row, column, datetime(value.year, value.month, value.day))
    elif value != "":
        page.write(row, column, value)
