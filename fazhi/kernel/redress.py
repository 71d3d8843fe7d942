"""Where a party turns against a decision: the organs that review it and the court that judges it, and where the office itself sits; printed in decisions."""

import json
from datetime import date
from typing import Any

from fazhi.kernel import enquiry
from fazhi.kernel.roster import Roster

KEY = "redress"
BANK = "bank"
OFFICE = "office_at"
WORDS = (KEY, BANK, OFFICE)
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


def word(which: str, roster: Roster, on: date) -> str | None:
    """What a paper says for a word: the foot of a decision, where a fine is paid, where to bring or send an answer."""
    if which == KEY:
        return told(roster, on)
    known = setting(roster, on)
    if which == BANK:
        return str(known.get(BANK) or "指定的银行")
    phone = enquiry.phone(roster.office, on)
    return "；".join(f"{title}：{value}" for title, value in (("本机关地址", known.get("address")), ("电话", phone)) if value) or None
