"""A decision before the meeting: proposed, opened to the public, argued by experts, its risks weighed, its legality reviewed."""

from collections.abc import Iterable
from datetime import date

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, MatterOf, Money, OfficeOf, Reference, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.decision.stages import ADOPTED, CLOSED, GATES, KINDS, LISTED, PROPOSED, STOPPED, current

OWNERS = (capacities.clerk, capacities.unit_head, capacities.leader)
PROTECTED = "protected"
SECRECY = {"open": "公开或内部", "person": "人事事项（只有书记、镇长和经办人能看）", "state": "涉及国家秘密"}


class Propose(Act):
    """An item is proposed: what, of which of the four kinds, on which basis, and which steps the law or the town wants before the meeting."""

    title, basis = "提出决策事项", "决策·启动"
    by, at, enters, starts = OWNERS, NEW, PROPOSED, "list"
    counts = Counts("decision.proposed", dims=("kind",))
    what = Text("事项", lines=2)
    kind = Choice("类别", KINDS)
    major = Flag("属于重大行政决策（列入决策事项目录或者参照执行）")
    secrecy = Choice("知悉范围", SECRECY, default="open")
    amount = Money("金额", required=False)
    basis_text = Text("依据", lines=2, required=False)
    proposer = Text("提出人（代表建议、群众意见也可以）", required=False)
    unit = OfficeOf("承办单位", "unit", required=False)
    text = File("方案或草案", required=False)
    gates = Choice("需要的会前程序", GATES, many=True, required=False)
    legality = MatterOf("已有的合法性审查", "legality", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.secrecy == "state":
            yield Objection("涉及国家秘密的事项不得录入本系统，请按保密规定在涉密场所、用涉密设备和载体办理", "记录·国家秘密", "可以只登记不含内容的存目：会议日期、结果和记录簿页码", hard=True)
        if self.major and not {"legality"} <= set(self.gates or ()):
            yield Objection("重大行政决策应当经过合法性审查", "决策·合法性审查", "请在会前程序里选上合法性审查", rule="md.legality.gate")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.kind == "person" or self.secrecy == "person":
            yield c.Set({"level": PROTECTED, "handler": case.doer})
        if self.legality:
            yield c.Relate(self.legality, "about")


class PublishDraft(Act):
    """The draft is opened to the public for comment; a shorter time needs a stated reason."""

    title, basis = "公开征求意见", "决策·公众参与"
    by, at, starts, issues = OWNERS, PROPOSED, "comment", "call"
    text = Text("决策草案要点和理由", lines=6)
    channels = Choice("方式", {"site": "政府网站", "board": "公开栏", "talk": "座谈会", "visit": "走访", "survey": "问卷"}, many=True)
    until = Day("截止日")
    contact = Code("联系方式（办公电话）", required=False, number="phone")
    shortened = Flag("缩短期限，并在公告中说明理由", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.until and not self.shortened and (date.fromisoformat(self.until) - case.day).days < int(case.limit("md.comment.min")):
            yield Objection("公开征求意见的时间太短", "决策·公众参与", "请延长截止日；确需缩短的，勾选并在公告中说明理由", rule="md.comment.min")


class Comments(Act):
    """What came in is told one by one: taken up, partly, or not, with reasons; it is published with the decision."""

    title, basis = "意见采纳情况", "决策·公众参与"
    by, at = OWNERS, PROPOSED
    counts = (Counts("decision.comments"), Counts("decision.comments_received", amount="received"))
    meets = "comment"
    received = Count("收到意见条数")
    rows = Rows("逐条意见和处理", least=0, most=300, required=False, comment=Text("意见", lines=2), times=Count("相同的几条", least=1, default=1, unit="条"),
                result=Choice("处理", ADOPTED), reason=Text("没有全部采纳的理由", required=False), help="不写提意见的人的姓名和联系方式")

    def objections(self, case: Case) -> Iterable[Objection]:
        opened, listed = current(case, PublishDraft), sum(adoption(self).values())
        if opened is None:
            yield Objection("没有公开征求意见的记录", "决策·公众参与", "请先公开征求意见", firm=True)
        elif opened.until and case.at[:10] <= opened.until:
            yield Objection(f"征求意见到{opened.until}才截止", "决策·公众参与", "请等截止后再汇总", firm=True)
        if listed != (self.received or 0):
            yield Objection(f"逐条列出的意见合计{listed}条，收到的是{self.received or 0}条", "决策·公众参与", "请逐条补齐；内容相同的写在一行，填写几条", firm=True)
        if any(row.get("result") != "yes" and not row.get("reason") for row in self.rows or ()):
            yield Objection("没有全部采纳的意见应当说明理由", "决策·公众参与", "请填写理由", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("comments", words={"summary": "，".join(f"{ADOPTED[result]}{n}条" for result, n in adoption(self).items())})


def adoption(act: Comments) -> dict[str, int]:
    """How many opinions were taken up, partly, or not."""
    return {result: sum(int(row.get("times") or 1) for row in act.rows or () if row.get("result") == result) for result in ADOPTED}


class CallHearing(Act):
    """A hearing is called: its day, the draft, and the list of those who take part are made public; the papers go out before it."""

    title, basis = "召开听证会的公告", "决策·听证"
    by, at = OWNERS, PROPOSED
    held_on = Day("听证日期")
    participants = Text("听证参加人名单（公布的）", lines=2)
    chosen = Choice("产生方式", {"public": "公开报名遴选", "invited": "邀请利害关系人", "both": "两者都有"})

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("hearing_papers", event=self.held_on)


class SendHearingPapers(Act):
    """The papers of the hearing reach those who take part."""

    title, basis = "送达听证材料", "决策·听证"
    fact = True
    by, at, meets = OWNERS, PROPOSED, "hearing_papers"
    note = Text("送达方式", required=False)


class Hearing(Act):
    """The hearing was held in public; its record is signed by those who took part."""

    title, basis = "举行听证会", "决策·听证"
    by, at = OWNERS, PROPOSED
    counts = Counts("decision.hearings")
    record = Text("听证记录要点", lines=5)
    present = Count("参加人数", least=1)
    signed = Flag("参加人已签字")
    file = File("听证记录", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        called, papers = current(case, CallHearing), case.deadlines("hearing_papers")
        if called is None:
            yield Objection("没有听证会公告", "决策·听证", "请先发布听证会公告", firm=True)
        elif called.held_on != case.at[:10]:
            yield Objection(f"公告的听证日期是{called.held_on}", "决策·听证", "请核对日期；改期的重新公告", firm=True)
        if papers and (papers[-1].state != "met" or (papers[-1].due and papers[-1].done_on > papers[-1].due)):
            yield Objection("听证材料没有在规定时间以前送达参加人", "决策·听证", "请改期，先送达材料", rule="md.hearing.papers")
        if not self.signed:
            yield Objection("听证记录没有参加人签字", "决策·听证", "请补签")


class Experts(Act):
    """Experts, independent and without an interest, sign what they think, dissent included."""

    title, basis = "专家论证", "决策·专家论证"
    by, at, issues = OWNERS, PROPOSED, "experts"
    counts = Counts("decision.expert_views")
    rows = Rows("专家意见", name=Text("专家"), unit=Text("单位和专长"), free=Flag("声明没有利害关系"), opinion=Text("意见", lines=2), signed=Flag("本人署名"))
    conclusion = Text("归纳（不同意见也写明）", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        if any(not row.get("free") for row in self.rows or ()):
            yield Objection("有专家没有声明与决策事项没有利害关系", "决策·专家论证", "请由专家声明，或另请专家", firm=True)
        if any(not row.get("signed") for row in self.rows or ()):
            yield Objection("有专家没有署名", "决策·专家论证", "请由专家本人署名", firm=True)


class Risk(Act):
    """The risk to stability, public safety, money or environment is weighed: only what can be controlled may be decided."""

    title, basis = "风险评估", "决策·风险评估"
    by, at, issues = OWNERS, PROPOSED, "risk"
    counts = Counts("decision.risk_reports", dims=("level",))
    points = Rows("风险点", point=Text("风险点"), source=Text("成因", required=False), measure=Text("防范措施"))
    level = Choice("风险等级", {"low": "低", "middle": "中", "high": "高"})
    plan = Text("处置预案", lines=2, required=False)
    result = Choice("结论", {"yes": "可控", "no": "不可控"})

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.level != "low" and not self.plan:
            yield Objection("中高风险没有处置预案", "决策·风险评估", "请填写预案", firm=True)


class Fair(Act):
    """The effect on competition is reviewed where the item touches what businesses do."""

    title, basis = "公平竞争审查", "公平竞争·审查"
    by, at = OWNERS, PROPOSED
    conclusion = Choice("结论", {"fits": "符合标准", "exception": "适用例外规定", "against": "不符合"})
    document = Code("审查意见文号", required=False)
    heard = Flag("已听取利害关系人意见")

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.heard:
            yield Objection("没有听取利害关系人的意见", "公平竞争·听取意见", "请先听取意见", rule="nd.fair.hear")


class SendReview(Act):
    """The draft goes to the legality review with what came before; comments from others never take its place."""

    title, basis = "送请合法性审查", "决策·合法性审查"
    by, at, opens = OWNERS, PROPOSED, "legality"
    text = File("决策草案", told="Propose.text")
    materials = File("送审材料", many=True, required=False)
    wanted = Day("希望何日前审完", required=False)

    def advice(self, case: Case) -> Iterable[Advice]:
        if case.row.get("level"):
            yield Advice("审查事项和本事项一样限定知悉", ("送出以后请镇长打开审查事项，用“指派承办人”定下审核人员：此前审核人员看不到它。",))

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Open("legality", {"kind": "decision", "what": "决策草案送审", "text": self.text, "materials": self.materials, "wanted": self.wanted}, kind="part", part=True)


class Reviewed(Act):
    """The legality review has come to a conclusion about a text of this item."""

    title, basis = "合法性审查有了结论", "决策·合法性审查"
    fact, hidden = True, True
    at = ANY
    counts = Counts("decision.reviews")
    conclusion = Code("结论")
    opinion = File("意见书", required=False)
    text = File("审查的文本", required=False)
    review = Reference("审查事项", required=False)
    points = Count("意见条数", required=False)


class Answered(Act):
    """The advice was answered point by point; what was not followed is laid open to the meeting."""

    title, basis = "审查意见已逐条答复", "决策·合法性审查"
    fact, hidden = True, True
    at = ANY
    refused = Count("没有全部采纳的条数", required=False)
    review = Reference("审查事项", required=False)


class CounselSaid(Act):
    """The legal counsel, asked in the review of this item, has given an opinion."""

    title, basis = "法律顾问出具了意见", "法律顾问·出具意见"
    fact, hidden, at = True, True, ANY
    conclusion = Code("结论")
    points = Count("意见条数", required=False)


class Stop(Act):
    """The item is not pursued."""

    title, basis = "终止决策事项", "决策·调整"
    gives_up = True
    by, at, enters, voids = OWNERS, (PROPOSED, LISTED), STOPPED, ("list", "hold", "notice", "hearing_papers")
    counts = Counts("decision.stopped")
    reason = Text("原因", lines=2)


class Catalogue(Act):
    """An item of the yearly catalogue of major administrative decisions is listed, agreed by the Party committee and published."""

    title, basis = "列入决策事项目录", "决策·范围"
    by, at, enters = OWNERS, NEW, CLOSED
    key = Code("目录编号")
    name = Code("决策事项")
    year = Count("年度", most=9999)
    document = Code("党委同意的文件号")
    unit = OfficeOf("承办单位", "unit", required=False)
    published = Code("公布网址或栏目", required=False)
    since = Day("列入日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.published:
            yield Objection("决策事项目录应当公布", "决策·范围", "请填写公布的网址或栏目", rule="md.catalogue")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.List("decision_catalogue", self.key, self.name, {"document": self.document, "year": self.year}, since=self.since)
