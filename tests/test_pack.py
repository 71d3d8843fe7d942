"""What has to be public beforehand: made from the declarations, looked at on the desk, brought into publication with one button."""

import json
import re
from datetime import date, datetime
from typing import Any

import pytest

from fazhi.kernel import registry
from fazhi.kernel.clock import walk
from fazhi.kernel.models import Deadline, Entry, Matter
from fazhi.report import onepage, pack, pack_lists
from fazhi.report.steps import steps

ON = date(2024, 5, 6)


def test_officers_are_those_with_a_certificate_of_the_day(town: Any) -> None:
    told = pack.text(pack.made(town.office, "officers", ON))
    assert "李青禾" in told and "演示001" in told and "钱小满" not in told  # she has no certificate


def test_each_law_stands_once_with_its_articles_after_it(town: Any) -> None:
    row = next(line for line in pack.text(pack.made(town.office, "organ", ON)).split("\n") if line.startswith("行政处罚　"))
    laws = re.findall("《.*?》", row)
    assert "《行政处罚法》" in laws and len(laws) == len(set(laws)) and "第二十四条、第" in row


def test_powers_are_those_of_the_day(town: Any) -> None:
    power = registry.act("penalty.ListPower")
    town.zhou(power(key="CG-001", name="擅自倾倒建筑垃圾", document="演示公告", since="2020-08-01", until="2024-05-05"))
    town.zhou(power(key="CG-002", name="占用人行道摆卖", document="演示公告", since="2020-08-01"))
    told = pack.text(pack.made(town.office, "powers", ON))
    assert "CG-002" in told and "CG-001" not in told


def test_guides_tell_steps_terms_and_papers_of_the_law_of_the_day(town: Any) -> None:
    told = pack.text(pack.made(town.office, "guides", ON))
    assert "作出处罚决定" in told and "90日" in told and "行政处罚决定书" in told
    assert not re.search("平台|登记旧案|列入|生成", told), "what only the house does is no service to the public"
    old = pack.text(pack.made(town.office, "guides", date(2021, 7, 14)))
    assert "作出处罚决定　《行政处罚法》第五十七条" in told and "作出处罚决定　《行政处罚法》第三十八条" in old


def test_samples_have_blanks_and_no_slots(town: Any) -> None:
    told = pack.text(pack.made(town.office, "samples", ON))
    assert pack.BLANK in told and "{" not in told


def test_benchmarks_of_the_day_with_the_towns_own_and_without_samples(town: Any) -> None:
    town.at("2024-03-04")
    standard = registry.act("penalty.ListStandard")(item="V04", document="演府〔2024〕2号", since="2024-03-04", rows=[{"tier": "lighter", "low": 600, "high": 1500}])
    town.zhou(standard)
    told = pack.text(pack.made(town.office, "benchmarks", ON))
    assert "临街建筑物容貌不符合标准" in told and "从轻" in told and "600元以上1,500元以下" in told and "演府〔2024〕2号" in told
    assert "建议样例" not in told and "2项基准还没有与制定机关公布的文本核对" in told
    town.keeper(town.office, registry.act("house.Adopt")(rule="DB3", document="演府〔2024〕3号", since="2024-03-04"))
    assert "镇规划区违法建设" in pack.text(pack.made(town.office, "benchmarks", ON))


def test_spot_checks_tell_items_caps_and_the_plan_of_the_year(town: Any) -> None:
    assert pack_lists.NOTHING in pack.text(pack.made(town.office, "checks", ON))
    town.at("2024-03-04")
    act = registry.act
    town.zhou(act("inspection.ListItem")(key="JC-01", name="建筑工地扬尘防治", grounds="演示规定", standard="围挡和喷淋", since="2024-01-01"))
    town.huang(act("inspection.SetCap")(item="JC-01", per="year", most=2, document="演府办〔2024〕9号", since="2024-01-01"))
    row = {"key": "2024-1", "item": "建筑工地扬尘", "whom": "在建工地", "months": "3月、9月", "share": "三成", "together": "县住建局"}
    town.on_paper(town.qian, "", act("inspection.MakePlan")(year=2024, rows=[row]), town.chen)
    told = pack.text(pack.made(town.office, "checks", ON))
    for words in ("围挡和喷淋", "建筑工地扬尘防治　每年最多2次", "在建工地　3月、9月　三成　县住建局"):
        assert words in told, words
    assert "2024-1" not in pack.text(pack.made(town.office, "checks", date(2025, 5, 6)))


def test_what_nobody_answers_is_said(town: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pack.missing(ON) == [] == pack.missing(date(2018, 1, 1))
    monkeypatch.setattr(pack, "PARTS", tuple(each for each in pack.PARTS if each.key != "checks"))
    assert pack.missing(ON) == ["随机抽查事项清单"]


def test_every_chart_fits_one_page_and_names_every_step(town: Any) -> None:
    for line in pack.enforcing():
        svg = onepage.chart(line)
        assert f'height="{onepage.HEIGHT}"' in svg, line.key
    svg = onepage.chart(registry.line("penalty"))
    words = "".join(svg.split())
    shown = [act.title for act in steps(registry.line("penalty"))]
    assert {"立案", "作出处罚决定", "结案", "采取强制措施"} <= set(shown)
    flat = "".join(part.split("<")[0] for part in words.split(">"))
    assert [title for title in shown if title not in flat] == []
    assert not re.search("平台|收回行政处罚权|登记旧案", flat), "a list of the house and another system are no steps of a case"
    assert onepage.printed(svg)[:4] == b"%PDF" and onepage.printed(svg) == onepage.printed(svg)


def test_a_part_is_brought_into_publication(town: Any, client_for: Any) -> None:
    client = client_for("luo")
    assert "行政处罚裁量基准" in client.get("/desk/pack/").content.decode() and "还须另行补充" not in client.get("/desk/pack/").content.decode()
    assert "李青禾" in client.get("/desk/pack/officers/").content.decode()
    assert client.get("/desk/pack/officers.docx").content[:2] == b"PK" and client.get("/desk/pack/chart-penalty.svg").status_code == 200
    answer = client.post("/desk/pack/officers/draft/")
    matter = Matter.objects.get(id=answer["Location"].rstrip("/").split("/")[-1])
    assert (matter.line, matter.stage) == ("disclosure", "drafted")
    assert client.get("/desk/pack/nothing/").status_code == 404


def test_the_yearly_tables_are_brought_into_publication(town: Any, client_for: Any) -> None:
    answer = client_for("luo").post("/desk/pack/statistics-2024/draft/")
    matter = Matter.objects.get(id=answer["Location"].rstrip("/").split("/")[-1])
    said = json.loads(Entry.objects.get(matter=matter.id).body)["said"]
    assert said["heading"] == "2024年度行政执法数据" and said["column"] == "statistics"


def test_the_clock_opens_the_duty_each_january_once(town: Any, client_for: Any) -> None:
    town.at("2025-01-06")
    assert walk(town.office, town.now) and walk(town.office, town.now.replace(day=7)) == []
    due = Deadline.objects.get(term="statistics")
    assert (due.due[:10], due.state, due.capacity) == ("2025-01-31", "open", "publisher")
    town.at("2025-03-03")
    assert walk(town.office, town.now) == []
    answer = client_for("luo").post("/desk/pack/statistics-2024/draft/")
    assert answer["Location"].rstrip("/").endswith(due.matter)
    publish(town, due.matter)
    due.refresh_from_db()
    assert due.state == "met"


def publish(town: Any, matter: str) -> None:
    """The owed tables pass review and approval and are published."""
    act = {name: registry.act(f"disclosure.{name}") for name in ("Clear", "Approve", "Publish")}
    town.at(datetime.now().isoformat(timespec="minutes"))
    town.tang(matter, act["Clear"](result="clear"))
    town.huang(matter, act["Approve"]())
    heading, text = pack.statistics(town.office, 2024)
    town.luo(matter, act["Publish"](channel="site", heading=heading, text=text))
