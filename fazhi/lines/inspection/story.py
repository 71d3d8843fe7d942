"""Inspections told from start to end."""

from typing import Any

from fazhi.lines.inspection.acts import Approve, OldFile, Order, TakeUp, Tell, Visit


def story_main_path(town: Any) -> None:
    """From the plan: approved, two officers with certificates, order to correct, result told."""
    town.at("2021-09-01")
    case = town.zhou(TakeUp(source="plan", what="建筑工地扬尘和渣土运输", inspected={"name": "演示建筑队", "kind": "organisation"}))
    visit = {"shown": True, "record": "未设冲洗设施，出入口有渣土带泥。"}
    town.refuses(town.li, case, Visit(second=town.wang.person, **visit), "检查·两人")
    town.signed(town.li, case, Approve(kind="daily", reason="年度检查计划第3项"), town.zhou)
    town.refuses(town.li, case, Visit(second=town.li.person, **visit), "处罚·两人执法")
    town.li(case, Visit(second=town.wang.person, **visit))
    town.li(case, Order(what="三日内设置冲洗设施", until="2021-09-06"))
    town.li(case, Tell(result="order", finding="已责令改正，将复查。"))
    town.checks(case, stage="told", papers=["approval", "notice", "record", "order", "result"])


def story_to_penalty(town: Any) -> None:
    """What looks like a breach opens a penalty case with what was found."""
    town.at("2021-08-02")
    case = town.li(TakeUp(source="report", what="有人倾倒建筑垃圾"))
    town.signed(town.li, case, Approve(kind="single", reason="群众举报"), town.zhou)
    town.li(case, Visit(second=town.wang.person, shown=True, record="发现建筑垃圾两车"))
    done = town.li(case, Tell(result="case", finding="涉嫌擅自倾倒建筑垃圾"))
    town.checks(done.opened[0], stage="clue", open=[])


def story_visit_without_certificate(town: Any) -> None:
    """A visit with an uncertified colleague is refused here; done on paper it is recorded with a flag."""
    town.at("2021-09-01")
    case = town.li(TakeUp(source="above", what="燃气使用安全"))
    town.signed(town.li, case, Approve(kind="special", reason="县级部署"), town.zhou)
    words = {"second": town.qian.person, "shown": True, "record": "未见异常"}
    town.refuses(town.li, case, Visit(**words), "处罚·资格证件")
    town.flagged(town.on_paper(town.qian, case, Visit(**words), town.li), "处罚·资格证件")


def story_old_file(town: Any) -> None:
    """A platform case of before go-live stands as one entry with its outside number."""
    town.at("2021-01-05")
    old = town.outside(town.qian, "", OldFile(number="PT-2020-0001", papers=2, summary="占道经营检查"), number="PT-2020-0001", on="2020-11-03")
    town.checks(old, stage="old", papers=[])
