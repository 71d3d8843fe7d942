"""Where a matter ends, nothing stays on anybody's desk that nobody can do any more."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Listing
from fazhi.lines.annual_report import story as reports
from fazhi.lines.contract.acts import Drop
from fazhi.lines.contract.telling import drafted
from fazhi.lines.decision.telling import proposed
from fazhi.lines.powers.acts import Alter
from fazhi.lines.powers.story import enacted
from fazhi.lines.reporting import story as forms
from tests.test_stories import dead_ends

act = registry.act


def still(case: Any) -> list[str]:
    """What is owed in the matter now."""
    return sorted(Deadline.objects.filter(matter=case.matter, state="open", struck="", kind="duty").values_list("term", flat=True))


def test_a_part_that_its_unit_never_handed_in_is_awaited_until_the_report_is_adopted(town: Any) -> None:
    town.at("2022-01-10")
    report = town.mei(act("annual_report.Begin")(year=2021))
    town.mei(report, act("annual_report.Assign")(rows=[{"part": "shortcomings", "unit": town.units["综合治理办"], "due": "2022-01-14"}]))
    town.mei(report, act("annual_report.Draft")(**dict.fromkeys(("work", "shortcomings", "first_responsibility", "plan", "other"), "已经写好。")))
    assert "part" in still(report)
    reports.reviewed(town, report)
    reports.met(town, report)
    town.signed(town.mei, report, act("annual_report.Adopt")(meeting="党委会〔2022〕3号"), town.chen, town.wu)
    assert "part" not in still(report)


def test_a_form_that_is_given_up_owes_no_further_period(town: Any) -> None:
    town.at("2021-04-02")
    case = town.luo(act("reporting.Take")(name="月报", to="县统计局", days=5, form=forms.form(town, forms.book())))
    town.luo(case, act("reporting.Bind")(rows=forms.rows(forms.book(), ("B3", "reporting.sent", "period"))))
    assert still(case) == ["report"]
    town.luo(case, act("reporting.Retire")(reason="改用新系统"))
    assert still(case) == []


def test_what_was_awarded_and_is_given_up_owes_no_signature_but_the_announcement(town: Any) -> None:
    town.at("2021-05-06")
    case = drafted(town, way="inquiry", awarded_on="2021-05-06")
    town.tang(case, Drop(reason="中标人放弃"))
    assert still(case) == ["procurement_result"] and dead_ends() == []


def test_an_item_that_is_stopped_sends_nobody_the_papers_of_its_hearing(town: Any) -> None:
    town.at("2021-05-06")
    case = proposed(town, gates=["hearing"])
    town.tang(case, act("decision.CallHearing")(held_on="2021-06-10", participants="居民代表五人", chosen="public"))
    assert "hearing_papers" in still(case)
    town.tang(case, act("decision.Stop")(reason="暂缓"))
    assert still(case) == []


def test_what_was_missing_and_turned_up_again_is_no_loss_and_what_is_worn_still_is(town: Any) -> None:
    town.at("2021-05-06")
    for result, left in (("missing", []), ("worn", ["settle_loss"])):
        case = town.tang(act("stewardship.TakeIn")(key_no=result, name="皮卡车", sort="vehicle", got_on="2021-05-06", value=98000))
        town.tang(case, act("stewardship.Stocktake")(result=result, note="下落不明"))
        assert still(case) == ["settle_loss"]
        town.tang(case, act("stewardship.Stocktake")(result="elsewhere", note="在旧楼仓库"))
        assert still(case) == left


def test_an_item_is_not_altered_into_the_past_nor_before_its_last_alteration(town: Any) -> None:
    town.at("2021-02-20")
    case = enacted(town)
    words = {"document": "演府〔2021〕20号", "why": "wording"}
    town.at("2021-07-20")
    assert "早于办理日期" in str(town.refuses(town.tang, case, Alter(name="倾倒渣土的处罚", since="2021-06-01", **words), "权责·动态调整"))
    town.signed(town.tang, case, Alter(name="倾倒渣土的处罚", since="2021-06-01", earlier=True, earlier_reason="补登六月的调整", **words), town.sun, town.chen)
    late = {**words, "earlier": True, "earlier_reason": "补登"}
    assert "不晚于" in str(town.refuses(town.tang, case, Alter(name="倾倒垃圾的处罚", since="2021-05-01", **late), "权责·动态调整"))
    town.signed(town.tang, case, Alter(name="倾倒垃圾的处罚", since="2021-08-01", **words), town.sun, town.chen)
    rows = Listing.objects.filter(register="power_item", key="CG-001", struck="").order_by("since").values_list("since", "until")
    assert all(not until or since <= until for since, until in rows), list(rows)
