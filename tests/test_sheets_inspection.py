"""Inspections and seizures of the platform: taken in from the export, flagged where something is missing, counted once."""

from typing import Any

from fazhi.kernel import registry, verify
from fazhi.kernel.models import Deadline, Entry, Mark, Matter, Paper
from fazhi.kernel.sheets import finding, taking
from fazhi.kernel.sheets.plan import Plan, made
from fazhi.kernel.story import vault

HEAD = "检查单号,检查对象,检查事项,检查类型,执法人数,审批时间,检查时间,检查结论,办结时间,公示时间\n"
ROWS = (
    "J1,演示商行甲,消防通道,日常检查,2,2021-08-02,2021-08-03,合格,2021-08-03,2021-08-10\n"
    "J2,演示商行乙,消防通道,日常检查,1,,2021-08-04,责令限期改正,2021-08-04,\n"
    "J3,演示商行丙,消防通道,专项检查,2,2021-08-05,,,,\n"
    "J4,演示商行丁,消防通道,突击检查,2,2021-08-05,2021-08-06,合格,2021-08-06,\n"
    "J5,演示商行戊,消防通道,日常检查,2,2021-08-05,2021-08-06,,2021-08-06,\n"
    "J6,演示商行己,消防通道,日常检查,2,2021-08-05,2021-08-06,合格,2021-08-01,\n"
    "J7,演示商行庚,消防通道,日常检查,2,,,,,\n"
)


def take(town: Any, text: str, key: str = "inspection.platform") -> Plan:
    data = text.encode("gbk")
    blob = vault().put(data)
    file = {"hash": blob.hash, "size": blob.size, "media": "text/csv", "name": "检查.csv"}
    plan = made(finding.sheet(key), town.office, data, "检查.csv", day=town.now.date(), file=file)
    taking.take(plan, town.li.person, vault(), now=town.now)
    return plan


def test_inspections_are_taken_in_and_counted_once(town: Any) -> None:
    town.at("2021-08-01")
    town.keeper(town.office, registry.act("house.SetMode")(line="inspection", mode="copy", system="省执法平台", since="2021-08-01"))
    town.at("2021-09-01")
    plan = take(town, HEAD + ROWS)
    assert [each.state for each in plan.rows] == ["new", "new", "new", "wrong", "wrong", "wrong", "wrong"]
    assert plan.rows[0].notes == [] and "没有记载检查之前的审批" in "；".join(plan.rows[1].notes) and "不足2人" in "；".join(plan.rows[1].notes)
    assert sum(Mark.objects.filter(figure="inspection.cases").values_list("amount", flat=True)) == 2
    assert Matter.objects.get(id=plan.rows[2].matter).stage == "approved" and not Paper.objects.filter(office=town.office).exists()
    before = Entry.objects.count()
    assert [each.state for each in take(town, HEAD + ROWS).rows[:3]] == ["same"] * 3 and Entry.objects.count() == before
    later = "J3,演示商行丙,消防通道,专项检查,2,2021-08-05,2021-08-09,合格,2021-08-09,\n"
    assert [each.state for each in take(town, HEAD + later).rows] == ["changed"]
    assert Matter.objects.get(id=plan.rows[2].matter).stage == "told" and verify.verify().problems == []


SEIZURES = (
    "案号,当事人名称,涉案物品,强制种类,审批时间,实施时间,文号,解除时间\n"
    "Q1,演示商行甲,三轮车一辆,扣押,2021-08-02,2021-08-02,强决1号,2021-08-20\n"
    "Q2,演示商行乙,电秤一台,扣押,,2021-08-02,,2021-10-20\n"
    "Q3,演示商行丙,摊档,查封,2021-08-03,2021-08-04,强决3号,\n"
    "Q4,演示商行丁,摊档,搬走,2021-08-03,2021-08-04,强决4号,\n"
    "Q5,演示商行戊,摊档,查封,2021-08-03,,,2021-08-09\n"
)


def test_seizures_are_taken_in_and_their_term_runs(town: Any) -> None:
    town.at("2021-08-01")
    town.keeper(town.office, registry.act("house.SetMode")(line="coercion", mode="copy", system="省执法平台", since="2021-08-01"))
    town.at("2021-10-25")
    plan = take(town, SEIZURES, "coercion.platform")
    assert [each.state for each in plan.rows] == ["new", "new", "new", "wrong", "wrong"]
    odd = "；".join(plan.rows[1].notes)
    assert plan.rows[0].notes == [] and "没有记载实施之前的批准" in odd and "没有文号" in odd and "届满以后才解除" in odd
    held = Deadline.objects.get(matter=plan.rows[2].matter, term="held")
    assert held.state == "open" and held.due == "2021-09-03"
    assert sum(Mark.objects.filter(figure="coercion.measures").values_list("amount", flat=True)) == 3
    assert [each.state for each in take(town, SEIZURES, "coercion.platform").rows[:3]] == ["same"] * 3
    assert not Paper.objects.filter(office=town.office).exists() and verify.verify().problems == []
