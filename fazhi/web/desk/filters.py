"""Filters of a list, read from the address."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest

from fazhi.kernel.gate import Page
from fazhi.kernel.wrong import FazhiError


class BadFilter(FazhiError):
    """A filter in the address cannot be read."""


def page_of(request: HttpRequest, ask: Callable[..., Page]) -> Page:
    """Ask for a page with the filters of the address: stage, since, until, code, after."""
    how: dict[str, Any] = {name: request.GET.get(name, "").strip() for name in ("stage", "since", "until", "code", "after")}
    for name in ("since", "until"):
        if how[name]:
            try:
                date.fromisoformat(how[name])
            except ValueError:
                raise BadFilter(f"“{how[name]}”不是日期，请写成 2021-03-05 的样子。") from None
    return ask(**how)
