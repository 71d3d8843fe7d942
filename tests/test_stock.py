"""The stock of numbered forms: a receipt must be one given to whoever uses it; used, spoilt and left are told by the recorded acts; a desk handed over takes them along."""

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from fazhi.kernel import leaving, registry, stock
from fazhi.kernel.wrong import BadInput
from fazhi.lines.penalty.simple_story import SPOT

DAY = "2024-03-04"


def act(key: str) -> Any:
    return registry.act(key)


def fined(town: Any) -> Any:
    return town.li(act("penalty.OnTheSpot")(second=town.wang.person, amount=100, **SPOT))


def collect(receipt: str, amount: int = 10) -> Any:
    return act("penalty.Collect")(ground="small", amount=amount, receipt=receipt)


def stocked(town: Any, first: str = "演0000101", last: str = "演0000110") -> None:
    """Ten receipts come in, five of them go to Li."""
    town.at(DAY).qian(town.office, act("house.ReceiveForms")(first=first, last=last, source="县财政局"))
    town.qian(town.office, act("house.GiveForms")(holder=town.li.person, first=first, last="演0000105"))


def standing(town: Any, person: str) -> tuple[int, ...]:
    rows = {each.holder: each for each in stock.holdings(stock.read(town.office, "receipt", "9999-12-31"))}
    return (rows[person].had, rows[person].used, rows[person].spoilt, rows[person].torn, rows[person].remaining) if person in rows else ()


def test_without_a_stock_nothing_is_asked(town: Any) -> None:
    case = fined(town.at(DAY))
    assert not town.li(case, collect("随便什么号")).flags


def test_a_receipt_is_one_given_to_the_doer_and_unused(town: Any) -> None:
    stocked(town)
    case = fined(town)
    for wrong in ("演0000111", "演0000106", "票据"):  # never came in, still in the store, no number
        town.refuses(town.li, case, collect(wrong), "处罚·票据")
    town.refuses(town.wang, case, collect("演0000101"), "处罚·票据")  # given to another
    assert not town.li(case, collect(" 演００００１０１")).flags
    assert "已经用过" in str(town.refuses(town.li, case, collect("演0000101"), "处罚·票据"))
    assert standing(town, town.li.person) == (5, 1, 0, 0, 4)
    assert standing(town, "") == (5, 0, 0, 0, 5)
    town.refuses(town.li, fined(town), collect("演0000101"), "处罚·票据")


def test_spoilt_ones_stay_and_a_struck_use_is_spoilt_only_by_an_act(town: Any) -> None:
    stocked(town)
    case = fined(town)
    town.refuses(town.wang, town.office, act("house.SpoilForm")(number="演0000101", why="damaged"), "机构·职责")
    town.li(town.office, act("house.SpoilForm")(number="演0000101", why="damaged", remark="缺第二联"))
    assert "缺第二联" in str(town.refuses(town.li, case, collect("演0000101"), "处罚·票据"))
    used = town.li(case, collect("演0000102"))
    town.refuses(town.li, town.office, act("house.SpoilForm")(number="演0000102", why="miswritten"), "机构·职责")
    struck = town.li(case, act("common.Strike")(entry=used.entry, reason="当事人当场改为银行缴纳"))
    if struck.proposed:
        town.huang(case, act("common.Sign")(proposal=struck.entry))
    assert standing(town, town.li.person) == (5, 0, 1, 1, 3)
    assert "作废编号表单" in str(town.refuses(town.li, fined(town), collect("演0000102"), "处罚·票据"))
    town.li(town.office, act("house.SpoilForm")(number="演0000102", why="struck"))
    assert standing(town, town.li.person) == (5, 0, 2, 0, 3)


def test_a_number_that_was_only_mistyped_is_free_again(town: Any) -> None:
    stocked(town)
    case = fined(town)
    used = town.li(case, collect("演0000102"))
    town.li(case, act("common.Correct")(entry=used.entry, reason="抄错号码", words=json.dumps({"receipt": "演0000103"})))
    assert stock.read(town.office, "receipt", "9999-12-31").used.keys() == {"演0000103"}
    assert standing(town, town.li.person) == (5, 1, 0, 0, 4)
    town.refuses(town.li, case, act("common.Correct")(entry=used.entry, reason="又抄错", words=json.dumps({"receipt": "演0000109"})), "处罚·票据")
    assert not town.li(case, act("common.Correct")(entry=used.entry, reason="数额", words=json.dumps({"amount": 11}))).flags
    assert not town.li(case, collect("演0000102")).flags


def test_what_was_struck_by_mistake_is_recorded_again_in_its_own_matter(town: Any) -> None:
    stocked(town)
    case, other = fined(town), fined(town)
    used = town.li(case, collect("演0000102"))
    town.li(case, act("common.Strike")(entry=used.entry, reason="撤错了"))
    again = town.li(case, collect("演0000102"))
    assert standing(town, town.li.person) == (5, 1, 0, 0, 4)
    town.li(case, act("common.Move")(entry=again.entry, to=other.matter, reason="登记错了案件"))
    assert stock.read(town.office, "receipt", "9999-12-31").used == {"演0000102": other.matter}


def test_blocks_are_sound(town: Any) -> None:
    stocked(town)
    give, back = act("house.GiveForms"), act("house.ReturnForms")
    for first, last in (("演0000120", "演0000111"), ("演0000111", "演00000112"), ("演一", "演二"), ("演0000001", "演9999999")):
        town.refuses(town.qian, town.office, act("house.ReceiveForms")(first=first, last=last), "机构·职责")
    town.refuses(town.qian, town.office, act("house.ReceiveForms")(first="演0000110", last="演0000112"), "机构·职责")  # one of them came in before
    town.refuses(town.qian, town.office, give(holder=town.wang.person, first="演0000105", last="演0000106"), "机构·职责")  # one of them is Li's
    town.refuses(town.qian, town.office, back(holder=town.wang.person, first="演0000105", last="演0000105"), "机构·职责")
    town.qian(town.office, back(holder=town.li.person, first="演0000104", last="演0000105"))
    town.qian(town.office, give(holder=town.wang.person, first="演0000105", last="演0000106"))
    assert standing(town, town.li.person) == (3, 0, 0, 0, 3) and standing(town, town.wang.person) == (2, 0, 0, 0, 2)


def test_the_page_tells_it_holder_by_holder(town: Any, client_for: Callable[[str], Any]) -> None:
    li = client_for("li")
    assert "没有登记领用的编号表单" in li.get("/desk/stock/").content.decode() and "/desk/stock/" in li.get("/desk/registers/").content.decode()
    stocked(town)
    case = fined(town)
    town.li(case, collect("演0000101"))
    town.li(town.office, act("house.SpoilForm")(number="演0000102", why="lost"))
    page = li.get("/desk/stock/").content.decode()
    assert all(each in page for each in ("库存", town.li.name, "演0000103至演0000105（3份）", "遗失", f"/desk/matter/{case.matter}/", "house.SpoilForm"))
    assert "house.SpoilForm" not in client_for("xu").get("/desk/stock/").content.decode()
    assert li.get(f"/desk/matter/{town.office}/do/house.SpoilForm/").status_code == 200


def test_a_desk_handed_over_takes_the_forms_along(town: Any, client_for: Callable[[str], Any]) -> None:
    stocked(town)
    case = fined(town)
    town.li(case, collect("演0000101"))
    keeper = client_for("keeper")
    asked = {"leaver": town.li.person, "successor": town.wang.person, "second": town.zhao.person}
    assert "财政票据演0000102至演0000105（4份）" in keeper.get("/desk/handover/", asked).content.decode()
    answer = keeper.post("/desk/handover/", asked)
    assert answer.status_code == 302, answer.content.decode()
    assert standing(town, town.li.person) == (1, 1, 0, 0, 0) and standing(town, town.wang.person) == (4, 0, 0, 0, 4)
    pdf = PdfReader(BytesIO(keeper.get(f"{answer['Location']}list.pdf").content))
    words = "".join(each.extract_text() for each in pdf.pages).replace("\n", "")
    assert "未使用的编号表单" in words and "演0000102至演0000105（4份）" in words


def test_an_office_adds_kinds_of_its_own(town: Any, client_for: Callable[[str], Any]) -> None:
    stocked(town)
    own = "罚没物品专用收据"
    with pytest.raises(BadInput, match="请先登记"):
        town.qian(town.office, act("house.ReceiveForms")(kind=own, first="物001", last="物010"))
    town.qian(town.office, act("house.AddFormKind")(named=own))
    for known in (own, "财政票据", "竖|线"):
        town.refuses(town.qian, town.office, act("house.AddFormKind")(named=known), "机构·职责")
    qian = client_for("qian")
    assert f'value="{own}"' in qian.get(f"/desk/matter/{town.office}/do/house.ReceiveForms/").content.decode()
    town.qian(town.office, act("house.ReceiveForms")(kind=own, first="物001", last="物010"))
    town.qian(town.office, act("house.GiveForms")(kind=own, holder=town.li.person, first="物001", last="物003"))
    town.li(town.office, act("house.SpoilForm")(kind=own, number="物002", why="damaged"))
    page = qian.get("/desk/stock/").content.decode()
    assert own in page and "财政票据" in page and "house.AddFormKind" in page
    assert f"{own}物001（1份）" in leaving.forms_of(town.office, town.li.person, DAY) and standing(town, town.li.person) == (5, 0, 0, 0, 5)
    asked = {"leaver": town.li.person, "successor": town.wang.person, "second": town.zhao.person}
    assert client_for("keeper").post("/desk/handover/", asked).status_code == 302
    assert [str(each) for each in stock.in_hand(town.office, town.wang.person, "9999-12-31")[own]] == ["物001（1份）", "物003（1份）"]
