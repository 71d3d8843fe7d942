"""Decisions of a span of days as rows of the credit publicity standard, and those that fell and have to be withdrawn."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from fazhi import law
from fazhi.bridges.credit.standard import FIRM, NATURAL, TRADER, Fault, boxes, data, faults, kind_with, number_of
from fazhi.kernel import idcodes, registry
from fazhi.kernel.checks import dossier
from fazhi.kernel.exports import PARTIAL, Made, Outlet, Seen
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Matter
from fazhi.kernel.roster import Roster, roster
from fazhi.kernel.wrong import FazhiError

TEN_THOUSAND_YUAN = 1_000_000  # in fen
PREFIX = "CF"
OWN_CODE = ("JGDM", "SJLYDM", "LYDWDM")  # the fields that hold the organ's own code
NO_CODE = "本机关的统一社会信用代码还没有登记，每一行的机关代码都空着：请机构管理员在“机构与制度”中办理“登记本机关统一社会信用代码”，登记后重新导出即自动填上"
_KIND = kind_with(PREFIX)
TRADER_BEGINS = "92"  # the first two signs of a sole trader's credit code


class NotTheStandard(FazhiError):
    """A workbook that does not have the columns of the standard."""


@dataclass(frozen=True, slots=True)
class Row:
    """One decision as the standard wants it ({code: text}), where it comes from, its class, whether it is shown, and what is late or unknown."""

    words: dict[str, str]
    matter: str
    entry: str
    kind: str
    shown: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """What goes out: which list of fields, rows that stand, rows to be withdrawn with the day they fell, faults by row (from 1), and how many decisions its maker may not see."""

    fields: str
    rows: tuple[Row, ...]
    fallen: tuple[tuple[Row, str], ...]
    faults: tuple[Fault, ...]
    partial: bool = False


def penalties(office: str, since: str, until: str, *, public: bool = False, today: date | None = None, seen: Seen = None) -> Export:
    """Every penalty decided within these days in the matters `seen` (None: all); `public` leaves out what must not be shown: identity numbers, and decisions of the lightest class."""
    staff, day = roster(office), today or date.today()
    found: list[tuple[Row, str]] = []
    for told in told_by_lines(office, since, until, PREFIX, seen):
        row = _row(staff, told, day)
        if not public or row.shown:
            found.append((Row(hidden(_KIND, row.words), row.matter, row.entry, row.kind, row.shown, row.notes) if public else row, told["fell"]))
    standing = tuple(row for row, fell in found if not fell)
    wrong = () if public else tuple(faults(_KIND, [row.words for row in standing]))
    return Export(_KIND, standing, tuple((row, fell) for row, fell in found if fell), wrong, seen is not None)


def told_by_lines(office: str, since: str, until: str, prefix: str, seen: Seen) -> list[dict[str, Any]]:
    """The decisions that the lines tell for one list of fields, in the order of the day and number, in the matters that are `seen` (None: all)."""
    found: list[dict[str, Any]] = []
    for line in registry.lines().values():
        if line.credit is None:
            continue
        for ident in (Matter.objects.all() if seen is None else seen).filter(office=office, line=line.key, struck="", opened_on__lte=until).order_by("id").values_list("id", flat=True):
            file = dossier(ident)
            people = persons([str(row["person"]) for row in file.rows["party"]])
            found += [one for one in line.credit(file, people) if one.get("standard", PREFIX) == prefix and any(since <= day <= until for day in days_of(one))]
    return sorted(found, key=lambda one: (one["decided_on"], one["number"], one["entry"], one["party"]))


def days_of(told: Mapping[str, Any]) -> tuple[str, ...]:
    """The days in whose exports a decision stands: its own, or that of the change that made it what it is, and the one on which it fell."""
    return tuple(day for day in (told.get("changed_on") or told["decided_on"], told["fell"]) if day)


def _row(staff: Roster, told: dict[str, Any], today: date) -> Row:
    who, kind, code = told["who"], kind_of(told), number_of_organ(staff, today)
    shown, until, notes = _shown(told)
    categories = dict.fromkeys(data()["categories"].get(each, data()["other"]) for each in told["kinds"])
    other = [each for each in told["kinds"] if each not in data()["categories"]]
    words = {
        "CF_XDR_MC": str(who.get("name", "")), "CF_XDR_LB": kind, "CF_XDR_SHXYM": "" if kind == NATURAL else str(who.get("number", "")),
        "CF_XDR_ZJLX": "身份证" if kind == NATURAL and who.get("number") else "", "CF_XDR_ZJHM": str(who.get("number", "")) if kind == NATURAL else "",
        "CF_FRDB": str(who.get("legal", "")) if kind == FIRM else "",
        "CF_WSH": told["number"], "CF_WFXW": told["about"], "CF_SY": told["what"], "CF_YJ": told["basis"], "CF_CFLB": ";".join(categories),
        "CF_NR": told["content"], "CF_NR_FK": _money(told["fine"]), "CF_NR_WFFF": _money(told["confiscated"]), "CF_NR_ZKDX": told.get("licences", ""), "CF_JDRQ": told["decided_on"],
        "CF_YXQ": told.get("until") or data()["endless"], "CF_GSJZQ": until, "CF_CFJG": staff.name, "CF_CFJGDM": code, "CF_SJLY": staff.name, "CF_SJLYDM": code,
        "BZ": f"其他处罚：{'、'.join(told['content'].split('；'))}" if other else "",
    }
    late = _late(told, today)
    changed = (f"{told['changed_on']}登记变更，请按变更后的内容重新报送，变更前的一行列在“应撤回”",) if told.get("changed_on") else ()
    return Row({box.code: words.get(box.code, "") for box in boxes(_KIND)}, told["matter"], told["entry"], kind, shown, (*changed, *notes, *([told["look"]] if told.get("look") else []), *late))


def number_of_organ(staff: Roster, on: date) -> str:
    """The organ's own credit code, where it was registered."""
    return str(next((each["title"] for each in reversed(staff.listed("setting", on, "credit_code"))), ""))


def kind_of(told: Mapping[str, Any]) -> str:
    """What the party is in the words of the standard."""
    number = str(told["who"].get("number", ""))
    if told["who_kind"] != "organisation":
        return TRADER if idcodes.sole_trader(number) else NATURAL
    return TRADER if number.startswith(TRADER_BEGINS) else FIRM


def _money(fen: int) -> str:
    """Fen as 10,000 yuan; empty for nothing."""
    return format((Decimal(fen) / TEN_THOUSAND_YUAN).normalize(), "f") if fen else ""


def _shown(told: dict[str, Any]) -> tuple[bool, str, tuple[str, ...]]:
    """(whether it is shown at all, until which day, what to know) by the classes of the day of decision."""
    on = date.fromisoformat(told["decided_on"])
    try:
        classes: Any = law.rule(data()["classes"], on).value
    except law.NotInForce:
        return True, "", ("公示截止期：决定之日的分类规定没有载入，请按当地信用办的要求填写",)
    one = next(each for each in classes if _fits(each, told))
    last = _months_after(on, int(one["most"])).isoformat()
    words = f"{one['class']}类，公示{one['least']}至{one['most']}个月" if one["shown"] else f"{one['class']}类，原则上不公示"
    return bool(one["shown"]), last, (words,)


def _fits(one: Any, told: dict[str, Any]) -> bool:
    """The first class whose condition holds; the last one has none."""
    if one.get("simple"):
        return bool(told["simple"])
    if one.get("only"):
        return set(told["kinds"]) <= set(one["only"])
    return not one["kinds"] or bool(set(told["kinds"]) & set(one["kinds"]))


def _months_after(on: date, months: int) -> date:
    """The same day some months later, the last of a shorter month."""
    year, month = divmod(on.month - 1 + months, 12)
    for day in range(on.day, 0, -1):
        try:
            return date(on.year + year, month + 1, day)
        except ValueError:
            continue
    raise AssertionError("unreachable")


def _late(told: dict[str, Any], today: date) -> tuple[str, ...]:
    """Whether it was reported after its last day, or is still not reported although that has passed."""
    try:
        due = law.due(data()["due"], date.fromisoformat(told.get("changed_on") or told["decided_on"])).due
    except law.LawError:
        return ()
    done, last = told["reported"], due.isoformat()[:10] if due else ""
    if not last or (done or today.isoformat()) <= last:
        return ()
    return (f"{done}报送，迟于{last}" if done else f"应在{last}前报送，还没有登记报送",)


def hidden(kind: str, words: Mapping[str, str]) -> dict[str, str]:
    """Without what must not be shown to the public."""
    return {box.code: "" if box.hidden else words[box.code] for box in boxes(kind)}


def workbook(export: Export, title: str = "行政处罚") -> bytes:
    """Three sheets: the rows (faulty boxes marked), what has to be withdrawn, and the list of faults."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    bold, bad = book.add_format({"bold": True, "bg_color": "#f3e9e8"}), book.add_format({"bg_color": "#ffd6d6"})
    wrong = {(each.row, each.code) for each in export.faults}
    for name, rows, more in ((title, export.rows, ()), ("应撤回", [row for row, _ in export.fallen], [fell for _, fell in export.fallen])):
        page = book.add_worksheet(name)
        heads = [*((box.code, box.name) for box in boxes(export.fields)), *([("", "决定撤销、变更之日")] if more else [])]
        for column, (code, name) in enumerate(heads):
            page.write_string(0, column, code, bold)
            page.write_string(1, column, name, bold)
        for i, row in enumerate(rows, 1):
            for column, box in enumerate(boxes(export.fields)):
                page.write_string(i + 1, column, row.words[box.code], *((bad,) if not more and (i, box.code) in wrong else ()))
            if more:
                page.write_string(i + 1, len(heads) - 1, more[i - 1])
    page = book.add_worksheet("问题和提示")
    lines = [(str(each.row), each.name, each.why) for each in export.faults]
    lines += [(str(i), "提示", note) for i, row in enumerate(export.rows, 1) for note in row.notes]
    for i, line in enumerate([("行", "字段", "说明"), *lines]):
        for column, words in enumerate(line):
            page.write_string(i, column, words)
    book.close()
    return out.getvalue()


def built(office: str, since: str, until: str, public: bool, seen: Seen = None) -> Made:
    """The workbook of a span of days, what still has to be completed or watched, and the matters in it."""
    return made(penalties(office, since, until, public=public, seen=seen))


def made(export: Export, title: str = "行政处罚") -> Made:
    """An export as its workbook, with what has to be told of it and the matters it holds."""
    rows = (*export.rows, *(row for row, _ in export.fallen))
    return Made(workbook(export, title), telling(export), tuple(dict.fromkeys(row.matter for row in rows)))


def telling(export: Export) -> list[str]:
    """In sentences: what has to be completed, watched, withdrawn."""
    told = _grouped((f"“{each.name}”：{each.why}", each.row) for each in export.faults if not _of_organ(export, each))
    told += _grouped((f"提示：{note}", i) for i, row in enumerate(export.rows, 1) for note in row.notes)
    organ = [NO_CODE] if any(_of_organ(export, each) for each in export.faults) else []
    return [*([PARTIAL] if export.partial else []), *organ, *told, *(f"应撤回：{row.words[number_of(export.fields)]}（{fell}撤销或变更）" for row, fell in export.fallen)]


def _of_organ(export: Export, fault: Fault) -> bool:
    """True where the organ's own code is wanting, which is missing once and not row by row."""
    return fault.code.endswith(OWN_CODE) and not export.rows[fault.row - 1].words[fault.code]


def _grouped(told: Iterable[tuple[str, int]]) -> list[str]:
    """Like sentences once, with the rows of which they are true."""
    found: dict[str, list[int]] = {}
    for sentence, row in told:
        found.setdefault(sentence, []).append(row)
    return [f"第{'、'.join(map(str, dict.fromkeys(rows)))}行{sentence}" for sentence, rows in found.items()]


def check_workbook(given: bytes, prefix: str = PREFIX) -> list[str]:
    """What is wrong with a workbook that somebody completed, in sentences; raises NotTheStandard."""
    kind = kind_with(prefix)
    try:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(given)).get_sheet_by_index(0).to_python()
    except Exception as error:  # the reader raises whatever its zip and xml readers raise
        raise NotTheStandard("打不开这个表格。请另存为 .xlsx（不加密）后再试。") from error
    codes = [str(each) for each in rows[0]] if rows else []
    if not {box.code for box in boxes(kind)} <= set(codes):
        raise NotTheStandard(f"第一行应是标准的字段代码，例如{prefix}_XDR_MC。请用本系统导出的表格补填。")
    found = faults(kind, [dict(zip(codes, map(_text, row), strict=False)) for row in rows[2:] if any(row)])
    return [f"第{each.row}行“{each.name}”：{each.why}" for each in found]


def _text(value: Any) -> str:
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return value.isoformat()[:10] if isinstance(value, date) else str(value)


OUTLET = Outlet("credit", "信用公示（双公示）", "行政处罚决定，按标准字段导出；缺的字段标红并列出，补填后可以再检查。给公众看的一份不含证件号码，轻微类不列。",
                built, check_workbook)
