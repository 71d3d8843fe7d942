"""What a form holds of files that are in the vault already: told to the browser under the house's signature, so that nobody names a file that he was not given."""

from collections.abc import Mapping
from typing import Any

from django.core import signing

SALT = "fazhi.kept"


def told(file: Mapping[str, Any]) -> str:
    """A file for a hidden control."""
    return signing.dumps({name: file[name] for name in ("hash", "size", "media", "name", "pasted") if name in file}, salt=SALT)


def taken(text: str) -> dict[str, Any]:
    """The file that came back; empty where it is none of ours, which no field of an act takes for a file."""
    try:
        return dict(signing.loads(text, salt=SALT))
    except signing.BadSignature:
        return {}
