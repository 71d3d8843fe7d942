"""Overlay printing: the house lays out its pre-printed forms and says by how much each printer is out."""

import re
from collections.abc import Iterable

from fazhi.kernel import capacities, overlay, own_papers, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.capacities import registrar
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Count, Public, Rows
from fazhi.kernel.templates import Template
from fazhi.kernel.wrong import Objection
from fazhi.lines.house.acts import STANDING

OWN = "机构·职责"
MM = "毫米，可以有一位小数，如 12.5"


def millimetres(words: str | None) -> float | None:
    """A measure as it was typed; None when it is none or farther than any form."""
    return float(words) if words and re.fullmatch(r"-?\d{1,3}(\.\d)?", words) else None


class SetPrinter(Act):
    """By how much the print of one printer must be moved so that words meet the boxes of a pre-printed form."""

    title, basis = "设定套打打印机", OWN
    by, at = (registrar, capacities.clerk), STANDING
    printer = Code("打印机名称", help="如：执法队针式打印机")
    right = Code("向右移", default="0", help=f"{MM}；向左的写负数")
    down = Code("向下移", default="0", help=f"{MM}；向上的写负数")

    def objections(self, case: Case) -> Iterable[Objection]:
        if None in (millimetres(self.right), millimetres(self.down)):
            yield Objection("偏移不是毫米数", OWN, "请填数字，如 1.5 或 -2", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist(overlay.PRINTER, self.printer)
        yield c.List(overlay.PRINTER, self.printer, self.printer, {"right": millimetres(self.right), "down": millimetres(self.down)})


class LayForm(Act):
    """Where the words of a paper stand on the pre-printed form that the house uses for it."""

    title, basis = "设定套打版式", OWN
    by, at = (registrar, capacities.clerk), STANDING
    paper = Code("文书", help="文书的名称，如：当场行政处罚决定书；几项工作有同名文书的，填“工作代码.文书代码”")
    width = Count("表单宽", default=210, least=50, most=420, unit="毫米")
    height = Count("表单高", default=297, least=50, most=420, unit="毫米")
    places = Rows("各栏的位置", words=Public("栏目", help="文书中冒号前面的字，或者文号、出具日期"), right=Code("距左边", help=MM), down=Code("距上边", help=MM),
                  width=Count("栏宽", default=80, least=5, most=420, unit="毫米"), size=Count("字号", default=12, least=6, most=36, unit="磅"))

    def of_the_day(self, case: Case, kind: str) -> Template:
        """The words with which the office issues the paper on this day: its own where it adopted some."""
        line, _, key = kind.partition(".")
        return own_papers.template(case.office, registry.line(line), key, case.day.isoformat())

    def objections(self, case: Case) -> Iterable[Objection]:
        found = overlay.paper_called(self.paper) if self.paper else None
        if self.paper and found is None:
            yield Objection(f"没有名为“{self.paper}”的文书，或者几项工作都有", OWN, "请照文书页上的名称填写，或者填“工作代码.文书代码”", firm=True)
        rows = self.places or []
        known = overlay.labels(self.of_the_day(case, found[0])) if found else []
        unknown = [row["words"] for row in rows if found and row["words"] not in known]
        if found and unknown:
            yield Objection(f"《{found[1].title}》里没有“{'、'.join(unknown)}”", OWN, f"可用的栏目：{'、'.join(known)}", firm=True)
        if any(not 0 <= (-1 if (each := millimetres(row[name])) is None else each) <= most for row in rows for name, most in (("right", self.width or 0), ("down", self.height or 0))):
            yield Objection("有的位置不是毫米数，或者在表单以外", OWN, "请量表单左上角到栏目起点的距离填写", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        found = overlay.paper_called(self.paper)
        if found:
            places = [{"label": row["words"], "right": millimetres(row["right"]), "down": millimetres(row["down"]), "width": row["width"], "size": row["size"]} for row in self.places]
            yield c.Delist(overlay.LAYOUT, found[0])
            yield c.List(overlay.LAYOUT, found[0], found[1].title, {"width": self.width, "height": self.height, "places": places})
