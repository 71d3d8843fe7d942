"""Who sits in which body: the town names the members of the Party committee, the joint meeting and the government's meeting, from a day on."""

from collections.abc import Iterable

from fazhi.kernel import capacities, standing
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, OfficerOf, Rows
from fazhi.kernel.wrong import Objection
from fazhi.lines.decision.stages import BODIES, CLOSED


class Seat(Act):
    """The members of a body are named by a document; from that day on its quorum is counted on them."""

    title, basis = "登记会议组成人员", "三重一大·会议"
    by, at, enters = (capacities.clerk, capacities.unit_head, capacities.secretary), NEW, CLOSED
    body = Choice("会议", BODIES)
    seats = Rows("组成人员", member=OfficerOf("成员", "", role="named"))
    document = Code("依据文件号")
    since = Day("自")

    def objections(self, case: Case) -> Iterable[Objection]:
        people = [row["member"] for row in self.seats or ()]
        if len(set(people)) < len(people):
            yield Objection("有人重复登记", "三重一大·会议", "请删去重复的行", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from standing.ended(case, "decision_seats", str(self.body), self.since)
        words = {"members": [row["member"] for row in self.seats or ()], "document": self.document}
        yield c.List("decision_seats", str(self.body), BODIES[str(self.body)], words, since=self.since)
