"""Every road out of the intake, walked page by page: the right line opens, and whoever works there is led to a sensible next step."""

import re
from typing import Any

import pytest

from fazhi.kernel import registry
from fazhi.kernel.models import Link, Matter, Party
from fazhi.lines.petition.routing import GRID
from tests.test_grids import came, posted

# keys -> (stage of the petition, next step there, line that opens, who works there, next step there)
ROADS: dict[str, tuple[str, str, str, str, str]] = {
    "1": ("accepted", "答复", "", "", ""), "2": ("accepted", "答复", "", "", ""), "3": ("accepted", "答复", "", "", ""),
    **{f"1{i}": ("accepted", "答复", "", "", "") for i in range(1, 7)},
    "4": ("accepted", "答复", "mediation", "lin", "受理"), "5": ("accepted", "答复", "inspection", "li", "审批检查"),
    "7": ("passed", "", "access", "he", "拟制答复"), "8": ("passed", "", "reconsideration", "fang", "转交复议机关"),
    "9": ("passed", "", "", "", ""), "91": ("passed", "", "", "", ""),
}
WORDS = {"9": "县水务局；供水属其职责；部门职责规定", "91": "县人民法院；已经起诉；诉访分离"}
BY_FORM = {"penalty": ("li", "核查线索"), "legal_aid": ("lin", "转交法律援助申请"), "mediation": ("lin", "受理"), "inspection": ("li", "审批检查"), "access": ("he", "拟制答复"),
           "reconsideration": ("fang", "转交复议机关")}


def next_step(page: Any, ident: str) -> str:
    """What the page of a matter leads to: its first button; empty where nothing is anybody's turn there."""
    answer = page.get(f"/desk/matter/{ident}/")
    assert answer.status_code == 200
    found = re.search(r'class="button act primary" href="[^"]*">([^<]*)<', answer.content.decode())
    return found[1] if found else ""


def opened_by(ident: str) -> list[Matter]:
    """The matters that a petition opened in other lines."""
    return list(Matter.objects.filter(id__in=Link.objects.filter(other=ident, struck="").values("matter")).exclude(line="petition"))


@pytest.mark.parametrize("keys", ROADS)
def test_each_key_opens_its_line_and_shows_what_comes_next(town: Any, client_for: Any, keys: str) -> None:
    town.at("2026-03-02")
    ident = came(town, 1, channel="window")
    desk = client_for("he")
    assert next_step(desk, ident) == "受理"
    answer = desk.post("/desk/grid/petition/", posted({ident: (keys, WORDS.get(keys, ""))})).content.decode()
    assert "没有办成" not in answer
    stage, step, line, who, there = ROADS[keys]
    assert (Matter.objects.get(id=ident).stage, next_step(desk, ident)) == (stage, step)
    opened = opened_by(ident)
    assert [each.line for each in opened] == [line] * bool(line)
    if opened:
        assert f"→<a href=\"/desk/matter/{opened[0].id}/\">{opened[0].code}</a>" in answer, "where it went is told at once"
        assert next_step(client_for(who), opened[0].id) == there


@pytest.mark.parametrize("way", BY_FORM)
def test_each_road_of_the_form_opens_its_line(town: Any, client_for: Any, way: str) -> None:
    """The form offers every road, also those without a key of their own."""
    town.at("2026-03-02")
    ident = came(town, 1, channel="window")
    desk = client_for("he")
    assert f'value="{way}"' in desk.get(f"/desk/matter/{ident}/do/petition.Route/").content.decode()
    assert desk.post(f"/desk/matter/{ident}/do/petition.Route/", {"way": way, "what": "要办的事", "how-manner": "here"}).status_code == 302
    assert [each.line for each in opened_by(ident)] == [way]
    who, there = BY_FORM[way]
    assert next_step(client_for(who), opened_by(ident)[0].id) == there


def test_an_accusation_is_recognised_on_its_own_form_and_sent_on(town: Any, client_for: Any) -> None:
    """The key of an accusation does nothing in a row and says where to go; recognised there it can be sent to the organ that may deal with it, and joins or opens nothing."""
    town.at("2026-03-02")
    ident = came(town, 1, channel="window")
    desk = client_for("he")
    answer = desk.post("/desk/grid/petition/", posted({ident: ("6", "")})).content.decode()
    assert "请打开本件单独办理" in answer and f'<a href="/desk/matter/{ident}/do/petition.Recognise/">认定为检举控告</a>' in answer
    assert desk.post(f"/desk/matter/{ident}/do/petition.Recognise/", {"outsider.name": "县里某干部", "how-manner": "here"}).status_code == 302
    page = desk.get(f"/desk/matter/{ident}/").content.decode()
    may, _, cannot = page.partition("暂时不能办理的")
    assert next_step(desk, ident) == "受理" and "petition.SendAccusation" in may and "petition.JoinedWith" not in may and "甄别导入其他程序" in cannot
    desk.post(f"/desk/matter/{ident}/do/petition.SendAccusation/", {"to": "discipline", "organ": "县纪委监委", "sealed_way": "sealed", "how-manner": "here"})
    assert Matter.objects.get(id=ident).stage == "passed" and opened_by(ident) == []


def test_the_same_request_joins_the_one_before_from_the_row_and_after_it_was_handed_on(town: Any, client_for: Any) -> None:
    """One row likely the same as an earlier one joins it by a key, also where a unit has it already; the joined one leads nowhere any more."""
    town.at("2026-03-02")
    came(town, 20, what="村口路灯坏了没人修", who={"name": "匿名"})
    second = came(town, 21, what="村口的路灯坏了没人修", who={"name": "匿名"})
    town.he(second, registry.act("petition.Hand")(unit=town.units["综合治理办"], reason="属其职责", provision="本镇职责清单"))
    desk = client_for("he")
    assert "没有办成" not in desk.post("/desk/grid/petition/", posted({second: ("0", "")})).content.decode()
    assert Matter.objects.get(id=second).stage == "closed" and next_step(desk, second) == ""


def test_a_key_tells_what_is_typed_beside_it() -> None:
    """Passing on asks for organ, reason and provision; what the matter itself fills asks for nothing."""
    hints = GRID.hints
    assert hints["9"].endswith("说明依次填：有权处理的机关；理由；依据（法律条款或者职责规定）") and hints["91"].count("说明依次填") == 1 and hints["4"] == "矛盾纠纷→调解"
    assert list(hints) == list(GRID.titles)


def test_whoever_asked_is_a_side_of_the_mediation(town: Any) -> None:
    """By the key and by the form of an accepted petition: nobody types him twice."""
    town.at("2023-03-01")
    for act, words in (("petition.Route", {"way": "mediation"}), ("petition.Refer", {"to": "mediation"})):
        case = town.he(registry.act("petition.Receive")(channel="phone", what="邻居排水冲坏菜地", who={"name": "钱某", "phone": "13900001111"}))
        opened = town.he(case, registry.act(act)(what="邻里排水纠纷", **words)).opened[0]
        sides = [Party.objects.get(id=town.party(opened, "side_a")).person, Party.objects.get(id=town.party(case, "petitioner")).person]
        assert sides[0] == sides[1]
