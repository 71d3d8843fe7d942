"""How a contract was performed, payment by payment: agreed, accepted, due, paid, how late, with what interest – for the ledger that closes its file."""

from collections.abc import Callable, Iterable
from datetime import date

from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.templates import table_of
from fazhi.lines.contract.late import CLOCKS, rolled
from fazhi.lines.contract.stages import PAY, delivered, paid, schedule

HEADS = ("第几笔", "约定金额（元）", "验收日", "应付日", "付清日", "已付（元）", "逾期天数", "利息（元）")


def as_performed(case: Case) -> str:
    """One line for each payment agreed; empty where none was."""
    rows = [_row(case, n, int(row["amount"])) for n, row in sorted(schedule(case).items())]
    return table_of([HEADS, *rows]) if rows else ""


def _row(case: Case, n: int, amount: int) -> tuple[str, ...]:
    accepted, done = delivered(case, n), paid(case, n)
    due = next((row.due[:10] for term in CLOCKS for row in reversed(case.deadlines(term, str(n))) if row.due), "")
    pays = list(case.each(PAY, ever=True, n=n))
    last = max((each.at[:10] for each in pays), default="") if done >= amount else ""
    late = (date.fromisoformat(last) - date.fromisoformat(due)).days if last and due and last > due else 0
    interest = sum(int(each.interest or 0) for each in pays)
    return (str(n), _yuan(amount), accepted.at[:10] if accepted else "", due, last or "未付清", _yuan(done), str(late) if late else "", _yuan(interest) if interest else "")


def _yuan(fen: int) -> str:
    return f"{fen / 100:,.2f}"


def the_schedule(case: Case) -> Iterable[Advice]:
    """What is agreed payment by payment and how it stands, beside the forms that ask for its number."""
    told = []
    drafted = case.said("contract.Draft")
    pays, done_ = ("收款", "已收") if drafted and drafted.flow == "get" else ("付款", "已付")
    for n, row in sorted(schedule(case).items()):
        accepted, done = delivered(case, n), paid(case, n)
        when = f"约定{row['by']}{pays}" if row.get("by") else f"交付后{row['days']}日内{pays}{rolled(accepted.at, int(row['days'])) if accepted else ''}" if row.get("days") else f"没有约定{pays}期限"
        told.append(f"第{n}笔：{_yuan(int(row['amount']))}元，{when}；{f'{accepted.at[:10]}验收合格' if accepted else '没有验收'}，{done_}{_yuan(done)}元。")
    if told:
        yield Advice(f"{pays}计划", tuple(told))


def next_of(case: Case, waits: Callable[[int], bool]) -> dict[str, int]:
    """The number of the first payment for which something is still to do: a blank form begins with it."""
    return next(({"n": n} for n in sorted(schedule(case)) if waits(n)), {})


def changes_told(case: Case) -> str:
    """How many changes were signed, and when; empty where there was none."""
    days = sorted(each.at[:10] for each in case.each("contract.SignChange", ever=True))
    return f"签订变更、补充协议{len(days)}次：{'、'.join(days)}" if days else ""
