"""What a daily seal says and how it is checked: pure, without a database."""

import json
from collections.abc import Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fazhi.kernel.digest import canonical, digest, merkle_root


def make_seal(algorithm: str, office: str, day: str, n: int, previous: str, leaves: Sequence[str], key: Ed25519PrivateKey, *,
              until: str = "") -> tuple[str, str, str]:
    """(body, signature as hex, hash) of the n-th seal of an office over entry hashes; `until` is the last entry's recording time."""
    body = canonical({"office": office, "day": day, "n": n, "algorithm": algorithm, "root": merkle_root(algorithm, leaves),
                      "count": len(leaves), "prev": previous, "until": until})
    return body, key.sign(body.encode()).hex(), digest(algorithm, body.encode())


def check_seal(body: str, signature: str, stored: str, previous: str, leaves: Sequence[str], public: str) -> list[str]:
    """Sentences about what is wrong with a seal; empty when it is whole."""
    told = json.loads(body)
    wrong = []
    if digest(told["algorithm"], body.encode()) != stored:
        wrong.append("日封正文被改动：与其摘要不符")
    if told["prev"] != previous:
        wrong.append("日封链断开：前一号日封不符")
    if merkle_root(told["algorithm"], leaves) != told["root"] or len(leaves) != told["count"]:
        wrong.append("日封所含记录与其根不符")
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), body.encode())
    except InvalidSignature:
        wrong.append("日封签名无效")
    return wrong
