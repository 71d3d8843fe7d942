"""Who may do an act now and who may not, person by person; and the lawful way out where nobody here can."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from fazhi.kernel import gate, judge, registry, why_not
from fazhi.kernel.acts import Act, Line
from fazhi.kernel.capacities import ALL, citizen, clock
from fazhi.kernel.case import Case
from fazhi.kernel.deed import Deed
from fazhi.kernel.roster import Officer, Roster
from fazhi.kernel.wrong import Objection, Weighed

PROPOSER = "+"  # whoever proposed what is to be signed: somebody else than the signer, who holds everything
SOMEBODY = "-"  # a person who holds everything and has had a hand in nothing: what objects to him objects to the matter
NO_POST, APART, RECUSED, CERTIFICATE, LICENCE = "post", "apart", "recused", "certificate", "licence"


@dataclass(frozen=True, slots=True)
class Way:
    """A lawful way out: what to do, and the act with which it is done (in the matter, or in the house)."""

    sentence: str
    act: str = ""
    in_house: bool = False


WAYS: dict[str, tuple[Way, ...]] = {
    NO_POST: (Way("请主要负责人委托一人代行这项职务，写明终止日期", "common.ActFor", True), Way("或者请机构管理员为合适的人办理任职", "house.Appoint", True),
              Way("承办人离岗的，请负责人另行指派承办人", "common.Assign")),
    APART: (Way("请负责人指派没有参与前面环节的人办理", "common.Assign"),
            Way("本机构的人都参与过的，书面报请县级业务主管部门或者司法局派人办理，结果以“外部机关或系统形成”登记")),
    RECUSED: (Way("请负责人另派不须回避的人承办", "common.Assign"),
              Way("应当回避的是主要负责人，或者全体都应回避的，书面报请县人民政府指定其他人员或者机关办理")),
    CERTIFICATE: (Way("请持证人员办理；证件已办好而没有登记的，请机构管理员登记", "house.Appoint", True),
                  Way("本机构持证人员不足的，报请县级业务主管部门派持证人员共同办理")),
    LICENCE: (Way("请具有法律职业资格的审核人员办理；已取得资格而没有登记的，请机构管理员登记", "house.Appoint", True),
              Way("本机构没有的，报请县司法局派人审核，结果以“外部机关或系统形成”登记")),
}
OF_PROVISION = {why_not.DUTY: NO_POST, why_not.APART: APART, why_not.RECUSE: RECUSED}


@dataclass(frozen=True, slots=True)
class Answer:
    """One person and one act: what stands against it, in the person himself and in the matter."""

    person: str
    personal: list[Weighed]
    kinds: frozenset[str]
    of_matter: list[Weighed]

    @property
    def may(self) -> bool:
        """True when nothing in the person stands against it."""
        return not any(each.stops for each in self.personal)


@dataclass(frozen=True, slots=True)
class Nobody:
    """An act, or one of its signatures, that nobody in office could do: why not, and what to do about it."""

    act: type[Act]
    signing: str
    reasons: list[tuple[str, int]]
    ways: list[Way]


def answers(viewer: gate.Viewer, cls: type[Act], row: dict[str, Any] | None = None, signing: str = "", people: Iterable[str] = ()) -> Iterator[Answer]:
    """For each person in office (or of these): may he do the act, or sign it as `signing`, in this matter or at all."""
    line = _line(cls, row)
    case = _case(viewer, row or {}, line)
    theirs = _of_act(cls, _for(case, SOMEBODY, _all(SOMEBODY), signing))
    known = {each.sentence for each in theirs}
    matters = why_not.weigh([*why_not.of_stage(cls, case, line), *theirs], case) if row else []
    for each in people or in_office(viewer):
        yield _answer(cls, case, line, viewer.staff, each, signing, known, matters)


def _line(cls: type[Act], row: dict[str, Any] | None) -> Line:
    return registry.lines().get(str(row["line"]) if row else cls.line) or registry.line("house")


def _somebody(viewer: gate.Viewer, cls: type[Act], row: dict[str, Any] | None, signing: str) -> bool:
    """True as soon as one person in office may; whom his post or the separation of duties keeps from it is not asked further."""
    line = _line(cls, row)
    case = _case(viewer, row or {}, line)
    fit = (each for each in in_office(viewer) if not any(one.stops for one in _structural(viewer, cls, case, line, signing, each)))
    first = next(fit, "")
    return bool(first) and any(each.may for each in answers(viewer, cls, row, signing, chain((first,), fit)))


def _structural(viewer: gate.Viewer, cls: type[Act], case: Case, line: Line, signing: str, person: str) -> list[Weighed]:
    his = _for(case, person, viewer.staff.officer(person, case.day), signing)
    return why_not.weigh(list(why_not.of_persons(cls, his, line, viewer.staff, [person])), case)


def in_office(viewer: gate.Viewer) -> list[str]:
    """Everybody who holds a post on the day, in the order in which they were appointed."""
    return [person for person in dict.fromkeys(post["person"] for post in viewer.staff.posts) if viewer.staff.officer(person, viewer.day)]


def _case(viewer: gate.Viewer, row: dict[str, Any], line: Line) -> Case:
    now = max(viewer.day.isoformat(), str(row.get("last_at", "")))
    return judge.build(Deed(act=Act(), who=viewer.person, office=viewer.office, matter=str(row.get("id", ""))), line, dict(row), viewer.staff, now)


def _all(person: str) -> Officer:
    """Somebody who holds every capacity, certificate and licence."""
    return Officer(person, tuple({"capacity": key, "lines": "", "unit": ""} for key in ALL), True, True)


def _for(case: Case, person: str, officer: Officer | None, signing: str) -> Case:
    """The case as it would be if this person did the act, or signed what another proposed."""
    hands = [{"role": "proposed", "person": PROPOSER, "capacity": ""}, {"role": "signed", "person": person, "capacity": signing}] if signing else [
        {"role": "did", "person": person, "capacity": ""}]
    return replace(case, doer=person, officers={person: officer, PROPOSER: _all(PROPOSER)}, signing=signing, hands=hands, asked={})


def _of_act(cls: type[Act], case: Case) -> list[Objection]:
    act = cls()
    act.take({})
    return list(act.objections(case))


def _answer(cls: type[Act], case: Case, line: Line, staff: Roster, person: str, signing: str, known: set[str], matters: list[Weighed]) -> Answer:
    officer = staff.officer(person, case.day)
    his = _for(case, person, officer, signing)
    structural = list(why_not.of_persons(cls, his, line, staff, [person]))
    own = [each for each in _of_act(cls, his) if each.sentence not in known]
    kinds = {OF_PROVISION.get(each.provision, NO_POST) for each in structural}
    if own and officer:
        kinds |= {kind for kind, better in ((CERTIFICATE, replace(officer, certified=True)), (LICENCE, replace(officer, licensed=True)))
                  if len([each for each in _of_act(cls, _for(case, person, better, signing)) if each.sentence not in known]) < len(own)}
    return Answer(person, why_not.weigh([*structural, *own], case), frozenset(kinds), matters)


def of_house(cls: type[Act]) -> bool:
    """True for an act that a person of the house does: neither a citizen's, nor the clock's, nor the program's own."""
    return not cls.hidden and citizen not in cls.by and clock not in cls.by


def nobody(viewer: gate.Viewer, cls: type[Act], row: dict[str, Any] | None = None) -> list[Nobody]:
    """Why nobody in office could do the act, and each signature it asks for that nobody could give; empty where somebody can."""
    if not of_house(cls) or not viewer.staff.version:
        return []
    if row is None:
        return viewer.staff.once(("nobody", cls.key, viewer.day), lambda: _none_of(viewer, cls, None))
    return _none_of(viewer, cls, row)


def _none_of(viewer: gate.Viewer, cls: type[Act], row: dict[str, Any] | None) -> list[Nobody]:
    found = []
    for signing in ("", *dict.fromkeys(each.key for each in cls.signs)):
        if not _somebody(viewer, cls, row, signing):
            found.append(_nobody(cls, row, signing, list(answers(viewer, cls, row, signing))))
    return found


def _nobody(cls: type[Act], row: dict[str, Any] | None, signing: str, told: list[Answer]) -> Nobody:
    near = [each for each in told if NO_POST not in each.kinds]  # whoever holds the post and is kept back by something else
    sentences = Counter(one.sentence for each in near or told for one in each.personal if one.stops and (near or one.provision == why_not.DUTY))
    kinds = {kind for each in near for kind in each.kinds} or {NO_POST}
    ways = [way for kind, several in WAYS.items() if kind in kinds for way in several if row or not way.act or way.in_house]
    return Nobody(cls, signing, sentences.most_common(), ways)


def in_matter(viewer: gate.Viewer, row: dict[str, Any], acts: Iterable[type[Act]]) -> list[Nobody]:
    """Of these acts of a matter, those that nobody in office could do."""
    return [each for act in acts for each in nobody(viewer, act, row)]


def today(viewer: gate.Viewer) -> list[tuple[Line, list[Nobody]]]:
    """Line by line the acts that nobody in office could do today, whatever the matter."""
    found = []
    for line in registry.lines().values():
        stuck = [each for act in line.acts for each in nobody(viewer, act)]
        if stuck:
            found.append((line, stuck))
    return found
