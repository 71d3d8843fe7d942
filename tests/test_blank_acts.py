"""What a story does at a moment stood among the acts that may be done on the page of the matter just before; wherever it ends, the pages open."""

import importlib
from datetime import datetime
from typing import Any

import pytest

from fazhi.kernel import gate, possible
from fazhi.kernel.models import Matter
from fazhi.kernel.story import ident
from tests.test_stories import stories

UNTRIED = {  # why no answer of a blank form can tell
    "decision.Hold": "who sat in the meeting: head, quorum and last word are judged by a row for each member",
    "decision.ListItem": "the file itself: a review that another matter brought holds for that text alone",
}


class Clock(datetime):
    """The page is opened at the moment of the story."""

    told: datetime

    @classmethod
    def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
        """The story's moment."""
        return cls.told


@pytest.mark.parametrize(("line", "name"), stories())
def test_what_is_done_could_be_done(town: Any, line: str, name: str, monkeypatch: Any) -> None:
    real, weighed, hidden = type(town).do, possible._against, []
    asked: set[str] = set()
    last: dict[str, Any] = {}
    monkeypatch.setattr(possible, "datetime", Clock)

    def do(self: Any, hand: Any, matter: Any, act: Any, **how: Any) -> Any:
        Clock.told, told, key = self.now, {}, type(act).key
        if matter and not how.get("on") and how.get("manner", "here") == "here" and key not in (UNTRIED.keys() | asked):  # each act once in a story
            asked.add(key)
            with monkeypatch.context() as alone:  # the other acts of the page say nothing of this one, and are many
                alone.setattr(possible, "_against", lambda viewer, base, line, cls, theirs=False: weighed(viewer, base, line, cls, theirs) if cls.key == key else [])
                told = {each.act.key: each for each in possible.acts(gate.Viewer(hand.person, self.office, self.now.date()), ident(matter)) if each.act.key == key}
        done = real(self, hand, matter, act, **how)
        last[done.matter] = hand
        if key in told and not told[key].may and not done.flags:
            hidden.append((key, [each.sentence for each in told[key].objections if each.stops]))
        return done

    monkeypatch.setattr(type(town), "do", do)
    getattr(importlib.import_module(f"fazhi.lines.{line}.story"), name)(town)
    assert hidden == []
    every_page_opens(town, last)


def every_page_opens(town: Any, last: dict[str, Any]) -> None:
    """Wherever a story leaves its matters, their pages can say to whoever did the last thing there what may be done and what may not, and why; of matters of one kind that stand alike the last is asked."""
    alike = {(line, stage): matter for line, stage, matter in Matter.objects.filter(office=town.office).exclude(line="house").order_by("id").values_list("line", "stage", "id")}
    for matter in alike.values():
        possible.acts(gate.Viewer(last.get(matter, town.he).person, town.office, town.now.date()), matter)
