"""Penalty, who worked on a case and therefore neither reviews it nor holds its hearing, and what evidence came since."""

from collections.abc import Iterable

from fazhi.kernel.case import Case, Said
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.investigating import GATHERING, Conclude, OrderRight, Preserve
from fazhi.lines.penalty.stages import newest, order

FOUND = "penalty.AddCircumstances"  # circumstances found later are proved, and weigh as evidence does
WORK = (*GATHERING, FOUND, Conclude, OrderRight, Preserve, "penalty.FileCase", "penalty.Check", "penalty.Inform", "penalty.Weigh", "penalty.SendForReview", "common.Assign")
ONLY_SIGNED = ("signed", "recorded", "told")  # who approves what others did handles nothing


def handled(case: Case, person: str) -> bool:
    """True when somebody did this work of the case, was its second hand, or was assigned to it."""
    return bool(person) and any(hand[1] == person and hand[0] not in ONLY_SIGNED and not (act == "common.Assign" and hand[0] != "assigned")
                                for act in WORK for said in case.each(act, ever=True) for hand in said.hands)


def not_by_its_handlers(case: Case, what: str) -> Iterable[Objection]:
    """Review and hearing are done by somebody who handled nothing of the case."""
    if handled(case, case.doer):
        yield Objection(f"本案的承办人和参与过办理的人不得{what}", "机构·职责分离", "请由没有参与办理的人员办理", firm=True)


def evidence_since(case: Case, party: str = "") -> Said | None:
    """The last evidence of this round that speaks against the respondents (against this one) anew: gathered, tested, or appraised in a measure."""
    found = (newest(case, act, adverse=True, **match) for act in (*GATHERING, FOUND, "penalty.Expertise", "penalty.TimeRuns") for match in _against(party))
    return max((each for each in found if each is not None), key=order, default=None)


def _against(party: str) -> Iterable[dict[str, str | None]]:
    """Evidence that names nobody speaks against each."""
    return ({"against": None}, {"against": party}) if party else ({},)


def evidence(case: Case) -> Said | None:
    """The last evidence of this round, whatever it says."""
    gathered = newest(case, *GATHERING, FOUND, "penalty.Expertise"), newest(case, "penalty.TimeRuns", result=True)
    return max((each for each in gathered if each is not None), key=order, default=None)
