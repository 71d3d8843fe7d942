"""What is missing when a case is closed or filed away: refused where something goes on, said where something is left behind."""

from typing import Any

from fazhi.kernel import checks
from fazhi.kernel.evidence import AddEvidence
from fazhi.kernel.keeping import Archive
from fazhi.lines.penalty.ending import Close
from fazhi.lines.penalty.paying import Pay
from fazhi.lines.penalty.platform import PlatformClose
from fazhi.lines.penalty.sidepaths import filed
from tests.test_penalty_with_parts import detained, fined, unpaid


def sentences(done: Any) -> str:
    return "；".join(each["sentence"] for each in done.flags)


def test_what_is_owed_is_not_given_up_without_a_ground(town: Any) -> None:
    case, _ = unpaid(town)
    assert "没有写明理由" in str(town.refuses(town.zhao, case, Close(reason="end"), "处罚·结案"))
    closed = town.signed(town.zhao, case, Close(reason="end", note="法院裁定终结执行"), town.zhou, town.huang)
    assert "没有办理过强制执行" in sentences(closed)


def test_things_and_papers_left_behind_are_named(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    town.li(case, AddEvidence(kind="thing", name="铁锹一把", features="木柄", keeper=town.qian.person, store="物证室"))
    fined(town, case, town.party(case, "respondent"))
    town.qian(case, Pay(amount=1000, receipt="票据001"))
    closed = town.signed(town.zhao, case, Close(reason="done"), town.zhou, town.huang)
    assert "1件证据实物" in sentences(closed)
    told = sentences(town.deng(case, Archive(number="A-1")))
    assert "1件证据实物" in told and "没有办完" in told


def test_nothing_is_filed_away_while_a_part_goes_on(town: Any) -> None:
    """The platform closes a case while a measure of it goes on: said at the closing, and it cannot be filed away."""
    town.at("2023-03-01")
    case, _ = detained(town)
    closed = town.outside(town.qian, case, PlatformClose(), number="演平台〔2023〕1号")
    assert "还有1项查封、扣押没有办结" in sentences(closed)
    town.refuses(town.deng, case, Archive(number="A-1"), "记录·全过程")
    found = {each.what for result in checks.look(checks.dossier(case.matter, town.now.date())) if result.check == "AC13" for each in result.findings}
    assert "结案时还有没有办结的强制措施、强制执行" in found
