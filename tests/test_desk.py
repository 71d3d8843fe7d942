"""The desk: pages answer, ask a constant number of queries, hide what they must, and lose nothing."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fazhi.kernel import registry
from fazhi.kernel.models import Entry, Matter, Reading
from fazhi.lines.oversight import story as oversight
from fazhi.lines.petition.story import OPINION
from fazhi.web.api import tokens
from fazhi.web.base.jinja import light


def received(town: Any, n: int = 1) -> Any:
    for i in range(n):
        done = town.he(registry.act("petition.Receive")(channel="phone", what=f"路灯坏了{i}", who={"name": "测某某", "phone": "13900001111"}))
    return done


def test_pages_need_a_log_in(town: Any) -> None:
    for path in ("/desk/", "/desk/line/petition/", "/desk/registers/", "/desk/figures/2021/", "/desk/report/2021/"):
        answer = Client().get(path)
        assert answer.status_code == 302 and answer["Location"].startswith("/login")


def test_a_session_that_is_over_asks_for_the_log_in_again(town: Any, client_for: Callable[[str], Any]) -> None:
    he = client_for("he")
    assert he.get("/desk/figures/2021/").status_code == 200
    Session.objects.update(expire_date=datetime.now() - timedelta(seconds=1))
    assert he.get("/desk/figures/2021/")["Location"].startswith("/login")


def test_every_page_answers(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    case = received(town)
    town.he(case, registry.act("petition.Accept")(kind="complaint"))
    he = client_for("he")
    paper = town.paper(case, "acceptance")
    paths = ["/desk/", "/desk/line/petition/", f"/desk/matter/{case.matter}/", f"/desk/paper/{paper}/", "/desk/registers/", "/desk/figures/2021/",
             "/desk/figure/2021/petition.closed_rate/", "/desk/report/2021/", "/desk/duties/petition/finish/", "/desk/find/", "/", "/login", "/password"]
    paths += [f"/desk/register/{register.key}/" for line in registry.lines().values() for register in line.registers]
    paths += [f"/desk/line/{key}/" for key in registry.lines()]
    for path in paths:
        answer = he.get(path)
        assert answer.status_code == 200, path
        assert "default-src 'self'" in answer["Content-Security-Policy"]
    pdf = he.get(f"/desk/paper/{paper}.pdf")
    assert pdf.content.startswith(b"%PDF") and he.get("/desk/report/2021.docx").content.startswith(b"PK")


def test_one_round_tells_every_fault_and_adds_no_empty_rows(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2024-03-04")
    words = {"respondent.name": "测某某", "respondent.phone": "1390000123", "respondent.number": "110105194912310021", "what": "占道", "item": "条例", "kind": "fine", "amount": "900",
             "second": town.wang.person, "how-manner": "here", "circumstances-0-fact": "", "circumstances-0-value": "", "circumstances-1-value": "", "circumstances-2-value": ""}
    page = client_for("li").post("/desk/new/penalty.OnTheSpot/", words).content.decode()
    told = re.findall(r"有(\d+)处需要修改：([^<]*)<", page)[0]
    assert int(told[0]) == told[1].count("；") + 1 >= 2 and "现在不能办理" in page, "the numbers and the law in one round"
    assert page.count("circumstances-2-value") and not page.count("circumstances-3-value")


def test_the_day_of_a_patrol_is_asked_once(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2024-03-04 18:00")
    words = {"began_at": "2024-03-01T09:00", "ended_at": "2024-03-01T10:00", "route": "圩镇", "people": "1", "vehicles": "0", "talks": "0", "corrections": "0", "how-manner": "here"}
    assert client_for("li").post("/desk/new/patrol.Log/", words).status_code == 302
    assert Entry.objects.get(act="patrol.Log").done_at == "2024-03-01T10:00"


@pytest.mark.once  # the forms of every act: on both they would take a minute
def test_every_form_opens(town: Any, client_for: Callable[[str], Any]) -> None:
    case = received(town)
    he = client_for("he")
    for key, act in registry.acts().items():
        path = f"/desk/new/{key}/" if act.begins() and len(act.at) == 1 else f"/desk/matter/{case.matter}/do/{key}/"
        assert he.get(path).status_code == (302 if act.rewrites else 200), key  # words are corrected where they stand


@pytest.mark.parametrize("path", ["/desk/", "/desk/line/petition/", "/desk/register/petition/", "/desk/duties/petition/register/"])
def test_queries_do_not_grow_with_rows(town: Any, client_for: Callable[[str], Any], path: str) -> None:
    he = client_for("he")
    counts = []
    for more in (1, 2, 47):
        received(town, more)
        he.get(path)
        with CaptureQueriesContext(connection, ) as queries:
            assert he.get(path).status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_a_matters_page_reads_the_matter_once_and_asks_no_more_for_many_entries(town: Any, client_for: Callable[[str], Any]) -> None:
    case, he, counts = received(town), client_for("he"), []
    note = registry.act("common.Note")
    for more in (1, 2, 47):
        for n in range(more):
            town.fang(case, note(text=f"已到现场看过第{n}次"))
        he.get(f"/desk/matter/{case.matter}/")
        with CaptureQueriesContext(connection) as queries:
            assert "已到现场看过第0次" in he.get(f"/desk/matter/{case.matter}/").content.decode()
        counts.append(len(queries))
        assert sum('"memory"' in each["sql"] and 'FROM "kernel_matter"' in each["sql"] for each in queries) == sum('"body"' in each["sql"] and 'FROM "kernel_entry"' in each["sql"] for each in queries) == 1
    assert len(set(counts)) == 1, counts


def test_a_new_form_reads_the_names_of_the_office_once_and_the_tree_with_its_roster(town: Any, client_for: Callable[[str], Any]) -> None:
    he = client_for("he")
    he.get("/desk/new/petition.Receive/")
    with CaptureQueriesContext(connection) as queries:
        page = he.get("/desk/new/petition.Receive/").content.decode()
    assert "东塘村" in page and "何" in page
    assert [sum(f'FROM "{table}"' in each["sql"] for each in queries) for table in ("kernel_office", "kernel_person")] == [0, 1]


def test_form_keeps_what_was_typed_and_says_what_is_wrong(town: Any, client_for: Callable[[str], Any]) -> None:
    answer = client_for("he").post("/desk/new/petition.Receive/", {"what": "路灯坏了", "how-manner": "here"})
    text = answer.content.decode()
    assert answer.status_code == 422 and "“来访渠道”必须填写" in text and "路灯坏了" in text


def test_submitting_twice_records_once(town: Any, client_for: Callable[[str], Any]) -> None:
    he = client_for("he")
    ident = re.search(r'name="how-id" value="([0-9a-f]{32})"', he.get("/desk/new/petition.Receive/").content.decode())
    assert ident
    form = {"how-id": ident[1], "channel": "phone", "what": "路灯坏了", "who.name": "测某", "joint": "1", "how-manner": "here"}
    for _ in range(2):
        assert he.post("/desk/new/petition.Receive/", form).status_code == 302
    assert Matter.objects.filter(line="petition").count() == 1


def test_session_that_ended_in_the_middle_of_a_form_loses_nothing(town: Any, client_for: Callable[[str], Any]) -> None:
    shown = re.search(r'name="how-whose" value="([^"]+)"', client_for("he").get("/desk/new/petition.Receive/").content.decode())
    assert shown and shown[1] == town.he.person
    answer = Client().post("/desk/new/petition.Receive/", {"channel": "phone", "what": "只写了一半的诉求", "who.name": "测某", "how-manner": "here", "how-whose": shown[1]})
    assert answer.status_code == 302 and "draft" in answer["Location"]
    back = re.search(r"next=([^&]+)", answer["Location"])
    assert back
    path = __import__("urllib.parse").parse.unquote(back[1])
    other = client_for("li").get(path)
    assert other.status_code == 404 and "只写了一半的诉求" not in other.content.decode() and "别人填写的" in other.content.decode()
    text = client_for("he").get(path).content.decode()
    assert "只写了一半的诉求" in text and "先前填写、读入的内容" in text


def test_future_day_is_refused_on_the_form(town: Any, client_for: Callable[[str], Any]) -> None:
    form = {"channel": "phone", "what": "路灯坏了", "who.name": "测某", "joint": "1", "how-manner": "here", "how-done_at": "2999-01-01"}
    answer = client_for("he").post("/desk/new/petition.Receive/", form)
    assert answer.status_code == 422 and "将来" in answer.content.decode()


def test_refusal_shows_reason_and_article(town: Any, client_for: Callable[[str], Any]) -> None:
    case = received(town)
    answer = client_for("he").post(f"/desk/matter/{case.matter}/do/petition.Close/", {"how-manner": "here"})
    assert answer.status_code == 422 and "《信访工作条例》" in answer.content.decode()


def test_grey_acts_say_why(town: Any, client_for: Callable[[str], Any]) -> None:
    case = received(town)
    text = client_for("he").get(f"/desk/matter/{case.matter}/").content.decode()
    assert "暂时不能办理的" in text and "“办结”须在“已答复”阶段办理" in text


def test_outsiders_see_masked_names_until_they_give_a_reason(town: Any, client_for: Callable[[str], Any]) -> None:
    case = received(town)
    cadre = client_for("cadre3")
    text = cadre.get(f"/desk/matter/{case.matter}/").content.decode()
    assert "测某某" not in text and "13900001111" not in text and "路灯坏了" not in text and "139****1111" in text
    text = cadre.post(f"/desk/matter/{case.matter}/", {"reason": "核对同村重复诉求"}).content.decode()
    assert "测某某" in text
    assert Reading.objects.filter(matter=case.matter, reason="核对同村重复诉求").exists()


def test_a_protected_matter_is_on_no_road(town: Any, client_for: Callable[[str], Any]) -> None:
    case = received(town)
    town.he(case, registry.act("common.Assign")(handler=town.fang.person))
    from django.db import connection as db

    with db.cursor() as cursor:
        cursor.execute("UPDATE kernel_matter SET level = 'protected' WHERE id = %s", [case.matter])
    other = client_for("he")
    assert other.get(f"/desk/matter/{case.matter}/").status_code == 404
    assert case.code not in other.get("/desk/line/petition/").content.decode()
    assert case.code not in other.post("/desk/find/", {"q": case.code}).content.decode().replace(f'value="{case.code}"', "").replace(f"“{case.code}”", "")
    assert client_for("fang").get(f"/desk/matter/{case.matter}/").status_code == 200


def test_propose_and_sign_on_the_desk(town: Any, client_for: Callable[[str], Any]) -> None:
    case = received(town)
    he, huang = client_for("he"), client_for("huang")
    he.post(f"/desk/matter/{case.matter}/do/petition.Accept/", {"kind": "complaint", "route": "petition", "how-manner": "here"})
    he.post(f"/desk/matter/{case.matter}/do/petition.Extend/", {"reason": "需要鉴定", "how-manner": "here"})
    page = huang.get(f"/desk/matter/{case.matter}/").content.decode()
    action = re.search(rf'action="(/desk/matter/{case.matter}/sign/[0-9a-f]+/)"', page)
    assert action and "待签批：" in page
    assert huang.post(action[1], {"verb": "Sign"}).status_code == 302
    assert Entry.objects.filter(matter=case.matter, act="petition.Extend").exists()


def test_done_on_paper_with_the_scan(town: Any, client_for: Callable[[str], Any]) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    case = received(town)
    form = {"kind": "complaint", "how-manner": "paper", "how-signed_by": town.he.person, "how-scan": SimpleUploadedFile("签字件.jpg", b"jpeg", "image/jpeg")}
    assert client_for("fang").post(f"/desk/matter/{case.matter}/do/petition.Accept/", form).status_code == 302
    assert Entry.objects.get(matter=case.matter, act="petition.Accept").manner == "paper"


def test_five_wrong_passwords_lock_for_a_while(town: Any, client_for: Callable[[str], Any]) -> None:
    client_for("he")
    guess = Client()
    for _ in range(5):
        guess.post("/login", {"login": "he", "password": "错误"})
    text = guess.post("/login", {"login": "he", "password": "演示口令-2021-演示"}).content.decode()
    assert "输错次数过多" in text


def test_the_portal_shows_only_what_was_disclosed(town: Any) -> None:
    received(town)
    assert "路灯" not in Client().get("/").content.decode()
    assert Client().get("/open/nothing/").status_code == 404


def test_what_the_house_does_itself_is_done_by_nobody_else(town: Any, client_for: Callable[[str], Any]) -> None:
    case = received(town)
    he = client_for("he")
    for key in ("common.Lapsed", "common.Propose", "common.Reassign"):
        answer = he.post(f"/desk/matter/{case.matter}/do/{key}/", {"term": "register", "act": "petition.Close", "order": '["leader"]', "words": "{}",
                                                                    "handler": town.he.person, "how-manner": "here"})
        assert answer.status_code == 422 and "由系统自己登记" in answer.content.decode(), key


def test_an_ended_matter_shows_no_running_round(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2023-03-01")
    case = received(town)
    for act, said in (("Accept", {"kind": "complaint", "route": "petition"}), ("Answer", OPINION), ("AskReview", {}), ("Reviewed", {"result": "upheld"})):
        town.he(case, registry.act(f"petition.{act}")(**said))
    he, path = client_for("he"), f"/desk/matter/{case.matter}/"
    assert "第2轮" in he.get(path).content.decode()
    town.he(case, registry.act("petition.Close")())
    assert Matter.objects.get(id=case.matter).closed_on and "第2轮" not in he.get(path).content.decode()


def test_a_doubt_says_its_reason_in_the_timeline_and_to_who_settles_it(town: Any, client_for: Callable[[str], Any]) -> None:
    case = received(town)
    doubted = town.on_paper(town.wang, case, registry.act("petition.Extend")(reason="需要查勘"), town.huang)
    against = next(each["sentence"] for each in doubted.flags if each["stops"])
    text = client_for("he").get(f"/desk/matter/{case.matter}/").content.decode()
    assert against in re.search(r'<summary>(?:(?!</summary>).)*存疑.*?</summary>', text, re.S)[0]  # type: ignore[index]
    form = client_for("huang").get(f"/desk/matter/{case.matter}/do/common.Settle/").content.decode()
    assert "有疑问的记录" in form and against in form
    taken = town.on_paper(town.fang, case, registry.act("petition.Accept")(kind="complaint"), town.he)
    town.he(case, registry.act("common.Contest")(entry=taken.entry, reason="当天没有签过字"))
    form = client_for("huang").get(f"/desk/matter/{case.matter}/do/common.Settle/").content.decode()
    assert form.count("有疑问的记录：") == 2 and "当天没有签过字" in form and "何穗的异议" in form
    for each in (doubted, taken):
        town.huang(case, registry.act("common.Settle")(entry=each.entry, answer="按实际办理情况处理"))
    assert "有疑问的记录：" not in client_for("huang").get(f"/desk/matter/{case.matter}/do/common.Settle/").content.decode()


def test_typed_words_that_are_kept_lie_sealed(town: Any) -> None:
    from fazhi.web.accounts.models import Draft

    Client().post("/desk/new/petition.Receive/", {"channel": "phone", "what": "只写了一半的诉求", "who.name": "测某", "how-manner": "here"})
    assert "测某".encode() not in bytes(Draft.objects.get().values)


def test_a_file_of_a_matter_is_not_open_to_everybody(town: Any, client_for: Callable[[str], Any]) -> None:
    case = received(town)
    file = town.file("照片")
    town.he(case, registry.act("common.Attach")(what="照片", files=[file]))
    assert client_for("he").get(f"/desk/file/{file['hash']}/").status_code == 200
    assert client_for("cadre3").get(f"/desk/file/{file['hash']}/").status_code == 404


def test_a_struck_first_entry_leads_back_to_the_line(town: Any, client_for: Callable[[str], Any]) -> None:
    case = received(town)
    he = client_for("he")
    answer = he.post(f"/desk/matter/{case.matter}/do/common.Strike/", {"entry": case.entry, "reason": "登记错了", "how-manner": "here"})
    assert answer.status_code == 302 and answer["Location"] == "/desk/line/petition/"
    assert case.code not in he.get("/desk/line/petition/").content.decode() and Matter.objects.get(id=case.matter).struck


def test_the_rules_stand_beside_the_form_and_in_the_handbook(town: Any, client_for: Callable[[str], Any]) -> None:
    he = client_for("he")
    form = he.get("/desk/new/petition.Receive/").content.decode()
    assert "这项办理的规定" in form and "谁可以办" in form
    page = he.get("/desk/help/contract/").content.decode()
    assert "履行截止日早于起始日" in page and "请核对日期" in page and "起草磋商" in page
    assert "/desk/help/contract/" in he.get("/desk/help/").content.decode() and he.get("/desk/help/nothing/").status_code == 404


def test_no_field_of_an_act_is_taken_for_a_control_of_the_form(town: Any, client_for: Callable[[str], Any]) -> None:
    page = client_for("he").get("/desk/new/petition.Receive/").content.decode()
    form = page[page.index('enctype="multipart/form-data"'):]
    controls = {name.partition(".")[0].partition("-0-")[0] for name in re.findall(r'name="([^"]+)"', form)}
    own = {name for name in controls if name not in registry.act("petition.Receive").fields}
    assert {"how-manner", "how-id", "how-done_at", "how-scan", "how-look"} <= own and [name for name in own if name.isidentifier()] == ["csrfmiddlewaretoken"]
    case = received(town)
    page = client_for("fang").get(f"/desk/matter/{case.matter}/entry/{case.entry}/").content.decode()
    assert {"how-verb", "how-reason"} <= {name for name in re.findall(r'name="([^"]+)"', page[page.index('id="correct"'):]) if not name.isidentifier()}
    assert 'name="reason"' not in page and 'name="verb"' not in page
    taken = {"csrfmiddlewaretoken", "manner", "draft"}  # the last two stand in addresses that open a form
    assert not [act.key for act in registry.acts().values() if taken & set(act.fields)]


def test_a_review_with_a_field_named_look_is_recorded(town: Any, client_for: Callable[[str], Any]) -> None:
    disclosure = [registry.act(f"disclosure.{name}") for name in ("Draft", "Clear")]
    case = town.luo(disclosure[0](heading="公告", text="正文", column="relief", channels=["site"]))
    assert "look" in disclosure[1].fields
    answer = client_for("tang").post(f"/desk/matter/{case.matter}/do/disclosure.Clear/", {"result": "clear", "look": ""})
    assert answer.status_code == 302 and Entry.objects.filter(matter=case.matter, act="disclosure.Clear").count() == 1


def test_matters_are_called_by_their_plain_words_too(town: Any, client_for: Callable[[str], Any]) -> None:
    draft, counts = registry.act("disclosure.Draft"), []
    luo, village = client_for("luo"), next(iter(town.villages))
    town.at("2021-03-01")
    for more in (1, 2, 20):
        for _ in range(more):
            case = town.luo(draft(heading="春耕用水公告", text="正文", column="relief", channels=["site"]))
        luo.get("/desk/line/disclosure/")
        with CaptureQueriesContext(connection) as queries:
            assert "春耕用水公告" in luo.get("/desk/line/disclosure/").content.decode()
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
    assert "春耕用水公告" in luo.get(f"/desk/matter/{case.matter}/").content.decode() and "春耕用水公告" in luo.get("/desk/register/disclosure/").content.decode()
    book = town.he(registry.act("screening.Begin")(village=town.villages[village], year=2021, leader=town.he.person))
    assert f"{village}2021年度" in client_for("he").get(f"/desk/matter/{book.matter}/").content.decode()
    power = town.zhou(registry.act("powers.Propose")(key_no="XK-1", name="临时占道", kind="permit", source="own", grounds="条例", days=5))
    assert "临时占道" in client_for("zhou").get(f"/desk/matter/{power.matter}/").content.decode()
    page = client_for("xu").get("/desk/line/disclosure/").content.decode()
    assert ("春耕用水公告" in page) is False and "（密存内容）" in page


def test_matters_are_chosen_by_number_and_subject(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    draft, counts = registry.act("disclosure.Draft"), []
    old = town.luo(draft(heading="除夕烟花公告", text="正文", column="relief", channels=["site"]))
    luo = client_for("luo")
    for day, more in (("2021-03-02", 15), ("2021-03-03", 90)):
        town.at(day)
        for n in range(more):
            town.luo(draft(heading=f"第{n}号公告", text="正文", column="relief", channels=["site"]))
        luo.get("/desk/new/disclosure.PostRound/")
        with CaptureQueriesContext(connection) as queries:
            page = luo.get("/desk/new/disclosure.PostRound/").content.decode()
        counts.append(len(queries))
    assert counts[0] == counts[1] and "第3号公告</option>" in page and old.matter not in page
    chosen = luo.get(f"/desk/new/counsel.Request/?about={old.matter}").content.decode()
    assert re.search(rf'value="{old.matter}" selected>[^<]*除夕烟花公告', chosen)
    found = luo.post("/desk/matters/offer/disclosure.PostRound/item/", {"items-0-item.find": "烟花"}).content.decode()
    assert f'value="{old.matter}"' in found and "第3号" not in found and "（含“烟花”的1件）" in found
    assert "没有含“烟花”的事项" in client_for("xu").post("/desk/matters/offer/disclosure.PostRound/item/", {"items-0-item.find": "烟花"}).content.decode()


def test_a_figure_opens_into_entries_with_their_subject(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2021-03-01")
    received(town)
    assert "路灯坏了0" in client_for("he").get("/desk/figure/2021/petition.received/").content.decode()
    assert "路灯坏了0" not in client_for("xu").get("/desk/figure/2021/petition.received/").content.decode()


def test_numbers_are_put_into_the_report_by_their_names(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2022-01-10")
    told = town.mei(registry.act("annual_report.Begin")(year=2021))
    page = client_for("mei").get(f"/desk/matter/{told.matter}/do/annual_report.Draft/").content.decode()
    assert 'data-insert="work"' in page and '<option value="{petition.received}">' in page
    assert "用提纲原文" in page and "{petition.received}" in page


def test_what_falls_due_from_today_on_counts_from_today() -> None:
    today = date.today()
    assert light((today + timedelta(days=1)).isoformat(), today=date(2022, 3, 10))[1] in ("还有0个工作日", "还有1个工作日", "还有2个工作日", "还有1日")
    assert light(today.isoformat(), today=date(2022, 3, 10)) == ("soon", "今天到期")
    assert light("2022-03-08", today=date(2022, 3, 10)) == ("late", "已超期2日")


def test_what_must_be_filled_in_bears_a_star_and_says_so_to_a_reader(town: Any, client_for: Any) -> None:
    page = client_for("he").get("/desk/new/petition.Receive/").content.decode()
    assert "的必填。" in page
    act = registry.act("petition.Receive")
    for name, field in act.fields.items():
        part = page[page.index(f'id="field-{name}"'):].split('id="field-', 2)[1]
        assert ('class="must"' in part, 'aria-required="true"' in part) == (field.required, field.required), name


def test_a_plan_is_chosen_among_plans_and_an_indicator_once(town: Any, client_for: Any) -> None:
    town.at("2021-03-01")
    plan = town.lin(registry.act("publicity.BeginPlan")(year=2021))
    event = town.lin(registry.act("publicity.Prepare")(what="宪法进校园", form="lecture", audience="students"))
    codes = dict(Matter.objects.filter(id__in=(plan.matter, event.matter)).values_list("id", "code"))
    page = client_for("lin").get("/desk/new/publicity.Prepare/").content.decode()
    field = page[page.index('name="plan"'):].split("</select>")[0]
    assert codes[plan.matter] in field and codes[event.matter] not in field
    adopt = registry.act("house.Adopt")
    for value, document, since in (("45", "演府〔2021〕1号", "2021-01-01"), ("60", "演府〔2021〕2号", "2021-02-01")):
        town.keeper(town.office, adopt(rule="md.comment.min", value=value, document=document, since=since))
    page = client_for("keeper").get(f"/desk/matter/{town.office}/do/house.Adopt/").content.decode()
    assert 'list="rule-offers"' in page and '<option value="md.comment.min">公开征求意见</option>' in page
    page = client_for("keeper").get(f"/desk/matter/{town.office}/do/house.Repeal/").content.decode()
    assert page.count('value="md.comment.min"') == 1 and "公开征求意见：60日（演府〔2021〕2号）" in page


def test_duties_of_the_same_name_say_of_which_thing(town: Any, client_for: Any) -> None:
    town.at("2021-05-17")
    case = oversight.begun(town, units=["enforcement"])
    town.lin(case, oversight.Find(findings=oversight.FINDINGS, report_by="2021-07-15"))
    page = client_for("lin").get(f"/desk/matter/{case.matter}/").content.decode()
    assert "完成整改（第1项）" in page and "完成整改（第2项）" in page


def test_a_reason_for_reading_opens_the_papers_and_files_of_that_matter_for_the_day(town: Any, client_for: Callable[[str], Any]) -> None:
    """Given once on the page; another matter stays sealed, and the reason stands in no address."""
    cases = []
    for name in ("滨河路积水.jpg", "井盖.jpg"):
        case = received(town)
        town.he(case, registry.act("petition.Accept")(kind="complaint"))
        cases.append((case, town.paper(case, "acceptance"), town.file(name)))
        town.he(case, registry.act("common.Attach")(files=[cases[-1][2]], what="照片"))
    xu = client_for("xu")

    def open_(case: Any, paper: Any, file: dict[str, Any]) -> set[int]:
        return {xu.get(f"/desk/{path}").status_code for path in (f"paper/{paper}/", f"paper/{paper}.pdf", f"file/{file['hash']}/", f"matter/{case.matter}/dossier.pdf")}

    assert open_(*cases[0]) == {404} and xu.get(f"/desk/matter/{cases[0][0].matter}/dossier.pdf?reason=核对").status_code == 404
    assert xu.post(f"/desk/matter/{cases[0][0].matter}/", {"reason": "核对重复来访"}).status_code == 200
    assert open_(*cases[0]) == {200} and open_(*cases[1]) == {404}
    assert xu.post(f"/desk/matter/{cases[1][0].matter}/dossier.pdf", {"reason": "核对重复来访"}).content.startswith(b"%PDF")
    assert set(Reading.objects.filter(person=town.xu.person, matter=cases[0][0].matter, reason="").values_list("what", flat=True)) >= {"paper petition.acceptance", "file", "dossier"}


def test_whose_posts_have_ended_reads_nothing_of_the_house_and_is_told_whom_to_ask(town: Any, client_for: Callable[[str], Any]) -> None:
    """On every page and by the interface; before the day and for everybody else it is as it was."""
    case = received(town)
    fang, token = client_for("fang"), tokens.issue(town.fang.person, town.office, "测试")
    roads = ("", "registers/", "register/petition/", f"figures/{town.now.year}/", f"tables/{town.now.year}/", "line/petition/", f"matter/{case.matter}/", "handover/")
    api = Client(headers={"Authorization": f"Bearer {token}"})
    assert fang.get("/desk/registers/").status_code == 200 == api.get("/api/registers/petition").status_code
    town.keeper(town.office, registry.act("common.HandOverDesk")(leaver=town.fang.person, successor=town.lin.person, ends="2021-03-31"))
    for road in roads:
        answer = fang.get(f"/desk/{road}")
        assert answer.status_code == 403 and "您的任职已于2021-03-31结束" in answer.content.decode() and "机构管理员（" in answer.content.decode(), road
    for road in ("registers/petition", f"figures/{town.now.year}", "matters"):
        assert api.get(f"/api/{road}").status_code == 403 and "任职已于2021-03-31结束" in api.get(f"/api/{road}").json()["message"]
    assert "/desk/line/" not in fang.get("/desk/").content.decode() and fang.get("/password").status_code == 200 and fang.get("/").status_code == 200
    assert client_for("lin").get("/desk/registers/").status_code == 200
