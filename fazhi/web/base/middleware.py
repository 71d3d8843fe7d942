"""Security headers on every answer, and plain pages for errors that are meant for people."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fazhi.kernel import lent, no_post
from fazhi.kernel.keys import KeysLocked
from fazhi.kernel.vault import DiskFull
from fazhi.kernel.wrong import FazhiError, NotFound
from fazhi.web.base.who import viewer_of

POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"

GUEST = frozenset(("lent", "matter", "paper", "print", "print-many", "dossier", "looked", "evidence", "file", "file-thumb", "file-view", "file-play", "explain"))  # what an outside reviewer may open


def _lost(request: Any, response: HttpResponse) -> bool:
    """True where a form was sent by a page that can ask for the log-in itself (static/again.js), and the session is over."""
    leads = request.method == "POST" and response.status_code == 302 and response["Location"].startswith("/login?")
    return leads and "stays" in request.COOKIES and not request.user.is_authenticated


class Guard:
    """Wraps every request."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if _lost(request, response):
            return HttpResponse(status=204)  # the page with what was typed stays; its script asks for the log-in in a layer
        response.setdefault("Content-Security-Policy", POLICY)
        response.setdefault("Referrer-Policy", "same-origin")
        response.setdefault("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()")
        if request.path.startswith("/desk"):
            response.setdefault("Cache-Control", "no-store")
        return response

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Somebody who holds no post sees nothing; who was lent files those and nothing else, until his right is over.

        Whoever came in with a one-time password sets his own before he does anything else.
        """
        if request.path.startswith(("/desk", "/api")) and getattr(getattr(request, "user", None), "must_change", False):
            return redirect("/password")
        if not request.path.startswith("/desk") or not request.user.is_authenticated or viewer_of(request).capacities:
            return None
        viewer, name = viewer_of(request), request.resolver_match.url_name
        rights = lent.of_person(viewer.office, viewer.person)
        if not rights:
            return render(request, "base/message.html", {"title": "没有任职", "message": no_post.told(viewer)}, status=403)
        if viewer.lent and name in GUEST and request.method in ("GET", "HEAD"):
            return None
        if viewer.lent and name == "queue":
            return redirect("lent")
        if viewer.lent:
            words = {"title": "不能查看", "message": "您只能查阅抽中的案卷，不能办理，也不能查看其他内容。请回到案卷清单。"}
        else:
            words = {"title": "查阅权已经终止", "message": f"您的查阅权到{rights[0].until}为止。还需要查阅的，请与授权的单位联系。"}
        return render(request, "base/message.html", words, status=403)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Errors meant for people become a page that says what to do next; all others stay errors."""
        if not isinstance(error, FazhiError):
            return None
        status = 404 if isinstance(error, NotFound) else 503 if isinstance(error, (DiskFull, KeysLocked)) else 400
        words: dict[str, Any] = {"title": "没有找到" if status == 404 else "没有办成", "message": str(error)}
        return render(request, "base/message.html", words, status=status)
