"""Penalty, which circumstances and tiers a form offers: those that the violation item of the case and its benchmarks ask, and what the law looks at in every case."""

import json
from typing import Any

from fazhi import law
from fazhi.kernel.models import Listing
from fazhi.law.discretion import benchmarks
from fazhi.law.violation_items import versions

ALWAYS = ("reduced",)  # what the law lets be reduced stands in no benchmark


def item_of(memory: dict[str, Any], office: str) -> str:
    """The violation item to which the power of the case is tied; empty for none."""
    filed = memory.get("acts", {}).get("penalty.FileCase", {}).get("kept", ())
    key = str(filed[-1]["s"].get("power") or "") if filed else ""
    found = Listing.objects.filter(office=office, register="power", key=key, struck="").order_by("-since", "-id").values_list("words", flat=True).first() if key else None
    return str(json.loads(found or "{}").get("item") or "")


def facts_asked(memory: dict[str, Any], office: str) -> set[str] | None:
    """The circumstances of this case's item; None where it is tied to none."""
    item = item_of(memory, office)
    if not item:
        return None
    asked = {key for each in versions(item) for key in each.asks()} | {key for one in benchmarks(item) for key in one.asks()}
    return asked | {key for key, one in law.circumstances().items() if one.effect}


def tiers_known(memory: dict[str, Any], office: str) -> set[str] | None:
    """The tiers that the benchmarks of this case's item have; None where there are none."""
    item = item_of(memory, office)
    found = {each.tier for one in benchmarks(item) for each in one.tiers} if item else set()
    return found | set(ALWAYS) if found else None
