"""Taking a sheet in: the good rows as one named batch through the door, each row whole or not at all; a rehearsal writes nothing."""

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from fazhi.kernel import door, registry, roster
from fazhi.kernel.acts import Act
from fazhi.kernel.deed import Deed, Done
from fazhi.kernel.sheets import mapping, written
from fazhi.kernel.sheets.declare import Step
from fazhi.kernel.sheets.plan import SAME, WRONG, Judged, Plan
from fazhi.kernel.vault import Vault
from fazhi.kernel.wrong import BadInput, FazhiError

TAKEN = "house.TakeSheet"
UNTRIED = "没有试办，能不能通过要到登记时才知道"
Tell = Callable[[int, int], None]


class Unfit(FazhiError):
    """The file lacks a column without which no row can be taken."""


def silent(done: int, of: int) -> None:
    """Tell nobody how far it is."""


def batch_name(plan: Plan, at: datetime) -> str:
    """A name for the batch: sheet, minute, and a mark that makes it one of its kind."""
    return f"{plan.sheet.key}@{at:%Y%m%dT%H%M}-{uuid.uuid4().hex[:6]}"


def rehearse(plan: Plan, who: str, *, tell: Tell = silent, now: datetime | None = None, most: int | None = None) -> Plan:
    """Do everything, or the first rows up to `most`, and take it back: those rows come to know what the door says of them, and the plan how many it was not asked about. Nothing stays."""
    with transaction.atomic():
        _rows(plan, who, "rehearsal", tell, now, most)
        transaction.set_rollback(True)
    for one in plan.rows[most:] if most is not None else ():
        if one.steps and not one.errors:
            one.notes.append(UNTRIED)
            plan.untried += 1
    roster.forget(plan.office)
    return plan


def take(plan: Plan, who: str, vault: Vault, *, tell: Tell = silent, now: datetime | None = None, origin: str = "import") -> str:
    """Record the good rows as one batch and return its name; empty when nothing was left to record. Raises Unfit.

    The file and the workbook with every row's outcome are kept with an entry of the office itself.
    """
    if plan.lacking:
        raise Unfit(f"表中缺少这些栏目：{'、'.join(plan.lacking)}。请在“各列对应”中选择，或补齐后再导入。")
    batch = batch_name(plan, now or datetime.now())
    with transaction.atomic():
        if not _rows(plan, who, batch, tell, now):
            return ""
        kept = _kept(plan, who, batch, vault)
        results = door.do_many([Deed(act=kept, who=who, office=plan.office, matter=plan.office, origin=origin, now=now,
                                     done_at=now.isoformat(timespec="minutes") if now else "")], batch, only_all=True)
        if isinstance(results[0], FazhiError):
            raise results[0]
    return batch


def _kept(plan: Plan, who: str, batch: str, vault: Vault) -> Any:
    """The entry of the office that says what was imported."""
    blob = vault.put(written.workbook(plan))
    counts = plan.counts
    result = {"hash": blob.hash, "size": blob.size, "media": written.MEDIA, "name": f"导入结果-{plan.sheet.title}.xlsx"}
    told = {"sheet": plan.sheet.key, "batch": batch, "file": plan.file, "result": result,
            "columns": mapping.as_words(plan.columns), "mark": mapping.mark(plan.sheet, plan.table.titles),
            **{name: counts[name] for name in ("rows", "new", "changed", "same", "unmatched", "wrong", "vanished")}}
    return registry.act(TAKEN)(**told)


def _rows(plan: Plan, who: str, batch: str, tell: Tell, now: datetime | None, most: int | None = None) -> int:
    """Do the steps of every good row (of the first `most` rows); returns how many rows were taken."""
    taken = 0
    for i, one in enumerate(plan.rows[:most]):
        if one.steps and not one.errors:
            taken += _row(one, who, batch, now)
        tell(i + 1, len(plan.rows))
    return taken


def _row(one: Judged, who: str, batch: str, now: datetime | None) -> bool:
    """All steps of a row, or none; what the door says is kept with the row."""
    try:
        with transaction.atomic():
            done = _steps(one, one.steps, who, batch, now)
    except FazhiError as error:
        one.errors.update(_told(error))
        one.state = WRONG
        return False
    one.matter = done[0].matter if done else one.matter
    flags = [flag for each in done for flag in each.flags]
    one.notes += list(dict.fromkeys(flag["sentence"] + (f"（{flag['cite']}）" if flag["cite"] else "") for flag in flags))
    return True


def _steps(one: Judged, steps: Sequence[Step], who: str, batch: str, now: datetime | None) -> list[Done]:
    matter, found = "", []
    for step in steps:
        of = step.matter or matter
        act = step.act if isinstance(step.act, Act) else step.act(of)
        deed = Deed(act=act, who=who, office=one.row.office, matter=of, done_at=step.done_at, manner=step.manner,
                    origin=step.origin, line=step.line, outside=step.outside, scan=step.scan, now=now)
        result = door.do_many([deed], batch, only_all=True)[0]
        if isinstance(result, FazhiError):
            raise result
        matter = matter or result.matter
        found.append(result)
    return found


def _told(error: FazhiError) -> dict[str, str]:
    """What the door said, by heading where it names one."""
    return dict(error.errors) if isinstance(error, BadInput) else {"": str(error)}


def nothing_to_do(plan: Plan) -> bool:
    """True when every row stands here already as the file tells it."""
    return all(each.state == SAME for each in plan.rows)
