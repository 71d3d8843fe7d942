"""What is shown of somebody whom the reader may not know or call: enough to tell two apart, too little to find him."""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.as_told import NEW
from fazhi.kernel.fields import WHO, Field, Rows, Who

CONTACT = ("phone", "number", "address")  # by what somebody is found; who takes part by name is another question
ENDS = 4  # signs of a number that stay at either end
DIGIT = re.compile(r"\d")
HALF = str.maketrans("０１２３４５６７８９－＋（）　", "0123456789-+() ")
CALLED = re.compile(  # not identifiers and digests of ours, of which eleven digits may look like a telephone by chance; mobiles, with blanks and strokes too; landlines with their area; identity numbers of eighteen and of fifteen signs
    r"(?P<ours>(?<![0-9a-zA-Z])[0-9a-f]{32,64}(?![0-9a-zA-Z]))|(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)[1-8]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)"
    r"|(?<![\d+])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<![0-9a-zA-Z-])\(?0[1-9]\d{1,2}(?:\)|[- ])\d{7,8}(?!\d)|(?<![0-9a-zA-Z-])0[1-9]\d{9,10}(?!\d)")


def masked(kind: str, value: str) -> str:
    """A name as 刘**, a telephone as 139****0000, an identity number as 4407**********1234, anything else as stars."""
    if kind == "name":
        return value[:1] + "*" * max(len(value) - 1, 1)
    if kind == "phone" and len(value) > 7:
        return f"{value[:3]}****{value[-4:]}"
    if kind == "number" and len(value) > 3 * ENDS:
        return f"{value[:ENDS]}{'*' * (len(value) - 2 * ENDS)}{value[-ENDS:]}"
    return "****"


def uncalled(value: Any, fields: Mapping[str, Field] = MappingProxyType({})) -> Any:
    """Words in which no telephone and no identity number can be read; tables row by row, what is told of somebody – also in a form kept as JSON – without its address too.

    `fields`: those of the act that said it, by the names – or the paths of sealed words – under which it stands; such as find somebody are masked whole.
    """
    return _told(value, fields, masked, _unread)


def contacts(value: Any, fields: Mapping[str, Field]) -> list[str]:
    """By what somebody is found, as it was told in these words: addresses, telephones and numbers, each as it stands."""
    found: list[str] = []

    def keep(kind: str, words: str) -> str:
        found.append(words)
        return words
    _told(value, fields, keep, str)
    return found


def _told(value: Any, fields: Mapping[str, Field], finds: Callable[[str, str], str], says: Callable[[str], str]) -> Any:
    """The same words, of which `finds` answers what finds somebody (by its kind) and `says` every sentence."""
    if isinstance(value, str):
        if value.startswith("{") and isinstance(form := _form(value), Mapping):
            return json.dumps(_told(form, fields, finds, says), ensure_ascii=False)
        return says(value)
    if isinstance(value, Mapping):
        somebody = value.keys() <= set(WHO)
        return {key: finds(str(key), str(each)) if each and (somebody and key in CONTACT) else _of_field(each, str(key), fields, finds, says) for key, each in value.items()}
    return [_told(each, fields, finds, says) for each in value] if isinstance(value, list | tuple) else value


def _of_field(value: Any, path: str, fields: Mapping[str, Field], finds: Callable[[str, str], str], says: Callable[[str], str]) -> Any:
    """What stands under a name or a path (“new.rows.0.phone”) among these fields."""
    name, _, inner = path.removeprefix(NEW).partition(".")
    field = fields.get(name)
    if isinstance(field, Rows):
        rest = inner.partition(".")[2]
        return _of_field(value, rest, field.fields, finds, says) if rest else _told(value, field.fields, finds, says)
    if inner in CONTACT and value and isinstance(field, Who):
        return finds(inner, str(value))
    return finds(name, str(value)) if field and field.contact and value else _told(value, {}, finds, says)


def _unread(text: str) -> str:
    """A sentence without numbers by which somebody is called or known."""
    if not DIGIT.search(text):
        return text
    plain, done, at = text.translate(HALF), [], 0
    for met in (each for each in CALLED.finditer(plain) if not each["ours"]):
        digits = re.sub(r"\D", "", met[0]) if met[0][-1] not in "Xx" else met[0]
        done += [text[at:met.start()], masked("phone" if len(digits) < 15 else "number", digits)]
        at = met.end()
    return "".join([*done, text[at:]])


def asked(body: Mapping[str, Any]) -> Mapping[str, Field]:
    """The fields in which an entry was told, or those of the entry that it corrects."""
    cls = registry.acts().get((body.get("corrects") or body)["act"])
    return cls.fields if cls else {}


@cache
def finding() -> frozenset[str]:
    """The acts that tell where and how somebody is found."""
    return frozenset(key for key, cls in registry.acts().items() if any(each.contact for each in cls.fields.values()))


def _form(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def unfound(value: Any) -> Any:
    """Words as a form may begin with for whoever may not call: nothing by which somebody is found, and no stars that would be recorded."""
    if isinstance(value, Mapping):
        return {key: unfound(each) for key, each in value.items() if not (value.keys() <= set(WHO) and key in CONTACT)}
    if isinstance(value, list | tuple):
        return [unfound(each) for each in value]
    return "" if isinstance(value, str) and uncalled(value) != value else value
