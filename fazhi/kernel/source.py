"""What an act yields, read from its source: the refusals it knows and the consequences that depend on the case."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from types import FunctionType
from typing import Any

from django.conf import settings

DEPTH = 3
CONSEQUENCES = ("Start", "Meet", "Void", "Issue", "Open", "Tell", "Publish", "List", "Delist", "Suspend", "Resume", "Prolong", "Show")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal an act can give: its sentence, its provision, and what overcomes it."""

    sentence: str
    provision: str
    way: str


def refusals(act: type[Any]) -> list[Refusal]:
    """Every refusal that stands in an act's objections and in the functions of ours that it calls, each once, in order."""
    found = [_refusal(call) for call in _calls(act.objections) if _name(call) == "Objection" and len(call.args) >= 2]
    return list(dict.fromkeys(found))


def yielded(act: type[Any]) -> dict[str, list[str]]:
    """The first word of each consequence an act may yield, by kind: {"Start": ["publish"], …}."""
    found: dict[str, list[str]] = {}
    for call in _calls(act.follows):
        kind = _name(call)
        if kind in CONSEQUENCES and call.args:
            words = found.setdefault(kind, [])
            words.extend(each for each in _strings(call.args[1 if kind == "Tell" and len(call.args) > 1 else 0]) if each not in words)
    return found


def _refusal(call: ast.Call) -> Refusal:
    words = [_text(each) for each in call.args]
    return Refusal(words[0], words[1], words[2] if len(words) > 2 else "")


def _calls(function: Any, depth: int = DEPTH, seen: frozenset[Any] = frozenset()) -> Iterator[ast.Call]:
    """Calls in a function, and in functions of this program that it calls, in the order of the text."""
    if not isinstance(function, FunctionType) or function in seen or not _ours(function.__module__):
        return
    body = ast.parse(textwrap.dedent(inspect.getsource(function)))
    for call in sorted((node for node in ast.walk(body) if isinstance(node, ast.Call)), key=lambda node: (node.lineno, node.col_offset)):
        yield call
        if depth and isinstance(call.func, ast.Name):
            yield from _calls(function.__globals__.get(call.func.id), depth - 1, seen | {function})
        elif depth and isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Call) and _name(call.func.value) == "super":
            yield from _calls(_inherited(function, call.func.attr), depth - 1, seen | {function})


def _ours(module: str) -> bool:
    """True of a module of this program, or of a line that was installed from elsewhere."""
    return module.startswith(("fazhi.", *(f"{package}.{key}." for package, key in settings.FAZHI_LINES)))


def _inherited(function: FunctionType, name: str) -> Any:
    """The method that super() means in a method: that of the nearest base of the class in which it is written."""
    cells = dict(zip(function.__code__.co_freevars, function.__closure__ or (), strict=True))
    written = cells["__class__"].cell_contents if "__class__" in cells else object
    return next((vars(base)[name] for base in written.__mro__[1:] if name in vars(base)), None)


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _strings(node: ast.expr) -> list[str]:
    return [each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def _text(node: ast.expr) -> str:
    """A constant, or an f-string with its holes shown as …."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "…" for each in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else "、".join(each for each in _strings(node) if any(map(str.isalnum, each))) or "…"
