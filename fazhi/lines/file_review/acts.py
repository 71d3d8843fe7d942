"""File review: files are drawn at random or taken up one by one, scored independently, concluded, objected to, rechecked, reported."""

import re
from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, MatterOf, Reference, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.file_review import criteria
from fazhi.lines.file_review.drawing import line_of, lot
from fazhi.lines.file_review.stages import (
    CLOSED,
    CONCLUDED,
    GRADES,
    OBJECTED,
    REASONS,
    REVIEWING,
    SAMPLED,
    about_file,
    file_of,
    handlers,
    last_result,
    machine,
    result_of,
    took_part,
    upheld,
)

REVIEWERS = (capacities.reviewer, capacities.auditor, capacities.unit_head, capacities.archivist)


class Draw(Act):
    """Files of a line closed in a period are drawn at random; seed and number stand in the record, so that anybody can draw them again."""

    title, basis = "随机抽取案卷", "评查·抽取"
    by, at, enters, asks = REVIEWERS, NEW, SAMPLED, lot
    opens = "file_review"
    line_key = Code("哪项工作的案卷", default="行政处罚", help="工作名称，例如：行政处罚")
    since = Day("结案日期自")
    until = Day("结案日期至")
    count = Count("抽取份数", least=1, most=200)
    seed = Code("随机种子", required=False, help="留空则由系统产生；公开抽取时可填现场摇出的号码")
    again = Text("同一范围再次抽取的理由", required=False, help="这些案卷已经抽取过的才填写；前一次抽取的结果仍然有效，照常评查")

    def objections(self, case: Case) -> Iterable[Objection]:
        before = (case.asked.get("lot") or {}).get("before")
        if before:
            told = f"这一范围的案卷已经随机抽取过（{'、'.join(before)}），前一次抽取不因再次抽取而失效"
            yield Objection(told, "评查·抽取", "确需再次抽取的，请写明理由", warns=bool(self.again), firm=not self.again)
        if self.line_key and not line_of(self.line_key):
            known = "、".join(line.title for line in registry.lines().values() if line.checks)
            yield Objection(f"“{self.line_key}”没有案卷评查的标准", "评查·内容", f"可以填写：{known}", firm=True)
        elif (self.until or "") >= case.day.isoformat():
            yield Objection("结案期间还没有过完，抽取的范围还会变", "评查·抽取", "请把截止日期改到今天以前", firm=True)
        elif self.count and case.asked["lot"]["of"] < self.count:
            yield Objection(f"这段时间只有{case.asked['lot']['of']}份案卷，不够抽取{self.count}份", "评查·抽取", "请减少份数或放宽期间", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for ident in case.asked["lot"]["drawn"]:
            yield c.Open("file_review", {"file": ident, "reason": "sample"})


class TakeIn(Act):
    """A drawn file arrives to be reviewed."""

    title, basis = "抽中案卷", "评查·抽取"
    fact, hidden = True, True
    at, enters, starts = NEW, REVIEWING, "score"
    file = MatterOf("案卷")
    reason = Choice("评查原因", REASONS, default="sample")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Relate(self.file, "about")


class Begin(Act):
    """One file is taken up for review, before it is closed or for a reason of its own."""

    title, basis = "提起案卷评查", "评查·抽取"
    by, at, enters, starts, asks = (*REVIEWERS, capacities.officer, capacities.leader), NEW, REVIEWING, "score", about_file
    file = MatterOf("案卷")
    reason = Choice("评查原因", REASONS, default="closing")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.file and case.asked.get("about_file") is None:
            yield Objection("这个事项没有案卷评查的标准", "评查·内容", "请选择有评查标准的执法案卷", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Relate(self.file, "about")


class Score(Act):
    """A reviewer who took no part reads the file alone, answers item by item, and signs his own score."""

    title, basis = "独立评分", "评查·程序"
    by, at, asks, issues = REVIEWERS, REVIEWING, (handlers, machine), "score"
    alone_until = "file_review.Conclude"
    standard = staticmethod(criteria.standard)  # a sheet with this table goes out and comes back (fazhi/report/score_table.py)
    rows = Rows("逐项评分", item=Choice("项目", criteria.every_item()), fits=Choice("逐问查看", {"all": "全部符合", "some": "有不符合"}),
                off=Count("扣分", required=False, default=0, most=100), what=Text("扣分理由", required=False),
                entry=Reference("所指的记录", required=False))
    dismissed = Rows("不采纳的机器检查结果", required=False, least=0, check=Code("检查编号"), entry=Reference("所指的记录", required=False),
                     reason=Text("不采纳的理由"))
    veto = Choice("一票否决的情形", criteria.every_veto(), many=True, required=False)
    veto_reason = Text("一票否决的理由", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from took_part(case)
        if case.manner != "outside" and case.doer in scorers(case):
            yield Objection("您已经评过分", "评查·程序", "评错的，请更正原来的评分", firm=True)
        if self.veto and not self.veto_reason:
            yield Objection("一票否决没有写明理由", "评查·一票否决", "请填写理由", firm=True)
        yield from scored(case, self)

    def begin(self, case: Case) -> dict[str, Any]:
        return {"rows": [{"item": key} for key in criteria.items(case.day)]}

    def advice(self, case: Case) -> Iterable[Advice]:
        found = [each for each in case.asked.get("machine") or () if each["what"]]
        yield Advice("机器查出的问题", tuple(f"{each['check']}：{each['what']}" for each in found) or ("机器检查没有查出问题。",))
        yield Advice("逐项查看", tuple(f"{item.title}（{item.weight}分）：{'；'.join(item.asks)}" for item in criteria.items(case.day).values()))


def scored(case: Case, act: Score) -> Iterable[Objection]:
    """Every item answered once, no more taken off than it is worth, reasons given, and no finding of the machine passed over."""
    table, rows = criteria.items(case.day), act.rows or []
    given = [row["item"] for row in rows]
    missing = [item.title for key, item in table.items() if key not in given]
    if rows and (missing or len(set(given)) < len(given)):
        yield Objection(f"评分表每项须评一次：{'、'.join(missing) or '有重复的项目'}", "评查·内容", "请逐项评分", firm=True)
    for row in rows:
        item = table.get(row["item"])
        if item and row.get("off", 0) > item.weight:
            yield Objection(f"“{item.title}”只有{item.weight}分，不能扣{row['off']}分", "评查·等级", "请核对扣分", firm=True)
        if item and bool(row.get("off")) != (row["fits"] == "some"):
            yield Objection(f"“{item.title}”的查看结果与扣分不一致", "评查·内容", "有不符合的才扣分，扣分的须选“有不符合”", firm=True)
        if item and row.get("off") and not row.get("what"):
            yield Objection(f"“{item.title}”扣分没有理由", "评查·程序", "请写明扣分理由", firm=True)
    taken = {row["item"] for row in rows if row.get("off")}
    yield from reasoned(case, act)
    for each in upheld(case.asked.get("machine") or (), act.dismissed) if rows else ():
        if each["item"] and each["item"] not in taken:
            yield Objection(f"机器查出“{each['what']}”（{each['check']}），既没有扣分也没有说明不采纳", "评查·内容", "请扣分，或在“不采纳”中写明理由", firm=True)


EMPTY_WORDS = ("不适用", "无", "没有", "略", "同意", "不采纳", "不扣分", "正常", "符合", "否", "是")
BARE = re.compile(r"[\s\W_]+")


def reasoned(case: Case, act: Score) -> Iterable[Objection]:
    """What the machine found is set aside only for a reason that can be checked: “does not apply” is none, and one line sets aside one finding."""
    found = [each for each in case.asked.get("machine") or () if each["what"]]
    for row in act.dismissed or ():
        told = BARE.sub("", str(row.get("reason") or ""))
        if told in EMPTY_WORDS:
            yield Objection(f"不采纳{row['check']}的理由只写了“{row['reason']}”", "评查·内容", "请写明机器检查错在哪里、案卷哪一页可以证明；不能说明的，请扣分", firm=True)
        if not row.get("entry") and sum(each["check"] == row["check"] for each in found) > 1:
            yield Objection(f"{row['check']}查出几处问题，不能用一行全部不采纳", "评查·内容", "请逐处写明所指的记录和理由", firm=True)


def scorers(case: Case) -> set[str]:
    """Everybody who has given his own score."""
    return {person for said in case.each(Score) for role, person, *_ in said.hands if role == "did"}


class Conclude(Act):
    """From the independent scores follow the mean, the grade and the automatic failures; the handlers are told."""

    title, basis = "得出评查结果", "评查·等级"
    by, at, enters, asks, issues = REVIEWERS, REVIEWING, CONCLUDED, (result_of, handlers, about_file), "result"
    meets, starts = "score", "object"
    counts = Counts("file_review.files", dims=("grade", "reason"))
    score = Code("得分", help="由各评查人的评分平均得出，与系统计算一致")
    grade = Choice("等级", GRADES)
    opinion = Text("评查意见和整改要求", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from took_part(case)
        result, least = case.asked.get("result_of") or {}, int(case.limit(criteria.REVIEWERS))
        if result.get("reviewers", 0) < least:
            yield Objection(f"至少要有{least}名评查人独立评分，现有{result.get('reviewers', 0)}名", "评查·程序", "请由其他评查人独立评分", rule=criteria.REVIEWERS)
        elif case.doer not in scorers(case):
            yield Objection("得出结果以前各人的评分不公开，只有评过分的评查人可以得出结果", "评查·程序", "请先独立评分，或由评过分的人办理", firm=True)
        elif self.score and (self.score, self.grade) != (result["score"], result["grade"]):
            yield Objection(f"结果与评分不一致：应为{result['score']}分、{result['grade']}", "评查·等级", "请按计算结果填写", firm=True)

    def advice(self, case: Case) -> Iterable[Advice]:
        result = case.asked.get("result_of") or {}
        if result and case.doer in scorers(case):
            failed = "、".join(criteria.every_veto()[key] for key in result["veto"])
            yield Advice("计算结果", (f"{result['reviewers']}名评查人平均{result['score']}分，等级为{result['grade']}。", *([f"一票否决：{failed}。"] if failed else [])))

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from told(case, str(self.score), str(self.grade))


def told(case: Case, score: str, grade: str) -> Iterable[Consequence]:
    """The file's own line hears how its file was judged, where it wants to know."""
    about = case.asked.get("about_file") or {}
    if about and "FileReviewed" in registry.line(about["line"]).hears:
        yield c.Tell(file_of(case), f"{about['line']}.FileReviewed", {"score": score, "grade": grade})


class Accept(Act):
    """The handlers have nothing to say against the result."""

    title, basis = "对结果没有异议", "评查·异议"
    fact, at, meets = True, CONCLUDED, "object"


class Object(Act):
    """The handlers object to the result in time and say why."""

    title, basis = "对结果提出异议", "评查·异议"
    fact = True
    at, enters, meets, starts = CONCLUDED, OBJECTED, "object", "recheck"
    reason = Text("异议和理由", lines=3)
    files = File("材料", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        running = case.open("object")
        if running and running.over(case.day):
            yield Objection("提出异议的期限已满", "评查·异议", "")
        if case.ever(Object):
            yield Objection("异议已经复核过", "评查·异议", "")


class Recheck(Act):
    """Somebody who neither scored nor handled the file looks again, and keeps or changes the result."""

    title, basis = "复核评查结果", "评查·异议"
    by, at, enters, meets, issues = REVIEWERS, OBJECTED, CONCLUDED, "recheck", "recheck"
    apart_from, asks = (Score, Conclude), (handlers, about_file)
    result = Choice("复核结论", {"kept": "维持", "changed": "变更"})
    score = Count("变更后的得分", most=100, required=False)
    veto = Choice("一票否决的情形", criteria.every_veto(), many=True, required=False)
    reason = Text("理由", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from took_part(case)
        if self.result == "changed" and self.score is None:
            yield Objection("变更结果没有写明得分", "评查·等级", "请填写变更后的得分", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result == "changed":
            yield from told(case, f"{self.score}.00", criteria.grade(criteria.mean([self.score]), bool(self.veto), case.day))


class PutRight(Act):
    """What the review found is put right, as far as a file can still be."""

    title, basis = "登记整改情况", "评查·程序"
    by, at = (capacities.officer, capacities.clerk, capacities.unit_head, *REVIEWERS), CONCLUDED
    what = Text("整改情况", lines=3)
    files = File("材料", many=True, required=False)


class Finish(Act):
    """The result stands; it is reported to the supervising organ and the review ends."""

    title, basis = "办结评查", "评查·程序"
    by, at, enters = REVIEWERS, CONCLUDED, CLOSED
    voids = "object"
    reported = Code("报备文号", required=False)
    note = Text("说明", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        running = case.open("object")
        if running and not running.over(case.day):
            yield Objection("承办机构提出异议的期限未满", "评查·异议", "请等期满，或登记“对结果没有异议”", firm=True)
        if last_result(case).get("grade") == GRADES[-1] and not case.ever(PutRight):
            yield Objection("评为不合格的案卷还没有登记整改情况", "评查·程序", "请先登记整改情况", firm=True)
