"""Whose case it is, told: by place, by the first to file, by designation, by a special law – and what the filing paper says of it."""

from typing import Any

from fazhi.lines.penalty.filing import FileCase, TakeUp
from fazhi.lines.penalty.powers import ListPower
from fazhi.lines.penalty.telling import paper_of

RULE = "处罚·管辖"


def story_whose_case_it_is(town: Any) -> None:
    """Nothing is asked of a breach in the town; outside it, or where another organ filed first, the case is not filed here unless a law or the superior says so."""
    town.at("2023-03-01")
    town.zhou(ListPower(key="CG-001", name="擅自倾倒建筑垃圾", field="住建", document="演府函〔2020〕1号", since="2020-08-01"))
    assert competence(town, town.li(clue())) == "赋权目录事项CG-001（演府函〔2020〕1号，自2020-08-01起）；违法行为发生在本镇，由违法行为发生地的行政机关管辖"
    away = town.li(clue())
    assert "发生在本镇以外" in str(town.refuses(town.li, away, filing(reach="away"), RULE))
    assert competence(town, away, reach="away", special_law="演示条例第五条").endswith("；违法行为发生在本镇以外，依演示条例第五条由本机关管辖")
    shared = town.li(clue())
    other = {"reach": "shared", "organ": "演示县水利局"}
    assert "没有写明另一个" in str(town.refuses(town.li, shared, filing(reach="shared"), RULE))
    assert "已于2023-02-28最先立案" in str(town.refuses(town.li, shared, filing(**other, organ_filed_on="2023-02-28"), RULE))
    assert "同日立案" in str(town.refuses(town.li, shared, filing(**other, organ_filed_on="2023-03-01"), RULE))
    assert "请核对日期" in str(town.refuses(town.li, shared, filing(**other, organ_filed_on="2023-03-02"), RULE))
    assert competence(town, shared, **other).endswith("；违法行为发生在本镇，演示县水利局也有管辖权，尚未立案，本机关最先立案")
    disputed = town.li(clue())
    by = {"superior": "演示县人民政府", "designation": "演府指〔2023〕2号", "designated_on": "2023-02-27"}
    assert "文号和日期" in str(town.refuses(town.li, disputed, filing(reach="designated", superior="演示县人民政府"), RULE))
    town.refuses(town.li, disputed, filing(reach="designated", **{**by, "designated_on": "2023-03-02"}), RULE)
    assert competence(town, disputed, reach="designated", **by).endswith("；演示县人民政府演府指〔2023〕2号（2023-02-27）指定本机关管辖")
    town.at("2020-09-01")  # the older law knew the place, not the first to file: its text is remembered only and warns
    old = filing(reach="away", deed_on="2020-08-30")
    town.flagged(town.signed(town.li, town.li(clue()), old, town.zhou, town.huang), RULE)


def clue() -> TakeUp:
    """A clue that says where it was."""
    return TakeUp(source="report", what="倾倒建筑垃圾", field="住建", place="南涌村河岸")


def filing(**more: Any) -> FileCase:
    """The case as its handler proposes it."""
    return FileCase(**{"respondent": {"name": "周某某", "address": "演示镇竹溪村3号"}, "power": "CG-001", "deed_on": "2023-02-26", "what": "一处", "evidence": "巡查照片", "place": "南涌村河岸", **more})


def competence(town: Any, case: Any, **more: Any) -> str:
    """What the filing paper says of the jurisdiction, once the case is filed; it names the place as well."""
    town.signed(town.li, case, filing(**more), town.zhou, town.huang)
    text = str(town.text(paper_of(case, "filing")))
    assert "违法行为发生地：南涌村河岸" in text
    return next(row.removeprefix("管辖依据：") for row in text.splitlines() if row.startswith("管辖依据："))
