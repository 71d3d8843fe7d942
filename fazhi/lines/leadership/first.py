"""The first responsible person: duties fulfilled with proof, accounts given at the year's end, and the year closed."""

from collections.abc import Iterable

from fazhi import law
from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Count, File, MatterOf, OfficerOf, Text
from fazhi.kernel.roster import roster
from fazhi.kernel.said_again import steps_with_words
from fazhi.kernel.templates import table_of
from fazhi.kernel.wrong import Objection
from fazhi.lines.leadership.acts import KEEPERS
from fazhi.lines.leadership.stages import ACCOUNTED, ALL, CLOSED, DUTIES, FORMS, HEADS, REVIEWS, WHO, WORKING

LEADERS = ("secretary", "chief", "leader")


def duties(case: Case, whose: str) -> list[str]:
    """The duties of the first responsible person by the rule of the day, in its order; empty where there was none."""
    try:
        found = law.rule(DUTIES[whose], case.day).value
    except law.LawError:
        return []
    return [str(each) for each in found] if isinstance(found, (list, tuple)) else []


class Fulfil(Act):
    """The head of party or government fulfilled one of his duties for the rule of law; the proof lies beside it."""

    title, basis = "登记第一责任人履职", "第一责任人·职责"
    by, at = KEEPERS, ALL
    counts = Counts("leadership.fulfilled", dims=("whose",))
    whose = Choice("第一责任人", WHO)
    duty = Count("职责第几项", least=1, most=30, help="旁边列出了各项职责")
    what = Text("履职情况", lines=3)
    about = MatterOf("有关事项", required=False)
    proof = File("佐证材料", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        known = duties(case, self.whose) if self.whose else []
        if self.duty and known and self.duty > len(known):
            yield Objection(f"{WHO[self.whose]}的职责一共{len(known)}项", "第一责任人·职责", "请核对是第几项", firm=True)
        if not self.proof and not self.about:
            yield Objection("履职没有证据", "第一责任人·职责", "请上传会议纪要、批示件、照片等，或者选择有关事项")

    def advice(self, case: Case) -> Iterable[Advice]:
        for whose, title in WHO.items():
            yield Advice(f"{title}的职责", tuple(f"{i}. {each}" for i, each in enumerate(duties(case, whose), start=1)))

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.about:
            yield c.Relate(self.about, "about")


def as_fulfilled(case: Case, whose: str) -> str:
    """Each duty of one of the two heads with what was done, the day and the proof; what nobody recorded says so. Empty where the day's rule has no duties."""
    told: dict[int, list[str]] = {}
    for step, said in steps_with_words(case.id):
        if step.act == Fulfil.key and said.get("whose") == whose:
            proof = f"佐证{len(said['proof'])}份" if said.get("proof") else "有关事项" if said.get("about") else "没有佐证"
            told.setdefault(int(said["duty"]), []).append(f"{step.at[:10]} {said['what']}（{proof}）")
    rows = [(n, duty, "；".join(told.get(n, ())) or "没有履职记录") for n, duty in enumerate(duties(case, whose), start=1)]
    return table_of([("序号", "职责", "履职情况"), *rows]) if rows else ""


def leaders(case: Case, act: Act) -> dict[str, list[str]]:
    """Who of the leading members has a post on the day, by person, with the posts held."""
    staff = roster(case.office)
    found: dict[str, list[str]] = {}
    for capacity in LEADERS:
        for person in staff.holders(capacity, case.day):
            found.setdefault(person, []).append(capacity)
    return found


class Account(Act):
    """A leading member gives account of how he kept and furthered the law; others say what they think of it."""

    title, basis = "登记述法", "第一责任人·述法"
    by, at, enters = KEEPERS, WORKING, ACCOUNTED
    asks = leaders
    counts = Counts("leadership.accounts", dims=("form",))
    who = OfficerOf("述法人", "", role="accounts")
    form = Choice("形式", FORMS)
    review = Choice("评议", REVIEWS, required=False)
    text = Text("述法要点（学法、决策、执法、问题、打算）", lines=5)
    proof = File("述法报告", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        held = case.asked.get("leaders", {}).get(self.who, [])
        if self.who and not held:
            yield Objection("述法的应当是领导班子成员", "第一责任人·述法", "请核对述法人", firm=True)
        if self.who and case.ever(Account, who=self.who):
            yield Objection("这名成员本年度已经述法", "第一责任人·述法", "填错的，请用“更正”", firm=True)
        for whose, capacity in HEADS.items():
            if capacity in held:
                yield from _uncovered(case, whose)

    def follows(self, case: Case) -> Iterable[Consequence]:
        left = set(case.asked["leaders"]) - {str(one.who) for one in case.each(Account, ever=True)} - {self.who}
        if not left:
            yield c.Meet("account")


def _uncovered(case: Case, whose: str) -> Iterable[Objection]:
    known = duties(case, whose)
    done = {int(one.duty) for one in case.each(Fulfil, ever=True, whose=whose)}
    left = [each for i, each in enumerate(known, start=1) if i not in done]
    if left:
        yield Objection(f"{WHO[whose]}还有{len(left)}项职责没有履职记录：{'、'.join(left)}", "第一责任人·职责", "请补记履职情况和证据；确实没有做的，在述法中写明")


class Close(Act):
    """The year is closed: every task checked or explained, every instruction answered, everybody has given account."""

    title, basis = "年度归档", "领导·任务督办"
    by, at, enters = capacities.handler, ACCOUNTED, CLOSED
    voids, issues = ("task", "check", "listen", "account"), "closing"
    unfinished = Text("未完成的任务及原因", lines=3, required=False)
    summary = Text("全年情况", lines=4)

    def objections(self, case: Case) -> Iterable[Objection]:
        left = [one.of for one in case.deadlines("task") if one.state == "open"]
        if left and not self.unfinished:
            yield Objection(f"第{'、'.join(sorted(left, key=lambda of: int(of or 0)))}项任务没有完成", "领导·任务督办", "请先核验，或者逐项写明原因", firm=True)
        waiting = [one for one in case.deadlines("instruction") if one.state == "open"]
        if waiting:
            yield Objection(f"还有{len(waiting)}件批示没有回复", "领导·批示", "请先回复", firm=True)
        if case.open("listen") is not None:
            yield Objection(f"本年度党委会专题听取汇报不足{case.limit('rl.listen')}次", "第一责任人·听取汇报", "请核对会议记录，漏记的补记")
        if case.open("account") is not None:
            yield Objection("领导班子成员没有全部述法", "第一责任人·述法", "请补记，或在全年情况中写明")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("duties", words={whose: as_fulfilled(case, whose) for whose in WHO})
