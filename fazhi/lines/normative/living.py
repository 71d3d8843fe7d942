"""Normative documents in force: amended, replaced, evaluated, expired by the clock, repealed; clean-up rounds and the yearly catalogue."""

from collections.abc import Iterable
from datetime import timedelta

from fazhi.kernel import capacities, old
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, ListingOf, Public, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.normative.acts import MAKERS
from fazhi.lines.normative.catalogue import as_catalogue, issued_in_year
from fazhi.lines.normative.issuing import stand
from fazhi.lines.normative.stages import (
    CHANNELS,
    DONE,
    ENDED,
    FORCE,
    KINDS,
    RESULTS,
    ROUND,
    agreed,
    bearing,
    cited_by,
    in_force,
    number_of,
    own_site,
)

OUT = (capacities.clerk, capacities.unit_head, capacities.archivist)


def live(case: Case, act: Act) -> str:
    """The ISO day on which this record began."""
    return old.live_on(case)


class TakeOver(Act):
    """A document issued before this record began enters the catalogue with its number, days and text."""

    title, basis = "登记已有文件", "文件·清理"
    fact = True
    by, at, enters, asks = OUT, NEW, FORCE, (bearing, live)
    name = Public("文件名称")
    kind = Choice("文种", KINDS)
    number = Code("文号")
    effective = Day("施行日期")
    valid_until = Day("有效期至", required=False)
    published = Day("公布日期", required=False)
    filed = Code("备案登记号", required=False)
    text = File("文本", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.asked.get("bearing"):
            yield Objection(f"文号{self.number}已经用于“{'、'.join(case.asked['bearing'])}”", "文件·统一登记", "一个文号只能用一次，请核对；原来登记错的，先更正那一件", hard=True)
        began = str(case.asked.get("live") or "")
        if began and max(str(self.effective or ""), str(self.published or "")) >= began:
            yield Objection(f"{began}起在本系统制定文件，此后公布或者施行的不是已有文件，没有经过审查、审议、签发、公布的记录", "文件·统一登记",
                            "请从“立项”办起；确已在系统以外制发的，由负责人处理本提示", firm=True)
            if not self.text:
                yield Objection("没有附文件文本", "文件·统一登记", "请上传印发的文本", firm=True)
        if self.effective and not self.valid_until:
            yield Objection("没有写明有效期", "文件·有效期", "请查明有效期，或在清理时作出结论")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from stand(case, str(self.number), str(self.name), str(self.effective), str(self.valid_until or ""), str(self.published or ""), str(self.filed or ""))


class Amended(Act):
    """Some clauses are changed by a later document from the day on which that one is in effect; the number stays, the text in force is then the new one."""

    title, basis = "部分条款被修改", "文件·清理"
    fact, hidden = True, True
    at = FORCE
    number = Code("修改的文件")
    effective = Day("修改施行之日", required=False)
    text = File("修改后的文本", required=False)
    text_since = "effective"


def gone(case: Case, on: str = "") -> Iterable[Consequence]:
    """The document leaves the catalogue (on this day), and nothing is owed for it any more."""
    number = number_of(case)
    if number:
        yield c.Delist(case.line, number, on)
    for term in ("valid", "superseded", "repeal_meeting", "repeal", "publish_repeal", "evaluate", "file", "explain", "registered", "file_correct", "file_answer", "incident_mend"):
        yield c.Void(term)
    for matter in shown_in(case):
        yield c.Tell(matter, "disclosure.Fallen", {"reason": "文件已经失效、废止或者被替代"})


def shown_in(case: Case) -> list[str]:
    """The publications of this document, which have to learn that it is no longer in force."""
    kinds = ("from:disclosure", "to:disclosure", "from", "published")
    return [other for kind in kinds for other in case.links(kind)]


class Replaced(Act):
    """A later document takes its place on the day on which that one is in effect; until then it stays in force, and public."""

    title, basis = "被新文件替代", "文件·清理"
    fact, hidden = True, True
    at = FORCE
    number = Code("替代的文件")
    effective = Day("新文件施行之日", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        day = str(self.effective or case.day.isoformat())
        yield c.Delist(case.line, number_of(case), day)
        yield c.Void("evaluate")
        yield c.Start("superseded", due=day)


class Superseded(Act):
    """The document that takes its place is in effect: this one no longer is."""

    title, basis = "新文件施行，被替代", "文件·清理"
    fact, hidden = True, True
    by, at, enters = capacities.clock, FORCE, ENDED
    counts = Counts("normative.repealed")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from gone(case)


class Expire(Act):
    """The time of validity is over: the document falls by itself and leaves the catalogue."""

    title, basis = "有效期届满，自动失效", "文件·有效期"
    fact, hidden = True, True
    by, at, enters = capacities.clock, FORCE, ENDED
    counts, starts = Counts("normative.lapsed"), "announce"

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from gone(case, (case.day + timedelta(days=1)).isoformat())  # its last day is still a day of force


class Announce(Act):
    """The public learns that the document is no longer valid."""

    title, basis, meets = "公布文件失效", "文件·公布", "announce"
    by, at = (capacities.publisher, *OUT), ENDED
    channels = Choice("公布载体", CHANNELS, many=True)
    address = Code("网址或者张贴地点")

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("announce"):
            yield Objection("没有等待公布的失效", "文件·公布", "已经公布过的不用再办；废止的，用“废止”公布", firm=True)


class Evaluate(Act):
    """Before its end the document is evaluated: to be renewed through the whole procedure, revised, repealed, or left to lapse."""

    title, basis, issues = "实施后评估", "文件·届满评估", "evaluation"
    by, at, meets, opens, asks = MAKERS, FORCE, "evaluate", "normative", cited_by
    counts = Counts("normative.evaluated", dims=("result",))
    effects = Text("实施效果和问题", lines=3)
    result = Choice("评估结论", {key: RESULTS[key] for key in ("keep", "extend", "revise", "repeal", "lapse")})
    reason = Text("理由", lines=2, required=False)

    def advice(self, case: Case) -> Iterable[Advice]:
        cited = case.asked.get("cited_by") or []
        yield Advice("引用过本文件的事项", (f"记录里有{len(cited)}件事项引用了它的文号。",), tuple(cited[:20]))

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result in ("extend", "revise"):
            said = {"name": case.first.name, "kind": case.first.kind, "need": self.effects, "law_basis": self.reason or "见评估报告", "revises": number_of(case), "revision": "replace"}
            yield c.Open("normative", said)


class CleanedOut(Act):
    """A clean-up round found that it no longer stands."""

    title, basis = "清理时宣布废止、失效", "文件·清理"
    fact, hidden = True, True
    at, enters = FORCE, ENDED
    counts = Counts("normative.repealed")
    reason = Code("结论")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from gone(case)


class OweCleanUp(Act):
    """A new year begins: the documents in force have to be looked through once in it."""

    title, basis = "应开展本年度文件清理", "文件·清理"
    fact, hidden, of_turn = True, True, 0
    by, at, enters, starts = capacities.clock, NEW, ROUND, "clean_round"
    year = Count("年度", most=9999)


class CleanUp(Act):
    """A round in which every document in force is looked through, of the year or after a law has changed."""

    title, basis = "开展文件清理", "文件·清理"
    by, at, enters, asks, starts, meets = OUT, (NEW, ROUND), ROUND, in_force, "clean", "clean_round"
    name = Public("清理名称")
    occasion = Choice("起因", {"yearly": "定期清理", "law": "上位法修改、废止", "ordered": "上级部署"})
    scope = Text("清理重点", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.stage and (not case.ever(OweCleanUp) or case.ever(CleanUp)):
            yield Objection("这个事项不是待开展的年度清理", "文件·清理", "临时清理请另行登记新事项", firm=True)

    def advice(self, case: Case) -> Iterable[Advice]:
        found = case.asked.get("in_force") or {}
        yield Advice(f"现行有效的文件{len(found)}件", tuple(f"{number}　{each['title']}" for number, each in found.items()))


class Conclude(Act):
    """Each document in force gets its conclusion; what no longer stands leaves the catalogue, and the list is published."""

    title, basis, issues = "公布清理结果", "文件·清理", "cleanup"
    by, signs, at, enters, asks, meets = OUT, (capacities.chief,), ROUND, DONE, (in_force, own_site), "clean"
    tells = "normative.CleanedOut"
    counts = Counts("normative.cleaned", amount="rows")
    rows = Rows("逐件结论", document=ListingOf("文件", "normative"), result=Choice("结论", {key: RESULTS[key] for key in ("keep", "revise", "repeal", "lapse")}),
                note=Text("说明", required=False))
    address = Code("公布的网址或者地点")

    def begin(self, case: Case) -> dict[str, list[dict[str, str]]]:
        return {"rows": [{"document": number, "result": "keep"} for number in in_force(case)]}

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.ever(CleanUp):
            yield Objection("还没有开展清理", "文件·清理", "请先登记开展文件清理", firm=True)
        found, given = case.asked.get("in_force") or {}, [row["document"] for row in self.rows or ()]
        left = [number for number in found if number not in given]
        if given and left:
            yield Objection(f"还有{len(left)}件现行有效的文件没有结论：{'、'.join(left[:10])}", "文件·清理", "请逐件作出结论", firm=True)
        if len(set(given)) < len(given):
            yield Objection("同一件文件有两个结论", "文件·清理", "请核对", firm=True)
        unheard = [row["document"] for row in self.rows or () if row["result"] in ("repeal", "lapse") and row["document"] not in agreed(case)]
        if unheard:
            yield Objection(f"会议还没有审议通过废止、宣布失效：{'、'.join(unheard[:10])}", "文件·集体审议", "请先办理“提请废止”，会议通过后再公布清理结果", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        found = case.asked.get("in_force") or {}
        for row in self.rows:
            if row["result"] in ("repeal", "lapse") and row["document"] in found:
                yield c.Tell(found[row["document"]]["matter"], f"{case.line}.CleanedOut", {"reason": RESULTS[row["result"]]})
        if case.asked.get("own_site"):
            yield c.Open("disclosure", {"what": f"规范性文件清理结果：{case.said(CleanUp).name}", "column": "documents", "about": case.id}, kind="from")


class OweCatalogue(Act):
    """A new year begins: the catalogue of the documents issued in the year before has to go to the county."""

    title, basis = "应报送上年度文件目录", "备案·年度目录"
    fact, hidden = True, True
    by, at, enters, starts = capacities.clock, NEW, ROUND, "catalogue"
    year = Count("年度", most=9999)


class SendCatalogue(Act):
    """The yearly catalogue was sent; an empty one is sent as well."""

    title, basis = "报送上年度文件目录", "备案·年度目录"
    by, at, enters, meets, asks = OUT, ROUND, DONE, "catalogue", issued_in_year
    to = Public("报送机关")
    issued = Count("上年度制发", unit="件")
    differs = Flag("与系统记录不同", reason=True)
    text = File("目录", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("catalogue"):
            yield Objection("这不是报送目录的事项", "备案·年度目录", "请在系统登记的“应报送上年度文件目录”里办理", firm=True)
        found = case.asked.get("issued_in_year")
        if found is not None and self.issued is not None and self.issued != len(found) and not self.differs:
            yield Objection(f"系统记录里上年度制发{len(found)}件，填写的是{self.issued}件", "备案·年度目录", "请核对；系统以外制发的，勾选并写明理由", firm=True)

    def begin(self, case: Case) -> dict[str, int]:
        return {"issued": len(issued_in_year(case))}

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("catalogue", words={"rows": as_catalogue(case.asked.get("issued_in_year") or [])})


