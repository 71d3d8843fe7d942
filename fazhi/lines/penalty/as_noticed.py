"""Penalty, the decision beside its notice: nobody is penalised more heavily, in another kind or on another ground than he was told."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.articles import articles, bare
from fazhi.lines.penalty.imposing import other_than_told
from fazhi.lines.penalty.informing import standing_notice, totals
from fazhi.lines.penalty.stages import KINDS, by_party

NAMED = "处罚·未告知不得决定"


def as_told(case: Case, rows: list[dict[str, Any]], grounds: str | None) -> Iterable[Objection]:
    """Kind, sum and ground of each respondent's decision are those of the last notice he had, or milder; a ground that is left out is that of the notice."""
    for (party, kind), amount in totals(rows).items():
        notice = standing_notice(case, party)
        if notice is None:
            yield Objection("有当事人没有被告知拟处罚的内容", NAMED, "请先告知")
        elif (party, kind) not in totals(notice.rows):
            yield Objection(f"“{KINDS[kind]}”没有在告知书中告知", NAMED, "请重新告知，或删去这一项")
        elif amount > totals(notice.rows)[party, kind]:
            yield Objection("不得因当事人陈述申辩而给予更重的处罚；重于告知内容的须重新告知", "处罚·陈述申辩", "请降低数额，或重新告知")
    for row in rows:
        if (notice := standing_notice(case, row["party"])) is not None:
            yield from other_than_told(row, notice, NAMED)
    known = case.asked.get("told_grounds") or {}
    for told in dict.fromkeys(known[party] for party in by_party(rows) if party in known) if grounds else ():
        yield from _on_the_same_ground(told, str(grounds))


def _on_the_same_ground(told: str, said: str) -> Iterable[Objection]:
    added = articles(said, told) - articles(told, said)
    if added and articles(told, said):
        yield Objection(f"决定所列的依据有告知书中没有的：{'、'.join(sorted(added))}", NAMED, "依据改变的，请重新告知；没有改变的，请清空“违反的规定和处罚依据”，决定书按各自的告知书写")
    elif told and bare(said) != bare(told):
        yield Objection("决定所列依据的写法与告知书不同", NAMED, "请对照告知书核对；只是写法不同的，可以继续", warns=True)
