"""Revocable tokens: the request carries one, the table keeps its digest only."""

import secrets
import time
from dataclasses import dataclass
from hashlib import sha256

from django.db import connection

from fazhi.web.accounts.models import Token

KEPT_SECONDS = 2.0
_kept: dict[str, tuple[float, "Bearer"]] = {}


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a token speaks for."""

    person: str
    office: str


def issue(person: str, office: str, label: str = "") -> str:
    """A new token for a person; shown once."""
    token = secrets.token_urlsafe(32)
    Token.objects.create(digest=_digest(token), person=person, office=office, label=label)
    return token


def revoke(token: str) -> bool:
    """Make a token worthless; other processes notice within two seconds. True when it was known."""
    _kept.pop(_digest(token), None)
    return bool(Token.objects.filter(digest=_digest(token)).update(revoked=True))


def bearer(token: str) -> Bearer | None:
    """Who the token speaks for; None when it is unknown or revoked. One indexed read, kept for two seconds."""
    digest = _digest(token)
    kept = _kept.get(digest)
    if kept and time.monotonic() - kept[0] < KEPT_SECONDS:
        return kept[1]
    with connection.cursor() as cursor:
        cursor.execute('SELECT person, office FROM "accounts_token" WHERE digest = %s AND NOT revoked', [digest])
        row = cursor.fetchone()
    if row is None:
        _kept.pop(digest, None)
        return None
    found = Bearer(*row)
    _kept[digest] = (time.monotonic(), found)
    return found


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
