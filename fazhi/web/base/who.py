"""Who stands before the page, as the gate sees him."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from fazhi.kernel import plain
from fazhi.kernel.gate import Viewer
from fazhi.kernel.models import Seal
from fazhi.report import figures


def shown_day(viewer: Viewer) -> date:
    """The day by which lights are shown: today; in a demonstration the day on which its year was sealed last."""
    if viewer.shown is None:
        last = plain.rows(Seal, ("day",), {"office": viewer.office}, ("-n",), 1) if viewer.staff.demo else []
        viewer.shown = date.fromisoformat(last[0]["day"]) if last else viewer.day
    return viewer.shown


def viewer_of(request: Any) -> Viewer:
    """The viewer of a logged-in request; kept on the request."""
    if not hasattr(request, "viewer"):
        request.viewer = Viewer(request.user.person, request.user.office, date.today())
    viewer: Viewer = request.viewer
    return viewer


def as_read(page: Callable[..., Any]) -> Callable[..., Any]:
    """A page of numbers, told as its reader may know them."""
    @wraps(page)
    def told(request: Any, *args: Any, **kwargs: Any) -> Any:
        with figures.read_by(viewer_of(request)):
            return page(request, *args, **kwargs)

    return told
