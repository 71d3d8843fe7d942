"""The printed set: filled in by hand in the village, recorded by six facts and a photograph."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, File, ListingOf, Money, OfficeOf, OfficerOf, Text, Who
from fazhi.kernel.wrong import Objection
from fazhi.lines.mediation.counting import AGREEMENTS, DIMS, failed, of_agreement, settled_by_organ
from fazhi.lines.mediation.stages import AGREED, FAILED, KINDS, SOURCES, WAYS, before_today, by_organ, by_people, one_side

RESULTS = {"written": "书面协议", "oral": "口头协议", "failed": "调解不成"}


class Sheet(Act):
    """A printed set that was filled in by hand is recorded by six facts and a photograph: who and who, what, which kind, how it ended, who mediated."""

    title, basis = "登记纸质调解卷", "调解·记录归档"
    fact = True
    at = NEW
    by = (capacities.mediator, capacities.clerk, capacities.cadre)
    also_in = AGREEMENTS
    enters = By("result", written=AGREED, oral=AGREED, failed=FAILED)
    counts = (Counts("mediation.accepted", dims=DIMS, when=by_people), Counts("mediation.concluded", dims=DIMS, when=by_people), *of_agreement("result"),
              Counts("mediation.failed", dims=DIMS, when=failed), Counts("mediation.organ_accepted", when=by_organ), Counts("mediation.organ_success", when=settled_by_organ))
    side_a = Who("甲方", capacity="side_a")
    side_b = Who("乙方", capacity="side_b")
    what = Text("纠纷和协议内容", lines=2)
    kind = Choice("类别", KINDS)
    result = Choice("结果", RESULTS)
    mediators = OfficerOf("调解员", "mediator", role="presided")
    photo = File("纸质卷照片", many=True, required=False)
    way = Choice("调解种类", WAYS, default="people")
    source = Choice("来源", SOURCES, default="party")
    committee = ListingOf("调解委员会", "committee", required=False)
    village = OfficeOf("村（社区）", "village", required=False)
    amount = Money("涉及金额", required=False, default=0)
    perform_by = Day("履行期限", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.photo:
            yield Objection("没有纸质卷的照片", "调解·记录归档", "请补拍上传")
        yield from one_side(self.side_a, self.side_b)
        yield from before_today(case, self.perform_by, "履行期限", "调解·协议")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result == "failed":
            return
        if self.way != "administrative":
            yield c.Start("confirm")
        yield c.Start("perform", due=self.perform_by or "")
