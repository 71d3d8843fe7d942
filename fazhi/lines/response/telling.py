"""What fell is told to the case it fell in – for the one who applied, where the decision was on several – and what that case still owes is asked."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import consequences as c
from fazhi.kernel import happen, likeness
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.models import Link, Matter, Party
from fazhi.kernel.wrong import Objection

PENALTY, COERCION, PERMIT, EXECUTION = "concerns:penalty", "concerns:coercion", "concerns:permit", "concerns:execution"
RECEIPT = "concerns:reconsideration"
CONCERNS = (PENALTY, COERCION, PERMIT, EXECUTION)
TOLD = ("penalty.Fell", "coercion.Fell", "permit.Fell", "execution.Fell")
OWED = {"withdraw_publication": "撤回公开", "refund": "退还罚款", "restate": "登记变更后的内容"}


def fell(case: Case, result: str, document: str, received: str = "") -> Iterable[Consequence]:
    """The penalty, the measure and the enforcement hear that they fell; the penalty's days run from when the town had the decision."""
    for other in case.links(PENALTY):
        party = theirs(case, other)
        yield c.Tell(other, "penalty.Fell", told(result=result, document=document, party=party, received_on=received))
    for other in case.links(COERCION):
        yield c.Tell(other, "coercion.Fell")
    for other in case.links(EXECUTION) if result != "unlawful" else ():  # what is only declared unlawful stands
        yield c.Tell(other, "execution.Fell", {"document": document} if document else {})


def told(**words: str | bool) -> dict[str, str | bool]:
    """The words of what is told: those that are known."""
    return {name: value for name, value in words.items() if value != ""}


def permit_judged(case: Case, result: str, document: str, redo: bool = False, until: str = "", received: str = "") -> Iterable[Consequence]:
    """The permit hears what became of its decision, and by when it has to be decided anew."""
    for other in case.links(PERMIT):
        yield c.Tell(other, "permit.Fell", told(result=result, redo=redo, document=document, until=until, received_on=received))


def theirs(case: Case, other: str) -> str:
    """Whoever applied, as a party of the case; empty where the decision was on nobody else, or he is none of its parties."""
    rows = {ident: row for ident, row in happen.peek(other)["rows"].get("party", {}).items() if row["capacity"] == "respondent" and not row.get("until")}
    applied = {case.person_of(each) for each in case.parties("applicant")}
    found = [ident for ident, row in rows.items() if row["person"] in applied]
    return found[0] if len(found) == 1 and len(rows) > 1 else ""


def left_there(case: Case, act: Any) -> dict[str, Any]:
    """What the case that fell still owes: titles of open duties, and whether it was taken up again."""
    owed: set[str] = set()
    again = False
    for other in (*case.links(PENALTY), *case.links(PERMIT)):
        memory = happen.peek(other)
        owed |= {OWED[row["term"]] for row in memory["rows"].get("deadline", {}).values() if row["term"] in OWED and row.get("state") == "open"}
        again = again or any(key.endswith(".Again") for key in memory["acts"])
    return {"owed": sorted(owed), "again": again}


def still_owed(case: Case) -> Iterable[Objection]:
    """A matter is not closed while the case that fell has not given back what it took, or is not gone from where it was published."""
    owed = (case.asked.get("left_there") or {}).get("owed") or []
    if owed:
        yield Objection(f"所涉案件还没有办完：{'、'.join(owed)}", "处罚·撤销变更", "请先在所涉案件里办理", firm=True)


def receipts(case: Case, act: Any) -> list[str]:
    """What the receiving point took in, where the town answers before the reconsideration organ: what the notice names, what is about the same penalty, and what may be the same applicant's."""
    begins = case.stage == ""
    named = [act.received] if getattr(act, "received", None) else []
    if (getattr(act, "kind", None) if begins else case.first.kind) == "review":
        penalties = {*case.links(PENALTY), *([act.penalty] if getattr(act, "penalty", None) else ())}
        about = Link.objects.filter(other__in=penalties, kind=PENALTY, struck="").values("matter")
        named += Matter.objects.filter(id__in=about, line="reconsideration", struck="").values_list("id", flat=True)
        if not (getattr(act, "received", None) if begins else case.first.received):
            named += of_applicant(case, [act.claimant] if begins and act.claimant else [case.who_of(each) for each in case.parties("applicant")])
    return sorted({*case.links(RECEIPT), *named})


def penalty_there(case: Case, act: Any) -> str:
    """The penalty that the named receipt is about, where the notice itself names none; empty where the receipt tells none or several."""
    if act.penalty or not act.received:
        return ""
    rows = happen.peek(act.received)["rows"].get("link", {}).values()
    found = {str(row["other"]) for row in rows if row["kind"] == PENALTY}
    return found.pop() if len(found) == 1 else ""


def untied(case: Case) -> bool:
    """True of an answer that is tied to no case: what it brings is told to none."""
    return not any(case.links(kind) for kind in CONCERNS)


def of_applicant(case: Case, told: Iterable[dict[str, Any]]) -> list[str]:
    """Applications that came before the notice from somebody who may be the same as one of these."""
    persons = {person for each in told for person in likeness.told_alike(case.office, each)}
    theirs = Party.objects.filter(person__in=persons, capacity="applicant", struck="").values("matter")
    found = Matter.objects.filter(id__in=theirs, office=case.office, line="reconsideration", struck="", opened_on__lte=f"{case.opened_on.isoformat()}T99")
    return list(found.values_list("id", flat=True))


def handed_in(case: Case, act: Any) -> bool:
    """True when whoever does it worked at the receiving point on the very application; the chief who settled a flag there did not."""
    hands = {case.doer, *(hand["person"] for hand in case.hands)} - {""}
    worked = (known["hands"] for other in receipts(case, act) for key, known in happen.peek(other)["acts"].items() if key.startswith("reconsideration."))
    return any(hands & set(each) for each in worked)


class Answering(Act):
    """An act of the answering side: whoever took the application in at the receiving point has no part in it."""

    asks = handed_in

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.asked.get("handed_in"):
            yield Objection("受理点的收件人不得经办答复", "机构·职责分离", "请由其他人员办理", firm=True)
