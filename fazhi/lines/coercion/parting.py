"""Coercion, a part of what is held: released, given back or treated by itself, while the rest stays held."""

from collections.abc import Iterable

from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.lines.coercion.releasing import GiveBack, Release, Treat
from fazhi.lines.coercion.stages import HELD


class ReleasePart(Release):
    """Some of the things are no longer needed and go back; the rest stays held, and its term runs on."""

    title, basis = "解除部分财物的查封、扣押", "强制·解除"
    whole, enters, meets, voids = False, None, (), ()

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from self.told(case)


class GiveBackPart(GiveBack):
    """The things that were released by themselves are given back against a receipt."""

    title, basis = "退还部分解除的财物", "强制·解除"
    at, enters = HELD, None


class TreatPart(Treat):
    """As a decision in force says, some of the things are confiscated, destroyed or auctioned; the rest stays held."""

    title, basis = "依法处理部分查封、扣押的财物", "强制·处理"
    whole, enters, meets = False, None, ()

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from self.told(case)
