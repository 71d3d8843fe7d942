"""A whole desk handed over in one act; what nobody named there may take lies with a head until he gives it to somebody."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from fazhi.kernel import barred, capacities, leaving, registry, reserved, stock, within
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, OPEN, Act
from fazhi.kernel.case import Case
from fazhi.kernel.common import unit_of_head
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, OfficeOf, OfficerOf, Text
from fazhi.kernel.handing import OWN, may_handle
from fazhi.kernel.roster import roster
from fazhi.kernel.wrong import Objection

LEFT = "reassign"  # the duty of a head to give to somebody what a leaver could hand to nobody
HEADS = {each.key: each.title for each in (capacities.unit_head, capacities.chief, capacities.leader)}
OFF = "在这件事项中已经回避或者不得接触"  # the list is signed by several: it does not tell from whom a matter is kept because he is accused in it
Head = tuple[str, str]  # the capacity, and the unit of a head of a unit


def elsewhere(row: dict[str, Any], case: Case, head: Head) -> str:
    """Where a matter goes that nobody named may take, in words: to a head; of a closed one only a signed sheet is still to come back."""
    if row["closed_on"]:
        return "由有此类职务的人收回签字件"
    return f"请{roster(case.office).named(head[1], case.day.isoformat()) if head[1] else ''}{HEADS[head[0]]}另行指派"


def desk(case: Case, act: Any) -> dict[str, Any]:
    """The matters in hand of the person who leaves and those handed to him: which the successor may take, which the second receiver, which neither and why; his numbered forms, sheets out and next days."""
    found: dict[str, Any] = {"goes": [], "stays": [], "left": []}
    act.found, act.left, act.passes_on = [], {}, {}
    act.forms = stock.in_hand(case.office, act.leaver or "", case.day.isoformat())
    act.sheets = reserved.in_hand(case.office, act.leaver or "")
    if act.forms or act.sheets:
        found["forms"] = leaving.forms_of(case.office, act.leaver, case.day.isoformat())
    if not act.leaver or not act.successor:
        return found
    for row in leaving.matters_of(case.office, act.leaver):
        to, why = receiver(row, case, act.successor, act.second or "")
        if to:
            found["goes" if to == act.successor else "stays"].append(row["id"])
        else:
            head = head_for(row, case, act.leaver)
            act.left[row["id"]] = (*head, why)
            found["left"].append([row["id"], why, elsewhere(row, case, head)])
        act.found.append((row["id"], to, row["handler"] == act.leaver or not row["waits"]))
    found["sheets"] = [row["id"] for row in leaving.sheets_out(case.office, act.leaver)]
    known = {ident: to for ident, to, _ in act.found}
    drafts = [(row, known.get(row["matter"], "") if row["matter"] else begins(row["act"], case, act.successor, act.second or "")) for row in leaving.drafts_of(case.office, act.leaver)]
    act.passes_on = {row["id"]: to for row, to in drafts if not row["matter"] and to}
    found["drafts"] = [[row["matter"], row["title"], row["name"], row["at"], to] for row, to in drafts if (row["matter"] in known and row["goes"]) or (not row["matter"] and to)]
    found["days"] = [[row["matter"], row["title"], row["due"]] for row in leaving.next_days(known, case.day.isoformat())]
    return found


def receiver(row: dict[str, Any], case: Case, successor: str, second: str) -> tuple[str, str]:
    """Which of the two named takes a matter (empty: neither), and why the successor – or neither – may."""
    against = why_not_his(row, case, successor)
    if not against:
        return successor, ""
    further = why_not_his(row, case, second) if second else ["没有指定其余事项的接收人"]
    return ("", "；".join(dict.fromkeys([*against, *further]))) if further else (second, "；".join(against))


def begins(act: str, case: Case, successor: str, second: str) -> str:
    """Which of the two named may go on with the form of a registration that was begun: the first with a post that does it; empty: neither, and it stays with its writer."""
    by = {each.key for each in registry.act(act).by}
    held = ((person, roster(case.office).officer(person, case.day)) for person in (successor, second) if person)
    return next((person for person, officer in held if officer and by & {post["capacity"] for post in officer.posts}), "")


def why_not_his(row: dict[str, Any], case: Case, person: str) -> list[str]:
    """Why a person may not take a matter over: no post for its line, recused, or kept from it."""
    if not person:
        return ["没有指定接收人"]
    found = [each.sentence for each in may_handle(row["line"], case.office, person, case)]
    return [*found, OFF] if person in kept_off(row, case) else found


def kept_off(row: dict[str, Any], case: Case) -> frozenset[str]:
    """Whoever was recused in a matter, is accused in it or of the unit accused, or worked on the side from which it stands apart."""
    memory = json.loads(row["memory"]) if row["memory"] else {"rows": {}, "acts": {}}
    recused = {str(one["s"].get("officer")) for one in memory["acts"].get("common.Recuse", {"kept": []})["kept"]}
    return barred.from_memory(roster(case.office), case.day, memory) | barred.other_side(registry.line(row["line"]), memory) | recused


def head_for(row: dict[str, Any], case: Case, leaver: str) -> Head:
    """Who gives a matter to somebody that nobody named may take: the head of the leaver's unit, else the chief, else a leader – somebody else than the leaver, who may know of it."""
    staff, off = roster(case.office), kept_off(row, case) | {leaver}
    unit = unit_of_head(case, leaver, capacities.unit_head.key)
    for capacity, where in (*([(capacities.unit_head.key, unit)] if unit else []), (capacities.chief.key, ""), (capacities.leader.key, "")):
        held = set(staff.holders(capacity, case.day)) - off
        if where:
            held &= {post["person"] for post in staff.posts if post["unit"] == where}
        if held and capacity in within.SEES.get(row["level"], HEADS):
            return capacity, where
    return capacities.chief.key, ""


def over(case: Case, leaver: str) -> bool:
    """True when whoever does it may hand over this person's desk: who keeps the posts or heads the office any desk, the head of a unit those of its people – and nobody's who heads a unit or the office himself."""
    staff = roster(case.office)
    officer, his = staff.officer(case.doer, case.day), staff.officer(leaver, case.day)
    if not case.doer or (officer and officer.holds(capacities.registrar.key, capacities.chief.key)):
        return True
    unit = unit_of_head(case, case.doer, capacities.unit_head.key)
    heads = leaver != case.doer and his is not None and his.holds(*HEADS)
    return not heads and any(post["unit"] == unit for post in staff.posts if post["person"] == leaver)  # also of one whose posts have ended


class HandOverDesk(Act):
    """Everything a leaver handles, with its next days and the sheets out for signature, and the numbered forms in his hands go to a successor in one act; what he may not take goes to a second person, what neither may take to a head, who gives it to somebody; posts end on the day."""

    title, basis = "移交全部在办事项", OWN
    by, at = (capacities.registrar, capacities.unit_head, capacities.chief), OPEN
    asks = desk
    found: list[tuple[str, str, bool]]
    left: dict[str, tuple[str, str, str]]
    passes_on: dict[str, str]  # the forms of new registrations that were begun, each with whoever goes on with it
    forms: dict[str, list[stock.Span]]
    sheets: list[reserved.Sheet]
    leaver = OfficerOf("移交人", "", role="named")
    successor = OfficerOf("接收人", "", role="named")
    second = OfficerOf("其余事项的接收人", "", role="named", required=False)
    ends = Day("移交人职务终止日期", required=False, help="离岗、调出的填写，当日起不再任职，以前的记录不变；只是轮换工作的不填")

    def goes_along(self, office: str) -> None:
        """The forms of new registrations that were begun go to whoever goes on with them."""
        leaving.pass_on(office, self.passes_on)

    def objections(self, case: Case) -> Iterable[Objection]:
        kept = barred.accusing(roster(case.office), case.doer, case.day)
        if any(ident in kept for ident, *_ in getattr(self, "found", [])):  # says nothing of the matter, and nothing else either
            yield Objection("这些在办事项不能由您移交", OWN, "请由机构管理员移交；您是机构管理员的，请由主要负责人移交", firm=True)
        elif self.leaver and not over(case, self.leaver):
            yield Objection("移交人不在您负责的部门任职", OWN, "请由机构管理员、主要负责人或者移交人所在部门的负责人办理", hard=True)
        elif self.leaver and self.leaver in (self.successor, self.second):
            yield Objection("移交人不能同时是接收人", OWN, "请另选接收人", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for ident, to, handled in self.found:
            waits = {} if handled else {"instead": self.leaver}
            if to:
                yield c.Do(ident, Reassign(handler=to, **waits), case.at)
            else:
                capacity, unit, why = self.left[ident]
                yield c.Do(ident, LeftOver(capacity=capacity, reason=why, **({"unit": unit} if unit else {}), **waits), case.at)
        for kind, held in self.forms.items():
            yield from (stock.block(stock.OUT, kind, replace(span, holder=self.successor)) for span in held)
        for sheet in self.sheets:
            yield c.List(reserved.MOVED, sheet.number, sheet.title, {"holder": self.successor})
        for one in reserved.out_with(case, self.leaver):
            yield c.Void(reserved.OUT, one.of, self.leaver)
            yield c.Start(reserved.OUT, of=one.of, since=one.since, due=one.due, person=self.successor)
        if self.ends:
            for post in roster(case.office).posts:
                if post["person"] == self.leaver and (not post["until"] or post["until"] > self.ends) and post["since"] <= self.ends:
                    yield c.End("post", post["id"], self.ends)


class Reassign(Act):
    """The matter changes hands because a desk was handed over; a hand-over that waits to be taken waits for the successor."""

    title, basis = "承办人变更", OWN
    fact, hidden, at = True, True, ANY
    handler = OfficerOf("新的承办人", "", role="named")
    instead = Code("原来等待接收的人", required=False)  # his posts may have ended by then

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet(LEFT)
        if self.instead:
            yield c.Void("take_over", self.instead)
        if self.instead and case.row.get("handler"):
            yield c.Start("take_over", person=self.handler, of=self.handler)
        else:  # given to nobody so far: there is no one from whom to take it
            yield c.Set({"handler": self.handler})


class LeftOver(Act):
    """Nobody whom a leaver named may take the matter: it has no handler until a head gives it to somebody."""

    title, basis = "移交时没有人能接", OWN
    fact, hidden, at = True, True, ANY
    capacity = Choice("由谁另行指派", HEADS)
    unit = OfficeOf("哪个部门的", "unit", required=False)
    reason = Text("接收人为什么不能接")
    instead = Code("原来等待接收的人", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.instead:
            yield c.Void("take_over", self.instead)
        if self.instead and case.row.get("handler"):
            return  # whoever handed it to the leaver has it still
        yield c.Set({"handler": ""})
        if not case.row.get("closed_on"):  # of a closed one only a signed sheet is still to come back, a duty of its line's people
            yield c.Start(LEFT, capacity=self.capacity, unit=self.unit or "")
