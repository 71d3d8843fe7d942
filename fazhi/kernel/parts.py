"""The parts that acts play for whoever reads their matter from another line: an opinion is given, a sanction is decided, a report is adopted."""

from functools import cache
from typing import Any

from fazhi.kernel import registry

PARTS = {
    "review.text": "送来要审查的文本", "review.opinion": "给出审查意见", "review.answer": "答复审查意见", "review.counsel": "审查中法律顾问的意见",
    "sanction.decide": "对当事人作出处罚", "sanction.fall": "处罚被撤销、变更或者收回", "service": "送达文书",
    "order.right": "责令改正", "order.checked": "复查责令改正的情况", "evidence.gathered": "检查中取得证据", "goods.treated": "处理查封、扣押的财物",
    "publication.owed": "有内容应当公开", "publication.draft": "写下公开文本", "publication.redact": "遮盖不能公开的内容", "publication.approve": "批准公开", "publication.amend": "更正公开文本",
    "form.take": "收下上级表格", "form.renew": "换上新版表格", "form.bind": "把格子和数字绑定", "form.rules": "写下合计关系", "form.send": "报送表格",
    "assessment.prove": "为考核指标交来佐证", "assessment.claim": "为考核指标自评打分",
    "report.begin": "开始编写年度报告", "report.outline": "定下提纲", "report.deliver": "交来一部分", "report.draft": "合成报告", "report.adopt": "会议审定", "report.publish": "向社会公布",
}


@cache
def playing(part: str) -> tuple[str, ...]:
    """Keys of the acts that declare themselves this part (`Act.plays`)."""
    return tuple(key for key, act in registry.acts().items() if act.plays == part)


def told(memory: dict[str, Any], part: str) -> list[dict[str, Any]]:
    """What the acts of this part said in a matter as its memory holds it, oldest first."""
    found = [one for key in playing(part) for one in memory["acts"].get(key, {"kept": []})["kept"]]
    return sorted(found, key=lambda one: (one["on"], one["i"]))
