"""What was just done is told once on the page of the matter: the paper with its number, what comes next and whose turn it is."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Paper

TODAY = date.today().isoformat()


def act(key: str) -> Any:
    return registry.act(key)


def told(page: Any) -> str:
    """The line that says what was done, without its tags; empty where there is none."""
    found = re.search(r'<p class="card did" role="status">(.*?)</p>', page.content.decode(), re.S)
    return re.sub(r"\s+", "", re.sub("<[^>]+>", "", found[1])) if found else ""


def test_a_paper_just_issued_stands_with_its_number_and_the_next_duty_once(town: Any, client_for: Callable[[str], Any]) -> None:
    he = client_for("he")
    town.at(f"{TODAY} 00:00")
    case = town.he(act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某某", "phone": "13900001111"}))
    answer = he.post(f"/desk/matter/{case.matter}/do/petition.Accept/", {"kind": "complaint", "route": "petition", "how-manner": "here", "how-sure": "1"}, follow=True)
    paper = Paper.objects.get(matter=case.matter, kind="petition.acceptance")
    assert f"已办理受理出具《{paper.title}》{paper.number}打印" in told(answer) and f"/desk/paper/{paper.id}.pdf" in answer.content.decode().split('role="status"')[1].split("</p>")[0]
    assert "接下来：办结并答复，承办人办理，" in told(answer), told(answer)
    assert "您可以接着办理“" in told(answer)
    assert told(he.get(f"/desk/matter/{case.matter}/")) == ""


def test_what_waits_for_a_signature_says_for_whose_and_the_last_signature_says_what_became_of_it(town: Any, client_for: Callable[[str], Any]) -> None:
    he, huang = client_for("he"), client_for("huang")
    town.at(f"{TODAY} 00:00")
    case = town.he(act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某某", "phone": "13900001111"}))
    town.he(case, act("petition.Accept")(kind="complaint", route="petition"))
    answer = he.post(f"/desk/matter/{case.matter}/do/petition.Extend/", {"reason": "需要会商", "how-manner": "here"}, follow=True)
    assert told(answer).startswith("已提请签批延长办理期限") and "请分管领导（" in told(answer) and "黄立言" in told(answer) and "签批“延长办理期限”" in told(answer)
    entry = Deadline.objects.get(term="sign", matter=case.matter).of
    page = huang.get("/desk/duties/sign/").content.decode()
    assert f'#sign-{entry}"><strong>路灯坏了</strong></a>' in page
    signed = huang.post(f"/desk/matter/{case.matter}/sign/{entry}/", {"verb": "Sign"}, follow=True)
    assert told(signed).startswith("已办理延长办理期限出具《") and "何穗" not in told(signed).split("接下来")[0]
    other = town.he(act("petition.Receive")(channel="phone", what="水管漏水", who={"name": "测某某", "phone": "13900001111"}))
    huang.post(f"/desk/matter/{case.matter}/do/common.Note/", {"text": "已电话沟通", "how-manner": "here"})
    assert told(huang.get(f"/desk/matter/{other.matter}/")) == "" and told(huang.get(f"/desk/matter/{case.matter}/")).startswith("已办理")
