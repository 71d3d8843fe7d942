"""Sealed words: encrypted beside their entry under a key of the matter or person, with a salted commitment in the entry."""

import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from fazhi.kernel.keys import KeyErased, KeyStore
from fazhi.kernel.models import Person, Sealed
from fazhi.kernel.plain import ask, one_of
from fazhi.kernel.sealing import open_value, seal_value

ERASED = "（已依法清除）"


@cache
def _store(folder: str) -> KeyStore:
    return KeyStore.open(Path(folder))


def keys() -> KeyStore:
    """The key store of this installation; raises KeysLocked in plain Chinese when it cannot be opened."""
    return _store(str(settings.FAZHI_KEYS))


@dataclass(frozen=True, slots=True)
class SealedWord:
    """One sealed word ready to be written: (owner, field, key, blob)."""

    owner: str
    field: str
    key: str
    blob: bytes


def aad(owner: str, field: str) -> bytes:
    """What binds a sealed word to its place, so that it cannot be moved elsewhere unseen."""
    return f"{owner}/{field}".encode()


def seal(owner: str, field: str, key_id: str, value: Any) -> tuple[str, SealedWord]:
    """Seal a value under a key; returns its commitment and the row."""
    commitment, blob = seal_value(keys().get(key_id), value, aad(owner, field))
    return commitment, SealedWord(owner, field, key_id, blob)


def unseal(owner: str, field: str, key_id: str, blob: bytes, get: Callable[[str], bytes] | None = None) -> Any:
    """The value of a sealed word; ERASED when its key was destroyed. `get`: who hands out the key, where many are opened together."""
    try:
        return open_value((get or keys().get)(key_id), bytes(blob), aad(owner, field))[1]
    except KeyErased:
        return ERASED


def read(owners: Iterable[str], field: str = "", fields: Iterable[str] | None = None, papers: bool = True) -> dict[str, dict[str, Any]]:
    """All sealed words of some entries, or those of one field or of some, on demand without what stands in their `papers`: {owner: {field: value}}; one query. Ask the gate first.

    Asked for nearly every page, so a plain statement and not the query builder."""
    wanted, names = list(dict.fromkeys(owners)), [field] if field else None if fields is None else list(dict.fromkeys(fields))
    if not wanted or names == []:
        return {}
    narrower = f" AND field IN {one_of(names)}" if names else "" if papers else " AND field NOT LIKE %s"
    rows = ask(f'SELECT owner, field, "key", blob FROM "{Sealed._meta.db_table}" WHERE owner IN {one_of(wanted)}{narrower}', [*wanted, *(names or (() if papers else ("paper:%",)))])
    found: dict[str, dict[str, Any]] = {}
    get = keys().reader() if rows else None
    for owner, name, key, blob in rows:
        found.setdefault(owner, {})[name] = unseal(owner, name, key, blob, get)
    return found


def of_persons(persons: Iterable[str]) -> dict[str, Any]:
    """What was said of persons where they were told first {person: words, {} where none are kept}; one query. Ask the gate first.

    Asked several times for every page, so a plain statement and not the query builder."""
    wanted = list(persons)
    if not wanted:
        return {}
    rows = ask(f'SELECT p.id, p.said_by, p.word, s."key", s.blob FROM "{Person._meta.db_table}" p LEFT JOIN "{Sealed._meta.db_table}" s ON s.owner = p.said_by AND s.field = p.word'
               f' WHERE p.id IN {one_of(wanted)}', wanted)
    get = keys().reader() if rows else None
    return {ident: {} if key is None else unseal(owner, name, key, blob, get) for ident, owner, name, key, blob in rows}


def blind(kind: str, value: str) -> str:
    """A keyed digest of a value, by which it is found again without being stored."""
    return hmac.new(keys().index_key(), f"{kind}:{value}".encode(), sha256).hexdigest()
