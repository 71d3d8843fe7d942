"""Sealing one word: AES-256-GCM with the place it belongs to, and a salted commitment that tells nothing of the word."""

import hashlib
import hmac
import json
import os
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE, SALT = 12, 16
VERSION = b"\x01"  # AES-256-GCM


@lru_cache(maxsize=4096)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)


def seal(key: bytes, plain: bytes, aad: bytes) -> bytes:
    """Encrypt bytes; the first byte names the cipher, the place (aad) must be told again to open them."""
    nonce = os.urandom(NONCE)
    return VERSION + nonce + _cipher(key).encrypt(nonce, plain, aad)


def open_sealed(key: bytes, blob: bytes, aad: bytes) -> bytes:
    """Decrypt; raises cryptography's InvalidTag when the blob, the key or the place is wrong, ValueError for an unknown cipher."""
    if blob[:1] != VERSION:
        raise ValueError("密存内容的加密方式无法识别。")
    return _cipher(key).decrypt(blob[1:1 + NONCE], blob[1 + NONCE:], aad)


def commit(salt: bytes, value: bytes) -> str:
    """A commitment to a value: without the salt nobody can guess it."""
    return hashlib.sha256(salt + value).hexdigest()


def _text(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def seal_value(key: bytes, value: Any, aad: bytes) -> tuple[str, bytes]:
    """(commitment, blob) of a JSON value; the salt travels inside the blob."""
    salt, text = os.urandom(SALT), _text(value)
    return commit(salt, text), seal(key, salt + text, aad)


def open_value(key: bytes, blob: bytes, aad: bytes) -> tuple[bytes, Any]:
    """(salt, value) of a blob."""
    plain = open_sealed(key, blob, aad)
    return plain[:SALT], json.loads(plain[SALT:])


def check(commitment: str, salt: bytes, value: Any) -> bool:
    """True when the commitment is to this value."""
    return hmac.compare_digest(commitment, commit(salt, _text(value)))
