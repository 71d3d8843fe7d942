"""Evidence: what a picture tells of itself, who has held a piece since, and large files that come in parts."""

import hashlib
import io
import json
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from fazhi.kernel import gallery, gate, registry
from fazhi.kernel.models import Deadline, Entry
from fazhi.kernel.typeset import pictures
from fazhi.kernel.vault import vault
from fazhi.web.accounts import people

PASSWORD = "kouling-2021-ceshi"


def act(key: str) -> Any:
    return registry.act(key)


def photo(taken: str = "2021:09:01 10:12:00", device: str = "演示相机") -> bytes:
    """A picture, with what a camera writes into it where it is told."""
    data = Image.Exif()
    if taken:
        data[pictures.MODEL] = device.encode().decode("latin-1")
        data.get_ifd(pictures.EXIF)[pictures.TAKEN] = taken
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "green").save(out, "JPEG", exif=data.tobytes() if taken else b"")
    return out.getvalue()


@pytest.fixture
def case(town: Any) -> Any:
    town.at("2021-09-01")
    return town.li(act("inspection.TakeUp")(source="above", what="扬尘"))


def pieces(town: Any, case: Any) -> list[dict[str, Any]]:
    return gallery.pieces(gate.Viewer(town.li.person, town.office, town.now.date()), case.matter)


def file_of(done: Any) -> str:
    """The digest of the one file that an entry holds."""
    return str(json.loads(Entry.objects.get(id=done.entry).body)["said"]["files"][0]["hash"])


def test_a_picture_tells_when_it_was_taken() -> None:
    told = pictures.about(io.BytesIO(photo()))
    assert told["picture"] and told["taken"] == "2021-09-01T10:12"
    assert pictures.about(io.BytesIO(photo("")))["taken"] == ""
    assert pictures.about(io.BytesIO(b"not a picture"))["picture"] is False
    assert pictures.about(io.BytesIO(photo("0000:00:00 00:00:00")))["taken"] == ""


def test_a_small_copy_holds_nothing_but_pixels() -> None:
    small = pictures.small(io.BytesIO(photo()))
    assert small is not None
    with Image.open(io.BytesIO(small)) as picture:
        assert picture.size == (320, 240) and not picture.getexif()
    assert pictures.small(io.BytesIO(b"%PDF-1.7")) is None


def test_evidence_stands_with_its_step_and_its_marks(town: Any, case: Any) -> None:
    note = town.li(case, act("common.Note")(text="现场查看"))
    good = {"kind": "sound", "name": "现场照片", "step": note.entry, "files": [town.file("照片", photo())]}
    town.li(case, act("common.AddEvidence")(**good))
    town.li(case, act("common.AddEvidence")(**{**good, "name": "转发的照片", "files": [town.file("照片", photo(""))]}))
    town.li(case, act("common.AddEvidence")(**{**good, "name": "旧照片", "files": [town.file("照片", photo("2021:08:20 09:00:00"))]}))
    first, second, third = pieces(town, case)
    assert (first["taken"], first["marks"], first["step"]) == ("2021-09-01T10:12", [], "记事")
    assert second["marks"] == [gallery.NO_CAMERA]
    assert third["marks"] == [gallery.OTHER_DAY]


def test_evidence_without_anything_to_hold_is_refused(town: Any, case: Any) -> None:
    town.refuses(town.li, case, act("common.AddEvidence")(kind="thing", name="钢瓶"), "记录·全过程")
    town.refuses(town.li, case, act("common.AddEvidence")(kind="sound", name="录像", station="CJ-01", digest="短"), "记录·全过程")
    town.li(case, act("common.AddEvidence")(kind="thing", name="钢瓶", store="仓库三号架"))
    town.li(case, act("common.AddEvidence")(kind="sound", name="录像", station="CJ-01", recorder="JL-7", digest="a" * 64, size=10**9))
    assert [each["where"] for each in pieces(town, case)] == ["存放：仓库三号架", "采集站CJ-01　摘要aaaaaaaaaaaaaaaa"]


def test_who_has_held_it_since(town: Any, case: Any) -> None:
    done = town.li(case, act("common.AddEvidence")(kind="thing", name="钢瓶", store="仓库", keeper=town.li.person))
    hand = act("common.HandEvidence")
    town.refuses(town.wang, case, hand(evidence=done.entry, keeper=town.qian.person, reason="入库"), "记录·全过程")
    town.refuses(town.li, case, hand(evidence=done.entry, keeper=town.li.person, reason="入库"), "记录·全过程")
    moved = town.li(case, hand(evidence=done.entry, keeper=town.qian.person, reason="入库"))
    assert Deadline.objects.get(matter=case.matter, term="confirm").person == town.qian.person
    town.confirmed(town.qian, moved)
    town.refuses(town.qian, case, act("common.ReturnEvidence")(evidence=done.entry, end="returned"), "记录·全过程")
    town.qian(case, act("common.ReturnEvidence")(evidence=done.entry, end="returned", receiver="当事人"))
    town.refuses(town.qian, case, hand(evidence=done.entry, keeper=town.li.person, reason="再移交"), "记录·全过程")
    piece = pieces(town, case)[0]
    assert [each["name"] for each in piece["keepers"]] == [town.li.name, town.qian.name] and piece["ended"] == "2021-09-01退还"


def test_a_file_that_has_rotted_is_told(town: Any, case: Any) -> None:
    done = town.li(case, act("common.AddEvidence")(kind="sound", name="照片", files=[town.file("照片", photo())]))
    assert not town.li(case, act("common.CheckEvidence")(evidence=done.entry)).flags
    path = vault().store.path(file_of(done))
    path.chmod(0o600)
    path.write_bytes(b"rotten")
    town.flagged(town.li(case, act("common.CheckEvidence")(evidence=done.entry)), "记录·全过程")


@pytest.fixture
def desk(town: Any) -> Client:
    people.make("li", PASSWORD, town.li.person, town.office)
    client = Client()
    assert client.post("/login", {"login": "li", "password": PASSWORD}).status_code == 302
    return client


def test_a_large_file_comes_in_parts_and_goes_on_where_it_stopped(desk: Client) -> None:
    data = b"0123456789" * 300_000
    ident = desk.post("/desk/upload/", {"size": len(data)}).json()["id"]
    half = len(data) // 2
    assert desk.put(f"/desk/upload/{ident}/?offset=0", data[:half], "application/octet-stream").json() == {"arrived": half}
    assert desk.get(f"/desk/upload/{ident}/").json() == {"arrived": half}
    wrong = desk.put(f"/desk/upload/{ident}/?offset=0", data[half:], "application/octet-stream")
    assert wrong.status_code == 422 and f"已收到 {half} 字节" in wrong.json()["error"]
    assert desk.post(f"/desk/upload/{ident}/").status_code == 422
    desk.put(f"/desk/upload/{ident}/?offset={half}", data[half:], "application/octet-stream")
    kept = desk.post(f"/desk/upload/{ident}/", {"name": "录像.mp4", "media": "video/mp4"}).json()["kept"]
    assert hashlib.sha256(data).hexdigest() in kept and "录像.mp4" in kept


def test_nobody_uploads_without_logging_in() -> None:
    assert Client().post("/desk/upload/", {"size": 10}).status_code == 302


def test_the_matter_shows_its_evidence(town: Any, case: Any, desk: Client) -> None:
    done = town.li(case, act("common.AddEvidence")(kind="sound", name="现场照片", files=[{**town.file("照片", photo()), "media": "image/jpeg"}]))
    page = desk.get(f"/desk/matter/{case.matter}/").content.decode()
    name = file_of(done)
    assert "现场照片" in page and f"/desk/file/{name}/thumb.jpg" in page
    small = desk.get(f"/desk/file/{name}/thumb.jpg")
    assert small.status_code == 200 and small["Content-Type"] == "image/jpeg"
    assert desk.get(f"/desk/file/{'0' * 64}/thumb.jpg").status_code == 404
