"""A page's CPU at 60 and at 100 thousand matters, page 1 and page 1,000: python -m benchmarks.pages."""

import time

from benchmarks import bench

MATTERS, DEEP = 100_000, 50_000  # page 1,000 of 50 rows begins after the fifty thousandth
PAGES = ("/desk/", "/desk/under-way/", "/desk/line/petition/", "/desk/register/petition/", "/desk/register/petition/?channel=phone", "/desk/figures/2021/petition/")


def main() -> None:
    """The same pages, small and large."""
    bench.home()
    town = bench.town()
    from django.db import connection
    from django.test import Client

    from benchmarks.door import receive
    from fazhi.web.accounts import people

    client = Client()
    client.force_login(people.make("bench", "一个很长的口令2021", town.he.person, town.office))
    for i in range(60):
        receive(town, i)
    small = {path: cpu(client, path) for path in PAGES}
    with connection.cursor() as cursor:
        names = [each.column for each in __import__("fazhi.kernel.models", fromlist=["Matter"]).Matter._meta.concrete_fields]
        for start in range(0, MATTERS, 5000):
            columns = ", ".join(_column(connection.vendor, name, start) for name in names)
            series = ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)" if connection.vendor == "sqlite"
                      else "WITH n AS (SELECT generate_series(1, 5000) AS i)")
            cursor.execute(f"INSERT INTO kernel_matter ({', '.join(names)}) {series} SELECT {columns} FROM n, (SELECT * FROM kernel_matter WHERE line = 'petition' LIMIT 1) m")
        cursor.execute("ANALYZE")
    for path, before in small.items():
        now = cpu(client, path)
        bench.tell(f"page {path}, {bench.vendor()}", at_60_ms=before * 1000, at_100000_ms=now * 1000, ratio=now / before)
    for path in ("/desk/line/petition/", "/desk/register/petition/"):
        now = cpu(client, f"{path}?after={deep()}")
        bench.tell(f"page 1,000 of {path}, {bench.vendor()}", at_100000_ms=now * 1000, ratio=now / small[path])


def _column(vendor: str, name: str, start: int) -> str:
    """What a copied matter holds in a column: its own number, one of forty handlers, and all but one in a hundred closed."""
    number = f"({start} + n.i)"
    return {"id": f"printf('b%031d', {number})" if vendor == "sqlite" else f"'b' || lpad({number}::text, 31, '0')", "code": f"'B' || {number}",
            "handler": f"'p' || ({number} % 40)", "closed_on": f"CASE WHEN {number} % 100 = 0 THEN '' ELSE m.opened_on END"}.get(name, f'm."{name}"')


def deep() -> str:
    """The key after which page 1,000 begins."""
    from fazhi.kernel.models import Matter

    row = Matter.objects.filter(line="petition").order_by("-opened_on", "-id").values("opened_on", "id")[DEEP]
    return f"{row['opened_on']}~{row['id']}"


def cpu(client: object, path: str) -> float:
    """Median CPU seconds of one page."""
    times = []
    for _ in range(15):
        began = time.process_time()
        assert client.get(path).status_code == 200  # type: ignore[attr-defined]
        times.append(time.process_time() - began)
    return sorted(times)[7]


if __name__ == "__main__":
    main()
