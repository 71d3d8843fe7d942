"""A small SVG writer: columns as boxes, and one arrow a row with its title; nothing can overlap since each arrow has a row of its own."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

BOX, GAP, ROW, TOP, SIDE, HIGH = 104, 22, 38, 20, 20, 44
FACE = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"
STYLE = (
    "<style>text{font-family:" + FACE + ";font-size:13px;fill:#1a1a1a}.b{fill:#fff;stroke:#8c1d18;stroke-width:1.5}.e{fill:#f3e9e8}"
    ".n{fill:#f5f5f5;stroke:#777;stroke-dasharray:4 3}.l{stroke:#d0d0d0;stroke-width:1}.a{stroke:#333;stroke-width:1.4;fill:none}"
    ".f{stroke-dasharray:5 3}.d{fill:#333}.t{paint-order:stroke;stroke:#fff;stroke-width:5px;stroke-linejoin:round}"
    ".s{font-size:12px;fill:#555}</style>"
)
HEAD = ('<defs><marker id="h" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse">'
        '<path d="M0 0 10 5 0 10z" fill="#333"/></marker></defs>')


@dataclass(frozen=True, slots=True)
class Column:
    """A box at the top with a line below it; kind: "" a stage, "end" an end, "new" what does not exist yet."""

    key: str
    title: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One row: from the columns `sources` to `targets` (none: it stays where it is); `soft` draws it dashed."""

    title: str
    sources: tuple[str, ...]
    targets: tuple[str, ...] = ()
    soft: bool = False


def wide(text: str) -> int:
    """The width of a text in points at size 13."""
    return sum(13 if unicodedata.east_asian_width(each) in "WFA" else 7 for each in text)


def draw(title: str, columns: Sequence[Column], arrows: Sequence[Arrow], legend: str) -> str:
    """The whole picture; its size follows from the number of columns and arrows."""
    place = {each.key: SIDE + BOX // 2 + i * (BOX + GAP) for i, each in enumerate(columns)}
    width = max(2 * SIDE + len(columns) * (BOX + GAP) - GAP, 2 * SIDE + wide(legend), *(2 * SIDE + wide(each.title) for each in arrows), 320)
    first = TOP + HIGH + 34
    height = first + len(arrows) * ROW + 34
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">',
             f"<title>{escape(title)}</title>", STYLE, HEAD, f'<rect width="{width}" height="{height}" fill="#fff"/>']
    lines += [f'<line class="l" x1="{x}" y1="{TOP + HIGH}" x2="{x}" y2="{height - 34}"/>' for x in place.values()]
    lines += [_box(each, place[each.key]) for each in columns]
    for i, arrow in enumerate(arrows):
        lines += _arrow(arrow, place, first + i * ROW, width)
    lines += [f'<text class="s" x="{SIDE}" y="{height - 12}">{escape(legend)}</text>', "</svg>", ""]
    return "\n".join(lines)


def _box(column: Column, x: int) -> str:
    half = len(column.title) // 2 if wide(column.title) > BOX - 8 else 0
    parts = [column.title[:half + len(column.title) % 2], column.title[half + len(column.title) % 2:]] if half else [column.title]
    y = TOP + HIGH // 2 + 5 - (9 if half else 0)
    kind = {"new": "n", "end": "b e"}.get(column.kind, "b")
    words = "".join(f'<text x="{x}" y="{y + 18 * i}" text-anchor="middle">{escape(part)}</text>' for i, part in enumerate(parts))
    return f'<rect class="{kind}" x="{x - BOX // 2}" y="{TOP}" width="{BOX}" height="{HIGH}" rx="6"/>{words}'


def _arrow(arrow: Arrow, place: dict[str, int], y: int, width: int) -> list[str]:
    """Dots at the sources, an arrow to each target, the title above the middle; kept inside the page."""
    sources = [place[each] for each in arrow.sources]
    targets = [place[each] for each in arrow.targets]
    lines = [f'<line class="a{" f" if arrow.soft else ""}" x1="{min(sources)}" y1="{y}" x2="{max(sources)}" y2="{y}"/>'] if len(sources) > 1 else []
    for x in targets:
        near = min(sources, key=lambda each: abs(each - x))
        if near == x:
            lines.append(f'<path class="a" d="M{x} {y}h12v10h-10" marker-end="url(#h)"/>')
        else:
            lines.append(f'<line class="a{" f" if arrow.soft else ""}" x1="{near}" y1="{y}" x2="{x}" y2="{y}" marker-end="url(#h)"/>')
    lines += [f'<circle class="d" cx="{x}" cy="{y}" r="{3.5 if targets else 4.5}"/>' for x in sources]
    ends = [*sources, *targets]
    half = wide(arrow.title) // 2
    middle = min(max((min(ends) + max(ends)) // 2, half + 6), width - half - 6)
    return [*lines, f'<text class="t" x="{middle}" y="{y - 10}" text-anchor="middle">{escape(arrow.title)}</text>']
