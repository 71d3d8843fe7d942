"""The stages of a file review, and what its acts ask of the file."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from fazhi.kernel import checks, registry
from fazhi.kernel.acts import Stage
from fazhi.kernel.case import Case, Said
from fazhi.kernel.models import Matter
from fazhi.kernel.wrong import Objection
from fazhi.lines.file_review import criteria

SAMPLED = Stage("sampled", "已抽取", end=True)
REVIEWING = Stage("reviewing", "评查中")
CONCLUDED = Stage("concluded", "已出结果")
OBJECTED = Stage("objected", "异议复核中")
CLOSED = Stage("closed", "已办结", end=True)
STAGES = (SAMPLED, REVIEWING, CONCLUDED, OBJECTED, CLOSED)

REASONS = {"closing": "结案前评查", "sample": "随机抽查", "special": "专项评查", "superior": "上级交办", "fell": "决定被撤销、变更或确认违法"}
GRADES = ("优秀", "良好", "合格", "不合格")
SCORE, RECHECK = "file_review.Score", "file_review.Recheck"


def file_of(case: Case, act: Any = None) -> str:
    """The file under review: what the act names, else what the opening act named."""
    return str(getattr(act, "file", None) or case.first.file or "")


def about_file(case: Case, act: Any) -> dict[str, Any] | None:
    """The file's line and code; None when it has no criteria a machine could look at."""
    row = Matter.objects.filter(id=file_of(case, act), office=case.office, struck="").values("line", "code", "closed_on").first()
    return dict(row) if row and registry.line(row["line"]).checks else None


def handlers(case: Case, act: Any) -> list[str]:
    """Everybody who had a hand in the file under review."""
    file = file_of(case, act)
    return sorted(checks.dossier(file, case.day).handlers()) if file and Matter.objects.filter(id=file).exists() else []


def machine(case: Case, act: Any) -> list[dict[str, str]]:
    """What the machine finds wrong with the file, check by check, each with the entry it leads to; and what it could not look at."""
    if about_file(case, act) is None:
        return []  # there is no file to look at; what the act needs is said by its own objections
    return looked_at(file_of(case, act), case.day)


def looked_at(file: str, on: date) -> list[dict[str, str]]:
    """What the machine finds wrong with a file on a day, each finding with the item and the automatic failure it belongs to."""
    found: list[dict[str, str]] = []
    for result in checks.look(checks.dossier(file, on)):
        item, veto = criteria.item_of(result.check, on), criteria.machine_veto(result.check, on)
        found += [{"check": result.check, "title": result.title, "item": item, "veto": veto, "entry": each.entry, "what": each.what}
                  for each in result.findings]
        if result.unknown:
            found.append({"check": result.check, "title": result.title, "item": item, "veto": "", "entry": "", "what": "", "unknown": result.unknown})
    return found


def took_part(case: Case) -> Iterable[Objection]:
    """Whoever handled the file may not review it."""
    if case.doer in (case.asked.get("handlers") or ()):
        yield Objection("办理过本案的人不得评查本案", "评查·程序", "请由没有参与办理的人评查", firm=True)


def upheld(found: Iterable[dict[str, str]], dismissed: Iterable[dict[str, Any]] | None) -> list[dict[str, str]]:
    """The machine's findings that a reviewer did not dismiss."""
    gone = {(row["check"], row.get("entry") or "") for row in dismissed or ()}
    return [each for each in found if each["what"] and (each["check"], each["entry"]) not in gone and (each["check"], "") not in gone]


def result_of(case: Case, act: Any) -> dict[str, Any]:
    """Mean score, grade and automatic failures that follow from all independent scores; what every reviewer dismissed falls away."""
    scores = list(case.each(SCORE))
    if not scores:
        return {}
    found = machine(case, act)
    failed = {veto for said in scores for veto in said.veto or ()}
    failed |= {each["veto"] for said in scores for each in upheld(found, said.dismissed) if each["veto"]}
    score = criteria.mean(criteria.points(said.rows or ()) for said in scores)
    standing = [each for each in found if any(each in upheld(found, said.dismissed) for said in scores)]
    return {"score": str(score), "grade": criteria.grade(score, bool(failed), case.day), "veto": sorted(failed), "findings": len(standing),
            "reviewers": len(scores)}


def last_result(case: Case) -> dict[str, Any]:
    """Score and grade as they stand: those of the recheck, else those of the conclusion."""
    again: Said | None = next((said for said in case.each(RECHECK, ever=True) if said.result == "changed"), None)
    first = case.said("file_review.Conclude")
    if again is not None:
        return {"score": f"{Decimal(again.score or 0):.2f}", "grade": criteria.grade(Decimal(again.score or 0), bool(again.veto), again.on)}
    return {"score": first.score, "grade": first.grade} if first else {}
