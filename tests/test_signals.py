"""The rules over several matters: their data are whole, the desk shows what they found through the gate, and a cheap one is raised at once."""

from datetime import date, datetime
from typing import Any

import pytest

from fazhi import law
from fazhi.kernel import capacities, gate, likeness, purpose, registry, signals, verify, watch
from fazhi.kernel.as_told import words_of
from fazhi.kernel.models import Link, Matter
from fazhi.lines.signal.acts import HEADS

WHO = {"name": "测某某", "phone": "13900000041"}


def receive(town: Any, what: str, **more: Any) -> Any:
    return town.he(registry.act("petition.Receive")(channel="phone", what=what, **{"who": WHO, **more}))


def test_the_data_of_the_rules_and_purposes_are_whole() -> None:
    assert len(signals.rules()) >= 6
    for rule in signals.rules().values():
        assert {line for step in rule.steps for line in step.opens} <= set(registry.lines()) and rule.same in signals.SAME
        for act, wanted in (pair for step in rule.steps for pair in step.acts.items()):
            assert set(wanted) <= set(registry.act(act).fields)
        assert rule.provision == signals.LOCAL or rule.provision in law.provisions()
        assert rule.owed_by in {each.key for each in HEADS} and len(f"{watch.KIND}{rule.key}") <= 32 and rule.title and rule.why
    groups = {line.group for line in registry.lines().values()}
    for one in purpose.purposes().values():
        assert one.groups <= groups | {purpose.ALL} and one.by <= set(capacities.ALL) | {purpose.ANYBODY}


def test_an_installation_adds_a_rule_and_writes_one_off(settings: Any, tmp_path: Any) -> None:
    (tmp_path / "signals.yaml").write_text("signals:\n  fourth_petition: false\n  ours: {title: 本地, same: village, days: 7, steps: [{opens: [screening]}], why: 看看, provision: local, "
                                           "owed_by: leader, within: 3}\n", "utf-8")
    signals.rules.cache_clear()
    settings.FAZHI_LINKAGE = (*settings.FAZHI_LINKAGE, tmp_path)
    try:
        assert "ours" in signals.rules() and "fourth_petition" not in signals.rules() and "same_place" in signals.rules()
    finally:
        signals.rules.cache_clear()


def test_the_desk_raises_it_at_once_and_shows_it_to_the_heads_alone(town: Any, client_for: Any) -> None:
    for what in ("医保报销", "宅基地审批", "水渠失修"):
        receive(town.at(datetime.now().isoformat(timespec="minutes")), what)
    he, li = client_for("he"), client_for("li")
    for key, name in (("who.name", "测某某"),):
        posted = {"channel": "phone", "what": "公开账目", key: name, "who.phone": "13900000041", "joint": "1", "how-manner": "here"}
        assert he.post("/desk/new/petition.Receive/", posted).status_code == 302
    signal = Matter.objects.get(line="signal")
    page = he.get("/desk/signals/").content.decode()
    assert signal.code in page and "同一人第四次信访" in page and page.count("/desk/matter/") >= 5 and "测某某" not in page.split("按什么规则提示")[0].split("<main")[1]
    assert "研判关联提示" in he.get("/desk/").content.decode()
    page = li.get("/desk/signals/").content.decode()
    assert signal.code not in page and "没有符合条件的关联提示" in page and li.get(f"/desk/matter/{signal.id}/").status_code == 404
    around = Link.objects.filter(matter=signal.id).values_list("other", flat=True)[0]
    assert signal.code in he.get(f"/desk/matter/{around}/around/").content.decode() and signal.code not in li.get(f"/desk/matter/{around}/around/").content.decode()
    answer = he.post(f"/desk/matter/{signal.id}/do/signal.PutAside/", {"ground": "settled", "reason": "四件都已当面答复，本人满意", "how-manner": "here"})
    assert answer.status_code == 302 and Matter.objects.get(id=signal.id).stage == "aside"
    assert watch.night(town.office, datetime.now()) == [] and verify.verify().problems == []
    refused = he.post("/desk/new/signal.Raise/", {"rule": "x", "explanation": "y", "how-manner": "here"})
    assert refused.status_code == 422 and Matter.objects.filter(line="signal").count() == 1


def test_a_matter_that_becomes_an_accusation_leaves_the_signal(town: Any, client_for: Any) -> None:
    town.at("2023-03-01")
    cases = [receive(town, "祠堂旁边的路灯不亮，晚上走路危险", who={"name": "测某", "phone": f"1390000005{i}"}) for i in range(3)]
    [raised] = watch.night(town.office, town.now, "replay")
    town.fang(cases[0], registry.act("petition.Recognise")(accused=town.zhou.person))
    cadre = gate.Viewer(town.zhou.person, town.office, date(2023, 3, 2))
    assert cases[0].matter not in gate.codes(cadre, [each.matter for each in cases])
    page = client_for("zhou").get("/desk/signals/").content.decode()
    assert raised.matter in page and cases[0].code not in page and cases[1].code in page and "您无权查看" not in page
    assert watch.at_once(town.office, cases[0].matter, town.now) == []
    rule, told = signals.rules()["same_request"], client_for("li").get("/desk/signals/").content.decode()
    assert raised.matter in told and f"<p><strong>{rule.title}</strong>　{rule.why}</p>" in told, "who may not read the explanation reads the rule"


@pytest.mark.parametrize(("days", "found"), [(179, 1), (181, 0)])
def test_the_window_is_the_rules_own(town: Any, days: int, found: int) -> None:
    town.at("2023-01-01")
    for i in range(2):
        receive(town, "祠堂旁边的路灯不亮，晚上走路危险", who={"name": "测某", "phone": f"1390000006{i}"})
    town.days(days)
    receive(town, "祠堂旁边的路灯不亮，晚上走路危险", who={"name": "测某", "phone": "13900000069"})
    assert len(watch.night(town.office, town.now, "replay")) == found


def test_stock_phrases_and_other_villages_are_no_likeness(town: Any) -> None:
    """The same words of course in many villages say nothing; three times the same thing in one village is a signal, and it says why."""
    town.at("2023-03-01")
    villages = list(town.villages.values())
    for i, (what, village) in enumerate([("路灯损坏", 0), ("水压不足", 1), ("垃圾清运不及时", 2), ("排水渠堵塞", 3), ("公厕卫生", 4), ("危树", 4), ("流浪犬", 4), ("路灯损坏", 5), ("占道停车", 6)]):
        receive(town, f"{what}，曾向村委会反映多次没有结果。", village=villages[village], who={"name": "测某", "phone": f"1390000008{i}"})
    assert watch.night(town.office, town.now, "replay") == []
    for i in range(2):
        receive(town, "路灯损坏，没有人修。", village=villages[0], who={"name": "测某", "phone": f"1390000009{i}"})
    [done] = watch.night(town.office, town.now, "replay")
    assert Link.objects.filter(matter=done.matter, kind="signal:same_request").count() == 3
    assert "同村" in words_of(done.entry)["explanation"] and watch.night(town.office, town.now, "replay") == []


def test_who_shares_only_initials_is_another_person(town: Any) -> None:
    """A grid says of a request that the petitioner is the same only where name, telephone or number is; never by the letters of a name."""
    town.at("2023-03-01")
    text = "祠堂旁边的路灯不亮，晚上走路危险"
    first, other, same = (receive(town, text, who={"name": name, "phone": phone}) for name, phone in
                          (("测小明", "13900000071"), ("测晓敏", "13900000082"), ("测大同", "13900000071")))
    found = likeness.likeliest(town.office, "petition", [other.matter, same.matter])
    assert "信访人相同" not in found[other.matter].why and found[same.matter].matter == first.matter and "信访人相同" in found[same.matter].why


def test_the_list_says_when_the_rules_are_asked_and_offers_nothing_on_what_is_closed(town: Any, client_for: Any) -> None:
    """A signal that was put aside is acted on no more."""
    town.at("2023-05-01T02:00")
    he = client_for("he")
    for what in ("医保报销", "宅基地审批", "水渠失修", "公开账目"):
        receive(town, what)
    [signal] = [done.matter for done in watch.night(town.office, town.at("2023-05-02T02:00").now)]
    page = he.get("/desk/signals/").content.decode()
    assert "每晚由系统按规则核对" in page and f"/desk/matter/{signal}/do/signal.ActOn/" in page
    town.he(signal, registry.act("signal.PutAside")(ground="settled", reason="四件都已当面答复，本人满意"))
    assert f"/desk/matter/{signal}/do/signal.ActOn/" not in he.get("/desk/signals/").content.decode()
