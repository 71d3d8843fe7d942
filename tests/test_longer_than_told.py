"""Who is to stop or give up a certificate for a time is not told of a longer one because he defended himself, nor on the review of the shorter."""

from typing import Any

from fazhi.kernel.registry import act
from fazhi.lines.penalty.deciding import Decide, WaiveHearing
from fazhi.lines.penalty.informing import Defend, Inform
from fazhi.lines.penalty.investigating import Investigate
from fazhi.lines.penalty.reviewing import ASPECTS, Discuss, Review
from fazhi.lines.penalty.sidepaths import concluded, filed


def test_a_longer_time_is_a_heavier_penalty(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)

    def stopped(lasting: str) -> list[dict[str, Any]]:
        return [{"party": party, "kind": "stop", "lasting": lasting}]

    def told(lasting: str) -> Inform:
        return Inform(second=town.wang.person, rows=stopped(lasting), hearing=True)

    town.confirmed(town.wang, town.li(case, told("30日")))
    town.qian(case, Defend(party=party, words="只堆放了一天。", way="written"))
    town.zhou(case, act("penalty.Weigh")(party=party, adopted="no", reason="照片可以证明堆放五日"))
    town.sun(case, Review(result="agreed", checked=[*ASPECTS], opinion="同意。"))
    town.huang(case, Discuss(members=[{"person": each.person, "vote": "yes"} for each in (town.huang, town.chen)], result="agreed"))
    assert "不得因当事人陈述申辩" in str(town.refuses(town.li, case, told("180日"), "处罚·陈述申辩"))
    town.confirmed(town.wang, town.li(case, told("20日")))  # a shorter one may be told
    worse = Investigate(second=town.wang.person, kind="photo", shown=True, record="夜间又堆放三车", adverse=True)
    town.confirmed(town.wang, town.li(case, worse))
    town.confirmed(town.wang, town.li(case, told("180日")))
    town.qian(case, Defend(party=party, waived=True))
    town.qian(case, WaiveHearing(party=party))
    town.sun(case, Review(result="agreed", checked=[*ASPECTS], opinion="同意。"))
    town.refuses(town.qian, case, Decide(rows=stopped("180日"), facts="属实", no_order="已清运"), "处罚·集体讨论")


def test_a_review_of_thirty_days_is_none_of_a_hundred_and_eighty(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    rows = {each: [{"party": party, "kind": "stop", "lasting": each}] for each in ("30日", "180日")}
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows["30日"], hearing=True)))
    town.sun(case, Review(result="agreed", checked=[*ASPECTS], opinion="同意。"))
    town.huang(case, Discuss(members=[{"person": each.person, "vote": "yes"} for each in (town.huang, town.chen)], result="agreed"))
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows["180日"], hearing=True)))
    town.qian(case, Defend(party=party, waived=True))
    town.qian(case, WaiveHearing(party=party))
    refused = town.refuses(town.qian, case, Decide(rows=rows["180日"], facts="属实", no_order="已清运"), "处罚·法制审核")
    assert "又告知了更重的处罚" in str(refused)
