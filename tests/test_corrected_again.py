"""What was decided by comparing is compared again when words are corrected; what somebody signed is not changed behind his back."""

import json
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.checks import steps_of
from fazhi.kernel.models import Entry
from fazhi.kernel.opinions import opinion_of
from fazhi.lines.annual_report import story as report
from fazhi.lines.annual_report.acts import Begin, Draft
from fazhi.lines.annual_report.reviewing import Adopt
from fazhi.lines.contract import story as contract
from fazhi.lines.contract.signing import Sign
from fazhi.lines.legality import story as legality
from fazhi.lines.legality.acts import Send, TakeUp
from fazhi.lines.legality.looking import Opine
from fazhi.lines.penalty import story as penalty


def corrected(entry: str, **words: Any) -> Any:
    return registry.act("common.Correct")(entry=entry, reason="笔误", words=json.dumps(words, ensure_ascii=False))


def test_the_text_that_was_signed_is_not_exchanged_for_another(town: Any) -> None:
    town.at("2021-04-12")
    case = contract.drafted(town)
    text = contract.file(town)
    contract.concluded(town, case, text)
    signed = town.signed(town.tang, case, Sign(text=text), town.huang, town.chen)
    other = contract.file(town, contract.TEXT.replace("30日", "90日"))
    assert "第三条" in str(town.refuses(town.tang, case, corrected(signed.entry, text=other), "合同·合法性审查"))


def test_what_somebody_signed_is_corrected_with_the_same_signatures(town: Any) -> None:
    town.at("2022-01-10")
    case = town.mei(Begin(year=2021))
    town.mei(case, Draft(**report.TOLD))
    report.reviewed(town, case)
    report.met(town, case)
    done = town.signed(town.mei, case, Adopt(meeting="党委会〔2022〕3号"), town.chen, town.wu)
    before = json.loads(Entry.objects.get(id=done.entry).body)["asks"]["frozen"]
    proposed = town.mei(case, corrected(done.entry, meeting="党委会〔2022〕4号"))
    assert proposed.proposed, "it waits for the mayor and the secretary"
    mended = town.signed(town.mei, case, corrected(done.entry, meeting="党委会〔2022〕4号"), town.chen, town.wu)
    step = next(each for each in steps_of(Entry.objects.filter(matter=case.matter).order_by("n")) if each.act == Adopt.key)
    assert step.said["meeting"] == "党委会〔2022〕4号" and step.asks["frozen"] == before, "what does not hang on the words stays as it was"
    assert "asks" not in json.loads(Entry.objects.get(id=mended.entry).body)["corrects"]


def test_a_review_does_not_cover_a_text_that_was_put_in_its_place(town: Any) -> None:
    town.at("2021-04-06")
    one, two = (town.file(name, text.encode()) for name, text in (("a", contract.TEXT), ("b", contract.TEXT.replace("30日", "90日"))))
    review = town.tang(Send(kind="contract", what="范本", text=one))
    town.sun(review, TakeUp())
    town.sun(review, Opine(rows=legality.rows("contract"), conclusion="agreed"))
    assert opinion_of(town.office, review.matter)["state"] == "agreed"
    town.days(1)
    town.tang(review, corrected(review.entry, text=two))
    assert opinion_of(town.office, review.matter)["state"] == "open"
    model = registry.act("contract.ListModel")
    town.refuses(town.mei, "", model(review=review.matter, key="M1", name="范本", text=two, document="演府〔2021〕1号", since="2021-04-08"), "合同·合法性审查")


def test_the_words_of_two_officers_can_be_corrected_and_both_are_looked_up_on_the_day(town: Any) -> None:
    town.at("2021-08-02")
    case = penalty.ordinary(town)
    party = penalty.investigated(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1000}]
    told = town.confirmed(town.wang, town.li(case, registry.act("penalty.Inform")(second=town.wang.person, rows=rows, reasons="倾倒渣土")))
    town.li(case, corrected(told.entry, reasons="倾倒渣土两车"))
    assert "执法人员" in str(town.refuses(town.li, case, corrected(told.entry, second=town.qian.person), "处罚·资格证件"))
