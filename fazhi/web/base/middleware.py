"""Security headers on every answer, and plain pages for errors that are meant for people."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel.keys import KeysLocked
from fazhi.kernel.vault import DiskFull
from fazhi.kernel.wrong import FazhiError, NotFound

POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"


class Guard:
    """Wraps every request."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        response.setdefault("Content-Security-Policy", POLICY)
        response.setdefault("Referrer-Policy", "same-origin")
        response.setdefault("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()")
        if request.path.startswith("/desk"):
            response.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Errors meant for people become a page that says what to do next; all others stay errors."""
        if not isinstance(error, FazhiError):
            return None
        status = 404 if isinstance(error, NotFound) else 503 if isinstance(error, (DiskFull, KeysLocked)) else 400
        words: dict[str, Any] = {"title": "没有找到" if status == 404 else "没有办成", "message": str(error)}
        return render(request, "base/message.html", words, status=status)
