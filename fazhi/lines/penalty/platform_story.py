"""Stories of the companion mode: cases that are handled on the provincial platform, accompanied here without typing them twice."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Number, Paper
from fazhi.kernel.sheets import plan, taking
from fazhi.kernel.story import ident, vault
from fazhi.lines.penalty.ending import Fell
from fazhi.lines.penalty.investigating import OrderRight
from fazhi.lines.penalty.money import SHEET as MONEY
from fazhi.lines.penalty.paying import Pay
from fazhi.lines.penalty.platform import (
    PlatformCase,
    PlatformClose,
    PlatformDecide,
    PlatformInform,
    PlatformPaper,
    PlatformReview,
    PlatformServe,
)
from fazhi.lines.penalty.platform_rows import SHEET as ROWS
from fazhi.lines.penalty.powers import ListPower
from fazhi.lines.penalty.simple import OnTheSpot

NO = "粤演执〔2021〕66号"


def _companion(town: Any) -> None:
    """From this day on the platform is the system of record for penalties."""
    mode = registry.act("house.SetMode")
    town.keeper(town.office, mode(line="penalty", mode="copy", system="省执法平台", since=town.now.date().isoformat()))


def story_platform(town: Any) -> None:
    """A platform case is taken in by hand: what is missing or late is flagged, the terms run, and nothing of ours is issued."""
    town.at("2021-08-02")
    _companion(town)
    told = {"respondent": {"name": "演示运输队", "kind": "organisation"}, "item": "运输渣土沿途遗撒", "filed_on": "2021-08-02", "number": NO}
    assert "外部机关或系统形成" in str(town.refuses(town.li, "", PlatformCase(**told), "记录·全过程"))
    spot = {"respondent": {"name": "测某"}, "second": town.wang.person, "what": "乱扔垃圾", "item": "条例", "place": "圩镇街口", "amount": "50", "kind": "fine", "heard": True, "shown": True,
            "power": "CG-100", "order": "清扫"}
    assert "以外部系统为准" in str(town.refuses(town.li, "", OnTheSpot(**spot), "机构·职责"))
    case = town.outside(town.qian, "", PlatformCase(**told), NO)
    town.checks(case, stage="filed", open=["decide"])
    town.refuses(town.li, case, OrderRight(what="清扫路面", until="2021-08-05"), "机构·职责")
    party = town.party(case, "respondent")
    town.at("2021-09-18")
    town.outside(town.qian, case, PlatformInform(), NO, on="2021-08-20")
    rows = [{"party": party, "kind": "stop"}, {"party": party, "kind": "fine", "amount": "20000"}]
    late = town.outside(town.qian, case, PlatformDecide(rows=rows), NO, on="2021-09-01")
    for provision in ("处罚·决定书", "处罚·听证", "处罚·法制审核"):
        town.flagged(late, provision)
    town.checks(case, stage="decided", papers=[], met=["decide"], open=["credit", "serve", "settle"])
    town.flagged(town.outside(town.qian, case, PlatformServe(party=party), NO, on="2021-09-14"), "处罚·送达")
    assert {"pay", "ask_review", "sue"} <= _open(case)
    town.outside(town.qian, case, PlatformPaper(kind="行政处罚决定书", number="演执罚〔2021〕66号", outward=True, file=town.file("决定书")), NO)
    town.at("2021-09-20")
    town.flagged(town.outside(town.qian, case, PlatformClose(), NO), "处罚·履行")
    assert not Paper.objects.filter(matter=ident(case)).exists() and not Number.objects.filter(office=town.office).exists()


def story_platform_code_of_the_power(town: Any) -> None:
    """The platform names the power by its code: one that is not on the town's list of that day is flagged, by hand and in an import."""
    town.at("2021-08-02")
    _companion(town)
    town.zhou(ListPower(key="CG-7", name="运输遗撒", document="演示", since="2020-08-01", until="2021-08-31"))
    for number, code, on, known in (("P1", "CG-7", "2021-08-02", True), ("P2", "CG-8", "2021-08-02", False), ("P3", "CG-7", "2021-09-01", False)):
        town.at(on)
        told = PlatformCase(respondent={"name": "演示运输队", "kind": "organisation"}, item="遗撒", filed_on=on, number=number, power=code)
        flags = town.outside(town.qian, "", told, number).flags
        assert ("处罚·乡镇承接" in [each["provision"] for each in flags]) != known, (number, flags)
        assert all("职权编码" in each["sentence"] for each in flags)
    rows = "案号,当事人名称,案由,职权编码,立案时间\nP5,演示商行甲,遗撒,CG-7,2021-08-20\nP6,演示商行乙,遗撒,CG-9,2021-08-20\n"
    taken = _take(town, ROWS, rows).rows
    assert [each.state for each in taken] == ["new", "new"] and ["settle" in _open(each.matter) for each in taken] == [False, True]


def _open(case: Any) -> set[str]:
    return set(Deadline.objects.filter(matter=ident(case), state="open", struck="").values_list("term", flat=True))


def story_platform_rows(town: Any) -> None:
    """The platform's export and the finance office's list are taken in; the second time nothing is new; the decision falls and the money goes back."""
    town.at("2021-08-02")
    _companion(town)
    town.at("2021-10-08")
    export = "案号,当事人名称,案由,程序,立案时间,告知时间,法制审核时间,决定时间,文号,处罚种类,罚款金额,送达时间\n" \
        "P1,演示商行甲,占道经营,普通程序,2021-08-02,2021-08-10,2021-08-12,2021-08-25,罚决1号,罚款,500,2021-08-27\n" \
        "P2,演示商行乙,占道经营,普通程序,2021-08-03,,,,,,,\n" \
        "P3,演示商行丙,占道经营,普通程序,不详,,,,,,,\n"
    first = _take(town, ROWS, export)
    assert [each.state for each in first.rows] == ["new", "new", "wrong"]
    assert [each.state for each in _take(town, ROWS, export).rows] == ["same", "same", "wrong"]
    money = "票据号,文号,缴款人,金额,缴款日期\nT1,罚决1号,演示商行甲,200,2021-09-01\nT2,罚决1号,某某,300,2021-09-06\nT3,罚决9号,某某,80,2021-09-06\n"
    got = _take(town, MONEY, money)
    assert [each.state for each in got.rows] == ["new", "new", "unmatched"]
    case = first.rows[0].matter
    town.checks(case, stage="decided", met=["pay", "serve", "decide"], papers=[])
    town.at("2021-10-20")
    town.outside(town.qian, case, Fell(result="annulled", document="演复决〔2021〕1号"), "演复决〔2021〕1号")
    assert "refund" in _open(case)
    back = _take(town, MONEY, "票据号,文号,缴款人,金额,缴款日期,收退\nT9,罚决1号,演示商行甲,500,2021-10-20,退付\n")
    assert [each.state for each in back.rows] == ["new"] and "refund" not in _open(case)
    town.outside(town.qian, first.rows[1].matter, PlatformReview(result="agreed"), "P2")
    assert town.outside(town.qian, first.rows[1].matter, Pay(amount="1", receipt="T10"), "P2").flags == ()


def _take(town: Any, sheet: Any, text: str) -> Any:
    """Read, compare and take in a table as the clerk would."""
    town.now += town.step
    data = text.encode("gbk")
    blob = vault().put(data)
    file = {"hash": blob.hash, "size": blob.size, "media": "text/csv", "name": "导出.csv"}
    made = plan.made(sheet, town.office, data, "导出.csv", day=town.now.date(), file=file)
    taking.take(made, town.qian.person, vault(), now=town.now)
    return made
