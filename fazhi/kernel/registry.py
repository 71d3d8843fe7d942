"""Which lines are installed; every act, figure and paper is found here by its key."""

import importlib
import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.conf import settings

from fazhi.kernel import memory as mem
from fazhi.kernel.acts import Act, By, Counts, Line, Stage, as_tuple
from fazhi.kernel.consequences import Tell
from fazhi.kernel.digest import canonical, digest


@cache
def lines() -> dict[str, Line]:
    """All installed lines by key, in the order of the settings."""
    return {key: importlib.import_module(f"{package}.{key}").line for package, key in settings.FAZHI_LINES}


@cache
def common_acts() -> dict[str, type[Act]]:
    """The acts every line shares, by key."""
    found: dict[str, type[Act]] = {}
    for name in settings.FAZHI_COMMON:
        for value in vars(importlib.import_module(name)).values():
            if isinstance(value, type) and issubclass(value, Act) and value.__module__ == name and value.title:
                value.line, value.key = "common", f"common.{value.__name__}"
                found[value.key] = value
    return found


@cache
def acts() -> dict[str, type[Act]]:
    """Every act by key."""
    return {**common_acts(), **{act.key: act for line in lines().values() for act in line.acts}}


def act(key: str) -> type[Act]:
    """The act with this key; raises KeyError."""
    return acts()[key]


def line_called(text: str) -> str:
    """The key of a line of work, given by key or by title; empty when there is none."""
    return next((key for key, one in lines().items() if text in (key, one.title)), "")


def line(key: str) -> Line:
    """The line with this key; raises KeyError."""
    return lines()[key]


@cache
def figures() -> dict[str, Any]:
    """Every figure by key, of all lines."""
    return {figure.key: figure for line in lines().values() for figure in line.figures}


def folded(bodies: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The memory after some entries, folded from nothing."""
    memory = mem.fresh()
    for body in bodies:
        mem.remember(memory, body)
    return memory


def _plain(value: Any) -> Any:
    if isinstance(value, By):
        return {"field": value.field, "stages": {k: v.key for k, v in value.stages.items()}}
    if isinstance(value, Stage):
        return value.key
    if isinstance(value, Counts):
        return {"figure": value.figure, "amount": value.amount, "dims": list(value.dims)}
    if isinstance(value, type):
        return value.__name__
    return getattr(value, "key", str(value))


@cache
def declaration(key: str) -> tuple[str, str]:
    """(digest, canonical text) of an act's declaration, so that an old entry stays readable when its class is gone."""
    cls = act(key)
    body = {
        "key": key, "title": cls.title, "sentence": cls.sentence(), "basis": cls.basis, "fact": cls.fact,
        "fields": [each.describe() for each in cls.fields.values()],
        **{name: [_plain(each) for each in as_tuple(getattr(cls, name))]
           for name in ("by", "signs", "apart_from", "at", "enters", "starts", "meets", "voids", "issues", "counts", "opens", "tells")},
    }
    text = canonical(json.loads(json.dumps(body, default=str, ensure_ascii=False)))
    return digest("sha256", text.encode()), text


def heard(told: Tell) -> Act:
    """The fact that a linked matter is told, with those of the words that it asks for."""
    key, fact = told.fact.split(".")
    act = common_acts()[told.fact] if key == "common" else line(key).hears[fact]
    return act(**{name: value for name, value in told.said.items() if name in act.fields and value not in (None, "")})
