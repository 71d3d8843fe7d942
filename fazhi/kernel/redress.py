"""Where a party turns against a decision: the organs that review it and the court that judges it, and where the office itself sits; printed in decisions."""

import json
from datetime import date
from typing import Any

from fazhi.kernel import enquiry
from fazhi.kernel.roster import Roster

KEY = "redress"
PARTS = (("review", "行政复议机关"), ("court", "有管辖权的人民法院"), ("address", "本机关地址"))


def setting(roster: Roster, on: date) -> dict[str, Any]:
    """What the office has set for a day, by part; empty where it has set nothing."""
    listed = sorted(roster.listed("setting", on, KEY), key=lambda row: str(row["since"]))
    found = json.loads(listed[-1]["words"] or "{}") if listed else {}
    return found if isinstance(found, dict) else {}


def told(roster: Roster, on: date) -> str | None:
    """One sentence for the foot of a decision; None where nothing was set, so that the line falls away."""
    known = setting(roster, on)
    parts = [f"{title}：{known[key]}" for key, title in PARTS if known.get(key)]
    if parts and (phone := enquiry.phone(roster.office, on)):
        parts.append(f"电话：{phone}")
    return "；".join(parts) + "。" if parts else None
