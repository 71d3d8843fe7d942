"""Oversight told from start to end."""

import json
from typing import Any

from fazhi.kernel.models import Listing
from fazhi.lines.oversight.acts import Accept, Begin, Find, HoldLiable, NothingFound, Postpone, Rectify, ReportBack
from fazhi.lines.oversight.risks import Identify, Look

FINDINGS = [{"no": "1", "what": "三宗处罚决定未按期公示", "unit": "enforcement", "weight": "serious", "until": "2021-06-30"},
            {"no": "2", "what": "执法记录仪视频未归档", "unit": "enforcement", "weight": "minor", "until": "2021-06-15"}]


def begun(town: Any, **more: Any) -> Any:
    """An inspection from above."""
    values = {"level": "above", "kind": "law", "organ": "县委依法治县办", "number": "演法办〔2021〕3号", "what": "行政执法三项制度落实情况", **more}
    return town.lin(Begin(**values))


def story_inspection_from_above(town: Any) -> None:
    """Two findings, each with its day; no proof, no rectification; not checked by whoever did it; sent back once; reported when all is done."""
    town.at("2021-05-17")
    case = begun(town, units=["enforcement"])
    town.lin(case, Find(findings=FINDINGS, report_by="2021-07-15"))
    town.checks(case, stage="rectifying", papers=["order"], open=["rectify", "rectify", "report"])
    town.refuses(town.huang, case, Accept(no="1", result="passed"), "督察·整改")
    town.flagged(town.zhou(case, Rectify(no="1", state="done", measures="已补公示。")), "督察·整改")
    town.flagged(town.zhou(case, Rectify(no="7", state="going", measures="正在做。")), "督察·整改")
    town.refuses(town.zhou, case, Accept(no="1", result="passed"), "机构·职责分离")
    town.flagged(town.on_paper(town.deng, case, Accept(no="1", result="passed"), town.zhou), "机构·职责分离")
    town.checks(case, stage="rectifying")
    other = begun(town)
    town.lin(other, Find(findings=FINDINGS, report_by="2021-07-15"))
    proof = [town.file("公示截图")]
    town.zhou(other, Rectify(no="1", state="done", measures="已补公示。", proof=proof))
    town.refuses(town.huang, other, Accept(no="1", result="back"), "督察·整改")
    town.huang(other, Accept(no="1", result="back", opinion="还有一宗未公示。", until="2021-07-05"))
    town.zhou(other, Rectify(no="1", state="done", measures="三宗都已公示。", proof=proof))
    town.huang(other, Accept(no="1", result="passed"))
    town.refuses(town.huang, other, Accept(no="1", result="passed"), "督察·整改")
    town.refuses(town.lin, other, ReportBack(summary="已整改"), "督察·报告")
    town.zhou(other, Rectify(no="2", state="done", measures="已归档。", proof=proof))
    town.huang(other, Accept(no="2", result="passed"))
    town.checks(other, stage="done", open=["report"])
    town.lin(other, HoldLiable(way="talk", persons=1))
    town.signed(town.lin, other, ReportBack(summary="两个问题均已整改。"), town.chen)
    town.checks(other, stage="closed", papers=["order", "report"], met=["report", "rectify", "accept"], open=[])
    assert "请于2021年7月15日前报送整改结果" in town.text(town.paper(other, "order"))
    report = town.text(town.paper(other, "report"))
    assert report.startswith("县委依法治县办：") and "三宗处罚决定未按期公示｜综合行政执法队｜三宗都已公示。｜2021-05-17" in report and "视频未归档" in report


def story_own_inspection(town: Any) -> None:
    """Numbers are not given twice, days lie ahead, a later day wants a signature; an inspection may find nothing."""
    town.at("2021-08-02")
    case = begun(town, level="own", kind="self", number="", what="印章使用登记")
    twice = [{**FINDINGS[0], "until": "2021-08-30"}, {**FINDINGS[1], "no": "1", "until": "2021-08-30"}]
    town.flagged(town.lin(case, Find(findings=twice)), "督察·整改")
    case = begun(town, level="own", kind="self", number="", what="印章使用登记")
    town.flagged(town.lin(case, Find(findings=FINDINGS)), "督察·整改")
    case = begun(town, level="own", kind="self", number="", what="印章使用登记")
    town.lin(case, Find(findings=[{**FINDINGS[0], "until": "2021-08-30"}]))
    town.refuses(town.lin, case, Postpone(no="1", until="2021-08-20", reason="人手不足"), "督察·整改")
    town.refuses(town.lin, case, Postpone(no="3", until="2021-09-20", reason="人手不足"), "督察·整改")
    town.signed(town.lin, case, Postpone(no="1", until="2021-09-20", reason="须等系统升级"), town.huang)
    town.zhou(case, Rectify(no="1", state="done", measures="登记簿已补齐。", proof=[town.file("登记簿照片")]))
    assert "已经报告整改完成" in str(town.refuses(town.lin, case, Postpone(no="1", until="2021-10-20", reason="再等等"), "督察·整改"))
    town.huang(case, Accept(no="1", result="passed"))
    town.checks(case, stage="closed", open=[])
    none = begun(town, level="own", kind="self", number="", what="公章保管")
    town.lin(none, NothingFound(note="账实相符。"))
    town.checks(none, stage="closed")


def story_point_of_risk(town: Any) -> None:
    """A point of risk is named with its measures, looked at by another by its day, raised, and lifted when what made it is gone."""
    town.at("2021-03-01")
    said = {"code": "FX-01", "point": "罚没物品保管", "area": "enforcement", "unit": "enforcement", "chance": "middle", "what": "出入库不登记",
            "measures": "双人双锁，按月盘点。"}
    town.refuses(town.lin, "", Identify(**said, look="2021-03-01"), "督察·风险防控")
    case = town.mei(Identify(**said, look="2021-09-01"))
    town.checks(case, stage="held", open=["look"])
    town.at("2021-09-01")
    town.refuses(town.mei, case, Look(result="kept", note="同前", again_on="2022-03-01"), "机构·职责分离")
    town.refuses(town.huang, case, Look(result="high", note="盘亏一件"), "督察·风险防控")
    town.huang(case, Look(result="high", note="盘亏一件", again_on="2021-12-01"))
    words = Listing.objects.filter(register="risk", key="FX-01", until="").values_list("words", flat=True)
    assert [json.loads(each)["chance"] for each in words] == ["高"]
    town.at("2021-12-01")
    town.huang(case, Look(result="lifted", note="罚没物品已移交县仓库统一保管。"))
    town.checks(case, stage="lifted", met=["look"], open=[])
    assert not Listing.objects.filter(register="risk", until="").exists()
