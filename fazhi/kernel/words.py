"""Sealed words: encrypted beside their entry under a key of the matter or person, with a salted commitment in the entry."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from fazhi.kernel.keys import KeyErased, KeyStore
from fazhi.kernel.models import Person, Sealed
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


def unseal(owner: str, field: str, key_id: str, blob: bytes) -> Any:
    """The value of a sealed word; ERASED when its key was destroyed."""
    try:
        return open_value(keys().get(key_id), bytes(blob), aad(owner, field))[1]
    except KeyErased:
        return ERASED


def read(owners: Iterable[str], field: str = "", fields: Iterable[str] | None = None) -> dict[str, dict[str, Any]]:
    """All sealed words of some entries, or those of one field or of some: {owner: {field: value}}; one query. Ask the gate first."""
    wanted = list(owners)
    if not wanted:
        return {}
    found: dict[str, dict[str, Any]] = {}
    query = Sealed.objects.filter(owner__in=wanted)
    if field:
        query = query.filter(field=field)
    if fields is not None:
        query = query.filter(field__in=list(fields))
    for owner, name, key, blob in query.values_list("owner", "field", "key", "blob"):
        found.setdefault(owner, {})[name] = unseal(owner, name, key, bytes(blob))
    return found


def of_persons(persons: Iterable[str]) -> dict[str, Any]:
    """What was said of persons where they were told first {person: words, {} where none are kept}; one query. Ask the gate first.

    Asked several times for every page, so a plain statement and not the query builder."""
    wanted = list(persons)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT p.id, p.said_by, p.word, s."key", s.blob FROM "{Person._meta.db_table}" p LEFT JOIN "{Sealed._meta.db_table}" s ON s.owner = p.said_by AND s.field = p.word'
                       f' WHERE p.id IN ({", ".join(["%s"] * len(wanted))})', wanted)
        return {ident: {} if key is None else unseal(owner, name, key, bytes(blob)) for ident, owner, name, key, blob in cursor.fetchall()}


def blind(kind: str, value: str) -> str:
    """A keyed digest of a value, by which it is found again without being stored."""
    return hmac.new(keys().index_key(), f"{kind}:{value}".encode(), sha256).hexdigest()
