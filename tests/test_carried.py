"""What was told of a case is not typed again: the form brings it with its source, and it can be changed."""

from typing import Any

from fazhi.kernel import carried, gate, registry
from fazhi.kernel.models import Party
from fazhi.lines.penalty import story
from fazhi.lines.penalty.filing import Check, TakeUp


def test_the_suspect_of_a_clue_is_the_respondent_of_the_filing(town: Any, client_for: Any) -> None:
    town.at("2021-08-02")
    who = {"name": "测某某", "phone": "13900001234", "number": "11010519491231002X", "kind": "natural"}
    town.zhou(registry.act("penalty.ListPower")(key="CG-001", name="擅自倾倒建筑垃圾", field="住建", document="粤府函〔2020〕136号", grounds="演示条例第三条、第二十条", since="2020-08-01"))
    case = town.li(TakeUp(what="河边倾倒渣土", place="下坪村河边", suspect=who))
    client = client_for("li")
    address = f"/desk/matter/{case.matter}/do/penalty.FileCase/"
    page = client.get(address).content.decode()
    for words in ('value="测某某"', 'value="13900001234"', 'value="11010519491231002X"', "河边倾倒渣土</textarea>", "“登记案源”（2021-08-02）时填写的", "已选定记录中的人"):
        assert words in page, words
    town.li(case, Check(found="查实倾倒渣土三车"))
    assert "查实倾倒渣土三车</textarea>" in client.get(address).content.decode(), "what was found later takes its place"
    viewer = gate.Viewer(town.li.person, town.office, town.now.date())
    found = carried.of(viewer, registry.act("penalty.FileCase"), case.matter)
    town.signed(town.li, case, registry.act("penalty.FileCase")(respondent=found["respondent"].value, what="渣土", power="CG-001", deed_on="2021-08-01"), town.zhou, town.huang)
    suspect, respondent = (Party.objects.get(matter=case.matter, capacity=each) for each in ("suspect", "respondent"))
    assert suspect.person == respondent.person, "one person, not two"
    assert "13900001234" not in client_for("xu").get(address).content.decode(), "nothing is carried to somebody to whom the words are sealed"


def test_the_decision_brings_what_was_told_in_the_notice(town: Any, client_for: Any) -> None:
    town.at("2021-08-02")
    case = story.ordinary(town)
    party = story.investigated(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1500}]
    town.li(case, registry.act("penalty.Inform")(second=town.wang.person, rows=rows))
    viewer = gate.Viewer(town.li.person, town.office, town.now.date())
    found = carried.of(viewer, registry.act("penalty.Decide"), case.matter)
    assert found["rows"].value[0] == {"party": party, "kind": "fine", "amount": "1500"} and found["rows"].source == "告知拟处罚内容和权利"
    page = client_for("li").get(f"/desk/matter/{case.matter}/do/penalty.Decide/").content.decode()
    assert 'name="rows-0-amount" value="1500"' in page and found["facts"].value in page


def test_every_place_that_is_named_can_be_told() -> None:
    for act in registry.acts().values():
        for name, each in act.fields.items():
            for place in each.told:
                source, _, word = place.partition(".")
                found = next((one for one in registry.line(act.line).acts if one.__name__ == source), None)
                assert found and word in found.fields, f"{act.key}.{name}: {place}"
