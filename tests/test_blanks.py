"""The printed blank set: every paper that is filled in by hand, each on its page, with the article of the day and nobody's words."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader

from fazhi.kernel import registry


def test_the_set_is_printed_from_the_line_page_and_comes_back_as_a_photograph(town: Any, client_for: Any) -> None:
    client = client_for("lin")
    assert '/blank/mediation.pdf"' in client.get("/desk/line/mediation/").content.decode()
    assert '/blank/' not in client.get("/desk/line/inspection/").content.decode()
    answer = client.get("/desk/blank/mediation.pdf")
    pages = [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]
    titles = ("调解受理登记表", "调查记录", "调解记录", "人民调解协议书", "口头协议登记表", "回访记录", "人民调解卷宗封面")
    text = "".join(pages)
    assert [text.index(each) for each in titles] == sorted(text.index(each) for each in titles)
    assert len(pages) >= len(titles) and "《人民调解法》" in text and "{" not in text
    assert client.get("/desk/blank/inspection.pdf").status_code == 404
    penalty = "".join(page.extract_text() for page in PdfReader(BytesIO(client.get("/desk/blank/penalty.pdf").content)).pages)
    assert penalty.index("陈述申辩笔录") < penalty.index("缴纳罚款申请书") and "《行政处罚法》" in penalty and "{" not in penalty
    words = {"side_a": {"name": "赵某甲"}, "side_b": {"name": "钱某乙"}, "what": "通行", "kind": "neighbour", "result": "oral", "mediators": town.cadre1.person}
    done = town.lin(registry.act("mediation.Sheet")(**words, photo=[town.file("纸质卷")]))
    assert not done.flags
