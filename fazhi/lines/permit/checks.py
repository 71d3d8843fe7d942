"""Permits, what a machine can check of a file before it is closed or reviewed."""

from collections.abc import Iterator

from fazhi.kernel.checks import Check, Dossier, Finding
from fazhi.kernel.looks import doubts_settled, in_time, listed, papers_kept, papers_served, two_people

DECIDED = ("permit.granted", "permit.denied", "permit.renewed", "permit.not_renewed", "permit.revoked", "permit.taken_away")


def asked_once(file: Dossier) -> Iterator[Finding]:
    """What was missing was told once, and the application was answered."""
    yield from (Finding(step.id, "不止一次要求补正") for step in file.each("permit.Ask")[1:])
    for step in file.each("permit.DeemedAccepted"):
        yield Finding(step.id, "没有按时受理或者告知补正，视为受理")


def examined(file: Dossier) -> Iterator[Finding]:
    """What is granted was checked where it is, and the check found that it fits."""
    for step in file.each("permit.Decide"):
        before = [each for each in file.each("permit.Check") if each.n < step.n]
        if step.said.get("answer") == "granted" and not before and not step.said.get("no_check"):
            yield Finding(step.id, "准予许可前没有核查记录")
        elif step.said.get("answer") == "granted" and before and not before[-1].said.get("fits"):
            yield Finding(step.id, "最近一次核查认为不符合条件，仍准予许可")


def heard(file: Dossier) -> Iterator[Finding]:
    """A hearing that was asked for was held before the decision, led by somebody who did not examine."""
    checked = {person for step in file.each("permit.Check") for person in step.people()}
    decided = file.last("permit.Decide")
    refused = {step.said.get("request") for step in file.each("permit.RefuseHearing")}
    for step in file.each("permit.AskHearing"):
        if step.id in refused:
            continue
        held = [each for each in file.each("permit.HoldHearing") if each.n > step.n and (decided is None or each.n < decided.n)]
        if decided is not None and decided.n > step.n and not held:
            yield Finding(decided.id, "有人申请听证，没有举行即作出决定")
    for step in file.each("permit.CallHearing"):
        if checked & set(step.people("presided")):
            yield Finding(step.id, "审查该申请的人员主持了听证")


CHECKS = (
    Check("PC01", "许可事项当日在本机关的目录内", listed("permit.Receive", "item", "permit_item", "申请的事项当日不在本机关实施的许可目录内")),
    Check("PC02", "补正一次告知，没有视为受理", asked_once),
    Check("PC03", "实质核查由两人以上进行并经确认", two_people("permit.Check", certified=False)),
    Check("PC04", "经核查符合条件的才准予", examined),
    Check("PC05", "申请听证的先听证后决定，审查人员不主持", heard),
    Check("PC06", "受理、决定、听证、颁发、公示没有超期", in_time({
        "supplement": "受理或者告知补正超期", "decide": "决定超期", "hold_hearing": "组织听证超期", "deliver": "颁发、送达许可证件超期",
        "publish": "许可决定超期公示", "renewal": "延续决定超期"})),
    Check("PC07", "决定书有盖章的存卷件", papers_kept(*DECIDED)),
    Check("PC08", "不予许可、撤销、撤回的决定已经送达", papers_served("permit.denied", "permit.not_renewed", "permit.revoked", "permit.taken_away")),
    Check("PC09", "存疑标记已经处理", doubts_settled),
)
