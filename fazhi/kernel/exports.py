"""What goes out to other systems as a file: outlets that the installation names, found by key like the lines."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from fazhi.kernel.wrong import NotFound


@dataclass(frozen=True, slots=True)
class Outlet:
    """One file for one outside system.

    build(office, since, until, public) -> (workbook, sentences that say what is still to be completed);
    check(workbook) -> sentences that say what is wrong with one that somebody completed by hand.
    """

    key: str
    title: str
    about: str
    build: Callable[[str, str, str, bool], tuple[bytes, list[str]]]
    check: Callable[[bytes], list[str]]


@cache
def outlets() -> dict[str, Outlet]:
    """All installed outlets by key, in the order of the settings."""
    found = [importlib.import_module(name).OUTLET for name in settings.FAZHI_EXPORTS]
    return {each.key: each for each in found}


def outlet(key: str) -> Outlet:
    """The outlet with this key; raises NotFound."""
    if key not in outlets():
        raise NotFound(f"没有“{key}”这种导出。可用：{'、'.join(outlets())}。")
    return outlets()[key]
