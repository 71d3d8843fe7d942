"""What is done with a petition, in the order of the law: received at the window or by any other channel, triaged, accepted, handled, answered, reviewed."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, OPEN, Act, By, Counts, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Flag, MatterOf, OfficeOf, Place, Text, Who
from fazhi.kernel.wrong import Objection

RECEIVED = Stage("received", "已收到")
ACCEPTED = Stage("accepted", "办理中")
ANSWERED = Stage("answered", "已答复")
UNDER_REVIEW = Stage("under_review", "复查复核中")
CLOSED = Stage("closed", "已办结", end=True)
PASSED = Stage("passed", "已转出", end=True)

CHANNELS = {
    "window": "来访", "phone": "来电", "letter": "来信", "web": "网上", "hotline": "12345热线", "above": "上级转送", "leader": "领导接访",
    "cadre": "村干部代办",
}
KINDS = {"complaint": "申诉求决", "proposal": "建议意见", "accusation": "检举控告", "help": "咨询求助"}


class Receive(Act):
    """A petition comes in by any channel; four facts are enough, the rest is completed later."""

    title, basis = "接收诉求", "信访·登记"
    fact = True
    at, enters = NEW, RECEIVED
    by = (capacities.clerk, capacities.cadre, capacities.leader, capacities.citizen)
    starts = "register"
    counts = (Counts("petition.received", dims=("channel", "village")),
              Counts("petition.hotline", when=lambda said, memory, outcome: said.get("channel") == "hotline"))
    channel = Choice("来访渠道", CHANNELS)
    what = Text("诉求（一句话即可）", lines=3)
    who = Who("信访人", capacity="petitioner", help="不愿留名的填“匿名”")
    place = Place("地点", required=False)
    village = OfficeOf("村（社区）", "village", required=False)
    outside_number = Code("外部工单编号", required=False)
    joint = Count("联名人数", least=1, default=1)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.outside_number:
            yield c.Set({"outside": self.outside_number})
        if self.village:
            yield c.Set({"unit": self.village})


def letter(case: Case, paper: str) -> Iterable[Consequence]:
    """A letter to the petitioner; somebody who gave no name cannot be written to."""
    if case.parties("petitioner"):
        yield c.Issue(paper)


class Accept(Act):
    """The petition is within the town's competence: it is taken up and the term to finish it runs."""

    title, basis = "受理", "信访·受理"
    by, at, enters = capacities.handler, RECEIVED, ACCEPTED
    meets = "register"
    kind = Choice("类别", KINDS)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("finish")
        yield from letter(case, "acceptance")


class PassOn(Act):
    """The petition belongs elsewhere: it is passed on or the petitioner is told where to go, with the reason."""

    title, basis = "转送或告知向有权机关提出", "信访·转送"
    by, at, enters = capacities.handler, RECEIVED, PASSED
    meets = "register"
    to = Text("有权处理的机关")
    reason = Text("理由", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from letter(case, "transfer")


class Answer(Act):
    """The town answers the petition in writing: facts, law, decision, and how to ask for review."""

    title, basis = "答复", "信访·办理期限"
    by, at, enters = capacities.handler, ACCEPTED, ANSWERED
    meets = "finish"
    result = Choice("处理意见", {"supported": "支持", "partly": "部分支持", "rejected": "不予支持", "settled": "和解或撤回"})
    reply = Text("答复内容", lines=6)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from letter(case, "reply")


class Extend(Act):
    """A complicated petition is given more time once, with the head's approval, and the petitioner is told."""

    title, basis = "延长办理期限", "信访·办理期限"
    by, at = capacities.handler, ACCEPTED
    signs = (capacities.leader,)
    reason = Text("延期理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.done(Extend):
            yield Objection("本事项已经延长过一次", "信访·办理期限", "请在期限内答复")
        running = case.open("finish")
        if running and running.over(case.day):
            yield Objection("期限已过，不能再延长", "信访·办理期限", "请尽快答复；逾期将如实记录")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Prolong("finish")
        yield from letter(case, "extension")


class Refer(Act):
    """The facts call for work in another line: it is opened there with what was said."""

    title, basis = "转入其他工作办理", "信访·办理期限"
    by, at = capacities.handler, OPEN
    opens = ("inspection", "mediation")
    to = Choice("转入", {"inspection": "行政检查", "mediation": "人民调解"})
    what = Text("需要办理的事项", lines=2)
    place = Place("地点", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Open(self.to, {"what": self.what, "place": self.place, "source": "petition"})


class AskReview(Act):
    """The petitioner does not agree and asks the organ above to review the answer."""

    title, basis = "申请复查", "信访·复查"
    fact = True
    at, enters = ANSWERED, UNDER_REVIEW
    starts = "review"
    what = Text("不服的理由", lines=2, required=False)


class Reviewed(Act):
    """The organ above has reviewed the answer."""

    title, basis = "复查结果", "信访·复查"
    fact = True
    at = UNDER_REVIEW
    enters = By("result", upheld=ANSWERED, changed=ACCEPTED)
    meets = "review"
    result = Choice("复查结果", {"upheld": "维持", "changed": "撤销或变更，重新办理"})


class Visit(Act):
    """The petitioner is visited at home, or asked by telephone whether he is content (“外卖”)."""

    title, basis = "上门办理或回访", "信访·评价"
    fact = True
    at = ANY
    content = Choice("满意度", {"yes": "满意", "mostly": "基本满意", "no": "不满意", "none": "未评价"})
    note = Text("情况", lines=2, required=False)


class Close(Act):
    """The answered petition is closed."""

    title, basis = "办结", "信访·办理期限"
    by, at, enters = capacities.handler, ANSWERED, CLOSED
    counts = (
        Counts("petition.closed", dims=("channel",)),
        Counts("petition.closed_on_time", when=lambda said, memory, outcome: _on_time(memory)),
        Counts("petition.clocked", when=lambda said, memory, outcome: _clocked(memory)),
    )
    agreed = Flag("信访人书面表示息诉")


class JoinedWith(Act):
    """The same request was made before: this petition is handled together with that one."""

    title, basis = "并入同一诉求办理", "信访·受理"
    by, at, enters = capacities.handler, RECEIVED, CLOSED
    meets = "register"
    other = MatterOf("先收到的诉求", "petition")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Relate(self.other, "same")


def _finish(memory: dict) -> dict:
    rows = [each for each in memory["rows"].get("deadline", {}).values() if each["term"] == "finish"]
    return rows[-1] if rows else {}


def _clocked(memory: dict) -> bool:
    return bool(_finish(memory).get("due"))


def _on_time(memory: dict) -> bool:
    row = _finish(memory)
    return bool(row.get("due")) and row.get("done_on", "") <= row["due"][:10]
