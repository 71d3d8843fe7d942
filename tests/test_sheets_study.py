"""The provincial exam's roster: taken in person by person, changed rows corrected, nobody guessed."""

import io
from datetime import timedelta
from typing import Any

import xlsxwriter

from fazhi.kernel import registry, verify
from fazhi.kernel.models import Mark
from fazhi.kernel.sheets import finding, taking
from fazhi.kernel.sheets.plan import Plan, made
from fazhi.kernel.story import vault

TITLES = ("考试年度", "考生姓名", "所属部门", "分数", "是否合格")


def act(name: str) -> Any:
    return registry.act(f"study.{name}")


def book(rows: list[tuple[Any, ...]]) -> bytes:
    out = io.BytesIO()
    one = xlsxwriter.Workbook(out)
    page = one.add_worksheet()
    page.merge_range(0, 0, 0, 4, "2021年度学法考试成绩名册")
    for i, row in enumerate([TITLES, *rows], start=1):
        page.write_row(i, 0, row)
    one.close()
    return out.getvalue()


def taken(town: Any, rows: list[tuple[Any, ...]]) -> Plan:
    town.now += timedelta(minutes=1)
    data = book(rows)
    blob = vault().put(data)
    file = {"hash": blob.hash, "size": blob.size, "media": "", "name": "名册.xlsx"}
    plan = made(finding.sheet("study.exam"), town.office, data, "名册.xlsx", day=town.now.date(), file=file)
    taking.take(plan, town.lin.person, vault(), now=town.now)
    return plan


def total(figure: str) -> int:
    return sum(Mark.objects.filter(figure=figure).values_list("amount", flat=True))


def test_the_roster_is_taken_in_and_corrected(town: Any) -> None:
    town.at("2021-12-02")
    rows = [(2021, "李青禾", "综合行政执法队", 95, "优秀"), (2021, "王岸", "综合行政执法队", 58, "否"), (2021, "编外甲", "公共服务办", 70, "是"),
            (2021, "", "公共服务办", 70, "是"), (2020, "赵汀", "综合行政执法队", 80, "是"), (2021, "钱小满", "综合行政执法队", 60, "缺考")]
    case = town.lin(act("BeginPlan")(year=2021))
    town.signed(town.lin, case, act("AdoptPlan")(summary="安排。", items=[{"month": 3, "organ": "party", "laws": "宪法", "form": "reading"}]), town.yang)
    early = taken(town, rows[:1])
    assert [one.state for one in early.rows] == ["unmatched"] and "启动年度学法考试" in str(early.rows[0].why)
    town.lin(case, act("OpenExam")(year=2021, system="省系统", first="2021-11-01", last="2021-11-30", due=3))
    first = taken(town, rows)
    assert (total("study.exam_sat"), total("study.exam_passed"), total("study.exam_excellent")) == (3, 2, 1)
    assert sorted(one.state for one in first.rows) == ["new", "new", "new", "unmatched", "wrong", "wrong"]
    again = taken(town, [rows[0], (2021, "王岸", "综合行政执法队", 75, "是"), rows[2]])
    assert sorted(one.state for one in again.rows) == ["changed", "same", "same"]
    assert (total("study.exam_sat"), total("study.exam_passed")) == (3, 3)
    town.lin(case, act("PrintRecord")(learner=town.wang.person))
    assert "75合格" in town.text(town.paper(case, "personal"))
    town.lin(case, act("CloseExam")(absent=0))
    assert verify.verify().problems == []
