"""What is done to make information public: a duty arises, a text is drafted, reviewed for secrets by another, approved, published per channel."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, By, Counts
from fazhi.kernel.case import Case, Said
from fazhi.kernel.checks import dossier
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, MatterOf, OfficeOf, Public, Text
from fazhi.kernel.models import Matter
from fazhi.kernel.said_again import steps_with_words
from fazhi.kernel.wrong import Objection
from fazhi.lines.disclosure.stages import (
    APPROVED,
    CHANNELS,
    CLEARED,
    COLUMNS,
    DRAFTED,
    KEPT_BACK,
    NOTED,
    PUBLISHED,
    corrected,
    private,
    uncovered,
    unread,
)
from fazhi.report import tables


def unchanged(case: Case, act: Act) -> bool | None:
    """Whether heading and text to be published are word for word those last approved; None while there is nothing to compare."""
    drafted, text = approved_words(case), getattr(act, "text", None)
    if drafted is None or not text:
        return None
    told, heading = words_now(case, drafted), getattr(act, "heading", None)
    return bool(told.get("text") == text and (not told.get("heading") or not heading or heading == told["heading"]))


def words_now(case: Case, said: Said) -> dict[str, Any]:
    """All words of an entry of this matter as its last correction left them."""
    return next((every for step, every in steps_with_words(case.id) if step.id == said.entry), {})


def unchecked(case: Case) -> list[str]:
    """The checks that the draft went through before it was last corrected, which therefore did not see the words that stand in it now."""
    drafted, last = case.said(Draft), approved_words(case)
    if drafted is None or last is None or last.entry != drafted.entry:
        return []  # a correction of what is public bears its own signatures, and is signed again when it is corrected
    since = corrected(case.memory, drafted.entry)
    checks = (case.said(Clear, result="clear"), "保密审查"), (case.said(Approve), "审批")
    return [title for said, title in checks if said is not None and drafted.n < said.n < since]


def approved_words(case: Case) -> Said | None:
    """What last gave the text its words: the draft that was approved, or a correction signed since."""
    told = [said for said in (case.said(Draft), case.said(f"{case.line}.Amend")) if said is not None]
    return max(told, key=lambda said: int(said._mini["i"]), default=None)


def listeners(case: Case, act: Act) -> list[list[str]]:
    """Linked matters that want to know where they were published: [matter, line]."""
    found = Matter.objects.filter(id__in=case.links()).order_by("id").values_list("id", "line")
    return [[ident, line] for ident, line in found if "Published" in registry.line(line).hears]


def first_time(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True of the publication with which the item becomes public."""
    return any(change[0] == "~" and change[1] == "matter" and change[3].get("stage", ["", ""])[1] == PUBLISHED.key for change in outcome)


def in_time(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True of a first publication on or before the last day of the duty."""
    met = [each for each in memory["rows"].get("deadline", {}).values() if each["term"] == "publish"]
    return first_time(said, memory, outcome) and bool(met) and bool(met[-1].get("due")) and met[-1].get("done_on", "") <= met[-1]["due"][:10]


def on(channel: str) -> Any:
    """True of a publication on this channel."""
    def matches(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
        return bool(said.get("channel") == channel)
    return matches


class Arise(Act):
    """Something arose that has to be made public: the working days run from the day it came into being."""

    title, basis = "登记应公开事项", "公开·主动公开"
    fact = True
    at, enters = NEW, NOTED
    what = Text("应公开的信息", lines=2)
    column = Choice("栏目", COLUMNS, default="news")
    formed = Day("信息形成或变更之日", required=False)
    source = Code("来源", required=False)
    about = MatterOf("所涉事项", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("publish", since=self.formed or case.at[:10])
        if self.about:
            yield c.Relate(self.about, "about")


class OweYearly(Act):
    """A new year begins: the enforcement data of the year before have to be public by the end of January."""

    title, basis = "应公开上年度行政执法数据", "三项制度·事后公开"
    fact, hidden = True, True
    by, at, enters = capacities.clock, NEW, NOTED
    plays = "publication.owed"
    year = Count("年度", most=9999)
    column = Choice("栏目", COLUMNS, default="statistics")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("statistics", since=f"{self.year + 1}-01-01")


def numbers(case: Case, act: Act) -> dict[str, Any]:
    """The numbers of the yearly tables of enforcement as they stand when their text is drafted."""
    owed = case.said(OweYearly)
    return tables.told(case.office, int(owed.year)) if owed else {}


def frozen(case: Case, act: Act) -> dict[str, Any]:
    """The numbers that become public with the tables: those of the text that was drafted, on the first channel."""
    if not case.ever(OweYearly) or case.ever(Publish):
        return {}
    step = dossier(case.id).last(Draft.key)
    return dict(step.asks.get(numbers.__name__) or {}) if step else {}


def moved(case: Case, act: Act) -> list[str]:
    """The numbers of the yearly tables that are others now than in the text that was drafted, those too that only one of the two has."""
    told = frozen(case, act)
    now = tables.again(case.office, told) if told else {}
    return [one["label"] for place, one in {**now, **told}.items() if place not in told or place not in now or now[place]["value"] != one["value"]]


class Draft(Act):
    """The text to be published is written, with a heading that may be read by anybody."""

    title, basis = "拟制公开文本", "公开·主动公开"
    by, at, enters = (capacities.clerk, capacities.unit_head, capacities.publisher), (NEW, NOTED, DRAFTED, CLEARED, APPROVED), DRAFTED
    plays, asks = "publication.draft", numbers
    heading = Public("公开标题", help="原样公开；不写当事人姓名、电话、证件号")
    text = Text("公开文本", lines=12, most=200000)
    column = Choice("栏目", COLUMNS, told="Arise.column")
    village = OfficeOf("哪个村（社区）的", "village", required=False, when=("column", ("village",)))
    channels = Choice("拟发布渠道", CHANNELS, many=True)
    formed = Day("信息形成或变更之日", required=False, told="Arise.formed")
    about = MatterOf("所涉事项", required=False)
    files = File("附件", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from private(self.text)
        if self.column == "village" and not self.village:
            yield Objection("村务公开没有写明是哪个村（社区）的", "村务·公开", "请选择村（社区），每个村是否按期公开才看得出来", warns=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if not case.deadlines("publish") and not case.deadlines("statistics"):
            yield c.Start("publish", since=self.formed or case.at[:10])
        if self.about and self.about not in case.links():
            yield c.Relate(self.about, "about")


class Clear(Act):
    """Another person looks whether the text touches state secrets, business secrets or privacy."""

    title, basis = "保密审查", "公开·保密审查"
    by, at = capacities.secrecy, DRAFTED
    apart_from, shows = Draft, ("Draft.heading", "Draft.text", "Draft.files", "Redact.rows", "Redact.copy")
    enters = By("result", clear=CLEARED, back=NOTED, closed=KEPT_BACK)
    result = Choice("审查结论", {"clear": "可以公开", "back": "修改后再审", "closed": "不予公开"})
    reason = Text("理由", lines=2, required=False)
    look = Day("下次评估是否可以公开的日期", required=False, when=("result", ("closed",)))

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.result in ("back", "closed") and not self.reason:
            yield Objection("退回修改或不予公开的，应当写明理由", "公开·保密审查", "请填写理由", firm=True)
        if self.result == "clear":
            yield from uncovered(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result == "closed":
            yield c.Void("publish")
            if self.look:
                yield c.Start("look", due=self.look)


class Approve(Act):
    """A head who neither drafted nor reviewed it approves the publication."""

    title, basis = "审批公开", "公开·审核"
    by, at, enters = (capacities.unit_head, capacities.leader), CLEARED, APPROVED
    apart_from, shows = (Draft, Clear), (*Clear.shows, "Clear.reason")
    plays = "publication.approve"
    opinion = Text("意见", lines=2, required=False)


class Publish(Act):
    """The approved text is published on one channel; each channel is a publication of its own."""

    title, basis = "发布", "公开·方式"
    by, at, enters = capacities.publisher, (APPROVED, PUBLISHED), PUBLISHED
    apart_from = Clear
    meets, tells = ("publish", "statistics"), "penalty.Published"
    asks, reports_to, tells_again = (unchanged, listeners, frozen, moved), "社会公众", staticmethod(tables.again)
    counts = (
        Counts("disclosure.website", dims=("column",), when=on("site")),
        Counts("disclosure.board", dims=("column", "Draft.village"), when=on("board")),
        Counts("disclosure.wechat", dims=("column",), when=on("wechat")),
        Counts("disclosure.county", dims=("column",), when=on("county")),
        Counts("disclosure.items", dims=("column",), when=first_time),
        Counts("disclosure.in_time", when=in_time),
    )
    channel = Choice("渠道", CHANNELS)
    heading = Public("公开标题", told="Draft.heading")
    text = Text("公开文本", lines=12, most=200000, help="须与审批的文本一致", told="Draft.text")
    address = Code("页面地址或张贴地点代号", required=False)
    proof = File("截图或照片", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from private(self.text)
        if not case.done(Clear, result="clear"):
            yield Objection("未经保密审查，不得公开", "公开·保密审查", "请先由未拟稿的保密审查员审查")
        if not case.done(Approve):
            yield Objection("未经审批，不得公开", "公开·审核", "请先报部门负责人或分管领导审批")
        if unchecked(case):
            yield Objection(f"{'、'.join(unchecked(case))}以后又更正过拟稿，更正的内容没有经过{'、'.join(unchecked(case))}", "公开·审核", "请重新拟稿，再送审查、审批、校对", firm=True)
        if case.asked.get("unchanged") is False:
            yield Objection("要发布的标题或者文本与审批的不一致", "公开·审核", "请使用审批的标题和文本；确需修改的，重新拟稿送审")
        if case.asked.get("moved"):
            yield Objection(f"拟稿以后有{len(case.asked['moved'])}个数变了：{'、'.join(case.asked['moved'][:6])}", "三项制度·事后公开",
                            "请重新拟稿，再送审查、校对；仍按原数公开的，以后在报数台账里会列出差异", warns=True)
        yield from unread(case)
        if self.channel in standing(case):
            yield Objection(f"已在{CHANNELS[self.channel]}公开，不能重复发布", "公开·方式", "内容有变的，请用“更正公开内容”", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Show(self.channel, self.heading, "text", column=COLUMNS.get(column_of(case), ""), subject=case.id)
        for other, line in case.asked.get("listeners") or ():
            if self.channel not in {each.channel for each in case.each(Publish, ever=True)}:
                yield c.Tell(other, f"{line}.Published", {"channel": self.channel, "matter": case.id})


def column_of(case: Case) -> str:
    """The column of the item as last drafted."""
    drafted = case.said(Draft)
    return str((drafted.column if drafted else case.first.column) or "")


def standing(case: Case) -> dict[str, str]:
    """Channel -> disclosure that still stands there."""
    rows = case.memory["rows"].get("disclosure", {})
    return {rows[ident]["channel"]: ident for ident in case.shown()}
