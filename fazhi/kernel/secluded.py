"""Matters that are kept apart – with a level, or with somebody accused in them: no common act joins, moves or splits them, no other matter points to them."""

from collections.abc import Iterable
from functools import cache
from typing import Any, cast

from fazhi.kernel import barred
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.fields import MatterOf, Rows
from fazhi.kernel.models import Matter, Party
from fazhi.kernel.wrong import Objection


def closed(case: Case) -> bool:
    """True when the matter before the act is kept apart."""
    return bool(case.row.get("level") or case.parties(barred.ACCUSED))


def known(ids: Iterable[str]) -> dict[str, tuple[str, bool]]:
    """Those of the matters that are kept apart: {matter: (its line, whether somebody is accused in it)}. Two queries."""
    wanted = list(ids)
    accused = set(Party.objects.filter(matter__in=wanted, capacity=barred.ACCUSED, struck="").values_list("matter", flat=True))
    rows = Matter.objects.filter(id__in=wanted).values_list("id", "line", "level") if wanted else ()
    return {ident: (line, ident in accused) for ident, line, level in rows if level or ident in accused}


def reached(act: Act, case: Case) -> Iterable[Objection]:
    """Why an act may not bind this matter to another: one of them is kept apart, and this is not its own line's act."""
    cls, common = type(act), type(act).key.startswith("common.")
    if not _points(cast(Any, cls)):
        return
    named = [] if cls.hidden else list(_named(cls.fields, vars(act)))
    out = common and any(isinstance(each, MatterOf) for each in cls.fields.values())
    if closed(case) and (out or (named and case.parties(barred.ACCUSED))):
        yield Objection("限定知悉范围的事项不能与别的事项合并、移动或者关联", "机构·职责", "请用本类工作自己的办理方式", hard=True)
    elif named and any(accused or common or line != case.line for line, accused in known(named).values()):
        yield Objection("没有所选的事项，或者您无权关联到它", "机构·职责", "请核对所选的事项", hard=True)


@cache
def _points(cls: Any) -> bool:
    """True of an act that may name another matter."""
    return any(isinstance(one, MatterOf) for each in cls.fields.values() for one in (each, *(each.fields.values() if isinstance(each, Rows) else ())))


def _named(fields: Any, said: Any) -> Iterable[str]:
    """The other matters that an act names, those in its rows too."""
    for name, each in fields.items():
        value = said.get(name)
        if value and isinstance(each, MatterOf):
            yield str(value)
        elif value and isinstance(each, Rows):
            for row in value:
                yield from _named(each.fields, row)
