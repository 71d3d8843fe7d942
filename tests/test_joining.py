"""Units, people and posts from Excel, row by row; and slips with one-time passwords."""

import io
from typing import Any

import pypdf
from django.test import Client

from fazhi.kernel import verify
from fazhi.kernel.models import Office, Person, Post, Reading
from fazhi.kernel.roster import roster
from fazhi.web.accounts.models import Account
from tests.test_going_live import plan_of, table

PEOPLE = ("姓名", "所在机构", "职务类别", "职务名称", "执法证号", "有效期至", "法律职业资格", "任职日期")


def test_units_and_people_come_in_by_excel(town: Any) -> None:
    town.at("2021-03-01")
    units = table(("名称", "类别", "设立日期"), ("应急管理办", "内设机构", "2021-01-01"), ("司法所", "内设机构", "2021-01-01"), ("某站", "站所", "2021-01-01"), ("远办", "内设机构", "2022-01-01"))
    plan, _ = plan_of(town, "house.units", units, take=True, who="keeper")
    assert [each.state for each in plan.rows] == ["new", "wrong", "wrong", "wrong"] and "已经" in plan.rows[1].why and "今天以后" in plan.rows[3].why
    people = table(PEOPLE,
                   ("测新来", "应急管理办", "经办人员、执法人员", "执法队员", "演示901", "2030-01-01", "否", "2021-02-01"), ("测新来", "司法所", "经办人员", "兼职", "", "", "是", "2021-02-02"),
                   ("李青禾", "应急管理办", "经办人员", "兼任内勤", "", "", "", "2021-02-01"), ("测无证", "应急管理办", "执法人员", "队员", "", "", "", "2021-02-01"),
                   ("测无期", "应急管理办", "执法人员", "队员", "演示902", "", "", "2021-02-01"), ("测甲", "没有的办", "经办人员", "干事", "", "", "", "2021-02-01"), ("测乙", "司法所", "没有的职务", "干事", "", "", "", "2021-02-01"))
    plan, _ = plan_of(town, "house.people", people, take=False, who="keeper")
    assert not Person.objects.filter(opened_by__in=Post.objects.filter(title="兼职").values("opened_by")).exists()
    plan, batch = plan_of(town, "house.people", people, take=True, who="keeper")
    assert [each.state for each in plan.rows] == ["new", "new", "new", "wrong", "wrong", "wrong", "wrong"], [each.why for each in plan.rows]
    for i, words in ((3, "须有执法证件"), (4, "没有填有效期"), (5, "先导入“机构和村居”"), (6, "没有“没有的职务”")):
        assert words in plan.rows[i].why
    held = Post.objects.filter(title__in=("执法队员", "兼职"), since__gte="2021-02-01")
    assert held.count() == 3 and len(set(held.values_list("person", flat=True))) == 1  # two rows, one person
    assert Post.objects.get(title="兼任内勤").person == town.li.person and Office.objects.filter(name="应急管理办").exists()
    officer = roster(town.office).officer(held[0].person, town.now.date())
    assert officer is not None and officer.holds("officer") and officer.certified
    assert [each.state for each in plan_of(town, "house.people", people, take=False, who="keeper")[0].rows][:3] == ["same"] * 3 and batch and verify.verify().problems == []


def test_a_slip_opens_once(town: Any, client_for: Any) -> None:
    client_for("li")
    keeper = client_for("keeper")
    assert client_for("wang").get("/desk/accounts/").status_code == 404
    page = keeper.get("/desk/accounts/").content.decode()
    assert "没有账号" in page and "李青禾" in page
    assert "请先勾选" in keeper.post("/desk/accounts/").content.decode()
    answer = keeper.post("/desk/accounts/", {"person": [town.li.person, town.zhao.person, town.keeper.person]})
    text = "\n".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
    assert answer["Content-Type"] == "application/pdf" and "李青禾" in text and "赵汀" in text and "管小舟" not in text
    assert Account.objects.get(person=town.zhao.person).login == "zhaoting" and Account.objects.get(person=town.li.person).login == "li"
    assert Reading.objects.filter(what="account slip").count() == 2
    word = next(each for each in text.split() if each.count("-") == 2 and len(each) == 14)
    name = next(login for login in ("li", "zhaoting") if Client().login(username=login, password=word))
    client = Client()
    assert client.post("/login", {"login": name, "password": word})["Location"] == "/password"
    assert client.get("/desk/")["Location"] == "/password"
    assert client.post("/password", {"old": word, "new": "自己的口令-很长-2021", "again": "自己的口令-很长-2021"})["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200 and not Client().login(username=name, password=word)
