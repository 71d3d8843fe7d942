"""Execution by the court: applied for in its months after the demand, accepted, ruled on; and what becomes of confiscated things."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, inventory
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.case import Case, Said
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, File, OfficerOf, Rows, Text
from fazhi.kernel.happen import peek
from fazhi.kernel.issue import persons
from fazhi.kernel.parts import told
from fazhi.kernel.wrong import Objection
from fazhi.lines.execution.acts import ISSUED, AnnounceBuilding
from fazhi.lines.execution.deciding import demanded
from fazhi.lines.execution.stages import (
    COURT,
    DECIDED,
    DEMANDED,
    GOING,
    by_another,
    counted,
    court_since,
    final,
    final_day,
    going_on,
    obliged,
    other_decision,
    owing,
    remedies,
    weighed,
)

ENCLOSED = {"decision": "行政决定书及作出决定的事实、理由和依据", "answer": "当事人的意见及行政机关催告情况", "target": "申请强制执行标的情况"}


class Apply(Act):
    """Where the office may not enforce itself it applies to the court: demanded in vain, remedies lapsed, within the months of the law."""

    title, basis = "申请人民法院强制执行", "强制·申请法院"
    by, at, enters = capacities.handler, (DEMANDED, DECIDED), COURT
    signs = (capacities.unit_head, capacities.chief)
    asks, meets, counts = remedies, "apply_court", (ISSUED, Counts("execution.court"))
    court = Text("人民法院")
    decision = Code("据以执行的决定书文号", told="TakeUp.decision")
    facts = Text("事实、理由和依据", lines=3, told="Decide.facts Substitute.facts")
    opinion = Text("当事人意见及催告情况", lines=2)
    target = Text("申请执行的标的情况", lines=2)
    enclosed = Choice("随申请书提交的材料", ENCLOSED, many=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from by_another(case)
        yield from going_on(case)
        yield from weighed(case)
        yield from demanded(case)
        yield from final(case)
        yield from in_time(case)
        yield from other_decision(case, self.decision)
        missing = [title for key, title in ENCLOSED.items() if key not in (self.enclosed or ())]
        if self.enclosed is not None and missing:
            yield Objection(f"申请材料还缺：{'、'.join(missing)}", "强制·申请材料", "请补齐后勾选", rule="ACL-12")

    def follows(self, case: Case) -> Iterable[Consequence]:
        person = case.person_of(obliged(case))  # the paper goes to the court: it names the obliged person and is not served on him
        told = persons([person]).get(person, {})
        yield c.Issue("application", words={**owing(case), **{f"against_{each}": told.get(each) for each in ("name", "number", "legal", "address")}})
        yield c.Start("court_answer")


def in_time(case: Case) -> Iterable[Objection]:
    """The working days after the demand have passed and the months after the remedies have not."""
    waits = case.deadlines("demand", obliged(case))
    if not waits:
        yield Objection("催告书没有送达，等待的日数没有起算", "强制·申请前催告", "请送达催告书并登记送达回证", rule="ACL-10")
    elif waits[-1].state == "open" and (waits[-1].day is None or case.day < waits[-1].day):
        yield Objection(f"催告书送达后的等待日数没有满（自{waits[-1].due or waits[-1].not_before}起才可以申请）", "强制·申请前催告", "请等期满", rule="ACL-10")
    day = final_day(case)
    last, unknown = counted(case, "penalty.apply_court", court_since(case, day)) if day else (None, 0)
    if unknown and last and case.day > last:
        yield Objection(f"{unknown}年放假安排没有载入，申请人民法院强制执行的期限是否届满不能确定（不早于{last}）", "强制·申请法院", "请核对日历，尽快申请", warns=True)
    elif last and case.day > last:
        yield Objection(f"申请人民法院强制执行的期限到{last}已经届满", "强制·申请法院", "有正当理由的，向法院说明后以“外部”方式登记", rule="ACL-11")


class Accept(Act):
    """The court accepts the application, or does not."""

    title, basis = "登记法院受理情况", "强制·申请法院"
    fact = True
    by, at, meets = (capacities.officer, capacities.clerk), COURT, "court_answer"
    result = Choice("结果", {"accepted": "受理", "refused": "不予受理"})
    number = Code("案号", required=False)
    document = File("文书", required=False)


class AnnounceAfterRuling(AnnounceBuilding):
    """Where the court leaves it to the office to pull a building down, that is announced on the spot first."""

    title, basis = "法院准予后公告限期自行拆除", "强制·强制拆除"
    at, enters = COURT, None


class Rule(Act):
    """The court rules whether the decision is enforced, and by whom."""

    title, basis = "登记法院裁定", "强制·申请法院"
    fact = True
    by, at = (capacities.officer, capacities.clerk), COURT
    result = Choice("结果", {"granted": "准予执行", "refused": "不予执行"})
    executor = Choice("由谁实施", {"court": "人民法院", "organ": "申请机关组织实施"}, default="court")
    number = Code("裁定书文号", required=False)
    document = File("裁定书", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.ever(Accept, result="accepted"):
            yield Objection("没有登记法院受理", "强制·申请法院", "请先登记受理情况")


def investigators(case: Case, act: Any) -> list[str]:
    """Officers who had a hand in the matter of which this is a part."""
    if not case.parent:
        return []
    known = peek(case.parent)["acts"].values()
    return sorted({hand[1] for each in known for one in each["kept"] for hand in one["h"] if len(hand) > 2 and hand[2] == "officer" and hand[1]})


def confiscated(case: Case) -> list[dict[str, Any]]:
    """The list of what was confiscated: told here, else what the parts of the case from which this came have treated so."""
    own = inventory.rows(case.said("execution.TakeUp"))
    parts = {row["other"] for row in peek(case.parent)["rows"].get("link", {}).values()} if case.parent and not own else set()
    treated = [one for other in sorted(parts - {case.id}) for one in told(peek(other), "goods.treated") if one["s"].get("how") == "confiscated"]
    return own or [row for one in treated for row in inventory.rows(Said(one))]


def compared(case: Case, act: Any) -> dict[str, list[int]] | None:
    """The lines that do not fit the list of what was confiscated, less what was disposed of before; None where there is no list."""
    listed = confiscated(case)
    if not listed:
        return None
    gone = [row for said in case.each("execution.Dispose", ever=True) for row in inventory.rows(said, "rows")]
    return inventory.compare(listed, gone, getattr(act, "rows", None) or ())


class Dispose(Act):
    """Confiscated things are auctioned, destroyed or handed over by persons who did not handle the case, before a supervisor."""

    title, basis = "处理没收的物品", "罚没·管理"
    by, at, asks, issues = (capacities.clerk,), GOING, (investigators, compared), "disposal"
    second = OfficerOf("第二名经办人", "", confirms=True)
    supervisor = OfficerOf("监督人", "", role="witnessed", confirms=True)
    rows = Rows("处理清单", told="TakeUp.things", name=Text("物品名称、规格"), amount=Text("数量、单位"),
                how=Choice("方式", {"auction": "公开拍卖", "destroy": "依法销毁", "transfer": "移交有关单位", "other": "按国家规定处理"}), note=Text("接收单位、价款缴库凭证"))
    photos = File("照片、录像", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        handled = set(case.asked.get("investigators") or ())
        if {case.doer, self.second, self.supervisor} & handled:
            yield Objection("办理案件的执法人员不得保管、处置没收的物品", "罚没·管理", "请由其他人员办理", rule="CON-01")
        if self.second and self.supervisor and len({case.doer, self.second, self.supervisor}) < 3:
            yield Objection("两名经办人和监督人应当是不同的人", "罚没·管理", "请另派人员", rule="CON-01")
        found = case.asked.get("compared") or {}
        for key, what in (("strange", "不在没收物品清单内"), ("more", "的数量多于清单上还没有处理的数量")):
            if found.get(key):
                yield Objection(f"第{'、'.join(map(str, found[key]))}行{what}", "罚没·管理", "请核对清单", rule="CON-01")
        if found.get("unclear"):
            yield Objection(f"第{'、'.join(map(str, found['unclear']))}行的数量与清单的写法不同，不能自动核对", "罚没·管理", "请人工核对数量和单位", warns=True)
        if case.first.kind != "things":
            yield Objection("本事项不是没收物品的处理", "罚没·管理", "请核对义务种类", firm=True)
