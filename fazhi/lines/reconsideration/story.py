"""Reconsideration told from start to end, under both laws."""

from typing import Any

from fazhi.kernel.models import Deadline
from fazhi.lines.reconsideration.acts import Decided, Forward, Notified, Receive, Reply


def story_main_path(town: Any) -> None:
    """Received with a receipt, forwarded, answered with the chief's signature, upheld."""
    town.at("2021-09-01")
    case = town.fang(Receive(applicant={"name": "孙某某"}, against="行政处罚决定"))
    town.fang(case, Forward(to="县人民政府"))
    town.outside(town.fang, case, Notified(document="演府复〔2021〕9号"), number="演府复〔2021〕9号")
    reply = Deadline.objects.get(matter=case.matter, term="reply")
    assert reply.due == "2021-09-13"  # ten calendar days under the 2017 law, rolled over the weekend
    town.signed(town.zhou, case, Reply(reply="事实清楚，程序合法。"), town.chen)
    town.outside(town.fang, case, Decided(result="upheld", document="演府复决〔2021〕9号"), number="演府复决〔2021〕9号")
    town.checks(case, stage="closed", met=["forward", "reply"], papers=["receipt", "forwarding"])


def story_law_of_2024(town: Any) -> None:
    """From 2024 the ten days to answer are working days."""
    town.at("2024-01-03")
    case = town.fang(Receive(applicant={"name": "孙某某"}, against="当场处罚决定"))
    town.fang(case, Forward(to="县人民政府"))
    town.outside(town.fang, case, Notified(), number="演府复〔2024〕1号")
    assert Deadline.objects.get(matter=case.matter, term="reply").due == "2024-01-17"


def story_late_application_is_received(town: Any) -> None:
    """A late application is recorded and forwarded; that it is late is a flag, never a refusal."""
    town.at("2021-09-01")
    case = town.fang(Receive(applicant={"name": "孙某某"}, against="行政处罚决定", made_on="2021-05-01"))
    town.flagged(case, "复议·申请期限")
