"""What waits for a signature is shown before the button: fields, people, objections, the paper as it would be printed, the files."""

import re
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Entry, Number, Paper
from fazhi.lines.penalty import story
from fazhi.lines.study import story as study


def proposed(town: Any) -> tuple[Any, str]:
    """A decision on one respondent that waits for its first signature."""
    town.at("2021-08-02")
    case = story.ordinary(town)
    party = story.investigated(town, case)
    act = {each.__name__: each for each in registry.line("penalty").acts}
    rows = [{"party": party, "kind": "fine", "amount": 1000}]
    town.confirmed(town.wang, town.li(case, act["Inform"](second=town.wang.person, rows=rows)))
    town.li(case, act["Defend"](party=party, waived=True))
    return case, town.zhao(case, act["Decide"](rows=rows, facts="倾倒渣土三车，有笔录和照片为证。", no_order="已清运")).entry


def test_a_signer_sees_all_that_he_signs(town: Any, client_for: Any) -> None:
    case, entry = proposed(town)
    before = (Entry.objects.count(), Number.objects.count(), Paper.objects.count())
    page = client_for("zhou").get(f"/desk/matter/{case.matter}/").content.decode()
    card = page[page.index(f'id="sign-{entry}"'):page.index("</section>")]
    for words in ("待签批：作出处罚决定", town.zhao.name, "倾倒渣土三车，有笔录和照片为证。", "1,000.00元", "行政处罚决定书", "（签批后编号）",
                  "签批后将出具", "行政处罚法"):
        assert words in card, words
    assert card.index("（签批后编号）") < card.index(">同意<"), "shown before the button"
    addresses = re.findall(r'href="([^"]+\.pdf)"', card)
    papers = [client_for("zhou").get(each) for each in addresses]
    assert papers and all(each.content.startswith(b"%PDF") for each in papers)
    assert client_for("zhou").get(addresses[0].replace("/0.pdf", "/9.pdf")).status_code == 404
    assert before == (Entry.objects.count(), Number.objects.count(), Paper.objects.count()), "looking writes nothing"


def test_what_now_speaks_against_it_is_shown_and_an_outsider_sees_nothing_of_it(town: Any, client_for: Any) -> None:
    case, entry = proposed(town)
    town.zhao(case, registry.act("common.Recuse")(officer=town.zhou.person, reason="与当事人有亲属关系"))
    page = client_for("zhou").get(f"/desk/matter/{case.matter}/").content.decode()
    assert "不符合规定：应当回避的人不得参与本事项" in page
    outside = client_for("xu").get(f"/desk/matter/{case.matter}/").content.decode()
    assert "拟办内容密存" in outside and "倾倒渣土三车" not in outside
    assert client_for("xu").get(f"/desk/matter/{case.matter}/sign/{entry}/0.pdf").status_code == 404


def test_files_of_a_proposal_can_be_opened_before_it_is_signed(town: Any, client_for: Any) -> None:
    town.at("2024-03-04")
    case = study.planned(town)
    sheet = town.file("清单全文")
    entry = town.lin(case, registry.act("study.KeepList")(post="leader", version="2024年版", laws="宪法\n行政处罚法", file=sheet)).entry
    yang = client_for("yang")
    page = yang.get(f"/desk/matter/{case.matter}/").content.decode()
    address = f"/desk/matter/{case.matter}/sign/{entry}/file/{sheet['hash']}"
    assert address in page and "清单全文" in page and "宪法<br>行政处罚法" in page
    assert b"".join(yang.get(address).streaming_content)
    assert yang.get(address.replace(sheet["hash"], "0" * 64)).status_code == 404
    yang.post(f"/desk/matter/{case.matter}/sign/{entry}/", {"verb": "Sign"})
    assert f'id="sign-{entry}"' not in yang.get(f"/desk/matter/{case.matter}/").content.decode()
