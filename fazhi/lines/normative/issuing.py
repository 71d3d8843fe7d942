"""Normative documents, the issuing: decided together, signed, registered and numbered, published, explained, filed upward."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.compare import drift
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, Public, Text
from fazhi.kernel.told import ToldDecided, meeting_pending, once_before_meeting
from fazhi.kernel.wrong import Objection
from fazhi.lines.normative.acts import MAKERS, Draft, Project
from fazhi.lines.normative.stages import (
    CHANNELS,
    DRAFTING,
    DROPPED,
    FORCE,
    ISSUED,
    PASSED,
    REVIEW,
    ROUND,
    bearing,
    beside_fair,
    beside_meeting,
    fair_owed,
    issuer,
    law_day,
    listed_as,
    longest,
    meeting_owed,
    number_of,
    own_site,
    review_owed,
    reviewed_of,
    standing,
    trial,
)

CONCLUDED = {"agreed": "合法，同意", "conditional": "应当修改", "disagreed": "不合法"}
REGISTRARS = (capacities.clerk, capacities.archivist, capacities.unit_head)
FILED = {"registered": "予以登记", "correct": "暂缓登记，要求补正", "opinion": "提出审查意见"}


class Submit(Act):
    """The reviewed draft is put before the meeting of the town's leaders; what of the review's advice was not followed is explained to them."""

    title, basis = "提交集体审议", "文件·集体审议"
    by, at, opens, asks, meets = MAKERS, REVIEW, "decision", (drift, meeting_pending, beside_fair), "deliberate"
    starts, voids = "meeting", "meeting"
    text = File("提交审议的文本", told="Reviewed.text SendForReview.text")
    explained = Text("对没有采纳的审核意见的说明", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from once_before_meeting(case, "文件·集体审议")
        yield from review_owed(case)
        yield from fair_owed(case)
        answered = case.said(f"{case.line}.Answered")
        if answered and answered.refused and not self.explained:
            yield Objection(f"有{answered.refused}条审核意见没有全部采纳，审议时要作出说明", "文件·合法性审核", "请写明向会议怎样说明", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        review = reviewed_of(case)
        answered = case.said(f"{case.line}.Answered")
        told = CONCLUDED.get(str(review.conclusion), "") if review else ""
        yield c.Issue("submission", words={"reviewed": f"{told}（{review.at[:10]}）{'；意见已逐条答复' if answered else ''}" if review and told else ""})
        said = {"what": f"审议规范性文件：{case.first.name}", "kind": "matter", "text": self.text, "gates": ["legality"], "legality": review.review if review else None}
        yield c.Open("decision", {key: word for key, word in said.items() if word}, kind="part", part=True)


class Decided(ToldDecided):
    """The meeting has discussed the document: passed it, put it off, or turned it down."""

    title, basis, voids = "会议作出了决定", "文件·集体审议", "review"
    meets = ("deliberate", "meeting", "repeal_meeting")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.stage in (FORCE.key, ROUND.key) and case.open("repeal_meeting"):
            if self.result == "deferred":
                yield c.Start("repeal_meeting")
            elif self.result == "passed" and case.stage == FORCE.key:
                yield c.Start("repeal")
        if case.stage not in (DRAFTING.key, REVIEW.key):
            return
        if self.result == "passed":
            yield c.Enter(PASSED.key)
            yield c.Start("number")
        elif self.result == "rejected":
            yield c.Enter(DROPPED.key)
        else:
            yield c.Start("meeting")


class Rework(Act):
    """The draft goes back to drafting before it is issued: review and meeting are asked for anew."""

    title, basis, starts = "退回起草", "文件·评估论证", "review"
    gives_up = True
    by, at, enters, voids = MAKERS, (REVIEW, PASSED), DRAFTING, ("deliberate", "meeting", "number")
    reason = Text("原因", lines=2)


class Number(Act):
    """The chief signs; the document is registered, numbered and printed by one who did not draft it."""

    title, basis, issues = "签发、统一登记编号", "文件·统一登记", "registration"
    by, signs, at, enters = REGISTRARS, (capacities.chief,), PASSED, ISSUED
    apart_from, asks = (Draft, Project), (drift, beside_meeting, beside_fair, issuer)
    meets, starts = "number", "publish"
    text = File("签发的文本", told="Decided.text Reviewed.text")
    effective = Day("施行日期")
    valid_until = Day("有效期至", help="在文件里写明；到期自动失效")
    county_number = Code("县统一编号", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from review_owed(case)
        yield from fair_owed(case)
        yield from meeting_owed(case)
        if case.asked.get("issuer") == "county" and self.effective and not self.county_number:
            yield Objection("规范性文件由县统一登记、编号，还没有填写县的编号", "文件·统一登记", "请报县登记后填写编号", firm=True)
        if self.effective and self.valid_until:
            last = longest(case, self.effective)
            if self.valid_until <= self.effective:
                yield Objection("有效期的截止日应当晚于施行日期", "文件·有效期", "请核对日期", firm=True)
            elif last and self.valid_until > last:
                yield Objection(f"有效期太长，最迟到{last}", "文件·有效期", "请缩短有效期", rule="nd.valid.trial" if trial(case.first.name) else "nd.valid.normal")


class Publish(Act):
    """The document is made public; only then may it be relied on. Filing upward, explanation and its time of validity begin."""

    title, basis = "公布", "文件·公布"
    by, at, enters = (capacities.publisher, *REGISTRARS), ISSUED, FORCE
    starts, meets, asks = ("file", "explain"), "publish", (standing, own_site, bearing)
    tells = ("normative.Replaced", "normative.Amended")
    counts = Counts("normative.issued", dims=("kind",))
    number = Code("文号", help="与签发的文本一致")
    channels = Choice("公布载体", CHANNELS, many=True)
    address = Code("网址或者张贴地点")
    early = Flag("公布后立即或者不足规定间隔施行", reason=True)
    to_site = Flag("交信息公开员在网站发布", help="本镇登记有政府网站的，或者公布载体选了政府网站的，自动转交")

    def begin(self, case: Case) -> dict[str, str]:
        signed = case.said(Number)
        own = [str(paper.get("number")) for paper in case.papers("normative.registration") if paper.get("number")]
        return {"number": str(signed.county_number) if signed and signed.county_number else own[-1]} if own or (signed and signed.county_number) else {}

    def objections(self, case: Case) -> Iterable[Objection]:
        signed = case.said(Number)
        if case.asked.get("bearing"):
            yield Objection(f"文号{self.number}已经用于“{'、'.join(case.asked['bearing'])}”", "文件·统一登记", "一个文号只能用一次，请核对；原来登记错的，先更正那一件", firm=True)
        if signed is None:
            return
        own = {paper.get("number") for paper in case.papers("normative.registration")} - {None, ""}
        if self.number and not signed.county_number and own and self.number not in own:
            yield Objection(f"文号与登记的不一致，登记的是{'、'.join(sorted(own))}", "文件·统一登记", "请按登记的文号填写", firm=True)
        if case.day.isoformat() > signed.effective:
            yield Objection("公布日晚于施行日期，公布前不能作为管理依据", "文件·公布", "请改施行日期后重新签发", rule="nd.publish.gate")
        elif not self.early and (law_day(signed.effective) - case.day).days < int(case.limit("nd.effect.delay")):
            yield Objection(f"公布到施行不足{case.limit('nd.effect.delay')}日", "文件·公布", "请说明立即施行的理由", rule="nd.effect.delay")

    def follows(self, case: Case) -> Iterable[Consequence]:
        signed, first = case.said(Number), case.first
        until = str(signed.valid_until) if signed else ""
        if not first.revises or first.revision == "replace":
            yield from stand(case, str(self.number), str(first.name), str(signed.effective if signed else ""), until, case.day.isoformat())
        old = (case.asked.get("standing") or {}).get(first.revises or "", {})
        if old and first.revision == "replace":
            yield c.Tell(old["matter"], f"{case.line}.Replaced", {"number": self.number, "effective": signed.effective if signed else None})
        elif old:
            yield c.Tell(old["matter"], f"{case.line}.Amended", {"number": self.number, "effective": signed.effective if signed else None, "text": signed.text if signed else None})
        if self.to_site or "site" in (self.channels or ()) or case.asked.get("own_site"):
            yield c.Open("disclosure", {"what": f"规范性文件：{first.name}", "column": "documents", "about": case.id}, kind="from")


def stand(case: Case, number: str, name: str, effective: str, until: str, published: str, filed: str = "") -> Iterable[Consequence]:
    """The document stands in the live catalogue; its validity runs, and before its end it has to be evaluated."""
    yield c.List(case.line, number, name, {"matter": case.id, "valid_until": until, "published": published, "filed": filed}, since=effective)
    if until:
        yield c.Start("valid", due=until)
        yield c.Start("evaluate", event=until)


class Explain(Act):
    """What the document means is explained to the public."""

    title, basis, meets = "发布解读", "文件·公布", "explain"
    by, at = (capacities.publisher, *MAKERS), FORCE
    way = Choice("形式", {"text": "文字", "picture": "图解", "meeting": "宣讲会", "answers": "问答"})
    address = Code("网址或者地点")


class FileUp(Act):
    """The document goes to the county government for the record, with explanation, basis and the opinion of the review."""

    title, basis, issues = "报送备案", "文件·备案", "filing"
    by, at, meets, starts, asks = REGISTRARS, FORCE, "file", "registered", listed_as
    counts = (Counts("normative.filed"), Counts("normative.filed_in_time", when=lambda said, memory, outcome: _in_time(memory)))
    to = Public("报送机关")
    materials = File("备案材料", many=True, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from filed(case, "已报送，等待登记")


def filed(case: Case, how: str) -> Iterable[Consequence]:
    """The catalogue tells how the filing of the document stands."""
    was = case.asked.get("listed_as")
    if was:
        yield c.Reword(case.line, number_of(case), was, {**was, "filed": how})


def _in_time(memory: dict[str, object]) -> bool:
    """True of a filing on or before the last day of the duty."""
    rows = memory["rows"].get("deadline", {}).values()  # type: ignore[attr-defined]
    met = [each for each in rows if each["term"] == "file" and each.get("state") == "met"]
    return bool(met) and bool(met[-1].get("due")) and met[-1].get("done_on", "") <= met[-1]["due"][:10]


class FiledAnswer(Act):
    """The county registers the filing, wants it completed, or has something against the document."""

    title, basis = "登记备案结果", "文件·备案"
    fact = True
    by, at, meets, asks = REGISTRARS, FORCE, "registered", listed_as
    result = Choice("结果", FILED)
    number = Code("备案登记号", required=False)
    opinion = Text("补正要求或者审查意见", lines=2, required=False)
    letter = File("来文", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from filed(case, str((self.result == "registered" and self.number) or FILED[str(self.result)]))
        if self.result == "correct":
            yield c.Start("file_correct")
        elif self.result == "opinion":
            yield c.Start("file_answer")


class CorrectFiling(Act):
    """What the county found missing in the filing is supplied."""

    title, basis, meets, starts = "补正备案材料", "备案·补正", "file_correct", "registered"
    by, at = REGISTRARS, FORCE
    materials = File("补正的材料", many=True, required=False)
    note = Text("说明", lines=2, required=False)


class AnswerOpinion(Act):
    """The county is told what was done about its opinion."""

    title, basis, meets = "反馈审查意见处理情况", "备案·审查意见", "file_answer"
    by, at = REGISTRARS, FORCE
    counts = Counts("normative.objected", dims=("course",))
    course = Choice("处理", {"revise": "修改", "repeal": "废止", "keep": "说明理由，继续执行"})
    answer = Text("处理情况", lines=3)
