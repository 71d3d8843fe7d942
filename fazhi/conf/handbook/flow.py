"""Flow charts from the declarations: a line's stages and acts, and the web of links between lines."""

from typing import Any

from fazhi.conf.handbook.svg import Arrow, Column, draw
from fazhi.kernel.acts import ANY, NEW, OPEN
from fazhi.kernel.source import yielded

START = Column("", "新事项", "new")


def flow(line: Any) -> str:
    """A line's flow chart (执法流程图): stages in order, acts as arrows in the order of the law."""
    columns = [START, *(Column(each.key, each.title, "end" if each.end else "") for each in line.stages)]
    arrows = [_arrow(line, act) for act in line.acts if not act.hidden]
    return draw(f"{line.title}流程图", columns, arrows, "实线：依职权办理；虚线：如实记录的事实；圆点：可办的阶段；深色框：办结。")


def leads(act: Any) -> tuple[Any, ...]:
    """The stages an act can lead to."""
    found = _stages(act.enters)
    return tuple(dict.fromkeys(found))


def _stages(enters: Any) -> list[Any]:
    if enters is None:
        return []
    return list(enters.stages.values()) if hasattr(enters, "stages") else [enters]


def _arrow(line: Any, act: Any) -> Arrow:
    keys: list[str] = []
    for each in act.at:
        if each.key == OPEN.key:
            keys += [stage.key for stage in line.stages if not stage.end]
        elif each.key == ANY.key:
            keys += [stage.key for stage in line.stages]
        else:
            keys.append(NEW.key if each.key == NEW.key else each.key)
    sources = tuple(dict.fromkeys(keys)) or ("",)
    return Arrow(act.title, sources, tuple(each.key for each in leads(act)), act.fact)


def links(lines: dict[str, Any]) -> list[tuple[str, str, str, Any]]:
    """(from line, to line, how, act) for every opening and telling between lines, in the order of the lines."""
    found: list[tuple[str, str, str, Any]] = []
    for line in lines.values():
        for act in line.acts:
            found += [(line.key, to, "开立", act) for to in act.opens]
            told = dict.fromkeys([*act.tells, *(each for each in yielded(act).get("Tell", ()) if "." in each)])
            found += [(line.key, to, f"告知：{_heard(lines, to, name)}", act) for fact in told for to, name in _hearers(lines, fact)]
        found = list(dict.fromkeys(found))
    return found


def _hearers(lines: dict[str, Any], fact: str) -> list[tuple[str, str]]:
    """(line, name) of those that hear a fact: the line it names, or every line that hears one of this name, told to the matter it is a part of."""
    key, dot, name = fact.rpartition(".")
    return [(key, name)] if dot and key else [(each.key, name) for each in lines.values() if name in each.hears]


def _heard(lines: dict[str, Any], key: str, name: str) -> str:
    """What the told line calls the fact."""
    return str(lines[key].hears[name].title) if key in lines and name in lines[key].hears else name


def web(lines: dict[str, Any]) -> str:
    """The web of links as a picture: lines as columns, one arrow a link."""
    columns = [Column(line.key, line.title) for line in lines.values()]
    arrows = [Arrow(f"{act.title}·{how}", (one,), (other,), how != "开立") for one, other, how, act in links(lines) if other in lines]
    return draw("各项工作之间的联动", columns, arrows, "实线：在对方工作中开立新事项；虚线：把事实告知对方已有的事项。")
