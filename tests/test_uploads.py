"""Big files in parts through desk and interface; small pictures and films through the gate."""

import hashlib
import io
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from fazhi.kernel import registry
from fazhi.kernel.models import Reading
from fazhi.kernel.typeset import thumbs
from fazhi.kernel.vault import STALE, BrokenUpload, vault
from fazhi.web.api.tokens import issue
from fazhi.web.base.kept import taken, told
from tests.test_evidence import kept, photo

DATA = bytes(range(256)) * 4000
BINARY = "application/octet-stream"


@pytest.fixture
def case(town: Any) -> Any:
    town.at("2021-03-01 09:00")
    return town.li(registry.act("penalty.TakeUp")(source="found", what="占道堆放"))


def test_the_desk_takes_a_file_in_parts_and_tells_where_to_go_on(client_for: Callable[[str], Any]) -> None:
    li = client_for("li")
    upload = li.post("/desk/upload/", {"size": len(DATA)}).json()["upload"]
    half = len(DATA) // 2
    assert li.post(f"/desk/upload/{upload}/?offset=0", DATA[:half], BINARY).json()["next"] == half
    assert li.get(f"/desk/upload/{upload}/").json()["next"] == half
    wrong = li.post(f"/desk/upload/{upload}/?offset={half + 1}", DATA[half:], BINARY)
    assert wrong.status_code == 422 and wrong.json()["next"] == half and f"已收到 {half} 字节" in wrong.json()["message"]
    assert li.post(f"/desk/upload/{upload}/?offset=0", DATA[:half], BINARY).json()["next"] == half  # a part that came twice
    assert li.post(f"/desk/upload/{upload}/done/").status_code == 422
    li.post(f"/desk/upload/{upload}/?offset={half}", DATA[half:], BINARY)
    done = li.post(f"/desk/upload/{upload}/done/", {"name": "录像.mp4", "media": "video/mp4"}).json()
    assert taken(done.pop("kept")) == done
    assert done == {"hash": hashlib.sha256(DATA).hexdigest(), "size": len(DATA), "media": "video/mp4", "name": "录像.mp4"}


def test_a_form_holds_only_files_that_the_house_gave_it(town: Any, case: Any, client_for: Callable[[str], Any]) -> None:
    """A digest is printed on lists; whoever read it there has not been given the file."""
    li, up = client_for("li"), town.file("现场照片", b"a picture")
    form = f"/desk/matter/{case.matter}/do/common.AddEvidence/"
    for text in (json.dumps(up), "{", "", told(up)[:-1]):
        page = li.post(form, {"name": "照片", "how-manner": "here", "files.kept": text})
        assert page.status_code == 422 and "文件没有上传成功，请重新选择文件。" in page.content.decode()
    for text in ("{", json.dumps(up)):  # nor a scan
        assert li.post(form, {"name": "照片", "how-manner": "paper", "how-signed_by": [town.li.person], "how-scan.kept": text}).status_code == 422
    assert li.get(form, {"files": "{"}).status_code == 200
    assert li.post(form, {"kind": "document", "name": "照片", "how-manner": "here", "how-sure": "1", "files.kept": told(up)}).status_code == 302


def test_an_upload_belongs_to_whoever_began_it(client_for: Callable[[str], Any]) -> None:
    li, wang = client_for("li"), client_for("wang")
    upload = li.post("/desk/upload/", {"size": 9}).json()["upload"]
    for answer in (wang.get(f"/desk/upload/{upload}/"), wang.post(f"/desk/upload/{upload}/?offset=0", b"123456789", BINARY),
                   wang.post(f"/desk/upload/{upload}/done/"), wang.post(f"/desk/upload/{upload}/drop/")):
        assert answer.status_code == 422 and "没有这次上传" in answer.json()["message"]
    assert li.post(f"/desk/upload/{upload}/drop/").json() == {} and li.get(f"/desk/upload/{upload}/").status_code == 422


def test_who_is_logged_out_is_told_how_to_go_on() -> None:
    answer = Client().post("/desk/upload/", {"size": 9})
    assert answer.status_code == 401 and "登录" in answer.json()["message"]


@pytest.mark.parametrize("size", ["", "many", "0", "-4"])
def test_a_file_without_a_size_is_not_begun(client_for: Callable[[str], Any], size: str) -> None:
    assert client_for("li").post("/desk/upload/", {"size": size}).status_code == 422


def test_the_interface_takes_a_file_in_parts_and_refuses_a_damaged_one(town: Any) -> None:
    client, head = Client(), {"Authorization": f"Bearer {issue(town.li.person, town.office)}"}

    def begin(expected: str) -> str:
        body = {"size": len(DATA), "sha256": expected}
        return str(client.post("/api/uploads", body, "application/json", headers=head).json()["upload"])

    good = begin(hashlib.sha256(DATA).hexdigest())
    for at in range(0, len(DATA), 400_000):
        client.put(f"/api/uploads/{good}?offset={at}", DATA[at:at + 400_000], BINARY, headers=head)
    assert client.get(f"/api/uploads/{good}", headers=head).json()["next"] == len(DATA)
    done = client.post(f"/api/uploads/{good}/finish", {"name": "a.mp4", "media": "video/mp4"}, "application/json", headers=head)
    assert done.json()["hash"] == hashlib.sha256(DATA).hexdigest()
    bad = begin("0" * 64)
    client.put(f"/api/uploads/{bad}?offset=0", DATA, BINARY, headers=head)
    refused = client.post(f"/api/uploads/{bad}/finish", {}, "application/json", headers=head)
    assert refused.status_code == 422 and "摘要不符" in refused.json()["message"]
    assert client.delete(f"/api/uploads/{bad}", headers=head).status_code == 200


def test_uploads_that_nobody_goes_on_with_are_dropped(db: Any) -> None:
    upload = vault().begin(9)
    assert vault().sweep() == 0
    assert vault().sweep(time.time() + STALE + 60) >= 1
    with pytest.raises(BrokenUpload):
        vault().arrived(upload)


# -- looking at files --------------------------------------------------------------------------------------------------


def test_a_small_picture_holds_nothing_but_pixels(db: Any) -> None:
    small = thumbs.small(vault(), kept(photo())["hash"])
    assert small is not None
    with Image.open(io.BytesIO(small)) as picture:
        assert picture.format == "JPEG" and not picture.getexif()
    assert thumbs.small(vault(), kept(b"%PDF-1.7 no picture")["hash"]) is None


def test_pictures_and_films_are_shown_to_those_inside_only(town: Any, case: Any, client_for: Callable[[str], Any]) -> None:
    picture, film, page = kept(photo()), kept(DATA, "video/mp4", "b.mp4"), kept(b"<script>alert(1)</script>", "text/html", "c.html")
    town.li(case, registry.act("common.AddEvidence")(kind="sound", name="现场", extent="all", files=[picture, film, page]))
    li, xu = client_for("li"), client_for("xu")
    small = li.get(f"/desk/file/{picture['hash']}/thumb/")
    assert small.status_code == 200 and small["Content-Type"] == "image/jpeg"
    assert xu.get(f"/desk/file/{picture['hash']}/thumb/").status_code == 404
    assert li.get(f"/desk/file/{page['hash']}/thumb/").status_code == 404 and li.get(f"/desk/file/{page['hash']}/play/").status_code == 404
    assert xu.get(f"/desk/matter/{case.matter}/evidence/").status_code == 404
    part = li.get(f"/desk/file/{film['hash']}/play/", headers={"Range": "bytes=100-199"})
    assert part.status_code == 206 and b"".join(part.streaming_content) == DATA[100:200] and part["Content-Range"] == f"bytes 100-199/{len(DATA)}"
    last = li.get(f"/desk/file/{film['hash']}/play/", headers={"Range": "bytes=-5"})
    assert b"".join(last.streaming_content) == DATA[-5:]
    assert li.get(f"/desk/file/{film['hash']}/play/", headers={"Range": f"bytes={len(DATA)}-"}).status_code == 416
    assert b"".join(li.get(f"/desk/file/{film['hash']}/play/").streaming_content) == DATA
    assert Reading.objects.filter(matter=case.matter, person=town.li.person, what="file").exists()


def test_the_page_of_evidence_tells_steps_marks_and_hands(town: Any, case: Any, client_for: Callable[[str], Any]) -> None:
    add = registry.act("common.AddEvidence")
    step = town.li(case, registry.act("common.Note")(text="现场查看"))
    town.li(case, add(kind="sound", name="北侧照片", extent="all", step=step.entry, files=[kept(photo("2021:02:01 08:00:00"))]))
    thing = town.li(case, add(kind="thing", name="铁架", features="三个", keeper=town.li.person, store="储物间"))
    passed = town.li(case, registry.act("common.HandEvidence")(evidence=thing.entry, keeper=town.deng.person, store="物证室3号架"))
    li = client_for("li")
    page = li.get(f"/desk/matter/{case.matter}/evidence/").content.decode()
    assert "记事" in page and "相差28日" in page and "22.578750,113.081667" in page and "物证室3号架" in page and "等接收人确认" in page
    town.confirmed(town.deng, passed)
    town.li(case, registry.act("common.Correct")(entry=thing.entry, reason="写错", words='{"name": "角铁架"}'))
    page = li.get(f"/desk/matter/{case.matter}/evidence/").content.decode()
    assert "等接收人确认" not in page and "角铁架" in page
