"""Inspections, what a machine can check of a file before it is reviewed."""

from collections.abc import Iterator

from fazhi.kernel.checks import Check, Dossier, Finding
from fazhi.kernel.looks import doubts_settled, in_time, ours, two_people, without_proof
from fazhi.kernel.serve import covered

BEGUN = "inspection.PlatformInspection"
VISITS = ("inspection.Visit", "inspection.UrgentVisit", "inspection.CheckOffSite")
RECORDS = (*VISITS, "inspection.Inquire", "inspection.Sample", "inspection.Reinspect")


def approved(file: Dossier) -> Iterator[Finding]:
    """Approved before the visit, or after an urgent one."""
    for step in file.each("inspection.Visit", "inspection.CheckOffSite"):
        if not any(each.n < step.n and each.said.get("result", "agreed") == "agreed" for each in file.each("inspection.Approve")):
            yield Finding(step.id, "检查前没有经批准")
    for step in file.each("inspection.PlatformVisit"):
        if not any(each.at[:10] <= step.at[:10] for each in file.each("inspection.PlatformApprove")):
            yield Finding(step.id, "平台没有记载检查之前的审批")
    for row in file.deadlines("approve_after", "open"):
        yield Finding(str(row["opened_by"]), "紧急检查后没有补办审批")


def shown(file: Dossier) -> Iterator[Finding]:
    """Certificates and notice were shown at every visit on the spot."""
    for step in file.each("inspection.Visit", "inspection.UrgentVisit"):
        if not step.said.get("shown"):
            yield Finding(step.id, "没有记载出示执法证件和检查通知书")


def item_on_list(file: Dossier) -> Iterator[Finding]:
    """A firm was inspected only on items that were listed on the day."""
    for step in file.each("inspection.TakeUp"):
        keys = [step.said.get("item"), *(row.get("item") for each in file.each("inspection.Approve") for row in each.said.get("items") or ())]
        if step.said.get("enterprise") and not any(keys):
            yield Finding(step.id, "对企业的检查没有写明是清单内的哪一项")
        for key in filter(None, keys):
            if not file.listed("inspection_item", str(key), step.on):
                yield Finding(step.id, f"检查事项{key}当日不在清单内")


def not_too_often(file: Dossier) -> Iterator[Finding]:
    """No visit beyond the caps without the reason and leave that the law asks for."""
    for step in file.each("inspection.Approve", *VISITS):
        if any(flag.get("provision") == "检查·频次" for flag in step.flags):
            yield Finding(step.id, "超过检查频次上限，没有写明例外的事由并经批准")


def answered(file: Dossier) -> Iterator[Finding]:
    """What was found on the spot was told to the inspected."""
    told = file.each("inspection.Tell")
    for step in file.each(*VISITS):
        if not any(each.n > step.n for each in told):
            yield Finding(step.id, "检查结果没有告知被检查人")
    for step in file.each("inspection.PlatformVisit"):
        if not any(each.at[:10] >= step.at[:10] for each in file.each("inspection.PlatformResult")):
            yield Finding(step.id, "平台没有记载检查结果的告知")


def handed_over(file: Dossier) -> Iterator[Finding]:
    """An order to correct is in the hands of the inspected: signed for, or served with a proof."""
    served = {paper: step for step in file.each("common.Serve") for paper in covered(step.said)}
    for row in file.papers("inspection.order"):
        step = served.get(row["id"])
        if step is None and not row["signed_file"]:
            yield Finding(str(row["opened_by"]), f"《{row['title']}》没有被检查人的签收，也没有送达记录")
        elif step is not None and without_proof(step):
            yield Finding(step.id, without_proof(step))


CHECKS = (
    Check("IC01", "检查前经批准，紧急检查补办了审批", approved),
    Check("IC02", "检查记录有两名持证执法人员并经确认", ours(two_people(*RECORDS), BEGUN)),
    Check("IC03", "出示了执法证件和检查通知书", ours(shown, BEGUN)),
    Check("IC04", "对企业的检查事项在清单内", ours(item_on_list, BEGUN)),
    Check("IC05", "没有超过检查频次上限", ours(not_too_often, BEGUN)),
    Check("IC06", "检查结果已经告知", answered),
    Check("IC07", "按期复查、按期公开", in_time({"reinspect": "复查改正情况超期", "publish": "检查结果超期公开"})),
    Check("IC08", "责令改正通知书经签收或者送达", ours(handed_over, BEGUN)),
    Check("IC09", "存疑标记已经处理", doubts_settled),
)
