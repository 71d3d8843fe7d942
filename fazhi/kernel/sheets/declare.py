"""How a line declares a sheet: its columns, what a row is known by, and which acts a row becomes."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from datetime import date
from typing import Any

from fazhi.kernel.acts import Act
from fazhi.kernel.fields import Field, Money, Text
from fazhi.kernel.sheets import cells
from fazhi.kernel.wrong import FazhiError

Words = dict[str, Any]


class Unmatched(FazhiError):
    """A row is whole, but nothing here belongs to it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: the path of its word in the act (`respondent.name`), its title, and the titles it may have elsewhere.

    `field` says of which shape its values are; `same` maps words of other systems to our choice keys;
    `told` = False keeps a column out of the comparison (a remark, a running number).
    """

    key: str
    title: str
    also: tuple[str, ...] = ()
    field: Field = made(default_factory=Text)
    must: bool = False
    same: Mapping[str, str] = made(default_factory=dict)
    told: bool = True

    def clean(self, value: Any) -> Any:
        """A cell as a plain value of the ledger (days as text, money in fen); None when it is empty. Raises Wrong."""
        plain = cells.plain(value, self.field)
        if plain in (None, ""):
            return None
        return self.field.clean(self.same.get(plain, plain) if isinstance(plain, str) else plain)

    def shown(self, value: Any) -> str:
        """A plain value as people read it."""
        if value is None:
            return ""
        if isinstance(self.field, Money):
            return f"{int(value) / 100:.2f}"
        options = getattr(self.field, "options", {})
        return str(options.get(value, value))


@dataclass(slots=True)
class Stand:
    """What stands here for one row: the newest entry that said it, its matter, its day and its words by heading."""

    entry: str
    matter: str
    act: str
    on: str
    words: Words


@dataclass(slots=True)
class Row:
    """One row on its way: its number in the file, its cells by title, its words by heading, and what stands here for it."""

    number: int
    cells: dict[str, Any]
    office: str
    day: date
    sheet: "Sheet"
    words: Words = made(default_factory=dict)
    stand: Stand | None = None
    file: dict[str, Any] | None = None
    ground: Any = None
    notes: list[str] = made(default_factory=list)

    def get(self, key: str) -> Any:
        """A word of the row, or None."""
        return self.words.get(key)

    def said(self, act: type[Act], *only: str) -> dict[str, Any]:
        """The row's words as the act takes them: paths put together, money in yuan; of `only` these fields where named."""
        raw: dict[str, Any] = {}
        for heading in self.sheet.headings:
            value = self.words.get(heading.key)
            first, _, inner = heading.key.partition(".")
            if value is None or first not in act.fields or (only and first not in only):
                continue
            value = heading.shown(value) if isinstance(heading.field, Money) else value
            if inner:
                raw.setdefault(first, {})[inner] = value
            else:
                raw[first] = value
        return raw


@dataclass(frozen=True, slots=True)
class Step:
    """One act that a row becomes, in a matter (empty: a new one, which the steps after it then belong to).

    An act that must name what the first step makes (a party) is given as a function of the matter's identifier.
    """

    act: Act | Callable[[str], Act]
    matter: str = ""
    done_at: str = ""
    outside: str = ""
    scan: dict[str, Any] | None = None
    manner: str = "outside"
    origin: str = "sheet"
    line: str = ""  # of the new matter, where the act is of no line itself


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that this line takes in.

    headings: its columns. known_by: what a row is known by – one key, or several tried in turn; a tuple in it counts together.
    acts: keys of the acts whose words are rows of this sheet. place(row): the steps a row becomes, none when nothing is left to do;
    it raises Wrong (the row cannot be), Unmatched (nothing here belongs to it). window: the day by which a file's stretch of time is told.
    modes: how the office must stand to the outside system in `line` for this sheet to be taken in; empty = however.
    missing(office, day, since, until): what else stands here and not in the file (decisions nobody paid), as (which, why).
    ground(office, day): what every row is held against, asked once a file (`row.ground`). reads: where an act keeps a heading's word
    under another name ({act: {heading: path}}); `@on` is the day on which it was done.
    within(ground, stand): whether what stands here belongs to the same ground (the year under way), and may be compared; all does where nothing is said.
    apart(viewer): what tells whether a row that stands here without its number is kept from this viewer; None where nothing is.
    its(act, said): whether an entry of one of `acts` is a row of this sheet at all; every one is where nothing is said.
    """

    key: str
    title: str
    headings: tuple[Heading, ...]
    known_by: tuple[str | tuple[str, ...], ...]
    acts: tuple[str, ...]
    place: Callable[[Row], Sequence[Step]]
    beside: Callable[[Row], Sequence[str]] | None = None  # what else is wrong with a row of which a cell could not be read
    line: str = ""
    modes: tuple[str, ...] = ()
    system: str = "外部系统"
    about: str = ""
    window: str = ""
    missing: Callable[[str, date, str, str], Sequence[tuple[str, str]]] | None = None
    ground: Callable[[str, date], Any] | None = None
    within: Callable[[Any, Stand], bool] | None = None
    reads: Mapping[str, Mapping[str, str]] = made(default_factory=dict)
    its: Callable[[str, dict[str, Any]], bool] | None = None
    apart: Callable[[Any], Callable[[Words], bool] | None] | None = None

    def heading(self, key: str) -> Heading:
        """The heading with this key; raises KeyError."""
        for each in self.headings:
            if each.key == key:
                return each
        raise KeyError(key)

    def identity(self, words: Words) -> str:
        """By what a row is known: the first of `known_by` of which nothing is empty; empty when there is none."""
        for keys in self.known_by:
            several = (keys,) if isinstance(keys, str) else keys
            found = [words.get(key) for key in several]
            if all(value not in (None, "") for value in found):
                return "/".join(f"{key}={value}" for key, value in zip(several, found, strict=True))
        return ""

    def named(self, words: Words) -> str:
        """By what people know a row: the values of its identity."""
        return "、".join(part.partition("=")[2] for part in self.identity(words).split("/") if part) or "（没有编号）"


def normal(title: str) -> str:
    """A title without spaces, marks and units, so that 罚款金额（元） and 罚款 金额 are one."""
    text = re.sub(r"[（(][^（）()]*[）)]", "", str(title))
    return re.sub(r"[\s*＊:：、/_\-—.]+", "", text)
