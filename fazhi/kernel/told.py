"""Facts that many lines hear from another one: what of theirs was published or taken down, and what the meeting decided. A line gives each its title and its provision."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Day, File, Flag, Reference
from fazhi.kernel.models import Matter
from fazhi.kernel.wrong import Objection

BEFORE_MEETING = ("proposed", "listed")  # the stages of an item about which the meeting has still to decide


class ToldPublished(Act):
    """The disclosure line tells that what was to be public is public, where, and by which matter."""

    fact, hidden, at = True, True, ANY
    channel = Code("渠道", required=False)
    matter = Reference("公开事项", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.matter and self.matter not in case.links():
            yield c.Relate(self.matter, "published")


class ToldTakenDown(Act):
    """The disclosure line tells that a publication was taken down, with its proof there."""

    fact, hidden, at = True, True, ANY
    channel = Code("渠道")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.open("withdraw_publication", self.channel):
            yield c.Meet("withdraw_publication", self.channel)


class ToldDecided(Act):
    """The decision line tells what the meeting decided, and when."""

    fact, hidden, at = True, True, ANY
    result = Code("结果")
    meeting = Code("会议", required=False)
    day = Day("会议日", required=False)
    text = File("会议通过的文本", required=False)
    amended = Flag("修改后通过")


def meeting_pending(case: Case, act: Any) -> list[str]:
    """Codes of the items of this matter that wait for their meeting."""
    return list(Matter.objects.filter(parent=case.id, line="decision", stage__in=BEFORE_MEETING, struck="").order_by("id").values_list("code", flat=True))


def once_before_meeting(case: Case, basis: str) -> Iterable[Objection]:
    """One item of a matter at a time: else the meeting decides the one, and the other passes by it."""
    if case.asked.get("meeting_pending"):
        yield Objection(f"已经提交集体讨论（{'、'.join(case.asked['meeting_pending'])}），会议还没有决定", basis, "请等会议决定；要撤回的，请在集体决策事项里终止", firm=True)


def outlets(case: Case, published: type[Act], taken_down: type[Act]) -> list[str]:
    """Channels on which the decision of a matter still stands: published there, and not taken down since."""
    shown, gone = ({said.channel: int(said._mini["i"]) for said in reversed(list(case.each(act, ever=True)))} for act in (published, taken_down))
    return [str(channel) for channel, n in shown.items() if channel and n > gone.get(channel, 0)]


def off_every_channel(case: Case, published: type[Act], taken_down: type[Act]) -> Iterable[Consequence]:
    """What falls may not stay published as standing: every channel on which it does waits for its withdrawal."""
    for channel in outlets(case, published, taken_down):
        if not case.open("withdraw_publication", channel):
            yield c.Start("withdraw_publication", of=channel)
