"""Old or new law (从旧兼从轻): which version of a violation item applies to a deed, explained step by step and never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fazhi.law.errors import BadInput, LawError, NotInForce
from fazhi.law.explain import Step
from fazhi.law.facts import Facts, asked, circumstance, holds, words_of
from fazhi.law.provisions import provision
from fazhi.law.violation_items import PARTIES, Fine, Item, Range, item, versions

PRINCIPLE = "处罚·从旧兼从轻"
SAME, OLD, NEW, NO_BREACH, OPEN, UNKNOWN = "same", "old", "new", "no_breach", "open", "unknown"
OUTCOMES = {SAME: "行为日与决定日是同一规定", OLD: "适用行为日的规定", NEW: "适用新的规定", NO_BREACH: "不认为是违法，不予处罚",
            OPEN: "不能判断，须先查明", UNKNOWN: "没有载入当日的规定"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which law applies: outcome, the item as that law has it (None when open or no breach), the range of a fine, facts still missing, the steps."""

    key: str
    outcome: str
    item: Item | None
    fine: Fine
    missing: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def settled(self) -> bool:
        """True when nothing about the choice of law or the range is left open."""
        return self.outcome not in (OPEN, UNKNOWN) and not self.missing

    @property
    def range(self) -> Range | None:
        """The range of a fine that applies, if one does."""
        return self.fine.range

    @property
    def text(self) -> str:
        """All steps, a line each."""
        return "\n".join(f"{n}. {step.line}" for n, step in enumerate(self.steps, 1))


NONE = Fine(None)


def choose(key: str, deed_on: date, decided_on: date, kind: str, facts: Facts) -> Chosen:
    """The law for a deed: that of its day, unless the law of the day of decision is lighter or no longer sees a breach.

    `deed_on` is the day on which a continued breach ended; `kind` is natural or organisation. Raises UnknownItem, and BadInput when
    the decision lies before the deed or the kind of party is none.
    """
    if decided_on < deed_on:
        raise BadInput(f"决定日（{decided_on}）早于违法行为发生日（{deed_on}）。请核对日期。")
    if kind not in PARTIES:
        raise BadInput("当事人应为个人（natural）或单位（organisation）。")
    all_ = versions(key)
    try:
        old = item(key, deed_on)
    except NotInForce:
        first = all_[0].version
        return _open(key, UNKNOWN, [Step(f"行为日{deed_on}没有载入“{all_[0].title}”的规定（载入的自{first.since}起），不作推测，请法制机构核定")])
    steps = [Step(f"行为日{deed_on}的规定：{old.version.value}", key, old.version.cite)]
    if not old.sure_of_start:
        steps.append(Step("这一规定自何日施行没有查明，请核对行为日是否已经施行", key))
    try:
        new = item(key, decided_on)
    except NotInForce:
        steps.append(Step(f"决定日{decided_on}没有载入规定：可能已废止，也可能没有载入，请法制机构核定", key))
        return _open(key, OPEN, steps)
    if new.version == old.version:
        steps.append(Step(f"决定日{decided_on}仍是同一规定，不需要比较"))
        return _applied(key, SAME, old, kind, facts, steps)
    steps += [Step(f"决定日{decided_on}的规定：{new.version.value}", key, new.version.cite), *_between(all_, old, new), *_principle(decided_on)]
    return _compared(key, old, new, kind, facts, steps)


def _between(all_: tuple[Item, ...], old: Item, new: Item) -> list[Step]:
    """A version that came and went between the two days is named; the law compares only the two."""
    middle = [each for each in all_ if old.version.until and new.version.since and each.version.since and
              old.version.until < each.version.since < new.version.since]
    return [Step(f"期间还有过{each.version.cite}，法律只比较行为日和决定日的规定") for each in middle]


def _principle(on: date) -> list[Step]:
    """The rule by which old and new are chosen, with its article of the day of decision; an older penalty law had none."""
    told = "适用行为时的规定；新的规定处罚较轻或者不认为是违法的，适用新的规定"
    try:
        return [Step(told, "APL-VER-01", provision(PRINCIPLE, on).cite)]
    except LawError:
        return [Step(told), Step("当日的处罚法没有从旧兼从轻的条文，按一般法理比较，请法制审核")]


def _compared(key: str, old: Item, new: Item, kind: str, facts: Facts, steps: list[Step]) -> Chosen:
    """Two different texts: first whether the new one still sees a breach, then which is the lighter."""
    added = [each for each in new.elements if each not in old.elements]
    told = {each: holds({"fact": each}, facts) for each in added}
    if added:
        steps.append(Step(f"新的规定收窄了构成要件：须{words_of(added)}", key, new.version.cite))
    if False in told.values():
        steps.append(Step(f"本案不具备“{words_of(each for each in added if told[each] is False)}”，新的规定不认为是违法", key, new.version.cite))
        return Chosen(key, NO_BREACH, None, NONE, (), tuple(steps))
    if None in told.values():
        missing = tuple(each for each in added if told[each] is None)
        return _open(key, OPEN, [*steps, Step(f"没有查明是否“{words_of(missing)}”，不能判断新的规定是否认为违法")], missing)
    return _lighter(key, old, new, kind, facts, steps)


def _lighter(key: str, old: Item, new: Item, kind: str, facts: Facts, steps: list[Step]) -> Chosen:
    before, after = old.fine(kind, facts), new.fine(kind, facts)
    missing = tuple(dict.fromkeys((*before.missing, *after.missing)))
    if missing:
        return _open(key, OPEN, [*steps, Step(f"比较轻重还须查明：{words_of(missing)}")], missing)
    steps.append(Step(f"对{PARTIES[kind]}：旧的规定{_said(before)}；新的规定{_said(after)}"))
    weight = compared(before, after, facts)
    if weight is None:
        return _open(key, OPEN, [*steps, Step("两者有一方幅度未查明，或者种类不同，轻重不由系统判断，请法制审核后确定")])
    if weight > 0:
        steps.append(Step("新的规定较轻，适用新的规定", key, new.version.cite))
        return _applied(key, NEW, new, kind, facts, steps)
    steps.append(Step(f"新的规定{'较重' if weight < 0 else '并不较轻'}，适用行为日的规定", key, old.version.cite))
    return _applied(key, OLD, old, kind, facts, steps)


def compared(before: Fine, after: Fine, facts: Facts) -> int | None:
    """Above 0 when the later range is the lighter, below 0 when it is the heavier, 0 when they weigh the same; None when nobody can say.

    First the most, then the least; a penalty beside the fine that only one of the two has makes them incomparable,
    unless it lies on the side that is heavier anyway.
    """
    if before.range is None or after.range is None:
        return (before.range is not None) - (after.range is not None)
    one, two = before.range.bounds(facts), after.range.bounds(facts)
    if one is None or two is None:
        return None
    fines = (one[1], one[0], not before.range.may), (two[1], two[0], not after.range.may)
    weight = (fines[0] > fines[1]) - (fines[0] < fines[1])
    gone, come = set(before.range.also) - set(after.range.also), set(after.range.also) - set(before.range.also)
    if (come and (weight > 0 or gone)) or (gone and weight < 0):
        return None
    return weight or bool(gone) - bool(come)


def _said(fine: Fine) -> str:
    return fine.range.words if fine.range else "没有罚款"


def _applied(key: str, outcome: str, one: Item, kind: str, facts: Facts, steps: list[Step]) -> Chosen:
    """The version that applies, its elements asked and its range found."""
    told = {each: facts.get(each) for each in one.elements}
    if False in told.values():
        missing_element = words_of(each for each in one.elements if told[each] is False)
        steps.append(Step(f"本案不具备“{missing_element}”，不构成这一违法事项", key, one.version.cite))
        return Chosen(key, NO_BREACH, None, NONE, (), tuple(steps))
    fine = one.fine(kind, facts)
    missing = tuple(dict.fromkeys((*(each for each in one.elements if told[each] is None), *fine.missing)))
    if missing:
        steps.append(Step(f"确定幅度还须查明：{words_of(missing)}"))
    elif fine.range is None:
        steps.append(Step(_no_fine(one, kind, facts), key, one.version.cite))
    else:
        steps.append(Step(f"适用的幅度：{fine.range.words}", key, one.version.cite))
    if one.version.note:
        steps.append(Step(f"注意：{one.version.note}"))
    return Chosen(key, outcome, one, fine, missing, tuple(steps))


def _no_fine(one: Item, kind: str, facts: Facts) -> str:
    several = [each for each in one.ranges if each.kind == "fine" and each.of in ("", kind)]
    if not one.ranges:
        return "这一事项没有罚款，只能依法责令改正、拆除或者申请执行"
    if not several:
        return f"这一事项没有对{PARTIES[kind]}的罚款"
    said = "、".join(circumstance(each).told(facts[each]) for each in dict.fromkeys(key for one in several for key in asked(one.when)) if facts.get(each) is not None)
    return f"按查明的情节（{said}）不处罚款，应当先责令改正"


def _open(key: str, outcome: str, steps: list[Step], missing: tuple[str, ...] = ()) -> Chosen:
    return Chosen(key, outcome, None, Fine(None, missing), missing, tuple(steps))
