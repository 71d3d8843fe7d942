"""A matter as its acts see it, as it stood on a day: a value, no database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from fazhi import law
from fazhi.kernel.acts import Act
from fazhi.kernel.own import Own, on_day

T = TypeVar("T")


class Said:
    """What an act said: plain words as attributes (missing: None); a sealed word reads True when it was said."""

    def __init__(self, mini: dict[str, Any], *, mended: bool = True) -> None:
        self._mini = mini
        self.mended = mended  # whether anything in its matter was corrected; True also where nobody looked

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        said = self._mini["s"].get(name)
        return True if said is None and name in self._mini["w"] else said

    @property
    def plain(self) -> dict[str, Any]:
        """All plain words that were said."""
        return dict(self._mini["s"])

    @property
    def entry(self) -> str:
        """The entry's identifier."""
        return str(self._mini["e"])

    @property
    def n(self) -> int:
        """Which entry of the matter it is."""
        return int(self._mini["i"])

    @property
    def on(self) -> date:
        """The day on which it was done."""
        return date.fromisoformat(self._mini["on"][:10])

    @property
    def at(self) -> str:
        """The day or minute at which it was done, as text."""
        return str(self._mini["on"])

    @property
    def hands(self) -> list[list[str]]:
        """[role, person, capacity] of everyone who had a hand in it."""
        return list(self._mini["h"])


@dataclass(frozen=True, slots=True)
class Running:
    """A deadline as an act sees it."""

    id: str
    term: str
    of: str
    state: str
    since: str
    due: str
    not_before: str
    done_on: str
    suspended: str
    kind: str

    @property
    def day(self) -> date | None:
        """The day on which it falls due; None while it has no day or is provisional."""
        return date.fromisoformat(self.due[:10]) if self.due else None

    def over(self, on: date) -> bool:
        """True when the last day lies before `on`; never on a guess."""
        return bool(self.day and on > self.day)


@dataclass(slots=True)
class Case:
    """The matter before an act: stage, round, what was said, what runs, who takes part, what was asked."""

    id: str
    line: str
    office: str
    day: date
    at: str
    stage: str
    round: int
    memory: dict[str, Any]
    row: dict[str, Any]
    manner: str = "here"
    doer: str = ""
    hands: list[dict[str, str]] = field(default_factory=list)
    asked: dict[str, Any] = field(default_factory=dict)
    adopted: frozenset[str] = frozenset()
    own: tuple[Own, ...] = ()
    officers: dict[str, Any] = field(default_factory=dict)
    entry: str = ""
    of: str = ""
    signing: str = ""
    recorded: str = ""
    kept: list[Any] | None = None  # why these hands may not touch the matter, where it was worked out once for many acts
    known: dict[Any, Any] = field(default_factory=dict)  # what was worked out from the memory and the day alone

    def once(self, key: Any, work: Callable[[], T]) -> T:
        """What `work` makes of the memory and the day of this case, worked out once, whatever is done in it; it must not be changed."""
        if key not in self.known:
            self.known[key] = work()
        return cast(T, self.known[key])

    @property
    def field(self) -> str:
        """The field overlay of the matter (住建, 市监 …), or empty."""
        return str(self.row.get("field", ""))

    @property
    def opened_on(self) -> date:
        """The day on which the matter began (today for a new one)."""
        return date.fromisoformat(self.row["opened_on"][:10]) if self.row.get("opened_on") else self.day

    @property
    def deciding(self) -> set[str]:
        """Everybody who decides here: whoever does it, signs it, votes on it or presides, on a signed sheet too; not who only types it in."""
        return {hand["person"] for hand in self.hands if hand["person"] and hand["role"] in ("did", "proposed", "signed", "voted", "presided")}

    @property
    def mended(self) -> bool:
        """True when words of this matter were corrected."""
        return "common.Correct" in self.memory["acts"]

    @property
    def first(self) -> Said:
        """What the opening act said."""
        first = self.memory.get("first") or {"s": {}, "on": self.at}
        return Said({"s": first["s"], "w": [], "e": "", "on": first["on"], "h": []})

    def each(self, act: type[Act] | str, *, ever: bool = False, **match: Any) -> Iterator[Said]:
        """Every remembered time the act was done (this round only, unless `ever`), newest first; `match` compares plain words."""
        known = self.memory["acts"].get(act if isinstance(act, str) else act.key)
        for one in reversed(known["kept"] if known else ()):
            if (ever or one["r"] == self.round) and all(one["s"].get(k) == v for k, v in match.items()):
                yield Said(one, mended=self.mended)

    def said(self, act: type[Act] | str, **match: Any) -> Said | None:
        """The last time the act was done, in any round; None when never."""
        return next(self.each(act, ever=True, **match), None)

    def done(self, act: type[Act] | str, **match: Any) -> bool:
        """True when the act was done in this round (with these plain words)."""
        return next(self.each(act, **match), None) is not None

    def ever(self, act: type[Act] | str, **match: Any) -> bool:
        """True when the act was done in any round (with these plain words)."""
        return next(self.each(act, ever=True, **match), None) is not None

    def time_of(self, entry: str) -> str:
        """The day or minute at which an entry of this matter was done; empty where the matter no longer remembers it."""
        return next((str(one["on"]) for known in self.memory["acts"].values() for one in known["kept"] if one["e"] == entry), "")

    def hands_of(self, entry: str) -> list[list[str]]:
        """[role, person, capacity] of everyone who had a hand in an entry; empty where the matter no longer remembers it."""
        return next((list(one["h"]) for known in self.memory["acts"].values() for one in known["kept"] if one["e"] == entry), [])

    def count(self, act: type[Act] | str) -> int:
        """How often the act was done, struck ones not counted."""
        known = self.memory["acts"].get(act if isinstance(act, str) else act.key)
        return int(known["n"]) if known else 0

    def total(self, act: type[Act] | str, name: str) -> int:
        """The sum of an adding field over all times the act was done (fen for money)."""
        known = self.memory["acts"].get(act if isinstance(act, str) else act.key)
        return int(known["sums"].get(name, 0)) if known else 0

    def signs_his_own(self) -> bool:
        """Whether somebody who did or proposed this act also signs it; who alone stands on a signed sheet is its signer, and who prepared it is not told."""
        made, signed = ({hand["person"] for hand in self.hands if hand["role"] in roles and hand["person"]} for roles in (("did", "proposed"), ("signed",)))
        return bool(made & signed)

    def had_hand(self, person: str, act: type[Act] | str) -> bool:
        """True when the person had a hand (other than typing) in the act, in any round."""
        known = self.memory["acts"].get(act if isinstance(act, str) else act.key)
        return bool(known and person in known["hands"])

    def deadlines(self, term: str, of: str | None = None) -> list[Running]:
        """Remembered deadlines of a term, newest last."""
        found = []
        for ident, row in self.memory["rows"].get("deadline", {}).items():
            if row["term"] == term and (of is None or row.get("of", "") == of):
                found.append(Running(ident, term, row.get("of", ""), row.get("state", ""), row.get("since", ""), row.get("due", ""),
                                     row.get("not_before", ""), row.get("done_on", ""), row.get("suspended", ""), row.get("kind", "")))
        return found

    def open(self, term: str, of: str | None = None) -> Running | None:
        """The open deadline of a term, if one runs."""
        return next((each for each in self.deadlines(term, of) if each.state == "open"), None)

    def waited(self, term: str, of: str | None = None) -> bool:
        """True when no `wait` of this term stands in the way on this day (it has passed, was met or never began)."""
        running = self.open(term, of)
        return running is None or running.over(self.day)

    def parties(self, capacity: str = "") -> list[str]:
        """Identifiers of the parties (rows) with this capacity who still take part."""
        return [ident for ident, row in self.memory["rows"].get("party", {}).items()
                if (not capacity or row["capacity"] == capacity) and not row.get("until")]

    def person_of(self, party: str) -> str:
        """The person behind a party; empty when unknown."""
        return str(self.memory["rows"].get("party", {}).get(party, {}).get("person", ""))

    def kind_of(self, party: str) -> str:
        """What the person behind a party is: `natural` or `organisation`; empty where nobody wrote it down."""
        return str(self.memory["rows"].get("party", {}).get(party, {}).get("kind", ""))

    def who_of(self, party: str) -> dict[str, str]:
        """The person behind a party as a `Who` field of an opened matter takes it."""
        return {"person": self.person_of(party), "kind": self.kind_of(party)}

    @property
    def parent(self) -> str:
        """The matter of which this one is a part; empty when it stands alone."""
        return str(self.row.get("parent") or "")

    @property
    def parent_line(self) -> str:
        """The line of the matter of which this one is a part; empty when it stands alone."""
        kinds = [row["kind"] for row in self.memory["rows"].get("link", {}).values() if self.parent and row["other"] == self.parent]
        return next((kind.partition(":")[2] for kind in kinds if not kind.startswith("to:")), "")

    def awaited(self, entry: str) -> list[str]:
        """Persons who have still to confirm an entry."""
        return [row.get("person", "") for row in self.memory["rows"].get("deadline", {}).values()
                if row["term"] == "confirm" and row.get("state") == "open" and row.get("of") == entry]

    def unconfirmed(self, *acts: type[Act]) -> list[str]:
        """Entries of these acts (of all when none is named) that a named officer has not confirmed, or has contested and nobody settled."""
        waiting = [(row.get("of", ""), row["term"]) for row in self.memory["rows"].get("deadline", {}).values() if row.get("state") == "open"]
        contested = [of for of, term in waiting if term == "settle" and self.ever("common.Contest", entry=of)]
        found = dict.fromkeys([*(of for of, term in waiting if term == "confirm"), *contested])
        known = {said.entry for act in acts for said in self.each(act, ever=True)}
        return [entry for entry in found if not acts or entry in known]

    def papers(self, kind: str = "", of: str | None = None) -> list[dict[str, Any]]:
        """Issued papers of a kind (neither void nor replaced), with their `id`."""
        return [{"id": ident, **row} for ident, row in self.memory["rows"].get("paper", {}).items()
                if (not kind or row["kind"] == kind) and (of is None or row.get("of", "") == of) and row["state"] not in ("void", "replaced")]

    def paper(self, ident: str) -> dict[str, Any]:
        """One paper of the matter, whatever its state; empty when there is none."""
        return dict(self.memory["rows"].get("paper", {}).get(ident, {}))

    def links(self, kind: str = "") -> list[str]:
        """Identifiers of linked matters of a kind."""
        return [row["other"] for row in self.memory["rows"].get("link", {}).values() if not kind or row["kind"] == kind]

    def shown(self) -> list[str]:
        """Identifiers of disclosures of this matter that still stand."""
        return [ident for ident, row in self.memory["rows"].get("disclosure", {}).items() if not row.get("until")]

    def limit(self, rule: str, on: date | None = None) -> Any:
        """The value of a threshold on the case's day, the office's own first: a number, or None where the law had none (see law.threshold)."""
        own = self.own_on(on or self.day).get(rule)
        return own.value if own else law.threshold(rule, on or self.day)

    def due(self, name: str, start: date, event: date | None = None) -> law.Due:
        """When a term that begins on a day ends, the office's own value first; raises what law.due raises."""
        own = {rule: each.value for rule, each in self.own_on(start).items()}
        return law.due(name, start, field=self.field, event=event, own=own)

    def own_on(self, on: date) -> dict[str, Own]:
        """What the office had set for itself on a day: {rule: value with its document}."""
        return on_day(self.own, on)

    def officer(self, person: str) -> Any:
        """What the house knows of an official on this day: capacities, certificate; None when nobody."""
        return self.officers.get(person)
