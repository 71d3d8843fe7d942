"""The case file (电子卷宗): what belongs into it, in which volume and in which order; dossier_print.py makes pages of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from fazhi.kernel import as_told, custody, gate, hanging, registry, verify
from fazhi.kernel.evidence import ENDS
from fazhi.kernel.models import Deadline, File, Paper
from fazhi.kernel.prints import template_of
from fazhi.kernel.roster import roster
from fazhi.kernel.wrong import NotFound

MAIN, SIDE = "正卷", "副卷"
# Where a paper lies: the head `dossier:` of its template names one of these; within a place by the day.
PLACES = {
    "filing": (MAIN, 1), "decision": (MAIN, 2), "outward": (MAIN, 3), "evidence": (MAIN, 4), "hearing": (MAIN, 5), "property": (MAIN, 6), "rest": (MAIN, 7),
    "source": (SIDE, 1), "report": (SIDE, 2), "review": (SIDE, 3), "hearing_report": (SIDE, 4), "closing": (SIDE, 5), "inside": (SIDE, 6),
}
WITH_PAPER = ("service_record", "service_note")  # they lie behind the paper that was served
BY_CLOCK = "common.Lapsed"
NOT_FILED = frozenset(("common.Revise",))  # the edited file is in the paper that came of it


@dataclass(slots=True)
class Piece:
    """One thing in the file: a paper with its words (`row`), a file of the vault (`file`), or lines of a table."""

    place: str
    day: str
    order: str
    title: str
    by: str
    number: str = ""
    row: dict[str, Any] = field(default_factory=dict)
    file: dict[str, Any] = field(default_factory=dict)
    behind: list["Piece"] = field(default_factory=list)

    @property
    def volume(self) -> str:
        """The volume it lies in."""
        return PLACES[self.place][0]

    def all(self) -> Iterator["Piece"]:
        """It and all that lies behind it."""
        yield self
        for each in sorted(self.behind, key=lambda p: (p.day, p.order)):
            yield from each.all()


@dataclass(slots=True)
class Dossier:
    """A matter's file: its head, its pieces in order, and what the cover and the last sheet tell."""

    head: dict[str, Any]
    office: Any
    parties: list[str]
    handler: str
    archive: dict[str, Any]
    pieces: list[Piece]
    entries: list[dict[str, Any]]
    late: int
    wrong: list[str]
    remarks: list[str]
    things: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """How many records, how many of them late, and whether they are unchanged."""
        told = f"本卷依据{len(self.entries)}条记录制作，其中补录（迟录）{self.late}条"
        if self.wrong:
            return f"{told}；核验发现{len(self.wrong)}处与登记时不符，见备考表。"
        return f"{told}；制作时已核验全部记录和附件，自登记以来未被改动。"

    def volume(self, name: str) -> list[Piece]:
        """The pieces of a volume in order, what lies behind a paper after it."""
        mine = sorted((each for each in self.pieces if each.volume == name), key=lambda p: (PLACES[p.place][1], p.day, p.order))
        return [one for each in mine for one in each.all()]


def collect(viewer: gate.Viewer, ident: str, vault: Any, reason: str = "") -> Dossier:
    """The file of a matter with its parts; raises NotFound where the person may not read it. The reading is logged."""
    head = gate.matter(viewer, ident, reason)
    if not head["inside"]:
        raise NotFound("这个事项的内容密存，制作案卷须先在事项页说明理由。")
    parts = list(gate.visible(viewer).filter(parent=ident).order_by("opened_on", "id").values_list("id", flat=True))
    ids = [ident, *parts]
    bodies = [body for each in ids for body in hanging.bodies(each)]
    gone = hanging.struck(bodies)
    said = as_told.sealed(body["id"] for body in bodies)
    names = gate.people({hand["person"] for body in bodies for hand in body["hands"] if hand["person"]})
    # who is in charge, else who proposed what was first approved
    handler = head["handler"] or next((hand["person"] for body in bodies if body["id"] not in gone for hand in body["hands"] if hand["role"] == "proposed"), "")
    wrong = _verified(ids, vault)
    gate.log(viewer, ident, "dossier", reason)
    parties = [str(each.get("name") or "（未留名）") for each in gate.parties(viewer, head) if not each["until"]]
    return Dossier(
        head, roster(head["office"]), list(dict.fromkeys(parties)), gate.people([handler]).get(handler, "") if handler else "",
        next((body["said"] for body in reversed(bodies) if body["act"] == "common.Archive" and body["id"] not in gone), {}),
        _pieces(ids, bodies, gone, said, names), [_told(body, body["id"] in gone, names) for body in sorted(bodies, key=lambda b: (b["done_at"], b["recorded_at"]))],
        sum(1 for body in bodies if _late(body)), wrong, list(_remarks(ids, bodies, gone)), list(_things(bodies, said)))


def _verified(ids: list[str], vault: Any) -> list[str]:
    """What is not as it was recorded: chains, rows, and every file."""
    report = verify.Report()
    verify.matters(report, ids)
    for name in File.objects.filter(matter__in=ids, struck="").order_by("hash").values_list("hash", flat=True).distinct():
        if not vault.has(name) or not vault.check(name):
            report.add("附件", f"文件 {name[:16]}… 不见了，或者内容与登记时不符")
    return [f"{where}：{what}" for where, what in report.problems]


def _late(body: dict[str, Any]) -> bool:
    """Written down on a later day; what the clock does is dated back by its nature."""
    return bool(body.get("late")) and body["act"] != BY_CLOCK


def _told(body: dict[str, Any], struck: bool, names: dict[str, str]) -> dict[str, Any]:
    cls = registry.acts().get(body["act"])
    did = [names.get(hand["person"], "") for hand in body["hands"] if hand["role"] in ("did", "proposed", "signed") and hand["person"]]
    marks = [*(["已撤销"] if struck else []), *(["补录"] if _late(body) else []), *({"paper": ["纸上办理"], "outside": ["外部形成"]}.get(body["manner"], [])),
             *(["存疑"] if any(each["stops"] for each in body["flags"]) else [])]
    return {"day": body["done_at"].replace("T", " "), "title": cls.title if cls else body["act"], "by": "、".join(dict.fromkeys(filter(None, did))) or ("系统" if body["act"] == BY_CLOCK else ""),
            "marks": "、".join(marks), "hash": body["id"]}


# -- pieces ----------------------------------------------------------------------------------------------------------


def _pieces(ids: list[str], bodies: list[dict[str, Any]], gone: set[str], said: dict[str, dict[str, Any]], names: dict[str, str]) -> list[Piece]:
    doers = {body["id"]: next((names.get(h["person"], "") for h in body["hands"] if h["role"] in ("did", "proposed") and h["person"]), "") for body in bodies}
    papers: dict[str, Piece] = {}
    for row in Paper.objects.filter(matter__in=ids, struck="").exclude(state__in=("void", "replaced")).order_by("issued_on", "id").values():
        row["text"] = said.get(row["opened_by"], {}).get(f"paper:{row['id']}", {}).get("text", "")
        template, office = template_of(row), roster(row["office"])
        place = template.dossier or ("outward" if template.outward else "inside")
        by = office.name if template.outward else doers.get(row["opened_by"], "")
        papers[row["id"]] = Piece(place, row["issued_on"], row["id"], row["title"], by, row["number"], row=row)
    signed = {row.row["signed_file"]: row for row in papers.values() if row.row["signed_file"]}
    loose = list(_files(ids, bodies, gone, said, doers, signed))
    return [*_behind(papers), *loose]


def _behind(papers: dict[str, Piece]) -> Iterator[Piece]:
    """Papers, each with its record of service and signed copy behind it."""
    for piece in papers.values():
        kind, of = piece.row["kind"].split(".")[-1], piece.row["of"]
        if kind in WITH_PAPER and of in papers:
            papers[of].behind.append(piece)
            continue
        yield piece


def _files(ids: list[str], bodies: list[dict[str, Any]], gone: set[str], said: dict[str, dict[str, Any]], doers: dict[str, str],
           signed: dict[str, Piece]) -> Iterator[Piece]:
    """Files that entries brought in, each once; a signed copy goes behind its paper, the sheet of an act done on paper into the side volume."""
    acts = {body["id"]: body for body in bodies if body["id"] not in gone and body["act"] not in NOT_FILED}
    seen: set[str] = set()
    for row in File.objects.filter(matter__in=ids, struck="").order_by("opened_by", "id").values():
        body = acts.get(row["opened_by"])
        if body is None or row["hash"] in seen:
            continue
        seen.add(row["hash"])
        cls = registry.acts().get(body["act"])
        name = said.get(body["id"], {}).get(f"{row['word']}.name", "")
        label = cls.fields[row["word"].split(".")[0]].label if cls and row["word"].split(".")[0] in cls.fields else "签字件"
        piece = Piece("inside" if row["word"] == "scan" else "evidence", body["done_at"][:10], row["id"],
                      f"{cls.title if cls else body['act']}：{name or label}", doers.get(body["id"], ""), file=row)
        if row["hash"] in signed:
            piece.title, piece.place = f"{signed[row['hash']].title}（签字件）", signed[row["hash"]].place
            signed[row["hash"]].behind.append(piece)
        else:
            yield piece


# -- what the last sheet tells ---------------------------------------------------------------------------------------


def _remarks(ids: list[str], bodies: list[dict[str, Any]], gone: set[str]) -> Iterable[str]:
    """What whoever reads the file should know: what is still open, numbers whose papers are void, records struck, doubts not settled."""
    for row in Paper.objects.filter(matter__in=ids).exclude(struck="", state__in=("issued", "signed")).order_by("issued_on", "id").values("title", "number", "state"):
        state = {"void": "作废", "replaced": "已换用修改后的文本"}.get(row["state"], "随记录撤销")
        yield f"《{row['title']}》{row['number'] or '（无编号）'}：{state}，编号保留。"
    owed = Deadline.objects.filter(matter__in=ids, struck="", state="open", kind="duty").order_by("due", "id").values_list("title", "due")
    for (title, due), count in Counter((title, due[:10]) for title, due in owed).items():
        yield f"尚未完成：{title.removeprefix('请您')}{f'，期限{due}' if due else ''}{f'（{count}项）' if count > 1 else ''}。"
    struck = [body for body in bodies if body["id"] in gone]
    if struck:
        yield f"有{len(struck)}条记录已依规定撤销，原记录保留，见全过程记录清单。"


def _things(bodies: list[dict[str, Any]], said: dict[str, dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """Evidence that does not lie between the sheets: things with whoever keeps them, and recordings that stay on their station with their digests."""
    pieces = custody.pieces(bodies)
    names = gate.people(custody.persons(pieces.values()))
    for piece in pieces.values():
        told = said.get(piece.entry, {})
        name, where = str(told.get("name", "")), str(told.get("store", ""))
        if piece.is_thing:
            left = f"已{ENDS.get(piece.left['how'], '')}（{piece.left['at'][:10]}）" if piece.left else names.get(piece.keeper, "")
            yield name, str(told.get("features", "")) or "实物", piece.at[:10], where or "—", left or "—"
        for row in piece.said.get("elsewhere", ()):
            yield name, f"{row['size']}字节，摘要{row['digest'][:16]}…", piece.at[:10], f"采集工作站{row['station']}", f"记录仪{row['device']}"


def find(viewer: gate.Viewer, name: str) -> str:
    """The matter with this identifier, register number or outside number; raises NotFound."""
    found = list(gate.visible(viewer).filter(id=name).values_list("id", flat=True)) or list(
        gate.visible(viewer).filter(code=name).values_list("id", flat=True)) or list(gate.visible(viewer).filter(outside=name).values_list("id", flat=True))
    if len(found) != 1:
        raise NotFound(f"没有编号为 {name} 的事项，或者有不止一件。请使用登记号。")
    return str(found[0])
