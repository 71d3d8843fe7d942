"""Whoever received the application at the receiving point has no part in the answer, whatever the notice names."""

from datetime import date
from typing import Any

from fazhi.kernel import gate, registry
from fazhi.kernel.common import Assign, Note
from fazhi.kernel.wrong import NotFound
from fazhi.lines.response.acts import ListEvidence, Reply, TakeIn

WORDS = {"facts": "事实清楚，证据见目录。", "procedure": "程序合法。", "grounds": "依据见目录。"}
EVIDENCE = [{"name": "现场检查笔录", "source": "执法案卷", "proves": "违法事实", "pages": 3}]


def taken(town: Any, kind: str = "review", **words: Any) -> Any:
    return town.outside(town.sun, "", TakeIn(kind=kind, document="演府复〔2021〕9号", claimant={"name": "孙某某"}, against="行政处罚决定", **words),
                        number="演府复〔2021〕9号")


def acts() -> dict[str, Any]:
    return {act.__name__: act for act in registry.line("penalty").acts}


def kept_out(town: Any, hand: Any, case: Any, act: Any) -> None:
    """The door knows no such matter for him."""
    try:
        hand(case, act)
    except NotFound:
        return
    raise AssertionError(f"{type(act).__name__} 本应查无此事项")


def story_who_received_it_does_not_answer(town: Any) -> None:
    """Whoever received the application about the penalty has no part in the answer, even where nobody named the receipt: the notice names the same penalty."""
    town.at("2024-03-04")
    penalty = town.li(acts()["TakeUp"](source="report", what="乱倒渣土")).matter
    town.fang(registry.act("reconsideration.Receive")(applicant={"name": "孙某某"}, against="行政处罚决定", penalty=penalty))
    words = {"kind": "review", "document": "演府复〔2024〕3号", "claimant": {"name": "孙某某"}, "against": "行政处罚决定", "penalty": penalty}
    town.flagged(town.outside(town.fang, "", TakeIn(**words), number=words["document"]), "机构·职责分离")
    case = taken(town, penalty=penalty)
    kept_out(town, town.fang, case, ListEvidence(rows=EVIDENCE))
    kept_out(town, town.fang, case, Note(text="看看"))
    town.refuses(town.he, case, Assign(handler=town.fang.person), "机构·职责分离")
    seen = [case.matter in set(gate.visible(gate.Viewer(who.person, town.office, date(2024, 3, 4))).values_list("id", flat=True))
            for who in (town.fang, town.sun)]
    assert seen == [False, True], "the file of the answer is closed to whoever received the application"
    town.sun(case, ListEvidence(rows=EVIDENCE))
    assert not taken(town, "first", penalty=penalty).flags


def story_who_received_it_is_found_by_the_applicant(town: Any) -> None:
    """The notice names neither penalty nor receipt: the same applicant – by telephone or number, or by a name that nothing contradicts – keeps his receiver out; the chief who settled a flag there may sign."""
    town.at("2024-03-04")
    receive, known = registry.act("reconsideration.Receive"), {"name": "孙某某", "phone": "13800001234"}
    desk = town.li(receive(applicant=known, against="行政处罚决定", made_on="2023-10-09"))  # late: flagged, and settled by the chief
    town.chen(desk, registry.act("common.Settle")(entry=desk.entry, answer="照收"))
    words = {"kind": "review", "document": "演府复〔2024〕4号", "against": "行政处罚决定"}
    for claimant in (known, {"name": "孙某某"}, {"name": "孙大某", "phone": "13800001234"}):
        town.flagged(town.outside(town.li, "", TakeIn(claimant=claimant, **words), number=words["document"]), "机构·职责分离")
        case = town.outside(town.sun, "", TakeIn(claimant=claimant, **words), number=words["document"])
        kept_out(town, town.li, case, ListEvidence(rows=EVIDENCE))
        assert case.matter not in set(gate.visible(gate.Viewer(town.li.person, town.office, date(2024, 3, 4))).values_list("id", flat=True))
    town.sun(case, ListEvidence(rows=EVIDENCE))
    town.signed(town.sun, case, Reply(**WORDS), town.chen)
    other = town.outside(town.sun, "", TakeIn(claimant={"name": "孙某某", "phone": "13800009999"}, **words), number=words["document"])
    town.li(other, ListEvidence(rows=EVIDENCE))
    its_own = town.fang(receive(applicant=known, against="另一决定")).matter
    town.li(town.outside(town.sun, "", TakeIn(claimant=known, received=its_own, **words), number=words["document"]), ListEvidence(rows=EVIDENCE))
