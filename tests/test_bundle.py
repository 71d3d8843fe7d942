"""A bundle is checked by the verifier inside it, offline; any changed byte is found."""

import datetime
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from fazhi.kernel import bundle, registry, seal
from fazhi.kernel.wrong import NotFound


@pytest.fixture
def exported(town: Any, tmp_path: Path) -> Path:
    town.at("2021-03-01")
    case = town.he(registry.act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某"}))
    town.he(case, registry.act("common.Attach")(what="照片", files=[town.file("照片")]))
    seal.seal_day(town.office, datetime.date(2021, 3, 1))
    town.he(case, registry.act("petition.Accept")(kind="complaint"))
    path = tmp_path / "case.zip"
    assert bundle.write(town.office, case.code, "", path) == 1
    return path


def run(place: Path, script: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-I", str(script), str(place)], capture_output=True, text=True, check=False)


def unpacked(exported: Path, folder: Path) -> Path:
    with zipfile.ZipFile(exported) as archive:
        archive.extractall(folder)
    return folder


def test_whole_bundle_is_clean(exported: Path, tmp_path: Path) -> None:
    place = unpacked(exported, tmp_path / "open")
    done = run(place, place / "verifier.py")
    assert done.returncode == 0 and "3条记录，其中2条已封存，1个文件" in done.stdout
    assert run(exported, place / "verifier.py").returncode == 0


def test_nobody_is_named_in_a_bundle(exported: Path, tmp_path: Path) -> None:
    assert "测某" not in (unpacked(exported, tmp_path / "open") / "bundle.json").read_text("utf-8")


@pytest.mark.parametrize("change", ["entry", "seal", "file", "declaration", "order"])
def test_changed_bundle_is_found(exported: Path, tmp_path: Path, change: str) -> None:
    place = unpacked(exported, tmp_path / "open")
    told: dict[str, Any] = json.loads((place / "bundle.json").read_text("utf-8"))
    if change == "entry":
        told["matters"][0]["entries"][0] = told["matters"][0]["entries"][0].replace("phone", "paper")
    elif change == "seal":
        told["seals"][0]["body"] = told["seals"][0]["body"].replace("2021", "2020")
    elif change == "file":
        next((place / "files").iterdir()).write_bytes(b"other")
    elif change == "declaration":
        key = next(iter(told["declarations"]))
        told["declarations"][key] += " "
    else:
        for name in ("entries", "hashes"):
            told["matters"][0][name].reverse()
    (place / "bundle.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    done = run(place, place / "verifier.py")
    assert done.returncode == 1 and "✗" in done.stdout


def test_unknown_matter_gets_a_sentence(town: Any, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="没有这件事项"):
        bundle.write(town.office, "XF999999-00000", "", tmp_path / "x.zip")


def test_forged_key_is_found_by_its_fingerprint(exported: Path, tmp_path: Path) -> None:
    place = unpacked(exported, tmp_path / "open")
    done = subprocess.run([sys.executable, "-I", str(place / "verifier.py"), str(place), "0000 0000"], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "与您给出的不符" in done.stdout


def test_broken_bundle_gets_a_sentence(tmp_path: Path, exported: Path) -> None:
    place = unpacked(exported, tmp_path / "open")
    (place / "bundle.json").write_text("{", "utf-8")
    done = run(place, place / "verifier.py")
    assert done.returncode == 1 and "无法读取" in done.stdout and "Traceback" not in done.stderr


def test_cut_tail_and_dropped_proof_are_found(tmp_path: Path, exported: Path) -> None:
    place = unpacked(exported, tmp_path / "open")
    told = json.loads((place / "bundle.json").read_text("utf-8"))
    told["matters"][0]["entries"].pop()
    told["matters"][0]["hashes"].pop()
    (place / "bundle.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    assert "签名无效" in run(place, place / "verifier.py").stdout
