"""Small pictures of pictures, made when they are first asked for and kept beside the vault; they are no record."""

import io
import uuid
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

SIDES = {"thumb": 240, "view": 1600}
PIXELS = 200_000_000  # a picture with more is not opened


def small(vault: Any, name: str, size: str = "thumb") -> bytes | None:
    """A picture of the vault as a JPEG no larger than SIDES[size], upright; None for what is no picture. Raises FileNotFoundError."""
    kept = Path(vault.store.folder) / "thumbs" / size / name[:2] / name
    if kept.exists():
        return kept.read_bytes()
    with vault.open(name) as file:
        data = _made(file, SIDES[size])
    if data is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_name(f"{name}.{uuid.uuid4().hex}")
        part.write_bytes(data)
        part.replace(kept)
    return data


def _made(file: Any, side: int) -> bytes | None:
    try:
        with Image.open(file) as picture:
            if picture.width * picture.height > PIXELS:
                return None
            picture.draft("RGB", (side * 2, side * 2))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((side, side))
            flat = Image.new("RGB", upright.size, "white")
            shown = upright.convert("RGBA")
            flat.paste(shown, mask=shown.getchannel("A"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, Image.DecompressionBombError):
        return None
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=82)
    return out.getvalue()
