"""The case before the door: built from the matter's folded row, or as it stood on an earlier day."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from fazhi.kernel import capacities, proposals
from fazhi.kernel import memory as mem
from fazhi.kernel.acts import Act, Line
from fazhi.kernel.case import Case
from fazhi.kernel.clean import Words
from fazhi.kernel.deed import Deed, day_of
from fazhi.kernel.models import Entry
from fazhi.kernel.roster import Roster
from fazhi.kernel.why_not import capacity_of
from fazhi.kernel.wrong import BadInput, NotFound, Objection

SETTLED = "这份呈批件已经签结、退回或撤回。请刷新后再看。"
BLANK = {"round": 1, "stage": "", "line": "", "field": "", "handler": "", "opened_on": "", "closed_on": "", "unit": "", "level": "",
         "outside": "", "code": "", "old": 0, "parent": "", "office": ""}


def as_it_stood(row: dict[str, Any], at: str) -> dict[str, Any]:
    """The matter's memory at a day or minute: the kept one, or folded anew from the entries done by then."""
    if not row.get("last_at") or not earlier(at, row["last_at"]):
        kept: dict[str, Any] = json.loads(row["memory"]) if row.get("memory") else mem.fresh()
        return kept
    past = mem.fresh()
    bodies = [json.loads(text) for text in Entry.objects.filter(matter=row["id"]).order_by("n").values_list("body", flat=True)]
    for body in sorted((each for each in bodies if not earlier(at, each["done_at"])), key=lambda b: (b["done_at"][:10], b["n"])):
        mem.remember(past, body)
    return past


def earlier(one: str, other: str) -> bool:
    """True when `one` lies before `other`; a bare day and a minute of the same day count as together."""
    size = min(len(one), len(other))
    return one[:size] < other[:size]


def build(deed: Deed, line: Line, row: dict[str, Any], roster: Roster, at: str) -> Case:
    """The case as it stood when the act was done."""
    memory = as_it_stood(row, at)
    on = day_of(at)
    return Case(
        id=row.get("id", ""), line=line.key, office=deed.office, day=on, at=at, stage=memory["stage"] or "", round=memory["round"],
        memory=memory, row={**BLANK, **row}, manner=deed.manner, doer=deed.who, adopted=roster.adopted(on), own=roster.own(),
    )


def of_proposal(deed: Deed, case: Case) -> None:
    """What is done by a proposal waits for it still, and was not signed before it was proposed. Raises NotFound, BadInput."""
    if not deed.proposal:
        return
    now = present(case)
    if deed.proposal not in proposals.standing(now, "sign"):  # somebody else signed, sent back or withdrew in the meantime
        raise NotFound(SETTLED)
    since = str(proposals.proposed(now, deed.proposal)["on"])
    if earlier(case.at, since):
        raise BadInput({"done_at": f"签批日期早于提请日期（{since[:10]}），请核对"})


def present(case: Case) -> dict[str, Any]:
    """What the matter remembers now, on whatever earlier day the case stands."""
    return dict(json.loads(case.row.get("memory") or "{}"))


def deciders(deed: Deed) -> list[str]:
    """Who decides: the last signers of a proposal, those who signed on paper, or the person at the desk."""
    if deed.signed:
        return [hand["person"] for hand in deed.signed if hand["role"] == "signed"]
    if deed.manner == "paper" and deed.signed_by:
        return list(deed.signed_by)
    return [] if deed.manner == "outside" or not deed.who else [deed.who]


def hands_of(deed: Deed, act: Act, said: Words, case: Case, line: Line, roster: Roster) -> list[dict[str, str]]:
    """Everyone who had a hand in it: did, recorded, signed, and those the act names (second officer, presider, voters)."""
    cls = type(act)
    hands: list[dict[str, str]] = []
    if deed.signed:
        hands += deed.signed
    elif deed.manner == "paper" and deed.proposal:
        hands += _signing_the_form(deed, cls, case, line, roster)
    elif deed.manner == "here":
        hands.append({"role": "did", "person": deed.who, "capacity": act.done_as(case) or capacity_of(cls, deed.who, case, line, roster) if deed.who else _nobody(cls)})
    else:
        if not deed.signed_by:
            hands.append({"role": "did", "person": "", "capacity": "outsider" if deed.manner == "outside" else ""})
        for i, person in enumerate(deed.signed_by):
            hands.append({"role": "did" if i == 0 else "signed", "person": person, "capacity": capacity_of(cls, person, case, line, roster)})
        hands.append({"role": "recorded", "person": deed.who, "capacity": "clerk"})
    hands += [{"role": role, "person": person, "capacity": kind} for person, role, kind in said.officers]
    return hands


def _signing_the_form(deed: Deed, cls: type[Act], case: Case, line: Line, roster: Roster) -> list[dict[str, str]]:
    """Who proposed it did it, who signed it here has signed it; whoever signed on the printed form signs, each at the step that is his."""
    now = present(case)
    hands, left = proposals.hands(now, deed.proposal), proposals.unsigned(now, deed.proposal)
    for person in deed.signed_by:
        officer = roster.officer(person, case.day)
        step = next((each for each in left if officer and officer.holds(each)), "")
        left = left[:(at := left.index(step))] + left[at + 1:] if step else left
        hands.append({"role": "signed", "person": person, "capacity": step or capacity_of(cls, person, case, line, roster)})
    return [*hands, {"role": "recorded", "person": deed.who, "capacity": "clerk"}]


def _unsigned(deed: Deed, cls: type[Act], case: Case, roster: Roster) -> Iterator[Objection]:
    """Each step of a proposal, but the last, that was signed neither here nor on the form; of the last the act itself asks."""
    officers = [roster.officer(each, case.day) for each in deed.signed_by]
    *before, last = proposals.unsigned(present(case), deed.proposal)
    for step in dict.fromkeys(before):
        if step != last and not any(each and each.holds(step) for each in officers):
            yield Objection(f"{capacities.title(step)}没有签字", "机构·职责", "请补签；已经签了的，请核对签字件", firm=True, hard=cls.only_signed)


def _nobody(cls: type[Act]) -> str:
    """The capacity of a hand without a person: a citizen at the public page, else the clock."""
    return "citizen" if any(each.key == "citizen" for each in cls.by) and not cls.hidden else "clock"


def of_manner(deed: Deed, cls: type[Act], case: Case, roster: Roster) -> list[Objection]:
    """What the manner itself demands: a post, a scan, a day not in the future, no approving of one's own work by typing."""
    found: list[Objection] = []
    if deed.who and case.line != "house" and roster.officer(deed.who, case.day) is None and (
            deed.now is None and roster.officer(deed.who, date.today()) is None):
        found.append(Objection("您在本机构没有职务，不能办理事项", "机构·职责", "请机构管理员先办理任职", hard=True))
    if deed.manner == "paper" and deed.scan is None:
        found.append(Objection("纸上办理的，须附签字件的扫描件或照片", "记录·全过程", "请先上传签字件", hard=True))
    if deed.manner == "outside" and deed.scan is None and not deed.outside:
        found.append(Objection("外部形成的，须附外部文书或填外部编号", "记录·全过程", "请上传外部文书，或填写外部系统的编号", hard=True))
    signed = bool(deed.act.signers(case))  # an act may want a signature only of some cases
    if deed.manner == "paper" and (signed or cls.signs or cls.apart_from):
        own = {deed.who} & {*deed.signed_by, *(hand[1] for hand in (proposals.proposed(present(case), deed.proposal)["h"] if deed.proposal else ()))}
        if own or any(case.had_hand(deed.who, other) for other in cls.apart_from):
            found.append(Objection("不得登记对自己经手工作的审批", "机构·职责分离", "请由没有经手的同事登记", hard=True))
    return [*found, *(_unsigned(deed, cls, case, roster) if deed.manner == "paper" and deed.proposal else ())]
