"""Steps that the stories of normative documents share."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Listing, Matter
from fazhi.lines.normative.acts import Project, SendForReview
from fazhi.lines.normative.issuing import Submit
from fazhi.lines.normative.living import TakeOver
from fazhi.lines.normative.repealing import ProposeRepeal, Repeal, SignRepeal

TEXT = "水源地管理规定\n第一条 为保护水源，制定本规定。\n第二条 水源地三百米内不得养殖。\n第三条 违反的，由镇劝导改正。\n"
WORDS = {"name": "水源地管理规定", "kind": "rules", "need": "保护饮水", "law_basis": "水污染防治有关规定", "touches_public": True}
VOTES = ("yang", "huang", "chen")


def act(key: str, **words: Any) -> Any:
    """An act of another line, by its key."""
    return registry.act(key)(**words)


def projected(town: Any, **more: Any) -> Any:
    """A project of a town that may issue documents itself."""
    if not Listing.objects.filter(office=town.office, key="normative.issuer").exists():
        town.keeper(town.office, act("house.SetIssuer", regime="own", document="演府办〔2020〕1号", since="2020-01-01"))
    return town.mei(Project(**{**WORDS, **more}))


def looked(town: Any, case: Any, text: Any, conclusion: str = "agreed", points: Any = None, **other: str) -> Any:
    """Sent for legality review and concluded there; returns the review."""
    town.mei(case, SendForReview(text=text))
    part = Matter.objects.filter(parent=case.matter).order_by("-id")[0].id
    town.sun(part, act("legality.TakeUp"))
    rows = [{"item": f"n.{i}", "result": other.get(f"n{i}", "fits")} for i in range(1, 8)]
    town.sun(part, act("legality.Opine", rows=rows, conclusion=conclusion, points=points or []))
    return part


def put(town: Any, case: Any, text: Any, **more: Any) -> str:
    """Put before the meeting and on its agenda of today; returns the item."""
    town.mei(case, Submit(text=text, **more))
    item = str(Matter.objects.filter(parent=case.matter, line="decision").order_by("-id")[0].id)
    agenda = {"body": "government", "meeting_on": town.now.date().isoformat(), "summary": "审议文件", "urgent": True, "urgent_reason": "议程已定"}
    town.signed(town.tang, item, act("decision.ListItem", text=text, **agenda), town.chen)
    return item


def held(town: Any, item: str, result: str = "passed", **more: Any) -> None:
    """The meeting decides; all agree where it passes, none where it does not."""
    vote = {"vote": "yes" if result in ("passed", "amended") else "abstain"}
    votes = [{"member": getattr(town, name).person, "order": n, **vote} for n, name in enumerate(VOTES, start=1)]
    town.tang(item, act("decision.Hold", body="government", votes=votes, result=result, decision="按会议意见办理", record=[town.file("会议记录")], **more))


def old(town: Any, number: str, until: str = "2026-12-31") -> Any:
    """A document of earlier years in the catalogue."""
    return town.deng(TakeOver(name=f"旧规定（{number}）", kind="rules", number=number, effective="2020-01-01", valid_until=until))


def decided(town: Any, item: str, result: str = "passed") -> None:
    """A repeal before the meeting is reviewed, listed for today and decided."""
    text = town.file("废止决定稿", "本决定自公布之日起施行。".encode())
    agenda = {"body": "government", "meeting_on": town.now.date().isoformat(), "summary": "审议废止", "urgent": True, "urgent_reason": "议程已定"}
    town.refuses(town.tang, item, act("decision.ListItem", **agenda, unreviewed=True, unreviewed_reason="只废止"), "决策·会议材料")
    town.tang(item, act("decision.SendReview", text=text))
    part = Matter.objects.filter(parent=getattr(item, "matter", item), line="legality").order_by("-id")[0].id
    town.sun(part, act("legality.TakeUp"))
    rows = [{"item": key, "result": "fits"} for key in registry.act("legality.Opine").fields["rows"].fields["item"].options if key.startswith("d.")]
    town.sun(part, act("legality.Opine", rows=rows, conclusion="agreed"))
    town.signed(town.tang, item, act("decision.ListItem", **agenda, text=text), town.chen)
    held(town, item, result)


def repealed(town: Any, case: Any) -> None:
    """Put before the meeting, passed, signed and made public."""
    decided(town, town.deng(case, ProposeRepeal(reason="不再需要")).opened[0])
    town.signed(town.deng, case, SignRepeal(reason="不再需要", decision="2024年第9次会议"), town.chen)
    town.luo(case, Repeal(channels=["board"], address="公开栏"))
