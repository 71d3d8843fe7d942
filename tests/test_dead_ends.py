"""Where a matter ends, nothing stays on anybody's desk that nobody can do any more."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline
from fazhi.lines.reporting import story as forms

act = registry.act


def still(case: Any) -> list[str]:
    """What is owed in the matter now."""
    return sorted(Deadline.objects.filter(matter=case.matter, state="open", struck="", kind="duty").values_list("term", flat=True))


def test_a_form_that_is_given_up_owes_no_further_period(town: Any) -> None:
    town.at("2021-04-02")
    case = town.luo(act("reporting.Take")(name="月报", to="县统计局", days=5, form=forms.form(town, forms.book())))
    town.luo(case, act("reporting.Bind")(rows=forms.rows(forms.book(), ("B3", "reporting.sent", "period"))))
    assert still(case) == ["report"]
    town.luo(case, act("reporting.Retire")(reason="改用新系统"))
    assert still(case) == []
