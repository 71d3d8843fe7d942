"""The documents issued in a year, for the catalogue that goes to the county: counted and listed from the record."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Sum

from fazhi.kernel.case import Case
from fazhi.kernel.happen import peek
from fazhi.kernel.models import Mark
from fazhi.kernel.templates import table_of

ISSUED, NUMBER, PUBLISH = "normative.issued", "normative.Number", "normative.Publish"


def issued_in_year(case: Case, act: Any = None) -> list[list[str]]:
    """[number, name, published, effective, valid until] of every document issued in the year of this catalogue, by day."""
    year = case.first.year
    if not year:
        return []
    rows = Mark.objects.filter(office=case.office, figure=ISSUED, day__gte=f"{year}-01-01", day__lte=f"{year}-12-31T99").values("matter").annotate(net=Sum("amount"))
    return sorted((_row(row["matter"]) for row in rows if row["net"] > 0), key=lambda one: (one[2], one[0]))


def _row(matter: str) -> list[str]:
    memory = peek(matter)
    signed, public = _last(memory, NUMBER), _last(memory, PUBLISH)
    return [str(public.get("s", {}).get("number") or ""), str(memory["first"]["s"].get("name") or ""), str(public.get("on") or "")[:10],
            str(signed.get("s", {}).get("effective") or ""), str(signed.get("s", {}).get("valid_until") or "")]


def _last(memory: dict[str, Any], act: str) -> dict[str, Any]:
    kept = memory["acts"].get(act, {"kept": []})["kept"]
    return dict(kept[-1]) if kept else {}


def as_catalogue(rows: Sequence[Sequence[str]]) -> str:
    """The list as a table; empty where nothing was issued."""
    return table_of([("文号", "文件名称", "公布日期", "施行日期", "有效期至"), *rows]) if rows else ""
