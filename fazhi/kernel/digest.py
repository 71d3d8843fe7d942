"""Canonical text, digests and Merkle trees: what the chain and the seals are made of."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from cryptography.hazmat.primitives import hashes

ALGORITHMS = ("sha256", "sm3")


def canonical(value: Any) -> str:
    """A value as canonical JSON: sorted keys, no blanks, whole numbers only. Raises ValueError for floats."""
    _no_floats(value)
    return _fast(value)


def _refuse_float(value: float) -> str:
    raise ValueError(f"账本里只有整数，不能写入小数：{value}")


_fast = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def _no_floats(value: Any) -> None:
    if isinstance(value, dict):
        for key, each in value.items():
            if type(key) is not str:
                raise ValueError(f"账本里的名称只能是文字，不能是：{key!r}")
            if type(each) is not str:
                _no_floats(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            if type(each) is not str:
                _no_floats(each)
    elif isinstance(value, float):
        _refuse_float(value)


def digest(algorithm: str, data: bytes) -> str:
    """The digest of bytes as lower-case hex; algorithm is sha256 or sm3. Raises ValueError for any other."""
    if algorithm == "sha256":
        return hashlib.sha256(data).hexdigest()
    if algorithm == "sm3":
        one = hashes.Hash(hashes.SM3())
        one.update(data)
        return one.finalize().hex()
    raise ValueError(f"没有“{algorithm}”这种摘要算法，可用：{'、'.join(ALGORITHMS)}。")


def entry_hash(algorithm: str, previous: str, body: str) -> str:
    """The hash of an entry: over the hash before it and its canonical body (which names the algorithm itself)."""
    return digest(algorithm, f"{previous}\n{body}".encode())


def merkle_root(algorithm: str, leaves: Sequence[str]) -> str:
    """The root of a tree over hex leaves, built as in RFC 6962 (leaf prefix 00, node prefix 01); the empty tree is the digest of nothing."""
    if not leaves:
        return digest(algorithm, b"")
    level = [digest(algorithm, b"\x00" + bytes.fromhex(leaf)) for leaf in leaves]
    while len(level) > 1:
        level = [_node(algorithm, level[i], level[i + 1]) if i + 1 < len(level) else level[i] for i in range(0, len(level), 2)]
    return level[0]


def _node(algorithm: str, left: str, right: str) -> str:
    return digest(algorithm, b"\x01" + bytes.fromhex(left) + bytes.fromhex(right))


def inclusion(algorithm: str, leaves: Sequence[str], index: int) -> list[tuple[str, str]]:
    """The path from a leaf to the root: (side of the sibling, sibling) from below."""
    level = [digest(algorithm, b"\x00" + bytes.fromhex(leaf)) for leaf in leaves]
    path: list[tuple[str, str]] = []
    while len(level) > 1:
        sibling = index ^ 1
        if sibling < len(level):
            path.append(("left" if sibling < index else "right", level[sibling]))
        level = [_node(algorithm, level[i], level[i + 1]) if i + 1 < len(level) else level[i] for i in range(0, len(level), 2)]
        index //= 2
    return path


def included(algorithm: str, leaf: str, path: Sequence[tuple[str, str]], root: str) -> bool:
    """True when the path leads from the leaf to the root."""
    at = digest(algorithm, b"\x00" + bytes.fromhex(leaf))
    for side, sibling in path:
        at = _node(algorithm, sibling, at) if side == "left" else _node(algorithm, at, sibling)
    return at == root
