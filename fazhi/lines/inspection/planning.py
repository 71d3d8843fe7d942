"""Inspection, before any task: the items the office may inspect, how often one firm may be visited, and the yearly plan."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi.kernel import capacities, idcodes, identity, plain
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, ListingOf, Public, Rows
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Listing, Matter, Party
from fazhi.kernel.wrong import Objection
from fazhi.lines.inspection.stages import LISTED, PLATFORM_VISIT, VISITS, inspected

PERIODS = {"year": "每年", "month": "每月", "week": "每周", "day": "每日"}
EVERY = "*"


class ListItem(Act):
    """What the office may inspect is listed with its basis and standard, from a day on; what is not listed is not inspected."""

    title, basis = "列入检查事项清单", "检查·事项"
    by, at, enters = (capacities.registrar, capacities.unit_head), NEW, LISTED
    key = Code("事项编码")
    name = Public("检查事项")
    grounds = Public("法律、法规、规章依据")
    standard = Public("检查标准", required=False)
    published = Code("公布的文件或网页", required=False)
    since = Day("起始日期")
    until = Day("取消日期", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        words = {"grounds": self.grounds, "standard": self.standard or "", "published": self.published or ""}
        yield c.List("inspection_item", self.key, self.name, words, since=self.since, until=self.until or "")


class SetCap(Act):
    """How often one and the same firm may be inspected in a period, for one item or for all together."""

    title, basis = "确定检查频次上限", "检查·频次"
    by, at, enters = (capacities.leader, capacities.chief), NEW, LISTED
    item = ListingOf("检查事项（不选的，各事项合并计算）", "inspection_item", required=False)
    per = Choice("周期", PERIODS, default="year")
    most = Count("对同一企业最多检查次数", least=1)
    document = Code("依据的文件")
    since = Day("起始日期")
    until = Day("终止日期", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        title = f"{PERIODS[self.per]}最多{self.most}次"
        words = {"item": self.item or "", "per": self.per, "most": self.most, "document": self.document}
        yield c.List("inspection_cap", f"{self.item or EVERY}:{self.per}", title, words, since=self.since, until=self.until or "")


class MakePlan(Act):
    """The year's plan: which items are inspected in which months, at whom and with which organs together; the chief decides it."""

    title, basis = "制定年度检查计划", "检查·计划"
    by, at, enters, issues = (capacities.leader, capacities.chief), NEW, LISTED, "plan"
    year = Count("年度", least=2000, most=2999)
    rows = Rows("计划项目", key=Code("项目编号"), item=Public("检查事项"), whom=Public("检查对象的范围"), months=Public("检查月份"),
                share=Public("抽查比例或户数", required=False), together=Public("联合检查的机关", required=False))

    def objections(self, case: Case) -> Iterable[Objection]:
        keys = [row["key"] for row in self.rows or ()]
        if len(set(keys)) < len(keys):
            yield Objection("计划项目的编号有重复", "检查·计划", "请给每个项目不同的编号", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for row in self.rows:
            words = {name: row.get(name) or "" for name in ("whom", "months", "share", "together")}
            yield c.List("inspection_plan", row["key"], row["item"], words, since=f"{self.year}-01-01", until=f"{self.year}-12-31")


def on_the_day(case: Case, register: str, key: str = "") -> list[dict[str, Any]]:
    """What a register held on the case's day; of several versions of one key the newest."""
    day = case.day.isoformat()
    asked = {"office": case.office, "register": register, "struck": "", **({"key": key} if key else {})}
    newest = {row["key"]: row for row in plain.rows(Listing, ("key", "title", "words", "since", "until"), asked, ("since", "id")) if row["since"] <= day}
    return [{**row, "words": json.loads(row["words"] or "{}")} for row in newest.values() if not row["until"] or row["until"] >= day]


def plan_of_the_year(case: Case, act: Any) -> list[str]:
    """The keys of the plan in force on the day; empty when the year has none."""
    return sorted(row["key"] for row in on_the_day(case, "inspection_plan"))


def items_on_the_day(case: Case, act: Any) -> dict[str, str | None]:
    """The items this inspection is about, each with its listed name on the day (None where it is not listed)."""
    wanted = items_of(case, act)
    listed = {row["key"]: row["title"] for row in on_the_day(case, "inspection_item")} if wanted else {}
    return {key: listed.get(key) for key in wanted}


def items_of(case: Case, act: Any = None) -> list[str]:
    """The keys of the items: named when the task came up, with those added at the approval."""
    rows = getattr(act, "items", None)
    if rows is None:
        approved = case.said("inspection.Approve")
        rows = approved.items if approved else ()
    return list(dict.fromkeys(key for key in (case.first.item or getattr(act, "item", None), *(row["item"] for row in rows or ())) if key))


def published(case: Case) -> tuple[str, str]:
    """The names of the items as the list of the day has them, and the grounds it gives for them."""
    rows = [row for key in items_of(case) for row in on_the_day(case, "inspection_item", key)]
    return "、".join(str(row["title"]) for row in rows), "；".join(dict.fromkeys(str(row["words"].get("grounds")) for row in rows if row["words"].get("grounds")))


def firm_by_code(case: Case, act: Any) -> bool:
    """True when the inspected is an organisation whose credit code is that of an enterprise, a sole trader or a cooperative."""
    party = inspected(case)
    number = str(persons([person]).get(person, {}).get("number", "")) if (person := case.person_of(party)) else ""
    return case.kind_of(party) == "organisation" and idcodes.enterprise(number)


def same_persons(person: str) -> list[str]:
    """The person and all that proved to be the same one."""
    return sorted(identity.all_of(person))


def visits_before(case: Case) -> list[tuple[str, list[str]]]:
    """(day, items) of every visit that this office paid to the inspected in other matters, up to the case's day."""
    person = case.person_of(inspected(case))
    if not person:
        return []
    ours = {row["matter"] for row in plain.rows(Party, ("matter",), {"person": same_persons(person), "capacity": "inspected", "struck": ""})} - {case.id}
    found = []
    for other in plain.rows(Matter, ("memory",), {"id": ours, "office": case.office, "line": case.line, "struck": ""}):
        memory = json.loads(other["memory"])
        known = [one for act in (*VISITS, PLATFORM_VISIT) for one in memory["acts"].get(act, {"kept": []})["kept"]]
        approved = [row["item"] for one in memory["acts"].get("inspection.Approve", {"kept": []})["kept"] for row in one["s"].get("items") or ()]
        items = [each for each in (memory["first"]["s"].get("item"), *approved) if each]
        found += [(one["on"][:10], items) for one in known[:1] if one["on"][:10] <= case.day.isoformat()]  # a visit of several days is one
    return sorted(found)


def same_period(per: str, one: date, other: date) -> bool:
    """True when two days lie in the same year, month, week or are the same."""
    if per == "week":
        return one.isocalendar()[:2] == other.isocalendar()[:2]
    size = {"year": 1, "month": 2, "day": 3}[per]
    return one.timetuple()[:size] == other.timetuple()[:size]


def earlier_visits(case: Case, act: Any) -> dict[str, Any]:
    """How often the inspected was visited this year, and every cap that a further visit today would go beyond."""
    visits = visits_before(case)
    this_year = sum(same_period("year", date.fromisoformat(day), case.day) for day, _ in visits)
    full = []
    items = items_of(case, act)
    for row in on_the_day(case, "inspection_cap") if visits else ():
        told = row["words"]
        if told["item"] and told["item"] not in items:
            continue
        done = sum(same_period(told["per"], date.fromisoformat(day), case.day) for day, of in visits if not told["item"] or told["item"] in of)
        if done >= told["most"]:
            full.append({"item": told["item"], "per": told["per"], "most": told["most"], "done": done})
    return {"this_year": this_year, "full": full}


def beyond(case: Case) -> list[str]:
    """A sentence for every cap that is reached already."""
    asked = case.asked.get("earlier_visits") or {"full": []}
    return [f"对同一企业{PERIODS[each['per']]}最多检查{each['most']}次{'（事项' + each['item'] + '）' if each['item'] else ''}，已经检查{each['done']}次"
            for each in asked["full"]]
