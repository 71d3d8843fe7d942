"""Screening told from start to end."""

from typing import Any

from fazhi.lines.screening.acts import Begin, Deal, End, Report, Walk


def story_year_of_a_village(town: Any) -> None:
    """Rounds by the cadre, one typed by a clerk for him, a finding handed to mediation."""
    town.at("2021-01-05")
    book = town.he(Begin(village=town.villages["东塘村"], year=2021, leader=town.huang.person))
    town.at("2021-01-11")
    town.cadre1(book, Walk(kind="regular", nothing=True))
    town.flagged(town.cadre1(book, Walk(kind="regular", found=1)), "排查·排查")
    town.days(7)
    typed = town.on_paper(town.fang, book, Walk(kind="concentrated", nothing=True), town.cadre1)
    assert not typed.flags
    found = town.cadre1(Report(village=town.villages["东塘村"], kind="neighbour", risk="low", what="两家因滴水争执"))
    done = town.he(found, Deal(how="mediation", what="两家因滴水争执，愿意调解"))
    town.checks(found, stage="handed")
    town.checks(done.opened[0], stage="applied")
    town.at("2021-12-30")
    town.refuses(town.xu, book, End(), "机构·职责")
    town.he(book, End(note="全年平稳"))
