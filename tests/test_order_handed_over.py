"""An order to correct goes on to the penalty line with its number, its term, the second look and what was gathered."""

from typing import Any

import pytest

from fazhi.kernel import happen
from fazhi.kernel.as_told import words_of
from fazhi.kernel.models import Paper
from fazhi.kernel.parts import told
from fazhi.kernel.serve import Serve
from fazhi.kernel.story import ident
from fazhi.lines.inspection.acts import Approve, TakeUp, Visit
from fazhi.lines.inspection.ending import Order, Reinspect, Tell
from fazhi.lines.inspection.gathering import Inquire

pytestmark = pytest.mark.django_db
FIRM = {"name": "演示某加工点", "kind": "organisation"}


def ordered(town: Any, **more: Any) -> Any:
    town.at("2022-09-01")
    case = town.li(TakeUp(source="report", what="扬尘", inspected=FIRM))
    town.signed(town.li, case, Approve(kind="single", reason="举报"), town.zhou, town.huang)
    town.confirmed(town.wang, town.li(case, Visit(second=town.wang.person, shown=True, record="未设冲洗设施")))
    pair = {"second": town.wang.person, "shown": True}
    asked = {"place": "办公室", "asked": "甘某", "record": "问：有无冲洗设施？答：没有。", "begun_at": "2022-09-01T10:00", "ended_at": "2022-09-01T10:20"}
    town.confirmed(town.wang, town.li(case, Inquire(**asked, **pair)))
    town.li(case, Order(found="未设冲洗设施", grounds="演示条例第九条", what="设置冲洗设施", until="2022-09-06", **more))
    town.li(case, Tell(result="order", finding="责令改正"))
    return case


def look(town: Any, outcome: str, **more: Any) -> Reinspect:
    return Reinspect(second=town.wang.person, outcome=outcome, found="仍未设置", **more)


def test_the_clue_tells_the_order_its_term_and_what_was_gathered(town: Any) -> None:
    case = ordered(town, took="signed")
    town.at("2022-09-07")
    done = town.li(case, look(town, "refused"))
    assert not done.flags
    clue = ident(done.opened[0])
    first = next(iter(happen.peek(clue)["acts"].values()))["kept"][0]["e"]
    what = words_of(first)["what"]
    number = Paper.objects.get(id=town.paper(case, "order")).number
    for wanted in ("仍未设置", number, "设置冲洗设施", "2022年9月6日"):
        assert wanted in what, wanted
    for paper in ("现场检查笔录", "询问笔录", "复查意见书"):
        assert paper in what, paper
    memory = next(happen.peek(other) for other in (row["other"] for row in happen.peek(clue)["rows"]["link"].values()))
    assert told(memory, "order.right") and told(memory, "order.checked")[0]["s"]["outcome"] == "refused" and len(told(memory, "evidence.gathered")) == 2


def test_an_order_that_nobody_has_in_hand_was_not_disobeyed(town: Any) -> None:
    case = ordered(town)
    town.at("2022-09-07")
    town.flagged(town.li(case, look(town, "refused")), "处罚·责令改正")
    other = ordered(town)
    town.li(other, Serve(paper=town.paper(other, "order"), party=town.party(other, "inspected"), mode="direct"))
    town.at("2022-09-07")
    assert not town.li(other, look(town, "refused")).flags


def test_the_second_term_counts_too(town: Any) -> None:
    case = ordered(town, took="signed")
    town.at("2022-09-07")
    town.confirmed(town.wang, town.li(case, look(town, "partly", until="2022-09-14")))
    town.at("2022-09-09")
    assert "2022-09-14" in str(town.refuses(town.li, case, look(town, "refused"), "处罚·责令改正"))
    town.refuses(town.li, case, look(town, "partly", until="2022-09-08"), "处罚·责令改正")
    town.at("2022-09-15")
    town.li(case, look(town, "refused"))
    town.checks(case, stage="told")
