"""A published decision falls: it has to go from every outlet within the days of the law, each with its proof."""

from typing import Any

import pytest

from fazhi.kernel import happen, registry
from fazhi.kernel.models import Deadline
from fazhi.kernel.story import ident

TEXT = "演示镇人民政府对一商行占用人行道摆卖作出罚款决定。"
SPOT = {"respondent": {"name": "演示商行", "kind": "organisation"}, "what": "占道摆卖", "item": "演示条例", "place": "圩镇街口", "kind": "fine", "amount": 500, "heard": True,
        "power": "CG-100", "order": "撤走摊位", "shown": True, "impact": True, "impact_reason": "群众关注"}


def act(key: str, **said: Any) -> Any:
    return registry.act(key)(**said)


def open_outlets(case: Any) -> list[tuple[str, str]]:
    """(outlet, last day) of what is still to be withdrawn."""
    return sorted(Deadline.objects.filter(matter=ident(case), term="withdraw_publication", state="open").values_list("of", "due"))


@pytest.fixture
def published(town: Any) -> tuple[Any, Any, Any]:
    """A decision with social impact, published on two channels and reported for credit."""
    town.at("2024-05-06")
    case = town.li(act("penalty.OnTheSpot", second=town.wang.person, **SPOT))
    shown = town.luo(act("disclosure.Draft", heading="行政处罚决定", text=TEXT, column="penalty", channels=["site", "board"], about=case.matter))
    town.tang(shown, act("disclosure.Clear", result="clear"))
    town.huang(shown, act("disclosure.Approve"))
    for channel in ("site", "board"):
        town.luo(shown, act("disclosure.Publish", channel=channel, heading="行政处罚决定", text=TEXT))
    town.li(case, act("penalty.ReportCredit", number="2024-05"))
    return town, case, shown


def test_a_decision_with_impact_is_due_in_seven_working_days(published: Any) -> None:
    _, case, _ = published
    row = Deadline.objects.get(matter=ident(case), term="publish")
    assert (row.due[:10], row.state) == ("2024-05-14", "met")  # a make-up working day on 11 May counts


def test_it_goes_from_every_outlet_with_its_own_proof(published: Any) -> None:
    town, case, shown = published
    town.at("2024-07-01")
    town.li(case, act("penalty.Fell", result="annulled", document="演复〔2024〕1号"))
    assert open_outlets(case) == [("board", "2024-07-04"), ("credit", "2024-07-04"), ("site", "2024-07-04")]
    town.checks(shown, open=["withdraw"])
    for channel in ("site", "board"):
        down = act("disclosure.TakeDown", channel=channel, why="fallen", reason="决定被撤销", proof=town.file("撤下后截图"))
        town.signed(town.luo, shown, down, town.huang)
    assert open_outlets(case) == [("credit", "2024-07-04")]
    town.bad(town.luo, case, act("penalty.WithdrawPublication", outlet="credit", reason="决定被撤销"), "proof")
    town.refuses(town.luo, case, act("penalty.WithdrawPublication", outlet="wechat", reason="x", proof=town.file("回执")), "处罚·撤回公开")
    town.luo(case, act("penalty.WithdrawPublication", outlet="credit", reason="决定被撤销", proof=town.file("信用网站回执")))
    assert open_outlets(case) == []
    town.checks(shown, stage="withdrawn", met=["withdraw"])


def test_a_late_withdrawal_is_found_in_the_file(published: Any) -> None:
    from fazhi.kernel import checks

    town, case, _ = published
    town.at("2024-07-01")
    town.li(case, act("penalty.Fell", result="annulled"))
    town.at("2024-07-15")
    town.luo(case, act("penalty.WithdrawPublication", outlet="credit", reason="决定被撤销", proof=town.file("回执")))
    found = next(each for each in checks.look(checks.dossier(ident(case), town.now.date())) if each.check == "AC12")
    assert sum("撤回" in each.what for each in found.findings) == 3  # one withdrawn late, two still open


def test_permits_and_inspections_hear_where_they_stand_and_that_they_are_gone(town: Any) -> None:
    town.at("2024-03-04")
    town.zhou(registry.act("permit.ListItem")(key="XK-01", name="农村村民住宅用地审批", grounds="演示", since="2020-08-01"))
    permit = town.qian(act("permit.Receive", applicant={"name": "何某"}, item="XK-01", what="新建住宅"))
    town.qian(permit, act("permit.Accept", answer="accepted"))
    town.confirmed(town.wang, town.li(permit, act("permit.Check", second=town.wang.person, record="符合规划", fits=True)))
    town.signed(town.li, permit, act("permit.Decide", answer="granted", reason="符合条件", number="演宅〔2024〕1号"), town.huang)
    visit = town.li(act("inspection.OldFile", number="粤检2024001", papers=2, summary="例行检查"))
    shown = {}
    for case in (permit, visit):
        shown[case.matter] = town.luo(act("disclosure.Draft", heading="公示", text=TEXT, column="penalty", channels=["site", "board"], about=case.matter))
        town.tang(shown[case.matter], act("disclosure.Clear", result="clear"))
        town.huang(shown[case.matter], act("disclosure.Approve"))
        for channel in ("site", "board"):
            town.luo(shown[case.matter], act("disclosure.Publish", channel=channel, heading="公示", text=TEXT))
    town.checks(permit, met=["publish"])
    words = {"ground": "fraud", "reason": "隐瞒已有住宅", "heard": True}
    town.signed(town.li, permit, act("permit.Revoke", **words), town.huang, town.chen)
    assert open_outlets(permit) == [("board", ""), ("site", "")]
    town.checks(shown[permit.matter], open=["take_down"])
    for case in (permit, visit):
        down = act("disclosure.TakeDown", channel="site", why="fallen", reason="不再有效", proof=town.file("撤下后截图"))
        town.signed(town.luo, shown[case.matter], down, town.huang)
    assert open_outlets(permit) == [("board", "")]
    assert [one["s"]["channel"] for one in happen.peek(visit.matter)["acts"]["inspection.TakenDown"]["kept"]] == ["site"]
