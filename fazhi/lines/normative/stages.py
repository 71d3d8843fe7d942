"""The stages of a normative document, and what its acts share."""

import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel.acts import Stage
from fazhi.kernel.case import Case, Said
from fazhi.kernel.compare import named, versus
from fazhi.kernel.models import Entry, Listing, Matter
from fazhi.kernel.wrong import Objection

DRAFTING = Stage("drafting", "起草中")
REVIEW = Stage("review", "审核、待审议")
PASSED = Stage("passed", "审议通过，待签发")
ISSUED = Stage("issued", "已编号，待公布")
FORCE = Stage("force", "已公布")  # in effect or not yet, as the catalogue says of each day
ENDED = Stage("repealed", "已失效或者废止", end=True)
DROPPED = Stage("dropped", "终止制定", end=True)
ROUND = Stage("round", "清理、报送进行中")
DONE = Stage("done", "清理、报送完成", end=True)
STAGES = (DRAFTING, REVIEW, PASSED, ISSUED, FORCE, ENDED, DROPPED, ROUND, DONE)

KINDS = {"order": "决定", "command": "命令", "notice": "通告", "rules": "规定", "measures": "办法", "details": "细则", "opinions": "意见", "announcement": "公告",
         "circular": "通知"}
REGIMES = {"own": "本镇自行制定、编号、公布", "county": "由县统一登记、编号", "none": "本镇没有制定权"}
CHANNELS = {"site": "政府网站", "gazette": "政府公报", "board": "公开栏", "broadcast": "广播、喇叭", "wechat": "微信公众号"}
RESULTS = {"keep": "继续有效", "extend": "延续（重走制定程序）", "revise": "修改", "repeal": "废止", "lapse": "届满失效"}
FAIR = {key: law.rules()[key].name for key in ("ban.fcr8", "ban.fcr9", "ban.fcr10", "ban.fcr11")}


def under_review(case: Case, act: Any) -> list[str]:
    """Codes of the legality reviews of this document that have not come to a conclusion yet."""
    return list(Matter.objects.filter(parent=case.id, line="legality", stage__in=("sent", "reviewing", "answered")).values_list("code", flat=True))


def issuer(case: Case, act: Any) -> str:
    """Who may issue here: own, county or none, as the house has it on the day; empty where nobody has said."""
    return str(_setting(case, "normative.issuer").get("regime", ""))


def own_site(case: Case, act: Any) -> bool:
    """True when the office has a site of its own on the day, as the house has it."""
    return _setting(case, "site").get("site") == "own"


def _setting(case: Case, key: str) -> dict[str, Any]:
    """What the house has set under a key, as it stands on the day; empty where nobody has said."""
    day = case.day.isoformat()
    rows = Listing.objects.filter(office=case.office, register="setting", key=key, struck="", since__lte=day).order_by("-since", "-id")
    return next((dict(json.loads(words)) for words, until in rows.values_list("words", "until") if not until or until > day), {})


def standing(case: Case, act: Any = None) -> dict[str, dict[str, Any]]:
    """What the catalogue holds on the day, in effect or not yet: {number: {"title", "since", "matter", "valid_until"}}."""
    day, found = case.day.isoformat(), {}
    for row in Listing.objects.filter(office=case.office, register="normative", struck="").order_by("since"):
        if not row.until or row.until > day:
            words = json.loads(row.words)
            found[row.key] = {"title": row.title, "since": row.since, "matter": words["matter"], "valid_until": words["valid_until"]}
    return found


def bearing(case: Case, act: Any) -> list[str]:
    """Titles of other documents of this office that bear the number, in force or not, however its brackets are written."""
    number = _plain(getattr(act, "number", None))
    rows = Listing.objects.filter(office=case.office, register="normative", struck="").order_by("since").values_list("key", "title", "words") if number else ()
    return list(dict.fromkeys(title for key, title, words in rows if _plain(key) == number and json.loads(words)["matter"] != case.id))


def _plain(number: str | None) -> str:
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", number or ""))


def listed_as(case: Case, act: Any) -> dict[str, Any]:
    """What the catalogue says of this document besides its name and days; empty where it does not stand there."""
    rows = Listing.objects.filter(office=case.office, register="normative", key=number_of(case), struck="").order_by("-since", "-id").values_list("words", flat=True)
    return next((words for words in map(json.loads, rows) if words["matter"] == case.id), {})


def in_force(case: Case, act: Any = None) -> dict[str, dict[str, Any]]:
    """The documents in effect on the day, as `standing` tells them."""
    return {number: each for number, each in standing(case).items() if each["since"] <= case.day.isoformat()}


def cited_by(case: Case, act: Any) -> list[str]:
    """Matters whose record names this document by its number: who cites it is a question over entries."""
    number = number_of(case)
    if not number:
        return []
    rows = Entry.objects.filter(office=case.office, body__contains=number).exclude(matter=case.id)
    return sorted(set(rows.values_list("matter", flat=True)))[:200]


def number_of(case: Case) -> str:
    """The number under which the document stands in the catalogue; empty before it has one."""
    said = case.said(f"{case.line}.Publish") or case.said(f"{case.line}.TakeOver")
    return str(said.number) if said else ""


def trial(name: str | None) -> bool:
    """A document that calls itself provisional or on trial is valid for a shorter time."""
    return bool(name) and any(mark in str(name) for mark in ("暂行", "试行"))


def longest(case: Case, effective: str) -> str:
    """The last day up to which the document may be valid; empty where no rule is known."""
    try:
        day = case.due("normative.valid_trial" if trial(case.first.name) else "normative.valid", law_day(effective)).due
    except (law.NotInForce, law.UnknownValue, law.CalendarMissing):
        return ""
    return day.isoformat()[:10] if day else ""


def law_day(text: str) -> date:
    """A day from its ISO text, as the law counts."""
    return date.fromisoformat(text)


def reviewed_of(case: Case) -> Said | None:
    """The newest conclusion of the legality review since the document last went back to drafting."""
    return next(case.each(f"{case.line}.Reviewed"), None)


def decided_of(case: Case) -> Said | None:
    """What the meeting last decided about the document as it is now drafted."""
    return next(case.each(f"{case.line}.Decided"), None)


def agreed(case: Case) -> list[str]:
    """Numbers of the documents whose repeal the meeting has passed: what stood before it, and nothing proposed since; empty otherwise."""
    last, asked = decided_of(case), case.said(f"{case.line}.ProposeRepeal")
    issued = case.said(f"{case.line}.Publish") or case.said(f"{case.line}.TakeOver")
    before = max((said.n for said in (asked, issued) if said), default=0)
    if last is None or last.result != "passed" or last.n < before or case.stage not in (FORCE.key, ROUND.key):
        return []
    return [row["document"] for row in asked.documents or ()] if asked and asked.documents else [number_of(case)]


def beside_meeting(case: Case, act: Any) -> dict[str, Any] | None:
    """How the text given now stands to the one that the meeting passed, which is the one reviewed before it where the meeting names none; None before a meeting."""
    decided = decided_of(case)
    if decided is None:
        return None
    before = next((each for each in case.each(f"{case.line}.Reviewed", ever=True) if each.n < decided.n and each.text), None)
    passed = (decided.text or {}).get("hash", "") or (before.text["hash"] if before else "")
    return versus(passed, (act.text or {}).get("hash", ""))


def review_owed(case: Case) -> Iterable[Objection]:
    """Nothing unreviewed, and no other text than the one reviewed, goes further."""
    last = reviewed_of(case)
    if last is None:
        yield Objection("还没有经过合法性审核", "文件·合法性审核", "请送合法性审核；征求意见、会签、参加审议都不能代替审核", firm=True)
        return
    if last.conclusion == "disagreed":
        yield Objection("合法性审核的结论是不合法", "文件·合法性审核", "请修改后重新送审", firm=True)
    answered = case.said(f"{case.line}.Answered")
    if last.conclusion == "conditional" and (answered is None or answered.n < last.n):
        yield Objection("合法性审核要求修改，还没有复核通过，也没有逐条答复", "文件·合法性审核", "请在审查事项中修改后请复核，或逐条答复不采纳的理由", firm=True)
    found = case.asked.get("drift") or {}
    if named(found):
        yield Objection(f"现在的文本与审核过的文本不同：{named(found)}", "文件·合法性审核", "请恢复审核过的文字，或把改动后的文本再次送审", firm=True)
    if found.get("unreadable"):
        yield Objection(f"不能核对文本是否审核过的那一份：{found['unreadable']}", "文件·合法性审核", "请上传可以读出文字的文本")


def beside_fair(case: Case, act: Any) -> dict[str, Any] | None:
    """How the text given now stands to the one on which competition was last reviewed: the one named then, else the newest before it; None without a review."""
    last = case.said(f"{case.line}.FairReview")
    if last is None:
        return None
    before = [said for name in ("Draft", "SendForReview", "Reviewed") for said in case.each(f"{case.line}.{name}", ever=True) if said.text and said.n < last.n]
    seen = last.text or (max(before, key=lambda said: said.n).text if before else None)
    return versus((seen or {}).get("hash", ""), (act.text or {}).get("hash", ""))


def fair_owed(case: Case) -> Iterable[Objection]:
    """What touches firms goes on only with a fair-competition review, and never against one; a review made later counts from that day on."""
    last = case.said(f"{case.line}.FairReview")
    if last is not None and last.conclusion == "breach":
        yield Objection("公平竞争审查的结论是不得出台", "公平竞争·未审不得出台", "请退回起草，修改草案后重新审查", firm=True)
    elif last is None and case.first.touches_firms:
        yield Objection("涉及经营者的经济活动，还没有公平竞争审查", "公平竞争·未审不得出台", "请先作公平竞争审查")
    found = case.asked.get("beside_fair") or {}
    if last is not None and named(found):
        yield Objection(f"现在的文本与公平竞争审查过的不同：{named(found)}", "公平竞争·未审不得出台", "请对改动后的文本再作公平竞争审查，或改回审查过的文字")
    elif last is not None and found.get("unreadable"):
        yield Objection(f"不能核对是不是公平竞争审查过的文本：{found['unreadable']}", "公平竞争·未审不得出台", "请上传可以读出文字的文本")


def meeting_owed(case: Case) -> Iterable[Objection]:
    """The meeting itself has told that it passed this document, in these words."""
    decided, found = decided_of(case), case.asked.get("beside_meeting") or {}
    if decided is None or decided.result != "passed":
        yield Objection("会议还没有通过这份文件", "文件·集体审议", "请先提交集体审议，由集体决策事项登记会议结果", firm=True)
    elif named(found):
        yield Objection(f"这份文本与会议通过的文本不同：{named(found)}", "文件·集体审议", "请改回会议通过的文本，或退回起草后再次送审、审议", firm=True)
    elif found.get("unreadable"):
        yield Objection(f"不能核对是不是会议通过的文本：{found['unreadable']}", "文件·集体审议", "请上传可以读出文字的文本")
