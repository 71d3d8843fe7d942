"""The stages of a text that is to be public, where it may appear, and what has to be done to it before: covered, read three times, free of private numbers."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.acts import Stage
from fazhi.kernel.case import Case, Said
from fazhi.kernel.fields import PRIVATE
from fazhi.kernel.wrong import Objection

NOTED = Stage("noted", "待拟稿")
DRAFTED = Stage("drafted", "待保密审查")
CLEARED = Stage("cleared", "待审批")
APPROVED = Stage("approved", "待发布")
PUBLISHED = Stage("published", "已公开", end=True)
WITHDRAWN = Stage("withdrawn", "已撤下", end=True)
KEPT_BACK = Stage("kept_back", "不予公开", end=True)
POSTED = Stage("posted", "张贴批次已登记", end=True)
STAGES = (NOTED, DRAFTED, CLEARED, APPROVED, PUBLISHED, WITHDRAWN, KEPT_BACK, POSTED)

CHANNELS = {"site": "政府网站", "board": "公开栏", "wechat": "微信公众号", "county": "县级门户"}
COLUMNS = {
    "organ": "机构概况", "documents": "规范性文件", "decisions": "重大决策", "plan": "规划计划", "statistics": "统计信息", "service": "办事指南", "penalty": "行政处罚",
    "budget": "预算决算", "procurement": "采购招标", "relief": "社会救助", "emergency": "应急管理", "environment": "环境卫生",
    "farm": "农业农村政策", "irrigation": "农田水利", "land": "土地承包流转", "homestead": "宅基地审核", "expropriation": "征收补偿",
    "labour": "筹资筹劳", "village": "村务公开", "recruit": "人员招录", "news": "工作动态",
}
PENALTY = "penalty"
TURNS = {"first": "一校", "second": "二校", "third": "三校"}
PERSONAL = ("penalty", "relief", "homestead", "expropriation", "recruit")  # columns whose texts come from files about people


def private(text: Any) -> Iterable[Objection]:
    """A text to be published bears a mobile number or an identity number."""
    if isinstance(text, str) and PRIVATE.search(text):
        yield Objection("公开文本中有手机号码或身份证号", "公开·不予公开", "请先删去或遮盖个人信息，再提交", firm=True)


def corrected(memory: dict[str, Any], entry: str) -> int:
    """The number of the last correction of an entry; 0 where it stands as it was first written."""
    known = memory["acts"].get("common.Correct") or {"kept": []}
    return max((int(one["i"]) for one in known["kept"] if one["s"].get("entry") == entry), default=0)


def readings(case: Case) -> dict[str, Said]:
    """The readings of the text as it was last drafted, or worded anew to correct what is public, and as the last correction left it: {which of the three: what was said}."""
    worded = [said for said in (case.said(f"{case.line}.Draft"), case.said(f"{case.line}.Reword")) if said]
    drafted = max(worded, key=lambda said: said.n, default=None)
    since = max(drafted.n, corrected(case.memory, drafted.entry)) if drafted else 0
    found = [each for each in case.each(f"{case.line}.Proof", ever=True) if drafted and each.n > since]
    return {str(each.turn): each for each in reversed(found)}


def unread(case: Case) -> Iterable[Objection]:
    """The text was read three times since it was last drafted, and nothing that must be mended stands in it."""
    read = readings(case)
    left = [words for turn, words in TURNS.items() if turn not in read]
    if left:
        yield Objection(f"还没有{'、'.join(left)}", "公开·三审三校", "请由不同的人完成三次校对后发布")
    if any(each.grave for each in read.values()):
        yield Objection("校对发现须改正的差错，还没有改正", "公开·三审三校", "请重新拟稿，改正后再送审、校对", firm=True)


def uncovered(case: Case) -> Iterable[Objection]:
    """A text from a file about people was gone through for what has to be covered."""
    drafted = case.said(f"{case.line}.Draft")
    done = case.said(f"{case.line}.Redact")
    if drafted and (drafted.column in PERSONAL or drafted.files) and (done is None or done.n < max(drafted.n, corrected(case.memory, drafted.entry))):
        yield Objection("涉及个人或者带附件的信息，还没有遮盖处理的记录", "公开·不予公开", "请先登记遮盖处理：遮盖了什么、为什么；没有要遮盖的也写明", warns=True)
