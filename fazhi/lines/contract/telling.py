"""What the stories of contracts share: a text, a draft, a review that concludes, a signed contract."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Matter
from fazhi.lines.contract.acts import Draft, SendReview
from fazhi.lines.contract.signing import Sign

TEXT = "办公楼保洁服务合同\n第一条 服务范围为办公楼一至五层。\n第二条 服务期限一年。\n第三条 甲方在验收合格后30日内付款。\n第四条 本合同自____年__月__日起生效。"
TWO = [{"n": 1, "amount": 60000, "what": "上半年"}, {"n": 2, "amount": 60000, "what": "下半年", "days": 20}]
WORDS = {"name": "办公楼保洁服务合同", "kind": "service", "partner": {"name": "演示保洁有限公司", "kind": "organisation"}, "small": True, "amount": 120000,
         "funds": "年初预算", "payments": TWO, "until": "2022-03-31"}


def file(town: Any, text: str = TEXT) -> Any:
    """A text in the vault."""
    return town.file("合同", text.encode())


def drafted(town: Any, **more: Any) -> Any:
    """A contract in draft."""
    return town.tang(Draft(**{**WORDS, **more}))


def concluded(town: Any, case: Any, text: Any, wrong: str = "") -> Any:
    """Sent for review and reviewed by another person; `wrong` is the question that finds something to be amended. Returns the review."""
    town.tang(case, SendReview(text=text, opinion="拟签订"))
    return judged(town, case, wrong)


def judged(town: Any, case: Any, wrong: str = "") -> Any:
    """The reviewer takes the newest review of this contract up and concludes."""
    return opined(town, str(Matter.objects.filter(parent=case.matter, line="legality").order_by("-opened_on", "-id")[0].id), wrong)


def opined(town: Any, review: str, wrong: str = "") -> str:
    """The reviewer takes a review up and concludes."""
    opine = registry.act("legality.Opine")
    items = [key for key in opine.fields["rows"].fields["item"].options if key.startswith("gr.")]
    town.sun(review, registry.act("legality.TakeUp")())
    rows = [{"item": key, "result": "amend" if key == wrong else "fits"} for key in items]
    points = [{"clause": "付款条款", "point": "付款期限超过上限", "weight": "must"}] if wrong else []
    town.sun(review, opine(rows=rows, points=points, conclusion="conditional" if wrong else "agreed"))
    return review


def signed(town: Any, **more: Any) -> Any:
    """A contract that was reviewed and signed."""
    case = drafted(town, **more)
    text = file(town)
    concluded(town, case, text)
    town.signed(town.tang, case, Sign(text=text, amount=120000, copies=4), town.huang, town.chen)
    return case


def set_line() -> Any:
    """The town's own line above which the meeting decides."""
    return registry.act("stewardship.SetLine")(key="contract.meeting", amount=100000, document="演府〔2021〕2号", since="2021-01-01")
