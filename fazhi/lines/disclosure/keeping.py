"""What was kept back is looked at again from time to time: still not public, or fit for publication now."""

from collections.abc import Iterable
from datetime import date

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.disclosure.stages import KEPT_BACK, NOTED


class LookAgain(Act):
    """Information that was kept back is judged anew; what has become fit to be public is drafted and reviewed like any other."""

    title, basis = "评估不予公开的信息", "公开·动态调整"
    by, at, meets = (capacities.secrecy, capacities.unit_head), KEPT_BACK, "look"
    enters = By("result", fit=NOTED)
    counts = Counts("disclosure.looked", dims=("result",))
    result = Choice("评估结论", {"kept": "仍不予公开", "fit": "可以公开，转拟稿"})
    reason = Text("理由", lines=2)
    look = Day("下次评估日期", required=False, when=("result", ("kept",)))

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.result == "kept" and not (self.look and date.fromisoformat(self.look) > case.day):
            yield Objection("仍不予公开的，应当写明下次评估的日期", "公开·动态调整", "请填写今天以后的日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result == "kept":
            yield c.Start("look", due=self.look)
        else:
            yield c.Start("publish")
