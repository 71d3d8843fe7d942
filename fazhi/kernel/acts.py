"""Act and Line: how what can be done is declared."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from fazhi.kernel import capacities
from fazhi.kernel.advice import Advice
from fazhi.kernel.capacities import Capacity
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Field, Flag, Text
from fazhi.kernel.registers import Register
from fazhi.kernel.templates import Template, common
from fazhi.kernel.wrong import Objection

if TYPE_CHECKING:
    from fazhi.kernel.case import Case


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the law changes whose turn it is. `end` marks a stage in which nothing more is owed."""

    key: str
    title: str
    end: bool = False


NEW, OPEN, ANY = Stage("", "（新事项）"), Stage("*", "未办结的任何阶段"), Stage("**", "任何阶段")


@dataclass(frozen=True, slots=True)
class By:
    """The stage an act leads to depends on a Choice: `By("route", accept=ACCEPTED, refuse=CLOSED)`; a missing key stays."""

    field: str
    stages: Mapping[str, Stage]

    def __init__(self, field: str, table: Mapping[str, Stage] | None = None, **stages: Stage) -> None:
        object.__setattr__(self, "field", field)
        object.__setattr__(self, "stages", {**(table or {}), **stages})


PAPERS = "@papers"  # an amount: the numbered outward papers that the entry itself issued


@dataclass(frozen=True, slots=True)
class Counts:
    """An act counts for a figure: once, by the amount of a field (`amount`: a Count, Money or Rows field; “rows.party”: how many different parties its rows name), or by its PAPERS.

    `dims` are plain fields (of this act, or of the act that opened the matter) by which the figure can be broken down; a dim written with its act (“mediation.Accept.committee”) is what that act of the matter last said; one written with its value (“kind=enforcement”) is always that.
    `when` is asked with (said, memory, outcome) and must rest on nothing else; `day_of` names the act whose day counts, or is asked for the day in the same way; `times` -1 takes back what another act of the matter has counted: with `of` amount, dims and day are those of what that act last said.
    """

    figure: str
    amount: str = ""
    dims: tuple[str, ...] = ()
    when: Callable[[dict[str, Any], dict[str, Any], list[Any]], bool] | None = None
    day_of: "str | Callable[[dict[str, Any], dict[str, Any], list[Any]], str]" = ""
    times: int = 1
    of: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """How a line uses a term of the law: what it is called, of which kind, whose it is, and what is lost if it lapses.

    kind: `duty` (we owe), `right` (the other may still do), `wait` (must first pass). `on_lapse` names an act of the clock.
    `rule` is a term name or rule id of the law; default `<line>.<name>`; `NONE` for a duty without a day.
    `when(case, party)` says whether serving a paper on the party starts it: a decision without a fine starts no term to pay.
    """

    title: str
    kind: str = "duty"
    who: Capacity | str = capacities.handler
    lost: str = ""
    on_lapse: str = ""
    rule: str = ""
    when: Callable[["Case", str], bool] | None = None


NONE = "-"

COMMON_TERMS = {
    "sign": Term("请您签批", "duty", capacities.leader, rule=NONE),
    "returned": Term("退回的呈批，请修改后再提请", "duty", capacities.handler, rule=NONE),
    "confirm": Term("请您确认这份记录", "duty", capacities.officer, rule=NONE),
    "settle": Term("处理存疑标记", "duty", capacities.chief, rule=NONE),
    "take_over": Term("接收移交的事项", "duty", capacities.handler, rule=NONE),
    "reassign": Term("另行指派承办人", "duty", capacities.unit_head, rule=NONE),
    "signed_copy": Term("待收回签字件", "duty", capacities.handler, rule=NONE),
}


class Act:
    """Something that can be done; a subclass declares it, an instance carries what was said."""

    title: ClassVar[str] = ""
    basis: ClassVar[str] = ""
    fact: ClassVar[bool] = False
    by: ClassVar[Any] = (capacities.anyone,)
    signs: ClassVar[tuple[Capacity, ...]] = ()
    only_signed: ClassVar[bool] = False  # not even recorded from a sheet that lacks its signatures; of other acts that lack is a flag
    apart_from: ClassVar[Any] = ()
    at: ClassVar[Any] = OPEN
    enters: ClassVar[Any] = None
    starts: ClassVar[Any] = ()
    meets: ClassVar[Any] = ()
    voids: ClassVar[Any] = ()
    issues: ClassVar[Any] = ()
    counts: ClassVar[Any] = ()
    asks: ClassVar[Any] = ()
    opens: ClassVar[Any] = ()
    tells: ClassVar[Any] = ()
    answers: ClassVar[str] = ""  # the duty about one entry which this act ends: a list of duties leads to it, with the entry filled in
    works_off: ClassVar[tuple[str, ...]] = ()  # duties about one thing each (a finding, a task, a payment) which this act does or brings on by what follows
    shows: ClassVar[Any] = ()  # what is shown beside its form: where it was told (“Draft.text”); of several parted by blanks the newest
    hidden: ClassVar[bool] = False
    gives_up: ClassVar[bool] = False  # it undoes, cancels or leaves off what its matter is there for: nobody is led to it
    of_turn: ClassVar[int] = -1  # opened by the clock when its turn comes round: for the year before it (-1) or for its own (0)
    also_in: ClassVar[Mapping[str, Mapping[str, str]]] = {}  # registers of other lines in which its entries stand too: {register: {its column: field here}}
    by_form: ClassVar[bool] = False  # somebody without an account may fill it in on a form that goes out and comes back
    anew: ClassVar[str] = ""  # the hidden act that looks again at the terms which rest on several entries, once one of this act was struck or corrected
    rewrites: ClassVar[str] = ""  # the field that bears new words for another act's form: shown as what stood and what would stand
    alone_until: ClassVar[str] = ""  # the act with which others may read what was said: until then only who said it (independent scores)
    plays: ClassVar[str] = ""  # the part this act plays for whoever reads its matter from another line, which knows no act by name (kernel/parts.py)
    dated: ClassVar[str] = ""  # the field that tells when it was done: a form does not ask for the day a second time
    filmed: ClassVar[str] = ""  # the activity, in the words of the rules on recording, that must or may be filmed

    key: ClassVar[str] = ""
    line: ClassVar[str] = ""
    fields: ClassVar[dict[str, Field]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        fields: dict[str, Field] = {name: each for base in reversed(cls.__mro__[1:]) for name, each in getattr(base, "fields", {}).items()}
        for name, value in list(vars(cls).items()):
            if isinstance(value, Field):
                if callable(getattr(Act, name, None)):
                    raise TypeError(f"{cls.__name__}.{name}：字段与行为自身的方法同名，请改名")
                value.name = name
                fields[name] = value
                if isinstance(value, Flag) and value.reason:
                    reason = Text(f"{value.label}的理由", lines=2, required=False)
                    reason.name = f"{name}_reason"
                    fields[reason.name] = reason
        cls.fields = fields
        for name in ("by", "apart_from", "starts", "meets", "voids", "issues", "counts", "asks", "opens", "tells", "shows", "at"):
            setattr(cls, name, as_tuple(getattr(cls, name)))

    def __init__(self, **raw: Any) -> None:
        self.raw = raw

    def objections(self, case: "Case") -> Iterable[Objection]:
        """Why the law forbids this act now, besides what is declared."""
        return ()

    def follows(self, case: "Case") -> Iterable[Consequence]:
        """What follows, besides what is declared."""
        return ()

    def begin(self, case: "Case") -> Mapping[str, Any]:
        """What a blank form of this act begins with, as somebody would type it: the rows that the kind of matter asks for."""
        return {}

    def advice(self, case: "Case") -> Iterable[Advice]:
        """What is worth knowing before doing this act; it is shown beside the form and never stops anything."""
        return ()

    def when_taken(self, at: str, time_of: Callable[[str], str]) -> str:
        """The day or minute that the pictures of an act done `at` show, empty where it is not known; `time_of` tells when another entry was done."""
        return at

    def signers(self, case: "Case") -> tuple[Capacity, ...]:
        """Who must sign before the act takes effect, in order; declared in `signs` unless the case decides."""
        return self.signs

    def leads_to(self) -> Stage | None:
        """The stage that it enters as it is filled in; None where the matter stays where it is."""
        return self.enters.stages.get(getattr(self, self.enters.field, None) or "") if isinstance(self.enters, By) else self.enters

    def capacity_of(self, who: Any) -> str:
        """In which capacity somebody whom the act brings in takes part; declared with the field unless the act decides."""
        return str(who.capacity)

    def done_as(self, case: "Case") -> str:
        """The capacity in which it is done where the matter itself asks for one (the step of a proposal); empty: the first it asks for that the person holds."""
        return ""

    def goes_along(self, office: str) -> None:
        """What lies beside the record and goes with the act once it is recorded, in the same transaction (the drafts of a desk that is handed over); nothing."""

    def take(self, clean: Mapping[str, Any]) -> None:
        """Set the clean values as attributes (missing ones are None), so that objections and follows can read them."""
        for name in self.fields:
            setattr(self, name, clean.get(name))

    @classmethod
    def filmed_now(cls, memory: Mapping[str, Any]) -> str:
        """The activity that is filmed in this matter, of which the memory is given; declared in `filmed` unless the matter decides."""
        return cls.filmed

    @classmethod
    def begins(cls) -> bool:
        """True when the act begins a matter."""
        return NEW in cls.at

    @classmethod
    def sentence(cls) -> str:
        """The act's one sentence (its docstring)."""
        return (cls.__doc__ or "").strip().split("\n")[0]


def as_tuple(value: Any) -> tuple[Any, ...]:
    """A tuple of whatever was declared: one thing, several, or none."""
    return () if value is None else tuple(value) if isinstance(value, (tuple, list)) else (value,)


@dataclass(slots=True)
class Line:
    """A line of work: its acts in the order of the law, its stages, terms, papers, figures and registers."""

    key: str
    title: str
    group: str
    acts: tuple[type[Act], ...]
    stages: tuple[Stage, ...] = ()
    terms: dict[str, Term] = field(default_factory=dict)
    papers: dict[str, Any] = field(default_factory=dict)
    figures: tuple[Any, ...] = ()
    shared: dict[str, tuple[Counts, ...]] = field(default_factory=dict)  # what an act that every line shares counts here, by its key
    registers: tuple[Register, ...] = ()
    sheets: tuple[Any, ...] = ()
    copies: tuple[Any, ...] = ()  # forms of other systems into which the matter is carried by hand (kernel.copycard)
    there: type[Act] | None = None  # the act that says when it was answered on the other system (when, platform, way)
    calls: type[Act] | None = None  # the act with which a call about a matter is noted (told, asker)
    track: Any = None  # what whoever came may read of his matter with the code of his receipt (kernel.tracking.Track)
    receipt: type[Act] | None = None  # the act that gives whoever came a receipt: offered with the next steps until it was done once
    main: tuple[type[Act], ...] = ()  # acts that enter no stage but are what theirs is there for: they stand with those that lead on
    everyday: tuple[type[Act], ...] = ()  # acts of which a stage is made, done again and again: they stand with those that lead on, before them
    lacks: Callable[..., Any] | None = None  # (matters as a query) -> those of which something told later is still not known
    grids: tuple[Any, ...] = ()  # pages on which many rows are typed by keys (kernel.grids)
    statistics: tuple[Any, ...] = ()  # statistics forms that it fills for a quarter or a year (kernel.figure.Form)
    handlers: tuple[Capacity, ...] = (capacities.clerk,)
    subject: str = ""
    arrival: type[Act] | None = None
    hears: dict[str, type[Act]] = field(default_factory=dict)
    checks: tuple[Any, ...] = ()  # what a machine can check of a file of this line (kernel.checks.Check)
    credit: Callable[..., Any] | None = None  # (dossier, people) -> decisions for credit publicity, as plain dictionaries
    fulfils: dict[str, str] = field(default_factory=dict)  # duty of the law that comes round -> figure that counts what was done for it
    recurs: dict[str, str] = field(default_factory=dict)  # rule that comes round -> act with which the clock opens its matter
    tells_sheet: Callable[..., dict[str, str]] | None = None  # (dossier, names) -> words with which somebody else's workbook is filled
    answers: type[Act] | None = None  # the act with which whoever holds a public card of this line answers it, without a name if he likes
    closed: bool = False  # nobody but its handlers, the heads and the legal reviewer may know of its matters, not even with a reason
    apart: tuple[str, ...] = ()  # kinds of links to a matter whose hands may not know of the matters of this line, whatever posts they hold
    raises: tuple[type[Act], type[Act]] | None = None  # the acts with which the clock raises a signal, and tells it more
    prefix: str = ""
    about: str = ""

    def __post_init__(self) -> None:
        self.terms = {**COMMON_TERMS, **self.terms}
        for act in self.acts:
            act.line = self.key
            act.key = f"{self.key}.{act.__name__}"

    def template(self, key: str) -> Template:
        """The template of a paper of this line, or of one that every line shares; raises KeyError."""
        found: Template = self.papers[key] if key in self.papers else common()[key]
        return found

    def stage(self, key: str) -> Stage:
        """The stage with this key; NEW for none."""
        return next((each for each in self.stages if each.key == key), NEW)

    def order(self, key: str) -> int:
        """The place of a stage in the line's order; -1 before the first."""
        return next((i for i, each in enumerate(self.stages) if each.key == key), -1)


def acts_of(*modules: Any) -> tuple[type[Act], ...]:
    """Every act defined in the modules, in the order in which they stand there."""
    found: list[type[Act]] = []
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Act) and value.__module__ == module.__name__ and value.title:
                found.append(value)
    return tuple(found)
