"""The flow chart of a line of work on one page (执法流程图): stages from top to bottom with what is done in each, arrows where it goes on."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst

from fazhi.kernel.acts import ANY, NEW, OPEN
from fazhi.kernel.typeset.faces import chains, font_folders
from fazhi.kernel.typeset.glyphs import DEFAULT
from fazhi.report.steps import steps, targets

WIDTH, HEIGHT, MARGIN, LANE, PAD = 794, 1123, 36, 11, 7
SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
FACE = "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"
STYLE = ("text{{font-family:{face};fill:#1a1a1a}}.b{{fill:#fff;stroke:#8c1d18;stroke-width:1.2}}.e{{fill:#f3e9e8}}.n{{fill:#f5f5f5;stroke:#777;stroke-dasharray:4 3}}"
         ".a{{stroke:#333;stroke-width:1.1;fill:none}}.f{{stroke-dasharray:4 3}}.t{{font-weight:bold}}.s{{fill:#555}}")


@dataclass(slots=True)
class Box:
    """A stage as it is drawn: its title, what stays in it, where it goes, and its place on the page."""

    key: str
    title: str
    kind: str
    stay: list[str] = field(default_factory=list)
    go: list[tuple[str, str, bool]] = field(default_factory=list)  # (act, target stage, is a fact)
    lines: list[tuple[str, str]] = field(default_factory=list)  # (class, words)
    y: float = 0
    height: float = 0


def boxes(line: Any) -> tuple[list[Box], list[str]]:
    """The stages with their acts, and what may be done at any stage."""
    made = {NEW.key: Box(NEW.key, "开始", "n"), **{each.key: Box(each.key, each.title, "e" if each.end else "b") for each in line.stages}}
    always: list[str] = []
    for act in steps(line):
        led = targets(act)
        everywhere = any(each.key in (OPEN.key, ANY.key) for each in act.at)
        if everywhere:
            always.append(act.title + "".join(f"（→ {each.title}）" for each in dict.fromkeys(led)))
        elif not led:
            made[_sources(line, act)[0]].stay.append(act.title)
        for target in () if everywhere else dict.fromkeys(each.key for each in led):
            for source in _sources(line, act):
                if source != target:
                    made[source].go.append((act.title, target, act.fact))
    return list(made.values()), always


def _sources(line: Any, act: Any) -> list[str]:
    found: list[str] = []
    for each in act.at:
        if each.key == ANY.key:
            found += [stage.key for stage in line.stages]
        elif each.key == OPEN.key:
            found += [stage.key for stage in line.stages if not stage.end]
        else:
            found.append(each.key)
    return list(dict.fromkeys(found)) or [NEW.key]


def wide(text: str, size: float) -> float:
    """How wide a text is in points at a size."""
    return sum(size if unicodedata.east_asian_width(each) in "WFA" else size * 0.56 for each in text)


def wrapped(text: str, size: float, room: float) -> Iterator[str]:
    """A text cut into lines that fit; a line never begins with a mark that belongs to the word before it."""
    now = ""
    for sign in text:
        if wide(now + sign, size) > room and sign not in "、；。，）":
            yield now
            now = ""
        now += sign
    if now:
        yield now


def chart(line: Any, note: str = "") -> str:
    """The chart as SVG, A4 upright; the type is as large as the page allows."""
    made, always = boxes(line)
    pairs = list(dict.fromkeys((box.key, target, fact) for box in made for _, target, fact in box.go))
    order = {box.key: i for i, box in enumerate(made)}
    far = {b for a, b, _ in pairs if order[b] != order[a] + 1}
    left = MARGIN + LANE * len(far) + 10
    size = next((each for each in SIZES if _laid(made, always, each, left) <= HEIGHT - MARGIN), SIZES[-1])
    bottom = _laid(made, always, size, left)
    height = max(HEIGHT, round(bottom + MARGIN))
    title = f"{line.title}流程图"
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img"><title>{escape(title)}</title>',
             f"<style>{STYLE.format(face=FACE)}</style>", '<defs><marker id="h" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" '
             'orient="auto-start-reverse"><path d="M0 0 10 5 0 10z" fill="#333"/></marker></defs>', f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
             _words(WIDTH / 2, MARGIN + 16, title, 19, "t", "middle")]
    parts += [each for box in made for each in _drawn(box, size, left)]
    parts += _arrows(made, pairs, left)
    y = made[-1].y + made[-1].height + size * 1.8
    for words in _always(always, size, WIDTH - left - MARGIN):
        parts.append(_words(left, y, words, size))
        y += size * 1.45
    parts.append(_words(left, y, note or "实线：依职权办理；虚线：如实记录的事实；深色框：办结。由系统的声明生成。", max(size - 1, 7), "s"))
    return "\n".join([*parts, "</svg>", ""])


def _always(always: Sequence[str], size: float, room: float) -> list[str]:
    return list(wrapped(f"随时可以办理：{'、'.join(always)}", size, room)) if always else []


def _laid(made: list[Box], always: Sequence[str], size: float, left: float) -> float:
    """Place every box; returns where the page ends."""
    titles = {box.key: box.title for box in made}
    room, y = WIDTH - left - MARGIN - 2 * PAD, MARGIN + 34.0
    for box in made:
        by_target: dict[str, list[str]] = {}
        for act, target, _ in box.go:
            by_target.setdefault(target, []).append(act)
        box.lines = [("t", box.title)]
        if box.stay:
            box.lines += [("", words) for words in wrapped(f"办理：{'、'.join(dict.fromkeys(box.stay))}", size, room)]
        for target, acts in by_target.items():
            box.lines += [("", words) for words in wrapped(f"→ {titles[target]}：{'、'.join(dict.fromkeys(acts))}", size, room)]
        box.y, box.height = y, len(box.lines) * size * 1.42 + 2 * PAD
        y += box.height + size * 1.5
    return y + (len(_always(always, size, WIDTH - left - MARGIN)) + 2) * size * 1.45


def _drawn(box: Box, size: float, left: float) -> Iterator[str]:
    yield f'<rect class="{"b e" if box.kind == "e" else box.kind}" x="{left}" y="{box.y:.1f}" width="{WIDTH - left - MARGIN}" height="{box.height:.1f}" rx="5"/>'
    for i, (css, words) in enumerate(box.lines):
        yield _words(left + PAD, box.y + PAD + size * (1 + i * 1.42), words, size, css)


def _words(x: float, y: float, words: str, size: float, css: str = "", anchor: str = "start") -> str:
    return f'<text class="{css}" x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}">{escape(words)}</text>'


def _arrows(made: list[Box], pairs: Sequence[tuple[str, str, bool]], left: float) -> Iterator[str]:
    """Straight down to the next stage; every other way runs in the lane of the stage to which it leads."""
    place = {box.key: (i, box) for i, box in enumerate(made)}
    power = {(a, b) for a, b, fact in pairs if not fact}
    ways = dict.fromkeys((a, b) for a, b, _ in pairs)
    lanes = list(dict.fromkeys(b for a, b in ways if place[b][0] != place[a][0] + 1))
    for a, b in ways:
        (i, one), (j, other) = place[a], place[b]
        soft = "" if (a, b) in power else " f"
        if j == i + 1:
            x = left + (WIDTH - left - MARGIN) / 2
            yield f'<line class="a{soft}" x1="{x}" y1="{one.y + one.height:.1f}" x2="{x}" y2="{other.y:.1f}" marker-end="url(#h)"/>'
            continue
        n = lanes.index(b)
        x = left - 12 - LANE * n
        start, end = one.y + one.height - 6 - 4 * (n % 4), other.y + 10
        yield f'<path class="a{soft}" d="M{left} {start:.1f}H{x:.1f}V{end:.1f}H{left}" marker-end="url(#h)"/>'
        yield f'<circle cx="{left}" cy="{start:.1f}" r="2.2" fill="#333"/>'


@lru_cache(maxsize=1)
def _family() -> str:
    return chains(DEFAULT)["hei"][0].family


def printed(svg: str, form: Literal["pdf", "png"] = "pdf") -> bytes:
    """The chart as PDF or PNG; the same chart gives the same bytes."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "chart.svg").write_text(svg.replace(FACE, f"'{_family()}'"), "utf-8")
        (Path(folder) / "page.typ").write_text('#set page(width: 210mm, height: 297mm, margin: 0mm)\n#align(center, image("chart.svg", width: 210mm, height: 297mm, fit: "contain"))\n', "utf-8")
        made = typst.compile(str(Path(folder) / "page.typ"), root=folder, format=form, ppi=110, font_paths=[str(each) for each in font_folders(DEFAULT)],
                             ignore_system_fonts=True, timestamp=0)
    return made if isinstance(made, bytes) else b"".join(made or ())
