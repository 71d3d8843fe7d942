"""Public cards behind a signed code: who holds the code reads the card, and nobody can make one up."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from datetime import date
from typing import Any

import segno
from cryptography.exceptions import InvalidSignature

from fazhi.kernel import reach, words
from fazhi.kernel.models import Disclosure, Matter
from fazhi.kernel.wrong import NotFound

CHANNEL = "card"
UNKNOWN = "这个检查码不是本机关生成的，或者已经残缺。请核对执法人员的证件，并可以拨打本机关的监督电话查证。"


def token(office: str, disclosure: str) -> str:
    """The code of a card: its identifier with the office's signature."""
    signature = words.keys().signing_key(office).sign(_signed(office, disclosure))
    return f"{disclosure}.{urlsafe_b64encode(signature).decode().rstrip('=')}"


def _signed(office: str, disclosure: str) -> bytes:
    return f"fazhi card\n{office}\n{disclosure}".encode()


def card(code: str, on: date) -> dict[str, Any]:
    """What the card says; raises NotFound for a code that this house did not sign, or where the public cannot open its pages."""
    ident, _, signature = code.partition(".")
    row = Disclosure.objects.filter(id=ident, channel=CHANNEL, struck="").values("id", "office", "matter", "title", "since", "until", "word", "opened_by").first()
    if row is None or not _genuine(row["office"], ident, signature):
        raise NotFound(UNKNOWN)
    why = reach.closed(reach.of(row["office"], on))
    if why:
        raise NotFound(f"{why}。")
    told = words.read([row["opened_by"]], row["word"]).get(row["opened_by"], {}).get(row["word"]) or {}
    row["lines"] = [] if row["until"] else [each for each in told.get("lines", ()) if each[1]]
    row["line"] = Matter.objects.filter(id=row["matter"]).values_list("line", flat=True).first()
    return row


def _genuine(office: str, ident: str, signature: str) -> bool:
    try:
        words.keys().signing_key(office).public_key().verify(urlsafe_b64decode(signature + "=" * (-len(signature) % 4)), _signed(office, ident))
    except (InvalidSignature, NotBase64, ValueError):
        return False
    return True


def standing(matter: str) -> str:
    """The card of a matter that stands; empty for none."""
    return str(Disclosure.objects.filter(matter=matter, channel=CHANNEL, struck="", until="").order_by("-since", "-id").values_list("id", flat=True).first() or "")


def picture(address: str) -> str:
    """An address as a QR code, as SVG."""
    return str(segno.make(address, error="m", micro=False).svg_inline(border=4, omitsize=True))
