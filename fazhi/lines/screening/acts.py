"""Screening of disputes: a plan for the year, rounds walked in each village, findings with kind and risk, hand-over to mediation."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, By, Counts, Stage
from fazhi.kernel.as_told import words_in
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import (
    Choice,
    Code,
    Count,
    Day,
    EntryOf,
    File,
    Flag,
    ListingOf,
    MatterOf,
    OfficeOf,
    OfficerOf,
    Place,
    Rows,
    Text,
    Who,
)
from fazhi.kernel.models import Entry, Listing, Matter
from fazhi.kernel.wrong import Objection

RUNNING = Stage("running", "排查中")
FOUND = Stage("found", "已发现矛盾")
HANDED = Stage("handed", "已交办", end=True)
SETTLED = Stage("settled", "已化解", end=True)
ENDED = Stage("ended", "已结束", end=True)
PLANNED = Stage("planned", "计划执行中")
TYPED = Stage("typed", "已录入", end=True)

ROUNDS = {"regular": "经常性排查", "concentrated": "集中排查"}
KINDS = {"neighbour": "邻里", "family": "婚姻家庭", "land": "土地山林", "labour": "劳资", "damage": "损害赔偿", "debt": "债务", "other": "其他"}
RISKS = {"low": "一般", "middle": "较大", "high": "重大"}
TWICE = "同一人同一天在同一村已登记过同类排查"


class Plan(Act):
    """What is screened when: the regular rhythm of the year, or a concentrated round before a festival or a great event."""

    title, basis = "制定排查计划", "排查·计划"
    at, enters = NEW, PLANNED
    by = (capacities.clerk, capacities.unit_head, capacities.leader)
    key = Code("计划编号")
    kind = Choice("类型", ROUNDS)
    name = Code("计划名称")
    since = Day("开始日期")
    until = Day("结束日期")
    what = Text("重点和要求", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.since and self.until and self.until < self.since:
            yield Objection("结束日期早于开始日期", "排查·计划", "请核对日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.List("screening_plan", self.key, self.name, {"kind": self.kind}, self.since, self.until)


class EndPlan(Act):
    """The planned round is over: what it came to."""

    title, basis = "总结排查计划", "排查·计划"
    at, enters = PLANNED, ENDED
    by = (capacities.clerk, capacities.unit_head, capacities.leader)
    note = Text("小结", lines=3)


def books_before(case: Case, act: Any) -> int:
    """How many books the village has already for the year."""
    found = Entry.objects.filter(office=case.office, act=Begin.key, matter__in=Matter.objects.filter(office=case.office, line=case.line, unit=act.village or "", struck="").values("id"))
    return sum(1 for body in found.exclude(matter=case.id).values_list("body", flat=True) if json.loads(body)["said"].get("year") == act.year)


class Begin(Act):
    """A village's screening for a year is opened: who leads it and how often it is walked."""

    title, basis = "建立排查台账", "排查·计划"
    fact = True
    at, enters = NEW, RUNNING
    by, asks = (capacities.clerk, capacities.unit_head), books_before
    village = OfficeOf("村（社区）", "village")
    year = Count("年度", least=2004, most=2100)
    leader = OfficerOf("包片领导", "leader", role="leads", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.asked.get("books_before"):
            yield Objection("这个村（社区）本年度已经有一本排查台账", "排查·计划", "请在原来的台账里登记；重复建立的请撤销这一本")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Set({"unit": self.village})


CELL = "screening_cell"


def cell_of(act: Any) -> str:
    """The cell of which an act speaks, by its number; empty where it names none."""
    return str(getattr(act, "cell" if "cell" in act.fields else "key") or "")


def cell_known(case: Case, act: Any) -> str:
    """The village in which the cell lies, as the list last said; empty where none is told or known."""
    found = Listing.objects.filter(office=case.office, register=CELL, key=cell_of(act), struck="").exclude(opened_by=case.entry or "-")
    words = found.order_by("-since", "-id").values_list("words", flat=True).first()
    return str(json.loads(words).get("village", "")) if words else ""


CLUE: dict[str, Any] = {
    "kind": Choice("类别", KINDS, default="other"), "risk": Choice("风险", RISKS, default="low"), "what": Text("矛盾情况", required=False), "place": Place("地点", required=False),
    "known": MatterOf("已经登记过的（不必再写情况）", "screening", begun=("screening.Report",), required=False)}


def clues(case: Case, rows: Iterable[dict[str, Any]] | None) -> Iterable[Consequence]:
    """Each dispute that a round has found becomes a matter of its own, linked to the book of the round; one that was reported already is only linked."""
    for row in rows or ():
        if row.get("known"):
            yield c.Relate(row["known"], "found")
        else:
            yield c.Open("screening", {"village": case.row["unit"], **{name: value for name, value in row.items() if value}})


def told_of(rows: Iterable[dict[str, Any]] | None) -> Iterable[Objection]:
    """Each row tells what was found, or names the matter in which that stands."""
    if any(not row.get("what") and not row.get("known") for row in rows or ()):
        yield Objection("有一行既没有矛盾情况，也没有选已经登记过的", "排查·线索", "请写明情况，或者删去这一行", hard=True)


class Walk(Act):
    """A round is walked; that nothing was found is a record too. The walker is the doer, even when a clerk types it."""

    title, basis = "开展排查", "排查·排查"
    fact = True
    at, asks, opens = RUNNING, cell_known, ("screening",)
    by = (capacities.cadre, capacities.mediator, capacities.clerk)
    counts = Counts("screening.rounds", dims=("village", "kind"))
    kind = Choice("类型", ROUNDS, default="regular")
    cell = ListingOf("网格", CELL, required=False)
    where = Place("走访地点或对象", required=False)
    nothing = Flag("未发现矛盾纠纷")
    found = Count("发现件数", default=0, most=99)
    photo = File("照片", required=False)
    note = Text("情况", lines=2, required=False)
    clues = Rows("发现的矛盾（一件一行，各成一件线索）", most=99, required=False, help="现在不写的，以后用“登记排查发现的矛盾”补", **CLUE)

    def objections(self, case: Case) -> Iterable[Objection]:
        known, unit = case.asked.get("cell_known"), case.row.get("unit")
        if known and unit and known != unit:
            yield Objection("所选的网格不在本村（社区）", "排查·排查", "请核对网格")
        yield from told_of(self.clues)
        if len(self.clues or ()) > (self.found or 0):
            yield Objection(f"发现件数是{self.found or 0}，写了{len(self.clues)}件矛盾", "排查·线索", "请核对发现件数")
        if self.nothing and self.found:
            yield Objection("勾选了“未发现”，又填了发现件数", "排查·零报告", "请核对后再登记", firm=True)
        if any(said.on == case.day and said.kind == self.kind and said.hands[0][1] == (case.hands[0]["person"] if case.hands else "")
               for said in case.each(Walk)):
            yield Objection(TWICE, "排查·排查", "确为两次的，请在情况中写明")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from clues(case, self.clues)
        if (self.found or 0) > len(self.clues or ()):
            yield c.Start("clue", of=case.entry)


class Clue(Act):
    """What a round has found and nobody has written down yet is written down, one matter for each, linked to the round."""

    title, basis = "登记排查发现的矛盾", "排查·线索"
    fact = True
    at, opens, answers = (RUNNING, ENDED), ("screening",), "clue"
    by = (capacities.cadre, capacities.mediator, capacities.clerk)
    walk = EntryOf("哪一次排查", "screening.Walk", of=True)
    clues = Rows("发现的矛盾（一件一行，各成一件线索）", most=99, **CLUE)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from told_of(self.clues)
        if self.walk and self.written(case) > found_by(case, self.walk):
            yield Objection(f"这次排查登记的发现件数是{found_by(case, self.walk)}，连同这一次写了{self.written(case)}件", "排查·线索", "请核对；发现件数登记错了的，请更正那次排查")

    def written(self, case: Case) -> int:
        """How many of the round are written down, these included."""
        before = [each.clues for each in case.each(Clue, ever=True, walk=self.walk)] + [each.clues for each in case.each(Walk, ever=True) if each.entry == self.walk]
        return sum(len(rows or ()) for rows in (*before, self.clues))

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from clues(case, self.clues)
        if self.written(case) >= found_by(case, self.walk):
            yield c.Meet("clue", self.walk)


def found_by(case: Case, walk: str) -> int:
    """How many disputes a round has found."""
    return next((int(each.found or 0) for each in case.each(Walk, ever=True) if each.entry == walk), 0)


class Report(Act):
    """What a round found becomes a matter of its own: kind, risk, and who is to deal with it."""

    title, basis = "报告发现的矛盾", "排查·线索"
    fact = True
    at, enters = NEW, FOUND
    by = (capacities.cadre, capacities.mediator, capacities.clerk)
    counts = Counts("screening.findings", dims=("kind", "risk", "village"))
    village = OfficeOf("村（社区）", "village")
    kind = Choice("类别", KINDS)
    risk = Choice("风险", RISKS, default="low")
    what = Text("矛盾情况", lines=2)
    place = Place("地点", required=False)
    side_a = Who("一方当事人", capacity="side_a", required=False, help="知道是谁就填，交办调解时一并带去；不知道的不填")
    side_b = Who("另一方当事人", capacity="side_b", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("deal")


class Grade(Act):
    """The risk of a finding is graded anew, with the reason."""

    title, basis = "调整风险等级", "排查·分级"
    by, at = capacities.handler, FOUND
    risk = Choice("风险", RISKS)
    reason = Text("理由")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.risk == risk_of(case):
            yield Objection("等级没有变化", "排查·分级", "请选择另一等级", firm=True)


class Deal(Act):
    """The finding is settled on the spot or handed to mediation; a great one is not settled on the spot."""

    title, basis = "处置", "排查·交办"
    by, at, meets = capacities.handler, FOUND, "deal"
    enters = By("how", mediation=HANDED, spot=SETTLED)
    opens = ("mediation",)
    counts = (Counts("screening.handed", when=lambda said, memory, outcome: said.get("how") == "mediation"),
              Counts("screening.settled", when=lambda said, memory, outcome: said.get("how") == "spot"))
    how = Choice("处置方式", {"mediation": "交人民调解", "spot": "当场化解"})
    what = Text("情况", lines=2)
    place = Place("地点", required=False, when=("how", ("mediation",)), help="不填就用报告时的地点")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.how == "spot" and risk_of(case) == "high":
            yield Objection("重大风险的矛盾不能只作当场化解", "排查·分级", "请交人民调解，或者先调整风险等级并写明理由", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.how == "mediation":
            told = {"what": reported(case, "what") or self.what, "kind": case.first.kind, "village": case.first.village, "place": self.place or reported(case, "place"), "source": "screening",
                    **{side: case.who_of(each) for side in ("side_a", "side_b") for each in case.parties(side)[:1]}}
            yield c.Open("mediation", {name: value for name, value in told.items() if value})


class Revisit(Act):
    """A dispute that was settled or handed over is looked at again: quiet, or come back."""

    title, basis = "回访矛盾", "排查·回访"
    fact = True
    at = ANY
    enters = By("state", again=FOUND)
    state = Choice("情况", {"quiet": "没有反复", "again": "又起争执"})
    note = Text("情况说明", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.ever(Deal):
            yield Objection("还没有处置过，谈不上回访", "排查·回访", "请先处置", hard=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.state == "again":
            yield c.Start("deal")


class End(Act):
    """The year's screening of a village ends."""

    title, basis = "结束年度排查", "排查·销号"
    gives_up = True
    by, at, enters = capacities.handler, RUNNING, ENDED
    note = Text("小结", lines=2, required=False)


def reported(case: Case, word: str) -> str:
    """What was reported of the dispute – its story, its place –, sealed here and sealed again where it is handed on."""
    said = case.said(Report)
    return str(words_in(said).get(word, "")) if said else ""


def risk_of(case: Case) -> str:
    """The risk as it is graded now."""
    said = case.said(Grade)
    return str(said.risk if said else case.first.risk)
