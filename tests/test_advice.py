"""Advice beside the form of an act: the path, what is missing, similar cases – through the gate, and never in the way."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fazhi.kernel import gate, happen, possible, registry
from fazhi.kernel.models import Entry
from fazhi.kernel.story import ident
from fazhi.lines.penalty import weighing_story as told
from fazhi.lines.penalty.powers import similar

act = registry.act


def penalised(town: Any, case: Any, amount: int = 300) -> Any:
    """A case on rubbish decided with one fine."""
    party = told.concluded(town, case)
    town.confirmed(town.wang, town.li(case, told.inform(town, party, amount)))
    told.answered(town, case, party)
    town.signed(town.zhao, case, told.decide(party, amount), town.zhou, town.huang, town.chen)
    return case


def page(client: Any, case: Any, name: str) -> str:
    return str(client.get(f"/desk/matter/{ident(case)}/do/penalty.{name}/").content.decode())


def test_the_path_stands_beside_the_form(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2026-09-10")
    case = told.filed(town, "V19", "2026-08-10")
    told.concluded(town, case)
    li = client_for("li")
    text = page(li, case, "Inform")
    assert "办理提示" in text and "适用行为时的规定；新的规定处罚较轻" in text and "比较轻重还须查明：拒不改正" in text
    town.li(case, act("penalty.AddCircumstances")(circumstances=told.facts(refused="否"), evidence="照片"))
    text = page(li, case, "Inform")
    assert "新的规定较轻，适用新的规定（《生态环境法典》第一千一百三十二条第三款）" in text and "罚款500元以上5000元以下" in text


def test_looking_records_nothing_and_keeps_what_was_typed(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2026-09-10")
    case = told.filed(town, "V01", "2026-08-20")
    entries = Entry.objects.count()
    form = {"how-look": "1", "facts": "倾倒两车", "circumstances-0-fact": "night", "circumstances-0-value": "是", "how-manner": "here"}
    answer = client_for("li").post(f"/desk/matter/{ident(case)}/do/penalty.Conclude/", form)
    text = answer.content.decode()
    assert answer.status_code == 200 and "倾倒两车" in text and "现在不能办理" not in text
    assert "符合从重（" in text and "不是官方发布" in text
    assert Entry.objects.count() == entries


def test_similar_cases_are_those_of_the_item_and_pass_the_gate(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-06-01")
    old = penalised(town, told.filed(town, "V01", "2021-05-20"))
    town.at("2026-05-11")
    new = penalised(town, told.under(town, "CG-V01", "2026-05-08"))
    secret = penalised(town, told.under(town, "CG-V01", "2026-05-08"))
    town.zhou(secret, act("common.SetLevel")(level="secret", reason="涉及举报人"))
    case = told.under(town, "CG-V01", "2026-05-08")
    told.concluded(town, case)
    built = type("Asked", (), {"office": town.office, "id": ident(case), "day": date(2026, 6, 1)})()
    assert similar(built, "V01") == [ident(secret), ident(new)] and similar(built, "V21") == []
    viewer = gate.Viewer(town.zhao.person, town.office, date(2026, 6, 1))
    shown = [each for one in possible.advice(viewer, act("penalty.Decide"), ident(case), {}) for each in one.matters]
    assert shown == [ident(new)] and ident(old) not in shown


def test_who_may_not_read_the_matter_gets_no_advice(town: Any) -> None:
    town.at("2026-09-10")
    case = told.filed(town, "V01", "2026-08-20")
    for alias, told_anything in (("zhao", True), ("zhou", True), ("tang", True), ("lin", True), ("xu", False)):
        viewer = gate.Viewer(town.people[alias].person, town.office, date(2026, 9, 10))
        assert bool(possible.advice(viewer, act("penalty.Conclude"), ident(case), {})) is told_anything, alias
    assert possible.advice(viewer, act("penalty.Conclude"), "0" * 32, {}) == []


@pytest.mark.parametrize("name", ["Inform", "Decide", "Conclude", "FileCase", "AddCircumstances", "OnTheSpot"])
def test_a_power_without_an_item_says_so_or_says_nothing(town: Any, client_for: Callable[[str], Any], name: str) -> None:
    town.at("2024-06-03")
    town.zhou(act("penalty.ListPower")(key="CG-X", name="无对应", document="演示", grounds="演示条例第三条、第二十条", since="2020-01-01"))
    case = told.under(town, "CG-X", "2024-05-06")
    path = f"/desk/new/penalty.{name}/" if name == "OnTheSpot" else f"/desk/matter/{ident(case)}/do/penalty.{name}/"
    answer = client_for("li").get(path)
    assert answer.status_code == 200
    assert ("没有对应到违法事项库" in answer.content.decode()) == (name not in ("FileCase", "OnTheSpot"))


def test_advice_writes_nothing(town: Any) -> None:
    town.at("2026-09-10")
    case = told.filed(town, "V01", "2026-08-20")
    before = happen.peek(ident(case))
    viewer = gate.Viewer(town.li.person, town.office, date(2026, 9, 10))
    possible.advice(viewer, act("penalty.Conclude"), ident(case), {"circumstances": told.facts(volume="三车")})
    assert happen.peek(ident(case)) == before
