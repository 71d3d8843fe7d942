"""List, matter, what may be done and why not, do, upload, register, figures – as JSON."""

import json
from datetime import date
from typing import Any

from django.http import HttpRequest, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.security import HttpBearer

from fazhi.kernel import book, door, gate, no_post, possible, registry, watch
from fazhi.kernel.deed import Done
from fazhi.kernel.opened import Opened
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import BadInput, FazhiError, NotFound, Refused, SaidTwice
from fazhi.report import figures, source
from fazhi.web.api.files import router as uploads
from fazhi.web.api.tokens import Bearer, bearer


class Auth(HttpBearer):
    """A revocable token per person."""

    def authenticate(self, request: HttpRequest, token: str) -> Bearer | None:
        """The bearer, or None; raises NoPost where his posts have ended."""
        one = bearer(token)
        if one is not None:
            no_post.demand(gate.Viewer(one.person, one.office, date.today()))
        return one


api = NinjaAPI(title="Fazhi", version="1", description="同一道门：网页能办的，这里都能办；网页拒绝的，这里同样拒绝。", auth=Auth(),
               docs_url=None, urls_namespace="api")


api.add_router("/uploads", uploads, tags=["files"])


class Doing(Schema):
    """One act to be done."""

    said: dict[str, Any] = {}
    matter: str = ""
    done_at: str = ""
    manner: str = "here"
    signed_by: list[str] = []
    scan: dict[str, Any] | None = None
    outside: str = ""
    id: str = ""


def viewer(request: HttpRequest) -> gate.Viewer:
    """Whoever the token speaks for, as the gate sees him."""
    one: Bearer = request.auth  # type: ignore[attr-defined]
    return gate.Viewer(one.person, one.office, date.today())


@api.exception_handler(FazhiError)
def refused(request: HttpRequest, error: FazhiError) -> JsonResponse:
    """Every error meant for people, with its reasons as data."""
    body: dict[str, Any] = {"error": type(error).__name__, "message": str(error)}
    status = 422
    if isinstance(error, BadInput):
        body["fields"] = error.errors
    elif isinstance(error, Refused):
        body["objections"], status = [each.as_json() for each in error.objections], 409
    elif isinstance(error, NotFound):
        status = 404
    elif isinstance(error, no_post.NoPost):
        status = 403
    elif isinstance(error, SaidTwice):
        status = 409
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})


def told(done: Done) -> dict[str, Any]:
    """What was recorded, as JSON."""
    return {"entry": done.entry, "matter": done.matter, "code": done.code, "n": done.n, "act": done.act, "hash": done.hash,
            "proposed": done.proposed, "flags": list(done.flags), "papers": list(done.papers), "again": done.again,
            "opened": [told(each) for each in done.opened]}


@api.get("/lines", summary="各项工作及其行为")
def lines(request: HttpRequest) -> list[dict[str, Any]]:
    """Lines with their acts and fields."""
    return [{"key": line.key, "title": line.title, "acts": [
        {"key": act.key, "title": act.title, "fact": act.fact, "fields": [each.describe() for each in act.fields.values()]} for act in line.acts]}
        for line in registry.lines().values()]


@api.get("/matters", summary="事项列表")
def matters(request: HttpRequest, line: str = "", stage: str = "", after: str = "", size: int = 50) -> dict[str, Any]:
    """A page of matters the bearer may see, newest first."""
    page = gate.matters(viewer(request), line=line, stage=stage, after=after, size=min(max(size, 1), 200))
    return {"items": page.rows, "next": page.next}


@api.get("/matters/{ident}", summary="一件事项")
def matter(request: HttpRequest, ident: str) -> dict[str, Any]:
    """A matter with its timeline, deadlines and papers."""
    who = viewer(request)
    one = gate.matter(who, ident)
    told = {"timeline": Opened(who, one).timeline(seen=one["inside"], calls=one["calls"]), "deadlines": gate.deadlines(one), "papers": gate.papers(one)}
    return {"matter": {key: value for key, value in one.items() if key != "memory"}, **told}


@api.get("/matters/{ident}/acts", summary="现在可以办什么，不能办的为什么")
def acts(request: HttpRequest, ident: str) -> list[dict[str, Any]]:
    """Every act of the matter's line with the reasons why not."""
    return [{"act": each.act.key, "title": each.act.title, "may": each.may, "objections": [one.as_json() for one in each.objections]}
            for each in possible.acts(viewer(request), ident)]


@api.post("/acts/{key}", summary="办理一项行为")
def do(request: HttpRequest, key: str, doing: Doing) -> dict[str, Any]:
    """Do one act through the door."""
    one: Bearer = request.auth  # type: ignore[attr-defined]
    try:
        cls = registry.act(key)
    except KeyError:
        raise NotFound(f"没有“{key}”这一行为。可从 /api/lines 查看。") from None
    if doing.matter:
        gate.matter(viewer(request), doing.matter)
    done = door.do(cls(**doing.said), doing.matter, who=one.person, office=one.office, done_at=doing.done_at, manner=doing.manner,
                   origin="api", signed_by=tuple(doing.signed_by), scan=doing.scan, outside=doing.outside, id=doing.id)
    watch.soon(one.office, done.matter)
    return told(done)


@api.post("/files", summary="上传文件")
def upload(request: HttpRequest) -> dict[str, Any]:
    """Put the request's body into the vault; the answer is what a File field wants."""
    blob = vault().put(request.body)
    return {"hash": blob.hash, "size": blob.size, "media": request.headers.get("Content-Type", ""), "name": request.headers.get("X-File-Name", "")}


@api.get("/registers/{key}", summary="台账")
def register(request: HttpRequest, key: str, after: str = "", size: int = 50) -> dict[str, Any]:
    """A page of a register."""
    page = book.read(viewer(request), key, book.Asked(after=after, size=min(max(size, 1), 200)))
    return {"columns": {each.key: each.title for each in page.shown}, "next": page.next,
            "items": [{"matter": row.matter, **row.cells, "remarks": row.tags, "struck": row.struck} for row in page.rows]}


@api.get("/figures/{year}", summary="一年的数字")
def figures_of(request: HttpRequest, year: int, known: str = "") -> list[dict[str, Any]]:
    """Every figure of a year."""
    reader = viewer(request)
    with figures.read_by(reader):
        return [each.as_json() for each in figures.all_of(reader.office, year, known=known)]


@api.get("/figures/{year}/{key}", summary="一个数字背后的记录")
def trace(request: HttpRequest, year: int, key: str) -> dict[str, Any]:
    """One figure with the entries behind it; of matters that the reader may not know of only the sum."""
    reader = viewer(request)
    with figures.read_by(reader):
        value, found = figures.tell(reader.office, figures.find(key), year), figures.trace(reader.office, key, year)
    seen, rest = source.parted(found, gate.codes(reader, {each["matter"] for each in found}))
    return {**value.as_json(), "trace": seen, "rest": rest}


def schema() -> str:
    """The OpenAPI description."""
    return json.dumps(api.get_openapi_schema(), ensure_ascii=False, default=str)
