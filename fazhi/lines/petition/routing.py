"""Telling apart: what is no petition's work goes to the line whose work it is, and the petitioner is told the road."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from fazhi.kernel import capacities, enquiry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Place, Text
from fazhi.kernel.grids import Triage, Way
from fazhi.kernel.wrong import Objection
from fazhi.lines.petition import hotline, rates
from fazhi.lines.petition.accusing import Recognise
from fazhi.lines.petition.acts import Accept, JoinedWith, PassOn, own_unit
from fazhi.lines.petition.onward import ASKED, NAMED, opening
from fazhi.lines.petition.stages import ACCEPTED, PASSED, PLACED, RECEIVED, ROUTES, clocked, letter, not_of_accusations

ROADS = {"mediation": "矛盾纠纷（调解）", "inspection": "违法线索（行政检查）", "penalty": "违法线索（行政处罚案源）", **ASKED}
BY_LAW = "administrative"


class Route(Act):
    """The request belongs to another procedure of the town: it is opened there, and the petitioner is told which road it takes."""

    title, basis = "甄别导入其他程序", "信访·诉访分离"
    by, at = capacities.handler, (RECEIVED, PLACED)
    enters = By("way", mediation=ACCEPTED, inspection=ACCEPTED, penalty=ACCEPTED, access=PASSED, reconsideration=PASSED, legal_aid=PASSED)
    meets, voids = ("register", "notice_transfer"), ("transfer_objection", hotline.RETURN)
    opens, asks = tuple(ROADS), enquiry.asked_at
    counts = (
        Counts("petition.accepted", when=lambda said, memory, outcome: said.get("way") not in NAMED),
        replace(rates.TOLD, when=lambda said, memory, outcome: said.get("way") not in NAMED and rates.by_word(said, memory, outcome)),
        replace(rates.NOT_OURS, when=lambda said, memory, outcome: said.get("way") in NAMED),
        rates.TERM,
        Counts("petition.passed", when=lambda said, memory, outcome: said.get("way") in NAMED),
        Counts("petition.routed", dims=("way",)),
    )
    way = Choice("导入", ROADS)
    what = Text("需要办理的事项", lines=2)
    place = Place("地点", required=False)
    reason = Text("分流的理由", lines=2, required=False, help="为什么导入这一程序；留在办理记录里，不写进告知书")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from not_of_accusations(case, "导入其他程序")
        if self.way in NAMED and not case.parties("petitioner"):
            yield Objection("没有留名，不能代为提出申请", "信访·诉访分离", "请用“转送或告知向有权机关提出”告知其自行申请", firm=True)
        yield from own_unit(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.way not in NAMED and clocked(case, "complaint", BY_LAW, case.day):
            yield c.Start("finish")
        if self.way not in NAMED and case.first.channel == "hotline":
            yield from hotline.only(case, hotline.COMPLAINT)
        if self.way in NAMED:
            yield from (c.Void(term) for term in hotline.TERMS)
        yield from letter(case, "road")
        yield opening(case, str(self.way), arriving(self))


def arriving(act: Route) -> dict[str, Any]:
    """What is said where the request arrives, beside who asked."""
    if act.way == "reconsideration":
        return {"against": act.what}
    if act.way == "legal_aid":
        return {"what": act.what, "kind": "other"}
    return {"what": act.what, "place": act.place, "source": "report" if act.way == "penalty" else "petition"}


GRID = Triage(
    "petition", "诉求分流", (RECEIVED.key, PLACED.key),
    (
        Way("1", "申诉求决", Accept, {"kind": "complaint", "route": "petition"},
            second={str(i): (title, {"route": key}) for i, (key, title) in enumerate(ROUTES.items(), start=1)}),
        Way("2", "咨询求助", Accept, {"kind": "help"}),
        Way("3", "建议意见", Accept, {"kind": "proposal"}),
        Way("4", "矛盾纠纷→调解", Route, {"way": "mediation"}, ("what",), "what"),
        Way("5", "违法线索→检查", Route, {"way": "inspection"}, ("what",), "what"),
        Way("6", "检举控告（单独办理）", Recognise, alone=True),
        Way("7", "信息公开申请", Route, {"way": "access"}, ("what",), "what"),
        Way("8", "行政复议", Route, {"way": "reconsideration"}, ("what",), "what"),
        Way("9", "转出：不属本镇，转给有权机关", PassOn, {}, ("to", "reason", "provision"), second={"1": ("转出：涉法涉诉，转给法院、检察院、公安", {"litigation": True})}),
        Way("0", "并入相似的在办诉求", JoinedWith, likely="other"),
    ),
    "一行一件，期限最早的在最前；每行各自登记、各自说明不能办的原因。申诉求决先按 1，再按第二键选办理途径；不选第二键的为信访程序。按 9 的就此转出、本镇不再办理：填“机关；理由；依据”，并告知信访人；涉法涉诉的按 91。本镇收下、只告知走诉讼或者仲裁途径的，按 11 或者 12。",
    ("县人民法院；属诉讼事项；信访工作条例关于诉访分离的规定", "县劳动人事争议仲裁委员会；属劳动争议仲裁事项；劳动争议调解仲裁法",
     "县水务局；供水排水属其职责；县级部门职责规定", "县交通运输局；公路和公交属其职责；县级部门职责规定", "县公安局；属治安管理职责；县级部门职责规定"),
)
