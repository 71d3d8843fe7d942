"""The adopted report leaves the house: sent up with its figures, published word for word, taken down, corrected by an erratum that is published too."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.checks import dossier
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import PRIVATE, Choice, Code, Day, File, Public, Text
from fazhi.kernel.roster import roster
from fazhi.kernel.wrong import Objection
from fazhi.lines.annual_report.acts import ADOPTED, PUBLISHED
from fazhi.lines.annual_report.reviewing import Adopt, digest, text
from fazhi.report import chapters, figures
from fazhi.report.yearly import yearly

CHANNELS = {"site": "政府网站", "board": "公开栏", "county": "县级门户", "wechat": "微信公众号"}
OUT = (ADOPTED, PUBLISHED)


def adopted(case: Case) -> dict[str, Any]:
    """What the adoption kept: its figures and the digest of its words; empty while nothing is adopted."""
    step = dossier(case.id).last(Adopt.key) if case.id and case.ever(Adopt) else None
    return dict(step.asks) if step else {}


def frozen(case: Case, act: Act) -> dict[str, Any]:
    """The figures that go up: those that the adoption froze."""
    return dict(adopted(case).get("frozen") or {})


class Submit(Act):
    """The report goes up to the party committee and government above; the figures in it are kept as they were told."""

    title, basis = "上报", "年度报告·报送"
    reports_to = "上一级党委和政府"
    by, at, asks = capacities.handler, OUT, frozen
    meets = "submit"
    to = Code("报送机关")
    on = Day("报送日期", required=False)


def same_words(case: Case, act: Any) -> bool | None:
    """Whether the text to be published is the adopted one; None while there is nothing to compare."""
    if not act.text or not case.ever(Adopt):
        return None
    title = yearly(case.office, int(case.first.year or 0)).prose.title
    return digest(act.text, title) == (adopted(case).get("text") or text(case))


def standing(case: Case) -> dict[str, str]:
    """Channel -> publication that still stands there."""
    rows = case.memory["rows"].get("disclosure", {})
    return {rows[ident]["channel"]: ident for ident in case.shown()}


class Publish(Act):
    """The adopted report is published on a channel, word for word."""

    title, basis = "公开年度报告", "年度报告·公开"
    plays = "report.publish"
    by, at, enters = (capacities.publisher,), OUT, PUBLISHED
    meets, asks = "publish", same_words
    counts = Counts("annual_report.published", dims=("channel",))
    channel = Choice("渠道", CHANNELS)
    heading = Public("公开标题")
    text = Text("公开文本", lines=12, most=200000, help="须与审定的文本一致；从报告页点“公开”会自动带出")
    proof = File("公开截图", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.asked.get("same_words") is False:
            yield Objection("要公开的文本与审定的报告不一致", "年度报告·公开", "请从报告页点“公开”，使用审定的文本；数字有变的，办理更正说明", firm=True)
        if isinstance(self.text, str) and PRIVATE.search(self.text):
            yield Objection("公开文本中有手机号码或身份证号", "年度报告·公开", "请先删去或遮盖个人信息", firm=True)
        if self.channel in standing(case):
            yield Objection(f"已在{CHANNELS[self.channel]}公开，不能重复公开", "年度报告·公开", "要换文本的，先撤下", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Show(self.channel, self.heading, "text", column="年度报告", subject=case.id)


class TakeDown(Act):
    """The published report is taken off a channel, with the reason and the proof that it is gone."""

    title, basis = "撤下年度报告", "年度报告·公开"
    by, at, signs = (capacities.publisher,), PUBLISHED, (capacities.leader,)
    channel = Choice("渠道", CHANNELS)
    reason = Text("原因", lines=2)
    proof = File("撤下后的截图或照片")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.channel and self.channel not in standing(case):
            yield Objection(f"{CHANNELS[self.channel]}上没有正在公开的年度报告", "年度报告·公开", "请核对渠道", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        left = standing(case)
        gone = left.pop(self.channel, "")
        if gone:
            yield c.Hide(gone)
        if not left:
            yield c.Enter(ADOPTED.key)
            yield c.Start("publish")


def moved(case: Case, act: Any) -> dict[str, list[list[str]]]:
    """How the adopted text and the one that the records would give now differ: {"figures": [[name, old, new]], "sentences": [[old, new]]}, nothing where they are alike."""
    told = yearly(case.office, int(case.first.year or case.day.year))
    if not told.adopted:
        return {"figures": [], "sentences": []}
    fresh = {value.key: value for value in figures.all_of(case.office, told.year)}
    now = chapters.compose(roster(case.office).name, told.year, fresh, told.edited, told.outline)
    old, new = (sentences(prose.text()) for prose in (told.prose, now))
    pairs = [["".join(old[a:b]), "".join(new[c_:d])] for kind, a, b, c_, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if kind != "equal"]
    used = {*told.prose.figures(), *now.figures()}
    return {"figures": [[figures.find(key).label, was, is_] for key, was, is_ in told.changed if key in used], "sentences": pairs}


def sentences(text: str) -> list[str]:
    """A text cut after each sentence and line."""
    return [each for each in re.split(r"(?<=[。；])|\n", text) if each.strip()]


def as_told(told: dict[str, list[list[str]]]) -> str:
    """The difference in public words: each number, and each sentence as it was and as it is right."""
    numbers = [f"{label}：{was}更正为{now}" for label, was, now in told["figures"]]
    words = [f"“{was.strip()}”更正为“{now.strip()}”" for was, now in told["sentences"]]
    return "；".join([*numbers, *words])


class Erratum(Act):
    """Numbers of the report changed after adoption: the old and the new sentence are told and published as the records give them, nothing is typed or overwritten."""

    title, basis = "更正说明", "年度报告·公开"
    by, at, asks, opens = capacities.handler, OUT, moved, "disclosure"
    signs = (capacities.chief,)
    reason = Text("原因", lines=2)
    more = Text("补充说明", lines=3, required=False, help="原来的和更正后的数字、句子由系统从记录对照得出，不用填")

    def advice(self, case: Case) -> Iterable[Advice]:
        told = moved(case, self)
        if told["sentences"]:
            yield Advice("审定的文字和现在的记录", (as_told(told),))

    def objections(self, case: Case) -> Iterable[Objection]:
        told = case.asked.get("moved")
        if told is not None and not told["sentences"]:
            yield Objection("审定以来，报告里的数字没有变", "年度报告·公开", "更正后的数字只能来自记录：请先更正记录，再作更正说明", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        what = f"{case.first.year}年法治政府建设年度报告更正说明：{as_told(case.asked['moved'])}。{self.more or ''}"
        yield c.Open("disclosure", {"what": what, "column": "statistics", "formed": case.at[:10]}, kind="erratum")
