"""Words found in what was written: sealed and plain texts of entries, what matters are called, papers and attached files.

All is found by keyed pairs of characters; the words themselves stand nowhere in the index.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from fazhi.kernel import alone, camera, fields, gate, happen, latch, masking, naming, registry, words
from fazhi.kernel.keys import KeyErased
from fazhi.kernel.models import Entry, File, Matter, Paper, TextKey
from fazhi.kernel.plain import ask, one_of
from fazhi.kernel.plain import rows as rows_of
from fazhi.kernel.reading import Unreadable, of_file
from fazhi.kernel.vault import vault

SAID, PAPER, FILE = "said", "paper", "file"
LENGTH = 10  # hexadecimal digits kept of a digest: what is found is read again before it is shown
TIME, REST = (1 << 42) - 1, 21  # bits of a text's number: the milliseconds of its entry, then as many of its own digest
AT_ONCE = 4 << 20  # bytes of a file that is read as soon as it is recorded; a larger one waits for the night
SHOWN, AROUND, WIDEST, MOST = 20, 18, 60, 200  # hits; signs around a word; signs of a line; texts that are read together
PROPOSED, FORM = "common.Propose", ("common.Correct", "words")  # what is only proposed is found when it is done; a form as it was sent by the words that stand beside it
TAKEN = "house.TakeSheet"  # a table that was taken in holds rows of matters which not everybody may know
PICTURES = ("image/", "video/", "audio/")


@dataclass(frozen=True, slots=True)
class Hit:
    """A text in which everything asked for stands: whose, of which kind, and the words around the first place."""

    matter: str
    code: str
    line: str
    subject: str
    what: str
    day: str
    paper: str
    entry: str
    before: str
    word: str
    after: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, and whether there is more than is shown."""

    found: list[Hit]
    more: bool = False


class _Plain(dict[int, str]):
    """How each character is compared: letters small and narrow, spaces and marks not at all."""

    def __missing__(self, char: int) -> str:
        told = self[char] = "".join(one for one in unicodedata.normalize("NFKC", chr(char)).lower() if one.isalnum())
        return told


_PLAIN = _Plain()


def normal(text: str) -> str:
    """A text as it is compared."""
    return text.translate(_PLAIN)


def places(text: str) -> list[int]:
    """Where in a text each character of it stood that is compared."""
    return [i for i, char in enumerate(text) for _ in normal(char)]


def grams(text: str) -> set[str]:
    """The single characters and the pairs of neighbours of a text that was made comparable."""
    return set(text) | {text[i:i + 2] for i in range(len(text) - 1)}


@lru_cache(maxsize=1 << 16)
def _token(key: bytes, gram: str) -> str:
    return words.blind("text", gram)[:LENGTH]


def tokens(text: str) -> list[str]:
    """The keyed digests under which a text is found."""
    key = words.keys().index_key()
    return sorted({_token(key, gram) for gram in grams(normal(text))})


# -- the index -------------------------------------------------------------------------------------------------------


def index(entries: Sequence[str], largest: int = AT_ONCE) -> int:
    """Read what some entries tell, bring and issue into the index; returns how many texts. What stands in it already is left."""
    found = [(row, tokens(text)) for row, text in _of(entries, largest)]
    rows = _numbered([row for row, _ in found])
    if rows:
        with latch.opened():
            happen.text_keys(rows, [(row["id"], digests) for row, (_, digests) in zip(rows, found, strict=True)])
    return len(rows)


def _numbered(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with numbers under which no other text stands: where one does, the next that is free."""
    wanted, given = [number(row["entry"], row["source"]) for row in rows], list[int]()
    taken = {one for one, in ask(f'SELECT id FROM "{TextKey._meta.db_table}" WHERE id IN {one_of(wanted)}', wanted)} if wanted else set()
    for one in wanted:
        while one in taken:
            one += 1
            taken |= set(TextKey.objects.filter(id=one).values_list("id", flat=True))
        taken.add(one)
        given.append(one)
    return [{**row, "id": one} for row, one in zip(rows, given, strict=True)]


def _of(entries: Sequence[str], largest: int) -> Iterator[tuple[dict[str, Any], str]]:
    known = set(TextKey.objects.filter(entry__in=entries).values_list("source", flat=True))
    rows = list(Entry.objects.filter(id__in=entries).values_list("id", "office", "matter", "act"))
    owners = {ident: (office, matter) for ident, office, matter, _ in rows}
    drafts, kept = ({ident for ident, _, _, act in rows if act == one} for one in (PROPOSED, TAKEN))
    keys = dict(Matter.objects.filter(id__in={matter for _, matter in owners.values()}).values_list("id", "key"))
    sealed, told_there = words.read(entries), said([ident for ident in owners if ident not in drafts and ident not in known])
    papers = list(Paper.objects.filter(opened_by__in=entries).values_list("id", "opened_by"))
    files = list(File.objects.filter(opened_by__in=entries).values_list("id", "opened_by", "hash", "size", "media"))
    for entry, (office, matter) in owners.items():
        own = {"office": office, "matter": matter, "entry": entry}
        if entry not in known:
            yield {**own, "source": entry, "kind": SAID}, told_there.get(entry, "")
        for ident in (ident for ident, by in papers if by == entry and ident not in known):
            told = sealed.get(entry, {}).get(f"paper:{ident}")
            if isinstance(told, dict) and told.get("text"):
                yield {**own, "source": ident, "kind": PAPER}, f"{told['title']} {told.get('number', '')}\n{told['text']}"
        for ident, _, name, size, media in (each for each in files if each[1] == entry and each[0] not in known and entry not in kept):
            if size <= largest and not media.startswith(PICTURES):
                text = _read(name)
                blob = words.seal(ident, "text", keys[matter], text)[1].blob if text else b""
                yield {**own, "source": ident, "kind": FILE, "key": keys[matter], "blob": blob}, text


def said(entries: Sequence[str]) -> dict[str, str]:
    """{entry: the words it tells}: sealed and plain texts, and what a matter is called where it began; not people, codes, papers or what a camera wrote.

    Of a matter that was erased nothing is found, although plain words stay in its entries.
    """
    rows = [tuple(row.values()) for row in rows_of(Entry, ("id", "matter", "act", "body"), {"id": entries})]
    heads = {each["id"]: each for each in rows_of(Matter, ("id", "line", "opened_by", "key"), {"id": {matter for _, matter, *_ in rows}})}
    gone = {ident for ident, each in heads.items() if _erased(each["key"])}
    sealed = words.read([ident for ident, matter, *_ in rows if matter not in gone])
    names = naming.named(each for each in heads.values() if each["opened_by"] in set(entries) and each["id"] not in gone)
    found = {}
    for ident, matter, act, body in rows:
        own = sealed.get(ident, {})
        people = {value.get("name") for value in own.values() if isinstance(value, dict)}
        called = names.get(matter, "") if heads[matter]["opened_by"] == ident else ""
        plain = [] if matter in gone else list(_plain(act, json.loads(body)))
        secret = [value for path, value in sorted(own.items()) if isinstance(value, str) and not path.startswith(("paper:", camera.WORD)) and (act, path) != FORM]
        told = [*plain, *secret, *([called] if called not in people else ())]
        found[ident] = "\n".join(dict.fromkeys(each for each in told if each and each != words.ERASED))
    return found


def _plain(act: str, body: Mapping[str, Any]) -> Iterator[str]:
    """The plain words that an entry tells, and those that it puts right."""
    mends = body.get("corrects") or {}
    for key, told in ((act, body["said"]), (mends.get("act", ""), mends.get("said", {}))):
        cls = registry.acts().get(key)
        yield from _public(cls.fields, told) if cls else ()


def _public(asked: Mapping[str, fields.Field], told: Mapping[str, Any]) -> Iterator[str]:
    for name, each in asked.items():
        if isinstance(each, fields.Public):
            yield str(told.get(name) or "")
        elif isinstance(each, fields.Rows):
            for row in told.get(name) or ():
                yield from _public(each.fields, row)


def _erased(key: str) -> bool:
    try:
        return bool(key) and not words.keys().get(key)
    except KeyErased:
        return True


def _read(name: str) -> str:
    try:
        with vault().open(name) as source:
            return of_file(source.read())
    except (Unreadable, OSError):
        return ""


def number(entry: str, source: str) -> int:
    """The number under which a text stands in the index of words: that of a newer entry is greater, so that the index itself leads to the newest."""
    return (int(entry[:12], 16) & TIME) << REST | int(sha256(source.encode()).hexdigest()[:15], 16) & (1 << REST) - 1


def unread() -> QuerySet[Entry]:
    """Entries whose words do not stand in the index yet."""
    return Entry.objects.exclude(id__in=TextKey.objects.filter(kind=SAID).values("entry"))


def catch_up(office: str = "", largest: int = 1 << 40) -> int:
    """Read what has not been read yet; returns how many texts. Done every night and after a table was taken in."""
    found = unread()
    late = File.objects.exclude(id__in=TextKey.objects.filter(kind=FILE).values("source"))
    late = late.exclude(opened_by__in=Entry.objects.filter(act=TAKEN).values("id"))
    for kind in PICTURES:
        late = late.exclude(media__startswith=kind)
    ids = list(dict.fromkeys([*(found.filter(office=office) if office else found).values_list("id", flat=True), *late.values_list("opened_by", flat=True)]))
    return sum(index(ids[i:i + 200], largest) for i in range(0, len(ids), 200))


# -- asking ----------------------------------------------------------------------------------------------------------


def search(viewer: gate.Viewer, text: str, size: int = SHOWN) -> Hits:
    """Texts of the reader's own work in which every word asked for stands, the newest first; each is read before it is shown."""
    asked = [told for each in text[:WIDEST].split() if (told := normal(each))]
    if not asked:
        return Hits([])
    key = words.keys().index_key()
    wanted = sorted({_token(key, gram) for each in asked for gram in (grams(each) if len(each) == 1 else {each[i:i + 2] for i in range(len(each) - 1)})})
    found, heads = list[tuple[TextKey, str]](), dict[str, dict[str, Any]]()
    for some in _standing(wanted, size + 1):  # what may be seen is asked of these, and not of everything in which the words stand
        if len(found) > size:
            break
        part = list(TextKey.objects.filter(id__in=some, office=viewer.office).order_by("-id"))
        heads |= {each["id"]: each for each in gate.heads(viewer, {row.matter for row in part} - set(heads), ("id", "code", "line", "handler", "unit", "opened_by", "closed_on"))}
        open_ = _open(viewer, part, heads)
        read_now = texts_of(open_)
        found += [(row, whole) for row in open_ if (flat := normal(whole := read_now[row.source])) and all(each in flat for each in asked)]
    return Hits(_shown(viewer, found[:size], asked[0], heads), len(found) > size)


def _standing(wanted: Sequence[str], most: int) -> Iterator[list[int]]:
    """The numbers of the texts under which all these digests stand, the newest first: so many, and then some at a time, no more than are taken."""
    if connection.vendor == "postgresql":
        statement, told = f'SELECT id FROM "{happen.TEXT_WORDS}" WHERE words @@ %s::tsquery ORDER BY id DESC', " & ".join(f"'{each}'" for each in wanted)
    else:
        statement, told = f'SELECT rowid FROM "{happen.TEXT_WORDS}" WHERE {happen.TEXT_WORDS} MATCH %s ORDER BY rowid DESC', " AND ".join(f'"{each}"' for each in wanted)
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, [told])
        while some := [one for one, in cursor.fetchmany(most)]:
            yield some
            most = MOST


def _open(viewer: gate.Viewer, rows: Sequence[TextKey], heads: Mapping[str, dict[str, Any]]) -> list[TextKey]:
    """The texts of the reader's own work, without what somebody said on his own and others may not read yet."""
    inside = {ident for ident, head in heads.items() if gate.inside(viewer, head, registry.line(head["line"]))}
    found = [row for row in rows if row.matter in inside]
    kept = [key for key, each in registry.acts().items() if getattr(each, "alone_until", "")]
    bodies = {row["id"]: [json.loads(row["body"])] for row in rows_of(Entry, ("id", "body"), {"id": {row.entry for row in found}, "act": kept})}
    return [row for row in found if not alone.hidden(viewer.person, row.matter, bodies.get(row.entry, ()))]


def texts_of(rows: Sequence[TextKey]) -> dict[str, str]:
    """{source: the text of which a row of the index speaks}, read together; empty where it was erased."""
    told = said([row.entry for row in rows if row.kind == SAID])
    sealed = words.read({row.entry for row in rows if row.kind == PAPER})
    found = {}
    for row in rows:
        if row.kind == SAID:
            found[row.source] = told.get(row.entry, "")
        elif row.kind == PAPER:
            paper = sealed.get(row.entry, {}).get(f"paper:{row.source}")
            found[row.source] = f"{paper['title']} {paper.get('number', '')}\n{paper['text']}" if isinstance(paper, dict) else ""
        else:
            text = words.unseal(row.source, "text", row.key, bytes(row.blob)) if row.blob else ""
            found[row.source] = "" if text == words.ERASED else str(text)
    return found


def _shown(viewer: gate.Viewer, found: Sequence[tuple[TextKey, str]], word: str, heads: Mapping[str, dict[str, Any]]) -> list[Hit]:
    names = naming.named(heads[ident] for ident in {row.matter for row, _ in found})
    acts = {row["id"]: (row["act"], row["done_at"]) for row in rows_of(Entry, ("id", "act", "done_at"), {"id": {row.entry for row, _ in found}})}
    titles = {row["id"]: row["title"] for row in rows_of(Paper, ("id", "title"), {"id": {row.source for row, _ in found if row.kind == PAPER}})}
    uncalled = {ident for ident, head in heads.items() if not gate.handles(viewer, head, registry.line(head["line"]))}
    finds = {row.id for row, _ in found if row.kind == SAID and acts[row.entry][0] in masking.finding()}
    told = {row.id: masking.uncalled(("" if row.id in finds else text, names[row.matter])) if row.matter in uncalled else (text, names[row.matter]) for row, text in found}
    return [_hit(row, *told[row.id], word=word, head=heads[row.matter], act=acts[row.entry], titles=titles) for row, _ in found]


def _hit(row: TextKey, text: str, name: str, *, word: str, head: dict[str, Any], act: tuple[str, str], titles: dict[str, str]) -> Hit:
    title = registry.act(act[0]).title if act[0] in registry.acts() else act[0]
    what = f"《{titles.get(row.source, '文书')}》" if row.kind == PAPER else f"“{title}”的附件" if row.kind == FILE else f"“{title}”"
    at, stood = normal(text).find(word), places(text)
    first, last = (stood[at], stood[at + len(word) - 1] + 1) if at >= 0 else (0, 0)  # asked for by a number that is masked here
    line = " ".join(text[max(first - AROUND, 0):first].split()), " ".join(text[first:last].split()), " ".join(text[last:last + AROUND].split())
    return Hit(row.matter, head["code"], registry.line(head["line"]).title, name, what, act[1][:10], row.source if row.kind == PAPER else "", row.entry, *line)
