"""Recovery sheets: a secret parted into three, any two of which give it back, one of which tells nothing (Shamir over GF(256))."""

import base64
import os
from hashlib import sha256

from fazhi.kernel.wrong import FazhiError

COUNT = 3


class BadSheet(FazhiError):
    """A recovery sheet was mistyped, or the sheets do not belong together."""


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def _inverse(a: int) -> int:
    power = 1
    for _ in range(254):
        power = _times(power, a)
    return power


def parts(secret: bytes) -> list[bytes]:
    """Three parts; each begins with its number."""
    slope = os.urandom(len(secret))
    return [bytes([x]) + bytes(s ^ _times(m, x) for s, m in zip(secret, slope, strict=True)) for x in range(1, COUNT + 1)]


def secret(one: bytes, other: bytes) -> bytes:
    """The secret from two different parts."""
    x, y = one[0], other[0]
    if x == y or len(one) != len(other):
        raise BadSheet("需要两张不同编号、同一处安装的恢复单。")
    scale = _inverse(x ^ y)
    return bytes(_times(_times(a, y) ^ _times(b, x), scale) for a, b in zip(one[1:], other[1:], strict=True))


def sheets(master: bytes) -> list[str]:
    """Three printable sheets with number, groups of five characters, and a checksum that finds typing errors."""
    found = []
    for part in parts(master):
        text = base64.b32encode(part + sha256(part).digest()[:4]).decode().rstrip("=")
        groups = [text[i:i + 5] for i in range(0, len(text), 5)]
        rows = [" ".join(groups[i:i + 4]) for i in range(0, len(groups), 4)]
        found.append(f"恢复单 第{part[0]}张（共{COUNT}张，任意两张可恢复）\n" + "\n".join(rows))
    return found


def joined(typed: list[str]) -> bytes:
    """The master key from two typed sheets; raises BadSheet saying which one is wrong."""
    if len(typed) < 2:
        raise BadSheet("需要任意两张恢复单。")
    return secret(*[_read(sheet, i) for i, sheet in enumerate(typed[:2], start=1)])


def _read(sheet: str, i: int) -> bytes:
    rows = [line for line in sheet.splitlines() if "恢复单" not in line]
    text = "".join("".join(rows).split()).upper().replace("0", "O").replace("1", "I").replace("8", "B")
    try:
        raw = base64.b32decode(text + "=" * (-len(text) % 8))
    except ValueError:
        raise BadSheet(f"第{i}张恢复单里有不认识的字符，请逐组核对。") from None
    part, mark = raw[:-4], raw[-4:]
    if sha256(part).digest()[:4] != mark:
        raise BadSheet(f"第{i}张恢复单输入有误：校验不符，请逐组核对。")
    return part
