"""Overlay printing (套打): where the words of a paper stand on a pre-printed form, and by how much each printer is out."""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Listing
from fazhi.kernel.roster import roster
from fazhi.kernel.templates import GOES_ON, Template
from fazhi.kernel.typeset import overlay as typeset

LAYOUT, PRINTER = "overlay_form", "overlay_printer"
OWN = ("文号", "出具日期")  # what a paper has besides its words
LABEL = re.compile(r"(?:^|　)([^：　{}。，]{1,20})：", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words after a label are printed, in millimetres from the left and upper edge of the form."""

    label: str
    right: float
    down: float
    width: float
    size: float


@dataclass(frozen=True, slots=True)
class Layout:
    """One pre-printed form: the paper that it is for, its size, its places."""

    paper: str
    title: str
    width: float
    height: float
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer and by how much its print must be moved, in millimetres to the right and downwards."""

    name: str
    right: float
    down: float


def paper_called(words: str) -> tuple[str, Template] | None:
    """A kind of paper by its key (`penalty.spot_decision`) or, where only one bears it, by its title."""
    known = {f"{line.key}.{key}": each for line in registry.lines().values() for key, each in line.papers.items()}
    found = [key for key, each in known.items() if words in (key, each.title)]
    return (found[0], known[found[0]]) if len(found) == 1 else None


def labels(template: Template) -> list[str]:
    """What can be placed on the form: the labels of the paper's lines, its number and day."""
    return list(dict.fromkeys([*OWN, *LABEL.findall(template.body)]))


def values(row: dict[str, Any], known: list[str]) -> dict[str, str]:
    """The words of an issued paper by label, as they were frozen."""
    day = date.fromisoformat(row["issued_on"][:10])
    found = {"文号": row["number"], "出具日期": f"{day.year}年{day.month}月{day.day}日"}
    label = ""
    for each in row["text"].split("\n"):
        if each.startswith(GOES_ON) and label:
            found[label] += "\n" + each.strip("　 ")
            continue
        label = ""
        for part in each.split("　"):
            name, colon, words = part.partition("：")
            if colon and name in known:
                label = name
                found.setdefault(label, words)
            elif label:
                found[label] += "　" + part
    return found


def layouts(office: str, on: str) -> dict[str, Layout]:
    """The forms that are laid out on a day {paper: layout}; of several the newest."""
    found: dict[str, Layout] = {}
    for key, title, words in _listed(office, LAYOUT, on):
        told = json.loads(words)
        found[key] = Layout(key, title, told["width"], told["height"], tuple(Place(**each) for each in told["places"]))
    return found


def printers(office: str, on: str) -> dict[str, Printer]:
    """The printers by name."""
    return {key: Printer(key, **json.loads(words)) for key, _, words in _listed(office, PRINTER, on)}


def _listed(office: str, register: str, on: str) -> list[tuple[str, str, str]]:
    rows = Listing.objects.filter(office=office, register=register, since__lte=on, struck="", ended_by="")
    return list(rows.order_by("key", "since", "id").values_list("key", "title", "words"))


def over_form(row: dict[str, Any], layout: Layout, printer: Printer | None) -> bytes:
    """The words of an issued paper as they are printed over the form. Raises MissingGlyphs."""
    told = values(row, [each.label for each in layout.places])
    words = [typeset.Word(told.get(each.label, ""), each.right, each.down, each.width, each.size) for each in layout.places if told.get(each.label)]
    if roster(row["office"]).demo:
        words.append(typeset.Word("演示数据", 5, 3, 60, 9))
    return typeset.overlay(layout.width, layout.height, words, _shift(printer))


def test_sheet(layout: Layout, printer: Printer | None) -> bytes:
    """A grid with the labels at their places, to be printed on plain paper and held against the form."""
    words = [typeset.Word(each.label, each.right, each.down, each.width, each.size) for each in layout.places]
    return typeset.overlay(layout.width, layout.height, words, _shift(printer), grid=True)


def _shift(printer: Printer | None) -> tuple[float, float]:
    return (printer.right, printer.down) if printer else (0.0, 0.0)
