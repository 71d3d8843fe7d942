"""A whole penalty on the desk: its page, every form that can be opened, its registers – and debts paid in very many parts."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.memory import KEPT
from fazhi.kernel.models import Deadline, Paper
from fazhi.kernel.serve import Serve
from fazhi.lines.penalty import story
from fazhi.lines.penalty.telling import due, paper_of


def test_every_page_of_a_whole_case_opens(town: Any, client_for: Any) -> None:
    story.story_two_respondents(town)
    case = Paper.objects.get(kind="penalty.filing").matter
    for alias in ("qian", "zhou", "sun", "chen"):
        client = client_for(alias)
        assert client.get(f"/desk/matter/{case}/").status_code == 200
        for act in registry.line("penalty").acts:
            answer = client.get(f"/desk/matter/{case}/do/{act.key}/")
            assert answer.status_code in (200, 404), f"{alias} {act.key}: {answer.status_code}"
    told = client_for("zhao").get(f"/desk/matter/{case}/deadline/{Deadline.objects.filter(matter=case, term='decide', state='met').earliest('since').id}/").content.decode()
    assert "2023年3月6日至2023年3月15日：因鉴定，不计入期限" in told and "2023年3月6日至2023年3月15日不计入期限，共10日（鉴定）" in told
    for register in registry.line("penalty").registers:
        assert client_for("zhao").get(f"/desk/register/{register.key}/").status_code == 200


def test_a_debt_paid_in_more_parts_than_a_matter_keeps_in_mind(town: Any) -> None:
    town.at("2021-08-02")
    case = story.ordinary(town, others=[{"who": {"name": "另一人", "address": "演示镇竹溪村3号"}}])
    one = story.investigated(town, case)
    other = town.party(case, "respondent", 1)
    act = {each.__name__: each for each in registry.line("penalty").acts}
    rows = [{"party": each, "kind": "fine", "amount": KEPT + 6} for each in (one, other)]
    town.confirmed(town.wang, town.li(case, act["Inform"](second=town.wang.person, rows=rows)))
    for party in (one, other):
        town.li(case, act["Defend"](party=party, waived=True))
    town.signed(town.zhao, case, act["Decide"](rows=rows, facts="属实", no_order="已改正"), town.zhou, town.huang, town.chen)
    for party in (one, other):
        town.li(case, Serve(paper=paper_of(case, "decision", party), party=party, mode="direct"))
    town.flagged(town.qian(case, act["Pay"](amount=1)), "处罚·缴款")  # nobody said whose
    for _ in range(KEPT + 5):
        town.qian(case, act["Pay"](party=one, amount=1))
    town.refuses(town.li, case, act["Collect"](party=one, ground="remote", amount=2, receipt="票据1"), "处罚·当场收缴")
    assert due(case, "pay", one)
    town.qian(case, act["Pay"](party=one, amount=1))
    states = dict(Deadline.objects.filter(matter=case.matter, term="pay").values_list("of", "state"))
    assert states == {one: "met", other: "open"}
