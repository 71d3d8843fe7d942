"""The demonstration year of legality reviews: three that stand alone, one of them amended, looked at again and agreed to."""

import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from fazhi.kernel.pace import at, later, workdays
from fazhi.lines.legality.acts import Lack, Send, Supply, TakeUp
from fazhi.lines.legality.looking import Answer, Opine, SecondLook
from fazhi.lines.legality.stages import questions

Event = tuple[str, Callable[[], None]]
MATTERS = (("2021-02-22", "圩镇停车管理服务委托书", ""), ("2021-06-15", "村集体资产交易监督办法（征求意见函的答复）", "答复的依据没有写明"), ("2021-10-18", "征地补偿争议答复函", ""))


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    for day, what, wrong in MATTERS:
        yield from _one(town, rng, day, what, wrong)


def _one(town: Any, rng: random.Random, day: str, what: str, wrong: str) -> Iterator[Event]:
    """One review: sent, completed, answered question by question; what was wrong is put right and looked at again."""
    case: list[Any] = []
    first = next(each for each in workdays(day, "2021-12-31"))
    yield at(rng, first, 9, 10), lambda: case.append(town.tang(Send(kind="other", what=what, text=town.file("送审稿", f"{what}\n第一条 依据有关规定答复。\n".encode()))))
    if wrong:
        yield at(rng, later(first, 1), 9, 10), lambda: town.sun(case[0], Lack(missing="答复所依据的文件"))
        yield at(rng, later(first, 2), 9, 10), lambda: town.tang(case[0], Supply(note="已补文件复印件"))
    yield at(rng, later(first, 3), 9, 10), lambda: town.sun(case[0], TakeUp())
    rows = [{"item": key, "result": "amend" if wrong and key == "o.law" else "fits"} for key in questions("other")]
    points = [{"clause": "第一条", "point": f"{wrong}，应当写明文件名称和条款。", "weight": "must"}] if wrong else []
    yield at(rng, later(first, 5), 15, 16), lambda: town.sun(case[0], Opine(rows=rows, points=points, conclusion="conditional" if wrong else "agreed"))
    if wrong:
        text = f"{what}\n第一条 依据《××办法》的规定答复。\n".encode()
        yield at(rng, later(first, 6), 15, 16), lambda: town.tang(case[0], Answer(followed=[{"n": 1, "how": "已写明"}], course="revised", text=town.file("修改稿", text)))
        yield at(rng, later(first, 7), 15, 16), lambda: town.sun(case[0], SecondLook(conclusion="agreed"))
