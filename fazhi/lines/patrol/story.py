"""Patrols told from start to end."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Mark, Matter, Party
from fazhi.lines.patrol.acts import Log, PassOn

SHIFT = {"began_at": "2021-06-02T08:30", "ended_at": "2021-06-02T10:00", "route": "圩镇主街、农贸市场周边", "people": 2, "vehicles": 1, "talks": 5, "corrections": 3}
ROWS = [{"kind": "stall", "number": 3, "what": "流动摊档占道", "place": "农贸市场东门", "result": "corrected"},
        {"kind": "waste", "number": 1, "what": "空地上新倒渣土一车", "place": "环镇路口", "result": "clue"}]


def story_main_path(town: Any) -> None:
    """A shift is logged and counted by itself, never as an inspection; the line that looks like a breach becomes a clue, once."""
    town.at("2021-06-02T10:30")
    log = town.li(Log(**SHIFT, rows=ROWS, with_=[{"officer": town.wang.person}]))
    town.checks(log, stage="logged", papers=["log"], open=[])
    assert not Party.objects.filter(matter=log.matter).exists()
    assert {row.figure: row.amount for row in Mark.objects.filter(matter=log.matter)} == {
        "patrol.shifts": 1, "patrol.people": 2, "patrol.vehicles": 1, "patrol.talks": 5, "patrol.corrections": 3}
    town.refuses(town.li, log, PassOn(row=3, what="渣土"), "检查·线索")
    town.refuses(town.li, log, PassOn(row=1, what="占道"), "检查·线索")
    done = town.li(log, PassOn(row=2, field="住建", what="环镇路口新倒渣土一车", place="环镇路口"))
    town.checks(done.opened[0], stage="clue")
    assert Matter.objects.get(id=done.opened[0].matter).field == "住建"
    assert PassOn.fields["field"].options == registry.act("penalty.TakeUp").fields["field"].options
    town.refuses(town.li, log, PassOn(row=2, what="渣土"), "检查·线索")


def story_to_inspection(town: Any) -> None:
    """What cannot be judged from the street is asked for as an inspection, which then needs its approval."""
    town.at("2021-06-02T10:30")
    log = town.li(Log(**{**SHIFT, "corrections": 0}, rows=[{"kind": "dust", "number": 1, "what": "餐饮店油烟直排", "result": "left"}]))
    done = town.li(log, PassOn(row=1, to="inspection", what="餐饮店油烟直排"))
    town.checks(done.opened[0], stage="planned")


def story_what_is_no_patrol(town: Any) -> None:
    """Going into a firm is an inspection; a log names no person, and its numbers and days agree."""
    town.at("2021-06-02T10:30")
    town.refuses(town.li, "", Log(**SHIFT, entered=True), "检查·审批")
    town.refuses(town.li, "", Log(**{**SHIFT, "route": "主街，摊主电话13900001234"}), "记录·全过程")
    town.refuses(town.li, "", Log(**{**SHIFT, "corrections": 1}, rows=ROWS), "记录·全过程")
    town.refuses(town.li, "", Log(**{**SHIFT, "people": 1}, with_=[{"officer": town.wang.person}]), "记录·全过程")
    town.refuses(town.li, "", Log(**{**SHIFT, "ended_at": "2021-06-02T08:00"}), "记录·全过程")
    town.at("2021-06-04")
    town.refuses(town.li, "", Log(**SHIFT), "记录·全过程")
    assert "各行写明当场纠正的只有0处" in str(town.refuses(town.li, "", Log(**SHIFT), "记录·全过程", on="2021-06-02"))
    town.li(Log(**SHIFT, rows=ROWS), on="2021-06-02")  # written down later, on its own day


def story_of_a_night(town: Any) -> None:
    """A shift over midnight may be written down on the day of either end, and on no other."""
    night = Log(**{**SHIFT, "began_at": "2021-06-02T22:00", "ended_at": "2021-06-03T01:00", "corrections": 0})
    town.at("2021-06-03T01:30")
    town.checks(town.li("", night), stage="logged")
    town.at("2021-06-04T09:00")
    for day in ("2021-06-02", "2021-06-03"):
        town.checks(town.li("", night, on=day), stage="logged")
    for day in ("", "2021-06-01"):
        assert "2021-06-02至2021-06-03" in str(town.refuses(town.li, "", night, "记录·全过程", **({"on": day} if day else {})))
