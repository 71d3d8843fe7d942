"""A year and a file that stand only on the platform: they count, they are checked, and what fell goes from where it was published."""

from typing import Any

import pytest

from fazhi.bridges.credit import export
from fazhi.kernel import checks
from fazhi.kernel.models import Deadline, Party
from fazhi.kernel.registry import act
from fazhi.kernel.story import ident
from fazhi.report import tables

FIRM = {"name": "演示运输公司", "kind": "organisation"}
NO = "粤示2024001"


@pytest.fixture
def platform(town: Any) -> Any:
    """A town whose enforcement stands on the platform since 2024."""
    town.at("2024-01-02")
    for line in ("penalty", "coercion", "inspection"):
        town.keeper(town.office, act("house.SetMode")(line=line, mode="copy", system="省执法平台", since="2024-01-02"))
    return town


def told(town: Any, case: Any, key: str, on: str, **said: Any) -> Any:
    return town.outside(town.qian, case, act(key)(**said), NO, on=on)


def case_of(town: Any, number: str = NO, **said: Any) -> Any:
    return told(town, "", "penalty.PlatformCase", "2024-03-01", respondent=FIRM, number=number, item="运输渣土沿途遗撒", filed_on="2024-03-01", **said)


def fine(town: Any, case: Any, yuan: str, on: str = "2024-03-20", **said: Any) -> Any:
    rows = [{"party": town.party(case, "respondent"), "kind": "fine", "amount": yuan}]
    return told(town, case, "penalty.PlatformDecide", on, rows=rows, document="示罚决〔2024〕1号", **said)


def test_a_year_on_the_platform_counts_in_the_tables_and_the_credit_export(platform: Any) -> None:
    town = platform.at("2024-06-03")
    town.zhou(act("penalty.ListPower")(key="A-1", name="运输遗撒", document="演示文件", grounds="演示条例第九条", since="2020-08-01"))
    listed = case_of(town, power="A-1")
    fine(town, listed, "20000")
    bare = case_of(town, number="粤示2024002")
    told(town, bare, "penalty.PlatformRow", "2024-03-05", respondent=FIRM, item="沿途撒漏")
    fine(town, bare, "300", on="2024-04-01")
    seized = told(town, "", "coercion.PlatformCase", "2024-03-01", respondent=FIRM, number="粤强2024001", done_on="2024-03-01")
    told(town, seized, "coercion.PlatformSeize", "2024-03-01", kind="detain", document="示扣〔2024〕1号")
    visited = told(town, "", "inspection.PlatformInspection", "2024-02-01", inspected=FIRM, number="粤检2024001", visited_on="2024-02-01")
    told(town, visited, "inspection.PlatformVisit", "2024-02-01", officers=2)
    told(town, visited, "inspection.PlatformResult", "2024-02-02", result="clean")
    cells = {cell.key: cell.text for sheet in tables.tables(town.office, 2024) for cell in sheet.cells}
    assert {key: cells[key] for key in ("T2.fine", "T2.total", "T2.amount", "T3.detain", "T3.seal", "T6.cases", "T6.firms")} == {
        "T2.fine": "2", "T2.total": "2", "T2.amount": "2.03", "T3.detain": "1", "T3.seal": "0", "T6.cases": "1", "T6.firms": "1"}
    got = export.penalties(town.office, "2024-01-01", "2024-12-31")
    assert [[row.words[code] for code in ("CF_WSH", "CF_WFXW", "CF_YJ", "CF_NR_FK", "CF_SY")] for row in got.rows] == [
        ["示罚决〔2024〕1号", "运输遗撒", "演示条例第九条", "2", ""], ["示罚决〔2024〕1号", "沿途撒漏", "", "0.03", ""]]
    missing = {(each.row, each.code) for each in got.faults if "必填" in each.why}
    assert {(1, "CF_SY"), (2, "CF_SY"), (2, "CF_YJ")} <= missing and (1, "CF_YJ") not in missing  # told as missing, not guessed
    town.outside(town.qian, listed, act("penalty.Fell")(result="annulled"), "演复〔2024〕1号")
    got = export.penalties(town.office, "2024-01-01", "2024-12-31")
    assert (len(got.rows), [fell for _, fell in got.fallen]) == (1, ["2024-06-03"])


def test_what_the_platform_published_has_to_go_when_it_falls(platform: Any) -> None:
    town = platform.at("2024-06-28")
    case = case_of(town)
    fine(town, case, "20000")
    told(town, case, "penalty.PlatformPublish", "2024-03-25")
    town.at("2024-07-01")
    town.outside(town.qian, case, act("penalty.Fell")(result="annulled"), "演复〔2024〕1号")
    still = Deadline.objects.filter(matter=ident(case), term="withdraw_publication", state="open").values_list("of", "due")
    assert list(still) == [("platform", "2024-07-04")]
    gone = act("penalty.WithdrawPublication")(outlet="platform", reason="决定被撤销", proof=town.file("平台撤回截图"))
    town.bad(town.luo, case, act("penalty.WithdrawPublication")(outlet="platform", reason="决定被撤销"), "proof")
    town.luo(case, gone)
    assert not still.all().exists()
    town.refuses(town.luo, case, gone, "处罚·撤回公开")


def test_what_fell_before_the_platform_published_it_has_to_go_too(platform: Any) -> None:
    town = platform.at("2024-07-01")
    case = case_of(town)
    fine(town, case, "20000")
    town.outside(town.qian, case, act("penalty.Fell")(result="annulled"), "演复〔2024〕1号")
    still = Deadline.objects.filter(matter=ident(case), term="withdraw_publication", state="open").values_list("of", "due")
    assert not still.exists()
    told(town, case, "penalty.PlatformPublish", "2024-03-25")  # heard of only after the fall
    assert list(still) == [("platform", "2024-07-04")]
    town.days(1)
    town.flagged(told(town, case, "penalty.PlatformPublish", "2024-07-02"), "处罚·撤回公开")
    assert still.count() == 1


def test_what_a_platform_case_does_not_record_is_said_to_be_unknown(platform: Any) -> None:
    town = platform.at("2024-03-25")
    case = case_of(town)
    fine(town, case, "20000")
    assert unknown(town, case) == {"AC01", "AC02", "AC06", "AC07", "AC08", "AC11"}
    assert found(town, case) == {"AC03", "AC09", "AC10"}  # what the platform did not tell is found, not unknown
    visit = told(town, "", "inspection.PlatformInspection", "2024-02-01", inspected=FIRM, number="粤检2024001", visited_on="2024-02-01")
    assert unknown(town, visit) == {"IC02", "IC03", "IC04", "IC05", "IC08"}
    held = told(town, "", "coercion.PlatformCase", "2024-03-01", respondent=FIRM, number="粤强2024001", done_on="2024-03-01")
    assert unknown(town, held) == {"CC01", "CC03", "CC04", "CC05", "CC08"}


def test_a_paper_of_the_platform_that_does_not_lie_here_passes_no_check(platform: Any) -> None:
    town = platform.at("2024-03-25")
    case = case_of(town)
    fine(town, case, "300")
    told(town, case, "penalty.PlatformServe", "2024-03-22", party=town.party(case, "respondent"))
    assert {"AC08", "AC09"} <= unknown(town, case)
    decided, served = (next(each for each in checks.dossier(ident(case)).steps if each.act == f"penalty.Platform{name}") for name in ("Decide", "Serve"))
    told(town, case, "penalty.PlatformPaper", "2024-03-20", kind="行政处罚决定书", number="示罚决〔2024〕1号", outward=True, file=town.file("平台决定书"))
    assert decided.said.get("document") and not served.said.get("receipt")
    assert {"AC08", "AC09"} & unknown(town, case) == {"AC09"}


def unknown(town: Any, case: Any) -> set[str]:
    """The checks that could not look, for want of a record or a paper."""
    return {one.check for one in checks.look(checks.dossier(ident(case), town.now.date())) if "平台案" in one.unknown}


def found(town: Any, case: Any) -> set[str]:
    """The checks of the file's own line that found something."""
    return {one.check for one in checks.look(checks.dossier(ident(case), town.now.date())) if one.findings}


def test_a_clean_file_and_a_defective_one_of_the_platform(platform: Any) -> None:
    town = platform.at("2024-03-25")
    town.zhou(act("penalty.ListPower")(key="A-1", name="运输遗撒", document="演示文件", grounds="演示条例第九条", since="2020-08-01"))
    clean = case_of(town, power="A-1")
    told(town, clean, "penalty.PlatformInform", "2024-03-06", hearing=True)
    told(town, clean, "penalty.PlatformReview", "2024-03-18")
    fine(town, clean, "200000")
    assert found(town, clean) == {"AC09"}  # not served yet
    told(town, clean, "penalty.PlatformServe", "2024-03-22", party=town.party(clean, "respondent"))
    assert found(town, clean) == set()
    bad = told(town, "", "penalty.PlatformCase", "2024-03-01", respondent=FIRM, number="粤示2024003")
    rows = [{"party": town.party(bad, "respondent"), "kind": "fine", "amount": "200000"}]
    told(town, bad, "penalty.PlatformDecide", "2024-03-20", rows=rows)
    assert found(town, bad) == {"AC03", "AC04", "AC05", "AC08", "AC09", "AC10"}
    visit = told(town, "", "inspection.PlatformInspection", "2024-02-01", inspected=FIRM, number="粤检2024001")
    told(town, visit, "inspection.PlatformVisit", "2024-02-01", officers=2)
    assert {"IC01", "IC06"} <= found(town, visit)
    held = told(town, "", "coercion.PlatformCase", "2024-03-01", respondent=FIRM, number="粤强2024001")
    told(town, held, "coercion.PlatformSeize", "2024-03-01", kind="detain", document="示扣〔2024〕1号")
    assert "CC02" in found(town, held)


def again(town: Any, person: str) -> Any:
    """A further case of our own against the person, investigated to its end."""
    case = town.li(act("penalty.TakeUp")(source="found", what="倾倒"))
    words = {"respondent": {"person": person} if person else {"name": "重名某"}, "power": "CG-100", "deed_on": town.now.date().isoformat(), "what": "一车"}
    town.signed(town.li, case, act("penalty.FileCase")(**words), town.zhou, town.huang)
    town.confirmed(town.wang, town.li(case, act("penalty.Investigate")(second=town.wang.person, kind="photo", shown=True, record="照片")))
    town.confirmed(town.wang, town.li(case, act("penalty.Conclude")(second=town.wang.person, facts="属实", proposed="none")))
    return case


def person_of(case: Any, party: str) -> str:
    return str(Party.objects.get(id=party, matter=ident(case)).person)


def test_a_breach_is_first_once_whoever_bears_the_name_and_wherever_it_was_decided(platform: Any) -> None:
    town = platform.at("2024-03-25")
    town.keeper(town.office, act("house.SetMode")(line="penalty", mode="parallel", system="省执法平台", since="2024-01-01"))
    fined = case_of(town)
    fine(town, fined, "20000")
    first = act("penalty.NoPenalty")(ground="first", education="已教育")
    other = again(town, person_of(fined, town.party(fined, "respondent")))
    town.refuses(town.zhao, other, first, "处罚·首违不罚")
    town.outside(town.qian, fined, act("penalty.Fell")(result="annulled"), "演复〔2024〕1号")
    town.days(1)
    town.signed(town.zhao, other, first, town.zhou, town.huang)  # what fell is no breach on record
    town.days(1)
    forgiven = person_of(other, town.party(other, "respondent"))
    town.refuses(town.zhao, again(town, forgiven), first, "处罚·首违不罚")  # what was forgiven is one
    twice = again(town, "")
    town.signed(town.zhao, twice, first, town.zhou, town.huang)
    town.days(1)
    double = again(town, "")
    found = [person_of(case, town.party(case, "respondent")) for case in (twice, double)]
    assert found[0] != found[1]
    town.zhou(double, act("common.Merge")(party=town.party(double, "respondent"), person=found[0], reason="证件号相同"))
    town.refuses(town.zhao, double, first, "处罚·首违不罚")
