"""The stages of a coercive measure, and what its acts share."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import consequences as c
from fazhi.kernel import registry, together
from fazhi.kernel.acts import Act, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.models import Listing
from fazhi.kernel.wrong import Objection

ASKED = Stage("asked", "拟采取措施")
APPROVED = Stage("approved", "已批准，待实施")
HELD = Stage("held", "查封、扣押中")
RELEASED = Stage("released", "已解除，待退还")
RETURNED = Stage("returned", "已解除并退还", end=True)
HANDED = Stage("handed", "已随案移送", end=True)
TREATED = Stage("treated", "已依法处理", end=True)
DROPPED = Stage("dropped", "未采取措施", end=True)
LISTED = Stage("listed", "目录登记", end=True)

KINDS = {"seal": "查封场所、设施或者财物", "detain": "扣押财物", "other": "其他行政强制措施"}
STEPS = {"officers": "两名以上执法人员实施", "shown": "出示执法身份证件", "called": "通知当事人到场", "told": "当场告知理由、依据和权利、救济途径",
         "heard": "听取当事人陈述和申辩", "recorded": "制作现场笔录", "signed": "笔录由当事人和执法人员签名或者盖章"}
EXAMS = {"test": "检测", "inspection": "检验", "quarantine": "检疫", "appraisal": "鉴定"}
GROUNDS = {"no_breach": "当事人没有违法行为", "unrelated": "场所、设施或者财物与违法行为无关", "decided": "已对违法行为作出处理决定，不再需要查封、扣押",
           "expired": "期限已经届满", "unapproved": "负责人认为不应当采取或者没有按时补办批准", "other": "其他不再需要的情形"}


def measure_in_force(case: Case, act: Any) -> dict[str, str] | None:
    """The listed measure as it stood on the day, or None."""
    if not act.power:
        return None
    day = case.day.isoformat()
    rows = Listing.objects.filter(office=case.office, register="measure", key=act.power, struck="", since__lte=day).order_by("-since")
    for row in rows.values("key", "title", "until", "words"):
        if not row["until"] or row["until"] >= day:
            return {"key": row["key"], "title": row["title"], "words": row["words"]}
    return None


def two_officers(case: Case, second: str | None) -> Iterable[Objection]:
    """Two different persons, both with a certificate valid on the day."""
    yield from together.two_officers(
        case, second, Objection("行政强制措施由两名以上执法人员实施", "强制·实施", "请另派一名持证执法人员共同办理", rule="ACL-03"),
        Objection("行政强制措施只能由具备资格的执法人员实施，有人没有当日有效的执法证件", "强制·权限", "请由持证人员办理，或先登记证件"))


def confirmed(case: Case, *acts: type[Act] | str) -> Iterable[Objection]:
    """The second officer of each of these acts has confirmed it by his own act."""
    waiting = case.unconfirmed(*acts)
    if waiting:
        yield Objection(f"还有{len(waiting)}项两人执法的记录没有经第二名执法人员确认", "强制·实施", "请第二名执法人员本人在待办中“确认”，或提出异议")


def run_out(case: Case) -> bool:
    """True when the term to hold the things ended with nothing decided."""
    return any(each.state == "lapsed" or (each.state == "open" and each.over(case.day)) for each in case.deadlines("held"))


def tell(case: Case, fact: str, said: dict[str, Any]) -> Iterable[Consequence]:
    """The matter of which this measure is a part hears a fact, where its line listens to it."""
    if case.parent_line and fact in registry.line(case.parent_line).hears:
        yield c.Tell(case.parent, f"{case.parent_line}.{fact}", said)


def seizure(case: Case) -> str:
    """The decision by which something is held, as later papers name it: with its number, where it has one, and its day."""
    ours, there = case.papers("coercion.decision"), case.said("coercion.PlatformSeize")
    done = case.said("coercion.Implement") or there
    number = str(ours[-1].get("number") or "") if ours else str(there.document or "") if there else ""
    day = f"{done.on.year}年{done.on.month}月{done.on.day}日" if done else ""
    return f"《查封（扣押）决定书》（{'，'.join(each for each in (number, day) if each)}）" if number or day else "查封（扣押）决定"


def respondent(case: Case) -> str:
    """The party on whose things the measure falls."""
    return next(iter(case.parties("respondent")), "")


def table(rows: list[dict[str, Any]]) -> str:
    """A list of things in words, numbered as on the sheet."""
    told = []
    for n, row in enumerate(rows, start=1):
        rest = "，".join(str(row[name]) for name in ("amount", "state", "how") if row.get(name))
        told.append(f"{n}. {row['name']}（{rest}）" if rest else f"{n}. {row['name']}")
    return "；".join(told)
