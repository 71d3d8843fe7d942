"""The town's own lines of amounts (额度): adopted with a document and a day, and what is in force on a day."""

import json
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.models import Listing

REGISTER = "threshold"


def limit_on(office: str, key: str, day: str) -> dict[str, Any] | None:
    """The line for `key` in force on an ISO day: {"amount": fen, "title", "document", "since"}; None where the town has adopted none."""
    found = Listing.objects.filter(office=office, register=REGISTER, key=key, struck="", since__lte=day).order_by("-since", "-id")
    for row in found.values("title", "words", "since", "until"):
        if not row["until"] or row["until"] >= day:
            words = json.loads(row["words"] or "{}")
            return {"amount": int(words["amount"]), "title": row["title"], "document": words.get("document", ""), "since": row["since"]}
    return None


def money_lines(case: Case, act: Any) -> dict[str, Any]:
    """The lines in force on the case's day by key, as an answer that the entry keeps."""
    keys = Listing.objects.filter(office=case.office, register=REGISTER, struck="", since__lte=case.day.isoformat()).values_list("key", flat=True)
    found = {key: limit_on(case.office, key, case.day.isoformat()) for key in sorted(set(keys))}
    return {key: one for key, one in found.items() if one}


def over(case: Case, key: str, amount: int | None) -> dict[str, Any] | None:
    """The line that an amount in fen reaches, out of what `money_lines` answered; None below it or where there is none."""
    one: dict[str, Any] | None = (case.asked.get("money_lines") or {}).get(key)
    return one if one and amount is not None and amount >= one["amount"] else None
