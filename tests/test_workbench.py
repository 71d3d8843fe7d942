"""The workbench: each count opens its list, a duty leads to its act, what others recorded in my name can be contested, the week names nobody."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from fazhi.kernel import duties, gate, registry, reindex, workbench
from fazhi.kernel.models import Deadline, HandKey, Matter
from fazhi.kernel.typeset.faces import Faces
from fazhi.kernel.typeset.pdf import to_pdf
from fazhi.web.desk import bench


def received(town: Any, n: int = 1, day: str = "2021-03-01") -> list[Any]:
    town.at(day)
    return [town.he(registry.act("petition.Receive")(channel="phone", what=f"路灯坏了{i}", who={"name": "测某某", "phone": "13900001111"})) for i in range(n)]


def viewer(town: Any, alias: str) -> gate.Viewer:
    return gate.Viewer(town.people[alias].person, town.office, date(2021, 3, 1))


def test_every_count_opens_its_list(town: Any, client_for: Callable[[str], Any]) -> None:
    cases = received(town, 3)
    town.he(cases[0], registry.act("petition.Accept")(kind="complaint"))
    he = client_for("he")
    page = he.get("/desk/").content.decode()
    assert "路灯坏了0" in page and f"/desk/matter/{cases[0].matter}/do/" in page
    todo = int(re.search(r"待办 <strong>(\d+)", page)[1])  # type: ignore[index]
    assert todo == sum(len(group.rows) for group in duties.queue(viewer(town, "he")))
    under_way = he.get("/desk/under-way/").content.decode()
    assert int(re.search(r"在办 <strong>(\d+)", page)[1]) == under_way.count("/desk/matter/")  # type: ignore[index]
    fang = client_for("fang")  # a clerk sees his own
    assert "督办" not in fang.get("/desk/").content.decode() and fang.get("/desk/late/").status_code == 404
    done = he.get("/desk/done/").content.decode()
    assert done.count("受理") >= 1 and "路灯坏了0" in done


def test_a_late_duty_offers_to_record_what_was_done(town: Any, client_for: Callable[[str], Any]) -> None:
    [case] = received(town)
    town.he(case, registry.act("petition.Accept")(kind="complaint"))
    he = client_for("he")
    page = he.get("/desk/").content.decode()
    [link] = set(re.findall(rf'href="(/desk/matter/{case.matter}/do/[\w.]+/\?manner=paper)"', page)) or [""]
    assert link, "no way to record what is late"
    assert re.search(r'value="paper" checked', he.get(link).content.decode())
    chief = client_for("huang").get("/desk/late/").content.decode()
    assert case.matter in chief and "超期" in chief


def test_what_was_recorded_in_my_name_is_listed_and_can_be_contested(town: Any, client_for: Callable[[str], Any]) -> None:
    [case] = received(town)
    town.on_paper(town.fang, case, registry.act("petition.Accept")(kind="complaint"), town.he)
    he = client_for("he")
    page = he.get("/desk/done/?recorded=1").content.decode()
    [link] = re.findall(r'href="(/desk/matter/[^"]+/do/common.Contest/\?entry=\w+)"', page)
    assert he.get(link).status_code == 200
    contest = registry.act("common.Contest")(entry=link.split("entry=")[1], reason="当天没有签过字")
    town.refuses(town.fang, case, contest, "机构·职责")  # it does not stand in her name
    assert "有异议</span>" not in he.get(f"/desk/matter/{case.matter}/").content.decode()
    town.he(case, contest)
    assert he.get(f"/desk/matter/{case.matter}/").content.decode().count("有异议</span>") == 1
    town.refuses(town.he, case, contest, "机构·职责")
    assert "没有别人以您名义" in client_for("fang").get("/desk/done/?recorded=1").content.decode()


def test_each_of_two_in_whose_name_it_was_recorded_can_contest_it(town: Any) -> None:
    [case] = received(town)
    town.he(case, registry.act("petition.Accept")(kind="complaint"))
    done = town.on_paper(town.fang, case, registry.act("petition.Extend")(reason="需要查勘"), town.he, town.huang)
    contest = registry.act("common.Contest")(entry=done.entry, reason="当天没有签过字")
    for hand in (town.he, town.huang):
        town.refuses(town.lin, case, contest, "机构·职责")
        hand(case, contest)
        town.refuses(hand, case, contest, "机构·职责")
    assert Deadline.objects.filter(matter=case.matter, term="settle", of=done.entry, state="open").count() == 1  # one duty for both


def test_a_leader_whose_own_desk_is_clear_reads_the_week_of_the_house(town: Any, client_for: Callable[[str], Any]) -> None:
    [case] = received(town)
    town.he(case, registry.act("petition.Accept")(kind="complaint"))
    town.he(case, registry.act("common.Assign")(handler=town.he.person))
    huang, lin = client_for("huang"), client_for("lin")
    page = huang.get("/desk/week/").content.decode()
    assert case.code in page and "只看我的" in page and case.code not in huang.get("/desk/week/?whole=0").content.decode()
    assert case.code not in lin.get("/desk/week/").content.decode(), "a clerk reads his own"


def test_the_week_is_one_sheet_and_the_reminder_names_nobody(town: Any, client_for: Callable[[str], Any]) -> None:
    [case] = received(town)
    town.he(case, registry.act("petition.Accept")(kind="complaint"))
    town.he(case, registry.act("common.Assign")(handler=town.he.person))
    he = client_for("he")
    page = he.get("/desk/week/").content.decode()
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)[1]  # type: ignore[index]
    assert "超期" in text and "2021年" in text and "综合治理办" in text, text
    assert not any(word in text for word in ("测某某", "13900001111", "路灯"))
    pdf = PdfReader(BytesIO(he.get("/desk/week.pdf").content))
    words = "".join(each.extract_text() for each in pdf.pages)
    assert "本周到期清单" in words and "路灯" not in words and "测某某" not in words
    assert abs(float(pdf.pages[0].mediabox.width) - 595.3) < 1
    laid = PdfDocument(he.get("/desk/week.pdf").content)[0].get_textpage()
    told = laid.get_text_range()
    code = workbench.due(viewer(town, "he"), date(2099, 12, 31))[0]["code"]
    number, who = told.index(code) + len(code) - 1, told.index("何穗", told.index(code))
    assert laid.get_charbox(number)[2] < laid.get_charbox(who)[0], "the number of the matter runs into the next column"


def test_a_week_of_thirty_duties_fits_on_one_page_and_a_day_not_known_yet_waits_behind(town: Any, client_for: Callable[[str], Any]) -> None:
    he = viewer(town, "he")
    rows = [{"due": f"2020-03-{1 + i % 28:02}", "not_before": "", "line_title": "信访诉求", "title": "公开上年度行政执法数据", "code": f"XF210{i:03}-218287", "handler": "何穗", "capacity": "clerk"} for i in range(32)]
    told = PdfReader(BytesIO(to_pdf(bench.sheet(he, rows, date(2021, 3, 1), date(2021, 3, 1), date(2021, 3, 7), True), Faces())))
    assert len(told.pages) == 1
    [late] = received(town, day="2026-09-01")
    [unknown] = received(town, day="2026-12-20")
    rows = next(group.rows for group in duties.queue(viewer(town, "he")) if {row["matter"] for row in group.rows} == {late.matter, unknown.matter})
    assert [(row["matter"], bool(row["due"])) for row in rows] == [(late.matter, True), (unknown.matter, False)]


def test_the_month_counts_by_day_and_says_when_the_house_rests(town: Any, client_for: Callable[[str], Any]) -> None:
    [case] = received(town)
    town.he(case, registry.act("petition.Accept")(kind="complaint"))
    row = next(each for each in workbench.due(viewer(town, "he"), date(2021, 12, 31)) if each["matter"] == case.matter)
    day = date.fromisoformat(row["due"][:10])
    he = client_for("he")
    page = he.get(f"/desk/month/{day.year}/{day.month}/").content.decode()
    assert f"day={day.isoformat()}" in page
    assert row["code"] in he.get(f"/desk/month/{day.year}/{day.month}/?day={day.isoformat()}").content.decode()
    assert "1 休" in he.get("/desk/month/2021/10/").content.decode()  # 1 October
    assert he.get("/desk/month/2021/13/").status_code == 404 and he.get("/desk/month/2021/10/?day=x").status_code == 404


def test_queries_do_not_grow(town: Any, client_for: Callable[[str], Any]) -> None:
    he = client_for("he")
    for path in ("/desk/", "/desk/under-way/", "/desk/done/", "/desk/week/"):
        received(town, 1)
        he.get(path)
        counts = []
        for n in (0, 3):
            received(town, n)
            he.get(path)  # what waits is counted anew after each record, once
            with CaptureQueriesContext(connection) as seen:
                assert he.get(path).status_code == 200
            counts.append(len(seen))
        assert counts[0] == counts[1], path


def test_pages_of_what_was_done_follow_each_other(town: Any) -> None:
    for i in range(3):
        received(town, 2, (date(2021, 3, 1) + timedelta(i)).isoformat())
    he, seen, after = viewer(town, "he"), [], ""
    while True:
        page = workbench.done(he, after=after, size=2)
        seen += [row["entry"] for row in page.rows]
        after = page.next
        if not after:
            break
    assert len(seen) == len(set(seen)) == 6 == workbench.done(he).total


def test_what_one_begins_most_stands_first(town: Any, client_for: Callable[[str], Any]) -> None:
    received(town, 2)
    page = client_for("he").get("/desk/").content.decode().split("新登记</h2>")[1]
    assert page.index("petition.Receive") < page.index("<details")
    assert page.count("/desk/new/") == page.count('class="button act"')


def test_the_index_of_hands_is_what_the_record_makes_it(town: Any) -> None:
    received(town, 2)
    fields = ("office", "person", "matter", "entry", "day", "role")
    before = set(HandKey.objects.values_list(*fields))
    reindex.reindex()
    assert before == set(HandKey.objects.values_list(*fields)) and before


def test_a_duty_stands_with_the_unit_that_has_the_matter(town: Any, client_for: Callable[[str], Any]) -> None:
    [case] = received(town)

    def sees(alias: str, **how: bool) -> bool:
        return any(row["matter"] == case.matter for group in duties.queue(viewer(town, alias), **how) for row in group.rows)

    assert sees("he") and sees("lin")  # the house has named no unit: nothing is kept from anybody
    name = registry.act("house.SetUnits")
    town.refuses(town.keeper, town.office, name(work="nothing", units=[{"unit": town.units["综合治理办"]}], since="2021-01-01"), "机构·职责")
    town.keeper(town.office, name(work="petition，screening", units=[{"unit": town.units["综合治理办"]}], since="2021-01-01"))
    assert sees("he") and sees("fang") and not sees("lin") and sees("lin", elsewhere=True) and not sees("he", elsewhere=True)
    lin = client_for("lin")
    assert case.matter not in lin.get("/desk/").content.decode() and case.matter in lin.get("/desk/?units=others").content.decode()
    assert case.matter in lin.get("/desk/duties/petition/register/?units=others").content.decode()
    town.he(case, registry.act("common.Assign")(handler=town.lin.person))  # the handler's unit has it, whatever the line's
    assert sees("lin") and not sees("fang") and not sees("he")
    town.he(case, registry.act("common.Assign")(handler=town.mei.person))
    assert sees("mei") and not sees("lin")


def test_what_somebody_registered_is_in_his_hands_until_it_is_given_to_another(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    case = town.he(registry.act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某"}))
    code = Matter.objects.get(id=case.matter).code
    assert code in client_for("he").get("/desk/under-way/").content.decode() and code not in client_for("lin").get("/desk/under-way/").content.decode()
    town.mei(case, registry.act("common.Assign")(handler=town.lin.person))
    assert code not in client_for("he").get("/desk/under-way/").content.decode() and code in client_for("lin").get("/desk/under-way/").content.decode()


def test_the_rail_counts_what_waits_and_only_that(town: Any, client_for: Callable[[str], Any]) -> None:
    def counts(who: str, path: str) -> dict[str, str]:
        rail = re.search(r'<nav class="rail".*?</nav>', client_for(who).get(path).content.decode(), re.S)
        assert rail
        return dict(re.findall(r'<a href="(/desk/[^"]*)"[^>]*>\w+ <span class="count">.*?(\d+)</span></a>', rail[0]))

    assert counts("fang", "/desk/registers/") == {} == counts("huang", "/desk/registers/")
    received(town, 3, "2021-03-01")
    case = town.he(town.he(registry.act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某"})), registry.act("petition.Accept")(kind="complaint", route="petition"))
    town.he(case, registry.act("petition.Extend")(reason="需要会同供电单位查勘"))
    for who in ("fang", "he", "huang"):
        tabs = dict(re.findall(r'<a href="([^"]*)"[^>]*>\w+ <strong>(\d+)</strong>', client_for(who).get("/desk/").content.decode()))
        told = counts(who, "/desk/registers/")
        assert told and told == {path: n for path, n in tabs.items() if path in ("/desk/", "/desk/duties/sign/", "/desk/late/") and n != "0"}, who
    assert counts("huang", "/desk/help/")["/desk/duties/sign/"] == "1" and "/desk/late/" not in counts("fang", "/desk/help/")


def test_the_rail_asks_no_duties_while_nothing_was_recorded(town: Any, client_for: Callable[[str], Any]) -> None:
    he = client_for("he")
    received(town, 2)
    he.get("/desk/help/")
    with CaptureQueriesContext(connection) as seen:
        he.get("/desk/help/")
    assert not any("kernel_deadline" in each["sql"] for each in seen.captured_queries)
    asked = [each["sql"] for each in seen.captured_queries if "kernel_entry" in each["sql"]]
    assert len(asked) == 1 and not any("ORDER BY" in sql for sql in asked), "a sort for the newest entry reads the whole record"
