"""The findings of an inspection one by one: what is still open, shown beside a form, and what was done about each, for the report."""

from collections.abc import Iterable, Sequence

from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.said_again import steps_with_words
from fazhi.kernel.templates import table_of
from fazhi.lines.oversight.stages import UNITS

FIND, RECTIFY, ACCEPT = "oversight.Find", "oversight.Rectify", "oversight.Accept"


def still_open(case: Case, numbers: Sequence[str]) -> Iterable[Advice]:
    """Every finding that is not struck off: its number, the unit, its day, and whose turn it is."""
    unit = {row["no"]: UNITS[row["unit"]] for said in case.each(FIND, ever=True) for row in said.findings or ()}
    told = []
    for no in numbers:
        running = case.open("rectify", no)
        state = "已报完成，待验收" if case.open("accept", no) else f"{running.due[:10]}以前整改" if running else "整改中"
        told.append(f"编号{no}：{unit.get(no, '')}，{state}。")
    if told:
        yield Advice("未销号的问题", tuple(told))


def only(case: Case, term: str) -> dict[str, str]:
    """The number of the finding for which something is owed, where there is only one: a blank form begins with it."""
    waiting = [each.of for each in case.deadlines(term) if each.state == "open"]
    return {"no": waiting[0]} if len(waiting) == 1 else {}


def as_rectified(matter: str) -> str:
    """Number, finding, unit, what was done, what was set up for good, and the day of acceptance of every finding, as a table."""
    found: dict[str, dict[str, str]] = {}
    for step, said in steps_with_words(matter):
        if step.act == FIND:
            found.update({row["no"]: {"what": row["what"], "unit": UNITS[row["unit"]]} for row in said["findings"]})
        elif step.act == RECTIFY and said.get("no") in found:
            found[said["no"]].update(done=said.get("measures") or "", system=said.get("system") or "")
        elif step.act == ACCEPT and said.get("no") in found and said.get("result") == "passed":
            found[said["no"]]["day"] = step.at[:10]
    rows = [(no, row["what"], row["unit"], "；".join(each for each in (row.get("done"), row.get("system")) if each), row.get("day", "")) for no, row in found.items()]
    return table_of([("编号", "问题", "整改单位", "整改措施和结果", "验收日期"), *rows]) if rows else ""
