"""Who stands before the page, as the gate sees him."""

from datetime import date
from typing import Any

from fazhi.kernel.gate import Viewer


def viewer_of(request: Any) -> Viewer:
    """The viewer of a logged-in request; kept on the request."""
    if not hasattr(request, "viewer"):
        request.viewer = Viewer(request.user.person, request.user.office, date.today())
    viewer: Viewer = request.viewer
    return viewer
