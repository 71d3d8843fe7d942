"""Outside reviewers: the sampled files are lent to somebody of another organ until a day, to read only; taken back at once where need be."""

from collections.abc import Iterable
from datetime import timedelta

from fazhi.kernel import capacities, lent
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Day, ListingOf, Text, Who
from fazhi.kernel.models import Link
from fazhi.kernel.wrong import Objection
from fazhi.lines.file_review.stages import CONCLUDED, OBJECTED, REVIEWING, SAMPLED

LENDS = (capacities.unit_head, capacities.chief)
WHILE = (SAMPLED, REVIEWING, CONCLUDED, OBJECTED)


def sampled(case: Case, act: Act) -> list[str]:
    """The files of this draw or review that an outsider may be shown: those kept apart are left out."""
    reviews = [case.id, *Link.objects.filter(other=case.id, kind="from:file_review", struck="").values_list("matter", flat=True)]
    return sorted(lent.open_ones(set(Link.objects.filter(matter__in=reviews, kind="about", struck="").values_list("other", flat=True))))


class Lend(Act):
    """The files of the sample may be read until a day by a reviewer from outside; every reading is logged, and nothing else is open to him."""

    title, basis = "授予外部评查人查阅权", "评查·程序"
    by, at, asks = LENDS, WHILE, sampled
    who = Who("外部评查人", capacity="", help="县级机关派来的评查人；只能查阅抽中的案卷，不能办理")
    organ = Code("所在单位")
    until = Day("查阅截止日期", help="到期自动终止")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.until and self.until < case.day.isoformat():
            yield Objection("查阅截止日期已经过去", "评查·程序", "请填写今天以后的日期", firm=True)
        if case.asked.get("sampled") == []:
            yield Objection("这里没有可以交外部人员查阅的案卷", "评查·程序", "请在抽取案卷或者提起评查的事项中授权；限定知悉范围的案卷不能授权", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.List(lent.REGISTER, self.who["person"], self.organ, {"files": case.asked["sampled"]}, since=case.day.isoformat(), until=self.until)


class TakeBack(Act):
    """A right to read ends before its last day."""

    title, basis = "收回外部评查人查阅权", "评查·程序"
    by, at = LENDS, WHILE
    reader = ListingOf("查阅人", lent.REGISTER)
    reason = Text("收回理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.reader and not self._running(case):
            yield Objection("此人在这里没有正在生效的查阅权", "评查·程序", "请从授权清单中选择；已经到期的不用收回", firm=True)

    def _running(self, case: Case) -> list[str]:
        return [one.ident for one in lent.of_matter(case.id) if one.person == self.reader and one.runs(case.day)]

    def follows(self, case: Case) -> Iterable[Consequence]:
        for ident in self._running(case):
            yield c.End("listing", ident, (case.day - timedelta(days=1)).isoformat())
