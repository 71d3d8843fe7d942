"""Reads every statute file once; a statute may be spread over several files, which are merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from fazhi.law.errors import BadData
from fazhi.law.model import CONFIDENCES, LIMITS, TRANSITIONS, Edition, Provision, Rule, Statute, Value, Version
from fazhi.law.yaml_files import read_yaml

HERE = Path(__file__).parent
# Words of a version that may also stand once at the rule.
SHARED = (
    *("value", "unit", "article", "confidence", "transition", "limit", "source", "breach", "trigger", "meaning"),
    *("note", "roll", "clear", "ends", "every", "extension", "statute"),
)
RULE_WORDS = frozenset(SHARED) | {
    *("name", "kind", "term", "field", "versions", "parent", "overlays", "since", "until"),
}
VERSION_WORDS = frozenset(SHARED) | {"since", "until", "name", "kind"}
DAYS_WORDS = frozenset({"since", "until"})


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the files say, indexed for the questions asked of it."""

    statutes: Mapping[str, Statute]
    provisions: Mapping[str, tuple[Provision, ...]]
    rules: Mapping[str, Rule]
    terms: Mapping[tuple[str, str], tuple[Version, ...]]
    overlays: Mapping[tuple[str, str], tuple[Version, ...]]
    files: tuple[Path, ...]


@cache
def catalogue() -> Catalogue:
    """The law as data, read from the package's files on first use. Raises BadData."""
    return build([*sorted((HERE / "statutes").glob("*.yaml")), *sorted((HERE / "violations").glob("*.yaml")), *sorted((HERE / "local").rglob("*.yaml"))])


def build(paths: Iterable[Path]) -> Catalogue:
    """A catalogue of the given files; those below a folder `local` carry the place they are for. Raises BadData."""
    files = tuple(paths)
    statutes: dict[str, Statute] = {}
    provisions: dict[str, list[Provision]] = {}
    rules: dict[str, Rule] = {}
    for path in files:
        raw = read_yaml(path)
        place = str(raw.get("place") or _place(path))
        statute = _statute(raw, place, path)
        statutes[statute.name] = _merge(statutes.get(statute.name), statute)
        for one in _provisions(raw, statute, path):
            provisions.setdefault(one.name, []).append(one)
        for rule in _rules(raw, statute, path):
            if rule.id in rules:
                raise BadData(f"{path.name}：规则“{rule.id}”在 {rules[rule.id].file} 已经有了，同一编号只能写一处。")
            rules[rule.id] = rule
    return Catalogue(
        MappingProxyType(statutes),
        {name: tuple(sorted(found, key=_since)) for name, found in provisions.items()},
        MappingProxyType(rules),
        _index(rules.values(), lambda rule: rule.term),
        _index((rule for rule in rules.values() if rule.overlays), lambda rule: rule.overlays),
        files,
    )


def _place(path: Path) -> str:
    """The province or county a file is for: the folders between `local` and the file."""
    parts = path.parts
    return "/".join(parts[parts.index("local") + 1 : -1]) if "local" in parts else ""


def _since(one: Provision | Version | Edition) -> date:
    return one.since or date.min


def _index(rules: Iterable[Rule], key: Any) -> dict[tuple[str, str], tuple[Version, ...]]:
    """Versions by (term or overlaid rule, field), in the order of their days."""
    found: dict[tuple[str, str], list[Version]] = {}
    for rule in rules:
        if key(rule):
            found.setdefault((key(rule), rule.field), []).extend(rule.versions)
    return {name: tuple(sorted(versions, key=_since)) for name, versions in found.items()}


def _merge(known: Statute | None, more: Statute) -> Statute:
    """One statute out of two files: editions are joined by name, the first full title stays."""
    if known is None:
        return more
    names = {one.name for one in known.editions}
    editions = [*known.editions, *(one for one in more.editions if one.name not in names)]
    return Statute(known.name, known.title or more.title, tuple(sorted(editions, key=_since)), known.place or more.place)


def _statute(raw: Mapping[str, Any], place: str, path: Path) -> Statute:
    name = raw.get("statute")
    if not name or not isinstance(name, str):
        raise BadData(f"{path.name}：第一行应写明法律简称（statute: 行政处罚法）。")
    editions = [_edition(one, f"{path.name} editions") for one in raw.get("editions") or ()]
    return Statute(name, str(raw.get("title") or name), tuple(sorted(editions, key=_since)), place)


def _edition(raw: Mapping[str, Any], where: str) -> Edition:
    since, until = _days(raw, where)
    return Edition(str(raw.get("name") or ""), since, until, _transition(raw, "step", where), _confidence(raw, where))


def _provisions(raw: Mapping[str, Any], statute: Statute, path: Path) -> Iterable[Provision]:
    """Every dated article of every named provision of a file."""
    for name, articles in (raw.get("provisions") or {}).items():
        for one in articles if isinstance(articles, list) else [articles]:
            where = f"{path.name} 条文“{name}”"
            since, until = _days(one, where)
            named, article, note = (str(one.get(key) or "") for key in ("statute", "article", "note"))
            confidence = _confidence(one, where)
            yield Provision(str(name), named or statute.name, article, confidence, since, until, statute.place, note)


def _rules(raw: Mapping[str, Any], statute: Statute, path: Path) -> Iterable[Rule]:
    for rule_id, one in (raw.get("rules") or {}).items():
        where = f"{path.name} 规则“{rule_id}”"
        if not isinstance(one, dict):
            raise BadData(f"{where}：应当是“键: 值”。")
        bare = one.get("versions") or [{key: one[key] for key in DAYS_WORDS if key in one}]
        versions = sorted((_version(str(rule_id), one, two, statute, where) for two in bare), key=_since)
        yield Rule(
            *(str(rule_id), str(one.get("name") or rule_id), statute.name, str(one.get("kind") or "")),
            *(str(one.get("term") or ""), str(one.get("field") or ""), tuple(versions)),
            *(str(one.get("parent") or ""), str(one.get("overlays") or ""), statute.place, path.name),
        )


def _version(rule_id: str, rule: Mapping[str, Any], raw: Mapping[str, Any], statute: Statute, where: str) -> Version:
    """A version from its own words and, where it has none, those of its rule."""
    words = {key: rule[key] for key in SHARED if key in rule} | dict(raw)
    since, until = _days(words, where)
    edition = statute.edition(since) if since else None
    value = words.get("value")
    limit = str(words.get("limit") or _limit(str(words.get("kind") or rule.get("kind") or "")))
    if limit and limit not in LIMITS:
        raise BadData(f"{where}：limit 应为 {'、'.join(sorted(LIMITS))} 之一，现在是“{limit}”。")
    extension = words.get("extension") or ()
    text = {key: str(words.get(key) or "") for key in ("unit", "article", "source", "breach", "trigger", "meaning", "note")}
    return Version(
        id=rule_id,
        name=str(words.get("name") or rule.get("name") or rule_id),
        statute=str(words.get("statute") or statute.name),
        value=None if value in ("none", "unknown") else frozen(value),
        confidence=_confidence(words, where),
        since=since,
        until=until,
        kind=str(words.get("kind") or rule.get("kind") or ""),
        limit=limit,
        transition=_transition(words, edition.transition if edition else "trigger", where),
        unlimited=value == "none",
        unknown=value == "unknown",
        term=str(rule.get("term") or ""),
        field=str(rule.get("field") or ""),
        place=statute.place,
        parent=str(rule.get("parent") or ""),
        overlays=str(rule.get("overlays") or ""),
        roll=bool(words.get("roll", True)),
        clear=bool(words.get("clear", True)),
        ends=str(words.get("ends") or ""),
        every=str(words.get("every") or ""),
        extension=(extension,) if isinstance(extension, str) else tuple(extension),
        extra=MappingProxyType(
            {key: frozen(one) for key, one in rule.items() if key not in RULE_WORDS}
            | {key: frozen(one) for key, one in raw.items() if key not in VERSION_WORDS}
        ),
        **text,
    )


def _limit(kind: str) -> str:
    """A term with no other word is the latest day."""
    return "max" if kind == "term" else ""


def _days(raw: Mapping[str, Any], where: str) -> tuple[date | None, date | None]:
    """The span of days of a dated thing; a missing end is open."""
    if not isinstance(raw, Mapping):
        raise BadData(f"{where}：应当写成 {{article: …, since: …, confidence: …}}。")
    since, until = (_date(raw.get(key), where) for key in ("since", "until"))
    if since and until and until < since:
        raise BadData(f"{where}：until（{until}）早于 since（{since}）。")
    return since, until


def _date(raw: object, where: str) -> date | None:
    if raw is None or isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(str(raw))
    except ValueError:
        raise BadData(f"{where}：“{raw}”不是日期，请写成 2021-07-15。") from None


def _confidence(raw: Mapping[str, Any], where: str) -> str:
    confidence = str(raw.get("confidence") or "unknown")
    if confidence not in CONFIDENCES:
        raise BadData(f"{where}：confidence 应为 {'、'.join(sorted(CONFIDENCES))} 之一，现在是“{confidence}”。")
    return confidence


def _transition(raw: Mapping[str, Any], default: str, where: str) -> str:
    transition = str(raw.get("transition") or default)
    if transition not in TRANSITIONS:
        raise BadData(f"{where}：transition 应为 {'、'.join(sorted(TRANSITIONS))} 之一，现在是“{transition}”。")
    return transition


def frozen(value: Any) -> Value:
    """A YAML value made unchangeable; floats become exact decimals."""
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, list):
        return tuple(frozen(one) for one in value)
    if isinstance(value, dict):
        return MappingProxyType({str(key): frozen(one) for key, one in value.items()})
    if value is None or isinstance(value, int | str | Decimal):
        return value
    return str(value)
