"""A permit in public: where its decision stands, that it was taken down, and what must go when the permit falls."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code
from fazhi.kernel.told import ToldPublished, ToldTakenDown


class Published(ToldPublished):
    """The decision is open to the public."""

    title, basis, hidden = "许可决定已公示", "许可·公开", False
    by, meets = (capacities.publisher, capacities.clerk), "publish"
    address = Code("页面地址", required=False)


class TakenDown(ToldTakenDown):
    """What was published of the permit is off its channel, with its proof in the disclosure matter."""

    title, basis = "公开的许可决定已撤下", "公开·撤下"


def outlets(case: Case) -> list[str]:
    """Channels on which the decision still stands: published there, and not taken down since."""
    shown, gone = ({said.channel: int(said._mini["i"]) for said in reversed(list(case.each(act, ever=True)))} for act in (Published, TakenDown))
    return [str(channel) for channel, n in shown.items() if channel and n > gone.get(channel, 0)]


def withdrawing(case: Case) -> Iterable[Consequence]:
    """A permit that falls may not stay published as standing: every channel waits for its withdrawal, and the disclosure line is told."""
    for channel in outlets(case):
        if not case.open("withdraw_publication", channel):
            yield c.Start("withdraw_publication", of=channel)
    for matter in case.links("published"):
        yield c.Tell(matter, "disclosure.Fallen", {"reason": "行政许可被撤回或者撤销"})
