"""What was not told when the petition came in is completed later: four facts were enough to begin, and the day of receipt stays."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from fazhi.kernel import capacities, traces
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import OPEN, Act
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, OfficeOf, Place, Text, Who
from fazhi.kernel.models import Matter, Party, PlaceKey
from fazhi.kernel.wrong import Objection
from fazhi.lines.petition.stages import RECEIVED, accusation

TOLD_BY = ("petition.Receive", "petition.Complete")
ONCE = {"village": "村（社区）", "place": "地点", "outside_number": "外部工单编号"}


class Complete(Act):
    """What nobody told at receipt is written down now: the village, the place, the name, the number of the order; terms run on from the receipt."""

    title, basis = "补登信息", "信访·登记"
    at, by = OPEN, (capacities.clerk, capacities.unit_head, capacities.leader, capacities.cadre)
    village = OfficeOf("村（社区）", "village", required=False)
    place = Place("地点", required=False)
    who = Who("信访人", capacity="petitioner", required=False, help="登记时没有留名、现在愿意留名的")
    outside_number = Code("外部工单编号", required=False)
    more = Text("补充的情况", lines=3, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not any((self.village, self.place, self.who, self.outside_number, self.more)):
            yield Objection("没有填写要补登的内容", "信访·登记", "请至少填写一项", firm=True)
        for name, title in ONCE.items():
            if getattr(self, name) and told(case, name):
                yield Objection(f"{title}已经登记过", "信访·登记", "登记有误的，请用“更正记录”", firm=True)
        if self.who and case.parties("petitioner"):
            yield Objection("信访人已经登记过", "信访·登记", "登记有误的，请用“更正记录”", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.outside_number:
            yield c.Set({"outside": self.outside_number})
        if self.village and case.stage == RECEIVED.key and not case.row.get("unit") and not accusation(case):
            yield c.Set({"unit": self.village})

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from still_open(case)


def told(case: Case, name: str) -> bool:
    """True when this was said at receipt or completed since."""
    return any(getattr(said, name) for act in TOLD_BY for said in case.each(act, ever=True))


def village_of(case: Case) -> str | None:
    """The village said at receipt or completed since."""
    said = next((each for each in case.each(Complete, ever=True) if each.village), None)
    return case.first.village or (said.village if said else None)


def still_open(case: Case) -> Iterable[Advice]:
    """What is not known of the petition yet, beside the form of whoever takes it in hand."""
    lacks = [title for name, title in ONCE.items() if not told(case, name) and (name != "outside_number" or case.first.channel == "hotline")]
    if not case.parties("petitioner"):
        lacks.append("信访人")
    if lacks:
        yield Advice("还没有登记的信息", (f"{'、'.join(lacks)}；知道后请用“补登信息”。",))


def lacking(found: QuerySet[Matter]) -> QuerySet[Matter]:
    """Open petitions of which the petitioner, the village or the place is not known yet; an accusation names no village on purpose."""
    named = Party.objects.filter(capacity="petitioner", struck="").values("matter")
    told_of = PlaceKey.objects.filter(matter__in=found.values("id"))
    villages, places = told_of.filter(kind=traces.VILLAGE).values("matter"), told_of.exclude(kind=traces.VILLAGE).values("matter")
    return found.filter(closed_on="", level="").exclude(Q(id__in=named) & Q(id__in=villages) & Q(id__in=places))
