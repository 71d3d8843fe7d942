"""Service (送达): one paper, one party, one mode with its own proof; it starts the clocks of that paper for that party."""

from collections.abc import Iterable

from fazhi import law
from fazhi.kernel import capacities, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, File, OfficerOf, PaperOf, PartyOf, Text
from fazhi.kernel.wrong import Objection

PUBLIC = "service.public"
MODES = {"direct": "直接送达", "left": "留置送达", "mail": "邮寄送达", "electronic": "电子送达", "entrusted": "委托送达", "public": "公告送达"}


class Serve(Act):
    """A paper is served on a party; the day of service starts what the paper starts."""

    title, basis = "送达", "记录·送达"
    fact = True
    by, at = (capacities.handler, capacities.officer, capacities.clerk), ANY
    paper = PaperOf("文书", of=True)
    party = PartyOf("受送达人")
    mode = Choice("送达方式", MODES)
    served_on = Day("送达日期", required=False, help="与办理日期不同的，填写受送达人签收或依法视为送达的日期")
    witness = OfficerOf("见证或第二名送达人", "", role="witnessed", required=False)
    receipt = File("送达回证", required=False)
    note = Text("说明", required=False, lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.mode == "electronic" and not case.done("common.AgreeElectronic"):
            yield Objection("没有受送达人同意电子送达的确认书", "记录·送达", "请先取得确认书，或改用其他方式")
        if self.mode == "left" and not (self.witness or self.receipt):
            yield Objection("留置送达须有见证人或照片、录像", "记录·送达", "请补充见证人或上传照片")

    def _deemed(self, case: Case) -> str:
        """The day of service: by public notice the day on which the term of the law (of the matter's field) has passed, else today."""
        if self.mode != "public":
            return case.at[:10]
        try:
            deemed = law.due(PUBLIC, case.day, field=case.field).due
        except law.CalendarMissing as missing:
            return missing.not_before.isoformat()
        return (deemed or case.day).isoformat()[:10]

    def follows(self, case: Case) -> Iterable[Consequence]:
        kind = case.memory["rows"]["paper"][self.paper]["kind"].split(".")[-1]
        template = registry.line(case.line).papers[kind]
        since = self.served_on or self._deemed(case)
        yield c.Meet(template.within, self.paper)
        for term in template.starts:
            when = registry.line(case.line).terms[term].when
            if when is not None and not when(case, self.party):
                continue
            yield c.Start(term, of=self.party, since=since)


class AgreeElectronic(Act):
    """A party agrees in writing to be served electronically."""

    title, basis = "确认电子送达方式", "记录·送达"
    fact = True
    at = ANY
    party = PartyOf("当事人")
    address = Text("送达地址")
    form = File("确认书", required=False)
