"""How normative documents end: replaced, repealed, cleaned out, expired."""

import json
from datetime import datetime
from typing import Any

from fazhi.kernel import clock, gate, versions
from fazhi.kernel.models import Deadline, Entry, Listing, Matter
from fazhi.lines.normative.acts import Draft, Project
from fazhi.lines.normative.issuing import AnswerOpinion, FiledAnswer, Number, Publish
from fazhi.lines.normative.living import Announce, CleanUp, Conclude, Evaluate, SendCatalogue, TakeOver
from fazhi.lines.normative.repealing import ProposeRepeal, Repeal, SignRepeal
from fazhi.lines.normative.story_steps import TEXT, WORDS, act, decided, held, looked, old, projected, put, repealed


def story_catalogue_and_clean_up(town: Any) -> None:
    """Old documents taken over, evaluated, replaced by a new one, repealed, cleaned out: the catalogue is always today's."""
    town.at("2024-12-02")
    one, two, three = old(town, "演府规〔2019〕1号"), old(town, "演府规〔2019〕2号"), old(town, "演府规〔2019〕3号")
    town.refuses(town.deng, "", TakeOver(name="旧规定", kind="rules", number="演府规〔2019〕1号", effective="2020-01-01", valid_until="2026-12-31"), "文件·统一登记")
    town.keeper(town.office, act("house.Adopt", rule="nd.valid.normal", document="演府规〔2019〕1号", since="2024-01-01"))
    done = town.mei(one, Evaluate(effects="执行顺利，仍有需要", result="extend"))
    cited = json.loads(Entry.objects.get(id=done.entry).body)["asks"]["cited_by"]
    assert Matter.objects.filter(line="normative", stage="drafting").count() == 1  # the renewal goes through the whole procedure
    assert town.office in cited and one.matter not in cited
    assert not Matter.objects.filter(line="disclosure").exists()
    repealed(town, two)
    clean = town.deng(CleanUp(name="2024年定期清理", occasion="yearly"))
    rows = [{"document": "演府规〔2019〕1号", "result": "keep"}]
    town.refuses(town.deng, clean, Conclude(rows=rows, address="网站"), "文件·清理")
    result = [*rows, {"document": "演府规〔2019〕3号", "result": "repeal"}]
    assert "会议还没有审议通过" in str(town.refuses(town.deng, clean, Conclude(rows=result, address="网站"), "文件·集体审议"))
    town.refuses(town.deng, clean, ProposeRepeal(reason="上位法已改"), "文件·清理")
    decided(town, town.deng(clean, ProposeRepeal(reason="上位法已改", documents=[{"document": "演府规〔2019〕3号"}])).opened[0])
    town.signed(town.deng, clean, Conclude(rows=[*rows, {"document": "演府规〔2019〕3号", "result": "repeal"}], address="网站"), town.chen)
    town.checks(three, stage="repealed", open=[])
    clock.walk(town.office, datetime(2025, 1, 2, 1))
    town.at("2025-01-06")
    owed = Matter.objects.get(id=Entry.objects.get(act="normative.OweCatalogue").matter)
    town.refuses(town.deng, owed.id, SendCatalogue(to="县人民政府", issued=3), "备案·年度目录")
    town.deng(owed.id, SendCatalogue(to="县人民政府", issued=0))
    town.checks(owed.id, stage="done", met=["catalogue"], papers=["catalogue"], open=[])
    town.refuses(town.deng, town.deng(CleanUp(name="上位法修改后的清理", occasion="law")), SendCatalogue(to="县人民政府", issued=0), "备案·年度目录")
    town.outside(town.deng, one, FiledAnswer(result="opinion", opinion="第三条越权"), number="县备审1号")
    town.deng(one, AnswerOpinion(course="revise", answer="已启动修改"))


def story_on_the_site_and_off(town: Any) -> None:
    """Where the town has a site, what is issued goes there without being asked; repealed, it has to be taken down."""
    town.at("2024-09-02")
    site = {"site": "own", "since": "2024-01-01"}
    town.refuses(town.keeper, town.office, act("house.SetSite", **site), "机构·职责")
    town.keeper(town.office, act("house.SetSite", **site, address="www.yanshi.example"))
    case, text = projected(town, touches_public=False), town.file("草案", TEXT.encode())
    town.mei(case, Draft(text=text, explanation="共三条", forbidden=True))
    looked(town, case, text)
    held(town, put(town, case, text))
    town.signed(town.deng, case, Number(text=text, effective="2024-10-20", valid_until="2029-10-19"), town.chen)
    town.luo(case, Publish(number="演府规〔2024〕1号", channels=["board"], address="公开栏"))
    shown, words = Matter.objects.get(line="disclosure").id, {"heading": "水源地管理规定", "text": TEXT}
    town.luo(shown, act("disclosure.Draft", **words, column="documents", channels=["site"]))
    town.tang(shown, act("disclosure.Clear", result="clear"))
    town.huang(shown, act("disclosure.Approve"))
    for turn, reader in (("first", town.luo), ("second", town.lin), ("third", town.fang)):
        reader(shown, act("disclosure.Proof", turn=turn, mistakes=0))
    town.luo(shown, act("disclosure.Publish", **words, channel="site"))
    repealed(town, case)
    assert Matter.objects.filter(line="disclosure", stage="noted").count() == 1, "the repeal is made public on the site as well"
    town.checks(case, stage="repealed", open=[])
    town.checks(shown, stage="published", open=["take_down"])


def story_replaced_and_amended(town: Any) -> None:
    """A new document takes the place of an old one on the day it is in effect; an amendment leaves number and place, the text is new."""
    town.at("2024-09-02")
    one, two = (old(town, f"演府规〔2019〕{n}号") for n in (1, 2))
    text = town.file("草案", TEXT.encode())
    for n, (number, revision) in enumerate((("演府规〔2019〕1号", "replace"), ("演府规〔2019〕2号", "amend")), start=1):
        town.refuses(town.mei, "", Project(**{**WORDS, "touches_public": False}, revises=number), "文件·清理")
        case = projected(town, touches_public=False, revises=number, revision=revision)
        town.mei(case, Draft(text=text, explanation="修改", forbidden=True))
        looked(town, case, text)
        held(town, put(town, case, text))
        town.signed(town.deng, case, Number(text=text, effective="2024-10-20", valid_until="2029-10-19"), town.chen)
        town.luo(case, Publish(number=f"演府规〔2024〕{n}号", channels=["board"], address="公开栏"))
    town.at("2024-10-19")
    clock.walk(town.office, datetime(2024, 10, 19, 1))
    town.checks(one, stage="force", open=["superseded", "valid"])
    town.checks(two, stage="force", acts=["TakeOver", "Amended"])
    viewer = gate.Viewer(town.deng.person, town.office, town.now.date())
    assert [(one.title, one.day) for one in versions.of(viewer, gate.matter(viewer, two.matter))] == [("部分条款被修改", "2024-10-20")]
    town.at("2024-10-21")
    clock.walk(town.office, datetime(2024, 10, 21, 1))
    town.checks(one, stage="repealed", open=[])
    standing = dict(Listing.objects.filter(register="normative").values_list("key", "until"))
    assert standing == {"演府规〔2019〕1号": "2024-10-20", "演府规〔2019〕2号": "", "演府规〔2024〕1号": ""}


def story_repealed_as_it_was_issued(town: Any) -> None:
    """Nobody repeals alone: the meeting passes it, the chief signs, the public learns of it, and only then does it fall."""
    town.at("2024-09-02")
    case = old(town, "演府规〔2019〕1号")
    sign = SignRepeal(reason="不再需要", decision="2024年第9次会议")
    town.refuses(town.deng, case, sign, "文件·集体审议")
    first = town.deng(case, ProposeRepeal(reason="不再需要")).opened[0]
    assert "会议还没有决定" in str(town.refuses(town.deng, case, ProposeRepeal(reason="不再需要"), "文件·集体审议"))
    decided(town, first, "rejected")
    town.refuses(town.deng, case, sign, "文件·集体审议")
    decided(town, town.deng(case, ProposeRepeal(reason="上位法已经另有规定")).opened[0])
    town.checks(case, stage="force", open=["repeal", "valid", "evaluate"])
    town.refuses(town.luo, case, Repeal(channels=["board"], address="公开栏"), "文件·公布")
    town.signed(town.deng, case, sign, town.chen)
    town.checks(case, stage="force", met=["repeal", "repeal_meeting"], open=["publish_repeal", "valid", "evaluate"])
    assert not Listing.objects.get(register="normative").until
    town.at("2024-09-09")
    town.luo(case, Repeal(channels=["board"], address="公开栏"))
    town.checks(case, stage="repealed", papers=["repeal"], open=[])
    assert Listing.objects.get(register="normative").until == "2024-09-09"


def story_expired_and_announced(town: Any) -> None:
    """What lapses by itself is told to the public."""
    town.at("2024-09-02")
    case = old(town, "演府规〔2019〕1号", until="2024-09-30")
    tell = Announce(channels=["board"], address="公开栏")
    town.at("2024-10-08")
    clock.walk(town.office, datetime(2024, 10, 8, 1))
    town.checks(case, stage="repealed", open=["announce"])
    assert Deadline.objects.get(matter=case.matter, term="announce").kind == "duty"
    town.luo(case, tell)
    town.checks(case, stage="repealed", met=["announce"], open=[])
    town.refuses(town.luo, case, tell, "文件·公布")
