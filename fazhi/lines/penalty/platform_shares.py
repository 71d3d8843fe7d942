"""Penalty: a platform row that speaks of several respondents, each with what was imposed on him."""

import re
from dataclasses import dataclass
from typing import Any

from fazhi.kernel import happen
from fazhi.kernel.fields import Money
from fazhi.kernel.issue import persons
from fazhi.kernel.sheets import cells
from fazhi.kernel.wrong import Wrong
from fazhi.lines.penalty.platform_kinds import Kinds, first_shares, listed
from fazhi.lines.penalty.stages import KINDS, MONEY

PARTS = re.compile(r"[、；;\n]+|，(?=[^，]*[^\d，])|,(?=\D)")  # a comma may also stand within a sum
SUM = re.compile(r"[\d,.]+\s*万?元?$")


@dataclass(frozen=True, slots=True)
class Share:
    """One further respondent: the name, and the kind and sum imposed on him as far as the row tells them."""

    name: str
    kind: str = ""
    amount: int | None = None


def shares(told: Any) -> list[Share]:
    """The further respondents of a cell such as “乙公司：300元；丙：警告；丁”. Raises Wrong where a part cannot be read."""
    found: list[Share] = []
    for part in PARTS.split(str(told or "")):
        if part.strip():
            found += _share(part.strip(), found[-1].name if found else "")
    return found


def _share(part: str, before: str) -> list[Share]:
    """One part of the cell: a respondent with what was imposed on him, or more of what was imposed on the one before."""
    name, _, rest = (before, "", part) if before and part.startswith(tuple(KINDS.values())) and "：" not in part.replace(":", "：") else re.sub(r"[（(](?=[^）)]*(?:元|\d|" + "|".join(KINDS.values()) + r"))", "：", part).replace(":", "：").partition("：")
    words = rest.strip().rstrip("）)").strip()
    found = SUM.search(words)
    amount = Money().clean(cells.plain(found.group(), Money())) if found else None
    kind = words[: found.start()].strip() if found else words
    try:
        kinds = listed(Kinds("处罚种类").clean(kind)) if kind else ["fine" if amount else ""]
    except Wrong as wrong:
        raise Wrong(f"“其他当事人”里的“{part}”认不出处罚的种类，请写成“名称：罚款300元”或者“名称：警告”。") from wrong
    return [Share(name.strip(), each, fen) for each, fen in first_shares({"kind": kinds, "amount": amount})]


def imposed(row: Any) -> list[Share]:
    """What the row says was imposed on each respondent, the first one without a name; who is named without anything is left out. Raises Wrong."""
    first = str(row.get("respondent.name") or "")
    besides = [Share("" if one.name == first else one.name, one.kind, one.amount) for one in shares(row.get("besides")) if one.kind]
    return [*(Share("", kind, fen) for kind, fen in first_shares(row)), *besides]


def decided(row: Any, matter: str) -> list[dict[str, Any]]:
    """The same as the lines of a decision in the matter. Raises Wrong where a name is no respondent of it."""
    return [{"party": party_named(matter, one.name), "kind": one.kind, "value" if one.kind == "goods" else "amount": f"{(one.amount or 0) / 100:.2f}"} for one in imposed(row)]


def party_named(matter: str, name: str) -> str:
    """The respondent with this name, the first one for none. Raises Wrong."""
    known = respondents(matter)
    found = [ident for ident, each in known.items() if each == name] if name else list(known)
    if not found:
        raise Wrong(f"“其他当事人”里的“{name}”不是这件案件已登记的当事人，请先在该事项中追加当事人，再导入一次。")
    return found[0]


def respondents(matter: str) -> dict[str, str]:
    """The respondents of a matter who still take part, with their names, the first one first."""
    parties = {ident: str(row["person"]) for ident, row in happen.peek(matter)["rows"].get("party", {}).items()
               if row["capacity"] == "respondent" and not row.get("until")}
    names = persons(parties.values())
    return {ident: str(names.get(person, {}).get("name", "")) for ident, person in parties.items()}


def payers(row: Any, paid: int) -> list[tuple[str | None, int]]:
    """Who paid a sum told for the whole row, as (name, fen): the only one who was to pay, or all of them when it is what all owe; else None: nobody can say."""
    each: dict[str, int] = {}
    for one in imposed(row):
        if one.kind in MONEY and one.amount:
            each[one.name] = each.get(one.name, 0) + one.amount
    owed: list[tuple[str | None, int]] = list(each.items())
    if len(owed) < 2:
        return [(owed[0][0] if owed else "", paid)]
    return owed if sum(amount for _, amount in owed) == paid else [(None, paid)]
