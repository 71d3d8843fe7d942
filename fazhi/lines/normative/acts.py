"""Normative documents, the making: project, drafting, comments with feedback, fair-competition review, legality review."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, ListingOf, Public, Rows, Text
from fazhi.kernel.said_again import steps_with_words
from fazhi.kernel.templates import table_of
from fazhi.kernel.wrong import Objection
from fazhi.law import rule
from fazhi.lines.normative.stages import (
    DRAFTING,
    DROPPED,
    FAIR,
    ISSUED,
    KINDS,
    PASSED,
    REVIEW,
    beside_fair,
    fair_owed,
    issuer,
    standing,
    under_review,
)

MAKERS = (capacities.clerk, capacities.unit_head, capacities.leader)
WAYS = {"public": "向社会公开征求", "units": "书面征求有关单位", "talks": "座谈会、论证会", "hearing": "听证会", "firms": "听取企业、行业协会意见"}
ADOPTED = {"yes": "采纳", "partly": "部分采纳", "no": "不采纳"}


class Project(Act):
    """A unit proposes a document: why it is needed, on which law it rests, whom it touches."""

    title, basis = "立项", "文件·评估论证"
    by, at, enters, asks, issues, starts = MAKERS, NEW, DRAFTING, (issuer, standing), "project", "review"
    counts = Counts("normative.projects")
    name = Public("文件名称", help="以文种结尾，例如“××管理规定”；暂行、试行的写在名称里")
    kind = Choice("文种", KINDS)
    need = Text("必要性和可行性", lines=3)
    law_basis = Text("上位法依据", lines=2)
    touches_public = Flag("涉及群众切身利益")
    touches_firms = Flag("涉及经营者的经济活动")
    revises = ListingOf("修改或者替代的文件", "normative", required=False)
    revision = Choice("怎样修改", {"replace": "替代，原文件同时废止", "amend": "修改部分条款，原文件文号不变"}, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        regime = case.asked.get("issuer")
        if regime == "none":
            yield Objection("本镇没有规范性文件制定权", "文件·制定主体", "请报请有权机关制定", firm=True)
        elif regime == "":
            yield Objection("还没有登记本镇的规范性文件制定权", "文件·制定主体", "请机构管理员先登记“规范性文件制定权”")
        if self.name and self.kind and not bare(self.name).endswith(KINDS[self.kind]):
            yield Objection(f"文件名称应当以文种“{KINDS[self.kind]}”结尾", "文件·制定主体", "请改名称或文种", firm=True)
        if self.revises and not self.revision:
            yield Objection("没有写明是替代还是修改", "文件·清理", "请选择怎样修改", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        old = (case.asked.get("standing") or {}).get(self.revises or "")
        if old:
            yield c.Relate(old["matter"], "revises")


def bare(name: str) -> str:
    """A document's name without （试行）, （暂行） or （草案） at its end."""
    for mark in ("（试行）", "（暂行）", "（草案）", "(试行)", "(暂行)", "(草案)"):
        name = name.removesuffix(mark)
    return name


class Draft(Act):
    """The draft is written, and what explains it; a later draft takes the place of an earlier one."""

    title, basis, issues = "起草", "文件·评估论证", "explanation"
    by, at = MAKERS, DRAFTING
    text = File("草案", help="Word文档或者带文字的PDF")
    explanation = Text("起草说明：主要内容、依据、分歧意见", lines=4)
    forbidden = Flag("已逐项核对没有禁止规定的内容")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.text and not self.forbidden:
            yield Objection("没有核对禁止规定的内容", "文件·禁止内容", "请逐项核对后勾选")

    def advice(self, case: Case) -> Iterable[Advice]:
        names = ("ban.power", "ban.set", "ban.condition", "ban.proof", "ban.rights", "ban.market", "ban.competition", "ban.issuer")
        yield Advice("文件里不能有", tuple(rule(each, case.day).name for each in names))


class Consult(Act):
    """Comments are asked for: of the public where its interests are touched, of units, of firms."""

    title, basis, issues = "征求意见", "文件·征求意见", "consultation"
    by, at = MAKERS, DRAFTING
    way = Choice("方式", WAYS)
    since = Day("自")
    until = Day("至")
    how_to = Public("怎样提意见", required=False, help="邮箱、地址、电话（单位的）")
    address = Code("公告的网址或者地点", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.ever(Draft):
            yield Objection("还没有草案，不能征求意见", "文件·征求意见", "请先登记起草", firm=True)
        if self.since and self.until and self.until < self.since:
            yield Objection("截止日早于起始日", "文件·征求意见", "请核对日期", firm=True)
        elif self.until and self.until < case.day.isoformat():
            yield Objection(f"截止日{self.until}已经过了，现在征求不到意见", "文件·征求意见", "请改截止日；以前已经发出的公告，选“已在纸上办理”并填写当时的日期", firm=True)

    def advice(self, case: Case) -> Iterable[Advice]:
        if rule("nd.comment.public", case.day).unknown:
            yield Advice("征求多少天", ("国家没有规定规范性文件公开征求意见的最少天数，省里的规定没有读到，系统不猜；请按本地制度确定。",))


class Comment(Act):
    """A comment came in; what is done with it is said, and why if it is not followed."""

    title, basis = "登记意见", "文件·征求意见"
    fact = True
    by, at = MAKERS, DRAFTING
    counts = (Counts("normative.comments"), Counts("normative.comments_adopted", when=lambda said, memory, outcome: said.get("result") in ("yes", "partly")))
    source = Choice("谁提的", {"citizen": "群众", "firm": "企业、行业协会", "unit": "单位", "deputy": "人大代表", "village": "村（社区）"})
    who = Text("提意见的人", required=False)
    comment = Text("意见", lines=2)
    result = Choice("处理", ADOPTED)
    reason = Text("没有全部采纳的理由", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.ever(Consult):
            yield Objection("还没有征求意见", "文件·征求意见", "请先登记征求意见的公告")
        if self.result in ("partly", "no") and not self.reason:
            yield Objection("没有全部采纳的意见要说明理由", "文件·征求意见", "请填写理由", firm=True)


class Feedback(Act):
    """What became of the comments is summed up and told to those who made them."""

    title, basis = "反馈意见采纳情况", "文件·征求意见"
    by, at = MAKERS, DRAFTING
    received = Count("收到意见", unit="条")
    summary = Text("采纳情况", lines=3)
    published = Flag("已向社会公布")

    def objections(self, case: Case) -> Iterable[Objection]:
        last = case.said(Consult)
        if last is None:
            yield Objection("还没有征求意见", "文件·征求意见", "请先登记征求意见的公告", firm=True)
        elif case.day.isoformat() <= str(last.until):
            yield Objection(f"征求意见到{last.until}才结束", "文件·征求意见", "请等期限届满", firm=True)
        if self.received is not None and self.received != case.count(Comment):
            yield Objection(f"登记的意见是{case.count(Comment)}条，填写的是{self.received}条", "文件·征求意见", "请补登记意见，或更正条数", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("feedback", words={"items": one_by_one(case)})


def one_by_one(case: Case) -> str:
    """Every comment with what became of it, as a table for the public: from which side it came, never from whom."""
    sources = Comment.fields["source"].options
    rows = [(sources[said["source"]], said["comment"], ADOPTED[said["result"]], said.get("reason") or "")
            for step, said in steps_with_words(case.id) if step.act == Comment.key]
    return table_of([("序号", "意见来源", "意见", "处理", "理由"), *((str(n), *row) for n, row in enumerate(rows, start=1))]) if rows else ""


class FairReview(Act):
    """A document that touches what firms do is checked against the standards of fair competition, those concerned having been heard."""

    title, basis, issues = "公平竞争审查", "公平竞争·审查", "fair"
    by, at = MAKERS, (DRAFTING, REVIEW, PASSED)
    counts = Counts("normative.fair", dims=("conclusion",))
    text = File("审查的文本", required=False, told="SendForReview.text Draft.text", help="不上传的，以审查前最后登记的文本为准；以后会和送审、上会、签发的文本逐条比对")
    rows = Rows("逐项对照", standard=Choice("审查标准", FAIR), found=Choice("有没有", {"no": "没有", "yes": "有"}, default="no"), note=Text("说明", required=False))
    heard = Text("听取利害关系人意见的情况", lines=2, required=False)
    conclusion = Choice("结论", {"fits": "符合标准", "exception": "不符合，但属于例外情形", "breach": "不符合，不得出台"})
    exception = Text("例外的理由、没有更小损害的办法", lines=2, required=False)
    ends = Day("例外规定的终止日期", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        given = [row["standard"] for row in self.rows or ()]
        if given and set(given) != set(FAIR):
            yield Objection("审查标准要逐项对照", "公平竞争·标准", "请每项填一行", firm=True)
        if self.conclusion == "fits" and any(row["found"] == "yes" for row in self.rows or ()):
            yield Objection("有不符合审查标准的内容，结论不能是符合标准", "公平竞争·结论", "请修改草案，或选例外情形并说明", firm=True)
        if self.conclusion == "exception" and not (self.exception and self.ends):
            yield Objection("例外情形没有写明理由或者终止日期", "公平竞争·例外", "请补写", firm=True)
        if self.conclusion and not self.heard:
            yield Objection("没有听取利害关系人的意见", "公平竞争·听取意见", "请听取有关企业、行业协会的意见后再作结论")


class SendForReview(Act):
    """The draft goes to legality review, with everything that was done before."""

    title, basis, opens, meets = "送合法性审核", "文件·审核材料", "legality", "review"
    by, at, enters, asks, starts = MAKERS, DRAFTING, REVIEW, (under_review, beside_fair), "opinion"
    text = File("送审稿", told="Draft.text")
    materials = File("送审材料", many=True, required=False)
    explanation = Text("起草说明和征求意见情况", lines=3, required=False)
    wanted = Day("希望何日前审完", required=False)
    unheard = Flag("没有向社会公开征求意见", reason=True, help="涉及群众切身利益而没有公开征求意见的，说明理由；理由随送审材料交审核人员")

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.asked.get("under_review"):
            yield Objection(f"已经送审（{'、'.join(case.asked['under_review'])}），还没有结论", "文件·审核材料", "请等审核结论；送错了的，请审核人员先退回", firm=True)
        if not case.ever(Draft):
            yield Objection("还没有起草说明", "文件·审核材料", "请先登记起草", firm=True)
        heard = case.ever(Consult, way="public")
        if case.first.touches_public and not heard and not (self.unheard and self.unheard_reason):
            yield Objection("涉及群众切身利益，还没有向社会公开征求意见", "文件·征求意见", "请公开征求意见并反馈采纳情况后送审；确实不能公开征求意见的，勾选并说明理由", firm=True)
        elif case.first.touches_public and not heard:
            yield Objection("涉及群众切身利益，没有向社会公开征求意见", "文件·征求意见", "理由已随送审材料交审核人员，请审核时看看是否成立", warns=True)
        if case.ever(Consult) and not case.ever(Feedback):
            yield Objection("征求意见的采纳情况还没有反馈", "文件·征求意见", "请先反馈意见采纳情况", firm=True)
        yield from fair_owed(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        told = [self.explanation, f"没有向社会公开征求意见的理由：{self.unheard_reason}" if self.unheard else ""]
        said = {"kind": "normative", "what": case.first.name, "text": self.text, "materials": self.materials, "explanation": "\n".join(each for each in told if each) or None,
                "wanted": self.wanted}
        yield c.Open("legality", said, kind="part", part=True)


class Reviewed(Act):
    """The legality review has concluded, about this very text."""

    title, basis = "合法性审核有了结论", "文件·合法性审核"
    fact, hidden = True, True
    at = (DRAFTING, REVIEW, PASSED, ISSUED)
    meets = "opinion"
    conclusion = Code("结论")
    text = File("审核的文本", required=False)
    opinion = File("签字的意见书", required=False)
    review = Code("审查事项", required=False)
    points = Count("意见条数", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.conclusion == "agreed":
            yield from to_the_meeting(case)


class Answered(Act):
    """Every piece of advice of the legality review was answered, the refused ones with their reasons."""

    title, basis = "审核意见已逐条答复", "文件·合法性审核"
    fact, hidden = True, True
    at = (DRAFTING, REVIEW, PASSED, ISSUED)
    refused = Count("没有全部采纳的条数", required=False)
    review = Code("审查事项", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from to_the_meeting(case)


class Returned(Act):
    """The review ended without a conclusion that carries: sent back, or given up; the document goes back to drafting."""

    title, basis = "审核已退回或者终止", "文件·合法性审核"
    fact, hidden = True, True
    at = (DRAFTING, REVIEW, PASSED, ISSUED)
    voids = "opinion"
    why = Code("原因", required=False)
    review = Code("审查事项", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.stage == REVIEW.key:
            yield c.Enter(DRAFTING.key)
            yield c.Start("review")


def to_the_meeting(case: Case) -> Iterable[Consequence]:
    """What was reviewed is due to be discussed."""
    if case.stage == REVIEW.key and not case.open("deliberate") and not case.open("meeting"):
        yield c.Start("deliberate")


class Drop(Act):
    """The document is no longer pursued."""

    title, basis = "终止制定", "文件·评估论证"
    gives_up = True
    by, at, enters, voids = MAKERS, (DRAFTING, REVIEW, PASSED), DROPPED, ("review", "opinion", "deliberate", "meeting", "number")
    reason = Text("原因", lines=2)
