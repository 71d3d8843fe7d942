"""Files that go up in parts from a form while it is filled in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, JsonResponse

from fazhi.kernel.vault import BrokenUpload, DiskFull
from fazhi.kernel.wrong import FazhiError
from fazhi.web.base import kept, uploads

LOGIN = "登录已过期。请重新登录后点“继续”。"


def answered(view: Callable[..., dict[str, Any]]) -> Callable[..., JsonResponse]:
    """A view that answers in JSON, errors too: the page shows their sentence and goes on from `next`."""
    def run(request: HttpRequest, upload: str = "") -> JsonResponse:
        if not request.user.is_authenticated:
            return JsonResponse({"message": LOGIN}, status=401)
        person = str(request.user.person)
        try:
            return JsonResponse(view(request, person, upload))
        except FazhiError as error:
            body: dict[str, Any] = {"message": str(error)}
            if isinstance(error, BrokenUpload) and upload:
                body.update(_where(person, upload))
            return JsonResponse(body, status=503 if isinstance(error, DiskFull) else 422)
    return run


def _where(person: str, upload: str) -> dict[str, Any]:
    try:
        return uploads.arrived(person, upload)
    except FazhiError:
        return {"gone": True}


@answered
def begin(request: HttpRequest, person: str, upload: str) -> dict[str, Any]:
    """Begin (POST size)."""
    return uploads.begin(person, request.POST.get("size", ""))


@answered
def part(request: HttpRequest, person: str, upload: str) -> dict[str, Any]:
    """How far an upload is (GET), or one more part of it (POST with the offset in the address)."""
    if request.method != "POST":
        return uploads.arrived(person, upload)
    offset = request.GET.get("offset", "")
    if not offset.isdigit():
        raise BrokenUpload("没有写明这一段从哪里开始。")
    return uploads.add(person, upload, int(offset), request.body)


@answered
def done(request: HttpRequest, person: str, upload: str) -> dict[str, Any]:
    """Close an upload (POST name, media, pasted); the answer has it as a form keeps it."""
    file = uploads.finish(person, upload, request.POST.get("name", ""), request.POST.get("media", ""))
    return {**file, "kept": kept.told({**file, "pasted": True} if request.POST.get("pasted") else file)}


@answered
def drop(request: HttpRequest, person: str, upload: str) -> dict[str, Any]:
    """Give an upload up (POST)."""
    uploads.drop(person, upload)
    return {}
