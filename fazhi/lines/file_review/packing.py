"""A pack on a stick: the sampled files, their catalogue and the score sheets go out to reviewers who have no account here, and come back or are deleted by a day."""

from collections.abc import Iterable

from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Day, Digest, EntryOf, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.file_review.guests import LENDS, WHILE, sampled


class Pack(Act):
    """The sampled files were handed out as one pack: to whom, of which organ, until which day, and the digest of its list; it holds what a guest may read and nothing else."""

    title, basis = "交出评查案卷包", "评查·程序"
    by, at, asks = LENDS, WHILE, sampled
    taker = Text("领取人")
    organ = Code("所在单位")
    until = Day("交回或者删除的截止日期")
    digest = Digest("案卷包清单的摘要", help="制作案卷包时由系统填写")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.until and self.until < case.day.isoformat():
            yield Objection("截止日期已经过去", "评查·程序", "请填写今天以后的日期", firm=True)
        if case.asked.get("sampled") == []:
            yield Objection("这里没有可以交外部人员查阅的案卷", "评查·程序", "请在抽取案卷或者提起评查的事项中制作；限定知悉范围的案卷不能交出", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("pack_back", of=case.entry, due=self.until)


class PackBack(Act):
    """A pack came back, or whoever had it told in writing that he has deleted it."""

    title, basis = "登记案卷包交回、删除", "评查·程序"
    fact, at, answers = True, ANY, "pack_back"
    by = LENDS
    entry = EntryOf("哪一个案卷包", "file_review.Pack")
    how = Text("怎样交回或者删除的")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.entry and not case.open("pack_back", self.entry):
            yield Objection("这个案卷包已经登记交回，或者不是这里交出的", "评查·程序", "请从待办里的“收回评查案卷包”进入", hard=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("pack_back", self.entry)
