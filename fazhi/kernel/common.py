"""The acts every line shares."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, OPEN, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Data, EntryOf, File, Flag, OfficerOf, Text
from fazhi.kernel.models import Entry, Reading
from fazhi.kernel.proposals import lost, next_step, proposer, signatures, signed_so_far, standing, steps
from fazhi.kernel.roster import roster
from fazhi.kernel.why_not import may
from fazhi.kernel.wrong import Objection

OWN = "机构·职责"


class Note(Act):
    """Somebody writes down what should be known of this matter."""

    title, basis = "记事", "记录·全过程"
    fact = True
    at = ANY
    text = Text("内容", lines=3)


class Attach(Act):
    """A file is added to the matter, hashed when it came in."""

    title, basis = "添加材料", "记录·全过程"
    fact = True
    at = ANY
    what = Text("材料名称")
    files = File("文件", many=True)


class Propose(Act):
    """The handler proposes an act that others must sign."""

    title, basis = "提请签批", OWN
    at, hidden = ANY, True
    act = Code("拟办行为")
    order = Data("签批顺序")
    words = Text("拟办内容", most=200000)
    moves = Flag("办成后进入另一阶段", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        same = (said for said in case.each("common.Propose", ever=True, moves=True) if said.plain["act"] == self.act)
        waiting = [said for said in same if case.open("sign", said.entry)]
        if self.moves and waiting:
            yield Objection("同一办理已经提请签批，还没有签完", OWN, "请等签批；要改内容的，先撤回前一次提请", hard=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("sign", of=case.entry, capacity=self.order[0], unit=unit_of_head(case, case.doer, self.order[0]))


class Sign(Act):
    """A signer agrees; the last signature is the act itself."""

    title, basis = "签批同意", OWN
    at = ANY
    proposal = EntryOf("呈批件", "common.Propose")
    capacity = Code("签批职务", required=False)
    opinion = Text("意见", lines=2, required=False)

    def done_as(self, case: Case) -> str:
        return _step(case, self.proposal)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.proposal and (not case.open("sign", self.proposal) or next_step(case.memory, self.proposal)[0] != self.capacity):
            yield Objection("签批的环节已经变化", OWN, "请刷新后再看", hard=True)
        if self.capacity and not _holds(case, self.capacity):
            yield Objection(f"这一步须由{capacities.title(self.capacity)}签批", OWN, "请转给有此职务的人签批", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("sign", self.proposal)
        order = steps(case.memory, self.proposal)
        following = order[min(len(signed_so_far(case.memory, self.proposal)) + 1, len(order) - 1)]
        yield c.Start("sign", of=self.proposal, capacity=following, unit=unit_of_head(case, proposer(case.memory, self.proposal), following))


class SendBack(Act):
    """A signer sends a proposal back with reasons: to its proposer, so that nothing of it happens, or to an earlier step, which signs anew."""

    title, basis = "退回", OWN
    at = ANY
    proposal = EntryOf("呈批件", "common.Propose")
    undone = Data("须重新签批的各次签批", required=False)
    reason = Text("退回理由", lines=2)

    def done_as(self, case: Case) -> str:
        return _step(case, self.proposal)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.proposal and case.open("sign", self.proposal):
            capacity, _ = next_step(case.memory, self.proposal)
            if not _holds(case, capacity):
                yield Objection(f"现在轮到{capacities.title(capacity)}签批，只有其可以退回", OWN, "", firm=True)
        elif self.proposal:
            yield Objection("这份呈批件已经签结、退回或撤回", OWN, "", firm=True)
        if self.undone and self.undone != [one[0] for one in signatures(case.memory, self.proposal)][-len(self.undone):]:
            yield Objection("签批的环节已经变化，不能退回到这一步", OWN, "请刷新后再选要退回到的环节", hard=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        line = registry.line(case.line)
        yield c.Void("sign", self.proposal)
        if self.undone:
            step = next(one[2] for one in signatures(case.memory, self.proposal) if one[0] == self.undone[0])
            yield c.Start("sign", of=self.proposal, capacity=step, unit=unit_of_head(case, proposer(case.memory, self.proposal), step))
        elif self.proposal not in lost(case.memory, line.stage(case.stage), "sign"):
            who, handler, cls = proposer(case.memory, self.proposal), case.row.get("handler"), registry.act(standing(case.memory, "sign")[self.proposal])
            follows = handler and (who == handler or not may(cls, who, case, line, roster(case.office)))  # whoever handles the matter proposes it anew, also once it was given to another
            yield c.Start("returned", of=self.proposal, person="" if follows else who, capacity="handler" if follows else "")


class LetGo(Act):
    """What was sent back is not proposed anew: its proposer, or whoever handles the matter now, gives it up."""

    title, basis = "不再提请", OWN
    at = ANY
    proposal = EntryOf("退回的呈批件", "common.Propose")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.proposal and self.proposal not in standing(case.memory, "returned"):
            yield Objection("这份呈批件没有退回，或者已经重新提请", OWN, "请刷新后再看", hard=True)
        elif self.proposal and case.doer not in (proposer(case.memory, self.proposal), case.row.get("handler")):
            yield Objection("只有提请人或者承办人可以不再提请", OWN, "请联系提请人", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("returned", self.proposal)


def opened_by_next(case: Case, act: Any) -> bool:
    """Whether anybody who may sign next has opened the matter since it was proposed."""
    if not act.proposal or not case.open("sign", act.proposal):
        return False
    since = Entry.objects.filter(id=act.proposal).values_list("recorded_at", flat=True).first() or ""
    signers = roster(case.office).holders(next_step(case.memory, act.proposal)[0], case.day)
    return Reading.objects.filter(matter=case.id, at__gt=since[:19], person__in=signers).exclude(person=case.doer).exists()


class Withdraw(Act):
    """The proposer takes a proposal back as long as the next signer has not opened it."""

    title, basis = "撤回呈批", OWN
    at, asks = ANY, opened_by_next
    proposal = EntryOf("呈批件", "common.Propose")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.proposal and not any(said.entry == self.proposal and said.hands[0][1] == case.doer for said in case.each("common.Propose", ever=True)):
            yield Objection("只有提请人可以撤回", OWN, "请联系提请人", firm=True)
        if self.proposal and signatures(case.memory, self.proposal):
            yield Objection("已有人签批，不能撤回", OWN, "请联系签批人退回", firm=True)
        if case.asked.get("opened_by_next"):
            yield Objection("签批人已经打开看过，不能撤回", OWN, "请联系签批人退回", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("sign", self.proposal)


class Assign(Act):
    """The matter is given to a person who handles it."""

    title, basis = "指派承办人", OWN
    by = (capacities.unit_head, capacities.leader, capacities.chief, capacities.clerk)
    at, meets = OPEN, "reassign"
    handler = OfficerOf("承办人", "", role="assigned")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Set({"handler": self.handler})


class Recuse(Act):
    """A person with an interest leaves the matter."""

    title, basis = "回避", "机构·回避"
    fact = True
    at = OPEN
    officer = OfficerOf("回避人员", "", role="recused")
    reason = Text("回避事由", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.row.get("handler") == self.officer:
            yield c.Set({"handler": ""})


class Confirm(Act):
    """An officer whom a record names confirms that he took part and that it says what happened."""

    title, basis = "确认记录", "记录·全过程"
    at, answers = ANY, "confirm"
    entry = EntryOf("要确认的记录")
    remark = Text("补充说明", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from _named(case, self.entry)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("confirm", self.entry, _deciding(case))


class Contest(Act):
    """Whoever a record names, or in whose name somebody else recorded it, says that it is not so; the head settles what is right."""

    title, basis = "对记录有异议", "记录·全过程"
    at = ANY
    entry = EntryOf("有异议的记录")
    reason = Text("哪里不符、实际情况如何", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.entry and not _in_his_name(case, self.entry, _deciding(case)):
            yield from _named(case, self.entry)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if _deciding(case) in case.awaited(self.entry):
            yield c.Void("confirm", self.entry, _deciding(case))
        if case.open("settle", self.entry) is None:  # one duty settles whatever several say of it
            yield c.Start("settle", of=self.entry)


class Settle(Act):
    """The head settles a flag: what was wrong, and what is done about it."""

    title, basis = "处理存疑标记", OWN
    by = (capacities.chief, capacities.leader)
    at, answers = ANY, "settle"
    entry = EntryOf("有疑问的记录")
    answer = Text("处理意见", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("settle", self.entry)


class OutsideNumber(Act):
    """The number that another system gave to this matter is written down."""

    title, basis = "登记外部编号", "记录·全过程"
    fact = True
    at = ANY
    number = Code("外部系统编号")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Set({"outside": self.number})


def _step(case: Case, proposal: str | None) -> str:
    """The capacity whose turn it is with a proposal that waits, where the doer holds it: whoever holds several acts in this one."""
    capacity = next_step(case.memory, proposal)[0] if proposal and case.open("sign", proposal) else ""
    officer = roster(case.office).officer(case.doer, case.day)
    return capacity if officer and officer.holds(capacity) else ""


def _holds(case: Case, capacity: str) -> bool:
    officer = case.officers.get(case.doer)
    return bool(officer and officer.holds(capacity))


def unit_of_head(case: Case, person: str, capacity: str) -> str:
    """The unit whose head signs: the proposer's, where it has one; empty for every other signer."""
    if capacity != capacities.unit_head.key:
        return ""
    staff = roster(case.office)
    officer = staff.officer(person, case.day)
    heads = {post["unit"] for post in staff.posts if post["capacity"] == capacity and post["person"] in staff.holders(capacity, case.day)}
    return next((str(post["unit"]) for post in officer.posts if post["unit"] in heads), "") if officer else ""


def _deciding(case: Case) -> str:
    """The person whose act this is, whoever typed it."""
    return next((each["person"] for each in case.hands if each["role"] in ("did", "signed")), case.doer)


def _in_his_name(case: Case, entry: str, person: str) -> bool:
    """True when somebody else recorded the entry as done or signed by this person, who has not contested it yet."""
    hands = case.hands_of(entry)
    recorded = [hand for hand in hands if hand[0] == "recorded" and hand[1] != person]
    return bool(recorded) and any(hand[0] in ("did", "signed") and hand[1] == person for hand in hands) and not any(
        hand[0] in ("did", "signed") and hand[1] == person for said in case.each("common.Contest", ever=True) if said.plain.get("entry") == entry for hand in said.hands)


def _named(case: Case, entry: str | None) -> Iterable[Objection]:
    if entry and _deciding(case) not in case.awaited(entry):
        yield Objection("这份记录没有等您确认：只有记录中写明的另一名执法人员可以确认，并且只确认一次", OWN, "请由记录中写明的人办理", hard=True)
