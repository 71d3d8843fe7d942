"""Penalty, the grounds: which provisions are broken and applied – as said in the act, else as listed with the power, else as the violation item has them."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.fields import Public
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.discretion import power_of, weigh


def grounds(told: str = "") -> Public:
    """The field for the provisions broken and applied."""
    return Public("违反的规定和处罚依据", required=False, told=told, help="写到条、款、项；不填的，用赋权目录中登记的，或者违法事项库中已核实的条文")


def known_grounds(case: Case, said: str | None = "") -> str:
    """The provisions that a paper can name; empty where neither act nor list nor a checked text of the law says any."""
    told = next((each.grounds for each in case.each("penalty.Inform") if each.grounds), "")
    return str(said or told or power_of(case).get("grounds") or _of_item(case))


def noticed_grounds(case: Case, notice: Any) -> str:
    """The provisions that a notice named: its own, else those listed with the power, else the item's."""
    return str(notice.grounds or power_of(case).get("grounds") or _of_item(case))


def _of_item(case: Case) -> str:
    """The article of the law that applies to the deed, for each respondent, where its text was read in a source."""
    weighed = (weigh(case, case.kind_of(party) or "natural", party=party) for party in case.parties("respondent"))
    items = (found.chosen.item for found in weighed if found and found.chosen and found.chosen.item)
    return "；".join(dict.fromkeys(item.version.cite for item in items if item.version.strong and item.version.article))


def grounds_of(case: Case, said: str | None = "") -> str:
    """What the papers say of the provisions broken and applied; where none is known, the power's own name and key."""
    power = power_of(case)
    return known_grounds(case, said) or (f"赋权事项“{power['title']}”（{power['key']}）所列的规定" if power else "")


def grounded(case: Case, said: str | None, provision: str) -> Iterable[Objection]:
    """Nobody is told of a penalty, and nobody is penalised, without the article that was broken and the one that is applied."""
    if power_of(case) and not known_grounds(case, said):
        yield Objection("没有写明违反的规定和处罚依据", provision, "请填写“违反的规定和处罚依据”，写到条、款、项；或者在赋权目录中补登这一事项的依据")
