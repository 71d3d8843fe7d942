"""Legality reviews told from start to end."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Matter
from fazhi.lines.legality.acts import Again, AskCounsel, Lack, Send, SendBack, Supply, TakeUp
from fazhi.lines.legality.looking import Answer, Opine, SecondLook
from fazhi.lines.legality.stages import questions

TWO = [{"clause": "第三条", "point": "付款期限超过规定上限，应改为三十日。", "weight": "must"}, {"clause": "第七条", "point": "违约责任只约束一方，建议对等约定。"}]


def rows(kind: str, **other: str) -> list[dict[str, str]]:
    """Every question of a kind answered, without a problem unless told otherwise."""
    return [{"item": key, "result": other.get(key, "fits")} for key in questions(kind)]


def sent(town: Any, kind: str = "contract", **more: Any) -> Any:
    """Something sent for review with its text."""
    return town.tang(Send(kind=kind, what="办公楼保洁服务合同", text=town.file("送审稿"), **more))


def story_main_path(town: Any) -> None:
    """A contract: papers missing and supplied, every question answered, two pieces of advice, one not followed, the new text looked at again."""
    town.at("2021-04-06")
    case = sent(town)
    town.refuses(town.tang, case, TakeUp(), "机构·职责")
    town.sun(case, Lack(missing="对方营业执照"))
    town.refuses(town.sun, case, TakeUp(), "审查·受理")
    town.days(2)
    town.tang(case, Supply(note="已补营业执照"))
    town.sun(case, TakeUp())
    assert Deadline.objects.get(matter=case.matter, term="review_contract").due == "2021-04-15"
    wrong = rows("contract", **{"gr.pay": "amend"})
    town.refuses(town.sun, case, Opine(rows=wrong, conclusion="agreed"), "合同·合法性审查")
    town.refuses(town.sun, case, Opine(rows=wrong, conclusion="conditional"), "合同·合法性审查")
    town.refuses(town.sun, case, Opine(rows=wrong, points=TWO, conclusion="disagreed"), "合同·合法性审查")
    town.refuses(town.sun, case, Opine(rows=wrong[1:], points=TWO, conclusion="conditional"), "审查·意见")
    town.sun(case, Opine(rows=wrong, points=TWO, conclusion="conditional", note="修改后可以签订"))
    town.refuses(town.sun, case, Answer(course="drop"), "机构·职责")
    half = {"followed": [{"n": 1, "how": "改为三十日"}], "course": "revised"}
    town.refuses(town.tang, case, Answer(**half, text=town.file("修改稿")), "审查·采纳")
    whole = {**half, "refused": [{"n": 2, "result": "rejected", "reason": "对方坚持，风险可控"}]}
    town.refuses(town.tang, case, Answer(**whole), "审查·复核")
    town.bad(town.tang, case, Answer(**half, refused=[{"n": 2, "result": "rejected"}]), "refused")
    town.tang(case, Answer(**whole, text=town.file("修改稿")))
    town.sun(case, SecondLook(conclusion="agreed"))
    assert "审查的文本：" in town.text(town.paper(case, "opinion")) and "复核的文本：修改稿" in (now := town.text(town.paper(case, "second"))), now
    town.checks(case, stage="agreed", papers=["request", "lacking", "opinion", "answer", "second"], met=["review_contract", "supply", "answer", "second_look"], open=[])


def story_changed_after_the_review(town: Any) -> None:
    """What was changed after the review is reviewed again, in a new round; a second look that is not satisfied sends it back."""
    town.at("2021-05-10")
    case = sent(town, "other")
    town.sun(case, TakeUp())
    town.sun(case, Opine(rows=rows("other"), conclusion="agreed"))
    town.checks(case, stage="agreed", open=[])
    town.tang(case, Again(text=town.file("又改了"), why="价款调整"))
    town.sun(case, TakeUp())
    town.sun(case, Opine(rows=rows("other", **{"o.law": "amend"}), points=TWO[:1], conclusion="conditional"))
    town.tang(case, Answer(followed=[{"n": 1}], course="revised", text=town.file("三稿")))
    town.sun(case, SecondLook(points=TWO[:1], conclusion="conditional"))
    town.checks(case, stage="opined", open=["answer"])
    town.tang(case, Answer(course="explain", refused=[{"n": 1, "result": "partly", "reason": "文字已改，期限照旧"}]))
    town.checks(case, stage="closed", open=[])


def story_unlawful(town: Any) -> None:
    """What the review finds unlawful goes to no meeting; recorded from a sheet it is a flag."""
    town.at("2021-06-01")
    case = sent(town, "decision")
    town.sun(case, TakeUp())
    town.sun(case, Opine(rows=rows("decision", **{"d.power": "unlawful"}), points=TWO[:1], conclusion="disagreed"))
    explain = {"refused": [{"n": 1, "result": "rejected", "reason": "另有考虑"}], "course": "explain"}
    town.refuses(town.tang, case, Answer(**explain), "决策·合法性审查")
    town.flagged(town.on_paper(town.deng, case, Answer(**explain), town.tang), "决策·合法性审查")
    other = sent(town, "decision")
    town.sun(other, TakeUp())
    town.sun(other, Opine(rows=rows("decision", **{"d.power": "unlawful"}), points=TWO[:1], conclusion="disagreed"))
    town.tang(other, Answer(course="drop"))
    town.checks(other, stage="closed", open=[])


def story_time_for_the_review(town: Any) -> None:
    """A review may not be hurried, an emergency apart; what is no matter for review, or came without a text, goes back."""
    town.at("2021-07-05")
    town.bad(town.tang, "", Send(what="会议方案"), "kind")
    town.refuses(town.tang, "", Send(kind="decision", what="会议方案"), "审查·送审")
    town.refuses(town.tang, "", Send(kind="decision", what="方案", text=town.file("方案"), wanted="2021-07-08"), "决策·合法性审查")
    town.tang(Send(kind="decision", what="方案", text=town.file("方案"), wanted="2021-07-14"))
    town.tang(Send(kind="decision", what="防汛决定", text=town.file("方案"), wanted="2021-07-06", urgent=True, urgent_reason="台风登陆在即"))
    case = town.tang(Send(kind="contract", what="只送了材料", materials=[town.file("材料")]))
    town.refuses(town.sun, case, TakeUp(), "审查·送审")
    town.sun(case, SendBack(why="lacking"))
    town.checks(case, stage="returned", open=[])


def story_the_counsel_is_asked(town: Any) -> None:
    """The reviewer asks the legal counsel; the counsel's opinion comes back, the reviewer concludes."""
    town.at("2021-08-02")
    case = sent(town)
    town.sun(case, TakeUp())
    town.refuses(town.sun, case, AskCounsel(what="付款条款是否合法", wanted="2021-03-01"), "法律顾问·时限")
    town.sun(case, AskCounsel(what="付款条款是否合法"))
    part, acts = Matter.objects.get(parent=case.matter).id, registry.lines()["counsel"].acts
    assert not Deadline.objects.filter(matter=part, term="settle").exists()  # a reviewer may ask: nobody has to settle a doubt about it
    named = {act.__name__: act for act in acts}
    town.xu(part, named["Accept"]())
    town.xu(part, named["Opine"](conclusion="amend", text="付款期限应改为三十日。", points=[{"point": "改为三十日"}]))
    town.checks(case, acts=["Send", "TakeUp", "AskCounsel", "CounselSaid"])
    town.refuses(town.tang, part, named["Respond"](item=1, result="adopted"), "法律顾问·采纳")
    town.sun(part, named["Respond"](item=1, result="adopted"))
    town.sun(case, Opine(rows=rows("contract"), conclusion="agreed"))
    assert "法律顾问意见：应当修改，意见1条（2021-08-02）" in town.text(town.paper(case, "opinion"))
    town.flagged(town.sun(sent_up(town), Opine(rows=rows("decision"), conclusion="agreed")), "法律顾问·先行听取意见")


def story_the_counsel_finds_it_unlawful(town: Any) -> None:
    """What the legal counsel finds unlawful is not agreed to without a word: the reason is written, else the opinion bears a flag."""
    town.at("2021-08-02")
    named = {act.__name__: act for act in registry.lines()["counsel"].acts}
    for note in ("", "顾问的依据已经废止，现行规定许可。"):
        case = sent_up(town)
        town.sun(case, AskCounsel(what="有没有定价的权限"))
        part = Matter.objects.get(parent=case.matter).id
        town.xu(part, named["Accept"]())
        town.xu(part, named["Opine"](conclusion="unlawful", text="没有定价权限，不合法。", points=[{"point": "不得制定"}]))
        done = town.sun(case, Opine(rows=rows("decision"), conclusion="agreed", note=note))
        if not note:
            town.flagged(done, "法律顾问·先行听取意见")


def sent_up(town: Any) -> Any:
    """A major decision under review, about which no counsel was heard."""
    case = sent(town, "decision")
    town.sun(case, TakeUp())
    return case


def story_apart(town: Any) -> None:
    """Who sent it does not review it, though he be a reviewer as well; a sheet signed by him is flagged."""
    town.at("2021-09-01")
    case = town.mei(Send(kind="other", what="公告", text=town.file("公告")))
    town.sun(case, TakeUp())
    town.flagged(town.on_paper(town.deng, case, Opine(rows=rows("other"), conclusion="agreed"), town.mei), "机构·职责分离")


def story_a_drafter_signs_the_review_of_her_own_draft(town: Any) -> None:
    """Whoever typed it in: the one who drafted and then signs the review on paper is flagged."""
    town.at("2021-09-01")
    contract = town.mei(registry.act("contract.Draft")(name="维修合同", kind="service", amount=9000, partner={"name": "某公司", "kind": "organisation"}))
    town.tang(contract, registry.act("contract.SendReview")(text=town.file("合同"), opinion="拟签订"))
    part = Matter.objects.get(parent=contract.matter, line="legality").id
    town.flagged(town.on_paper(town.deng, part, TakeUp(), town.mei), "审查·回避")
    town.flagged(town.on_paper(town.deng, part, Opine(rows=rows("contract"), conclusion="agreed"), town.mei), "审查·回避")
