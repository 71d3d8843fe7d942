"""Checks a bundle offline: python verifier.py case.zip – needs only Python and the package cryptography."""

import hashlib
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

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


def fingerprint(public: str) -> str:
    """A short mark of a public key, as the office publishes it."""
    text = hashlib.sha256(bytes.fromhex(public)).hexdigest()[:32]
    return " ".join(text[i:i + 4] for i in range(0, 32, 4))


def check_chain(matter: dict[str, Any], wrong: list[str]) -> dict[str, str]:
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


def check_seals(bundle: dict[str, Any], good: dict[str, str], wrong: list[str]) -> int:
    """Check seals, their signatures, and that each proved entry lies in its seal; returns how many entries are sealed."""
    seals: dict[int, Any] = {}
    sealed = set()
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
        else:
            sealed.add(proof["entry"])
    return len(sealed)


def check_rest(bundle: dict[str, Any], read: object, wrong: list[str]) -> None:
    """Declarations and files hash to their names."""
    used = {json.loads(text)["decl"] for matter in bundle["matters"] for text in matter["entries"]}
    wrong.extend(f"缺少行为声明 {name[:16]}…" for name in sorted(used - set(bundle["declarations"])))
    for name, text in bundle["declarations"].items():
        if digest("sha256", text.encode()) != name:
            wrong.append(f"行为声明 {name[:16]}… 被改动")
    for name, path in bundle["files"].items():
        if digest("sha256", read(path)) != name:  # type: ignore[operator]
            wrong.append(f"文件 {path} 被改动")


def check(read: object) -> tuple[dict[str, Any], list[str], int]:
    """(bundle, what is wrong, number of sealed entries) of a bundle whose files `read(name)` gives as bytes."""
    text = read("bundle.json")  # type: ignore[operator]
    bundle = json.loads(text)
    wrong: list[str] = []
    try:
        signature = bytes.fromhex(read("bundle.sig").decode())  # type: ignore[operator]
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(bundle["public_key"])).verify(signature, text)
    except (InvalidSignature, ValueError, KeyError, OSError):
        wrong.append("导出包的签名无效或缺失：内容在导出之后被改动")
    good: dict[str, str] = {}
    for matter in bundle["matters"]:
        good.update(check_chain(matter, wrong))
    sealed = check_seals(bundle, good, wrong)
    check_rest(bundle, read, wrong)
    return bundle, wrong, sealed


def main(arguments: list[str]) -> int:
    """Check the bundle named on the command line (a zip or an unpacked folder; default: this folder)."""
    place = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).parent
    try:
        if place.is_dir():
            bundle, wrong, sealed = check(lambda name: (place / name).read_bytes())
        else:
            with zipfile.ZipFile(place) as archive:
                bundle, wrong, sealed = check(archive.read)
    except (OSError, KeyError, ValueError, TypeError, zipfile.BadZipFile) as error:
        print(f"  ✗ 导出包不完整或无法读取：{error}")
        return 1
    entries = sum(len(matter["entries"]) for matter in bundle["matters"])
    key = fingerprint(bundle["public_key"])
    if len(arguments) > 2 and arguments[2].replace(" ", "") != key.replace(" ", ""):
        wrong.append(f"签名公钥的指纹是 {key}，与您给出的不符：不是该机构签发的")
    print(f"{bundle['office']}：{len(bundle['matters'])}件事项，{entries}条记录，其中{sealed}条已封存，{len(bundle['files'])}个文件。")
    for sentence in wrong:
        print("  ✗", sentence)
    if sealed < entries:
        print(f"  其中{entries - sealed}条还没有进入日封，只由导出时的签名证明。")
    print(f"签名公钥指纹 {key}" + ("，已核对。" if len(arguments) > 2 else "：请与该机构公布的指纹核对（也可作为第二个参数给出）。"))
    print("与登记时一致，未被改动。" if not wrong else f"发现{len(wrong)}处不符。")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
