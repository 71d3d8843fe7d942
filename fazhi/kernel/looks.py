"""Looks at a file that several lines share: two certified officers, terms that ran over, sealed copies, service, doubts left open; what only our own records tell."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from fazhi.kernel.checks import Dossier, Finding, NotRecorded, Step
from fazhi.kernel.serve import covered

SERVE = "common.Serve"
Look = Callable[[Dossier], Iterator[Finding]]


def ours(look: Look, begun: str) -> Look:
    """A look at what only our own records tell; of a file that the outside system began (with this act) it says that there is no such record."""
    def looked(file: Dossier) -> Iterator[Finding]:
        if file.each(begun):
            raise NotRecorded("平台案件无此记录，请核对平台案卷")
        yield from look(file)
    return looked


def with_paper(look: Look, seen: Callable[[Dossier], bool], paper: str) -> Look:
    """A look that finds nothing for want of the paper says so: it could not look, and does not pass."""
    def looked(file: Dossier) -> Iterator[Finding]:
        found = list(look(file))
        if not found and not seen(file):
            raise NotRecorded(f"没有收存{paper}，请上传后再查，或者核对平台案卷")
        yield from found
    return looked


def ended_by(file: Dossier, row: dict[str, Any]) -> str:
    """The entry that ended a deadline, else the one that opened it."""
    done = [step.id for step in file.steps if any(change[0] == "~" and change[2] == row["id"] and "done_on" in change[3] for change in step.outcome)]
    return done[-1] if done else str(row["opened_by"])


def two_people(*acts: str, certified: bool = True) -> Look:
    """Every record of these acts names two people – with a certificate of the day –, and the second one has confirmed it."""
    def look(file: Dossier) -> Iterator[Finding]:
        waiting = {row["of"] for row in file.deadlines("confirm", "open")}
        for step in file.each(*acts):
            if len(dict.fromkeys(step.people("did", "proposed", "assisted", "assigned", "signed"))) < 2:
                yield Finding(step.id, "记录上的办理人员不足两人")
            if certified and step.manner != "outside" and any(not file.certified(person, step.on) for person in step.people("did", "assisted")):
                yield Finding(step.id, "执法人员当日没有有效的执法证件")
            if step.id in waiting:
                yield Finding(step.id, "第二名人员还没有确认这份记录")
    return look


def in_time(told: Mapping[str, str]) -> Look:
    """None of these duties {term: what it means to be late} was done after its last day, or stands open after it."""
    def look(file: Dossier) -> Iterator[Finding]:
        for term, what in told.items():
            for row in file.deadlines(term):
                if file.late(row):
                    yield Finding(ended_by(file, row), f"{what}：应在{row['due'][:10]}前")
    return look


def papers_kept(*kinds: str) -> Look:
    """Every paper of these kinds has its copy with the seal or signature."""
    def look(file: Dossier) -> Iterator[Finding]:
        for kind in kinds:
            for row in file.papers(kind):
                if not row["signed_file"] and row["state"] != "replaced":
                    yield Finding(str(row["opened_by"]), f"《{row['title']}》没有盖章、签字的存卷件")
    return look


def papers_served(*kinds: str) -> Look:
    """Every paper of these kinds was served, and its service has a proof."""
    def look(file: Dossier) -> Iterator[Finding]:
        served = {paper for step in file.each(SERVE) for paper in covered(step.said)}
        for kind in kinds:
            for row in file.papers(kind):
                if row["id"] not in served and row["state"] != "replaced":
                    yield Finding(str(row["opened_by"]), f"《{row['title']}》没有送达回证")
        yield from (Finding(step.id, without_proof(step)) for step in file.each(SERVE) if without_proof(step))
    return look


def without_proof(step: Step) -> str:
    """What is wrong with a service that has no proof; empty for one that has."""
    def has(*names: str) -> bool:
        return any(step.said.get(name) or name in step.sealed for name in names)
    if step.said.get("mode") == "left":
        return "留置送达没有见证人或音像记录" if not has("witness_name", "photos") else "" if has("note") else "留置送达没有记明拒收事由"
    return "" if has("receipt", "photos", "witness", "witness_name", "tracking") else "送达没有附回证或凭证"


def doubts_settled(file: Dossier) -> Iterator[Finding]:
    """No doubt that the house raised against an entry is left unanswered."""
    for row in file.deadlines("settle", "open"):
        yield Finding(str(row["of"] or row["opened_by"]), "存疑标记还没有处理")


def listed(act: str, field: str, register: str, what: str) -> Look:
    """What an act rests on was in force in a register of the office on its day."""
    def look(file: Dossier) -> Iterator[Finding]:
        for step in file.each(act):
            key = step.said.get(field)
            if not key or not file.listed(register, str(key), step.on):
                yield Finding(step.id, what)
    return look
