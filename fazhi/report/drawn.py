"""Charts as SVG: bars on a zero base in one hue, labelled directly, each a link to its list; the page's own style sheet colours them."""

from collections.abc import Callable
from xml.etree import ElementTree as xml

from fazhi.report.course import Step

WIDE, HIGH, FOOT, HEAD = 720, 200, 40, 24
ROW, NAMES = 26, 130


def columns(steps: list[Step], caption: str, unit: str, address: str, shown: Callable[[int], str] = str) -> str:
    """Upright pairs of bars, now and the year before: for months."""
    top = max([1, *(each.now for each in steps), *(each.before for each in steps)])
    svg, pace = _sheet(caption, HIGH), WIDE / max(1, len(steps))
    base, room = HIGH - FOOT, HIGH - FOOT - HEAD
    _line(svg, 0, base, WIDE, base)
    for i, step in enumerate(steps):
        link, left = _link(svg, step, unit, address, shown), i * pace
        for value, kind, shift in ((step.before, "before", 0.18), (step.now, "now", 0.5)):
            high = max(0, value) * room / top
            _bar(link, left + shift * pace, base - high, pace * 0.3, high, kind)
        _text(link, left + 0.65 * pace, base - max(0, step.now) * room / top - 4, shown(step.now) if step.now else "", "middle", "value")
        _text(link, left + 0.5 * pace, base + 16, step.title, "middle", "")
    return xml.tostring(svg, encoding="unicode")


def rows(steps: list[Step], caption: str, unit: str, address: str) -> str:
    """Lying pairs of bars, now above the year before: for villages, whose names are long."""
    top = max([1, *(each.now for each in steps), *(each.before for each in steps)])
    svg, room = _sheet(caption, ROW * len(steps) + 8), WIDE - NAMES - 50
    _line(svg, NAMES, 0, NAMES, ROW * len(steps) + 8)
    for i, step in enumerate(steps):
        link, y = _link(svg, step, unit, address, str), i * ROW + 6
        _text(link, NAMES - 8, y + 14, step.title, "end", "")
        _bar(link, NAMES, y, max(0, step.now) * room / top, 11, "now")
        _bar(link, NAMES, y + 12, max(0, step.before) * room / top, 6, "before")
        _text(link, NAMES + max(0, step.now) * room / top + 6, y + 11, str(step.now), "start", "value")
    return xml.tostring(svg, encoding="unicode")


def _sheet(caption: str, high: float) -> xml.Element:
    return xml.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "chart", "viewBox": f"0 0 {WIDE} {high:g}", "role": "group", "aria-label": caption})


def _link(svg: xml.Element, step: Step, unit: str, address: str, shown: Callable[[int], str]) -> xml.Element:
    words = f"{step.title}：{shown(step.now)}{unit}，上年{shown(step.before)}{unit}"
    link = xml.SubElement(svg, "a", {"href": f"{address}?{step.opens}", "aria-label": words})
    xml.SubElement(link, "title").text = words
    return link


def _bar(parent: xml.Element, x: float, y: float, wide: float, high: float, kind: str) -> None:
    xml.SubElement(parent, "rect", {"class": kind, "x": f"{x:.1f}", "y": f"{y:.1f}", "width": f"{wide:.1f}", "height": f"{high:.1f}"})


def _text(parent: xml.Element, x: float, y: float, words: str, anchor: str, kind: str) -> None:
    if words:
        xml.SubElement(parent, "text", {"class": kind or "name", "x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor}).text = words


def _line(svg: xml.Element, x: float, y: float, to_x: float, to_y: float) -> None:
    xml.SubElement(svg, "line", {"class": "base", "x1": f"{x:g}", "y1": f"{y:g}", "x2": f"{to_x:g}", "y2": f"{to_y:g}"})


