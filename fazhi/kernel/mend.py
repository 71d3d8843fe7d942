"""Mending the record: Correct, Strike and Move are entries of their own, nothing is ever changed."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel import beside, capacities, hanging, redone, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.asked_again import answers, as_it_stood, asked_again, confirming, signers_again
from fazhi.kernel.capacities import Capacity
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import EntryOf, Flag, MatterOf, Text, clean_all, split_sealed
from fazhi.kernel.marks import anew, without
from fazhi.kernel.models import Entry, Link, Paper, Person
from fazhi.kernel.outcome import Outcome, declared
from fazhi.kernel.recount import counting, mended
from fazhi.kernel.said_again import raw_now
from fazhi.kernel.signals import ALIKE
from fazhi.kernel.wrong import BadInput, Objection

NOT_MENDED = ("common.Strike", "common.Correct", "common.Move", "common.Propose", "common.Sign", "house.Found")


def whole(case: Case, act: Any) -> list[int]:
    """Look up the entry and everything that hangs on it (kept on the act); answers the numbers of those entries."""
    act.bodies = hanging.bodies(case.id)
    act.target = next((each for each in act.bodies if each["id"] == act.entry), None)
    act.hanging = hanging.hanging(act.bodies, act.entry, counting()) if act.target else []
    act.out = act.target is not None and left_the_house([act.target, *act.hanging])
    targets = [each for each in (act.target, *act.hanging) if each and (getattr(registry.acts().get(each["act"]), "tells", ()) or related(each))]
    act.told = hanging.told(targets, case.links()) if targets else []
    first = act.target is not None and act.target["n"] == 1
    act.leaning = Link.objects.filter(other=case.id, kind__in=ALIKE, struck="").values("matter").distinct().count() if first else 0
    return [each["n"] for each in act.hanging]


def related(body: dict[str, Any]) -> bool:
    """True when the entry linked its matter to others, in which it may have done something."""
    return any(change[0] == "+" and change[1] == "link" for change in body["outcome"])


def left_the_house(found: list[dict[str, Any]]) -> bool:
    """True when one of the entries issued an outward paper or published something."""
    rows = [change for body in found for change in body["outcome"] if change[0] == "+"]
    return any((change[1] == "paper" and change[3].get("outward")) or change[1] == "disclosure" for change in rows)


class Mending(Act):
    """What the three mending acts share: the entry, what hangs on it, a reason, and a second person once something left the house."""

    at, only_signed = ANY, True
    entry = EntryOf("哪一条记录")
    reason = Text("理由", lines=2)
    bodies: list[dict[str, Any]]
    hanging: list[dict[str, Any]]
    target: Any
    told: list[dict[str, Any]]
    leaning: int  # matters found to be the same as this one or its repeat, where it is struck from its first entry
    out: bool
    by_link: bool = False  # struck here because the entry that told it was struck elsewhere
    strikes: list[dict[str, Any]]
    marks: list[dict[str, Any]]

    def signers(self, case: Case) -> tuple[Capacity, ...]:
        return (capacities.leader,) if self.out else ()

    def objections(self, case: Case) -> Iterable[Objection]:
        target = getattr(self, "target", None)
        if target is None:
            return
        if target["act"] in NOT_MENDED:
            yield Objection("这类记录不能更正、撤销或移动", self.basis, "请另行办理一项新的行为", firm=True)
        if target["id"] in hanging.struck(self.bodies):
            yield Objection("这条记录已经被撤销", self.basis, "", firm=True)
        if self.by_link and case.row.get("closed_on") and {change[1] for change in target["outcome"]} != {"listing"}:  # a row alone is no work done
            yield Objection("来源事项撤销或者更正了告知这里的记录，而本事项已经办结", self.basis, "请核对办结是否仍然成立，需要的办理“重新办理”", firm=True)

    def unmarked(self, case: Case, gone: list[str]) -> list[dict[str, Any]]:
        """What these entries counted is taken back, and what stays counts as if they had never been."""
        left = without(self.bodies, set(gone), registry.acts().get)
        return hanging.opposite(gone, case.entry, case.at[:10], case.recorded) + [{**row, "by": case.entry, "recorded": case.recorded} for row in left]

    def looked_at_again(self, case: Case) -> Iterable[Consequence]:
        """What rests on several entries, of which one was mended, is judged anew."""
        for key in dict.fromkeys(registry.act(each["act"]).anew for each in (self.target, *self.hanging) if each["act"] in registry.acts()):
            if key:
                yield c.Do(case.id, registry.act(key)(), case.at)

    def untold(self) -> Iterable[Consequence]:
        """What linked matters were told by the entry is struck there too."""
        for body in self.told:
            strike = Strike(entry=body["id"], reason=f"来源事项的记录已撤销或者更正：{self.reason}")
            strike.by_link = True
            yield c.Do(body["matter"], strike, "")


def note_struck(act: Any, bodies: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the entry says of the entries it strikes, for the fold."""
    return [{"entry": body["id"], "act": body["act"], "n": body["n"],
             "sums": {name: int(body["said"].get(name, 0) or 0) for name in body.get("adds", ())}} for body in bodies]


class Strike(Mending):
    """An entry should not have been: what followed from it is reversed row by row, the entry stays readable."""

    title, basis = "撤销记录", "记录·撤销"
    asks = whole
    all_that_hangs = Flag("连同依附于它的记录一并撤销")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if getattr(self, "hanging", None) and not self.all_that_hangs:
            numbers = "、".join(f"第{each['n']}条" for each in self.hanging)
            yield Objection(f"还有记录依附于它：{numbers}", self.basis, "请先撤销这些记录，或勾选“一并撤销”", firm=True)
        if getattr(self, "leaning", 0):
            yield Objection(f"还有{self.leaning}件认定为与本件相同或者是本件的重复件", self.basis, "请先在那些事项里撤销认定，使其恢复为单独的一件", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        targets = [self.target, *self.hanging]
        self.strikes = note_struck(self, targets)
        self.marks = self.unmarked(case, [each["id"] for each in targets])
        yield mended(self, case, hanging.reverse(targets, case.entry, case.id, case.own_on), targets)
        yield from self.untold()
        yield from self.looked_at_again(case)


class Move(Mending):
    """An entry belongs to another matter: it is struck here and done there, with the day and the people it had."""

    title, basis = "移到另一事项", "记录·更正"
    asks = whole
    to = MatterOf("应属的事项")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if getattr(self, "hanging", None):
            yield Objection("还有记录依附于它，不能单独移走", self.basis, "请先撤销依附的记录", firm=True)
        if getattr(self, "target", None) and self.target["n"] == 1:
            yield Objection("事项的首条记录不能移走", self.basis, "请撤销整个事项，或并案办理", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        self.strikes = note_struck(self, [self.target])
        self.marks = self.unmarked(case, [self.target["id"]])
        yield mended(self, case, hanging.reverse([self.target], case.entry, case.id, case.own_on), [self.target])
        yield from self.untold()
        yield from self.looked_at_again(case)
        act = registry.act(self.target["act"])(**raw_now(self.target, self.bodies))
        signed = tuple(h["person"] for h in self.target["hands"] if h["role"] in ("did", "signed") and h["person"])
        manner = self.target["manner"] if self.target["manner"] != "paper" else "outside"
        yield c.Do(self.to, act, self.target["done_at"], manner, signed)


class Correct(Mending):
    """An entry's words were wrong: the same act with other words; only what differs follows anew."""

    title, basis = "更正记录", "记录·更正"
    asks, rewrites = whole, "words"
    again: Act
    clean: dict[str, Any]
    more_sealed: dict[str, tuple[str, Any]]
    known_anew: list[str]
    corrects: dict[str, Any]
    asked_anew: dict[str, Any]
    words = Text("更正后的内容（JSON）", most=200000, lines=6, help="只写要改的栏目")

    def signers(self, case: Case) -> tuple[Capacity, ...]:
        return (signers_again(self.target) if getattr(self, "target", None) else ()) or super().signers(case)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if getattr(self, "target", None) is None or self.target["act"] in NOT_MENDED:
            return
        later = [each for each in self.told if each.get("told_by") != self.target["id"]]
        if later:
            numbers = "、".join(f"第{each['n']}条" for each in self.hanging)
            yield Objection(f"依附于它的记录（{numbers}）已经告知别的事项", self.basis, "请先撤销这些记录，再更正", firm=True)
        self.again = self._again()
        self.asked_anew = asked_again(raw_now(self.target, self.bodies), self.again, self._then(case))
        yield from self.again.objections(self._then(case))

    def _again(self) -> Act:
        try:
            changed = json.loads(self.words)
        except ValueError:
            changed = None
        if not isinstance(changed, dict):
            raise BadInput({"words": "更正内容应为 JSON，例如 {\"channel\": \"phone\"}。"})
        raw = {**raw_now(self.target, self.bodies), **changed}
        cls = registry.act(self.target["act"])
        clean, errors = clean_all(cls.fields, raw)
        if errors:
            raise BadInput({f"words.{k}": v for k, v in errors.items()})
        act = cls(**raw)
        act.take(clean)
        self.clean = clean
        return act

    def _then(self, case: Case) -> Case:
        return as_it_stood(case, self.target, self.bodies, self.again, self.clean, getattr(self, "asked_anew", {}))

    def follows(self, case: Case) -> Iterable[Consequence]:
        then = self._then(case)
        line = registry.line(case.line)
        out = Outcome(self.target["id"], case.id, case.office, line, then, then.memory["rows"], hanging.row_before(case.row, self.bodies, self.target["n"]))
        offset = len([each for each in self.target["outcome"] if each[1] in ("matter", "person", "party", "file") and each[0] == "+"])
        out.changes = [list(each) for each in self.target["outcome"][:offset] if each[0] == "+" and each[1] in ("matter", "person", "party", "file")]
        for name, value in self.clean.items():
            old = self.target["said"].get(name)
            if isinstance(value, dict) and isinstance(old, dict) and "party" in old:
                value.update({"party": old["party"], "person": old["person"]})
        moved, rows = beside.carried(self.target, case.memory["rows"].get("deadline", {}))
        out.changes += [[kind, table, ident, dict(values)] for kind, table, ident, values in moved]
        declared(out, self.again, then, True)
        for table, values in rows:
            out.insert(table, values)
        if self.target["manner"] == "here" and self.target["origin"] != "link":
            beside.confirming(out, confirming(self.again, self.clean), then.hands)
        before = [each["outcome"] for each in self.bodies if (each.get("corrects") or {}).get("entry") == self.target["id"]]
        changes, now = redone.adjust([self.target["outcome"], *before], out.changes, case.entry, case.id)
        plain, sealed = split_sealed(type(self.again).fields, self.clean)
        for name, old in self.target["said"].items():
            if isinstance(old, dict) and "party" in old:
                plain[name] = old
        self.more_sealed, people = self._reseal(sealed, case)
        self.known_anew = [change[2] for change in people]
        self.corrects = {**self._noted(plain, sealed), "outcome": now}
        asked = {**answers(self.target, self.bodies), **self.asked_anew}
        if asked != self.target["asks"]:
            self.corrects["asks"] = {key: value for key, value in asked.items() if value != self.target["asks"].get(key)}
        self.marks = self._recounted(plain, now, case)
        yield mended(self, case, [*changes, *people], [self.target])
        if set(confirming(self.again, self.clean)) - {case.doer}:
            yield c.Reopen("confirm", of=self.target["id"])  # what was confirmed were other words
        yield from self.untold()
        for told in out.tells if self.told else ():
            yield c.Do(told.matter, registry.heard(told), self.target["done_at"], told_by=self.target["id"])
        yield from (each for each in out.does if each.told_by)  # what it did elsewhere in its own name is done there anew
        yield from self.looked_at_again(case)

    def _reseal(self, sealed: dict[str, Any], case: Case) -> tuple[dict[str, tuple[str, Any]], list[list[Any]]]:
        """Sealed words anew (a person's under the person's own key), and persons of this matter pointed to their new words."""
        found: dict[str, tuple[str, Any]] = {}
        people = []
        for path, value in sealed.items():
            old = self.target["said"].get(path.split(".")[0])
            person = Person.objects.filter(id=old["person"], matter=case.id).first() if isinstance(old, dict) and old.get("person") else None
            found[f"new.{path}"] = (person.key if person else "", value)
            if person:
                people.append(["~", "person", person.id, {"said_by": [person.said_by, case.entry], "word": [person.word, f"new.{path}"]}])
        return found, people

    def _noted(self, plain: dict[str, Any], sealed: dict[str, Any]) -> dict[str, Any]:
        adds = {name: int(plain.get(name, 0) or 0) - int(self.target["said"].get(name, 0) or 0) for name in self.target.get("adds", ())}
        return {"entry": self.target["id"], "act": self.target["act"], "n": self.target["n"], "said": plain,
                "sealed": sorted(sealed), "sums": adds}

    def _recounted(self, plain: dict[str, Any], now: list[list[Any]], case: Case) -> list[dict[str, Any]]:
        back = hanging.opposite([self.target["id"]], case.entry, case.at[:10], case.recorded)
        new = anew(self.bodies, {"entry": self.target["id"], "said": plain, "outcome": now}, registry.acts().get)
        return back + [{**row, "by": case.entry, "recorded": case.recorded} for row in new]


def preview(matter: str, entry: str) -> dict[str, Any]:
    """Everything that hangs on an entry: numbers and titles of later entries, papers and disclosures it would touch."""
    found = hanging.bodies(matter)
    after = hanging.hanging(found, entry, counting())
    target = next(each for each in found if each["id"] == entry)
    papers = [change[2] for body in [target, *after] for change in body["outcome"] if change[0] == "+" and change[1] == "paper"]
    return {
        "entries": [{"n": body["n"], "act": body["act"], "title": registry.act(body["act"]).title, "on": body["done_at"]} for body in after],
        "papers": list(Paper.objects.filter(id__in=papers).values("title", "number")),
        "left_the_house": left_the_house([target, *after]),
    }


class Reopen(Act):
    """A closed matter is taken up again, for a reason and with the head's signature."""

    title, basis = "重新办理", "记录·更正"
    at, signs = ANY, (capacities.leader,)
    by = (capacities.handler,)
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.row.get("closed_on"):
            yield Objection("事项没有办结，不需要重新办理", self.basis, "", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        stages = [each for each in registry.line(case.line).stages if not each.end]
        body = Entry.objects.filter(matter=case.id).order_by("-n").values_list("body", flat=True)
        for text in body:
            for change in json.loads(text)["outcome"]:
                if change[1] == "matter" and change[0] == "~" and change[3].get("stage", ["", ""])[1] == case.stage:
                    yield c.Enter(change[3]["stage"][0] or stages[0].key)
                    return
        yield c.Enter(stages[0].key)
