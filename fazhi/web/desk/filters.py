"""Filters of a list, read from the address."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest

from fazhi.kernel.paging import Page
from fazhi.kernel.wrong import FazhiError


class BadFilter(FazhiError):
    """A filter in the address cannot be read."""


def page_of(request: HttpRequest, ask: Callable[..., Page]) -> Page:
    """Ask for a page with the filters of the address: stage, since, until, code, after."""
    how: dict[str, Any] = {name: request.GET.get(name, "").strip() for name in ("stage", "since", "until", "code", "after")}
    how |= {name: day_of(request, name) for name in ("since", "until")}
    return ask(**how)


def day_of(request: HttpRequest, name: str) -> str:
    """A day of the address as ISO text, empty where none is asked; raises BadFilter for what is no day."""
    said = request.GET.get(name, "").strip()
    try:
        return date.fromisoformat(said).isoformat() if said else ""
    except ValueError:
        raise BadFilter(f"“{said}”不是日期，请写成 2021-03-05 的样子。") from None
