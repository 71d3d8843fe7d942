"""Whether the door stands open: models refuse to be written while it is closed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_open: ContextVar[bool] = ContextVar("door_open", default=False)


class DoorClosed(Exception):
    """Somebody tried to write a record past the door."""


def is_open() -> bool:
    """True while the door is writing in this context."""
    return _open.get()


@contextmanager
def opened() -> Iterator[None]:
    """Open the latch for the block; only the door and its tools may call this."""
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)


def demand(what: str) -> None:
    """Raise DoorClosed, in plain words, unless the door stands open."""
    if not _open.get():
        raise DoorClosed(f"{what}只能经由办理行为写入，不能直接修改。")
