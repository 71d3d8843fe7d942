"""Machine checks beside those of penalties: files of permits, inspections, coercion and enforcement, good ones and faulty ones."""

from typing import Any

from fazhi.kernel import checks
from fazhi.kernel.registry import act
from fazhi.kernel.serve import Serve
from fazhi.kernel.story import ident


def found(case: Any, town: Any) -> dict[str, int]:
    """How many findings each check of the file's own line has."""
    return {one.check: len(one.findings) for one in checks.look(checks.dossier(ident(case), town.now.date())) if one.findings}


def test_a_permits_file(town: Any) -> None:
    town.at("2024-03-04")
    town.zhou(act("permit.ListItem")(key="XK-01", name="农村村民住宅用地审批", grounds="演示", since="2020-08-01"))
    case = town.qian(act("permit.Receive")(applicant={"name": "何某"}, item="XK-01", what="新建住宅"))
    town.qian(case, act("permit.Accept")(answer="accepted"))
    checked = town.li(case, act("permit.Check")(second=town.wang.person, record="符合规划", fits=True))
    assert found(case, town) == {"PC03": 1}  # nobody has confirmed yet
    town.confirmed(town.wang, checked)
    town.signed(town.li, case, act("permit.Decide")(answer="granted", reason="符合条件", number="演宅〔2024〕1号"), town.huang)
    assert found(case, town) == {"PC07": 1}
    town.qian(case, act("common.SignedCopy")(paper=town.paper(case, "granted"), scan_of=town.file("盖章件")))
    assert found(case, town) == {}
    faulty = town.qian(act("permit.Receive")(applicant={"name": "邓某"}, item="XK-01", what="旧房翻建"))
    town.qian(faulty, act("permit.Ask")(missing=[{"name": "户口簿"}]))
    town.outside(town.qian, faulty, act("permit.Ask")(missing=[{"name": "四至图"}]), number="演补〔2024〕2号")
    town.qian(faulty, act("permit.Bring")(materials=[{"name": "户口簿", "pages": 2}]))
    town.qian(faulty, act("permit.Accept")(answer="accepted"))
    town.li(faulty, act("permit.TellInterested")(interested=[{"who": {"name": "邻居某"}}], hearing=True))
    town.li(faulty, act("permit.AskHearing")(party=town.party(faulty, "third")))
    town.outside(town.li, faulty, act("permit.Decide")(answer="granted", reason="符合条件", number="演宅〔2024〕2号"), number="演宅〔2024〕2号")
    town.at("2024-06-03")
    assert found(case, town) == {"PC06": 2}  # neither delivered nor published
    assert {"PC02": 1, "PC04": 1, "PC05": 1}.items() <= found(faulty, town).items()
    assert "PC09" in found(faulty, town)  # the doubts stand open


def test_an_inspections_file(town: Any) -> None:
    town.at("2021-03-01")
    case = town.li(act("inspection.TakeUp")(source="above", what="扬尘治理", inspected={"name": "演示建筑工地"}))
    town.signed(town.li, case, act("inspection.Approve")(kind="special", reason="县级部署"), town.zhou, town.huang)
    visited = town.li(case, act("inspection.Visit")(second=town.wang.person, shown=True, record="裸土未覆盖。"))
    assert found(case, town) == {"IC02": 1, "IC06": 1}
    town.confirmed(town.wang, visited)
    town.li(case, act("inspection.Order")(found="现场检查发现的问题", grounds="演示条例第九条", what="覆盖裸土", until="2021-03-05"))
    town.li(case, act("inspection.Tell")(result="order", finding="责令覆盖"))
    assert found(case, town) == {"IC08": 1}
    order = town.paper(case, "order")
    town.li(case, Serve(paper=order, party=town.party(case, "inspected"), mode="direct"))
    assert found(case, town) == {"IC08": 1}  # served, but without a proof
    town.at("2021-05-06")
    assert found(case, town) == {"IC07": 2, "IC08": 1}
    faulty = town.li(act("inspection.TakeUp")(source="report", what="油烟", inspected={"name": "演示饭店", "kind": "organisation"}, enterprise=True))
    town.outside(town.li, faulty, act("inspection.Visit")(second=town.li.person, record="没有出示证件。"), number="粤检2021009")
    assert set(found(faulty, town)) == {"IC01", "IC02", "IC03", "IC04", "IC06", "IC09"}


def test_a_coercions_file(town: Any) -> None:
    town.at("2023-03-01")
    town.zhou(act("coercion.ListMeasure")(key="QZ-01", name="扣押施工工具", document="演示条例", since="2020-08-01"))
    power = {"kind": "detain", "power": "QZ-01", "law": "演示条例", "involved": True}
    steps = list(act("coercion.Implement").fields["steps"].options)
    spot = {"facts": "正在倾倒。", "things": [{"name": "挖掘机", "amount": "一台", "state": "完好"}], "present": True, "signature": "signed",
            "place": "执法队停车场", "keeper": "仓库管理员", "spot": "村口", "record": "当事人到场签名。", "second": town.wang.person, **power}
    case = town.li(act("coercion.TakeUp")(respondent={"name": "司机甲"}, what="挖掘机一台", reason="防止转移"))
    town.signed(town.li, case, act("coercion.Approve")(object="挖掘机一台", **power), town.zhou, town.huang)
    town.confirmed(town.wang, town.li(case, act("coercion.Implement")(steps=steps, **spot)))
    assert found(case, town) == {"CC05": 1, "CC08": 1}
    town.li(case, Serve(paper=town.paper(case, "decision"), party=town.party(case, "respondent"), mode="direct", receipt=town.file("回证")))
    town.qian(case, act("common.SignedCopy")(paper=town.paper(case, "decision"), scan_of=town.file("盖章件")))
    assert found(case, town) == {}
    faulty = town.li(act("coercion.TakeUp")(respondent={"name": "司机乙"}, what="挖掘机一台", reason="防止转移"))
    town.outside(town.li, faulty, act("coercion.Implement")(steps=steps[:2], **{**spot, "second": town.li.person}), number="演强〔2023〕9号")
    town.at("2023-06-05")
    assert {"CC06", "CC02", "CC03", "CC04", "CC09"} <= set(found(faulty, town))
    assert found(case, town) == {"CC06": 2}  # neither handled nor made public in time


def test_an_enforcements_file(town: Any) -> None:
    town.at("2026-09-01")
    town.zhou(act("execution.ListPower")(key="ZX-01", name="强制清除", document="演示条例", since="2020-08-01"))
    dump = {"obliged": {"name": "隆某某"}, "kind": "act", "what": "清除堆放在河边的建筑垃圾", "decision": "演罚决〔2026〕9号", "due": "2026-03-16"}
    case = town.li(act("execution.TakeUp")(**dump))
    town.signed(town.li, case, act("execution.Demand")(until="2026-09-10", way="自行清理"), town.zhou)
    assert found(case, town) == {"EC10": 1}
    party = town.party(case, "respondent")
    town.li(case, Serve(paper=town.paper(case, "demand"), party=party, mode="direct", receipt=town.file("回证")))
    town.at("2026-09-11")
    decide = {"way": "remove", "power": "ZX-01", "facts": "经催告仍未清理。", "when": "工作日上午"}
    town.signed(town.li, case, act("execution.Decide")(**decide), town.zhou, town.huang, town.chen)
    town.li(case, Serve(paper=town.paper(case, "decision"), party=party, mode="direct", receipt=town.file("回证二")))
    assert found(case, town) == {"EC11": 1}
    town.qian(case, act("common.SignedCopy")(paper=town.paper(case, "decision"), scan_of=town.file("盖章件")))
    done = town.li(case, act("execution.Carry")(second=town.wang.person, began="2026-09-11 10:00", record="清理完毕。", present="当事人"))
    assert found(case, town) == {"EC04": 1}
    town.confirmed(town.wang, done)
    assert found(case, town) == {}
    faulty = town.li(act("execution.TakeUp")(**dump))
    town.qian(faulty, act("execution.Answer")(words="正在清理"))
    town.outside(town.li, faulty, act("execution.Decide")(**{**decide, "power": ""}), number="演执〔2026〕9号")
    town.at("2026-10-01")
    town.outside(town.li, faulty, act("execution.Carry")(second=town.wang.person, began="2026-10-01 10:00", record="清理完毕。", present="当事人"), number="演执〔2026〕10号")
    assert {"EC01", "EC02", "EC03", "EC05", "EC13"} <= set(found(faulty, town))
    other = town.li(act("execution.TakeUp")(**dump))
    town.outside(town.li, other, act("execution.Perform")(supervisor=town.wang.person, began="2026-09-30 10:00", record="清运。", signed="代履行人", cost=300), number="演执〔2026〕11号")
    assert "EC07" in found(other, town)
