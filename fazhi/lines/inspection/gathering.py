"""Evidence during an inspection: somebody is questioned, samples are taken."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.fields import File, Flag, Moment, OfficerOf, Place, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.inspection.stages import ISSUED, VISITED, two_officers


class Gathering(Act):
    """What gathering of evidence shares: two certified officers who have shown their certificates."""

    plays = "evidence.gathered"
    by, at = (capacities.officer,), VISITED
    second = OfficerOf("第二名执法人员", "officer", confirms=True)
    shown = Flag("已出示执法证件，并告知权利义务")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from two_officers(case, self.second)
        if self.second and not self.shown:
            yield Objection("没有出示执法证件，当事人有权拒绝", "处罚·调查", "请先出示证件并如实勾选")


class Inquire(Gathering):
    """Somebody is questioned alone, and signs every page of the record."""

    title, basis = "询问", "处罚·调查"
    issues = "inquiry"
    begun_at = Moment("开始时间")
    ended_at = Moment("结束时间")
    place = Place("地点")
    asked = Text("被询问人（姓名、与被检查人的关系）")
    record = Text("问答", lines=6)
    refused = Flag("被询问人拒绝签名", reason=True)
    files = File("录音录像", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if self.begun_at and self.ended_at and self.ended_at < self.begun_at:
            yield Objection("笔录的结束时间早于开始时间", "处罚·调查", "请核对时间", firm=True)


class Sample(Gathering):
    """Samples are taken, sealed, and listed on a receipt that the inspected keeps."""

    title, basis = "抽样取证", "处罚·抽样取证"
    issues, counts = "sampling", ISSUED
    things = Text("样品名称、批号、数量", lines=2)
    method = Text("抽样方法和基数、封样、留样", lines=2)
    place = Place("抽样地点")
    free = Flag("样品不向被检查人收费")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if self.things and not self.free:
            yield Objection("抽样、检验的费用不由被检查人承担", "检查·禁止行为", "请确认后勾选")
