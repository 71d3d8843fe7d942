"""The demonstration year of requests for information: seven asked, six answered, one given up."""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from fazhi.kernel.pace import at, later
from fazhi.kernel.serve import Serve
from fazhi.lines.access.acts import Ask, AskCorrection, ConfirmReceipt, Corrected, Drop, Extend
from fazhi.lines.access.answering import Check, Draft, Reply
from fazhi.lines.access.asking import ConsultThird, ThirdSays

Event = tuple[str, Callable[[], None]]
# (day, channel, applicant, what, kind, working days until the draft)
ASKED = (
    ("2021-02-23", "person", "natural", "2020年临时救助资金发放汇总", "open", 6), ("2021-04-08", "mail", "natural", "本户宅基地审批材料", "open", 9),
    ("2021-05-18", "online", "company", "镇区道路维修工程招标公告", "public", 4), ("2021-07-06", "registered", "legal", "某处行政处罚案卷", "file", 12),
    ("2021-09-02", "person", "natural", "鱼塘承包合同", "partial", 18), ("2021-10-19", "online", "natural", "全镇网格员工资表", "internal", 15),
)
REASONS = {"file": "属于行政执法案卷信息，依法可以不予公开。", "partial": "合同中的银行账号属于第三方商业秘密，作区分处理。", "internal": "属于人事管理方面的内部事务信息。"}
NAMES = {"company": "演示工程有限公司", "legal": "演示律师事务所"}


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    for n, told in enumerate(ASKED):
        yield from _asked(town, rng, n, told)
    yield from _given_up(town)


def _asked(town: Any, rng: random.Random, n: int, told: tuple[Any, ...]) -> Iterator[Event]:
    case: list[Any] = []
    when, channel, applicant, what, kind, days = told
    day = date.fromisoformat(when)
    who = {"name": NAMES.get(applicant, f"申请人{'甲乙丙丁戊己'[n]}"), "kind": "organisation" if applicant in NAMES else "natural"}
    yield at(rng, day, 9, 10), lambda: case.append(town.luo(Ask(who=who, applicant=applicant, channel=channel, what=what)))
    if channel in ("mail", "online"):
        yield f"{day.isoformat()}T16:10", lambda: town.luo(case[0], ConfirmReceipt(how="电话确认。"))
    if kind == "partial":
        yield from _third(town, case, day)
    if n == 1:
        yield f"{later(day, 5).isoformat()}T10:20", lambda: town.signed(town.luo, case[0], Extend(reason="须到县档案馆查找"), town.tang)
    drafted = later(day, days)
    yield f"{drafted.isoformat()}T10:30", lambda: town.luo(case[0], Draft(kind=kind, answer="经查找，答复如下，详见附件。", **_why(kind)))
    yield f"{drafted.isoformat()}T15:20", lambda: town.tang(case[0], Check(result="agreed"))
    yield f"{later(drafted, 1).isoformat()}T09:40", lambda: town.signed(town.luo, case[0], Reply(kind=kind), town.huang)


def _why(kind: str) -> dict[str, str]:
    return {"reason": REASONS[kind]} if kind in REASONS else {}


def _third(town: Any, case: list[Any], day: date) -> Iterator[Event]:
    company = {"name": "演示水产有限公司", "kind": "organisation"}
    yield f"{later(day, 1).isoformat()}T10:10", lambda: town.luo(case[0], ConsultThird(third=company, what="承包合同全文"))
    yield f"{later(day, 2).isoformat()}T15:30", lambda: town.luo(case[0], Serve(
        paper=town.paper(case[0], "third"), party=town.party(case[0], "third"), mode="direct", taken_by="head", taker="演示负责人", receipt=town.file("送达回证")))
    yield f"{later(day, 9).isoformat()}T11:00", lambda: town.luo(
        case[0], ThirdSays(party=town.party(case[0], "third"), says="refuses", reason="银行账号属于商业秘密，其余可以公开。"), on=later(day, 9).isoformat())


def _given_up(town: Any) -> Iterator[Event]:
    case: list[Any] = []
    yield "2021-11-02T10:00", lambda: case.append(town.luo(Ask(who={"name": "申请人庚"}, channel="person", what="你们所有的文件")))
    yield "2021-11-04T09:30", lambda: town.luo(case[0], AskCorrection(missing="请写明所需信息的名称、文号或便于查询的特征。", until="2021-11-18"))
    yield "2021-11-24T09:30", lambda: town.luo(case[0], Drop(why="uncorrected", note="两次电话联系，申请人未补正。"))
    other: list[Any] = []
    yield "2021-12-06T10:00", lambda: other.append(town.luo(Ask(who={"name": "申请人辛"}, channel="person", what="今年的补贴")))
    yield "2021-12-08T09:30", lambda: town.luo(other[0], AskCorrection(missing="请写明补贴的项目名称。", until="2021-12-22"))
    yield "2021-12-15T09:30", lambda: town.luo(other[0], Corrected(what="2021年耕地地力保护补贴发放汇总"))
