"""The vault: files addressed by what they contain, hashed when they come in, made durable before any entry names them."""

import errno
import hashlib
import json
import os
import re
import shutil
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from django.conf import settings

from fazhi.kernel.wrong import FazhiError

CHUNK = 1 << 20
RESERVE = 64 << 20
STALE = 7 * 24 * 3600  # seconds after which an upload that nobody goes on with is dropped
HASH = re.compile(r"[0-9a-f]{64}")
UNKNOWN = "没有这次上传，可能已经完成或过期。请重新选择文件。"
FULL = "磁盘快满了，暂时不能再存文件；已有内容仍可查看和打印。请通知管理员清理磁盘。"


class EmptyFile(FazhiError):
    """A file of 0 bytes."""


class BrokenUpload(FazhiError):
    """Parts of an upload do not fit together; what has arrived so far is kept."""


class DiskFull(FazhiError):
    """Less space is left than the reserve; reading and printing go on."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A stored file: SHA-256 as hex, and its size in bytes."""

    hash: str
    size: int


@dataclass(frozen=True, slots=True)
class Reference:
    """Evidence kept elsewhere: the station or device that holds it, its hash and size."""

    station: str
    device: str
    hash: str
    size: int


class Store(Protocol):
    """Where blobs lie: a folder now; an object store with the same five verbs later. Nothing is ever overwritten."""

    def adopt(self, name: str, path: Path) -> None:
        """Take a finished file in under its hash, durably."""

    def open(self, name: str) -> BinaryIO:
        """The file's content; raises FileNotFoundError."""

    def has(self, name: str) -> bool:
        """True when it is there."""

    def size(self, name: str) -> int:
        """Its size in bytes."""

    def names(self) -> Iterator[str]:
        """Every stored hash."""


class DiskStore:
    """A folder with two levels of sub-folders."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder)
        self.incoming = self.folder / "incoming"
        self.incoming.mkdir(parents=True, exist_ok=True)

    def path(self, name: str) -> Path:
        """Where a blob lies."""
        if not HASH.fullmatch(name):
            raise FileNotFoundError(name)
        return self.folder / name[:2] / name[2:4] / name

    def adopt(self, name: str, path: Path) -> None:
        """Rename into place and make the folder durable; the same content twice is kept once."""
        target = self.path(name)
        if target.exists() and _hash_of(target) == name:
            path.unlink()
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, target)  # new, or in the place of a copy that has rotted
        target.chmod(0o440)
        for folder in (target.parent, target.parent.parent, self.folder):
            _sync_folder(folder)

    def open(self, name: str) -> BinaryIO:
        """The file's content."""
        return self.path(name).open("rb")

    def has(self, name: str) -> bool:
        """True when it is there."""
        return bool(HASH.fullmatch(name)) and self.path(name).exists()

    def size(self, name: str) -> int:
        """Its size in bytes."""
        return self.path(name).stat().st_size

    def names(self) -> Iterator[str]:
        """Every stored hash."""
        for first in sorted(self.folder.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*")):
            yield first.name


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Vault:
    """Puts files in, whole or in parts, and finds them again."""

    def __init__(self, store: DiskStore, reserve: int = RESERVE) -> None:
        self.store, self.reserve = store, reserve

    def _room(self, size: int) -> None:
        if shutil.disk_usage(self.store.folder).free < self.reserve + size:
            raise DiskFull(FULL)

    def put(self, data: bytes | BinaryIO) -> Blob:
        """Store a file; durable on return. Raises EmptyFile, DiskFull."""
        self._room(len(data) if isinstance(data, bytes) else 0)
        path = self.store.incoming / uuid.uuid4().hex
        one, size = hashlib.sha256(), 0
        try:
            with path.open("xb") as file:
                for chunk in [data] if isinstance(data, bytes) else iter(lambda: data.read(CHUNK), b""):
                    one.update(chunk)
                    size += len(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            if size == 0:
                raise EmptyFile("文件是空的（0字节），没有保存。请重新选择文件。")
            self.store.adopt(one.hexdigest(), path)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise DiskFull(FULL) from None
            raise
        finally:
            path.unlink(missing_ok=True)
        return Blob(one.hexdigest(), size)

    # -- in parts ----------------------------------------------------------------------------------------------------

    def begin(self, size: int, expected: str = "", owner: str = "") -> str:
        """Begin an upload of `size` bytes (and, if told, of this hash) by a person; returns its id. It survives a restart."""
        if size <= 0:
            raise EmptyFile("文件是空的（0字节），没有保存。请重新选择文件。")
        self.sweep()
        self._room(size)
        ident = uuid.uuid4().hex
        (self.store.incoming / f"{ident}.json").write_text(json.dumps({"size": size, "expected": expected, "owner": owner}), "ascii")
        (self.store.incoming / f"{ident}.part").touch()
        return ident

    def arrived(self, upload: str, owner: str = "") -> int:
        """How many bytes have arrived; raises BrokenUpload for an unknown upload or one of somebody else."""
        part = self._part(upload)
        if owner and self._about(upload)["owner"] != owner:
            raise BrokenUpload(UNKNOWN)
        return part.stat().st_size

    def sweep(self, now: float = 0) -> int:
        """Drop uploads to which nothing was added for long; returns how many."""
        before = (now or time.time()) - STALE
        old = [each for each in self.store.incoming.glob("*.part") if each.stat().st_mtime < before]
        for each in old:
            self.abandon(each.stem)
        return len(old)

    def append(self, upload: str, offset: int, data: bytes) -> int:
        """Add a part at its offset; returns the next offset. Raises BrokenUpload telling the right one."""
        part, about = self._part(upload), self._about(upload)
        have = part.stat().st_size
        if offset != have:
            raise BrokenUpload(f"上传的位置不对：已收到 {have} 字节，请从这里继续。")
        if have + len(data) > about["size"]:
            raise BrokenUpload("收到的内容比声明的大小多，请重新上传。")
        with part.open("ab") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return have + len(data)

    def finish(self, upload: str) -> Blob:
        """Close an upload; raises BrokenUpload when bytes are missing or the hash is another."""
        part, about = self._part(upload), self._about(upload)
        size = part.stat().st_size
        if size != about["size"]:
            raise BrokenUpload(f"上传没有完成：共 {about['size']} 字节，只收到 {size} 字节。请继续上传。")
        with part.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if about["expected"] and found != about["expected"]:
            raise BrokenUpload("上传的内容在途中损坏：摘要不符。请重新上传。")
        self.store.adopt(found, part)
        (self.store.incoming / f"{upload}.json").unlink(missing_ok=True)
        return Blob(found, size)

    def abandon(self, upload: str) -> None:
        """Drop an upload."""
        for end in (".part", ".json"):
            (self.store.incoming / f"{upload}{end}").unlink(missing_ok=True)

    def _part(self, upload: str) -> Path:
        path = self.store.incoming / f"{upload}.part"
        if not upload.isalnum() or not path.exists():
            raise BrokenUpload(UNKNOWN)
        return path

    def _about(self, upload: str) -> dict[str, Any]:
        about: dict[str, Any] = json.loads((self.store.incoming / f"{upload}.json").read_text("ascii"))
        return about

    # -- finding -----------------------------------------------------------------------------------------------------

    def open(self, name: str) -> BinaryIO:
        """A file's content; raises FileNotFoundError."""
        return self.store.open(name)

    def has(self, name: str) -> bool:
        """True when it is there."""
        return self.store.has(name)

    def check(self, name: str) -> bool:
        """True when the content still has its hash."""
        one = hashlib.sha256()
        with self.store.open(name) as file:
            while chunk := file.read(CHUNK):
                one.update(chunk)
        return one.hexdigest() == name

    def orphans(self, known: Iterable[str]) -> list[str]:
        """Stored files that no record names."""
        wanted = set(known)
        return [name for name in self.store.names() if name not in wanted]


def vault() -> Vault:
    """The vault of this installation."""
    return Vault(DiskStore(Path(settings.FAZHI_VAULT)))
