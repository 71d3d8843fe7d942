"""A matter, or a day's matters, as one file that anybody can check offline with the verifier inside it."""

import json
import zipfile
from pathlib import Path
from typing import Any

from django.conf import settings

from fazhi.kernel import verifier, words
from fazhi.kernel.digest import inclusion
from fazhi.kernel.models import Declaration, Entry, File, Matter, Office, Seal
from fazhi.kernel.vault import DiskStore, Vault
from fazhi.kernel.wrong import NotFound

FORMAT = 1


def matters_of(office: str, matter: str, day: str) -> list[str]:
    """Identifiers of the matters meant: one by id or code, or all with an entry recorded on a day. Raises NotFound."""
    query = Matter.objects.filter(office=office)
    if day:
        ids = Entry.objects.filter(office=office, recorded_at__gte=day, recorded_at__lte=f"{day}T99").values_list("matter", flat=True).distinct()
        found = sorted(ids)
    else:
        found = list(query.filter(id=matter).values_list("id", flat=True)) or list(query.filter(code=matter).values_list("id", flat=True))
    if not found:
        raise NotFound("没有这件事项，或这一天没有登记任何记录。请核对编号或日期。")
    return found


def write(office: str, matter: str, day: str, path: Path) -> int:
    """Write the bundle as a zip; returns the number of matters. Sealed words stay sealed: the bundle holds commitments only."""
    ids = matters_of(office, matter, day)
    vault = Vault(DiskStore(Path(settings.FAZHI_VAULT)))
    told = describe(office, ids)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode()
        archive.writestr("bundle.json", text)
        archive.writestr("bundle.sig", words.keys().signing_key(office).sign(text).hex())
        archive.writestr("verifier.py", Path(verifier.__file__).read_text("utf-8"))
        for name, place in told["files"].items():
            with vault.open(name) as file:
                archive.writestr(place, file.read())
    return len(ids)


def describe(office: str, ids: list[str]) -> dict[str, Any]:
    """The bundle's content: chains, declarations, seals with proofs, files by hash."""
    entries = list(Entry.objects.filter(matter__in=ids).order_by("matter", "n").values("id", "matter", "body", "hash"))
    declared = {json.loads(each["body"])["decl"] for each in entries}
    names = File.objects.filter(matter__in=ids, struck="").values_list("hash", flat=True).distinct()
    seals, proofs = _proofs(office, {each["id"] for each in entries})
    return {
        "format": FORMAT, "office": Office.objects.filter(id=office).values_list("name", flat=True)[0], "public_key": words.keys().public_key(office),
        "matters": [{"id": ident, "entries": [each["body"] for each in entries if each["matter"] == ident],
                     "hashes": [each["hash"] for each in entries if each["matter"] == ident]} for ident in ids],
        "declarations": dict(Declaration.objects.filter(hash__in=declared).values_list("hash", "body")),
        "seals": seals, "proofs": proofs, "files": {name: f"files/{name}" for name in sorted(names)},
    }


def _proofs(office: str, wanted: set[str]) -> tuple[list[dict[str, str]], list[dict[str, Any]]]:
    seals, proofs = [], []
    for seal in Seal.objects.filter(office=office).order_by("n"):
        leaves = json.loads(seal.leaves)
        inside = [i for i, leaf in enumerate(leaves) if leaf[0] in wanted]
        if not inside:
            continue
        seals.append({"body": seal.body, "signature": seal.signature})
        algorithm, hashes = json.loads(seal.body)["algorithm"], [leaf[1] for leaf in leaves]
        proofs += [{"entry": leaves[i][0], "seal": seal.n, "path": inclusion(algorithm, hashes, i)} for i in inside]
    return seals, proofs
