"""Keeping: levels, signed copies that come back, erasure by law, persons that prove to be one, filing away."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, File, PaperOf, PartyOf, Text
from fazhi.kernel.models import Matter, Person
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

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Set({"level": self.level})


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


def both(case: Case, act: Any) -> dict[str, str]:
    """The two persons behind the parties."""
    one, same = case.person_of(act.party or ""), case.person_of(act.same_as or "")
    act.persons = (one, same)
    return {"one": one, "same": same}


class Merge(Act):
    """Two persons prove to be one; all lines see it, and it can be struck."""

    title, basis = "认定为同一人", "记录·更正"
    by, at = (capacities.handler, capacities.clerk), ANY
    asks = both
    persons: tuple[str, str]
    party = PartyOf("当事人")
    same_as = PartyOf("与之为同一人的当事人")

    def objections(self, case: Case) -> Iterable[Objection]:
        persons = getattr(self, "persons", ("", ""))
        if persons[0] and persons[0] == persons[1]:
            yield Objection("选的是同一个人", "记录·更正", "请选择两个不同的当事人", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Change((["~", "person", self.persons[0], {"merged_into": ["", self.persons[1]]}],))


class Archive(Act):
    """A closed matter is filed away under an archive number."""

    title, basis = "归档", "记录·全过程"
    by, at = (capacities.archivist, capacities.handler), ANY
    number = Code("档号")
    keep = Choice("保管期限", KEEP, required=False)
    fonds = Code("全宗号", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.row.get("closed_on"):
            yield Objection("事项尚未办结，不能归档", "记录·全过程", "请先办结", firm=True)
        if case.ever(Archive):
            yield Objection("事项已经归档", "记录·全过程", "", firm=True)
