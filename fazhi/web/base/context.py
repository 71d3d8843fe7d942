"""What every page knows: who is here, in which office, and the lines for the rail."""

from functools import partial
from typing import Any

from fazhi.kernel import capacities, lent, registry
from fazhi.kernel.models import Office
from fazhi.web.base import waiting
from fazhi.web.base.jinja import here, light
from fazhi.web.base.who import shown_day, viewer_of

GROUPS = ("执法", "矛盾与服务", "依法行政", "监督")  # as they stand in the rail; others after them


def everywhere(request: Any) -> dict[str, Any]:
    """Words for the frame of a page."""
    words: dict[str, Any] = {"request": request, "path": request.path, "url": here()}
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        first = Office.objects.filter(kind="town", parent="").values("name", "demo").first()
        return {**words, "office": first}
    viewer = viewer_of(request)
    groups: dict[str, list[Any]] = {group: [] for group in GROUPS}
    guest = not viewer.capacities and bool(lent.of_person(viewer.office, viewer.person))
    for line in registry.lines().values() if viewer.capacities else ():
        groups.setdefault(line.group, []).append(line)
    officer = viewer.staff.officer(viewer.person, viewer.day)
    posts = "、".join(dict.fromkeys(post["title"] for post in officer.posts)) if officer else "外部评查人" if guest else "（当前没有职务）"
    return {**words, "office": {"name": viewer.staff.name, "demo": viewer.staff.demo}, "me": viewer.names([viewer.person])[viewer.person],
            "posts": posts, "guest": guest, "groups": {group: lines for group, lines in groups.items() if lines}, "held": [capacities.title(each) for each in sorted(viewer.capacities)], "viewer": viewer,
            "light": partial(light, today=shown_day(viewer)), "shown": shown_day(viewer), "rail_counts": lambda: waiting.counts(viewer, shown_day(viewer)) if viewer.capacities else {}}
