"""A fictional town in which stories are told: the same words are test, demonstration and handbook."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from fazhi import law
from fazhi.kernel import door, happen, registry, words
from fazhi.kernel.acts import Act
from fazhi.kernel.common import Confirm, Sign
from fazhi.kernel.deed import Done
from fazhi.kernel.models import Deadline, Entry, Matter, Office, Paper, Post
from fazhi.kernel.templates import common
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import BadInput, Refused

# alias: (name, unit, capacities, post, certificate, licensed)
CAST: dict[str, tuple[str, str, tuple[str, ...], str, str, bool]] = {
    "li": ("李青禾", "综合行政执法队", ("officer", "clerk"), "执法队员", "演示001", False),
    "wang": ("王岸", "综合行政执法队", ("officer",), "执法队员", "演示002", False),
    "zhao": ("赵汀", "综合行政执法队", ("officer",), "执法队员", "演示003", False),
    "qian": ("钱小满", "综合行政执法队", ("clerk",), "内勤（无执法证）", "", False),
    "zhou": ("周远山", "综合行政执法队", ("unit_head", "officer"), "执法队队长", "演示004", False),
    "sun": ("孙砚", "司法所", ("reviewer",), "法制审核员", "", True),
    "lin": ("林知微", "司法所", ("mediator", "clerk"), "司法所工作人员", "", False),
    "mei": ("梅若谷", "司法所", ("unit_head", "mediator", "clerk"), "司法所所长", "", True),
    "he": ("何穗", "综合治理办", ("clerk", "unit_head"), "综治办主任", "", False),
    "fang": ("方晓", "综合治理办", ("clerk",), "综治办工作人员", "", False),
    "luo": ("罗闻", "党政办", ("publisher", "clerk"), "信息公开员", "", False),
    "tang": ("唐允", "党政办", ("secrecy", "unit_head"), "党政办主任", "", False),
    "deng": ("邓可", "党政办", ("archivist", "clerk"), "档案员", "", False),
    "huang": ("黄立言", "镇领导", ("leader",), "副镇长", "", False),
    "yang": ("杨渡", "镇领导", ("leader",), "副镇长", "", False),
    "chen": ("陈守正", "镇领导", ("chief", "leader"), "镇长", "", False),
    "wu": ("吴清和", "镇领导", ("secretary",), "镇党委书记", "", False),
    "xu": ("徐知衡", "法律顾问", ("counsel",), "法律顾问（律师）", "", True),
    "an": ("安平", "县司法局", ("auditor",), "执法监督员", "", False),
}
UNITS = ("综合行政执法队", "司法所", "综合治理办", "党政办", "镇领导", "法律顾问", "县司法局")
VILLAGES = ("东塘村", "西埔村", "南涌村", "北岗村", "上坪村", "下坪村", "大榕村", "新围村", "竹溪村", "石桥社区", "青埠社区")
CADRES = ("何田", "邝水生", "谭阿九", "余禾", "关小梅", "司徒平", "甄善", "劳勤", "麦丰", "区和", "冼明")
FOUNDED = "2010-01-01"
REDRESS = {"address": "演示镇演示路1号", "review": "演示县人民政府", "court": "演示县人民法院", "bank": "演示农村商业银行演示支行"}
FIRM_CODE, TRADER_CODE = "91000000DEM0000019", "92000000DEM0000016"  # credit codes of a firm and a sole trader: right by their last sign, of an area that does not exist


@dataclass(slots=True)
class Hand:
    """One of the cast: called with a matter (or none, to begin one) and an act, he does it."""

    town: "Town"
    person: str
    name: str

    def __call__(self, *what: Any, **how: Any) -> Done:
        matter, act = (what[0], what[1]) if len(what) == 2 else ("", what[0])
        return self.town.do(self, matter, act, **how)


@dataclass(slots=True)
class Town:
    """A founded office with its cast and villages, and a clock that only the story moves."""

    office: str
    now: datetime
    people: dict[str, Hand] = field(default_factory=dict)
    villages: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    step: timedelta = timedelta(minutes=1)
    count: int = 0

    def __getattr__(self, alias: str) -> Hand:
        try:
            return self.people[alias]
        except KeyError:
            raise AttributeError(f"剧中没有 {alias}") from None

    def again(self) -> "Town":
        """The same town at the same moment, with a clock and a cast of its own."""
        other = replace(self, villages=dict(self.villages), units=dict(self.units), people={})
        other.people.update({alias: replace(hand, town=other) for alias, hand in self.people.items()})
        return other

    # -- time --------------------------------------------------------------------------------------------------------

    def at(self, when: str) -> "Town":
        """Set the clock: a day (then nine o'clock) or a minute."""
        self.now = datetime.fromisoformat(when if len(when) > 10 else f"{when} 09:00")
        return self

    def days(self, n: int) -> "Town":
        """Move the clock on by n calendar days."""
        self.now = (self.now + timedelta(days=n)).replace(hour=9, minute=0, second=0)
        return self

    def workdays(self, n: int) -> "Town":
        """Move the clock on by n working days."""
        day = law.calendar.current().add_workdays(self.now.date(), n)
        self.now = datetime(day.year, day.month, day.day, 9)
        return self

    # -- doing -------------------------------------------------------------------------------------------------------

    def do(self, hand: Hand, matter: Any, act: Act, **how: Any) -> Done:
        """One act by one of the cast at the town's time (or `on`, an earlier day)."""
        self.now += self.step
        how.setdefault("done_at", how.pop("on", "") or self.now.isoformat(timespec="minutes"))
        how.setdefault("manner", "here")
        how.setdefault("origin", "replay")
        return door.do(act, ident(matter), who=hand.person, office=self.office, now=self.now, **how)

    def signed(self, hand: Hand, matter: Any, act: Act, *signers: Hand) -> Done:
        """Proposed by one, then signed by the others in turn; the last signature is the act."""
        done = hand(matter, act)
        assert done.proposed, f"{type(act).__name__} 不需要签批"
        proposal = done.entry
        for signer in signers:
            done = signer(matter, Sign(proposal=proposal))
        assert done.act == type(act).key, f"还差签批：{done.act}"
        return done

    def confirmed(self, second: Hand, done: Done) -> Done:
        """The officer whom the record names confirms it; returns the confirmed record."""
        second(done, Confirm(entry=done.entry))
        return done

    def on_paper(self, clerk: Hand, matter: Any, act: Act, *signers: Hand, **how: Any) -> Done:
        """Decided by others on a signed sheet; the clerk records it with the scan."""
        return clerk(matter, act, manner="paper", signed_by=tuple(each.person for each in signers), scan=self.file("签字件"), **how)

    def outside(self, clerk: Hand, matter: Any, act: Act, number: str = "", **how: Any) -> Done:
        """Done by another organ or system; the clerk records it with its number or record."""
        scan = None if number else self.file("外部文书")
        return clerk(matter, act, manner="outside", outside=number, scan=scan, **how)

    def file(self, name: str, data: bytes = b"") -> dict[str, Any]:
        """A file in the vault, as acts want it."""
        self.count += 1
        blob = vault().put(data or f"{name}（演示数据 {self.count}）".encode())
        return {"hash": blob.hash, "size": blob.size, "media": "text/plain", "name": f"{name}.txt"}

    # -- asserting ---------------------------------------------------------------------------------------------------

    def refuses(self, hand: Hand, matter: Any, act: Act, provision: str = "", **how: Any) -> Refused:
        """The door refuses, naming this provision."""
        try:
            self.do(hand, matter, act, **how)
        except Refused as refused:
            names = [each.provision for each in refused.objections]
            assert not provision or provision in names, f"拒绝理由是 {names}，不是 {provision}"
            return refused
        raise AssertionError(f"{type(act).__name__} 本应被拒绝（{provision}）")

    def bad(self, hand: Hand, matter: Any, act: Act, field: str) -> BadInput:
        """The door cannot take the words of this field."""
        try:
            self.do(hand, matter, act)
        except BadInput as bad:
            assert field in bad.errors, f"出错的是 {list(bad.errors)}，不是 {field}"
            return bad
        raise AssertionError(f"{type(act).__name__} 的 {field} 本应有误")

    def flagged(self, done: Done, provision: str) -> Done:
        """What was recorded carries a flag with this provision."""
        names = [each["provision"] for each in done.flags]
        assert provision in names, f"标记是 {names}，没有 {provision}"
        return done

    def checks(self, matter: Any, *, stage: str = "", papers: Sequence[str] | None = None, met: Sequence[str] = (),
               open: Sequence[str] | None = None, acts: Sequence[str] | None = None) -> None:
        """The matter stands as told: stage key, kinds of papers in order, terms met, terms open, acts done.

        Papers every line shares (a service record) count only where they are named, their signed copies never.
        """
        row = Matter.objects.get(id=ident(matter))
        if stage:
            assert row.stage == stage, f"阶段是 {row.stage}，不是 {stage}"
        if papers is not None:
            have = [each.split(".")[1] for each in Paper.objects.filter(matter=row.id, struck="").order_by("issued_on", "id").values_list("kind", flat=True)]
            have = [each for each in have if each in papers or each not in common()]
            assert sorted(have) == sorted(papers), f"文书是 {have}"
        terms = list(Deadline.objects.filter(matter=row.id, struck="").values_list("term", "state", "of"))
        for term in met:
            assert (term, "met") in {each[:2] for each in terms}, f"{term} 没有完成：{terms}"
        if open is not None:
            records = set(Paper.objects.filter(matter=row.id, kind__in=[f"{row.line}.{each}" for each in common()]).values_list("id", flat=True))
            have = sorted(term for term, state, of in terms if state == "open" and of not in records)
            assert have == sorted(open), f"未完成的期限是 {have}"
        if acts is not None:
            have = [each.split(".")[1] for each in Entry.objects.filter(matter=row.id).order_by("n").values_list("act", flat=True)]
            assert have == list(acts), f"行为是 {have}"

    def party(self, matter: Any, capacity: str = "", i: int = 0) -> str:
        """The identifier of a party of a matter."""
        memory = happen.peek(ident(matter))
        found = [k for k, v in memory["rows"].get("party", {}).items() if not capacity or v["capacity"] == capacity]
        return str(found[i])

    def text(self, paper: str) -> str:
        """The frozen words of a paper."""
        row = Paper.objects.get(id=paper)
        return str(words.read([row.opened_by])[row.opened_by][f"paper:{paper}"]["text"])

    def paper(self, matter: Any, kind: str) -> str:
        """The newest issued paper of a kind in a matter."""
        row = Paper.objects.filter(matter=ident(matter), kind__endswith=f".{kind}", struck="").order_by("-issued_on", "-id").first()
        assert row is not None, f"没有文书 {kind}"
        return str(row.id)


def ident(matter: Any) -> str:
    """The identifier of a matter given as such, as a Done, or as a tuple of opened ones."""
    if isinstance(matter, tuple):
        matter = matter[0]
    return matter.matter if isinstance(matter, Done) else str(matter or "")


def founded(name: str = "演示镇人民政府", short: str = "演", begin: str = "2021-01-04") -> Town:
    """A new town with its whole cast, founded through the door; its decisions can say where one turns against them and where one pays."""
    acts = {act.__name__: act for act in registry.line("house").acts}
    town = Town("", datetime.fromisoformat(f"{FOUNDED} 08:00"), step=timedelta(seconds=1))
    first = door.do(acts["Found"](name=name, short=short, demo=True, since=FOUNDED, keeper={"name": "管小舟"}), who="", office="",
                    done_at=FOUNDED, origin="replay", now=town.now)
    town.office = first.matter
    town.people["keeper"] = Hand(town, Post.objects.get(office=town.office, capacity="registrar").person, "管小舟")
    establish(town, acts["Establish"])
    appoint(town, acts["Appoint"])
    town.keeper(town.office, acts["SetRedress"](**REDRESS, since=FOUNDED))
    town.step = timedelta(minutes=1)
    return town.at(begin)


def establish(town: Town, act: type[Act]) -> None:
    """Units and villages."""
    for name in (*UNITS, *VILLAGES):
        town.keeper(town.office, act(name=name, kind="village" if name in VILLAGES else "unit", since=FOUNDED))
    for organ in Office.objects.filter(parent=town.office):
        (town.villages if organ.kind == "village" else town.units)[organ.name] = organ.id


def appoint(town: Town, act: type[Act]) -> None:
    """The cast takes its posts, the village cadres theirs."""
    for alias, (name, unit, capacities, post, certificate, licensed) in CAST.items():
        _take(town, act, alias, name, town.units[unit], capacities, post, certificate, licensed)
    for i, (village, name) in enumerate(zip(VILLAGES, CADRES, strict=True), start=1):
        _take(town, act, f"cadre{i}", name, town.villages[village], ("cadre", "mediator"), "驻村干部", "", False)


def _take(town: Town, act: type[Act], alias: str, name: str, unit: str, capacities: Sequence[str], post: str, certificate: str,
          licensed: bool) -> None:
    done = town.keeper(town.office, act(who={"name": name}, unit=unit, capacity=list(capacities), post=post, certificate=certificate,
                                        certified_until="2035-12-31" if certificate else "", licensed=licensed, since=FOUNDED))
    person = Post.objects.filter(opened_by=done.entry).values_list("person", flat=True)[0]
    town.people[alias] = Hand(town, person, name)


Story = Callable[[Town], Any]
