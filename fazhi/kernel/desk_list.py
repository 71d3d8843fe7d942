"""What stands on a desk that is handed over: matters with their next day, what waits, what cannot be handed on; and the list that both sides sign (移交清单)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from fazhi.kernel import barred, gate, judge, leaving, nearest, registry, reserved, whole_desk, workbench
from fazhi.kernel.deed import Deed
from fazhi.kernel.models import Deadline, Entry, Matter, Paper
from fazhi.kernel.typeset.document import Block, Document, Heading, Paragraph, Signatures, Signer, Table
from fazhi.kernel.wrong import NotFound

ORDER = "一二三四五六七八九"
BY_HAND = "　　年　月　日"
PERSONAL = {"confirm": "须由本人离岗以前确认", "sign": "改由有此职务的人签批", "returned": "离岗以前修改后再提请，或者由接手的承办人不再提请、另行办理"}


@dataclass(slots=True)
class Desk:
    """A desk: matters with whom they go to and why the successor may not take them, what is the person's own to finish, numbered forms in hand, sheets out for signature and the next days."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    own: list[dict[str, Any]] = field(default_factory=list)
    posts: list[dict[str, Any]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    sheets: list[dict[str, Any]] = field(default_factory=list)
    days: list[dict[str, Any]] = field(default_factory=list)
    drafts: list[dict[str, Any]] = field(default_factory=list)

    @property
    def left(self) -> int:
        """How many matters nobody named may take."""
        return sum(1 for row in self.rows if row["head"])


def of(viewer: gate.Viewer, leaver: str, successor: str, second: str = "") -> Desk:
    """The desk as it stands, with what would go to whom; only what this person may see is told in words."""
    case = judge.build(Deed(act=whole_desk.HandOverDesk(), who=viewer.person, office=viewer.office), registry.line("house"), {}, viewer.staff, viewer.day.isoformat())
    kept = _kept(viewer)
    known = [row for row in leaving.matters_of(viewer.office, leaver) if row["id"] not in kept]
    rows = _told(viewer, [row["id"] for row in known])
    by_id = {row["id"]: row for row in known}
    for row in rows:
        takes, why = whole_desk.receiver(by_id[row["id"]], case, successor, second)
        row.update(to=takes, why=why, head="" if takes or not successor else whole_desk.elsewhere(by_id[row["id"]], case, whole_desk.head_for(by_id[row["id"]], case, leaver)))
    officer = viewer.staff.officer(leaver, viewer.day)
    days = leaving.next_days(by_id, viewer.day.isoformat())
    sheets, drafts = ([each for each in found if each["matter"] not in kept] for found in (leaving.sheets_out(viewer.office, leaver), leaving.drafts_of(viewer.office, leaver)))
    codes = _codes({each["matter"] for each in [*sheets, *days, *drafts]})
    to = {row["id"]: row["to"] for row in rows}
    return Desk(rows, _own(viewer, leaver), list(officer.posts) if officer else [], leaving.forms_of(viewer.office, leaver, viewer.day.isoformat()),
                [{**each, "code": codes[each["matter"]], "to": to.get(each["matter"], each["handler"] or successor)} for each in sheets],
                [{**each, "code": codes[each["matter"]], "to": to[each["matter"]]} for each in days],
                [{**each, "code": codes.get(each["matter"], ""), "to": to.get(each["matter"], "") if each["goes"] else "" if each["matter"] else whole_desk.begins(each["act"], case, successor, second)} for each in drafts])


def _kept(viewer: gate.Viewer) -> set[str]:
    """The matters in which this person or his unit is accused: of these even a code would tell him."""
    return set(barred.accusing(viewer.staff, viewer.person, viewer.day))


def _codes(ids: set[str]) -> dict[str, str]:
    """The codes of matters; a hand-over is counted whole, whoever may read what."""
    return dict(Matter.objects.filter(id__in=ids).values_list("id", "code"))


def _told(viewer: gate.Viewer, ids: list[str]) -> list[dict[str, Any]]:
    """Matters with line, stage, subject and next day; a matter that this person may not know of is left with its code only."""
    rows = [dict(row) for row in Matter.objects.filter(id__in=ids).order_by("line", "code").values("id", "line", "code", "stage", "opened_on")]
    heads = workbench.subjects(viewer, set(ids))
    due = nearest.of(ids)
    for row in rows:
        line = registry.line(row["line"])
        row.update(line_title=line.title, stage_title=line.stage(row["stage"]).title, subject=heads.get(row["id"], {}).get("subject", "（密存内容）"), next=due.get(row["id"], {}))
    return rows


def _own(viewer: gate.Viewer, leaver: str) -> list[dict[str, Any]]:
    """Duties of the person's own name, which no successor can meet."""
    found = Deadline.objects.filter(office=viewer.office, person=leaver, state="open", kind="duty", struck="").exclude(term__in=("take_over", reserved.OUT))
    kept = _kept(viewer)
    rows = [dict(row) for row in found.order_by("due", "id").values("matter", "title", "term", "due") if row["matter"] not in kept]
    codes = gate.codes(viewer, {row["matter"] for row in rows})
    return [{**row, "code": codes.get(row["matter"], ""), "how": PERSONAL.get(row["term"], "须由本人离岗以前办完，或者由负责人另行指派")} for row in rows]


def left_over(viewer: gate.Viewer, entry: str) -> int:
    """How many matters, as far as this person may know of them, a hand-over left to a head to give to somebody."""
    body = Entry.objects.filter(id=entry).values_list("body", flat=True).first()
    return len(_without(json.loads(body)["asks"]["desk"], _kept(viewer)).get("left", ())) if body else 0


def printed(viewer: gate.Viewer, entry: str) -> Document:
    """The list of a hand-over that was done, for both sides and the head to sign; raises NotFound."""
    text = Entry.objects.filter(id=entry, matter=viewer.office, act="common.HandOverDesk").values_list("body", flat=True).first()
    if text is None:
        raise NotFound("没有这次移交，或者您无权查看。")
    body = json.loads(text)
    said, asked = body["said"], _without(body["asks"]["desk"], _kept(viewer))
    names = gate.people({said["leaver"], said["successor"], said.get("second") or said["successor"]})
    blocks: list[Block] = [Paragraph(f"{names[said['leaver']]}将在办事项移交如下。" + (f"其职务至{said['ends']}终止。" if said.get("ends") else ""))]
    for title, ids, to in (("移交", asked["goes"], said["successor"]), ("移交其他人（接收人没有职务承办或者应当回避）", asked["stays"], said.get("second") or "")):
        if ids:
            blocks += [Heading(1, f"{ORDER[sum(isinstance(each, Heading) for each in blocks)]}、{title}{'' if title[-1] == '）' else '给'}：{names.get(to, '')}，{len(ids)}件"), _table(_told(viewer, ids))]
    if left := asked.get("left"):
        blocks += [Heading(1, f"{ORDER[sum(isinstance(each, Heading) for each in blocks)]}、没有人能接、另行指派的：{len(left)}件"), _left(viewer, left)]
    for n, (title, block) in enumerate(_besides(viewer, said, asked, names), sum(isinstance(each, Heading) for each in blocks)):
        blocks += [Heading(1, f"{ORDER[n]}、{title}"), block]
    blocks.append(Signatures(tuple(Signer(role, date=BY_HAND) for role in ("移交人", "接收人", "监交人"))))
    return Document(title="移交清单", kind="form", head=viewer.staff.name, number=body["done_at"][:10], blocks=tuple(blocks), code=entry[-12:],
                    watermark="演示数据" if viewer.staff.demo else "")


def _left(viewer: gate.Viewer, left: list[list[str]]) -> Table:
    """What nobody named could take, with the reason and who gives it to somebody."""
    why = {ident: f"{reason}；{where}" for ident, reason, where in left}
    cells = tuple((row["code"], row["line_title"], row["subject"], f"{row['next'].get('title', '')} {row['next'].get('due', '')[:10]}".strip() or "—", why[row["id"]]) for row in _told(viewer, list(why)))
    return Table(cells, widths=(0.25, 0.14, 0.16, 0.19, 0.26), header=("登记号", "工作", "事由", "下一期限", "为什么没有人能接、由谁指派"))


def _without(asked: dict[str, Any], kept: set[str]) -> dict[str, Any]:
    """What was asked of a desk, without these matters and all that belongs to them."""
    sheets = Paper.objects.filter(matter__in=kept).values_list("id", flat=True) if kept else ()
    gone = {*kept, *sheets}
    return {**asked, **{name: [each for each in asked[name] if (each[0] if name in ("left", "days", "drafts") else each) not in gone]
                        for name in ("goes", "stays", "left", "sheets", "days", "drafts") if name in asked}}


def _besides(viewer: gate.Viewer, said: dict[str, Any], asked: dict[str, Any], names: dict[str, str]) -> Iterator[tuple[str, Block]]:
    """What a desk holds besides its matters, as it stood when it was handed over; an older hand-over tells less."""
    to = {**dict.fromkeys(asked["goes"], said["successor"]), **dict.fromkeys(asked["stays"], said.get("second") or ""), **{row[0]: "" for row in asked.get("left", ())}}
    names = {**names, "": "另行指派的承办人"}
    sheets = [dict(row) for row in Paper.objects.filter(id__in=asked.get("sheets", ())).order_by("issued_on", "id").values("title", "number", "issued_on", "matter")]
    days = asked.get("days", ())
    codes = _codes({row["matter"] for row in sheets} | {row[0] for row in days})
    if days:
        cells = tuple((due[:16].replace("T", " "), codes.get(matter, ""), title, names.get(to.get(matter, ""), "")) for matter, title, due in days)
        yield f"有日期的应办事项（{len(cells)}项）", Table(cells, widths=(0.2, 0.26, 0.36, 0.18), header=("日期", "登记号", "应办", "接收人"))
    if sheets:
        handlers = dict(Matter.objects.filter(id__in={row["matter"] for row in sheets}).values_list("id", "handler"))
        names = {**names, **gate.people(set(handlers.values()) - {""})}
        cells = tuple((f"《{row['title']}》{row['number']}", row["issued_on"], codes[row["matter"]], names.get(str(to.get(row["matter"], handlers[row["matter"]] or said["successor"])), "")) for row in sheets)
        yield f"发出而未收回的签字件（{len(cells)}份）", Table(cells, widths=(0.4, 0.16, 0.26, 0.18), header=("文书", "出具日期", "登记号", "由谁收回"))
    if drafts := asked.get("drafts"):
        codes = _codes({row[0] for row in drafts})
        cells = tuple((title, codes.get(matter, "") or "新登记", f"{name} {at.replace('T', ' ')}", names.get(whose[0] if whose else to.get(matter, ""), "")) for matter, title, name, at, *whose in drafts)
        yield f"没有办完的草稿（{len(cells)}份）", Table(cells, widths=(0.26, 0.26, 0.3, 0.18), header=("办理", "登记号", "谁写的、何时", "接收人"))
    own = _own(viewer, said["leaver"])
    if own:
        yield "须由移交人本人办完的", Paragraph("；".join(f"{row['code']} {row['title']}：{row['how']}" for row in own) + "。")
    if asked.get("forms"):
        yield f"未使用的编号表单、应急空白文书，移交给：{names.get(said['successor'], '')}", Paragraph("；".join(asked["forms"]) + "。双方当面点清号码。")


def _table(rows: list[dict[str, Any]]) -> Table:
    cells = tuple((row["code"], row["line_title"], row["subject"], row["stage_title"], f"{row['next'].get('title', '')} {row['next'].get('due', '')[:10]}".strip() or "—") for row in rows)
    return Table(cells, widths=(0.25, 0.14, 0.26, 0.14, 0.21), header=("登记号", "工作", "事由", "阶段", "下一期限"))
