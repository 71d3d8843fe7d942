"""The caller is found by what he knows and hears three sentences; the copy card stands in the other system's order; what was answered there."""

import re
from datetime import date
from typing import Any

from fazhi.kernel import carried, finder, gate, registry
from fazhi.kernel.deed import uuid7
from fazhi.kernel.models import Deadline, Entry, Mark, Matter, Party
from fazhi.lines.petition.story import handed
from fazhi.lines.petition.telling import three_sentences


def test_a_telephone_is_enough_to_reach_somebody(town: Any, client_for: Any) -> None:
    town.at("2026-03-02")
    receive, page, viewer = registry.act("petition.Receive"), client_for("fang"), gate.Viewer(town.he.person, town.office, town.now.date())
    typed = page.post("/desk/new/petition.Receive/", {"channel": "phone", "what": "路口积水", "who.phone": "139 0000 7777", "joint": "1", "how-manner": "here", "how-id": uuid7()})
    assert typed.status_code == 302, typed.content.decode()
    nameless = town.fang(receive(channel="phone", what="路灯不亮", who={"name": "匿名", "phone": "13900008888"}))
    silent = town.fang(receive(channel="phone", what="噪声扰民", who={"name": "匿名"}))
    for phone, what in (("13900007777", "积水"), ("13900008888", "路灯")):
        assert what in page.post("/desk/calling/", {"phone": phone}).content.decode()
        assert len(finder.search(viewer, phone).found) == 1
    assert {*Party.objects.filter(matter=nameless.matter).values_list("capacity", flat=True)} == {"caller"}  # who asks is not named yet
    assert not Party.objects.filter(matter=silent.matter).exists()
    assert not finder.search(viewer, "匿名").found  # nobody is found by having no name
    town.bad(town.fang, None, receive(channel="phone", what="噪声", who={"address": "某处"}), "who")


def test_a_caller_is_found_by_what_he_knows_and_the_call_is_a_note(town: Any, client_for: Any) -> None:
    town.at("2026-03-02")
    receive = registry.act("petition.Receive")
    dong = town.villages["东塘村"]
    lamp = town.fang(receive(channel="window", what="村口路灯坏了三个月", who={"name": "测某", "phone": "13900001234"}, village=dong))
    town.cadre2(receive(channel="cadre", what="水压太低", who={"name": "匿名"}))
    town.at("2026-04-02")
    town.fang(receive(channel="phone", what="噪声扰民", who={"name": "测乙", "phone": "13900005678"}))
    page = client_for("fang")

    def found(**known: str) -> list[str]:
        text = page.post("/desk/calling/", known).content.decode()
        return [each for each in ("路灯", "水压", "噪声") if each in text.split('class="filters"')[1].split("</form>", 1)[1]]

    assert found(number=lamp.code[-6:]) == found(village=dong) == found(phone="13900001234") == found(topic="路灯") == ["路灯"]
    assert found(month="2026-03") == ["路灯", "水压"] and found(month="2026-03", topic="水压低") == ["水压"]
    assert found(topic="宅基地") == [] and found() == []
    empty = page.post("/desk/calling/", {each: "" for each in ("number", "village", "month", "topic", "phone")}).content.decode()
    assert "填一项就可以查" in empty and "填一项就可以查" not in page.get("/desk/calling/").content.decode()
    text = page.post("/desk/calling/", {"number": lamp.code}).content.decode()
    assert text.count("<li>") == 3 and "2026年3月2日已经登记" in text and "2026年3月17日" in text
    answer = page.post("/desk/calling/", {"matter": lamp.matter, "told": "三句话", "asker": "self", "phone": "13900001234"}).content.decode()
    assert "路灯" not in page.get("/desk/calling/", {"phone": "13900001234"}).content.decode()  # a telephone in an address finds nothing
    assert 'name="phone" value="13900001234"' in answer and lamp.code in answer and Entry.objects.filter(matter=lamp.matter, act="petition.Call").count() == 1
    assert Matter.objects.filter(line="petition").count() == 3 and Mark.objects.filter(figure="petition.calls").count() == 1
    assert client_for("xu").get("/desk/calling/").status_code == 404


def test_what_may_be_joined_is_chosen_by_number_day_village_and_topic(town: Any, client_for: Any) -> None:
    town.at("2026-03-02")
    receive, dong = registry.act("petition.Receive"), town.villages["东塘村"]
    first = town.fang(receive(channel="window", what="村口路灯坏了三个月", who={"name": "测某"}, village=dong))
    town.fang(first, registry.act("petition.Hand")(unit=town.units["司法所"], reason="职责", provision="职责清单"))
    town.at("2026-03-05")
    second = town.fang(receive(channel="phone", what="路灯还没修", who={"name": "测乙"}))
    page, told = client_for("fang"), f"{Matter.objects.get(id=first.matter).code}　2026-03-02　东塘村　村口路灯坏了三个月"
    assert told in page.get(f"/desk/matter/{second.matter}/do/petition.JoinedWith/").content.decode()
    assert told in page.post(f"/desk/matters/offer/petition.JoinedWith/other/?matter={second.matter}", {"other.find": "东塘村"}).content.decode()


def test_a_day_that_is_past_is_said_to_be_past(town: Any) -> None:
    town.at("2026-03-02")
    lamp = town.fang(registry.act("petition.Receive")(channel="window", what="路灯坏了", who={"name": "测某"}))
    case = carried.opened(gate.Viewer(town.fang.person, town.office, date(2026, 3, 2)), registry.act("petition.Call"), lamp.matter)
    assert case is not None
    told = []
    for case.day in (date(2026, 3, 17), date(2026, 3, 18)):
        told.append(three_sentences(case)[2])
    assert told == ["最迟到2026年3月17日。", "应当在2026年3月17日以前，现在已经超过，我们会催办。"]


def test_a_written_answer_is_told_once_it_was_served(town: Any) -> None:
    town.at("2026-03-02")
    lamp = town.fang(registry.act("petition.Receive")(channel="window", what="路灯坏了", who={"name": "测某"}))
    town.fang(lamp, registry.act("petition.Accept")(kind="complaint", route="petition"))
    town.fang(lamp, registry.act("petition.Answer")(result="supported", facts="属实", law="有关规定", reply="已修好"))

    def told() -> str:
        case = carried.opened(gate.Viewer(town.fang.person, town.office, town.now.date()), registry.act("petition.Call"), lamp.matter)
        assert case is not None
        return "".join(three_sentences(case))

    assert "正在送给您" in told() and "已经书面答复" not in told()
    town.refuses(town.fang, lamp, registry.act("petition.Close")(agreed=False), "信访·复查")
    town.flagged(town.on_paper(town.he, lamp, registry.act("petition.Close")(agreed=False), town.fang), "信访·复查")
    assert "正在送给您" in told() and "已经书面告诉您" not in told()
    handed(town, town.fang, lamp)
    assert "已经书面告诉您" in told()
    order = town.fang(registry.act("petition.Receive")(channel="hotline", what="路灯坏了", who={"name": "测某"}))
    town.fang(order, registry.act("petition.Accept")(kind="complaint", route="petition"))
    town.fang(order, registry.act("petition.Answer")(result="supported", facts="属实", law="有关规定", reply="已修好"))
    town.fang(order, registry.act("petition.Close")(agreed=False))  # the platform tells him


def test_whoever_left_only_a_telephone_hears_of_no_letter(town: Any) -> None:
    """No letter goes to him: he is told how it was answered and where it went."""
    town.at("2026-03-02")

    def called(what: str, **more: Any) -> Any:
        return town.fang(registry.act("petition.Receive")(channel="phone", what=what, who={"phone": "13900008888"}, **more))

    def told(case: Any) -> tuple[str, str, str]:
        opened = carried.opened(gate.Viewer(town.fang.person, town.office, town.now.date()), registry.act("petition.Call"), case.matter)
        assert opened is not None
        assert not any(each in "".join(three_sentences(opened)) for each in ("答复书", "告知书上", "已经书面", "书面告诉"))
        return three_sentences(opened)

    lamp, water, bribe = called("路灯坏了"), called("水管漏水"), called("某老板行贿")
    town.fang(lamp, registry.act("petition.Accept")(kind="complaint", route="petition"))
    town.fang(lamp, registry.act("petition.Answer")(result="partly", facts="属实", law="有关规定", reply="已修好"))
    assert "部分支持" in told(lamp)[1] and "姓名和地址" in told(lamp)[2]
    town.fang(lamp, registry.act("petition.Close")(agreed=False))
    assert "已经办结" in told(lamp)[0] and "部分支持" in told(lamp)[1]
    town.fang(water, registry.act("petition.PassOn")(to="县水务局", reason="属其职责", provision="职责规定"))
    assert told(water)[1:] == ("现在由县水务局办理。", "您没有留姓名，没有寄送告知书；可以直接向县水务局查询。")
    town.fang(bribe, registry.act("petition.Recognise")(outsider="外地某老板"))
    town.fang(bribe, registry.act("petition.SendAccusation")(to="discipline", organ="县纪委监委", sealed_way="sealed"))
    assert "县纪委监委" in told(bribe)[1]
    first = called("路灯不亮")
    town.at("2026-03-03")
    again = called("路灯又不亮")
    town.fang(again, registry.act("petition.JoinedWith")(other=first.matter))
    assert told(again)[2] == "有结果以后，您来电就可以查询。"
    town.fang(first, registry.act("petition.Accept")(kind="help"))
    town.fang(first, registry.act("petition.Answer")(result="supported", reply="已修好"))
    assert told(again)[2] == "先收到的那一件已经答复，办理结果：支持。"


def test_a_request_that_goes_on_as_an_application_is_told_as_one(town: Any) -> None:
    town.at("2026-03-02")
    plan = town.fang(registry.act("petition.Receive")(channel="window", what="要看征地方案", who={"name": "测某"}))
    town.fang(plan, registry.act("petition.Accept")(kind="complaint", route="administrative"))
    town.fang(plan, registry.act("petition.Refer")(to="access", what="征地方案"))
    case = carried.opened(gate.Viewer(town.fang.person, town.office, town.now.date()), registry.act("petition.Call"), plan.matter)
    assert case is not None
    done, turn, last = three_sentences(case)
    assert "作为政府信息公开申请办理" in done and "答复您的申请" in turn and "2026年" in last


def test_the_intake_asks_little_and_offers_the_receipt(town: Any, client_for: Any) -> None:
    """What is told rarely is folded, what an outside system brings is asked for its channels; the receipt is offered until it was given, filled in."""
    town.at("2026-03-02")
    town.keeper(town.office, registry.act("house.SetEnquiry")(phone="0750-2000001", since="2026-03-01"))
    page = client_for("fang")
    form = page.get("/desk/new/petition.Receive/").content.decode()
    fold = form[form.index("更多（联名人数、一同来访人数）"):]
    assert 'name="joint"' in fold and "<details class=\"field\"><summary>更多（联名人数" in form and 'data-when="channel hotline web above"' in form
    assert '<details class="field" open>' in page.get("/desk/new/petition.Receive/?came=7").content.decode()
    case = town.fang(registry.act("petition.Receive")(channel="window", what="路灯坏了", who={"name": "测某"}))
    offered = f"/desk/matter/{case.matter}/do/petition.Receipt/"

    def first() -> str:
        text = page.get(f"/desk/matter/{case.matter}/").content.decode()
        return text[text.index("<h2>可以办理</h2>"):].split("<details", 1)[0]

    assert offered in first()
    form = page.get(offered).content.decode()
    assert 'value="0750-2000001"' in form and f'<option value="{town.fang.person}" selected>' in form and "按这类事项应填的项目" not in form
    town.fang(case, registry.act("petition.Receipt")(handler=town.fang.person))
    assert offered not in first()


def test_every_word_of_a_copy_card_is_a_word_of_its_line() -> None:
    ours = {"opened", "outside", "office", "handler", "party.name", "party.phone", "party.number", "parties:side_a", "parties:side_b", "parties:adviser", "done"}
    wrong = []
    for line in registry.lines().values():
        known = {f"{act.__name__}.{name}" for act in line.acts for name in act.fields} | ours
        wrong += [f"{line.key}: {word}" for form in line.copies for one in form.asked for word in one.words if word not in known]
    assert wrong == [] and {key for key, line in registry.lines().items() if line.copies} >= {"petition", "mediation", "legal_aid"}


def test_the_copy_card_and_what_was_answered_there(town: Any, client_for: Any) -> None:
    town.at("2026-03-02")
    receive = registry.act("petition.Receive")
    order = town.fang(receive(channel="hotline", what="路灯坏了", who={"name": "测某", "phone": "13900001234"}, outside_number="DH1", platform_due="2026-03-20"))
    visit = town.fang(receive(channel="window", what="水压太低", who={"name": "测乙", "phone": "13900005678"}))
    page = client_for("fang")
    text = page.get(f"/desk/matter/{visit.matter}/copy/").content.decode()
    text = text[text.index("信访件登记"):]
    order_of = ("信访形式", "信访日期", "姓名", "联系电话", "概况信息")
    assert sorted(order_of, key=text.index) == list(order_of) and all(each in text for each in ("来访", "2026年3月2日", "测乙", "13900005678", "水压太低"))
    dispute = town.lin(registry.act("mediation.Apply")(what="两家争墙", side_a={"name": "测丙"}, side_b={"name": "测丁"}))
    card = client_for("lin").get(f"/desk/matter/{dispute.matter}/copy/").content.decode()
    assert card.index("测丙") < card.index("测丁") < card.index("两家争墙") and "人民调解信息系统" in card
    assert "13900005678" not in client_for("xu").get(f"/desk/matter/{visit.matter}/copy/").content.decode()
    assert page.get("/desk/line/petition/?there=no").content.decode().count("水压太低") == 1
    page.post(f"/desk/matter/{visit.matter}/copy/", {"number": "信访2026-77"})
    assert Matter.objects.get(id=visit.matter).outside == "信访2026-77" and "水压太低" not in page.get("/desk/line/petition/?there=no").content.decode()
    there = registry.act("petition.AnsweredThere")
    town.refuses(town.fang, order, there(when="2030-01-01T09:00"), "热线·答复")
    town.fang(order, registry.act("petition.Accept")(kind="help"))
    town.flagged(town.fang(order, registry.act("petition.Answer")(result="supported", reply="长" * 501)), "热线·答复")
    text = page.get(f"/desk/matter/{order.matter}/copy/").content.decode()
    assert "超出 1 字" in text and "DH1" in text
    assert Deadline.objects.get(matter=order.matter, term="platform").state == "open"
    answer = page.post(f"/desk/matter/{order.matter}/copy/", {"when": "2026-03-02T10:30", "platform": "12345平台"}, follow=True).content.decode()
    assert "2026-03-02 10:30" in answer and Deadline.objects.get(matter=order.matter, term="platform").state == "met"


def test_the_caller_hears_nothing_of_inner_duties_and_the_office_tells_its_telephone(town: Any, client_for: Any) -> None:
    """What the house owes upwards or inside is no sentence for the petitioner; receipt and letters bear the telephone that the office has set."""
    town.at("2026-03-02")
    act = registry.act
    set_phone = act("house.SetEnquiry")
    town.refuses(town.keeper, town.office, set_phone(phone="4321", since="2026-03-01"), "机构·职责")
    town.keeper(town.office, set_phone(phone="0750-2000001", since="2026-03-01"))
    town.keeper(town.office, set_phone(phone="0750-2000002", unit=town.units["司法所"], since="2026-03-01"))
    case = town.he(act("petition.Receive")(channel="phone", what="渣土", who={"name": "测某"}))
    page = client_for("fang")

    def heard() -> str:
        text = page.post("/desk/calling/", {"number": case.code}).content.decode()
        return text[text.index("<ol>"):text.index("</ol>")]

    town.he(case, act("petition.Urgent")(what="可能聚集"))
    assert "决定是否受理并告知您" in heard() and "2026年3月17日" in heard() and "紧急" not in heard()
    receipt = town.text(town.he(case, act("petition.Receipt")(handler=town.he.person)).papers[0])
    assert "0750-2000001" in receipt and "告知是否受理的期限：2026年3月17日" in receipt and "随受理告知一并告知" in receipt
    town.he(case, act("petition.Accept")(kind="complaint", route="petition"))
    letter = town.text(town.paper(case, "acceptance"))
    assert "承办单位：综合治理办。" in letter and "查询电话：0750-2000001。" in letter and "办结期限：2026年5月6日。" in letter
    town.huang(case, act("petition.Supervise")(rung="remind", reason="拖延", until="2026-03-03"))
    assert "办理并答复您" in heard() and "2026年5月6日" in heard() and "督办" not in heard()
    handed = town.he(act("petition.Receive")(channel="phone", what="纠纷", who={"name": "测乙"}))
    town.he(handed, act("petition.Hand")(unit=town.units["司法所"], reason="纠纷", provision="职责清单"))
    town.lin(handed, act("petition.Accept")(kind="complaint", route="petition"))
    assert "承办单位：司法所。" in town.text(town.paper(handed, "acceptance")) and "0750-2000002" in town.text(town.paper(handed, "acceptance"))
    town.he(case, act("petition.Answer")(result="partly", facts="属实", law="有关规定", reply="已清运"))
    assert "投诉请求：渣土" in town.text(town.paper(case, "reply")) and "书面答复正在送给您" in heard()


def test_the_list_narrows_to_what_is_still_to_be_completed(town: Any, client_for: Any) -> None:
    """Four facts were enough; the list finds those of which more is to be asked, until it is told."""
    town.at("2026-03-02")
    act = registry.act
    bare = town.he(act("petition.Receive")(channel="phone", what="沟渠堵塞", who={"name": "匿名"}))
    full = town.he(act("petition.Receive")(channel="phone", what="渣土", who={"name": "测某"}, village=town.villages["东塘村"], place="村口"))
    accusing = town.he(act("petition.Accuse")(channel="letter", what="虚报", who={"name": "匿名"}, accused=town.cadre1.person))
    page = client_for("he")

    def listed() -> str:
        return str(page.get("/desk/line/petition/", {"lacks": "1"}).content.decode())

    assert bare.code in listed() and full.code not in listed() and accusing.code not in listed() and "待补全" in listed()
    town.he(bare, act("petition.Complete")(village=town.villages["西埔村"], place="桥头"))
    assert bare.code in listed()
    town.he(bare, act("petition.Complete")(who={"name": "余某"}))
    assert bare.code not in listed() and bare.code in page.get("/desk/line/petition/").content.decode()


def cards(client: Any, matter: str) -> list[dict[str, str]]:
    """What stands on the cards of a matter: for each {title: text}, those that are to be carried."""
    page = client.get(f"/desk/matter/{matter}/copy/").content.decode()
    rows = [re.findall(r'<th scope="row">([^<]+)</th><td><span class="copytext">([^<]*)</span>', part) for part in page.split("<section")]
    return [dict(each) for each in rows if each]


def test_what_was_told_otherwise_stands_on_the_card_too(town: Any, client_for: Any) -> None:
    """A printed set, what was completed later and an accusation fill the same columns; a committee goes on no card."""
    town.at("2026-03-02")
    act = registry.act
    sheet = town.lin(act("mediation.Sheet")(side_a={"name": "测丙"}, side_b={"name": "测丁"}, what="通行，让出一米", kind="neighbour", result="oral", amount=300, mediators=town.cadre1.person,
                                            village=town.villages["东塘村"], photo=[town.file("卷")]))
    first, second = cards(client_for("lin"), sheet.matter)
    assert (first["纠纷来源"], first["纠纷类型"], first["纠纷地点"], first["纠纷简要情况"]) == ("当事人申请", "邻里", "东塘村", "通行，让出一米")
    assert (second["协议形式"], second["协议内容和履行方式"], second["协议涉及金额"]) == ("口头协议", "通行，让出一米", "300.00元")
    members = [{"name": "甲某", "head": True}, {"name": "乙某"}, {"name": "丙某", "woman": True}]
    assert cards(client_for("lin"), town.lin(act("mediation.Elect")(what="甲调委会", kind="town", since="2026-03-01", members=members)).matter) == []
    case = town.fang(act("petition.Receive")(channel="window", what="水压太低", who={"name": "测乙", "phone": "13900005678"}))
    town.fang(case, act("petition.Complete")(village=town.villages["西埔村"], place="祠堂后"))
    told = cards(client_for("fang"), case.matter)[0]
    assert (told["问题属地"], told["详细地点"]) == ("西埔村", "祠堂后")
    accusation = town.fang(act("petition.Accuse")(channel="letter", what="占用集体土地", who={"name": "测戊", "phone": "13900005679"}, outsider="外地某公司"))
    told = cards(client_for("fang"), accusation.matter)[0]
    assert told["概况信息"] == "占用集体土地" and told["信访形式"]


def test_every_service_of_an_adviser_has_its_own_card_and_number(town: Any, client_for: Any) -> None:
    town.at("2026-03-02")
    act = registry.act
    engaged = town.lin(act("legal_aid.Engage")(village=town.villages["东塘村"], adviser={"name": "岑律师（演示）"}, firm="演示明理律师事务所", since="2026-03-02", until="2026-12-31"))
    visit = act("legal_aid.Visit")
    town.at("2026-03-20")
    older = town.lin(engaged, visit(mode="onsite", minutes=180, work=["consult"], note="坐班答疑"), on="2026-03-05")
    newer = town.lin(engaged, visit(mode="phone", minutes=20, work=["contract"], note="审看合同"), on="2026-03-12")
    town.lin(engaged, act("legal_aid.Consult")(topic="labour", mode="village", persons=3), on="2026-03-05")
    page = client_for("lin")
    first, second = cards(page, engaged.matter)
    assert {first["服务日期"], second["服务日期"]} == {"2026年3月5日", "2026年3月12日"}
    told = first if first["服务日期"] == "2026年3月5日" else second
    assert (told["服务村居"], told["服务律师"], told["服务方式"], told["服务时长（分钟）"], told["工作日志"], told["咨询类别"]) == ("东塘村", "岑律师（演示）", "到村坐班", "180", "坐班答疑", "劳动用工")
    assert (second if told is first else first)["咨询类别"] == ""
    owing = page.get("/desk/register/legal_aid.not_there/").content.decode()
    assert "2026-03-05" in owing and "2026-03-12" in owing and "还没有录入" in page.get("/desk/line/legal_aid/").content.decode()
    assert page.post(f"/desk/matter/{engaged.matter}/copy/", {"entry": older.entry, "number": "L-1"}).status_code == 302
    assert [each["服务日期"] for each in cards(page, engaged.matter)] == ["2026年3月12日"] and "L-1" in page.get(f"/desk/matter/{engaged.matter}/copy/").content.decode()
    owing = page.get("/desk/register/legal_aid.not_there/").content.decode()
    assert "2026-03-05" not in owing and "2026-03-12" in owing and newer.entry
