"""The counsel's work told from start to end."""

from typing import Any

from fazhi.kernel.models import Deadline, Party
from fazhi.lines.counsel.acts import Accept, AskMore, Close, GiveMore, Opine, Rate, Request, Respond, Return
from fazhi.lines.counsel.engagement import Assess, Attend, DeclareConflict, Engage, FileEngagement, FileRelease, Release, Renew

TWO = [{"point": "租期超过二十年的部分无效，应改为二十年以内。", "risk": "high"}, {"point": "补充违约责任条款。", "risk": "low"}]


def story_main_path(town: Any) -> None:
    """A lease is reviewed: requested, taken up, two items of advice, one not followed with its reason, closed."""
    town.at("2021-04-06")
    case = town.tang(Request(what="旧圩市铺位出租合同", kind="contract", question="租期和违约条款是否合法"))
    town.refuses(town.tang, case, Accept(), "机构·职责")
    town.refuses(town.xu, case, Accept(conflict=True, conflict_reason="承租人是本所客户"), "法律顾问·回避")
    town.xu(case, Accept())
    town.refuses(town.tang, case, Close(result="done"), "法律顾问·采纳")
    town.days(2)
    town.xu(case, Opine(conclusion="amend", text="一、租期。二、违约责任。", points=TWO))
    town.refuses(town.xu, case, Respond(item=1, result="adopted"), "机构·职责")
    town.refuses(town.tang, case, Close(result="done"), "法律顾问·采纳")
    town.flagged(town.on_paper(town.deng, case, Close(result="done"), town.tang), "法律顾问·采纳")


def story_answered_item_by_item(town: Any) -> None:
    """Every item is answered; not following one wants a reason, on paper the missing reason is a flag."""
    town.at("2021-05-10")
    case = town.mei(Request(what="饮用水源地管理通告（草案）", kind="document"))
    town.xu(case, Accept())
    town.xu(case, Opine(conclusion="amend", text="一、通告不得设定罚款。二、补充依据。", points=TWO))
    town.refuses(town.tang, case, Respond(item=1, result="adopted"), "法律顾问·采纳")
    town.mei(case, Respond(item=1, result="adopted"))
    town.refuses(town.mei, case, Respond(item=2, result="rejected"), "法律顾问·采纳")
    town.refuses(town.mei, case, Respond(item=3, result="adopted"), "法律顾问·采纳")
    town.flagged(town.on_paper(town.deng, case, Respond(item=2, result="rejected"), town.mei), "法律顾问·采纳")
    town.refuses(town.mei, case, Respond(item=1, result="adopted"), "法律顾问·采纳")
    town.xu(case, Opine(conclusion="lawful", text="修改稿可行。", points=[{"point": "修改稿合法可行。"}]))
    town.mei(case, Respond(item=3, result="adopted"))
    town.mei(case, Close(result="changed", number="演大规〔2021〕1号"))
    town.mei(case, Rate(score="good"))
    town.checks(case, stage="closed", papers=["request", "opinion", "opinion", "answers"], met=["opinion", "answer"])
    later, told = town.text(town.paper(case, "opinion")), town.text(town.paper(case, "answers"))
    assert "｜3｜修改稿合法可行。｜低｜" in later, later
    assert "｜2｜补充违约责任条款。｜低｜不采纳｜｜" in told and "｜3｜修改稿合法可行。｜低｜采纳｜｜" in told, told


def story_time_stands_still(town: Any) -> None:
    """While papers are missing the term does not run, and no opinion is given."""
    town.at("2021-06-01")
    case = town.he(Request(what="山林权属纠纷处理意见", kind="petition"))
    town.xu(case, Accept())
    town.xu(case, AskMore(missing="林权登记申请表"))
    town.refuses(town.xu, case, Opine(conclusion="lawful", text="（略）", points=TWO), "法律顾问·时限")
    town.flagged(town.on_paper(town.deng, case, Opine(conclusion="lawful", text="（略）", points=TWO), town.xu), "法律顾问·时限")
    other = town.he(Request(what="山林权属纠纷处理意见（第二件）", kind="petition"))
    town.xu(other, Accept())
    town.xu(other, AskMore(missing="林权登记申请表"))
    town.days(10)
    town.he(other, GiveMore(note="已从县档案馆复印"))
    town.xu(other, Opine(conclusion="lawful", text="一、依林改档案处理。", points=TWO[:1]))
    town.checks(other, stage="opined", met=["opinion"], open=["answer"])


def story_a_day_of_its_own(town: Any) -> None:
    """The day set for one request counts in place of the usual one, and moves on by the working days on which papers were missing, for in those the term counts."""
    town.at("2021-06-01")
    town.refuses(town.he, "", Request(what="合同", kind="contract", wanted="2021-05-31"), "法律顾问·时限")
    usual, case = town.he(Request(what="合同", kind="contract")), town.he(Request(what="合同（加急）", kind="contract", wanted="2021-06-03"))

    def due(one: Any) -> str:
        return str(Deadline.objects.get(matter=one.matter, term="opinion", state="open").due)

    assert (due(usual), due(case)) == ("2021-06-08", "2021-06-03")
    town.xu(case, Accept())
    town.at("2021-06-02").xu(case, AskMore(missing="附件"))
    assert not due(case)
    town.at("2021-06-09").he(case, GiveMore(note="已补"))
    assert due(case) == "2021-06-11"
    town.at("2021-06-10").xu(case, AskMore(missing="附图"))
    town.at("2021-06-15").he(case, GiveMore(note="已补"))
    assert due(case) == "2021-06-17"


def story_returned_for_conflict(town: Any) -> None:
    """The counsel has an interest and returns the request; nothing is counted."""
    town.at("2021-06-21")
    case = town.mei(Request(what="某合作社退租争议", kind="contract"))
    town.xu(case, Return(why="conflict", note="对方为本人亲属经营"))
    town.checks(case, stage="returned", open=[])


def story_drafter_apart(town: Any) -> None:
    """Who asked may not give the opinion: refused here, a flag when recorded from a signed sheet."""
    town.at("2021-07-01")
    case = town.mei(Request(what="行政处罚案件讨论稿", kind="enforcement"))
    town.xu(case, Accept())
    town.refuses(town.mei, case, Opine(conclusion="lawful", text="可行。", points=TWO[:1]), "机构·职责分离")
    town.flagged(town.on_paper(town.deng, case, Opine(conclusion="lawful", text="可行。", points=TWO[:1]), town.mei), "机构·职责分离")


def story_engaged_for_a_term(town: Any) -> None:
    """Engaged and reported; kept out of the matters of his own client; assessed from the record; renewed, then released."""
    town.at("2021-01-11")
    words = {"adviser": town.xu.person, "firm": "演示律师事务所", "how": "compare", "since": "2021-01-11", "until": "2024-01-10", "scope": ["contract", "document"], "fee": 30000}
    town.refuses(town.tang, "", Engage(**{**words, "until": "2021-01-01"}), "法律顾问·聘任")
    home = town.tang(Engage(**words))
    town.refuses(town.tang, "", Engage(**words), "法律顾问·聘任")
    assert Deadline.objects.get(matter=home.matter, term="engagement_file").due == "2021-01-26"
    town.tang(home, FileEngagement(to="县司法局"))
    town.xu(home, DeclareConflict(adviser=town.xu.person, other={"name": "演示建材有限公司", "kind": "organisation"}))
    client = town.party(home, "party")
    person = Party.objects.get(id=client).person
    case = town.tang(Request(what="砂石采购合同", kind="contract", other_side={"person": person, "kind": "organisation"}))
    town.refuses(town.xu, case, Accept(), "法律顾问·回避")
    town.flagged(town.on_paper(town.luo, case, Opine(conclusion="lawful", text="可行。", points=TWO[:1], clear=True), town.xu), "法律顾问·回避")
    case = town.tang(Request(what="砂石采购合同", kind="contract", other_side={"person": person, "kind": "organisation"}))
    town.xu(case, Return(why="conflict"))
    other = town.tang(Request(what="信访答复", kind="petition"))
    town.flagged(town.xu(other, Accept()), "法律顾问·聘任")  # beyond the scope agreed
    town.xu(other, Opine(conclusion="lawful", text="可行。", points=TWO[:1]))
    theirs = town.tang(Request(what="土地承包纠纷", kind="petition"))
    town.xu(home, Attend(adviser=town.xu.person, kind="meeting", minutes=90, topic="党政联席会议：市场改造"))
    town.at("2021-12-20")
    town.refuses(town.mei, home, Assess(year=2021, grade="good", opinion="尽责", matters=9), "法律顾问·聘任")
    town.outside(town.deng, theirs, Opine(clear=True, conclusion="lawful", text="可行。", points=TWO[:1]), "律函〔2021〕9号")  # late, but by another counsel
    assert town.mei(home, Assess(year=2021, grade="good", opinion="尽责", matters=2)).flags == ()
    town.refuses(town.mei, home, Assess(year=2021, grade="fair", opinion="重复", matters=2), "法律顾问·聘任")
    town.at("2024-01-05")
    town.tang(home, Renew(until="2025-01-10"))
    town.tang(home, Release(why="left", reason="转所"))
    town.tang(home, FileRelease(to="县司法局"))
    late = town.tang(Request(what="租赁合同", kind="contract"))
    town.flagged(town.xu(late, Accept()), "法律顾问·聘任")  # nobody is engaged any more
    town.checks(home, stage="ended", papers=["engagement", "assessment"], met=["engagement_file", "renew", "assess"], open=[])
