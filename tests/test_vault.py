"""The vault: hashed when it comes in, whole or in parts, and nothing lost."""

import hashlib
import io
from pathlib import Path

import pytest

from fazhi.kernel.vault import BrokenUpload, DiskFull, DiskStore, EmptyFile, Vault


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(DiskStore(tmp_path))


def test_a_file_is_addressed_by_its_hash(vault: Vault) -> None:
    blob = vault.put(io.BytesIO("照片".encode() * 9))
    assert blob.hash == hashlib.sha256("照片".encode() * 9).hexdigest() and vault.check(blob.hash)


def test_the_same_content_is_kept_once(vault: Vault) -> None:
    assert vault.put(b"a") == vault.put(b"a") and len(list(vault.store.names())) == 1


def test_a_rotted_copy_is_mended_by_the_good_one(vault: Vault) -> None:
    blob = vault.put(b"good")
    path = vault.store.path(blob.hash)
    path.chmod(0o640)
    path.write_bytes(b"rotten")
    assert not vault.check(blob.hash)
    vault.put(b"good")
    assert vault.check(blob.hash)


def test_empty_files_are_refused(vault: Vault) -> None:
    with pytest.raises(EmptyFile, match="0字节"):
        vault.put(b"")
    with pytest.raises(EmptyFile):
        vault.begin(0)


def test_an_upload_in_parts_survives_a_restart(vault: Vault) -> None:
    data = bytes(range(256)) * 40
    upload = vault.begin(len(data), hashlib.sha256(data).hexdigest())
    vault.append(upload, 0, data[:4000])
    again = Vault(vault.store)
    assert again.arrived(upload) == 4000
    with pytest.raises(BrokenUpload, match="已收到 4000 字节"):
        again.append(upload, 0, data)
    with pytest.raises(BrokenUpload, match="没有完成"):
        again.finish(upload)
    again.append(upload, 4000, data[4000:])
    assert again.finish(upload).hash == hashlib.sha256(data).hexdigest()


def test_an_upload_that_was_damaged_on_its_way_is_refused(vault: Vault) -> None:
    upload = vault.begin(4, hashlib.sha256(b"good").hexdigest())
    vault.append(upload, 0, b"evil")
    with pytest.raises(BrokenUpload, match="损坏"):
        vault.finish(upload)


def test_more_than_was_said_is_refused(vault: Vault) -> None:
    upload = vault.begin(2)
    with pytest.raises(BrokenUpload, match="多"):
        vault.append(upload, 0, b"abc")


def test_an_unknown_upload_gets_a_sentence(vault: Vault) -> None:
    with pytest.raises(BrokenUpload, match="没有这次上传"):
        vault.append("../../etc/passwd", 0, b"x")


def test_names_that_are_no_hash_lead_nowhere(vault: Vault) -> None:
    assert not vault.has("/etc/hostname") and not vault.has("../../../etc/hostname")
    with pytest.raises(FileNotFoundError):
        vault.open("../../../etc/hostname")


def test_a_full_disk_refuses_before_writing(tmp_path: Path) -> None:
    full = Vault(DiskStore(tmp_path), reserve=1 << 60)
    with pytest.raises(DiskFull, match="仍可查看和打印"):
        full.put(b"a")
    assert list(full.store.names()) == []


def test_orphans_are_listed(vault: Vault) -> None:
    kept, lost = vault.put(b"kept"), vault.put(b"lost")
    assert vault.orphans([kept.hash]) == [lost.hash]
