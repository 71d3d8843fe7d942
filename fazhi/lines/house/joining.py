"""The office's own tables: units and villages, and who holds which post since when, taken in from Excel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from fazhi.kernel import gate
from fazhi.kernel.acts import Act
from fazhi.kernel.fields import Choice, Code, Day, Text
from fazhi.kernel.models import Office
from fazhi.kernel.roster import roster
from fazhi.kernel.sheets.declare import Heading, Row, Sheet, Step
from fazhi.kernel.wrong import Wrong
from fazhi.lines.house.acts import CAPACITIES, Appoint, Establish

KINDS = {"unit": "内设机构", "village": "村（社区）", "court": "法院", "organ": "其他机关"}
YES = {"yes": "是", "no": "否"}


@dataclass(frozen=True, slots=True)
class Ground:
    """The office by name: its units and villages, and how many people in post bear a name."""

    units: dict[str, str]
    names: dict[str, list[str]]


def _ground(office: str, day: date) -> Ground:
    staff = roster(office)
    units = {name: ident for ident, name in Office.objects.filter(parent=office, struck="", until="").values_list("id", "name")}
    names: dict[str, list[str]] = {}
    for person, name in gate.people({post["person"] for post in staff.posts}).items():
        names.setdefault(name, []).append(person)
    return Ground({**units, staff.name: office}, names)


def _here(act: Act | Callable[[str], Act], row: Row) -> list[Step]:
    """The step of the registrar himself, in the office's own matter."""
    return [Step(act, row.office, manner="here", origin="import")]


def _same(row: Row, way: str) -> bool:
    """True when the row stands here as it is told; raises Wrong when it stands otherwise."""
    if row.stand is None:
        return False
    other = [each.title for each in row.sheet.headings if each.told and row.get(each.key) is not None and row.get(each.key) != row.stand.words.get(each.key)]
    if other:
        raise Wrong(f"已经登记过，而{'、'.join(other)}不同。导入不改动已登记的内容，{way}")
    return True


def _unit(row: Row) -> list[Step]:
    """A row of the table of units and villages. Raises Wrong."""
    if _same(row, "请更正该记录。"):
        return []
    if row.words["name"] in row.ground.units:
        raise Wrong(f"“{row.words['name']}”已经设立，不能再设一次。")
    if row.words["since"] > row.day.isoformat():
        raise Wrong("设立日期在今天以后，请到那一天再登记。")
    return _here(Establish(name=row.words["name"], kind=row.words["kind"], since=row.words["since"]), row)


def _post(row: Row) -> list[Step]:
    """A row of the table of posts. Raises Wrong."""
    if _same(row, "请先免职再任职，或者更正该记录。"):
        return []
    unit = str(row.get("unit") or "")
    if unit and unit not in row.ground.units:
        raise Wrong(f"没有“{unit}”这个机构或村（社区）。请先导入“机构和村居”表，或者核对名称。")
    if len(row.ground.names.get(row.words["who.name"], ())) > 1:
        raise Wrong(f"本机构有两位以上的“{row.words['who.name']}”，表中分不清是哪一位，请在“任职”中办理。")
    if "officer" in row.words["capacity"] and not row.get("certificate"):
        raise Wrong("执法人员须有执法证件：请填证件编号和有效期。")
    if row.get("certificate") and not row.get("certified_until"):
        raise Wrong("填了执法证件编号，没有填有效期。")
    if row.get("certified_until") and row.words["certified_until"] < row.day.isoformat():
        row.notes.append(f"执法证件已于{row.words['certified_until']}到期，到期后不能以执法人员身份办理")
    return _here(partial(_appoint, row, row.ground.units.get(unit, "")), row)


def _appoint(row: Row, unit: str, office: str) -> Act:
    """The post of a row; whoever holds another one already, by a row before too, stays the person he is."""
    said: dict[str, Any] = {name: row.get(name) for name in ("capacity", "post", "lines", "certificate", "certified_until", "since")}
    known = _ground(office, row.day).names.get(row.words["who.name"], [])
    who = {"name": row.words["who.name"], "kind": "natural", "phone": row.get("who.phone") or "", "person": known[0] if known else ""}
    told = {name: value for name, value in {**said, "unit": unit}.items() if value not in (None, "", [])}
    return Appoint(who={name: value for name, value in who.items() if value}, licensed=row.get("law") == "yes", **told)


SHEETS = (
    Sheet(
        key="house.units", title="机构和村居", known_by=("name",), acts=("house.Establish",), line="house", system="原机构名单", place=_unit, ground=_ground,
        headings=(
            Heading("name", "名称", ("机构名称", "单位名称", "村名"), Code("名称"), must=True), Heading("kind", "类别", ("机构类别",), Choice("类别", KINDS), must=True),
            Heading("since", "设立日期", ("成立日期", "启用日期"), Day("设立日期"), must=True)),
        about="内设机构、村（社区）和需要往来的其他机关。先导入这张表，再导入人员。"),
    Sheet(
        key="house.people", title="人员和任职", known_by=(("who.name", "post", "since"),), acts=("house.Appoint",), line="house", system="原人员名单", place=_post, ground=_ground,
        headings=(
            Heading("who.name", "姓名", ("人员", "名字"), Text("姓名"), must=True), Heading("who.phone", "电话", ("手机", "联系电话"), Text("电话"), told=False),
            Heading("unit", "所在机构", ("部门", "单位", "所在部门"), Code("所在机构", help="与“机构和村居”中的名称一致；不填的为本机构"), told=False),
            Heading("capacity", "职务类别", ("岗位", "角色"), Choice("职务类别", CAPACITIES, many=True, help="几项用顿号分开"), must=True),
            Heading("post", "职务名称", ("职务",), Code("职务名称"), must=True),
            Heading("lines", "限于哪些工作", (), Code("限于哪些工作", help="不填为不限；写工作的代码，用逗号分开")),
            Heading("certificate", "执法证件编号", ("执法证号", "证件编号", "执法证"), Code("执法证件编号")),
            Heading("certified_until", "证件有效期至", ("有效期至", "有效期", "证件有效期"), Day("证件有效期至")),
            Heading("law", "法律职业资格", ("有法律职业资格",), Choice("法律职业资格", YES), told=False),
            Heading("since", "任职日期", ("任职时间", "到岗日期"), Day("任职日期"), must=True)),
        about="一行一项任职，一人多职的写几行；执法人员须有证件编号和有效期。登记后由机构管理员在“账号和口令条”中开通账号。"),
)
