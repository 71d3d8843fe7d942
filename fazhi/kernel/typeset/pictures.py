"""What a picture tells of itself: when and with which device it was taken; and a small copy of it for a page."""

import io
from datetime import datetime
from typing import Any, BinaryIO

from PIL import Image, UnidentifiedImageError

TAKEN, DIGITIZED, WHEN, MAKE, MODEL, EXIF = 36867, 36868, 306, 271, 272, 34665  # numbers of the Exif standard
SMALL = (320, 320)
MOST = 80_000_000  # pixels; a picture that claims more is not opened


def about(file: BinaryIO) -> dict[str, Any]:
    """{"picture", "taken", "device"}: whether it is a picture, the minute it was taken (as 2021-03-05T10:30) and the device, as far as the camera wrote them."""
    try:
        with Image.open(file) as picture:
            if picture.width * picture.height > MOST:
                return {"picture": True, "taken": "", "device": ""}
            data = picture.getexif()
            inner = data.get_ifd(EXIF)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return {"picture": False, "taken": "", "device": ""}
    words = [str(data.get(key) or "").replace("\x00", "").strip() for key in (MAKE, MODEL)]
    return {"picture": True, "taken": _minute(inner.get(TAKEN) or inner.get(DIGITIZED) or data.get(WHEN)), "device": " ".join(filter(None, words))[:60]}


def _minute(value: Any) -> str:
    try:
        return datetime.strptime(str(value or "").strip("\x00 ")[:19], "%Y:%m:%d %H:%M:%S").isoformat(timespec="minutes")
    except ValueError:
        return ""


def small(file: BinaryIO) -> bytes | None:
    """A JPEG that fits a page, drawn anew so that nothing but pixels is left of the file; None when it is no picture."""
    try:
        with Image.open(file) as picture:
            if picture.width * picture.height > MOST:
                return None
            picture.draft("RGB", SMALL)
            turned = _upright(picture)
            turned.thumbnail(SMALL)
            out = io.BytesIO()
            turned.convert("RGB").save(out, "JPEG", quality=80)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None
    return out.getvalue()


def _upright(picture: Image.Image) -> Image.Image:
    turns = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_270, 8: Image.Transpose.ROTATE_90}
    turn = turns.get(picture.getexif().get(274, 1))
    return picture.transpose(turn) if turn is not None else picture
