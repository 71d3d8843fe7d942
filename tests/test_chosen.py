"""The choices by which registers are narrowed: whatever is done to the record, a narrowed list is what the plain list shows, and the index is what the record makes it."""

from datetime import date
from typing import Any

import pytest

from fazhi.kernel import book, chosen, gate, latch, registry, reindex, verify
from fazhi.kernel.book import Asked
from fazhi.kernel.fields import Choice, Flag, Text
from fazhi.kernel.models import Chosen
from fazhi.lines.legality import story as legality
from fazhi.lines.penalty import whole

ROWS = ("office", "line", "matter", "entry", "act", "field", "value", "opened")


def act(key: str) -> Any:
    return registry.act(key)


def viewer(town: Any, alias: str) -> gate.Viewer:
    return gate.Viewer(town.people[alias].person, town.office, date(2026, 12, 31))


def received(town: Any, channel: str, what: str = "路灯坏了") -> Any:
    return town.he(act("petition.Receive")(channel=channel, what=what, who={"name": "测某某"}))


def pages(seen: gate.Viewer, key: str, only: dict[str, str], size: int) -> list[tuple[Any, ...]]:
    """Every row of a register, page after page."""
    rows, after = [], ""
    while True:
        page = book.read(seen, key, Asked(only=only, size=size, after=after))
        rows += [(row.matter, row.struck, row.cells["code"], *(row.cells.get(name) for name in only)) for row in page.rows]
        after = page.next
        if not after:
            return rows


def agrees(town: Any, alias: str, key: str, column: str) -> dict[str, int]:
    """How many rows each choice of a column has, narrowed; every narrowed list is the plain one without the others."""
    seen = viewer(town, alias)
    plain = [(row.matter, row.struck, row.cells["code"], row.cells.get(column)) for row in book.read(seen, key, Asked(columns=("code", column), size=500)).rows]
    values = sorted({row[3] for row in plain if row[3]})
    for value in values:
        assert pages(seen, key, {column: value}, 2) == [row for row in plain if row[3] == value], (key, value)
    return {value: sum(1 for row in plain if row[3] == value) for value in values}


def index() -> list[tuple[Any, ...]]:
    return sorted(Chosen.objects.values_list(*ROWS))


def test_a_narrowed_list_is_the_plain_one_whatever_is_mended(town: Any) -> None:
    town.at("2021-03-01")
    first, *more = [received(town, "phone") for _ in range(3)]
    town.days(1)
    other = received(town, "letter")
    assert agrees(town, "he", "petition", "channel") == {"phone": 3, "letter": 1}
    town.he(first, act("common.Correct")(entry=first.entry, reason="渠道登记错", words='{"channel": "letter"}'))
    assert agrees(town, "he", "petition", "channel") == {"phone": 2, "letter": 2}
    town.he(first, act("common.Correct")(entry=first.entry, reason="还是登记错", words='{"channel": "hotline"}'))
    assert agrees(town, "he", "petition", "channel") == {"phone": 2, "letter": 1, "hotline": 1}
    town.he(more[0], act("common.Strike")(entry=more[0].entry, reason="重复登记"))
    assert agrees(town, "he", "petition", "channel") == {"phone": 1, "letter": 1, "hotline": 1}
    assert book.read(viewer(town, "he"), "petition", Asked(only={"channel": "letter"})).rows[0].matter == other.matter
    assert verify.verify().problems == []
    before = index()
    reindex.reindex()
    assert index() == before


def test_registers_over_entries_and_their_guests_are_narrowed_alike(town: Any) -> None:
    whole.story_two_respondents(town)
    legality.story_main_path(town)
    assert sum(agrees(town, "sun", "legality.opinions", "conclusion").values()) > 3
    assert verify.verify().problems == []


def test_two_choices_narrow_together_and_an_unknown_one_finds_nothing(town: Any) -> None:
    village = gate.villages(viewer(town, "he"), ("village",))[0][0]
    town.at("2021-03-01")
    there = town.he(act("petition.Receive")(channel="phone", what="路灯坏了", village=village, who={"name": "测某某"}))
    received(town, "phone")
    seen = viewer(town, "he")
    assert [row.matter for row in book.read(seen, "petition", Asked(only={"channel": "phone", "village": village})).rows] == [there.matter]
    for only in ({"channel": "letter", "village": village}, {"what": "路灯坏了"}, {"nothing": "phone"}):
        assert book.read(seen, "petition", Asked(only=only)).rows == [], only


def test_only_choices_told_plainly_are_kept() -> None:
    assert chosen.narrows(Choice("", ("a",))) and not any(chosen.narrows(each) for each in (Choice("", ("a",), many=True), Text(""), Flag(""), None))
    for key, names in chosen.kept().items():
        assert all(chosen.narrows(registry.act(key).fields[name]) for name in names), key


def test_a_protected_matter_stays_hidden_when_narrowed(town: Any) -> None:
    town.at("2021-03-01")
    secret = town.he(act("petition.Accuse")(channel="phone", what="村干部占用集体土地", who={"name": "测某某"}))
    received(town, "phone")
    everybody = {alias: {row.matter for row in book.read(viewer(town, alias), "petition", Asked(size=50)).rows} for alias in ("he", "li", "huang", "chen")}
    for alias, plain in everybody.items():
        narrowed = book.read(viewer(town, alias), "petition", Asked(only={"channel": "phone"}, size=50))
        assert {row.matter for row in narrowed.rows} == plain and narrowed.total == len(plain), alias
    assert any(secret.matter not in plain for plain in everybody.values())


def test_a_row_that_no_entry_made_is_found_and_made_anew(town: Any) -> None:
    town.at("2021-03-01")
    case = received(town, "phone")
    before = index()
    with latch.opened():
        Chosen.objects.filter(entry=case.entry, field="channel").update(value="letter")
    assert "台账的选项" in str(verify.verify().problems)
    reindex.reindex()
    assert index() == before and verify.verify().problems == []


def test_an_upgrade_fills_in_what_was_told_before(town: Any) -> None:
    town.at("2021-03-01")
    case = received(town, "phone")
    town.he(case, act("common.Correct")(entry=case.entry, reason="渠道登记错", words='{"channel": "letter"}'))
    before = index()
    assert reindex.chosen_before() == 0 and index() == before
    with latch.opened():
        Chosen.objects.all().delete()
    assert reindex.chosen_before() == len(before) and index() == before


@pytest.mark.once
def test_nobody_writes_a_choice_past_the_door(town: Any) -> None:
    received(town, "phone")
    with pytest.raises(latch.DoorClosed):
        Chosen.objects.all().delete()
