"""What a year's matter put into a register of the office ends when a later year's matter sets it anew; taken back there, it stands again here."""

import json
from typing import Any

from fazhi.kernel import registry, verify
from fazhi.kernel.limits import limit_on
from fazhi.kernel.models import Entry, Listing
from fazhi.lines.contract.story_texts import file, opined


def act(key: str) -> Any:
    return registry.act(key)


def rows(register: str) -> list[tuple[str, str]]:
    return sorted(tuple(row) for row in Listing.objects.filter(register=register, struck="").values_list("since", "until"))


def test_who_joined_in_one_year_leaves_in_the_next(town: Any) -> None:
    town.at("2021-01-11")
    first = town.mei(act("leadership.Begin")(year=2021))
    town.mei(first, act("leadership.Form")(document="演委〔2021〕3号", rows=[{"member": town.wu.person, "role": "head"}, {"member": town.mei.person, "role": "office"}]))
    town.at("2022-03-01")
    second = town.mei(act("leadership.Begin")(year=2022))
    left = town.mei(second, act("leadership.Leave")(member=town.mei.person, document="演委〔2022〕9号"))
    assert not left.flags and rows("leading_group") == [("2021-01-11", ""), ("2021-01-11", "2022-03-01")]
    told = Entry.objects.get(act="common.Ended")
    assert told.matter == first.matter and json.loads(told.body)["told_by"] == left.entry
    again = town.mei(second, act("leadership.Leave")(member=town.mei.person, document="演委〔2022〕10号"))
    town.flagged(again, "领导·领导小组")
    town.mei(second, act("common.Strike")(entry=again.entry, reason="重复登记"))
    town.mei(second, act("common.Strike")(entry=left.entry, reason="人没有退出"))
    assert rows("leading_group") == [("2021-01-11", ""), ("2021-01-11", "")]
    assert verify.verify().problems == []


def test_a_list_of_laws_ends_that_of_an_earlier_year(town: Any) -> None:
    for year in (2024, 2025):
        town.at(f"{year}-03-04")
        case = town.lin(act("study.BeginPlan")(year=year))
        items = [{"month": 4, "organ": "party", "laws": "宪法", "form": "lecture"}]
        town.signed(town.lin, case, act("study.AdoptPlan")(summary="按月学习", items=items), town.yang)
        town.signed(town.lin, case, act("study.KeepList")(post="leader", version=f"{year}年版", laws="宪法"), town.yang)
    assert rows("study_law") == [("2024-03-04", "2025-03-04"), ("2025-03-04", "")]
    assert verify.verify().problems == []


def test_a_money_line_ends_the_one_before_it_on_its_own_day(town: Any) -> None:
    """One line stands a day; the day corrected, the old one ends on the right day; struck, it stands again though its matter is closed."""
    town.at("2021-02-01")
    words = {"amount": "5000", "document": "演府〔2021〕1号", "since": "2021-02-01"}
    key = "purchase.quotes"
    town.chen(act("stewardship.SetLine")(**{**words, "key": key}))
    town.at("2022-05-01")
    later = town.chen(act("stewardship.SetLine")(key=key, amount="9000", document="演府〔2022〕1号", since="2022-05-01"))
    assert rows("threshold") == [("2021-02-01", "2022-05-01"), ("2022-05-01", "")]
    town.days(3)
    town.chen(later, act("common.Correct")(entry=later.entry, reason="施行日期登记错", words=json.dumps({"since": "2022-06-01"})))
    assert rows("threshold") == [("2021-02-01", "2022-06-01"), ("2022-06-01", "")]
    assert limit_on(town.office, key, "2022-05-15")["amount"] == 500000
    town.days(3)
    town.chen(later, act("common.Strike")(entry=later.entry, reason="文件没有印发", all_that_hangs=True))
    assert rows("threshold") == [("2021-02-01", "")]
    assert verify.verify().problems == []


def test_seats_and_areas_of_a_new_year_take_the_place_of_the_old(town: Any) -> None:
    for year, cadre in ((2021, town.cadre1), (2022, town.cadre2)):
        town.at(f"{year}-01-05")
        town.mei(act("decision.Seat")(body="party", seats=[{"member": town.huang.person}], document=f"演委〔{year}〕1号", since=f"{year}-01-05"))
        book = town.he(act("screening.Begin")(village=town.villages["东塘村"], year=year))
        town.he(book, act("screening.Lead")(leader=town.huang.person, cadre=cadre.person, since=f"{year}-01-05"))
    for register in ("decision_seats", "screening_area"):
        assert rows(register) == [("2021-01-05", "2022-01-05"), ("2022-01-05", "")]
    assert verify.verify().problems == []


def test_a_standard_text_ends_its_older_version(town: Any) -> None:
    for year in (2021, 2022):
        town.at(f"{year}-05-06")
        text = file(town, f"保洁服务示范文本（{year}年版）\n第一条 甲方按月付款。\n")
        review = town.tang(act("legality.Send")(kind="contract", what="保洁服务示范文本", text=text)).matter
        opined(town, review)
        town.mei(act("contract.ListModel")(key="BJ01", name="保洁服务示范文本", document=f"演合审〔{year}〕1号", since=f"{year}-05-06", text=text, review=review))
    assert rows("contract_model") == [("2021-05-06", "2022-05-06"), ("2022-05-06", "")]
