"""What has to be public before anything is enforced: made from the declarations, the roster, the listings and the law of a day."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel import gate, own_papers, registry
from fazhi.kernel.acts import NONE, Line
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Entry, Listing
from fazhi.kernel.parts import playing
from fazhi.kernel.roster import Roster, roster
from fazhi.kernel.templates import SLOT, Template
from fazhi.kernel.typeset.document import Document, Heading, PageBreak, Paragraph, Table, plain
from fazhi.kernel.wrong import NotFound
from fazhi.report import pack_lists, tables
from fazhi.report.steps import steps

GROUP = "执法"
DUTY = "TRI-01"
CERTIFIED = "officer"
BLANK = "＿＿＿＿"
UNITS = {"cd": "日", "wd": "个工作日", "mo": "个月", "yr": "年", "h": "小时"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the pack: key, heading, the column under which it is published, which duties it answers, and what makes it."""

    key: str
    title: str
    column: str
    answers: tuple[str, ...]
    blocks: Callable[[Roster, date], Iterator[Any]]


def enforcing() -> list[Line]:
    """The lines of enforcement that hand papers to people, in the order of the desk."""
    return [line for line in registry.lines().values() if line.group == GROUP and any(paper.outward for paper in line.papers.values())]


def organ(staff: Roster, on: date) -> Iterator[Any]:
    """Who enforces, what for, and under which law."""
    yield Paragraph(f"执法主体：{staff.name}")
    code = next((each["title"] for each in reversed(staff.listed("setting", on, "credit_code"))), "")
    if code:
        yield Paragraph(f"统一社会信用代码：{code}")
    yield Heading(1, "职责和依据")
    yield Table(tuple((line.title, "；".join(by_law(cites(line, on)))) for line in enforcing()), widths=(0.22, 0.78), header=("职责", "依据"))
    yield Heading(1, "救济渠道")
    yield Paragraph("对执法行为，有权陈述、申辩；对决定不服的，可以依法申请行政复议或者提起行政诉讼，具体期限和机关写在各决定书中；认为执法人员违法违纪的，可以投诉、举报。")


def cites(line: Line, on: date) -> list[str]:
    """The provisions on which the acts of a line rest on a day, each once."""
    found = []
    for act in line.acts:
        try:
            found.append(law.provision(act.basis, on).cite)
        except law.LawError:
            continue
    return list(dict.fromkeys(found))


def by_law(found: list[str]) -> list[str]:
    """Each law once, with its articles after it: 《行政处罚法》第二十四条、第五十一条."""
    together: dict[str, list[str]] = {}
    for cite in found:
        name, mark, article = cite.partition("》")
        together.setdefault(name + mark, []).append(article)
    return [name + "、".join(dict.fromkeys(each for each in articles if each)) for name, articles in together.items()]


def officers(staff: Roster, on: date) -> Iterator[Any]:
    """Everybody with a certificate valid on the day: name, post, number."""
    known = persons(staff.holders(CERTIFIED, on))
    rows = []
    for person in staff.holders(CERTIFIED, on):
        officer = staff.officer(person, on)
        if officer is not None and officer.certified:
            post = next(each for each in officer.posts if each["certificate"] and (not each["certified_until"] or each["certified_until"] >= on.isoformat()))
            rows.append((str(known.get(person, {}).get("name", "")), str(post["title"]), str(post["certificate"]), str(post["certified_until"] or "")))
    yield Table(tuple(sorted(rows, key=lambda row: row[2])), widths=(0.22, 0.3, 0.24, 0.24), header=("姓名", "职务", "执法证号", "有效期至")) if rows else Paragraph(
        "当日没有持有效执法证件的人员。")


def powers(staff: Roster, on: date) -> Iterator[Any]:
    """What may be done in the town's own name on the day: the lists of powers."""
    for line in enforcing():
        for one in (each for each in line.registers if each.listing):
            found = Listing.objects.filter(office=staff.office, register=one.listing, struck="", since__lte=on.isoformat()).order_by("key")
            rows = [row for row in found.values("key", "title", "words", "since", "until") if not row["until"] or row["until"] >= on.isoformat()]
            yield Heading(1, one.title)
            yield Table(tuple((row["key"], row["title"], _told(row["words"]), row["since"]) for row in rows), widths=(0.16, 0.36, 0.32, 0.16),
                        header=("编码", "事项", "依据", "起始日期")) if rows else Paragraph("当日没有列入的事项。")


def _told(words: str) -> str:
    got = json.loads(words or "{}")
    return "；".join(str(value) for key, value in got.items() if key in ("grounds", "document", "basis") and value)


def guides(staff: Roster, on: date) -> Iterator[Any]:
    """For each line: steps in the order of the law of the day, terms of the day, papers."""
    for i, line in enumerate(enforcing()):
        if i:
            yield PageBreak()
        yield Heading(1, line.title)
        yield Paragraph(line.about)
        yield Heading(2, "办理步骤")
        shown = [(act, cite) for act in steps(line) if (cite := _cite(act.basis, on))]
        yield Table(tuple((act.title, cite, "如实登记" if act.fact else "依职权办理") for act, cite in shown), widths=(0.34, 0.46, 0.2),
                    header=("步骤", "依据", "性质"))
        yield Heading(2, "期限")
        rows = [(term.title, _span(term.rule or f"{line.key}.{key}", on)) for key, term in line.terms.items() if term.rule != NONE]
        yield Table(tuple((title, told) for title, told in rows if told), widths=(0.5, 0.5), header=("事项", "期限"))
        outward = [each.title for each in line.papers.values() if each.outward]
        if outward:
            yield Heading(2, "交给当事人的文书")
            yield Paragraph("、".join(dict.fromkeys(outward)) + "。")


def _cite(name: str, on: date) -> str:
    try:
        return law.provision(name, on).cite
    except law.LawError:
        return ""


def _span(rule: str, on: date) -> str:
    """A term of the day in words with its article; empty where the law of the day has none, or nobody here knows it."""
    try:
        version = law.term(rule, on)
    except law.LawError:
        return ""
    return f"{version.value}{UNITS.get(version.unit, '')}（{version.cite}）" if isinstance(version.value, int) else ""


def samples(staff: Roster, on: date) -> Iterator[Any]:
    """The papers that are handed out, with blanks where words go."""
    for line in enforcing():
        for key in line.papers:
            template = own_papers.template(staff.office, line, key, on.isoformat())
            if template.outward:
                yield Heading(1, f"{line.title}·{template.title}")
                yield from (Paragraph(words, indent=False) for words in blanked(template, on).split("\n") if words.strip())


def blanked(template: Template, on: date) -> str:
    """A template with its citations of the day and blanks for all other words; links between words stay readable."""
    def put(match: re.Match[str]) -> str:
        kind, _, name = match[1].strip().partition(":")
        return _cite(name, on) if kind == "cite" else BLANK
    return SLOT.sub(put, template.body)


def charts(staff: Roster, on: date) -> Iterator[Any]:
    """Where the flow charts are; the charts themselves are files of their own."""
    for line in enforcing():
        yield Paragraph(f"{line.title}流程图（单页）")


PARTS = (
    Part("organ", "执法主体、职责、依据和救济渠道", "organ", ("执法主体", "职责", "依据", "救济渠道"), organ),
    Part("officers", "执法人员名单", "organ", ("人员",), officers),
    Part("powers", "执法权限和事项目录", "organ", ("权限",), powers),
    Part("benchmarks", "行政处罚裁量基准", "organ", ("裁量基准",), pack_lists.benchmarks),
    Part("checks", "随机抽查事项清单和年度检查计划", "organ", ("随机抽查事项清单",), pack_lists.spot_checks),
    Part("guides", "执法服务指南", "service", ("程序", "服务指南"), guides),
    Part("charts", "执法流程图", "service", ("流程图",), charts),
    Part("samples", "执法文书样本", "service", (), samples),
)


def part(key: str) -> Part:
    """One part by its key; raises NotFound."""
    found = next((each for each in PARTS if each.key == key), None)
    if found is None:
        raise NotFound(f"事前公示没有“{key}”这一部分。可用：{'、'.join(each.key for each in PARTS)}。")
    return found


def made(office: str, key: str, on: date) -> Document:
    """One part as a document of that day."""
    one, staff = part(key), roster(office)
    title = f"{staff.name}{one.title}"
    return Document(title=title, blocks=tuple(one.blocks(staff, on)), kind="official", signature=staff.name, date=f"{on.year}年{on.month}月{on.day}日",
                    watermark="演示数据" if staff.demo else "")


def missing(on: date) -> list[str]:
    """What the law of the day wants public beforehand and no part answers: it has to be added by hand."""
    try:
        wanted: Any = law.rule(DUTY, on).value
    except law.NotInForce:
        return []
    answered = {name for one in PARTS for name in one.answers}
    return [str(each) for each in wanted if each not in answered]


def text(paper: Document) -> str:
    """A document as plain text, rows of a table with their cells parted by a blank."""
    lines = []
    for block in paper.blocks:
        if isinstance(block, (Heading, Paragraph)):
            lines.append(plain(block.text))
        elif isinstance(block, Table):
            lines += ["　".join(plain(cell) for cell in row) for row in ((block.header,) if block.header else ()) + block.rows]
    return "\n".join(lines)


def statistics(office: str, year: int) -> tuple[str, str]:
    """(heading, text) of the yearly tables, as they are published."""
    staff = roster(office)
    sheets = tables.tables(office, year)
    lines = [f"{sheet.title}\n" + "\n".join(f"{cell.title}：{cell.text}{cell.unit if cell.value is not None else ''}" for cell in sheet.cells) for sheet in sheets]
    return f"{year}年度行政执法数据", "\n\n".join([*lines, "情况说明", *tables.account(staff.name, sheets, year)])


def publishing() -> Any:
    """The act with which a text is brought into publication (it says so of itself); None where no such line is installed."""
    return next(map(registry.act, playing("publication.draft")), None)


def owed(office: str, year: int) -> str:
    """The matter in which the yearly tables are owed and not yet drafted; empty where there is none."""
    found = Entry.objects.filter(office=office, act__in=playing("publication.owed")).order_by("-recorded_at").values_list("matter", "body")
    matter = next((ident for ident, body in found if json.loads(body)["said"].get("year") == year), "")
    return matter if matter and Entry.objects.filter(matter=matter).count() == 1 else ""


def viewer_may(viewer: gate.Viewer) -> bool:
    """True when the person may bring a text into publication."""
    act = publishing()
    return act is not None and bool(viewer.capacities & {each.key for each in act.by})
