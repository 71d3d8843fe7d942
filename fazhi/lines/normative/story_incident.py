"""A document looked at beside a case, told from start to end."""

from typing import Any

from fazhi.kernel.models import Deadline
from fazhi.lines.normative.incident import AnswerQuestion, Questioned, Ruled
from fazhi.lines.normative.living import TakeOver
from fazhi.lines.normative.story_steps import repealed


def story_looked_at_beside_a_case(town: Any) -> None:
    """A reviewing organ asks about a clause: answered within its working days; what is held unlawful has to be changed."""
    town.at("2024-09-02")
    one = town.deng(TakeOver(name="旧规定", kind="rules", number="演府规〔2019〕1号", effective="2020-01-01", valid_until="2026-12-31"))
    town.refuses(town.mei, one, AnswerQuestion(answer="有依据"), "复议·附带审查")
    town.outside(town.mei, one, Questioned(road="review", organ="县人民政府", number="县复〔2024〕3号", clauses="第三条"), number="县复〔2024〕3号")
    assert Deadline.objects.get(matter=one.matter, term="incident_answer").due == "2024-09-14"
    town.signed(town.mei, one, AnswerQuestion(answer="依据水污染防治有关规定。"), town.chen)
    town.outside(town.mei, one, Ruled(result="unlawful", number="县复决〔2024〕3号"), number="县复决〔2024〕3号")
    town.checks(one, stage="force", met=["incident_answer"], papers=["incident"])
    repealed(town, one)
    town.checks(one, stage="repealed", open=[])
