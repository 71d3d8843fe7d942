"""What a settled case earns its mediators, told from start to end."""

from typing import Any

from fazhi.kernel.common import Sign
from fazhi.lines.mediation.acts import Accept
from fazhi.lines.mediation.committee import SetRate, Subsidise
from fazhi.lines.mediation.ending import Close, Perform
from fazhi.lines.mediation.holding import Agree, Session
from fazhi.lines.mediation.story_ending import WORDS, agreed, applied, counted


def story_what_a_case_earns(town: Any) -> None:
    """The degree's rate of the day, once for the case, signed by a head; not by whoever never mediated."""
    town.at("2021-01-11")
    town.huang(SetRate(key="simple", name="一般纠纷", amount=100, document="演府办〔2021〕3号", since="2021-01-01"))
    town.at("2021-03-01")
    case = agreed(town)
    words = {"rate": "simple", "mediator": town.lin.person, "amount": 100, "complete": True}
    town.refuses(town.fang, case, Subsidise(**{**words, "amount": 120}), "调解·不收费")
    town.refuses(town.fang, case, Subsidise(**{**words, "complete": False}), "调解·记录归档")
    town.refuses(town.fang, case, Subsidise(**{**words, "mediator": town.cadre3.person}), "调解·记录归档")
    town.signed(town.fang, case, Subsidise(**words), town.mei)
    town.refuses(town.fang, case, Subsidise(**words), "调解·不收费")


def story_nobody_signs_for_what_he_mediated(town: Any) -> None:
    """The head of the justice office has mediated himself: another head signs for it, on paper too; who only registered the dispute may sign."""
    town.at("2021-01-11")
    town.huang(SetRate(key="simple", name="一般纠纷", amount=100, document="演府办〔2021〕3号", since="2021-01-01"))
    town.at("2021-03-01")
    case = applied(town)
    town.mei(case, Accept(answer="agreed", told=True, mediators=town.mei.person, second=town.lin.person))
    town.mei(case, Session(record="谈妥"))
    town.mei(case, Agree(**WORDS))
    words = {"rate": "simple", "amount": 100, "complete": True}
    asked = town.fang(case, Subsidise(**words, mediator=town.mei.person))
    town.refuses(town.mei, case, Sign(proposal=asked.entry), "机构·职责分离")
    town.he(case, Sign(proposal=asked.entry))
    town.flagged(town.on_paper(town.fang, case, Subsidise(**words, mediator=town.lin.person), town.mei), "机构·职责分离")
    other = applied(town)
    town.mei(other, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(other, Session(record="谈妥"))
    town.lin(other, Agree(**WORDS))
    town.signed(town.fang, other, Subsidise(**words, mediator=town.lin.person), town.mei)


def story_what_two_mediators_earn(town: Any) -> None:
    """Two have mediated one case: the document of the place says whether one of them gets the sum, both share it, or each gets it."""
    town.at("2021-01-11")
    for key, share in (("once", "once"), ("split", "split"), ("each", "each")):
        town.huang(SetRate(key=key, name=f"书面协议（{key}）", amount=200, share=share, document="演府办〔2021〕3号", since="2021-01-01"))
    town.at("2021-03-01")
    cases = {}
    for key in ("once", "split", "each"):
        case = cases[key] = applied(town)
        town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person, second=town.cadre2.person))
        town.lin(case, Session(record="谈妥"))
        town.lin(case, Agree(**WORDS))

    def earns(key: str, hand: Any, amount: int) -> Subsidise:
        return Subsidise(rate=key, mediator=hand.person, amount=amount, complete=True)

    town.refuses(town.fang, cases["once"], earns("once", town.lin, 120), "调解·不收费")
    town.signed(town.fang, cases["once"], earns("once", town.lin, 200), town.mei)
    town.refuses(town.fang, cases["once"], earns("once", town.cadre2, 200), "调解·不收费")
    town.refuses(town.fang, cases["split"], earns("split", town.lin, 201), "调解·不收费")
    town.signed(town.fang, cases["split"], earns("split", town.lin, 120), town.mei)
    town.refuses(town.fang, cases["split"], earns("split", town.cadre2, 81), "调解·不收费")
    town.signed(town.fang, cases["split"], earns("split", town.cadre2, 80), town.mei)
    for hand in (town.lin, town.cadre2):
        town.signed(town.fang, cases["each"], earns("each", hand, 200), town.mei)
    assert {key: counted(case)["subsidy"] for key, case in cases.items()} == {"once": 20000, "split": 20000, "each": 40000}


def story_a_rate_with_conditions(town: Any) -> None:
    """A document of the place pays the higher degree only for a written agreement that was performed and filed."""
    town.at("2021-01-11")
    town.huang(SetRate(key="hard", name="疑难纠纷", amount=300, conditions=["written", "performed", "filed", "hard"], document="演府办〔2021〕3号", since="2021-01-01"))
    town.at("2021-03-01")
    case = agreed(town)
    words = {"rate": "hard", "mediator": town.lin.person, "amount": 300, "complete": True}
    town.refuses(town.fang, case, Subsidise(**words), "调解·不收费")
    town.days(12)
    town.lin(case, Perform(result="done"))
    town.lin(case, Close())
    refused = town.refuses(town.fang, case, Subsidise(**words), "调解·不收费")
    assert "登记为疑难复杂" in refused.objections[0].sentence and "书面协议" not in refused.objections[0].sentence
