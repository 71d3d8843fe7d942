"""Common phrases of the house: words that stand in every form again and again, put in by choosing them."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import ListingOf, Public
from fazhi.kernel.wrong import Objection
from fazhi.lines.house.acts import STANDING

OWN = "机构·职责"
REGISTER = "phrase"
KEEPERS = (capacities.registrar, capacities.unit_head, capacities.clerk)
LONGEST = 100


class AddPhrase(Act):
    """A phrase is offered beside the long fields of every form."""

    title, basis = "增设常用语", OWN
    by, at = KEEPERS, STANDING
    words = Public("常用语", help="不写姓名、电话和具体事由，例如：经核实，反映情况属实，已责成承办单位整改")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.words and len(self.words) > LONGEST:
            yield Objection(f"常用语最多{LONGEST}字，现有{len(self.words)}字", OWN, "请写短一些，或者分成几条", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist(REGISTER, self.words)
        yield c.List(REGISTER, self.words, self.words)


class DropPhrase(Act):
    """A phrase is not offered any more."""

    title, basis = "停用常用语", OWN
    by, at = KEEPERS, STANDING
    phrase = ListingOf("常用语", REGISTER)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist(REGISTER, self.phrase)
