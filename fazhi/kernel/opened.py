"""A matter that the gate has opened to a person, as a page reads it: every entry, sealed word and name once, whoever on the page asks for it."""

import json
from functools import cached_property
from typing import Any

from fazhi.kernel import alone, masking, plain, registry, words
from fazhi.kernel.gate import Viewer
from fazhi.kernel.models import Entry

DAY = len("2021-03-01")
CONTEST = "common.Contest"
MOST = 200  # entries that a page shows
ROW = ("id", "n", "act", "done_at", "recorded_at", "manner", "origin", "flags", "body", "hash", "batch")


class Opened:
    """What a page reads of one matter – what stands in its papers only where a page shows it. `head` is what the gate gave; it is the proof that the person may know of the matter."""

    def __init__(self, viewer: Viewer, head: dict[str, Any], most: int | None = MOST, papers: bool = True) -> None:
        self.viewer, self.head, self.most, self.papers = viewer, head, most, papers

    @cached_property
    def memory(self) -> dict[str, Any]:
        """What the matter remembers."""
        return dict(json.loads(self.head["memory"]))

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The newest entries (all where `most` is None) by the day they were done, their bodies read."""
        found = plain.rows(Entry, ROW, {"matter": self.head["id"]}, ("-done_at", "-n"), self.most)
        untimed = {row["done_at"] for row in found if len(row["done_at"]) == DAY}  # whose time nobody told stands where it was recorded, and so does all of its day
        found.sort(key=lambda row: (day := row["done_at"][:DAY], "" if day in untimed else row["done_at"], row["n"]), reverse=True)
        return [{**row, "body": json.loads(row["body"])} for row in found]

    @property
    def whole(self) -> bool:
        """True when the rows are all entries of the matter."""
        return self.most is None or len(self.rows) < self.most

    @cached_property
    def sealed(self) -> dict[str, dict[str, Any]]:
        """The sealed words of these entries {entry: {field: value}}. Ask first whether the person is inside."""
        return words.read([row["id"] for row in self.rows], papers=self.papers)

    def timeline(self, *, seen: bool = True, calls: bool = True) -> list[dict[str, Any]]:
        """The entries with who did them and what was said; without their sealed words where `seen` is False, and without `calls` no telephone and no identity number."""
        sealed = (self.sealed if calls else self._uncalled()) if seen else {}
        bodies = [row["body"] for row in self.rows]
        names = self.viewer.names(hand["person"] for body in bodies for hand in body["hands"])
        gone = {struck["entry"] for body in bodies for struck in body.get("strikes", ())}
        mended = {body["corrects"]["entry"]: body for body in bodies if body.get("corrects")}
        acts = {row["id"]: row["act"] for row in self.rows}
        contested = {row["body"]["said"].get("entry") for row in self.rows if row["act"] == CONTEST and row["id"] not in gone}
        secret = alone.hidden(self.viewer.person, self.head["id"], bodies)
        return [{**self._told(row, names, sealed.get(row["id"], {}), row["id"] in secret, struck=row["id"] in gone, corrected=row["id"] in mended, contested=row["id"] in contested),
                 "corrects": acts.get((row["body"].get("corrects") or {}).get("entry"), "")} for row in self.rows]

    def _uncalled(self) -> dict[str, dict[str, Any]]:
        """The sealed words without what finds somebody, and without papers, each of which is opened by itself."""
        told = {row["id"]: {path: value for path, value in self.sealed.get(row["id"], {}).items() if not path.startswith("paper:")} for row in self.rows}
        return {row["id"]: masking.uncalled(told[row["id"]], masking.asked(row["body"])) for row in self.rows}

    def _told(self, row: dict[str, Any], names: dict[str, str], sealed: dict[str, Any], secret: bool, **marks: bool) -> dict[str, Any]:
        body, cls = row["body"], registry.acts().get(row["act"])
        told = {"said": {}, "asks": {}, "flagged": [], "sealed": {}} if secret else {
            "said": body["said"], "asks": body.get("asks") or {}, "flagged": body["flags"], "sealed": sealed}
        return {**{key: value for key, value in row.items() if key != "body"}, **told, "title": cls.title if cls else row["act"],
                "hands": [{**hand, "name": names.get(hand["person"], "")} for hand in body["hands"]], "late": body.get("late", 0),
                "outside": body.get("outside", ""), "fields": told["said"], **marks}
