"""Petitions told from start to end."""

from typing import Any

from fazhi.lines.petition.acts import Accept, Answer, Close, Extend, Receive


def story_main_path(town: Any) -> None:
    """Received by telephone, accepted, extended once with the leader's signature, answered, closed."""
    town.at("2021-03-01")
    case = town.he(Receive(channel="phone", what="有人在村口倾倒渣土", who={"name": "刘某某", "phone": "13900000000"}))
    town.refuses(town.he, case, Close(agreed=False), "信访·办理期限")
    town.days(2)
    town.he(case, Accept(kind="complaint"))
    town.signed(town.he, case, Extend(reason="需要会同村委会核实"), town.huang)
    town.refuses(town.he, case, Extend(reason="还要时间"), "信访·办理期限")
    town.flagged(town.on_paper(town.fang, case, Extend(reason="还要时间"), town.huang), "信访·办理期限")
    town.days(5)
    town.he(case, Answer(result="supported", reply="已清运完毕，并在路口设置警示牌。"))
    town.he(case, Close(agreed=True))
    town.checks(case, stage="closed", papers=["acceptance", "extension", "reply"], met=["register", "finish"])
