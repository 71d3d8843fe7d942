"""Signals: the clock finds that several matters belong together, the heads look and act on it or put it aside, with reasons."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, Flag, MatterOf, OfficeOf, Rows, Text
from fazhi.kernel.models import Matter
from fazhi.kernel.within import SECRET
from fazhi.kernel.wrong import Objection

RAISED = Stage("raised", "待研判")
ACTED = Stage("acted", "已办理", end=True)
ASIDE = Stage("aside", "已排除", end=True)
STAGES = (RAISED, ACTED, ASIDE)
HEADS = (capacities.unit_head, capacities.leader, capacities.chief, capacities.secretary)
DUTY = "机构·职责"
GROUNDS = {"unrelated": "互不相干，只是巧合", "other": "认错了人或者地点", "known": "已经在一并办理", "settled": "问题已经解决"}
LINES = {"mediation": "人民调解（主动调解）", "inspection": "行政检查（登记检查任务）"}
SOURCE = {"mediation": "own", "inspection": "report"}
LEAST = 6  # characters of a reason from which it says something


def facts() -> Rows:
    """The entries behind a signal, named and not repeated: whoever reads it reads them through the gate."""
    return Rows("有关的记录", least=1, most=400, matter=MatterOf("事项"), entry=Code("记录"), on=Day("日期"), step=Code("规则的第几步", required=False))


class Raise(Act):
    """The clock finds that several matters, each registered for itself, fit a rule: the heads are told which, and why."""

    title, basis = "提示关联", "记录·全过程"
    fact, hidden = True, True
    by, at, enters = capacities.clock, NEW, RAISED
    counts = Counts("signal.raised", dims=("rule",))
    rule = Code("规则")
    facts = facts()
    explanation = Text("说明", lines=3)
    owed_by = Choice("由谁研判", {each.key: each.title for each in HEADS}, default="unit_head")
    due = Day("研判期限", required=False)
    before = MatterOf("以前的同类提示", "signal", required=False)
    personal = Flag("涉及一个人")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from behind(self)
        yield c.Start("judge", capacity=self.owed_by, due=self.due or "")
        if self.before:
            yield c.Relate(self.before, "before")
        if self.personal:  # that matters are one person's is for the heads alone
            yield c.Set({"level": SECRET})


class Grow(Act):
    """More has happened that fits: it is told in the same signal while that is open, not in a new one."""

    title, basis = "提示又有新情况", "记录·全过程"
    fact, hidden = True, True
    by, at = capacities.clock, RAISED
    counts = Counts("signal.grown", dims=("rule",))
    rule = Code("规则")
    facts = facts()
    explanation = Text("说明", lines=3)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from behind(self)


class PutAside(Act):
    """A head finds that nothing is to be done, on a ground and for a reason; the same facts are not told again."""

    title, basis = "排除", DUTY
    gives_up = True
    by, at, enters = HEADS, RAISED, ASIDE
    meets = "judge"
    counts = Counts("signal.aside", dims=("ground",))
    ground = Choice("理由类别", GROUNDS)
    reason = Text("研判情况和理由", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from said_why(self.reason)


class ActOn(Act):
    """A head acts on it: the matters are handled together with one that stands already, or a new one is opened."""

    title, basis = "办理", DUTY
    by, at, enters = HEADS, RAISED, ACTED
    meets, opens = "judge", ("mediation", "inspection")
    counts = Counts("signal.acted", dims=("way",))
    way = Choice("怎么办", {"join": "并到已有的事项里一起办", "open": "另立一件事项办理"})
    other = MatterOf("并到哪一件", required=False, when=("way", ("join",)))
    to = Choice("另立", LINES, required=False, when=("way", ("open",)))
    what = Text("要办的事", lines=2, required=False, when=("way", ("open",)), help="不填就用提示的说明")
    village = OfficeOf("村（社区）", "village", required=False, when=("way", ("open",)))
    reason = Text("研判情况和理由", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from said_why(self.reason)
        if self.way == "join" and (not self.other or self.other == case.id):
            yield Objection("没有选并到哪一件，或者选的就是本提示", DUTY, "请选择一件正在办理的事项", firm=True)
        elif self.way == "join" and not joins(case, str(self.other)):
            yield Objection("所选的事项已经办结，或者不能关联", DUTY, "请选择正在办理的事项；已经办结的，先重新办理，或者另立事项", firm=True)
        if self.way == "open" and not self.to:
            yield Objection("没有选另立哪一类事项", DUTY, "请选择", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.way == "join":
            yield c.Relate(self.other, "handled")
        elif self.to:
            told = {"source": SOURCE[self.to], "what": self.what or "关联提示研判后另立，有关事项见本件的关联", "village": self.village}
            yield c.Open(self.to, told)


def behind(act: Raise | Grow) -> Iterable[Consequence]:
    """Links to the matters behind a signal, each once."""
    for matter in dict.fromkeys(row["matter"] for row in act.facts or ()):
        yield c.Relate(matter, f"signal:{act.rule}")


def said_why(reason: str | None) -> Iterable[Objection]:
    """A signal is not closed with a word that says nothing."""
    if reason and len(reason) < LEAST:
        yield Objection("理由太短，看不出研判了什么", "记录·全过程", "请写明核对了哪些事项、为什么这样处理", firm=True)


def joins(case: Case, other: str) -> bool:
    """True when a matter is open and not above the ordinary level."""
    return Matter.objects.filter(id=other, office=case.office, closed_on="", level="", struck="").exists()
