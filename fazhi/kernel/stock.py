"""The stock of numbered forms: which numbers of a kind came in, who holds them, which were used or spoilt, which are left."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fazhi.kernel import consequences as c
from fazhi.kernel.case import Case
from fazhi.kernel.models import Entry, Listing
from fazhi.kernel.wrong import Objection

KINDS = {"receipt": "财政票据"}  # what the law asks after; an office adds its own in the register OWN, each known by its title
OWN = "form_kind"
IN, OUT, USED, SPOILT = "forms_in", "forms_out", "forms_used", "forms_spoilt"
MOST = 10_000  # numbers in one block: more is a slip of the pen
REASONS = {"miswritten": "填写错误", "damaged": "破损、缺联", "struck": "使用的记录已撤销", "lost": "遗失", "void": "停用、改版"}

Series = tuple[str, int]  # what stands before the digits, and how many digits there are


@dataclass(frozen=True, slots=True)
class Span:
    """Numbers of one series from the first to the last; `holder` empty: in the house's own store."""

    series: Series
    first: int
    last: int
    holder: str = ""

    def has(self, series: Series, n: int) -> bool:
        """True when the number lies in it."""
        return self.series == series and self.first <= n <= self.last

    def texts(self) -> tuple[str, str]:
        """The first and the last number as they are printed."""
        return written(self.series, self.first), written(self.series, self.last)

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        first, last = self.texts()
        return f"{first}（1份）" if first == last else f"{first}至{last}（{len(self)}份）"


@dataclass(slots=True)
class Stock:
    """One kind of form on a day: blocks that came in, blocks given out in their order, what was used, and what was spoilt."""

    kind: str
    came: list[Span] = field(default_factory=list)
    given: list[Span] = field(default_factory=list)
    used: dict[str, str] = field(default_factory=dict)  # number -> the matter in which it was used
    torn: dict[str, str] = field(default_factory=dict)  # used by an entry that was struck, in this matter: not free, and spoilt only by an act
    spoilt: dict[str, str] = field(default_factory=dict)  # number -> why

    def holder(self, series: Series, n: int) -> str | None:
        """Who holds a number: the last to whom it was given, empty for the store; None when it never came in."""
        if not any(span.has(series, n) for span in self.came):
            return None
        return next((span.holder for span in reversed(self.given) if span.has(series, n)), "")

    def state(self, number: str) -> str:
        """`used`, `spoilt`, `torn` or `left`."""
        return "spoilt" if number in self.spoilt else "used" if number in self.used else "torn" if number in self.torn else "left"

    def numbers(self) -> Iterator[tuple[Series, int, str]]:
        """Every number that came in, once, with its holder."""
        for series in sorted({span.series for span in self.came}):
            holders = {n: "" for span in self.came if span.series == series for n in range(span.first, span.last + 1)}
            for span in self.given:
                if span.series == series:
                    holders.update({n: span.holder for n in range(span.first, span.last + 1) if n in holders})
            yield from ((series, n, holders[n]) for n in sorted(holders))

    def out_with(self, person: str) -> list[Span]:
        """What a person still has in hand, spoilt and used ones left out, in unbroken spans."""
        return spans((series, n) for series, n, holder in self.numbers() if holder == person and self.state(written(series, n)) in ("left", "torn"))


def kinds(office: str) -> dict[str, str]:
    """The kinds of numbered forms in this office by their keys: the law's, then its own."""
    return {**KINDS, **dict(Listing.objects.filter(office=office, register=OWN, struck="").order_by("since", "id").values_list("key", "title"))}


def title(kind: str) -> str:
    """A kind in words."""
    return KINDS.get(kind, kind)


def written(series: Series, n: int) -> str:
    """A number as it is printed on the form."""
    return f"{series[0]}{n:0{series[1]}d}"


def plain(number: str | None) -> str:
    """A number without blanks and full-width signs, so that two ways of typing it are one."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", number or ""))


def read_number(number: str | None) -> tuple[Series, int] | None:
    """A printed number as its series and its place in it; None when it does not end in digits."""
    found = re.fullmatch(r"(.*?)(\d+)", plain(number))
    return ((found[1], len(found[2])), int(found[2])) if found else None


def span_of(first: str | None, last: str | None, holder: str = "") -> Span | None:
    """A block as it was typed; None when the two numbers are no block."""
    one, other = read_number(first), read_number(last)
    if not one or not other or one[0] != other[0] or not 0 <= other[1] - one[1] < MOST:
        return None
    return Span(one[0], one[1], other[1], holder)


def spans(found: Iterable[tuple[Series, int]]) -> list[Span]:
    """Numbers in their order as unbroken spans."""
    kept: list[Span] = []
    for series, n in found:
        if kept and kept[-1].series == series and kept[-1].last == n - 1:
            kept[-1] = Span(series, kept[-1].first, n)
        else:
            kept.append(Span(series, n, n))
    return kept


def read(office: str, kind: str, on: str, number: str = "") -> Stock:
    """The stock of one kind as it stood on a day; with `number` only that number's use and spoiling are read. Three queries at most."""
    stock = Stock(kind)
    rows = Listing.objects.filter(office=office, since__lte=on)
    blocks = rows.filter(register__in=(IN, OUT), key__startswith=f"{kind}|", struck="").order_by("since", "id")
    for register, words in blocks.values_list("register", "words"):
        told = json.loads(words)
        span = Span((told["prefix"], told["width"]), told["first"], told["last"], told.get("holder", ""))
        (stock.came if register == IN else stock.given).append(span)
    if not stock.came:
        return stock
    single = Listing.objects.filter(office=office, register__in=(USED, SPOILT))  # on whatever day: a number is used once
    single = single.filter(key=f"{kind}|{number}") if number else single.filter(key__startswith=f"{kind}|")
    struck: dict[str, tuple[str, str]] = {}
    for register, key, words, matter, gone in single.values_list("register", "key", "words", "matter", "struck"):
        text = key.split("|", 1)[1]
        if register == SPOILT and not gone:
            stock.spoilt[text] = json.loads(words)["why"]
        elif register == USED and not gone:
            stock.used[text] = matter
        elif register == USED:
            struck[text] = (gone, matter)
    gone_by = {gone for gone, _ in struck.values()}
    mended = set(Entry.objects.filter(id__in=gone_by, act__in=("common.Correct", "common.Move")).values_list("id", flat=True)) if gone_by else set()
    stock.torn = {text: matter for text, (gone, matter) in struck.items() if gone not in mended}  # what was only mistyped was never torn off
    return stock


@dataclass(frozen=True, slots=True)
class Holding:
    """What stands with one holder of one kind; `holder` empty: in the store."""

    holder: str
    had: int
    used: int
    spoilt: int
    torn: int
    left: list[Span]

    @property
    def remaining(self) -> int:
        """How many are left to use."""
        return sum(len(span) for span in self.left)

    @property
    def following(self) -> str:
        """The number that is next to be used; empty when none is left."""
        return self.left[0].texts()[0] if self.left else ""


def holdings(stock: Stock) -> list[Holding]:
    """Holder by holder, the store first."""
    found: dict[str, list[tuple[Series, int, str]]] = {"": []}
    for series, n, holder in stock.numbers():
        found.setdefault(holder, []).append((series, n, stock.state(written(series, n))))

    def count(rows: list[tuple[Series, int, str]], state: str) -> int:
        return sum(each == state for _, _, each in rows)

    return [Holding(holder, len(rows), count(rows, "used"), count(rows, "spoilt"), count(rows, "torn"), spans((series, n) for series, n, state in rows if state == "left"))
            for holder, rows in found.items()]


def in_hand(office: str, person: str, on: str) -> dict[str, list[Span]]:
    """What a person still has of each kind, not used and not spoilt."""
    return {kind: found for kind in (kinds(office) if person else ()) if (found := read(office, kind, on).out_with(person))}


def block(register: str, kind: str, span: Span) -> c.List:
    """A block comes in or changes hands."""
    words = {"prefix": span.series[0], "width": span.series[1], "first": span.first, "last": span.last, **({"holder": span.holder} if register == OUT else {})}
    return c.List(register, f"{kind}|{span.texts()[0]}", f"{title(kind)} {span}", words)


def use(kind: str, number: str | None) -> Iterable[c.Consequence]:
    """The act used the form of this number: it is noted here and asked for nowhere else."""
    if number:
        yield c.List(USED, f"{kind}|{plain(number)}", f"{title(kind)} {plain(number)}")


def why_not(case: Case, kind: str, number: str | None, provision: str) -> Iterable[Objection]:
    """Where a stock is kept, the number must have been given to whoever uses it, and be unused; where none is kept nothing is asked."""
    if not number:
        return
    found = read(case.office, kind, case.day.isoformat(), plain(number))
    if not found.came:
        return
    place = read_number(number)
    holder = found.holder(*place) if place else None
    what = f"{title(kind)}{plain(number)}"
    own = Listing.objects.filter(office=case.office, register=USED, key=f"{kind}|{plain(number)}", opened_by=case.entry, struck="").exists()  # being corrected
    if holder is None:
        yield Objection(f"{what}不在登记的领用号段内", provision, "请照票面核对号码；新领的先在“机构与制度”办理“登记领用的编号表单”", firm=True)
    elif plain(number) in found.spoilt:
        yield Objection(f"{what}已经作废（{found.spoilt[plain(number)]}）", provision, "请换用未使用的一份", firm=True)
    elif plain(number) in found.used and not own:
        yield Objection(f"{what}已经用过", provision, "请照票面核对号码；先前登记错的，先更正那条记录", firm=True)
    elif found.torn.get(plain(number), case.id) != case.id:  # in the same matter it may be recorded again as it was
        yield Objection(f"{what}用过，而使用的记录已经撤销", provision, "请办理“作废编号表单”，换用未使用的一份", firm=True)
    elif case.deciding and holder not in case.deciding:
        yield Objection(f"{what}没有发给经手人", provision, "请核对号码，使用发给本人的；确由本人使用的，先办理“发给经手人”", firm=True)
