"""The receipt and the page of inquiry: a code for whoever came, plain words for it and nothing of anybody – and neither where the public cannot come in."""

import io
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pypdf import PdfReader

from fazhi.kernel import edited, tracking
from fazhi.kernel.models import Matter, Paper
from fazhi.kernel.registry import act

PHONE = "0750-2000001"


@pytest.fixture(autouse=True)
def nobody_guessed() -> None:
    """No number rests from what another test tried."""
    cache.clear()


@pytest.fixture
def house(town: Any) -> Any:
    """A town of today whose telephone is known."""
    today = date.today()
    town.at((today - timedelta(days=2)).isoformat())
    town.keeper(town.office, act("house.SetEnquiry")(phone=PHONE, since=town.now.date().isoformat()))
    return town


def opened(town: Any, how: str = "public") -> None:
    town.signed(town.keeper, town.office, act("house.SetReach")(reach=how, since=town.now.date().isoformat()), town.chen)


def came(town: Any, what: str = "排水沟堵塞") -> Any:
    return town.fang(act("petition.Receive")(channel="window", what=what, who={"name": "测乙", "phone": "13900000009"}))


def number(case: Any) -> str:
    return str(Matter.objects.get(id=case.matter).code)


def receipt(town: Any, client: Any, case: Any, kind: str = "receipt") -> str:
    """What is printed."""
    data = client.get(f"/desk/paper/{town.paper(case, kind)}.pdf").content
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))


def code_on(text: str) -> str:
    found = re.search(r"查询码：?((?:\w{4}-){2}\w{4})", text)
    return found[1] if found else ""


def asked(number: str, code: str) -> tuple[int, str]:
    answer = Client().post("/track/", {"number": number, "code": code})
    return answer.status_code, answer.content.decode()


def test_where_the_public_cannot_come_in_the_receipt_names_telephone_and_window_and_there_is_no_page(house: Any, client_for: Any) -> None:
    case = came(house)
    house.fang(case, act("petition.Receipt")(handler=house.he.person))
    for how in ("", "office", "staff"):
        if how:
            opened(house, how)
        text = receipt(house, client_for("fang"), case)
        assert PHONE in text and "窗口查询" in text and "查询码" not in text and "网上查询" not in text and "/track/" not in text
        assert Client().get("/track/").status_code == 404 == Client().post("/track/", {"number": number(case), "code": tracking.code_of(Matter.objects.get(id=case.matter).key)}).status_code
        assert "办件进度查询" not in Client().get("/").content.decode()


def test_the_printed_code_opens_where_it_stands_and_nothing_of_anybody(house: Any, client_for: Any) -> None:
    opened(house)
    case = came(house)
    house.fang(case, act("petition.Receipt")(handler=house.he.person))
    text = receipt(house, client_for("fang"), case)
    code = code_on(text)
    assert "http://testserver/track/" in text and PHONE in text and len(code) == 14
    assert "/track/" in Client().get("/").content.decode()
    status, page = asked(number(case), code)
    assert status == 200
    for word in ("信访诉求", number(case), "已经收到", "决定是否受理并告知您", "演示镇人民政府", "最迟"):
        assert word in page, word
    for word in ("测乙", "13900000009", "排水沟", "何", code, case.matter):
        assert word not in page.replace("何人", ""), word
    house.he(case, act("petition.Accept")(kind="complaint", route="petition"))
    status, page = asked(f" {number(case).lower().replace('-', '')} ", code.replace("-", " ").lower())  # as it is typed on a telephone
    assert status == 200 and "正在办理" in page and "办理并答复您" in page
    assert code_on(receipt(house, client_for("fang"), case, "acceptance")) == code
    house.at(date.today().isoformat())
    opened(house, "office")
    assert Client().post("/track/", {"number": number(case), "code": code}).status_code == 404


def test_a_wrong_code_an_unknown_number_and_an_accusation_are_answered_alike(house: Any, client_for: Any) -> None:
    opened(house)
    plain, turned = came(house), came(house, "某干部虚报补贴")
    house.fang(turned, act("petition.Receipt")(handler=house.fang.person))
    code = code_on(receipt(house, client_for("fang"), turned))
    assert asked(number(turned), code)[0] == 200
    house.fang(turned, act("petition.Recognise")(accused=house.cadre1.person))
    first = house.fang(act("petition.Accuse")(channel="letter", what="某干部虚报补贴", who={"name": "测控"}, accused=house.cadre1.person))
    house.fang(first, act("petition.Receipt")(handler=house.fang.person))
    assert "查询码" not in receipt(house, client_for("fang"), first) and "查询码" not in receipt(house, client_for("fang"), turned)
    key = Matter.objects.get(id=first.matter).key
    told = {asked(*each)[1].replace(each[0], "") for each in ((number(turned), code), (number(first), tracking.code_of(key)), ("XF-2000-9999", code), (number(plain), code))}
    bare = {re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", each) for each in told}
    assert len(bare) == 1 and "不能在网上查询" in bare.pop()


def test_what_was_taken_up_as_an_accusation_is_not_told_even_without_a_level(house: Any) -> None:
    opened(house)
    case = came(house)
    code = tracking.code_of(Matter.objects.get(id=case.matter).key)
    assert asked(number(case), code)[0] == 200
    house.on_paper(house.he, case, act("petition.Accept")(kind="accusation"))
    assert not Matter.objects.get(id=case.matter).level and asked(number(case), code)[0] == 422


def test_a_level_hides_it_and_a_number_rests_after_five_wrong_codes(house: Any) -> None:
    opened(house)
    case = came(house)
    code = tracking.code_of(Matter.objects.get(id=case.matter).key)
    for _ in range(5):
        assert "不对" in asked(number(case), "AAAA-AAAA-AAAA")[1]
    status, page = asked(number(case).lower(), code)
    assert status == 422 and "十分钟" in page and "正在办理" not in page
    cache.clear()
    assert asked(number(case), code)[0] == 200
    house.zhou(case, act("common.SetLevel")(level="inside", reason="尚未公开"))
    assert asked(number(case), code)[0] == 422


def test_every_line_that_gives_a_receipt_prints_the_code_and_tells_by_it(house: Any, client_for: Any) -> None:
    opened(house)
    house.zhou(act("permit.ListItem")(key="XK-01", name="农村村民住宅用地审批", grounds="土地管理法第六十二条", since="2020-08-01"))
    permit = house.qian(act("permit.Receive")(applicant={"name": "何某"}, item="XK-01", what="新建住宅八十平方米", materials=[{"name": "申请表", "pages": 2}]))
    house.qian(permit, act("permit.Accept")(answer="accepted"))
    access = house.mei(act("access.Ask")(who={"name": "测丁"}, channel="person", what="去年的补偿方案"))
    aid = house.fang(act("legal_aid.Apply")(who={"name": "测戊"}, what="追索劳动报酬", kind="labour"))
    review = house.fang(act("reconsideration.Receive")(applicant={"name": "测己"}, against="不予许可决定", made_on=house.now.date().isoformat()))
    for case, kind, doer, stands, comes in ((permit, "accepted", "qian", "正在审查", "作出许可决定"), (access, "receipt", "mei", "正在办理", "答复申请人"), (aid, "receipt", "fang", "已经收到", "转交法律援助机构"),
                                            (review, "receipt", "fang", "已经收到", "转交行政复议机关")):
        text = receipt(house, client_for(doer), case, kind)
        assert PHONE in text and "窗口查询" in text
        status, page = asked(number(case), code_on(text))
        assert status == 200 and stands in page and comes in page and "依据：" in page, (kind, page)
        assert not any(each in page for each in ("何某", "测丁", "测戊", "测己", "补偿方案", "劳动报酬", "不予许可", "住宅"))


def test_a_letter_to_whoever_joined_bears_no_code_of_the_first(house: Any, client_for: Any) -> None:
    opened(house)
    first, second = came(house), house.fang(act("petition.Receive")(channel="window", what="排水沟堵塞", who={"name": "测庚"}))
    house.fang(second, act("petition.JoinedWith")(other=first.matter))
    house.he(first, act("petition.Accept")(kind="complaint", route="petition"))
    told = [row for row in Paper.objects.filter(matter=first.matter, kind="petition.acceptance")]
    texts = [re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(client_for("he").get(f"/desk/paper/{row.id}.pdf").content)).pages)) for row in told]
    assert len(texts) == 2 and sorted(bool(code_on(each)) for each in texts) == [False, True]
    page = asked(number(second), tracking.code_of(Matter.objects.get(id=second.matter).key))[1]
    assert "与先前收到的同一诉求一并办理" in page and number(first) not in page


def test_a_receipt_edited_outside_comes_back_without_what_was_printed_with_it(house: Any, client_for: Any) -> None:
    opened(house)
    case = came(house)
    house.he(case, act("petition.Accept")(kind="complaint", route="petition"))
    paper = house.paper(case, "acceptance")
    row = {**Paper.objects.filter(id=paper).values().get(), "text": house.text(paper)}
    data = client_for("he").get(f"/desk/paper/{paper}.docx").content
    assert edited.difference(row["text"], edited.words_in(data, row)) == []
    form = house.fang(act("legal_aid.Apply")(who={"name": "测戊"}, what="追索劳动报酬", kind="labour"))
    paper = house.paper(form, "receipt")
    row = {**Paper.objects.filter(id=paper).values().get(), "text": house.text(paper)}
    data = client_for("fang").get(f"/desk/paper/{paper}.docx").content
    assert any("查询码" in each for each in edited.lines_of(data)) and edited.difference(row["text"], edited.words_in(data, row)) == []


def test_an_erased_matter_is_not_found_any_more(house: Any, django_capture_on_commit_callbacks: Any) -> None:
    opened(house)
    first, case = came(house), came(house)
    code = tracking.code_of(Matter.objects.get(id=case.matter).key)
    house.fang(case, act("petition.JoinedWith")(other=first.matter))
    assert asked(number(case), code)[0] == 200
    with django_capture_on_commit_callbacks(execute=True):
        house.signed(house.keeper, case, act("common.Erase")(what="matter", ground="演示", reason="保存期限届满"), house.chen)
    assert asked(number(case), code)[0] == 422


def test_each_side_of_a_mediation_takes_a_receipt_home_whose_code_tells_nothing_of_the_other(house: Any, client_for: Any) -> None:
    opened(house)
    case = house.lin(act("mediation.Apply")(what="排水沟纠纷", side_a={"name": "测甲某", "phone": "13900000001"}, side_b={"name": "测乙某", "phone": "13900000002"}))
    house.refuses(house.lin, case, act("mediation.Receipt")(party=house.party(case, "side_a")), "调解·受理")  # nothing was taken up yet
    house.lin(case, act("mediation.Accept")(answer="agreed", told=True, mediators=house.lin.person))
    assert "出具受理回执" in client_for("lin").get(f"/desk/matter/{case.matter}/").content.decode()
    codes = set()
    for side, own, other in (("side_a", "测甲某", "测乙某"), ("side_b", "测乙某", "测甲某")):
        house.lin(case, act("mediation.Receipt")(party=house.party(case, side)))
        text = receipt(house, client_for("lin"), case)
        codes.add(code_on(text))
        assert own in text and other not in text and "排水沟" not in text and PHONE in text and number(case) in text
    [code] = codes
    status, page = asked(number(case), code)
    assert status == 200 and "人民调解" in page and "已经受理，正在调解" in page and "测甲某" not in page and "排水沟" not in page
