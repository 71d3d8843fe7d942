"""Penalty, what a machine can check of a file: officers, times, order of steps, review, powers, papers, service, publication, closing."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from fazhi import law
from fazhi.kernel import registry, words
from fazhi.kernel.checks import Check, Dossier, Finding, Step
from fazhi.kernel.looks import SERVE, ended_by, with_paper, without_proof
from fazhi.kernel.serve import covered
from fazhi.lines.penalty import checks_of_platform as platform
from fazhi.lines.penalty.checks_of_amounts import AMOUNTS
from fazhi.lines.penalty.checks_of_platform import OnDay, by_known_amount, opens_hearing, together
from fazhi.lines.penalty.stages import GRAVE, hearing_due

RECORDS = ("penalty.InspectSite", "penalty.Inquire", "penalty.Sample", "penalty.Investigate")
TWO = (*RECORDS, "penalty.Preserve", "penalty.Conclude", "penalty.Inform", "penalty.OnTheSpot")


def two_certified(file: Dossier) -> Iterator[Finding]:
    """Every record names two officers with a certificate of the day, and the second one has confirmed it."""
    waiting = {row["of"] for row in file.deadlines("confirm", "open")}
    for step in file.each(*TWO):
        people = dict.fromkeys(step.people("did", "proposed", "assisted", "assigned", "signed"))
        if len(people) < 2:
            yield Finding(step.id, "记录上的执法人员不足两人")
        if step.manner != "outside" and any(not file.certified(person, step.on) for person in step.people("did", "assisted")):
            yield Finding(step.id, "执法人员当日没有有效的执法证件")
        if step.id in waiting:
            yield Finding(step.id, "第二名执法人员还没有确认这份记录")


def two_places(file: Dossier) -> Iterator[Finding]:
    """Nobody can have been at two places at one time."""
    for day in dict.fromkeys(step.on for step in file.steps if _span(step)):
        timed = [step for step in file.on_the_day(day) if _span(step)]
        own = {step.id for step in file.steps}
        for one, other in combinations(timed, 2):
            if {one.id, other.id} & own and _overlap(one, other) and set(one.people()) & set(other.people()) and _apart(file, one, other):
                yield Finding(one.id if one.id in own else other.id, f"同一执法人员在{_clock(one)}与{_clock(other)}的两份笔录中出现在不同地点")


def _span(step: Step) -> tuple[str, str] | None:
    begun, ended = step.said.get("begun_at"), step.said.get("ended_at")
    return (begun, ended) if begun and ended else None


def _overlap(one: Step, other: Step) -> bool:
    return bool(one.said["begun_at"] < other.said["ended_at"] and other.said["begun_at"] < one.said["ended_at"])


def _apart(file: Dossier, one: Step, other: Step) -> bool:
    return file.word(one, "place") != file.word(other, "place")


def _clock(step: Step) -> str:
    return f"{step.said['begun_at'][11:]}至{step.said['ended_at'][11:]}"


def in_order(file: Dossier) -> Iterator[Finding]:
    """Filed before evidence is gathered, told before decided, decided in time."""
    filed = next(iter(file.each("penalty.FileCase")), None)
    for step in file.each(*RECORDS) if filed else ():
        if filed and step.at[:10] < filed.at[:10]:
            yield Finding(step.id, f"调查取证（{step.at[:10]}）早于立案（{filed.at[:10]}）")
    for step in file.each("penalty.Decide"):
        if filed is None:
            yield Finding(step.id, "没有立案记录即作出决定")
        yield from _told_before(file, step)
    for row in file.deadlines("decide"):
        if file.late(row):
            yield Finding(ended_by(file, row), f"超过办案期限：应在{row['due'][:10]}前决定")


def _told_before(file: Dossier, decided: Step) -> Iterator[Finding]:
    told = [step for step in file.each("penalty.Inform") if step.n < decided.n]
    for party in dict.fromkeys(str(row.get("party", "")) for row in decided.said.get("rows") or ()):
        notices = [step for step in told if any(row.get("party") == party for row in step.said.get("rows") or ())]
        if not notices:
            yield Finding(decided.id, "决定前没有告知当事人")
            continue
        days = _reached(file, notices[-1], party)
        if not days:
            yield Finding(notices[-1].id, "告知书没有送达记录")
        elif min(days) >= decided.at[:10]:
            yield Finding(decided.id, f"告知书{min(days)}才送达，决定不晚于送达之日作出")


def _reached(file: Dossier, notice: Step, party: str) -> list[str]:
    """The days on which a notice reached the party: served on him, or answered by him."""
    papers = {row["id"] for row in file.papers() if row["opened_by"] == notice.id and row["of"] in ("", party)}
    served = [step.said.get("served_on") or step.at[:10] for step in file.each(SERVE) if papers.intersection(covered(step.said))]
    return [*served, *(step.at[:10] for step in file.each("penalty.Defend") if step.n > notice.n and step.said.get("party") == party)]


def told_of_hearing(file: Dossier) -> Iterator[Finding]:
    """Whoever was to bear what opens a hearing was told of the right to it."""
    kinds = {row["id"]: row["kind"] for row in file.rows["party"]}
    for step in file.each("penalty.Inform"):
        if not step.said.get("hearing") and hearing_due(OnDay(step.on, kinds, file.field), step.said.get("rows") or ()):  # type: ignore[arg-type]
            by_known_amount(file, step)
            yield Finding(step.id, "拟作出的处罚属于听证范围，没有告知听证权利")


def reviewed(file: Dossier) -> Iterator[Finding]:
    """Where the law wants a legal review the last one before the decision agrees."""
    for step in file.each("penalty.Decide"):
        before = [each for each in file.steps if each.n < step.n]
        reviews = [each for each in before if each.act == "penalty.Review"]
        if reviews and reviews[-1].said.get("result") != "agreed":
            yield Finding(step.id, "最近一次法制审核没有同意即作出决定")
        elif not reviews and (_weighty(before, step) or opens_hearing(file, step, verified=True)):
            yield Finding(step.id, "应当法制审核而没有审核即作出决定")


def _weighty(before: list[Step], decided: Step) -> bool:
    """After a hearing, a great public interest, a complicated case or a grave penalty."""
    report = next((each for each in reversed(before) if each.act == "penalty.Conclude"), None)
    grave = any(row.get("kind") in GRAVE for row in decided.said.get("rows") or ())
    return grave or any(each.act == "penalty.Hear" for each in before) or bool(report and (report.said.get("public_interest") or report.said.get("complicated")))


def kept_in_time(file: Dossier) -> Iterator[Finding]:
    """What was preserved is dealt with in time, and so is what a part of the case sealed or detained."""
    for row in file.deadlines("preserve"):
        if file.late(row):
            yield Finding(ended_by(file, row), f"先行登记保存的证据超过{row['due'][:10]}没有处理")
    for part in file.parts:
        for row in part.rows["deadline"]:
            if row["kind"] == "duty" and part.late(row):
                yield Finding(ended_by(part, row), f"强制措施或执行中“{row['title']}”超期：应在{row['due'][:10]}前")


def complete(file: Dossier) -> Iterator[Finding]:
    """A decision has its paper, its copy with the seal, and says how the benchmark was applied."""
    for step in file.each("penalty.Decide", "penalty.OnTheSpot", "penalty.NoPenalty"):
        papers = [row for row in file.papers() if row["opened_by"] == step.id and row["outward"]]
        if not papers:
            yield Finding(step.id, "案卷中没有决定书")
        for row in papers:
            if not row["signed_file"]:
                yield Finding(step.id, f"《{row['title']}》没有盖章、签字的存卷件")
        if step.act == "penalty.Decide" and not any(name.endswith("discretion") for name in step.sealed) and _in_force("DIS-04", step.on):
            yield Finding(step.id, "决定书没有写明裁量基准适用情况")


def _in_force(rule: str, on: date) -> bool:
    try:
        law.rule(rule, on)
    except law.NotInForce:
        return False
    return True


def served(file: Dossier) -> Iterator[Finding]:
    """Every notice and decision has its record of service, and a service that was refused its witness or recording."""
    done = {paper: step for step in file.each(SERVE) for paper in covered(step.said)}
    for row in file.papers():
        if row["kind"] in ("penalty.decision", "penalty.notice", "penalty.hearing_right", "penalty.no_penalty") and row["id"] not in done:
            answered = row["kind"] in ("penalty.notice", "penalty.hearing_right") and file.each("penalty.Defend", "penalty.AskHearing")
            if not answered:
                yield Finding(str(row["opened_by"]), f"《{row['title']}》没有送达回证")
    yield from (Finding(step.id, without_proof(step)) for step in file.each(SERVE) if without_proof(step))


def with_power(file: Dossier) -> Iterator[Finding]:
    """The power was in force on the day of filing."""
    for step in file.each("penalty.FileCase", "penalty.OnTheSpot"):
        key = step.said.get("power")
        if key and not file.listed("power", str(key), step.on):
            yield Finding(step.id, "处罚事项在当日不在有效的赋权目录内")
        elif not key:
            yield Finding(step.id, "没有写明处罚事项在赋权目录中的编号")


def review_first(file: Dossier) -> Iterator[Finding]:
    """Since the law says so, a decision on the spot tells that a review comes before a suit."""
    for step in file.each("penalty.OnTheSpot"):
        if not _in_force("APL-SIM-05", step.on):
            continue
        texts = [words.read([step.id]).get(step.id, {}).get(f"paper:{row['id']}", {}).get("text", "") for row in file.papers("penalty.spot_decision")
                 if row["opened_by"] == step.id]
        if texts and not any("应当先" in text and "行政复议" in text for text in texts):
            yield Finding(step.id, "当场处罚决定书没有告知应当先申请行政复议")


def published(file: Dossier) -> Iterator[Finding]:
    """Published and reported in time, withdrawn in time."""
    told = {"publish": "处罚决定超期公开", "credit": "信用公示超期报送", "withdraw_publication": "决定被撤销或变更后超期撤回公开"}
    for term, what in told.items():
        for row in file.deadlines(term):
            if file.late(row):
                yield Finding(ended_by(file, row), f"{what}：应在{row['due'][:10]}前")


def closed(file: Dossier) -> Iterator[Finding]:
    """Closed in time, with every part of it, and put into the archive."""
    for row in file.deadlines("close"):
        if file.late(row):
            yield Finding(ended_by(file, row), f"结案超期：应在{row['due'][:10]}前")
    last = file.last("penalty.Close", "penalty.PlatformClose")
    if last and file.stage == "closed" and not file.each("common.Archive"):
        yield Finding(last.id, "结案后没有归档")
    if last and file.stage == "closed" and any(not registry.line(part.line).stage(part.stage).end for part in file.parts):
        yield Finding(last.id, "结案时还有没有办结的强制措施、强制执行")


CHECKS = (
    Check("AC01", "笔录有两名以上执法人员且执法证当日有效", platform.ours(two_certified)),
    Check("AC02", "同一人没有在同一时间出现在两地", platform.ours(two_places)),
    Check("AC03", "先立案后取证、先送达告知书后决定、在办案期限内", together(in_order, platform.in_order)),
    Check("AC04", "应听证的告知了听证权", together(told_of_hearing, platform.told_of_hearing)),
    Check("AC05", "应法制审核的经审核同意后决定", together(reviewed, platform.reviewed)),
    Check("AC06", "先行登记保存、查封扣押没有超期", platform.kept_nothing(kept_in_time)),
    Check(AMOUNTS.id, AMOUNTS.title, platform.ours(AMOUNTS.look)),
    Check("AC08", "决定书要素齐全并有盖章件", with_paper(together(complete, platform.numbered), platform.decision_kept, "平台的决定书")),
    Check("AC09", "送达回证齐全、拒收有见证或音像", with_paper(together(served, platform.served), platform.receipts_kept, "平台的送达回证")),
    Check("AC10", "事项在立案日有效的赋权目录内", together(with_power, platform.with_power)),
    Check("AC11", "当场处罚告知了复议前置", platform.ours(review_first)),
    Check("AC12", "按期公示、按期撤回", published),
    Check("AC13", "按期结案并归档", closed),
)
