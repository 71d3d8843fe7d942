"""The number of a paper: given, standing on a pre-printed form, reserved on an emergency sheet, or the next one of its series."""

from typing import Any

from fazhi.kernel import happen, reserved
from fazhi.kernel.deed import Deed, day_of
from fazhi.kernel.issue import form_number
from fazhi.kernel.outcome import Outcome
from fazhi.kernel.templates import PaperIncomplete, Template


def number_of(deed: Deed, out: Outcome, template: Template, words: dict[str, Any], short: str, at: str) -> str:
    """The number, taken from its series where it is a new one; empty for a paper without numbers. Raises PaperIncomplete."""
    if template.form:
        return form_number(out.office, out.line.key, template, str(words.get("form_number") or ""))
    if not template.series:
        return ""
    if deed.reserved:
        return reserved.taken(out.office, f"{out.line.key}.{template.key}", template.title, deed.reserved)
    year = day_of(at).year
    taken = sum(1 for each in out.changes if each[1] == "number" and each[3]["series"] == template.series)
    n = happen.next_number(out.office, template.series, year) + taken
    text = template.number.format(short=short, year=year, n=n)
    out.insert("number", {"office": out.office, "series": template.series, "year": year, "n": n, "text": text})
    return text


def all_used(deed: Deed, numbers: list[str]) -> None:
    """A number from an emergency sheet must have gone to a paper. Raises PaperIncomplete."""
    if deed.reserved and deed.reserved not in numbers:
        raise PaperIncomplete(f"这项办理没有出具编号为“{deed.reserved}”的文书。请核对应急空白文书的种类；不用这份空白文书的，不填预留编号。")
