"""The page on going live: what comes in from the old book of each line, how, and what is refused."""

from collections.abc import Mapping
from typing import Any

from fazhi.conf.handbook.words import table

STEPS = (
    "1. 在“导入”页选择“旧台账：…”，可以直接用原来的Excel台账：系统按栏名认列，认不出的在“各列对应”中选一次，以后记住；也可以下载空白表，表中有下拉选项。",
    "2. “核对这份表”是试导入：逐行办一遍再全部取消，不登记任何内容。没有通过的行写明原因，可以只下载这些行，改好再导入。",
    "3. “登记”把通过的行作为一个批次登记，批次连同原文件、逐行结果一起保存；选错了文件的，在批次页整批撤销，再导入一次。",
    "4. 已办结的作为旧案，可以查找、统计件数，不再办理。没有办结的，进入所写的阶段，由所写的承办人接着办；仍在计算的期限照起算日继续计算，延长、中止过的写台账上的届满日。",
    "5. 启用以前的步骤还需要补的，在该事项中用“已办，补录”按实际日期登记：照录，不作为存疑标记，不计入指标，不出具文书，不占文号。",
    "6. 台账中写了文号的，文号登记为已用，新的文书从下一号接着编。台账不全的，由机构管理员导入“启用前已用到的文号”，每个系列写明用到第几号。",
    "7. 启用以前的统计数由机构管理员导入“启用前数据”，单位负责人办理“核验启用前数据”并附签字的表；它们单独列示，不并入本系统的计数，也不进入及时率。",
)
REFUSED = (
    "已办结而没有办结日期，或者填了办结日期而没有办结；日期在今天以后，办结早于开始。", "没有办结而承办人现在不在本机构任职（请写现在办理的人，或者留空）。",
    "选了期限而没有起算日；已办结而还有期限；按小时计算的期限（台账只有日期）。", "两行写了同一个文号，或者文号已经用过。", "已经登记过而内容不同（请在该事项中更正）。")


def page(sheets: Mapping[str, Any], lines: Mapping[str, Any]) -> str:
    """How a line's old book comes in, what is refused, and for each line its stages and terms."""
    old = [one for key, one in sheets.items() if key.startswith("old.")]
    columns = old[0].headings if old else ()
    told = ["# 启用：旧台账、在办事项、文号和数据", "", "## 怎么做", "", *STEPS, "", "## 哪些行不能登记", "", *(f"- {each}" for each in REFUSED), "", "## 各栏", "",
            table(("栏", "必填", "也认这些栏名", "说明"), [(each.title, "是" if each.must else "", "、".join(each.also), each.field.help) for each in columns]), "", "## 各项工作", "",
            table(("工作", "代码", "阶段", "可以带入的期限"), [_row(one, lines[one.line]) for one in old])]
    return "\n".join(told) + "\n"


def _row(sheet: Any, line: Any) -> tuple[str, str, str, str]:
    terms = next((each.field.options for each in sheet.headings if each.key == "term1"), {})
    return (f"[{line.title}]({line.key}.md)", f"`{sheet.key}`", "、".join(each.title for each in line.stages), "、".join(terms.values()))
