"""The notice board: one round to the board puts up many approved texts and is proved by one photograph."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, happen, words
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, File, MatterOf, Rows
from fazhi.kernel.models import Matter
from fazhi.kernel.wrong import Objection
from fazhi.lines.disclosure.acts import APPROVED, POSTED, PUBLISHED, Clear, Draft, Publish

BOARD = "board"
READY = (APPROVED.key, PUBLISHED.key)


def ready(case: Case, act: Act) -> dict[str, str]:
    """{item: what stands in the way of putting it up}; empty words where nothing does."""
    found: dict[str, str] = {}
    rows = getattr(act, "items", None) or ()
    stages = dict(Matter.objects.filter(id__in=[row["item"] for row in rows], office=case.office, line=case.line).values_list("id", "stage"))
    for row in rows:
        ident = row["item"]
        found[ident] = _hindered(ident, stages.get(ident, ""), case.doer)
    return found


def _hindered(ident: str, stage: str, doer: str) -> str:
    if stage not in READY:
        return "还没有审批，或者已经撤下"
    memory = happen.peek(ident)
    if doer in (memory["acts"].get(Clear.key) or {}).get("hands", ()):
        return "保密审查是您做的，不能由您发布"
    shown = memory["rows"].get("disclosure", {}).values()
    return "已经在公开栏上" if any(row["channel"] == BOARD and not row.get("until") for row in shown) else ""


def drafted(ident: str) -> dict[str, Any]:
    """Heading and text of an item as last drafted, which is what was approved."""
    kept = happen.peek(ident)["acts"][Draft.key]["kept"][-1]
    return {"heading": kept["s"]["heading"], "text": words.read([kept["e"]])[kept["e"]]["text"]}


class PostRound(Act):
    """Many approved texts are put up on one board in one round; the photograph shows them all, each stays a publication of its own."""

    title, basis = "公开栏张贴一批", "公开·方式"
    by, at, enters = capacities.publisher, NEW, POSTED
    asks = ready
    counts = Counts("disclosure.rounds")
    address = Code("公开栏代号")
    items = Rows("张贴的信息", least=1, most=60, item=MatterOf("信息", "disclosure"))
    photo = File("张贴后的照片（一张照全）")

    def objections(self, case: Case) -> Iterable[Objection]:
        told = [row["item"] for row in self.items or ()]
        if len(set(told)) < len(told):
            yield Objection("同一条信息选了两次", "公开·方式", "请删去重复的行", firm=True)
        for i, ident in enumerate(told, start=1):
            if why := (case.asked.get("ready") or {}).get(ident):
                yield Objection(f"第{i}条：{why}", "公开·方式", "请删去这一条，或先办完审查审批", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for row in self.items:
            act = Publish(channel=BOARD, **drafted(row["item"]), address=self.address, proof=self.photo)
            yield c.Do(row["item"], act, case.at)
            yield c.Relate(row["item"], "posted")
