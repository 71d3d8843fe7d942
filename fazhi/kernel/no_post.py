"""Somebody whose posts have all ended, or who never held one: he reads nothing of the house, and is told whom to ask."""

from fazhi.kernel.gate import Viewer, people
from fazhi.kernel.wrong import FazhiError


class NoPost(FazhiError):
    """Somebody without a post asks for what only officials see."""


def told(viewer: Viewer) -> str:
    """Why he sees nothing here, and to whom he turns."""
    his = [post for post in viewer.staff.posts if post["person"] == viewer.person]
    day = viewer.day.isoformat()
    keepers = "、".join(people(viewer.staff.holders("registrar", viewer.day)).values())
    ask = f"机构管理员（{keepers}）" if keepers else "机构管理员"
    if later := [post["since"] for post in his if post["since"] > day]:
        return f"您的任职自{min(later)}起，在这以前不能查看或者办理。日期有误的，请找{ask}。"
    if his:
        return f"您的任职已于{max(post['until'] for post in his)}结束，不能再查看或者办理。要查阅自己经办过的事项，请找原部门负责人；任职没有结束的，请找{ask}。"
    return f"您在本机构没有任职，不能查看或者办理。请找{ask}办理任职。"


def demand(viewer: Viewer) -> None:
    """Nothing for somebody who holds a post today; raises NoPost for everybody else."""
    if not viewer.capacities:
        raise NoPost(told(viewer))
