"""Places found again by keyed digests of the pairs of characters in their names."""

from fazhi.kernel import traces
from fazhi.kernel.models import PlaceKey

FEWEST = 2  # pairs of characters that two places share at least
LIKE = 60  # hundredths of the pairs of one of them from which two places are taken for one


def like(common: int, one: int, other: int) -> bool:
    """True when two places share so many pairs that they may be one; a log may tell several places, so the smaller counts."""
    return common >= FEWEST and 100 * common >= LIKE * min(one, other)


def called(office: str, words: str) -> list[str]:
    """Matters that tell a place so called, by keyed digests of the pairs of characters that were typed."""
    wanted = {row["digest"] for row in traces.place_rows(office, "", "", words)}
    if not wanted:
        return []
    hits: dict[tuple[str, str], set[str]] = {}
    for matter, entry, digest in PlaceKey.objects.filter(office=office, kind=traces.PLACE, digest__in=wanted).values_list("matter", "entry", "digest"):
        hits.setdefault((matter, entry), set()).add(digest)
    return sorted({matter for (matter, _), got in hits.items() if 100 * len(got) >= LIKE * len(wanted)})


def near(office: str, matter: str) -> set[str]:
    """Matters that tell a place like one of this matter's, itself left out."""
    own: dict[str, set[str]] = {}
    for entry, digest in PlaceKey.objects.filter(matter=matter, kind=traces.PLACE).values_list("entry", "digest"):
        own.setdefault(entry, set()).add(digest)
    return {each for digests in own.values() for each in alike(office, digests)} - {matter}


def alike(office: str, digests: set[str]) -> list[str]:
    """Matters whose place shares enough of these digests."""
    hits: dict[tuple[str, str], int] = {}
    for matter, entry in PlaceKey.objects.filter(office=office, kind=traces.PLACE, digest__in=digests).values_list("matter", "entry"):
        hits[matter, entry] = hits.get((matter, entry), 0) + 1
    sizes: dict[str, int] = {}
    for entry in PlaceKey.objects.filter(entry__in={entry for _, entry in hits}, kind=traces.PLACE).values_list("entry", flat=True):
        sizes[entry] = sizes.get(entry, 0) + 1
    return [matter for (matter, entry), n in hits.items() if like(n, len(digests), sizes[entry])]
