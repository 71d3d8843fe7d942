"""Going live: a line's old book comes in as old files, open matters at their stage, numbers go on, the figures of before stand apart."""

import io
from collections.abc import Callable
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from fazhi.kernel import door, gate, happen, possible, registry, verify
from fazhi.kernel.models import Deadline, Entry, Listing, Mark, Matter, Number, Paper, Party
from fazhi.kernel.old import FromBook, read_number
from fazhi.kernel.sheets import batches, finding, old, taking
from fazhi.kernel.sheets.plan import Plan, made
from fazhi.kernel.story import vault

TITLES = ("编号", "受理日期", "诉求", "姓名", "电话", "地址", "经办人", "办理状态", "办结日期", "处理结果", "文号", "期限1", "期限1起算日", "期限1届满日", "备注")


def book(*rows: tuple[Any, ...]) -> bytes:
    out = io.BytesIO()
    made_ = xlsxwriter.Workbook(out)
    page = made_.add_worksheet("旧台账")
    page.write_row(0, 0, TITLES)
    for i, row in enumerate(rows, start=1):
        page.write_row(i, 0, [*row, *[""] * (len(TITLES) - len(row))])
    made_.close()
    return out.getvalue()


def plan_of(town: Any, key: str, data: bytes, *, take: bool, who: str = "he") -> tuple[Plan, str]:
    blob = vault().put(data)
    file = {"hash": blob.hash, "size": blob.size, "media": "application/vnd.ms-excel", "name": "旧台账.xlsx"}
    plan = made(finding.sheet(key), town.office, data, "旧台账.xlsx" if data[:2] == b"PK" else "表.csv", day=town.now.date(), file=file)
    person = town.people[who].person
    return plan, taking.take(plan, person, vault(), now=town.now) if take else str(taking.rehearse(plan, person, now=town.now) and "")


def petition_rows(town: Any) -> tuple[tuple[Any, ...], ...]:
    stages = [each for each in registry.line("petition").stages]
    ended, running = next(each for each in stages if each.end), stages[3]
    term = registry.line("petition").terms["finish"].title
    return (
        ("访1", "2021-01-11", "反映西埔村路灯不亮", "测甲", "13800000001", "西埔村口", "方晓", ended.title, "2021-02-20", "已修复", "演信访告〔2021〕1号、演信访受〔2021〕7号"),
        ("访2", "2021-02-22", "反映东塘村排水不畅", "测乙", "", "东塘村三巷", "方晓", running.title, "", "", "演信访受〔2021〕9号", term, "2021-02-22"),
        ("访3", "2021-02-23", "请求调处宅基地边界", "测丙", "", "", "走了的人", running.title),
        ("访4", "2021-02-24", "反映施工噪声", "测丁", "", "", "", ended.title),
        ("访5", "2021-02-25", "反映占道经营", "测戊", "", "", "", running.title, "2021-02-26"),
        ("访6", "2021-02-26", "反映垃圾清运", "测己", "", "", "", running.title, "", "", "演信访受〔2021〕9号"),
        ("访7", "2021-02-26", "反映水压不足", "测庚", "", "", "", running.title, "", "", "", term),
        ("访8", "2021-02-26", "反映路面破损", "测辛", "", "", "", running.title, "", "", "", term, "2021-02-26", "2021-05-31"),
        ("访9", "2021-12-26", "反映围墙", "测壬", "", "", "", running.title),
    )


def test_a_row_with_several_faults_tells_all_of_them(town: Any) -> None:
    town.at("2021-03-01")
    two = [*petition_rows(town)[4]]  # closed, though its stage is an open one
    two[6] = "走了的人"
    unread = ["访21", "2021年没有这天", "反映井盖", "测子", "", "", "走了的人", "没有的阶段"]
    plan, _ = plan_of(town, "old.petition", book(two, unread), take=False)
    assert [each.state for each in plan.rows] == ["wrong", "wrong"]
    assert all(word in plan.rows[0].why for word in ("所处阶段却没有办结", "走了的人")), plan.rows[0].why
    assert all(word in plan.rows[1].why for word in ("开始日期", "所处阶段", "走了的人")), plan.rows[1].why


def test_an_old_book_comes_in_and_work_goes_on(town: Any) -> None:
    town.at("2021-03-01")
    data = book(*petition_rows(town))
    plan, _ = plan_of(town, "old.petition", data, take=False)
    assert not Matter.objects.filter(line="petition").exists()  # a rehearsal writes nothing
    plan, _ = plan_of(town, "old.petition", data, take=True)
    assert [each.state for each in plan.rows] == ["new", "new", "wrong", "wrong", "wrong", "wrong", "wrong", "new", "wrong"]
    told = [each.why for each in plan.rows]
    for i, words in ((2, "现在不在本机构任职"), (3, "须填办结日期"), (4, "核对这两栏"), (5, "与第3行相同"), (6, "须填起算日"), (8, "在今天以后")):
        assert words in told[i], (i, told[i])
    assert "台账写2021-05-31" in "；".join(plan.rows[7].notes)
    ended, running, longer = (Matter.objects.get(id=plan.rows[i].matter) for i in (0, 1, 7))
    assert (ended.old, ended.opened_on, ended.closed_on, ended.outside) == (1, "2021-01-11", "2021-02-20", "访1")
    assert (running.old, running.stage, running.handler) == (1, registry.line("petition").stages[3].key, town.fang.person)
    assert Deadline.objects.get(matter=longer.id, term="finish").due == "2021-05-31" and Deadline.objects.get(matter=running.id, term="finish").due > "2021-02-22"
    assert Party.objects.filter(matter=running.id).count() == 1 and not Mark.objects.filter(matter__in=[ended.id, running.id]).exists()
    assert not Paper.objects.filter(matter__in=[ended.id, running.id]).exists() and verify.verify().problems == []
    assert [each.state for each in plan_of(town, "old.petition", data, take=False)[0].rows][:2] == ["same", "same"]
    assert set(Number.objects.values_list("text", flat=True)) == {"演信访告〔2021〕1号", "演信访受〔2021〕7号", "演信访受〔2021〕9号"}
    goes_on(town, running.id)


def goes_on(town: Any, matter: str) -> None:
    """What was done before is entered late without becoming a duty, and counts for nothing; what is done from now on is numbered on."""
    acts = {act.__name__: act for act in registry.line("petition").acts}
    viewer = gate.Viewer(town.fang.person, town.office, town.now.date())
    assert [each.act.__name__ for each in possible.acts(viewer, matter) if each.may and each.act.line == "petition"]
    accept = acts["Accept"](kind="complaint", route="petition", simple=False)
    late = town.on_paper(town.fang, matter, accept, town.fang if not acts["Accept"].signs else town.huang, on="2021-02-24")
    assert late.flags and not [each for each in late.flags if each["stops"]] and late.papers == ()
    assert not Deadline.objects.filter(matter=matter, term="settle").exists() and not Mark.objects.filter(matter=matter).exists()
    assert Matter.objects.get(id=matter).stage == registry.line("petition").stages[3].key
    town.refuses(town.fang, matter, acts["Accept"](kind="complaint", route="petition"), "信访·受理")  # today the door is as strict as ever
    town.fang(matter, acts["Call"](told="正在办理", asker="self"))
    assert Mark.objects.get(matter=matter).figure == "petition.calls" and verify.verify().problems == []


def test_a_struck_batch_is_gone_and_numbers_stay_used(town: Any) -> None:
    town.at("2021-03-01")
    data = book(*petition_rows(town)[:2])
    _, batch = plan_of(town, "old.petition", data, take=True)
    assert batches.strike(town.office, batch, town.he.person, "选错了文件", now=town.now) == 2
    assert not Matter.objects.filter(line="petition", struck="").exists()
    plan, _ = plan_of(town, "old.petition", data, take=True)
    assert [each.state for each in plan.rows] == ["new", "new"], [each.why for each in plan.rows]
    assert Number.objects.count() == 3 and verify.verify().problems == []


def table(titles: tuple[str, ...], *rows: tuple[Any, ...]) -> bytes:
    return "\n".join(",".join(map(str, row)) for row in (titles, *rows)).encode()


def test_figures_of_before_stand_apart_and_are_attested(town: Any, client_for: Any) -> None:
    town.at("2021-03-01")
    label = registry.figures()["petition.received"].label if "petition.received" in registry.figures() else next(iter(registry.figures().values())).label
    data = table(("指标", "自", "至", "数", "出处"), (label, "2021-01-01", "2021-02-28", 46, "季度表"), ("没有的指标", "2021-01-01", "2021-02-28", 3, ""), (label, "2021-01-01", "2021-03-31", 5, ""))
    plan, _ = plan_of(town, "house.opening", data, take=True, who="keeper")
    assert [each.state for each in plan.rows] == ["new", "wrong", "wrong"] and "没有“没有的指标”" in plan.rows[1].why and "今天以前" in plan.rows[2].why
    assert not Mark.objects.exists()
    pages = ("/desk/figure/2021/petition.received/", "/desk/figures/2021/petition/")
    for page in pages:
        told = client_for("he").get(page).content.decode()
        assert "2021-01-01 至 2021-02-28，46宗，季度表" in told and "还没有核验" in told and "单独列示" in told
    attest = registry.act("house.AttestOpening")
    town.refuses(town.keeper, town.office, attest(table=town.file("签字的数据表")), "机构·职责")
    town.chen(town.office, attest(table=town.file("签字的数据表")))
    assert Listing.objects.filter(register="opening_attested").count() == 1
    assert "还没有核验" not in client_for("fang").get(pages[0]).content.decode() and "46宗" not in client_for("lin").get("/desk/figure/2020/petition.received/").content.decode()
    town.refuses(town.chen, town.office, attest(table=town.file("签字的数据表")), "记录·全过程")


def test_numbers_go_on_where_the_book_is_not_whole(town: Any) -> None:
    town.at("2021-03-01")
    titles = ("文号系列", "年份", "已用到")
    series = next(each.series for each in registry.line("petition").papers.values() if each.series)
    plan, batch = plan_of(town, "house.numbers", table(titles, (series, 2021, 64), ("没有的系列", 2021, 3)), take=True, who="keeper")
    assert [each.state for each in plan.rows] == ["new", "wrong"]
    assert next_of(town, series) == 65
    plan, _ = plan_of(town, "house.numbers", table(titles, (series, 2021, 46)), take=True, who="keeper")
    assert "已经用到64号" in plan.rows[0].why
    batches.strike(town.office, batch, town.keeper.person, "写错了", now=town.now)
    plan_of(town, "house.numbers", table(titles, (series, 2021, 63)), take=True, who="keeper")
    assert next_of(town, series) == 65  # 64 was told wrongly and is given to no paper


def next_of(town: Any, series: str) -> int:
    return happen.next_number(town.office, series, 2021)


def test_every_line_takes_an_old_file(town: Any) -> None:
    town.at("2021-03-01")
    viewer = gate.Viewer(town.li.person, town.office, town.now.date())
    for sheet in old.sheets().values():
        line = registry.line(sheet.line)
        opens = [each for each in line.stages if not each.end]
        for stage in dict.fromkeys([opens[-1], line.stages[-1]] if opens else line.stages):
            told = {"book": line.key, "live": "2021-03-01", "number": "1", "what": "某事", "stage": stage.key, **({"closed": "2021-02-20"} if stage.end else {})}
            done = door.do(FromBook(**told), who=town.li.person, office=town.office, done_at="2021-02-01", manner="outside", outside="1", origin="import", now=town.now, line=line.key)
            assert Matter.objects.get(id=done.matter).stage == stage.key and isinstance(possible.acts(viewer, done.matter), list)


def test_the_pages(town: Any, client_for: Callable[[str], Any]) -> None:
    client = client_for("he")
    assert "启用时带入旧台账" in (index := client.get("/desk/sheets/").content.decode()) and "/desk/sheets/old.petition/" in index
    assert "已经办结的" not in client.get("/desk/sheets/old.petition/").content.decode()
    row = (petition_rows(town)[0][:10])
    upload = SimpleUploadedFile("旧台账.xlsx", book(row))
    page = client.post("/desk/sheets/old.petition/", {"file": upload, "step": "preview"}).content.decode()
    assert "登记 1 行" in page, page[:3000]
    kept = page.split('name="kept" value="')[1].split('"')[0]
    answer = client.post("/desk/sheets/old.petition/", {"kept": kept, "step": "take"}, follow=True)
    assert "新增 1" in answer.content.decode()
    matter = Entry.objects.get(act="common.FromBook").matter
    assert "从旧台账登记" in client.get(f"/desk/matter/{matter}/").content.decode()
    assert client.get("/desk/sheets/old.petition/blank.xlsx").status_code == 200 and client.get("/desk/registers/").status_code == 200


def test_numbers_of_the_old_book_are_read() -> None:
    line = registry.line("petition")
    template = next(each for each in line.papers.values() if each.series)
    text = template.number.format(short="演", year=2020, n="012").replace("〔", "[").replace("〕", "]")
    assert read_number(line, "演", text) == {"series": template.series, "year": 2020, "n": 12, "text": template.number.format(short="演", year=2020, n="012")}
    assert read_number(line, "别", text) is None and read_number(line, "演", "第12号") is None
