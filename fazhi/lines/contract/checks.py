"""Whether the text given now, and the sum, are those that were reviewed, exempt from review, and decided by the meeting."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case, Said
from fazhi.kernel.compare import named, signs_text, versus
from fazhi.kernel.limits import over
from fazhi.kernel.opinions import said_over_time, sum_at
from fazhi.kernel.wrong import Objection
from fazhi.lines.contract.late import cap, capped
from fazhi.lines.contract.stages import CHANGE, DRAFT, SIGNED, agreed, delivered, draft, raised, scheduled

MEETING = "contract.meeting"
REVIEWED, EXEMPT, DECIDED, ANSWERED = "contract.Reviewed", "contract.Exempt", "contract.Decided", "contract.Answered"


def review_of(case: Case) -> Said | None:
    """The newest conclusion of the legality review since the contract was last drafted, or since a change of it was."""
    change = case.said(CHANGE)
    if case.stage == SIGNED.key and change:
        return next((each for each in case.each(REVIEWED, ever=True) if each.n > change.n), None)
    return next(case.each(REVIEWED), None)


def decided_of(case: Case) -> Said | None:
    """What the meeting decided about the contract as it is now drafted, or about the change of it."""
    change = case.said(CHANGE)
    if case.stage == SIGNED.key and change:
        return next((each for each in case.each(DECIDED, ever=True) if each.n > change.n), None)
    return next(case.each(DECIDED), None)


def standing(case: Case, act: Any) -> dict[str, Any]:
    """How the text given now stands to the exempt one and to the one before the meeting, and which sum was reviewed and decided: hashes, clauses and sums, no words."""
    now = (act.text or {}).get("hash", "")
    exempt, decided, review = next(case.each(EXEMPT), None), decided_of(case), review_of(case)
    passed = (decided.text or {}).get("hash", "") if decided else ""
    if decided and not passed:
        before = next((each for each in case.each(REVIEWED, ever=True) if each.n < decided.n and each.text), None)
        passed = before.text["hash"] if before else ""
    sums = said_over_time(case.id, DRAFT)
    signing = signs_text(act)
    return {"exempt": versus(exempt.text["hash"], now, signing=signing) if exempt else None, "decided": versus(passed, now, signing=signing) if passed else None,
            "reviewed_sum": sum_at(sums, review or exempt), "decided_sum": sum_at(sums, decided)}


def reviewed_text(case: Case, *, anew: bool = False) -> Iterable[Objection]:
    """The text given now is the one that was reviewed, or that is exempt from review: else the clauses that differ are named. `anew`: a change has its own review."""
    review, exempt, beside = review_of(case), next(case.each(EXEMPT), None), case.asked.get("standing") or {}
    if review is None and anew:
        yield Objection("变更的文本还没有合法性审查结论", "合同·合法性审查", "请等审查意见", firm=True)
        return
    if review is None and exempt is None:
        yield Objection("合同没有经过合法性审查，不得提交会议、不得签订", "合同·合法性审查", "请先送请合法性审查；使用标准文本的，登记免审", rule="gc.review.gate", firm=True)
        return
    if review is None:
        yield from _same(beside.get("exempt"), "登记免审的文本", "请改回登记免审的文本，或“退回起草”后送请合法性审查")
    else:
        if review.conclusion != "agreed" and not answered(case, review):
            yield Objection("合法性审查没有通过", "合同·合法性审查", "请按意见修改并复核，或者说明理由后再办", firm=True)
        yield from _same(case.asked.get("drift"), "审查过的文本", "请改回审查过的文本，或把改动后的文本再次送审")
    drafted, seen = draft(case), beside.get("reviewed_sum")
    if not anew and drafted and seen is not None and seen != (drafted.amount or 0):
        yield Objection(f"审查以后更正过合同金额（审查时为{seen / 100:,.2f}元），原来的审查不再适用", "合同·合法性审查", "请在审查事项中再次送审，或“退回起草”", firm=True)


def answered(case: Case, review: Said) -> bool:
    """True when the advice of this conclusion was answered after it was given."""
    return any(each.n > review.n for each in case.each(ANSWERED, ever=True, review=review.review))


def _same(found: dict[str, Any] | None, what: str, course: str) -> Iterable[Objection]:
    if found and found["clauses"]:
        yield Objection(f"这份文本与{what}不同：{named(found)}。审查不及于改动的条款", "合同·合法性审查", course, firm=True)
    if found and found["filled"]:
        yield Objection(f"{what}里的空白在签订时填写了：{'、'.join(found['filled'])}（签订日期、编号、签约人）", "合同·签订", "请签批人打开签订文本，核对这几处填写的内容", warns=True)
    if found and found["unreadable"]:
        yield Objection(f"不能核对是不是{what}：{found['unreadable']}", "合同·合法性审查", "请上传Word文档或者带文字的PDF", firm=True)


def meeting_needed(case: Case, amount: int | None) -> Iterable[Objection]:
    """Above the town's own line the meeting decides first, about this sum and this text; `amount` is what is signed now."""
    drafted, decided, beside = draft(case), decided_of(case), case.asked.get("standing") or {}
    change = case.said(CHANGE) if case.stage == SIGNED.key else None
    sums = [amount, *((change.amount, raised(case, change)) if change else ()), drafted.amount if drafted and not change else None]
    line = over(case, MEETING, max(each or 0 for each in sums))
    if decided and decided.result != "passed":
        yield Objection("会议没有通过这份合同", "三重一大·会议", "请按会议决定办理", firm=True)
    elif line and not decided:
        yield Objection(f"合同金额达到本镇集体讨论的额度（{line['amount'] / 100:,.0f}元，{line['document']}），没有会议决定", "三重一大·会议", "请先提交集体讨论", firm=True)
    if not decided:
        return
    seen = beside.get("decided_sum")
    if not change and drafted and seen is not None and seen != (drafted.amount or 0):
        yield Objection(f"会议以后更正过合同金额（会议时为{seen / 100:,.2f}元），原来的决定不再适用", "三重一大·会议", "请再次提交集体讨论", firm=True)
    found = beside.get("decided")
    if found and (found["clauses"] or found["unreadable"]):
        told = f"这份文本与会议通过的文本不同：{named(found)}" if found["clauses"] else f"不能核对是不是会议通过的文本：{found['unreadable']}"
        yield Objection(told, "三重一大·会议", "请改回会议通过的文本，或把改动后的文本再次提交集体讨论", firm=True)


def within_sum(case: Case, change: Any) -> Iterable[Objection]:
    """What is paid after a change stays within the sum that the change names, or within the one agreed before."""
    total, most = scheduled(case, change.payments), change.amount if change.amount is not None else agreed(case)
    if change.payments and total > most:
        yield Objection(f"变更后各笔付款合计{total / 100:,.2f}元，超过合同金额{most / 100:,.2f}元", "合同·变更", "请核对各笔金额；增加价款的，填写变更后的合同金额", firm=True)


def no_line(case: Case) -> Iterable[Advice]:
    """The town has set no line yet above which the meeting decides."""
    if MEETING not in (case.asked.get("money_lines") or {}):
        yield Advice("本镇没有登记合同集体讨论的额度", ("请在财务资产采购中登记“合同集体讨论额度”，写明文件号和施行日；登记以前只提示，不拦截。",))


def within_cap(case: Case, rows: list[dict[str, Any]] | None, until: str | None) -> Iterable[Objection]:
    """Each payment to a small firm falls due within the longest time that may be agreed, counted from its delivery: the real one, else the agreed one, else the end of performance."""
    most, late, open_ = cap(case), [], []
    for row in rows or () if most is not None else ():
        real = delivered(case, int(row["n"]))
        since = real.at if real else row.get("delivery") or until
        if (row.get("days") or 0) > (most or 0) or (row.get("by") and since and row["by"] > capped(case, since)):
            late.append(str(row["n"]))
        elif row.get("by") and not since:
            open_.append(str(row["n"]))
    if late:
        yield Objection(f"对中小企业约定的付款期限最长{most}日（从交付之日起算），第{'、'.join(late)}笔超过", "付款·期限", "请改短付款期限", rule="gc.sme.paycap")
    if open_:
        yield Objection(f"第{'、'.join(open_)}笔写了付款日，没有写交付日，不能核对是不是在交付后{most}日以内", "付款·期限", "请填写约定的交付日", warns=True)
