"""Keeping: levels, signed copies that come back, erasure by law, persons that prove to be one, filing away."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, identity, registry, traces, within
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, File, PaperOf, PartyOf, PersonOf, Text
from fazhi.kernel.filing_away import before_filing, left_over
from fazhi.kernel.models import Matter, Person, PersonKey
from fazhi.kernel.roster import roster
from fazhi.kernel.serve import served_on
from fazhi.kernel.wrong import Objection

KEEP = {"permanent": "永久", "long": "定期三十年", "short": "定期十年"}
LEVELS = {"public": "公开", "inside": "内部", "secret": "工作秘密", "protected": "保护"}


class SetLevel(Act):
    """The level of a matter decides on every road who may know of it."""

    title, basis = "设定密级", "机构·职责"
    by, at = (capacities.unit_head, capacities.leader, capacities.chief, capacities.handler), ANY
    level = Choice("级别", LEVELS)
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.level in _shut_out(case):
            yield Objection(f"设为“{LEVELS[self.level]}”以后，您自己也不能再看这一事项", self.basis, "确有需要的，先请主要负责人指派承办人，或者由其设定", warns=True)

    def advice(self, case: Case) -> Iterable[Advice]:
        kept = [LEVELS[each] for each in _shut_out(case)]
        if kept:
            yield Advice("设定以后谁能看", (f"设为“{'”或者“'.join(kept)}”以后，您自己也不能再看这一事项，也不能改回来；承办人照常能看。",))

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Set({"level": self.level})


def _shut_out(case: Case) -> list[str]:
    """The levels at which whoever sets them would know of the matter no more: he does not handle it, and holds no post that sees them."""
    officer = case.officers.get(case.doer) or roster(case.office).officer(case.doer, case.day)
    if officer is None or case.row.get("handler") == case.doer:
        return []
    return [each for each in LEVELS if each in within.SEES and not officer.holds(*within.SEES[each])]


class SignedCopy(Act):
    """The sheet that went out to be signed has come back; the scan takes its place in the file."""

    title, basis = "登记收回签字件", "记录·全过程"
    fact, at = True, ANY
    paper = PaperOf("文书", of=True)
    scan_of = File("签字件")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.MarkPaper(self.paper, "signed", self.scan_of["hash"])
        yield c.Meet("signed_copy", self.paper)


class VoidPaper(Act):
    """A paper is void; its number stays taken, with the reason."""

    title, basis = "作废文书", "记录·撤销"
    by, at = (capacities.handler, capacities.archivist), ANY
    signs = (capacities.unit_head,)
    paper = PaperOf("文书")
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        paper = case.paper(self.paper or "")
        if paper and paper["state"] in ("void", "replaced"):
            yield Objection(f"《{paper['title']}》已经作废或者已被新的文本替换", self.basis, "", firm=True)
        if paper and served_on(case, self.paper):
            yield Objection(f"《{paper['title']}》已经送达，不能由本机关自行作废", self.basis, "确有错误的，依法另行作出撤销、变更或者补正的决定", firm=True)
        elif paper and self._bound(case):
            yield Objection(f"《{paper['title']}》所载的决定仍然有效，应当送达，不能只作废文书", self.basis,
                            "文字有误的，请办理“换用修改后的文本”；决定本身有误的，先撤销决定", firm=True)

    def _bound(self, case: Case) -> bool:
        """True while the paper is the decision itself: not until its duty to be served fell away with the decision."""
        template = registry.line(case.line).template(case.paper(self.paper)["kind"].split(".")[-1])
        return template.binding and all(each.state != "void" for each in case.deadlines(template.within, self.paper))

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.MarkPaper(self.paper, "void")
        kind = case.paper(self.paper)["kind"].split(".")[-1]
        for term in (registry.line(case.line).template(kind).within, "signed_copy"):
            yield c.Void(term, self.paper)


def keys_of(case: Case, act: Any) -> int:
    """How many keys the erasure destroys (kept on the act)."""
    act.keys = []
    if act.what == "matter":
        act.keys = list(Matter.objects.filter(id=case.id).values_list("key", flat=True))
    elif act.party:
        act.keys = list(Person.objects.filter(id=case.person_of(act.party)).values_list("key", flat=True))
    return len(act.keys)


class Erase(Act):
    """What was sealed is destroyed for a legal ground: the keys go, chain and figures stay."""

    title, basis = "依法清除密存内容", "机构·职责"
    by, at = (capacities.archivist, capacities.registrar), ANY
    signs = (capacities.chief,)
    asks = keys_of
    keys: list[str]
    what = Choice("范围", {"matter": "本事项的全部密存内容", "person": "一个人的身份信息"})
    party = PartyOf("当事人", required=False)
    ground = Code("法律依据")
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.what and not case.row.get("closed_on"):
            yield Objection("事项尚未办结，不能清除", "机构·职责", "请在办结并超过保存期限后办理", firm=True)
        if self.what == "person" and not self.party:
            yield Objection("没有指明是谁", "机构·职责", "请选择当事人", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Erasure(tuple(self.keys))


def both(case: Case, act: Any) -> dict[str, Any]:
    """The two persons; whether they are the same one already, of different kinds, or bear different numbers."""
    one, same = case.person_of(act.party or ""), act.person or case.person_of(act.same_as or "")
    act.persons = (one, same)
    if not one or not same:
        return {"one": one, "same": same}
    groups = identity.alike([one, same])
    numbers = [set(PersonKey.objects.filter(person__in=groups[each], kind=traces.NUMBER).values_list("digest", flat=True)) for each in (one, same)]
    kinds = set(Person.objects.filter(id__in=(one, same)).values_list("kind", flat=True))
    return {"one": one, "same": same, "already": same in groups[one], "kinds": len(kinds), "numbers": all(numbers) and not (numbers[0] & numbers[1])}


class Merge(Act):
    """Two persons prove to be one; all lines see it, and it can be struck."""

    title, basis = "认定为同一人", "记录·更正"
    by, at = (capacities.handler, capacities.clerk), ANY
    asks = both
    persons: tuple[str, str]
    party = PartyOf("当事人")
    same_as = PartyOf("与之为同一人的当事人", required=False, help="两人都在本事项里的，选这里")
    person = PersonOf("与之为同一人的人", required=False, help="另一人在别的事项里的，在这里按姓名、拼音首字母、电话或证件号码查找")
    reason = Text("认定理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        told = case.asked.get("both") or {}
        if self.party and bool(self.same_as) == bool(self.person):
            yield Objection("没有写明与谁为同一人，或者写了两处", "记录·更正", "“当事人”和“人”两栏填一栏", firm=True)
        elif told.get("already"):
            yield Objection("选的是同一个人，或者已经认定为同一人", "记录·更正", "请选择两个不同的人", firm=True)
        elif told.get("kinds", 1) > 1:
            yield Objection("一个是个人，一个是单位，不会是同一人", "记录·更正", "请核对后另选", firm=True)
        elif told.get("numbers"):
            yield Objection("两人登记的证件号码不同", "记录·更正", "号码登记有误的，请先更正那条记录，再认定", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Appoint("same", {"office": case.office, "one": self.persons[0], "other": self.persons[1]})


class Archive(Act):
    """A closed matter is filed away under an archive number."""

    title, basis = "归档", "记录·全过程"
    by, at, asks = (capacities.archivist, capacities.handler), ANY, left_over
    number = Code("档号")
    keep = Choice("保管期限", KEEP, required=False)
    fonds = Code("全宗号", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.row.get("closed_on"):
            yield Objection("事项尚未办结，不能归档", "记录·全过程", "请先办结", firm=True)
        if case.ever(Archive):
            yield Objection("事项已经归档", "记录·全过程", "", firm=True)
        yield from before_filing(case)
