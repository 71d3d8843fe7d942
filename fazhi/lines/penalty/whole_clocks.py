"""Every clock of the story of two respondents, one a line: whose, from when, until when, how it ended, under which rule of which day – to be checked by hand."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel import happen, issue
from fazhi.kernel.models import Deadline, Paper
from fazhi.kernel.story import ident

STATES = {"open": "未了", "met": "办结", "void": "终止", "lapsed": "届满"}
WIDE = str.maketrans("()", "（）")
OF_THE_HOUSE = ("sign", "confirm", "settle", "signed_copy")  # turns inside the office, which no law counts


def clocks(parts: Mapping[str, Any]) -> list[str]:
    """The terms of the matters, each matter's in the order in which they began to run."""
    return [f"{title}｜{row['title']}｜{whose(matter, row['of'])}｜{row['since'][:10]}起，{_pauses(row['suspended'])}{_until(row)}｜{row['rule'] or '办案机关定'}"
            for title, matter in parts.items() for row in _rows(matter)]


def articles(parts: Mapping[str, Any]) -> list[str]:
    """The rules by which the clocks were counted, each with its article and the day from which that version is in force."""
    rows = (row for matter in parts.values() for row in _rows(matter) if row["rule"])
    found = (law.rule(row["rule"], date.fromisoformat(row["since"][:10])) for row in rows)
    return sorted({f"{each.id}｜{each.cite.translate(WIDE)}｜自{each.since}起的文本｜{each.value}{each.unit}" for each in found})


def _rows(matter: Any) -> Iterable[dict[str, Any]]:
    """The terms of a matter by their beginning, those of one day by term and party."""
    found = Deadline.objects.filter(matter=ident(matter), struck="").exclude(term__in=OF_THE_HOUSE)
    return sorted(found.values("term", "title", "of", "since", "due", "state", "done_on", "suspended", "rule"),
                  key=lambda row: (row["since"][:10], row["term"], row["due"], row["of"]))


def whose(matter: Any, of: str) -> str:
    """The party whose term it is, also where it is named by a paper or a part of a debt."""
    paper = Paper.objects.filter(id=of).values_list("of", flat=True).first() if of else ""
    party = (paper or of).split("/")[0]
    row = happen.peek(ident(matter))["rows"].get("party", {}).get(party)
    return str(issue.persons([row["person"]])[row["person"]]["name"]) if row else "全案"


def _pauses(told: str) -> str:
    """The days that do not count."""
    return "".join(f"{since[5:10]}至{until[5:10]}停，" for since, until, *_ in json.loads(told or "[]"))


def _until(row: dict[str, Any]) -> str:
    due = f"{row['due'][:10]}止，" if row["due"] else ""
    return f"{due}{row['done_on'][:10] or ''}{STATES[row['state']]}"


CLOCKS = """
案件｜作出处罚决定｜全案｜2023-03-01起，03-06至03-15停，03-20至04-18停，2023-07-10止，2023-04-28办结｜OVL-HUD.decide
案件｜核查并决定是否立案｜全案｜2023-03-01起，2023-03-22止，2023-03-01办结｜OVL-HUD.file
案件｜送达告知书、通知书｜司机甲｜2023-03-06起，2023-03-16办结｜办案机关定
案件｜送达告知书、通知书｜演示运输公司｜2023-03-06起，2023-03-16办结｜办案机关定
案件｜送达告知书、通知书｜司机甲｜2023-03-15起，2023-03-16办结｜办案机关定
案件｜送达告知书、通知书｜演示运输公司｜2023-03-15起，2023-03-16办结｜办案机关定
案件｜要求听证｜司机甲｜2023-03-16起，2023-03-23止，2023-03-20办结｜APL-HRG-04
案件｜陈述申辩｜司机甲｜2023-03-16起，2023-03-23止，2023-03-20办结｜OVL-HUD.defend
案件｜送达告知书、通知书｜司机甲｜2023-03-16起，2023-03-16办结｜办案机关定
案件｜送达告知书、通知书｜演示运输公司｜2023-03-16起，2023-03-16办结｜办案机关定
案件｜举行听证并写出报告｜全案｜2023-03-20起，2023-04-19止，2023-04-18办结｜APL-HRG-06
案件｜确定听证组成人员并通知｜全案｜2023-03-20起，2023-03-27止，2023-03-21办结｜APL-HRG-05.panel
案件｜公告公开举行的听证｜全案｜2023-03-21起，2023-03-28止，2023-03-21办结｜APL-HRG-05.announce
案件｜送达告知书、通知书｜司机甲｜2023-03-21起，2023-03-21办结｜办案机关定
案件｜公告公开举行的听证｜全案｜2023-04-04起，2023-04-12止，2023-04-04办结｜APL-HRG-05.announce
案件｜送达告知书、通知书｜司机甲｜2023-04-04起，2023-04-04办结｜办案机关定
案件｜要求听证｜演示运输公司｜2023-04-18起，2023-04-24止，2023-04-24届满｜APL-HRG-04
案件｜陈述申辩｜演示运输公司｜2023-04-18起，2023-04-24止，2023-04-24届满｜OVL-HUD.defend
案件｜法制审核｜全案｜2023-04-18起，2023-05-04止，2023-04-19办结｜OVL-HUD.review
案件｜申请行政复议｜司机甲｜2023-04-28起，2023-06-27止，2023-06-27届满｜REM-01
案件｜报送信用公示｜全案｜2023-04-28起，2023-05-11止，2023-04-28办结｜TRI-04
案件｜缴纳罚款｜司机甲｜2023-04-28起，2023-05-15止，2023-05-08终止｜APL-EXE-01
案件｜送达决定书｜司机甲｜2023-04-28起，2023-05-11止，2023-04-28办结｜APL-DEC-03
案件｜送达决定书｜演示运输公司｜2023-04-28起，2023-05-11止，2023-04-28办结｜APL-DEC-03
案件｜提起行政诉讼｜司机甲｜2023-04-28起，2023-10-30止，2023-10-30届满｜REM-03
案件｜送达告知书、通知书｜司机甲｜2023-05-08起，2023-05-08办结｜办案机关定
案件｜缴纳一期罚款｜司机甲｜2023-05-08起，2023-06-01止，2023-06-01办结｜办案机关定
案件｜缴纳一期罚款｜司机甲｜2023-05-08起，2023-07-03止，2023-07-03办结｜办案机关定
案件｜缴纳一期罚款｜司机甲｜2023-05-08起，2023-08-01止，2023-08-01办结｜办案机关定
案件｜申请行政复议｜演示运输公司｜2023-05-30起，2023-07-31止，2023-07-10终止｜REM-01
案件｜缴纳罚款｜演示运输公司｜2023-05-30起，2023-06-14止，2023-07-10终止｜APL-EXE-01
案件｜提起行政诉讼｜演示运输公司｜2023-05-30起，2023-11-30止，2023-07-10终止｜REM-03
案件｜作出处罚决定｜全案｜2023-07-10起，2023-10-08止，2023-08-01办结｜OVL-HUD.decide
案件｜撤回已公开的决定｜全案｜2023-07-10起，2023-07-13止，2023-07-10办结｜APL-PUB-03
案件｜申请行政复议｜演示运输公司｜2023-08-01起，2023-10-07止，2023-10-07届满｜REM-01
案件｜办理结案｜全案｜2023-08-01起，2023-08-22止，2024-05-20办结｜OVL-HUD.close
案件｜报送信用公示｜全案｜2023-08-01起，2023-08-10止，2023-08-01办结｜TRI-04
案件｜陈述申辩｜演示运输公司｜2023-08-01起，2023-08-08止，2023-08-01办结｜OVL-HUD.defend
案件｜送达告知书、通知书｜演示运输公司｜2023-08-01起，2023-08-01办结｜办案机关定
案件｜缴纳罚款｜演示运输公司｜2023-08-01起，2023-08-16止，2024-05-20办结｜APL-EXE-01
案件｜送达决定书｜演示运输公司｜2023-08-01起，2023-08-10止，2023-08-01办结｜APL-DEC-03
案件｜提起行政诉讼｜演示运输公司｜2023-08-01起，2024-02-01止，2024-02-01届满｜REM-03
扣押｜申请行政复议｜司机甲｜2023-03-01起，2023-05-04止，2023-05-04届满｜REM-01
扣押｜对查封、扣押的财物作出处理决定｜全案｜2023-03-01起，03-06至03-15停，2023-05-10止，2023-04-28办结｜ACL-05
扣押｜查封、扣押的期限｜全案｜2023-03-01起，03-06至03-15停，2023-05-10止，2023-04-28办结｜ACL-05
扣押｜公开查封、扣押决定｜全案｜2023-03-01起，2023-03-29止，2023-03-06办结｜TRI-03
扣押｜交付查封、扣押文书｜司机甲｜2023-03-01起，2023-03-01办结｜办案机关定
扣押｜提起行政诉讼｜司机甲｜2023-03-01起，2023-09-01止，2023-09-01届满｜REM-03
扣押｜交付查封、扣押文书｜司机甲｜2023-03-06起，2023-03-06办结｜办案机关定
扣押｜申请行政复议｜司机甲｜2023-03-15起，2023-05-15止，2023-05-04届满｜REM-01
扣押｜交付查封、扣押文书｜司机甲｜2023-03-15起，2023-03-15办结｜办案机关定
扣押｜交付查封、扣押文书｜司机甲｜2023-03-15起，2023-03-15办结｜办案机关定
扣押｜提起行政诉讼｜司机甲｜2023-03-15起，2023-09-15止，2023-09-01届满｜REM-03
扣押｜退还财物或者启封｜全案｜2023-04-28起，2023-04-28办结｜办案机关定
扣押｜交付查封、扣押文书｜司机甲｜2023-04-28起，2023-04-28办结｜办案机关定
答复｜提出书面答复和证据｜全案｜2023-06-12起，2023-06-25止，2023-06-12办结｜ar.reply.old
答复｜履行决定（裁判）｜全案｜2023-07-10起，2023-09-08止，2023-08-01办结｜办案机关定
答复｜对方起诉｜全案｜2023-07-10起，2023-07-25止，2023-07-25届满｜lit.sue.after
执行｜催告书送达后等待｜演示运输公司｜2024-01-15起，2024-01-30止，2024-01-30届满｜ACL-10
执行｜送达执行文书｜演示运输公司｜2024-01-15起，2024-01-15办结｜办案机关定
执行｜申请人民法院强制执行｜全案｜2024-02-01起，2024-05-06止，2024-02-19办结｜ACL-11
执行｜向人民法院递交申请书，登记受理情况｜全案｜2024-02-19起，2024-02-26办结｜办案机关定
"""
ARTICLES = """
ACL-05｜《行政强制法》第二十五条｜自2012-01-01起的文本｜30cd
ACL-10｜《行政强制法》第五十四条、第六十九条｜自2012-01-01起的文本｜10wd
ACL-11｜《行政强制法》第五十三条｜自2012-01-01起的文本｜3mo
APL-DEC-03｜《行政处罚法》第六十一条、第八十五条｜自2021-07-15起的文本｜7wd
APL-EXE-01｜《行政处罚法》第六十七条｜自2021-07-15起的文本｜15cd
APL-HRG-04｜《行政处罚法》第六十四条第一款｜自2021-07-15起的文本｜5wd
APL-HRG-05.announce｜《广东省行政处罚听证程序实施办法》第二十条、第二十一条、第四十二条｜自2022-06-01起的文本｜3wd
APL-HRG-05.panel｜《广东省行政处罚听证程序实施办法》第二十条、第四十二条｜自2022-06-01起的文本｜5wd
APL-HRG-06｜《广东省行政处罚听证程序实施办法》第三十八条｜自2022-06-01起的文本｜30cd
APL-PUB-03｜《行政处罚法》第四十八条第二款、第八十五条｜自2021-07-15起的文本｜3wd
OVL-HUD.close｜《住房和城乡建设行政处罚程序规定》第三十一条｜自2022-05-01起的文本｜15wd
OVL-HUD.decide｜《住房和城乡建设行政处罚程序规定》第二十九条、第三十条｜自2022-05-01起的文本｜90cd
OVL-HUD.defend｜《住房和城乡建设行政处罚程序规定》第二十二条｜自2022-05-01起的文本｜5wd
OVL-HUD.file｜《住房和城乡建设行政处罚程序规定》第十五条｜自2022-05-01起的文本｜15wd
OVL-HUD.review｜《住房和城乡建设行政处罚程序规定》第二十五条｜自2022-05-01起的文本｜10wd
REM-01｜《行政复议法》第九条｜自2018-01-01起的文本｜60cd
REM-03｜《行政诉讼法》第四十五条、第四十六条｜自2015-05-01起的文本｜6mo
TRI-03｜《国办发〔2018〕118号》（六）｜自2018-12-05起的文本｜20wd
TRI-04｜《国办发〔2018〕118号》（六）｜自2018-12-05起的文本｜7wd
ar.reply.old｜《行政复议法》第二十三条、第四十条｜自2018-01-01起的文本｜10cd
lit.sue.after｜《行政诉讼法》第四十五条｜自2017-07-01起的文本｜15cd
"""
