"""What a matter is called: the words with which it began as they stand today, sealed or plain, or else the act with which it began and the year."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from fazhi.kernel import fields as f
from fazhi.kernel import registry
from fazhi.kernel.as_told import corrections, standing
from fazhi.kernel.models import Entry, Office
from fazhi.kernel.plain import rows as rows_of

NAMES = ("name", "heading", "title", "what", "item", "summary", "who", "adviser")  # where a line's own word was not told

WORDS = (f.Text, f.Public, f.Code, f.Who)  # a Choice of the same name holds a key, not words


def named(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """{id: words} of matters given with id, line and opened_by. Five queries at most, whatever the size. Ask the gate first, what comes back was sealed."""
    rows = list(rows)
    openings = [row["opened_by"] for row in rows]
    mended = {entry: body for entry, body in corrections(row["id"] for row in rows)[0].items() if entry in openings}
    wanted = {*NAMES, *(registry.line(row["line"]).subject for row in rows)}
    sealed = standing(openings, wanted, {entry: body["id"] for entry, body in mended.items()})
    found = {row["id"]: _word(sealed.get(row["opened_by"], {}).get(registry.line(row["line"]).subject)) for row in rows}
    plain = _plain({row["opened_by"] for row in rows if not found[row["id"]]})
    plain.update({entry: (plain[entry][0], body["corrects"]["said"]) for entry, body in mended.items() if entry in plain})
    villages = {row["id"]: row["name"] for row in rows_of(Office, ("id", "name"), {"id": {said["village"] for _, said in plain.values() if said.get("village")}})}
    for row in rows:
        if not found[row["id"]] and row["opened_by"] in plain:
            act, said = plain[row["opened_by"]]
            found[row["id"]] = _called(row["line"], act, {**said, **sealed.get(row["opened_by"], {})}, villages)
    return found


def _plain(entries: Iterable[str]) -> dict[str, tuple[str, dict[str, Any]]]:
    """{entry: (act, plain words)} of entries."""
    return {row["id"]: (row["act"], json.loads(row["body"])["said"]) for row in rows_of(Entry, ("id", "act", "body"), {"id": entries})}


def _called(line: str, act: str, said: Mapping[str, Any], villages: Mapping[str, str]) -> str:
    """The line's own word, the first other one that tells what the matter is, or the act's title with its village and year."""
    cls = registry.acts().get(act)
    for name in (registry.line(line).subject, *NAMES):
        if isinstance(cls.fields.get(name) if cls else None, WORDS) and (told := _word(said.get(name))):
            return told
    year = f"{said['year']}年度" if said.get("year") else ""
    return f"{villages.get(str(said.get('village', '')), '')}{year}{'　' if year or said.get('village') else ''}{cls.title if cls else act}"


def _word(value: Any) -> str:
    """Words of a field; the name of somebody; nothing of anything else."""
    if isinstance(value, dict):
        return str(value.get("name", ""))
    return value if isinstance(value, str) else ""
