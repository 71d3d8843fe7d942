"""Checks a bundle offline: python verifier.py case.zip – needs only Python and the package cryptography."""

import hashlib
import json
import sys
import zipfile
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def digest(algorithm: str, data: bytes) -> str:
    """The digest of bytes as hex: sha256 or sm3."""
    if algorithm == "sm3":
        one = hashes.Hash(hashes.SM3())
        one.update(data)
        return one.finalize().hex()
    return hashlib.new(algorithm, data).hexdigest()


def root_of(algorithm: str, leaf: str, path: list[list[str]]) -> str:
    """The root to which a leaf's path leads (RFC 6962: prefixes 00 and 01)."""
    at = digest(algorithm, b"\x00" + bytes.fromhex(leaf))
    for side, sibling in path:
        pair = (sibling, at) if side == "left" else (at, sibling)
        at = digest(algorithm, b"\x01" + bytes.fromhex(pair[0]) + bytes.fromhex(pair[1]))
    return at


def check_chain(matter: dict, wrong: list[str]) -> dict[str, str]:
    """Walk one matter's chain; returns {entry id: hash} of what holds."""
    previous, good = "", {}
    for i, (text, stored) in enumerate(zip(matter["entries"], matter["hashes"], strict=True), start=1):
        body = json.loads(text)
        if digest(body["algo"], f"{body['prev']}\n{text}".encode()) != stored:
            wrong.append(f"事项 {matter['id']} 第{i}条记录被改动")
        elif body["prev"] != previous or body["n"] != i or body["matter"] != matter["id"]:
            wrong.append(f"事项 {matter['id']} 第{i}条记录缺失、次序不对或不属于本事项")
        else:
            good[body["id"]] = stored
        previous = stored
    return good


def check_seals(bundle: dict, good: dict[str, str], wrong: list[str]) -> int:
    """Check seals, their signatures, and that each proved entry lies in its seal; returns how many entries are sealed."""
    seals = {}
    for seal in bundle["seals"]:
        body = json.loads(seal["body"])
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(bundle["public_key"]))
        try:
            key.verify(bytes.fromhex(seal["signature"]), seal["body"].encode())
            seals[body["n"]] = body
        except InvalidSignature:
            wrong.append(f"第{body['n']}号日封（{body['day']}）签名无效")
    for proof in bundle["proofs"]:
        seal, leaf = seals.get(proof["seal"]), good.get(proof["entry"])
        if seal is None or leaf is None or root_of(seal["algorithm"], leaf, proof["path"]) != seal["root"]:
            wrong.append(f"记录 {proof['entry']} 不在第{proof['seal']}号日封里")
    return len(bundle["proofs"])


def check_rest(bundle: dict, read: object, wrong: list[str]) -> None:
    """Declarations and files hash to their names."""
    for name, text in bundle["declarations"].items():
        if digest("sha256", text.encode()) != name:
            wrong.append(f"行为声明 {name[:16]}… 被改动")
    for name, path in bundle["files"].items():
        if digest("sha256", read(path)) != name:  # type: ignore[operator]
            wrong.append(f"文件 {path} 被改动")


def check(read: object) -> tuple[dict, list[str], int]:
    """(bundle, what is wrong, number of sealed entries) of a bundle whose files `read(name)` gives as bytes."""
    bundle = json.loads(read("bundle.json"))  # type: ignore[operator]
    wrong: list[str] = []
    good: dict[str, str] = {}
    for matter in bundle["matters"]:
        good.update(check_chain(matter, wrong))
    sealed = check_seals(bundle, good, wrong)
    check_rest(bundle, read, wrong)
    return bundle, wrong, sealed


def main(arguments: list[str]) -> int:
    """Check the bundle named on the command line (a zip or an unpacked folder; default: this folder)."""
    place = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).parent
    if place.is_dir():
        bundle, wrong, sealed = check(lambda name: (place / name).read_bytes())
    else:
        with zipfile.ZipFile(place) as archive:
            bundle, wrong, sealed = check(archive.read)
    entries = sum(len(matter["entries"]) for matter in bundle["matters"])
    print(f"{bundle['office']}：{len(bundle['matters'])}件事项，{entries}条记录，其中{sealed}条已封存，{len(bundle['files'])}个文件。")
    for sentence in wrong:
        print("  ✗", sentence)
    print("与登记时一致，未被改动。" if not wrong else f"发现{len(wrong)}处不符。")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
