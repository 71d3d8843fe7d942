"""A task of the year's plan changes: it gets a later day, or it is given up; both as the plan was made, with the secretary's signature."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Count, Day, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.leadership.acts import no_such_task
from fazhi.lines.leadership.stages import WORKING
from fazhi.lines.leadership.tasks import tasks_open, units

SHOWN = ("Plan.tasks", "AddTask.tasks")


class Postpone(Act):
    """A task gets a later day, with the reason and the secretary's agreement."""

    title, basis = "调整任务时限", "领导·任务督办"
    by, at, signs, shows = capacities.handler, WORKING, (capacities.secretary,), SHOWN
    task = Count("任务号", least=1)
    until = Day("新的时限")
    reason = Text("理由", lines=2)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from tasks_open(case)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from no_such_task(case, self.task)
        running = case.open("task", str(self.task)) if self.task else None
        if running and self.until and self.until <= running.due[:10]:
            yield Objection(f"新的时限不晚于原来的时限（{running.due[:10]}）", "领导·任务督办", "请填写更晚的日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("task", str(self.task))
        yield c.Start("task", of=str(self.task), due=self.until, unit=units(case).get(str(self.task), ""))


class Cancel(Act):
    """A task of the plan is given up, with the reason and the secretary's agreement: nobody owes it any more, and it does not count as done."""

    title, basis = "取消任务", "领导·任务督办"
    by, at, signs, shows = capacities.handler, WORKING, (capacities.secretary,), SHOWN
    task = Count("任务号", least=1)
    reason = Text("理由", lines=2)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from tasks_open(case)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from no_such_task(case, self.task)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for term in ("task", "check"):
            yield c.Void(term, str(self.task))
