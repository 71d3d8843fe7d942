"""The demonstration year of normative documents: two old ones in the catalogue, one notice made from project to filing, one clean-up round."""

import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Matter
from fazhi.kernel.once import begun
from fazhi.lines.normative.acts import Comment, Consult, Draft, Feedback, Project, SendForReview
from fazhi.lines.normative.issuing import Explain, FiledAnswer, FileUp, Number, Publish, Submit
from fazhi.lines.normative.living import CleanUp, Conclude, OweCleanUp, TakeOver

Event = tuple[str, Callable[[], None]]
OLD = (("演府规〔2018〕1号", "村庄保洁管理办法", "measures", "2018-05-01", "2023-04-30"), ("演府规〔2019〕1号", "墟场摆卖管理规定", "rules", "2019-09-01", "2024-08-31"))
NAME = "关于禁止在饮用水水源地养殖的通告"
TEXT = f"{NAME}\n第一条 饮用水水源一级保护区内禁止从事网箱养殖、畜禽养殖。\n第二条 已有的养殖设施，应当在本通告施行之日起三十日内自行清理。\n第三条 逾期不清理的，由镇人民政府报请有权机关依法处理。\n"
COMMENTS = (("citizen", "三十日太短，鱼还没有长成", "no", "保护区内本来就禁止养殖，期限不再延长"), ("village", "写明由谁核实清理情况", "yes", ""), ("unit", "建议写明保护区范围的依据", "partly", "范围以上级公布的为准，不另写"))


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    yield "2021-01-06T10:05", lambda: town.keeper(town.office, registry.act("house.SetIssuer")(regime="own", document="演府办〔2020〕7号", since="2021-01-01"))
    for i, (number, name, kind, since, until) in enumerate(OLD):
        yield f"2021-01-07T15:{10 + i}", lambda words=(number, name, kind, since, until): town.deng(
            TakeOver(number=words[0], name=words[1], kind=words[2], effective=words[3], valid_until=words[4]))
    yield from _notice(town)
    yield from _clean(town)


def _notice(town: Any) -> Iterator[Event]:
    """One notice: drafted in spring, reviewed, decided, published and filed before the summer."""
    case: list[Any] = []
    text: list[Any] = []
    words = {"name": NAME, "kind": "notice", "need": "水源地网箱养殖影响水质", "law_basis": "水污染防治的有关规定", "touches_public": True}
    yield "2021-03-08T09:15", lambda: case.append(town.mei(Project(**words)))
    yield "2021-03-15T10:20", lambda: text.append(town.file("通告（草案）", TEXT.encode()))
    yield "2021-03-15T10:25", lambda: town.mei(case[0], Draft(text=text[0], explanation="共三条，写明禁止的范围、清理期限和后果。", forbidden=True))
    yield "2021-03-16T09:30", lambda: town.mei(case[0], Consult(way="public", since="2021-03-17", until="2021-04-16", how_to="镇司法所"))
    for i, (source, comment, result, reason) in enumerate(COMMENTS):
        yield f"2021-04-0{6 + i}T11:05", lambda told=(source, comment, result, reason): town.lin(
            case[0], Comment(source=told[0], comment=told[1], result=told[2], reason=told[3]))
    yield "2021-04-19T09:40", lambda: town.mei(case[0], Feedback(received=3, summary="采纳一条，部分采纳一条，不采纳一条。", published=True))
    yield "2021-04-20T09:10", lambda: town.mei(case[0], SendForReview(text=text[0], explanation="征求意见情况见采纳情况说明"))
    yield "2021-04-21T09:10", lambda: town.sun(_part(case), registry.act("legality.TakeUp")())
    rows = [{"item": f"n.{i}", "result": "fits"} for i in range(1, 8)]
    yield "2021-04-29T16:10", lambda: town.sun(_part(case), registry.act("legality.Opine")(rows=rows, conclusion="agreed", note="没有设定处罚，符合上位法。"))
    yield from _meeting(town, case, text)
    yield "2021-05-12T09:20", lambda: town.signed(town.deng, case[0], Number(text=text[0], effective="2021-06-20", valid_until="2026-06-19"), town.chen)
    yield "2021-05-17T10:10", lambda: town.luo(case[0], Publish(number="演府规〔2021〕1号", channels=["board", "broadcast"], address="各村公开栏"))
    yield "2021-05-19T10:10", lambda: town.luo(case[0], Explain(way="answers", address="公众号"))
    yield "2021-06-02T10:10", lambda: town.deng(case[0], FileUp(to="县人民政府"))
    yield "2021-06-18T10:10", lambda: town.outside(town.deng, case[0], FiledAnswer(result="registered", number="县备〔2021〕12号"), number="县备〔2021〕12号")


def _meeting(town: Any, case: list[Any], text: list[Any]) -> Iterator[Event]:
    """Put before the meeting, announced, passed by all."""
    agenda = {"body": "government", "meeting_on": "2021-05-10", "summary": f"审议《{NAME}》"}
    votes = [{"member": member.person, "order": n, "vote": "yes"} for n, member in enumerate((town.yang, town.huang, town.chen), start=1)]
    words = {"body": "government", "votes": votes, "result": "passed", "decision": "同意印发"}
    yield "2021-04-30T10:00", lambda: town.mei(case[0], Submit(text=text[0]))
    yield "2021-05-06T09:10", lambda: town.signed(town.tang, _part(case, "decision"), registry.act("decision.ListItem")(text=text[0], **agenda), town.chen)
    yield "2021-05-07T09:10", lambda: town.tang(_part(case, "decision"), registry.act("decision.Notify")(note="纸质送达"))
    yield "2021-05-10T15:00", lambda: town.tang(_part(case, "decision"), registry.act("decision.Hold")(**words, record=[town.file("会议记录")]))
    yield "2021-05-12T09:00", lambda: town.tang(_part(case, "decision"), registry.act("decision.Close")())


def _part(case: list[Any], line: str = "legality") -> str:
    """The legality review of the notice, or its item before the meeting."""
    return str(Matter.objects.get(parent=case[0].matter, line=line).id)


def _clean(town: Any) -> Iterator[Event]:
    """The yearly clean-up keeps all three."""
    clean: list[Any] = []
    rows = [{"document": number, "result": "keep"} for number in (OLD[0][0], OLD[1][0], "演府规〔2021〕1号")]
    yield "2021-10-11T09:10", lambda: clean.append(town.deng(next(iter(begun(town.office, "normative", 2021, OweCleanUp.key)), ""), CleanUp(name="2021年定期清理", occasion="yearly")))
    yield "2021-10-25T09:10", lambda: town.signed(town.deng, clean[0], Conclude(rows=rows, address="镇公开栏"), town.chen)
