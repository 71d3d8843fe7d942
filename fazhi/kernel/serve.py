"""Service (送达): one paper, one party, one mode with its own proof and its own day; it starts the clocks of that paper for that party."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel import capacities, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, Moment, OfficerOf, PaperOf, PartyOf, Place, Rows, Text
from fazhi.kernel.wrong import Objection

PUBLIC = "service.public"
BASIS = "记录·送达"
MODES = {"direct": "直接送达", "left": "留置送达", "mail": "邮寄送达", "electronic": "电子送达", "entrusted": "委托送达", "forwarded": "转交送达",
         "public": "公告送达"}
RESTS_ON = {"direct": "文书·直接送达", "left": "文书·留置送达", "mail": "文书·邮寄送达", "entrusted": "文书·邮寄送达", "electronic": "文书·电子送达",
            "forwarded": "文书·转交送达", "public": "文书·公告送达"}
TAKERS = {"self": "本人", "family": "同住成年家属", "head": "法定代表人或者主要负责人", "receiver": "单位负责收件的人", "agent": "代理人",
          "named": "指定的代收人"}
FORWARDERS = {"troops": "军人：所在部队团以上单位的政治机关", "prison": "被监禁的人：所在监所", "compulsory": "被采取强制性教育措施的人：所在机构"}
BY_RECEIPT = ("mail", "entrusted", "forwarded")  # the day stands on somebody else's receipt
SIGNED = ("direct", "left", "entrusted", "forwarded")  # the record itself is signed and comes back


class Serve(Act):
    """A paper, or several on one record, is served on a party; the day of service starts what each paper starts."""

    plays = "service"
    title, basis = "送达", BASIS
    fact = True
    by, at = (capacities.handler, capacities.officer, capacities.clerk), ANY
    paper = PaperOf("文书", of=True, outward=True)
    also = Rows("同一张送达回证上的其他文书", required=False, least=0, most=20, help="同一次、同一方式送达给同一人的，写在一张回证上", paper=PaperOf("文书", outward=True))
    party = PartyOf("受送达人")
    mode = Choice("送达方式", MODES)
    served_on = Day("送达日期", required=False, help="直接、留置送达填签收或留下的日期；邮寄、委托、转交填回执注明的收件日期；公告送达不填，由系统计算")
    place = Place("送达地点或地址", required=False, contact=True)
    taken_by = Choice("签收人", TAKERS, required=False, when=("mode", ("direct", "mail", "entrusted", "forwarded")))
    taker = Text("签收人姓名（不是本人签收的）", required=False, when=("mode", ("direct", "mail", "entrusted", "forwarded")))
    witness = OfficerOf("第二名送达人或者见证的工作人员", "", role="witnessed", required=False)
    witness_name = Text("到场见证的基层组织、所在单位代表", required=False, help="留置送达：见证人在场，或者拍照、录像，二者有其一", when=("mode", ("left", "direct")))
    tracking = Code("邮件号", required=False, when=("mode", ("mail",)))
    through = Text("代为送达的机关、单位", required=False, when=("mode", ("entrusted", "forwarded")))
    forwarded = Choice("转交的情形", FORWARDERS, required=False, when=("mode", ("forwarded",)))
    arrived_at = Moment("到达受送达人特定系统的时间", required=False, when=("mode", ("electronic",)))
    medium = Text("公告载体", required=False, help="公告送达：在哪里发布，例如公告栏、网站", when=("mode", ("public",)))
    receipt = File("送达回证、回执或者到达记录", required=False)
    photos = File("照片、录像", many=True, required=False, live=True)
    note = Text("拒收或者不能直接送达的事由、其他说明", required=False, lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from _once(self)
        for paper in covered({"paper": self.paper, "also": self.also}):
            yield from _right_paper(self, case, paper)
        yield from PROOFS[self.mode](self, case) if self.mode else ()

    def follows(self, case: Case) -> Iterable[Consequence]:
        since = served(self, case)
        started: set[str] = set()
        for paper in covered({"paper": self.paper, "also": self.also}):
            template = registry.line(case.line).template(_kind(case, paper))
            if not _others(self, case, paper):
                yield c.Meet(template.within, paper)
            yield from _started(self, case, [term for term in template.starts if term not in started], since)
            started.update(template.starts)
        said = {"served_on": since, "announced_on": case.at[:10] if self.mode == "public" else "", "proof": _proof(self), "rests_on": _cite(self, case)}
        kind = "service_record" if self.mode in SIGNED else "service_note"
        yield c.Issue(kind, of=self.paper, words=said, signed=(self.receipt or {}).get("hash", ""))


def covered(said: dict[str, Any]) -> list[str]:
    """The papers that one service covers: the paper itself, then the others on the same record."""
    papers = [said.get("paper"), *(row.get("paper") for row in said.get("also") or ())]
    return [str(each) for each in dict.fromkeys(papers) if each]


def _started(act: Serve, case: Case, terms: Iterable[str], since: str) -> Iterable[Consequence]:
    """The terms of the papers that begin for this party; a term that two papers start on one day begins once."""
    for term in terms:
        when = registry.line(case.line).terms[term].when
        if when is None or when(case, act.party):
            yield c.Start(term, of=act.party, since=since)


def served(act: Serve, case: Case) -> str:
    """The day of service: by public notice the day on which the term of the law (of the matter's field) has passed, electronically the day
    of arrival, else the day that was told, or today."""
    if act.mode == "public":
        return act.served_on or _deemed(case.day, case.field)
    if act.mode == "electronic" and act.arrived_at:
        return str(act.arrived_at[:10])
    return act.served_on or case.at[:10]


def _deemed(announced: date, field: str) -> str:
    try:
        deemed = law.due(PUBLIC, announced, field=field).due
    except law.CalendarMissing as missing:
        return missing.not_before.isoformat()
    return (deemed or announced).isoformat()[:10]


def served_on(case: Case, paper: str, party: str = "") -> str:
    """The day on which a paper was (or will be deemed) served on a party – on anybody, where none is named; empty when it was not."""
    for said in case.each(Serve, ever=True):
        if paper in covered(said.plain) and party in ("", said.party):
            if said.mode == "public":
                return said.served_on or _deemed(said.on, case.field)
            return (said.arrived_at or "")[:10] or said.served_on or said.at[:10]
    return ""


def _kind(case: Case, paper: str) -> str:
    return str(case.paper(paper)["kind"].split(".")[-1])


def _others(act: Serve, case: Case, paper: str) -> list[str]:
    """Parties of the same capacity who still wait for this paper (none where it was made out to one party)."""
    if case.paper(paper).get("of"):
        return []
    capacity = case.memory["rows"].get("party", {}).get(act.party, {}).get("capacity", "")
    return [each for each in case.parties(capacity) if each != act.party and not served_on(case, paper, each)]


def _proof(act: Serve) -> str:
    """What was attached, in words."""
    told = [f"照片、录像{len(act.photos)}件"] if act.photos else []
    return "，".join([*told, "回证、回执或者到达记录1件"] if act.receipt else told)


def _cite(act: Serve, case: Case) -> str:
    try:
        return law.provision(RESTS_ON[act.mode], case.day).cite
    except law.LawError:
        return "当日没有载入施行中的规定"


# -- what stands against it ------------------------------------------------------------------------------------------


def _once(act: Serve) -> Iterable[Objection]:
    """No paper stands twice on one record."""
    told = [act.paper, *(row["paper"] for row in act.also or ())]
    if len(told) > len(set(told)):
        yield Objection("同一份文书在这张送达回证上写了两次", BASIS, "请去掉重复的一行", hard=True)


def _right_paper(act: Serve, case: Case, ident: str) -> Iterable[Objection]:
    """The paper stands, is meant for this party, was not served on it before, and not before it was made."""
    paper = case.paper(ident)
    if not paper:
        return
    if paper["state"] in ("void", "replaced"):
        yield Objection(f"《{paper['title']}》已{'作废' if paper['state'] == 'void' else '被新的文本替换'}，不能送达", BASIS, "请选择有效的文书", hard=True)
    if not paper.get("outward"):
        yield Objection(f"《{paper['title']}》是内部文书，不送达当事人", BASIS, "请选择出给当事人的文书", hard=True)
    parties = case.memory["rows"].get("party", {})
    if paper.get("of") in parties and paper["of"] != act.party:
        yield Objection(f"《{paper['title']}》不是出给这名当事人的", BASIS, "请选择出给该当事人的文书", hard=True)
    if act.party and served_on(case, ident, act.party):
        yield Objection("这份文书已经送达过这名当事人" if ident == act.paper else f"《{paper['title']}》已经送达过这名当事人", BASIS, "前一次登记有误的，先撤销那条送达记录", hard=True)
    day = served(act, case)
    if day < paper.get("issued_on", ""):
        yield Objection(f"送达日期（{day}）早于文书的日期（{paper['issued_on']}）", BASIS, "请核对送达日期", hard=True)
    if act.mode != "public" and day > case.at[:10]:
        yield Objection("送达日期在办理日期之后", BASIS, "尚未送达的，送达后再登记", hard=True)


def _direct(act: Serve, case: Case) -> Iterable[Objection]:
    if not act.taken_by and not act.receipt:
        yield Objection("没有写明由谁签收，也没有送达回证", RESTS_ON["direct"], "请选择签收人；本人签收的选“本人”", warns=True)
    if act.taken_by not in (None, "self") and not act.taker:
        yield Objection(f"由{TAKERS[act.taken_by]}签收的，没有写明签收人姓名", RESTS_ON["direct"], "请填写签收人姓名")


def _left(act: Serve, case: Case) -> Iterable[Objection]:
    if not act.note:
        yield Objection("留置送达没有记明拒收的事由", RESTS_ON["left"], "请写明谁、为什么拒绝签收")
    if not (act.witness_name or act.photos):  # a second officer of our own is no representative of others, and a sheet that nobody signed proves nothing
        yield Objection("留置送达须有基层组织或者所在单位的代表到场见证，或者拍照、录像", RESTS_ON["left"], "请填写到场见证的代表，或者上传照片、录像")


def _mail(act: Serve, case: Case) -> Iterable[Objection]:
    if not (act.tracking or act.receipt):
        yield Objection("邮寄送达没有邮件号，也没有回执", RESTS_ON["mail"], "请填写邮件号，或者上传回执")
    yield from _told_day(act)


def _through(act: Serve, case: Case) -> Iterable[Objection]:
    if not act.through:
        yield Objection(f"{MODES[act.mode]}没有写明由哪个机关、单位代为送达", RESTS_ON[act.mode], "请填写代为送达的机关、单位")
    if act.mode == "forwarded" and not act.forwarded:
        yield Objection("转交送达只用于军人、被监禁的人和被采取强制性教育措施的人", RESTS_ON["forwarded"], "请选择转交的情形；不属于这些情形的，改用其他方式")
    yield from _told_day(act)


def _told_day(act: Serve) -> Iterable[Objection]:
    if not act.served_on:
        yield Objection(f"{MODES[act.mode]}以回执注明的收件日期为送达日期，现在没有填写", RESTS_ON[act.mode], "收到回执后填写送达日期")


def _electronic(act: Serve, case: Case) -> Iterable[Objection]:
    agreed = case.ever(AgreeElectronic, party=act.party) or case.ever(ConfirmAddress, party=act.party, electronic=True)
    if not agreed:
        yield Objection("没有受送达人同意电子送达的确认书", RESTS_ON["electronic"], "请先取得确认书，或改用其他方式")
    if not (act.arrived_at or act.receipt):
        yield Objection("电子送达没有到达时间，也没有到达记录", RESTS_ON["electronic"], "请填写到达受送达人特定系统的时间，或者上传到达记录")


def _public(act: Serve, case: Case) -> Iterable[Objection]:
    if not act.note:
        yield Objection("公告送达须在案卷中记明原因和经过", RESTS_ON["public"], "请写明为什么用其他方式不能送达、已经试过哪些方式")
    if act.served_on and act.served_on < _deemed(case.day, case.field):
        yield Objection(f"公告期没有满，最早在{_deemed(case.day, case.field)}视为送达", RESTS_ON["public"], "请不要填写送达日期，由系统计算")


PROOFS: dict[str, Any] = {"direct": _direct, "left": _left, "mail": _mail, "entrusted": _through, "forwarded": _through, "electronic": _electronic,
                          "public": _public}


class AgreeElectronic(Act):
    """A party agrees in writing to be served electronically."""

    title, basis = "确认电子送达方式", BASIS
    fact = True
    at = ANY
    party = PartyOf("当事人")
    address = Text("送达地址", contact=True)
    form = File("确认书", required=False)


class ConfirmAddress(Act):
    """A party confirms where papers reach it, and whether electronically; the sheet is printed, signed and comes back."""

    title, basis = "确认送达地址", BASIS
    fact, at = True, ANY
    by = (capacities.handler, capacities.officer, capacities.clerk)
    party = PartyOf("当事人")
    address = Place("送达地址", contact=True)
    receiver = Text("收件人", required=False)
    phone = Text("联系电话", required=False, number="phone", contact=True)
    electronic = Flag("同意电子送达")
    electronic_address = Text("电子送达地址", required=False, contact=True, help="手机号、电子邮箱或者其他能确认收悉的系统")
    form = File("当事人签名的确认书", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.electronic and not self.electronic_address:
            yield Objection("同意电子送达，但没有填写电子送达地址", RESTS_ON["electronic"], "请填写手机号、电子邮箱等地址")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("address_confirmation", of=self.party, signed=(self.form or {}).get("hash", ""))
