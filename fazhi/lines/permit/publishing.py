"""A permit in public: where its decision stands, that it was taken down, and what must go when the permit falls."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code
from fazhi.kernel.told import ToldPublished, ToldTakenDown, off_every_channel


class Published(ToldPublished):
    """The decision is open to the public."""

    title, basis, hidden = "许可决定已公示", "许可·公开", False
    by, meets = (capacities.publisher, capacities.clerk), "publish"
    address = Code("页面地址", required=False)


class TakenDown(ToldTakenDown):
    """What was published of the permit is off its channel, with its proof in the disclosure matter."""

    title, basis = "公开的许可决定已撤下", "公开·撤下"


def withdrawing(case: Case) -> Iterable[Consequence]:
    """A permit that falls has to go from every channel on which it stands; the disclosure line is told."""
    yield from off_every_channel(case, Published, TakenDown)
    for matter in case.links("published"):
        yield c.Tell(matter, "disclosure.Fallen", {"reason": "行政许可被撤回或者撤销"})
