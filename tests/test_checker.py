"""The checker finds what does not add up in a report of our own making, and nothing in one that is right."""

import re
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fazhi.report.chapters import FOLDER
from fazhi.report.checker import check, read

WRONG = """演示镇2021年法治政府建设年度报告
发布日期：2021-12-20
一、主要举措和成效
（一）普法。今年以来，举办讲座12场。今年，审查合同9件。
（二）决策。一是定规矩。二是请顾问，1-11月出具意见18条。四是晒结果，1-11月份公开信息50条。
（三）执法。推行“三项制度”。一是执法公示制度。二是执法全过程记录制度。本年办结检查案件6宗、处罚20宗。截至目前，累计办理案件41宗。
（四）信访。全年受理信访案件62件，其中来信7件，办结59件，办结率95.1%。严格管理规范化文件。受理复议3件，其中国土类5件。
（五）下列三项工作：一是排查。二是调解。
二、存在的问题
法治政府建筑的力度还不够。
三、第一责任人履职情况
亲自部署。满意率101%。
四、下一步工作安排
继续努力。
"""

RIGHT = """演示镇2021年法治政府建设年度报告
发布日期：2022-01-10
一、主要举措和成效
（一）执法。推行“三项制度”。一是执法公示制度。二是执法全过程记录制度。三是重大执法决定法制审核制度。
（二）信访。全年受理信访案件62件，其中来信7件，办结59件，办结率95.2%。自2020年6月1日起累计办理案件410件。
二、存在的不足和原因
（一）衔接不够。原因是人手不足。
三、第一责任人履职情况
亲自部署。
四、下一步工作安排
（一）做好以下两项工作：一是排查。二是调解。
五、其他需要报告的情况
无。
"""


@pytest.mark.parametrize(("what", "why"), [
    ("办结率95.1%", "应为95.2%：尾数被截去"),
    ("“四是”", "前一个是第2，这一个是第4"),
    ("累计41宗", "没有写明从哪一天起算；同段另有6宗、20宗，合计26宗"),
    ("今年以来、今年、1-11月、1-11月份、本年、截至目前、全年", "7种统计期间"),
    ("全年受理信访案件62件", "发布于2021-12-20"),
    ("法治政府建筑", "法治政府建设"),
    ("规范化文件", "规范性文件"),
    ("三项制度", "只写了2项，缺：重大执法决定法制审核"),
    ("下列三项", "写出的到第2项"),
    ("存在的不足和原因", "没有写原因"),
    ("其他需要报告的情况", "缺少必备的部分"),
    ("满意率101%", "超过100%"),
    ("3件，其中5", "大于总数"),
])
def test_every_mistake_is_found(what: str, why: str) -> None:
    assert any(what in each.what and why in each.why for each in check(WRONG)), [each for each in check(WRONG)]


def test_nothing_is_found_where_all_is_right() -> None:
    assert check(RIGHT) == []


def test_where_names_line_and_section() -> None:
    found = next(each for each in check(WRONG) if each.what == "办结率95.1%")
    assert found.where.startswith("第7行（(四)信访")
    assert [line.n for line in read("\n一、甲\n\n乙")] == [2, 4]


def test_the_day_given_stands_before_the_day_in_the_text() -> None:
    def whole_year(day: date | None) -> list[str]:
        return [each.what for each in check(RIGHT, day) if "全年" in each.what]

    assert whole_year(date(2021, 12, 30)) and not whole_year(date(2021, 12, 31)) and not whole_year(None)


@pytest.mark.parametrize(("sentence", "wrong"), [
    ("受理3件，办结2件，办结率66.7%。", False),
    ("受理3件，办结2件，办结率66.6%。", True),
    ("受理3件，办结2件，办结率67%。", False),
    ("受理1,200件，办结1,199件，办结率99.9%。", False),
    ("受理８件，办结７件，办结率８７．５％。", False),
    ("受理8件，办结7件，办结率90%。", True),
])
def test_rates_follow_from_their_numbers(sentence: str, wrong: bool) -> None:
    assert any("率" in each.what for each in check(sentence) if each.where != "全文") is wrong


def test_an_empty_text_says_so() -> None:
    assert [each.what for each in check(" \n")] == ["没有文字"]


def test_our_own_outlines_pass() -> None:
    for path in sorted(FOLDER.glob("*.yaml")):
        outline = yaml.safe_load(path.read_text("utf-8"))
        words = [outline["title"], outline["opening"]]
        for part in outline["parts"]:
            words.append(part["title"])
            for section in part["sections"]:
                words.append(section["title"])
                words += [each if isinstance(each, str) else each["text"] for each in section["paragraphs"]]
        text = re.sub(r"\{[^{}]*\|parts\}|\{[^{}]*\|(window|until)\}", "", "\n".join(words)).replace("{year}", "2021")
        told = re.sub(r"\{[^{}]*\}", "12宗", text)
        assert [each for each in check(told) if each.severity == "error"] == [], path.name


def test_work_may_be_told_theme_by_theme() -> None:
    themes = "一、决策\n甲。\n二、执法\n乙。\n三、不足和原因\n原因是丙。\n四、第一责任人履职\n丁。\n五、下一步打算\n戊。\n六、其他需要报告的情况\n无。"
    assert check(themes) == []
    assert [each.what for each in check(themes.replace("一、决策\n甲。\n二、执法\n乙。\n三", "一").replace("四、", "二、").replace("五、", "三、").replace(
        "六、", "四、"))] == ["推进法治政府建设的主要举措和成效"]


@given(st.lists(st.sampled_from([*"一二三十百（）、。，；%率是率累计其中", "全年", "三项制度", "以下三项", "0件", "12宗", "99.99999999999999999999999999999999%", "２０２１年",
                                 "发布日期：2021-13-45", "法治政府建设", "\n", "1.", "二一十、", "十十是", "1-11月", "٣件", "#"]), max_size=60).map("".join))
def test_no_text_is_too_strange_to_read(text: str) -> None:
    for found in check(text):
        assert found.where and found.why and found.severity in ("error", "warning", "note")
