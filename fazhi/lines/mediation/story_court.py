"""What the agreement says of its parties and of its parts, and how both sides bring it before the court."""

from typing import Any

from fazhi.kernel.models import Deadline, Party
from fazhi.lines.mediation.acts import Accept, Apply, Name
from fazhi.lines.mediation.court import AskCourt, DrawUp
from fazhi.lines.mediation.ending import Close, Next, Perform
from fazhi.lines.mediation.holding import Agree, Session
from fazhi.lines.mediation.parties import Describe
from fazhi.lines.mediation.story_ending import WORDS, agreed, applied, counted

NUMBER = "110101199003070070"


def dues(case: Any, term: str) -> list[str]:
    """The days of a term that still run, oldest first."""
    return list(Deadline.objects.filter(matter=case.matter, term=term, state="open", struck="").order_by("due").values_list("due", flat=True))


def story_who_the_parties_are(town: Any) -> None:
    """An agreement without number or address of a party is said to lack them and stands; what is completed stands in the paper, and nobody becomes a party twice."""
    town.at("2021-03-01")
    case = town.lin(Apply(what="相邻排水争议", side_a={"name": "赵某甲", "number": NUMBER, "address": "演示镇西埔村1号"}, side_b={"name": "演示商行", "kind": "organisation"}))
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Session(record="谈妥"))
    known = Party.objects.get(id=town.party(case, "side_a")).person
    town.bad(town.lin, case, Describe(), "party")
    town.refuses(town.lin, case, Describe(party=town.party(case, "side_b")), "调解·协议")
    town.refuses(town.lin, case, Name(side_a={"person": known, "name": "赵某甲"}), "调解·受理")
    town.lin(case, Describe(party=town.party(case, "side_b"), address="演示镇圩镇2号", more="经营者孙某"))
    said = town.flagged(town.lin(case, Agree(**WORDS)), "调解·协议")
    assert [each["sentence"] for each in said.flags] == ["没有登记乙方的证件号码，文书写不出当事人的基本情况"]
    assert not Deadline.objects.filter(matter=case.matter, term="settle").exists()
    told = town.text(town.paper(case, "agreement"))
    assert f"甲方基本情况：赵某甲，男，1990年3月7日出生，公民身份号码{NUMBER}，住址演示镇西埔村1号" in told and "乙方基本情况：演示商行，经营者孙某，住所演示镇圩镇2号" in told, told


def story_both_ask_the_court(town: Any) -> None:
    """The thirty days run from the day on which both signed; the application is printed from what the acts said, for both to sign, and handed in together."""
    town.at("2021-03-10")
    case = town.lin(applied(town), Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Session(record="谈妥", held_on="2021-03-08"))
    town.refuses(town.lin, case, Agree(**WORDS, effective_on="2021-03-11"), "调解·协议")
    town.lin(case, Agree(**WORDS, amount=3000, effective_on="2021-03-08", perform_by="2021-04-30"))
    assert dues(case, "confirm") == ["2021-04-07"]
    for side in ("side_a", "side_b"):
        town.lin(case, Describe(party=town.party(case, side), number=NUMBER, address="演示镇西埔村"))
    assert not town.lin(case, DrawUp(court="演示县人民法院")).flags
    told = town.text(town.paper(case, "joint"))
    for words in ("演示县人民法院：", f"申请人（乙方）：钱某乙，男，1990年3月7日出生，公民身份号码{NUMBER}，住址演示镇西埔村", "2021年3月8日达成的书面协议（", "协议内容：双方共同清理", "3,000.00元",
                  "至2021年4月7日共同提出", "没有恶意串通", "落款：赵某甲、钱某乙"):
        assert words in told, (words, told)
    town.flagged(town.outside(town.fang, case, AskCourt(court="演示县人民法院", one_side=True), number="申请1"), "调解·司法确认")
    town.at("2021-04-08")
    late = agreed(town, perform_by="2021-05-06")
    town.at("2021-05-10")
    town.flagged(town.lin(late, DrawUp(court="演示县人民法院")), "调解·司法确认")


def story_performed_part_by_part(town: Any) -> None:
    """Each part has its own day and its own visit; what one part leaves open is dealt with, and the dispute counts as performed when the last part is."""
    town.at("2021-03-01")
    case = town.lin(applied(town), Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Session(record="谈妥"))
    who = town.party(case, "side_b")
    plan = [{"by": "2021-04-01", "who": who, "what": "支付第一期", "amount": 1000}, {"by": "2021-05-06", "who": who, "what": "支付第二期", "amount": 2000}]
    town.refuses(town.lin, case, Agree(**WORDS, plan=plan[::-1]), "调解·协议")
    town.flagged(town.lin(case, Agree(**WORDS, plan=plan, amount=2000)), "调解·协议")
    assert dues(case, "perform") == ["2021-04-01", "2021-05-06"]
    assert "钱某乙" in town.text(town.paper(case, "agreement")).split("履行什么")[1]
    town.at("2021-04-02")
    town.refuses(town.lin, case, Perform(result="done", part=3), "调解·履行监督")
    town.refuses(town.lin, case, Perform(result="done", visited_on="2021-04-05"), "调解·回访")
    town.lin(case, Perform(result="no", part=1))
    assert dues(case, "perform") == ["2021-05-06"]
    town.lin(case, Next(step="urge", until="2021-04-20", note="答应二十日前付清"))
    town.at("2021-04-20")
    town.lin(case, Perform(result="done", part=1))
    assert dues(case, "perform") == ["2021-05-06"] and "performed" not in counted(case)
    town.refuses(town.lin, case, Close(), "调解·回访")
    town.at("2021-05-06")
    town.flagged(town.lin(case, Perform(result="partly")), "调解·履行监督")
    town.lin(case, Perform(result="no", part=2))
    town.refuses(town.lin, case, Close(), "调解·履行监督")
    town.lin(case, Next(step="notary", note="双方愿意办理公证"))
    town.lin(case, Perform(result="done", part=2))
    assert counted(case)["performed"] == 1
    town.lin(case, Close())
    town.checks(case, stage="closed")
