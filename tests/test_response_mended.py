"""A judgment of first instance that was written down wrongly: what came of it is taken back with it, and comes again from what stands."""

from typing import Any

from fazhi.kernel import registry, verify
from fazhi.kernel.clock import walk
from fazhi.kernel.mend import Correct, Strike
from fazhi.kernel.models import Entry, Matter
from fazhi.lines.response.story import judged


def entry(case: Any, act: str) -> str:
    """The newest entry of an act in a matter."""
    return str(Entry.objects.filter(matter=case.matter, act=act).order_by("-n").values_list("id", flat=True)[0])


def test_a_result_is_corrected_before_its_time_is_over(town: Any) -> None:
    penalty, case = judged(town)
    town.sun(case, Correct(entry=entry(case, "response.Result"), reason="看错了", words='{"result": "upheld", "why": []}'))
    town.at("2024-03-21")
    walk(town.office, town.now, origin="replay")
    town.checks(penalty, stage="clue")
    town.sun(case, registry.act("response.Close")())


def test_what_was_told_is_taken_back_with_the_result(town: Any) -> None:
    penalty, case = judged(town)
    town.at("2024-03-21")
    walk(town.office, town.now, origin="replay")
    town.checks(penalty, stage="fallen")
    result = entry(case, "response.Result")
    town.refuses(town.sun, case, Correct(entry=result, reason="看错了", words='{"document": "（2024）演0000行初5号"}'), "记录·更正")
    town.refuses(town.sun, case, Strike(entry=result, reason="另一案件的判决"), "记录·撤销")
    town.sun(case, Strike(entry=result, reason="另一案件的判决", all_that_hangs=True))
    town.checks(penalty, stage="clue")
    town.checks(case, stage="served", open=["defend"])
    assert verify.verify().problems == []


def test_whoever_takes_in_what_is_kept_from_him_reads_that_it_was_received(town: Any, client_for: Any) -> None:
    """Who received the application writes down the notice to answer: he is told the number and who goes on with it, and sees no more of it."""
    town.at("2024-03-04")
    town.fang(registry.act("reconsideration.Receive")(applicant={"name": "孙某某"}, against="行政处罚决定"))
    desk = client_for("fang")
    form = {"kind": "review", "procedure": "ordinary", "document": "演府复〔2024〕3号", "claimant.name": "孙某某", "against": "行政处罚决定", "how-manner": "outside",
            "how-outside": "演府复〔2024〕3号", "how-done_at": "2024-03-04", "how-sure": "1"}
    answer = desk.post("/desk/new/response.TakeIn/", form)
    case = Matter.objects.get(line="response")
    page = answer.content.decode()
    assert answer.status_code == 200 and case.code in page and "已经收到并登记" in page and "本件由" in page and "有权办理的人员" not in page
    assert desk.get(f"/desk/matter/{case.id}/").status_code == 404
