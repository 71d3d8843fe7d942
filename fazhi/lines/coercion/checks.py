"""Sealing and detaining, what a machine can check of a file before it is reviewed."""

from collections.abc import Iterator

from fazhi.kernel.checks import Check, Dossier, Finding
from fazhi.kernel.looks import doubts_settled, in_time, listed, ours, papers_kept, papers_served, two_people
from fazhi.lines.coercion.acts import TOLD_IN_WRITING
from fazhi.lines.coercion.stages import STEPS

BEGUN = "coercion.PlatformCase"
OVER = ("coercion.Release", "coercion.HandOver", "coercion.Treat")


def approved(file: Dossier) -> Iterator[Finding]:
    """Approved before it was done; in an emergency approved after it, within the hours of the law."""
    for step in file.each("coercion.Implement"):
        if any(each.n < step.n for each in file.each("coercion.Approve")):
            continue
        after = [each for each in file.each("coercion.ApproveAfter") if each.n > step.n]
        if not after:
            yield Finding(step.id, "实施前没有经批准，事后也没有补办批准手续")
    for step in file.each("coercion.PlatformSeize"):
        if not any(each.at[:10] <= step.at[:10] for each in file.each("coercion.PlatformApprove")):
            yield Finding(step.id, "平台没有记载实施之前的批准")


def whole(file: Dossier) -> Iterator[Finding]:
    """Every step of the procedure on the spot was taken, and somebody signed."""
    for step in file.each("coercion.Implement"):
        missing = [title for key, title in STEPS.items() if key not in (step.said.get("steps") or ())]
        if missing:
            yield Finding(step.id, f"实施程序缺：{'、'.join(missing)}")
        if step.said.get("signature") == "absent" and "witness" not in step.sealed:
            yield Finding(step.id, "当事人不到场，没有见证人")


def ended(file: Dossier) -> Iterator[Finding]:
    """What ran out was lifted, and what was lifted went back."""
    for step in file.each("coercion.RanOut"):
        if not any(each.n > step.n for each in file.each(*OVER)):
            yield Finding(step.id, "期限届满后没有解除查封、扣押")
    for row in file.deadlines("give_back", "open"):
        yield Finding(str(row["opened_by"]), "解除后没有退还财物或者启封的记录")


CHECKS = (
    Check("CC01", "强制措施当日在有效的目录内", ours(listed("coercion.Implement", "power", "measure", "这项强制措施当日不在有效的目录内"), BEGUN)),
    Check("CC02", "事前经批准，或者紧急实施后补办", approved),
    Check("CC03", "由两名持证执法人员实施并经确认", ours(two_people("coercion.Implement"), BEGUN)),
    Check("CC04", "现场程序齐全", ours(whole, BEGUN)),
    Check("CC05", "决定书和清单已经交付，延长、鉴定期间和解除已经告知，并有凭证", ours(papers_served("coercion.decision", *TOLD_IN_WRITING, "coercion.release"), BEGUN)),
    Check("CC06", "没有超期查封、扣押，按时补办批准", in_time({"handle": "超过查封、扣押期限才作出处理", "approve_after": "补办批准手续超期", "publish": "查封、扣押决定超期公开"})),
    Check("CC07", "期满解除，解除后退还", ended),
    Check("CC08", "查封、扣押决定书有盖章、签字的存卷件", ours(papers_kept("coercion.decision"), BEGUN)),
    Check("CC09", "存疑标记已经处理", doubts_settled),
)
