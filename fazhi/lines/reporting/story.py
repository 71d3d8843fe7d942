"""The county's form told from the blank to the explained difference."""

import io
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]

from fazhi.kernel.models import Deadline
from fazhi.lines.reporting.acts import Bind, Explain, Renew, Retire, Rules, Send, Take
from fazhi.report import ledger
from fazhi.report.forms import binding, grid, standing

HEADS = ("项目", "本月", "本年累计")
ROWS = ("报送报表次数", "差异说明个数", "合计")


def book(rows: tuple[str, ...] = ROWS) -> bytes:
    """A small form: a title over all, one head, a row a thing, the sum as a formula."""
    made = Workbook()
    sheet = made.active
    sheet.title = "月报"
    sheet.append(["2021年3月报数情况统计表"])
    sheet.merge_cells("A1:C1")
    sheet.append(list(HEADS))
    for n, each in enumerate(rows, start=3):
        last = each == "合计"
        sheet.append([each, f"=SUM(B3:B{n - 1})" if last else None, f"=SUM(C3:C{n - 1})" if last else None])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def form(town: Any, data: bytes) -> dict[str, Any]:
    """The form as a file of the vault."""
    return {**town.file("月报.xlsx", data), "media": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "name": "月报.xlsx"}


def rows(data: bytes, *cells: tuple[str, str, str]) -> list[dict[str, str]]:
    """Bindings of (cell, figure, span) with the labels that stand beside them."""
    sheet = grid.read(data)[0]
    found = []
    for cell, figure, span in cells:
        left, above = sheet.labels(sheet.named(cell))
        found.append({"sheet": sheet.title, "cell": cell, "left": left, "above": above, "figure": figure, "span": span})
    return found


def sending(town: Any, case: Any, period: str) -> dict[str, Any]:
    """What is said when the form goes out, with the file as the system fills it."""
    one = standing.of(town.office, case.matter)
    return {"period": period, "filled": form(town, one.filled(one.told(town.office, period))), "checked": town.tang.person}


def wrongly_filled(town: Any, case: Any) -> Iterable[dict[str, Any]]:
    """The form with one cell changed by hand, left blank, and as something that is no workbook."""
    made = load_workbook(io.BytesIO(standing.of(town.office, case.matter).filled({})))
    yield form(town, book())
    made["月报"]["B3"], made["月报"]["C3"], made["月报"]["B4"] = 777, 0, 0
    out = io.BytesIO()
    made.save(out)
    yield form(town, out.getvalue())
    yield town.file("盖章扫描件")


def story_main_path(town: Any) -> None:
    """Taken in, bound, sent; a row is inserted, what moved is found and confirmed; a late record makes a difference, and it is explained."""
    town.at("2021-04-02")
    town.refuses(town.luo, "", Take(name="月报", to="县统计局", form=town.file("不是表格")), "报数·报送")
    case = town.luo(Take(name="报数情况月报", to="县统计局", days=5, form=form(town, book())))
    town.refuses(town.luo, case, Bind(rows=[{"sheet": "月报", "cell": "B3", "figure": "没有这个数字"}]), "报数·口径")
    town.refuses(town.luo, case, Bind(rows=[{"sheet": "月报", "cell": "B3", "figure": "reporting.sent", "scale": "100"}]), "报数·口径")
    cells = [("B3", "reporting.sent", "period"), ("C3", "reporting.sent", "year"), ("B4", "reporting.explained", "period")]
    town.luo(case, Bind(rows=rows(book(), *cells)))
    town.luo(case, Rules(rows=[{"rule": "B5=B3+B4"}, {"rule": "C3=B3+1"}]))
    said = sending(town, case, "2021-03")
    town.refuses(town.luo, case, Send(**{**said, "period": "2021年3月"}), "报数·报送")
    town.refuses(town.tang, case, Send(**said), "机构·职责分离")
    for wrong in wrongly_filled(town, case):
        assert "格与记录不一致" in str(refused := town.refuses(town.luo, case, Send(**{**said, "filled": wrong}), "报数·报送")) or "读不出来" in str(refused)
    sent = town.luo(case, Send(**said))
    names = [each["sentence"] for each in sent.flags]
    assert any("C4" in each and "没有对应数字" in each for each in names) and any("C3=B3+1" in each for each in names)
    town.confirmed(town.tang, sent)
    owed = {row.of: (row.due, row.state) for row in Deadline.objects.filter(matter=case.matter, term="report")}
    assert owed == {"2021-04": ("2021-05-05", "open")}
    town.refuses(town.luo, case, Send(**said), "报数·更正")
    other = town.luo(Take(name="另一张表", to="县司法局", every="year", form=form(town, book())))
    town.luo(other, Bind(rows=rows(book(), ("B3", "reporting.sent", "year"))))
    _moved(town, case)
    _explained(town, case, other)


def _moved(town: Any, case: Any) -> None:
    """The county inserts a row; two cells are found lower down, and the new one is bound."""
    town.at("2021-05-06")
    changed = book(("新增一行", *ROWS))
    town.luo(case, Renew(form=form(town, changed)))
    states = {(each.cell, each.state) for each in binding.stand(grid.read(changed), binding.bindings(town.office, case.matter))}
    assert {("B4", "moved"), ("C4", "moved"), ("B5", "moved"), ("B3", "unbound")} <= states
    flags = town.luo(case, Send(**sending(town, case, "2021-04"))).flags
    owed = {row.of: (row.due, row.state) for row in Deadline.objects.filter(matter=case.matter, term="report")}
    assert owed == {"2021-04": ("2021-05-05", "met"), "2021-05": ("2021-06-05", "open")}
    assert any("位置移动" in each["sentence"] for each in flags)
    town.luo(case, Bind(rows=[*({"sheet": "月报", "cell": each} for each in ("B3", "C3", "B4")), *rows(changed, ("B4", "reporting.sent", "period"),
                              ("C4", "reporting.sent", "year"), ("B5", "reporting.explained", "period"), ("C5", "-", "period"), ("B3", "-", "period"), ("C3", "-", "period"))]))
    assert {each.state for each in binding.stand(grid.read(changed), binding.bindings(town.office, case.matter))} == {"here"}


def _explained(town: Any, case: Any, other: Any) -> None:
    """April was told before the number of another form came to light; the ledger names the entry that makes the difference."""
    town.at("2021-06-01")
    late = town.luo(other, Send(**sending(town, other, "2020")), on="2021-04-20")
    april = next(each for each in ledger.reported(town.office) if each.period == "2021-04" and each.figure == "reporting.sent" and each.place == "月报!B4")
    found, whole = ledger.causes(town.office, april)
    assert (april.value, april.now, whole) == ("1", "2", True) and [each.by for each in found] == [late.entry]
    words = {"period": "2021-04", "figure": "月报!B4", "was": "1", "reason": "年报补登，按实际报送日计入4月"}
    town.refuses(town.luo, case, Explain(now="3", **words), "报数·更正")
    town.refuses(town.luo, case, Explain(now="2", **{**words, "figure": "月报!B9"}), "报数·更正")
    town.refuses(town.luo, case, Explain(now="2", **{**words, "period": "2021-02"}), "报数·更正")
    town.signed(town.luo, case, Explain(now="2", **words), town.tang)
    town.luo(case, Retire(reason="改用新系统"))
    town.checks(case, stage="retired")


def story_lost(town: Any) -> None:
    """A head was renamed: nobody guesses where the number belongs, and nothing is sent until it is bound again; on paper it is a flag."""
    town.at("2021-04-02")
    case = town.luo(Take(name="报数情况月报", to="县统计局", form=form(town, book())))
    town.luo(case, Bind(rows=rows(book(), ("B3", "reporting.sent", "period"), ("B4", "reporting.explained", "period"))))
    town.luo(case, Renew(form=form(town, book(("换了名目的一行", "差异说明个数", "合计")))))
    said = sending(town, case, "2021-03")
    town.refuses(town.luo, case, Send(**said), "报数·口径")
    town.flagged(town.on_paper(town.deng, case, Send(**said), town.luo), "报数·口径")
