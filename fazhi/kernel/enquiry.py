"""Where somebody asks how his matter stands: the unit that handles it and the telephone that the office has set for it."""

import json
from datetime import date
from typing import Any

from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.roster import roster

KEY = "enquiry"


def key(unit: str | None) -> str:
    """The setting that holds a unit's telephone, or the whole office's."""
    return f"{KEY}:{unit}" if unit else KEY


def phone(office: str, on: date, unit: str = "") -> str:
    """The telephone for questions on a day: the unit's own, else the office's; empty where none was set."""
    for each in filter(None, (unit and key(unit), key(""))):
        listed = sorted(roster(office).listed("setting", on, each), key=lambda row: str(row["since"]))
        if listed:
            return str(json.loads(listed[-1]["words"] or "{}").get("phone", ""))
    return ""


def asked_at(case: Case, act: Act) -> dict[str, Any]:
    """The unit to which the matter was given, or that of whoever does the act, by name; and the telephone to ask at."""
    officer = case.officers.get(case.doer)
    units = [str(case.row.get("unit") or ""), *(str(post["unit"]) for post in (officer.posts if officer else ()))]
    staff = roster(case.office)
    unit = next((each for one in units if one in staff.inner for each in staff.heirs(one, case.day)), "")
    return {"unit": staff.named(unit, case.at), "phone": phone(case.office, case.day, unit)}
