"""Penalty, the grounds: which provisions are broken and applied – as said in the act, else as told or listed where that is the law chosen for the deed, else as the violation item has them."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.checks import steps_of
from fazhi.kernel.fields import Public
from fazhi.kernel.models import Entry
from fazhi.kernel.wrong import Objection
from fazhi.law.model import Version
from fazhi.lines.penalty.articles import names
from fazhi.lines.penalty.discretion import Weighing, power_of, weigh
from fazhi.lines.penalty.stages import by_party


def grounds(told: str = "") -> Public:
    """The field for the provisions broken and applied."""
    return Public("违反的规定和处罚依据", required=False, told=told, help="写到条、款、项；不填的，用赋权目录中登记的；目录所写的不是本案应当适用的规定的，用违法事项库中已核实的条文")


def known_grounds(case: Case, party: str, said: str | None = "") -> str:
    """The provisions that a paper to this respondent can name; empty where neither act nor list nor a checked text of the law says any."""
    told = next((each.grounds for each in case.each("penalty.Inform") if each.grounds and party in by_party(each.rows)), "")
    return str(said or _fitting((told, power_of(case).get("grounds")), applied(case, party)))


def _fitting(texts: Iterable[str | None], law: Version | None) -> str:
    """The first text that names the law chosen, else the article of that law; where none was chosen the first text of all."""
    said = [each for each in texts if each]
    if law is None:
        return next(iter(said), "")
    return next((each for each in said if names(each, law.statute, law.cite)), law.cite)


def applied(case: Case, party: str) -> Version | None:
    """The law that the system has chosen for the deed of a respondent, where nothing is left open and its text was read in a source."""
    return _law(weigh(case, case.kind_of(party) or "natural", party=party))


def _law(found: Weighing | None) -> Version | None:
    chosen = found.chosen if found else None
    version = chosen.item.version if chosen and chosen.settled and chosen.item else None
    return version if version and version.strong and version.article else None


def filing_grounds(case: Case, kinds: Iterable[str], deed: str) -> str:
    """What the sheet of filing says of them, for respondents of these kinds, whom the act only brings in."""
    found = (_fitting((power_of(case).get("grounds"),), _law(weigh(case, kind, deed=deed))) for kind in kinds)
    return "；".join(dict.fromkeys(each for each in found if each)) or _by_power(case)


def _by_power(case: Case) -> str:
    """Where no provision is known, the power's own name and key."""
    power = power_of(case)
    return f"赋权事项“{power['title']}”（{power['key']}）所列的规定" if power else ""


def told_grounds(case: Case, act: Any) -> dict[str, str]:
    """What the last notice of each respondent named, as it was printed then."""
    last = {party: said.entry for said in reversed(list(case.each("penalty.Inform"))) for party in by_party(said.rows)}
    steps = {step.id: step.asks for step in steps_of(Entry.objects.filter(matter=case.id).order_by("n"))} if last else {}
    return {party: str(steps.get(entry, {}).get("grounds_named", {}).get(party, "")) for party, entry in last.items()}


def grounds_named(case: Case, act: Any) -> dict[str, str]:
    """What the paper of each party names: as said, in a decision as told before, else by default. Kept with the entry, so that whoever reads it later says the same."""
    told = case.asked.get("told_grounds") or {}
    return {party: str(act.grounds or told.get(party) or known_grounds(case, party) or _by_power(case)) for party in by_party(act.rows)}


def printed(case: Case, act: Any, party: str) -> str:
    """The words of a party's paper; of an entry recorded before they were kept, as they are told now."""
    return str((case.asked.get("grounds_named") or grounds_named(case, act))[party])


def grounded(case: Case, said: str | None, provision: str) -> Iterable[Objection]:
    """Nobody is told of a penalty, and nobody is penalised, without the article that was broken and the one that is applied: those of the law by which the penalty is weighed."""
    texts = case.asked.get("grounds_named") or {}
    if power_of(case) and not said and _by_power(case) in texts.values():
        yield Objection("没有写明违反的规定和处罚依据", provision, "请填写“违反的规定和处罚依据”，写到条、款、项；或者在赋权目录中补登这一事项的依据")
    for party, text in texts.items():
        law = applied(case, party)
        if law is not None and not names(text, law.statute, law.cite):
            yield Objection(f"所写的依据不是本案应当适用的规定：应为{law.cite}", "处罚·从旧兼从轻",
                            "幅度按应当适用的规定确定，文书也应写这一规定：请清空“违反的规定和处罚依据”或者改写；已经按别的规定告知的，请先重新告知", rule=law.id)
