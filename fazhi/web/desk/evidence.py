"""The page of a matter's files and evidence; small pictures, and files to look at or listen to, each through the gate."""

import re
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render

from fazhi.kernel import awaited, gallery, gate
from fazhi.kernel.opened import Opened
from fazhi.kernel.typeset import thumbs
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import NotFound
from fazhi.web.base.who import viewer_of

# What the browser may play: kinds that carry no script. Anything else is taken along as a file.
PLAYED = ("audio/mpeg", "audio/mp4", "audio/aac", "audio/wav", "audio/x-wav", "audio/ogg", "audio/webm", "audio/amr", "video/mp4", "video/webm", "video/ogg", "video/quicktime")
BLOCK = 1 << 18


@login_required
def page(request: HttpRequest, ident: str) -> HttpResponse:
    """Everything that proves something in this matter, step by step."""
    viewer = viewer_of(request)
    head = gate.matter(viewer, ident)
    if not head["inside"]:
        raise NotFound("这个事项的内容密存，查阅须先在事项页说明理由。")
    gate.log(viewer, ident, "evidence")
    return render(request, "desk/evidence.html", {"head": head, "gallery": gallery.of(Opened(viewer, head)), "played": PLAYED, "read": gallery.last_read(ident)})


@login_required
def reread(request: HttpRequest, ident: str, name: str) -> HttpResponse:
    """Read a file anew, however big, and say whether it is still what came in."""
    viewer = viewer_of(request)
    if request.method == "POST" and not gallery.reread(viewer, name):
        raise NotFound("文件不见了，或者与登记时不一样。请保留现场、不要改动，立即告知机构管理员，并在“核验证据”中选“与登记时不符”。")
    return redirect("evidence", ident)


@login_required
def small(request: HttpRequest, name: str, size: str) -> HttpResponse:
    """A picture as a small or middling JPEG."""
    viewer = viewer_of(request)
    row = awaited.file(viewer, name) or gallery.readable(viewer, name)
    if size != "thumb":
        gate.log(viewer_of(request), row["matter"], "file")
    try:
        data = thumbs.small(vault(), name, size)
    except FileNotFoundError:
        data = None
    if data is None:
        raise NotFound("这个文件不能显示为图片，请下载后查看。")
    answer = HttpResponse(data, content_type="image/jpeg")
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


@login_required
def play(request: HttpRequest, name: str) -> HttpResponse | StreamingHttpResponse | FileResponse:
    """Sound or film for the browser's own player, from any place in it."""
    viewer = viewer_of(request)
    row = gallery.readable(viewer, name)
    media = row["media"].partition(";")[0]
    if media not in PLAYED:
        raise NotFound("这个文件不能在网页里播放，请下载后查看。")
    size = vault().store.size(name)
    wanted = re.fullmatch(r"bytes=(\d*)-(\d*)", request.headers.get("Range", ""))
    first, last = _span(wanted, size)
    if first == 0:
        gate.log(viewer, row["matter"], "file")
    if wanted is None:
        answer: Any = FileResponse(vault().open(name), content_type=media)
    elif first > last:
        answer = HttpResponse(status=416)
        answer["Content-Range"] = f"bytes */{size}"
    else:
        answer = StreamingHttpResponse(_blocks(name, first, last), status=206, content_type=media)
        answer["Content-Range"], answer["Content-Length"] = f"bytes {first}-{last}/{size}", str(last - first + 1)
    answer["Accept-Ranges"] = "bytes"
    return answer


def _span(wanted: re.Match[str] | None, size: int) -> tuple[int, int]:
    """The first and last byte that are asked for."""
    if wanted is None or not (wanted[1] or wanted[2]):
        return 0, size - 1
    if not wanted[1]:
        return max(size - int(wanted[2]), 0), size - 1
    return int(wanted[1]), min(int(wanted[2] or size - 1), size - 1)


def _blocks(name: str, first: int, last: int) -> Iterator[bytes]:
    with vault().open(name) as file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (block := file.read(min(BLOCK, left))):
            left -= len(block)
            yield block
