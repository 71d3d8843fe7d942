"""Public cards behind a signed code, and what the house says of a paper to whoever holds its code: nobody can make one up, and none tells of a person."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from datetime import date
from typing import Any

import segno
from cryptography.exceptions import InvalidSignature

from fazhi.kernel import plain, reach, words
from fazhi.kernel.models import Disclosure, Matter, Paper
from fazhi.kernel.models.paper import TAIL, Tail
from fazhi.kernel.roster import roster
from fazhi.kernel.wrong import NotFound

CHANNEL = "card"
UNKNOWN = "这个码不是本机关生成的，或者已经残缺。请核对执法人员的证件，或者与文书上的编码逐字核对，并可以拨打本机关的监督电话查证。"
PRINTED = re.compile(r"([0-9a-f]{6,32}-\d{1,3}|[0-9a-f]{12,32})(\.\d{1,2})?")  # as papers bear it; a page's own code also tells its number
STANDS = {"issued": "有效", "signed": "有效", "void": "已作废", "replaced": "已换用修改后的文本，以新的文本为准"}


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


def paper(code: str, on: date) -> dict[str, Any]:
    """What the house says of a paper that left it by the code printed on it: whose, of which kind, number, day, whether it stands; empty for a code that no such paper bears.

    Raises NotFound where the public cannot open the house's pages.
    """
    match = PRINTED.fullmatch(code.strip().lower())
    if match is None or len(match[1]) < TAIL:  # a shorter piece could be guessed
        return {}
    found = Paper.objects.alias(tail=Tail("id")).filter(tail=match[1][-TAIL:], id__endswith=match[1], outward=1, level="").order_by("-id")
    row = found.values("id", "office", "title", "number", "issued_on", "state", "struck").first()
    if row is None:
        return {}
    why = reach.closed(reach.of(row["office"], on))
    if why:
        raise NotFound(f"{why}。")
    stands = "出具的记录已撤销" if row["struck"] else STANDS.get(row["state"], row["state"])
    return {"office": roster(row["office"]).name, "title": row["title"], "number": row["number"], "day": row["issued_on"], "stands": stands,
            "good": stands == "有效"}


def _genuine(office: str, ident: str, signature: str) -> bool:
    try:
        words.keys().signing_key(office).public_key().verify(urlsafe_b64decode(signature + "=" * (-len(signature) % 4)), _signed(office, ident))
    except (InvalidSignature, NotBase64, ValueError):
        return False
    return True


def standing(matter: str) -> str:
    """The card of a matter that stands; empty for none."""
    return next((str(each["id"]) for each in plain.rows(Disclosure, ("id",), {"matter": matter, "channel": CHANNEL, "struck": "", "until": ""}, ("-since", "-id"), 1)), "")


def picture(address: str) -> str:
    """An address as a QR code, as SVG."""
    return str(segno.make(address, error="m", micro=False).svg_inline(border=4, omitsize=True))
