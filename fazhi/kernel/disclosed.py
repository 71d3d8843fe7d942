"""What the public may read: disclosures that stand on the site, with the text that was published; the ledger is never opened to it."""

from typing import Any

from django.db.models import Count

from fazhi.kernel import words
from fazhi.kernel.models import Disclosure, Office
from fazhi.kernel.wrong import NotFound

SITE = ("site", "website")
PAGE = 60


def site() -> dict[str, Any]:
    """The office whose page this is."""
    return Office.objects.filter(kind="town", parent="").values("id", "name", "demo").first() or {"name": "（尚未建立机构）", "demo": 0}


def columns() -> list[dict[str, Any]]:
    """Columns with how many texts stand in each."""
    found = Disclosure.objects.filter(channel__in=SITE, struck="", until="")
    return list(found.values("column").annotate(count=Count("id")).order_by("-count"))


def newest(column: str = "") -> list[dict[str, Any]]:
    """The newest disclosures, of one column or all."""
    found = Disclosure.objects.filter(channel__in=SITE, struck="", until="")
    if column:
        found = found.filter(column=column)
    return list(found.order_by("-since", "-id").values("id", "title", "column", "since")[:PAGE])


def article(ident: str) -> dict[str, Any]:
    """One disclosure with its text; raises NotFound for what was never published on the site."""
    row = Disclosure.objects.filter(id=ident, channel__in=SITE, struck="").values("id", "title", "column", "since", "until", "word", "opened_by").first()
    if row is None:
        raise NotFound("没有这条公开信息。")
    row["text"] = "" if row["until"] else str(words.read([row["opened_by"]], row["word"]).get(row["opened_by"], {}).get(row["word"], ""))
    return row
