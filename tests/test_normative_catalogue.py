"""The catalogue of normative documents: each row says of each day whether the document is not yet in effect, in force, or no longer."""

import json
from datetime import date
from typing import Any

from fazhi.kernel import book, gate, registry, verify
from fazhi.kernel.book import Asked
from fazhi.kernel.mend import Correct, Strike
from fazhi.kernel.models import Entry, Matter
from fazhi.lines.normative import story
from fazhi.lines.normative.acts import Draft
from fazhi.lines.normative.issuing import FiledAnswer, FileUp, Number, Publish
from fazhi.lines.normative.living import CleanUp, TakeOver

NUMBER = "演府规〔2024〕1号"


def rows(town: Any, day: date) -> dict[str, dict[str, Any]]:
    page = book.read(gate.Viewer(town.deng.person, town.office, day), "normative.catalogue", Asked())
    assert [head.title for head in page.heads] == ["文号", "文件名称", "状态", "公布日", "施行日", "有效期至", "失效日", "备案"]
    return {row.cells["key"]: row.cells for row in page.rows}


def published(town: Any, **more: Any) -> Any:
    """Published on 2024-09-02, in effect from 2024-10-20."""
    case, text = story.projected(town, touches_public=False, **more), town.file("草案", story.TEXT.encode())
    town.mei(case, Draft(text=text, explanation="共三条", forbidden=True))
    story.looked(town, case, text)
    story.held(town, story.put(town, case, text))
    town.signed(town.deng, case, Number(text=text, effective="2024-10-20", valid_until="2029-10-19"), town.chen)
    town.luo(case, Publish(number=NUMBER, channels=["board"], address="公开栏"))
    return case


def test_a_document_is_in_force_from_the_day_it_is_in_effect_to_its_last(town: Any) -> None:
    town.at("2024-09-02")
    town.deng(TakeOver(name="旧规定", kind="rules", number="演府规〔2019〕1号", effective="2019-10-01", valid_until="2024-09-30", published="2019-08-30", filed="县备〔2019〕3号"))
    case = published(town)
    states = {day: {key: cells["state"] for key, cells in rows(town, date.fromisoformat(day)).items()} for day in ("2024-10-19", "2024-10-20")}
    assert states["2024-10-19"][NUMBER] == "尚未施行" and states["2024-10-20"][NUMBER] == "现行有效"
    new, old = (rows(town, date(2024, 9, 2))[key] for key in (NUMBER, "演府规〔2019〕1号"))
    assert (new["published"], new["since"], new["valid_until"], new["filed"]) == ("2024-09-02", "2024-10-20", "2029-10-19", "")
    assert (old["published"], old["filed"], old["state"]) == ("2019-08-30", "县备〔2019〕3号", "现行有效")
    town.deng(case, FileUp(to="县人民政府"))
    assert rows(town, date(2024, 9, 2))[NUMBER]["filed"] == "已报送，等待登记"
    town.outside(town.deng, case, FiledAnswer(result="registered", number="县备〔2024〕8号"), number="县备〔2024〕8号")
    assert rows(town, date(2024, 9, 2))[NUMBER] == {**new, "filed": "县备〔2024〕8号"}, "nothing else of the catalogue changes"
    town.mei(CleanUp(name="备案以后仍读得出目录", occasion="law"))
    answer = Entry.objects.get(act=FiledAnswer.key)
    town.deng(case, Correct(entry=answer.id, words=json.dumps({"number": "县备〔2024〕9号"}), reason="笔误"))
    assert rows(town, date(2024, 9, 2))[NUMBER] == {**new, "filed": "县备〔2024〕9号"}
    town.deng(case, Strike(entry=answer.id, reason="登记到了别的文件", all_that_hangs=True))
    assert rows(town, date(2024, 9, 2))[NUMBER] == {**new, "filed": "已报送，等待登记"}
    assert verify.verify().problems == []


def test_what_is_not_yet_in_effect_is_no_document_in_force_for_a_clean_up_but_can_be_replaced(town: Any) -> None:
    town.at("2024-09-02")
    published(town)
    done = town.deng(CleanUp(name="上位法修改后的清理", occasion="law"))
    assert NUMBER not in str(Entry.objects.get(id=done.entry).body).partition('"in_force"')[2]
    for number in (NUMBER, NUMBER.replace("〔", "[").replace("〕", "]")):  # one number, one row of the catalogue
        town.refuses(town.deng, "", TakeOver(name="重复登记", kind="rules", number=number, effective="2024-10-20", valid_until="2029-10-19"), "文件·统一登记")
    again = story.projected(town, touches_public=False, revises=NUMBER, revision="replace")
    assert Matter.objects.get(id=again.matter).stage == "drafting"
    assert registry.act("normative.Project").key in str(Entry.objects.get(id=again.entry).body)
    assert '"revises"' in str(Entry.objects.get(id=again.entry).body).partition('"link"')[2]


def test_only_documents_of_before_this_record_are_taken_over_without_more(town: Any) -> None:
    """What is in effect or public on or after the first day of the record went through no review, meeting or signature here: flagged, and its text asked for."""
    town.at("2023-03-06")
    words = {"name": "新规定", "kind": "rules", "valid_until": "2026-12-31"}
    before = town.deng(TakeOver(**words, number="演府规〔2023〕1号", effective="2023-03-05", published="2023-02-01"))
    same_day = town.deng(TakeOver(**words, number="演府规〔2023〕2号", effective="2023-03-06"))
    town.days(90)
    later = town.deng(TakeOver(**words, number="演府规〔2023〕3号", effective="2023-03-05", published="2023-04-01", text=town.file("规定", "第一条 略\n".encode())))
    older = town.deng(TakeOver(**words, number="演府规〔2022〕9号", effective="2022-09-01"))
    assert not before.flags and not older.flags
    assert [flag["sentence"][:10] for flag in same_day.flags if flag["stops"]] == ["2023-03-06", "没有附文件文本"]
    assert [flag["sentence"][:10] for flag in later.flags if flag["stops"]] == ["2023-03-06"]
