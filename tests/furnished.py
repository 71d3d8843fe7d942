"""A served town with something of every kind in it, so that every page has an example to show; run as `python -m tests.furnished FILE`."""

import io
import json
import sys
import time
from pathlib import Path
from typing import Any

from fazhi.conf import setup

setup.wake()

from PIL import Image  # noqa: E402

from fazhi.kernel import cards, gate, mend, registry, story  # noqa: E402
from fazhi.kernel.models import Deadline, Disclosure, Entry, Listing, Office, Paper, Party, Post  # noqa: E402
from fazhi.kernel.sheets import finding, jobs, taking  # noqa: E402
from fazhi.kernel.sheets.plan import made  # noqa: E402
from fazhi.kernel.story import vault  # noqa: E402
from fazhi.lines.disclosure import story as disclosure  # noqa: E402
from fazhi.lines.file_review import story as file_review  # noqa: E402
from fazhi.lines.mediation import story as mediation  # noqa: E402
from fazhi.lines.normative import story as normative  # noqa: E402
from fazhi.lines.penalty import story as penalty  # noqa: E402
from fazhi.lines.reporting.acts import Bind, Send, Take  # noqa: E402
from fazhi.lines.reporting.story import form  # noqa: E402
from fazhi.report import ledger, tables  # noqa: E402
from fazhi.report.forms import standing  # noqa: E402
from fazhi.web.accounts import people  # noqa: E402
from fazhi.web.accounts.models import Account  # noqa: E402
from tests.test_county_forms import county, rows  # noqa: E402
from tests.test_sheets_platform import book, good  # noqa: E402

LONG = "关于对辖区内沿街经营场所占用人行道摆放货物、设置遮阳棚等影响通行和消防安全行为开展集中整治并建立长效管理机制的来信反映事项"


def act(key: str) -> Any:
    return registry.act(key)


def town() -> story.Town:
    """The town that was founded here, its people known by the names they log in with."""
    parts = dict(Office.objects.values_list("name", "id"))
    found = story.Town(office=setup.the_office()["id"], now=story.datetime(2021, 3, 1, 9), villages={name: parts[name] for name in story.VILLAGES},
                       units={name: parts[name] for name in story.UNITS})
    names = {name: login for login, (name, *_) in story.CAST.items()} | {name: f"cadre{i}" for i, name in enumerate(story.CADRES, start=1)}
    keeper = Account.objects.get(login="keeper").person
    everybody = gate.people(set(Post.objects.values_list("person", flat=True)) - {keeper})
    found.people.update({names[name]: story.Hand(found, person, name) for person, name in everybody.items()}, keeper=story.Hand(found, keeper, "管小舟"))
    return found


def petitions(town: story.Town) -> dict[str, str]:
    """One long petition with everything open: a party, a deadline, a paper to bring back, a picture, a proposal that waits."""
    town.at("2021-03-01")
    case = town.he(act("petition.Receive")(channel="phone", what=LONG, who={"name": "欧阳测试某某", "phone": "13900001234"}))
    town.he(case, act("petition.Accept")(kind="complaint", route="petition"))
    town.he(case, act("common.Assign")(handler=town.he.person))
    out = io.BytesIO()
    Image.new("RGB", (320, 240), "#336").save(out, "PNG")
    blob = vault().put(out.getvalue())
    picture = {"hash": blob.hash, "size": blob.size, "media": "image/png", "name": "现场.png"}
    town.he(case, act("common.AddEvidence")(name="现场照片", kind="sound", files=[picture]))
    waits = town.he(case, act("petition.Extend")(reason="需要会同供电单位查勘"))
    town.he(town.he(act("petition.Receive")(channel="window", what="排水沟堵塞", who={"name": "测乙"})), act("petition.Accept")(kind="complaint", route="petition"))
    entry = Entry.objects.filter(matter=case.matter, act="petition.Accept").get()
    tray = people.keep({"told": [], "tray": [{**picture, "media": "application/pdf", "name": "第1页.pdf"}]}, town.he.person)
    return {"matter": case.matter, "deadline": Deadline.objects.filter(matter=case.matter, state="open").exclude(rule="")[0].id, "entry": entry.id, "proposal": waits.entry,
            "paper": Paper.objects.filter(matter=case.matter, outward=1)[0].id, "party": Party.objects.filter(matter=case.matter)[0].id,
            "person": Party.objects.filter(matter=case.matter)[0].person, "picture": picture["hash"], "tray": tray}


def county_form(town: story.Town) -> dict[str, str]:
    """A county's form that was bound and sent, and a number of it that would be another today."""
    town.at("2021-04-02")
    case = town.luo(Take(name="法治政府建设情况月报表", to="县委依法治县办", form=form(town, county())))
    town.luo(case, Bind(rows=rows(county())))
    one = standing.of(town.office, case.matter)
    data = one.filled(one.told(town.office, "2021-03"))
    town.luo(case, Send(period="2021-03", filled=town.file("报表", data), checked=town.tang.person))
    town.at("2021-06-01").he(act("petition.Receive")(channel="phone", what="补登", who={"name": "测丙"}), on="2021-03-20")
    told = next(each for each in ledger.reported(town.office) if each.differs)
    return {"county": case.matter, "told": told.entry, "place": told.place}


def batch(town: story.Town) -> dict[str, str]:
    """A platform's table that was taken in, and an import that is still running."""
    town.at("2021-01-05").keeper(town.office, act("house.SetMode")(line="penalty", mode="copy", system="省执法平台", since="2021-01-05"))
    data = book([good(i) for i in range(1, 6)])
    blob = vault().put(data)
    file = {"hash": blob.hash, "size": blob.size, "media": "application/octet-stream", "name": "案件导出.xlsx"}
    town.at("2022-03-01")
    plan = made(finding.sheet("penalty.platform"), town.office, data, "案件导出.xlsx", day=town.now.date(), file=file)
    name = taking.take(plan, town.li.person, vault(), now=town.now)
    runs = jobs.Job(id="a1b2c3", person=town.li.person, done=40, of=320, at=time.time())
    place = Path(setup.settings.HOME) / "jobs"
    place.mkdir(exist_ok=True)
    (place / f"{runs.id}.json").write_text(json.dumps({name: getattr(runs, name) for name in runs.__slots__}), "utf-8")
    return {"batch": name, "job": runs.id}


def coded(town: story.Town) -> dict[str, str]:
    """An inspection whose officers show a code that the public may scan."""
    town.at("2026-03-02")
    town.signed(town.keeper, town.office, act("house.SetReach")(reach="public", since="2026-03-02"), town.chen)
    case = town.li(act("inspection.TakeUp")(source="above", what="燃气使用安全", inspected={"name": "演示饭店", "kind": "organisation"}))
    town.signed(town.li, case, act("inspection.Approve")(kind="special", reason="县级部署"), town.zhou, town.huang)
    town.li(case, act("inspection.MakeCode")(first=town.li.person, second=town.wang.person, what="餐饮场所燃气使用安全", grounds="城镇燃气管理有关规定", on="2026-03-03"))
    return {"coded": case.matter, "code": cards.token(town.office, cards.standing(case.matter))}


def hung() -> dict[str, str]:
    """The first entry of a penalty case on which others hang, and its matter."""
    entries = Entry.objects.filter(act__startswith="penalty.").order_by("matter", "n").values_list("matter", "id")
    matter, entry = next((matter, entry) for matter, entry in entries if mend.preview(matter, entry)["entries"])
    return {"hangs": matter, "hung": entry}


def furnish() -> dict[str, str]:
    """Something of every kind; the identifiers of the examples by name."""
    here = town()
    found = petitions(here)
    text, _ = normative.consulted(here)
    normative.looked(here, text, here.file("送审稿", normative.TEXT.replace("三百米", "五百米").encode()))
    found |= {"text": text.matter}
    penalty.story_ordinary(here)
    mediation.story_main_path(here)
    disclosure.story_main_path(here)
    here.at("2024-03-04")
    found["file"] = file_review.spot(here).matter
    found |= hung()
    found["review"] = here.sun(act("file_review.Begin")(file=found["file"], reason="special")).matter
    right = here.mei(found["review"], act("file_review.Lend")(who={"name": "司徒外评某某"}, organ="县司法局行政执法协调监督股", until="2099-12-31"))
    people.make("guest", "yanshi-2021", Listing.objects.get(opened_by=right.entry).key, here.office)
    found |= county_form(here) | coded(here)
    found["handover"] = here.at("2024-05-06").keeper(here.office, act("common.HandOverDesk")(leaver=here.fang.person, successor=here.lin.person)).entry
    here.qian(here.office, act("house.ReceiveForms")(first="演0000101", last="演0000200", source="县财政局"))
    here.qian(here.office, act("house.GiveForms")(holder=here.li.person, first="演0000101", last="演0000125"))
    here.li(here.office, act("house.SpoilForm")(number="演0000101", why="damaged"))
    here.li(here.office, act("house.SetPrinter")(printer="执法队针式打印机", right="1.5", down="-2"))
    here.li(here.office, act("house.LayForm")(paper="当场行政处罚决定书", places=[{"words": "当事人", "right": "40", "down": "52.5"}, {"words": "文号", "right": "120", "down": "30"}]))
    here.li(here.office, act("house.ReserveNumbers")(paper="当场行政处罚决定书", copies=3, holder=here.li.person))
    found |= batch(here)
    found["article"] = Disclosure.objects.filter(channel="site", until="").values_list("id", flat=True)[0]
    here.at("2022-01-10").mei(act("annual_report.Begin")(year=2021))
    found["cell"] = next(cell.key for sheet in tables.tables(here.office, 2021) for cell in sheet.cells if cell.value)
    return found


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(furnish(), ensure_ascii=False), "utf-8")
