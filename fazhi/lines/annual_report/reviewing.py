"""Others read the report before it is adopted: for legality and for secrets; then the meeting deliberates and its figures are frozen."""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, By
from fazhi.kernel.case import Case, Said
from fazhi.kernel.compare import beside, named
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.edited import flat
from fazhi.kernel.fields import Choice, Code, Text
from fazhi.kernel.models import Entry
from fazhi.kernel.roster import roster
from fazhi.kernel.told import ToldDecided, meeting_pending, once_before_meeting
from fazhi.kernel.wrong import Objection
from fazhi.lines.annual_report.acts import ADOPTED, COLLECTING, DRAFTED, PARTS, REVIEWED, Deliver, Draft, UseOutline
from fazhi.report import figures, ledger, outline_read, unbacked
from fazhi.report.yearly import yearly

MOST = 20  # numbers named in a sentence
REVIEWS = {"legality": "合法性审核", "secrecy": "保密审查"}


def changes(case: Case) -> list[int]:
    """The numbers of the entries that changed the text: a draft, a part handed in, an outline, or the correction of one."""
    told = [one for act in (Draft, Deliver, UseOutline) for one in case.each(act, ever=True)]
    known = {one.entry for one in told}
    told += [one for one in case.each("common.Correct", ever=True) if one.plain.get("entry") in known]
    return [one.n for one in told]


def last_change(case: Case) -> int:
    """The number of the entry that changed the text last; 0 while there is none."""
    return max(changes(case), default=0)


def newer(case: Case, kind: str) -> bool:
    """True when the text as it stands was agreed to in this kind of review."""
    return any(one.result == "agreed" and one.kind == kind and one.n > last_change(case) for one in case.each(Review))


def typed_numbers(case: Case, act: Act) -> list[str]:
    """The numbers that were typed into the words and that no figure backs."""
    return [one.number for one in unbacked.typed(yearly(case.office, int(case.first.year or 0)).prose)][:MOST]


def looked_at(case: Case) -> Iterable[Objection]:
    """Whoever reads the report before it is adopted is told which of its numbers no record backs."""
    told = case.asked.get("typed_numbers")
    if told:
        yield Objection(f"报告里有手写的数字，没有对应记录：{'、'.join(told)}", "年度报告·内容", "所在的句子见“年度报告”页；能从记录得到的换成引用，其余核对出处", warns=True)


class Review(Act):
    """Somebody who did not draft it reviews the report, once for legality and once for secrets."""

    title, basis = "合法性审核和保密审查", "年度报告·审核"
    by, at = (capacities.reviewer, capacities.secrecy, capacities.counsel), DRAFTED
    apart_from = Draft
    enters, asks = By("result", back=COLLECTING), typed_numbers
    kind = Choice("审什么", REVIEWS, default="legality")
    result = Choice("审核结论", {"agreed": "同意提交审定", "back": "退回修改"})
    opinion = Text("审核意见", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        held = {capacity for hand in case.hands if hand["role"] == "did" for capacity in capacities_of(case, hand["person"])}
        if self.kind == "secrecy" and held and "secrecy" not in held:
            yield Objection("保密审查应当由保密审查员进行", "年度报告·审核", "请交保密审查员", firm=True)
        if self.kind == "legality" and held and not held & {"reviewer", "counsel"}:
            yield Objection("合法性审核应当由法制审核人员或者法律顾问进行", "年度报告·审核", "请交法制审核人员", firm=True)
        yield from looked_at(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        other = "secrecy" if self.kind == "legality" else "legality"
        if self.result == "agreed" and newer(case, other):
            yield c.Enter(REVIEWED.key)


def capacities_of(case: Case, person: str) -> set[str]:
    """The capacities a person holds on the day."""
    officer = roster(case.office).officer(person, case.day)
    return {str(post["capacity"]) for post in officer.posts} if officer else set()


def frozen(case: Case, act: Act) -> dict[str, Any]:
    """Every figure of the year as it stands now, with a digest of the entries behind it."""
    first = case.first.year or case.day.year
    told: dict[str, Any] = {}
    for value in figures.all_of(case.office, int(first)):
        told[value.key] = {**value.as_json(), "digest": ledger.digest(figures.trace(case.office, value.key, int(first)))}
    return told


def text(case: Case, act: Act | None = None) -> str:
    """A digest of the report's words as they stand, by which a text that is published later is known."""
    prose = yearly(case.office, int(case.first.year or 0)).prose
    return digest(prose.text(), prose.title)


def unfilled(case: Case, act: Act) -> list[str]:
    """Where the words still leave a number open."""
    return outline_read.unfilled(yearly(case.office, int(case.first.year or 0)).prose.text())


def empty(case: Case, act: Act) -> list[str]:
    """The titles of the parts that have no words; the five that the law wants are all there or it is no report."""
    parts = yearly(case.office, int(case.first.year or 0)).prose.parts
    return [part.title for part in parts if part.key in PARTS and not any(run.text.strip() for section in part.sections for para in section.paragraphs for run in para)]


def digest(words: str, title: str) -> str:
    """The digest of a report's words without its title, blanks and line ends left out."""
    return sha256(flat(words).removeprefix(flat(title)).encode()).hexdigest()


class ToMeeting(Act):
    """The reviewed report is put before the meeting, which tells what it decided."""

    title, basis = "提请会议审议", "年度报告·审议"
    by, at, opens = capacities.handler, REVIEWED, "decision"
    asks = (text, unfilled, empty, meeting_pending, typed_numbers)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from once_before_meeting(case, "年度报告·审议")
        yield from looked_at(case)
        yield from unread(case)
        yield from unfinished(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        year = case.first.year
        which = f"提请审议的是{year}年度报告现在的文字（“年度报告”页可以打开、打印），文字摘要{str(case.asked.get('text') or '')[:16]}；以后改了文字的，重新审核、再次提请审议。"
        yield c.Open("decision", {"what": f"审议{year}年度法治政府建设年度报告", "kind": "matter", "basis_text": which}, kind="part", part=True)


class Decided(ToldDecided):
    """The meeting has decided about the report."""

    title, basis = "会议作出了决定", "年度报告·审议"


def put_to_meeting(case: Case, act: Act) -> str:
    """The digest of the words that were put before the meeting; empty where it was not asked from here."""
    asked = case.said(ToMeeting)
    body = Entry.objects.filter(id=asked.entry).values_list("body", flat=True).first() if asked else None
    return str((json.loads(body).get("asks") or {}).get("text") or "") if body else ""


def unread(case: Case) -> Iterable[Objection]:
    """The text as it stands was not agreed to in both reviews."""
    for kind, title in REVIEWS.items():
        if not newer(case, kind):
            yield Objection(f"报告现在的文字未经{title}，不得审定", "年度报告·审核", "请先由未参与起草的人员审核", firm=True)


def unfinished(case: Case) -> Iterable[Objection]:
    """A part is empty, or a number is still left open."""
    for title in case.asked.get("empty") or ():
        yield Objection(f"“{title}”没有内容，五个部分应当齐全", "年度报告·内容", "请在报告页点“修改文字”补写这一部分，重新审核", firm=True)
    if case.asked.get("unfilled"):
        yield Objection(f"报告里还有没填的空：{'、'.join(case.asked['unfilled'][:5])}", "年度报告·内容", "请在报告页点“修改文字”，把数字插入到空处，重新审核", firm=True)


def since_asked(case: Case, asked: Said | None, decided: Said | None) -> tuple[bool, bool]:
    """Whether the words were changed between the asking and the decision, and whether after the decision: a meeting that passed them with changes wants the second."""
    if decided is None:
        return False, False
    return any(asked is not None and asked.n < n < decided.n for n in changes(case)), decided.n < last_change(case)


def beside_decided(case: Case, act: Act) -> dict[str, Any] | None:
    """Where the words as they stand differ from the text that the meeting passed with changes; None where it left none here."""
    decided = case.said(Decided)
    passed = ((decided.text if decided and decided.amended else None) or {}).get("hash")
    return beside(passed, yearly(case.office, int(case.first.year or 0)).prose.text()) if passed else None


def written_in(case: Case) -> Iterable[Objection]:
    """Whoever signs is told where the words are not those that the meeting passed with changes; the numbers in them may have moved since, so it only warns."""
    told = case.asked.get("beside_decided")
    if told and told["clauses"]:
        yield Objection(f"报告现在的文字与会议修改后通过的文本不同：{named(told)}", "年度报告·审议", "请核对是不是会议通过的内容；只是数字变了的，向主要负责人说明", warns=True)
    elif told and told["unreadable"]:
        yield Objection(f"不能核对是不是会议修改后通过的文本：{told['unreadable']}", "年度报告·审议", "请对照会议记录核对", warns=True)


def decided_so(case: Case) -> Iterable[Objection]:
    """A meeting that stands in the record passed the report in the words in which it is adopted; what it decided about words that were changed since is no decision about these."""
    asked, decided = case.said(ToMeeting), case.said(Decided)
    changed, rewritten = since_asked(case, asked, decided)
    stale = changed or (rewritten and not (decided and decided.amended))
    if stale:
        yield Objection("提请会议审议以后改过报告的文字，会议通过的不是现在的文字", "年度报告·审议", "请再次办理“提请会议审议”；会议没有开完的，先在集体决策事项里终止原来的议题", firm=True)
    elif decided and decided.result != "passed":
        yield Objection("会议没有通过这份报告", "年度报告·审议", "请按会议意见修改，重新审核后再提请审议", firm=True)
    elif decided and decided.amended and not rewritten:
        yield Objection("会议是修改后通过的，报告还没有按会议意见修改", "年度报告·审议", "请先按会议意见修改文字，重新审核；不用再次提请审议", firm=True)
    elif not decided:
        yield Objection("没有会议审议的记录", "年度报告·审议", "请办理“提请会议审议”，由会议表决；会议记录在记录簿里的，登记会议存目并选上这份报告", firm=True)
    seen = case.asked.get("put_to_meeting")
    if decided and not (stale or rewritten) and seen and seen != case.asked.get("text"):  # the words are the same, so the figures in them moved: a late record does not undo a meeting
        yield Objection("提请会议审议以后，报告里的数字随补登、更正的记录变了", "年度报告·审议", "请核对变了哪些数字，并向主要负责人说明", warns=True)


class Adopt(Act):
    """The leaders adopt the report; its figures are frozen with the digest of the entries behind them, and no part of it is awaited any more."""

    title, basis = "审定报告", "年度报告·审核"
    plays = "report.adopt"
    by, at, enters, voids = capacities.handler, REVIEWED, ADOPTED, "part"
    signs = (capacities.chief, capacities.secretary)
    asks = (frozen, text, unfilled, empty, put_to_meeting, beside_decided, typed_numbers)
    meeting = Code("会议纪要文号", required=False, help="会议须在本系统有记录：会议表决，或者会议存目（日期、议题、记录簿页码）；这里只补文号")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from unread(case)
        yield from decided_so(case)
        yield from written_in(case)
        yield from looked_at(case)
        yield from unfinished(case)
        waiting = [one for one in case.deadlines("change") if one.state == "open"]
        if waiting:
            yield Objection(f"还有{len(waiting)}个改数请求没有答复", "年度报告·更正", "请先答复", firm=True)
