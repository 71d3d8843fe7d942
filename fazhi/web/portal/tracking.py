"""办件进度查询: whoever holds a receipt types its number and code, and reads where his matter stands; there is no such page where the public cannot open the house's pages."""

from datetime import date
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel import disclosed, enquiry, tracking

TRIES, LOCK = 5, 600  # so many wrong codes for a number, as for a log-in, and it rests for so many seconds
WRONG = "登记号或者查询码不对，或者这件事项不能在网上查询。请照回执逐字核对，"
LOCKED = "这个登记号输错次数过多，请十分钟后再试，"
LONGEST = 40


def track(request: HttpRequest) -> HttpResponse:
    """The form; sent, the answer on the same page, so that neither number nor code stands in an address."""
    site, today = disclosed.site(), date.today()
    if not site.get("id") or tracking.off(site["id"], today):
        raise Http404
    words: dict[str, Any] = {"site": site, "number": request.POST.get("number", "").strip()[:LONGEST]}
    status = 200
    if request.method == "POST":
        words["told"], words["error"] = _told(site["id"], words["number"], request.POST.get("code", "").strip()[:LONGEST], today)
        status = 200 if words["told"] else 422
    answer = render(request, "portal/track.html", words, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def _told(office: str, number: str, code: str, today: date) -> tuple[dict[str, Any] | None, str]:
    """(what is told, "") for the right code, (None, a sentence) otherwise; the same for what is kept apart as for what there is not."""
    key = f"track-{sha256(f'{office} {tracking.plain(number)}'.encode()).hexdigest()}"
    phone = enquiry.phone(office, today)
    ask = f"也可以拨打查询电话{phone}，或者到窗口查询。" if phone else "也可以到窗口查询。"
    if cache.get(key, 0) >= TRIES:
        return None, LOCKED + ask
    if told := tracking.told(office, number, code, today):
        cache.delete(key)
        return told, ""
    cache.set(key, cache.get(key, 0) + 1, LOCK)
    return None, WRONG + ask
