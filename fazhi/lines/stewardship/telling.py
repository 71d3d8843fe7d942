"""What the stories of purchases share: the request, the offers, the town's lines, a meeting that decides."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Matter
from fazhi.lines.stewardship.acts import SetLine

WORDS = {"what": "办公电脑十台", "sort": "goods", "item": "A02010105", "amount": 45000, "budget": "2021年办公设备购置", "way": "quotes"}
OFFERS = [{"name": "甲公司", "price": 44000}, {"name": "乙公司", "price": 43000}, {"name": "丙公司", "price": 44500}]


def lines(town: Any) -> None:
    """The lines of amounts in the town's document."""
    for key, amount in (("purchase.leader", 5000), ("purchase.chief", 50000), ("purchase.quotes", 10000), ("purchase.open", 200000), ("spend.meeting", 100000)):
        town.keeper(SetLine(key=key, amount=amount, document="演府〔2021〕2号", since="2021-01-01"))


def decided(town: Any, case: Any, result: str = "passed") -> None:
    """The meeting's stub about the newest item of this matter; the seats are those of the minute book."""
    part = Matter.objects.filter(parent=case.matter, line="decision", stage="proposed").order_by("-opened_on", "-id")[0].id
    seats = [town.yang.person, town.huang.person, town.chen.person]
    decision = registry.line("decision")
    act = {each.__name__: each for each in decision.acts}
    town.signed(town.luo, part, act["ListItem"](body="government", meeting_on=town.now.date().isoformat(), summary="议题", urgent=True, urgent_reason="补报"), town.chen)
    votes = [{"member": seat, "order": n, "vote": "yes"} for n, seat in enumerate(seats, start=1)]
    town.luo(part, act["Hold"](body="government", votes=votes, result=result, decision="同意", record=[town.file("会议记录")]))
