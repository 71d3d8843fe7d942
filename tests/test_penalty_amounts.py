"""The check of amounts (AC07): outside the law or the benchmark is found in the file, whatever way the decision came in."""

from typing import Any

import pytest

from fazhi.kernel import gate, possible, registry
from fazhi.kernel.checks import dossier
from fazhi.kernel.story import ident
from fazhi.lines.penalty import telling
from fazhi.lines.penalty import weighing_story as told
from fazhi.lines.penalty.checks_of_amounts import within_range

act = registry.act
REASON = {"deviates": True, "deviates_reason": "按从轻明显不当"}


def decided(town: Any, case: Any, party: str, amount: int, tier: str = "", **more: Any) -> list[str]:
    """Notice and decision on signed sheets, so that nothing is refused; what the check finds."""
    on = {"on": town.now.date().isoformat()}
    town.on_paper(town.qian, case, told.inform(town, party, amount, tier, **more), town.li, **on)
    town.qian(case, act("penalty.Defend")(party=party, waived=True))
    town.on_paper(town.qian, case, told.decide(party, amount, tier, discretion="见理由", **more), town.zhou, town.huang, town.chen, **on)
    return [each.what for each in within_range(dossier(ident(case)))]


@pytest.mark.parametrize(("amount", "found"), [(500, 0), (501, 1), (100, 0), (99, 1)])
def test_outside_the_law_of_the_day_of_the_deed(town: Any, amount: int, found: int) -> None:
    town.at("2026-09-10")
    case = told.filed(town, "V01", "2026-08-10")
    assert len(decided(town, case, told.concluded(town, case), amount)) == found


def test_no_breach_any_more(town: Any) -> None:
    town.at("2026-09-10")
    case = told.filed(town, "V20", "2026-08-10")
    assert decided(town, case, told.concluded(town, case, banned_zone="否"), 500) == ["按应当适用的规定不认为是违法，仍处了罚款"]


@pytest.mark.parametrize(("tier", "amount", "more", "found"), [
    ("lighter", 1000, {}, 0), ("general", 3000, {}, 1), ("lighter", 3000, {}, 1), ("general", 3000, REASON, 1),
])
def test_beside_the_superiors_benchmark(town: Any, tier: str, amount: int, more: dict[str, Any], found: int) -> None:
    town.at("2024-06-03")
    case = told.filed(town, "V04", "2024-05-06", told.FIRM)
    party = told.concluded(town, case, late="是", places=2)
    assert len(decided(town, case, party, amount, tier, **more)) == found


def test_with_leave_of_the_maker(town: Any) -> None:
    town.at("2024-06-03")
    case = told.filed(town, "V04", "2024-05-06", told.FIRM)
    party = told.concluded(town, case, late="是", places=2)
    town.signed(town.li, case, act("penalty.AskDeviation")(to="制定机关", proposed="一般", reason="明显不当"), town.chen)
    town.qian(case, act("penalty.DeviationAnswered")(result="agreed", document="演复1号"))
    assert decided(town, case, party, 3000, "general", **REASON) == []


def test_what_the_file_does_not_tell_is_no_finding(town: Any) -> None:
    town.at("2026-09-10")
    case = told.filed(town, "V19", "2026-08-10")
    assert decided(town, case, told.concluded(town, case), 6000) == []
    town.at("2024-06-03")
    town.zhou(act("penalty.ListPower")(key="CG-Z", name="无对应", document="演示", grounds="演示条例第三条、第二十条", since="2020-01-01"))
    other = told.under(town, "CG-Z", "2024-05-06")
    assert decided(town, other, told.concluded(town, other), 6000) == []


@pytest.mark.parametrize(("deed", "found"), [("2026-08-10T10:00", ["罚款超出法定幅度，或者低于法定幅度而没有减轻的法定情形"]), ("", [])])
def test_on_the_spot_the_day_of_the_deed_counts(town: Any, deed: str, found: list[str]) -> None:
    """800 yuan are within the code, beyond the lighter law before it."""
    town.at("2026-09-10")
    town.zhou(act("penalty.ListPower")(key="CG-V01", name="乱倒垃圾", document="演示", since="2020-09-01", item="V01"))
    spot = act("penalty.OnTheSpot")(respondent={"name": "张某"}, second=town.wang.person, what="倾倒垃圾", item="演示规定", place="村口", power="CG-V01", order="清理",
                                    kind="fine", amount=800, heard=True, shown=True, deed_at=deed)
    case = town.on_paper(town.qian, "", spot, town.li, on="2026-09-10")
    assert [each.what for each in within_range(dossier(ident(case)))] == found


def test_what_was_found_of_one_respondent_does_not_weigh_on_the_other(town: Any) -> None:
    town.at("2024-06-03")
    town.zhou(act("penalty.ListPower")(key="CG-V04", name="演示事项V04", document="演示公告〔2021〕1号", since="2020-09-01", item="V04"))
    case = town.li(act("penalty.TakeUp")(source="found", what="两家门店外立面破损"))
    filed = act("penalty.FileCase")(respondent=told.FIRM, others=[{"who": {"name": "演示饭店", "kind": "organisation", "address": "演示镇竹溪村3号"}}], power="CG-V04", deed_on="2024-05-06",
                                    what="巡查发现", evidence="现场照片", second=town.wang.person)
    town.signed(town.li, case, filed, town.zhou, town.huang)
    one, other = (town.party(case, "respondent", i) for i in (0, 1))
    telling.two(town, case, act("penalty.Investigate")(second=town.wang.person, kind="photo", shown=True, record="现场照片"))
    found = [{"fact": "late", "value": "是"}, {"fact": "places", "value": "2", "party": one}, {"fact": "places", "value": "10", "party": other}]
    telling.two(town, case, act("penalty.Conclude")(second=town.wang.person, facts="事实清楚", proposed="penalty", circumstances=found))
    shown = [each.title for each in possible.advice(gate.Viewer(town.li.person, town.office, town.now.date()), act("penalty.Inform"), ident(case), {})]
    assert "裁量基准（第1名当事人）" in shown and "裁量基准（第2名当事人）" in shown
    for party, fits, wrong in ((one, ("lighter", 1000), ("heavier", 4500)), (other, ("heavier", 4500), ("lighter", 1000))):
        town.refuses(town.li, case, told.inform(town, party, wrong[1], wrong[0]), "裁量·适用")
        town.li(case, told.inform(town, party, fits[1], fits[0]))
