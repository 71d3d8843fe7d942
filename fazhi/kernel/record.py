"""How an act that may be done becomes an entry: people, outcome, papers, numbers, seals, hash – and what it opens elsewhere."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction

from fazhi.kernel import (
    beside,
    camera,
    companion,
    counted,
    filenames,
    happen,
    indexing,
    levels,
    own_papers,
    registry,
    traces,
    words,
)
from fazhi.kernel import fields as f
from fazhi.kernel import memory as mem
from fazhi.kernel.acts import Line
from fazhi.kernel.case import Case
from fazhi.kernel.clean import Words
from fazhi.kernel.consequences import Relate
from fazhi.kernel.deed import Deed, Done, day_of, uuid7
from fazhi.kernel.digest import canonical, entry_hash
from fazhi.kernel.fields import ANONYMOUS, CALLER
from fazhi.kernel.issue import Teller, text_of
from fazhi.kernel.marks import marks_of
from fazhi.kernel.models import Mark, PersonKey
from fazhi.kernel.numbering import all_used, number_of
from fazhi.kernel.old import before_live
from fazhi.kernel.outcome import Outcome, declared
from fazhi.kernel.roster import Roster
from fazhi.kernel.templates import Template
from fazhi.kernel.why_not import weigh
from fazhi.kernel.wrong import Refused, Weighed

FORMAT = 1


@dataclass(slots=True)
class Recording:
    """One entry in the making."""

    deed: Deed
    case: Case
    line: Line
    staff: Roster
    said: Words
    row: dict[str, Any]
    now: datetime
    flags: list[Weighed]
    sealed: list[words.SealedWord] = field(default_factory=list)
    commitments: dict[str, str] = field(default_factory=dict)
    fresh_people: dict[str, dict[str, Any]] = field(default_factory=dict)
    found_by: list[dict[str, str]] = field(default_factory=list)
    papers: list[str] = field(default_factory=list)
    entry: str = ""
    matter: str = ""
    key: str = ""

    def write(self, perform: Callable[[Deed], Done]) -> Done:
        """Record the entry and whatever it opens or tells, in the caller's transaction."""
        deed = self.deed
        self.entry = deed.id or uuid7(self.now)
        self.matter = deed.matter or deed.new_id or (self.entry if self.line.key != "house" else deed.office or self.entry)
        self.key = self.row.get("key") or words.keys().take()[0]
        out = self._outcome()
        self._issue(out)
        self._seal_words()
        body = self._body(out)
        text = canonical(body)
        digest = entry_hash(settings.FAZHI_ALGORITHM, body["prev"], text)
        memory = mem.remember(self._present(), body)
        self._store(body, text, digest, memory, out)
        opened = tuple(self._elsewhere(out, perform))
        return Done(self.entry, self.matter, self.row.get("code", ""), body["n"], body["act"], digest,
                    proposed=body["act"] == "common.Propose", flags=tuple(body["flags"]), papers=tuple(self.papers), opened=opened)

    # -- what follows ------------------------------------------------------------------------------------------------

    def _present(self) -> dict[str, Any]:
        return json.loads(self.row["memory"]) if self.row.get("memory") else mem.fresh()

    def _outcome(self) -> Outcome:
        deed, act = self.deed, self.deed.act
        out = Outcome(self.entry, self.matter, deed.office or self.matter, self.line, self.case, self._present()["rows"], self.row)
        self.case.id, self.case.entry = self.matter, self.entry
        if not deed.matter:
            self._begin(out)
        self._people(out)
        self._files(out)
        for one in deed.extra:
            out.apply(one)
        declared(out, act, self.case, self._may_enter(out))
        if deed.manner == "here" and not deed.told:  # on paper the signature stands already
            beside.confirming(out, self.said.confirming, self.case.hands)
        for flag in self.flags:
            if flag.stops and not flag.hard:
                out.insert("deadline", {"office": out.office, "line": self.line.key, "term": "settle", "title": self.line.terms["settle"].title,
                                        "of": self.entry, "kind": "duty", "capacity": "chief", "since": self.case.at, "state": "open"})
                break
        for one in out.opens:
            out.apply(Relate(beside.opened_id(self.entry, out.opens.index(one)), f"to:{one.line}"))
        out.tells += levels.told_to_parts(self.matter, out.changes)
        return out

    def _begin(self, out: Outcome) -> None:
        at, deed = self.case.at, self.deed
        digits = int(sha256(self.matter.encode()).hexdigest()[:12], 16) % 10**6
        code = f"{self.line.prefix or self.line.key[:2].upper()}{at[2:4]}{at[5:7]}{at[8:10]}-{digits:06d}"
        values = {"office": out.office, "line": self.line.key, "code": code, "opened_on": at[:10], "opened_by": self.entry,
                  "round": 1, "outside": deed.outside, "parent": deed.parent, "old": int(deed.manner == "outside" and deed.origin == "import")}
        out.changes.append(["+", "matter", self.matter, {k: v for k, v in values.items() if v not in ("", 0)}])
        self.row.update({**values, "id": self.matter})
        self.case.row.update(values)

    def _may_enter(self, out: Outcome) -> bool:
        """A stage is entered unless later acts stand on a later stage already, or the stage was wrong and would lead back."""
        stage = self.deed.act.enters
        target = stage if hasattr(stage, "key") else None
        if target is None:
            return True
        order = self.line.order
        late = bool(self.row.get("last_at")) and self.case.at[:10] < self.row["last_at"][:10]
        wrong = any(each.stops for each in self.flags)
        return not ((late or wrong) and order(target.key) <= order(out.row.get("stage", "")))

    def _people(self, out: Outcome) -> None:
        """Make a person and a party of everyone the act brings in; identity words are sealed under the person's own key."""
        for path, who in self.said.people:
            value, plain = self.said.sealed.pop(path), _at(self.said.clean, path)
            part = CALLER if value.get("name") == ANONYMOUS else self.deed.act.capacity_of(who)
            if part == CALLER and not value.get("phone"):
                self._seal(path, self.key, value)
                continue
            person = plain.get("person") or self._new_person(out, path, value, plain["kind"])
            if plain.get("person"):
                self._seal(path, self.key, value)
                self.found_by += indexing.told_again(out.office, person, value) if part else ()
            party = out.takes_part(person, plain["kind"], part, self.case.at[:10]) if part else ""
            for words_ in (plain, _at(self.said.plain, path)):
                words_.update({"person": person, **({"party": party} if party else {})})
            self.fresh_people[person] = {**self.fresh_people.get(person, {}), **value}

    def _new_person(self, out: Outcome, path: str, value: dict[str, Any], kind: str) -> str:
        key, _ = words.keys().take()
        person = out.insert("person", {"office": out.office, "kind": kind, "key": key, "word": path, "said_by": self.entry})
        self._seal(path, key, value)
        self.found_by += traces.person_rows(out.office, person, {**value, "kind": kind})
        return person

    def _files(self, out: Outcome) -> None:
        files = list(self.said.files)
        if self.deed.scan:
            scan = f.File("签字件").one(self.deed.scan)
            files.append(("scan", scan))
            self.said.plain["scan"] = {k: scan[k] for k in ("hash", "size", "media")}
            if scan["name"]:
                self.said.sealed["scan.name"] = scan["name"]
            self.said.looks.update(camera.looks(files[-1:]))
        for path, one in files:
            look = self.said.looks.get(path, camera.NOTHING)
            out.insert("file", {"hash": one["hash"], "size": one["size"], "media": one["media"], "word": path, "taken": look.taken, "how": look.how})
            if look.device or look.place:
                self._seal(f"{camera.WORD}{path}", self.key, {"device": look.device, "place": look.place})

    # -- papers and seals --------------------------------------------------------------------------------------------

    def _issue(self, out: Outcome) -> None:
        """Number and fill the papers that follow; a flagged act done on paper or outside issues none of ours."""
        theirs = companion.copied(self.case, self.staff)
        if theirs and out.issues and not type(self.deed.act).fact and not self.deed.told:
            raise Refused(weigh([companion.theirs(type(self.deed.act))], self.case))
        ours = not theirs and not before_live(self.case.memory, self.case.at) and (self.deed.manner == "here" or (self.deed.manner == "paper" and not any(each.stops for each in self.flags)))
        if not ours:
            dropped = {ident for _, ident in out.issues}
            out.changes = [each for each in out.changes if each[2] not in dropped]
            return
        teller = Teller(self.case, self.line, self.staff, self.deed.act, self.said.clean, self.fresh_people)
        teller.due = {change[3]["term"]: counted.told(change[3].get("due", ""), change[3].get("not_before", "")) for change in out.changes if change[0] == "+" and change[1] == "deadline"}
        teller.taken = {change[2]: change[3]["person"] for change in out.changes if change[0] == "+" and change[1] == "party"}
        moved = [change for change in out.changes if change[0] == "~" and change[1] == "deadline" and "due" in change[3]]
        running = out.rows.get("deadline", {})  # what has ended and begun anew since is not remembered, and no paper tells its day
        teller.due.update({(row := running[change[2]])["term"]: counted.told(row.get("due", ""), row.get("not_before", "")) for change in moved if change[2] in running})
        numbers = list[str]()
        for one, ident in out.issues:
            template = own_papers.template(out.office, self.line, one.paper, self.case.at[:10])
            number = one.number or self._number(out, template, {"form_number": self.said.clean.get("form_number"), **one.words})
            numbers.append(number)
            change = next(each for each in out.changes if each[2] == ident)
            if number:
                change[3]["number"] = number
            text = one.text or text_of(template, teller, {"number": number, "of": one.of, **one.words})
            self._seal(f"paper:{ident}", self.key, {"title": template.title, "text": text, "number": number})
            self.papers.append(ident)
        all_used(self.deed, numbers)

    def _number(self, out: Outcome, template: Template, said: dict[str, Any]) -> str:
        return number_of(self.deed, out, template, said, self.staff.short, self.case.at)

    def _seal(self, path: str, key: str, value: Any) -> None:
        commitment, row = words.seal(self.entry, path, key, value)
        self.commitments[path] = commitment
        self.sealed.append(row)

    def _seal_words(self) -> None:
        for path, value in self.said.sealed.items():
            self._seal(path, self.key, value)
        for path, (key, value) in getattr(self.deed.act, "more_sealed", {}).items():
            self._seal(path, key or self.key, value)

    # -- the entry ---------------------------------------------------------------------------------------------------

    def _body(self, out: Outcome) -> dict[str, Any]:
        deed, act = self.deed, self.deed.act
        declaration, text = registry.declaration(type(act).key)
        happen.declare(declaration, type(act).key, text)
        body: dict[str, Any] = {
            "v": FORMAT, "algo": settings.FAZHI_ALGORITHM, "id": self.entry, "office": out.office, "matter": self.matter,
            "line": self.line.key, "n": int(self.row.get("n") or 0) + 1, "act": type(act).key, "decl": declaration, "done_at": self.case.at,
            "recorded_at": self.now.isoformat(timespec="milliseconds"), "origin": deed.origin, "manner": deed.manner,
            "round": self.case.round, "hands": self.case.hands, "said": self.said.plain, "sealed": self.commitments,
            "outcome": out.changes, "flags": [each.as_json() for each in self.flags], "asks": _plain(self.case.asked),
            "prev": self.row.get("last_hash") or "",
        }
        adds = [name for name, each in act.fields.items() if getattr(each, "adds", False)]
        late = (day_of(self.now.isoformat()) - day_of(self.case.at)).days
        optional = {"batch": deed.batch, "of": self.said.of, "adds": adds, "late": 0 if deed.line or deed.came else max(late, 0), "outside": deed.outside,
                    "proposal": deed.proposal, "strikes": getattr(act, "strikes", None), "corrects": getattr(act, "corrects", None),
                    "takes_back": getattr(act, "takes_back", None), "told_by": deed.told_by}
        body.update({k: v for k, v in optional.items() if v})
        return body

    def _store(self, body: dict[str, Any], text: str, digest: str, memory: dict[str, Any], out: Outcome) -> None:
        at = body["done_at"]
        last = max(self.row.get("last_at") or "", at)
        entry = {"id": self.entry, "matter": self.matter, "n": body["n"], "office": body["office"], "act": body["act"], "done_at": at,
                 "recorded_at": body["recorded_at"], "origin": body["origin"], "manner": body["manner"], "batch": self.deed.batch,
                 "flags": sum(1 for each in self.flags if each.stops), "body": text, "hash": digest}
        chain = {"n": body["n"], "last_hash": digest, "last_at": last, "memory": canonical(memory), "key": self.key}
        happen.write(entry, out.changes, chain, self.sealed,
                     [(Mark, [*marks_of(type(self.deed.act), body, memory), *_opposite(self.deed.act)]), (PersonKey, self.found_by), *indexing.by_entry(self.deed.act, self.said, body)])
        indexing.renew(self.deed.act, body)
        if out.erases:
            happen.found_no_more(out.erases, self.matter)
            transaction.on_commit(lambda: destroy(out.erases))

    def _elsewhere(self, out: Outcome, perform: Callable[[Deed], Done]) -> list[Done]:
        """Open matters in other lines and tell linked ones; both arrive there as facts, in the same transaction."""
        common: dict[str, Any] = {"who": self.deed.who, "done_at": self.case.at, "origin": "link", "now": self.now, "told": True, "batch": self.deed.batch}
        done = []
        for i, one in enumerate(out.opens):
            arrival = registry.line(one.line).arrival
            assert arrival is not None, f"{one.line} has no arrival act"
            said = {k: v for k, v in one.said.items() if k in arrival.fields and v not in (None, "")}
            taken = levels.begun_with(self.row) if one.part else []
            done.append(perform(Deed(act=arrival(**filenames.named(said, self.matter)), office=out.office, new_id=beside.opened_id(self.entry, i), came=bool(one.came),
                                     parent=self.matter if one.part else "", extra=[Relate(self.matter, f"{one.kind}:{self.line.key}"), *taken],
                                     **{**common, "done_at": one.came or self.case.at})))
        for told in out.tells:
            told = replace(told, said=filenames.named(told.said, self.matter))
            done.append(perform(Deed(act=registry.heard(told), office=out.office, matter=told.matter, told_by=self.entry, **common)))
        for does in out.does:
            done.append(perform(Deed(act=does.act, office=out.office, matter=does.matter, told_by=does.told_by,
                                     **{**common, "done_at": does.done_at, "manner": does.manner, "signed_by": does.signed_by,
                                        "scan": does.scan})))
        return done


def destroy(keys: list[str]) -> None:
    """Destroy keys, once the erasure stands in the record."""
    for key in keys:
        words.keys().destroy(key)


def _at(clean: dict[str, Any], path: str) -> Any:
    value: Any = clean
    for part in path.split("."):
        value = value[int(part)] if part.isdigit() else value[part]
    return value


def _plain(asked: dict[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in asked.items()}


def _opposite(act: Any) -> list[dict[str, Any]]:
    """Marks that a correction or strike takes back, and the new ones it makes (set by the act's own asks)."""
    return list(getattr(act, "marks", ()))
