"""The receiving point for applications for administrative reconsideration: it takes in, checks what is there, gives a receipt, forwards, and tells."""

from collections.abc import Iterable
from datetime import date

from fazhi import law
from fazhi.kernel import capacities, enquiry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, OPEN, Act, By, Counts, Stage
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, MatterOf, Moment, Rows, Text, Who
from fazhi.kernel.tracking import Track
from fazhi.kernel.wrong import Objection
from fazhi.lines.reconsideration.figures import FORWARDS, due, gone, in_time

RECEIVED = Stage("received", "已收件")
FORWARDED = Stage("forwarded", "已转交")
TAKEN = Stage("taken", "复议机关已签收")
CLOSED = Stage("closed", "已办结", end=True)
ORGAN = "行政复议机关"
TRACK = Track(
    stands={RECEIVED.key: "已经收到", FORWARDED.key: f"已经转交{ORGAN}", TAKEN.key: f"{ORGAN}已经签收，正在审查", CLOSED.key: "受理点的工作已经完成"},
    waits={**dict.fromkeys(("forward", "forward_penalty"), f"转交{ORGAN}"), **dict.fromkeys(("accept", "accept_received"), "审查是否受理"), **dict.fromkeys(("supplement", "supplement_set"), "补正材料"), "tell": "把结果告知申请人"},
    turns={"accept": ORGAN, "accept_received": ORGAN, "supplement": "申请人", "supplement_set": "申请人"},
)

CHANNELS = {"window": "当面递交", "oral": "口头申请", "post": "邮寄", "net": "互联网渠道"}
ROUTES = {"desk": "受理点代收转交", "organ": "通过作出处罚的机关提交（当场处罚、电子监控处罚）"}
EXAMINES, SUPPLEMENTS = ("accept", "accept_received"), ("supplement", "supplement_set")
FATES = {"accepted": "已受理", "supplement": "要求补正", "refused": "不予受理", "elsewhere": "告知向有管辖权的机关提出"}


class Receive(Act):
    """An application comes in; a receipt is given, nothing is judged and nothing is refused."""

    title, basis = "接收复议申请", "复议·收件凭证"
    fact = True
    at, enters = NEW, RECEIVED
    by = (capacities.clerk,)
    asks = enquiry.asked_at
    counts = (Counts("reconsideration.received"), *due())
    applicant = Who("申请人", capacity="applicant")
    against = Text("不服的行政行为", lines=2)
    channel = Choice("申请方式", CHANNELS, default="window")
    route = Choice("途径", ROUTES, default="desk")
    made_on = Day("知道该行为之日", required=False)
    penalty = MatterOf("所涉处罚案件", "penalty", required=False)
    materials = Rows("收到的材料", name=Text("名称"), pages=Count("页数", least=1), required=False)
    complete = Flag("材料齐全", default=True)
    copy = File("申请材料扫描件", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.route == "organ" and not through_organ(case.day):
            yield Objection("当日的法律没有规定可以通过处罚机关提交复议申请", "复议·申请", "照收，按受理点代收及时转交复议机关")
        if not self.made_on:
            return
        try:
            last = last_day(self.made_on)
        except law.NotInForce:
            yield Objection("知道该行为之日的申请期限规定没有载入，是否逾期无法判断", "复议·申请期限", "照收并注明，由复议机关决定是否受理")
        else:
            if last and case.day > last:
                yield Objection(f"自知道行政行为之日起的申请期限已于{last.isoformat()}届满", "复议·申请期限", "照收并注明，由复议机关决定是否受理")

    def follows(self, case: Case) -> Iterable[Consequence]:
        told = case.asked.get("asked_at", {})
        yield c.Issue("receipt", words={"unit": told.get("unit", ""), "call": told.get("phone", ""), **({} if self.materials else {"unlisted": "收件时没有逐项登记"})})
        yield c.Start("forward_penalty" if self.route == "organ" and through_organ(case.day) else "forward")
        if self.penalty:
            yield c.Relate(self.penalty, "concerns:penalty")

    def advice(self, case: Case) -> Iterable[Advice]:
        yield Advice("凭证上写明收到了什么", ("请在“收到的材料”中逐项填写名称、页数（口头申请的填申请笔录）；没有填写的，凭证上写明没有逐项登记。",))
        if not case.asked.get("asked_at", {}).get("phone"):
            yield Advice("凭证上没有查询电话", ("本单位还没有设置供群众查询的电话，请先由机构管理员设置。",))


def through_organ(day: date) -> bool:
    """True where the law of the day lets an application be handed in through the organ that punished, and gives it days to send it on."""
    try:
        return law.term("reconsideration.forward_penalty", day).value is not None
    except law.NotInForce:
        return False


def last_day(known: str) -> date | None:
    """The last day to apply, from the day on which the act was known; None while a year's holiday notice is missing; NotInForce where the law of that day is not at hand."""
    try:
        due = law.due("reconsideration.ask", date.fromisoformat(known)).due
    except law.CalendarMissing:
        return None
    return date.fromisoformat(due.isoformat()[:10]) if due else None


class Ask(Act):
    """What is missing is said once and in full; the application goes on all the same if the applicant wants."""

    title, basis = "一次性告知补充材料", "复议·受理点"
    by, at = (capacities.clerk,), RECEIVED
    issues = "missing"
    missing = Rows("还缺的材料", name=Text("名称"), why=Text("用途", required=False))

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.ever(Ask):
            yield Objection("需要补充的材料已经一次性告知过，不能再次要求", "复议·受理点", "请照现有材料转交；上次漏写、写错的，请用“更正”", firm=True)


class Bring(Act):
    """The applicant has brought what was missing, or says that it goes on without."""

    title, basis = "补充材料", "复议·受理点"
    fact = True
    at = (RECEIVED, FORWARDED)
    by = (capacities.clerk,)
    materials = Rows("补来的材料", name=Text("名称"), pages=Count("页数", least=1), required=False)
    goes_on = Flag("申请人表示不再补充，请照现有材料转交")
    copy = File("扫描件", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.materials and not self.goes_on:
            yield Objection("没有补来材料，也没有注明申请人请照现有材料转交", "复议·受理点", "填写补来的材料，或者勾选照现有材料转交")


class Forward(Act):
    """The application goes on to the reconsideration organ, and the applicant is told."""

    title, basis = "转交复议机关", "复议·转送"
    by, at, enters = (capacities.clerk,), RECEIVED, FORWARDED
    meets, starts = FORWARDS, "taken"
    counts = in_time()
    to = Text("复议机关")
    how = Choice("转交方式", {"net": "网上推送", "hand": "专人送达", "post": "机要、邮寄"}, default="net")
    stand = Text("作出机关认为应当维持的意见（通过处罚机关提交的）", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.open("forward_penalty") and not self.stand:
            yield Objection("通过处罚机关提交的，处罚机关认为应当维持的才转送", "复议·转送", "请填写处罚机关的意见；认为有错的，由处罚案件承办人依法改正，再办理“处罚机关自行改正”")

    def follows(self, case: Case) -> Iterable[Consequence]:
        resting = law.provision("复议·转送" if case.first.route == "organ" else "复议·受理点转交", case.day)
        yield c.Issue("forwarding", words={"resting": resting.cite})


class Mended(Act):
    """The organ that punished has found itself wrong and has mended its decision: the applicant is told and wants no review any more, so nothing goes on to the reconsideration organ."""

    title, basis = "处罚机关自行改正", "复议·转送"
    by, at, enters = (capacities.clerk,), RECEIVED, CLOSED
    voids = FORWARDS
    counts = gone()
    how = Choice("怎样改正", {"withdrawn": "撤销原处罚决定", "changed": "变更原处罚决定"})
    document = Code("改正文书文号")
    told_on = Day("告知申请人之日")
    content = Flag("申请人知道怎样改正，不再要求复议")
    signed = File("申请人的书面确认", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("forward_penalty"):
            yield Objection("只有通过处罚机关提交的申请，才由处罚机关先行处理", "复议·转送", "受理点代收的，请转交复议机关；申请人不再要求复议的，办理“申请人撤回”", firm=True)
        if self.told_on and self.told_on > case.day.isoformat():
            yield Objection("告知之日晚于登记的日期", "复议·转送", "请核对日期；还没有告知的，等告知后再登记", hard=True)
        if not self.content:
            yield Objection("申请人仍然要求复议的，应当转送", "复议·不得阻碍", "请照申请人的意思转交复议机关", firm=True)
        elif not self.signed:
            yield Objection("没有申请人的书面确认", "复议·不得阻碍", "请附申请人的书面确认", warns=True)


class Withdrawn(Act):
    """The applicant takes the application back of his own will, before it has gone on."""

    title, basis = "申请人撤回", "复议·不得阻碍"
    gives_up = True
    fact = True
    at, enters = (RECEIVED, FORWARDED), CLOSED
    by = (capacities.clerk,)
    voids = (*FORWARDS, "taken", "tell")
    counts = gone()
    reason = Text("申请人说明的理由", lines=2)
    signed = File("申请人签名的撤回申请", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.signed:
            yield Objection("没有申请人签名的撤回申请；任何人不得劝阻、妨碍申请复议", "复议·不得阻碍", "请附申请人签名的撤回申请")


def examined(case: Case, since: str) -> c.Start:
    """The organ's days to examine, from the day it had the papers: by the law of 2024 its silence accepts, by the law before it the application was accepted when it came."""
    return c.Start("accept" if case.limit("ar.silence", date.fromisoformat(since)) else "accept_received", since=since)


class Taken(Act):
    """The organ has signed for the application; its days to examine run from then."""

    title, basis = "复议机关签收", "复议·受理"
    fact = True
    at, enters = FORWARDED, TAKEN
    by = (capacities.clerk,)
    meets = "taken"
    taken_at = Moment("签收时间")
    number = Code("收文号", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.taken_at and self.taken_at[:10] > case.day.isoformat():
            yield Objection("签收时间晚于登记的日期", "复议·受理", "请对照签收记录核对时间；还没有签收的，等签收后再登记", hard=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield examined(case, self.taken_at[:10])
        if self.number:
            yield c.Set({"outside": self.number})


class Silent(Act):
    """The organ's days to examine have passed without a word: by the law the application counts as accepted, and the applicant is told so."""

    title, basis = "期满未决定，视为受理", "复议·受理"
    fact, hidden = True, True
    at, by, starts = TAKEN, capacities.clock, "tell"


class Fate(Act):
    """The organ has said whether it accepts, refuses or wants more; what the applicant has still to hand in is put on the clock."""

    title, basis = "复议机关审查情况", "复议·受理"
    fact = True
    at = TAKEN
    by = (capacities.clerk,)
    meets, starts = EXAMINES, "tell"
    fate = Choice("情况", FATES)
    document = Code("文号", required=False)
    notified_on = Day("申请人收到补正通知之日", required=False, help="要求补正的填写；不填的按登记之日计")
    until = Day("通知书写明的补正期限", required=False, help="法律没有写明天数的，照通知书填写")
    missing = Text("需要补正的材料", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.fate == "supplement" and not self.missing:
            yield Objection("没有写明需要补正什么", "复议·补正", "请照补正通知一次写全，好告知申请人")
        if self.fate == "supplement" and not self.until and by_law(self.notified_on or case.at) is None:
            yield Objection("当日的法律没有写明补正的天数，补正通知的期限也没有填写", "复议·补正", "请照通知书填写补正期限")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.fate != "supplement":
            return
        if by_law(self.notified_on or case.at) is not None:
            yield c.Start("supplement", since=self.notified_on or "")
        elif self.until:
            yield c.Start("supplement_set", since=self.notified_on or "", due=self.until)


def by_law(day: str) -> int | None:
    """How many days the law of the day gives to hand in what is missing; None where it left that to the organ."""
    try:
        return law.term("reconsideration.supplement", date.fromisoformat(day[:10])).value
    except law.NotInForce:
        return None


class Supplement(Act):
    """The applicant has handed in what the organ wanted, or asks for more time with a good reason; the organ examines anew, from the day it was handed in."""

    title, basis = "申请人补正", "复议·补正"
    fact = True
    at, by = TAKEN, (capacities.clerk,)
    voids = EXAMINES
    meets = SUPPLEMENTS
    handed_on = Day("提交之日")
    what = Text("补正的材料", lines=2)
    cause = Text("逾期的正当理由", lines=2, required=False)
    copy = File("扫描件", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        running = [one for term in SUPPLEMENTS for one in case.deadlines(term)]
        if self.handed_on and self.handed_on > case.day.isoformat():
            yield Objection("提交之日晚于登记的日期", "复议·补正", "请核对提交之日；还没有提交的，等提交后再登记", hard=True)
        elif not running:
            yield Objection("复议机关没有要求补正", "复议·补正", "先登记复议机关审查情况")
        elif running[-1].over(date.fromisoformat(self.handed_on or case.at[:10])) and not self.cause:
            yield Objection(f"补正期限已于{running[-1].due[:10]}届满，没有正当理由的视为放弃申请", "复议·补正", "照收照转，有正当理由的请写明，由复议机关决定")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield examined(case, self.handed_on)


class Tell(Act):
    """The applicant is told how the application stands; the receiving point's work ends with it."""

    title, basis = "告知申请人", "复议·受理点"
    by, at = (capacities.clerk,), OPEN
    meets = "tell"
    enters = By("last", {"end": CLOSED})
    how = Choice("方式", {"face": "当面", "phone": "电话", "message": "短信", "post": "邮寄"})
    words = Text("告知内容", lines=2)
    last = Choice("之后", {"more": "还有后续", "end": "受理点工作已完成"}, default="end")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.last == "end" and not case.done(Fate) and not case.done(Silent):
            yield Objection("复议机关还没有审查结果，受理点的工作没有完成", "复议·受理点", "请选“还有后续”，或者先登记复议机关审查情况", firm=True)
        elif self.last == "end" and not all(case.waited(term) for term in (*SUPPLEMENTS, *EXAMINES)):
            yield Objection("补正还没有到期，或者复议机关还在审查", "复议·补正", "请选“还有后续”；申请人补正后，等复议机关的审查结果", firm=True)
