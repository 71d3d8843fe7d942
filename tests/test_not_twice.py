"""Nobody is penalised twice for one breach: whoever of several respondents it is, on the spot or filed; only a number makes it certain."""

from typing import Any

from fazhi.kernel.registry import act
from fazhi.lines.penalty.ending import Fell
from fazhi.lines.penalty.filing import AddRespondent, FileCase, TakeUp
from fazhi.lines.penalty.powers import ListPower
from fazhi.lines.penalty.telling import paper_of

WHO = {"name": "张某", "number": "110101199003070151", "phone": "13800001111", "address": "演示镇竹溪村3号"}
WORDS = {"place": "市场门前", "power": "CG-100", "deed_on": "2024-03-04", "what": "占道", "evidence": "照片"}
TWICE = "处罚·一事不二罚"


def listed(town: Any) -> None:
    town.at("2024-03-04")
    town.zhou(ListPower(key="CG-100", name="占道", field="住建", document="演示", since="2020-08-01", grounds="演示条例第三条"))


def filing(town: Any, who: dict[str, str], **more: Any) -> tuple[Any, FileCase]:
    return town.li(TakeUp(source="found", what="占道", field="住建")), FileCase(respondent=who, second=town.wang.person, **WORDS, **more)


def filed(town: Any, who: dict[str, str], **more: Any) -> Any:
    clue, case = filing(town, who, **more)
    return town.signed(town.li, clue, case, town.zhou, town.huang)


def spot(town: Any, who: dict[str, str]) -> Any:
    return town.li(act("penalty.OnTheSpot")(second=town.wang.person, amount=200, respondent=who, what="占道", item="演示条例第三条", kind="fine", heard=True, shown=True,
                                            power="CG-100", order="撤走", place="市场门前"))


def told(done: Any) -> list[str]:
    return [each["sentence"] for each in done.flags if each["provision"] == TWICE]


def test_every_respondent_is_looked_at_and_the_reason_stands_on_the_sheet(town: Any) -> None:
    listed(town)
    case = filed(town, WHO)
    assert told(spot(town, WHO)), "a fine on the spot for what is being proceeded against"
    other = {"name": "乙某", "address": "演示镇竹溪村4号"}
    clue, again = filing(town, other, others=[{"who": WHO}])
    assert case.code in str(town.refuses(town.li, clue, again, TWICE))
    clean = filed(town, other)
    assert not told(clean) and "不是同一个违法行为" not in town.text(paper_of(clean, "filing"))
    town.refuses(town.li, clean, AddRespondent(respondent=WHO, reason="共同占道"), TWICE)
    town.signed(town.li, clean, AddRespondent(respondent=WHO, reason="共同占道", another="上午的另一处摊位"), town.zhou)
    why = filed(town, WHO, another="下午在另一路口再次占道")
    assert "不是同一个违法行为的理由：下午在另一路口再次占道\n" in town.text(paper_of(why, "filing"))


def test_a_shared_telephone_is_only_pointed_out(town: Any) -> None:
    listed(town)
    filed(town, WHO)
    assert "可能是同一当事人" in str(told(filed(town, {"name": "王某", "address": "演示镇竹溪村5号", "phone": WHO["phone"]})))
    assert not told(filed(town, {"name": "李某", "address": WHO["address"]}))


def test_what_was_annulled_on_the_spot_is_filed_anew(town: Any) -> None:
    """The case on the spot cannot be taken up again, and says so; no other reason is asked for where it is filed anew."""
    listed(town)
    done = spot(town, WHO)
    town.confirmed(town.wang, done)
    town.at("2024-04-04")
    clue, again = filing(town, WHO)
    town.refuses(town.li, clue, again, TWICE)
    town.outside(town.qian, done, Fell(result="annulled", document="演复〔2024〕1号"), number="演复〔2024〕1号")
    assert not told(filed(town, WHO))
