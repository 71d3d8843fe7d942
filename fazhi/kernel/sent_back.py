"""What was sent back to whoever proposed it: by whom, when and why, and what stood in it, so that nothing is typed twice."""

from dataclasses import dataclass
from typing import Any

from fazhi.kernel import as_told, gate, happen, masking, proposals, registry
from fazhi.kernel.acts import Act
from fazhi.kernel.mend import Mending


@dataclass(frozen=True, slots=True)
class Returned:
    """One proposal that came back: its entry and act, to whom, who sent it back as what, when and why; `mine`: the reader may propose it anew or let it go."""

    id: str
    act: type[Act]
    to: str
    by: str
    capacity: str
    on: str
    reason: str
    mine: bool
    mends: str = ""  # the entry which it would have corrected, struck or moved


def told(viewer: gate.Viewer, head: dict[str, Any], memory: dict[str, Any]) -> list[Returned]:
    """What came back in a matter and was neither proposed anew nor let go, the earliest first; its reason for those inside."""
    found = []
    for entry, key in proposals.standing(memory, "returned").items():
        one = proposals.sent_back(memory, entry)
        owed = next(row for row in memory["rows"]["deadline"].values() if row["term"] == "returned" and row.get("of") == entry and row.get("state") == "open")
        who, hand = str(owed.get("person") or head["handler"]), next(each for each in one["h"] if each[0] == "did")
        names = viewer.names({who, hand[1]})
        reason = str(as_told.sealed([one["e"]], {"reason"}, mended="common.Correct" in memory["acts"]).get(one["e"], {}).get("reason", "")) if head["inside"] else gate.SEALED
        mine = viewer.person in (who, head["handler"])
        reason = reason if mine or head["calls"] else str(masking.uncalled(reason))
        mends = str(proposals.proposal(entry, head["id"])[1].get("entry", "")) if issubclass(registry.act(key), Mending) else ""
        found.append(Returned(entry, registry.act(key), names.get(who, ""), names.get(hand[1], ""), hand[2], one["on"], reason, mine, mends))
    return found


def said(viewer: gate.Viewer, cls: type[Act], head: dict[str, Any], entry: str) -> dict[str, Any]:
    """What stood in a proposal that came back, for the form of its act to begin with; nothing for anybody whose it is not."""
    back = [each for each in told(viewer, head, happen.peek(head["id"])) if each.id == entry and each.mine and each.act is cls]
    return proposals.proposal(entry, head["id"])[1] if back else {}
