"""Every story of every line is told in a fresh town; the record is whole afterwards, and its papers can be handed over."""

import importlib
from typing import Any

import pytest

from fazhi.conf.lines import LINES
from fazhi.kernel import capacities, story, verify
from fazhi.kernel.models import Entry, Party
from tests import pictures


def stories() -> list[Any]:
    """(line, name) of every story."""
    found = []
    for line in LINES:
        if line == "house":
            continue
        module = importlib.import_module(f"fazhi.lines.{line}.story")
        found += [pytest.param(line, name, id=f"{line}-{name}") for name in vars(module) if name.startswith("story_")]
    return found


@pytest.mark.parametrize(("line", "name"), stories())
def test_story(town: Any, line: str, name: str) -> None:
    getattr(importlib.import_module(f"fazhi.lines.{line}.story"), name)(town)
    assert not Entry.objects.filter(body__contains="记录·号码").exists(), "invented numbers carry their proof"
    taken = set(Party.objects.values_list("capacity", flat=True).distinct())
    assert sorted(each for each in taken if capacities.title(each) == each) == [], "whoever takes part is called by a Chinese term"
    report = verify.verify()
    verify.files(report, story.vault(), deep=True)
    assert report.problems == []
    assert pictures.faults() == []
