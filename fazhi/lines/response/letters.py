"""Letters of opinion and suggestions: what the organ, the court or the procuratorate wants mended, each answered by itself and in its days."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import OPEN, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, EntryOf, File, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.response.counting import LETTER_ANSWERED, LETTER_DUE
from fazhi.lines.response.telling import Answering

LETTERS = ("opinion", "suggestion")


class OpinionLetter(Answering):
    """An opinion letter or a suggestion has come: what the organ, the court or the procuratorate wants mended."""

    title, basis = "收到意见书（建议书）", "复议·意见书"
    fact = True
    at = OPEN
    counts = (Counts("response.letters", dims=("kind",)), LETTER_DUE)
    kind = Choice("类别", {"review": "行政复议意见书", "court": "司法建议书", "procurator": "检察建议书"})
    document = Code("文号")
    what = Text("指出的问题", lines=4)
    received_on = Day("本镇收到之日", required=False, help="反馈的期限从这一日起算；不填的按办理日期计")
    until = Day("来文要求反馈的日期", required=False, help="司法建议书、检察建议书写明日期的填写")
    copy = File("原件", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if self.received_on and self.received_on > case.day.isoformat():
            yield Objection("收到之日晚于办理日期", "复议·意见书", "请核对收文登记", hard=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        since = self.received_on or ""
        yield c.Start("opinion", of=case.entry, since=since) if self.kind == "review" else c.Start("suggestion", of=case.entry, since=since, due=self.until or "")


class AnswerLetter(Answering):
    """The town writes back what it has mended: to the letter it names, or to the only one still open."""

    title, basis = "反馈整改情况", "复议·意见书"
    by, at = (capacities.reviewer, capacities.officer, capacities.unit_head), OPEN
    signs = (capacities.chief,)
    counts = LETTER_ANSWERED
    letter = EntryOf("反馈的意见书（建议书）", "response.OpinionLetter", required=False, help="只有一份待反馈的，不必选")
    mended = Text("整改情况", lines=5)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        waiting = letters(case)
        if not self.letter and len(waiting) > 1:
            yield Objection("有几份意见书（建议书）待反馈，没有写明反馈哪一份", "复议·意见书", "请选择所反馈的意见书（建议书）", firm=True)
        if self.letter and self.letter not in waiting:
            yield Objection("所选的意见书（建议书）没有待反馈的期限", "复议·意见书", "请核对是否已经反馈")

    def follows(self, case: Case) -> Iterable[Consequence]:
        of = self.letter or next(iter(letters(case)), "")
        yield from (c.Meet(term, of=of) for term in LETTERS if case.open(term, of))
        yield c.Issue("letter", words={f"entry:{OpinionLetter.key}": of} if of else {})


def letters(case: Case) -> list[str]:
    """Entries of the letters that are still to be answered."""
    return [each.of for term in LETTERS for each in case.deadlines(term) if each.state == "open"]
