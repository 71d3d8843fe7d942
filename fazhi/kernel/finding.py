"""What was told in a matter by which somebody is found, taken out of texts in which it stands again, such as papers."""

import json

from fazhi.kernel import masking, words
from fazhi.kernel.models import Entry

LEAST = 4  # signs: a shorter word stands elsewhere by chance


def unfound(matter: str, text: str) -> str:
    """A text without the addresses, telephones and numbers of those who take part in the matter. Two queries."""
    bodies = [json.loads(body) for body in Entry.objects.filter(matter=matter).values_list("body", flat=True)]
    sealed = words.read([body["id"] for body in bodies])
    told = {each for body in bodies for each in masking.contacts(sealed.get(body["id"], {}), masking.asked(body)) if len(each) >= LEAST}
    for each in sorted(told, key=len, reverse=True):
        text = text.replace(each, "****")
    return str(masking.uncalled(text))
