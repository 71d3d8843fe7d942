"""What the stories of decisions share: an item, votes, an agenda, a review that concludes."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Matter
from fazhi.lines.decision.acts import (
    Propose,
    SendReview,
)
from fazhi.lines.decision.meeting import ListItem

PLAN = "圩镇停车收费方案\n第一条 收费标准为每小时2元。\n第二条 首30分钟免费。"
RISK = {"points": [{"point": "商户反对", "measure": "设免费时段"}], "level": "middle", "plan": "分步实施", "result": "yes"}
EXPERT = {"name": "某教授", "unit": "某学院交通系", "free": True, "opinion": "可行", "signed": True}


def proposed(town: Any, **more: Any) -> Any:
    """An item that was proposed."""
    return town.tang(Propose(**{"what": "圩镇停车收费方案", "kind": "matter", **more}))


def votes(*rows: tuple[Any, str]) -> list[dict[str, Any]]:
    """Votes in the order in which people spoke; who votes against says why."""
    return [{"member": hand.person, "order": n, "vote": vote, **({"words": "收费过高"} if vote == "no" else {})} for n, (hand, vote) in enumerate(rows, start=1)]


def listed(town: Any, case: Any, **more: Any) -> None:
    """Put on the agenda for the day after tomorrow, and announced."""
    town.signed(town.tang, case, ListItem(**{"body": "government", "meeting_on": "", "summary": "提请审议", **more}), town.chen)


def reviewed(town: Any, case: Any, text: Any, result: str = "fits") -> None:
    """The legality review concludes."""
    town.tang(case, SendReview(text=text))
    review = Matter.objects.filter(parent=case.matter, line="legality").order_by("-opened_on", "-id")[0].id
    opine = registry.act("legality.Opine")
    items = [key for key in opine.fields["rows"].fields["item"].options if key.startswith("d.")]
    town.sun(review, registry.act("legality.TakeUp")())
    rows = [{"item": key, "result": result if key == "d.power" else "fits"} for key in items]
    points = [] if result == "fits" else [{"point": "镇政府没有定价权限", "weight": "must"}]
    town.sun(review, opine(rows=rows, points=points, conclusion={"fits": "agreed", "unlawful": "disagreed"}[result]))


def held_now(town: Any) -> Any:
    """An item put on today's agenda in haste."""
    case = proposed(town)
    town.signed(town.tang, case, ListItem(body="government", meeting_on=town.now.date().isoformat(), summary="临时", urgent=True, urgent_reason="台风"), town.chen)
    return case
