"""Large files in parts: begun with a size, continued where they stopped, closed when everything has arrived."""

import json

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import FazhiError

PART = 2 << 20


@login_required
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin an upload of `size` bytes; answers its id and how large a part may be."""
    try:
        ident = vault().begin(int(request.POST.get("size") or 0))
    except (ValueError, FazhiError) as error:
        return _wrong(error)
    return JsonResponse({"id": ident, "part": PART})


@login_required
def part(request: HttpRequest, ident: str) -> HttpResponse:
    """GET: how much has arrived. PUT with `offset`: one part. POST: closes it; the answer is what a File field keeps."""
    try:
        if request.method == "GET":
            return JsonResponse({"arrived": vault().arrived(ident)})
        if request.method == "PUT":
            return JsonResponse({"arrived": vault().append(ident, int(request.GET.get("offset") or 0), request.body)})
        blob = vault().finish(ident)
    except (ValueError, FazhiError) as error:
        return _wrong(error)
    kept = {"hash": blob.hash, "size": blob.size, "media": request.POST.get("media", ""), "name": request.POST.get("name", "")}
    return JsonResponse({"kept": json.dumps(kept, ensure_ascii=False)})


def _wrong(error: Exception) -> JsonResponse:
    return JsonResponse({"error": str(error) or "上传的信息不完整，请重新选择文件。"}, status=422)
