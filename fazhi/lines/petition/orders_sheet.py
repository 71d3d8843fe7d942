"""The platform's export of orders as a sheet: a new row is a petition received, a changed one an entry, an answered one answered there."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fazhi.kernel import companion, gate, happen
from fazhi.kernel.common import OutsideNumber
from fazhi.kernel.fields import ANONYMOUS, CALLER, Choice, Code, Day, Moment
from fazhi.kernel.mend import Correct
from fazhi.kernel.models import Entry
from fazhi.kernel.sheets.declare import Heading, Row, Sheet, Step, Words
from fazhi.kernel.sheets.steps import the_only, told_again, unnumbered, unnumbered_apart, village_of, villages
from fazhi.kernel.wrong import Wrong
from fazhi.lines.petition.accusing import Accuse
from fazhi.lines.petition.acts import Receive
from fazhi.lines.petition.orders import AnsweredThere, OrderRow
from fazhi.lines.petition.serving import CONTENT, Visit
from fazhi.lines.petition.stages import CHANNELS, ORDERS

LATER = ("state", "answered", "judged")  # what an order has only once the platform has worked on it
ALREADY = "本系统已经登记过，不另立一件，只补记表中的内容"
HEADINGS = (
    Heading("outside_number", "工单编号", ("工单号", "受理编号", "诉求编号", "流水号", "工单流水号", "事项编号"), Code("工单编号")),
    Heading("dispatched", "派单时间", ("转派时间", "下派时间", "派发时间", "受理时间", "来电时间", "登记时间", "交办时间"), Moment("派单时间"), must=True),
    Heading("order_kind", "工单类别", ("诉求类别", "工单类型", "诉求类型", "类型", "性质"), Choice("工单类别", ORDERS),
            same={"咨询类": "ask", "求助类": "help", "建议类": "advice", "意见": "advice", "投诉类": "complaint", "举报类": "report", "投诉举报": "complaint"}),
    Heading("what", "诉求内容", ("工单内容", "内容", "诉求描述", "问题描述", "来电内容", "事项内容"), must=True),
    Heading("who.name", "诉求人", ("来电人", "市民姓名", "联系人", "姓名", "诉求人姓名", "反映人")),
    Heading("who.phone", "联系电话", ("来电号码", "电话", "联系方式", "手机", "手机号码")),
    Heading("place", "地点", ("地址", "事发地址", "事发地点", "诉求地址", "详细地址")),
    Heading("village", "村（社区）", ("村居", "村社区", "所属村居", "所属社区", "村"), told=False),
    Heading("platform_due", "办理期限", ("截止时间", "办结期限", "到期时间", "要求办结时间", "处理时限", "答复期限"), Day("办理期限")),
    Heading("state", "工单状态", ("状态", "办理状态", "当前环节", "处理状态"), Code("工单状态")),
    Heading("answered", "答复时间", ("回复时间", "办结时间", "办理完成时间", "反馈时间"), Day("答复时间")),
    Heading("judged", "回访满意度", ("满意度", "回访结果", "评价结果", "满意情况"), Choice("满意度", CONTENT),
            same={"非常满意": "yes", "比较满意": "mostly", "一般": "mostly", "非常不满意": "no", "未回访": "none", "未接通": "none"}),
    Heading("remark", "备注", ("说明",), told=False),
)


def ground(office: str, day: Any) -> dict[str, Any]:
    """The town's villages by name, and the petitions without an outside number by road, day and petitioner's name, or the telephone of whoever left no more."""
    called = [(matter, on, _digits(phone)) for matter, on, phone in unnumbered(office, "petition", CALLER, "phone")]
    return {"places": villages(office), "called": _by_road(called), "typed": _by_road([*unnumbered(office, "petition", "petitioner"), *unnumbered_apart(office, "petition", "petitioner")])}


def _by_road(bare: list[tuple[str, str, str]]) -> dict[tuple[bool, str, str], list[str]]:
    """{(by the hotline or not, day, name): petitions}."""
    bodies = Entry.objects.filter(matter__in=[each[0] for each in bare], act__in=(Receive.key, Accuse.key)).values_list("matter", "body")
    hotline = {matter for matter, body in bodies if json.loads(body)["said"].get("channel") == "hotline"}
    typed: dict[tuple[bool, str, str], list[str]] = {}
    for matter, on, name in bare:
        typed.setdefault((matter in hotline, on, name), []).append(matter)
    return typed


def apart(viewer: gate.Viewer) -> Callable[[Words], bool] | None:
    """What tells whether a row may be an accusation without a number, of that road, day and name, which is kept from the viewer."""
    bare = unnumbered_apart(viewer.office, "petition", "petitioner")
    seen = set(gate.visible(viewer).filter(id__in=[each[0] for each in bare]).values_list("id", flat=True)) if bare else set()
    kept = _by_road([each for each in bare if each[0] not in seen])
    return (lambda words: _road(words) in kept) if kept else None


def _road(words: Words) -> tuple[bool, str, str]:
    name = str(words.get("who.name") or "")
    return not words.get("channel"), str(words.get("dispatched"))[:10], "" if name == ANONYMOUS else name


def place(row: Row) -> list[Step]:
    """What a row becomes: a petition received with what the platform has done since, what has changed – or nothing."""
    _whole(row)
    if row.stand is None and (ours := companion.matter_of(row.office, "petition", str(row.get("outside_number")))):
        row.notes.append(ALREADY)
        return [told_again(row, OrderRow, ours, who="petitioner"), *_since(row, happen.peek(ours)["acts"], ours)]
    if row.stand is None and (ours := _typed(row)):
        row.notes.append(ALREADY)
        told = told_again(row, OrderRow, ours, who="petitioner")
        return [Step(OutsideNumber(number=row.get("outside_number")), ours, **_by(row)), told, *_since(row, happen.peek(ours)["acts"], ours)]
    if row.stand is None:
        later = any(row.get(key) for key in LATER)
        return [_received(row), *([Step(lambda matter: _as_told(row, matter), "", "", **_by(row))] if later else []), *_since(row, {}, "")]
    row.words = {**{key: value for key, value in row.stand.words.items() if key != "dispatched"}, **row.words}
    changed = any(row.words.get(each.key) != row.stand.words.get(each.key) for each in HEADINGS if each.told and each.key != "dispatched")
    told = [told_again(row, OrderRow, row.stand.matter, who="petitioner")] if changed else []
    return [*told, *_since(row, happen.peek(row.stand.matter)["acts"], row.stand.matter)]


def _whole(row: Row) -> None:
    """What no order can be: in the future, or answered before it was dispatched."""
    at, today = str(row.get("dispatched"))[:10], row.day.isoformat()
    if at > today:
        raise Wrong(f"派单时间（{at}）在今天以后，请核对。")
    if row.get("answered") and not at <= row.words["answered"] <= today:
        raise Wrong(f"答复时间（{row.words['answered']}）早于派单时间或在今天以后，请在平台核对。")
    if row.get("platform_due") and row.words["platform_due"] < at:
        raise Wrong(f"办理期限（{row.words['platform_due']}）早于派单时间（{at}），请在平台核对。")


def _typed(row: Row) -> str:
    """The petition typed here on that day for somebody of that name, or with that telephone only, which has no outside number yet. Raises Wrong where there are several."""
    road, phone = _road(row.words), _digits(str(row.get("who.phone") or ""))
    found = (row.ground or {}).get("typed", {}).get(road, [])
    called = (row.ground or {}).get("called", {}).get((*road[:2], phone), []) if phone else []
    if called and not (found and road[2]):
        return the_only(phone, called, "诉求")
    if found and not road[2]:
        raise Wrong("当天有没有留名、也没有外部编号的检举控告，分不清这一行是不是它，请先在该事项中登记外部编号，再导入一次。")
    return the_only(road[2], found, "诉求")


def _digits(phone: str) -> str:
    """A telephone without spaces and signs."""
    return "".join(each for each in phone if each.isdigit())


def _by(row: Row) -> dict[str, Any]:
    return {"outside": str(row.get("outside_number"))}


def _received(row: Row) -> Step:
    said = row.said(Receive, "what", "who", "place", "order_kind", "platform_due", "outside_number")
    said.setdefault("who", {"name": ANONYMOUS}).setdefault("name", ANONYMOUS)
    unit = village_of(row, (row.ground or {}).get("places", {}))
    return Step(Receive(channel=row.get("channel") or "hotline", **said, **({"village": unit} if unit else {})), "", str(row.get("dispatched")), **_by(row))


def _as_told(row: Row, matter: str) -> Any:
    return told_again(row, OrderRow, matter, who="petitioner").act


def _since(row: Row, known: dict[str, Any], matter: str) -> list[Step]:
    """What the platform did with the order and this house does not know yet."""
    found = []
    if row.get("answered") and AnsweredThere.key not in known:
        found.append(Step(AnsweredThere(when=f"{row.words['answered']}T00:00", way="平台导出"), matter, row.words["answered"], **_by(row)))
    visits = [each for each in (known.get(Visit.key) or {}).get("kept", []) if each["s"].get("there")]
    if row.get("judged") in (None, "none"):
        return found
    if not visits:
        found.append(Step(Visit(content=row.words["judged"], there=True), matter, "", **_by(row)))
    elif visits[-1]["s"]["content"] != row.words["judged"]:
        words = json.dumps({"content": row.words["judged"]})
        found.append(Step(Correct(entry=visits[-1]["e"], reason="平台回访结果已变", words=words), matter, "", manner="here"))
    return found


def of_the_platform(act: str, said: dict[str, Any]) -> bool:
    """True of a petition that came by the hotline, and of what the platform told later."""
    return (said.get("channel") or ("" if act == Receive.key else "hotline")) == "hotline"


def of_the_system(act: str, said: dict[str, Any]) -> bool:
    """True of a petition that came by another channel and bears the number of the petition system."""
    return not of_the_platform(act, said) and bool(said.get("outside_number"))


SHEET = Sheet(
    key="petition.orders", line="petition", title="12345工单", system="12345平台", headings=HEADINGS, place=place, window="dispatched",
    known_by=("outside_number",), acts=("petition.Receive", "petition.OrderRow"), ground=ground, apart=apart, its=of_the_platform,
    reads={"petition.Receive": {"dispatched": "@on"}},
    about="从12345平台导出的工单，一行一单，可以反复导入。新的登记为信访诉求，收到时间是派单时间；变化的记为一条工单变化；平台上已答复、已回访的照实登记。",
)

FORMS = {"走访": "window", "来访": "window", "网信": "web", "网上信访": "web", "网上投诉": "web", "电话": "phone", "电话信访": "phone", "领导信箱": "leader", "接访": "leader",
         "上级交办": "above", "上级转送": "above", "转送": "above", "交办": "above"}
TITLED = {
    "outside_number": ("信访件编号", ("信访编号", "受理编号", "查询码", "系统编号", "编号")), "dispatched": ("登记时间", ("信访日期", "登记日期", "来访日期", "来信日期", "转送日期")),
    "what": ("概况信息", ("信访事项", "内容", "诉求内容", "反映内容", "概况")), "who.name": ("信访人姓名", ("姓名", "信访人", "信访人名称")),
    "who.phone": ("联系电话", ("手机号码", "电话", "联系方式")), "place": ("详细地址", ("地点", "事发地点")), "village": ("问题属地", ("属地", "村（社区）", "所属村居")),
    "platform_due": ("办结期限", ("到期时间", "办理期限", "截止日期")), "state": ("办理状态", ("状态", "当前状态")), "answered": ("答复日期", ("办结日期", "答复意见书日期", "办结时间")),
    "judged": ("满意度评价", ("满意度", "评价结果")), "remark": ("备注", ("说明",)),
}


def system_headings() -> tuple[Heading, ...]:
    """The same columns under the titles of the petition system, and by which way the petitioner came."""
    own = tuple(replace(each, title=TITLED[each.key][0], also=TITLED[each.key][1]) for each in HEADINGS if each.key in TITLED)
    return (*own, Heading("channel", "信访形式", ("信访方式", "信访渠道", "形式"), Choice("信访形式", CHANNELS), must=True, same=FORMS, told=False))


SYSTEM = Sheet(
    key="petition.system", line="petition", title="信访信息系统信访件", system="信访信息系统", headings=system_headings(), place=place, window="dispatched",
    known_by=("outside_number",), acts=("petition.Receive", "petition.OrderRow"), ground=ground, apart=apart, its=of_the_system,
    reads={"petition.Receive": {"dispatched": "@on"}},
    about="从信访信息系统导出的信访件，用来核对：那边有这边没有的登记进来，这边登记过而没有外部编号的按姓名和日期补上编号，变化的记一条，这边有那边没有的列出来。",
)
