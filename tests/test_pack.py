"""What has to be public beforehand: made from the declarations, looked at on the desk, brought into publication with one button."""

import json
from datetime import date, datetime
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.clock import walk
from fazhi.kernel.models import Deadline, Entry, Matter
from fazhi.report import onepage, pack

ON = date(2024, 5, 6)


def test_officers_are_those_with_a_certificate_of_the_day(town: Any) -> None:
    told = pack.text(pack.made(town.office, "officers", ON))
    assert "李青禾" in told and "演示001" in told and "钱小满" not in told  # she has no certificate


def test_powers_are_those_of_the_day(town: Any) -> None:
    power = registry.act("penalty.ListPower")
    town.zhou(power(key="CG-001", name="擅自倾倒建筑垃圾", document="演示公告", since="2020-08-01", until="2024-05-05"))
    town.zhou(power(key="CG-002", name="占用人行道摆卖", document="演示公告", since="2020-08-01"))
    told = pack.text(pack.made(town.office, "powers", ON))
    assert "CG-002" in told and "CG-001" not in told


def test_guides_tell_steps_terms_and_papers_of_the_law_of_the_day(town: Any) -> None:
    told = pack.text(pack.made(town.office, "guides", ON))
    assert "作出处罚决定" in told and "90日" in told and "行政处罚决定书" in told
    old = pack.text(pack.made(town.office, "guides", date(2021, 7, 14)))
    assert "作出处罚决定　《行政处罚法》第五十七条" in told and "作出处罚决定　《行政处罚法》第三十八条" in old


def test_samples_have_blanks_and_no_slots(town: Any) -> None:
    told = pack.text(pack.made(town.office, "samples", ON))
    assert pack.BLANK in told and "{" not in told


def test_what_nobody_answers_is_said(town: Any) -> None:
    assert pack.missing(ON) == ["随机抽查事项清单"] and pack.missing(date(2018, 1, 1)) == []


def test_every_chart_fits_one_page_and_names_every_step(town: Any) -> None:
    for line in pack.enforcing():
        svg = onepage.chart(line)
        assert f'height="{onepage.HEIGHT}"' in svg, line.key
    svg = onepage.chart(registry.line("penalty"))
    words = "".join(svg.split())
    shown = [act.title for act in registry.line("penalty").acts if not act.hidden and act.title not in ("列入行政处罚权", "列入本机关裁量适用规则", "登记旧案")]
    flat = "".join(part.split("<")[0] for part in words.split(">"))
    assert [title for title in shown if title not in flat] == []
    assert onepage.printed(svg)[:4] == b"%PDF" and onepage.printed(svg) == onepage.printed(svg)


def test_a_part_is_brought_into_publication(town: Any, client_for: Any) -> None:
    client = client_for("luo")
    assert "随机抽查事项清单" in client.get("/desk/pack/").content.decode()
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
