"""Penalty, the powers of the town: which penalties it may impose on which day, and what it has asked of the record before."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel import capacities, identity, plain, traces
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, Public
from fazhi.kernel.likeness import told_alike
from fazhi.kernel.models import Entry, Listing, Matter, Party
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.stages import CLOSED, DROPPED, FALLEN, FIELDS, years_before

YEARS = 3  # how far back similar cases are looked for
SHOWN = 5  # how many of them are shown
UNDER = ("penalty.FileCase", "penalty.OnTheSpot", "penalty.PlatformCase")  # acts that name a power
DECIDING = ("penalty.Decide", "penalty.OnTheSpot", "penalty.PlatformDecide")
ITEMS = {key: f"{key} {one.title}" for key, one in law.items().items()}


class ListPower(Act):
    """A penalty power that the town may use is listed with its basis, from a day on."""

    title, basis = "列入行政处罚权", "处罚·乡镇承接"
    at, enters = NEW, CLOSED
    by = (capacities.registrar, capacities.unit_head)
    key = Code("事项编码")
    name = Code("事项名称")
    field = Choice("执法领域", FIELDS, required=False)
    document = Code("赋权文件")
    grounds = Public("违反的规定和处罚依据", required=False)
    since = Day("起始日期")
    until = Day("最后有效日", required=False)
    item = Choice("对应的违法事项（用于提示幅度和裁量阶次）", ITEMS, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        own = field_of_item(self.item or "", self.since or case.day.isoformat())
        if self.field and own and self.field != own:
            yield Objection(f"违法事项库把这一事项归入“{FIELDS.get(own, own)}”领域，与选择的执法领域不同", "处罚·乡镇承接",
                            "核查、办案、结案的期限按所选领域计算，请核对；不选的，按违法事项库", warns=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        words = {"document": self.document, "field": self.field or "", "grounds": self.grounds or "", "item": self.item or ""}
        yield c.List("power", self.key, self.name, words, since=self.since, until=self.until or "")


CASES = {"own": "由本镇继续办结", "move": "移交收回权力的机关"}


class TakeBackPower(Act):
    """A listed power is taken back or changed by a new list: after its last day no case is filed; the list says what becomes of filed ones."""

    title, basis = "收回行政处罚权", "处罚·乡镇承接"
    at, by = CLOSED, (capacities.registrar, capacities.unit_head)
    last_day = Day("最后有效日")
    document = Code("收回或调整的文件")
    cases = Choice("已经立案的案件", CASES, default="own")

    def objections(self, case: Case) -> Iterable[Objection]:
        listed = case.said(ListPower)
        if listed is None:
            yield Objection("本事项不是列入行政处罚权的记录", "处罚·乡镇承接", "请在赋权目录中打开要收回的事项", firm=True)
        elif listed.until or case.ever(TakeBackPower):
            yield Objection("这项处罚权已经有最后有效日", "处罚·乡镇承接", "记错了的，请更正原记录", firm=True)
        elif self.last_day and self.last_day < str(listed.since):
            yield Objection("最后有效日早于起始日期", "处罚·乡镇承接", "请核对日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        listed = case.said(ListPower)
        key = str(listed.key) if listed else ""
        yield c.Delist("power", key, on=self.last_day)
        words = {"document": self.document, "cases": self.cases}
        yield c.List("power_end", key, f"收回：{listed.name if listed else key}", words, since=self.last_day)


def power_in_force(case: Case, act: Any) -> dict[str, Any] | None:
    """The listed power as it stood on the day, or None."""
    return power_on(case, act.power, case.day.isoformat()) if act.power else None


def power_of_case(case: Case, act: Any) -> dict[str, Any] | None:
    """The power under which the case was filed, as it stood on the day of filing, and what its end since then says of filed cases."""
    filed = case.said("penalty.FileCase")
    power = power_on(case, str(filed.power), filed.on.isoformat()) if filed and filed.power else None
    if power is not None:
        ended = Listing.objects.filter(office=case.office, register="power_end", key=power["key"], struck="", since__gte=filed.on.isoformat() if filed else "",
                                       since__lt=case.day.isoformat()).order_by("since").values_list("since", "words").first()
        power["ended"] = {"on": ended[0], **_words(ended[1])} if ended else None
    return power


def still_ours(case: Case) -> Iterable[Objection]:
    """A power that was taken back after filing: the list may say that filed cases are handed over."""
    ended = (case.asked.get("power_of_case") or {}).get("ended")
    if ended and ended["cases"] == "move":
        yield Objection(f"该处罚事项{ended['on']}以后已收回，{ended['document']}规定已立案的案件移交收回的机关", "处罚·乡镇承接", "请办理移送", rule="GD-DEL-02")


def ours(case: Case, power: Any) -> Iterable[Objection]:
    """Without a power in force on its day the town is not competent, and what it decides is void."""
    if not power:
        yield Objection("没有选定当日在本镇有效的赋权事项，没有处罚的主体资格，作出的处罚无效", "处罚·乡镇承接",
                        "请选择当日有效的处罚事项；目录漏登的先“列入行政处罚权”，不在目录内的移送有权机关", rule="APL-JUR-01")


def power_on(case: Case, key: str, day: str) -> dict[str, Any] | None:
    """A listed power on a day: key, title, field, grounds, violation item and the town's own standard for it; None when it was not in force."""
    for row in plain.rows(Listing, ("key", "title", "since", "until", "words"), {"office": case.office, "register": "power", "key": key, "struck": ""}, ("id",)):
        if row["since"] <= day and (not row["until"] or row["until"] >= day):
            words = _words(row["words"])
            item = words.get("item", "")
            told = {each: words.get(each, "") for each in ("document", "field", "grounds")}
            told["field"] = told["field"] or field_of_item(item, day)
            return {"key": row["key"], "title": row["title"], "since": row["since"], **told, "item": item,
                    "standard": _standard(case, item) if item else None}
    return None


def field_of_item(item: str, day: str) -> str:
    """The field whose procedure a violation item follows; empty without one, and where no law of the day has the item."""
    try:
        return law.item(item, date.fromisoformat(day)).field if item else ""
    except law.LawError:
        return ""


def _standard(case: Case, item: str) -> dict[str, list[int]] | None:
    """The town's own spans for an item on the case's day, in fen by tier; None where it has listed none."""
    found = Listing.objects.filter(office=case.office, register="standard", key=item, struck="", since__lte=case.day.isoformat()).order_by("-since", "-id")
    words = found.values_list("words", flat=True).first()
    return _words(words)["spans"] if words else None


def similar(case: Case, item: str) -> list[str]:
    """Identifiers of other decided cases of this office on the same item in the last years, newest first."""
    keys = [key for key, words in Listing.objects.filter(office=case.office, register="power", struck="").values_list("key", "words")
            if _words(words).get("item") == item]
    since = years_before(case.day, YEARS).isoformat()
    filed = Entry.objects.filter(office=case.office, act__in=UNDER, done_at__gte=since, done_at__lt=case.day.isoformat()).exclude(matter=case.id)
    found = {matter for key in keys for matter in filed.filter(body__contains=f'"power":{json.dumps(key, ensure_ascii=False)}').values_list("matter", flat=True)}
    found = set(Matter.objects.filter(id__in=found, struck="").exclude(stage=FALLEN.key).values_list("id", flat=True))
    decided = Entry.objects.filter(matter__in=found, act__in=DECIDING, done_at__lt=case.day.isoformat()).order_by("-done_at", "-id")
    return list(dict.fromkeys(decided.values_list("matter", flat=True)))[:SHOWN]


def _words(text: str) -> dict[str, Any]:
    got = json.loads(text or "{}")
    return got if isinstance(got, dict) else {}


FORGIVEN = ("slight", "first")  # not penalised, but a breach all the same
BREACHES = ("Decide", "OnTheSpot", "PlatformDecide", "NoPenalty")


def earlier_breaches(case: Case, act: Any) -> int:
    """What is known of earlier breaches of whom the act decides: of one respondent, or of all."""
    return breaches_before(case, [act.party] if act.party else case.parties("respondent"))


def breaches_before(case: Case, parties: Iterable[str]) -> int:
    """How many decisions of this office before this day stand, in other cases, against these or whoever is the same; a forgiven breach is one."""
    known = [person for party in parties if (person := case.person_of(party))]
    same = {each for group in identity.alike(known).values() for each in group}
    theirs: dict[str, set[str]] = {}
    for matter, party in Party.objects.filter(person__in=same, capacity="respondent", struck="").exclude(matter=case.id).values_list("matter", "id"):
        theirs.setdefault(matter, set()).add(party)
    found = Matter.objects.filter(id__in=list(theirs), office=case.office, line="penalty", struck="").values_list("id", "memory")
    return sum(_standing(json.loads(memory)["acts"], theirs[matter], case.day.isoformat()) for matter, memory in found)


def _standing(acts: dict[str, Any], parties: set[str], day: str) -> int:
    """How many decisions of a case stand against these parties; struck ones are no longer in its memory."""
    told = [(one, name) for name in (*BREACHES, "Fell", "Withdraw") for one in acts.get(f"penalty.{name}", {"kept": ()})["kept"] if one["on"][:10] < day]
    hit: list[set[str]] = []
    for one, name in sorted(told, key=lambda pair: int(pair[0]["i"])):
        said = one["s"]
        if name in ("Fell", "Withdraw"):
            gone = set(parties) if not said.get("party") else {said["party"]}
            hit = hit if said.get("result") in ("changed", "unlawful") else [left for each in hit if (left := each - gone)]
        elif name != "NoPenalty" or said.get("ground") in FORGIVEN:
            whose = {row["party"] for row in said.get("rows") or ()} or ({said["party"]} if said.get("party") else parties)
            hit.append(parties & whose)
    return sum(1 for each in hit if each)


def fined_before(case: Case, act: Any) -> str:
    """The code of another case in which whoever may be the same was fined on the spot, or is or was proceeded against, under the same power for a deed of the same day; empty for none."""
    if act.kind != "fine" or not isinstance(act.respondent, dict):
        return ""
    day = str(act.deed_at or case.at)[:10]
    same = told_alike(case.office, act.respondent)
    return next((code for code, on, said in _begun_against(case, same, act.power) if said.get("kind", "fine") == "fine" and on == day), "")


def filed_before(case: Case, act: Any) -> dict[str, Any]:
    """The code of another case in which a respondent of this act is, or was, proceeded against under the same power for a deed of the same day, and whether his number (or that he is known here) says so, not only a name or a telephone."""
    filed = act if "power" in act.fields else case.said("penalty.FileCase")
    everybody = [act.respondent, *(row.get("who") for row in getattr(act, "others", None) or ())]
    named = [who for who in everybody if isinstance(who, dict)] if filed and filed.power and filed.deed_on else []
    for sure, kinds in ((True, (traces.NUMBER,)), (False, traces.EXACT)):
        for same in (told_alike(case.office, who, kinds) for who in named):
            for code, on, _ in _begun_against(case, same, filed.power):
                if on == filed.deed_on:
                    return {"code": code, "sure": sure}
    return {}


def _begun_against(case: Case, same: Iterable[str], power: str | None) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(code, day of the deed, words) of what was begun under a power, in other cases, against any of these persons; dropped cases, and what was decided on the spot and no longer stands, left out."""
    theirs = {row["matter"] for row in plain.rows(Party, ("matter",), {"person": same, "capacity": "respondent", "struck": ""})} - {case.id}
    for row in plain.rows(Matter, ("code", "stage", "memory"), {"id": theirs, "office": case.office, "line": "penalty", "struck": ""}, ("id",)):
        if row["stage"] == DROPPED.key:
            continue
        acts = json.loads(row["memory"])["acts"]
        begun = [each for each in UNDER if each != "penalty.OnTheSpot" or not _gone(acts)]
        for one in (one for name in begun for one in acts.get(name, {"kept": ()})["kept"]):
            said = one["s"]
            if (said.get("power") or "") == (power or ""):
                yield str(row["code"]), str(said.get("deed_on") or said.get("deed_at") or one["on"])[:10], said


def _gone(acts: dict[str, Any]) -> bool:
    """True when a decision on the spot was annulled or withdrawn: the case cannot be taken up again, the breach is filed anew."""
    fell = [one["s"] for one in acts.get("penalty.Fell", {"kept": ()})["kept"]]
    return bool(acts.get("penalty.Withdraw", {"kept": ()})["kept"]) or any(said.get("result") not in ("changed", "unlawful") for said in fell)


def of_its_field(case: Case) -> Iterable[Consequence]:
    """The field of the power decides by which rules the terms of the case are counted."""
    power: dict[str, Any] = case.asked.get("power_in_force") or {}
    if power.get("field"):
        yield c.Set({"field": power["field"]})
