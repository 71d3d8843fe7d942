"""Screening told from start to end."""

import json
from typing import Any

from fazhi.kernel import book as registers
from fazhi.kernel import gate, registry
from fazhi.kernel.as_told import words_of
from fazhi.kernel.models import Entry, File, Link, Listing, Mark, Party
from fazhi.kernel.story import ident
from fazhi.lines.screening.acts import Begin, Clue, Deal, End, EndPlan, Grade, Plan, Report, Revisit, Walk
from fazhi.lines.screening.areas import Cell, EndCell, EndLead, Lead
from fazhi.lines.screening.books import BeginAll
from fazhi.lines.screening.grid import Grid


def story_year_of_a_village(town: Any) -> None:
    """Rounds by the cadre, one typed by a clerk for him, a finding handed to mediation."""
    town.at("2021-01-05")
    book = town.he(Begin(village=town.villages["东塘村"], year=2021, leader=town.huang.person))
    town.at("2021-01-11")
    town.cadre1(book, Walk(kind="regular", nothing=True))
    town.flagged(town.cadre1(book, Walk(kind="regular", found=1)), "排查·排查")
    town.days(7)
    typed = town.on_paper(town.fang, book, Walk(kind="concentrated", nothing=True), town.cadre1)
    rows = registers.read(gate.Viewer(town.he.person, town.office, town.now.date()), "screening.rounds", registers.Asked()).rows
    assert {row.cells["village"] for row in rows} == {town.villages["东塘村"]} and {row.cells["found"] for row in rows} == {0, 1}  # nothing found is a number too
    assert not typed.flags
    found = town.cadre1(Report(village=town.villages["东塘村"], kind="neighbour", risk="low", what="两家因滴水争执"))
    done = town.he(found, Deal(how="mediation", what="两家因滴水争执，愿意调解"))
    town.checks(found, stage="handed")
    town.checks(done.opened[0], stage="applied")
    town.at("2021-12-30")
    town.refuses(town.xu, book, End(), "机构·职责")
    town.he(book, End(note="全年平稳"))


def story_one_clerk_types_for_eleven(town: Any) -> None:
    """Eleven cadres' paper lists with one photograph: each row is the walker's own round; twice the same is asked about; a village without a book is refused."""
    town.at("2021-01-05")
    names = list(town.villages)
    books = {name: town.he(Begin(village=town.villages[name], year=2021)) for name in names[:-1]}
    town.at("2021-02-26")
    photo = town.file("排查表", b"one sheet")
    rows = [{"village": town.villages[name], "on": f"2021-02-{day:02d}", "walker": town.people[f"cadre{i}"].person, "kind": "regular"}
            for i, name in enumerate(names[:-1], 1) for day in range(8, 24)]
    last = {"village": town.villages[names[-1]], "on": "2021-02-08", "walker": town.cadre11.person}
    town.refuses(town.fang, "", Grid(photo=photo, rows=[*rows, last]), "排查·计划")
    books[names[-1]] = town.he(Begin(village=town.villages[names[-1]], year=2021))
    town.refuses(town.fang, "", Grid(photo=photo, rows=[*rows, rows[0]]), "排查·排查")
    town.refuses(town.fang, "", Grid(photo=photo, rows=[{**last, "on": "2021-03-08"}]), "排查·排查")
    town.refuses(town.cadre1, "", Grid(photo=photo, rows=[last]), "机构·职责")
    done = town.fang(Grid(photo=photo, rows=[*rows, {**last, "found": 2}]))
    town.checks(done, stage="typed")
    assert Mark.objects.filter(figure="screening.rounds").count() == 161
    assert File.objects.filter(hash=photo["hash"]).count() == 162  # the sheet itself, and once for every round it covers
    hands = json.loads(Entry.objects.filter(matter=books[names[2]].matter, act="screening.Walk").values_list("body", flat=True)[0])["hands"]
    assert [(each["role"], each["person"]) for each in hands] == [("did", town.cadre3.person), ("recorded", town.fang.person)]
    town.refuses(town.fang, "", Grid(photo=photo, rows=[last]), "排查·排查")
    town.fang(Grid(photo=photo, rows=[{**last, "note": "下午又去一次"}]))


def story_plans_and_areas(town: Any) -> None:
    """A concentrated round is planned and summed up; every village has one leader and one cadre, and who did before stays written."""
    town.at("2021-01-05")
    words = {"key": "2021-春节", "kind": "concentrated", "name": "春节前集中排查", "since": "2021-02-01", "what": "欠薪、邻里"}
    town.refuses(town.he, "", Plan(**words, until="2021-01-01"), "排查·计划")
    plan = town.he(Plan(**words, until="2021-02-10"))
    town.he(plan, EndPlan(note="未发现重大矛盾"))
    book = town.he(Begin(village=town.villages["东塘村"], year=2021))
    town.refuses(town.he, book, Lead(leader=town.fang.person, cadre=town.cadre1.person, since="2021-01-05"), "机构·职责")
    town.he(book, Lead(leader=town.huang.person, cadre=town.cadre1.person, since="2021-01-05"))
    town.days(30)
    town.refuses(town.he, book, Lead(leader=town.yang.person, cadre=town.cadre1.person, since="2021-01-01"), "排查·包片包村")
    town.he(book, Lead(leader=town.yang.person, cadre=town.cadre2.person, since="2021-02-01"))
    rows = Listing.objects.filter(register="screening_area", struck="").order_by("since").values_list("since", "until")
    assert list(rows) == [("2021-01-05", "2021-02-01"), ("2021-02-01", "")]


def story_the_sides_go_along(town: Any) -> None:
    """Who quarrels is written down with the finding where it is known, and is a party of the mediation to which it is handed."""
    town.at("2021-03-01")
    words = {"village": town.villages["东塘村"], "kind": "neighbour", "what": "两家因滴水争执"}
    found = town.cadre1(Report(**words, side_a={"name": "赵某甲", "phone": "13800001111"}, side_b={"name": "钱某乙"}))
    other = town.he(found, Deal(how="mediation", what="两家因滴水争执，愿意调解")).opened[0]
    assert [Party.objects.get(id=town.party(one, side)).person for one in (found, other) for side in ("side_a", "side_b")] == \
        [Party.objects.get(id=town.party(found, side)).person for side in ("side_a", "side_b")] * 2
    assert words_of(other.entry)["what"] == words["what"], "what it is about, not what was said of handing it on"
    half = town.cadre1(Report(**words, side_a={"name": "孙某"}))
    town.checks(town.he(half, Deal(how="mediation", what="滴水")).opened[0], stage="applied")


def story_a_great_dispute(town: Any) -> None:
    """A finding of great risk is not settled on the spot; graded down with a reason it may be, and when it comes back it is open again."""
    town.at("2021-03-01")
    found = town.cadre1(Report(village=town.villages["东塘村"], kind="land", risk="high", what="两族争地界"))
    town.refuses(town.he, found, Deal(how="spot", what="劝和"), "排查·分级")
    town.refuses(town.he, found, Grade(risk="high", reason="一样"), "排查·分级")
    town.he(found, Grade(risk="middle", reason="双方已冷静"))
    town.he(found, Deal(how="spot", what="劝和"))
    town.cadre1(found, Revisit(state="quiet"))
    town.checks(found, stage="settled")
    town.cadre1(found, Revisit(state="again"))
    town.checks(found, stage="found")
    town.checks(town.he(found, Deal(how="mediation", what="两族争地界")).opened[0], stage="applied")


def story_a_second_book_is_asked_about(town: Any) -> None:
    """A village has one book a year: a second one is flagged, another village's and another year's are not."""
    town.at("2021-01-05")
    words = {"village": town.villages["东塘村"], "year": 2021}
    town.he(Begin(**words))
    second = town.he(Begin(**words))
    town.flagged(second, "排查·计划")
    assert not town.he(Begin(**{**words, "year": 2022})).flags and not town.he(Begin(**{**words, "village": town.villages["西埔村"]})).flags


def story_the_place_goes_on_to_mediation(town: Any) -> None:
    """What was found is handed to mediation with its place, as reported or as it is told then; sealed in both."""
    town.at("2021-03-01")
    words = {"village": town.villages["东塘村"], "kind": "neighbour", "what": "排水争议", "place": "祠堂后第三户"}
    places = []
    for told in ({}, {"place": "祠堂后第四户"}):
        found = town.cadre1(Report(**words))
        opened = town.he(found, Deal(how="mediation", what="排水争议", **told)).opened[0]
        first = Entry.objects.filter(matter=ident(opened)).order_by("n").first()
        places.append(words_of(first.id)["place"])
        assert "祠堂" not in first.body and "祠堂" not in "".join(Entry.objects.filter(matter=found.matter).values_list("body", flat=True))
    assert places == ["祠堂后第三户", "祠堂后第四户"]


def story_a_book_goes_by_its_year(town: Any) -> None:
    """Next year's book is opened in December: the paper list of a day goes to the book of that day's year."""
    town.at("2021-01-05")
    village = town.villages["东塘村"]
    old = town.he(Begin(village=village, year=2021))
    town.at("2021-12-28")
    new = town.he(Begin(village=village, year=2022))
    town.at("2022-01-10")
    town.fang(Grid(photo=town.file("排查表"), rows=[{"village": village, "on": day, "walker": town.cadre1.person} for day in ("2021-12-29", "2022-01-06")]))
    for book, day in ((old, "2021-12-29"), (new, "2022-01-06")):
        assert list(Entry.objects.filter(matter=book.matter, act=Walk.key).values_list("done_at", flat=True)) == [day]


def story_a_paper_list_typed_wrongly(town: Any) -> None:
    """A paper list that is struck takes its rounds with it, one that is corrected has them as it says now; what was struck may be typed again without a word."""
    town.at("2021-01-05")
    village = town.villages["东塘村"]
    book = town.he(Begin(village=village, year=2021))
    town.at("2021-02-26")
    rows = [{"village": village, "on": day, "walker": town.cadre1.person} for day in ("2021-02-08", "2021-02-09")]
    first = town.fang(Grid(photo=town.file("排查表"), rows=rows))
    other = town.cadre1(book, Walk(nothing=True))
    town.he(first, registry.act("common.Strike")(entry=first.entry, reason="整张重录"))
    assert rounds(book) == {"2021-02-26": 1}
    again = town.fang(Grid(photo=town.file("排查表"), rows=rows))
    assert rounds(book) == {"2021-02-08": 1, "2021-02-09": 1, "2021-02-26": 1}
    moved = json.dumps({"rows": [rows[0], {**rows[1], "on": "2021-02-10"}]})
    town.he(again, registry.act("common.Correct")(entry=again.entry, reason="日期看错", words=moved))
    assert rounds(book) == {"2021-02-08": 1, "2021-02-10": 1, "2021-02-26": 1}
    town.he(book, registry.act("common.Strike")(entry=other.entry, reason="走错村"))
    town.fang(Grid(photo=town.file("排查表"), rows=[{**rows[0], "on": "2021-02-26"}]))
    assert rounds(book) == {"2021-02-08": 1, "2021-02-10": 1, "2021-02-26": 1}


def rounds(book: Any) -> dict[str, int]:
    """The rounds of a book that stand, as they are counted: {day: number}."""
    found: dict[str, int] = {}
    for day, amount in Mark.objects.filter(matter=book.matter, figure="screening.rounds").values_list("day", "amount"):
        found[day] = found.get(day, 0) + amount
    return {day: amount for day, amount in sorted(found.items()) if amount}


def story_all_books_of_a_year(town: Any) -> None:
    """Next year's books are opened at once for every village that has none, and the paper list finds them; where all have one there is nothing to open."""
    town.at("2021-01-05")
    names = list(town.villages)
    town.he(Begin(village=town.villages[names[0]], year=2020))
    town.he(Begin(village=town.villages[names[1]], year=2021))
    town.checks(town.he(BeginAll(year=2021)), stage="typed")
    town.refuses(town.he, "", BeginAll(year=2021), "排查·计划")
    town.refuses(town.cadre1, "", BeginAll(year=2022), "机构·职责")
    books = [entry.matter for entry in Entry.objects.filter(act=Begin.key) if json.loads(entry.body)["said"]["year"] == 2021]
    assert len(set(books)) == len(books) == len(names)
    town.at("2021-02-26")
    town.fang(Grid(photo=town.file("排查表"), rows=[{"village": each, "on": "2021-02-08", "walker": town.cadre1.person} for each in town.villages.values()]))
    assert set(Entry.objects.filter(act=Walk.key).values_list("matter", flat=True)) == set(books)


def story_one_area_over_the_years(town: Any) -> None:
    """Next year's book goes on from this year's: one leader stands for a village at a time, nobody begins before who stands, and the list names the villages without one."""
    town.at("2021-01-05")
    village = town.villages["东塘村"]
    book = town.he(Begin(village=village, year=2021))
    town.he(book, Lead(leader=town.huang.person, cadre=town.cadre1.person, since="2021-02-01"))
    town.at("2022-01-05")
    town.he(book, End())
    later = town.he(Begin(village=village, year=2022))
    town.refuses(town.he, later, Lead(leader=town.yang.person, cadre=town.cadre1.person, since="2021-01-10"), "排查·包片包村")
    changed = town.he(later, Lead(leader=town.yang.person, cadre=town.cadre1.person, since="2022-01-05"))
    rows = Listing.objects.filter(register="screening_area", struck="").order_by("since")
    assert list(rows.values_list("title", "since", "until")) == [("东塘村", "2021-02-01", "2022-01-05"), ("东塘村", "2022-01-05", "")]
    told = areas(town)
    assert told["东塘村"] == [("2021-02-01", "黄立言", "何田", "已结束"), ("2022-01-05", "杨渡", "何田", "在任")] and told["西埔村"] == [("", "", "", "今天没有包片领导")]
    town.he(later, registry.act("common.Strike")(entry=changed.entry, reason="人选有误"))
    assert [row[1:] for row in areas(town)["东塘村"]] == [("黄立言", "何田", "在任")]  # who was before stands again
    town.he(later, Lead(leader=town.yang.person, cadre=town.cadre1.person, since="2022-01-05"))
    town.at("2022-03-01")
    town.refuses(town.he, later, EndLead(until="2022-01-01"), "排查·包片包村")
    town.he(later, EndLead(until="2022-03-01"))
    assert ("", "", "", "今天没有包片领导") in areas(town)["东塘村"]
    town.refuses(town.he, later, EndLead(until="2022-03-02"), "排查·包片包村")


def areas(town: Any) -> dict[str, list[tuple[str, ...]]]:
    """The list of areas as it is read: {village: [(since, leader, cadre, state)]}."""
    page = registers.read(gate.Viewer(town.he.person, town.office, town.now.date()), "screening.areas", registers.Asked())
    assert "编码" not in {head.title for head in page.heads}
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in page.rows:
        cells = {head.key: head.shown(row.cells.get(head.key)) for head in page.heads}
        found.setdefault(cells["title"], []).append(tuple(cells[name] for name in ("since", "leader", "cadre", "state")))
    return found


def story_the_grid_of_a_village(town: Any) -> None:
    """Cells of the grid are numbered and named with their keepers; a round names its cell, one of another village is flagged; a keeper follows another, in next year's book too."""
    town.at("2021-01-05")
    books = {name: town.he(Begin(village=town.villages[name], year=2021)) for name in ("东塘村", "西埔村")}
    words = {"key": "DT-01", "name": "东塘第一网格"}
    town.fang(books["东塘村"], Cell(**words, keeper=town.cadre1.person, since="2021-01-05"))
    town.refuses(town.fang, books["西埔村"], Cell(**words, since="2021-01-06"), "排查·包片包村")
    town.at("2021-02-26")
    assert not town.cadre1(books["东塘村"], Walk(nothing=True, cell="DT-01")).flags
    town.flagged(town.cadre2(books["西埔村"], Walk(nothing=True, cell="DT-01")), "排查·排查")
    row = {"village": town.villages["东塘村"], "on": "2021-02-08", "walker": town.cadre1.person, "cell": "DT-01"}
    town.fang(Grid(photo=town.file("排查表"), rows=[row]))
    viewer = gate.Viewer(town.he.person, town.office, town.now.date())
    rounds_of = registers.read(viewer, "screening.rounds", registers.Asked())
    cell = next(head for head in rounds_of.heads if head.key == "cell")
    assert [cell.shown(each.cells.get("cell")) for each in rounds_of.rows] == ["东塘第一网格"] * 3
    town.at("2022-01-05")
    later = town.he(Begin(village=town.villages["东塘村"], year=2022))
    town.fang(later, Cell(**words, keeper=town.cadre2.person, since="2022-01-05"))
    town.refuses(town.fang, later, EndCell(cell="DT-01", until="2022-01-01"), "排查·包片包村")
    town.fang(later, EndCell(cell="DT-01", until="2022-06-30"))
    rows = Listing.objects.filter(register="screening_cell", struck="").order_by("since")
    assert list(rows.values_list("since", "until")) == [("2021-01-05", "2022-01-05"), ("2022-01-05", "2022-06-30")]


def story_what_a_round_found(town: Any) -> None:
    """What a round has found becomes clues of their own, linked to it: at once, or later – until as many are written down as were found."""
    town.at("2021-03-01")
    book = town.he(Begin(village=town.villages["东塘村"], year=2021))
    clue = {"kind": "neighbour", "risk": "middle", "what": "两家因滴水争执"}
    done = town.cadre1(book, Walk(found=3, clues=[clue]))
    town.checks(done.opened[0], stage="found", open=["deal"])
    assert Link.objects.filter(matter=ident(done.opened[0]), other=book.matter).exists()
    town.checks(book, open=["clue"])
    reported = town.cadre1(Report(village=town.villages["东塘村"], kind="debt", what="借款归还"))
    town.cadre1(book, Clue(walk=done.entry, clues=[{"known": reported.matter}]))
    town.checks(book, open=["clue"])
    town.cadre1(book, Clue(walk=done.entry, clues=[{**clue, "what": "田埂边界"}]))
    town.checks(book, open=[], met=["clue"])
    assert Link.objects.filter(matter=book.matter, other=reported.matter).exists() and Mark.objects.filter(figure="screening.findings").count() == 3
    town.flagged(town.cadre1(book, Clue(walk=done.entry, clues=[clue])), "排查·线索")
    town.flagged(town.cadre2(book, Walk(found=1, clues=[clue, clue])), "排查·线索")
