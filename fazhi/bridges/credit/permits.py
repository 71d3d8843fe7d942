"""Permits granted in a span of days as rows of the credit publicity standard."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fazhi.bridges.credit.export import (
    Export,
    Row,
    check_workbook,
    hidden,
    kind_of,
    made,
    number_of_organ,
    told_by_lines,
)
from fazhi.bridges.credit.standard import FIRM, NATURAL, boxes, data, faults, kind_with
from fazhi.kernel.exports import Made, Outlet, Seen
from fazhi.kernel.roster import Roster, roster

PREFIX = "XK"
IN_FORCE, OVER = "1", "2"


def permits(office: str, since: str, until: str, *, public: bool = False, today: date | None = None, seen: Seen = None) -> Export:
    """Every permit granted within these days in the matters `seen` (None: all); `public` leaves out identity numbers."""
    staff, day, kind = roster(office), today or date.today(), kind_with(PREFIX)
    decisions = told_by_lines(office, since, until, PREFIX, seen)
    rows = [_row(staff, told, day) for told in decisions]
    if public:
        return Export(kind, tuple(Row(hidden(kind, row.words), row.matter, row.entry, row.kind, True, ()) for row in rows), (), (), seen is not None)
    return Export(kind, tuple(rows), (), tuple(faults(kind, [row.words for row in rows])), seen is not None)


def _row(staff: Roster, told: Mapping[str, Any], today: date) -> Row:
    who, kind = told["who"], kind_of(told)
    number, code = str(who.get("number", "")), number_of_organ(staff, today)
    words = {
        "XK_XDR_MC": str(who.get("name", "")), "XK_XDR_LB": kind, "XK_XDR_SHXYM": "" if kind == NATURAL else number,
        "XK_XDR_ZJLX": "身份证" if kind == NATURAL and number else "", "XK_XDR_ZJHM": number if kind == NATURAL else "",
        "XK_FRDB": str(who.get("legal", "")) if kind == FIRM else "", "XK_XKLB": told["category"],
        "XK_XKWS": told["paper"], "XK_WSH": told["number"], "XK_XKZS": told["title"], "XK_XKBH": told["certificate"], "XK_NR": told["what"],
        "XK_JDRQ": told["decided_on"], "XK_YXQZ": told["decided_on"], "XK_YXQZI": told["until"] or data()["endless"], "XK_XKJG": staff.name,
        "XK_XKJGDM": code, "XK_ZT": OVER if told["over"] else IN_FORCE, "XK_LYDW": staff.name, "XK_LYDWDM": code,
    }
    notes = () if told["category"] else ("许可类别：许可事项目录和决定都没有写明，由本机关核定后填写",)
    return Row({box.code: words.get(box.code, "") for box in boxes(kind_with(PREFIX))}, told["matter"], told["entry"], kind, True, notes)


def built(office: str, since: str, until: str, public: bool, seen: Seen = None) -> Made:
    """The workbook of a span of days, what still has to be completed, and the matters in it."""
    return made(permits(office, since, until, public=public, seen=seen), "行政许可")


OUTLET = Outlet("credit-permit", "信用公示（双公示）·行政许可", "准予行政许可的决定，按标准字段导出；缺的字段标红并列出，补填后可以再检查。", built,
                lambda given: check_workbook(given, PREFIX))
