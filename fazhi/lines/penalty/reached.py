"""Penalty, what must have reached a respondent before anything is decided: his notice, his days to answer it, his right to a hearing."""

from collections.abc import Iterable
from typing import Any

from fazhi import law
from fazhi.kernel.case import Case
from fazhi.kernel.serve import served_on
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.apart import evidence_since
from fazhi.lines.penalty.hearing import Hear, asked
from fazhi.lines.penalty.informing import counted, notices, spoke, standing_notice, told_of_hearing
from fazhi.lines.penalty.stages import newest, order

RIGHTS = {"defend": ("陈述申辩", "处罚·陈述申辩"), "ask_hearing": ("要求听证", "处罚·听证程序")}


def answered(case: Case, party: str) -> Iterable[Objection]:
    """A notice must have reached the party, and his time to answer and to ask for a hearing must be over or given up."""
    notice = standing_notice(case, party)
    if notice is None:
        return
    papers = [paper for paper in notices(case, party) if str(paper["id"]) > notice.entry]  # what an older notice left behind tells nothing of this one
    if not papers:
        yield Objection("告知书已经作废，没有其他告知书送达当事人", "处罚·未告知不得决定", "请重新告知并送达")
        return
    if not any(arrived(case, str(paper["id"]), party) for paper in papers):
        yield Objection("告知书还没有送达当事人", "处罚·未告知不得决定", "请先登记送达；当事人已经答复的，请登记其陈述申辩")
        yield Objection("当事人陈述申辩的期限还没有起算", "处罚·陈述申辩", "期限自告知书送达之日起算")
        return
    yield from _told_of_new(case, party, notice)
    rights = ("defend", "ask_hearing") if told_of_hearing(case, notice.rows, bool(notice.hearing), party) else ("defend",)
    for term in rights:
        yield from _used(case, party, notice, term)


def _told_of_new(case: Case, party: str, notice: Any) -> Iterable[Objection]:
    """Evidence that came after his notice and speaks against him is told to him anew, unless it was put to him in a hearing."""
    new = evidence_since(case, party)
    if order(new) > order(notice) and not (party in asked(case) and order(newest(case, Hear)) > order(new)):
        yield Objection("告知以后取得了对当事人不利的新证据，没有再次告知当事人", "处罚·未告知不得决定", "请重新告知；新证据只对个别当事人不利的，更正那条取证记录，写明是谁")


def arrived(case: Case, paper: str, party: str) -> bool:
    """True when a paper was served on the party, or his answer shows that he has it."""
    return bool(served_on(case, paper, party)) or any(each.state == "met" for each in case.deadlines("deliver", paper))


def _used(case: Case, party: str, notice: Any, term: str) -> Iterable[Objection]:
    """The party has used or given up a right of which his last notice told him, or its days ran and are over."""
    right, provision = RIGHTS[term]
    if spoke(case, party, notice, term):
        return
    ran = counted(case, party, notice, term)
    if any(each.state == "open" and not each.over(case.day) for each in ran):
        yield Objection(f"当事人{right}的期限未满，也没有放弃", provision, f"请等期满，或登记当事人{right}的情况")
    elif not ran and limited(case, notice, term):
        yield Objection(f"当事人{right}的期限没有起算，也没有放弃", provision, "请登记告知书的送达，或登记当事人自己的答复、放弃")


def limited(case: Case, notice: Any, term: str) -> bool:
    """True unless the law of the day on which he was told gave this right no days at all."""
    try:
        return not law.term(f"penalty.{term}", notice.on, case.field).unlimited
    except law.LawError:
        return True
