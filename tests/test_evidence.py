"""Evidence: what a camera wrote is kept, what does not fit is said, and a thing is never in nobody's hands."""

import hashlib
import io
import json
from datetime import date
from typing import Any

import pytest
from PIL import ExifTags, Image

from fazhi import law
from fazhi.kernel import camera, evidence, filming, registry, verify, words
from fazhi.kernel.models import Deadline, Entry, File
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import BadInput, Refused


def act(key: str) -> Any:
    return registry.act(key)


def photo(taken: str = "2021:03:01 09:20:00", *, offset: str = "", place: bool = True, form: str = "JPEG", seed: int = 0) -> bytes:
    """A picture as a telephone takes it."""
    picture, out = Image.new("RGB", (64, 48), (seed % 255, 120, 60)), io.BytesIO()
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "Demo", "Phone X1"
    inner: dict[int, Any] = {ExifTags.Base.DateTimeOriginal: taken} if taken else {}
    if offset:
        inner[ExifTags.Base.OffsetTimeOriginal] = offset
    exif._ifds[ExifTags.IFD.Exif] = inner
    if place:
        exif._ifds[ExifTags.IFD.GPSInfo] = {1: "N", 2: (22.0, 34.0, 43.5), 3: "E", 4: (113.0, 4.0, 54.0)}
    exif[ExifTags.IFD.Exif], exif[ExifTags.IFD.GPSInfo] = 0, 0
    picture.save(out, form, exif=exif)
    return out.getvalue()


def plain(form: str = "PNG") -> bytes:
    """A picture without a word of a camera."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 30, 30)).save(out, form)
    return out.getvalue()


def kept(data: bytes, media: str = "image/jpeg", name: str = "a.jpg", **more: Any) -> dict[str, Any]:
    blob = vault().put(data)
    return {"hash": blob.hash, "size": blob.size, "media": media, "name": name, **more}


@pytest.fixture
def case(town: Any) -> Any:
    town.at("2021-03-01 09:00")
    return town.li(act("penalty.TakeUp")(source="found", what="占道堆放"))


@pytest.fixture(autouse=True)
def whole(db: Any) -> Any:
    yield
    assert verify.verify().problems == []


def told(done: Any) -> list[str]:
    return [each["sentence"] for each in done.flags]


def add(town: Any, case: Any, **said: Any) -> Any:
    return town.li(case, act("common.AddEvidence")(**{"kind": "sound", "name": "现场照片", "extent": "all", **said}))


# -- cameras ---------------------------------------------------------------------------------------------------------


def test_what_a_camera_wrote_is_read_and_its_place_is_sealed(town: Any, case: Any) -> None:
    done = add(town, case, files=[kept(photo("2021:03:01 09:20:00"))], taken_at="2021-03-01T09:10")
    row = File.objects.get(opened_by=done.entry)
    assert (row.how, row.taken) == ("camera", "2021-03-01T09:20")
    assert told(done) == []
    sealed = words.read([done.entry])[done.entry]["camera:files.0"]
    assert sealed == {"device": "Demo Phone X1", "place": "22.578750,113.081667"}
    assert "22.57" not in Entry.objects.get(id=done.entry).body


def test_a_picture_of_another_hour_or_another_zone_is_told(town: Any, case: Any) -> None:
    late = add(town, case, files=[kept(photo("2021:03:01 15:20:00"))], taken_at="2021-03-01T09:10")
    assert any("相差6小时" in each for each in told(late)) and late.flags[0]["stops"] is False
    assert told(add(town, case, files=[kept(photo("2021:03:01 01:20:00", offset="+00:00"))], taken_at="2021-03-01T09:10")) == []
    days = add(town, case, files=[kept(photo("2021:02:20 09:00:00"))], taken_at="2021-03-01T09:10")
    assert any("相差9日" in each for each in told(days))


def test_evidence_is_compared_with_its_step_and_not_with_the_day_on_which_it_is_registered(town: Any, case: Any) -> None:
    step = Entry.objects.filter(matter=case.matter).values_list("id", flat=True)[0]
    town.at("2021-03-05")
    assert told(add(town, case, files=[kept(photo("2021:03:01 09:20:00"))], step=step)) == []
    assert told(add(town, case, files=[kept(photo("2021:03:01 09:20:00", seed=1))])) == []
    assert any("相差3日" in each for each in told(add(town, case, files=[kept(photo("2021:03:04 09:20:00"))], step=step)))


@pytest.mark.parametrize(("data", "media", "more", "how"), [
    (plain(), "image/png", {}, "bare"), (plain("JPEG"), "image/jpeg", {}, "bare"), (plain(), "image/png", {"pasted": True}, "pasted"),
    (photo(), "image/jpeg", {"pasted": True}, "camera"), (b"\xff\xd8\xff broken beyond repair", "image/jpeg", {}, "bare"),
    (b"only words", "text/plain", {}, ""), (photo("0000:00:00 00:00:00"), "image/jpeg", {}, "bare"), (photo(form="WEBP"), "image/webp", {}, "camera"),
    (plain(), "text/plain", {}, "bare"),
])
def test_pictures_without_a_camera_say_so(town: Any, case: Any, data: bytes, media: str, more: dict[str, Any], how: str) -> None:
    done = add(town, case, files=[kept(data, media, **more)])
    assert File.objects.get(opened_by=done.entry).how == how


def test_a_file_that_never_arrived_is_refused_at_its_field(town: Any, case: Any) -> None:
    with pytest.raises(BadInput) as bad:
        add(town, case, files=[{"hash": "a" * 64, "size": 9, "media": "image/png", "name": "x.png"}])
    assert "没有上传成功" in bad.value.errors["files"]


def test_twice_sent_is_once_recorded_and_a_correction_keeps_what_the_camera_said(town: Any, case: Any) -> None:
    said = {"kind": "sound", "name": "现场照片", "extent": "all", "files": [kept(photo())], "taken_at": "2021-03-01T09:10"}
    one = town.li(case, act("common.AddEvidence")(**said), id="0190-" + "a" * 20)
    again = town.li(case, act("common.AddEvidence")(**said), id="0190-" + "a" * 20)
    assert again.again and again.entry == one.entry
    town.li(case, act("common.Correct")(entry=one.entry, reason="写错", words=json.dumps({"name": "现场照片（北侧）"}, ensure_ascii=False)))
    assert File.objects.filter(matter=case.matter, how="camera", struck="").exists()


# -- things and recordings --------------------------------------------------------------------------------------------


def test_a_photograph_taken_in_the_future_is_marked(town: Any, case: Any) -> None:
    said = {"kind": "data", "name": "现场照片", "files": [kept(plain(), "image/png")]}
    assert not town.li(case, act("common.AddEvidence")(**said, taken_at=town.now.strftime("%Y-%m-%dT%H:%M"))).flags
    town.flagged(town.li(case, act("common.AddEvidence")(**{**said, "files": [kept(plain("BMP"), "image/bmp")]}, taken_at="2021-12-30T10:00")), "记录·附件")


def test_evidence_without_content_is_always_refused(town: Any, case: Any) -> None:
    with pytest.raises(Refused, match="没有证据的内容"):
        add(town, case)
    with pytest.raises(BadInput, match="64位"):
        add(town, case, elsewhere=[{"station": "ZJ-01", "device": "JLY-7", "digest": "abc", "size": 3}])


def test_a_recording_stays_on_its_station_and_is_checked_by_its_digest(town: Any, case: Any) -> None:
    digest = hashlib.sha256(b"film").hexdigest()
    done = add(town, case, elsewhere=[{"station": "ZJ-01", "device": "JLY-7", "digest": digest.upper(), "size": 4_000_000_000, "name": "夜间巡查.mp4"}])
    check = act("common.CheckEvidence")
    refused = town.refuses(town.li, case, check(evidence=done.entry, result="true", how="回放", digest=hashlib.sha256(b"other").hexdigest()))
    assert "与登记时的摘要不一样" in str(refused)
    weak = town.li(case, check(evidence=done.entry, result="true", how="回放"))
    assert any("还没有重新核对摘要" in each for each in told(weak))
    assert told(town.li(case, check(evidence=done.entry, result="true", how="回放并重新计算", digest=digest))) == []


def test_a_file_that_has_changed_is_not_found_true(town: Any, case: Any) -> None:
    done = add(town, case, files=[kept(plain("JPEG") + b"tail")])
    row = File.objects.get(opened_by=done.entry)
    path = vault().store.path(row.hash)
    good = path.read_bytes()
    path.chmod(0o640)
    path.write_bytes(b"x" + good[1:])
    refused = town.refuses(town.li, case, act("common.CheckEvidence")(evidence=done.entry, result="true", how="比对"))
    assert "与登记时不一样" in str(refused)
    assert not town.li(case, act("common.CheckEvidence")(evidence=done.entry, result="broken", how="比对")).proposed
    path.write_bytes(good)


def test_a_thing_passes_from_hand_to_hand_and_each_confirms(town: Any, case: Any) -> None:
    hand, back = act("common.HandEvidence"), act("common.ReturnEvidence")
    thing = add(town, case, kind="thing", name="铁架", extent=None, features="三个", keeper=town.li.person, store="队里储物间")
    town.refuses(town.wang, case, hand(evidence=thing.entry, keeper=town.wang.person, store="库房"), "记录·附件")
    town.refuses(town.li, case, hand(evidence=thing.entry, keeper=town.li.person, store="库房"), "记录·附件")
    passed = town.li(case, hand(evidence=thing.entry, keeper=town.deng.person, store="镇物证室3号架"))
    assert Deadline.objects.get(matter=case.matter, term="confirm", state="open").person == town.deng.person
    town.confirmed(town.deng, passed)
    town.refuses(town.li, case, back(evidence=thing.entry, end="returned", receiver="当事人"), "记录·附件")
    town.refuses(town.deng, case, back(evidence=thing.entry, end="returned"), "记录·附件")
    done = town.deng(case, back(evidence=thing.entry, end="returned", receiver="当事人"))
    assert any("没有上传签收单" in each for each in told(done))
    refused = town.refuses(town.zhou, case, hand(evidence=thing.entry, keeper=town.zhou.person, store="库房"), "记录·附件")
    assert "已经退还" in str(refused)


def test_a_contested_hand_over_leaves_the_thing_where_it_was(town: Any, case: Any) -> None:
    thing = add(town, case, kind="thing", name="铁架", extent=None, features="三个", keeper=town.li.person, store="队里储物间")
    passed = town.li(case, act("common.HandEvidence")(evidence=thing.entry, keeper=town.deng.person, store="物证室"))
    town.deng(case, act("common.Contest")(entry=passed.entry, reason="没有收到"))
    town.refuses(town.deng, case, act("common.HandEvidence")(evidence=thing.entry, keeper=town.wang.person, store="库房"), "记录·附件")
    town.li(case, act("common.HandEvidence")(evidence=thing.entry, keeper=town.wang.person, store="库房"))


def test_a_thing_without_a_keeper_is_told_and_a_mere_file_is_not_handed_over(town: Any, case: Any) -> None:
    thing = add(town, case, kind="thing", name="铁架", extent=None, features="三个")
    assert any("由谁保管" in each for each in told(thing))
    files = add(town, case, files=[kept(plain())])
    refused = town.refuses(town.li, case, act("common.HandEvidence")(evidence=files.entry, keeper=town.deng.person, store="物证室"), "记录·附件")
    assert "只有文件" in str(refused)


# -- what the law says of it -----------------------------------------------------------------------------------------


def test_kinds_are_those_of_the_law() -> None:
    named = law.threshold("APL-EVI-02", date(2022, 1, 1))
    assert [each.replace("/", "、") for each in named] == list(evidence.KINDS.values())


def test_steps_that_are_filmed_are_named_in_the_rules() -> None:
    filmed = {cls.filmed for cls in registry.acts().values() if cls.filmed}
    assert {filming.need(each, date(2022, 1, 1)) for each in filmed} == {"must", "may"}
    assert all(filming.need(each, date(2022, 1, 1)) for each in filmed)
    assert {filming.need(each, date(2018, 1, 1)) for each in filmed} == {""}


def test_apart_is_told_by_day_where_only_the_day_is_known() -> None:
    assert camera.apart("2021-03-01T23:50", "2021-03-01") == ""
    assert camera.apart("2021-03-02T00:10", "2021-03-01") == "1日"
    assert camera.apart("2021-03-01T11:00", "2021-03-01T09:00") == "" and camera.apart("2021-03-01T11:01", "2021-03-01T09:00") == "2小时"
    assert camera.apart("", "2021-03-01") == "" and camera.apart("2021-03-01T11:00", "") == ""


def heic(exif: bytes) -> bytes:
    """A HEIC as a telephone writes it, as far as reading its words needs: the head, boxes, the camera's block, pixels."""
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0\0\1\0meta" + bytes(248) + b"\0\0\x10\0mdat" + b"\0\0\0\6" + exif + bytes(4000)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_heic_tells_its_time_and_a_film_says_that_its_time_was_not_read() -> None:
    with Image.open(io.BytesIO(photo(offset="+08:00"))) as picture:
        block = picture.info["exif"]
    look = camera.look_at(io.BytesIO(heic(block)))
    assert (look.how, look.taken, look.device) == ("camera", "2021-03-01T09:20", "Demo Phone X1") and look.place.startswith("22.57")
    film = b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + bytes(900)
    for data in (heic(b""), heic(b"Exif\0\0II*\0" + bytes(3)), film, b"RIFF\x24\0\0\0AVI LIST" + bytes(60), b"\x1aE\xdf\xa3" + bytes(60)):
        assert camera.look_at(io.BytesIO(data)) == camera.Look("unread") and camera.HOW["unread"] == "时间未读出"
    assert camera.look_at(io.BytesIO(b"%PDF-1.7 " + bytes(60))) == camera.NOTHING
