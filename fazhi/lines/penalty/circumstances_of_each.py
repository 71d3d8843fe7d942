"""Penalty, what a decision on several respondents says of one of them alone: it stands in his decision and in nobody else's."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.fields import PartyOf, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.contents import weighed
from fazhi.lines.penalty.stages import by_party


def theirs() -> Rows:
    """The field for it: whose it is, facts, and how the benchmark was applied and the defence taken."""
    return Rows("各当事人的情况（有几名当事人的，逐人填写）", required=False, least=0, help="每一行只写进这名当事人的决定书", party=PartyOf("当事人", "respondent"),
                facts=Text("只涉及其本人的事实", lines=2, required=False), discretion=Text("裁量基准适用和申辩采纳情况", lines=2, required=False))


def _own(act: Any, party: str, name: str) -> str:
    return "；".join(str(row[name]) for row in act.theirs or () if row.get("party") == party and row.get(name))


def discretion_of(act: Any, party: str) -> str:
    """How the benchmark was applied to a party: what is said of him alone; what is said of all only where he is alone."""
    common = "" if len(by_party(act.rows)) > 1 else str(act.discretion or "")
    return "；".join(each for each in (common, _own(act, party, "discretion")) if each)


def theirs_alone(case: Case, act: Any, party: str) -> dict[str, str]:
    """The words of his decision that speak of him alone; of the answers to defences only that to his own."""
    said = weighed(case, party)
    return {"own_facts": _own(act, party, "facts"), "discretion": discretion_of(act, party), "entry:penalty.Weigh": said.entry if said else "-"}


def told_apart(act: Any) -> Iterable[Objection]:
    """With several respondents nothing is said of one that would stand in the decision of another."""
    parties = by_party(act.rows)
    if len(parties) > 1 and act.discretion:
        yield Objection("有几名当事人，合写的裁量基准适用和申辩采纳情况会让别人看到", "处罚·决定书", "请清空合写的一栏，在“各当事人的情况”中逐人填写")
    if any(row.get("party") not in parties for row in act.theirs or ()):
        yield Objection("“各当事人的情况”写了本决定没有处罚的人", "处罚·决定书", "请核对当事人", firm=True)
