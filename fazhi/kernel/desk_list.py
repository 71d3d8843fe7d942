"""What stands on a desk that is handed over: matters with their next day, what waits, what cannot be handed on; and the list that both sides sign (移交清单)."""

import json
from dataclasses import dataclass, field
from typing import Any

from fazhi.kernel import gate, handing, judge, registry, workbench
from fazhi.kernel.deed import Deed
from fazhi.kernel.models import Deadline, Entry, Matter
from fazhi.kernel.typeset.document import Block, Document, Heading, Paragraph, Signatures, Signer, Table
from fazhi.kernel.wrong import NotFound

BY_HAND = "　　年　月　日"
PERSONAL = {"confirm": "须由本人离岗以前确认", "sign": "改由有此职务的人签批"}


@dataclass(slots=True)
class Desk:
    """A desk: matters with whom they go to and why the successor may not take them, what is the person's own to finish, and numbered forms in hand."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    own: list[dict[str, Any]] = field(default_factory=list)
    posts: list[dict[str, Any]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)


def of(viewer: gate.Viewer, leaver: str, successor: str, second: str = "") -> Desk:
    """The desk as it stands, with what would go to whom; only what this person may see is told in words."""
    case = judge.build(Deed(act=handing.HandOverDesk(), who=viewer.person, office=viewer.office), registry.line("house"), {}, viewer.staff, viewer.day.isoformat())
    known = handing.desk_of(viewer.office, leaver)
    rows = _told(viewer, [row["id"] for row in known])
    by_id = {row["id"]: row for row in known}
    for row in rows:
        against = handing.why_not_his(by_id[row["id"]], case, successor)
        row.update(to=successor if not against else second, why="；".join(against), stuck=bool(against) and bool(handing.why_not_his(by_id[row["id"]], case, second)))
    officer = viewer.staff.officer(leaver, viewer.day)
    return Desk(rows, _own(viewer, leaver), list(officer.posts) if officer else [], handing.forms_of(viewer.office, leaver, viewer.day.isoformat()))


def _told(viewer: gate.Viewer, ids: list[str]) -> list[dict[str, Any]]:
    """Matters with line, stage, subject and next day; a matter that this person may not know of is left with its code only."""
    rows = [dict(row) for row in Matter.objects.filter(id__in=ids).order_by("line", "code").values("id", "line", "code", "stage", "opened_on")]
    heads = workbench.subjects(viewer, set(ids))
    due: dict[str, dict[str, Any]] = {}
    for each in Deadline.objects.filter(matter__in=ids, state="open", kind="duty", struck="").order_by("-due").values("matter", "title", "due"):
        if each["due"] or each["matter"] not in due:
            due[each["matter"]] = each
    for row in rows:
        line = registry.line(row["line"])
        row.update(line_title=line.title, stage_title=line.stage(row["stage"]).title, subject=heads.get(row["id"], {}).get("subject", "（密存内容）"), next=due.get(row["id"], {}))
    return rows


def _own(viewer: gate.Viewer, leaver: str) -> list[dict[str, Any]]:
    """Duties of the person's own name, which no successor can meet."""
    found = Deadline.objects.filter(office=viewer.office, person=leaver, state="open", kind="duty", struck="").exclude(term="take_over")
    rows = [dict(row) for row in found.order_by("due", "id").values("matter", "title", "term", "due")]
    codes = gate.codes(viewer, {row["matter"] for row in rows})
    return [{**row, "code": codes.get(row["matter"], ""), "how": PERSONAL.get(row["term"], "须由本人离岗以前办完，或者由负责人另行指派")} for row in rows]


def printed(viewer: gate.Viewer, entry: str) -> Document:
    """The list of a hand-over that was done, for both sides and the head to sign; raises NotFound."""
    text = Entry.objects.filter(id=entry, matter=viewer.office, act="common.HandOverDesk").values_list("body", flat=True).first()
    if text is None:
        raise NotFound("没有这次移交，或者您无权查看。")
    body = json.loads(text)
    said, asked = body["said"], body["asks"]["desk"]
    names = gate.people({said["leaver"], said["successor"], said.get("second") or said["successor"]})
    blocks: list[Block] = [Paragraph(f"{names[said['leaver']]}将在办事项移交如下。" + (f"其职务至{said['ends']}终止。" if said.get("ends") else ""))]
    for title, ids, to in (("一、移交", asked["goes"], said["successor"]), ("二、移交其他人（接收人没有职务承办或者应当回避）", asked["stays"], said.get("second") or "")):
        if ids:
            blocks += [Heading(1, f"{title}{'' if title[-1] == '）' else '给'}：{names.get(to, '')}，{len(ids)}件"), _table(_told(viewer, ids))]
    own = _own(viewer, said["leaver"])
    if own:
        blocks += [Heading(1, "三、须由移交人本人办完的"), Paragraph("；".join(f"{row['code']} {row['title']}：{row['how']}" for row in own) + "。")]
    if asked.get("forms"):
        blocks += [Heading(1, f"{'四' if own else '三'}、未使用的编号表单，移交给：{names.get(said['successor'], '')}"), Paragraph("；".join(asked["forms"]) + "。双方当面点清号码。")]
    blocks.append(Signatures(tuple(Signer(role, date=BY_HAND) for role in ("移交人", "接收人", "监交人"))))
    return Document(title="移交清单", kind="form", head=viewer.staff.name, number=body["done_at"][:10], blocks=tuple(blocks), code=entry[-12:],
                    watermark="演示数据" if viewer.staff.demo else "")


def _table(rows: list[dict[str, Any]]) -> Table:
    cells = tuple((row["code"], row["line_title"], row["subject"], row["stage_title"], f"{row['next'].get('title', '')} {row['next'].get('due', '')[:10]}".strip() or "—") for row in rows)
    return Table(cells, widths=(0.2, 0.14, 0.3, 0.14, 0.22), header=("登记号", "工作", "事由", "阶段", "下一期限"))
