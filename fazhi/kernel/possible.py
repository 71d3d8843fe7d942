"""What may be done in a matter now by whom, and why the rest may not: the buttons, live and grey."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from fazhi.kernel import blank, door, fields, gate, happen, judge, proposals, registry
from fazhi.kernel.acts import ANY, NEW, OPEN, Act, By, Line, Stage
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.companion import RECORD, FromPlatform, taken_in
from fazhi.kernel.deed import Deed
from fazhi.kernel.why_not import APART, DUTY, RECUSE, kept_from, objections, structural, weigh
from fazhi.kernel.wrong import Weighed

NOTHING: Mapping[str, Any] = {}
SIGNING = ("common.Sign", "common.SendBack", "common.Withdraw", "common.LetGo")  # what is done beside a proposal
ASKED = Weighed("已经提请签批，还没有签完", "", "", "请等签批；内容要改的，先撤回呈批再重新办理", stops=True, hard=False)


@dataclass(frozen=True, slots=True)
class Possible:
    """One act with the reasons against it; `may` is True when nothing stops it."""

    act: type[Act]
    objections: list[Weighed]
    elsewhere: bool = False  # a platform would have done it, and this matter is on none: nobody is led to it
    stage: bool = True  # it belongs to where the matter stands, so that its form may be opened though it objects while it is blank

    @property
    def may(self) -> bool:
        """True when nothing stops it (warnings do not)."""
        return not any(each.stops for each in self.objections)


def acts(viewer: gate.Viewer, ident: str) -> list[Possible]:
    """Every act of the matter's line, then the common ones; what may be done first, in the order of the law.

    An act is asked blank: objections that need its words are asked again when it is done.
    """
    return next((of(viewer, row) for row in gate.heads(viewer, [ident])), [])


def of(viewer: gate.Viewer, row: Mapping[str, Any]) -> list[Possible]:
    """The same of a matter that the gate has opened already."""
    line = registry.line(row["line"])
    found = [*line.acts, *registry.common_acts().values()]
    ours = not row["outside"] and alone(viewer, line.key)
    offered = [each for each in found if not each.hidden and not (len(each.at) == 1 and NEW in each.at) and each.key not in SIGNING and not each.rewrites
               and not (ours and issubclass(each, FromPlatform))]
    base, theirs = _base(viewer, dict(row), line), bool(taken_in([row], registry.acts()))
    proposed = {*proposals.standing(base.memory, "sign").values()}
    away = not theirs and not row["outside"]
    told = [Possible(each, _against(viewer, base, line, each, theirs) + [ASKED] * (each.key in proposed), away and issubclass(each, FromPlatform), each.at in ((ANY,), (OPEN,)) or any(stage.key == row["stage"] for stage in each.at)) for each in offered]
    return sorted(told, key=lambda each: (not each.may, each.act.line == "common", theirs and not issubclass(each.act, FromPlatform), not any(stage.key == row["stage"] for stage in each.act.at)))


def alone(viewer: gate.Viewer, line: str) -> bool:
    """True where the office works in a line without an outside system: what such a system does is not offered then."""
    return viewer.staff.mode(line, viewer.day) == RECORD


def grouped(told: list[Possible], line: Line, stage: str, owed: set[str], memory: Mapping[str, Any] = NOTHING) -> dict[str, list[Possible]]:
    """The acts as a page shows them: `now` leads on (what ends the matter last, what gives it up only where it does what is owed), is the main step of its stage and was not taken in this round, is the stage's everyday work, does what is owed or gives the receipt that nobody gave yet,
    `stage` belongs here too, `always` to every stage, `shared` to every line.

    Those that may not be done: `due` does what this person owes, waits for something else, and nothing that may be done does it instead; `lacking` something
    at this stage, of a `later` stage, or of one that is `over`.
    """
    done = memory.get("acts", NOTHING)
    places = {one.key: i for i, one in enumerate(line.stages)}
    unserved = owed - {term for each in told if each.may and not each.elsewhere for term in (*each.act.meets, *each.act.works_off)}
    found: dict[str, list[Possible]] = {key: [] for key in ("now", "stage", "always", "shared", "due", "lacking", "later", "over")}
    for each in told:
        act, here = each.act, any(one.key == stage for one in each.act.at)
        if act.line == "common":
            key = "shared" if each.may else "lacking"
        elif each.may:
            leads = here and (act.enters is not None or (act in line.main and not any(one["r"] == memory.get("round", 1) for one in done.get(act.key, NOTHING).get("kept", ()))))
            key = "now" if (leads and not act.gives_up) or (here and act in line.everyday) or owed & {*act.meets, *act.works_off} else "stage" if here else "always"
            key = "now" if act is line.receipt and act.key not in done and not line.stage(stage).end else key
            key = "always" if each.elsewhere else _of_the_platform(act, line, stage, owed) if issubclass(act, FromPlatform) else key
        else:
            key = "due" if each.stage and not each.elsewhere and unserved & {*act.meets, *act.works_off} and not _of_others(each) else "lacking" if each.stage else "later" if _last(act, places) > places.get(stage, -1) else "over"
        found[key].append(each)
    found["now"].sort(key=lambda each: (each.act.gives_up, _only_ends(each.act, line), _only_a_right(each.act, line)))  # nobody is led to give up what can still go on, nor to use a right as if he had to
    found["stage"].sort(key=lambda each: each.act.gives_up)
    return found


def _only_ends(act: type[Act], line: Line) -> bool:
    """True of an act after which the matter is over, whatever is said in it."""
    stages = list(act.enters.stages.values()) if isinstance(act.enters, By) else [act.enters] if isinstance(act.enters, Stage) else []
    return bool(stages) and all(line.stage(each.key).end for each in stages)


def _only_a_right(act: type[Act], line: Line) -> bool:
    """True of an act for which somebody has days but need not do."""
    return bool(act.meets) and all(line.terms[term].kind == "right" for term in act.meets)


def _of_others(one: Possible) -> bool:
    """True when the act is for somebody else to do, whatever the matter lacks."""
    return any(each.stops and each.provision in (DUTY, APART, RECUSE) for each in one.objections)


def _of_the_platform(act: type[Act], line: Line, stage: str, owed: set[str]) -> str:
    """What the platform did next leads on; what it may have done besides belongs to every stage of its case."""
    onward = isinstance(act.enters, Stage) and line.order(act.enters.key) > line.order(stage)
    return "now" if onward or owed & set(act.meets) else "stage"


def _last(act: type[Act], places: Mapping[str, int]) -> int:
    """The place of the last stage at which an act may be done."""
    return max((places[each.key] for each in act.at if each.key in places), default=0)


def _base(viewer: gate.Viewer, row: dict[str, Any], line: Line) -> Case:
    """The case as it stands now before this person, whatever he does: its memory is read once for all acts."""
    now = datetime.now().isoformat(timespec="minutes")
    deed = Deed(act=Act(), who=viewer.person, office=viewer.office, matter=str(row["id"]))
    case = judge.build(deed, line, row, viewer.staff, max(now, str(row["last_at"])))
    case.officers = {viewer.person: viewer.staff.officer(viewer.person, case.day)}
    case.hands = [{"role": "did", "person": viewer.person, "capacity": ""}]
    case.kept = list(kept_from(case, line, viewer.staff))
    return case


def _against(viewer: gate.Viewer, base: Case, line: Line, cls: type[Act], theirs: bool = False) -> list[Weighed]:
    if theirs and issubclass(cls, FromPlatform):
        return weigh(structural(cls, base, line, viewer.staff, [viewer.person]), base)  # a fact of the platform is taken in; what it says is judged then
    here = cls.at in ((ANY,), (OPEN,)) or any(stage.key == base.stage for stage in cls.at)
    return blank.against(cls, base, line, viewer.staff, viewer.person, here)


def advice(viewer: gate.Viewer, cls: type[Act], ident: str, raw: dict[str, Any]) -> list[Advice]:
    """What is worth knowing before this act, given what has been typed so far; examples only of matters the person may see.

    What an act asks is asked here as well, but nothing is recorded; words that cannot be taken yet are left out.
    """
    if cls.advice is Act.advice:
        return []
    row = next(iter(gate.heads(viewer, [ident])), {}) if ident else {}
    line = registry.line(str(row["line"]) if row else cls.line)
    if bool(ident) != bool(row) or (row and not gate.inside(viewer, row, line)):
        return []
    act = cls()
    case = judge.build(Deed(act=act, who=viewer.person, office=viewer.office, matter=ident), line, row, viewer.staff,
                       max(viewer.day.isoformat(), str(row.get("last_at", ""))))
    act.take(fields.clean_all(cls.fields, raw)[0])
    for question in cls.asks:
        case.asked[question.__name__] = question(case, act)
    told = list(act.advice(case))
    seen = gate.codes(viewer, {each for one in told for each in one.matters})
    return [replace(one, matters=tuple(each for each in one.matters if each in seen)) for one in told]


def against(viewer: gate.Viewer, cls: type[Act], ident: str, raw: dict[str, Any], on: str = "") -> list[Weighed]:
    """What stops this act with these words here and now, told before it is sent; nothing is recorded. Raises BadInput."""
    return [each for each in _said(viewer, cls, ident, raw, on) if each.hard or (each.stops and not cls.fact)]


def doubts(viewer: gate.Viewer, cls: type[Act], ident: str, raw: dict[str, Any], on: str = "") -> list[Weighed]:
    """What would be recorded with a doubt that somebody has to settle: of a fact, which is never refused. Raises BadInput."""
    return [each for each in _said(viewer, cls, ident, raw, on) if each.stops and not each.hard] if cls.fact else []


def _said(viewer: gate.Viewer, cls: type[Act], ident: str, raw: dict[str, Any], on: str) -> list[Weighed]:
    row = next(iter(gate.heads(viewer, [ident])), {}) if ident else {}
    line = registry.line(str(row["line"]) if row else cls.line)
    deed = Deed(act=cls(**raw), who=viewer.person, office=viewer.office, matter=ident, done_at=on)
    now = datetime.now()
    case = judge.build(deed, line, row, viewer.staff, on or now.isoformat(timespec="minutes"))
    door.met(deed, case, line, viewer.staff, now)
    return list(objections(deed.act, case, line, viewer.staff, judge.deciders(deed)))


def beginnings(viewer: gate.Viewer) -> list[type[Act]]:
    """The acts with which this person may begin a matter."""
    return viewer.staff.once(("beginnings", viewer.capacities, viewer.day), lambda: _beginnings(viewer))


def _beginnings(viewer: gate.Viewer) -> list[type[Act]]:
    found = []
    for line in registry.lines().values():
        if line.key == "house":
            continue
        ours = alone(viewer, line.key)
        for act in line.acts:
            asked = {each.key for each in act.by}
            if NEW in act.at and not act.hidden and not (ours and issubclass(act, FromPlatform)) and ("anyone" in asked or asked & viewer.capacities or (
                    "handler" in asked and viewer.capacities & {each.key for each in line.handlers})):
                found.append(act)
    return found


def memory(ident: str) -> dict[str, object]:
    """A matter's memory, for lists of its parties, papers and proposals."""
    return happen.peek(ident)
