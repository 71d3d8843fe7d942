"""Handing over one matter, a further signer, acting for somebody, joining and splitting."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, hanging, proposals, registry, secluded
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, OPEN, Act
from fazhi.kernel.case import Case
from fazhi.kernel.common import unit_of_head
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, EntryOf, MatterOf, OfficerOf, Text
from fazhi.kernel.models import Deadline, Matter
from fazhi.kernel.roster import roster
from fazhi.kernel.said_again import raw_now
from fazhi.kernel.wrong import Objection

OWN = "机构·职责"
CAPACITIES = {each.key: each.title for each in (capacities.unit_head, capacities.leader, capacities.chief, capacities.secretary, capacities.reviewer)}


class HandOver(Act):
    """The handler hands the matter to somebody else; the clock stays with him until it is taken."""

    title, basis = "移交事项", OWN
    by, at = (capacities.handler, capacities.unit_head), OPEN
    to = OfficerOf("接收人", "", role="named")
    reason = Text("移交原因", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.to:
            yield from may_handle(case.line, case.office, self.to, case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("take_over")
        yield c.Start("take_over", person=self.to, of=self.to)


class TakeOver(Act):
    """The receiver takes the matter; from now on it is his."""

    title, basis = "接收事项", OWN
    at = OPEN

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("take_over", case.doer):
            yield Objection("没有移交给您的待接收事项", OWN, "请由移交人先办理移交", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("take_over", case.doer)
        yield c.Meet("reassign")
        yield c.Set({"handler": case.doer})


def may_handle(line: str, office: str, person: str, case: Case) -> Iterable[Objection]:
    """Why a person may not be the handler of a matter in this line."""
    officer = roster(office).officer(person, case.day)
    wanted = registry.line(line).handlers
    if officer is None or not officer.holds(*(each.key for each in wanted)):
        yield Objection(f"接收人没有{'、'.join(each.title for each in wanted)}的职务，不能承办", OWN, "请移交给有此职务的人", firm=True)


class AddSigner(Act):
    """A further signer is added to a proposal, before the last one; whoever is to sign next is asked anew."""

    title, basis = "加签", OWN
    at = ANY
    proposal = EntryOf("呈批件", "common.Propose")
    capacity = Choice("由谁加签", CAPACITIES)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.proposal and not case.open("sign", self.proposal):
            yield Objection("这份呈批件已经签结、退回或撤回", OWN, "", firm=True)
        elif self.proposal:
            officer = case.officers.get(case.doer)
            if case.doer != proposals.proposer(case.memory, self.proposal) and not (officer and officer.holds(*proposals.steps(case.memory, self.proposal))):
                yield Objection("只有提请人和这份呈批件的签批人可以加签", OWN, "请告诉提请人或者签批人，由其加签", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        order = proposals.steps(case.memory, self.proposal)
        order = [*order[:-1], self.capacity, *order[-1:]]
        following = order[len(proposals.signed_so_far(case.memory, self.proposal))]
        yield c.Void("sign", self.proposal)
        yield c.Start("sign", of=self.proposal, capacity=following, unit=unit_of_head(case, proposals.proposer(case.memory, self.proposal), following))


def acting(capacity: str) -> str:
    """What the post of somebody is called who acts for its holder."""
    return f"代行{capacities.title(capacity)}"


class ActFor(Act):
    """Somebody acts for the holder of a post until a day; his acts show in which capacity."""

    title, basis = "委托代行职务", "机构·任职"
    by, at = (capacities.registrar, *(capacities.ALL[key] for key in CAPACITIES)), OPEN
    person = OfficerOf("代行人", "", role="named")
    capacity = Choice("代行的职务", CAPACITIES)
    since = Day("起始日期")
    until = Day("终止日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.line != "house":
            yield Objection("代行职务在“机构与制度”里办理", OWN, "", firm=True)
        if self.since and self.until and self.until < self.since:
            yield Objection("终止日期早于起始日期", OWN, "请核对日期", firm=True)
        officer = case.officers.get(case.doer)
        last = self._last(officer)
        if self.until and last and self.until > last:
            yield Objection(f"您任（代行）{CAPACITIES[self.capacity]}只到{last}，委托不能超过这一天", OWN, f"请把终止日期改为{last}或者更早；以后的，由任此职务的人或者主要负责人另行委托", firm=True)
        if self.capacity and officer and not officer.holds(capacities.registrar.key, capacities.chief.key, self.capacity):
            yield Objection(f"您没有任{CAPACITIES[self.capacity]}，不能委托别人代行", OWN, "只能委托代行自己的职务；别人的职务，由主要负责人委托", firm=True)

    def _last(self, officer: Any) -> str:
        """The last day of the post out of which it is given; empty where that has no end, or where it is given by whoever keeps the posts or heads the office."""
        if officer is None or officer.holds(capacities.registrar.key) or (self.capacity != capacities.chief.key and officer.holds(capacities.chief.key)):
            return ""
        ends = [post["until"] for post in officer.posts if post["capacity"] == self.capacity]
        return max(ends, default="") if all(ends) else ""

    def follows(self, case: Case) -> Iterable[Consequence]:
        officer = case.officers.get(case.doer)
        own = [post["unit"] for post in officer.posts if post["capacity"] == self.capacity] if officer else []
        yield c.Appoint("post", {"office": case.id, "unit": (own or [case.id])[0], "person": self.person, "capacity": self.capacity,
                                 "title": acting(self.capacity), "since": self.since, "until": self.until})


def other(case: Case, act: Any) -> dict[str, str]:
    """When the other matter was opened, and in which line."""
    row = Matter.objects.filter(id=act.into).values("line", "opened_on", "closed_on").first() if act.into else None
    act.later = runs_later(case, act.into) if row else ""
    act.other = row
    return dict(row) if row else {}


def runs_later(case: Case, into: str) -> str:
    """The title of a duty that runs here, and there to a later day or never ran; empty where nothing is lost, also where it is fulfilled there."""
    there: dict[str, str] = {}
    for term, due, state in Deadline.objects.filter(matter=into, state__in=("open", "met"), kind="duty", struck="").values_list("term", "due", "state"):
        last = due if state == "open" and due else "" if state == "met" else "9999"
        there[term] = min(last, there.get(term, last))
    rows = case.memory["rows"].get("deadline", {}).values()
    return next((str(row["title"]) for row in rows if row.get("state") == "open" and row.get("kind") == "duty" and row.get("due") and not row.get("of")
                 and there.get(row["term"], "9999") > row["due"]), "")


class Join(Act):
    """The same request came before: this matter goes on inside the earlier one, whose clock runs, and counts once."""

    title, basis = "并入先登记的事项", "记录·更正"
    at, asks = OPEN, other
    other: dict[str, str] | None
    later: str
    marks: list[dict[str, Any]]
    takes_back: list[str]
    into = MatterOf("先登记的事项")
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        row = getattr(self, "other", None)
        if row and row["line"] != case.line:
            yield Objection("只能并入同一类工作的事项", OWN, "不同工作之间请用“转入”或登记关联", firm=True)
        if own := next((each for each in registry.line(case.line).acts if getattr(each, "joins", False)), None):
            yield Objection(f"这类工作有自己的并入：“{own.title}”", "记录·更正", f"请用“{own.title}”，使每名当事人都得到答复；不能用它并入的，各自办理、各自答复", firm=True)
        elif row and (row["opened_on"], self.into) >= (case.opened_on.isoformat(), case.id):
            yield Objection("应并入先登记的事项，最早的期限继续计算", "记录·更正", "请在后登记的事项里办理并入", firm=True)
        elif row and row["closed_on"]:
            yield Objection("先登记的事项已经办结，没有期限在走", "记录·更正", "请照常办理本件", firm=True)
        elif row and self.later:
            yield Objection(f"先登记的事项的“{self.later}”到期更晚或者没有在走，并入就丢了最早的期限", "记录·更正", "请照常办理本件，或者先办完这一环节再并入")

    def follows(self, case: Case) -> Iterable[Consequence]:
        self.takes_back = [body["id"] for body in hanging.bodies(case.id)]
        self.marks = hanging.opposite(self.takes_back, case.entry, case.at[:10], case.recorded)
        yield c.Relate(self.into, "joined")
        for row in case.memory["rows"].get("deadline", {}).values():
            if row.get("state") == "open":
                yield c.Void(row["term"], row.get("of", ""))
        ends = [each for each in registry.line(case.line).stages if each.end]
        yield c.Enter(ends[0].key)


def first_words(case: Case, act: Any) -> int:
    """What the matter's first entry says as it stands, sealed words included (kept on the act, not in the entry)."""
    bodies = hanging.bodies(case.id)
    act.words = raw_now(bodies[0], bodies) if bodies else {}
    return len(act.words)


class Split(Act):
    """One matter holds two things: the second becomes a matter of its own, with the day of the first."""

    title, basis = "分出另案", "记录·更正"
    by, at = capacities.handler, OPEN
    asks = first_words
    words: dict[str, Any]
    what = Text("分出的事项", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if registry.line(case.line).arrival is None:
            yield Objection("这类工作不能分案", OWN, "请另行登记", firm=True)
        if secluded.closed(case):
            yield Objection("限定知悉范围的事项不能分出另案", OWN, "请用本类工作自己的办理方式另行登记", hard=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        line = registry.line(case.line)
        yield c.Open(case.line, {**self.words, line.subject: self.what}, kind="split")
