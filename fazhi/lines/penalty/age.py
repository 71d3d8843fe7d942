"""Penalty, the age of whoever is penalised: who was a child at the deed is not penalised, who was not grown up is penalised more lightly."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from fazhi.kernel import idcodes
from fazhi.kernel.case import Case
from fazhi.kernel.issue import persons
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.stages import by_party, limit

CHILD, YOUNG = "APL-CAP-01.1", "APL-CAP-01.2"
LIGHT = ("none", "exempt", "reduced", "lighter")


def years_lived(who: Mapping[str, Any], on: date) -> tuple[int, int] | None:
    """(least, most) full years of somebody on a day, as his identity number or his year of birth tells; None where neither is known.

    A year of life is full from the day after the birthday.
    """
    born = idcodes.born(str(who.get("number") or ""))
    if born is not None:
        eve = on - timedelta(days=1)
        full = eve.year - born.year - ((eve.month, eve.day) < (born.month, born.day))
        return full, full
    if who.get("born"):
        full = on.year - int(who["born"])
        return full - 1, full
    return None


def of_age(case: Case, penalised: Iterable[tuple[Mapping[str, Any], list[dict[str, Any]]]], deed: str) -> Iterable[Objection]:
    """Whether the age at the deed allows the penalty; `penalised`: who it is, with his rows {"tier", …}. An age nobody told is not guessed."""
    child, young = limit(case, CHILD), limit(case, YOUNG)
    on = date.fromisoformat(deed) if deed else case.day
    for who, rows in penalised:
        lived = years_lived(who, on)
        if lived is None or child is None or young is None:
            continue
        least, most = lived
        if most < child:
            yield Objection(
                f"按登记的证件号码或者出生年份，当事人行为时不满{child}周岁，不予行政处罚",
                "处罚·责任年龄",
                "请办理“不予处罚”，责令监护人加以管教；登记有误的，先更正当事人",
                rule=CHILD,
            )
        elif least < child:
            yield Objection(
                f"只登记了出生年份，不能确定当事人行为时是否已满{child}周岁",
                "处罚·责任年龄",
                "请核对证件，填写证件号码",
                rule=CHILD,
                warns=True,
            )
        elif least < young and any(row.get("tier") not in LIGHT for row in rows):
            doubt = "" if most < young else "可能"
            yield Objection(
                f"当事人行为时{doubt}不满{young}周岁，应当从轻或者减轻处罚，处罚中没有选择从轻、减轻的阶次",
                "处罚·责任年龄",
                "请选择从轻或者减轻的裁量阶次，在裁量说明中写明；登记有误的，先更正当事人",
                rule=YOUNG,
                warns=bool(doubt),
            )


def of_age_of(case: Case, rows: list[dict[str, Any]]) -> Iterable[Objection]:
    """The same for the natural persons of a decision, on the day of the deed that the filing told."""
    natural = {party: own for party, own in by_party(rows).items() if case.kind_of(party) == "natural"}
    if natural:
        filed = case.said("penalty.FileCase")
        known = persons(case.person_of(party) for party in natural)
        yield from of_age(
            case,
            ((known.get(case.person_of(party), {}), own) for party, own in natural.items()),
            str(filed.deed_on or "") if filed else "",
        )


def a_child(case: Case, parties: Iterable[str]) -> Iterable[Objection]:
    """Whoever is let off as a child was one at the deed, as far as it is known how old he was; an organisation never is."""
    parties, child = list(parties), limit(case, CHILD)
    filed = case.said("penalty.FileCase")
    on = date.fromisoformat(str(filed.deed_on)) if filed and filed.deed_on else case.day
    known = persons(case.person_of(party) for party in parties)
    for party in parties:
        lived = years_lived(known.get(case.person_of(party), {}), on)
        if case.kind_of(party) != "natural":
            yield Objection("当事人是单位，不适用责任年龄的规定", "处罚·责任年龄", "请改选其他情形，或依法处罚", firm=True)
        elif child is not None and lived is not None and lived[0] >= child:
            yield Objection(f"按登记的证件号码或者出生年份，当事人行为时已满{child}周岁", "处罚·责任年龄", "请改选其他情形，或依法处罚；登记有误的，先更正当事人", rule=CHILD)


def of_age_here(case: Case, who: Mapping[str, Any], row: dict[str, Any], deed: str) -> Iterable[Objection]:
    """The same for one who is fined on the spot: what is told of him now, over what is known of him."""
    if who.get("kind") == "natural":
        ident = str(who.get("person") or "")
        known = persons([ident]).get(ident, {}) if ident else {}
        yield from of_age(case, [({**known, **who}, [row])], deed)
