"""How articles are cited in Chinese: 57(1) becomes 第五十七条第一款."""

from __future__ import annotations

import re
from functools import lru_cache

DIGITS = "零一二三四五六七八九"
SCALES = ("", "十", "百", "千")

_ARTICLE = re.compile(r"(?P<no>\d+)(?:之(?P<sub>\d+))?(?P<parts>(?:\([0-9一二三四五六七八九十]+\))*)$")
_PART = re.compile(r"\(([0-9一二三四五六七八九十]+)\)")
_SPLIT = re.compile(r"\s*[、,，/;；]\s*")


def numeral(number: int) -> str:
    """A number from 0 to 9999 in Chinese numerals, as articles are numbered: 110 is 一百一十."""
    if number == 0:
        return DIGITS[0]
    words: list[str] = []
    gap = False
    for power in range(len(SCALES) - 1, -1, -1):
        digit = number // 10**power % 10
        if digit:
            words.append((DIGITS[0] if gap and words else "") + DIGITS[digit] + SCALES[power])
            gap = False
        else:
            gap = True
    text = "".join(words)
    return text[1:] if text.startswith("一十") else text


@lru_cache(maxsize=4096)
def cite(statute: str, article: str) -> str:
    """《statute》 and its articles in words; an article that is not a number is kept as written."""
    name = f"《{statute}》" if statute else ""
    return name + "、".join(_one(part) for part in _SPLIT.split(article.strip()) if part)


def _one(article: str) -> str:
    """One article, or a range of articles such as 8-12."""
    first, dash, last = article.partition("-")
    if dash and first.isdigit() and last.isdigit():
        return f"{_one(first)}至{_one(last)}"
    found = _ARTICLE.match(article.replace("（", "(").replace("）", ")"))
    if found is None:
        return article.replace("(", "（").replace(")", "）")
    text = f"第{numeral(int(found['no']))}条"
    if found["sub"]:
        text += f"之{numeral(int(found['sub']))}"
    return text + _parts(_PART.findall(found["parts"]))


def _parts(parts: list[str]) -> str:
    """Paragraph and item: (1) is 第一款, a second one or a Chinese numeral is an item."""
    text = ""
    for place, part in enumerate(parts):
        if not part.isdigit():
            text += f"第（{part}）项"
        elif place == 0:
            text += f"第{numeral(int(part))}款"
        else:
            text += f"第（{numeral(int(part))}）项"
    return text
