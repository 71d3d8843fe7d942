"""Overlay printing: the words of an issued paper stand where the house measured them on its form, moved by what each printer is out."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from fazhi.kernel import overlay, registry
from fazhi.lines.penalty.simple_story import SPOT

MM = 72 / 25.4
ROWS = [{"words": "当事人", "right": "40", "down": "52.5"}, {"words": "数额", "right": "40", "down": "70", "width": 60}, {"words": "文号", "right": "120", "down": "30", "size": 10}]


def act(key: str) -> Any:
    return registry.act(key)


def places(pdf: bytes) -> dict[str, tuple[float, float]]:
    """Every piece of text with its place in millimetres from the left and upper edge."""
    page = PdfReader(BytesIO(pdf)).pages[0]
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.setdefault(text.strip(), (x / MM, (float(page.mediabox.height) - y) / MM))

    page.extract_text(visitor_text=visit)
    return found


def laid(town: Any) -> Any:
    town.at("2024-03-04").li(town.office, act("house.LayForm")(paper="当场行政处罚决定书", width=210, height=140, places=ROWS))
    town.li(town.office, act("house.SetPrinter")(printer="一号机", right="1.5", down="-2"))
    return town.li(act("penalty.OnTheSpot")(second=town.wang.person, amount=100, **SPOT))


def test_words_stand_where_they_were_measured_and_move_with_the_printer(town: Any, client_for: Callable[[str], Any]) -> None:
    paper = town.paper(laid(town), "spot_decision")
    li = client_for("li")
    page = li.get(f"/desk/paper/{paper}/").content.decode()
    assert "套打" in page and "一号机" in page
    still, moved = (places(li.get(f"/desk/paper/{paper}/overlay.pdf{ask}").content) for ask in ("", "?printer=一号机"))
    name = SPOT["respondent"]["name"]
    number = next(each for each in still if "罚简" in each)
    assert abs(still[name][0] - 40) < 0.5 and 52.5 < still[name][1] < 57.5 and abs(still[number][0] - 120) < 0.5
    assert set(still) == set(moved) and all(abs(moved[each][0] - at[0] - 1.5) < 0.05 and abs(moved[each][1] - at[1] + 2) < 0.05 for each, at in still.items())
    assert any("100" in each for each in still) and not any("当事人" in each or each == "罚款" for each in still)
    box = PdfReader(BytesIO(li.get(f"/desk/paper/{paper}/overlay.pdf").content)).pages[0].mediabox
    assert abs(float(box.width) / MM - 210) < 0.1 and abs(float(box.height) / MM - 140) < 0.1
    assert li.get(f"/desk/paper/{paper}/overlay.pdf?printer=没有").status_code == 404


def test_a_test_sheet_bears_a_grid_with_the_labels(town: Any, client_for: Callable[[str], Any]) -> None:
    li = client_for("li")
    assert "还没有设定套打版式" in li.get("/desk/overlay/").content.decode() and "/desk/overlay/" in li.get("/desk/registers/").content.decode()
    laid(town)
    page = li.get("/desk/overlay/").content.decode()
    assert all(each in page for each in ("当场行政处罚决定书", "210×140", "一号机", "house.SetPrinter"))
    found = places(li.get("/desk/overlay/penalty.spot_decision/test.pdf?printer=一号机").content)
    assert {"当事人", "数额", "文号"} <= set(found) and abs(found["当事人"][0] - 41.5) < 0.5
    assert li.get("/desk/overlay/penalty.payment/test.pdf").status_code == 404


def test_what_is_set_again_takes_the_place_of_the_old(town: Any) -> None:
    laid(town)
    town.li(town.office, act("house.SetPrinter")(printer="一号机", right="0.5", down="0"))
    assert overlay.printers(town.office, "2024-03-04")["一号机"].right == 0.5
    lay = act("house.LayForm")
    town.li(town.office, lay(paper="penalty.spot_decision", places=ROWS[:1]))
    assert [each.label for each in overlay.layouts(town.office, "2024-03-04")["penalty.spot_decision"].places] == ["当事人"]
    town.refuses(town.li, town.office, lay(paper="没有的文书", places=ROWS[:1]), "机构·职责")
    town.refuses(town.li, town.office, lay(paper="当场行政处罚决定书", places=[{**ROWS[0], "words": "没有的栏目"}]), "机构·职责")
    town.refuses(town.li, town.office, lay(paper="当场行政处罚决定书", places=[{**ROWS[0], "right": "211"}]), "机构·职责")
    town.refuses(town.li, town.office, act("house.SetPrinter")(printer="一号机", right="一点五", down="0"), "机构·职责")


def test_every_label_of_a_line_has_its_words() -> None:
    row = {"number": "1号", "issued_on": "2024-03-04", "text": "当事人：甲\n处罚种类：罚款　数额：100元（壹佰元）\n责令改正：清理\n　　并恢复\n依据：某条。"}
    told = overlay.values(row, ["当事人", "数额", "责令改正", "处罚种类"])
    assert told == {"文号": "1号", "出具日期": "2024年3月4日", "当事人": "甲", "处罚种类": "罚款", "数额": "100元（壹佰元）", "责令改正": "清理\n并恢复"}
