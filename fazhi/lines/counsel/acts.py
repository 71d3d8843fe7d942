"""What is asked of the legal counsel: requested, taken up after a check for conflicts, answered item by item, adopted or not with reasons, closed."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts, Stage
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, MatterOf, Rows, Text, Who
from fazhi.kernel.roster import roster
from fazhi.kernel.wrong import Objection
from fazhi.lines.counsel.engagement import engaged, opposed
from fazhi.lines.counsel.items import RESULTS, RISKS, as_answers, as_points, next_one, unanswered
from fazhi.lines.counsel.stages import ACCEPTED, CLOSED, KINDS, OPINED, REQUESTED, RETURNED

CONCLUSIONS = {"lawful": "合法可行", "amend": "应当修改", "unlawful": "不合法"}
ASKERS = (capacities.clerk, capacities.unit_head, capacities.leader)


def reaches(stage: Stage) -> Any:
    """True of an outcome in which the matter enters this stage."""
    def entered(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
        return any(change[1] == "matter" and change[0] == "~" and change[3].get("stage", ["", ""])[1] == stage.key for change in outcome)
    return entered


class Request(Act):
    """A unit asks the counsel about a matter, with the papers to be looked at."""

    title, basis = "委托法律顾问", "法律顾问·委托"
    by, at, enters = (*ASKERS, capacities.reviewer), NEW, REQUESTED
    issues = "request"
    what = Text("事项", lines=2)
    kind = Choice("类别", KINDS)
    question = Text("需要回答的问题", lines=3, required=False)
    wanted = Day("要求何日前出具", required=False, help="这一件另定期限的填写；不填的按聘用合同约定的期限")
    about = MatterOf("所涉事项", required=False)
    other_side = Who("对方当事人", capacity="party", required=False, help="填了以后，受理时自动和法律顾问申报的利害关系核对")
    materials = File("送审材料", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.wanted and self.wanted < case.at[:10]:
            yield Objection("要求出具的日期早于委托之日", "法律顾问·时限", "请核对日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("opinion", due=self.wanted or "")
        if self.about:
            yield c.Relate(self.about, "about")


class Accept(Act):
    """The counsel takes it up after a check for conflicts of interest."""

    title, basis = "受理委托", "法律顾问·委托"
    by, at, enters = capacities.counsel, REQUESTED, ACCEPTED
    apart_from, asks = Request, (engaged, opposed)
    conflict = Flag("与本事项或当事人有利害关系", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.conflict:
            yield Objection("有利害关系的法律顾问应当回避，不得受理", "法律顾问·回避", "请退回委托，由其他顾问或公职律师办理", firm=True)
        if case.deciding & set(case.asked.get("opposed") or ()):
            yield Objection("您申报过与本事项的当事人有利害关系", "法律顾问·回避", "请退回委托，由其他顾问或公职律师办理", firm=True)
        terms = [each for each in case.asked.get("engaged") or () if each["person"] in case.deciding]
        if not terms:
            yield Objection("没有登记在聘期内的法律顾问", "法律顾问·聘任", "请先登记聘任或者续聘")
        elif case.first.kind not in terms[0]["scope"]:
            yield Objection("本事项不在聘用合同约定的服务范围内", "法律顾问·聘任", "请与法律顾问另行约定")


class Return(Act):
    """The counsel returns the request: a conflict of interest, or not a matter of law."""

    title, basis = "退回委托", "法律顾问·回避"
    gives_up = True
    fact = True
    by, at, enters = capacities.counsel, (REQUESTED, ACCEPTED), RETURNED
    voids = "opinion"
    why = Choice("原因", {"conflict": "有利害关系，应当回避", "foreign": "不属涉法事务", "same": "与已受理的委托重复"})
    note = Text("说明", lines=2, required=False)


class AskMore(Act):
    """Papers are missing; the term stands still until they come."""

    title, basis = "要求补充材料", "法律顾问·时限"
    fact = True
    by, at = capacities.counsel, ACCEPTED
    missing = Text("需补充的材料", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Suspend("补充材料", ("opinion",))


class GiveMore(Act):
    """The missing papers were given; the term runs on."""

    title, basis = "补充材料", "法律顾问·委托"
    fact = True
    by, at = (*ASKERS, capacities.reviewer), ACCEPTED
    materials = File("补充材料", many=True, required=False)
    note = Text("说明", lines=2, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Resume("补充材料", ("opinion",))


class Opine(Act):
    """The counsel gives an opinion in writing, item by item; a matter may get several."""

    title, basis = "出具法律意见", "法律顾问·出具意见"
    by, at, enters = capacities.counsel, (REQUESTED, ACCEPTED, OPINED), OPINED
    apart_from, by_form, asks = Request, True, opposed
    meets = "opinion"
    starts = "answer"
    counts = (Counts("counsel.matters", dims=("kind",), when=reaches(OPINED)), Counts("counsel.opinions", amount="points", dims=("kind",)))
    clear = Flag("与本事项和当事人没有利害关系", help="没有另行受理的，在这里声明")
    conclusion = Choice("结论", CONCLUSIONS)
    text = Text("意见全文", lines=10)
    points = Rows("逐条意见", least=1, most=60, point=Text("意见", lines=2), risk=Choice("风险", RISKS, default="low"))

    def objections(self, case: Case) -> Iterable[Objection]:
        running = case.open("opinion")
        if running and any(not until for _, until, *_ in intervals(running.suspended)):
            yield Objection("补充材料还没有收到", "法律顾问·时限", "请先登记收到的补充材料", firm=True)
        if case.stage == REQUESTED.key and not self.clear:
            yield Objection("还没有受理，也没有声明与本事项没有利害关系", "法律顾问·回避", "请先受理，或在意见里声明没有利害关系", firm=True)
        if case.deciding & set(case.asked.get("opposed") or ()):
            yield Objection("您申报过与本事项的当事人有利害关系，不能出具意见", "法律顾问·回避", "请退回委托，由其他顾问或公职律师办理", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("opinion", words={"points": as_points(case, self.points or ())})
        if case.parent_line and "CounselSaid" in registry.line(case.parent_line).hears:
            yield c.Tell(case.parent, f"{case.parent_line}.CounselSaid", {"conclusion": CONCLUSIONS[self.conclusion], "points": len(self.points or ())})


def intervals(text: str) -> list[list[str]]:
    """The suspended intervals of a deadline: [since, until or "", ground …]."""
    found: list[list[str]] = json.loads(text) if text else []
    return found


def may_answer(case: Case, act: Act) -> bool:
    """Whether whoever answers asked for the advice himself, was given the matter, or reviews for the unit that asked."""
    staff, first = roster(case.office), case.said(Request)
    asked = [person for _, person, _ in case.hands_of(first.entry)] if first else []
    units = {unit for person in asked for unit in getattr(staff.officer(person, case.day), "units", ())}
    for person in case.deciding or {case.doer}:
        officer = staff.officer(person, case.day)
        if person in asked or person == case.row.get("handler") or (officer and officer.holds(capacities.reviewer.key) and officer.units & units):
            return True
    return False


def asked_items(case: Case) -> int:
    """How many items of advice the matter has."""
    return sum(len(each.points or ()) for each in case.each(Opine, ever=True))


class Respond(Act):
    """The unit says of one item of advice whether it follows it, and if not, why."""

    title, basis = "反馈采纳情况", "法律顾问·采纳"
    by, at = (*ASKERS, capacities.reviewer), (OPINED, CLOSED)
    apart_from, works_off, asks = Opine, ("answer",), may_answer
    counts = (Counts("counsel.answered"), Counts("counsel.adopted", when=lambda said, memory, outcome: said.get("result") != "rejected"))
    item = Count("第几条意见", least=1, most=999, help="几份意见书的各条连续编号")
    result = Choice("采纳情况", RESULTS)
    reason = Text("不采纳或部分采纳的理由", lines=2, required=False)

    def begin(self, case: Case) -> dict[str, int]:
        return next_one(case)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from unanswered(case)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.asked.get("may_answer") is False and case.manner != "outside":
            yield Objection("委托不是您提出的，您也不是委托单位的法制审核人员", "法律顾问·采纳", "请由提出委托的人或他所在单位的法制审核人员反馈", firm=True)
        if self.result in ("partly", "rejected") and not self.reason:
            yield Objection("没有采纳的意见，应当说明理由", "法律顾问·采纳", "请填写理由", firm=True)
        if self.item and self.item > asked_items(case):
            yield Objection(f"法律意见一共只有{asked_items(case)}条", "法律顾问·采纳", "请核对条号", firm=True)
        if self.item and case.ever(Respond, item=self.item):
            yield Objection("这一条已经反馈过", "法律顾问·采纳", "填错的，请用“更正”", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.count(Respond) + 1 >= asked_items(case):
            yield c.Meet("answer")


class Close(Act):
    """Every item was answered; the file is closed."""

    title, basis = "归档", "法律顾问·采纳"
    by, at, enters = (capacities.handler, capacities.reviewer), OPINED, CLOSED
    result = Choice("事项结果", {"done": "按意见办理", "changed": "修改后办理", "stopped": "不再办理", "open": "另行研究"})
    number = Code("关联文号", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        left = asked_items(case) - case.count(Respond)
        if left > 0:
            yield Objection(f"还有{left}条法律意见没有反馈采纳情况", "法律顾问·采纳", "请先逐条反馈", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("answers", words={"answers": as_answers(case)})


class Rate(Act):
    """The unit rates the counsel's work."""

    title, basis = "评价顾问服务", "法律顾问·聘任"
    fact = True
    by, at = ASKERS, (OPINED, CLOSED)
    apart_from = Opine
    score = Choice("评价", {"good": "好", "fair": "一般", "poor": "差"})
    note = Text("说明", lines=2, required=False)
