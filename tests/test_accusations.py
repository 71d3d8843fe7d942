"""An accusation is kept from the accused, his unit and whoever sits in his village, on every road to a matter."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from fazhi.kernel import book, door, duties, gate, possible, registry
from fazhi.kernel.common import Assign, Note, Recuse
from fazhi.kernel.models import Deadline, Entry, Link, Mark, Matter
from fazhi.kernel.sheets import finding, taking
from fazhi.kernel.sheets.plan import SECOND, made
from fazhi.kernel.story import vault
from fazhi.kernel.wrong import NotFound, Refused
from fazhi.lines.house.acts import Appoint

WORDS = {"channel": "letter", "what": "某干部虚报补贴", "who": {"name": "匿名"}}
BARRED = ("cadre1", "zhou", "wang", "qian", "chen", "huang")


def act(name: str) -> Any:
    return registry.act(f"petition.{name}")


@pytest.fixture
def case(town: Any) -> dict[str, Any]:
    """Three accusations: of a village cadre, of the enforcement unit, of the mayor."""
    town.at("2023-03-01")
    accused = {"cadre1": {"accused": town.cadre1.person}, "zhou": {"accused_unit": town.units["综合行政执法队"]}, "chen": {"accused": town.chen.person}}
    return {alias: town.fang(act("Accuse")(**WORDS, **who)) for alias, who in accused.items()}


def of(town: Any, alias: str) -> gate.Viewer:
    return gate.Viewer(town.people[alias].person, town.office, date(2023, 3, 2))


PAIRS = [("cadre1", "cadre1"), ("zhou", "zhou"), ("wang", "zhou"), ("qian", "zhou"), ("li", "zhou"), ("chen", "chen"), ("huang", "chen"), ("wu", "chen")]


@pytest.mark.parametrize(("reader", "about"), PAIRS)
def test_no_list_page_queue_or_register_shows_it(town: Any, case: dict[str, Any], reader: str, about: str) -> None:
    viewer, ident = of(town, reader), case[about].matter
    assert ident not in [row["id"] for row in gate.matters(viewer).rows]
    assert ident not in [row.matter for row in book.read(viewer, "petition", book.Asked(size=200)).rows]
    assert ident not in [row["matter"] for group in duties.queue(viewer) for row in group.rows]
    assert gate.codes(viewer, [ident]) == {}
    assert possible.acts(viewer, ident) == []
    for look in (gate.matter, gate.head):  # without which neither deadlines nor papers nor the timeline can be asked for
        with pytest.raises(NotFound):
            look(viewer, ident)


@pytest.mark.parametrize(("reader", "about"), PAIRS)
def test_the_door_knows_no_such_matter(town: Any, case: dict[str, Any], reader: str, about: str) -> None:
    with pytest.raises(NotFound) as told:
        door.do(Note(text="看看"), case[about].matter, who=town.people[reader].person, office=town.office, origin="replay", now=town.now)
    assert "没有这个事项" in str(told.value)


@pytest.mark.parametrize(("reader", "about"), PAIRS)
def test_nobody_barred_is_assigned_or_signs_on_paper(town: Any, case: dict[str, Any], reader: str, about: str) -> None:
    hand = town.people[reader]
    with pytest.raises(Refused):
        town.fang(case[about], Assign(handler=hand.person))
    with pytest.raises((Refused, NotFound)):
        town.on_paper(town.fang, case[about], Note(text="代记"), hand)


def test_those_who_may_still_see_it(town: Any, case: dict[str, Any]) -> None:
    for alias in ("fang", "huang", "mei", "chen"):
        assert case["cadre1"].matter in [row["id"] for row in gate.matters(of(town, alias)).rows], alias
    assert case["chen"].matter in [row["id"] for row in gate.matters(of(town, "mei")).rows]
    town.fang(case["cadre1"], Note(text="承办人可以记事"))
    town.fang(case["cadre1"], Recuse(officer=town.cadre2.person, reason="亲属"))


def test_a_clerk_of_no_rank_does_not_see_it_either(town: Any, case: dict[str, Any]) -> None:
    viewer = of(town, "deng")
    assert not {each.matter for each in case.values()} & {row["id"] for row in gate.matters(viewer).rows}
    assert not {each.matter for each in case.values()} & {row["matter"] for group in duties.queue(viewer) for row in group.rows}
    assert Deadline.objects.filter(matter=case["cadre1"].matter, term="register", state="open").exists()  # though it is owed


def test_who_comes_to_the_village_later_is_barred_too(town: Any, case: dict[str, Any]) -> None:
    assert case["cadre1"].matter in [row["id"] for row in gate.matters(of(town, "tang")).rows]
    town.keeper(town.office, Appoint(who={"person": town.tang.person, "name": "唐允"}, unit=town.villages["东塘村"], capacity=["clerk"], post="村务录入员",
                                     since="2023-03-01"))
    assert case["cadre1"].matter not in [row["id"] for row in gate.matters(of(town, "tang")).rows]


def test_it_is_not_counted_to_the_village_and_linked_to_nothing(town: Any, case: dict[str, Any]) -> None:
    for mark in Mark.objects.filter(matter__in=[each.matter for each in case.values()]):
        assert "village" not in mark.dims and "unit" not in mark.dims
    assert not Link.objects.filter(matter__in=[each.matter for each in case.values()]).exists()
    assert not Link.objects.filter(other__in=[each.matter for each in case.values()]).exists()


def test_likeness_never_names_it(town: Any, case: dict[str, Any]) -> None:
    plain = town.he(act("Receive")(channel="phone", what="某干部虚报补贴", who={"name": "张某", "phone": "13900000000"}))
    again = town.he(act("Receive")(channel="web", what="又是某干部虚报补贴的事", who={"name": "张某", "phone": "13900000000"}))
    told = list(advised(town, again))
    assert [each for one in told for each in one.matters] == [plain.matter]
    assert "信访人相同" in told[0].sentences[0]


def test_other_matters_are_not_alike(town: Any) -> None:
    town.he(act("Receive")(channel="phone", what="路灯不亮三天了", who={"name": "张某"}))
    other = town.he(act("Receive")(channel="web", what="医保缴费咨询", who={"name": "李某"}))
    assert list(advised(town, other)) == []


def advised(town: Any, done: Any) -> Any:
    from fazhi.kernel import judge
    from fazhi.kernel.deed import Deed
    from fazhi.kernel.models import Matter
    from fazhi.kernel.roster import roster

    row = Matter.objects.filter(id=done.matter).values().get()
    one = act("JoinedWith")()
    one.take({})
    line = registry.line("petition")
    case = judge.build(Deed(act=one, who=town.he.person, office=town.office, matter=done.matter), line, row, roster(town.office), row["last_at"])
    return one.advice(case)


@pytest.mark.parametrize("reader", ["cadre1"])
def test_the_desk_and_the_form_say_that_there_is_no_such_matter(town: Any, client_for: Any, case: dict[str, Any], reader: str) -> None:
    client, ident = client_for(reader), case["cadre1"].matter
    for path in (f"/desk/matter/{ident}/", f"/desk/matter/{ident}/do/common.Note/"):
        page = client.get(path)
        assert page.status_code == 404 and "虚报" not in page.content.decode(), path
    for path in ("/desk/", "/desk/register/petition/"):
        assert ident not in client.get(path).content.decode(), path
    assert Entry.objects.filter(matter=ident).count() == 1


def test_it_is_not_split_off_without_its_protection(town: Any, case: dict[str, Any]) -> None:
    for manner in ("here", "paper"):
        with pytest.raises(Refused) as told:
            if manner == "here":
                town.fang(case["cadre1"], registry.act("common.Split")(what="另一件"))
            else:
                town.on_paper(town.fang, case["cadre1"], registry.act("common.Split")(what="另一件"), town.mei)
        assert "不能分出另案" in str(told.value)
    assert Entry.objects.filter(act="petition.Accuse").count() == len(case)


def test_no_other_act_binds_it_to_another_matter(town: Any, case: dict[str, Any]) -> None:
    plain = town.he(act("Receive")(channel="phone", what="路灯不亮", who={"name": "张某"}))
    note = town.he(plain, Note(text="记错"))
    secret, common = case["cadre1"].matter, registry.act
    own = town.fang(secret, Note(text="承办人的记录"))
    for hand, where, one in (
            (town.he, plain, common("common.Join")(into=secret, reason="同一件")), (town.he, plain, common("common.Move")(entry=note.entry, reason="错", to=secret)),
            (town.fang, secret, common("common.Join")(into=plain.matter, reason="同一件")), (town.fang, secret, common("common.Move")(entry=own.entry, reason="错", to=plain.matter)),
            (town.he, plain, act("MarkRepeat")(other=secret, reason="同一人")), (town.fang, secret, act("MarkRepeat")(other=plain.matter, reason="同一人"))):
        with pytest.raises(Refused):
            hand(where, one)
    assert not Link.objects.filter(matter=plain.matter).exists() and not Link.objects.filter(matter=secret).exists()


def test_a_petition_recognised_late_is_counted_to_no_village(town: Any) -> None:
    town.at("2023-03-01")
    village = town.villages["东塘村"]
    plain = town.he(act("Receive")(channel="letter", what="补贴不公", who={"name": "张某"}, village=village))
    town.he(plain, act("Accept")(kind="complaint", route="petition"))
    town.fang(plain, act("Recognise")(accused=town.cadre1.person))
    sums: dict[str, int] = {}
    for mark in Mark.objects.filter(matter=plain.matter, figure="petition.received"):
        sums[mark.dims] = sums.get(mark.dims, 0) + mark.amount
    assert {dims: n for dims, n in sums.items() if n} == {"channel=letter": 1}
    assert gate.codes(of(town, "cadre1"), [plain.matter]) == {}


def test_an_import_says_nothing_of_it(town: Any, client_for: Any) -> None:
    town.at("2023-03-01")
    told = {"channel": "hotline", "what": "某干部虚报补贴", "who": {"name": "张某"}, "outside_number": "DH230300077"}
    plain = town.he(act("Receive")(**told))
    town.fang(plain, act("Recognise")(accused=town.cadre1.person))
    titles = "工单号,派单时间,诉求类型,工单内容\n"
    for number in ("DH230300077", "DH230300078"):
        data = (titles + f"{number},2023-03-01 09:00:00,投诉,路灯不亮\n").encode()
        plan = made(finding.sheet("petition.orders"), town.office, data, "工单.csv", day=date(2023, 3, 2), viewer=of(town, "cadre1"))
        assert plan.vanished == [] and "虚报" not in str([(one.why, one.changed, one.row.stand) for one in plan.rows])
        assert plan.rows[0].matter == "" and (plan.rows[0].why == SECOND) == (number == "DH230300077")
    both = (titles + "DH230300077,2023-03-01 09:00:00,投诉,某干部虚报补贴\nDH230300079,2023-03-01 09:00:00,投诉,水管漏水\n").encode()
    for reader, shown in (("he", True), ("cadre1", False)):
        page = client_for(reader).post("/desk/sheets/petition.orders/", {"step": "preview", "file": SimpleUploadedFile("工单.csv", both)}).content.decode()
        assert "水管漏水" in page and ("虚报补贴" in page) == shown, reader
    head = made(finding.sheet("petition.orders"), town.office, data, "工单.csv", day=date(2023, 3, 2), viewer=of(town, "fang"))
    assert [what for what, _ in head.vanished] == ["DH230300077"]


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("name", ["张某", "匿名"])
def test_an_accusation_by_the_hotline_does_not_come_back_as_a_petition(town: Any, client_for: Any, numbered: bool, name: str) -> None:
    """Whether its number was typed back or not: the order's row is refused to the village's typist, who is not told why, and goes to the accusation for who may see it."""
    town.at("2023-03-01")
    case = town.fang(act("Accuse")(channel="hotline", what="某干部虚报补贴", who={"name": name}, accused=town.cadre1.person))
    if numbered:
        town.fang(case, registry.act("common.OutsideNumber")(number="DH230300077"))
    caller = "" if name == "匿名" else name
    town.at("2023-03-02")
    titles = "工单号,派单时间,诉求类型,工单内容,来电人,村居\n"
    data = (titles + f"DH230300077,2023-03-01 09:00:00,举报,某干部虚报补贴,{caller},东塘村\nDH230300078,2023-03-01 10:00:00,投诉,路灯不亮,李某,东塘村\n").encode()

    def looked(reader: str) -> Any:
        return made(finding.sheet("petition.orders"), town.office, data, "工单.csv", day=date(2023, 3, 2), viewer=of(town, reader), file=town.file("工单.csv", data))

    plan = looked("cadre1")
    assert [each.why for each in plan.rows] == [SECOND, ""] and plan.vanished == []
    page = client_for("cadre1").post("/desk/sheets/petition.orders/", {"step": "preview", "file": SimpleUploadedFile("工单.csv", data)}).content.decode()
    assert "路灯不亮" in page and "虚报补贴" not in page
    batch = taking.take(plan, town.he.person, vault(), now=town.now)
    road = f"/desk/sheets/batch/{batch}"
    for what in ("file", "result"):
        book = load_workbook(BytesIO(client_for("cadre1").get(f"{road}/{what}").content))
        words = str([[cell.value for cell in row] for page in book for row in page])
        assert "路灯" in words and "虚报" not in words and "DH230300077" not in words, what
    assert "虚报" in client_for("fang").get(f"{road}/file").content.decode()
    head = looked("fang")
    assert head.rows[1].state == "same" and head.rows[0].why.startswith("当天有没有留名") == (not numbered and not caller)
    if head.rows[0].why:
        town.fang(case, registry.act("common.OutsideNumber")(number="DH230300077"))
        head = looked("fang")
    assert taking.take(head, town.fang.person, vault(), now=town.now)
    assert Matter.objects.get(outside="DH230300077").id == case.matter and Matter.objects.filter(line="petition").count() == 2
    assert [each.state for each in looked("fang").rows] == ["same", "same"] and looked("cadre1").rows[0].why == SECOND


def test_a_figure_opens_into_what_the_reader_may_see(town: Any, client_for: Any, case: dict[str, Any]) -> None:
    town.he(act("Receive")(channel="phone", what="路灯不亮", who={"name": "张某"}))
    hashes = [Entry.objects.get(matter=each.matter, n=1).hash[:12] for each in case.values()]
    for reader, told, others in (("cadre1", 3, "2"), ("deng", 4, "3")):  # the accused is told nothing of what accuses him, not even that there is something
        page = client_for(reader).get("/desk/figure/2023/petition.received/").content.decode()
        assert f"受理信访案件\u3000{told}宗" in page and not any(each in page for each in hashes), reader
        assert page.partition("您无权逐条查看的记录合计")[2].startswith(f'</td><td class="num">{others}</td>'), reader
    page = client_for("mei").get("/desk/figure/2023/petition.received/").content.decode()
    assert all(each in page for each in hashes)


def test_a_kept_workbook_leaves_out_what_became_an_accusation(town: Any, client_for: Any) -> None:
    town.at("2023-03-01")
    data = "工单号,派单时间,诉求类型,工单内容\nDH230300077,2023-03-01 09:00:00,投诉,某干部虚报补贴\nDH230300078,2023-03-01 09:00:00,投诉,路灯不亮\n".encode()
    plan = made(finding.sheet("petition.orders"), town.office, data, "工单.csv", day=date(2023, 3, 1), file=town.file("工单.csv", data))
    name = taking.take(plan, town.he.person, vault(), now=town.now)
    road = f"/desk/sheets/batch/{name}"

    def words(reader: str, what: str) -> str:
        answer = client_for(reader).get(f"{road}/{what}")
        assert answer.status_code == 200, reader
        text: str = answer.content.decode("utf-8", "ignore")
        return str([[cell.value for cell in row] for page in load_workbook(BytesIO(answer.content)) for row in page]) if answer.content[:2] == b"PK" else text

    assert all("虚报" in words("cadre1", what) and "路灯" in words("cadre1", what) for what in ("file", "result"))
    town.fang(Matter.objects.get(outside="DH230300077").id, act("Recognise")(accused=town.cadre1.person))
    for what in ("file", "result"):
        mine, his = words("mei", what), words("cadre1", what)
        assert "虚报" in mine and "DH230300077" in mine, what
        assert "路灯" in his and "虚报" not in his and "DH230300077" not in his, what


def test_what_grew_out_of_it_and_what_says_the_same_is_kept_from_the_accused_too(town: Any) -> None:
    town.at("2023-03-01")
    village, told = town.villages["西埔村"], {"channel": "letter", "what": "村干部占地", "who": {"name": "刘某"}}
    first, joined, again = (town.fang(act("Receive")(**told, village=village)) for _ in range(3))
    town.fang(joined, act("JoinedWith")(other=first.matter))
    town.fang(first, act("Accept")(kind="complaint", route="petition"))
    mediation, screening = (town.fang(first, act("Refer")(to=to, what="村干部占地", place="西埔村口")).opened[0].matter for to in ("mediation", "screening"))
    town.fang(again, act("MarkRepeat")(other=first.matter, reason="同一人同一诉求"))
    every = {first.matter, joined.matter, again.matter, mediation, screening}
    assert every <= {row["id"] for row in gate.matters(of(town, "cadre2")).rows}
    found = town.fang(first, act("Recognise")(accused=town.cadre2.person))
    assert not every & {row["id"] for row in gate.matters(of(town, "cadre2")).rows}
    assert every <= {row["id"] for row in gate.matters(of(town, "mei")).rows}
    for ident, one in ((screening, registry.act("screening.Deal")(how="spot", what="没事")),
                       (mediation, registry.act("mediation.Accept")(answer="agreed", told=True, mediators=town.cadre2.person))):
        with pytest.raises(NotFound):
            town.cadre2(ident, one)
    assert set(Matter.objects.filter(id__in=every, level="secret").values_list("id", flat=True)) == every - {mediation, screening}
    assert not Matter.objects.filter(id__in=every, unit=village).exists()
    with pytest.raises((Refused, NotFound)):
        town.mei(mediation, registry.act("mediation.Accept")(answer="agreed", told=True, mediators=town.cadre2.person))
    sums: dict[str, int] = {}
    for mark in Mark.objects.filter(matter__in=every, figure="petition.received"):
        sums[mark.dims] = sums.get(mark.dims, 0) + mark.amount
    assert {dims: n for dims, n in sums.items() if n} == {"channel=letter": 2}
    town.fang(first, registry.act("common.Strike")(entry=found.entry, reason="认错了人"))
    assert every <= {row["id"] for row in gate.matters(of(town, "cadre2")).rows}


@pytest.mark.parametrize("stage", ["disputed", "under_review"])
def test_it_is_recognised_while_units_quarrel_and_while_it_is_reviewed(town: Any, stage: str) -> None:
    town.at("2023-03-01")
    case = town.he(act("Receive")(channel="letter", what="村干部占地", who={"name": "刘某"}))
    if stage == "disputed":
        for _ in range(2):
            town.he(case, act("Hand")(unit=town.units["司法所"], reason="纠纷", provision="职责规定"))
            town.mei(case, act("Bounce")(whose="执法队", reason="不是", provision="职责规定"))
    else:
        town.he(case, act("Accept")(kind="complaint", route="petition"))
        town.he(case, act("Answer")(result="partly", facts="属实", law="有关规定", reply="已安排"))
        town.fang(case, act("AskReview")())
    assert Matter.objects.get(id=case.matter).stage == stage
    town.fang(case, act("Recognise")(accused=town.cadre2.person))
    assert case.matter not in [row["id"] for row in gate.matters(of(town, "cadre2")).rows]
    if stage == "disputed":
        with pytest.raises(Refused):
            town.chen(case, act("Arbitrate")(unit=town.units["司法所"], reason="职责"))
        assert Matter.objects.get(id=case.matter).stage == "received" and not Deadline.objects.filter(matter=case.matter, term="arbitrate", state="open").exists()
    else:
        assert Deadline.objects.filter(matter=case.matter, term="review", state="open").exists()


def test_whoever_found_that_it_accuses_does_not_handle_it_unseen(town: Any) -> None:
    town.at("2023-03-01")
    for hand, told in ((town.fang, True), (town.mei, False)):
        case = town.he(act("Receive")(channel="letter", what="补贴不公", who={"name": "张某"}))
        town.fang(case, act("Recognise")(accused=town.cadre1.person))
        town.fang(case, Assign(handler=hand.person))
        sent = hand(case, act("SendAccusation")(to="discipline", organ="县纪委监委", sealed_way="sealed"))
        assert ["认定检举控告的人" in each["sentence"] for each in sent.flags] == ([True] if told else [])
        assert Matter.objects.get(id=case.matter).stage == "passed"
    direct = town.fang(act("Accuse")(**WORDS, accused=town.cadre1.person))
    assert not town.fang(direct, act("SendAccusation")(to="discipline", organ="县纪委监委", sealed_way="sealed")).flags


@pytest.mark.parametrize(("who", "name"), [({"accused_unit": "东塘村"}, "东塘村"), ({"outsider": "外地某公司"}, "外地某公司")])
def test_whoever_may_see_it_reads_who_is_accused(town: Any, client_for: Any, who: dict[str, str], name: str) -> None:
    """A village has its name from the house, an outsider the one that was told; both stand among the parties, and a clerk of no rank reads neither."""
    town.at("2023-03-01")
    named = {"accused_unit": town.villages[who["accused_unit"]]} if "accused_unit" in who else who
    first = town.fang(act("Accuse")(**WORDS, **named))
    later = town.fang(act("Receive")(channel="letter", what="补贴不公", who={"name": "测某"}))
    town.fang(later, act("Recognise")(**named))
    for alias in ("fang", "chen"):
        for case in (first, later):
            page = client_for(alias).get(f"/desk/matter/{case.matter}/").content.decode()
            parties = page.partition("<h2>当事人</h2>")[2].partition("</div>")[0]
            assert name in parties and "被检举、控告的人（单位）" in parties and "未留名" not in parties, alias
    assert client_for("deng").get(f"/desk/matter/{first.matter}/").status_code == 404
