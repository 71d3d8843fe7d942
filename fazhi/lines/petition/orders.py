"""Orders of the 12345 platform: what it tells otherwise later, and when the answer was given there."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.companion import FromPlatform
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, Moment, Place, Text, Who
from fazhi.kernel.wrong import Objection
from fazhi.lines.petition import hotline
from fazhi.lines.petition.serving import CONTENT
from fazhi.lines.petition.stages import CHANNELS, ORDERS, PASSED, PLACED, RECEIVED


class OrderRow(FromPlatform):
    """The order as the platform tells it now: what was changed there stands here from this day on, with what it said before."""

    title, basis = "登记工单变化", "热线·答复"
    by = (capacities.clerk, capacities.unit_head)
    outside_number = Code("工单编号")
    channel = Choice("来访渠道", CHANNELS, required=False)
    dispatched = Moment("派单时间")
    what = Text("诉求", lines=3)
    who = Who("信访人", capacity="petitioner", required=False, nameless=True)
    place = Place("地点", required=False)
    order_kind = Choice("工单类别", ORDERS, required=False)
    platform_due = Day("平台办理期限", required=False)
    state = Code("平台状态", required=False)
    answered = Day("平台答复日期", required=False)
    judged = Choice("平台回访", CONTENT, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        running = case.open("platform")
        if self.platform_due and not case.ever(AnsweredThere) and not (running and running.due == self.platform_due):
            yield c.Void("platform")
            yield c.Start("platform", due=self.platform_due)
        if self.order_kind and case.first.channel == "hotline" and case.stage in (RECEIVED.key, PLACED.key):
            yield from hotline.only(case, hotline.OF_ORDER[self.order_kind])


class AnsweredThere(Act):
    """The answer was given on the other platform, at this minute; the platform's own limit is met by nothing else."""

    title, basis = "登记已在外部平台答复", "热线·答复"
    fact = True
    by, at, meets = (capacities.clerk, capacities.unit_head, capacities.cadre), ANY, "platform"
    when = Moment("答复时间")
    platform = Text("平台", default="12345平台", most=40)
    way = Text("方式", required=False, most=200)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.when and self.when[:10] > case.day.isoformat():
            yield Objection("答复时间在将来", "热线·答复", "请核对时间", firm=True, hard=True)
        if case.manner == "here" and not case.ever("petition.Answer") and case.stage != PASSED.key and not case.ever("petition.JoinedWith"):  # what has gone on is not answered here
            yield Objection("本系统中还没有答复内容", "热线·答复", "请先“答复”，使平台上和本系统中的答复一致")
