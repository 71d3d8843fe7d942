"""The stages, words and questions that the acts of a petition share."""

from collections.abc import Iterable, Mapping
from datetime import date

from fazhi import law
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.serve import served_on
from fazhi.kernel.wrong import Objection

RECEIVED = Stage("received", "已收到")
PLACED = Stage("placed", "待承办单位接办")
DISPUTED = Stage("disputed", "待指定承办单位")
ACCEPTED = Stage("accepted", "办理中")
ANSWERED = Stage("answered", "已答复")
UNDER_REVIEW = Stage("under_review", "复查复核中")
CLOSED = Stage("closed", "已办结", end=True)
PASSED = Stage("passed", "已转出", end=True)
FINAL = Stage("final", "已三级终结", end=True)
STAGES = (RECEIVED, PLACED, DISPUTED, ACCEPTED, ANSWERED, UNDER_REVIEW, CLOSED, PASSED, FINAL)

CHANNELS = {
    "window": "来访", "phone": "来电", "letter": "来信", "web": "网上", "hotline": "12345热线", "above": "上级转送", "leader": "领导接访",
    "cadre": "村干部代办",
}
KINDS = {"complaint": "申诉求决", "proposal": "建议意见", "accusation": "检举控告", "help": "咨询求助"}
ROUTES = {
    "court": "诉讼、检察、公安等法定程序", "arbitration": "仲裁", "party": "党员申诉", "administrative": "复议、裁决、许可、处罚等行政程序",
    "duty": "查处违法行为或者履行法定职责", "petition": "其他，由信访程序办理",
}
HOW = {  # what follows from the kind or the road, as the letter tells it
    "proposal": "本机关将认真研究论证，对科学合理、具有现实可行性的予以采纳或者部分采纳，并予以回复。", "help": "本机关将就所咨询、求助的事项予以答复。",
    "court": "请依照法律规定的程序，向有权的人民法院、人民检察院、公安机关等提出；本机关不以信访程序代替该程序。", "arbitration": "请依照法律规定的程序，向有权的仲裁机构提出；本机关不以信访程序代替该程序。",
    "accusation": "本机关将依照检举控告的规定处理。", "party": "本事项依照党内有关规定办理。", "administrative": "本事项依照所适用的行政程序和该程序的期限办理。", "duty": "本机关将依法履行职责或者予以答复，适用履行该职责的期限。",
}
ORDERS = {"ask": "咨询", "help": "求助", "advice": "建议", "complaint": "投诉", "report": "举报"}
NO_WORDS: Mapping[str, str] = {}
RESULTS = {"supported": "支持", "partly": "部分支持", "rejected": "不予支持", "settled": "和解或撤回"}
DISTINGUISHED = "xf.routes"  # whether the law of the day tells the routes apart
ACCUSED = "accused"
TOGETHER = "co_petitioner"  # whoever asked the same and is answered in the petition that came first
TAKEN_UP = ("petition.Accept", "petition.Route")


def taken_up(case: Case) -> date | None:
    """The day on which the petition was taken up, which decides under which regulation it is handled to its end; None before that."""
    days = [said.on for act in TAKEN_UP if (said := case.said(act))]
    return max(days) if days else None


def distinguished(case: Case, on: date | None = None) -> bool:
    """True where the law of the day (of acceptance, unless another is named) has a petition's own term only for what no other procedure takes."""
    return bool(case.limit(DISTINGUISHED, on or taken_up(case)))


def clocked(case: Case, kind: str | None, route: str | None, on: date | None = None) -> bool:
    """True when the term to finish runs: for every accepted matter under the old rules, for the sixth route under the new."""
    return not distinguished(case, on) or (kind == "complaint" and (route or "petition") == "petition")


def accusation(case: Case) -> bool:
    """True when the petition accuses somebody."""
    return bool(case.row.get("level"))


def not_of_accusations(case: Case, what: str) -> Iterable[Objection]:
    """An accusation goes to the organ that may deal with it and by no other road."""
    if accusation(case):
        yield Objection(f"检举控告不能{what}，以免材料落到被检举人或者其单位手中", "信访·检举控告", "请用“移送检举控告”交有权机关，或者由现承办人办理", firm=True)


def told_apart_by_him(case: Case) -> Iterable[Objection]:
    """Whoever found that it accuses somebody does not decide on the accusation too."""
    if accusation(case) and any(case.had_hand(person, "petition.Recognise") for person in case.deciding):
        yield Objection("认定检举控告的人又来办理这件检举控告", "信访·检举控告", "请“指派承办人”，由另一名工作人员办理；没有别人的，照常办理，如实留痕", warns=True)


def letter(case: Case, paper: str, more: Mapping[str, str] = NO_WORDS) -> Iterable[Consequence]:
    """A letter to the petitioner and one to each whose petition joined this one, with where he may ask; who gave no name cannot be written to."""
    told = case.asked.get("asked_at", {})
    words = {"unit": told.get("unit", ""), "call": told.get("phone", ""), **more}
    if case.parties("petitioner"):
        yield c.Issue(paper, of=case.parties("petitioner")[0], words=words)
    known = numbers(case) if case.parties(TOGETHER) else {}
    for party in case.parties(TOGETHER):  # by his own number, and without a word of what others asked
        own = known.get(case.person_of(party)) or case.row.get("code")
        yield c.Issue(paper, of=party, words={**words, "code": own, "Receive.what": None, "request": f"您提出的诉求（登记号{own}），与本机关先收到的同一诉求一并办理"})


def undelivered(case: Case) -> list[str]:
    """Those who left their names and to whom the newest answer has not been served, nor reached them otherwise: they have asked for its review. An order's answer is given on the platform."""
    if case.first.channel == "hotline":
        return []
    newest = {str(paper["of"]): str(paper["id"]) for kind in ("petition.reply", "petition.told") for paper in case.papers(kind) if paper.get("of")}
    asked = {said.party or next(iter(newest), "") for said in case.each("petition.AskReview", ever=True)}
    return [party for party, paper in newest.items() if party not in asked and not served_on(case, paper, party)]


def numbers(case: Case) -> dict[str, str]:
    """{person: the number under which he asked} of everybody whose petition joined this one."""
    return {str(said.person): str(said.number) for said in case.each("petition.JoinedHere", ever=True) if said.person}


def party_of(case: Case, person: str) -> str:
    """The petitioner, first or joined, who is this person; empty when nobody is."""
    return next((each for each in (*case.parties("petitioner"), *case.parties(TOGETHER)) if case.person_of(each) == person), "")


def late(case: Case, term: str, since: str) -> bool:
    """True when the case's day lies after the last day of a term that began on the earlier day; never on a guess."""
    try:
        due = case.due(term, date.fromisoformat(since[:10])).due
    except (law.CalendarMissing, law.NotInForce, law.UnknownValue):
        return False
    return due is not None and case.day.isoformat() > due.isoformat()[:10]
