"""File review and yearly tables as people see them: findings lead to entries, numbers open, the county's sheet is filled."""

import io
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from fazhi.kernel import registry
from fazhi.lines.file_review import criteria, story
from fazhi.lines.file_review.acts import Begin, Conclude, Score
from fazhi.report import scoresheet
from tests.test_penalty_with_parts import unpaid


@pytest.fixture
def reviewed(town: Any) -> tuple[Any, Any, Any]:
    """A town, a closed case without a power named, and its review with a result."""
    town.at("2024-03-04")
    case = story.spot(town)
    review = town.an(Begin(file=case.matter))
    for one in (town.an, town.sun):
        one(review, Score(rows=story.rows(filing=10, decision=5, binding=10)))
    town.an(review, Conclude(score="75.00", grade="不合格", opinion="没有写明赋权目录编号。"))
    return town, case, review


def test_findings_lead_to_their_entries(reviewed: Any, client_for: Any) -> None:
    _, case, _ = reviewed
    page = client_for("sun").get(f"/desk/matter/{case.matter}/checks/").content.decode()
    assert "AC10" in page and f"/desk/matter/{case.matter}/#n1" in page
    assert 'id="n1"' in client_for("li").get(f"/desk/matter/{case.matter}/").content.decode()


def test_a_number_of_the_yearly_table_opens(reviewed: Any, client_for: Any) -> None:
    _, case, _ = reviewed
    client = client_for("sun")
    page = client.get("/desk/tables/2024/").content.decode()
    assert "2025年1月31日" in page and "/desk/tables/2024/T2.fine/" in page
    assert f"/desk/matter/{case.matter}/#n1" in client.get("/desk/tables/2024/T2.fine/").content.decode()
    assert client.get("/desk/tables/2024.xlsx").content[:2] == b"PK"
    assert client.get("/desk/tables/2024/T2.nothing/").status_code == 404


def sheet(*cells: tuple[str, str]) -> bytes:
    book = Workbook()
    page = book.active
    for place, words in cells:
        page[place] = words
    page["B2"].font = Font(bold=True, color="FF8C1D18")
    page.merge_cells("A1:C1")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_county_sheet_is_filled_and_keeps_its_format(reviewed: Any, client_for: Any) -> None:
    _, case, review = reviewed
    given = sheet(("A1", "案卷{案卷号}评分表"), ("B2", "{得分}"), ("B3", "{立案与管辖·扣分}"), ("B4", "=B2+B3"), ("B5", "{等级}"), ("B6", "{评查意见}"), ("B7", "{评查人}"))
    answer = client_for("sun").post(f"/desk/matter/{review.matter}/sheet/", {"sheet": io.BytesIO(given)})
    assert answer.status_code == 200, answer.content.decode()
    page = load_workbook(io.BytesIO(answer.content)).active
    assert page["A1"].value == f"案卷{case.code}评分表" and page["B2"].value == 75 and page["B3"].value == 10
    assert page["B4"].value == "=B2+B3" and page["B5"].value == "不合格" and "目录编号" in page["B6"].value and page["B7"].value == "安平、孙砚"
    assert page["B2"].font.bold and [str(each) for each in page.merged_cells.ranges] == ["A1:C1"]


def test_before_anybody_has_scored_a_sheet_shows_no_marks(town: Any, client_for: Any) -> None:
    town.at("2024-03-04")
    review = town.an(Begin(file=story.spot(town).matter))
    given = sheet(("A1", "{立案与管辖·分值}"), ("B2", "{得分}"), ("B3", "{立案与管辖·扣分}"), ("B4", "{立案与管辖·得分}"))
    page = load_workbook(io.BytesIO(client_for("sun").post(f"/desk/matter/{review.matter}/sheet/", {"sheet": io.BytesIO(given)}).content)).active
    assert page["A1"].value and [page[each].value for each in ("B2", "B3", "B4")] == [None, None, None]


def test_a_word_nobody_knows_is_named(reviewed: Any, client_for: Any) -> None:
    _, _, review = reviewed
    answer = client_for("sun").post(f"/desk/matter/{review.matter}/sheet/", {"sheet": io.BytesIO(sheet(("B2", "{得份}")))})
    assert answer.status_code == 400 and "得份" in answer.content.decode()
    answer = client_for("sun").post(f"/desk/matter/{review.matter}/sheet/", {"sheet": io.BytesIO(b"not a workbook")})
    assert answer.status_code == 400 and "另存为" in answer.content.decode()


def test_words_never_become_formulas() -> None:
    data, unknown = scoresheet.fill(sheet(("B2", "{评查意见}")), {"评查意见": "=HYPERLINK(1)"})
    cell = load_workbook(io.BytesIO(data)).active["B2"]
    assert unknown == [] and cell.value == "=HYPERLINK(1)" and cell.data_type == "s"


def test_a_score_form_shows_what_the_machine_found(reviewed: Any, client_for: Any) -> None:
    town, case, _ = reviewed
    again = town.mei(Begin(file=case.matter, reason="special"))
    page = client_for("sun").get(f"/desk/matter/{again.matter}/do/file_review.Score/").content.decode()
    assert registry.acts()["file_review.Score"].title in page
    asked = criteria.items(town.now.date())
    assert len(asked) > 3 and all(page.count(f'<option value="{key}" selected>') == 1 for key in asked)
    assert "data-insert-row" not in page
    town.he(town.office, registry.acts()["house.AddPhrase"](words="没有发现不符合的地方。"))
    page = client_for("sun").get(f"/desk/matter/{again.matter}/do/file_review.Score/").content.decode()
    assert page.count("<select data-insert-row") == 2 and 'name="rows-0-what" value="" autocomplete="off" data-words' in page


def test_the_scores_of_others_are_hidden_until_there_is_a_result(town: Any, client_for: Any) -> None:
    town.at("2024-03-04")
    case = story.spot(town)
    review = town.an(Begin(file=case.matter))
    scores = [{**row, "what": "存卷件没有公章"} if row["off"] else row for row in story.rows(filing=10, decision=5, binding=10)]
    paper = f"/desk/paper/{town.an(review, Score(rows=scores)).papers[0]}/"
    page, an = f"/desk/matter/{review.matter}/", client_for("an")
    assert "存卷件没有公章" in an.get(page).content.decode() and an.get(paper).status_code == 200
    sun = client_for("sun")
    assert "存卷件没有公章" not in sun.get(page).content.decode() and "独立评分" in sun.get(page).content.decode()
    assert sun.get(paper).status_code == 404 and "75.00" not in sun.get(f"{page}do/file_review.Conclude/").content.decode()
    town.sun(review, Score(rows=story.rows(filing=10, decision=5, binding=10)))
    assert "存卷件没有公章" not in client_for("mei").get(page).content.decode()
    town.an(review, Conclude(score="75.00", grade="不合格", opinion="没有写明赋权目录编号。"))
    assert "存卷件没有公章" in sun.get(page).content.decode() and sun.get(paper).status_code == 200


def test_a_rule_adopted_stops_and_repealed_only_warns_again(town: Any) -> None:
    """That a file is reviewed before it is closed is a rule of the house: adopted it binds, from the day of its repeal it does not."""
    house = registry.act
    close = house("penalty.Close")(reason="done")
    case, party = unpaid(town)
    town.qian(case, house("penalty.Pay")(party=party, amount=1000, receipt="演示票据"))
    town.at("2024-03-04")
    town.bad(town.keeper, town.office, house("house.Repeal")(rule="REV-09", on="2024-03-08"), "rule")  # it was never adopted
    town.keeper(town.office, house("house.Adopt")(rule="REV-09", document="演府〔2024〕3号", since="2024-03-05"))
    town.at("2024-03-06")
    town.refuses(town.li, case, close, "评查·程序")
    town.keeper(town.office, house("house.Repeal")(rule="REV-09", on="2024-03-08"))
    town.at("2024-03-07")
    town.refuses(town.li, case, close, "评查·程序")  # it still binds
    town.at("2024-03-11")
    assert any("没有评查" in each["sentence"] and not each["stops"] for each in town.signed(town.li, case, close, town.zhou, town.huang).flags)
