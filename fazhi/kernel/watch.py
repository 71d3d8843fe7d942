"""Raises what the rules find, through the door: once for the same facts, and told on in the same signal while it is open."""

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from fazhi import law
from fazhi.kernel import door, identity, places, registry, signals
from fazhi.kernel.acts import Line
from fazhi.kernel.deed import Done
from fazhi.kernel.models import Entry, Link, Matter, Party
from fazhi.kernel.signals import Event, Rule

LOG = logging.getLogger(__name__)
CHEAP = (signals.PERSON, signals.PLACE)  # looked at as soon as a matter is opened; the others wait for the night
KIND = "signal:"  # the kind of the link from a signal to each matter behind it


def line_of() -> Line | None:
    """The line in which signals are handled, where one is installed."""
    return next((line for line in registry.lines().values() if line.raises), None)


def night(office: str, now: datetime, origin: str = "clock") -> list[Done]:
    """Every rule over the whole office, as the clock asks it."""
    if line_of() is None:
        return []
    return [done for rule in signals.rules().values() for group in signals.found(office, rule, now.date()) for done in _raised(office, rule, group, now, origin)]


def at_once(office: str, matter: str, now: datetime | None = None) -> list[Done]:
    """The cheap rules over what is near a matter in which something was just done."""
    now = now or datetime.now()
    row = Matter.objects.filter(id=matter, level="", struck="").values("line").first()
    if row is None or line_of() is None:
        return []
    asked = [rule for rule in signals.rules().values() if rule.same in CHEAP and any(row["line"] in _lines(step) for step in rule.steps)]
    near = {same: _around(office, same, matter) for same in {rule.same for rule in asked}}
    return [done for rule in asked if len(near[rule.same]) > 1 for group in signals.found(office, rule, now.date(), near[rule.same])
            for done in _raised(office, rule, group, now, "clock")]


def soon(office: str, matter: str) -> list[Done]:
    """The cheap rules after an act that stands already: whatever goes wrong here is logged and left to the night."""
    try:
        return at_once(office, matter)
    except Exception:
        LOG.exception("关联规则没有看完，夜间再看")
        return []


def _lines(step: signals.Step) -> set[str]:
    return {*step.opens, *(act.partition(".")[0] for act in step.acts)}


def _around(office: str, same: str, matter: str) -> set[str]:
    """Matters of the same people, or with a like place, this one included."""
    if same == signals.PLACE:
        return {matter, *places.near(office, matter)}
    own = set(Party.objects.filter(matter=matter, struck="").values_list("person", flat=True))
    known = identity.alike(signals.of_one(own))
    return {matter, *Party.objects.filter(person__in=list(known), struck="").values_list("matter", flat=True)}


def _raised(office: str, rule: Rule, group: list[Event], now: datetime, origin: str) -> list[Done]:
    """The group as a new signal, as more of an open one, or nothing where its facts were told before."""
    line = line_of()
    assert line is not None and line.raises is not None
    matters = {each.matter for each in group}
    earlier: dict[str, set[str]] = {}
    for signal, other in Link.objects.filter(kind=f"{KIND}{rule.key}", matter__in=_signals(rule, matters)).values_list("matter", "other"):
        earlier.setdefault(signal, set()).add(other)
    fresh = matters - {each for told in earlier.values() for each in told}
    if not fresh:
        return []
    still = Matter.objects.filter(id__in=earlier, closed_on="", struck="").order_by("id").values_list("id", flat=True).first()
    raises, grows = line.raises
    rows = [{"matter": each.matter, "entry": each.entry, "on": each.on, "step": str(each.step)} for each in group if not still or each.matter in fresh]
    ident = sha256("/".join([office, rule.key, still or "", *sorted(matters)]).encode()).hexdigest()[:32]
    if Entry.objects.filter(id=ident).exists():
        return []
    how: dict[str, Any] = {"who": "", "office": office, "done_at": now.date().isoformat(), "origin": origin, "now": now, "id": ident}
    if still:
        return [door.do(grows(rule=rule.key, facts=rows, explanation=explanation(rule, group)), still, **how)]
    said = {"rule": rule.key, "facts": rows, "explanation": explanation(rule, group), "owed_by": rule.owed_by, "due": due(rule, now.date()),
            "before": max(earlier, default=None), "personal": rule.same == signals.PERSON}
    return [door.do(raises(**{name: value for name, value in said.items() if value is not None}), **how)]


def _signals(rule: Rule, matters: Iterable[str]) -> set[str]:
    return set(Link.objects.filter(other__in=list(matters), kind=f"{KIND}{rule.key}").values_list("matter", flat=True))


def explanation(rule: Rule, group: list[Event]) -> str:
    """Why it was raised, in one sentence that names nobody."""
    count = Counter(registry.line(line).title for line, _ in {(each.line, each.matter) for each in group})
    told = "、".join(f"{title}{n}件" for title, n in sorted(count.items()))
    return f"{rule.title}：{rule.days}日内有{told}，{signals.SAME[rule.same]}。{rule.why}。"


def due(rule: Rule, day: date) -> str | None:
    """Until when the office wants an answer; none where the year's holidays are not known, since no day is guessed."""
    try:
        return law.calendar.current().add_workdays(day, rule.within).isoformat()
    except law.LawError:
        return None
