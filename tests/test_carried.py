"""What was told of a case is not typed again: the form brings it with its source, and it can be changed."""

import html
import re
from typing import Any

from fazhi.kernel import carried, gate, registry
from fazhi.kernel.models import Matter, Party
from fazhi.lines.contract import story as contracts
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
    serving = client.get(f"/desk/matter/{case.matter}/do/common.Serve/").content.decode()
    assert re.findall(r'<option value="(\w+-?\d*)"[^>]*>测某某', serving) == [respondent.id], "and served once, as the respondent"
    assert "13900001234" not in client_for("xu").get(address).content.decode(), "nothing is carried to somebody to whom the words are sealed"


def test_the_decision_brings_what_was_told_in_the_notice(town: Any, client_for: Any) -> None:
    town.at("2021-08-02")
    case = story.ordinary(town)
    party = story.investigated(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1500}]
    town.confirmed(town.wang, town.li(case, registry.act("penalty.Inform")(second=town.wang.person, rows=rows)))
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


def test_the_review_begins_with_its_questions_and_shows_the_text(town: Any, client_for: Any) -> None:
    town.at("2021-04-01")
    legal = registry.act
    case = town.tang(legal("legality.Send")(kind="other", what="征地补偿答复函", text=town.file("答复函"), explanation="拟复"))
    town.sun(case, legal("legality.TakeUp")())
    sun, place = client_for("sun"), f"/desk/matter/{case.matter}/do/legality"
    page = sun.get(f"{place}.Opine/").content.decode()
    assert "征地补偿答复函" in page and "答复函.txt" in page
    assert [f'<option value="o.{each}" selected>' in page for each in ("power", "law", "procedure", "risk")] == [True] * 4
    assert 'name="rows-3-item"' in page and not any(f'<option value="{each}" selected>' in page for each in ("fits", "amend")), "the result is chosen by the reviewer alone"
    unanswered = sun.post(f"{place}.Opine/", {"rows-0-item": "o.power", "conclusion": "agreed"})
    assert unanswered.status_code == 422 and "结果" in unanswered.content.decode()
    rows = [{"item": f"o.{each}", "result": "amend" if each == "law" else "fits"} for each in ("power", "law", "procedure", "risk")]
    town.sun(case, legal("legality.Opine")(rows=rows, points=[{"point": "补写依据", "weight": "must"}], conclusion="conditional"))
    tang = client_for("tang")
    page = tang.get(f"{place}.Answer/").content.decode()
    assert "<td>1</td>" in page and "补写依据" in page and "必须修改" in page
    assert "补写依据" not in client_for("xu").get(f"{place}.Answer/").content.decode(), "nothing is shown to somebody to whom the words are sealed"
    town.tang(case, legal("legality.Answer")(followed=[{"n": 1, "how": "已补"}], course="revised", text=town.file("修改稿")))
    again = sun.get(f"{place}.SecondLook/").content.decode()
    assert '<option value="amend" selected>' in again and "已补" in again and "“出具合法性审查意见”（2021-04-01）时填写的" in again


def test_the_text_that_is_cleared_stands_beside_the_form(town: Any, client_for: Any) -> None:
    town.at("2021-03-01")
    case = town.luo(registry.act("disclosure.Draft")(heading="春耕公告", text="用水安排如下。", column="relief", channels=["site"], files=[town.file("附表")]))
    place = f"/desk/matter/{case.matter}/do/disclosure"
    page = client_for("tang").get(f"{place}.Clear/").content.decode()
    assert all(each in page for each in ("春耕公告", "用水安排如下。", "附表.txt"))
    town.tang(case, registry.act("disclosure.Clear")(result="clear"))
    town.huang(case, registry.act("disclosure.Approve")())
    page = client_for("luo").get(f"{place}.Publish/").content.decode()
    assert 'value="春耕公告"' in page and "用水安排如下。</textarea>" in page and "已带入" in page


def test_the_reviewed_text_goes_on_with_its_name(town: Any, client_for: Any) -> None:
    town.at("2021-04-01")
    case = contracts.drafted(town)
    contracts.concluded(town, case, town.file("保洁合同", contracts.TEXT.encode()))
    tang = client_for("tang")
    for step in ("Submit", "Sign"):
        page = tang.get(f"/desk/matter/{case.matter}/do/contract.{step}/").content.decode()
        assert "已上传：保洁合同.txt" in page and "“合法性审查有了结论”（2021-04-01）的文本" in page
    kept = re.search(r'name="text.kept" value="([^"]+)"', page)
    assert kept and tang.post(f"/desk/matter/{case.matter}/do/contract.Submit/", {"text.kept": html.unescape(kept[1])}).status_code == 302
    item = Matter.objects.get(line="decision")
    assert "保洁合同.txt" in tang.get(f"/desk/matter/{item.id}/evidence/").content.decode()
    assert "已上传：保洁合同.txt" in tang.get(f"/desk/matter/{item.id}/do/decision.ListItem/").content.decode()
    evidence = tang.get(f"/desk/matter/{case.matter}/evidence/").content.decode()
    assert "（未命名）" not in evidence and "保洁合同.txt" in evidence
