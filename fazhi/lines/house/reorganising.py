"""The tree of organs is reorganised: a unit takes another name, is joined to another or is split; what it was stays told, what lay with it goes on."""

from collections.abc import Iterable
from datetime import date, timedelta

from fazhi.kernel import consequences as c
from fazhi.kernel import registry
from fazhi.kernel.acts import Act
from fazhi.kernel.capacities import registrar
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Day, OfficeOf, OfficerOf, Rows
from fazhi.kernel.models import Office
from fazhi.kernel.roster import NAMED, WENT, roster
from fazhi.kernel.wrong import Objection
from fazhi.lines.house.acts import STANDING

OWN = "机构·职责"
UNITS = "unit,village"
COPIED = ("person", "capacity", "title", "lines", "certificate", "certified_until", "licensed")


def standing(case: Case, act: "Rename | JoinUnits | SplitUnit") -> dict[str, dict[str, str]]:
    """The units of the house as they stand when it is said: kind, name, and until when."""
    act.found = {row.pop("id"): row for row in Office.objects.filter(parent=case.id, struck="").values("id", "kind", "name", "since", "until")}
    return act.found


def undatable(case: Case, since: str | None, units: Iterable[str | None], found: dict[str, dict[str, str]]) -> Iterable[Objection]:
    """The day has not come, or one of the units does not stand on it."""
    if since and since > case.at[:10]:
        yield Objection("日期在办理日以后", OWN, "请到那一天再登记", firm=True)
    for unit in filter(None, units):
        row = found.get(unit, {})
        if since and row and (row["since"] > since or (row["until"] and row["until"] <= since)):
            yield Objection(f"“{row['name']}”在{since}没有设立或者已经撤销", OWN, "请核对日期，新的机构先办理“设立内设机构或登记村居”", firm=True)


class Rename(Act):
    """A unit or village bears another name from a day on; papers and registers of earlier days keep the name they had."""

    title, basis = "机构更名", OWN
    by, at = registrar, STANDING
    asks = standing
    found: dict[str, dict[str, str]]
    unit = OfficeOf("机构或村（社区）", "unit,village,court,organ")
    name = Code("新名称")
    document = Code("批准文件号", required=False)
    since = Day("更名日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        found = getattr(self, "found", {})
        yield from undatable(case, self.since, [self.unit], found)
        if self.name and any(row["name"] == self.name and not row["until"] for row in found.values()):
            yield Objection(f"已经有“{self.name}”", OWN, "请核对名称；两个机构并成一个的，办理“机构合并”", firm=True)
        if self.unit and self.since and any(each["key"] == NAMED + self.unit and each["until"] >= self.since for each in roster(case.office).listings):
            yield Objection("这个机构在这一天以后还更过名", OWN, "请先撤销后来的更名，再按先后登记", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        was = self.found[self.unit]
        yield c.List("setting", NAMED + self.unit, was["name"], since=was["since"], until=self.since)
        yield c.Change((["~", "office", self.unit, {"name": [was["name"], self.name]}],))


class JoinUnits(Act):
    """Units end on a day and go into one: their posts, their lines of work and what lies open with them are its own from then on."""

    title, basis = "机构合并", OWN
    by, at = registrar, STANDING
    asks = standing
    found: dict[str, dict[str, str]]
    units = Rows("并入的机构", unit=OfficeOf("机构或村（社区）", UNITS))
    into = OfficeOf("合并后的机构", UNITS, help="新成立的，先办理“设立内设机构或登记村居”")
    document = Code("批准文件号", required=False)
    since = Day("合并日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        found, gone = getattr(self, "found", {}), [row["unit"] for row in self.units or ()]
        yield from undatable(case, self.since, [*gone, self.into], found)
        if self.into in gone:
            yield Objection("合并后的机构不能同时是并入的机构", OWN, "并入的机构里请去掉它", firm=True)
        if len({found[each]["kind"] for each in [*gone, self.into] if each in found}) > 1:
            yield Objection("内设机构和村（社区）不能合并成一个", OWN, "请分别办理", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        gone = [row["unit"] for row in self.units]
        yield from ended(gone, [self.into], self.since)
        yield from posted(case, gone, {}, self.into, self.since)
        yield from undertaken(case, gone, {}, self.into, self.since)


class SplitUnit(Act):
    """A unit ends on a day and goes into several, or gives a part of its people and work away and stays itself."""

    title, basis = "机构拆分", OWN
    by, at = registrar, STANDING
    asks = standing
    found: dict[str, dict[str, str]]
    unit = OfficeOf("拆分的机构", UNITS)
    parts = Rows("拆分后的机构", unit=OfficeOf("机构或村（社区）", UNITS), least=2,
                 help="原机构保留的，也列在里面；没有写明去向的人员和工作归第一个")
    people = Rows("人员去向", person=OfficerOf("人员", ""), unit=OfficeOf("去向", UNITS), required=False)
    work = Rows("工作去向", line=Code("工作", help="填工作的名称或代码，如：行政处罚"), unit=OfficeOf("去向", UNITS), required=False)
    document = Code("批准文件号", required=False)
    since = Day("拆分日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        parts = [row["unit"] for row in self.parts or ()]
        yield from undatable(case, self.since, [self.unit, *parts], getattr(self, "found", {}))
        if any(row["unit"] not in parts for row in (*(self.people or ()), *(self.work or ()))):
            yield Objection("去向不在拆分后的机构里", OWN, "请从拆分后的机构里选", firm=True)
        unknown = [row["line"] for row in self.work or () if not registry.line_called(row["line"])]
        if unknown:
            yield Objection(f"没有“{'、'.join(unknown)}”这项工作", OWN, "请填写工作的名称或者代码", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        parts = [row["unit"] for row in self.parts]
        if self.unit not in parts:
            yield from ended([self.unit], parts, self.since)
        yield from posted(case, [self.unit], {row["person"]: row["unit"] for row in self.people or ()}, parts[0], self.since)
        yield from undertaken(case, [self.unit], {registry.line_called(row["line"]): row["unit"] for row in self.work or ()}, parts[0], self.since)


def ended(gone: list[str], into: list[str], since: str) -> Iterable[Consequence]:
    """The units stand no more from the day on, and the house knows where they went."""
    for unit in gone:
        yield c.End("office", unit, since)
        yield c.List("setting", WENT + unit, "并入或者分成的机构", {"units": into}, since=since)


def posted(case: Case, gone: list[str], people: dict[str, str], rest: str, since: str) -> Iterable[Consequence]:
    """Whoever had a post in them has the same post where he goes; the old one ends the day before."""
    for post in roster(case.office).posts:
        to = people.get(post["person"], rest)
        if post["unit"] in gone and to != post["unit"] and (not post["until"] or post["until"] >= since):
            yield c.End("post", post["id"], (date.fromisoformat(since) - timedelta(days=1)).isoformat())
            yield c.Appoint("post", {"office": case.id, "unit": to, **{name: post[name] for name in COPIED},
                                     "since": max(post["since"], since), "until": post["until"]})


def undertaken(case: Case, gone: list[str], work: dict[str, str], rest: str, since: str) -> Iterable[Consequence]:
    """Each line of work for which the house had named them names whoever follows."""
    staff = roster(case.office)
    for line in registry.lines().values():
        units = staff.undertakes(line.key, case.day)
        now = list(dict.fromkeys(work.get(line.key, rest) if unit in gone else unit for unit in units))
        if now != list(units):
            yield c.Delist("setting", f"units:{line.key}", since)
            yield c.List("setting", f"units:{line.key}", f"{line.title}的主办单位", {"units": now}, since=since)
