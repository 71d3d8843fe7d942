"""What the petitioner meets: the receipt, the call that is a note and no second petition, the visit at home, the return visit."""

from collections.abc import Iterable

from fazhi.kernel import capacities, enquiry, idcodes
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, OPEN, Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, File, Flag, Moment, OfficerOf, Place, Text
from fazhi.kernel.together import handler_of
from fazhi.kernel.wrong import Objection
from fazhi.lines.petition import judged, telling

WORK = ("petition.Accept", "petition.Route", "petition.Hear", "petition.Extend", "petition.Answer")  # who had a hand in these handled the petition
CONTENT = {"yes": "满意", "mostly": "基本满意", "no": "不满意", "none": "未评价"}


class Receipt(Act):
    """The petitioner gets one page in large type: number, day, who handles it, until when, which number to call – and no word of what he said."""

    title, basis = "出具回执", "信访·告知"
    by, at, asks = (capacities.clerk, capacities.cadre, capacities.unit_head), ANY, enquiry.asked_at
    handler = OfficerOf("承办人", "", role="named")
    materials = Text("收到的材料", lines=3, required=False, help="当场交来的，一行一份，写明原件还是复印件、几份；回执上逐项印出，不写诉求内容")
    call = Text("查询电话", most=40, number="phone", required=False, help="不填的，用本机关在“机构与制度”中登记的查询电话")

    def begin(self, case: Case) -> dict[str, str]:
        """Whoever handles the matter, or gives the receipt, and the telephone that the office has set."""
        return {"handler": str(case.row.get("handler") or case.doer), "call": enquiry.asked_at(case, self)["phone"]}

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.call and "asked_at" in case.asked and not case.asked["asked_at"]["phone"]:  # a blank act is not asked yet
            yield Objection("没有查询电话", "信访·告知", "请填写，或者请管理员在“机构与制度”中“登记查询电话”，以后不必再填", firm=True)
        if self.call and (wrong := idcodes.telephone(self.call)):
            yield Objection(f"查询电话{wrong}", "信访·告知", "请核对", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        at = case.asked.get("asked_at", {})
        yield c.Issue("receipt", words={"received": case.opened_on.isoformat(), "unit": at.get("unit", ""), "call": self.call or at.get("phone", ""), **telling.days(case)})


class Call(Act):
    """Somebody asks how it stands: that is a note, never a second petition, and the answer is three sentences."""

    title, basis = "来电来访查询", "信访·查询"
    fact = True
    at = ANY
    counts = Counts("petition.calls")
    told = Text("答复", lines=2)
    asker = Choice("查询人", {"self": "信访人本人", "cadre": "代办的村干部", "other": "他人（未透露内容）"}, default="self")

    def advice(self, case: Case) -> Iterable[Advice]:
        yield Advice("可以这样答复", telling.three_sentences(case))


class Book(Act):
    """A visit at home is agreed: when and where."""

    title, basis = "预约上门", "信访·办理"
    by, at = (capacities.clerk, capacities.unit_head, capacities.cadre), OPEN
    when = Moment("约定时间")
    where = Place("地点")
    officer = OfficerOf("上门人员", "", role="assigned")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.when and self.when < case.at:
            yield Objection("约定时间已经过去", "信访·办理", "请另约时间", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("appointment")
        yield c.Start("appointment", due=self.when[:10], person=self.officer)


class Unbook(Act):
    """The visit that was agreed does not take place."""

    title, basis = "取消预约", "信访·办理"
    fact = True
    at, voids = OPEN, "appointment"
    reason = Text("原因")

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("appointment"):
            yield Objection("没有约好的上门", "信访·办理", "", hard=True)


class GoHome(Act):
    """Officers go to the petitioner's home, work there and write it down; he confirms with his name, his fingerprint or his voice."""

    title, basis = "上门办理", "信访·办理"
    fact = True
    at, meets = OPEN, "appointment"
    by = (capacities.clerk, capacities.unit_head, capacities.cadre, capacities.mediator)
    counts = Counts("petition.home")
    second = OfficerOf("同行人员", "", role="assisted", confirms=True)
    where = Place("地点")
    record = Text("办理情况", lines=4)
    confirmed = Choice("本人确认方式", {"signed": "签名", "finger": "按指印", "voice": "录音录像", "refused": "不愿确认"})
    proof = File("确认件", required=False)
    why = Text("不愿确认的原因", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.confirmed == "refused" and not self.why:
            yield Objection("本人不愿确认，没有写明原因", "信访·办理", "请写明原因，由同行人员证明")
        if self.confirmed in ("signed", "finger", "voice") and not self.proof:
            yield Objection("没有附上本人确认的照片或录音", "信访·办理", "请补充确认件")
        if self.second and self.second == case.doer:
            yield Objection("同行人员就是办理人本人", "信访·办理", "请填写另一名人员")


class Visit(Act):
    """The petitioner is visited at home, or asked by telephone whether he is content (“外卖”)."""

    title, basis = "上门办理或回访", "信访·评价"
    fact = True
    at = ANY
    counts = judged.VISITED
    content = Choice("满意度", CONTENT)
    apart = Flag("属行政调解、执法类，不计满意率")
    there = Flag("在外部平台作出的评价")
    note = Text("情况", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        caller = handler_of(case)
        if not self.there and any(case.had_hand(caller, each) for each in WORK):
            yield Objection("回访人就是办理本件的人，对自己的工作作满意度回访", "信访·评价", "请由没有办理本件的人回访；照实登记")
