"""Penalty, the right to a hearing before anything is held or decided: who was told of it, who was called in time, and whether the public was."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel.case import Case, Running, Said
from fazhi.kernel.serve import served_on
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.informing import standing_notice, told_of_hearing
from fazhi.lines.penalty.stages import by_party, hearing_due, hearing_rule

NOTICE, ANNOUNCED = "APL-HRG-05", "APL-HRG-05.announce"


def convened(case: Case, call: Said) -> Iterable[Objection]:
    """What stands against holding the hearing that was called."""
    for _ in uninvited(case, call):
        yield Objection("有当事人的听证通知书已经作废，没有换用的文书，不得举行听证", "处罚·听证程序", "请重新通知听证并送达", firm=True)
    for paper in invited(case, call):
        yield from _reached(case, paper, str(call.when)[:10])
    if call.open:
        yield from _announced(case)


def invited(case: Case, call: Said) -> list[dict[str, Any]]:
    """The notices of this call, one for each who was called and still takes part."""
    newest: dict[str, dict[str, Any]] = {}
    for paper in sorted(case.papers("penalty.hearing_notice"), key=lambda each: str(each["id"])):
        newest[str(paper.get("of", ""))] = paper
    asking = {str(said.party) for said in case.each("penalty.AskHearing")} - withdrawn(case)
    return [paper for party, paper in newest.items() if party in asking and str(paper["id"]) > call.entry]


def uninvited(case: Case, call: Said) -> set[str]:
    """Parties who were called and still take part, but whose notice was voided since."""
    made = {str(row.get("of", "")) for ident, row in case.memory["rows"].get("paper", {}).items() if row["kind"] == "penalty.hearing_notice" and ident > call.entry}
    asking = {str(said.party) for said in case.each("penalty.AskHearing")} - withdrawn(case)
    return (made & asking) - {str(paper.get("of", "")) for paper in invited(case, call)}


def withdrawn(case: Case) -> set[str]:
    """Parties whose last word on a hearing was to give it up."""
    last: dict[str, tuple[int, bool]] = {}
    for act, gone in (("penalty.AskHearing", False), ("penalty.EndHearing", True)):
        for said in case.each(act):
            place = int(said._mini["i"])
            if place > last.get(str(said.party), (0, False))[0]:
                last[str(said.party)] = (place, gone)
    return {party for party, (_, gone) in last.items() if gone}


def _reached(case: Case, paper: dict[str, Any], held: str) -> Iterable[Objection]:
    day = served_on(case, str(paper["id"]), str(paper.get("of", "")))
    if not day:
        yield Objection("听证通知书还没有送达当事人，不得举行听证", "处罚·听证程序", "请先登记送达；来不及提前送达的，改定听证时间重新通知", rule=NOTICE)
        return
    try:
        due = case.due("penalty.hearing_notice", date.fromisoformat(day), date.fromisoformat(held))
    except law.NotInForce:
        return
    except law.CalendarMissing as missing:
        yield Objection(f"{missing.year}年放假安排没有载入，听证通知书是否按时送达不能确定", "处罚·听证程序", "请核对离听证有几个工作日", warns=True)
        return
    if due.due is not None and day > due.due.isoformat()[:10]:
        yield Objection(f"听证通知书{day}才送达，离听证不足{due.rule.value}日（最迟应在{due.due.isoformat()[:10]}送达）", "处罚·听证程序",
                        "请改定听证时间，重新通知", rule=due.rule.id)


def announcement(case: Case) -> Running | None:
    """The last duty to announce a public hearing that still counts."""
    return next((each for each in reversed(case.deadlines("announce")) if each.state != "void"), None)


def _announced(case: Case) -> Iterable[Objection]:
    duty = announcement(case)
    if duty is None:
        return
    if duty.state == "open":
        yield Objection("公开举行的听证还没有公告", "处罚·听证程序", "请先办理“公告听证”；依法不公开的，重新通知时写明", rule=ANNOUNCED)
    elif duty.due and duty.done_on[:10] > duty.due[:10]:
        yield Objection(f"公开举行的听证{duty.done_on[:10]}才公告，最迟应在{duty.due[:10]}", "处罚·听证程序", "请改定听证时间，重新通知和公告", rule=ANNOUNCED)


def left_untold(case: Case, rows: list[dict[str, Any]]) -> Iterable[Objection]:
    """Nobody bears what opens a hearing without having been told of his right to it, unless he spoke of it himself."""
    for party, own in by_party(rows).items():
        notice = standing_notice(case, party)
        spoke = any(case.done(act, party=party) for act in ("penalty.AskHearing", "penalty.WaiveHearing"))
        if notice is None or spoke or not hearing_due(case, own, party) or told_of_hearing(case, notice.rows, bool(notice.hearing), party):
            continue
        yield Objection("处罚属于听证范围，没有告知这名当事人要求听证的权利，不得作出决定", "处罚·听证", "请重新告知，勾选“告知要求听证的权利”", rule=hearing_rule(case, own))
