"""Nobody inspects without showing his certificate, and nobody is sent who has none."""

from typing import Any

import pytest

from fazhi.lines.inspection.acts import Approve, TakeUp, UrgentVisit, Visit
from fazhi.lines.inspection.ending import Order

pytestmark = pytest.mark.django_db


def approved(town: Any, **more: Any) -> Any:
    case = town.li(TakeUp(source="above", what="燃气使用安全"))
    town.signed(town.li, case, Approve(kind="special", reason="县级部署", **more), town.zhou, town.huang)
    return case


def test_a_visit_without_certificates_shown_is_no_visit(town: Any) -> None:
    town.at("2022-09-01")
    case = approved(town)
    visit = Visit(second=town.wang.person, record="未见异常")
    assert "有权拒绝" in str(town.refuses(town.li, case, visit, "处罚·调查"))
    town.flagged(town.on_paper(town.qian, case, visit, town.li), "处罚·调查")
    urgent = town.li(TakeUp(source="report", what="塔吊倾斜"))
    town.refuses(town.li, urgent, UrgentVisit(second=town.wang.person, record="已停用", urgent="危及人身安全"), "处罚·调查")


def test_who_has_no_certificate_is_not_sent(town: Any) -> None:
    town.at("2022-09-01")
    case = town.li(TakeUp(source="above", what="燃气使用安全"))
    town.refuses(town.li, case, Approve(kind="special", reason="县级部署", first=town.li.person, second=town.qian.person), "处罚·资格证件")
    town.refuses(town.li, approved(town), Visit(second=town.qian.person, shown=True, record="未见异常"), "处罚·资格证件")


def test_a_record_does_not_say_that_certificates_were_shown_where_nobody_says_so(town: Any) -> None:
    town.at("2021-06-01")  # the old law is known from memory here: it warns
    case = approved(town)
    town.flagged(town.li(case, Visit(second=town.wang.person, record="未见异常")), "处罚·调查")
    assert "没有记载出示执法证件" in town.text(town.paper(case, "record"))
    town.li(case, Order(found="现场检查发现的问题", grounds="演示条例第九条", what="整改", until="2021-06-10"))
    assert "逾期不改正" in town.text(town.paper(case, "order"))  # also where no day of the second look was set
