"""A blank that is filled in after the review was not reviewed: only what belongs to the signing is written in while signing, and whoever signs is told."""

from typing import Any

import pytest

from fazhi.kernel import registry
from fazhi.kernel.models import Matter
from fazhi.lines.contract.acts import Exempt, ListModel, Submit
from fazhi.lines.contract.signing import Sign
from fazhi.lines.contract.telling import concluded, drafted, file, opined
from fazhi.lines.normative import story as documents
from fazhi.lines.normative.acts import Draft
from fazhi.lines.normative.issuing import Number
from fazhi.lines.normative.issuing import Submit as PutToMeeting

TEXT = "某服务合同\n第一条 服务范围为办公楼。\n第二条 验收合格后____日内付款。\n第三条 本合同自____年__月__日起生效。\n乙方（盖章）：____"
SIGNED = TEXT.replace("____年__月__日", "2024年5月8日").replace("乙方（盖章）：____", "乙方（盖章）：某某服务有限公司")


def test_the_days_to_pay_are_not_written_in_after_the_review(town: Any, client_for: Any) -> None:
    town.at("2024-05-06")
    case = drafted(town)
    concluded(town, case, file(town, TEXT))
    late = SIGNED.replace("后____日", "后900日")
    refused = str(town.refuses(town.tang, case, Sign(text=file(town, late)), "合同·合法性审查"))
    assert "第二条（填了空白）" in refused and "第三条" not in refused
    town.refuses(town.tang, case, Submit(text=file(town, SIGNED)), "合同·合法性审查")  # before the signing nothing is filled in
    town.tang(case, Sign(text=file(town, SIGNED)))
    page = client_for("huang").get(f"/desk/matter/{case.matter}/").content.decode()
    assert "空白在签订时填写了：第三条" in page, "whoever signs is told where blanks were filled"


def test_the_meeting_does_not_get_another_text_than_the_reviewed_one(town: Any) -> None:
    town.at("2024-05-06")
    case = drafted(town)
    concluded(town, case, file(town, TEXT))
    town.tang(case, Submit(text=file(town, TEXT)))
    item = str(Matter.objects.get(parent=case.matter, line="decision").id)
    agenda = {"body": "joint", "meeting_on": "2024-05-06", "summary": "合同", "urgent": True, "urgent_reason": "工期"}
    listed = registry.act("decision.ListItem")
    assert "第二条（填了空白）" in str(town.refuses(town.luo, item, listed(**agenda, text=file(town, TEXT.replace("后____日", "后900日"))), "决策·合法性审查"))
    town.signed(town.luo, item, listed(**agenda, text=file(town, TEXT)), town.chen)


def test_the_blanks_of_a_standard_text_are_shown_to_whoever_signs_the_exemption(town: Any) -> None:
    town.at("2024-05-06")
    review = town.tang(registry.act("legality.Send")(kind="contract", what="示范文本", text=file(town, TEXT))).matter
    opined(town, review)
    town.mei(ListModel(key="BJ01", name="示范文本", document="演合审〔2024〕1号", since="2024-05-01", text=file(town, TEXT), review=review))
    done = town.signed(town.tang, drafted(town), Exempt(model="BJ01", text=file(town, SIGNED.replace("后____日", "后30日")), reason="示范文本"), town.huang)
    told = [flag["sentence"] for flag in done.flags if "空白" in flag["sentence"]]
    assert len(told) == 1 and "第二条" in told[0] and "第三条" not in told[0]


@pytest.mark.parametrize(("blank", "written"), [("____元", "五万元"), ("____年__月__日", "二〇二四年三月一日")])
def test_nothing_is_written_into_a_document_after_its_review(town: Any, blank: str, written: str) -> None:
    text = f"{documents.TEXT}第四条 违反规定的，处____元罚款。\n第五条 本规定自____年__月__日起生效。\n"
    town.at("2021-05-06")
    case, seen = documents.projected(town, touches_public=False), file(town, text)
    town.mei(case, Draft(text=seen, explanation="共五条"))
    documents.looked(town, case, seen)
    other = file(town, text.replace(blank, written))
    assert "条（填了空白）" in str(town.refuses(town.mei, case, PutToMeeting(text=other), "文件·合法性审核"))
    documents.held(town, documents.put(town, case, seen))
    town.days(1)
    refused = town.refuses(town.deng, case, Number(text=other, effective="2021-06-08", valid_until="2026-05-31"), "文件·合法性审核")
    assert {each.provision for each in refused.objections} >= {"文件·合法性审核", "文件·集体审议"} and "条（填了空白）" in str(refused)
