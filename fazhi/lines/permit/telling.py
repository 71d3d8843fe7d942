"""What the stories of permits share: an application, a permit in force, terms that run, notices that are handed over."""

from typing import Any

from fazhi.kernel.models import Deadline, Listing, Paper
from fazhi.kernel.serve import Serve
from fazhi.lines.permit.acts import Accept, ListItem, Receive
from fazhi.lines.permit.reviewing import Check, Decide


def due(case: Any, term: str, of: str = "") -> str:
    rows = Deadline.objects.filter(matter=case.matter, term=term, state="open", **({"of": of} if of else {}))
    return str(rows.values_list("due", flat=True)[0])


def served(town: Any, case: Any, party: str, kind: str = "hearing_right") -> None:
    """The newest notice of the right to a hearing (or of another kind) is handed to one of those who are told."""
    paper = Paper.objects.filter(matter=case.matter, kind=f"permit.{kind}", of=party, struck="").order_by("-id").values_list("id", flat=True)[0]
    town.li(case, Serve(paper=str(paper), party=party, mode="direct", taken_by="self", receipt=town.file("送达回证")))


def handed(town: Any, case: Any) -> None:
    """Every notice and decision that waits to be served is handed to its party."""
    for paper in Deadline.objects.filter(matter=case.matter, term="tell", state="open", struck="").values_list("of", flat=True):
        party = Paper.objects.values_list("of", flat=True).get(id=paper) or town.party(case, "applicant")
        town.li(case, Serve(paper=str(paper), party=party, mode="direct", taken_by="self", receipt=town.file("送达回证")))


def in_force(number: str, day: str) -> bool:
    """True when a permit stands in the register of permits in force on a day."""
    return any(not until or until > day for until in Listing.objects.filter(register="permit", key=number, struck="").values_list("until", flat=True))


def received(town: Any, day: str = "2024-03-04") -> Any:
    """The item is listed, and a villager applies."""
    town.at(day)
    town.zhou(ListItem(key="XK-01", name="农村村民住宅用地审批", grounds="土地管理法第六十二条", since="2020-08-01"))
    return town.qian(Receive(applicant={"name": "何某"}, item="XK-01", what="新建住宅八十平方米", materials=[{"name": "申请表", "pages": 2}]))


def granted(town: Any, until: str = "2025-03-31") -> Any:
    """A permit in force until a day."""
    case = received(town)
    town.qian(case, Accept(answer="accepted"))
    town.confirmed(town.wang, town.li(case, Check(second=town.wang.person, record="符合规划", fits=True)))
    town.signed(town.li, case, Decide(answer="granted", reason="符合条件", number="演宅〔2024〕1号", until=until), town.huang)
    return case
