"""Big files in parts, for desk and interface alike: begin, add parts, go on after a break, finish; each person sees only his own."""

from typing import Any

from fazhi.kernel.vault import BrokenUpload, vault

PART = 2 << 20  # the size in which our own page sends; a part may be as large as a request may be


def begin(person: str, size: Any, expected: str = "") -> dict[str, Any]:
    """Begin an upload of `size` bytes; raises EmptyFile, DiskFull, BrokenUpload for a size that is none."""
    try:
        count = int(size)
    except (TypeError, ValueError):
        raise BrokenUpload("没有写明文件的大小（字节）。") from None
    return {"upload": vault().begin(count, expected.strip().lower(), person), "next": 0, "part": PART}


def arrived(person: str, upload: str) -> dict[str, Any]:
    """From where an upload goes on."""
    return {"upload": upload, "next": vault().arrived(upload, person), "part": PART}


def add(person: str, upload: str, offset: int, data: bytes) -> dict[str, Any]:
    """Add a part at its offset; a part that came twice is taken once."""
    have = vault().arrived(upload, person)
    if offset + len(data) <= have:
        return {"upload": upload, "next": have}
    return {"upload": upload, "next": vault().append(upload, offset, data)}


def finish(person: str, upload: str, name: str, media: str) -> dict[str, Any]:
    """Close an upload; the answer is what a File field wants."""
    vault().arrived(upload, person)
    blob = vault().finish(upload)
    return {"hash": blob.hash, "size": blob.size, "media": media[:80], "name": name}


def drop(person: str, upload: str) -> None:
    """Give an upload up."""
    vault().arrived(upload, person)
    vault().abandon(upload)
