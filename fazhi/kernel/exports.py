"""What goes out to other systems as a file: outlets that the installation names, found by key like the lines."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db.models import QuerySet

from fazhi.kernel.models import Matter
from fazhi.kernel.wrong import NotFound

Seen = QuerySet[Matter] | None  # the matters that whoever makes the file may know of; None: all, for the operator at the machine
PARTIAL = "只列入您有权查看的事项：设有密级、须回避或者您的职务看不到的，不在其中"  # whether there are any is not told


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made: the workbook, sentences that say what is still to be completed or was left out, and the matters whose words stand in it."""

    data: bytes
    told: list[str]
    matters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """One file for one outside system.

    build(office, since, until, public, seen) -> what was made;
    check(workbook) -> sentences that say what is wrong with one that somebody completed by hand.
    """

    key: str
    title: str
    about: str
    build: Callable[[str, str, str, bool, Seen], Made]
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
