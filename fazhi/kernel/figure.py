"""How a line says what is counted: a figure's key, label, unit, window and definition in words."""

from dataclasses import dataclass, field

YEAR = "year"           # 1 January to 31 December
TO_NOVEMBER = "jan-nov"  # 1 January to 30 November
CUMULATIVE = "since"    # from the office's go-live for this figure to 30 November of the year


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts marks of its own key (or of `of`): the sum of their amounts in the window.

    key: “penalty.cases”; unit: 件, 宗, 次, 人次, 份, 条, 场; window: YEAR, TO_NOVEMBER or CUMULATIVE; definition: what is counted, by which
    day, and what is not; `where` narrows by dimensions. `elapsed`: its day may lie ahead (a last day), and only days that are over count.
    """

    key: str
    label: str
    unit: str
    definition: str
    window: str = YEAR
    of: str = ""
    where: dict[str, str] = field(default_factory=dict)
    money: bool = False
    elapsed: bool = False


@dataclass(frozen=True, slots=True)
class Rate:
    """One figure divided by another over one window, as a percentage with `digits` decimals, rounded half up.

    Always told with numerator and denominator; there is no rate when the denominator is 0.
    """

    key: str
    label: str
    part: str
    whole: str
    definition: str
    window: str = YEAR
    digits: int = 1
    unit: str = "%"


@dataclass(frozen=True, slots=True)
class Split:
    """A part of a statistics form: one row for each value of a dimension.

    words: what each value is called; empty for a dimension that names nodes of the office of the kind by which it is called (village). `listing` is a register whose key the dimension names and
    its word that is counted by: the kind of the committee that mediated. `without`: figures that are not told by this dimension (money by village).
    """

    title: str
    dim: str
    words: dict[str, str] = field(default_factory=dict)
    listing: tuple[str, str] = ("", "")
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roll:
    """A tree of what stands in a register: by a word, with the sums of some words and the people that one word names as [person, 1 where full-time]."""

    title: str
    register: str
    by: str
    words: dict[str, str]
    sums: dict[str, str] = field(default_factory=dict)
    people: str = ""
    people_title: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A statistics form (统计表): figures as columns, split by dimensions, with the sums that must come out; whence its pattern comes.

    columns: {figure: heading}; sums: (figure, the figures that make it up, in words).
    """

    key: str
    title: str
    source: str
    columns: dict[str, str]
    splits: tuple[Split, ...]
    sums: tuple[tuple[str, tuple[str, ...], str], ...] = ()
    roll: Roll | None = None
    note: str = ""
