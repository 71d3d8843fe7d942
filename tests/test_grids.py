"""Grids by keys: sixty-three orders parted row by row with their own refusals; rounds typed as villages and days; nobody else's line."""

import html
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from fazhi.kernel import registry
from fazhi.kernel.deed import uuid7
from fazhi.kernel.models import Deadline, Entry, Mark, Matter, Party
from fazhi.web.base import kept


def came(town: Any, i: int, **more: Any) -> str:
    """An order by the hotline."""
    words = {"channel": "hotline", "what": f"第{i}件：{chr(0x4e00 + 37 * i) * 6}", "who": {"name": f"测{i}", "phone": f"1390000{i:04d}"}}
    return str(town.fang(registry.act("petition.Receive")(**{**words, **more})).matter)


def posted(chosen: dict[str, tuple[str, str]]) -> dict[str, str]:
    """The form of the grid."""
    form: dict[str, str] = {}
    for ident, (key, words) in chosen.items():
        form |= {f"way-{ident}": key, f"words-{ident}": words, f"id-{ident}": uuid7()}
    return form


def test_each_key_goes_its_way_and_each_row_has_its_own_refusal(town: Any, client_for: Any) -> None:
    town.at("2026-03-02")
    made = {key: came(town, i) for i, key in enumerate("1234579")}
    first = came(town, 20, what="村口路灯坏了没人修", who={"name": "匿名"}, platform_due="2026-03-04")
    second = came(town, 21, what="村口的路灯坏了没人修", who={"name": "匿名"})
    nameless = came(town, 22, who={"name": "匿名"})
    accused = came(town, 23)
    page = client_for("he")
    shown = page.get("/desk/grid/petition/").content.decode()
    assert shown.index("村口路灯坏了没人修") < shown.index("第0件") and "按平台的期限" in shown and "文字相近" in shown
    chosen = {ident: (key, "") for key, ident in made.items()}
    chosen[made["9"]] = ("9", "县水务局；供水属其职责；部门职责规定")
    form = posted({**chosen, second: ("0", ""), first: ("9", "县水务局"), nameless: ("8", ""), accused: ("6", "")})
    answer = page.post("/desk/grid/petition/", form).content.decode()
    assert "有 3 件没有办成" in answer and "没有留名" in answer and "请打开本件单独办理" in answer and "必须填写" in answer
    assert 'value="县水务局"' in answer
    stages = dict(Matter.objects.filter(id__in=[*made.values(), second]).values_list("id", "stage"))
    assert [stages[made[key]] for key in "123457"] == ["accepted"] * 5 + ["passed"] and (stages[made["9"]], stages[second]) == ("passed", "closed")
    assert sorted(Matter.objects.filter(parent="").exclude(line__in=("petition", "house")).exclude(stage="closed").values_list("line", flat=True)) == ["access", "inspection", "mediation"]
    assert Entry.objects.filter(batch__startswith="petition.grid@").values("batch").distinct().count() == 1
    again = page.post("/desk/grid/petition/", form).content.decode()
    assert "不在待办之列" in again and Entry.objects.filter(act="petition.Accept").count() == 3
    assert client_for("luo").get("/desk/grid/petition/").status_code == 200 and client_for("xu").get("/desk/grid/petition/").status_code == 404


def test_a_second_key_names_the_route_and_suits_are_counted(town: Any, client_for: Any) -> None:
    town.at("2026-03-02")
    made = {keys: came(town, i) for i, keys in enumerate(("1", "11", "12", "13", "14", "15", "16", "91", "9", "17"))}
    page = client_for("he")
    assert "<kbd>1</kbd><kbd>6</kbd> 其他，由信访程序办理" in page.get("/desk/grid/petition/").content.decode()
    words = {"91": "县人民法院；已经起诉；诉访分离", "9": "县水务局；供水属其职责；部门职责规定"}
    answer = page.post("/desk/grid/petition/", posted({ident: (keys, words.get(keys, "")) for keys, ident in made.items()})).content.decode()
    assert "有 1 件没有办成" in answer and "没有“17”这个键" in answer
    running = set(Deadline.objects.filter(term="finish", state="open").values_list("matter", flat=True))
    assert running == {made["1"], made["16"]}  # only the sixth route of the law has the petition's own term
    counted = Mark.objects.filter(figure="petition.litigation").values_list("matter", flat=True)
    assert sorted(counted) == sorted([made["11"], made["91"]])


def test_the_road_decides_the_clock_and_the_name(town: Any) -> None:
    town.at("2026-03-02")
    route = registry.act("petition.Route")
    for way, line in (("penalty", "penalty"), ("legal_aid", "legal_aid"), ("reconsideration", "reconsideration")):
        opened = town.he(came(town, 1), route(way=way, what="要办的事")).opened[0]
        assert Matter.objects.get(id=opened.matter).line == line
    town.refuses(town.he, came(town, 2, who={"name": "匿名"}), route(way="access", what="要文件"), "信访·诉访分离")
    case = came(town, 3)
    town.he(case, route(way="mediation", what="两家争墙"))
    town.checks(case, stage="accepted", papers=["road"], met=["register"])
    assert not Deadline.objects.filter(matter=case, term="finish").exists() and Deadline.objects.filter(matter=case, term="hotline_complaint").exists()
    town.he(case, registry.act("petition.Answer")(result="settled", reply="已调解"))
    town.checks(case, stage="answered", papers=["road", "told"])
    town.at("2026-03-09")
    accusing = town.fang(registry.act("petition.Accuse")(channel="letter", what="虚报", who={"name": "匿名"}, accused=town.cadre1.person))
    town.refuses(town.fang, accusing, route(way="inspection", what="虚报"), "信访·检举控告")
    assert Mark.objects.filter(figure="petition.routed").count() == 4


def test_an_accusation_stands_in_no_grid_of_the_accused(town: Any, client_for: Any) -> None:
    town.at("2026-03-02")
    words = {"channel": "letter", "what": "说的是综治办的事", "who": {"name": "匿名"}}
    town.he(registry.act("petition.Accuse")(**words, accused=town.fang.person))
    assert Party.objects.filter(capacity="accused").exists()
    fang = client_for("fang")
    month = town.now.isoformat()[:7]
    calling = [fang.post("/desk/calling/", known) for known in ({"month": month}, {"topic": "综治办的事"})]
    for answer in (*calling, fang.get("/desk/grid/petition/"), fang.get("/desk/line/petition/?there=no")):
        text = answer.content.decode()
        assert "说的是综治办的事" not in text and Matter.objects.get(line="petition").code not in text
    assert fang.get(f"/desk/matter/{Matter.objects.get(line='petition').id}/copy/").status_code == 404
    assert fang.post("/desk/calling/", {"matter": Matter.objects.get(line="petition").id, "told": "想知道"}).status_code in (404, 422)
    assert client_for("xu").get("/desk/grid/petition/").status_code == 404


def test_rounds_typed_as_villages_and_days(town: Any, client_for: Any) -> None:
    town.at("2021-01-05")
    begin = registry.act("screening.Begin")
    books = {name: town.he(begin(village=town.villages[name], year=2021)).matter for name in list(town.villages)[:-1]}
    page = client_for("fang")
    address = "/desk/cross/screening/?since=2021-01-11&days=14"
    shown = page.get(address).content.decode()
    assert shown.count('class="cell"') == 11 * 14 and "何田" in shown and shown.index("<th>说明</th>") < shown.index('class="day"') and ">上月</a>" in shown
    form: dict[str, Any] = {"since": "2021-01-11", "days": "14", "id": uuid7(), "photo.kept": registry_file(town)}
    for i, person in enumerate(f"cadre{n}" for n in range(1, 12)):
        form[f"walker-{i}"] = town.people[person].person
        form |= {f"c-{i}-{j}": "0" for j in range(14) if i < 10}
    assert "不是件数" in page.post(address, {**form, "c-3-3": "无"}).content.decode()
    assert page.post(address, {**form, "c-3-3": "9999"}).status_code == 422
    wrong = page.post(address, {**form, "c-2-5": "0 1", "c-10-0": "0"})
    told = wrong.content.decode()
    assert wrong.status_code == 422 and "没有2021年度在用的排查台账" in told and "同一人同一天在同一村" in told and not Mark.objects.filter(figure="screening.rounds").exists()
    assert told.count('class="wrong" title') >= 2
    answer = page.post(address, {**form, "c-2-5": "0 1", "note-2": "下午又去一次", "kind-5": "concentrated"})
    assert "已登记" in answer.content.decode() and "141 次" in answer.content.decode()
    assert Mark.objects.filter(figure="screening.rounds").count() == 141
    assert Entry.objects.filter(matter=books["南涌村"], act="screening.Walk").count() == 15
    del form["photo.kept"]
    assert "必须填写" in page.post(address, {**form, "id": uuid7()}).content.decode()


def registry_file(town: Any) -> str:
    """A photograph in the vault, as a form keeps it."""
    return kept.told(town.file("排查表", b"one sheet"))


def test_a_refusal_keeps_the_photograph_and_says_what_to_do_in_the_words_of_the_table(town: Any, client_for: Any) -> None:
    """The sheet is photographed once; the refusal names the column as it is headed and leads to the book that is not there yet."""
    town.at("2021-01-05")
    town.he(registry.act("screening.Begin")(village=town.villages["东塘村"], year=2021))
    page, row = client_for("fang"), list(town.villages).index("东塘村")
    form: dict[str, Any] = {"since": "2021-01-11", "days": "14", "id": uuid7(), f"walker-{row}": town.cadre1.person, f"c-{row}-0": "0 0"}
    bare = {f"walker-{row + 1}": town.cadre2.person, f"c-{row + 1}-0": "0"}
    told = page.post("/desk/cross/screening/", {**form, **bare, "photo": SimpleUploadedFile("表.jpg", b"\xff\xd8\xff\xe0 sheet", "image/jpeg")}).content.decode()
    assert "请在“说明”中写明" in told and 'href="/desk/new/screening.Begin/"' in told
    kept = html.unescape(told.partition('name="photo.kept" value="')[2].partition('"')[0])
    answer = page.post("/desk/cross/screening/", {**form, f"note-{row}": "下午又去一次", "photo.kept": kept}).content.decode()
    assert "已登记" in answer and "2 次" in answer
