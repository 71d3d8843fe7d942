"""The same reconsideration on several days, under the law of its day: the table stands in fazhi/conf/handbook/both_laws.yaml, for lawyers to read."""

from datetime import date, timedelta
from typing import Any

import pytest

from fazhi.conf.handbook import both_laws
from fazhi.kernel import registry
from fazhi.kernel.models import Deadline

TABLE: list[dict[str, Any]] = both_laws.rows()["行政复议"]
NONE = "没有"


def act(key: str, /, **said: Any) -> Any:
    return registry.act(key)(**said)


def due(case: Any, term: str) -> str:
    row = Deadline.objects.filter(matter=case.matter, term=term, struck="").order_by("-id").values_list("due", "cite").first()
    return NONE if row is None or not row[0] else row[0][:10]


def received(town: Any, **words: Any) -> Any:
    return town.fang(act("reconsideration.Receive", applicant={"name": "某某"}, against="行政处罚决定", **words))


def answering(town: Any, kind: str, **words: Any) -> Any:
    return town.outside(town.sun, "", act("response.TakeIn", kind=kind, document="演〔0〕1号", claimant={"name": "某某"}, against="行政处罚决定", **words), number="演〔0〕1号")


def last_to_apply(town: Any, known: str) -> str:
    """The last day on which an application about an act known on that day is received without the flag that it is late."""
    day = date.fromisoformat(known) + timedelta(days=59)
    while not received(town.at(day.isoformat()), made_on=known).flags:
        day += timedelta(days=1)
    return (day - timedelta(days=1)).isoformat()


def told(town: Any, day: str) -> dict[str, str]:
    """What the law of the day says at the receiving point, of the answer, and before the court."""
    town.at(day)
    desk, organ = received(town), received(town, route="organ")
    found = {"收件": day, "受理点转交": due(desk, "forward"), "通过处罚机关提交的转送": due(organ, "forward_penalty")}
    town.fang(desk, act("reconsideration.Forward", to="县人民政府"))
    review, simple, court = answering(town, "review"), answering(town, "review", procedure="simple"), answering(town, "first")
    town.outside(town.sun, review, act("response.OpinionLetter", kind="review", document="意见1号", what="告知不完整"), number="意见1号")
    found |= {"答复举证": due(review, "reply"), "简易程序答复": due(simple, "reply_simple"),
              "意见书反馈": due(review, "opinion"), "诉讼答辩": due(court, "defend")}
    town.outside(town.sun, review, act("response.Result", result="upheld", document="决定1号"), number="决定1号")
    found["不服复议起诉"] = due(review, "sue_after")
    town.days(1)  # what the organ and the applicant did is typed in a day later: the days run from when it happened
    town.fang(desk, act("reconsideration.Taken", taken_at=f"{day}T15:00"))
    found["复议机关审查"] = examined(desk)
    return {**found, **supplemented(town, desk, day), "申请期限届满": last_to_apply(town, day)}


def examined(desk: Any) -> str:
    return next((day for day in (due(desk, "accept"), due(desk, "accept_received")) if day != NONE), NONE)


def supplemented(town: Any, desk: Any, day: str) -> dict[str, str]:
    """What silence means while the organ examines; when the applicant has to hand in what it wants; and its days after he has."""
    received_is_accepted = bool(Deadline.objects.filter(matter=desk.matter, term="accept_received", struck="").exists())
    asked = town.outside(town.fang, desk, act("reconsideration.Fate", fate="supplement", missing="身份证明", notified_on=day), number="补正1号")
    found = {"期满未决定": "收到之日即为受理" if received_is_accepted else "视为受理", "补正": due(desk, "supplement"), "补正期限待填": "是" if asked.flags else "否"}
    town.fang(desk, act("reconsideration.Supplement", handed_on=day, what="身份证明"))
    return {**found, "补正后审查": examined(desk)}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: str(row["收件"]))
def test_the_law_of_the_day(town: Any, row: dict[str, Any]) -> None:
    assert told(town, str(row["收件"])) == {k: str(v) for k, v in row.items()}


def test_an_application_accepted_under_the_old_law_is_answered_under_it(town: Any) -> None:
    town.at("2024-01-03")
    assert due(answering(town, "review", accepted_on="2023-12-29"), "reply") == "2024-01-15"  # ten calendar days, the tenth a Saturday
    assert due(answering(town, "review", accepted_on="2024-01-02"), "reply") == "2024-01-17"  # ten working days
