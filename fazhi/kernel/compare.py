"""Two texts side by side: whether a text is still the one that was reviewed, and which clauses differ if it is not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.fill_ins import fills, key, of_signing
from fazhi.kernel.reading import Unreadable, read
from fazhi.kernel.vault import vault

CLAUSE = re.compile(r"第[一二三四五六七八九十百千零〇两\d]{1,7}条(?:之[一二三四五六七八九十])?")
MARK = re.compile(rf"({CLAUSE.pattern})|([一二三四五六七八九十]{{1,3}})、|[（(]([一二三四五六七八九十]{{1,3}})[)）]|(\d{{1,2}}(?:\.\d{{1,2}})*)(?:[、．]|\.(?!\d)|(?=[^\d\s.年月日%％元天个]))")
ENDS = tuple("。；;：:！!？?")
PIECE = re.compile(r"[^，。；：！？、,;:!?]*[，。；：！？、,;:!?]?")
HEAD = "开头部分"
MOST = 20  # clauses named in a sentence


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two texts differ: the clause, the words that stood there and the words that stand there now; `filled`: only a blank was filled in; `signing`: one that belongs to the signing."""

    clause: str
    was: str
    now: str
    filled: bool = False
    signing: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words up to the next stop, the clause they stand in, and how they are compared."""

    text: str
    key: str
    clause: str


def pieces(lines: list[str]) -> list[Piece]:
    """A text in pieces; a line that begins with a clause's number begins a clause, a reference in the middle of a sentence does not."""
    found: list[Piece] = []
    clause, inner = HEAD, ""
    for line in lines:
        mark = MARK.match(line)
        if mark and (not found or found[-1].text.endswith(ENDS) or mark[1] or len(found[-1].text) < MOST):
            told = next(each for each in mark.groups() if each)
            if mark[1] and (not found or _begins(found[-1], line, clause)):
                clause, inner = mark[1], ""
            elif not mark[1]:
                inner = told if clause.startswith("第") else ""
                clause = clause if clause.startswith("第") else f"“{told}”"
        place = f"{clause}（{inner}）" if inner else clause
        found += [Piece(each, key(each), place) for each in PIECE.findall(re.sub(r"\s+", "", line)) if each]
    return [each for each in found if each.key]


def _begins(last: Piece, line: str, clause: str) -> bool:
    """A clause begins after the end of a sentence or a short heading; “按照 / 第三条约定” broken over two lines goes on."""
    rest = CLAUSE.sub("", line, count=1)
    return last.text.endswith(ENDS) or not rest.startswith(("的", "、", "和", "或", "至", "款", "第", "约定", "规定", "所"))


def differences(old: list[Piece], new: list[Piece]) -> Iterator[Difference]:
    """Every place in which the two texts differ, in the order of the new one; spaces, line ends and the width of signs do not count."""
    matcher = SequenceMatcher(None, [each.key for each in old], [each.key for each in new], autojunk=False)
    for verb, a, b, c, d in matcher.get_opcodes():
        if verb == "equal":
            continue
        if key(_text(old[a:b])) == key(_text(new[c:d])):
            continue
        before = old[a - 1].text if a else ""
        for name in dict.fromkeys(each.clause for each in (*new[c:d], *old[a:b])):
            left, right = ([each for each in some if each.clause == name] for some in (old[a:b], new[c:d]))
            was, now = _text(left), _text(right)
            if key(was) != key(now):
                yield Difference(name, was, now, fills(was, now) is not None, _at_signing(left, right, before if left[:1] == old[a:a + 1] else ""))


def _text(some: list[Piece]) -> str:
    return "".join(each.text for each in some)


def _at_signing(old: list[Piece], new: list[Piece], before: str) -> bool:
    """True when piece by piece nothing changed but blanks that are filled in at the signing."""
    fronts = [before, *(each.text for each in old)]
    return len(old) == len(new) and all(one.key == other.key or of_signing(one.text, other.text, front) for one, other, front in zip(old, new, fronts, strict=False))


@lru_cache(maxsize=64)
def text_of(name: str) -> tuple[Piece, ...]:
    """The pieces of a file in the vault; raises Unreadable with a sentence that says what to do."""
    with vault().open(name) as file:
        return tuple(pieces(read(file.read())))


def compared(old: str, new: str) -> list[Difference]:
    """The differences of two files in the vault (hashes); none when they are the same file. Raises Unreadable."""
    return [] if old == new else list(differences(list(text_of(old)), list(text_of(new))))


def drift(case: Case, act: Any) -> dict[str, Any] | None:
    """Where the text given now (the act's `text`, else the newest the matter has) differs from the text last reviewed; None when none was.

    {"was", "now": hashes, "clauses": names of the clauses that differ, "more": how many further ones, "blanks": those of them in which a blank was
    filled, "filled": clauses in which only what belongs to the signing was filled in while signing, "unreadable": a sentence or empty}.
    No words of the texts, since the answer stands in the record.
    """
    reviewed = case.said(f"{case.line}.Reviewed")
    was = (reviewed.text or {}).get("hash", "") if reviewed else ""
    now = (getattr(act, "text", None) or {}).get("hash", "")
    return versus(was, now, signing=signs_text(act)) if was else None


def signs_text(act: Any) -> bool:
    """True when the act is the signing of the text itself, with which its day, its number and who signs are filled in."""
    return bool(getattr(type(act), "signs_text", False))


def versus(was: str, now: str, *, signing: bool = False) -> dict[str, Any]:
    """Two files in the vault beside each other, as `drift` answers; nothing differs while one of them is missing. What is written into a blank after the review was not reviewed; only `signing` fills in its own blanks."""
    empty: dict[str, Any] = {"was": was, "now": now, "clauses": [], "more": 0, "blanks": [], "filled": [], "unreadable": ""}
    if not was or not now:
        return empty
    try:
        return {**empty, **_told(compared(was, now), signing)}
    except Unreadable as error:
        return {**empty, "unreadable": str(error)}


def beside(was: str, now: str) -> dict[str, Any]:
    """A file in the vault beside words that stand in the record, as `drift` answers."""
    empty: dict[str, Any] = {"clauses": [], "more": 0, "blanks": [], "filled": [], "unreadable": ""}
    try:
        return {**empty, **_told(list(differences(list(text_of(was)), pieces(now.splitlines()))))}
    except Unreadable as error:
        return {**empty, "unreadable": str(error)}


def _told(found: list[Difference], signing: bool = False) -> dict[str, Any]:
    """The names of the clauses that differ; those in which only the signing filled in its own blanks stand apart."""
    changed = list(dict.fromkeys(each.clause for each in found if not (signing and each.signing)))
    filled = [each for each in dict.fromkeys(each.clause for each in found) if each not in changed]
    blanks = [clause for clause in changed[:MOST] if all(each.filled for each in found if each.clause == clause)]
    return {"clauses": changed[:MOST], "more": max(0, len(changed) - MOST), "blanks": blanks, "filled": filled[:MOST]}


def named(answer: dict[str, Any] | None) -> str:
    """The clauses of an answer of `drift` in words (“第三条、第七条（填了空白）等12处”); empty where nothing differs."""
    if not answer or not answer["clauses"]:
        return ""
    blanks = answer.get("blanks") or ()
    told = "、".join(f"{each}（填了空白）" if each in blanks else each for each in answer["clauses"])
    return f"{told}等{len(answer['clauses']) + answer['more']}处" if answer["more"] else told
