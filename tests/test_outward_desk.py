"""What goes out, as people see it: the tick list of columns, the parcel for another portal, one photograph for many items, lessons from own cases."""

import io
import zipfile
from typing import Any

import openpyxl
import pytest

from fazhi.kernel import gate, possible, registry
from fazhi.lines.file_review import story as enforcement
from fazhi.report import columns

HEADING, TEXT = "演示镇第一季度临时救助公示", "共发放38000元。\n\n<b>公示期七日</b>"


def act(name: str) -> Any:
    return registry.act(f"disclosure.{name}")


def approved(town: Any, column: str = "relief", **more: Any) -> Any:
    case = town.luo(act("Draft")(heading=HEADING, text=TEXT, column=column, channels=["site", "board"], **more))
    town.tang(case, act("Clear")(result="clear"))
    town.huang(case, act("Approve")())
    return case


@pytest.fixture
def spring(town: Any) -> Any:
    """A town in which one item was published in January and one in April."""
    town.at("2021-01-20")
    town.luo(approved(town), act("Publish")(channel="site", heading=HEADING, text=TEXT))
    town.at("2021-04-12")
    town.luo(approved(town, "statistics"), act("Publish")(channel="site", heading=HEADING, text=TEXT))
    return town


def test_columns_that_were_not_fed_are_named(spring: Any, client_for: Any) -> None:
    found = {one.title: one for one in columns.columns(spring.office, 2021, "site", spring.now.date())}
    assert found["社会救助"].counts[:4] == (1, 0, 0, 0) and found["社会救助"].empty == ["2月", "3月"]
    assert [found["社会救助"].state(month) for month in (1, 2, 4, 5)] == ["fed", "empty", "waiting", "open"]
    assert found["统计信息"].empty == ["1至3月"] and found["统计信息"].state(5) == "fed"
    assert found["规划计划"].state(1) == "waiting" and found["规划计划"].empty == []
    client = client_for("luo")
    page = client.get("/desk/columns/2021/?channel=site").content.decode()
    assert "栏目更新对照表" in page and "到期没有更新" in page and "社会救助" in page
    assert client.get("/desk/columns/2021/?channel=moon").status_code == 404
    assert "村务公开" in client.get("/desk/columns/2021/?channel=board").content.decode()
    book = openpyxl.load_workbook(io.BytesIO(client.get("/desk/columns/2021.xlsx?channel=site").content)).active
    rows = {row[0]: row for row in book.iter_rows(min_row=3, values_only=True)}
    assert rows["社会救助"][2] == 1 and rows["社会救助"][14] == 1 and "2月" in rows["社会救助"][15]


def test_parcel_of_an_approved_text(town: Any, client_for: Any) -> None:
    town.at("2021-04-07")
    raw = town.luo(act("Draft")(heading=HEADING, text=TEXT, column="relief", channels=["county"]))
    client = client_for("luo")
    early = client.get(f"/desk/matter/{raw.matter}/parcel.zip")
    assert early.status_code == 400 and "还没有审批" in early.content.decode()
    assert "公开文本包" not in client.get(f"/desk/matter/{raw.matter}/").content.decode()
    case = approved(town, files=[town.file("名单"), town.file("名单")])
    assert "公开文本包" in client.get(f"/desk/matter/{case.matter}/").content.decode()
    data = client.get(f"/desk/matter/{case.matter}/parcel.zip").content
    book = zipfile.ZipFile(io.BytesIO(data))
    assert sorted(book.namelist()) == sorted(["正文.html", "正文.txt", "附件/名单.txt", "附件/2-名单.txt", "清单.txt"])
    page = book.read("正文.html").decode()
    assert f"<h1>{HEADING}</h1>" in page and "<p>&lt;b&gt;公示期七日&lt;/b&gt;</p>" in page and "style" not in page and "<li>名单.txt</li>" in page
    assert book.read("正文.txt").decode() == f"{HEADING}\n\n{TEXT}\n" and "附件/2-名单.txt" in book.read("清单.txt").decode()
    assert client.get(f"/desk/matter/{case.matter}/parcel.zip").content == data
    rows = [{"what": "number", "why": "private"}]
    town.luo(case, act("Redact")(found="some", rows=rows, copy=[town.file("遮盖后的名单", b"covered")]))
    book = zipfile.ZipFile(io.BytesIO(client.get(f"/desk/matter/{case.matter}/parcel.zip").content))
    assert [name for name in book.namelist() if name.startswith("附件/")] == ["附件/遮盖后的名单.txt"] and book.read("附件/遮盖后的名单.txt") == b"covered"
    town.luo(case, act("Publish")(channel="county", heading=HEADING, text=TEXT))
    town.signed(town.luo, case, act("Amend")(channel="county", heading=HEADING, text="更正后的正文。", reason="金额有误"), town.tang, town.huang)
    book = zipfile.ZipFile(io.BytesIO(client.get(f"/desk/matter/{case.matter}/parcel.zip").content))
    assert book.read("正文.txt").decode() == f"{HEADING}\n\n更正后的正文。\n"


def test_lessons_are_offered_from_closed_cases(town: Any) -> None:
    town.at("2024-03-04")
    case = enforcement.spot(town)
    offer, viewer = registry.act("publicity.Offer"), gate.Viewer(town.li.person, town.office, town.now.date())
    assert [one.matters for one in possible.advice(viewer, offer, "", {})] == [(case.matter,)]
    town.li(offer(about=case.matter, what="圩日占道经营", lesson="在非指定地点摆卖，经劝导后整改。", audience="managers"))
    assert possible.advice(viewer, offer, "", {}) == []


def test_a_register_tells_villages_and_officers_by_name(town: Any, client_for: Any) -> None:
    town.at("2021-11-15")
    village = town.villages["东塘村"]
    town.lin(registry.act("publicity.Enrol")(who={"name": "明白人甲"}, role="adept", village=village))
    page = client_for("lin").get("/desk/register/publicity.people/").content.decode()
    told = page[page.index("<tbody>"):]
    assert "<td>东塘村</td>" in told and village not in told and "法律明白人" in told
    assert f'<option value="{village}">东塘村</option>' in page  # the list narrows to a village by its name
