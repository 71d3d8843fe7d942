"""The notice board: one round to the board puts up many approved texts and is proved by one photograph."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, happen
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, File, Flag, MatterOf, Rows
from fazhi.kernel.models import Matter
from fazhi.kernel.said_again import steps_with_words
from fazhi.kernel.wrong import Objection
from fazhi.lines.disclosure.acts import Approve, Clear, Draft, Publish
from fazhi.lines.disclosure.correcting import Amend
from fazhi.lines.disclosure.stages import APPROVED, POSTED, PUBLISHED, corrected

BOARD = "board"
READY = (APPROVED.key, PUBLISHED.key)
MOST = 60  # what one photograph can show


def chosen(case: Case, act: Act) -> list[str]:
    """The items of the round: those named, and with `whole` everything that is approved for the board and does not hang there."""
    named = [row["item"] for row in getattr(act, "items", None) or ()]
    if not getattr(act, "whole", False):
        return named
    found = Matter.objects.filter(office=case.office, line=case.line, stage__in=READY, struck="").order_by("opened_on", "id").values_list("id", flat=True)
    return [*named, *(ident for ident in found if ident not in named and _meant(ident))][:MOST]


def _meant(ident: str) -> bool:
    memory = happen.peek(ident)
    return BOARD in memory["acts"][Draft.key]["kept"][-1]["s"]["channels"] and not _hangs(memory)


def _hangs(memory: dict[str, Any]) -> bool:
    return any(row["channel"] == BOARD and not row.get("until") for row in memory["rows"].get("disclosure", {}).values())


def ready(case: Case, act: Act) -> dict[str, str]:
    """{item: what stands in the way of putting it up}, in the order of the round; empty words where nothing does."""
    told = chosen(case, act)
    stages = dict(Matter.objects.filter(id__in=told, office=case.office, line=case.line).values_list("id", "stage"))
    return {ident: _hindered(ident, stages.get(ident, ""), case.doer) for ident in told}


def _hindered(ident: str, stage: str, doer: str) -> str:
    if stage not in READY:
        return "还没有审批，或者已经撤下"
    memory = happen.peek(ident)
    if doer in (memory["acts"].get(Clear.key) or {}).get("hands", ()):
        return "保密审查是您做的，不能由您发布"
    if _unseen(memory):
        return "审批以后又更正过拟稿，请重新拟稿送审"
    return "已经在公开栏上" if _hangs(memory) else ""


def _unseen(memory: dict[str, Any]) -> bool:
    """True when the draft was corrected after it was approved, and nothing that is signed by itself took its place since."""
    newest = {act.key: (memory["acts"].get(act.key) or {"kept": []})["kept"][-1:] for act in (Draft, Amend, Approve)}
    drafted, amended, agreed = (newest[act.key][0] if newest[act.key] else None for act in (Draft, Amend, Approve))
    return bool(drafted and agreed and not amended and agreed["i"] < corrected(memory, drafted["e"]))


def approved(ident: str) -> dict[str, Any]:
    """Heading and text of an item as last approved: drafted, or corrected since."""
    said = [said for step, said in steps_with_words(ident) if step.act in (Draft.key, Amend.key)][-1]
    return {"heading": said["heading"], "text": said["text"]}


class PostRound(Act):
    """Many approved texts are put up on one board in one round; the photograph shows them all, each stays a publication of its own."""

    title, basis = "公开栏张贴一批", "公开·方式"
    by, at, enters = capacities.publisher, NEW, POSTED
    asks = ready
    counts = Counts("disclosure.rounds")
    address = Code("公开栏代号")
    whole = Flag("张贴全部已审批、拟上公开栏而还没有张贴的信息")
    items = Rows("张贴的信息", least=0, most=MOST, required=False, item=MatterOf("信息", "disclosure"))
    photo = File("张贴后的照片（一张照全）")

    def objections(self, case: Case) -> Iterable[Objection]:
        found, told = case.asked.get("ready") or {}, [row["item"] for row in self.items or ()]
        if (not self.whole and not told) or (self.whole and not found):
            yield Objection("没有要张贴的信息", "公开·方式", "请选择信息；还没有审批的，请先办完审查审批", firm=True)
        if len(set(told)) < len(told):
            yield Objection("同一条信息选了两次", "公开·方式", "请删去重复的行", firm=True)
        for i, (_, why) in enumerate(found.items(), start=1):
            if why:
                yield Objection(f"第{i}条：{why}", "公开·方式", "请删去这一条，或先办完审查审批", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for ident in case.asked["ready"]:
            yield c.Do(ident, Publish(channel=BOARD, **approved(ident), address=self.address, proof=self.photo), case.at)
            yield c.Relate(ident, "posted")
