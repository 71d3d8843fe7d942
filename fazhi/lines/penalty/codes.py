"""Penalty: the payment code of a decision and respondent, which stands in the decision and comes back with the money."""

from hashlib import sha256

DIGITS = 12
CHECK = 97  # two check digits by ISO 7064 MOD 97-10


def payment_code(entry: str, party: str) -> str:
    """Fourteen digits for one decision and one respondent, the last two a check; short enough that a spreadsheet keeps them all."""
    head = int(sha256(f"{entry}/{party}".encode()).hexdigest(), 16) % 10**DIGITS
    return f"{head:0{DIGITS}d}{CHECK + 1 - head * 100 % CHECK:02d}"


def valid(code: str) -> bool:
    """True when the check digits fit, so that a mistyped code is known before it is looked for."""
    return len(code) == DIGITS + 2 and code.isdigit() and int(code) % CHECK == 1
