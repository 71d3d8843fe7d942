"""Every main page's CPU on the demonstration year, and on that year told again for as many earlier years as make 100 thousand matters: python -m benchmarks.pages."""

import argparse
import time
from collections.abc import Iterator
from typing import Any

from benchmarks import bench

MATTERS = 100_000
DEEP = 50_000  # page 1,000 of 50 rows begins after the fifty thousandth
AIM = 30.0  # milliseconds
AT_ONCE = 200  # texts
A_YEAR = 365 * 24 * 3600 * 1000  # milliseconds
OPEN, YEAR = 25, 2021  # of so many earlier years one is still open as the year itself is; the others are over
COPIED = ("Matter", "Entry", "Deadline", "Mark", "HandKey", "PlaceKey", "Chosen", "Person", "PersonKey", "Party", "Link", "Paper", "Number", "File", "Disclosure")
DAYS = ("opened_on", "closed_on", "last_at", "done_at", "recorded_at", "since", "due", "not_before", "done_on", "day", "recorded", "issued_on", "until", "opened")
OWN = ("id", "matter", "entry", "by", "opened_by", "ended_by", "struck", "parent", "other", "of", "after", "paper", "subject")
PEOPLE = ("person", "merged_into")  # a person of a matter has a name of his own in each year; officials are the same
ASKED = {"/desk/find/": {"q": "路灯"}}  # a page that reads what it is asked by POST
PAGES = {
    "he": ("/desk/", "/desk/under-way/", "/desk/done/", "/desk/late/", "/desk/week/", "/desk/month/", "/desk/line/petition/", "/desk/register/petition/",
           "/desk/register/petition/?channel=phone", "/desk/matter/{petition}/", "/desk/matter/{petition}/do/common.Note/", "/desk/new/petition.Receive/", "/desk/find/",
           "/desk/figure/2021/petition.received/", "/desk/figures/2021/petition/", "/desk/figures/2021/", "/desk/report/2021/", "/desk/signals/"),
    "li": ("/desk/", "/desk/matter/{penalty}/", "/desk/register/penalty/", "/desk/stock/"),
    "huang": ("/desk/", "/desk/duties/sign/", "/desk/week/house/"),
    "tang": ("/desk/calendar/2021/", "/desk/assessment/2021/"),
}


def main() -> None:
    """The same pages on one year and on many."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--matters", type=int, default=MATTERS)
    most = asked.parse_args().matters
    bench.home()
    town = bench.town()
    from django.db import connection
    from django.test import Client

    from fazhi.conf import cast, chain, year
    from fazhi.kernel import texts
    from fazhi.kernel.models import Matter

    year.replay(town, chain.events(town))
    clients = {}
    for login, _, _ in cast.make(town, "yanshi-2021"):
        if login in PAGES:
            clients[login] = Client()
            assert clients[login].login(username=login, password="yanshi-2021")
    texts.catch_up(town.office)
    names = {line: Matter.objects.filter(line=line).order_by("-n").values_list("id", flat=True)[0] for line in ("petition", "penalty")}
    before = {each: cpu(clients[each[0]], each[1].format(**names)) for each in every()}
    one = Matter.objects.count()
    told(most // one)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    bench.tell(f"matters, {bench.vendor()}", one_year=one, now=Matter.objects.count())
    above = []
    for who, path in every():
        now = cpu(clients[who], path.format(**names))
        bench.tell(f"{who} {path}", one_year_ms=before[who, path] * 1000, now_ms=now * 1000, ratio=now / before[who, path])
        above += [path] if now * 1000 > AIM else []
    for path in ("/desk/line/petition/", "/desk/register/petition/"):
        now = cpu(clients["he"], f"{path}?after={deep(most)}")
        bench.tell(f"page 1,000 of {path}", now_ms=now * 1000, ratio=now / before["he", path])
        above += [path] if now * 1000 > AIM else []
    print(f"above {AIM:.0f} ms: {'、'.join(above) or 'none'}")


def every() -> Iterator[tuple[str, str]]:
    """Who looks at which page."""
    return ((who, path) for who, paths in PAGES.items() for path in paths)


def told(times: int) -> None:
    """The year told again for `times` earlier years: every row of a matter and of its people with names of its own and days in that year; sealed words stay with the first."""
    from django.db import connection

    from fazhi.kernel import models

    with connection.cursor() as cursor:
        for name in COPIED:
            model: Any = getattr(models, name)
            fields = [each for each in model._meta.concrete_fields if not (each.name == "id" and each.get_internal_type() == "BigAutoField")]
            columns = ", ".join(each.column for each in fields)
            where = {"Matter": "r.id IN (SELECT id FROM first_year)", "PersonKey": "r.person IN (SELECT id FROM first_people)"}.get(name, "r.matter IN (SELECT id FROM first_year)")
            cursor.execute("CREATE TEMP TABLE IF NOT EXISTS first_year AS SELECT id FROM kernel_matter WHERE line <> 'house'")
            cursor.execute("CREATE TEMP TABLE IF NOT EXISTS first_people AS SELECT id FROM kernel_person WHERE matter IN (SELECT id FROM first_year)")
            for k in range(1, times + 1):
                values = ", ".join(_value(name, each.column, k) for each in fields)
                cursor.execute(f"INSERT INTO {model._meta.db_table} ({columns}) SELECT {values} FROM {model._meta.db_table} r WHERE {where}")
        cursor.execute("SELECT id FROM first_year")
        words_told(times, [row[0] for row in cursor.fetchall()])


def words_told(times: int, matters: list[str]) -> None:
    """The index of words of the first year once more for every earlier one: each text in the matter of that year; its entry stays the first's, whose sealed words are read."""
    from fazhi.kernel import happen, latch, texts
    from fazhi.kernel.models import TextKey

    told = [dict(row) for row in TextKey.objects.filter(matter__in=matters).values()]
    first = []
    for i in range(0, len(told), AT_ONCE):
        said = texts.texts_of([TextKey(**row) for row in told[i:i + AT_ONCE]])
        first += [(row, texts.tokens(said[row["source"]])) for row in told[i:i + AT_ONCE]]
    for k in range(1, times + 1):
        earlier = k * A_YEAR << texts.REST
        rows = [{**row, "id": row["id"] - earlier, "matter": f"b{k:03d}{row['matter'][4:]}"} for row, _ in first]
        with latch.opened():
            happen.text_keys(rows, [(row["id"] - earlier, digests) for row, digests in first])


def _value(model: str, column: str, k: int) -> str:
    if (model, column) == ("Deadline", "state") and k % OPEN:
        return "CASE WHEN r.state = 'open' THEN 'met' ELSE r.state END"
    if (model, column) == ("Deadline", "state"):  # what waits for a signature is shown with its sealed words, which stay with the first
        return "CASE WHEN r.term = 'sign' AND r.state = 'open' THEN 'met' ELSE r.state END"
    if (model, column) == ("Matter", "closed_on") and k % OPEN:
        return f"CASE WHEN r.closed_on = '' THEN CAST({YEAR} - {k} AS TEXT) || '-12-31' ELSE CAST(CAST(substr(r.closed_on, 1, 4) AS INTEGER) - {k} AS TEXT) || replace(substr(r.closed_on, 5), '-02-29', '-02-28') END"
    if column in DAYS:
        return f"CASE WHEN length(r.{column}) < 10 OR r.{column} LIKE '9999%' THEN r.{column} ELSE CAST(CAST(substr(r.{column}, 1, 4) AS INTEGER) - {k} AS TEXT) || replace(substr(r.{column}, 5), '-02-29', '-02-28') END"
    if column in PEOPLE or (model, column) == ("Person", "id"):
        return f"CASE WHEN r.{column} IN (SELECT id FROM first_people) THEN 'b{k:03d}' || substr(r.{column}, 5) ELSE r.{column} END"
    if column in OWN:
        return f"CASE WHEN length(r.{column}) < 32 OR r.{column} IN (SELECT id FROM kernel_office) THEN r.{column} ELSE 'b{k:03d}' || substr(r.{column}, 5) END"
    if column == "code" or (model == "Number" and column == "text"):
        return f"r.{column} || '-{k}'"
    if (model, column) == ("Number", "n"):  # the year tells numbers of years before it too
        return f"r.n + {k} * 1000000"
    if model == "Entry" and column == "body":
        return f"replace(r.body, r.id, 'b{k:03d}' || substr(r.id, 5))"
    return f"r.{column} - {k}" if model == "Number" and column == "year" else f"r.{column}"


def deep(most: int) -> str:
    """The key after which page 1,000 begins, or half the list where there are not so many."""
    from fazhi.kernel.models import Matter

    rows = Matter.objects.filter(line="petition").order_by("-opened_on", "-id").values("opened_on", "id")
    row = rows[min(DEEP, rows.count() // 2)]
    return f"{row['opened_on']}~{row['id']}"


def cpu(client: Any, path: str) -> float:
    """Median CPU seconds of one page."""
    times = []
    for _ in range(11):
        began = time.process_time()
        answer = client.post(path, ASKED[path]) if path in ASKED else client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        assert path not in ASKED or b"/desk/matter/" in answer.content, f"{path} found nothing"
        times.append(time.process_time() - began)
    return sorted(times)[5]


if __name__ == "__main__":
    main()
