"""Items of the lists told from start to end."""

import json
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.common import SendBack, Sign
from fazhi.kernel.mend import Correct
from fazhi.kernel.models import Entry, Listing, Matter, Office
from fazhi.lines.powers.acts import Alter, Assess, Check, Enact, Propose, Published, Survey, TakeBack
from fazhi.lines.powers.stages import in_force

ITEM = {"key_no": "CG-001", "name": "擅自倾倒建筑垃圾的处罚", "kind": "penalty", "source": "granted", "grounds": "演示条例有关条款", "document": "粤府函〔2020〕136号", "field": "住建"}


def enacted(town: Any, **more: Any) -> Any:
    """An item in force."""
    case = town.tang(Propose(**{**ITEM, **more}))
    town.sun(case, Check(conclusion="fits"))
    town.signed(town.tang, case, Enact(document="演府〔2021〕8号", since="2021-03-01"), town.chen)
    return case


def story_main_path(town: Any) -> None:
    """Proposed with its basis, checked by another, put in force, published, changed, taken back; every day's list stays readable."""
    town.at("2021-02-20")
    town.refuses(town.tang, "", Propose(**{**ITEM, "grounds": ""}), "权责·列入")
    town.refuses(town.tang, "", Propose(**{**ITEM, "document": ""}), "权责·列入")
    case = town.tang(Propose(**ITEM))
    town.refuses(town.tang, case, Check(conclusion="fits"), "机构·职责")
    town.refuses(town.sun, case, Check(conclusion="amend"), "权责·审核")
    town.sun(case, Check(conclusion="fits"))
    town.refuses(town.tang, case, Enact(document="演府〔2021〕8号", since="2021-03-01", until="2021-02-01"), "权责·公布")
    town.refuses(town.tang, case, Enact(document="演府〔2021〕8号", since="2019-03-01"), "权责·公布")
    town.signed(town.tang, case, Enact(document="演府〔2021〕8号", since="2021-03-01"), town.chen)
    assert Matter.objects.filter(line="disclosure", stage="noted").count() == 1
    town.at("2021-03-02")
    town.refuses(town.tang, "", Propose(**ITEM), "权责·列入")
    town.refuses(town.tang, case, TakeBack(last_day="2021-01-01", document="x"), "权责·动态调整")
    town.luo(case, Published(channel="site"))
    town.tang(case, Assess(people=6, result="able"))
    town.refuses(town.tang, case, Assess(people=0, result="unable"), "权责·承接能力")
    town.refuses(town.tang, case, Alter(document="演府〔2021〕20号", since="2021-08-01", why="law"), "权责·动态调整")
    town.refuses(town.tang, case, Alter(name="倾倒建筑垃圾的处罚", document="演府〔2021〕20号", since="2021-03-01", why="law"), "权责·动态调整")
    town.at("2021-07-20")
    town.signed(town.tang, case, Alter(name="倾倒建筑垃圾的处罚", document="演府〔2021〕20号", since="2021-08-01", why="law"), town.sun, town.chen)
    names = {day: [row["title"] for row in in_force(town.office, "power_item", day)] for day in ("2021-02-28", "2021-07-31", "2021-08-01")}
    assert names == {"2021-02-28": [], "2021-07-31": ["擅自倾倒建筑垃圾的处罚"], "2021-08-01": ["倾倒建筑垃圾的处罚"]}
    town.luo(case, Published(channel="site"))
    town.signed(town.tang, case, TakeBack(last_day="2021-12-31", document="演府〔2021〕30号", cases="move"), town.sun, town.chen)
    standing = {day: [row["title"] for row in in_force(town.office, "power", day) if row["key"] == "CG-001"] for day in ("2021-12-31", "2022-01-01")}
    assert standing == {"2021-12-31": ["倾倒建筑垃圾的处罚"], "2022-01-01": []}
    assert Listing.objects.filter(register="power_end", key="CG-001").exists()
    town.checks(case, stage="ended", papers=["item", "assessment", "item"], met=["publish"], open=[])


def story_the_chief_does_not_sign(town: Any) -> None:
    """What the chief sends back is checked once more: it goes back to be worded anew, or is dropped."""
    town.at("2021-02-20")
    case = town.tang(Propose(**ITEM))
    town.sun(case, Check(conclusion="fits"))
    proposal = town.tang(case, Enact(document="演府〔2021〕8号", since="2021-03-01"))
    town.chen(case, SendBack(proposal=proposal.entry, reason="名称与赋权决定不一致"))
    town.sun(case, Check(conclusion="amend", opinion="请按赋权决定的名称改写"))
    town.checks(case, stage="proposed")
    town.refuses(town.tang, case, Enact(document="演府〔2021〕8号", since="2021-03-01"), "权责·公布")
    town.sun(case, Check(conclusion="fits"))
    town.sun(case, Check(conclusion="drop", opinion="镇里没有能力承接"))
    town.checks(case, stage="ended", open=[])


def story_a_permit_taken_back(town: Any) -> None:
    """What is taken back here is not given or inspected there any more, whoever keeps the list with its materials and days."""
    town.at("2021-02-20")
    listing = {"grounds": "演示条例", "since": "2021-01-05"}
    town.tang(registry.act("permit.ListItem")(key="XK-09", name="占用村道许可", **listing))
    town.zhou(registry.act("inspection.ListItem")(key="JC-09", name="村道占用检查", **listing, published="演府〔2021〕2号"))
    for key, kind in (("XK-09", "permit"), ("JC-09", "inspection")):
        case = enacted(town, key_no=key, name="占用村道", kind=kind)
        town.signed(town.tang, case, TakeBack(last_day="2021-12-31", document="演府〔2021〕30号"), town.sun, town.chen)
    told = dict(Listing.objects.filter(register__in=("permit_item", "inspection_item"), key__endswith="-09").values_list("key", "until"))
    assert told == {"XK-09": "2022-01-01", "JC-09": "2021-12-31"}


def story_an_entrusted_power_ends_on_its_day(town: Any) -> None:
    """Changed in its wording, an entrusted power still ends on its last day; changed beyond it, its new last day has to be said."""
    town.at("2021-02-20")
    case = town.tang(Propose(**{**ITEM, "source": "entrusted"}))
    town.sun(case, Check(conclusion="fits"))
    town.signed(town.tang, case, Enact(document="演府〔2021〕8号", since="2021-03-01", until="2021-12-31"), town.chen)
    words = {"document": "演府〔2021〕20号", "why": "wording"}
    town.signed(town.tang, case, Alter(name="倾倒建筑垃圾的处罚", since="2021-08-01", **words), town.sun, town.chen)
    standing = {day: [row["key"] for row in in_force(town.office, "power", day) if row["key"] == "CG-001"] for day in ("2021-12-31", "2022-01-01")}
    assert standing == {"2021-12-31": ["CG-001"], "2022-01-01": []}
    town.refuses(town.tang, case, Alter(name="倾倒渣土的处罚", since="2022-01-10", **words), "权责·动态调整")
    town.signed(town.tang, case, Alter(name="倾倒渣土的处罚", since="2021-11-01", until="2022-06-30", **words), town.sun, town.chen)
    rows = list(Listing.objects.filter(register="power", key="CG-001", struck="").order_by("since").values_list("since", "until"))
    assert rows == [("2021-03-01", "2021-07-31"), ("2021-08-01", "2021-10-31"), ("2021-11-01", "2022-06-30")], rows


def story_services_and_survey(town: Any) -> None:
    """A public service with its steps, an item that is not listed, and the yearly survey whose numbers are those of the lists."""
    town.at("2021-02-20")
    service = {"key_no": "GF-01", "name": "高龄津贴申领", "kind": "service", "source": "service", "document": "", "grounds": "", "materials": "身份证", "days": 5}
    done = enacted(town, **service)
    enacted(town)
    unit = Office.objects.filter(parent=town.office, kind="unit")[0].id
    assert "身份证" in (first := town.text(town.paper(done, "item"))) and "承诺办结｜5个工作日" in first.replace("：", "｜"), first
    town.signed(town.tang, done, Alter(materials="身份证、银行卡", days=3, unit=unit, document="演府〔2021〕20号", since="2021-08-01", why="list"), town.sun, town.chen)
    town.signed(town.tang, done, Alter(name="高龄津贴申请", document="演府〔2021〕25号", since="2021-09-01", why="wording"), town.sun, town.chen)
    now = town.text(town.paper(done, "item"))
    assert "高龄津贴申请" in now and "身份证、银行卡" in now and "3个工作日" in now and "演府〔2021〕25号" in now, now
    standing = [row["words"]["unit"] for row in in_force(town.office, "service_item", "2021-09-01") if row["key"] == "GF-01"]
    assert standing == [unit], standing
    dropped = town.tang(Propose(**{**ITEM, "key_no": "CG-009"}))
    town.sun(dropped, Check(conclusion="drop", opinion="没有承接"))
    town.checks(dropped, stage="ended", open=[])
    town.at("2021-12-20")
    words = {"year": 2021, "as_of": "2021-12-20", "findings": "无"}
    town.refuses(town.tang, "", Survey(**words, powers=2, services=1), "权责·动态调整")
    town.checks(town.tang(Survey(**words, powers=1, services=1)), stage="ended", papers=["survey"])


def story_recorded_from_paper(town: Any) -> None:
    """An unchecked item that the chief signed on a sheet is recorded with a flag, and a service without its steps warns."""
    town.at("2021-04-06")
    case = town.tang(Propose(**ITEM))
    town.flagged(town.on_paper(town.deng, case, Enact(document="演府〔2021〕8号", since="2021-03-01"), town.chen), "权责·公布")
    town.flagged(town.tang(Propose(key_no="GF-02", name="证明出具", kind="service", source="service")), "权责·公共服务")


def story_changed_only_after_a_check(town: Any) -> None:
    """Whoever asks for a change does not check it himself; a sheet that only the chief signed is flagged; a correction is checked again."""
    town.at("2021-02-20")
    case = enacted(town)
    words = {"name": "倾倒建筑垃圾的处罚", "document": "演府〔2021〕20号", "since": "2021-08-01", "why": "wording"}
    town.keeper(town.office, registry.act("house.Appoint")(who={"person": town.tang.person, "name": "唐允"}, capacity=["reviewer"], since="2021-01-01"))
    proposal = town.tang(case, Alter(**words)).entry
    town.tang(case, Sign(proposal=proposal))
    town.refuses(town.chen, case, Sign(proposal=proposal), "权责·审核")
    town.chen(case, registry.act("common.SendBack")(proposal=proposal, reason="提请的人自己审核"))
    done = town.signed(town.tang, case, Alter(**words), town.sun, town.chen)
    assert {hand["person"] for hand in json.loads(Entry.objects.get(id=done.entry).body)["hands"] if hand["role"] == "signed"} == {town.sun.person, town.chen.person}
    town.flagged(town.on_paper(town.deng, case, TakeBack(last_day="2021-12-31", document="演府〔2021〕30号"), town.chen), "权责·审核")


def story_corrected_after_the_check(town: Any) -> None:
    """What was corrected after the check is not put in force unseen: the check is struck and made anew."""
    town.at("2021-02-20")
    case = town.tang(Propose(**ITEM))
    town.sun(case, Check(conclusion="fits"))
    first = Entry.objects.get(matter=case.matter, n=1).id
    town.tang(case, Correct(entry=first, words=json.dumps({"name": "没收一切"}), reason="笔误"))
    town.refuses(town.tang, case, Enact(document="演府〔2021〕8号", since="2021-03-01"), "权责·审核")
    assert not Listing.objects.filter(register="power_item", title="没收一切").exists()
