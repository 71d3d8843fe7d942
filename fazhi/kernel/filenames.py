"""The names of files that one matter hands to another: the ledger keeps them sealed, so that what was read from it comes without them."""

from collections.abc import Iterator, Mapping
from typing import Any

from fazhi.kernel import words
from fazhi.kernel.models import File


def named(said: Mapping[str, Any], matter: str) -> dict[str, Any]:
    """What is said, every file without a name given the one under which the matter holds it; two queries where there is such a file."""
    bare = {each["hash"] for value in said.values() for each in _files(value) if not each.get("name")}
    rows = list(File.objects.filter(matter=matter, hash__in=bare, struck="").order_by("id").values_list("hash", "word", "opened_by")) if bare else []
    sealed = words.read({entry for _, _, entry in rows})
    names = {digest: str(name) for digest, word, entry in rows if (name := sealed.get(entry, {}).get(f"{word}.name"))}
    return {key: _renamed(value, names) for key, value in said.items()}


def _files(value: Any) -> Iterator[Mapping[str, Any]]:
    """The files in a value: one, or those of a list."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Mapping) and "hash" in each and "size" in each:
            yield each


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if not names or not any(True for _ in _files(value)):
        return value
    if isinstance(value, list):
        return [_renamed(each, names) for each in value]
    return {**value, "name": value.get("name") or names.get(value["hash"], "")}
