"""What was told in a matter by which somebody is found, so that it can be taken out of texts in which it stands again, such as papers."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from fazhi.kernel import masking, words
from fazhi.kernel.fields import WHO, Field, Rows
from fazhi.kernel.models import Entry

LEAST = 4  # signs: a shorter word stands elsewhere by chance


def unfound(matter: str, text: str) -> str:
    """A text without the addresses, telephones and numbers of those who take part in the matter."""
    for each in sorted(_told(matter), key=len, reverse=True):
        text = text.replace(each, "****")
    return str(masking.uncalled(text))


def _told(matter: str) -> set[str]:
    bodies = [json.loads(text) for text in Entry.objects.filter(matter=matter).values_list("body", flat=True)]
    sealed = words.read([body["id"] for body in bodies])
    found = {each for body in bodies for each in _contacts(sealed.get(body["id"], {}), masking.asked(body))}
    return {each for each in found if len(each) >= LEAST}


def _contacts(said: Any, fields: Mapping[str, Field]) -> Iterator[str]:
    if isinstance(said, str) and said.startswith("{"):  # a form that is only proposed
        with suppress(ValueError):
            yield from _contacts(json.loads(said), fields)
    if isinstance(said, list | tuple):
        for each in said:
            yield from _contacts(each, fields)
    if not isinstance(said, Mapping):
        return
    somebody = said.keys() <= set(WHO)
    for path, value in said.items():
        name, _, inner = path.removeprefix(masking.NEW).partition(".")
        field = fields.get(name)
        under = field.fields if isinstance(field, Rows) else fields
        part = inner.rpartition(".")[2] or name
        asked = under.get(part) if isinstance(field, Rows) else field
        if isinstance(value, str) and value and ((part in masking.CONTACT and (somebody or inner)) or (asked and asked.contact)):
            yield value
        else:
            yield from _contacts(value, under)
