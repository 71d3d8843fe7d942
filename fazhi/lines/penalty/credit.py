"""Penalty, credit publicity: that a decision was reported, and what is reported – one plain row a decision and party, and which of them fell."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.checks import Dossier, Step
from fazhi.kernel.fields import Code
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.imposing import ENDLESS, FOR_DAYS, LICENCES, ONCE, ends_on, words
from fazhi.lines.penalty.stages import KINDS

DECIDED = ("penalty.Decide", "penalty.OnTheSpot", "penalty.PlatformDecide")
PLATFORM = ("penalty.PlatformCase", "penalty.PlatformRow")
FELL = ("penalty.Fell", "penalty.Withdraw")
CHANGED = ("penalty.Fell", "penalty.Restate")  # say what stands in the place of a decision


class ReportCredit(Act):
    """The decision is reported for credit publicity."""

    title, basis = "报送信用公示", "三项制度·事后公开"
    by, at = (capacities.clerk, capacities.officer), ANY
    meets = "credit"
    number = Code("报送批次", required=False, help="信用平台或者上级给出的批次号、回执号；没有的写报送的日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.number:
            yield Objection("没有写明报送的批次", "三项制度·事后公开", "请填写批次号、回执号；没有的写报送的日期", firm=True)


def rows(file: Dossier, people: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every decision on every party, with `fell` (a day) where it no longer stands, and what took its place in a row of its own; `people` are identity words by person."""
    for step in file.each(*DECIDED, *CHANGED):
        given = step.said.get("rows") or ([] if step.act in CHANGED else [{"party": (step.said.get("respondent") or {}).get("party", ""), **_spot(step)}])
        for party in dict.fromkeys(str(row["party"]) for row in given):
            base = _changed_from(file, step, party) if step.act in CHANGED else step
            if base is not None:
                yield _row(file, people, base, step, party, [row for row in given if row["party"] == party])


def _row(file: Dossier, people: dict[str, dict[str, Any]], base: Step, step: Step, party: str, own: list[dict[str, Any]]) -> dict[str, Any]:
    """One row: number, day and grounds are those of the decision (`base`), what is imposed is what this step says."""
    simple = base.act == DECIDED[1] or bool(base.said.get("simple"))
    who = next((row for row in file.rows["party"] if row["id"] == party), {})
    return {
        "entry": step.id, "matter": file.id, "decided_on": base.at[:10], "simple": simple, "party": party,
        "number": _number(file, base, party), "who": people.get(str(who.get("person")), {}), "who_kind": who.get("kind", ""),
        "kinds": [row["kind"] for row in own], "fine": _sum(own, "fine"), "confiscated": _sum(own, "confiscation") + _sum(own, "goods"),
        "what": file.word(base, "what" if base.act == DECIDED[1] else "facts"), "basis": _basis(file, base, party), "about": _about(file, base),
        "content": "；".join(_content(row) for row in own), "fell": _fell(file, step, party),
        "licences": "；".join(str(row["what"]) for row in own if row["kind"] in LICENCES and row.get("what")), "changed_on": step.at[:10] if step is not base else "",
        **_holding(file, base, party, own),
        "reported": next((each.at[:10] for each in file.each("penalty.ReportCredit") if each.n > step.n), ""),
    }


def _holding(file: Dossier, base: Step, party: str, own: list[dict[str, Any]]) -> dict[str, Any]:
    """Until which day the decision holds (`until`, empty: without end), and what somebody should look at (`look`): a time of days is counted from service, before that from the decision."""
    lasting = [row for row in own if row["kind"] not in ONCE]
    served = [str(row["since"])[:10] for row in file.rows["deadline"] if row["term"] in ("sue", "sue_demolition") and row["of"] == party and row["since"] and row["opened_by"] >= base.id]
    since = served[-1] if served else base.at[:10]
    ends = [ends_on(row, date.fromisoformat(since)) for row in lasting]
    told = [str(row.get("lasting") or "").strip() for row in lasting]
    last = max((each for each in ends if each), default=None) if all(ends) else None
    unread = [text for text, end in zip(told, ends, strict=True) if text and text != ENDLESS and not end]
    if unread:
        return {"until": "", "look": f"处罚有效期：期限“{unread[0]}”算不出截止日，暂填长期，请核对改填"}
    counted = last and any(FOR_DAYS.fullmatch(text) for text in told)
    return {"until": last.isoformat() if last else "",
            "look": f"处罚有效期：期限“{'、'.join(told)}”自{since}（{'送达' if served else '决定'}之日）起算至{last}，实际起止日不同的请改填" if counted else ""}


def _changed_from(file: Dossier, step: Step, party: str) -> Step | None:
    """The decision on the party that a step has changed; None where the step changes none of ours."""
    if step.act == FELL[0] and step.said.get("result") != "changed":
        return None
    before = [each for each in file.each(*DECIDED) if each.n < step.n and party in _parties(each)]
    return before[-1] if before else None


def _parties(step: Step) -> set[str]:
    """Whom a decision or a change names."""
    return {str(row["party"]) for row in step.said.get("rows") or ()} or {str((step.said.get("respondent") or {}).get("party", ""))}


def _spot(step: Step) -> dict[str, Any]:
    return {"kind": step.said.get("kind", ""), "amount": step.said.get("amount") or 0}


def _sum(own: list[dict[str, Any]], kind: str) -> int:
    return sum(int(row.get("amount") or 0) + int(row.get("value") or 0) for row in own if row["kind"] == kind)


def _content(row: dict[str, Any]) -> str:
    return KINDS.get(row["kind"], row["kind"]) + words(row) + (f"{row['amount'] / 100:,.2f}元" if row.get("amount") else "") + (f"（价值{row['value'] / 100:,.2f}元）" if row.get("value") else "")


def _number(file: Dossier, step: Step, party: str) -> str:
    """The number of the decision paper, or the outside number of a case of another system."""
    found = [row["number"] for row in file.papers() if row["opened_by"] == step.id and row["outward"] and row["of"] in ("", party) and row["number"]]
    return str(found[0]) if found else str(step.said.get("number") or step.said.get("document") or "")


def _basis(file: Dossier, step: Step, party: str) -> str:
    """The provisions as the party's decision prints them, or as written on the spot; of an older entry as said or listed with the power. A platform row names none but by the code of the power."""
    printed = (step.asks.get("grounds_named") or {}).get(party)
    return str(printed or file.word(step, "item") or step.said.get("grounds") or _power(file, step).get("grounds") or "")


def _about(file: Dossier, step: Step) -> str:
    """The kind of breach: the listed power's title, else what was written, else what the platform calls the case."""
    return str(_power(file, step).get("title") or file.word(step, "what") or _called(file, step))


def _power(file: Dossier, step: Step) -> dict[str, Any]:
    """The listed power that the decision, or the platform's case, rests on."""
    asked = [each.asks for each in (step, *(file.each(PLATFORM[0]) if step.act == DECIDED[2] else ()))]
    return next((one for each in asked if (one := each.get("power_of_case") or each.get("power_in_force"))), {})


def _called(file: Dossier, step: Step) -> str:
    """The newest name that the platform's export gives the case."""
    told = reversed(file.each(*PLATFORM)) if step.act == DECIDED[2] else ()
    return str(next((name for each in told if (name := file.word(each, "item"))), ""))


def _fell(file: Dossier, step: Step, party: str) -> str:
    """The day on which what the step says of the party fell, if it did: a change that names those it changed leaves the others as they are."""
    return next((each.at[:10] for each in file.each(*FELL) if each.n > step.n and party in ([each.said.get("party")] if each.said.get("party") else _changed(each) or [party])), "")


def _changed(step: Step) -> set[str]:
    return {str(row["party"]) for row in step.said.get("rows") or ()} if step.said.get("result") == "changed" else set()
