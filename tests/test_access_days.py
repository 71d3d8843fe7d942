"""Requests for information: the days of whom a letter asks begin with its service, whoever is asked and in whichever order it is told."""

import json
from typing import Any

import pytest

from fazhi.kernel import clock
from fazhi.kernel.mend import Strike
from fazhi.kernel.models import Deadline, Paper, Party
from fazhi.kernel.serve import Serve
from fazhi.lines.access.acts import Drop
from fazhi.lines.access.answering import Draft
from fazhi.lines.access.asking import ConsultOrgan, ConsultThird, OrganSays, ThirdSays
from fazhi.lines.access.fees import FeeNotice, FeePaid
from fazhi.lines.access.story import asked, due, served

pytestmark = pytest.mark.django_db

COMPANY = {"name": "演示水产有限公司", "kind": "organisation"}
BUREAU = {"name": "县农业农村局", "kind": "organisation"}
OPEN = {"kind": "open", "answer": "合同见附件"}


def running(case: Any) -> list[str]:
    return sorted(Deadline.objects.filter(matter=case.matter, state="open", struck="").values_list("term", flat=True))


def test_the_third_party_has_his_days_from_the_letter_in_his_hands(town: Any) -> None:
    town.at("2021-03-01")
    case = asked(town)
    town.luo(case, ConsultThird(third=COMPANY, what="承包合同"))
    assert running(case) == ["ask_correct", "deliver", "reply"]
    assert "尚未送达，期限未起算" in Deadline.objects.get(matter=case.matter, term="deliver").title
    town.at("2021-03-24")
    assert "尚未送达" in str(town.refuses(town.luo, case, Draft(**OPEN), "公开·第三方"))
    served(town, case, "third", "third", served_on="2021-03-10")
    assert due(case, "third") == "2021-03-31"
    assert "期限还没有届满" in str(town.refuses(town.luo, case, Draft(**OPEN), "公开·第三方"))


def test_an_answer_before_the_service_is_written_down_begins_no_days(town: Any) -> None:
    town.at("2021-03-01")
    case = asked(town)
    town.luo(case, ConsultThird(third=COMPANY, what="承包合同"))
    town.luo(case, ConsultOrgan(organ=BUREAU, what="合同附件"))
    town.at("2021-03-10")
    town.luo(case, ThirdSays(party=town.party(case, "third"), says="agrees"))
    assert running(case) == ["ask_correct", "deliver", "reply"] and not due(case)  # the organ still has its letter to come
    served(town, case, "third", "third", served_on="2021-03-04")
    assert "third" not in running(case)
    served(town, case, "organ", "organ")
    assert due(case, "organ") == "2021-03-31"
    town.at("2021-03-12").luo(case, OrganSays(says="agrees"))
    assert due(case) == "2021-04-12"
    town.luo(case, Draft(**OPEN))


def test_a_struck_service_takes_the_days_with_it(town: Any) -> None:
    town.at("2021-03-01")
    case = asked(town)
    town.luo(case, ConsultThird(third=COMPANY, what="承包合同"))
    service = served(town, case, "third", "third")
    assert "third" in running(case)
    town.luo(case, Strike(entry=service.entry, reason="送错了单位"))
    assert running(case) == ["ask_correct", "deliver", "reply"]


def test_the_days_to_pay_begin_with_the_notice_in_hand(town: Any) -> None:
    town.at("2021-03-01")
    case, other = asked(town), asked(town, name="申请人乙")
    for one in (case, other):
        town.luo(one, FeeNotice(mode="page", pages=200, amount="2700"))
    town.at("2021-03-31")
    served(town, case, "fee", "applicant", served_on="2021-03-10")
    assert due(case, "pay") == "2021-04-08"
    assert "还没有届满" in str(town.refuses(town.luo, case, Drop(why="unpaid", note="逾期未缴"), "公开·信息处理费"))
    town.luo(other, FeePaid(amount="2700"))
    served(town, other, "fee", "applicant", served_on="2021-03-10")
    assert running(other) == ["ask_correct", "reply"]
    town.at("2021-04-09").luo(case, Drop(why="unpaid", note="逾期未缴"))
    assert running(case) == []


@pytest.mark.parametrize("recorded", ["2021-03-08", "2021-04-06"])
def test_the_days_go_on_whenever_the_service_was_written_down(town: Any, recorded: str) -> None:
    town.at("2021-03-01")
    case = asked(town)
    town.luo(case, ConsultThird(third=COMPANY, what="承包合同"))
    town.at(recorded)
    served(town, case, "third", "third", served_on="2021-03-04")
    clock.walk(town.office, town.at("2021-04-07").now, origin="replay")
    assert due(case, "third") == "2021-03-25" and due(case) == "2021-04-23"


def test_two_services_written_down_late_wait_for_the_later_days(town: Any) -> None:
    town.at("2021-03-01")
    case = asked(town)
    town.luo(case, ConsultThird(third=COMPANY, what="承包合同"))
    town.luo(case, ConsultThird(third={"name": "演示建材有限公司", "kind": "organisation"}, what="承包合同"))
    papers, parties = (Model.objects.filter(matter=case.matter, **how).order_by("id").values_list("id", flat=True)
                       for Model, how in ((Paper, {"kind": "access.third"}), (Party, {"capacity": "third"})))
    town.at("2021-04-06")
    for paper, party, day in zip(papers, parties, ("2021-03-04", "2021-03-08"), strict=True):
        town.luo(case, Serve(paper=paper, party=party, mode="direct", taken_by="self", receipt=town.file("送达回证"), served_on=day))
    clock.walk(town.office, town.at("2021-04-07").now, origin="replay")
    suspended = json.loads(Deadline.objects.get(matter=case.matter, term="reply").suspended)
    assert suspended == [["2021-03-01", "2021-03-29", "consulting"]] and due(case) == "2021-04-26"


def test_an_answer_ends_the_waiting_though_the_clock_has_not_walked_yet(town: Any) -> None:
    town.at("2021-03-01")
    case = asked(town)
    town.luo(case, ConsultThird(third=COMPANY, what="承包合同"))
    town.luo(case, ConsultOrgan(organ=BUREAU, what="合同附件"))
    town.at("2021-04-06")
    served(town, case, "third", "third", served_on="2021-03-04")
    town.luo(case, OrganSays(says="agrees"))
    clock.walk(town.office, town.at("2021-04-07").now, origin="replay")
    assert due(case, "third") == "2021-03-25" and due(case) == "2021-05-06"  # what came last ended it: twenty working days from the 7th, the 25th is worked
