"""The key store, the recovery sheets and the sealing of single words."""

import itertools
import sqlite3
import threading
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from fazhi.kernel import shares
from fazhi.kernel.keys import KeyErased, KeysLocked, KeyStore
from fazhi.kernel.sealing import check, open_value, seal_value
from fazhi.kernel.shares import BadSheet
from fazhi.kernel.wrong import FazhiError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@given(st.binary(min_size=32, max_size=32))
def test_any_two_of_three_sheets_give_the_key_back(master: bytes) -> None:
    for two in itertools.permutations(shares.sheets(master), 2):
        assert shares.joined(list(two)) == master


@given(st.binary(min_size=32, max_size=32), st.integers(0, 50), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_a_mistyped_sheet_is_never_taken_for_another_key(master: bytes, at: int, letter: str) -> None:
    one, two, _ = shares.sheets(master)
    head, rows = one.split("\n", 1)
    typed = list(rows)
    at %= len(typed)
    if typed[at] in " \n":
        return
    typed[at] = letter
    try:
        assert shares.joined([head + "\n" + "".join(typed), two]) == master
    except BadSheet as bad:
        assert "第1张" in str(bad) or "编号" in str(bad)


def test_one_sheet_is_not_enough(folder: Path) -> None:
    sheets = KeyStore.create(folder)
    with pytest.raises(BadSheet, match="任意两张"):
        KeyStore.recover(folder, sheets[:1])
    with pytest.raises(BadSheet, match="不同编号"):
        KeyStore.recover(folder, [sheets[0], sheets[0]])


def test_a_restore_without_master_key_is_refused_and_sheets_open_it(folder: Path) -> None:
    sheets = KeyStore.create(folder)
    ident, key = KeyStore.open(folder).take()
    (folder / "master").unlink()
    with pytest.raises(KeysLocked, match="恢复单"):
        KeyStore.open(folder)
    assert KeyStore.recover(folder, [sheets[2], sheets[0]]).get(ident) == key
    assert KeyStore.open(folder).get(ident) == key


def test_sheets_of_another_installation_are_refused(folder: Path, tmp_path: Path) -> None:
    KeyStore.create(folder)
    others = KeyStore.create(tmp_path / "other")
    with pytest.raises(KeysLocked, match="不符"):
        KeyStore.recover(folder, others[:2])


def test_a_store_is_never_made_over_another(folder: Path) -> None:
    KeyStore.create(folder)
    (folder / "store.sqlite3").unlink()
    with pytest.raises(FazhiError, match="没有改动"):
        KeyStore.create(folder)


def test_no_key_is_handed_out_twice(folder: Path) -> None:
    KeyStore.create(folder)
    one, other = KeyStore.open(folder), KeyStore.open(folder)
    taken = [store.take()[0] for _ in range(400) for store in (one, other)]
    assert len(set(taken)) == 800


def test_a_taken_key_is_durable_before_it_is_used(folder: Path) -> None:
    KeyStore.create(folder)
    ident, key = KeyStore.open(folder).take()
    assert KeyStore.open(folder).get(ident) == key


def test_a_destroyed_key_is_gone_for_every_reader(folder: Path) -> None:
    KeyStore.create(folder)
    one, other = KeyStore.open(folder), KeyStore.open(folder)
    ident, _ = one.take()
    other.get(ident)
    one.destroy(ident)
    found: list[str] = []

    def read() -> None:
        try:
            other.get(ident)
        except KeyErased:
            found.append("gone")

    for run in (read, read):
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    read()
    assert found == ["gone"] * 3


def test_a_key_that_was_never_there_is_not_called_erased(folder: Path) -> None:
    KeyStore.create(folder)
    with pytest.raises(KeysLocked, match="比数据库旧"):
        KeyStore.open(folder).get("0" * 24)


def test_the_wrapped_key_leaves_the_disk(folder: Path) -> None:
    KeyStore.create(folder)
    store = KeyStore.open(folder)
    ident, _ = store.take()
    with sqlite3.connect(folder / "store.sqlite3") as db:
        wrapped = bytes(db.execute("SELECT wrapped FROM key WHERE id = ?", [ident]).fetchone()[0])
    db.close()
    store.destroy(ident)
    assert all(wrapped not in path.read_bytes() for path in folder.iterdir())


def test_master_key_is_for_the_owner_only(folder: Path) -> None:
    KeyStore.create(folder)
    assert (folder / "master").stat().st_mode & 0o077 == 0


@given(st.text(max_size=200), st.text(max_size=20))
def test_sealed_words_open_only_in_their_place(word: str, place: str) -> None:
    key = b"k" * 32
    commitment, blob = seal_value(key, word, place.encode())
    salt, value = open_value(key, blob, place.encode())
    assert value == word and check(commitment, salt, word) and not check(commitment, salt, word + "x")
    with pytest.raises(InvalidTag):
        open_value(key, blob, place.encode() + b"x")


def test_the_same_word_is_sealed_differently_each_time() -> None:
    one, other = (seal_value(b"k" * 32, "刘某", b"a") for _ in range(2))
    assert one[0] != other[0] and one[1] != other[1]
