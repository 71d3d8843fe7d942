"""What the two sides take home when their dispute was taken up: a receipt each, and what its code tells."""

from collections.abc import Iterable

from fazhi.kernel import capacities, enquiry, idcodes
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import PartyOf, Text
from fazhi.kernel.tracking import Track
from fazhi.kernel.wrong import Objection
from fazhi.lines.mediation.stages import ACCEPTED, AGREED, APPLIED, CLOSED, FAILED, REFUSED, committee_of

TRACK = Track(  # what was agreed, and why nothing was, is read in the paper that the sides signed, not on a public page
    stands={APPLIED.key: "已经登记，正在征求双方意愿", ACCEPTED.key: "已经受理，正在调解", AGREED.key: "调解已经有结果，以双方签收的文书为准",
            **dict.fromkeys((CLOSED.key, FAILED.key, REFUSED.key), "已经办结，以双方签收的文书为准")},
    waits={"take_up": "答复是否受理", **dict.fromkeys(("finish", "finish_organ", "finish_court"), "调解"), "challenge": "答复更换调解员的申请", "confirm": "共同申请司法确认",
           **dict.fromkeys(("court_accept", "court_decide"), "审查司法确认申请")},
    turns={"confirm": "双方当事人", "court_accept": "人民法院", "court_decide": "人民法院"},
)


class Receipt(Act):
    """A side gets one page: number, the day on which it was taken up, who mediates, which number to call – and no word of the dispute or of the other side."""

    title, basis = "出具受理回执", "调解·受理"
    by, at, asks = (capacities.mediator, capacities.clerk, capacities.cadre), (ACCEPTED, AGREED), enquiry.asked_at
    party = PartyOf("给哪一方", help="一方一份；另一方的再办理一次")
    call = Text("查询电话", most=40, number="phone", required=False, help="不填的，用本机关在“机构与制度”中登记的查询电话")

    def begin(self, case: Case) -> dict[str, str]:
        """The side that has none yet, and the telephone that the office has set."""
        given = {said.party for said in case.each(Receipt, ever=True)}
        return {"party": next((each for side in ("side_a", "side_b") for each in case.parties(side) if each not in given), ""), "call": enquiry.asked_at(case, self)["phone"]}

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.call and "asked_at" in case.asked and not case.asked["asked_at"]["phone"]:  # a blank act is not asked yet
            yield Objection("没有查询电话", "调解·受理", "请填写，或者请管理员在“机构与制度”中“登记查询电话”，以后不必再填", firm=True)
        if self.call and (wrong := idcodes.telephone(self.call)):
            yield Objection(f"查询电话{wrong}", "调解·受理", "请核对", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        taken = case.said("mediation.Accept")
        yield c.Issue("receipt", of=self.party, words={
            "taken": (taken.on if taken else case.day).isoformat(), "committee": committee_of(case), "call": self.call or case.asked.get("asked_at", {}).get("phone", "")})
