"""The tasks of the year: what each is, which unit owes it, and how it stands."""

from collections.abc import Iterable, Iterator
from typing import Any

from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.models import Office

PLAN, ADD = "leadership.Plan", "leadership.AddTask"


def tasks(case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
    """(number, row) of every task: those of the plan, then those that came to it."""
    plan = case.said(PLAN)
    for i, row in enumerate(plan.tasks if plan else (), start=1):
        yield str(i), row
    for one in case.each(ADD, ever=True):
        for i, row in enumerate(one.tasks):
            yield str(one.first + i), row


def units(case: Case) -> dict[str, str]:
    """The unit that owes each task, by the task's number."""
    return {number: row["unit"] for number, row in tasks(case)}


def tasks_open(case: Case) -> Iterable[Advice]:
    """Every task that is not done with, beside a form that asks for its number."""
    names = dict(Office.objects.filter(id__in=set(units(case).values())).values_list("id", "name"))
    told = []
    for number, row in sorted(tasks(case), key=lambda one: int(one[0])):
        running = case.open("task", number)
        if running:
            state = "已报完成，待核验" if case.open("check", number) else f"{running.due[:10]}前完成"
            told.append(f"第{number}项：{row['task']}（{names.get(row['unit'], '')}，{state}）")
    if told:
        yield Advice("没有完成的任务", tuple(told))


def only_one_told(case: Case) -> dict[str, int]:
    """The number of the task that waits to be checked, where there is only one."""
    waiting = [each.of for each in case.deadlines("check") if each.state == "open"]
    return {"task": int(waiting[0])} if len(waiting) == 1 else {}
