"""Files lent to an outside reviewer: only those of the sample, to read, until a day; every reading stands in the log."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.test import Client

from fazhi.kernel import gate, lent, registry
from fazhi.kernel.models import Matter, Party, Reading
from fazhi.lines.file_review import story as file_review
from fazhi.lines.petition import story as petition
from fazhi.web.accounts.models import Account

ORGAN = "县司法局执法监督股"


def act(key: str) -> Any:
    return registry.act(key)


def test_a_guest_reads_the_sampled_files_and_nothing_else(town: Any, client_for: Callable[[str], Any]) -> None:
    town.at("2024-03-04")
    files = [file_review.spot(town).matter for _ in range(3)]
    other = town.he(act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某某"}))
    draw = town.at("2025-02-03").an(act("file_review.Draw")(line_key="行政处罚", since="2024-01-01", until="2024-12-31", count=2, seed="20250203-7"))
    mei, page = client_for("mei"), f"/desk/matter/{draw.matter}/lent/"
    assert mei.get(f"/desk/matter/{draw.matter}/do/file_review.Lend/")["Location"] == page
    assert client_for("luo").get(page).status_code == 404 and mei.get(f"/desk/matter/{other.matter}/lent/").status_code == 404
    last = date.today() + timedelta(days=14)
    asked = {"name": "测外评", "organ": ORGAN, "until": last.isoformat()}
    for gone, told in (({"until": "2025-02-01"}, "已经过去"), ({"name": ""}, "必须填写")):
        wrong = mei.post(page, {**asked, **gone})
        assert wrong.status_code == 422 and told in wrong.content.decode()
    slip = mei.post(page, asked).content.decode()
    login, password = re.findall(r"<dt>(?:登录名|初始密码)</dt><dd>([^<]+)</dd>", slip)
    guest = Client()
    assert guest.post("/login", {"login": login, "password": password})["Location"] == "/password"
    own = "外评自设-很长-2025"
    assert guest.post("/password", {"old": password, "new": own, "again": own})["Location"] == "/desk/"
    assert guest.get("/desk/")["Location"] == "/desk/lent/"
    sampled = {each for each in files if f"/desk/matter/{each}/" in guest.get("/desk/lent/").content.decode()}
    assert len(sampled) == 2
    reads_only_these(guest, sampled, set(files) - sampled | {other.matter, draw.matter})
    person = Account.objects.get(login=login).person
    assert set(Reading.objects.filter(person=person).values_list("matter", flat=True)) == sampled
    assert re.search(r'<td class="num">2</td><td class="num">2</td>', mei.get(page).content.decode())
    it_ends(town, mei, guest, page, person, last)


def reads_only_these(guest: Client, sampled: set[str], others: set[str]) -> None:
    """The file, its papers, its dossier and what the machine found; no act, no other matter, no list, nothing sent."""
    for each in sampled:
        shown = guest.get(f"/desk/matter/{each}/").content.decode()
        assert "摊主甲" in shown and "可以办理" not in shown and "/do/" not in shown and "/entry/" not in shown
        paper = re.search(r'href="(/desk/paper/[^"]+/)"', shown)
        assert paper and guest.get(paper[1]).status_code == 200
        assert guest.get(f"/desk/matter/{each}/dossier.pdf").content.startswith(b"%PDF") and guest.get(f"/desk/matter/{each}/checks/").status_code == 200
        assert guest.post(f"/desk/matter/{each}/do/common.Note/", {}).status_code == 403 and guest.post(f"/desk/matter/{each}/", {"reason": "想看"}).status_code == 403
    assert {guest.get(f"/desk/matter/{each}/").status_code for each in others} == {404}
    for path in ("/desk/line/penalty/", "/desk/registers/", "/desk/figures/2024/", "/desk/find/", "/desk/handover/", "/desk/tables/2024/", "/desk/sheets/"):
        told = guest.get(path)
        assert told.status_code == 403 and "只能查阅抽中的案卷" in told.content.decode()


def it_ends(town: Any, mei: Any, guest: Client, page: str, person: str, last: date) -> None:
    """By itself after the last day; at once when it is taken back, and only once."""
    right = lent.of_person(town.office, person)[0]
    assert lent.files(town.office, person, last) == set(right.files) and not lent.files(town.office, person, last + timedelta(days=1))
    assert not gate.visible(gate.Viewer(person, town.office, last + timedelta(days=1))).exists()
    assert mei.post(page, {"reader": person, "reason": "评查提前结束"}).status_code == 302
    over = guest.get("/desk/lent/")
    assert over.status_code == 403 and "查阅权已经终止" in over.content.decode()
    assert guest.get(f"/desk/matter/{right.files[0]}/").status_code == 403
    again = mei.post(page, {"reader": person, "reason": "再收一次"})
    assert again.status_code == 422 and "没有正在生效的查阅权" in again.content.decode()


def test_what_is_kept_apart_is_not_lent_and_only_heads_lend(town: Any) -> None:
    petition.story_an_accusation(town)
    apart = set(Party.objects.filter(capacity="accused").values_list("matter", flat=True)) | set(Matter.objects.exclude(level="").values_list("id", flat=True))
    file = file_review.spot(town.at("2024-03-04"))
    assert apart and lent.open_ones(apart | {file.matter}) == {file.matter}
    review = town.an(act("file_review.Begin")(file=file.matter))
    lend = act("file_review.Lend")(who={"name": "测外评"}, organ=ORGAN, until="2024-04-01")
    town.refuses(town.sun, review, lend, "机构·职责")
    town.mei(review, lend)
    right = lent.of_matter(review.matter)[0]
    assert right.files == (file.matter,) and not right.runs(date(2024, 3, 3))
