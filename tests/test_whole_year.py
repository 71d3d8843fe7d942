"""The golden year: replayed through the door, it gives exactly the figures of the reference table, and the record is whole."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from fazhi.conf import chain, waiting, year
from fazhi.kernel import gate, overlay, registry, stock, story, verify
from fazhi.kernel.models import Deadline, Entry
from fazhi.report import figures, yearly
from fazhi.web.accounts import begun

EXACT = {
    "publicity.events": 23, "counsel.matters": 21, "disclosure.website": 244, "disclosure.board": 381, "inspection.cases": 13, "penalty.cases": 40,
    "platform.cases": 68, "platform.papers": 161, "screening.rounds": 1813, "mediation.accepted": 26, "mediation.concluded": 26,
    "petition.received": 71, "petition.hotline": 63, "petition.closed": 69, "reconsideration.received": 1,
}
BETWEEN = {"publicity.materials": (2900, 2999), "counsel.opinions": (31, 39), "legal_aid.consultations": (400, 409)}
RATES = {"mediation.success_rate": ("100.0", 26, 26), "petition.closed_rate": ("97.2", 69, 71)}


@pytest.fixture(scope="module")
def replayed(django_db_setup: Any, django_db_blocker: Any) -> Iterator[Any]:
    """The year, replayed once for this module in a transaction that is rolled back."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        town = story.founded()
        year.replay(town, chain.events(town))
        yield town
        transaction.set_rollback(True)


@pytest.mark.parametrize("key", EXACT)
def test_exact_figures(replayed: Any, key: str) -> None:
    assert figures.tell(replayed.office, figures.find(key), 2021).value == EXACT[key]


def test_figures_told_together_are_those_told_one_by_one_and_open_into_as_much(replayed: Any) -> None:
    together = figures.all_of(replayed.office, 2021)
    assert together == [figures.tell(replayed.office, each, 2021) for each in registry.figures().values()]
    for each in together:
        if not isinstance(each.value, Decimal) and each.value is not None:
            assert each.value == sum(row["amount"] for row in figures.trace(replayed.office, each.key, 2021)), each.key


def test_no_number_of_the_town_is_doubted(replayed: Any) -> None:
    assert not Entry.objects.filter(body__contains="记录·号码").exists()


@pytest.mark.parametrize("key", BETWEEN)
def test_figures_within_bounds(replayed: Any, key: str) -> None:
    least, most = BETWEEN[key]
    value = figures.tell(replayed.office, figures.find(key), 2021).value
    assert isinstance(value, int) and least <= value <= most


@pytest.mark.parametrize("key", RATES)
def test_rates_tell_their_parts(replayed: Any, key: str) -> None:
    value = figures.tell(replayed.office, figures.find(key), 2021)
    assert (str(value.value), value.part, value.whole) == RATES[key]


def test_every_figure_opens_into_entries_that_add_up(replayed: Any) -> None:
    for value in figures.all_of(replayed.office, 2021):
        found = figures.trace(replayed.office, value.key, 2021)
        assert sum(each["amount"] for each in found) == (value.part if value.whole is not None else value.value), value.key
        assert all(each["hash"] for each in found)


def test_cumulative_figures_begin_at_go_live(replayed: Any) -> None:
    value = figures.tell(replayed.office, figures.find("platform.cases"), 2021)
    assert (value.since, value.until) == ("2020-09-01", "2021-11-30")
    assert figures.tell(replayed.office, figures.find("platform.cases"), 2021, since="2020-10-01").value < 68


def test_december_stays_out_of_january_to_november(replayed: Any) -> None:
    figure = figures.find("penalty.cases")
    assert figures.tell(replayed.office, figure, 2021, until="2021-12-31").value == 43


def test_as_known_on_an_earlier_day(replayed: Any) -> None:
    figure = figures.find("petition.received")
    assert figures.tell(replayed.office, figure, 2021, known="2021-06-30").value < 71


def test_no_rate_without_a_denominator(replayed: Any) -> None:
    value = figures.tell(replayed.office, figures.find("petition.closed_rate"), 2019)
    assert value.value is None and value.text == "无（分母为零）"


def test_the_record_is_whole(replayed: Any) -> None:
    report = verify.verify()
    assert report.problems == [] and report.entries > 5000


def test_the_year_looks_like_a_year(replayed: Any) -> None:
    acts = set(Entry.objects.values_list("act", flat=True))
    assert {"petition.Extend", "penalty.Suspend", "common.Recuse", "common.Correct", "common.Strike", "response.Result", "penalty.Fell"} <= acts
    assert Entry.objects.filter(manner="paper").count() > 20
    assert Entry.objects.filter(manner="outside", origin="import").count() == 15


def test_whoever_tries_it_finds_something_to_sign_forms_in_stock_a_form_laid_out_and_an_answer_begun(replayed: Any) -> None:
    assert set(Deadline.objects.filter(term="sign", state="open", struck="").values_list("capacity", flat=True)) == {"leader"}
    assert Deadline.objects.filter(term="sign", state="open", struck="").count() == 3
    held = next(each for each in stock.holdings(stock.read(replayed.office, "receipt", "9999-12-31")) if each.holder == replayed.li.person)
    assert (held.had, held.spoilt, held.following) == (25, 1, "演0001002")
    assert list(overlay.layouts(replayed.office, "2022-03-04")) == ["penalty.spot_decision"] and overlay.printers(replayed.office, "2022-03-04")
    waiting.begin(replayed)
    assert [each["act"] for each in begun.of(gate.Viewer(replayed.fang.person, replayed.office, replayed.now.date()))] == ["petition.Answer"]


def test_the_adopted_report_is_frozen(replayed: Any) -> None:
    told = yearly.yearly(replayed.office, 2021)
    assert told.adopted == "2022-01-28" and told.changed == ()
    text = told.prose.text()
    for words in ("2900多份", "97.2%（69÷71）", "1813次", "244条", "381条", "68宗"):
        assert words in text, words
