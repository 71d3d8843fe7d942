"""What lies on the desks of the demonstration when its year is over: three proposals to sign, a stock of receipts, one form laid out for a printer, one answer begun.

All of it is of March 2022 and ends nothing, so no figure of the year knows of it.
"""

from collections.abc import Callable, Iterable
from typing import Any

from fazhi.kernel import gate, registry
from fazhi.kernel.common import Assign, Sign
from fazhi.kernel.models import Matter
from fazhi.kernel.story import Town
from fazhi.web.accounts import begun

Event = tuple[str, Callable[[], None]]
SPOT = "当场行政处罚决定书"
PLACES = (("文号", "150", "22.5", 45), ("当事人", "38", "45", 90), ("违法行为的时间", "48", "61.5", 110), ("数额", "38", "94", 60), ("出具日期", "140", "126", 50))
ASKED = "村口排水沟堵塞，下雨漫到路面，请镇里安排清理。"
REPLY = "已到现场查看，排水沟淤塞约四十米，拟由村里组织清理，"  # he was called away in the middle of the sentence


def act(key: str) -> Any:
    """An act by its key."""
    return registry.act(key)


def events(town: Town) -> Iterable[Event]:
    """Proposed on three days of March: each has gone as far as the leader's desk; the clerk stocks receipts and lays out a form."""
    yield "2022-03-02T09:10", lambda: _case(town)
    yield "2022-03-02T14:30", lambda: _inspection(town)
    yield "2022-03-03T09:05", lambda: _clue(town)
    yield "2022-03-03T10:40", lambda: _petition(town)
    yield "2022-03-03T15:10", lambda: _forms(town)
    yield "2022-03-04T09:20", lambda: _layout(town)


def _case(town: Town) -> None:
    """A case to be opened: the head of the unit has agreed."""
    case = town.li(act("penalty.TakeUp")(source="report", what="桥头空地夜间倾倒建筑垃圾", field="住建"))
    filing = town.li(case, act("penalty.FileCase")(respondent={"name": "骆某某", "address": "演示镇石桥社区"}, power="CG-001", deed_on="2022-03-01", what="倾倒建筑垃圾一车",
                                                   evidence="现场照片", second=town.wang.person, place="桥头空地"))
    town.zhou(case, Sign(proposal=filing.entry, opinion="线索清楚，同意立案。"))


def _inspection(town: Town) -> None:
    """An inspection that is still to be approved: the head of the unit has agreed."""
    case = town.li(act("inspection.TakeUp")(source="above", what="餐饮场所燃气使用安全", inspected={"name": "演示圩镇饭店", "kind": "organisation"}))
    asked = town.li(case, act("inspection.Approve")(kind="special", reason="县级部署的燃气安全专项检查"))
    town.zhou(case, Sign(proposal=asked.entry))


def _clue(town: Town) -> None:
    """A clue that gives no case: the head of the unit has agreed."""
    case = town.li(act("penalty.TakeUp")(source="report", what="举报商铺油烟扰民", field="其他"))
    dropped = town.li(case, act("penalty.Drop")(reason="现场核实，该店已经停业搬离，没有发现违法行为。", told=True))
    town.zhou(case, Sign(proposal=dropped.entry))


def _petition(town: Town) -> None:
    """A petition to which its handler will begin an answer."""
    case = town.he(act("petition.Receive")(channel="phone", what=ASKED, who={"name": "文某", "phone": "13900006666"}, village=town.villages["竹溪村"]))
    town.he(case, act("petition.Accept")(kind="complaint", route="petition"))
    town.he(case, Assign(handler=town.fang.person))


def _forms(town: Town) -> None:
    """A hundred receipts come in, a quarter goes to the officer, and the first that he tore off was damaged."""
    town.qian(town.office, act("house.ReceiveForms")(first="演0001001", last="演0001100", source="县财政局"))
    town.qian(town.office, act("house.GiveForms")(holder=town.li.person, first="演0001001", last="演0001025"))
    town.li(town.office, act("house.SpoilForm")(number="演0001001", why="damaged", remark="缺第二联，存根已收回"))


def _layout(town: Town) -> None:
    """The decision on the spot goes onto its pre-printed form by the needle printer of the unit."""
    town.qian(town.office, act("house.SetPrinter")(printer="执法队针式打印机", right="1.5", down="-2"))
    town.qian(town.office, act("house.LayForm")(paper=SPOT, width=210, height=140, places=[{"words": label, "right": right, "down": down, "width": width} for label, right, down, width in PLACES]))


def begin(town: Town) -> None:
    """The answer that was begun and not sent. It is no part of the record, so it is laid when the desks are."""
    viewer = gate.Viewer(town.fang.person, town.office, town.now.date())
    found = Matter.objects.filter(office=town.office, handler=town.fang.person, opened_on="2022-03-03").order_by("-id").first()
    if found is not None:
        begun.keep(viewer, "petition.Answer", gate.matter(viewer, found.id), {"said": {"result": "supported", "reply": REPLY}, "how": {"manner": "here"}})
