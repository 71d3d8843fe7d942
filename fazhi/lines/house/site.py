"""Whether the office has a site of its own on which it must publish, said once with its address and a day."""

from collections.abc import Iterable

from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.capacities import registrar
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day
from fazhi.kernel.wrong import Objection
from fazhi.lines.house.acts import STANDING

SITES = {"own": "本镇有政府网站或者固定栏目", "none": "没有，由县级门户发布"}


class SetSite(Act):
    """Whether the office has a site or standing columns of its own: where it has, what must be public goes there too."""

    title, basis = "登记政府网站", "机构·职责"
    by, at = registrar, STANDING
    site = Choice("政府网站", SITES)
    address = Code("网址", required=False)
    since = Day("起始日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.site == "own" and not self.address:
            yield Objection("没有写网址", "机构·职责", "请填写网站或者栏目的网址", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist("setting", "site", self.since)
        yield c.List("setting", "site", SITES[self.site], {"site": self.site, "address": self.address or ""}, since=self.since)
