"""A permit in public: where its decision stands, that it was taken down, and what must go when the permit falls."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Reference


class Published(Act):
    """The decision is open to the public."""

    title, basis = "许可决定已公示", "许可·公开"
    fact = True
    by, at, meets = (capacities.publisher, capacities.clerk), ANY, "publish"
    channel = Code("渠道", required=False)
    address = Code("页面地址", required=False)
    matter = Reference("公开事项", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.matter and self.matter not in case.links():
            yield c.Relate(self.matter, "published")


class TakenDown(Act):
    """What was published of the permit is off its channel, with its proof in the disclosure matter."""

    title, basis = "公开的许可决定已撤下", "公开·撤下"
    fact, hidden, at = True, True, ANY
    channel = Code("渠道")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("withdraw_publication", self.channel)


def outlets(case: Case) -> list[str]:
    """Channels on which the decision still stands: published there, and not taken down since."""
    shown, gone = ({said.channel: int(said._mini["i"]) for said in reversed(list(case.each(act, ever=True)))} for act in (Published, TakenDown))
    return [str(channel) for channel, n in shown.items() if channel and n > gone.get(channel, 0)]


def withdrawing(case: Case) -> Iterable[Consequence]:
    """A permit that falls may not stay published as standing: every channel waits for its withdrawal, and the disclosure line is told."""
    for channel in outlets(case):
        yield c.Start("withdraw_publication", of=channel)
    for matter in case.links("published"):
        yield c.Tell(matter, "disclosure.Fallen", {"reason": "行政许可被撤回或者撤销"})
