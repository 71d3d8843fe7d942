"""A county form of 46 cells with merged heads: bound on the page, filled twice, once with a row inserted; what was told is explained later."""

import io
import re
from typing import Any
from urllib.parse import quote

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill

from fazhi.kernel import registry
from fazhi.lines.petition.acts import Receive
from fazhi.lines.reporting.acts import Bind, Renew, Rules, Take
from fazhi.lines.reporting.story import form
from fazhi.report import ledger
from fazhi.report.forms import binding, standing
from fazhi.report.forms.formula import CannotTell, value_of
from fazhi.report.forms.grid import NotAForm, read

GROUPS = {"信访": ("受理件数", "其中热线", "办结件数", "一次性化解"), "调解": ("受理纠纷", "调处纠纷", "司法确认", "口头协议"),
          "执法和宣传": ("行政处罚", "行政检查", "宣传活动", "宣传资料")}
FIGURES = ("petition.received", "petition.hotline", "petition.closed", "petition.solved_at_once", "mediation.accepted", "mediation.concluded",
           "mediation.confirmed", "mediation.oral", "penalty.cases", "inspection.cases", "publicity.events", "publicity.materials")
TITLE = "法治政府建设情况月报表"


def county(inserted: str = "", month: str = "2021年3月") -> bytes:
    """Twelve rows of four numbers, two of them struck out: 46 to fill, under two-storeyed merged heads, with sums below; a row may be inserted."""
    book = Workbook()
    page = book.active
    page.title = "月报"
    page["A1"], page["A2"] = f"{month}{TITLE}", "填报单位：演示镇人民政府"
    page["A3"], page["B3"], page["C3"], page["E3"] = "类别", "项目", "镇本级", "村（社区）"
    page["C4"], page["D4"], page["E4"], page["F4"] = "本月", "本年累计", "本月", "本年累计"
    for area in ("A1:F1", "A2:F2", "A3:A4", "B3:B4", "C3:D3", "E3:F3"):
        page.merge_cells(area)
    n = 5
    for group, items in GROUPS.items():
        first = n
        page[f"A{n}"] = group
        for item in [*([inserted] if inserted and group == "信访" else []), *items]:
            page[f"B{n}"] = item
            if item == "宣传资料":
                page[f"E{n}"], page[f"F{n}"] = "—", "—"
            n += 1
        page.merge_cells(f"A{first}:A{n - 1}")
    page[f"A{n}"] = "合计"
    for column in "CDEF":
        page[f"{column}{n}"] = f"=SUM({column}5:{column}{n - 1})"
    page["C3"].font, page["C5"].fill, page["C5"].number_format = Font(bold=True, color="FF0000"), PatternFill("solid", fgColor="FFFF00"), "0_ "
    page.row_dimensions[3].height = 33
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows(data: bytes) -> list[dict[str, str]]:
    """Every place of the county's form: the town's own columns to figures, the villages' left empty."""
    page, found = read(data)[0], []
    for cell in page.places():
        left, above = page.labels(cell)
        item = next(i for i, each in enumerate(sum(GROUPS.values(), ())) if left.endswith(re.sub(r"\d", "", each)))
        own = "镇本级" in above
        found.append({"sheet": "月报", "cell": cell.name, "left": left, "above": above, "figure": FIGURES[item] if own else "-",
                      "span": "year" if "累计" in above else "period"})
    return found


@pytest.fixture
def bound(town: Any) -> tuple[Any, Any]:
    """A town with petitions in February and March and a mediation, and the county's form bound but for one cell."""
    for on, channel in (("2021-02-08", "phone"), ("2021-03-03", "hotline"), ("2021-03-10", "letter")):
        town.at(on).he(Receive(channel=channel, what="村口积水", who={"name": "刘某某"}))
    paper = registry.act("mediation.Sheet")
    town.at("2021-03-12").lin(paper(side_a={"name": "甲"}, side_b={"name": "乙"}, what="相邻排水", kind=next(iter(paper.fields["kind"].options)),
                                    result="oral", mediators=town.lin.person, photo=[town.file("卷")]))
    town.at("2021-04-02")
    case = town.luo(Take(name=TITLE, to="县委依法治县办", form=form(town, county())))
    town.luo(case, Bind(rows=[each for each in rows(county()) if each["cell"] != "D6"]))
    return town, case


def test_the_form_has_46_places(bound: Any) -> None:
    assert len(read(county())[0].places()) == 46


def test_bound_by_clicking_filled_twice_and_explained(bound: Any, client_for: Any) -> None:
    town, case = bound
    client, address = client_for("luo"), f"/desk/county/{case.matter}/"
    page = client.get(f"{address}?at={quote('月报')}!D6").content.decode()
    assert "未对应 1" in page and "已对应 45" in page and 'class="unbound chosen"' in page
    likely = page[page.index("与这一格最像的"):]
    assert 'value="petition.hotline"' in likely[:likely.index("</optgroup>")]
    wrong = client.post(address, {"at": "月报!D6", "figure": "petition.hotline", "span": "year", "scale": "100"})
    assert wrong.status_code == 422 and "不是金额" in wrong.content.decode()
    assert client.post(address, {"at": "月报!D6", "figure": "petition.hotline", "span": "year", "scale": "1"}).status_code == 302
    town.luo(case, Rules(rows=[{"rule": "C6<=C5"}, {"rule": "C5=C7"}]))
    shown = client.get(f"{address}?period=2021-03").content.decode()
    assert "左边是2，右边是0" in shown and "C6&lt;=C5" not in shown and "未对应 0" in shown
    _first(client, address)
    sent = client.post(f"{address}2021-03.xlsx")
    assert sent.status_code == 302 and "reporting.Send" in sent["Location"]
    page = client.get(sent["Location"]).content.decode()
    posted = dict(re.findall(r'name="(how-id|period|filled\.kept)" value="([^"]+)"', page)) | {"how-manner": "here", "checked": town.tang.person}
    posted["filled.kept"] = posted["filled.kept"].replace("&#34;", '"').replace("&quot;", '"')
    assert client.post(sent["Location"].split("?")[0], posted).status_code == 302
    _second(town, case, client, address)
    _later(town, client)


def _first(client: Any, address: str) -> None:
    """March: the town's numbers stand in their cells, the county's formulas, formats and heads are as they were."""
    book = load_workbook(io.BytesIO(client.get(f"{address}2021-03.xlsx").content))
    page, blank = book["月报"], load_workbook(io.BytesIO(county()))["月报"]
    assert [page[each].value for each in ("C5", "D5", "C6", "D6", "C9", "C10", "E5", "E16")] == [2, 3, 1, 1, 1, 1, None, "—"]
    assert page["C17"].value == "=SUM(C5:C16)" and page.merged_cells.ranges == blank.merged_cells.ranges
    assert page["C5"].fill.fgColor.rgb == "00FFFF00" and page["C5"].number_format == "0_ " and page.row_dimensions[3].height == 33
    assert book.calculation.fullCalcOnLoad
    shown = load_workbook(io.BytesIO(client.get(f"{address}2021-03.xlsx").content), data_only=True)["月报"]
    assert shown["C17"].value == sum(shown[f"C{row}"].value or 0 for row in range(5, 17)) > 0  # seen where nothing counts


def _second(town: Any, case: Any, client: Any, address: str) -> None:
    """April: the county inserted a row; what moved is coloured and confirmed with one click, the new row is open."""
    town.at("2021-05-06").luo(case, Renew(form=form(town, county("网上信访", "2021年4月"))))
    page = client.get(address).content.decode()
    assert "位置已移动 46" in page and "未对应 4" in page and "找不到了 0" in page
    assert client.post(address, {"moved": "1"}).status_code == 302
    places = standing.of(town.office, case.matter).places
    assert [each.state for each in places].count(binding.HERE) == 46 and [each.cell for each in places if each.state == binding.UNBOUND] == ["C5", "D5", "E5", "F5"]
    filled = load_workbook(io.BytesIO(client.get(f"{address}2021-04.xlsx").content))["月报"]
    assert [filled[each].value for each in ("C5", "C6", "D6", "D7", "C18")] == [None, 0, 3, 1, "=SUM(C5:C17)"]


def _later(town: Any, client: Any) -> None:
    """A petition of March that comes to light in June: the ledger shows the number told, the number now, and the entry between them."""
    late = town.at("2031-06-01").he(Receive(channel="phone", what="补登", who={"name": "陈某某"}), on="2021-03-20")
    page = client.get("/desk/ledger/?differs=1").content.decode()
    assert "月报!C5" in page and "月报!D5" in page and "月报!C6" not in page
    causes = [client.get(each).content.decode() for each in dict.fromkeys(re.findall(r'href="(/desk/ledger/[^"]+/)"', page))]
    assert len(causes) == 2 and all(f"/desk/matter/{late.matter}/" in each and "+1" in each and "正好是差额" in each for each in causes)
    told = re.findall(r'<a href="(/desk/ledger/[^"]+/)">(\d+)[^\d<]+</a>', client.get("/desk/ledger/").content.decode())
    assert any(number != "0" for _, number in told)
    places = re.findall(r"月报!C(\d+)", client.get("/desk/ledger/").content.decode())
    assert places == sorted(places, key=int), "the cells stand as in the form, the fifth row before the tenth"
    for address, number in told:
        behind = client.get(address).content.decode().partition("报出以后的变化")[0]
        assert sum(int(each) for each in re.findall(r'<td class="num">([+-]\d+)</td>', behind)) == int(number), address


@pytest.mark.parametrize(("formula", "value"), [
    ("=SUM(A1:B2)+1", "11"), ("=A1*2-B1/4", "1.5"), ("=IF(A1+A2=4,\"\",\"不平\")", ""), ("=ROUND(A1/A2,2)", "0.33"), ("=A1<=A2", "True"),
    ("=SUM(Sheet1!A1:A2,5)", "9"), ("=-A1+(2+3)*2", "9"), ("=$A$1&\"件\"", "1件"), ("=AND(A1=1,B1=2)", "True"), ("=AVERAGE(A1:B2)", "2.5"),
])
def test_formulas_are_counted(formula: str, value: str) -> None:
    cells = {"A1": 1, "B1": 2, "A2": 3, "B2": 4}
    assert str(value_of(formula, "Sheet1", lambda sheet, name: cells.get(name))) == value


@pytest.mark.parametrize("formula", ["=VLOOKUP(A1,B:C,2)", "=A1/0", "=SUM(A1", "=A1+\"甲\"", "={1,2}", "=A1 A2"])
def test_what_cannot_be_counted_is_said(formula: str) -> None:
    with pytest.raises(CannotTell):
        value_of(formula, "Sheet1", lambda sheet, name: 1)


@pytest.mark.parametrize(("data", "says"), [(b"\xd0\xcf\x11\xe0old", "另存为 .xlsx"), (b"no table", "打不开")])
def test_what_is_no_form_is_said(data: bytes, says: str) -> None:
    with pytest.raises(NotAForm, match=says):
        read(data)


@pytest.mark.parametrize(("every", "typed", "kept"), [
    ("month", "202106", "2021-06"), ("month", "2021年6月", "2021-06"), ("month", "２０２１-６", "2021-06"), ("month", "2021-12", "2021-12"),
    ("quarter", "2021年第三季度", "2021Q3"), ("quarter", "2021q3", "2021Q3"), ("half", "2021年上半年", "2021H1"), ("year", "2021年", "2021"), ("month", "六月", "六月"),
])
def test_a_period_is_kept_in_one_way(every: str, typed: str, kept: str) -> None:
    assert ledger.written(every, typed) == kept


def test_a_period_written_otherwise_is_not_another_one(bound: Any, client_for: Any) -> None:
    town, case = bound
    send = registry.act("reporting.Send")
    file = form(town, county())
    for typed in ("202103", "2021年3月"):
        assert "2021-03" in str(town.refuses(town.luo, case, send(period=typed, filled=file, checked=town.tang.person), "报数·报送"))
    assert 'value="2021-03"' in client_for("luo").get(f"/desk/county/{case.matter}/?period=2021年3月").content.decode()
    assert f"/desk/county/{case.matter}/" in client_for("luo").get(f"/desk/matter/{case.matter}/").content.decode()
