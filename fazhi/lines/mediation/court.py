"""The court's confirmation: both sides' application is printed from what was said, handed in within the days of the law, accepted, ruled on."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, File, Flag, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.mediation.counting import DIMS, first_time
from fazhi.lines.mediation.holding import Agree
from fazhi.lines.mediation.parties import SIDES, lacking, must_know, names, unknown, whole
from fazhi.lines.mediation.sheet import RESULTS, Sheet
from fazhi.lines.mediation.stages import AGREED, CLOSED, organ, paper

CONFIRMED_AT = (AGREED, CLOSED)  # the sides have their thirty days whether or not the committee has put its file away
PROVISION = "调解·司法确认"


class DrawUp(Act):
    """The application of both sides to the court is printed from what the file says, for both to sign."""

    title, basis = "制作司法确认申请书", PROVISION
    at, by, asks = CONFIRMED_AT, (capacities.mediator, capacities.clerk), lacking
    court = Text("人民法院", help="自行开展的调解，一般向当事人住所地、标的物所在地或者调解组织所在地的基层人民法院申请")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from may_ask(case, warns=True)
        yield from must_know(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        sides = {side: whole(case, side) or "（未登记）" for side in SIDES}
        yield paper(case, "joint", court=self.court or "", agreement=agreement(case), sides=names(case), **sides)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from unknown(case)


def agreement(case: Case) -> str:
    """The agreement by its day, form and number."""
    said = max((each for each in (case.said(Agree), case.said(Sheet)) if each), key=lambda each: each.n, default=None)
    if said is None:
        return "见所附调解协议"
    number = next((str(each["number"]) for each in reversed(case.papers()) if each["kind"] == "mediation.agreement" and each.get("number")), "")
    day = said.effective_on or said.on.isoformat()
    return f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:10])}日达成的{RESULTS.get(str(said.form or said.result), '调解协议')}{f'（{number}）' if number else ''}"


def may_ask(case: Case, warns: bool = False) -> Iterable[Objection]:
    """What stands against the application: its days are over, the organ itself mediated, or the matter is none that a court confirms."""
    found = case.deadlines("confirm")
    if found and found[-1].over(case.day):
        yield Objection(f"共同申请司法确认的期限已于{found[-1].due[:10]}届满", PROVISION, "照实登记；法院可能不受理，请告知当事人其他途径", warns=warns)
    if organ(case):
        yield Objection("行政调解协议不在三十日内共同申请司法确认的规定之内", "行政调解·协议", "照实登记；能否受理请先问人民法院", warns=warns)
    if case.first.kind == "family":
        yield Objection("确认身份关系、收养关系、婚姻关系的，法院不予受理", PROVISION, "请核对协议内容，只就财产等部分申请", warns=warns)


class AskCourt(Act):
    """Both sides together ask the court to confirm the agreement, within the days of the law."""

    title, basis = "共同申请司法确认", PROVISION
    fact = True
    at, meets, starts = CONFIRMED_AT, "confirm", "court_accept"
    court = Text("人民法院", told="DrawUp.court")
    one_side = Flag("只有一方提出申请")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from may_ask(case)
        if self.one_side:
            yield Objection("司法确认须由双方当事人共同申请", PROVISION, "请双方共同提出")


class CourtAccepted(Act):
    """The court has accepted the application; its days to examine run."""

    title, basis = "法院受理司法确认", "调解·司法确认"
    fact = True
    at, meets, starts = CONFIRMED_AT, "court_accept", "court_decide"
    number = Code("案号", required=False)


class Confirm(Act):
    """The court has ruled on the agreement: confirmed, it can be enforced; rejected, the sides are told what else they can do."""

    title, basis = "司法确认", "调解·司法确认"
    fact = True
    at = CONFIRMED_AT
    meets = ("court_accept", "court_decide")
    counts = Counts("mediation.confirmed", dims=DIMS, when=first_time("mediation.Confirm", "confirmed"))
    result = Choice("结果", {"confirmed": "裁定有效", "rejected": "驳回申请"})
    document = Code("裁定书文号", required=False)
    copy = File("裁定书", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.result and not case.done(AskCourt):
            yield Objection("没有登记过双方共同申请", "调解·司法确认", "照实登记；已经申请的，请补记“共同申请司法确认”")
        if self.result and not self.document and not self.copy and case.manner == "here":
            yield Objection("没有裁定书文号，也没有裁定书", "调解·司法确认", "请填写文号或上传裁定书")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.open("confirm"):
            yield c.Meet("confirm")  # whoever rules has been asked
