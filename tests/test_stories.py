"""Every story of every line is told in a fresh town; the record is whole afterwards, and its papers can be handed over."""

import importlib
import inspect
import re
from functools import cache
from typing import Any

import pytest

from fazhi.conf.lines import LINES
from fazhi.kernel import capacities, registry, story, verify
from fazhi.kernel.acts import ANY, Act, Line
from fazhi.kernel.models import Deadline, Entry, Matter, Party
from tests import pictures

UNENDED: dict[str, str] = {}  # “line.term” of a duty that stays open though nothing at the end can meet it, and why


def stories() -> list[Any]:
    """(line, name) of every story."""
    found = []
    for line in LINES:
        if line == "house":
            continue
        module = importlib.import_module(f"fazhi.lines.{line}.story")
        found += [pytest.param(line, name, id=f"{line}-{name}") for name in vars(module) if name.startswith("story_")]
    return found


def dead_ends() -> list[str]:
    """Open duties of matters that have ended which no act of their stage can meet or let fall: “line.term at stage”."""
    lines, found = registry.lines(), set()
    for line in lines.values():
        ends = {stage.key for stage in line.stages if stage.end}
        ended = dict(Matter.objects.filter(line=line.key, stage__in=ends).values_list("id", "stage"))
        for matter, term in Deadline.objects.filter(matter__in=ended, state="open", struck="", kind="duty").values_list("matter", "term"):
            if f"{line.key}.{term}" not in UNENDED and not can_be_met(line, term, ended[matter]):
                found.add(f"{line.key}.{term} at {ended[matter]}")
    return sorted(found)


def can_be_met(line: Line, term: str, stage: str) -> bool:
    """Whether an act of this stage meets a duty or lets it fall; what a paper waits for is met by serving it or by its sheet."""
    if term in {"signed_copy", *(paper.within for paper in line.papers.values())}:
        return True
    acts = [act for act in (*line.acts, *registry.common_acts().values()) if ANY in act.at or any(each.key == stage for each in act.at)]
    return any(term in (*act.meets, *act.voids, *act.works_off, act.answers) or term in ended_by(act) for act in acts)


@cache
def ended_by(act: type[Act]) -> set[str]:
    """The terms that an act meets or lets fall by what it yields, as they stand in its source."""
    return set(re.findall(r"\bc\.(?:Meet|Void)\(\"(\w+)\"", inspect.getsource(act.follows)))


@pytest.mark.parametrize(("line", "name"), stories())
def test_story(town: Any, line: str, name: str) -> None:
    getattr(importlib.import_module(f"fazhi.lines.{line}.story"), name)(town)
    assert not Entry.objects.filter(body__contains="记录·号码").exists(), "invented numbers carry their proof"
    taken = set(Party.objects.values_list("capacity", flat=True).distinct())
    assert sorted(each for each in taken if capacities.title(each) == each) == [], "whoever takes part is called by a Chinese term"
    assert dead_ends() == [], "what is still owed where a matter has ended can be done there"
    report = verify.verify()
    verify.files(report, story.vault(), deep=True)
    assert report.problems == []
    assert pictures.faults() == []
