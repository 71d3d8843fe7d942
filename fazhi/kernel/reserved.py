"""Emergency sheets (应急空白文书): blank papers printed with numbers of their series that are kept for them, and what became of each."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from fazhi.kernel import plain
from fazhi.kernel.case import Case, Running
from fazhi.kernel.models import Deadline, Listing, Paper
from fazhi.kernel.templates import PaperIncomplete

RESERVED, VOID, MOVED = "reserved_number", "reserved_void", "reserved_moved"
OUT = "sheets_out"  # the duty to account for a set of sheets, of whoever has it


@dataclass(frozen=True, slots=True)
class Sheet:
    """One reserved number: for which kind of paper, with whom the sheet is; `state` is `open`, `used` or `void`."""

    number: str
    kind: str
    title: str
    holder: str
    entry: str
    state: str
    matter: str = ""  # in which it was used
    why: str = ""


def sheets(office: str, numbers: Iterable[str] | None = None) -> list[Sheet]:
    """Every reserved number in its order, or those that are named. Four queries at most."""
    named = {} if numbers is None else {"key": numbers}
    found = [tuple(row.values()) for row in plain.rows(Listing, ("key", "title", "words", "opened_by"), {"office": office, "register": RESERVED, "struck": "", **named}, ("since", "id"))]
    if not found:
        return []
    known = [key for key, *_ in found]
    used = {(number, kind): matter for number, kind, matter in Paper.objects.filter(office=office, number__in=known, struck="").values_list("number", "kind", "matter")}
    moved = Listing.objects.filter(office=office, register=MOVED, key__in=known, struck="").order_by("since", "id").values_list("key", "words")
    holders = {key: json.loads(words)["holder"] for key, words in moved}  # the last to whom it went
    void = {key: json.loads(words)["why"] for key, words in Listing.objects.filter(office=office, register=VOID, key__in=known, struck="").values_list("key", "words")}
    told = []
    for number, title, words, entry in found:
        said = json.loads(words)
        matter = used.get((number, said["kind"]), "")
        told.append(Sheet(number, said["kind"], title, holders.get(number, said["holder"]), entry, "void" if number in void else "used" if matter else "open", matter, void.get(number, "")))
    return told


def taken_back(office: str, numbers: Iterable[str]) -> dict[str, str]:
    """The numbers whose reservation was struck, with the entry that struck it; a number stays taken all the same."""
    return dict(Listing.objects.filter(office=office, register=RESERVED, key__in=list(numbers)).exclude(struck="").values_list("key", "struck"))


def in_hand(office: str, person: str) -> list[Sheet]:
    """The sheets that a person has still, neither used nor void."""
    return [each for each in sheets(office) if each.holder == person and each.state == "open"] if person else []


def left_of(office: str, entry: str) -> list[Sheet]:
    """The sheets of one set that were neither used nor are void."""
    return [each for each in sheets(office) if each.entry == entry and each.state == "open"] if entry else []


def out_with(case: Case, person: str) -> list[Running]:
    """The sets for which a person has still to account, in the house's own matter."""
    rows = case.memory["rows"].get("deadline", {})
    return [each for each in case.deadlines(OUT) if each.state == "open" and rows[each.id].get("person", "") == person]


def due(office: str) -> dict[str, str]:
    """{entry that took them along: the day by which a set is accounted for}, of those that are out."""
    return dict(Deadline.objects.filter(office=office, term=OUT, state="open", struck="").values_list("of", "due"))


def open_for(office: str, line: str) -> list[Sheet]:
    """The numbers that a record of this line may still use."""
    return [each for each in sheets(office) if each.state == "open" and each.kind.startswith(f"{line}.")]


def taken(office: str, kind: str, title: str, number: str) -> str:
    """The reserved number for a paper of this kind. Raises PaperIncomplete where it is not reserved for it, used or void."""
    sheet = next(iter(sheets(office, [number])), None)
    if sheet is None or sheet.kind != kind:
        raise PaperIncomplete(f"“{number}”不是为《{title}》预留的编号。请照应急空白文书上的编号选择。")
    if sheet.state != "open":
        raise PaperIncomplete(f"预留编号“{number}”已经{'用过' if sheet.state == 'used' else '作废'}。请照应急空白文书上的编号选择。")
    return number
