"""Mediations told from start to end."""

from typing import Any

from fazhi.kernel.common import Recuse
from fazhi.lines.mediation.acts import Accept, Agree, Apply, ByAsk, Close, Confirm, Fail, Perform, Session


def applied(town: Any) -> Any:
    """An application by one side."""
    return town.lin(Apply(what="相邻排水争议", kind="neighbour", village=town.villages["西埔村"], side_a={"name": "赵某甲"}, side_b={"name": "钱某乙"}))


def story_main_path(town: Any) -> None:
    """Accepted, a mediator challenged and replaced, sessions, written agreement, court confirmation, performed, closed."""
    town.at("2021-03-01")
    case = applied(town)
    untold = town.lin(applied(town), Accept(answer="agreed", mediators=town.lin.person))
    town.flagged(untold, "调解·权利告知")  # a provision known from memory warns
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person, second=town.cadre2.person))
    town.lin(case, ByAsk(party=town.party(case, "side_b"), officer=town.lin.person, reason="与甲方是亲属"))
    town.mei(case, Recuse(officer=town.lin.person, reason="与甲方是亲属"))
    words = {"facts": "排水沟堵塞", "terms": "双方共同清理，费用各半，一周内完成", "signed": True}
    town.refuses(town.lin, case, Agree(**words), "机构·回避")
    town.refuses(town.mei, case, Agree(**words), "调解·记录归档")
    town.mei(case, Session(record="双方同意共同清理"))
    town.refuses(town.mei, case, Agree(**{**words, "signed": False}), "调解·协议")
    town.mei(case, Agree(amount=600, perform_by="2021-03-12", **words))
    town.outside(town.fang, case, Confirm(result="confirmed"), number="演民确〔2021〕1号")
    town.days(12)
    town.mei(case, Perform(result="done"))
    town.mei(case, Close())
    town.checks(case, stage="closed", papers=["agreement"], met=["confirm", "perform"])


def story_oral_agreement_and_refusal(town: Any) -> None:
    """An oral agreement is registered without a paper; a side that does not want mediation ends it."""
    town.at("2021-05-10")
    case = applied(town)
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Session(record="当场和好"))
    town.lin(case, Agree(form="oral", facts="口角", terms="互相道歉", signed=True))
    town.checks(case, stage="agreed", papers=[])
    other = applied(town)
    town.lin(other, Accept(answer="declined", told=True, mediators=town.lin.person))
    town.checks(other, stage="refused")


def story_no_agreement(town: Any) -> None:
    """No agreement: ended, with the other ways told; an unsigned agreement on a sheet is recorded with a flag."""
    town.at("2021-06-01")
    case = applied(town)
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Fail(reason="差距太大", told=True))
    town.checks(case, stage="failed")
    other = applied(town)
    town.lin(other, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(other, Session(record="谈妥"))
    town.flagged(town.on_paper(town.fang, other, Agree(facts="争议", terms="各让一步"), town.lin), "调解·协议")
