"""What somebody brings to the door, and what the door gives back."""

import os
import time
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from fazhi.kernel.acts import Act


@dataclass(slots=True)
class Deed:
    """One act on its way through the door.

    act: what is to be done; matter: id of the matter (empty to begin one); who: the person at the desk; office: whose ledger.
    done_at: ISO day or minute (empty = now); manner: here | paper | outside; signed_by: persons who decided on paper.
    scan: {"hash", "size", "media", "name"} of the signed sheet or outside record; id: 32 hex digits chosen by the client.
    now: the moment of recording (only a replay may set it).
    """

    act: Act
    who: str
    office: str
    matter: str = ""
    done_at: str = ""
    manner: str = "here"
    origin: str = "desk"
    signed_by: tuple[str, ...] = ()
    scan: dict[str, Any] | None = None
    outside: str = ""
    reserved: str = ""  # the number on an emergency sheet that was filled in by hand
    id: str = ""
    batch: str = ""
    now: datetime | None = None
    parent: str = ""
    line: str = ""  # of the new matter, where the act is of no line itself
    new_id: str = ""
    came: bool = False  # it is done on the day on which its matter reached the house, and known only now: nobody typed it late
    signed: list[dict[str, str]] = field(default_factory=list)  # hands of a proposal whose last signature this is
    proposal: str = ""
    again: str = ""  # the proposal that was sent back and is proposed anew with this act, where whoever does it says so
    told: bool = False
    told_by: str = ""  # the entry of another matter that told this one
    inner: bool = False  # the house does this itself (a proposal, something told); hidden acts come no other way from a face
    extra: list[Any] = field(default_factory=list)  # consequences of the road it came by (a met signature)


@dataclass(frozen=True, slots=True)
class Done:
    """What was recorded: the entry, its matter, what it opened and issued, and the flags it carries."""

    entry: str
    matter: str
    code: str
    n: int
    act: str
    hash: str
    proposed: bool = False
    flags: tuple[dict[str, Any], ...] = ()
    papers: tuple[str, ...] = ()
    opened: tuple["Done", ...] = ()
    again: bool = False


def uuid7(at: datetime | None = None) -> str:
    """A UUIDv7 as 32 hex digits: time first, so that newer rows lie together."""
    stamp = int((at.timestamp() if at else time.time()) * 1000)
    rest = int.from_bytes(os.urandom(10), "big")
    value = (stamp & (1 << 48) - 1) << 80 | 0x7 << 76 | (rest >> 68 & 0xFFF) << 64 | 0b10 << 62 | rest & (1 << 62) - 1
    return f"{value:032x}"


def day_of(at: str) -> date:
    """The day of an ISO day or minute."""
    return date.fromisoformat(at[:10])
