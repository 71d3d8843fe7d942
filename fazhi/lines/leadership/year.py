"""The demonstration year of leadership: five tasks, four meetings, two instructions, duties with proof, accounts at the year's end."""

import random
from collections.abc import Callable, Iterable
from typing import Any

from fazhi.kernel.once import begun
from fazhi.lines.leadership.acts import Answer, Check, Form, Hear, Instruct, Plan, Progress
from fazhi.lines.leadership.assessing import Bind, Indicator, Prove
from fazhi.lines.leadership.first import Account, Close, Fulfil

TASKS = (
    ("综合行政执法队", "行政处罚案卷评查两次并通报", "2021-11-30", "zhou"), ("司法所", "法律进乡村、进学校活动不少于20场", "2021-11-30", "mei"),
    ("综合治理办", "矛盾纠纷经常性排查，每月汇总", "2021-12-10", "he"), ("党政办", "政府信息主动公开目录更新", "2021-09-30", "luo"),
    ("司法所", "政府合同、规范性文件事前合法性审查", "2021-12-10", "mei"),
)
MEETINGS = (
    ("2021-02-08T09:30", "party", "wu", "学习习近平法治思想，研究年度法治政府建设要点", "原则通过要点；执法队、司法所分头落实", "记录簿第1册第12页"),
    ("2021-06-21T09:30", "joint", "chen", "半年法治政府建设情况汇报", "解决执法队装备经费；增加一次案卷评查", "记录簿第1册第63页"),
    ("2021-08-30T15:00", "party", "wu", "听取信访和矛盾纠纷化解情况汇报", "对长期未结的两件由领导包案", "记录簿第2册第5页"),
    ("2021-12-20T09:30", "party", "wu", "听取全年法治政府建设情况汇报和述法", "", "记录簿第2册第41页"),
)
INDICATORS = (
    ("1", "组织领导", "党委会专题听取法治建设汇报每年不少于2次", "2", (("figure", "leadership.heard_party", 2),)),
    ("2", "组织领导", "党政主要负责人履行第一责任人职责", "3", (("register", "leadership.duties", 4),)),
    ("3", "依法决策", "法律顾问参与重大决策、合同审查", "2", (("figure", "counsel.matters", 1), ("paper", "counsel.opinion", 10))),
    ("4", "行政执法", "执法案件按程序办理、决定依法公开", "4", (("figure", "penalty.cases", 1), ("paper", "penalty.decision", 1))),
    ("5", "化解矛盾", "矛盾纠纷排查和调解", "3", (("figure", "screening.rounds", 12), ("figure", "mediation.success_rate", 1))),
    ("6", "政务公开", "主动公开政府信息", "2", (("figure", "disclosure.website", 100),)),
    ("7", "法治宣传", "法律六进活动", "2", (("figure", "publicity.events", 12),)),
    ("8", "法治素养", "领导班子成员旁听庭审", "1", ()),
)
PARTY = ("听取汇报四次", "要点列入镇党委年度计划", "研究党内规范性文件一件", "重大合同均经法律顾问审查", "支持镇人大专题询问", "述法列入年终述职", "带头参加宪法宣传")
TOWN = ("主持制定要点并分解", "重大决策均经合法性审查", "公开目录按月检查", "听取执法队汇报两次", "督办案卷评查整改", "复议案件镇长签批答复", "组织领导班子学法四次")
POINTS = "一、学法情况。二、依法决策情况。三、执法监督情况。四、存在的问题和原因。五、下一年打算。"


def year(town: Any, rng: random.Random) -> Iterable[tuple[str, Callable[[], None]]]:
    """The events of the year."""
    case: list[Any] = []
    yield "2021-01-08T09:20", lambda: case.extend(begun(town.office, "leadership", 2021))
    yield "2021-01-25T10:00", lambda: town.mei(case[0], Form(document="演委〔2021〕3号", rows=[
        {"member": town.wu.person, "role": "head"}, {"member": town.chen.person, "role": "head"}, {"member": town.huang.person, "role": "deputy"},
        *({"member": town.people[each].person, "role": "member"} for each in ("zhou", "he", "tang")), {"member": town.mei.person, "role": "office"}]))
    yield "2021-02-10T10:00", lambda: town.signed(town.mei, case[0], Plan(meeting="党委会〔2021〕4号", tasks=[
        {"task": task, "unit": town.units[unit], "due": due} for unit, task, due, _ in TASKS]), town.wu)
    for at, organ, who, topic, decided, minutes in MEETINGS:
        said = {"organ": organ, "topic": topic, "minutes": minutes, **({"decided": decided} if decided else {})}
        yield at, lambda who=who, said=said: town.mei(case[0], Hear(presided=town.people[who].person, **said))
    yield from _instructions(town, case)
    yield from _tasks(town, case)
    yield from _indicators(town, case)
    yield from _year_end(town, case)


def _instructions(town: Any, case: list[Any]) -> Iterable[tuple[str, Callable[[], None]]]:
    given: list[Any] = []
    yield "2021-04-12T11:00", lambda: given.append(town.luo(case[0], Instruct(
        who=town.chen.person, what="占道经营投诉较多，请执法队提出整治办法。", unit=town.units["综合行政执法队"], due="2021-04-26")))
    yield "2021-04-23T16:00", lambda: town.zhou(case[0], Answer(instruction=given[0].entry, what="已定疏导点两处，整治方案报分管领导。"))
    yield "2021-09-06T11:00", lambda: given.append(town.luo(case[0], Instruct(
        who=town.wu.person, what="两件长期未结信访由班子成员包案，月底前报进展。", unit=town.units["综合治理办"], due="2021-09-30")))
    yield "2021-09-29T16:00", lambda: town.he(case[0], Answer(instruction=given[1].entry, what="一件已办结，一件正在复核。"))


def _tasks(town: Any, case: list[Any]) -> Iterable[tuple[str, Callable[[], None]]]:
    for n, (_, task, due, who) in enumerate(TASKS, start=1):
        hand = town.people[who]
        yield f"2021-06-1{n}T10:00", lambda hand=hand, n=n, task=task: hand(case[0], Progress(task=n, state="doing", what=f"{task}：上半年按进度推进。"))
        if n == 3:
            continue
        done = f"{due[:8]}{int(due[8:]) - n:02d}"
        yield f"{done}T10:00", lambda hand=hand, n=n: hand(case[0], Progress(task=n, state="done", what="已完成，材料附后。", proof=[town.file("完成情况")]))
        checker = town.lin if who == "mei" else town.mei
        yield f"{done}T15:00", lambda n=n, checker=checker: checker(case[0], Check(task=n, result="done"))


def _indicators(town: Any, case: list[Any]) -> Iterable[tuple[str, Callable[[], None]]]:
    for i, (number, area, item, worth, bound) in enumerate(INDICATORS):
        words = {"number": number, "area": area, "item": item, "worth": worth}
        yield f"2021-05-17T09:{20 + i}", lambda words=words: town.mei(case[0], Indicator(**words))
        rows = [{"sort": sort, "key": key, "want": want} for sort, key, want in bound]
        if rows:
            yield f"2021-05-18T09:{20 + i}", lambda number=number, rows=rows: town.mei(case[0], Bind(indicator=f"2021/{number}", rows=rows))
    yield "2021-10-15T16:00", lambda: town.lin(case[0], Prove(indicator="2021/8", what="旁听一起行政案件庭审的签到和照片", files=[town.file("旁听签到"), town.file("旁听照片")]))


def _year_end(town: Any, case: list[Any]) -> Iterable[tuple[str, Callable[[], None]]]:
    for i, (party, chief) in enumerate(zip(PARTY, TOWN, strict=True), start=1):
        yield f"2021-12-1{i}T09:30", lambda i=i, what=party: town.mei(case[0], Fulfil(whose="party", duty=i, what=what, proof=[town.file("履职证据")]))
        yield f"2021-12-1{i}T09:40", lambda i=i, what=chief: town.mei(case[0], Fulfil(whose="government", duty=i, what=what, proof=[town.file("履职证据")]))
    for i, who in enumerate(("wu", "chen", "huang", "yang")):
        form = "spoken" if i < 2 else "written"
        yield f"2021-12-20T11:0{i}", lambda who=who, form=form: town.mei(case[0], Account(who=town.people[who].person, form=form, review="good", text=POINTS))
    yield "2021-12-31T10:00", lambda: town.mei(case[0], Close(summary="五项任务完成四项，四次会议听取汇报，批示两件均已回复。", unfinished="第3项：12月汇总须待月底数据，转入下一年度。"))
