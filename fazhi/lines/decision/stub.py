"""The stub of a meeting whose minutes are kept in a book: day, items, steps passed, results and page, seen on a photograph, told by one who did not handle them."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from fazhi.kernel import consequences as c
from fazhi.kernel import registry
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, File, MatterOf, Rows, Text
from fazhi.kernel.models import Matter
from fazhi.kernel.opinions import hands_in
from fazhi.kernel.wrong import Objection
from fazhi.lines.decision.acts import OWNERS
from fazhi.lines.decision.stages import BODIES, CLOSED, GATES, KINDS, PASSED, RESULTS, grave, members


def listening(case: Case, act: Any) -> list[list[str]]:
    """Matters named by the items whose line wants to hear what the meeting decided: [matter, line]."""
    named_ = [row["matter"] for row in act.items or () if row.get("matter")]
    found = Matter.objects.filter(id__in=named_, office=case.office).order_by("id").values_list("id", "line")
    return [[ident, line] for ident, line in found if "Decided" in registry.line(line).hears]


def handlers_of(case: Case, act: Any) -> dict[str, list[str]]:
    """Who had a hand in each of the matters named by the items."""
    return {row["matter"]: hands_in(row["matter"]) for row in act.items or () if row.get("matter")}


class Stub(Act):
    """The minutes are kept in a book elsewhere: the day, the items, the steps passed, the results and the page are all that stands here."""

    title, basis = "登记会议存目", "三重一大·会议"
    fact = True
    by, at, enters = OWNERS, NEW, CLOSED
    asks, tells = (listening, handlers_of, members), ("Decided",)
    counts = Counts("decision.stub_items", amount="items", dims=("body",))
    body = Choice("会议", BODIES)
    book = Code("记录簿（第几册第几页）")
    photo = File("记录页照片", many=True, required=False, help="写了所涉事项的必须附；同一页上的人事、涉密议题请遮盖")
    entitled = Count("应到人数", least=1)
    present = Count("实到人数", least=1)
    items = Rows("议题", kind=Choice("类别", KINDS), what=Text("议题（人事、涉密的只写“一项”）"), gates=Choice("已过的会前程序", GATES, many=True, required=False),
                 result=Choice("结果", RESULTS), matter=MatterOf("所涉事项", required=False))
    text = File("修改后通过的文本", required=False, help="写了所涉事项、结果是“修改后通过”的必须附：签订、签发时和它核对")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from attended(case, self)
        mine = {person for people in (case.asked.get("handlers_of") or {}).values() for person in people}
        if mine & {hand["person"] for hand in case.hands}:
            yield Objection("承办过所涉事项的人不能登记这次会议的存目", "机构·职责分离", "请由没有经手这些事项的人登记", hard=True)
        yield from changed_text(self)
        if any(row.get("matter") for row in self.items or ()) and not self.photo:
            yield Objection("写了所涉事项，没有附记录页照片", "三重一大·会议", "请拍下记录簿这一页上传，别的人事、涉密议题遮盖", hard=True)
        if any(row["kind"] != "person" and row["result"] in PASSED and "legality" not in (row.get("gates") or ()) for row in self.items or ()):
            yield Objection("有通过的议题没有记载合法性审查", "决策·合法性审查", "请核对；不涉及法律问题的在议题里说明", rule="md.review.coverage")

    def follows(self, case: Case) -> Iterable[Consequence]:
        lines = dict(case.asked.get("listening") or ())
        for row in self.items or ():
            if row.get("matter") in lines:
                yield c.Relate(row["matter"], f"to:{lines[row['matter']]}")
                said = {"result": "passed" if row["result"] in PASSED else row["result"], "meeting": BODIES[self.body], "day": case.at[:10]}
                changed = {"amended": True, **({"text": self.text} if self.text else {})} if row["result"] == "amended" else {}
                yield c.Tell(row["matter"], f"{lines[row['matter']]}.Decided", {**said, **changed})


def attended(case: Case, act: Stub) -> Iterable[Objection]:
    """The numbers of the book beside the members in office on the day; the quorum is counted on whichever is more, so that nobody gets it by telling fewer seats."""
    if not act.present or not act.entitled:
        return
    seats = len(case.asked.get("members") or ())
    should = max(act.entitled, seats)
    if seats and act.present > seats:
        yield Objection(f"当日在任成员{seats}人，实到写了{act.present}人", "三重一大·会议", "请核对：列席的不计入实到；组成人员有变的，先登记会议组成人员", warns=True)
    elif seats and act.entitled != seats:
        yield Objection(f"当日在任成员{seats}人，应到写了{act.entitled}人", "三重一大·会议", "请核对记录簿；组成人员有变的，先登记会议组成人员", warns=True)
    if act.present > act.entitled:
        yield Objection("实到人数多于应到人数", "三重一大·会议", "请核对人数", firm=True)
    elif act.present <= should * Fraction(str(case.limit("tm.quorum"))):
        yield Objection("到会不足法定人数", "三重一大·会议", "请核对记录簿", rule="tm.quorum")
    elif any(row["kind"] == "person" for row in act.items or ()) and act.present < grave(case) * should:
        yield Objection("人事议题到会不足规定的人数", "三重一大·会议", "请核对记录簿", rule="tm.quorum.major")


def changed_text(act: Stub) -> Iterable[Objection]:
    """What the meeting passed with changes, about a matter kept here, comes with the changed text: one page, one such item."""
    changed = [row for row in act.items or () if row["result"] == "amended" and row.get("matter")]
    if changed and not act.text:
        yield Objection("修改后通过的，没有修改后的文本，签订、签发时无法核对", "三重一大·会议", "请上传修改后通过的文本", hard=True)
    elif len(changed) > 1:
        yield Objection("两个以上的议题修改后通过，一份文本不能对应", "三重一大·会议", "请每个议题分别登记存目", hard=True)
