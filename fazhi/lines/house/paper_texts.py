"""The office's own words of a paper, adopted with a document and a day; and back to the standard."""

from collections.abc import Iterable

from fazhi.kernel import capacities, own_papers
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.capacities import registrar
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.digest import digest
from fazhi.kernel.fields import IDENTITY, PHONE, Code, Day, ListingOf, Text
from fazhi.kernel.typeset.glyphs import missing
from fazhi.kernel.wrong import Objection
from fazhi.lines.house.acts import STANDING

OWN = "机构·职责"
KEEPERS = (registrar, capacities.clerk)
LATER = "签批晚于这一天的，从签批生效之日起"


class AdoptPaperText(Act):
    """The office adopts its own words for a kind of paper, which are printed from a day on; what was issued before stays as it is."""

    title, basis = "采用本机关文书样式", OWN
    by, at, signs = KEEPERS, STANDING, (capacities.chief,)
    paper = Code("文书", help="“工作代码.文书代码”，如 penalty.decision；从“文书样式”页进入的已经填好")
    words = Text("正文", lines=20, help="花括号里的词由系统填写，要照标准样式全部保留；不写姓名和具体案情")
    document = Code("采用所依据的文件号")
    since = Day("自何日起使用", help=LATER)

    def objections(self, case: Case) -> Iterable[Objection]:
        standard = own_papers.known().get(self.paper or "")
        if self.paper and standard is None:
            yield Objection(f"没有“{self.paper}”这种文书", OWN, "请从“文书样式”页选择文书", firm=True)
        if standard is None or not self.words:
            return
        for each in own_papers.wrong(standard, self.words):
            yield Objection(f"《{standard.title}》{each}", OWN, "请在“文书样式”页对照标准样式修改", firm=True)
        if IDENTITY.search(self.words) or PHONE.search(self.words):
            yield Objection("样式里有身份证号或者手机号码", OWN, "样式会印在每一份文书上，请删去个人信息", firm=True)
        if absent := missing(self.words):
            yield Objection(f"有印不出来的字：{'、'.join(name for _, name in absent)}", OWN, "请换用通用的字", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        standard, body = own_papers.known()[self.paper], own_papers.clean(self.words)
        since = max(self.since, case.day.isoformat())  # a paper that is issued already was made from what stood that day
        yield c.Delist(own_papers.REGISTER, self.paper, since)
        yield c.List(own_papers.REGISTER, self.paper, standard.title, {"body": body, "hash": digest("sha256", body.encode()), "document": self.document}, since=since)


class RestorePaperText(Act):
    """From a day on a kind of paper is printed with the standard's words again."""

    title, basis = "恢复标准文书样式", OWN
    by, at, signs = KEEPERS, STANDING, (capacities.chief,)
    paper = ListingOf("文书", own_papers.REGISTER)
    since = Day("自何日起恢复", help=LATER)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist(own_papers.REGISTER, self.paper, max(self.since, case.day.isoformat()))
