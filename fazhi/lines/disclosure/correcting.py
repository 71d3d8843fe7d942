"""What is public and wrong, or no longer founded: corrected in words that were read three times, taken down with proof."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, File, Public, Text
from fazhi.kernel.models import Matter
from fazhi.kernel.wrong import Objection
from fazhi.lines.disclosure.acts import column_of, listeners, standing, words_now
from fazhi.lines.disclosure.stages import CHANNELS, COLUMNS, PENALTY, PUBLISHED, STAGES, WITHDRAWN, private, unread


def penalties(case: Case, act: Act) -> list[str]:
    """Linked matters that are penalty cases."""
    return sorted(Matter.objects.filter(id__in=case.links(), line=PENALTY).values_list("id", flat=True))


def as_read(case: Case, act: Any) -> bool | None:
    """Whether heading and text are those last worded for correction, which were read; None while there is no text."""
    worded = case.said(Reword)
    if not act.text:
        return None
    told = words_now(case, worded) if worded else {}
    return bool(told and told.get("text") == act.text and (not act.heading or told.get("heading") == act.heading))


class Reword(Act):
    """The corrected words are written first, so that three people can read them before they take the place of the wrong ones."""

    title, basis = "拟制更正文本", "公开·更正"
    by, at = (capacities.clerk, capacities.unit_head, capacities.publisher), PUBLISHED
    heading = Public("更正后的标题", told="Draft.heading")
    text = Text("更正后的文本", lines=12, most=200000, told="Draft.text")
    reason = Text("更正原因", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from private(self.text)


class Amend(Act):
    """A published text was wrong: the corrected one takes its place on the channel, the wrong one stays in the record."""

    title, basis = "更正公开内容", "公开·更正"
    by, at = capacities.publisher, PUBLISHED
    signs, asks = (capacities.secrecy, capacities.leader), as_read
    plays = "publication.amend"
    counts = Counts("disclosure.amended", dims=("channel",))
    channel = Choice("渠道", CHANNELS)
    heading = Public("更正后的标题", told="Reword.heading")
    text = Text("更正后的文本", lines=12, most=200000, told="Reword.text")
    reason = Text("更正原因", lines=2)
    proof = File("截图或照片", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from private(self.text)
        yield from _not_shown(case, self.channel)
        if case.asked.get("as_read") is False:
            yield Objection("更正的标题或者文本没有经过三次校对", "公开·三审三校", "请先办理“拟制更正文本”，由三个人校对后再更正；情况紧急的可以先撤下")
        elif case.asked.get("as_read"):
            yield from unread(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        old = standing(case).get(self.channel)
        if old:
            yield c.Hide(old)
        yield c.Show(self.channel, self.heading, "text", column=COLUMNS.get(column_of(case), ""), subject=case.id)


class TakeDown(Act):
    """A publication is taken off its channel, with the reason and the proof that it is gone; it stays counted as made."""

    title, basis = "撤下公开内容", "公开·撤下"
    gives_up = True
    by, at = capacities.publisher, PUBLISHED
    signs, asks, tells = (capacities.leader,), listeners, "penalty.TakenDown"
    counts = Counts("disclosure.taken_down", dims=("channel",))
    channel = Choice("渠道", CHANNELS)
    why = Choice("原因", {"expired": "公示期满或失效", "wrong": "内容有误", "private": "涉及个人信息或商业秘密", "secret": "涉及不宜公开的内容",
                        "fallen": "所依据的决定被撤销或变更", "other": "其他"})
    reason = Text("说明", lines=2)
    proof = File("撤下后的截图或照片")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from _not_shown(case, self.channel)

    def follows(self, case: Case) -> Iterable[Consequence]:
        left = standing(case)
        gone = left.pop(self.channel, "")
        if gone:
            yield c.Hide(gone)
        for other, line in case.asked.get("listeners") or ():
            if "TakenDown" in registry.line(line).hears:
                yield c.Tell(other, f"{line}.TakenDown", {"channel": self.channel})
        if not left:
            yield c.Meet("take_down")
            yield c.Meet("withdraw")
            yield c.Enter(WITHDRAWN.key)


def _not_shown(case: Case, channel: str | None) -> Iterable[Objection]:
    if channel and channel not in standing(case):
        yield Objection(f"{CHANNELS[channel]}上没有本事项正在公开的内容", "公开·撤下", "请核对渠道", firm=True)


class Fallen(Act):
    """What the publication rests on was struck down or changed: it has to be taken down."""

    title, basis = "所依据的决定被撤销或变更", "公开·撤下"
    fact, hidden = True, True
    at = STAGES
    asks = penalties
    reason = Text("情况", lines=2, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.shown():
            # Only for penalty decisions, and only since 2021, does the law name a day; all else has to go as well, without one.
            dated = case.asked.get("penalties") and case.limit("APL-PUB-03")
            yield c.Start("withdraw" if dated else "take_down")
        yield c.Void("publish")
