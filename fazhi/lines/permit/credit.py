"""Permit, what is reported for credit publicity: one plain row for each permit granted, and whether it is still in force."""

from collections.abc import Iterator
from typing import Any

from fazhi.kernel.checks import Dossier, Step
from fazhi.lines.permit.stages import CATEGORIES

OVER = ("permit.Revoke", "permit.TakeAway", "permit.StrikeOff")
FELL = ("annulled", "void")


def rows(file: Dossier, people: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every permit granted; `people` are identity words by person."""
    for step in file.each("permit.Decide"):
        if step.said.get("answer") != "granted":
            continue
        who = next((row for row in file.rows["party"] if row["capacity"] == "applicant"), {})
        paper = next((row for row in file.papers() if row["opened_by"] == step.id and row["outward"]), {})
        renewed = [each for each in file.each("permit.Renew", "permit.WriteRenewal") if each.said.get("until")]
        yield {
            "standard": "XK", "entry": step.id, "matter": file.id, "decided_on": step.at[:10], "party": str(who.get("id", "")),
            "number": str(paper.get("number", "")), "paper": str(paper.get("title", "")), "who": people.get(str(who.get("person")), {}),
            "who_kind": who.get("kind", ""), "certificate": str(step.said.get("number", "")), "title": _title(step), "what": file.word(file.steps[0], "what"),
            "category": CATEGORIES.get(str(step.said.get("category") or step.asks.get("category_of_item") or ""), ""),
            "until": str((renewed[-1] if renewed else step).said.get("until") or ""), "over": _over(file, step), "fell": "",
        }


def _over(file: Dossier, step: Step) -> bool:
    """True when the permit was struck off, taken back, or set aside by a review or a court, after it was given."""
    ended = [*file.each(*OVER), *(each for each in file.each("permit.Fell") if each.said.get("result") in FELL or each.said.get("redo"))]
    return any(each.n > step.n for each in ended)


def _title(step: Step) -> str:
    found = step.asks.get("item_in_force")
    return str(found.get("title", "") if isinstance(found, dict) else found or "")
