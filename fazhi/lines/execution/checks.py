"""Enforcement, what a machine can check of a file before it is reviewed."""

from collections.abc import Iterator

from fazhi.kernel.checks import Check, Dossier, Finding, Step
from fazhi.kernel.looks import SERVE, doubts_settled, in_time, listed, papers_kept, papers_served, two_people
from fazhi.kernel.serve import covered

ENFORCED = ("execution.Decide", "execution.Substitute", "execution.Apply")
DONE = ("execution.Carry", "execution.Perform")
OWN = ("execution.decision", "execution.substitution")


def demanded(file: Dossier) -> Iterator[Finding]:
    """Before anything was enforced it was demanded, the demand was served and its day had passed; signs of hiding property are the only way around that day."""
    for step in file.each(*ENFORCED):
        asked = [each for each in file.each("execution.Demand") if each.n < step.n]
        if not asked:
            yield Finding(step.id, "没有催告就强制执行或者申请法院")
        elif not any(each.n < step.n and set(covered(each.said)) & set(asked[-1].opened("paper")) for each in file.each(SERVE)):
            yield Finding(step.id, "催告书没有送达就强制执行或者申请法院")
        elif not step.said.get("hiding") and step.at[:10] <= str(asked[-1].said.get("until") or ""):
            yield Finding(step.id, "催告的履行期限没有届满就强制执行或者申请法院")


def weighed(file: Dossier) -> Iterator[Finding]:
    """What the person said after the demand was weighed before the next step."""
    for step in file.each(*ENFORCED):
        said, answered = (sum(1 for each in file.each(act) if each.n < step.n) for act in ("execution.Answer", "execution.Weigh"))
        if said > answered:
            yield Finding(step.id, "当事人提出的陈述申辩没有复核")


def permitted(file: Dossier) -> Iterator[Finding]:
    """Not at night, not on a public holiday unless urgent, and never by cutting off a home."""
    for step in file.each(*DONE):
        yield from (Finding(step.id, str(flag["sentence"])) for flag in step.flags if flag.get("provision") == "强制·禁止时段")


def announced(file: Dossier) -> Iterator[Finding]:
    """A building was announced on the spot before it was pulled down, with the county's paper inside the planned area of a town."""
    for step in file.each("execution.Decide"):
        if step.said.get("way") != "demolish":
            continue
        notice = next((each for each in reversed(file.each("execution.AnnounceBuilding")) if each.n < step.n), None)
        if notice is None:
            yield Finding(step.id, "没有公告限期自行拆除")
        elif notice.said.get("zone") == "town" and not notice.said.get("county"):
            yield Finding(notice.id, "城镇规划区内的强制拆除没有县级以上人民政府责成的文号")


def replaced(file: Dossier) -> Iterator[Finding]:
    """Before another did the work the person was urged once more; its cost is settled, and who was not there was told."""
    for step in file.each("execution.Perform"):
        if not any(each.n < step.n and _urged_for(each, step) for each in file.each("execution.Remind")):
            yield Finding(step.id, "代履行前没有按催告的日期再次催告")
    for term, what in (("costs", "代履行的费用没有结清"), ("notify", "立即代履行后没有通知不在场的当事人")):
        yield from (Finding(str(row["opened_by"]), what) for row in file.deadlines(term, "open"))


def _urged_for(reminder: Step, work: Step) -> bool:
    return str(reminder.said.get("planned") or "") <= str(work.said.get("began") or work.at)[:10]


def enclosed(file: Dossier) -> Iterator[Finding]:
    """The application to the court had all its papers with it."""
    for step in file.each("execution.Apply"):
        yield from (Finding(step.id, str(flag["sentence"])) for flag in step.flags if flag.get("provision") == "强制·申请材料")


def given_back(file: Dossier) -> Iterator[Finding]:
    """After the decision fell the enforcement was ended, and what was taken went back."""
    for term, what in (("stop", "执行依据被撤销后没有终结执行"), ("give_back", "执行依据被撤销后没有返还或者恢复")):
        yield from (Finding(str(row["opened_by"]), what) for row in file.deadlines(term, "open"))


CHECKS = (
    Check("EC01", "强制执行、申请法院以前已经催告并送达，期限届满", demanded),
    Check("EC02", "对催告的陈述申辩经过复核", weighed),
    Check("EC03", "由本机关强制执行的，当日有执行权", listed("execution.Decide", "power", "enforcement", "这项强制执行权当日不在本机关有效的目录内")),
    Check("EC04", "由两名持证执法人员实施并经确认", two_people("execution.Carry", "execution.ClearAtOnce")),
    Check("EC05", "没有在禁止的时段、以禁止的方式实施", permitted),
    Check("EC06", "强制拆除以前已经公告", announced),
    Check("EC07", "代履行以前再次催告，费用结清", replaced),
    Check("EC08", "在期限内申请法院、按期公开", in_time({"apply_court": "超过申请人民法院强制执行的期限", "publish": "强制执行决定超期公开"})),
    Check("EC09", "申请法院的材料齐全", enclosed),
    Check("EC10", "催告书、强制执行决定书、代履行决定书已经送达并有凭证", papers_served("execution.demand", *OWN)),
    Check("EC11", "决定书、申请书有盖章、签字的存卷件", papers_kept(*OWN, "execution.application")),
    Check("EC12", "执行依据被撤销的，终结执行并返还", given_back),
    Check("EC13", "存疑标记已经处理", doubts_settled),
)
