"""The same case in six years, each under the law of its day: the table stands in data/penalty_days.yaml, for lawyers to read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Entry
from fazhi.kernel.serve import Serve
from fazhi.kernel.story import ident
from fazhi.kernel.wrong import Refused
from fazhi.lines.penalty.reviewing import ASPECTS

TABLE: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "data" / "penalty_days.yaml").read_text("utf-8"))
NONE, WITHOUT_DAY = "没有规定", "没有日期"


def act(name: str) -> Any:
    return registry.act(f"penalty.{name}")


def due(case: Any, term: str) -> str:
    """The day of an open term as the table writes it."""
    row = Deadline.objects.filter(matter=ident(case), term=term, state="open", struck="").order_by("-since").values_list("due", "not_before").first()
    if row is None:
        return NONE
    return row[0] or (f"待{row[1][:4]}年假期" if row[1] else WITHOUT_DAY)


def outcome(run: Callable[[], Any], done: list[Any] | None = None) -> str:
    """Whether the door refused, warned or said nothing; what was `done` is added to a list."""
    try:
        one = run()
    except Refused:
        return "拒绝"
    if done is not None:
        done.append(one)
    return "提示" if one.flags else "允许"


def spot(town: Any, amount: int, kind: str = "natural", second: str = "wang") -> Any:
    return town.li(act("OnTheSpot")(respondent={"name": "某某", "kind": kind}, second=town.people[second].person, what="占道", item="市容规定", place="圩镇街口",
                                    kind="fine", amount=amount, heard=True, shown=True, power="CG-100", order="撤走摊位"))


def confirmed(town: Any, case: Any, name: str, **words: Any) -> None:
    town.confirmed(town.wang, town.li(case, act(name)(second=town.wang.person, **words)))


def simple(town: Any, row: dict[str, Any]) -> dict[str, Any]:
    """What the law of the day says of a small breach."""
    case = spot(town, row["当场罚款上限（个人）"])
    told = town.text(town.paper(case, "spot_decision"))
    found = {
        "备案": due(case, "record"), "应当公开": due(case, "publish") != NONE, "可以直接起诉": due(case, "sue") != NONE,
        "当场处罚的救济": "先复议" if "应当先" in told else "复议或者诉讼",
        "个人超过上限一元": outcome(lambda: spot(town, row["当场罚款上限（个人）"] + 1)),
        "单位超过上限一元": outcome(lambda: spot(town, row["当场罚款上限（单位）"] + 1, "organisation")),
        "一人执法": outcome(lambda: spot(town, 20, second="li")),
    }
    cash = lambda fine, part: outcome(lambda: town.li(spot(town, fine), act("Collect")(ground="small", amount=part, receipt="票据")))  # noqa: E731
    return {**found, "当场收缴上限": cash(row["当场收缴"], row["当场收缴"]), "罚款超过当场收缴上限一元": cash(row["当场收缴"] + 1, row["当场收缴"])}


def ordinary(town: Any) -> dict[str, Any]:
    """What the law of the day says of an ordinary case, all steps on that day."""
    case = town.li(act("TakeUp")(source="found", what="倾倒", field="住建"))
    found = {"立案": due(case, "file")}
    file = act("FileCase")(respondent={"name": "某某", "address": "演示镇竹溪村3号"}, power="CG-001", deed_on=town.now.date().isoformat(), what="一车", evidence="现场照片", second=town.wang.person)
    town.signed(town.li, case, file, town.zhou, town.huang)
    found["决定"] = due(case, "decide")
    town.confirmed(town.wang, town.signed(town.li, case, act("Preserve")(second=town.wang.person, things="车一辆"), town.huang))
    found["先行登记保存"] = due(case, "preserve")
    town.li(case, act("Release")(how="returned"))
    confirmed(town, case, "Investigate", kind="photo", shown=True, record="照片")
    confirmed(town, case, "Conclude", facts="属实", proposed="penalty")
    party = town.party(case, "respondent")
    rows = [{"party": party, "kind": "fine", "amount": 5000}]
    inform = {"second": town.wang.person, "rows": rows}
    told: list[Any] = []
    found["个人4999元不告知听证"] = outcome(lambda: town.li(case, act("Inform")(second=town.wang.person, rows=[{**rows[0], "amount": 4999}])), told)
    found["五千元不告知听证"] = outcome(lambda: town.li(case, act("Inform")(**inform)), told)
    for each in (*told, town.li(case, act("Inform")(**inform, hearing=True))):
        town.confirmed(town.wang, each)
    town.li(case, Serve(paper=town.paper(case, "hearing_right"), party=party, mode="direct"))
    found |= {"陈述申辩": due(case, "defend"), "要求听证": due(case, "ask_hearing")}
    town.qian(case, act("Defend")(party=party, waived=True))
    town.qian(case, act("WaiveHearing")(party=party))
    town.sun(case, act("Review")(result="agreed", checked=[*ASPECTS], opinion="同意。"))
    town.huang(case, act("Discuss")(members=[{"person": each.person, "vote": "yes"} for each in (town.huang, town.chen)], result="agreed"))
    town.signed(town.zhao, case, act("Decide")(rows=rows, facts="属实", no_order="已清运"), town.zhou, town.huang, town.chen)
    found |= {"决定的依据": cited(town, case), "送达": due(case, "serve")}
    town.li(case, Serve(paper=town.paper(case, "decision"), party=party, mode="public"))
    found["公告视为送达"] = Deadline.objects.get(matter=ident(case), term="pay", struck="").since
    return {**found, "缴款": due(case, "pay"), "申请复议": due(case, "ask_review"), "起诉": due(case, "sue")}


def reported(town: Any, power: str, kind: str) -> tuple[Any, Callable[[int], str]]:
    """A case of that day up to the report, and what the door says to a notice of a fine without a word of a hearing."""
    case = town.li(act("TakeUp")(source="found", what="倾倒", field="住建"))
    file = act("FileCase")(respondent={"name": "演示某某", "kind": kind, "address": "演示镇竹溪村3号"}, power=power, deed_on=town.now.date().isoformat(), what="一车", evidence="现场照片", second=town.wang.person)
    town.signed(town.li, case, file, town.zhou, town.huang)
    confirmed(town, case, "Investigate", kind="photo", shown=True, record="照片")
    confirmed(town, case, "Conclude", facts="属实", proposed="penalty")
    rows = [{"party": town.party(case, "respondent"), "kind": "fine"}]

    def told(amount: int) -> str:
        return outcome(lambda: town.li(case, act("Inform")(second=town.wang.person, rows=[{**rows[0], "amount": amount, "tier": "general"}])))

    return case, told


def large_and_of_its_law(town: Any) -> dict[str, Any]:
    """From how much on a firm must be told of a hearing, and which law of the day a person breaks who dumps rubbish, with its range."""
    _, firm = reported(town, "CG-001", "organisation")
    town.zhou(act("ListPower")(key="CG-V01", name="倾倒生活垃圾", field="住建", document="演示", since="2020-01-01", item="V01"))
    case, person = reported(town, "CG-V01", "natural")
    found = {"单位99999元不告知听证": firm(99999), "单位十万元不告知听证": firm(100000)}
    for amount in (99, 500, 501, 1001):
        found[f"个人倾倒垃圾罚{amount}元"] = person(amount)
    return {**found, "个人倾倒垃圾违反的规定": town.text(town.paper(case, "notice")).split("涉嫌违反：")[1].split("。")[0]}


def cited(town: Any, case: Any) -> str:
    """The article on which the decision says it rests."""
    text = town.text(town.paper(case, "decision"))
    return text.split("本机关依据")[1].split("，")[0]


@pytest.mark.parametrize("row", TABLE, ids=[str(row["日期"]) for row in TABLE])
def test_one_case_under_the_law_of_its_day(town: Any, row: dict[str, Any]) -> None:
    town.at(str(row["日期"]))
    town.zhou(act("ListPower")(key="CG-001", name="擅自倾倒建筑垃圾", field="住建", document="演示", grounds="演示条例第三条、第二十条", since="2020-01-01"))
    found = {**simple(town, row), **ordinary(town), **large_and_of_its_law(town)}
    assert {key: row[key] for key in found} == found
    assert Entry.objects.filter(office=town.office, act__startswith="penalty.").exclude(done_at__startswith=str(row["日期"])).exclude(done_at__lt="2018").count() == 0  # the town's first power
