"""Breaks a title into lines of like length at places where a reader would pause."""

from __future__ import annotations

from unicodedata import east_asian_width

NEVER_FIRST = frozenset("的了和与及》）〕、，。；：”")
NEVER_LAST = frozenset("《（〔“关第")


def width(text: str) -> float:
    """The width in full characters; Latin letters and digits take half."""
    return sum(1.0 if east_asian_width(char) in "WFA" else 0.5 for char in text)


def _cost(left: str, right: str, target: float) -> float:
    ugly = right[0] in NEVER_FIRST or left[-1] in NEVER_LAST or (left[-1].isascii() and right[0].isascii())
    pause = left[-1] in "的、》" or right.startswith(("关于", "《"))
    return abs(width(left) - target) + (100 if ugly else 0) - (6 if pause else 0)


def title_lines(title: str, room: float = 19.0) -> list[str]:
    """The title as lines of at most `room` characters; its own line breaks are kept."""
    lines: list[str] = []
    for rest in title.split("\n"):
        while width(rest) > room:
            count = -(-width(rest) // room)
            cuts = [at for at in range(1, len(rest)) if width(rest[:at]) <= room]
            best = min(cuts, key=lambda at: _cost(rest[:at], rest[at:], width(rest) / count))
            lines.append(rest[:best])
            rest = rest[best:]
        lines.append(rest)
    return lines
