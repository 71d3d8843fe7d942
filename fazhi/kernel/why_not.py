"""Every reason why this person may not do this act now, each with its provision."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel import barred, capacities, filming, proposals, registry, secluded
from fazhi.kernel.acts import ANY, NEW, OPEN, Act, Line
from fazhi.kernel.capacities import Capacity
from fazhi.kernel.case import Case
from fazhi.kernel.companion import nothing_of_ours
from fazhi.kernel.roster import Roster
from fazhi.kernel.wrong import Objection, Weighed

DUTY = "机构·职责"
APART = "机构·职责分离"
RECUSE = "机构·回避"
DECIDING = ("did", "signed", "voted", "presided")


def weigh(found: Iterable[Objection], case: Case) -> list[Weighed]:
    """Give each objection the article of the day and its weight.

    A law stops when its confidence is strong (found, found2, partial) or the office has adopted it; weak law warns.
    A rule whose breach the law itself treats as a warning warns. A provision that was not in force on the day cannot stop: it is shown with “当日尚无此规定”.
    """
    return [_weigh(each, case) for each in found]


def _weigh(one: Objection, case: Case) -> Weighed:
    cite, confidence, strong = case.once(("weight", one.provision, one.rule), lambda: _of_the_day(one.provision, one.rule, case.day))
    adopted = one.provision in case.adopted or (one.rule and one.rule in case.adopted)
    stops = one.hard or (not one.warns and (one.firm or bool(adopted) or strong))
    return Weighed(one.sentence, one.provision, cite, one.overcome, stops, one.hard, confidence)


def _of_the_day(name: str, by: str, on: date) -> tuple[str, str, bool]:
    """The article of a day, the confidence of what weighs – the rule, where one is named – and whether that is strong."""
    try:
        provision = law.provision(name, on)
        if not by:
            return provision.cite, provision.confidence, provision.strong
        rule = law.rule(by, on)
        return provision.cite, rule.confidence, rule.strong and rule.breach != "warn"
    except law.NotInForce:
        return "当日尚无此规定", "none", False
    except law.UnknownProvision:
        return "条文未载入", "unknown", False


def structural(act: type[Act], case: Case, line: Line, roster: Roster, who: list[str], signs: tuple[Capacity, ...] = ()) -> Iterable[Objection]:
    """What the act's own declaration forbids: stage, capacity, separation of duties, recusal.

    `who` are the deciding persons (the doer, or those who signed on paper); `signs`: whose signatures this act wants of this case, on paper too.
    """
    yield from of_stage(act, case, line)
    yield from of_persons(act, case, line, roster, who, signs)


def of_persons(act: type[Act], case: Case, line: Line, roster: Roster, who: list[str], signs: tuple[Capacity, ...] = ()) -> Iterable[Objection]:
    """What stands against these persons: capacity, separation of duties, recusal."""
    if capacities.citizen in act.by or capacities.clock in act.by or case.manner == "outside":
        return
    if case.signing:
        yield from _signer(act, case, roster, who[-1])
    elif case.manner == "paper" and signs:
        yield from _signed_on_paper(act, case, line, roster, who, signs)
    elif who and not any(may(act, each, case, line, roster) for each in who):
        titles = "、".join(dict.fromkeys(each.title for each in act.by))
        yield Objection(f"“{act.title}”须由{titles}办理，您现任职务中没有这一项", DUTY, _who_can(act, case, line, roster), firm=True)
    for each in who:
        for other in act.apart_from:
            if case.had_hand(each, other):
                yield Objection(f"参与过“{other.title}”的人不得再“{act.title}”", APART, "请由未参与该环节的人办理", firm=True)
    yield from kept_from(case, line, roster) if case.kept is None else case.kept


def kept_from(case: Case, line: Line, roster: Roster) -> Iterable[Objection]:
    """Why those who have a hand in it may not touch this matter, whatever the act."""
    named = {hand["person"] for hand in case.hands if hand["role"] != barred.ACCUSED}
    if named & barred.from_memory(roster, case.day, case.memory):
        yield Objection("被检举、控告的人及其单位的人员不得接触本事项", RECUSE, "请另派其他单位的人员办理", hard=True)
    if named & barred.other_side(line, case.memory):
        yield Objection("经办过须分开的另一方事项的人不得接触本事项", APART, "请另派其他人员办理", firm=True)
    recused = {str(said.officer) for said in case.each("common.Recuse", ever=True)}
    if recused & {hand["person"] for hand in case.hands if hand["role"] != "recorded"}:
        yield Objection("应当回避的人不得参与本事项", RECUSE, "请另派人员办理", firm=True)


def _signer(act: type[Act], case: Case, roster: Roster, signer: str) -> Iterable[Objection]:
    officer = roster.officer(signer, case.day)
    if officer is None or not officer.holds(case.signing):
        yield Objection(f"这一步须由{capacities.title(case.signing)}签批", DUTY, "请转给有此职务的人签批", firm=True)
    proposed, signed = ({hand["person"] for hand in case.hands if hand["role"] == role} for role in ("proposed", "signed"))
    if signed and signed == proposed:
        yield Objection("提请人和签批人为同一人", APART, "请由他人提请，或另请有权的人签批", warns=True)


def _signed_on_paper(act: type[Act], case: Case, line: Line, roster: Roster, signed: list[str], signs: tuple[Capacity, ...]) -> Iterable[Objection]:
    """Whoever decides last has signed, and nobody who could not sign on that day; a sheet bears no order, so the last signer may stand anywhere on it."""
    officers = [roster.officer(each, case.day) for each in signed]
    if not any(each and each.holds(signs[-1].key) for each in officers):
        yield Objection(f"“{act.title}”须由{signs[-1].title}签字", DUTY, "请核对签字人，或补签", firm=True, hard=act.only_signed)
    handlers = line.handlers if capacities.handler in act.by else ()
    fit = {each.key for each in (*signs, *act.by, *handlers)} | {step for proposal in proposals.standing(case.memory, "sign") for step in proposals.steps(case.memory, proposal)}
    if not all(each and (capacities.anyone in act.by or each.holds(*fit) or case.row.get("handler") == each.person) for each in officers):
        yield Objection(f"签字人中有人当日没有可以签“{act.title}”的职务", DUTY, "请核对签字人和签字日期；没有职务的签字不作数，由有职务的人补签", firm=True, hard=act.only_signed)


def of_stage(act: type[Act], case: Case, line: Line) -> Iterable[Objection]:
    """What stands against the act where the matter stands now."""
    stage = line.stage(case.stage)
    if NEW in act.at and not case.stage:
        return
    if ANY in act.at or (OPEN in act.at and case.stage and not stage.end) or stage in act.at:
        return
    if NEW in act.at and len(act.at) == 1:
        yield Objection(f"“{act.title}”只能用来开始一个新事项", DUTY, "", hard=True)
    elif stage.end:
        yield Objection(f"事项已处于“{stage.title}”，不能再“{act.title}”", act.basis, "确有需要的，先办理“重新办理”", firm=True)
    else:
        wanted = "、".join(each.title for each in act.at)
        yield Objection(f"现处“{stage.title}”阶段，“{act.title}”须在“{wanted}”阶段办理", act.basis, "请先完成前面的环节", firm=True)


def may(act: type[Act], person: str, case: Case, line: Line, roster: Roster) -> bool:
    """True when the person holds, on the case's day, a capacity the act asks for."""
    if roster.version == 0 or capacities.citizen in act.by:
        return True
    officer = roster.officer(person, case.day)
    if officer is None:
        return False
    held = roster.once(("held", person, case.day, line.key), lambda: officer.holding(line.key))
    for wanted in act.by:
        if wanted is capacities.anyone:
            return True
        if wanted is capacities.handler:
            if case.row.get("handler") == person or (not case.row.get("handler") and officer.holds(*(each.key for each in line.handlers))):
                return True
        elif wanted.key in held:
            return True
    return False


def _who_can(act: type[Act], case: Case, line: Line, roster: Roster) -> str:
    keys = [cap.key for wanted in act.by for cap in (line.handlers if wanted is capacities.handler else (wanted,))]
    if any(roster.holders(key, case.day, line.key) for key in keys):
        return "请交由上述人员办理"
    return "目前本机构没有人任此职务，请机构管理员先办理任职"


def capacity_of(act: type[Act], person: str, case: Case, line: Line, roster: Roster) -> str:
    """In which capacity the person does the act: the first the act asks for and the person holds."""
    officer = roster.officer(person, case.day)
    held = {post["capacity"] for post in officer.posts} if officer else set()
    for wanted in act.by:
        if wanted is capacities.handler:
            return next((each.key for each in line.handlers if each.key in held), "handler")
        if wanted.key in held:
            return str(wanted.key)
    return next(iter(sorted(held)), "")


def objections(act: Act, case: Case, line: Line, roster: Roster, who: list[str]) -> list[Weighed]:
    """All reasons, structural ones first, weighed."""
    return with_words(act, case, line, outright(type(act), case, line, roster, who, act.signers(case)))


def outright(act: type[Act], case: Case, line: Line, roster: Roster, who: list[str], signs: tuple[Capacity, ...] = ()) -> list[Objection]:
    """What stands against the act whatever it says; `signs`: whose signatures it wants of this case."""
    return [*structural(act, case, line, roster, who, signs), *nothing_of_ours(act, case, roster)]


def with_words(act: Act, case: Case, line: Line, outright: list[Objection]) -> list[Weighed]:
    """What stands against it outright, and where that is not hard, what its words are judged by; weighed."""
    found = list(outright)
    if not any(each.hard for each in found):
        found.extend(act.objections(case))
        found.extend(secluded.reached(act, case))
        found.extend(filming.at_the_end(act, case, line.acts))
        found.extend(_still_asked(act, case))
    return weigh(found, case)


def _still_asked(act: Act, case: Case) -> Iterable[Objection]:
    """Before a matter ends: what is proposed in it and can be done no more then."""
    stage = act.leads_to()
    for key in dict.fromkeys(proposals.lost(case.memory, stage, "sign").values()) if stage else ():
        if key != act.key:
            yield Objection(f"“{registry.act(key).title}”已经提请，还没有签完，办结后按撤回处理", DUTY, "确需办成的，请等签完以后再办结", warns=True)


def sealed_state_secret(text: Any) -> bool:
    """True when words bear a mark of a state secret (绝密★, 机密★, 秘密★): such papers have no place here."""
    return isinstance(text, str) and any(mark in text for mark in ("绝密★", "机密★", "秘密★"))
