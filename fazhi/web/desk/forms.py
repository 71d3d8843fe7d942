"""Forms made from acts: lists for their references, values from what was posted, and the deed that follows."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, QueryDict

from fazhi import law
from fazhi.kernel import fields as f
from fazhi.kernel import finder, gate, happen, masking, plain, registry
from fazhi.kernel.acts import Act
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Listing
from fazhi.kernel.opened import Opened
from fazhi.kernel.vault import vault
from fazhi.web.base import kept
from fazhi.web.desk import choosing

BLANK_ROWS = 3


def described(act: type[Act]) -> list[dict[str, Any]]:
    """The fields of an act as the form template wants them."""
    return [each.describe() for each in act.fields.values()]


def unfolded(act: type[Act], said: dict[str, Any], errors: dict[str, str]) -> bool:
    """True when something that is asked for rarely was told, or is wrong."""
    return any(each.rare and (name in errors or str(said.get(name) or "") not in ("", str(each.default))) for name, each in act.fields.items())


def lists(viewer: gate.Viewer, act: type[Act], matter: str, said: dict[str, Any] | None = None) -> dict[str, Any]:
    """For every reference field (inner ones too) the things that may be chosen: {"name:Type": [(id, words)]}; and for which act and matter."""
    memory = happen.peek(matter) if matter else {"rows": {}}
    found: dict[str, Any] = {"act": act.key, "matter": matter}
    for each in [*act.fields.values(), *(inner for one in act.fields.values() if isinstance(one, f.Rows) for inner in one.fields.values())]:
        if isinstance(each, f.Reference):
            some = _choices(viewer, each, memory, matter, _said(said or {}, each.name))
            found[f"{each.name}:{type(each).__name__}"] = _awaited(viewer, act.answers, memory, some) if act.answers and isinstance(each, f.EntryOf) else some
        elif isinstance(each, f.Choice) and each.narrow and (few := each.narrow(memory, viewer.office)) is not None:
            found[f"{each.name}:Choice"] = [one for one in each.options.items() if one[0] in few or one[0] in _said(said or {}, each.name)]
        elif isinstance(each, f.Choice) and each.also:
            found[f"{each.name}:Choice"] = [*each.options.items(), *listed(viewer, each.also)]
        elif isinstance(each, f.Code) and each.offers:
            found[f"offers:{each.offers}"] = OFFERED[each.offers]()
        elif isinstance(each, f.Who) and "villages" not in found:
            found["villages"] = gate.villages(viewer, ("village",))
        elif isinstance(each, f.Text) and each.figures and "figures" not in found:
            found["figures"] = figures()
    inner = [one for each in act.fields.values() if isinstance(each, f.Rows) for one in each.fields.values()]
    if any(type(each) is f.Text for each in inner) or any(isinstance(each, f.Text) and each.lines > 1 for each in act.fields.values()):
        day = viewer.day.isoformat()
        phrases = plain.rows(Listing, ("title", "until"), {"office": viewer.office, "register": "phrase", "struck": ""}, ("title",))
        found["phrases"] = [row["title"] for row in phrases if not row["until"] or row["until"] > day]
    return found


def figures() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every figure by its line: [(title of the line, [(key, label)])]."""
    return [(line.title, [(one.key, one.label) for one in line.figures]) for line in registry.lines().values() if line.figures]


OFFERED: dict[str, Callable[[], list[tuple[str, str]]]] = {
    "figures": lambda: [(key, one.label) for key, one in registry.figures().items()],
    "rules": lambda: [*((key, one.name) for key, one in law.rules().items()), *((name, "条文") for name in law.provisions())],
}


def asks_who(act: type[Act]) -> bool:
    """True when the form asks for somebody who may be known already."""
    inner = [one for each in act.fields.values() if isinstance(each, f.Rows) for one in each.fields.values()]
    return any(isinstance(each, f.Who) for each in [*act.fields.values(), *inner])


def offers(viewer: gate.Viewer, act: type[Act], said: dict[str, Any]) -> dict[str, finder.Answer]:
    """For everybody who was typed and not chosen, the people of the record who may be the same: {name of the control: answer}."""
    found: dict[str, finder.Answer] = {}
    for name, each in act.fields.items():
        if isinstance(each, f.Who) and isinstance(said.get(name), dict):
            found[name] = finder.same(viewer, said[name])
        elif isinstance(each, f.Rows):
            for i, row in enumerate(said.get(name) or ()):
                found.update({f"{name}-{i}-{key}": finder.same(viewer, row[key]) for key, one in each.fields.items()
                              if isinstance(one, f.Who) and isinstance(row.get(key), dict)})
    return {name: answer for name, answer in found.items() if answer.found}


def _said(said: dict[str, Any], name: str) -> set[str]:
    """What stands in a field of this name already, in a row of a table too."""
    found = [said.get(name), *(row.get(name) for rows in said.values() if isinstance(rows, list) for row in rows if isinstance(row, dict))]
    return {each for each in found if isinstance(each, str) and each}


def _choices(viewer: gate.Viewer, each: f.Reference, memory: dict[str, Any], matter: str, chosen: set[str]) -> list[tuple[str, str]]:
    rows = memory.get("rows", {})
    match each:
        case f.OfficerOf():
            return officers(viewer, each.kind)
        case f.PartyOf():
            kinds = each.kind.split(",") if each.kind else []
            wanted = _each_once({k: v for k, v in rows.get("party", {}).items() if not kinds or v["capacity"] in kinds}, rows.get("paper", {}))
            names = persons(wanted.values())
            known = {k: str(names.get(v, {}).get("name", "当事人")) for k, v in wanted.items()}
            return list(known.items()) if gate.matter(viewer, matter)["inside"] else [(k, masking.masked("name", v)) for k, v in known.items()]
        case f.PaperOf():
            standing = [(k, v) for k, v in rows.get("paper", {}).items() if v.get("state") not in ("void", "replaced") and (v.get("outward") or not each.outward)]
            standing.sort(key=lambda each: (bool(each[1].get("outward")), each[1].get("issued_on", "")), reverse=True)  # what goes out, the newest first
            return [(k, f"{v['title']} {v.get('number', '')}") for k, v in standing]
        case f.EntryOf():
            return [(one["id"], f"第{one['n']}条 {one['title']} {one['done_at'][:10]}") for one in Opened(viewer, gate.head(viewer, matter)).timeline(seen=False)
                    if not each.kind or one["act"] in each.kind.split(",")]
        case f.OfficeOf():
            kinds = each.kind.split(",") if each.kind else ()
            stands = gate.villages(viewer, kinds, on=viewer.day.isoformat())
            return [*stands, *((ident, f"{name}（已撤销）") for ident, name in gate.villages(viewer, kinds) if (ident, name) not in stands)]  # for acts of an earlier day
        case f.ListingOf():
            return listed(viewer, each.kind)
        case f.MatterOf():
            return choosing.matters(viewer, each.kind, leave_out=matter, begun=each.begun, chosen=chosen)
    return []


def _each_once(parties: dict[str, Any], papers: dict[str, Any]) -> dict[str, str]:
    """Whoever takes part in several capacities (suspected first, then respondent) once {party: person}: as whom his papers are made out, else as what he became last."""
    to = {row.get("of", "") for row in papers.values()}
    last = {row["person"]: party for party, row in parties.items()}
    addressed = {row["person"] for party, row in parties.items() if party in to}
    return {party: row["person"] for party, row in parties.items() if (party in to if row["person"] in addressed else last[row["person"]] == party)}


def _awaited(viewer: gate.Viewer, term: str, memory: dict[str, Any], entries: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of these entries those about which a duty is open, for this person where it is a person's own."""
    owed = {row.get("of") for row in memory.get("rows", {}).get("deadline", {}).values()
            if row["term"] == term and row.get("state") == "open" and row.get("person", "") in ("", viewer.person)}
    return [each for each in entries if each[0] in owed]


def listed(viewer: gate.Viewer, register: str) -> list[tuple[str, str]]:
    """Each key of a register once: what stands, and after it, marked, what has ended, for acts of an earlier day that are recorded late."""
    day = viewer.day.isoformat()
    rows = Listing.objects.filter(office=viewer.office, register=register, struck="").order_by("since").values_list("key", "title", "until")
    found = {key: (until and until <= day, title if not until or until > day else f"{title}（到{until}止）") for key, title, until in rows}
    return [(key, title) for key, (ended, title) in sorted(found.items(), key=lambda one: (bool(one[1][0]), one[0]))]


def officers(viewer: gate.Viewer, capacity: str = "") -> list[tuple[str, str]]:
    """People of the office with their posts; those of a capacity first and only, where one is asked for."""
    day = viewer.day.isoformat()
    standing = [post for post in viewer.staff.posts if post["since"] <= day and (not post["until"] or post["until"] >= day)]
    names = viewer.names(post["person"] for post in standing)  # of all, whatever is asked for: a form asks more than once
    return sorted({(post["person"], f"{names.get(post['person'], '')}（{post['title']}）") for post in standing if capacity in ("", post["capacity"])}, key=lambda pair: pair[1])


def values(act: type[Act], posted: QueryDict, files: Any = None) -> dict[str, Any]:
    """What was posted, as an act takes it; files go into the vault at once so that they are not lost when a field is wrong."""
    return {name: got for name, each in act.fields.items() if (got := _value(each, name, posted, files)) not in f.EMPTY}


def _value(each: f.Field, name: str, posted: QueryDict, files: Any) -> Any:
    if isinstance(each, f.Rows):
        rows = []
        for i in range(each.most):
            inner = {key: _value(one, f"{name}-{i}-{key}", posted, files) for key, one in each.fields.items()}
            if not any(part.startswith(f"{name}-{i}-") for part in posted):
                break
            if row := {key: value for key, value in inner.items() if value not in (*f.EMPTY, False)}:
                rows.append(row)
        return rows
    if isinstance(each, f.Who):
        got = {key: posted.get(f"{name}.{key}", "").strip() for key in f.WHO}
        return {k: v for k, v in got.items() if v} if got["name"] or got["person"] or got.get("phone") else None
    if isinstance(each, f.File):
        found = [kept.taken(text) for text in posted.getlist(f"{name}.kept")] + [stored(one) for one in (files.getlist(name) if files else ())]
        return found if each.many else (found[-1] if found else None)
    if isinstance(each, f.Choice) and each.many:
        return posted.getlist(name)
    if isinstance(each, f.Flag):
        return name in posted
    return posted.get(name, "").strip()


def stored(upload: Any) -> dict[str, Any]:
    """An uploaded file, in the vault."""
    blob = vault().put(upload)
    return {"hash": blob.hash, "size": blob.size, "media": upload.content_type or "", "name": upload.name or ""}


def only(act: type[Act], offered: dict[str, Any]) -> dict[str, str]:
    """What an act that ends a duty about one entry speaks of, where there is only one such entry."""
    found = {name: offered.get(f"{name}:EntryOf") or [] for name, each in act.fields.items() if act.answers and isinstance(each, f.EntryOf)}
    return {name: one[0][0] for name, one in found.items() if len(one) == 1}


def about(act: type[Act], asked: QueryDict) -> dict[str, str]:
    """The entry that a list of duties leads to (`?entry=`), by the name that the act gives it."""
    names = [name for name, each in act.fields.items() if isinstance(each, f.EntryOf)] if act.answers and asked.get("entry") else []
    return {name: asked["entry"] for name in names[:1]}


def shown(act: type[Act], said: dict[str, Any], posted: QueryDict | None = None) -> dict[str, Any]:
    """Values as the form shows them again: files as kept ones, rows with some blank ones after them – no more than stood there when it was sent."""
    out = dict(said)
    for name, each in act.fields.items():
        if isinstance(each, f.File):
            files = said.get(name) or []
            out[name] = [one for one in (files if isinstance(files, list) else [files]) if isinstance(one, Mapping) and one.get("hash")]
        elif isinstance(each, f.Rows):
            rows = said.get(name) or []
            there = sum(any(part.startswith(f"{name}-{i}-") for part in posted) for i in range(each.most)) if posted else 0
            out[name] = [*rows, *({} for _ in range(max(there - len(rows), 1) if there else BLANK_ROWS))]
        elif isinstance(each, f.Data) and not isinstance(out.get(name, ""), str):
            out[name] = json.dumps(out[name], ensure_ascii=False)
        elif name not in out and each.default is not None:
            out[name] = each.default
    return out


def manner(request: HttpRequest) -> dict[str, Any]:
    """How it was done, from the form's switch: here, on paper (who signed, the scan), or outside (number or sheet).

    The form's own controls are named with a dash, which no field of an act can have.
    """
    posted = request.POST
    how: dict[str, Any] = {"manner": posted.get("how-manner", "here"), "done_at": posted.get("how-done_at", "").strip(), "id": posted.get("how-id", ""), "again": posted.get("how-again", "")}
    if how["manner"] == "paper":
        how["signed_by"] = tuple(filter(None, posted.getlist("how-signed_by")))
        how["reserved"] = posted.get("how-reserved", "").strip()
    if how["manner"] == "outside":
        how["outside"] = posted.get("how-outside", "").strip()
    if how["manner"] != "here":
        scans = [kept.taken(text) for text in posted.getlist("how-scan.kept")] + [stored(one) for one in request.FILES.getlist("how-scan")]
        how["scan"] = scans[-1] or None if scans else None
    return how
