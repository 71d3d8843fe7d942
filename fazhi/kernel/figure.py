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
