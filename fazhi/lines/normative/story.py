"""Normative documents told from start to end."""

from datetime import datetime
from typing import Any

from fazhi.kernel import clock, words
from fazhi.kernel.models import Deadline, Listing, Matter
from fazhi.lines.normative.acts import Comment, Consult, Draft, Drop, FairReview, Feedback, Project, SendForReview
from fazhi.lines.normative.issuing import (
    CorrectFiling,
    Explain,
    FiledAnswer,
    FileUp,
    Number,
    Publish,
    Rework,
    Submit,
)
from fazhi.lines.normative.living import Announce
from fazhi.lines.normative.stages import FAIR
from fazhi.lines.normative.story_ending import (
    story_catalogue_and_clean_up,
    story_expired_and_announced,
    story_on_the_site_and_off,
    story_repealed_as_it_was_issued,
    story_replaced_and_amended,
)
from fazhi.lines.normative.story_incident import story_looked_at_beside_a_case
from fazhi.lines.normative.story_steps import TEXT, WORDS, act, held, looked, old, projected, put

__all__ = [
    "TEXT", "held", "looked", "old", "projected", "put", "story_catalogue_and_clean_up", "story_expired_and_announced", "story_looked_at_beside_a_case",
    "story_on_the_site_and_off", "story_repealed_as_it_was_issued", "story_replaced_and_amended",
]

def consulted(town: Any) -> tuple[Any, Any]:
    """A draft on which the public was heard; what the law refuses on the way."""
    town.at("2021-03-01")
    town.refuses(town.mei, "", Project(**{**WORDS, "name": "水源地管理条例"}), "文件·制定主体")
    case = projected(town)
    text = town.file("草案", TEXT.encode())
    town.refuses(town.mei, case, Consult(way="public", since="2021-03-02", until="2021-04-01"), "文件·征求意见")
    town.mei(case, Draft(text=text, explanation="共三条", forbidden=True))
    town.refuses(town.mei, case, Consult(way="public", since="2021-01-20", until="2021-02-20"), "文件·征求意见")
    town.mei(case, Consult(way="public", since="2021-03-02", until="2021-04-01", how_to="司法所"))
    town.bad(town.mei, case, Comment(source="citizen", comment="范围太大"), "result")
    town.lin(case, Comment(source="citizen", comment="范围太大", result="no", reason="上位法已定"))
    town.refuses(town.mei, case, SendForReview(text=text), "文件·征求意见")
    town.refuses(town.mei, case, Feedback(received=1, summary="一条未采纳"), "文件·征求意见")
    town.at("2021-04-02")
    town.refuses(town.mei, case, Feedback(received=3, summary="一条未采纳"), "文件·征求意见")
    done = town.mei(case, Feedback(received=1, summary="一条未采纳"))
    paper = next(word["text"] for key, word in words.read([done.entry])[done.entry].items() if key.startswith("paper:"))
    assert "｜1｜群众｜范围太大｜不采纳｜上位法已定｜" in paper
    return case, text


def story_main_path(town: Any) -> None:
    """From the project to the catalogue: comments, review, meeting, number, publication, filing, and the end of its time."""
    case, text = consulted(town)
    town.refuses(town.mei, case, Submit(text=text))
    looked(town, case, text)
    assert Deadline.objects.get(matter=case.matter, term="opinion").due == "2021-04-25"  # fifteen working days, one of them a Sunday worked for the holiday
    town.checks(case, stage="review")
    changed = town.file("会议稿", TEXT.replace("三百米", "五百米").encode())
    refused = town.refuses(town.tang, case, Submit(text=changed), "文件·合法性审核")
    assert "第二条" in str(refused) and "第三条" not in str(refused)
    item = put(town, case, text)
    assert "会议还没有决定" in str(town.refuses(town.mei, case, Submit(text=text), "文件·集体审议"))
    held(town, item, "deferred")
    town.checks(case, stage="review")
    agenda = {"body": "government", "meeting_on": "2021-04-02", "summary": "再议", "urgent": True, "urgent_reason": "议程已定"}
    town.signed(town.tang, item, act("decision.ListItem", text=text, **agenda), town.chen)
    held(town, item)
    town.checks(case, stage="passed")
    town.at("2021-04-12")
    dates = {"effective": "2021-06-01", "valid_until": "2026-05-31"}
    refused = str(town.refuses(town.deng, case, Number(text=changed, **dates), "文件·合法性审核"))
    assert "会议通过的文本不同：第二条" in refused
    town.refuses(town.mei, case, Number(text=text, **dates), "机构·职责分离")
    town.signed(town.deng, case, Number(text=text, **dates), town.chen)
    town.refuses(town.luo, case, Publish(number="演府规〔2021〕9号", channels=["site"], address="演示网站"), "文件·统一登记")
    town.luo(case, Publish(number="演府规〔2021〕1号", channels=["site", "board"], address="演示网站", to_site=True))
    assert Matter.objects.filter(line="disclosure").count() == 1
    assert Deadline.objects.get(matter=case.matter, term="evaluate").due == "2025-11-30"
    town.luo(case, Explain(way="picture", address="公众号"))
    town.deng(case, FileUp(to="县人民政府"))
    town.outside(town.deng, case, FiledAnswer(result="correct", opinion="补送起草说明"), number="县备补1号")
    town.deng(case, CorrectFiling(note="已补"))
    town.outside(town.deng, case, FiledAnswer(result="registered", number="县备〔2021〕8号"), number="县备〔2021〕8号")
    town.at("2026-06-02")
    clock.walk(town.office, datetime(2026, 6, 2, 1))
    town.luo(case, Announce(channels=["site", "board"], address="演示网站"))
    town.checks(case, stage="repealed", met=["opinion", "meeting", "file", "explain", "registered", "file_correct", "announce"], open=[],
                papers=["project", "explanation", "consultation", "feedback", "submission", "registration", "filing"])
    assert Listing.objects.get(register="normative").until == "2026-06-01"


def story_review_wants_changes(town: Any) -> None:
    """Amend, says the review: the changed text is looked at again before the meeting; what was refused is explained there."""
    town.at("2021-05-06")
    case = projected(town, touches_public=False)
    text, better = town.file("草案", TEXT.encode()), town.file("修改稿", TEXT.replace("劝导改正", "责令改正").encode())
    town.mei(case, Draft(text=text, explanation="共三条"))
    part = looked(town, case, text, "conditional", [{"clause": "第三条", "point": "改为责令改正", "weight": "must"}], n2="amend")
    town.refuses(town.tang, case, Submit(text=text), "文件·合法性审核")
    town.mei(part, act("legality.Answer", followed=[{"n": 1}], course="revised", text=better))
    town.sun(part, act("legality.SecondLook", conclusion="agreed"))
    town.refuses(town.tang, case, Submit(text=text), "文件·合法性审核")
    held(town, put(town, case, better), "rejected")
    town.checks(case, stage="dropped")
    other = projected(town, touches_public=False, name="墟场管理规定")
    town.mei(other, Draft(text=text, explanation="共三条", forbidden=True))
    part = looked(town, other, text, "conditional", [{"clause": "第三条", "point": "改为责令改正"}], n2="amend")
    town.mei(part, act("legality.Answer", refused=[{"n": 1, "result": "rejected", "reason": "镇无此权限"}], course="explain"))
    town.refuses(town.tang, other, Submit(text=text), "文件·合法性审核")
    held(town, put(town, other, text, explained="镇没有责令改正的权限"))
    town.checks(other, stage="passed")
    town.mei(other, Rework(reason="县里另有安排"))
    town.checks(other, stage="drafting", open=["review"])
    town.mei(other, SendForReview(text=text))
    town.refuses(town.mei, other, Submit(text=text), "文件·合法性审核")
    part = Matter.objects.filter(parent=other.matter, line="legality").order_by("-id")[0].id
    town.sun(part, act("legality.SendBack", why="twice"))
    town.checks(other, stage="drafting")


def story_fair_competition(town: Any) -> None:
    """What touches firms is checked first; a breach stops it, an exception has a reason and an end."""
    town.at("2024-09-02")
    case = projected(town, touches_public=False, touches_firms=True)
    text = town.file("草案", TEXT.encode())
    town.mei(case, Draft(text=text, explanation="共三条", forbidden=True))
    town.refuses(town.mei, case, SendForReview(text=text), "公平竞争·未审不得出台")
    rows = [{"standard": key, "found": "yes" if key == "ban.fcr9" else "no"} for key in FAIR]
    town.refuses(town.mei, case, FairReview(rows=rows, conclusion="fits", heard="座谈"), "公平竞争·结论")
    town.refuses(town.mei, case, FairReview(rows=rows[1:], conclusion="breach", heard="座谈"), "公平竞争·标准")
    town.refuses(town.mei, case, FairReview(rows=rows, conclusion="exception", heard="座谈"), "公平竞争·例外")
    town.refuses(town.mei, case, FairReview(rows=rows, conclusion="breach"), "公平竞争·听取意见")
    town.mei(case, FairReview(rows=rows, conclusion="breach", heard="座谈"))
    town.refuses(town.mei, case, SendForReview(text=text), "公平竞争·未审不得出台")
    town.mei(case, Drop(reason="不符合公平竞争审查标准"))
    town.checks(case, stage="dropped", papers=["project", "explanation", "fair"], open=[])


def story_a_breach_found_late(town: Any) -> None:
    """Found after the review, or after the meeting, that it hinders competition: nothing goes on until the draft is mended and looked at again."""
    town.at("2024-09-02")
    case = projected(town, touches_public=False, touches_firms=True)
    text = town.file("草案", TEXT.encode())
    town.mei(case, Draft(text=text, explanation="共三条", forbidden=True))
    clean, bad = ([{"standard": key, "found": "yes" if key == hit else "no"} for key in FAIR] for hit in ("", "ban.fcr9"))
    town.mei(case, FairReview(rows=clean, conclusion="fits", heard="座谈"))
    looked(town, case, text)
    town.mei(case, FairReview(rows=bad, conclusion="breach", heard="企业来信"))
    town.refuses(town.mei, case, Submit(text=text), "公平竞争·未审不得出台")
    town.mei(case, FairReview(rows=clean, conclusion="fits", heard="重新座谈"))
    held(town, put(town, case, text))
    town.mei(case, FairReview(rows=bad, conclusion="breach", heard="协会来函"))
    dates = {"effective": "2024-10-20", "valid_until": "2029-10-19"}
    town.refuses(town.deng, case, Number(text=text, **dates), "公平竞争·未审不得出台")
    town.mei(case, Rework(reason="删去指定企业的内容"))
    town.refuses(town.mei, case, SendForReview(text=text), "公平竞争·未审不得出台")


def story_the_minute_book(town: Any) -> None:
    """The minutes stand in a book: the page, told by somebody who did not draft, carries the document on; nobody tells it for himself."""
    town.at("2024-09-02")
    case = projected(town, touches_public=False)
    text, page = town.file("草案", TEXT.encode()), town.file("记录页", b"page")
    town.mei(case, Draft(text=text, explanation="共三条", forbidden=True))
    looked(town, case, text)
    items = [{"kind": "matter", "what": "审议文件", "gates": ["legality"], "result": "passed", "matter": case.matter}]
    stub = {"body": "joint", "book": "第3册第47页", "photo": [page], "entitled": 9, "present": 8, "items": items}
    town.refuses(town.mei, "", act("decision.Stub", **stub), "机构·职责分离")
    town.luo(act("decision.Stub", **stub))
    town.checks(case, stage="passed")
    town.signed(town.deng, case, Number(text=text, effective="2024-10-20", valid_until="2029-10-19"), town.chen)


def story_no_power_here(town: Any) -> None:
    """Where the town may not issue documents nothing begins; where nobody has said, it is a warning."""
    town.at("2021-03-01")
    town.flagged(town.mei(Project(**WORDS)), "文件·制定主体")
    town.keeper(town.office, act("house.SetIssuer", regime="none", document="县府办〔2021〕2号", since="2021-03-01"))
    town.refuses(town.mei, "", Project(**WORDS), "文件·制定主体")




def story_the_text_changed_after_the_fair_review(town: Any) -> None:
    """Competition was reviewed on an older draft: the clauses that differ are named until the new text is reviewed."""
    town.at("2024-09-02")
    case = projected(town, touches_public=False, touches_firms=True)
    text, other = town.file("草案", TEXT.encode()), town.file("二稿", TEXT.replace("不得养殖", "只准本镇企业养殖").encode())
    town.mei(case, Draft(text=text, explanation="共三条", forbidden=True))
    rows = [{"standard": key, "found": "no"} for key in FAIR]
    town.mei(case, FairReview(rows=rows, conclusion="fits", heard="座谈"))
    town.mei(case, Draft(text=other, explanation="改第二条", forbidden=True))
    told = str(town.refuses(town.mei, case, SendForReview(text=other), "公平竞争·未审不得出台"))
    assert "第二条" in told and "第三条" not in told
    town.mei(case, FairReview(rows=rows, conclusion="fits", heard="再次座谈", text=other))
    looked(town, case, other)
    town.checks(case, stage="review")


def story_the_public_was_not_asked(town: Any) -> None:
    """What touches the public goes to the review unheard only with a reason, and the reviewer reads it."""
    town.at("2024-09-02")
    case, text = projected(town), town.file("草案", TEXT.encode())
    town.mei(case, Draft(text=text, explanation="共三条", forbidden=True))
    town.refuses(town.mei, case, SendForReview(text=text), "文件·征求意见")
    town.bad(town.mei, case, SendForReview(text=text, unheard=True), "unheard_reason")
    done = town.mei(case, SendForReview(text=text, unheard=True, unheard_reason="洪水期间须立即禁止"))
    town.flagged(done, "文件·征求意见")
    part = Matter.objects.get(parent=case.matter, line="legality")
    assert "洪水期间须立即禁止" in words.read([part.opened_by])[part.opened_by]["explanation"]
