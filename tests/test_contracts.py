"""Contracts and the lists as people meet them: a Word text whose days changed stops on the desk, asset and purchase lists are taken in, cases ask the list."""

from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from fazhi.kernel import registry, verify
from fazhi.kernel.models import Entry, Listing, Matter
from fazhi.kernel.sheets import finding, taking
from fazhi.kernel.sheets.plan import Plan, made
from fazhi.kernel.story import vault
from fazhi.lines.contract import story as contracts
from fazhi.lines.powers import story as lists
from fazhi.lines.stewardship import story as goods
from fazhi.lines.stewardship.acts import Approve, Choose, Receive, Request
from tests.test_compare import CONTRACT, word

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def upload(lines: tuple[str, ...]) -> SimpleUploadedFile:
    """A Word file as a browser sends it."""
    return SimpleUploadedFile("合同.docx", word(lines), WORD)


def test_a_contract_whose_days_changed_is_stopped_before_the_meeting(town: Any, client_for: Any) -> None:
    town.at("2021-04-01")
    case, tang = contracts.drafted(town), client_for("tang")
    place = f"/desk/matter/{case.matter}"
    contracts.concluded(town, case, {**town.file("合同", word(CONTRACT)), "media": WORD})
    assert "签订合同" in tang.get("/desk/").content.decode(), "whose turn it is stands in his queue"
    assert f"{place}/do/contract.Sign/" in tang.get(f"{place}/").content.decode()
    other = tuple(line.replace("30日", "90日") for line in CONTRACT)
    stopped = tang.post(f"{place}/do/contract.Submit/", {"text": upload(other), "how-manner": "here"})
    page = stopped.content.decode()
    assert stopped.status_code == 422 and "这份文本与审查过的文本不同：第三条" in page and not Matter.objects.filter(line="decision").exists()
    assert tang.post(f"{place}/do/contract.Submit/", {"text": upload(CONTRACT), "how-manner": "here"}).status_code == 302
    item = Matter.objects.get(line="decision")
    assert item.parent == case.matter and "列入议题" in tang.get("/desk/").content.decode()
    tang.post(f"/desk/matter/{item.id}/do/decision.ListItem/", {"body": "joint", "meeting_on": (date.today() + timedelta(days=9)).isoformat(), "text": upload(CONTRACT), "summary": "合同", "how-manner": "here", "how-done_at": ""})
    page = tang.get(f"/desk/matter/{item.id}/").content.decode()
    assert "待签批：列入议题" in page and "已经提请签批，还没有签完" in page and "primary\" href=\"/desk/matter/" + item.id + "/do/decision.ListItem" not in page
    assert "用印登记簿" in tang.get("/desk/register/contract.seals/").content.decode()
    assert tang.get(f"{place}/").status_code == 200


def take(town: Any, key: str, text: str) -> Plan:
    """A list from another system, taken in."""
    data = text.encode("gbk")
    blob = vault().put(data)
    plan = made(finding.sheet(key), town.office, data, "清单.csv", day=town.now.date(), file={"hash": blob.hash, "size": blob.size, "media": "text/csv", "name": "清单.csv"})
    taking.take(plan, town.tang.person, vault(), now=town.now)
    return plan


def test_lists_of_assets_and_purchases_are_taken_in_once(town: Any) -> None:
    town.at("2021-05-06")
    head = "资产编号,资产名称,资产分类,购置日期,账面原值\n"
    rows = "A1,打印机,通用设备,2020-03-01,2000\nA2,皮卡车,车辆,2019-11-20,118000\nA3,办公桌,家具用具,,600\n"
    plan = take(town, "stewardship.assets", head + rows)
    assert [each.state for each in plan.rows] == ["new", "new", "wrong"]
    assert set(Listing.objects.filter(register="asset", until="").values_list("key", flat=True)) == {"A1", "A2"}
    before = Entry.objects.count()
    town.at("2021-05-07")
    assert [each.state for each in take(town, "stewardship.assets", head + rows).rows[:2]] == ["same"] * 2
    assert Entry.objects.filter(act__startswith="stewardship.").count() == 2 and Entry.objects.count() == before
    dearer = "A1,打印机,通用设备,2020-03-01,2500\nA2,执法车,车辆,2019-11-20,118000\n"
    assert [each.state for each in take(town, "stewardship.assets", head + dearer).rows] == ["changed", "wrong"]
    bought = "项目编号,项目名称,采购类别,品目,采购预算,资金来源,采购方式,立项日期\nC1,电脑,货物,A02,45000,年初预算,三家比价,2021-03-01\nC2,修路,工程,B01,9000,,小额直接采购,2021-03-05\n"
    plan = take(town, "stewardship.purchases", bought)
    assert [each.state for each in plan.rows] == ["new", "new"] and "没有预算项目" in "；".join(plan.rows[1].notes)
    town.at("2021-05-08")
    assert [each.state for each in take(town, "stewardship.purchases", bought).rows] == ["same", "same"]
    assert set(Matter.objects.filter(opened_by__in=Entry.objects.filter(act="stewardship.Imported").values("id")).values_list("stage", flat=True)) == {"closed"}
    assert verify.verify().problems == []


def test_a_case_is_filed_only_while_its_power_is_on_the_list(town: Any) -> None:
    town.at("2021-02-20")
    item = lists.enacted(town)
    filing = registry.act("penalty.FileCase")

    def case(day: str, power: str = "CG-001") -> tuple[Any, Any]:
        town.at(day)
        taken = town.li(registry.act("penalty.TakeUp")(source="report", what="倾倒建筑垃圾", field="住建"))
        return taken, filing(respondent={"name": "李某某"}, power=power, deed_on=day, what="两车建筑垃圾")

    town.bad(town.li, *case("2021-08-31", "CG-404"), "power")
    matter, act = case("2021-09-01")
    town.signed(town.li, matter, act, town.zhou, town.huang)
    town.signed(town.tang, item, registry.act("powers.TakeBack")(last_day="2021-09-30", document="演府〔2021〕30号"), town.sun, town.chen)
    town.refuses(town.li, *case("2021-10-11"), "处罚·乡镇承接")


def test_lines_of_amounts_are_asked_on_the_day(town: Any, client_for: Any) -> None:
    town.at("2021-04-06")
    goods.lines(town)
    town.keeper(registry.act("stewardship.SetLine")(key="purchase.quotes", amount=60000, document="演府〔2021〕9号", since="2021-06-01"))
    small = {**goods.WORDS, "way": "small"}
    refused = town.refuses(town.fang, "", goods.Request(**small), "采购·限额")
    assert "10,000元，演府〔2021〕2号" in str(refused)
    town.at("2021-06-02")
    town.fang(goods.Request(**small))
    assert "三家比价额度" in client_for("tang").get("/desk/register/stewardship.lines/").content.decode()




def test_another_contract_that_names_the_purchase_takes_the_place_of_one_that_came_to_nothing(town: Any) -> None:
    town.at("2021-04-01")
    case = town.luo(Request(what="办公楼保洁", sort="services", item="C0204", amount=500000, budget="年初预算", way="open"))
    town.mei(case, Approve())
    supplier = {"name": "演示保洁有限公司", "kind": "organisation"}
    first = town.fang(case, Choose(offers=[{"name": "演示保洁有限公司", "price": 480000}], supplier=supplier, price=480000)).opened[0]
    town.tang(first, registry.act("contract.Drop")(reason="中标人拒绝签订"))
    received = Receive(second=town.qian.person, rows=[{"what": "保洁服务"}])
    assert "已经不再签订" in str(town.refuses(town.tang, case, received, "合同·签订"))
    again = contracts.drafted(town, purchase=case.matter)
    assert Matter.objects.get(id=again.matter).code in str(town.refuses(town.tang, case, received, "合同·签订"))
    text = contracts.file(town)
    contracts.concluded(town, again, text)
    town.signed(town.tang, again, registry.act("contract.Sign")(text=text, amount=120000, copies=4), town.huang, town.chen)
    town.tang(case, received)
    town.checks(case, stage="received")
