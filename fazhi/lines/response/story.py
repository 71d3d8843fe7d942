"""The town answers for what it did, told from start to end: before the organ under both laws, and before the court."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.clock import walk
from fazhi.kernel.models import Deadline
from fazhi.lines.response.acts import Advise, ListEvidence, OwnMistake, Reply
from fazhi.lines.response.ending import (
    Appeal,
    Appealed,
    Close,
    Delegate,
    Hear,
    NoAppeal,
    Perform,
    Result,
    Summon,
)
from fazhi.lines.response.letters import AnswerLetter, OpinionLetter
from fazhi.lines.response.story_receiver import (
    EVIDENCE,
    WORDS,
    acts,
    story_who_received_it_does_not_answer,
    story_who_received_it_is_found_by_the_applicant,
    taken,
)

__all__ = ["acts", "judged", "ruled", "story_who_received_it_does_not_answer", "story_who_received_it_is_found_by_the_applicant", "taken"]

AGENTS = [{"name": "孙砚", "post": "法制审核员"}]


def due(case: Any, term: str) -> str:
    return str(Deadline.objects.filter(matter=case.matter, term=term).order_by("-since").values_list("due", flat=True)[0])


def story_reconsideration_upheld(town: Any) -> None:
    """Ten calendar days under the old law; evidence listed, counsel heard, the chief signs, the decision is upheld."""
    town.at("2021-09-01")
    case = taken(town)
    assert due(case, "reply") == "2021-09-13"  # the tenth day is a Saturday
    town.refuses(town.sun, case, Reply(**WORDS), "复议·举证")
    town.sun(case, ListEvidence(rows=EVIDENCE))
    town.xu(case, Advise(standing="stand", opinion="程序合法，建议坚持。"))
    town.signed(town.sun, case, Reply(**WORDS), town.chen)
    town.outside(town.sun, case, Result(result="upheld", document="演府复决〔2021〕9号"), number="演府复决〔2021〕9号")
    town.refuses(town.sun, case, Close(), "诉讼·起诉")
    town.days(30)
    town.sun(case, Close())
    town.checks(case, stage="closed", met=["reply"], papers=["evidence", "answer"])


def story_an_answer_comes_too_late(town: Any) -> None:
    """After its last day the answer is signed and handed in all the same; the record says what the law makes of it, before the organ and before the court."""
    for kind, last, provision in (("review", "2024-03-18", "复议·举证"), ("first", "2024-03-19", "诉讼·举证")):
        town.at("2024-03-04")
        case, other = taken(town, kind), taken(town, kind)
        for one in (case, other):
            town.sun(one, ListEvidence(rows=EVIDENCE))
        town.at(last)
        assert not town.signed(town.sun, case, Reply(**WORDS), town.chen).flags
        town.days(1)
        told = town.flagged(town.signed(town.sun, other, Reply(**WORDS), town.chen), provision)
        assert f"{last}届满" in told.flags[0]["sentence"] and "没有证据" in told.flags[0]["sentence"], told.flags
        town.checks(other, stage="answered", open=[])


def story_the_law_of_2024(town: Any) -> None:
    """From 2024 the ten days are working days, and five in the simple procedure."""
    town.at("2024-01-03")
    assert due(taken(town), "reply") == "2024-01-17"
    assert due(taken(town, procedure="simple"), "reply_simple") == "2024-01-10"


def story_who_handled_it_does_not_answer_alone(town: Any) -> None:
    """Whoever handled the penalty answers for it only with a reason."""
    town.at("2021-09-01")
    penalty = town.li(acts()["TakeUp"](source="report", what="乱倒渣土"))
    case = taken(town, penalty=penalty.matter)
    town.sun(case, ListEvidence(rows=EVIDENCE))
    town.refuses(town.li, case, Reply(**WORDS), "机构·职责分离")
    town.signed(town.li, case, Reply(**WORDS, alone=True, alone_reason="法制审核员回避，无他人"), town.chen)


def story_the_decision_falls(town: Any) -> None:
    """Annulled for its procedure: the penalty hears it, the order to act anew is performed, the opinion letter is answered."""
    town.at("2024-03-04")
    penalty = town.li(acts()["TakeUp"](source="report", what="乱倒渣土"))
    case = taken(town, penalty=penalty.matter)
    town.outside(town.sun, case, OpinionLetter(kind="review", document="演府复意〔2024〕1号", what="告知不完整"), number="演府复意〔2024〕1号")
    town.flagged(town.outside(town.sun, case, Result(result="annulled", document="演府复决〔2024〕1号", redo=True), number="演府复决〔2024〕1号"), "复议·决定")
    town.checks(penalty, stage="fallen")
    town.refuses(town.sun, case, Close(), "复议·履行")
    town.refuses(town.sun, case, Perform(what="已研究"), "复议·履行")
    town.sun(case, Perform(what="已研究并告知申请人", dropped=True, dropped_reason="违法事实不能成立"))
    town.signed(town.sun, case, AnswerLetter(mended="修改了告知书样式并培训。"), town.chen)
    town.days(40)
    town.sun(case, Close())
    town.checks(case, stage="closed", met=["perform", "opinion"], papers=["letter"])


def story_court_and_the_head(town: Any) -> None:
    """Sued: answered in fifteen days, a head stands there or the reason is written; lost, appealed, upheld."""
    town.at("2024-03-04")
    case = taken(town, "first")
    assert due(case, "defend") == "2024-03-19"
    town.sun(case, ListEvidence(rows=EVIDENCE))
    town.signed(town.sun, case, Reply(**WORDS), town.chen)
    town.outside(town.sun, case, Summon(day="2024-05-10"), number="传票1")
    town.refuses(town.sun, case, Delegate(agents=AGENTS), "诉讼·负责人出庭")
    town.refuses(town.sun, case, Delegate(agents=AGENTS, head=town.wang.person), "诉讼·负责人出庭")
    town.signed(town.sun, case, Delegate(agents=AGENTS, head=town.huang.person), town.chen)
    town.at("2024-05-10")
    town.flagged(town.sun(case, Hear(came=False)), "诉讼·负责人出庭")
    town.sun(case, Hear(came=True))
    assert due(case, "attend") == "2024-05-10"
    town.outside(town.sun, case, Result(result="unlawful", form="judgment", document="（2024）演0000行初1号", why=["procedure"]), number="（2024）演0000行初1号")
    town.signed(town.sun, case, Appeal(reason="程序瑕疵不影响实体。"), town.chen)
    town.checks(case, stage="served", papers=["evidence", "defence", "authority", "identity", "appeal"])
    town.outside(town.sun, case, Result(result="affirmed", document="（2024）演00行终1号"), number="（2024）演00行终1号")
    town.refuses(town.sun, case, Close(), "复议·履行")
    town.sun(case, Perform(what="已采取补救措施"))
    town.sun(case, Close())


def story_the_other_side_goes_on(town: Any) -> None:
    """After the review decision the other side sues in time: the days to defend run in the same matter."""
    town.at("2024-03-04")
    case = taken(town)
    town.outside(town.sun, case, Result(result="upheld", document="演府复决〔2024〕2号"), number="演府复决〔2024〕2号")
    town.days(10)
    town.outside(town.sun, case, Appealed(kind="first", document="（2024）演0000行初2号"), number="（2024）演0000行初2号")
    town.checks(case, stage="served", open=["defend"])


def story_a_ruling_is_appealed_sooner(town: Any) -> None:
    """Against a ruling one may appeal for ten days, against a judgment for fifteen; where it was not written down which, both run."""
    town.at("2024-03-04")
    words = {"document": "（2024）演0000行初3号"}
    case = taken(town, "first")
    town.flagged(town.outside(town.sun, case, Result(result="dismissed", form="judgment", **words), number=words["document"]), "诉讼·上诉")
    ruled = taken(town, "first")
    town.outside(town.sun, ruled, Result(result="dismissed", form="ruling", **words), number=words["document"])
    unsaid = taken(town, "first")
    town.flagged(town.outside(town.sun, unsaid, Result(result="upheld", **words), number=words["document"]), "诉讼·上诉")
    assert (due(case, "appeal"), due(ruled, "appeal_ruling")) == ("2024-03-19", "2024-03-14")
    assert (due(unsaid, "appeal"), due(unsaid, "appeal_ruling")) == ("2024-03-19", "2024-03-14")
    withdrawn = taken(town)
    town.outside(town.sun, withdrawn, Result(result="withdrawn", **words), number=words["document"])
    town.sun(withdrawn, Close())
    town.checks(withdrawn, stage="closed", open=[])
    settled = taken(town, "first")
    town.outside(town.sun, settled, Result(result="withdrawn", **words), number=words["document"])
    town.checks(settled, stage="ruled", open=[])
    town.at("2024-03-15")
    town.refuses(town.sun, ruled, Appeal(reason="应当立案。"), "诉讼·上诉")
    town.sun(ruled, Close())
    town.refuses(town.sun, case, Close(), "诉讼·起诉")


def story_own_mistake(town: Any) -> None:
    """The town sees its own mistake in time and withdraws; the penalty hears it from here."""
    town.at("2021-09-01")
    penalty = town.li(acts()["TakeUp"](source="report", what="乱倒渣土"))
    case = taken(town, penalty=penalty.matter)
    town.signed(town.sun, case, OwnMistake(result="annulled", reason="告知书未写明听证权利"), town.chen)
    town.checks(penalty, stage="fallen")


def story_a_permit_is_ordered_anew(town: Any) -> None:
    """A refused permit is annulled and has to be decided anew in the set days; an enforcement whose ground falls has to end; both hear it from here."""
    town.at("2024-03-04")
    permit = {act.__name__: act for act in registry.line("permit").acts}
    town.zhou(permit["ListItem"](key="XK-01", name="农村村民住宅用地审批", grounds="土地管理法第六十二条", since="2020-08-01"))
    asked = town.qian(permit["Receive"](applicant={"name": "何某"}, item="XK-01", what="新建住宅八十平方米"))
    town.qian(asked, permit["Accept"](answer="accepted"))
    town.confirmed(town.wang, town.li(asked, permit["Check"](second=town.wang.person, record="与规划不符", fits=False)))
    town.signed(town.li, asked, permit["Decide"](answer="denied", reason="与规划不符"), town.huang)
    taking = registry.act("execution.TakeUp")(obliged={"name": "何某"}, kind="building", what="拆除超面积部分")
    enforced = town.li(taking)
    case = taken(town, permit=asked.matter, execution=enforced.matter)
    words = {"document": "演府复决〔2024〕6号", "why": ["facts"], "redo": True, "until": "2024-05-06"}
    done = town.outside(town.sun, case, Result(result="annulled", **words), number=words["document"])
    town.checks(asked, stage="accepted", open=["decide_anew"])
    assert due(asked, "decide_anew") == "2024-05-06"
    town.checks(enforced, open=["stop"])
    assert [each.code[:2] for each in done.opened], "the file of the refusal is reviewed"


def judged(town: Any, result: str = "annulled") -> tuple[Any, Any]:
    """A penalty, and the matter in which the court of first instance has set it aside."""
    town.at("2024-03-04")
    penalty = town.li(acts()["TakeUp"](source="report", what="乱倒渣土"))
    case = taken(town, "first", penalty=penalty.matter)
    town.outside(town.sun, case, Result(result=result, form="judgment", document="（2024）演0000行初4号", why=["procedure"]), number="（2024）演0000行初4号")
    return penalty, case


def story_the_town_has_its_own_last_day_to_appeal(town: Any) -> None:
    """The town had the judgment a week before the other side: its fifteen days end a week sooner, while the judgment waits for both; of a case it won it may appeal in the same days, and owes no decision on that."""
    lost, left, won = (taken(town.at("2024-03-04"), "first") for _ in range(3))
    days = {"received_on": "2024-04-01", "other_on": "2024-04-08", "form": "judgment", "document": "（2024）演0000行初4号"}
    town.at("2024-04-10")
    for case, words in ((lost, {"result": "unlawful", "why": ["procedure"]}), (left, {"result": "unlawful", "why": ["procedure"]}), (won, {"result": "upheld"})):
        town.outside(town.sun, case, Result(**days, **words), number=days["document"])
    assert [due(case, term) for case, term in ((lost, "decide_appeal"), (won, "own_appeal"), (lost, "appeal"))] == ["2024-04-16", "2024-04-16", "2024-04-23"]
    town.refuses(town.sun, won, NoAppeal(reason="胜诉"), "诉讼·上诉")
    town.signed(town.sun, left, NoAppeal(reason="告知程序确有瑕疵"), town.chen)
    town.checks(left, met=["decide_appeal"], open=["appeal", "in_force", "settle"])  # tied to no case, which is settled or put right
    town.at("2024-04-17")
    for case in (lost, left, won):
        town.refuses(town.sun, case, Appeal(reason="程序瑕疵不影响实体。"), "诉讼·上诉")
    walk(town.office, town.now, origin="replay")
    town.checks(won, open=["appeal", "in_force"])
    town.checks(lost, open=["appeal", "decide_appeal", "in_force", "settle"])  # nobody decided in time: it stays on the desk until the judgment is in force
    town.at("2024-04-24")
    walk(town.office, town.now, origin="replay")
    town.checks(lost, open=["perform", "settle"])


def ruled(town: Any, case: Any, result: str, **words: Any) -> Any:
    number = "（2024）演00行终4号"
    return town.outside(town.sun, case, Result(result=result, document=number, **words), number=number)


def story_a_judgment_is_in_force_when_nobody_appeals(town: Any) -> None:
    """At first instance only the time to appeal runs; when it is over the penalty falls, by an entry of the clock."""
    penalty, case = judged(town)
    town.checks(penalty, stage="clue")
    town.checks(case, open=["appeal", "decide_appeal", "in_force"])
    town.at("2024-03-20")
    town.refuses(town.sun, case, Close(), "诉讼·上诉")
    walk(town.office, town.now, origin="replay")
    town.checks(penalty, stage="fallen")
    town.checks(case, open=["perform"])
    town.flagged(town.outside(town.sun, case, Appealed(kind="second", document="（2024）演00行终4号"), number="（2024）演00行终4号"), "诉讼·上诉")


def story_the_second_instance_may_reverse(town: Any) -> None:
    """Appealed in time, the judgment is not in force: reversed the penalty stands, affirmed or the appeal withdrawn it falls, sent back the first instance begins anew."""
    for result, stage in (("upheld", "clue"), ("affirmed", "fallen"), ("dropped", "fallen"), ("settled", "clue")):
        penalty, case = judged(town)
        town.at("2024-03-15")
        town.outside(town.sun, case, Appealed(kind="second", document="（2024）演00行终4号"), number="（2024）演00行终4号")
        done = ruled(town, case, result)
        assert [flag["provision"] for flag in done.flags] == (["诉讼·二审"] if result == "upheld" else []), done.flags
        town.at("2024-04-15")
        walk(town.office, town.now, origin="replay")
        town.checks(penalty, stage=stage)
    penalty, case = judged(town, "upheld")
    town.flagged(ruled(town, case, "affirmed", form="judgment"), "诉讼·二审")
    town.days(9)
    town.signed(town.sun, case, Appeal(reason="补充理由。"), town.chen)
    ruled(town, case, "remanded")
    town.checks(case, stage="served", open=["defend", "settle"])
    assert due(case, "defend") == "2024-03-28"  # fifteen days from the order, not from the first copy
    town.refuses(town.sun, case, Reply(**WORDS), "复议·举证")  # the evidence is listed anew
    town.sun(case, ListEvidence(rows=EVIDENCE))
    town.signed(town.sun, case, Reply(**WORDS), town.chen)
    ruled(town, case, "annulled", form="judgment", why=["facts"])
    town.checks(penalty, stage="clue")
    town.checks(case, stage="ruled", open=["appeal", "decide_appeal", "in_force", "settle"])


def story_each_letter_is_answered(town: Any) -> None:
    """Two letters, two answers: whoever answers says which; the day of a hearing told anew takes the place of the old one."""
    town.at("2024-03-04")
    case = taken(town)
    _, second = (town.outside(town.sun, case, OpinionLetter(kind=kind, document=number, what="告知不完整"), number=number)
                     for kind, number in (("review", "演府复意〔2024〕1号"), ("procurator", "演检建〔2024〕1号")))
    town.refuses(town.sun, case, AnswerLetter(mended="已培训。"), "复议·意见书")
    town.signed(town.sun, case, AnswerLetter(letter=second.entry, mended="已培训。"), town.chen)
    town.checks(case, met=["suggestion"], open=["reply", "opinion"])
    town.signed(town.sun, case, AnswerLetter(mended="已培训。"), town.chen)
    town.checks(case, met=["opinion", "suggestion"], open=["reply"])
    assert "演府复意〔2024〕1号" in town.text(town.paper(case, "letter"))
    for day in ("2024-04-10", "2024-04-17"):
        town.outside(town.sun, case, Summon(day=day), number="通知1")
    town.checks(case, open=["reply", "attend"])
    assert due(case, "attend") == "2024-04-17"
