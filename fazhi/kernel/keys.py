"""The key store: outside the database, with its own backup; any two of three recovery sheets open it again."""

import os
import sqlite3
import threading
from collections.abc import Callable
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fazhi.kernel import shares
from fazhi.kernel.sealing import open_sealed, seal
from fazhi.kernel.wrong import FazhiError

BLOCK = 256
CHECK = b"fazhi key store"


class KeysLocked(FazhiError):
    """The master key is not there: the store cannot be opened without recovery sheets."""


class KeyErased(FazhiError):
    """The key was destroyed by an act of erasure; what it sealed is gone for good."""


class KeyStore:
    """Random data keys, each wrapped under the master key; handed out from blocks that were made durable beforehand."""

    def __init__(self, folder: Path, master: bytes) -> None:
        self.folder, self.master = Path(folder), master
        self._lock = threading.Lock()
        self._pool: list[tuple[str, bytes]] = []
        self._known: dict[str, bytes] = {}
        self._local = threading.local()

    # -- opening -----------------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, folder: Path) -> list[str]:
        """Make a new store; returns three recovery sheets, of which any two open it. Refuses where a store stands."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / "store.sqlite3").exists() or (folder / "master").exists():
            raise FazhiError(f"{folder} 里已经有密钥库或主密钥，没有改动。请先核对这是哪一处安装。")
        master = os.urandom(32)
        _write_master(folder, master)
        store = cls(folder, master)
        with store._db() as db:
            db.execute("CREATE TABLE key (id TEXT PRIMARY KEY, wrapped BLOB NOT NULL)")
            db.execute("CREATE TABLE destroyed (id TEXT PRIMARY KEY, at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)")
            db.execute("CREATE TABLE named (name TEXT PRIMARY KEY, wrapped BLOB NOT NULL)")
            db.execute("INSERT INTO named VALUES ('check', ?)", [seal(master, CHECK, b"check")])
            db.execute("INSERT INTO named VALUES ('index', ?)", [seal(master, os.urandom(32), b"index")])
        return shares.sheets(master)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open a store with its master key; raises KeysLocked, in words that say what to do, when it is missing or wrong."""
        path = Path(folder) / "master"
        if not (Path(folder) / "store.sqlite3").exists():
            raise KeysLocked("找不到密钥库。请放回原来的 keys 目录，或从它自己的备份恢复。")
        if not path.exists():
            raise KeysLocked("找不到主密钥，密存的姓名和内容无法读出。请用任意两张恢复单运行 fazhi init --recover，或放回原来的 keys 目录。")
        return cls._checked(Path(folder), path.read_bytes())

    @classmethod
    def recover(cls, folder: Path, sheets: list[str]) -> Self:
        """Open a store with two recovery sheets and write the master key anew; raises KeysLocked when they do not fit."""
        store = cls._checked(Path(folder), shares.joined(sheets))
        _write_master(Path(folder), store.master)
        return store

    @classmethod
    def _checked(cls, folder: Path, master: bytes) -> Self:
        store = cls(folder, master)
        row = store._db().execute("SELECT wrapped FROM named WHERE name = 'check'").fetchone()
        try:
            if row is None or open_sealed(master, row[0], b"check") != CHECK:
                raise ValueError from None
        except Exception:
            raise KeysLocked("主密钥或恢复单与密钥库不符，未作任何改动。请核对是否同一处安装的恢复单。") from None
        return store

    def _db(self) -> sqlite3.Connection:
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if db is None or self._local.pid != os.getpid():  # a connection must not cross a fork
            self._local.pid = os.getpid()
            db = self._local.db = sqlite3.connect(self.folder / "store.sqlite3", timeout=20, isolation_level=None)
            db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;")
        return db

    # -- data keys ---------------------------------------------------------------------------------------------------

    def take(self) -> tuple[str, bytes]:
        """A fresh (id, key) that nobody was given before; costs no write, since its block is durable already."""
        with self._lock:
            if not self._pool or self._pid != os.getpid():
                self._refill()
            ident, key = self._pool.pop()
            self._known[ident] = key
            return ident, key

    def _refill(self) -> None:
        self._pid = os.getpid()
        block = [(os.urandom(12).hex(), os.urandom(32)) for _ in range(BLOCK)]
        db = self._db()
        db.execute("BEGIN IMMEDIATE")
        db.executemany("INSERT INTO key VALUES (?, ?)", [(ident, seal(self.master, key, ident.encode())) for ident, key in block])
        db.execute("COMMIT")
        self._pool = block

    def get(self, ident: str) -> bytes:
        """The key with this id; raises KeyErased when it was destroyed."""
        return self.reader()(ident)

    def reader(self) -> Callable[[str], bytes]:
        """As `get`, for many keys asked now: whether some were destroyed is looked up once for all of them."""
        version = self._db().execute("PRAGMA data_version").fetchone()[0]
        if version != getattr(self._local, "version", -1):  # the number has a meaning for this connection only
            self._forget_destroyed()
            self._local.version = version
        return self._get

    def _get(self, ident: str) -> bytes:
        if ident not in self._known:
            row = self._db().execute("SELECT wrapped FROM key WHERE id = ?", [ident]).fetchone()
            if row is None:
                raise self._gone(ident)
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[ident] = open_sealed(self.master, row[0], ident.encode())
        return self._known[ident]

    def _gone(self, ident: str) -> FazhiError:
        if self._db().execute("SELECT 1 FROM destroyed WHERE id = ?", [ident]).fetchone():
            return KeyErased("这部分内容已依法清除，无法恢复。")
        return KeysLocked("密钥库里没有这部分内容的密钥：密钥库可能比数据库旧。请恢复与数据库同一时刻的 keys 备份。")

    def _forget_destroyed(self) -> None:
        gone = {row[0] for row in self._db().execute("SELECT id FROM destroyed")}
        for ident in gone & self._known.keys():
            del self._known[ident]

    def destroy(self, ident: str) -> None:
        """Destroy a key for good; a tombstone stays."""
        db = self._db()
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE key SET wrapped = zeroblob(length(wrapped)) WHERE id = ?", [ident])
        db.execute("DELETE FROM key WHERE id = ?", [ident])
        db.execute("INSERT OR IGNORE INTO destroyed (id) VALUES (?)", [ident])
        db.execute("COMMIT")
        self._known.pop(ident, None)
        busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise FazhiError("密钥已标记销毁，但密钥库正被读取，旧内容还没有从磁盘抹去。请停止服务后再运行一次。")

    # -- named keys --------------------------------------------------------------------------------------------------

    @cached_property
    def _index(self) -> bytes:
        return self._named("index")

    def index_key(self) -> bytes:
        """The key of blind indexes."""
        return self._index

    def signing_key(self, office: str) -> Ed25519PrivateKey:
        """The office's signing key; made at the first call."""
        name = f"sign:{office}"
        db = self._db()
        if db.execute("SELECT 1 FROM named WHERE name = ?", [name]).fetchone() is None:
            raw = Ed25519PrivateKey.generate().private_bytes_raw()
            db.execute("INSERT OR IGNORE INTO named VALUES (?, ?)", [name, seal(self.master, raw, name.encode())])
        return Ed25519PrivateKey.from_private_bytes(self._named(name))

    def public_key(self, office: str) -> str:
        """The office's public key as hex."""
        public: Ed25519PublicKey = self.signing_key(office).public_key()
        return public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw).hex()

    def _named(self, name: str) -> bytes:
        row = self._db().execute("SELECT wrapped FROM named WHERE name = ?", [name]).fetchone()
        return open_sealed(self.master, row[0], name.encode())

    _pid = -1


def _write_master(folder: Path, master: bytes) -> None:
    path = folder / "master"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(master)
        file.flush()
        os.fsync(file.fileno())


def fingerprint(sheet: str) -> str:
    """A short mark by which a recovery sheet is known without being read."""
    return sha256(sheet.encode()).hexdigest()[:8]
