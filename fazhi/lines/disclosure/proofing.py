"""Before a text goes out: what has to be covered is covered and written down, and the text is read three times, each time by somebody else."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.fields import Choice, Count, File, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.disclosure.acts import Draft
from fazhi.lines.disclosure.stages import APPROVED, CLEARED, DRAFTED, PUBLISHED, TURNS, readings

BEFORE = {"second": "first", "third": "second"}
COVERED = {"name": "姓名", "address": "住址", "number": "证件号码、电话、账号", "health": "健康、家庭情况", "trade": "商业秘密", "inner": "内部事务、过程信息", "other": "其他"}
WHY = {"private": "个人隐私、个人信息", "trade": "商业秘密", "safety": "危及国家安全、公共安全、经济安全、社会稳定", "inner": "内部事务信息、过程性信息", "law": "法律、行政法规禁止公开"}
FOUND = {"some": "有需要遮盖的，逐项写明", "none": "已逐页核对，没有需要遮盖的"}
READERS = (capacities.clerk, capacities.unit_head, capacities.publisher, capacities.secrecy)


class Redact(Act):
    """What must not be public is covered in the text and its enclosures: what was covered, where and why; the covered copy is kept beside the original."""

    title, basis = "遮盖处理", "公开·不予公开"
    by, at, shows = READERS, (DRAFTED, CLEARED, APPROVED), ("Draft.heading", "Draft.text", "Draft.files")
    plays = "publication.redact"
    counts = Counts("disclosure.redacted", when=lambda said, memory, outcome: bool(said.get("rows")))
    found = Choice("核对结果", FOUND)
    rows = Rows("遮盖的内容（有需要遮盖的才填）", required=False, least=0, what=Choice("遮盖了什么", COVERED), where=Text("在哪里", required=False), why=Choice("理由", WHY),
                places=Count("几处", unit="处", least=1, default=1))
    copy = File("遮盖后的附件", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        drafted = case.said(Draft)
        if self.found == "some" and not self.rows:
            yield Objection("没有写明遮盖了什么", "公开·不予公开", "请逐项填写；没有需要遮盖的，改选核对结果", firm=True)
        if self.found == "none" and self.rows:
            yield Objection("核对结果是没有需要遮盖的，却写了遮盖的内容", "公开·不予公开", "请核对", firm=True)
        if self.rows and drafted and drafted.files and not self.copy:
            yield Objection("附件没有遮盖后的版本", "公开·不予公开", "请上传遮盖后的附件；原件留在本事项里，不公开", firm=True)


class Proof(Act):
    """Somebody reads the text against the draft: which of the three readings, how many mistakes, which must be mended first."""

    title, basis = "校对公开文本", "公开·三审三校"
    fact = True
    by, at = READERS, (DRAFTED, CLEARED, APPROVED, PUBLISHED)
    shows = ("Draft.heading", "Draft.text", "Reword.heading", "Reword.text")
    counts = Counts("disclosure.proofs", dims=("turn",))
    turn = Choice("校次", TURNS)
    mistakes = Count("发现差错", unit="处")
    grave = Text("须改正的差错", required=False, lines=2, help="改正须重新拟稿送审")

    def objections(self, case: Case) -> Iterable[Objection]:
        read = readings(case)
        before = BEFORE.get(self.turn or "")
        if before and before not in read:
            yield Objection(f"还没有{TURNS[before]}", "公开·三审三校", f"请先完成{TURNS[before]}")
        others = {hand[1] for turn, each in read.items() if turn != self.turn for hand in each.hands if hand[0] != "recorded"}
        if others & case.deciding:
            yield Objection("三次校对应当由三个人办理，做过前一次的不再校", "公开·三审三校", "请换一个人校对")
