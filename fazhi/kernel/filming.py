"""Which steps must be recorded in sound and picture from beginning to end, and which recordings are still missing."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from fazhi import law
from fazhi.kernel.wrong import Objection

if TYPE_CHECKING:
    from fazhi.kernel.acts import Act
    from fazhi.kernel.case import Case

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


def sentence(act: type["Act"], on: date) -> str:
    """What a form says of recording; empty where nothing is to be said."""
    asked = need(act.filmed, on)
    if asked == "must":
        return f"这一步（{act.filmed}）应当全程音像记录。录像可以在这里上传，也可以事后用“登记证据”补上，大文件可以只登记采集站上的存放位置。"
    return f"这一步（{act.filmed}）视情况进行音像记录。" if asked else ""


def is_film(media: str) -> bool:
    """True for sound and moving pictures."""
    return media.startswith(MEDIA)


def missing(case: "Case", acts: Iterable[type["Act"]]) -> Iterator[tuple[type["Act"], str]]:
    """Acts that must be recorded, with the entries to which no recording belongs yet."""
    films = {said.step for said in case.each(EVIDENCE, ever=True) if said.elsewhere or any(is_film(each["media"]) for each in said.files or ())}
    for act in acts:
        for said in case.each(act, ever=True) if act.filmed else ():
            if need(act.filmed, said.on) == "must" and said.entry not in films and not any(is_film(each["media"]) for each in _files(act, said)):
                yield act, said.entry


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
