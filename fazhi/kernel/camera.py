"""What a camera wrote into a picture when it was taken, and whether that fits the step the picture is said to show."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, BinaryIO

from PIL import ExifTags, Image, UnidentifiedImageError

from fazhi.kernel import fields as f
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import BadInput, Objection

if TYPE_CHECKING:
    from fazhi.kernel.acts import Act
    from fazhi.kernel.case import Case

WORD = "camera:"  # before the path of a file: the sealed word that keeps its device and place
CAMERA, BARE, PASTED, UNREAD = "camera", "bare", "pasted", "unread"
HOW = {CAMERA: "有拍摄信息", BARE: "没有拍摄信息", PASTED: "粘贴的图片，没有拍摄信息", UNREAD: "时间未读出"}
HEIC = (b"ftypheic", b"ftypheix", b"ftypheim", b"ftyphevc", b"ftypmif1", b"ftypmsf1")
FILM = (b"\x1aE\xdf\xa3", b"OggS", b"FLV\x01", b"\0\0\x01\xba", b"ID3")  # Matroska, Ogg, Flash, MPEG, sound with a head
EXIF = re.compile(rb"Exif\0\0(?:II\*\0|MM\0\*)")
HEAD = 8 << 20  # how far into a HEIC its camera's words are looked for
HOME = timezone(timedelta(hours=8))
GAP = timedelta(hours=2)  # a convention of the house, no rule of law: farther apart is worth a look
LOST = "文件不在文件库里，没有上传成功。请重新选择文件。"


@dataclass(frozen=True, slots=True)
class Look:
    """What a picture tells of itself: `how` (a key of HOW; empty for what is no picture), the minute, the device, the place as “lat,lon”."""

    how: str = ""
    taken: str = ""
    device: str = ""
    place: str = ""


NOTHING = Look()


def looks(files: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, Look]:
    """What each file tells of itself, by its path; raises BadInput for a file that the vault does not hold."""
    found: dict[str, Look] = {}
    for path, one in files:
        try:
            with vault().open(one["hash"]) as file:
                look = look_at(file)
        except FileNotFoundError:
            raise BadInput({path.split(".")[0]: LOST}) from None
        if look.how:
            found[path] = Look(PASTED) if one.get("pasted") and look.how == BARE else look
    return found


def look_at(file: BinaryIO) -> Look:
    """Read the head of a picture; whatever it is, nothing breaks."""
    head = file.read(16)
    if not _is_picture(head):
        return Look(UNREAD) if _is_recording(head) else NOTHING
    file.seek(0)
    try:
        exif = _in_heic(file.read(HEAD)) if head[4:12] in HEIC else None
        if exif is None:
            with Image.open(file) as picture:
                exif = picture.getexif()
        inner, gps = exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, KeyError, TypeError):
        return Look(UNREAD if head[4:12] in HEIC else BARE)
    taken = _minute(str(inner.get(ExifTags.Base.DateTimeOriginal) or inner.get(ExifTags.Base.DateTimeDigitized) or ""),
                    str(inner.get(ExifTags.Base.OffsetTimeOriginal) or ""))
    device = " ".join(_word(exif.get(tag)) for tag in (ExifTags.Base.Make, ExifTags.Base.Model)).strip()
    return Look(CAMERA if taken else UNREAD if head[4:12] in HEIC else BARE, taken, device, _place(gps))


def _is_picture(head: bytes) -> bool:
    return head.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")) or head[8:12] == b"WEBP" or head[4:12] in (*HEIC, b"ftypavif")


def _is_recording(head: bytes) -> bool:
    """Sound and moving pictures, whose time no library in use here reads."""
    return head.startswith(FILM) or head[4:8] in (b"ftyp", b"moov", b"mdat") or (head[:4] == b"RIFF" and head[8:12] in (b"AVI ", b"WAVE"))


def _in_heic(data: bytes) -> Image.Exif | None:
    """What a telephone's camera wrote into a HEIC: its block stands there as in a JPEG, so no picture has to be decoded; None without one."""
    found = EXIF.search(data)
    if found is None:
        return None
    exif = Image.Exif()
    exif.load(data[found.start():])
    return exif


def _minute(told: str, offset: str) -> str:
    """The camera's “2021:03:05 10:30:00” as a minute of our own time; empty for what is no time."""
    try:
        when = datetime.strptime(told.strip("\0 ")[:19], "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return ""
    zone = re.fullmatch(r"([+-])(\d\d):(\d\d)", offset.strip("\0 "))
    if zone:
        away = timedelta(hours=int(zone[2]), minutes=int(zone[3]))
        when = when.replace(tzinfo=timezone(away if zone[1] == "+" else -away)).astimezone(HOME).replace(tzinfo=None)
    return when.isoformat(timespec="minutes")


def _word(value: Any) -> str:
    return str(value or "").replace("\0", "").strip()[:60]


def _place(gps: Mapping[int, Any]) -> str:
    try:
        spots = [_degrees(gps[values], str(gps[side])) for values, side in ((ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef),
                                                                            (ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef))]
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return ""
    return ",".join(f"{each:.6f}" for each in spots)


def _degrees(parts: Any, side: str) -> float:
    degrees, minutes, seconds = (float(each) for each in parts)
    return (degrees + minutes / 60 + seconds / 3600) * (-1 if side in ("S", "W") else 1)


# -- does it fit -----------------------------------------------------------------------------------------------------


def apart(taken: str, at: str) -> str:
    """How far a camera's time lies from a step's, in words; empty where they fit or one is not known. A step that has only a day is compared by day."""
    if not taken or not at:
        return ""
    there, here = datetime.fromisoformat(taken), datetime.fromisoformat(at)
    days = abs((there.date() - here.date()).days)
    if "T" not in at:
        return f"{days}日" if days else ""
    gap = abs(there - here)
    if gap <= GAP:
        return ""
    hours = int(gap.total_seconds() // 3600)
    return f"{hours // 24}日" if hours >= 24 else f"{hours}小时"


def doubts(act: "Act", seen: Mapping[str, Look], case: "Case") -> Iterable[Objection]:
    """A picture that was to be taken while the act was done, and whose camera says another time."""
    at = act.when_taken(case.at, case.time_of)
    for path, look in seen.items():
        inner = field_of(type(act), path)
        gap = apart(look.taken, at) if inner is not None and inner.live else ""
        if gap:
            yield Objection(f"“{inner.label if inner else ''}”第{int(path.split('.')[-1]) + 1}个：相机记录的时间是{look.taken.replace('T', ' ')}，与{at.replace('T', ' ')}相差{gap}",
                            "记录·附件", "请核对办理时间和相机的时钟，属实的在记录中说明")


def field_of(act: type["Act"] | None, path: str) -> f.File | None:
    """The file field behind a file's path (`photos.0`, `rows.2.photo.0`); None for the sheet of an act done on paper."""
    parts = path.split(".")
    field: Any = act.fields.get(parts[0]) if act else None
    inner = field.fields.get(parts[-2]) if isinstance(field, f.Rows) else field
    return inner if isinstance(inner, f.File) else None
