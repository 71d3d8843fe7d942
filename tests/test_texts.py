"""Words in papers, attachments and records: everything that stands there is found, nothing of it stands in the index, and what was erased is gone."""

import io
import random
from typing import Any

import docx
import pytest
import xlsxwriter
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fazhi.kernel import gate, happen, latch, reindex, texts, words
from fazhi.kernel.common import Attach, Note
from fazhi.kernel.models import Matter, TextKey
from fazhi.kernel.registry import act
from fazhi.kernel.typeset import pdf
from fazhi.kernel.typeset.document import Document, Paragraph
from fazhi.kernel.vault import vault
from fazhi.lines.petition.acts import Receive

CORPUS = (
    "关于加强东塘村排水沟渠清淤工作的通知：汛期之前，由村民委员会组织清理全部沟渠，长度约1,200米。",
    "西埔村与石桥社区就宅基地边界发生争议，双方同意以原界桩为准，并于2021年3月5日签字。",
    "施工噪声扰民，夜间十点以后仍有混凝土浇筑；ＡＢＣ建材有限公司承诺整改。",
    "合同编号 HT-2021-046，价款壹拾贰万元整（¥120,000.00），质量保证金不超过百分之三。",
    "苔藓、罅隙、龘龘：生僻字也要找得到；𠮷野家门前路灯第3盏不亮。",
)

PLAIN = ("演示村庄保洁管理办法", "演示镇十八届人民代表大会第八次会议", "餐饮场所燃气使用安全检查", "演示燃气条例第九条", "农村村民住宅用地审批")


def word(text: str) -> bytes:
    out, made = io.BytesIO(), docx.Document()
    made.add_paragraph(text)
    made.add_table(1, 1).cell(0, 0).text = "表格里的饮水机"
    made.save(out)
    return out.getvalue()


def workbook(text: str) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet("清单").write_row(0, 0, [text, 46])
    book.close()
    return out.getvalue()


def attached(town: Any, matter: str, name: str, data: bytes, media: str = "application/octet-stream") -> None:
    blob = vault().put(data)
    town.fang(matter, Attach(what="材料", files=[{"hash": blob.hash, "size": blob.size, "media": media, "name": name}]))


@pytest.fixture
def matters(town: Any) -> list[str]:
    town.at("2021-03-01")
    made = [town.fang(Receive(who={"name": f"测{n}", "kind": "natural"}, channel="letter", what=f"来信第{n}件")).matter for n in "甲乙丙丁戊"]
    attached(town, made[0], "通知.docx", word(CORPUS[0]))
    attached(town, made[1], "协议.pdf", pdf.to_pdf(Document("协议", (Paragraph(CORPUS[1]),))))
    attached(town, made[2], "清单.xlsx", workbook(CORPUS[2]))
    attached(town, made[3], "合同.txt", CORPUS[3].encode("gb18030"), "text/plain")
    town.fang(made[4], Note(text=CORPUS[4]))
    attached(town, made[4], "照片.jpg", b"\xff\xd8\xff\xe0 not words", "image/jpeg")
    attached(town, made[4], "坏.docx", b"PK\x03\x04 broken")
    texts.catch_up()
    return made


def found(town: Any, text: str, who: str = "fang") -> set[str]:
    return {hit.matter for hit in texts.search(gate.Viewer(town.people[who].person, town.office, town.now.date()), text, 200).found}


def test_every_piece_of_every_text_is_found(town: Any, matters: list[str]) -> None:
    rng = random.Random(6)
    flat = [texts.normal(text) for text in CORPUS]
    pieces = {text[i:i + n] for text in CORPUS for n in (1, 2, 3, 5, 9) for i in (rng.randrange(len(text) - n) for _ in range(5))}
    asked = [piece for piece in sorted(pieces) if texts.normal(piece)]
    assert len(asked) > 80
    for piece in asked:
        plain = "".join(piece.split())
        wanted = {matters[i] for i, text in enumerate(flat) if texts.normal(plain) in text}
        assert wanted <= found(town, plain), piece  # recall 1.0: the texts told here, and whatever else says so too
    assert found(town, "饮水机") == {matters[0]} and found(town, "排水沟渠 清淤") == {matters[0]} and found(town, "abc建材") == {matters[2]}
    assert found(town, "清淤沟渠") == set() and found(town, "没有这几个字") == set() and found(town, " ，。") == set()


def test_only_who_may_read_it_finds_it(town: Any, matters: list[str], client_for: Any) -> None:
    assert found(town, "宅基地边界") == {matters[1]} and found(town, "宅基地边界", "wang") == set()
    page = client_for("fang").post("/desk/find/", {"q": "龘"}).content.decode()
    assert "<mark>龘</mark>" in page and Matter.objects.get(id=matters[4]).code in page
    assert "没有符合条件" in client_for("wang").post("/desk/find/", {"q": "龘"}).content.decode()


def test_the_newest_stands_first_whatever_was_read_first_and_two_texts_have_two_numbers(town: Any, matters: list[str]) -> None:
    notes = []
    for day in ("2021-03-02", "2021-04-02", "2021-05-02"):
        town.at(day)
        notes.append(town.fang(matters[0], Note(text="龘家的井盖")).entry)
    viewer = gate.Viewer(town.people["fang"].person, town.office, town.now.date())
    taken = texts.number(notes[1], notes[1])
    with latch.opened():
        happen.texts_forgotten()
        happen.text_keys([{"id": taken, "office": town.office, "matter": matters[0], "entry": notes[0], "source": notes[0], "kind": texts.SAID}], [(taken, texts.tokens("龘家的井盖"))])
    assert [texts.index([note]) for note in reversed(notes)] == [1, 1, 0]
    assert TextKey.objects.filter(entry__in=notes).count() == 3 and texts.search(viewer, "井盖").found[0].day == "2021-05-02"
    assert {hit.entry for hit in texts.search(viewer, "井盖").found} == set(notes)
    reindex.reindex()
    assert [hit.entry for hit in texts.search(viewer, "井盖").found] == notes[::-1] and [hit.entry for hit in texts.search(viewer, "井盖", 1).found] == notes[2:]


def test_the_search_asks_no_more_for_many_hits_and_people_than_for_few(town: Any, client_for: Any) -> None:
    town.at("2021-03-01")
    he, counts = client_for("he"), []
    for more in (3, 25):
        for n in range(more):
            town.fang(Receive(who={"name": f"龘{'甲乙丙丁戊'[n % 5]}", "kind": "natural"}, channel="letter", what=f"龘家门前第{n}盏路灯"))
        texts.catch_up()
        he.post("/desk/find/", {"q": "龘"})
        with CaptureQueriesContext(connection) as asked:
            assert he.post("/desk/find/", {"q": "龘"}).content.decode().count("<mark>龘</mark>") == min(more, texts.SHOWN)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_dump_of_the_index_holds_no_word_of_it(town: Any, matters: list[str]) -> None:
    dump = repr(list(TextKey.objects.values_list())).encode() + b"".join(bytes(each.blob) for each in TextKey.objects.all())
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"SELECT * FROM {happen.TEXT_WORDS}_data")
            dump += b"".join(bytes(row[1]) for row in cursor.fetchall())
        else:
            cursor.execute(f"SELECT id, words::text FROM {happen.TEXT_WORDS}")
            dump += repr(cursor.fetchall()).encode()
    for text in CORPUS:
        for pair in {text[i:i + 2] for i in range(len(text) - 1)}:
            if not pair.isascii():
                assert pair.encode() not in dump and pair.encode("utf-16-le") not in dump and repr(pair).strip("'").encode() not in dump, pair


def test_what_was_erased_is_found_no_more_and_the_index_is_made_anew(town: Any, matters: list[str]) -> None:
    assert texts.catch_up() == 0
    before = {text: found(town, text) for text in ("宅基地", "清淤", "龘", "测甲", "来信")}
    assert before["宅基地"] == {matters[1]} and before["来信"] == set(matters)
    reindex.reindex()
    assert {text: found(town, text) for text in before} == before
    key = Matter.objects.get(id=matters[1]).key
    with latch.opened():
        happen.found_no_more([key], matters[1])
    assert found(town, "宅基地") == set() and not TextKey.objects.filter(matter=matters[1]).exists()


@pytest.fixture
def plain(town: Any) -> dict[str, str]:
    """{matter: its plain words}, told in the fields that are never sealed."""
    town.at("2023-03-06")
    made = [(town.deng(act("normative.TakeOver")(name=PLAIN[0], kind="measures", number="演府规〔2018〕1号", effective="2018-05-01", valid_until="2023-04-30")), PLAIN[0]),
            (town.lin(act("congress.Session")(name=PLAIN[1], on_day="2023-02-03", present=50)), PLAIN[1]),
            (town.zhou(act("inspection.ListItem")(key="JC-07", name=PLAIN[2], grounds=PLAIN[3], since="2023-01-01")), "\n".join(PLAIN[2:4])),
            (town.zhou(act("permit.ListItem")(key="XK-01", name=PLAIN[4], grounds="土地管理法第六十二条", since="2020-08-01")), PLAIN[4])]
    texts.catch_up()
    return {done.matter: text for done, text in made}


def test_every_piece_of_the_plain_words_is_found(town: Any, plain: dict[str, str]) -> None:
    asked = {text[i:i + n] for text in PLAIN for n in (1, 2, 4, 8) for i in range(len(text) - n + 1)}
    for piece in sorted(asked):
        wanted = {matter for matter, text in plain.items() if piece in text}
        assert wanted and wanted <= found(town, piece, "chen"), piece  # recall 1.0
    assert found(town, "村庄保洁管理办法", "deng") == found(town, "村庄保洁管理办法", "he") and len(found(town, "村庄保洁管理办法", "he")) == 1
    assert found(town, "JC-07", "chen") == found(town, "演府规", "chen") == set()


def test_plain_words_of_what_was_erased_are_found_no_more(town: Any, plain: dict[str, str]) -> None:
    matter = next(iter(plain))
    assert found(town, "村庄保洁", "chen") == {matter}
    key = Matter.objects.get(id=matter).key
    words.keys().destroy(key)
    assert found(town, "村庄保洁", "chen") == set()
    with latch.opened():
        happen.found_no_more([key], matter)
    texts.catch_up()
    assert found(town, "村庄保洁", "chen") == set()
    reindex.reindex()
    assert found(town, "村庄保洁", "chen") == set() and found(town, "第八次会议", "chen") != set()
