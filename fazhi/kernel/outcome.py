"""From consequences to row changes: pure, so that what an act does can be shown before it is done."""

import json
from dataclasses import dataclass, field
from typing import Any

from fazhi.kernel import capacities, own_papers, proposals, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NONE, Act, Line, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.counted import WHOLE, count, recounted, set_day, why

Change = list[Any]
SEEN_AT_ONCE = ("field",)  # what the same act says of its matter decides by which rules its terms are counted


@dataclass(slots=True)
class Outcome:
    """What follows from one act: row changes in order, and what must be done beside them (papers, other matters, keys)."""

    entry: str
    matter: str
    office: str
    line: Line
    case: Case
    rows: dict[str, dict[str, Any]]
    row: dict[str, Any]
    changes: list[Change] = field(default_factory=list)
    issues: list[tuple[c.Issue, str]] = field(default_factory=list)
    opens: list[c.Open] = field(default_factory=list)
    tells: list[c.Tell] = field(default_factory=list)
    does: list[c.Do] = field(default_factory=list)
    erases: list[str] = field(default_factory=list)

    def ident(self) -> str:
        """The next row identifier of this entry."""
        return f"{self.entry}-{len(self.changes)}"

    def insert(self, table: str, values: dict[str, Any], ident: str = "") -> str:
        """A new row, opened by this entry; returns its identifier."""
        ident = ident or self.ident()
        self.changes.append(["+", table, ident, {k: v for k, v in values.items() if v not in ("", None)}])
        return ident

    def takes_part(self, person: str, kind: str, capacity: str, since: str) -> str:
        """The row of somebody who takes part in this capacity: the one that stands, or a new one; told again, he does not come twice."""
        stands = (ident for ident, row in self.rows.get("party", {}).items() if (row["person"], row["capacity"], row.get("until") or "") == (person, capacity, ""))
        return next(stands, "") or self.insert("party", {"person": person, "kind": kind, "capacity": capacity, "since": since})

    def change(self, table: str, ident: str, old: dict[str, Any], new: dict[str, Any]) -> None:
        """Columns of a standing row change; old values are stored so that the change can be reversed."""
        pairs = {k: [old.get(k, 0 if isinstance(v, int) else ""), v] for k, v in new.items()}
        pairs = {k: pair for k, pair in pairs.items() if pair[0] != pair[1]}
        if pairs:
            self.changes.append(["~", table, ident, pairs])

    def matter_change(self, **new: Any) -> None:
        """Columns of the matter itself change."""
        new = {k: v for k, v in new.items() if self.row.get(k, "") != v}
        if new:
            self.change("matter", self.matter, self.row, new)
            self.row.update(new)
            self.case.row.update({k: v for k, v in new.items() if k in SEEN_AT_ONCE})

    # -- terms -------------------------------------------------------------------------------------------------------

    def start(self, one: c.Start) -> None:
        """Open a deadline as the law of the day gives it; nothing where the law had no limit."""
        use = self.line.terms[one.term]
        since = one.since or self.case.at
        values: dict[str, Any] = {
            "office": self.office, "line": self.line.key, "term": one.term, "title": use.title, "of": one.of, "kind": use.kind,
            "capacity": one.capacity or ("" if one.person else use.who if isinstance(use.who, str) else use.who.key), "unit": one.unit, "person": one.person,
            "since": since, "state": "open", "lost": use.lost, "field": self.case.field, "due": one.due,
        }
        if use.rule != NONE:
            name = use.rule or f"{self.line.key}.{one.term}"
            counted = count(name, since, self.case.field, event=one.event, law_of=one.law_of, own=self.case.own_on)
            if counted is None:
                return
            values.update({**counted, **({"due": one.due} if one.due else {})})
        if any(change[0] == "+" and change[1] == "deadline" and change[3]["term"] == one.term and change[3].get("of", "") == one.of
               and change[3].get("person", "") == one.person for change in self.changes):
            return
        self.insert("deadline", values)

    def _open(self, term: str, of: str | None) -> list[tuple[str, dict[str, Any]]]:
        return [(k, v) for k, v in self.rows.get("deadline", {}).items()
                if v["term"] == term and v.get("state") == "open" and (of is None or v.get("of", "") == of)]

    def end_term(self, one: "c.Meet | c.Void | c.Lapse", state: str) -> None:
        """An open deadline is met, voided or lapsed on the act's day."""
        person = getattr(one, "person", "")
        for ident, old in self._open(one.term, one.of):
            if person and old.get("person", "") != person:
                continue
            self.change("deadline", ident, old, {"state": state, "done_on": self.case.at[:10], "ended_by": self.entry})
            old["state"] = state

    def reopen(self, one: c.Reopen) -> None:
        """The term that ended last runs again, if it was met."""
        ended = [(k, v) for k, v in self.rows.get("deadline", {}).items() if v["term"] == one.term and v.get("of", "") == one.of]
        for ident, old in ended[-1:]:
            if old.get("state") == "met":
                self.change("deadline", ident, old, {"state": "open", "done_on": ""})
                old.update({"state": "open", "done_on": ""})

    def suspend(self, one: c.Suspend) -> None:
        """Open an interval in which time does not count: [since, until, ground], and what it came from where that was told."""
        ours = [one.ground, one.source] if one.source else [one.ground]
        for ident, old in self._matching(one.terms, one.of):
            intervals = json.loads(old.get("suspended") or "[]")
            if any(why(each) == ours and not each[1] for each in intervals):
                continue
            kept = set_day(old, self.case.own_on)  # else it would be gone when time runs again
            intervals.append([self.case.at[:10], "", *([one.ground, one.source, kept] if kept else ours)])
            self._recount(ident, old, {"suspended": json.dumps(intervals, ensure_ascii=False)})

    def resume(self, one: c.Resume) -> None:
        """Close the open interval of a ground and source and count the due day anew."""
        ours = [one.ground, one.source] if one.source else [one.ground]
        for ident, old in self._matching(one.terms, None):
            intervals = json.loads(old.get("suspended") or "[]")
            closed = [[each[0], each[1] or (self.case.at[:10] if why(each) == ours else ""), *each[2:]] for each in intervals]
            if closed != intervals:
                self._recount(ident, old, {"suspended": json.dumps(closed, ensure_ascii=False)})

    def prolong(self, one: c.Prolong) -> None:
        """Extend an open deadline as its rule allows."""
        for ident, old in self._open(one.term, one.of):
            before = int(old.get("extended") or 0)
            self._recount(ident, old, {"extended": WHOLE if not one.units else one.units + max(before, 0)})

    def redate(self, one: c.Date) -> None:
        """Date a provisional deadline."""
        old = self.rows.get("deadline", {}).get(one.deadline)
        if old is not None:
            self._recount(one.deadline, old, {})

    def _matching(self, terms: tuple[str, ...], of: str | None) -> list[tuple[str, dict[str, Any]]]:
        return [(k, v) for k, v in self.rows.get("deadline", {}).items() if v.get("state") == "open" and v.get("rule")
                and (not terms or v["term"] in terms) and (of is None or v.get("of", "") == of)]

    def _recount(self, ident: str, old: dict[str, Any], new: dict[str, Any]) -> None:
        keep = recounted({**old, **new}, self.case.own_on)
        self.change("deadline", ident, old, {**new, **keep})
        old.update({**new, **keep})

    # -- everything else ---------------------------------------------------------------------------------------------

    def enter(self, stage: Stage) -> None:
        """The matter enters a stage; an earlier one begins a new round, an end closes it: what was proposed and cannot be done there any more is as taken back."""
        order = self.line.order
        now = self.row.get("stage", "")
        new: dict[str, Any] = {"stage": stage.key}
        if order(stage.key) < order(now):
            new["round"] = int(self.row.get("round", 1)) + 1
        if stage.end:
            new["closed_on"] = self.case.at[:10]
        elif self.row.get("closed_on"):
            new["closed_on"] = ""
        self.matter_change(**new)
        for term in ("sign", "returned"):
            for entry in proposals.lost({**self.case.memory, "rows": self.rows}, stage, term):
                self.apply(c.Void(term, entry))

    def given_to(self, handler: str) -> None:
        """What was sent back to whoever worked on the matter goes to the one who handles it from now on."""
        for entry, key in proposals.standing({**self.case.memory, "rows": self.rows}, "returned").items() if handler else ():
            for ident, old in self._open("returned", entry) if capacities.handler in registry.act(key).by else ():
                new = {"person": "", "capacity": capacities.handler.key}
                self.change("deadline", ident, old, new)
                old.update(new)

    def given(self, one: c.Change) -> None:
        """Changes computed beforehand; those of the matter itself go through its row."""
        for change in one.changes:
            if change[1] == "matter":
                self.matter_change(**{k: pair[1] for k, pair in change[3].items()})
            else:
                self.changes.append(list(change))

    def apply(self, one: c.Consequence) -> None:
        """Turn one consequence into row changes."""
        match one:
            case c.Start():
                self.start(one)
            case c.Meet():
                self.end_term(one, "met")
            case c.Reopen():
                self.reopen(one)
            case c.Void():
                self.end_term(one, "void")
            case c.Lapse():
                self.end_term(one, "lapsed")
            case c.Suspend():
                self.suspend(one)
            case c.Resume():
                self.resume(one)
            case c.Prolong():
                self.prolong(one)
            case c.Date():
                self.redate(one)
            case c.Enter():
                self.enter(self.line.stage(one.stage))
            case c.Set():
                self.matter_change(**one.values)
                self.given_to(str(one.values.get("handler") or ""))
            case c.Change():
                self.given(one)
            case _:
                self._apply_things(one)

    def issue(self, one: c.Issue) -> None:
        """A paper's row, and the duties to serve it and to have it back signed; the one it replaces steps aside."""
        if one.replaces:
            self.change("paper", one.replaces, self.rows.get("paper", {}).get(one.replaces, {}), {"state": "replaced"})
            for term in (self.line.template(one.paper).within, "signed_copy"):
                self.end_term(c.Void(term, one.replaces), "void")
        self.issues.append((one, self.ident()))
        template = own_papers.template(self.office, self.line, one.paper, self.case.at[:10])
        paper = self.insert("paper", {"office": self.office, "kind": f"{self.line.key}.{one.paper}", "title": template.title, "of": one.of,
                                      "template": template.hash, "state": "signed" if one.signed else "issued", "outward": int(template.outward),
                                      "issued_on": self.case.at[:10], "level": template.level, "signed_file": one.signed})
        if (template.starts or (template.serves and not one.handed)) and template.within in self.line.terms:
            self.start(c.Start(template.within, of=paper))
        if template.signed_back and not one.signed:
            self.start(c.Start("signed_copy", of=paper))

    def _apply_things(self, one: c.Consequence) -> None:
        day = self.case.at[:10]
        match one:
            case c.Issue():
                self.issue(one)
            case c.MarkPaper():
                old = self.rows.get("paper", {}).get(one.paper, {})
                self.change("paper", one.paper, old, {"state": one.state, **({"signed_file": one.file} if one.file else {})})
            case c.List():
                self.insert("listing", {"office": self.office, "register": one.register, "key": one.key, "title": one.title,
                                        "words": json.dumps(one.words, ensure_ascii=False, sort_keys=True),
                                        "since": one.since or day, "until": one.until})
            case c.Delist():
                for ident, old in self.rows.get("listing", {}).items():
                    if old["register"] == one.register and old["key"] == one.key and (not old.get("until") or old["until"] > (one.on or day)):
                        self.change("listing", ident, old, {"until": one.on or day, "ended_by": self.entry})
            case c.Reword():
                for ident, old in self.rows.get("listing", {}).items():
                    if old["register"] == one.register and old["key"] == one.key:
                        was, now = (json.dumps(each, ensure_ascii=False, sort_keys=True) for each in (one.was, one.words))
                        self.change("listing", ident, {"words": was}, {"words": now})  # the memory of a matter keeps no words of its listings
            case c.Take():
                self.insert("party", {"person": one.person, "capacity": one.capacity, "kind": one.kind, "since": day})
            case c.Leave():
                self.change("party", one.party, self.rows.get("party", {}).get(one.party, {}), {"until": day, "ended_by": self.entry})
            case c.Relate():
                self.insert("link", {"other": one.other, "kind": one.kind, "since": day})
            case c.Show():
                self.insert("disclosure", {"office": self.office, "channel": one.channel, "title": one.title, "word": one.word,
                                           "column": one.column, "subject": one.subject, "since": day})
            case c.Hide():
                old = self.rows.get("disclosure", {}).get(one.disclosure, {})
                self.change("disclosure", one.disclosure, old, {"until": day, "ended_by": self.entry})
            case c.Appoint():
                self.insert(one.table, one.values, one.key)
            case c.End():
                self.change(one.table, one.id, {}, {"until": one.on or day, "ended_by": self.entry})
            case c.Open():
                self.opens.append(one)
            case c.Tell():
                self.tells.append(one)
            case c.Do():
                self.does.append(one)
            case c.Erasure():
                self.erases.extend(one.keys)


def declared(out: Outcome, act: Act, judged: Case, may_enter: bool) -> None:
    """Everything that the act's declaration makes follow, then what it yields."""
    for term in act.meets:
        out.apply(c.Meet(term, judged.of or None))
    for term in act.voids:
        out.apply(c.Void(term))
    stage = act.leads_to()
    if stage is not None and may_enter:
        out.enter(stage)
    for term in act.starts:
        out.apply(c.Start(term))
    for paper in act.issues:
        out.apply(c.Issue(paper))
    for one in act.follows(judged):
        out.apply(one)
