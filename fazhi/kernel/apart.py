"""What belongs to an accusation in other matters: those that grew out of it, wherever they went on, and those that say the same again."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from fazhi.kernel import barred
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import OfficeOf, OfficerOf
from fazhi.kernel.models import Link, Matter, Party

SAME = ("same", "repeat")


class KeptApart(Act):
    """What grew out of an accusation is kept from the accused, his unit and his village as the accusation itself is."""

    title, basis = "随检举控告限定知悉", "信访·检举控告"
    fact, hidden, at = True, True, ANY
    accused = OfficerOf("被检举的本镇人员", "", role=barred.ACCUSED, required=False)
    accused_unit = OfficeOf("被检举的单位（村）", "unit,village", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from accused_of(self.accused, self.accused_unit)
        handler, unit = str(case.row.get("handler") or ""), str(case.row.get("unit") or "")
        theirs = barred.persons(case.office, case.day, [each for each in (self.accused, self.accused_unit) if each])
        gone = {**({"handler": ""} if handler in theirs else {}), **({"unit": ""} if unit in barred.units(case.office, case.day, self.accused, self.accused_unit) else {})}
        if gone:
            yield c.Set(gone)


def accused_of(accused: str | None, unit: str | None) -> Iterable[Consequence]:
    """The accused stand in the matter, which keeps it from them."""
    if accused:
        yield c.Take(barred.ACCUSED, accused, "natural")
    if unit:
        yield c.Take(barred.ACCUSED, unit, "organisation")


def grown(ident: str) -> dict[str, str]:
    """The matters that were opened out of this one, however far, and those that say the same, each with its line."""
    seen, fresh = {ident}, {ident}
    while fresh:
        pairs = Link.objects.filter(struck="").filter(
            Q(matter__in=fresh, kind__startswith="to:") | Q(matter__in=fresh, kind__in=SAME) | Q(other__in=fresh, kind__in=SAME)).values_list("matter", "other")
        fresh = {each for pair in pairs for each in pair} - seen
        seen |= fresh
    return dict(Matter.objects.filter(id__in=seen - {ident}, struck="").order_by("id").values_list("id", "line"))


def untold(ident: str, everybody: list[tuple[str | None, str | None]]) -> Iterator[tuple[str, str, str | None, str | None]]:
    """(matter, line, person, unit): whom each of them does not keep away yet; one in which nobody is accused is told also where the accused is nobody of the town."""
    found = grown(ident)
    told = set(Party.objects.filter(matter__in=found, capacity=barred.ACCUSED, struck="").values_list("matter", "person"))
    for other, line in found.items():
        for person, unit in everybody:
            one, house = (each if each and (other, each) not in told else None for each in (person, unit))
            if one or house:
                yield other, line, one, house
        if not everybody and other not in {matter for matter, _ in told}:
            yield other, line, None, None
