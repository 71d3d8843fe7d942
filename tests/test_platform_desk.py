"""The companion mode at the desk: after an import the clerk sees what was not taken and finds each case; the next step of the platform is one click away."""

from datetime import date
from typing import Any

import pytest

from fazhi.kernel.registry import act
from tests.test_sheets_platform import book, rows


@pytest.fixture
def taken(town: Any, client_for: Any) -> Any:
    """Sixty rows of the platform, twenty of them defective, taken in by the clerk through his page."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    town.at("2021-01-05")
    town.keeper(town.office, act("house.SetMode")(line="penalty", mode="parallel", system="省执法平台", since="2021-01-05"))
    town.at("2022-03-01")
    client = client_for("qian")
    seen = client.post("/desk/sheets/penalty.platform/", {"step": "preview", "file": SimpleUploadedFile("案件导出.xlsx", book(rows()))}).content.decode()
    kept = seen.partition('name="kept" value="')[2].partition('"')[0]
    done = client.post("/desk/sheets/penalty.platform/", {"step": "take", "kept": kept}, follow=True)
    return client, seen, follow(client, done)


def follow(client: Any, done: Any) -> str:
    """The page of the batch, once the job has ended there."""
    while "batch" not in done.redirect_chain[-1][0]:
        done = client.get(done.redirect_chain[-1][0], follow=True)
    return str(done.content.decode())


def test_the_batch_tells_what_was_not_taken_and_opens_every_case(taken: Any) -> None:
    client, seen, page = taken
    assert "粤示202100001" in seen and "演示商行1<" in seen, "a row is known by its number and by its respondent"
    assert "没有登记的行（20）" in page and "“2021年13月5日”这一天不存在" in page
    assert "这一批登记的事项（40）" in page and page.count('href="/desk/matter/') == 40
    case = page.partition('<a href="/desk/matter/')[2].partition('"')[0]
    assert client.get(f"/desk/matter/{case}").status_code == 200


def test_what_stands_here_and_not_in_the_next_export_is_named_with_its_case(taken: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client, _, _ = taken
    told = [row for row in rows()[:40] if row["案号"] != "粤示202100006"]
    told[0] = {**told[0], "结案时间": date(2021, 9, 20)}
    seen = client.post("/desk/sheets/penalty.platform/", {"step": "preview", "file": SimpleUploadedFile("再导出.xlsx", book(told))}).content.decode()
    assert 'href="/desk/matter/' in seen.partition("粤示202100001")[0], "what stands here already is one click away"
    kept = seen.partition('name="kept" value="')[2].partition('"')[0]
    page = follow(client, client.post("/desk/sheets/penalty.platform/", {"step": "take", "kept": kept}, follow=True))
    assert "本系统有而表中没有（1）" in page and "粤示202100006" in page and "这一批登记的事项（1）" in page


def test_what_is_due_in_a_case_of_the_platform_leads_to_taking_in_what_was_done_there(taken: Any) -> None:
    client, _, _ = taken
    page = client.get("/desk/duties/penalty/decide/").content.decode()
    assert "粤示202100003" in page and "/do/penalty.PlatformDecide/" in page and "/do/penalty.Decide/" not in page and "已办，补录" not in page
    road = "/desk/matter/" + page.partition('/do/penalty.PlatformDecide/')[0].rpartition("/desk/matter/")[2]
    may = client.get(road + "/").content.decode().partition("暂时不能办理的")[0]
    assert "登记平台的处罚决定" in may and "登记平台的结案" in may
    form = client.get(road + "/do/penalty.PlatformDecide/").content.decode()
    assert 'value="outside" checked' in form and 'name="how-outside" value="粤示2021' in form


def test_the_number_of_a_case_typed_by_hand_is_not_typed_twice(town: Any, client_for: Any) -> None:
    town.at("2024-03-01")
    client = client_for("qian")
    form = client.get("/desk/new/penalty.PlatformCase/").content.decode()
    assert 'value="outside" checked' in form
    words = {"number": "粤示2024009", "respondent.name": "演示商行九", "respondent.kind": "organisation", "procedure": "ordinary", "filed_on": "2024-02-26"}
    done = client.post("/desk/new/penalty.PlatformCase/", {**words, "how-manner": "outside", "how-outside": ""}, follow=True)
    assert done.status_code == 200 and "外部编号：粤示2024009" in done.content.decode()


def test_the_registrar_sets_how_the_work_stands_to_the_platform_by_the_name_of_the_work(town: Any, client_for: Any) -> None:
    town.at("2024-03-01")
    words = {"mode": "copy", "system": "省执法平台", "since": "2024-03-01"}
    told = town.refuses(town.keeper, town.office, act("house.SetMode")(line="处罚案", **words), "机构·职责")
    assert "行政处罚" in str(told) or any("行政处罚" in each.overcome for each in told.objections)
    clerk = client_for("qian").get("/desk/sheets/inspection.platform/").content.decode()
    assert "（工作：行政检查）" in clerk
    town.keeper(town.office, act("house.SetMode")(line="行政检查", **words))
    assert "现在不能导入" not in client_for("qian").get("/desk/sheets/inspection.platform/").content.decode()
