"""Which steps must be recorded in sound and picture from beginning to end, and which recordings are still missing."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from fazhi import law
from fazhi.kernel import hanging
from fazhi.kernel.case import Case, Said
from fazhi.kernel.memory import KEPT, mini
from fazhi.kernel.wrong import Objection

if TYPE_CHECKING:
    from fazhi.kernel.acts import Act

MUST, MAY = "TRI-08", "TRI-09"
BASIS = "记录·音像"
EVIDENCE = "common.AddEvidence"
MEDIA = ("audio/", "video/")


def need(activity: str, on: date) -> str:
    """Whether an activity must (`must`) or may, as the case asks for, (`may`) be recorded under the law of the day; empty for neither."""
    for rule, answer in ((MUST, "must"), (MAY, "may")):
        try:
            named = law.threshold(rule, on)
        except law.NotInForce:
            continue
        if activity and activity in {str(each).partition("(")[0] for each in (named if isinstance(named, tuple) else ())}:
            return answer
    return ""


def sentence(act: type["Act"], on: date, memory: dict[str, Any] | None = None) -> str:
    """What a form says of recording; empty where nothing is to be said."""
    activity = act.filmed_now(memory) if memory else act.filmed
    asked = need(activity, on)
    if asked == "must":
        return f"这一步（{activity}）应当全程音像记录。录像可以在这里上传，也可以事后用“登记证据”补上，大文件可以只登记采集站上的存放位置。"
    return f"这一步（{activity}）视情况进行音像记录。" if asked else ""


def is_film(media: str) -> bool:
    """True for sound and moving pictures."""
    return media.startswith(MEDIA)


def missing(case: "Case", acts: Iterable[type["Act"]]) -> Iterator[tuple[type["Act"], str]]:
    """Acts that must be recorded, with the entries to which no recording belongs yet."""
    acts = [act for act in acts if act.filmed]
    told = _told(case, [EVIDENCE, *(act.key for act in acts)])
    films = {said.step for said in told[EVIDENCE] if said.elsewhere or any(is_film(each["media"]) for each in said.files or ())}
    for act in acts:
        for said in told[act.key]:
            if need(act.filmed_now(case.memory), said.on) == "must" and said.entry not in films and not any(is_film(each["media"]) for each in _files(act, said)):
                yield act, said.entry


def _told(case: "Case", acts: list[str]) -> dict[str, list[Said]]:
    """What each act said, read from all entries where it was done more often than a matter keeps in mind."""
    if all(case.count(key) <= KEPT for key in acts):
        return {key: list(case.each(key, ever=True)) for key in acts}
    bodies = hanging.bodies(case.id)
    gone = hanging.struck(bodies)
    now = {each["corrects"]["entry"]: {"said": each["corrects"]["said"], "sealed": each["corrects"]["sealed"]} for each in bodies if each.get("corrects")}
    found: dict[str, list[Said]] = {key: [] for key in acts}
    for body in reversed(bodies):
        if body["act"] in found and body["id"] not in gone:
            found[body["act"]].append(Said(mini({**body, **now.get(body["id"], {})})))
    return found


def _files(act: type["Act"], said: Any) -> Iterator[dict[str, Any]]:
    for name, field in act.fields.items():
        value = getattr(said, name) if field.widget == "file" else None
        yield from (value if isinstance(value, list) else [value] if isinstance(value, dict) else [])


def at_the_end(act: "Act", case: "Case", acts: Iterable[type["Act"]] = ()) -> Iterator[Objection]:
    """Before a matter ends: what should have been recorded and is not there yet."""
    if not getattr(type(act).enters, "end", False):
        return
    for filmed, _ in missing(case, acts):
        yield Objection(f"“{filmed.title}”应当全程音像记录，还没有登记录像", BASIS, "请用“登记证据”上传录像，或登记采集站上的存放位置；确实没有的，在记录中说明原因", rule=MUST)
