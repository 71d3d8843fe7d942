"""Mistakes are mended from the entry itself: what hangs on it is shown first, a form is filled again, and what was just recorded goes with one click."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from fazhi.kernel import happen, registry
from fazhi.kernel.models import Deadline, Entry, Matter

YESTERDAY = f"{(date.today() - timedelta(days=1)).isoformat()} 09:00"


def act(key: str) -> Any:
    return registry.act(key)


def test_an_entry_is_mended_from_where_it_stands(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at(YESTERDAY)
    one, other = (town.he(act("petition.Receive")(channel="phone", what=f"路灯坏了{i}", who={"name": "测某某", "phone": "13900001111"})) for i in range(2))
    note = town.he(one, act("common.Note")(text="电话打不通"))
    town.he(one, act("petition.Accept")(kind="help"))
    he = client_for("he")
    first = f"/desk/matter/{one.matter}/entry/{one.entry}/"
    assert first in he.get(f"/desk/matter/{one.matter}/").content.decode()
    page = he.get(first).content.decode()
    assert "受理" in page[page.index("牵连到什么"):page.index('id="correct"')] and "路灯坏了0" in page and "测某某" in page
    refused = he.post(first, {"how-verb": "Strike", "how-reason": "登记错了"})
    assert refused.status_code == 422 and "一并撤销" in refused.content.decode()
    noted = f"/desk/matter/{one.matter}/entry/{note.entry}/"
    assert he.post(noted, {"how-verb": "Correct", "text": "", "how-reason": "漏字"}).status_code == 422
    assert he.post(noted, {"how-verb": "Correct", "text": "电话打通了，约好周三", "how-reason": "记错"}).status_code == 302
    assert Entry.objects.filter(matter=one.matter, act="common.Correct").count() == 1
    again = he.get(noted).content.decode()
    assert "约好周三" in again and "电话打不通" not in again
    assert he.post(noted, {"how-verb": "Move", "how-to": "没有", "how-reason": "登错"}).status_code == 422
    assert he.post(noted, {"how-verb": "Move", "how-to": other.code, "how-reason": "登错事项"}).status_code == 302
    assert len(happen.peek(other.matter)["acts"]["common.Note"]["kept"]) == 1
    assert client_for("luo").get(f"/desk/matter/{one.matter}/entry/{'0' * 32}/").status_code == 404


def test_a_matter_is_called_as_its_corrected_opening_says(town: Any, client_for: Callable[[str], Any]) -> None:
    """Head of the page, list of the line, workbench and dossier say what the correction says, and the correction itself reads in words."""
    town.at(YESTERDAY)
    case = town.he(act("petition.Receive")(channel="phone", what="东村路灯坏了", who={"name": "测某某"}))
    he, opening = client_for("he"), f"/desk/matter/{case.matter}/entry/{case.entry}/"
    lists = (f"/desk/matter/{case.matter}/", "/desk/line/petition/", "/desk/")
    assert all("东村路灯坏了" in he.get(each).content.decode() for each in lists)
    form = he.get(opening).content.decode()
    assert "东村路灯坏了" in form
    said = {"channel": "phone", "what": "西村水管漏水", "who.name": "测某某", "joint": "1"}
    assert he.post(opening, {**said, "how-verb": "Correct", "how-reason": "地点和事由记错"}).status_code == 302
    page = he.get(lists[0]).content.decode()
    assert '<p class="subject">西村水管漏水</p>' in page
    for each in lists[1:]:
        assert "西村水管漏水" in he.get(each).content.decode() and "东村路灯坏了" not in he.get(each).content.decode(), each
    assert "<dt>更正为：诉求（一句话即可）</dt><dd>西村水管漏水</dd>" in page and "JSON" not in page and "new.what" not in page
    assert he.post(opening, {**said, "what": "西村水管爆裂", "how-verb": "Correct", "how-reason": "再次核实"}).status_code == 302
    assert "西村水管爆裂" in he.get(lists[1]).content.decode()


def test_what_was_just_recorded_goes_with_one_click(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at(YESTERDAY)
    case = town.he(act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某某"}))
    old = town.he(case, act("common.Note")(text="早上登记的"))
    town.now = datetime.now()
    note = town.he(case, act("common.Note")(text="填错了"))
    he = client_for("he")
    page = he.get(f"/desk/matter/{case.matter}/").content.decode()
    undo = re.findall(r'action="([^"]+/undo/)"', page)
    assert undo == [f"/desk/matter/{case.matter}/entry/{note.entry}/undo/"]
    assert he.post(undo[0].replace(note.entry, old.entry))["Location"] == f"/desk/matter/{case.matter}/entry/{old.entry}/"  # too late: the page shows what hangs on it
    assert "undo/" not in client_for("fang").get(f"/desk/matter/{case.matter}/").content.decode()  # it is not hers
    he.post(f"/desk/matter/{case.matter}/entry/{note.entry}/undo/")
    assert "已撤销" in he.get(f"/desk/matter/{case.matter}/").content.decode()
    assert Entry.objects.filter(matter=case.matter, act="common.Strike").count() == 1


def test_a_matter_just_registered_goes_with_one_click_too(town: Any, client_for: Callable[[str], Any]) -> None:
    """The commonest mistake is the registration itself: struck while nothing hangs on it and nothing left the house, and not where another matter opened it."""
    town.now = datetime.now()
    wrong, worked = (town.he(act("petition.Receive")(channel="phone", what=f"路灯坏了{i}", who={"name": "测某某"})) for i in range(2))
    town.he(worked, act("petition.Accept")(kind="help"))
    town.he(worked, act("common.Assign")(handler=town.he.person))
    [split] = town.he(worked, act("common.Split")(what="井盖缺失")).opened
    he = client_for("he")
    offered = f'action="/desk/matter/{wrong.matter}/entry/{wrong.entry}/undo/"'
    assert offered in he.get(f"/desk/matter/{wrong.matter}/").content.decode()
    assert "undo/" not in client_for("fang").get(f"/desk/matter/{wrong.matter}/").content.decode()
    assert f"/entry/{worked.entry}/undo/" not in he.get(f"/desk/matter/{worked.matter}/").content.decode(), "work hangs on it"
    assert "undo/" not in he.get(f"/desk/matter/{split.matter}/").content.decode(), "it is mended where it was split off"
    answer = he.post(f"/desk/matter/{wrong.matter}/entry/{wrong.entry}/undo/")
    assert answer["Location"] == "/desk/line/petition/"
    assert Matter.objects.get(id=wrong.matter).struck == Entry.objects.get(matter=wrong.matter, act="common.Strike").id
    assert not Deadline.objects.filter(matter=wrong.matter, state="open", struck="").exists()


def test_what_a_correction_changes_is_signed_in_words_and_comes_back_to_its_form(town: Any, client_for: Callable[[str], Any]) -> None:
    """The paper has left the house, so a leader signs: he reads what stood and what would stand, and what he sends back is filled in again where entries are mended."""
    town.at(YESTERDAY)
    case = town.he(act("petition.Receive")(channel="phone", what="东村路灯坏了", who={"name": "测某某"}))
    town.he(case, act("petition.Accept")(kind="help"))
    he, huang, opening = client_for("he"), client_for("huang"), f"/desk/matter/{case.matter}/entry/{case.entry}/"
    wanted = {"channel": "letter", "what": "西村水管漏水", "who.name": "测某某", "joint": "1", "how-verb": "Correct", "how-reason": "地点和事由记错"}
    assert he.post(opening, wanted).status_code == 302
    proposal = Deadline.objects.get(matter=case.matter, term="sign", state="open").of
    place = f"/desk/matter/{case.matter}/"
    for page in (huang.get(place).content.decode(), huang.get("/desk/duties/sign/").content.decode()):
        assert "JSON" not in page and '"what"' not in page.replace("&#34;", '"').partition("待签批")[2] and "西村水管漏水" in page
    page = huang.get(place).content.decode()
    assert "<th>原来</th><th>更正为</th>" in page and "<td>东村路灯坏了</td><td>西村水管漏水</td>" in page and "<td>来电</td><td>来信</td>" in page
    assert "姓名" not in page.partition("<th>更正为</th>")[2].partition("</table>")[0], "only what differs"
    assert huang.get(f"{place}sign/{proposal}/form.pdf").status_code == 200
    assert huang.post(f"{place}sign/{proposal}/back/", {"reason": "请核对地点"}).status_code == 302
    back = he.get(place).content.decode().partition("请核对地点")[2]
    assert "common.Correct" not in he.get(place).content.decode() and he.get(f"{place}do/common.Correct/").status_code == 302, "words are corrected where they stand"
    link = re.search(r'href="([^"]+\?again=[^"]+)"', back)
    assert link and link[1] == f"{opening}?again={proposal}"
    form = he.get(link[1]).content.decode()
    assert "西村水管漏水" in form and "东村路灯坏了" not in form and 'value="地点和事由记错"' in form
    assert he.post(link[1], {**wanted, "what": "南村水管漏水"}).status_code == 302 and not Deadline.objects.filter(matter=case.matter, term="returned", state="open").exists()
    assert "请核对地点" not in he.get("/desk/").content.decode()
