"""What the papers of a meeting say that nobody types: who of the seats came, who was away, how the votes fell, and which steps were taken before."""

from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.issue import persons
from fazhi.lines.decision.acts import Comments, CounselSaid, Experts, Fair, Hearing, Reviewed, Risk
from fazhi.lines.decision.gates import counsel
from fazhi.lines.decision.stages import GATES, VOTES, current, known

STEPS = {"comment": Comments, "hearing": Hearing, "experts": Experts, "risk": Risk, "fair": Fair, "legality": Reviewed}
REVIEWED = {"agreed": "同意", "conditional": "应当修改", "disagreed": "不合法"}


def attendance(case: Case, act: Any) -> dict[str, str]:
    """How many should have come, came and withdrew, how the votes fell, who presided, and the names of those who were away."""
    seats = list(case.asked.get("members") or ())
    came, withdrew = [row["member"] for row in act.votes or ()], [row["member"] for row in act.withdrew or ()]
    away = [each for each in seats if each not in came and each not in withdrew]
    chair = [each for each in case.asked.get("head") or () if each in came]
    names = persons([*away, *chair])

    def named(people: list[str]) -> str:
        return "、".join(str(names.get(each, {}).get("name", "")) for each in people)

    votes = "，".join(f"{title}{sum(row['vote'] == key for row in act.votes or ())}票" for key, title in VOTES.items())
    told = f"应到{len(seats)}人，到会{len(came) + len([each for each in withdrew if each in seats])}人，回避{len(withdrew)}人；表决：{votes}。"
    return {"counted": told, "absent": named(away), "chair": named(chair) or ("受主要负责人委托主持" if act.delegated else "")}


def steps_told(case: Case) -> str:
    """Each step before the meeting that was taken since the item was last opened, with its day, and what the review concluded."""
    found = []
    for gate, act in STEPS.items():
        said = current(case, act)
        if said is not None:
            end = f"，{REVIEWED[said.conclusion]}" if gate == "legality" and said.conclusion in REVIEWED else ""
            found.append(f"{GATES[gate]}（{said.at[:10]}{end}）")
        elif gate == "legality" and known(case):
            found.append(f"{GATES[gate]}（随附的审查）")
    if counsel(case):
        heard = current(case, CounselSaid)
        found.append(f"法律顾问意见（{heard.at[:10] + '，' if heard else ''}{counsel(case)}）")
    return "；".join(found)
