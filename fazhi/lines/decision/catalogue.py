"""The yearly catalogue of major administrative decisions: owed by the clock, closed with the items listed for the year, or with the word that there are none."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.fields import Code, Count, Flag
from fazhi.kernel.happen import peek
from fazhi.kernel.models import Entry
from fazhi.kernel.wrong import Objection
from fazhi.lines.decision.acts import OWNERS, Catalogue
from fazhi.lines.decision.stages import CLOSED, OWED


class OweCatalogue(Act):
    """A new year begins: its catalogue of decisions has to be drawn up and published."""

    title, basis = "应公布本年度决策事项目录", "决策·范围"
    fact, hidden, of_turn = True, True, 0
    by, at, enters, starts = capacities.clock, NEW, OWED, "catalogue_year"
    year = Count("年度", most=9999)


def items_of_year(case: Case, act: Act) -> int:
    """How many items stand in the catalogue of the year."""
    found = Entry.objects.filter(office=case.office, act=Catalogue.key).values_list("matter", flat=True)
    return sum(1 for matter in found if peek(matter)["first"]["s"].get("year") == case.first.year)


class PublishCatalogue(Act):
    """The catalogue of the year is complete and public: every item was listed before, or there is none this year."""

    title, basis = "公布年度决策事项目录", "决策·范围"
    by, at, enters, asks, meets = OWNERS, OWED, CLOSED, items_of_year, "catalogue_year"
    counts = Counts("decision.catalogues")
    document = Code("党委同意的文件号")
    published = Code("公布网址或栏目")
    none = Flag("本年度没有重大行政决策事项")

    def objections(self, case: Case) -> Iterable[Objection]:
        listed = case.asked.get("items_of_year")
        if listed == 0 and not self.none:
            yield Objection("本年度的目录里还没有事项", "决策·范围", "请先逐项“列入决策事项目录”；确实没有的，勾选说明", firm=True)
        elif listed and self.none:
            yield Objection(f"本年度已经列入{listed}项", "决策·范围", "请去掉“没有”的勾选", firm=True)
