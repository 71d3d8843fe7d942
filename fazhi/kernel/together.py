"""Work of two officers: who does it, and whether both may."""

from collections.abc import Iterable

from fazhi.kernel.case import Case
from fazhi.kernel.wrong import Objection


def handler_of(case: Case) -> str:
    """Who does the work of an act: the one who proposed it for others to sign, else who did it – on paper not whoever types it."""
    return next((each["person"] for role in ("proposed", "did") for each in case.hands if each["role"] == role and each["person"]), case.doer)


def two_officers(case: Case, second: str | None, two: Objection, certified: Objection) -> Iterable[Objection]:
    """The objection `two` where both are the same person, `certified` for each of them without a certificate valid on the day."""
    first = handler_of(case)
    if second == first:  # a missing one is asked for beside its field
        yield two
    for person in sorted({first, second or ""} - {""}):
        officer = case.officer(person)
        if officer is None or not officer.certified:
            yield certified
