"""What may follow from an act, as plain values; the outcome turns them into row changes, happen.py into rows."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Start:
    """A term begins to run: for one party, paper or thing (`of`), from `since` (default: the act's day).

    `due` is a day that the organ itself has set, for a term without a rule of the law.
    `law_of` is the day whose law gives the term, where that is not the day it begins (an application accepted under the old law).
    """

    term: str
    of: str = ""
    since: str = ""
    event: str = ""
    person: str = ""
    unit: str = ""
    capacity: str = ""
    due: str = ""
    law_of: str = ""


@dataclass(frozen=True, slots=True)
class Meet:
    """An open term is met; without `of` every open one of that name, with `person` only that person's."""

    term: str
    of: str | None = None
    person: str = ""


@dataclass(frozen=True, slots=True)
class Reopen:
    """A term that was met runs again with its old day: what met it was struck or corrected."""

    term: str
    of: str


@dataclass(frozen=True, slots=True)
class Void:
    """An open term falls away, with `person` only that person's."""

    term: str
    of: str | None = None
    person: str = ""


@dataclass(frozen=True, slots=True)
class Lapse:
    """An open term has run out (done by the clock, on the legal day)."""

    term: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Suspend:
    """Time stops counting on open terms for a ground, from the act's day; `source` tells apart what stops it on the same ground."""

    ground: str
    terms: tuple[str, ...] = ()
    of: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Resume:
    """Time counts again; the suspended interval of that ground and source ends on the act's day."""

    ground: str
    terms: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Prolong:
    """An open term is extended: by `units` of its own unit, or (0) by all that its rule allows."""

    term: str
    of: str | None = None
    units: int = 0


@dataclass(frozen=True, slots=True)
class Date:
    """A provisional term is dated now that the year's holiday notice is loaded."""

    deadline: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A paper is issued from its template with the words said so far.

    `replaces` names the paper whose place it takes: it keeps that paper's `number`, and its words are `text`;
    `signed` is the hash of the signed sheet where that lies in hand already;
    `handed`: whom it concerns has it already, so that nothing is left to serve.
    """

    paper: str
    of: str = ""
    words: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    number: str = ""
    replaces: str = ""
    signed: str = ""
    handed: bool = False


@dataclass(frozen=True, slots=True)
class MarkPaper:
    """A paper changes its state: void, replaced, signed copy returned."""

    paper: str
    state: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """Something comes into force in a register."""

    register: str
    key: str
    title: str
    words: dict[str, Any] = field(default_factory=dict)
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Delist:
    """Something goes out of force."""

    register: str
    key: str
    on: str = ""


@dataclass(frozen=True, slots=True)
class Reword:
    """What a register says of something changes from what it said until now; its days stay."""

    register: str
    key: str
    was: dict[str, Any]
    words: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Take:
    """A person becomes a party."""

    capacity: str
    person: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Leave:
    """A party ceases to be one."""

    party: str


@dataclass(frozen=True, slots=True)
class Relate:
    """This matter is linked to another."""

    other: str
    kind: str


@dataclass(frozen=True, slots=True)
class Open:
    """A matter is opened in another line with its arrival act; the values are that act's fields.

    `came` is the day on which it reached the house, where that lies before the act that opens it: there it begins on that day.
    """

    line: str
    said: dict[str, Any] = field(default_factory=dict)
    kind: str = "from"
    part: bool = False
    came: str = ""


@dataclass(frozen=True, slots=True)
class Tell:
    """A linked matter is told a declared fact."""

    matter: str
    fact: str
    said: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Show:
    """A text is published on a channel; `word` names the sealed word of this entry that holds the text."""

    channel: str
    title: str
    word: str
    column: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Hide:
    """A disclosure is withdrawn."""

    disclosure: str


@dataclass(frozen=True, slots=True)
class Set:
    """Plain columns of the matter change: handler, unit, level, field, outside, code."""

    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Enter:
    """The matter enters a stage, beyond what the act declares."""

    stage: str


@dataclass(frozen=True, slots=True)
class Appoint:
    """A person takes a post; an organ is founded; both rows are given as columns."""

    table: str
    values: dict[str, Any]
    key: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """A row of the house (post, office) ends on a day."""

    table: str
    id: str
    on: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Row changes computed beforehand (a correction, a strike, a move): stored and applied as they are."""

    changes: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Do:
    """Another act follows in another matter, with the doer, day and manner it had (a moved entry)."""

    matter: str
    act: Any
    done_at: str
    manner: str = "here"
    signed_by: tuple[str, ...] = ()
    scan: dict[str, Any] | None = None
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class Erasure:
    """The keys of a matter's or person's sealed words are destroyed after commit."""

    keys: tuple[str, ...]


Consequence = (
    Start | Meet | Reopen | Void | Lapse | Suspend | Resume | Prolong | Date | Issue | MarkPaper | List | Delist | Reword | Take | Leave | Relate
    | Open | Tell | Show | Hide | Set | Enter | Appoint | End | Change | Do | Erasure
)
