"""Big files in parts for other programs: begin, add, ask how far it is, finish."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from fazhi.web.base import uploads

router = Router()


class Beginning(Schema):
    """The size in bytes, and the SHA-256 if it is known: then a damaged upload is refused."""

    size: int
    sha256: str = ""


class Ending(Schema):
    """What the file is called and of which kind it is."""

    name: str = ""
    media: str = ""


def person(request: HttpRequest) -> str:
    """Whoever the token speaks for."""
    return str(request.auth.person)  # type: ignore[attr-defined]


@router.post("", summary="开始分段上传一个大文件")
def begin(request: HttpRequest, beginning: Beginning) -> dict[str, Any]:
    """Begin; the answer has the upload's id and the size of a part."""
    return uploads.begin(person(request), beginning.size, beginning.sha256)


@router.get("/{upload}", summary="已经收到多少字节")
def arrived(request: HttpRequest, upload: str) -> dict[str, Any]:
    """From where to go on after a break."""
    return uploads.arrived(person(request), upload)


@router.put("/{upload}", summary="上传一段")
def add(request: HttpRequest, upload: str, offset: int) -> dict[str, Any]:
    """The body is the part that begins at `offset`."""
    return uploads.add(person(request), upload, offset, request.body)


@router.post("/{upload}/finish", summary="传完，得到文件")
def finish(request: HttpRequest, upload: str, ending: Ending) -> dict[str, Any]:
    """The answer is what a File field wants."""
    return uploads.finish(person(request), upload, ending.name, ending.media)


@router.delete("/{upload}", summary="放弃上传")
def drop(request: HttpRequest, upload: str) -> dict[str, Any]:
    """Give it up; what has arrived is deleted."""
    uploads.drop(person(request), upload)
    return {}
