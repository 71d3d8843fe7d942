"""The same petition on several days, each under the law of its day: the table stands in fazhi/conf/handbook/both_laws.yaml, for lawyers to read."""

from typing import Any

import pytest

from fazhi.conf.handbook import both_laws
from fazhi.kernel import registry
from fazhi.kernel.models import Deadline
from fazhi.kernel.serve import Serve
from fazhi.kernel.wrong import Refused

TABLE: list[dict[str, Any]] = both_laws.rows()["信访"]
NONE, WITHOUT_DAY = "没有", "没有日期"


def act(name: str) -> Any:
    return registry.act(f"petition.{name}")


def due(case: Any, term: str) -> str:
    row = Deadline.objects.filter(matter=case.matter, term=term, struck="").values_list("due", flat=True).first()
    return NONE if row is None else row or WITHOUT_DAY


def came(town: Any, channel: str = "phone") -> Any:
    return town.he(act("Receive")(channel=channel, what="渣土", who={"name": "某某"}))


def refused(town: Any, case: Any, one: Any) -> bool:
    try:
        town.he(case, one)
    except Refused:
        return True
    return False


def told(town: Any, day: str) -> dict[str, Any]:
    """What the law of the day says of one petition by several roads."""
    town.at(day)
    plain, above, other, hot = came(town), came(town, "above"), came(town), came(town, "hotline")
    found = {"收到": day, "登记告知": due(plain, "register"), "转送异议": due(above, "transfer_objection")}
    found["途径须写明"] = "是" if refused(town, came(town), act("Accept")(kind="complaint")) else "否"
    town.he(plain, act("Accept")(kind="complaint", route="petition"))
    town.he(other, act("Accept")(kind="complaint", route="administrative"))
    town.he(hot, act("Accept")(kind="complaint", route="petition"))
    found |= {"信访程序办理期限": due(plain, "finish"), "其他途径办理期限": due(other, "finish"), "热线答复": due(hot, "hotline_complaint")}
    town.days(1)
    found["处理意见缺事实依据"] = "拒绝" if refused(town, plain, act("Answer")(result="partly", reply="已安排")) else "允许"
    if found["处理意见缺事实依据"] == "拒绝":
        town.he(plain, act("Answer")(result="partly", reply="已安排", facts="属实", law="有关规定"))
    town.days(1)
    town.he(plain, Serve(paper=town.paper(plain, "reply"), party=town.party(plain, "petitioner"), mode="direct"))
    return {**found, "申请复查": due(plain, "ask_review"), **later(town, above, plain, hot)}


def later(town: Any, above: Any, plain: Any, hot: Any) -> dict[str, Any]:
    """What it says afterwards: the notice to whom it was transferred, the extension, review, re-review, and advice on how to do better."""
    town.signed(town.he, hot, act("Extend")(reason="需要会同村委会核实"), town.huang)
    found = {"转送告知": due(above, "notice_transfer"), "延长后办理期限": due(hot, "finish")}
    town.he(plain, act("AskReview")(what="不服"))
    town.he(plain, act("Reviewed")(result="upheld"))
    found |= {"复查": due(plain, "review"), "申请复核": due(plain, "ask_rereview")}
    town.he(plain, act("AskRereview")(what="仍不服"))
    town.fang(plain, act("AdviceComes")(sender="县信访局", what="改进受理告知"))
    advice = due(plain, "advice")
    return {**found, "复核": due(plain, "rereview"), "改进建议反馈": due(plain, "advice_dayless") if advice == NONE else advice}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: str(row["收到"]))
def test_the_law_of_the_day(town: Any, row: dict[str, Any]) -> None:
    assert told(town, str(row["收到"])) == {k: str(v) for k, v in row.items()}


def test_the_receipt_is_one_page_and_tells_nothing(town: Any) -> None:
    """One page as printed; no word of what was said and no name of who said it."""
    from io import BytesIO

    from pypdf import PdfReader

    from fazhi.kernel import gate, prints

    town.at("2023-03-01")
    case = came(town)
    paper = town.he(case, act("Receipt")(handler=town.he.person, call="020-80000000", materials="身份证复印件1份\r\n现场照片3张（打印件）\n土地承包合同复印件1份\n村民签名原件1份")).papers[0]
    row = gate.paper(gate.Viewer(town.he.person, town.office, town.now.date()), paper)
    made = prints.document(row)
    assert made.kind == "slip"
    pages = PdfReader(BytesIO(prints.pdf_of(row))).pages
    assert len(pages) == 1
    sizes: list[float] = []
    text = pages[0].extract_text(visitor_text=lambda word, cm, tm, font, size: sizes.append(round(abs(size * tm[3] * cm[3]), 1)) if len(word.strip()) > 3 else None)
    assert all(each in text for each in ("身份证复印件1份", "现场照片3张", "土地承包合同复印件1份", "村民签名原件1份"))
    assert "020-80000000" in text and "渣土" not in text and "某某" not in text
    assert sizes.count(20.0) >= 5 and sum(size < 20 for size in sizes) <= 3, sizes  # only the mark of the demonstration and the foot are smaller
