"""The daily seal of an office: a Merkle root over every entry not yet sealed, chained to the seal before and signed."""

import json
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from fazhi.kernel import happen, latch, words
from fazhi.kernel.models import Entry, Seal
from fazhi.kernel.seals import make_seal


def unsealed(office: str) -> list[tuple[str, str]]:
    """(id, hash) of the office's entries that no seal covers yet, in the order of recording."""
    last = Seal.objects.filter(office=office).order_by("-n").values_list("body", flat=True).first()
    after = json.loads(last)["until"] if last else ""
    covered = set()
    if after:
        leaves = Seal.objects.filter(office=office).order_by("-n").values_list("leaves", flat=True)[:1]
        covered = {each[0] for text in leaves for each in json.loads(text)}
    found = Entry.objects.filter(office=office, recorded_at__gte=after).order_by("recorded_at", "id").values_list("id", "hash")
    return [pair for pair in found if pair[0] not in covered]


def seal_day(office: str, day: date) -> Seal | None:
    """Seal everything not yet sealed; None when there is nothing. Entries recorded later fall into the next seal."""
    with latch.opened(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"seal/{office}"])
        leaves = unsealed(office)
        if not leaves:
            return None
        last = Seal.objects.filter(office=office).order_by("-n").values("n", "hash").first() or {"n": 0, "hash": ""}
        until = Entry.objects.filter(id=leaves[-1][0]).values_list("recorded_at", flat=True)[0]
        body, signature, digest = make_seal(settings.FAZHI_ALGORITHM, office, day.isoformat(), last["n"] + 1, last["hash"],
                                            [each[1] for each in leaves], words.keys().signing_key(office), until=until)
        row: dict[str, Any] = {"office": office, "n": last["n"] + 1, "day": day.isoformat(), "body": body, "signature": signature,
                               "hash": digest, "leaves": json.dumps(leaves)}
        with connection.cursor() as cursor:
            happen.insert(cursor, Seal, [row])
    return Seal.objects.get(office=office, n=row["n"])
