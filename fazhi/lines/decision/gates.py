"""What has to be done before an item comes before the meeting, and what of it stands against the item."""

from collections.abc import Iterable

from fazhi.kernel.case import Case
from fazhi.kernel.opinions import GOOD
from fazhi.kernel.wrong import Objection
from fazhi.lines.decision.acts import Answered, Comments, CounselSaid, Experts, Fair, Hearing, Reviewed, Risk
from fazhi.lines.decision.stages import GATES, administrative, current, known

FITS = {True: ("decision",), False: ("decision", "other")}  # what a review of its own was asked for, as legality calls it, to carry a major decision, or another item
UNLAWFUL = "不合法"  # as the counsel says it


def gates_missing(case: Case) -> list[str]:
    """The steps that this item wants before the meeting and that nobody has recorded since it was last reopened."""
    acts = {"comment": Comments, "hearing": Hearing, "experts": Experts, "risk": Risk, "fair": Fair, "legality": Reviewed}
    return [GATES[gate] for gate in case.first.gates or () if gate in acts and current(case, acts[gate]) is None and not (gate == "legality" and known(case))]


def counsel(case: Case) -> str:
    """What the legal counsel last concluded about this item, in its own review or in the one that came with it; empty where none was heard."""
    heard = current(case, CounselSaid)
    return str(heard.conclusion) if heard else str((known(case) or {}).get("counsel") or "")


def gates_against(case: Case, overruled: bool) -> Iterable[Objection]:
    """A step whose result stands against the item; `overruled`: the meeting was told why the counsel is not followed."""
    risk, fair = current(case, Risk), current(case, Fair)
    if risk and risk.result == "no":
        yield Objection("风险评估认为不可控，不得提交决策", "决策·风险评估", "请调整草案或采取措施后重新评估", firm=True)
    if fair and fair.conclusion == "against":
        yield Objection("公平竞争审查不通过，不得出台", "公平竞争·未审不得出台", "请修改草案", firm=True)
    if counsel(case) == UNLAWFUL and not overruled:
        yield Objection("法律顾问认为不合法", "法律顾问·先行听取意见", "请修改后再听取意见；不采纳的，列入议题时勾选并说明理由，提交会议", rule="la.gate.major")
    yield from review_against(case)


def review_against(case: Case) -> Iterable[Objection]:
    """The legality review is this item's own, has come to an end, and carries it."""
    review, brought = current(case, Reviewed), known(case)
    if review and review.conclusion != "agreed" and not any(each.n > review.n for each in case.each(Answered, ever=True, review=review.review)):
        yield Objection("合法性审查没有通过，不得提交讨论", "决策·合法性审查", "请按意见修改并复核，或逐条说明理由", rule="md.legality.gate", firm=True)
    if review is None and brought:
        if brought["state"] not in GOOD:
            yield Objection("所附的合法性审查没有通过，或者还没有结论，不得提交讨论", "决策·合法性审查", "请等审查通过，或按意见修改并复核", rule="md.legality.gate", firm=True)
        if brought["parent"] not in ("", case.id, case.parent):
            yield Objection("所附的合法性审查是另一事项的，不能代替本事项的审查", "决策·合法性审查", "请在本事项送请合法性审查；合同等请从原事项提交集体讨论", rule="md.legality.gate", firm=True)
        elif not (case.parent and brought["parent"] == case.parent) and brought["kind"] not in FITS[administrative(case)]:
            yield Objection("所附的审查不是按决策事项送审的，不能作为本事项的合法性审查", "决策·合法性审查", "请在本事项送请合法性审查", rule="md.legality.gate", firm=True)
        if not brought["text"]:
            yield Objection("所附的合法性审查没有审查的文本，不能核对", "决策·合法性审查", "请在本事项送请合法性审查", firm=True)
    if administrative(case) and review is None and not brought:
        yield Objection("未经合法性审查，不得提交讨论", "决策·合法性审查", "请先送请合法性审查", rule="md.legality.gate")
