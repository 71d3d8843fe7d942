"""What is shown of somebody whom the reader may not know or call: enough to tell two apart, too little to find him."""

import json
from collections.abc import Mapping
from typing import Any

from fazhi.kernel.fields import PRIVATE, WHO

CONTACT = ("phone", "number", "address")  # by what somebody is found; who takes part by name is another question
ENDS = 4  # signs of a number that stay at either end


def masked(kind: str, value: str) -> str:
    """A name as 刘**, a telephone as 139****0000, an identity number as 4407**********1234, anything else as stars."""
    if kind == "name":
        return value[:1] + "*" * max(len(value) - 1, 1)
    if kind == "phone" and len(value) > 7:
        return f"{value[:3]}****{value[-4:]}"
    if kind == "number" and len(value) > 3 * ENDS:
        return f"{value[:ENDS]}{'*' * (len(value) - 2 * ENDS)}{value[-ENDS:]}"
    return "****"


def uncalled(value: Any) -> Any:
    """Words in which no telephone and no identity number can be read; tables row by row, what is told of somebody – also in a form kept as JSON – without its address too."""
    if isinstance(value, str):
        if value.startswith("{") and isinstance(form := _form(value), Mapping):
            return json.dumps(uncalled(form), ensure_ascii=False)
        return PRIVATE.sub(lambda met: masked("phone" if len(met[0]) < 3 * ENDS else "number", met[0]), value) if any(each.isdigit() for each in value) else value
    if isinstance(value, Mapping):
        somebody = value.keys() <= set(WHO)
        return {key: masked(key, str(each)) if somebody and each and key in CONTACT else uncalled(each) for key, each in value.items()}
    return [uncalled(each) for each in value] if isinstance(value, list | tuple) else value


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
