"""Emergency sheets: numbers kept in their series, blank papers printed with them, the number used when the sheet is recorded, void ones with a reason."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from fazhi.kernel import gate, numbers, registry, reserved
from fazhi.kernel.models import Paper
from fazhi.kernel.templates import PaperIncomplete
from fazhi.lines.penalty.simple_story import SPOT


def act(key: str) -> Any:
    return registry.act(key)


def spot(town: Any) -> Any:
    return act("penalty.OnTheSpot")(second=town.wang.person, amount=100, **SPOT)


def kept(town: Any, copies: int = 3) -> list[str]:
    """A decision is issued, then numbers are kept for Li."""
    town.at("2024-03-04").li(spot(town))
    done = town.qian(town.office, act("house.ReserveNumbers")(paper="当场行政处罚决定书", copies=copies, holder=town.li.person))
    return [each.number for each in reserved.sheets(town.office) if each.entry == done.entry]


def number_of(done: Any) -> str:
    return str(Paper.objects.get(id=done.papers[0]).number)


def test_reserved_numbers_stand_in_the_series_and_are_used_by_the_record_of_the_sheet(town: Any) -> None:
    sheets = kept(town)
    assert [each[-3:] for each in sheets] == ["〕2号", "〕3号", "〕4号"]
    assert number_of(town.li(spot(town))).endswith("〕5号")
    done = town.on_paper(town.qian, "", spot(town), town.li, town.wang, reserved=sheets[1])
    assert number_of(done) == sheets[1] and sheets[1] in town.text(done.papers[0]) + number_of(done)
    assert [each.state for each in reserved.sheets(town.office)] == ["open", "used", "open"]
    for wrong in (sheets[1], "没有的编号"):
        with pytest.raises(PaperIncomplete):
            town.on_paper(town.qian, "", spot(town), town.li, town.wang, reserved=wrong)
    petition = town.he(act("petition.Receive")(channel="phone", what="井盖", who={"name": "测乙"}))
    with pytest.raises(PaperIncomplete, match="没有出具"):
        town.on_paper(town.he, petition, act("common.Assign")(handler=town.he.person), town.mei, reserved=sheets[0])
    assert number_of(town.li(spot(town))).endswith("〕6号")


def test_the_register_of_numbers_tells_what_is_kept(town: Any) -> None:
    sheets = kept(town)
    done = town.on_paper(town.qian, "", spot(town), town.li, town.wang, reserved=sheets[0])
    town.refuses(town.li, town.office, act("house.VoidReserved")(number=sheets[0], why="lost"), "机构·职责")
    town.refuses(town.li, town.office, act("house.VoidReserved")(number="没有的", why="lost"), "机构·职责")
    town.li(town.office, act("house.VoidReserved")(number=sheets[1], why="damaged", remark="雨水浸湿"))
    rows = numbers.register(gate.Viewer(town.li.person, town.office, town.now.date()), "罚简", 2024)
    assert [row["state"][:8] for row in rows] == ["有效", "有效", "预留给应急空白文", "预留给应急空白文"]
    assert rows[1]["matter"] == done.matter and "雨水浸湿" in rows[2]["reason"] and numbers.left_out(town.office, "罚简", 2024) == []
    with pytest.raises(PaperIncomplete, match="作废"):
        town.on_paper(town.qian, "", spot(town), town.li, town.wang, reserved=sheets[1])
    town.refuses(town.qian, town.office, act("house.ReserveNumbers")(paper="罚没款缴款登记单", copies=2, holder=town.li.person), "机构·职责")


def test_the_set_is_printed_and_recorded_from_the_pages(town: Any, client_for: Callable[[str], Any]) -> None:
    qian = client_for("qian")
    assert "how-reserved" not in qian.get("/desk/new/penalty.OnTheSpot/").content.decode()
    sheets = kept(town, copies=2)
    page = qian.get("/desk/stock/").content.decode()
    assert all(each in page for each in (*sheets, "本套未用的", town.li.name))
    entry = reserved.sheets(town.office)[0].entry
    pages = [each.extract_text() for each in PdfReader(BytesIO(qian.get(f"/desk/stock/sheets/{entry}.pdf").content)).pages]
    text = "".join(pages).replace("\n", "")
    assert all(text.count(each) == 1 for each in sheets) and "当场行政处罚决定书" in text and "{" not in text
    assert "how-reserved" in qian.get("/desk/new/penalty.OnTheSpot/").content.decode()
    told = {"how-manner": "paper", "how-signed_by": [town.li.person, town.wang.person], "how-reserved": sheets[0], "how-sure": "1", "how-scan": BytesIO(b"scan"),
            "how-done_at": "2024-03-04", "second": town.wang.person, "amount": "100"}
    flat = {f"{name}.{key}" if isinstance(value, dict) else name: inner for name, value in SPOT.items() for key, inner in (value.items() if isinstance(value, dict) else [("", value)])}
    answer = qian.post("/desk/new/penalty.OnTheSpot/", {**told, **{name: "1" if value is True else value for name, value in flat.items()}})
    assert answer.status_code == 302, answer.content.decode()[:4000]
    assert [each.state for each in reserved.sheets(town.office)] == ["used", "open"]
    assert qian.get("/desk/stock/sheets/nothing.pdf").status_code == 404


def test_a_desk_handed_over_takes_the_sheets_along(town: Any, client_for: Callable[[str], Any]) -> None:
    sheets = kept(town)
    town.on_paper(town.qian, "", spot(town), town.li, town.wang, reserved=sheets[0])
    keeper = client_for("keeper")
    asked = {"leaver": town.li.person, "successor": town.wang.person, "second": town.zhao.person}
    page = keeper.get("/desk/handover/", asked).content.decode()
    assert sheets[1] in page and sheets[0] not in page
    answer = keeper.post("/desk/handover/", asked)
    assert answer.status_code == 302, answer.content.decode()
    assert [each.holder for each in reserved.sheets(town.office)] == [town.li.person, town.wang.person, town.wang.person]
    words = "".join(each.extract_text() for each in PdfReader(BytesIO(keeper.get(f"{answer['Location']}list.pdf").content)).pages).replace("\n", "")
    assert all(each in words for each in sheets[1:])


def test_a_struck_reservation_says_so_in_the_register_of_numbers(town: Any) -> None:
    town.at("2024-03-04").li(spot(town))
    done = town.qian(town.office, act("house.ReserveNumbers")(paper="当场行政处罚决定书", copies=2, holder=town.li.person))
    town.qian(town.office, act("common.Strike")(entry=done.entry, reason="领用人登记错了"))
    rows = numbers.register(gate.Viewer(town.li.person, town.office, town.now.date()), "罚简", 2024)
    assert [row["state"] for row in rows][1:] == ["预留给应急空白文书，预留的记录已撤销，编号不再使用"] * 2
    assert {row["reason"] for row in numbers.register(gate.Viewer(town.keeper.person, town.office, town.now.date()), "罚简", 2024)[1:]} == {"领用人登记错了"}
    assert number_of(town.li(spot(town))).endswith("〕4号")


def test_a_number_that_a_paper_bears_keeps_its_paper_when_the_reservation_is_struck(town: Any) -> None:
    sheets = kept(town, copies=2)
    entry = reserved.sheets(town.office)[0].entry
    used = town.on_paper(town.qian, "", spot(town), town.li, town.wang, reserved=sheets[0])
    town.qian(town.office, act("common.Strike")(entry=entry, reason="领用人登记错了"))
    rows = numbers.register(gate.Viewer(town.li.person, town.office, town.now.date()), "罚简", 2024)
    assert [row["state"] for row in rows] == ["有效", "有效", "预留给应急空白文书，预留的记录已撤销，编号不再使用"] and rows[1]["matter"] == used.matter


def test_whoever_has_a_set_accounts_for_it_by_a_day_of_the_house(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2024-03-01").keeper(town.office, act("house.Adopt")(rule="house.sheets_out", value="10", document="演政〔2024〕1号", since="2024-03-01"))
    sheets = kept(town, copies=3)
    entry = reserved.sheets(town.office)[0].entry
    assert reserved.due(town.office) == {entry: "2024-03-14"}
    li = client_for("li")
    page = li.get("/desk/").content.decode()
    assert "清点应急空白文书" in page and "2024-03-14" in page and f"entry={entry}" in page
    assert "清点应急空白文书：" not in client_for("wang").get("/desk/").content.decode()
    assert "2024-03-14" in li.get("/desk/stock/").content.decode()
    town.refuses(town.wang, town.office, act("house.CountSheets")(entry=entry, back=True), "机构·职责")
    town.on_paper(town.qian, "", spot(town), town.li, town.wang, reserved=sheets[0])
    town.li(town.office, act("house.VoidReserved")(number=sheets[1], why="damaged"))
    refused = town.refuses(town.li, town.office, act("house.CountSheets")(entry=entry), "机构·职责")
    assert sheets[2] in refused.objections[0].sentence and sheets[1] not in refused.objections[0].sentence
    answer = li.post(f"/desk/matter/{town.office}/do/house.CountSheets/", {"entry": entry, "back": "1", "how-manner": "here"})
    assert answer.status_code == 302, answer.content.decode()
    assert [(each.state, each.why) for each in reserved.sheets(town.office)] == [("used", ""), ("void", "破损"), ("void", "没有使用，已收回销毁")]
    assert reserved.due(town.office) == {} and "清点应急空白文书" not in li.get("/desk/").content.decode()


def test_the_duty_to_account_goes_with_the_sheets(town: Any, client_for: Callable[[str], Any]) -> None:
    kept(town)
    before = reserved.due(town.office)
    day = next(iter(before.values()))
    keeper, asked = client_for("keeper"), {"leaver": town.li.person, "successor": town.wang.person, "second": town.zhao.person}
    page = keeper.get("/desk/handover/", asked).content.decode()
    assert f"最迟{day}清点" in page and "清点应急空白文书：" not in page  # handed over, not the leaver's own to finish
    town.at("2024-03-08")
    assert keeper.post("/desk/handover/", asked).status_code == 302
    assert reserved.due(town.office) == before
    assert f"entry={next(iter(before))}" in client_for("wang").get("/desk/").content.decode() and "entry=" not in client_for("li").get("/desk/").content.decode()
