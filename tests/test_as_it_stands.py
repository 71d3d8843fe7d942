"""What was corrected is read as it stands now wherever it is used again: in forms, in papers, beside a signature, in grids and searches, in what another matter is told."""

import json
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from fazhi.kernel import places, registry, reindex
from fazhi.kernel.as_told import words_of
from fazhi.kernel.models import Matter, PlaceKey
from fazhi.lines.disclosure import story as disclosure
from fazhi.lines.mediation import story_ending as mediation

OLD, NEW = "路灯不亮一号", "水管爆裂二号"


def act(key: str, **said: Any) -> Any:
    return registry.act(key)(**said)


def mend(town: Any, who: Any, case: Any, entry: str, **said: Any) -> None:
    done = who(case, act("common.Correct", entry=entry, reason="记错", words=json.dumps(said, ensure_ascii=False)))
    assert not done.proposed


def came(town: Any, **said: Any) -> Any:
    case = town.he(act("petition.Receive", **{"channel": "window", "what": OLD, "who": {"name": "测某某"}, **said}))
    mend(town, town.he, case, case.entry, what=NEW)
    return case


def beginnings(line: str) -> list[str]:
    """What the matters of a line began with."""
    return [words_of(each)["what"] for each in Matter.objects.filter(line=line).values_list("opened_by", flat=True)]


def test_a_form_begins_with_the_words_as_they_stand(town: Any, client_for: Any) -> None:
    town.at("2021-08-02")
    case = town.li(act("penalty.TakeUp", what="河边倾倒渣土", place="下坪村河边", suspect={"name": "测错名", "address": "错路一号", "phone": "13900001234"}))
    town.zhou(case, act("common.Assign", handler=town.li.person))
    new = {"what": "路边倾倒垃圾", "place": "上坪村路边", "suspect": {"name": "正确名", "address": "正路九号", "phone": "13900005555"}}
    mend(town, town.li, case, case.entry, **new)
    form = f"/desk/matter/{case.matter}/do/penalty.FileCase/"
    page = client_for("li").get(form).content.decode()
    for right, wrong in (("正确名", "测错名"), ("正路九号", "错路一号"), ("13900005555", "13900001234"), ("路边倾倒垃圾", "河边倾倒渣土"), ("上坪村路边", "下坪村河边")):
        assert right in page and wrong not in page, (right, wrong)
    mend(town, town.li, case, case.entry, place="")
    assert "上坪村路边" not in client_for("li").get(form).content.decode(), "what was taken out is not brought again"


def test_who_clears_and_who_approves_reads_the_text_that_will_be_published(town: Any, client_for: Any) -> None:
    town.at("2021-03-01")
    old, new = "旧文本：救助张某某三万元。", "新文本：救助21户38000元。"
    case = town.luo(disclosure.Draft(heading=disclosure.HEADING, text=old, column="relief", channels=["site", "board"]))
    mend(town, town.luo, case, case.entry, text=new)
    town.luo(case, disclosure.Redact(found="none"))
    for key, name in (("Clear", "tang"), ("Approve", "huang")):
        page = client_for(name).get(f"/desk/matter/{case.matter}/do/disclosure.{key}/").content.decode()
        assert new in page and old not in page, key
        if key == "Clear":
            town.tang(case, disclosure.Clear(result="clear"))


def test_the_agreement_prints_the_address_as_it_was_corrected(town: Any) -> None:
    town.at("2021-03-01")
    case = town.lin(act("mediation.Apply", what="排水纠纷", side_a={"name": "赵某甲"}, side_b={"name": "钱某乙"}))
    town.lin(case, act("mediation.Accept", answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, act("mediation.Session", record="谈妥"))
    for side, words in (("side_a", {"address": "正路九号"}), ("side_b", {"address": ""})):
        told = town.lin(case, act("mediation.Describe", party=town.party(case, side), number="110101199003070070", address="错路一号"))
        mend(town, town.lin, case, told.entry, **words)
    town.lin(case, act("mediation.Agree", **mediation.WORDS))
    text = town.text(town.paper(case, "agreement"))
    assert "正路九号" in text and "错路一号" not in text


def test_another_matter_is_told_the_words_as_they_stand(town: Any) -> None:
    town.at("2021-03-01")
    found = town.cadre1(act("screening.Report", village=town.villages["东塘村"], kind="neighbour", what="滴水争执", place="祠堂前"))
    mend(town, town.cadre1, found, found.entry, what="排水争执", place="祠堂后")
    opened = town.he(found, act("screening.Deal", how="mediation", what="愿意调解")).opened[0]
    assert {key: value for key, value in words_of(opened.entry).items() if key in ("what", "place")} == {"what": "排水争执", "place": "祠堂后"}


def test_what_is_moved_or_parted_says_what_it_says_now(town: Any) -> None:
    town.at("2021-03-01")
    case, other = came(town, place="甲路口"), came(town)
    note = town.he(case, act("common.Note", text="电话打不通"))
    mend(town, town.he, case, note.entry, text="约好周三")
    town.he(case, act("common.Move", entry=note.entry, to=other.matter, reason="登错事项"))
    moved = Matter.objects.get(id=other.matter)
    last = json.loads(moved.memory)["acts"]["common.Note"]["kept"][-1]["e"]
    assert words_of(last)["text"] == "约好周三"
    mend(town, town.he, case, case.entry, place="乙路口")
    town.he(case, act("petition.Accept", kind="help"))
    [split] = town.he(case, act("common.Split", what="井盖缺失")).opened
    assert words_of(split.entry)["place"] == "乙路口"


def test_the_grid_shows_and_hands_on_what_stands(town: Any, client_for: Any) -> None:
    town.at("2026-03-02")
    case, page = came(town), client_for("he")
    shown = page.get("/desk/grid/petition/").content.decode()
    assert NEW in shown and OLD not in shown
    page.post("/desk/grid/petition/", {f"way-{case.matter}": "5", f"words-{case.matter}": "", f"id-{case.matter}": ""})
    assert beginnings("inspection") == [NEW]
    assert case.code in page.post("/desk/calling/", {"topic": NEW}).content.decode()
    assert case.code not in page.post("/desk/calling/", {"topic": OLD}).content.decode()


def test_the_grid_asks_as_much_of_few_rows_as_of_many(town: Any, client_for: Any) -> None:
    town.at("2026-03-02")
    asked = []
    for n in (2, 2, 5):
        for i in range(n):
            came(town, what=f"第{n}{i}件")
        client_for("he").get("/desk/grid/petition/")
        with CaptureQueriesContext(connection) as seen:
            client_for("he").get("/desk/grid/petition/")
        asked.append(len(seen))
    assert len(set(asked)) == 1, asked


def test_what_was_taken_out_stands_in_no_register(town: Any, client_for: Any) -> None:
    town.at("2021-03-01")
    case = came(town, place="误填地点甲路")
    asked = "/desk/register/petition/?col=code&col=what&col=place"
    page = client_for("he")
    assert "误填地点甲路" in page.get(asked).content.decode()
    mend(town, town.he, case, case.entry, place="")
    shown = page.get(asked).content.decode()
    assert "误填地点甲路" not in shown and NEW in shown


def test_a_place_that_was_corrected_leads_to_its_matter_no_more(town: Any) -> None:
    town.at("2021-03-01")
    case = came(town, place="误填地点甲路")
    assert places.called(town.office, "误填地点甲路") == [case.matter]
    mend(town, town.he, case, case.entry, place="水塘边乙巷")
    assert not places.called(town.office, "误填地点甲路") and places.called(town.office, "水塘边乙巷") == [case.matter]
    mend(town, town.he, case, case.entry, place="")
    assert not places.called(town.office, "误填地点甲路") and not places.called(town.office, "水塘边乙巷")
    kept = set(PlaceKey.objects.values_list("entry", "kind", "digest"))
    reindex.reindex()
    assert set(PlaceKey.objects.values_list("entry", "kind", "digest")) == kept
