"""Copy cards: what another system's form asks, in its own order, with the words that stand here, to be carried over by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fazhi.kernel import gate, judge, masking, registry
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.deed import Deed
from fazhi.kernel.fields import EntryOf
from fazhi.kernel.issue import Teller
from fazhi.kernel.wrong import NotFound
from fazhi.law.yaml_files import read_yaml


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of the other system's form: its title there, the words of ours of which the first that was said fills it, how it is written and how long it may be."""

    title: str
    words: tuple[str, ...] = ()
    how: str = ""
    most: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of another system; `where` says for which matters it is, by plain words of their first act, and `begun` with which acts they began.

    `each`: it is filled once for every time this act was done, and `back` is the act that takes the number which the other system gave for that time;
    `owing`: the register of those that have no number yet.
    """

    system: str
    title: str
    asked: tuple[Asked, ...]
    where: Mapping[str, tuple[str, ...]]
    begun: tuple[str, ...] = ()
    each: str = ""
    back: str = ""
    owing: str = ""

    def fits(self, first: Mapping[str, Any]) -> bool:
        """True for a matter that goes on this form."""
        said, began = first.get("s", {}), str(first.get("act", "")).split(".")[-1]
        return (not self.begun or began in self.begun) and all(str(said.get(name) or "") in values for name, values in self.where.items())


@dataclass(frozen=True, slots=True)
class Filled:
    """One field as it is to be carried over; `over` tells by how many signs it is too long."""

    asked: Asked
    text: str

    @property
    def over(self) -> int:
        """How many signs are too many."""
        return max(len(self.text) - self.asked.most, 0) if self.asked.most else 0


@dataclass(frozen=True, slots=True)
class Card:
    """A form filled for a matter; or for one time an act was done in it: its entry, its day, and the number that the other system gave for it."""

    form: Form
    parts: tuple[Filled, ...]
    entry: str = ""
    on: str = ""
    number: str = ""


def load(path: Path) -> tuple[Form, ...]:
    """The forms of a YAML file: {forms: [{system, title, where, begun, each, back, owing, fields: [{title, word, how, most, note}]}]}, a word being one or several; raises BadData."""
    return tuple(Form(each["system"], each["title"], tuple(_asked(**one) for one in each["fields"]),
                      {name: tuple(values) for name, values in (each.get("where") or {}).items()}, tuple(each.get("begun") or ()),
                      each.get("each", ""), each.get("back", ""), each.get("owing", "")) for each in read_yaml(path)["forms"])


def _asked(title: str, word: str | list[str] = "", **more: Any) -> Asked:
    return Asked(title, tuple([word] if isinstance(word, str) else word), **more)


def filled(viewer: gate.Viewer, ident: str, reason: str = "") -> list[Card]:
    """Every form that the matter goes on, filled with what was said so far, those without a number of the other system first; raises NotFound. The reading is logged.

    Telephones, identity numbers and addresses stand there for the handler, for others only with a reason.
    """
    head = gate.matter(viewer, ident, reason)
    if not head["inside"]:
        raise NotFound("对照卡上有密存的内容，查阅须先在事项页说明理由。")
    line = registry.line(head["line"])
    row = gate.visible(viewer).filter(id=ident).values().first()
    case = judge.build(Deed(act=Act(), who=viewer.person, office=viewer.office, matter=ident), line, dict(row or {}), viewer.staff, head["last_at"])
    teller = Teller(case, line, viewer.staff, Act(), {}, {})
    gate.log(viewer, ident, "copy card")
    cards = [card for form in line.copies if form.fits(case.memory.get("first", {})) for card in _cards(form, case, teller, head)]
    return sorted(cards, key=lambda card: bool(card.entry and card.number))


def _cards(form: Form, case: Case, teller: Teller, head: Mapping[str, Any]) -> Iterator[Card]:
    if not form.each:
        teller.extra = {"opened": head["opened_on"], "outside": head["outside"]}
        yield Card(form, _parts(form, teller, head["calls"]))
        return
    act, back = (registry.act(f"{case.line}.{name}") for name in (form.each, form.back))
    told = entry_field(back)
    for one in case.each(act, ever=True):
        number = next((str(each.number) for each in case.each(back, ever=True, **{told: one.entry})), "")
        that_day = {f"entry:{key}": next((each.entry for each in case.each(key, ever=True) if each.on == one.on), "-") for key in case.memory["acts"] if key != case.memory["first"]["act"]}
        teller.extra = {"opened": head["opened_on"], **that_day, f"entry:{act.key}": one.entry, "outside": number, "done": one.on.isoformat()}
        yield Card(form, _parts(form, teller, head["calls"]), one.entry, one.on.isoformat(), number)


def entry_field(back: type[Act]) -> str:
    """The field in which an act says for which entry the number was given."""
    return next(name for name, each in back.fields.items() if isinstance(each, EntryOf))


def _parts(form: Form, teller: Teller, calls: bool) -> tuple[Filled, ...]:
    return tuple(Filled(one, next((text for word in one.words if (text := _text(teller, word, one.how, calls))), "")) for one in form.asked)


def _text(teller: Teller, word: str, how: str, calls: bool) -> str:
    value = teller.lookup(word) if word else None
    text = "" if value is None else teller.render(word, value, how).strip()
    key = word.removeprefix("party.")
    return text if calls or not text else masking.masked(key, text) if key in masking.CONTACT else str(masking.uncalled(text))
