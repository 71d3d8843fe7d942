"""The demonstration year of the lists: ten items in force, one changed, one taken back, the yearly survey."""

import random
from collections.abc import Callable, Iterable
from typing import Any

from fazhi.kernel.once import begun
from fazhi.lines.powers.acts import Alter, Check, Enact, Propose, Survey, TakeBack

Event = tuple[str, Callable[[], None]]
# (code, name, kind, source, basis or steps)
ITEMS = (
    ("GF-01", "高龄津贴申领", "service", "service", "身份证、户口簿；村（社区）受理，镇初审"), ("GF-02", "临时救助申请", "service", "service", "申请书、收入证明；镇审核确认"),
    ("GF-03", "公共法律服务咨询", "service", "service", "现场、电话均可"), ("GF-04", "农村宅基地用地建房申请", "service", "service", "申请表、户口簿；镇窗口受理"),
    ("QL-01", "最低生活保障对象审核", "confirm", "own", "社会救助暂行办法有关条款"), ("QL-02", "临时救助金给付", "pay", "own", "社会救助暂行办法有关条款"),
    ("QL-03", "农村土地承包经营权争议调解", "ruling", "own", "农村土地承包经营纠纷调解仲裁法有关条款"), ("QL-04", "兵役登记", "other", "own", "兵役法有关条款"),
    ("QL-05", "见义勇为奖励初审", "award", "own", "见义勇为人员奖励和保障有关规定"), ("QL-06", "计划生育证明", "confirm", "own", "人口与计划生育有关规定"),
)


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    cases: list[Any] = []
    for n, (key, name, kind, source, words) in enumerate(ITEMS):
        told = {"key_no": key, "name": name, "kind": kind, "source": source, **({"materials": words, "days": 10} if kind == "service" else {"grounds": words})}
        yield f"2021-01-13T09:{n:02d}", lambda told=told: cases.append(town.tang(Propose(**told)))
        yield f"2021-01-14T09:{n:02d}", lambda n=n: town.sun(cases[n], Check(conclusion="fits"))
        yield f"2021-01-18T09:{n * 3:02d}", lambda n=n: town.signed(town.tang, cases[n], Enact(document="演府〔2021〕6号", since="2021-02-01"), town.chen)
    yield "2021-07-12T09:20", lambda: town.signed(town.tang, cases[3], Alter(name="农村村民住宅用地建房申请", document="演府〔2021〕22号", since="2021-08-01", why="wording"), town.sun, town.chen)
    yield "2021-10-11T09:20", lambda: town.signed(town.tang, cases[9], TakeBack(last_day="2021-10-31", document="演府〔2021〕29号"), town.sun, town.chen)
    words = {"year": 2021, "as_of": "2021-12-15", "powers": 5, "services": 4, "findings": "计划生育证明已取消；其余事项依据有效。"}
    yield "2021-12-15T10:20", lambda: town.tang(next(iter(begun(town.office, "powers", 2021)), ""), Survey(**words))
