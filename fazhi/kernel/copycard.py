"""Copy cards: what another system's form asks, in its own order, with the words that stand here, to be carried over by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fazhi.kernel import gate, judge, registry
from fazhi.kernel.acts import Act
from fazhi.kernel.deed import Deed
from fazhi.kernel.issue import Teller
from fazhi.kernel.wrong import NotFound
from fazhi.law.yaml_files import read_yaml


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of the other system's form: its title there, the word of ours that fills it, how it is written and how long it may be."""

    title: str
    word: str = ""
    how: str = ""
    most: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of another system; `where` says for which matters it is, by plain words of their first act."""

    system: str
    title: str
    asked: tuple[Asked, ...]
    where: Mapping[str, tuple[str, ...]]

    def fits(self, first: Mapping[str, Any]) -> bool:
        """True for a matter that goes on this form."""
        return all(str(first.get(name) or "") in values for name, values in self.where.items())


@dataclass(frozen=True, slots=True)
class Filled:
    """One field as it is to be carried over; `over` tells by how many signs it is too long."""

    asked: Asked
    text: str

    @property
    def over(self) -> int:
        """How many signs are too many."""
        return max(len(self.text) - self.asked.most, 0) if self.asked.most else 0


def load(path: Path) -> tuple[Form, ...]:
    """The forms of a YAML file: {forms: [{system, title, where, fields: [{title, word, how, most, note}]}]}; raises BadData."""
    return tuple(Form(each["system"], each["title"], tuple(Asked(**one) for one in each["fields"]),
                      {name: tuple(values) for name, values in (each.get("where") or {}).items()}) for each in read_yaml(path)["forms"])


def filled(viewer: gate.Viewer, ident: str) -> list[tuple[Form, list[Filled]]]:
    """Every form that the matter goes on, filled with what was said so far; raises NotFound. The reading is logged."""
    head = gate.matter(viewer, ident)
    if not head["inside"]:
        raise NotFound("对照卡上有密存的内容，查阅须先在事项页说明理由。")
    line = registry.line(head["line"])
    row = gate.visible(viewer).filter(id=ident).values().first()
    case = judge.build(Deed(act=Act(), who=viewer.person, office=viewer.office, matter=ident), line, dict(row or {}), viewer.staff, head["last_at"])
    teller = Teller(case, line, viewer.staff, Act(), {}, {})
    teller.extra = {"opened": head["opened_on"], "outside": head["outside"]}
    gate.log(viewer, ident, "copy card")
    forms = [each for each in line.copies if each.fits(case.memory.get("first", {}).get("s", {}))]
    return [(form, [Filled(one, _text(teller, one)) for one in form.asked]) for form in forms]


def _text(teller: Teller, one: Asked) -> str:
    value = teller.lookup(one.word) if one.word else None
    return "" if value is None else teller.render(one.word, value, one.how).strip()
