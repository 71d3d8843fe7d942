"""How a line declares a register (台账): its rows, its columns, and what stands beside the words of entries."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a register: a plain word, or (`sealed`) a sealed word shown only to those who may see it; over matters, `of` names words of later acts, of which the newest is told (“petition.Answer.result”, “petition.Answer.@on”: its day)."""

    key: str
    title: str
    sealed: bool = False
    kind: str = "text"
    of: tuple[str, ...] = ()


# of a register over entries, what stands beside their own words (kernel/about.py); “rows.amount” names a column of an entry's rows
ABOUT, PARTIES, NUMBERS = Column("subject", "事由", sealed=True), Column("parties", "当事人", sealed=True), Column("papers", "文号")


@dataclass(frozen=True, slots=True)
class Register:
    """A register (台账) over matters (`over=""`), over the entries of one act (`over="penalty.Decide"`), or a listing register (`over` then is the act that puts its rows there)."""

    key: str
    title: str
    columns: tuple[Column, ...] = ()
    over: str = ""
    listing: str = ""
    leaves_out: tuple[str, ...] = ()  # acts whose matters do not stand in a register over matters (a committee is no dispute)
    holds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # {column: choices} of which an entry must have said one
    unless: tuple[str, str] = ("", "")  # (act, field): an entry which that act names there stands here no more
    states: tuple[str, ...] = ()  # of a listing register whose rows stand from a day to a day: what a row is called before, while and after it stands
    falls: str = ""  # of a register over entries: the part of an act by which what one said is set aside or changed (kernel/parts.py); it is remarked
    covers: str = ""  # of a listing register that should have a row for every village: what one without is called
