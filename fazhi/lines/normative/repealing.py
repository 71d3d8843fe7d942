"""A document is repealed as it was issued: put before the meeting, signed by the chief, made public; only then does it fall."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, File, Flag, ListingOf, Rows, Text
from fazhi.kernel.told import meeting_pending, once_before_meeting
from fazhi.kernel.wrong import Objection
from fazhi.lines.normative.issuing import REGISTRARS
from fazhi.lines.normative.living import OUT, CleanUp, gone
from fazhi.lines.normative.stages import CHANNELS, ENDED, FORCE, ROUND, agreed, cited_by, number_of, own_site


class ProposeRepeal(Act):
    """A document in force, or those that a clean-up wants to end, is put before the meeting of the town's leaders, which hears its legality review first as it did when it was made."""

    title, basis, opens = "提请废止", "文件·集体审议", "decision"
    gives_up = True
    by, at, asks, starts = OUT, (FORCE, ROUND), (cited_by, meeting_pending), "repeal_meeting"
    reason = Text("理由", lines=2)
    documents = Rows("清理中拟废止、宣布失效的文件", required=False, least=0, document=ListingOf("文件", "normative"))
    text = File("废止决定稿", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from once_before_meeting(case, "文件·集体审议")
        if case.stage == ROUND.key and not case.ever(CleanUp):
            yield Objection("还没有开展清理", "文件·清理", "请先登记开展文件清理", firm=True)
        if case.stage == ROUND.key and self.reason and not self.documents:
            yield Objection("没有写明拟废止、宣布失效的是哪些文件", "文件·清理", "请逐件填写", firm=True)
        if case.stage == FORCE.key and self.documents:
            yield Objection("在这份文件里只能提请废止它自己", "文件·清理", "请删去填写的文件；一次废止几份的，在清理事项里提请", firm=True)

    def advice(self, case: Case) -> Iterable[Advice]:
        cited = case.asked.get("cited_by") or []
        if cited:
            yield Advice("引用过本文件的事项", (f"记录里有{len(cited)}件事项引用了它的文号，废止前请看看有没有还在办的。",), tuple(cited[:20]))

    def follows(self, case: Case) -> Iterable[Consequence]:
        named = "、".join(row["document"] for row in self.documents or ()) or f"{case.first.name}（{number_of(case)}）"
        said = {"what": f"审议废止规范性文件：{named}", "kind": "matter", "text": self.text, "basis_text": self.reason, "gates": ["legality"]}
        yield c.Open("decision", {key: word for key, word in said.items() if word}, kind="part", part=True)


class SignRepeal(Act):
    """The meeting has passed the repeal: the chief signs the decision, which then has to be made public."""

    title, basis, issues, meets, starts = "签发废止决定", "文件·清理", "repeal", "repeal", "publish_repeal"
    by, signs, at = OUT, (capacities.chief,), FORCE
    reason = Text("理由", lines=2, told="ProposeRepeal.reason")
    decision = Code("废止决定的会议或者文号")

    def begin(self, case: Case) -> dict[str, str]:
        told = case.said(f"{case.line}.Decided")
        return {"decision": f"{told.day}{told.meeting}"} if told and told.meeting and agreed(case) else {}

    def objections(self, case: Case) -> Iterable[Objection]:
        if not agreed(case):
            yield Objection("会议还没有审议通过废止", "文件·集体审议", "请先办理“提请废止”，由集体决策事项登记会议结果", firm=True)


class Repeal(Act):
    """The decision of repeal is made public: from that day on the document is no longer in force."""

    title, basis, meets = "废止", "文件·公布", "publish_repeal"
    by, at, enters, asks = (capacities.publisher, *REGISTRARS), FORCE, ENDED, own_site
    counts = Counts("normative.repealed")
    channels = Choice("公布载体", CHANNELS, many=True)
    address = Code("网址或者张贴地点")
    to_site = Flag("交信息公开员在网站发布", help="本镇登记有政府网站的，或者公布载体选了政府网站的，自动转交")

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("publish_repeal"):
            yield Objection("还没有签发废止决定", "文件·公布", "请先由主要负责人签发", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from gone(case)
        if self.to_site or "site" in (self.channels or ()) or case.asked.get("own_site"):
            yield c.Open("disclosure", {"what": f"废止规范性文件：{case.first.name}", "column": "documents", "about": case.id}, kind="from")
