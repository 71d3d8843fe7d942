"""Penalty, jurisdiction: whether the case is the town's to file – by place, by level, as the first organ, or as its superior designates."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.fields import Choice, Code, Day, Field, Place, Public
from fazhi.kernel.wrong import Objection

HERE, SHARED, DESIGNATED, AWAY = "here", "shared", "designated", "away"
REACHES = {HERE: "违法行为发生在本镇", SHARED: "发生在本镇，其他机关也有管辖权", DESIGNATED: "上一级行政机关指定本机关管辖", AWAY: "违法行为发生在本镇以外"}
NAMED = "处罚·管辖"


def asked() -> tuple[Field, ...]:
    """What a form asks: the place and, only where the breach is not simply the town's own, the facts that make the case the town's."""
    return (Place("违法行为发生地", required=False, told="TakeUp.place"),
            Choice("管辖", REACHES, default=HERE, required=False),
            Public("另一个有管辖权的机关", required=False, when=("reach", (SHARED,))),
            Day("该机关立案日（没有立案的不填）", required=False, when=("reach", (SHARED,))),
            Public("另有规定的法律、行政法规、部门规章", required=False, when=("reach", (AWAY,)), help="写明名称和条款；没有的，移送违法行为发生地的机关"),
            Public("指定管辖的上一级行政机关", required=False, when=("reach", (DESIGNATED,))),
            Code("指定管辖文号", required=False, when=("reach", (DESIGNATED,))),
            Day("指定管辖日期", required=False, when=("reach", (DESIGNATED,))))


def competent(case: Case, act: Any) -> Iterable[Objection]:
    """The place of the breach decides, unless a law says otherwise; of several organs the first that filed, unless their superior designates one."""
    day = case.day.isoformat()
    if act.reach == AWAY and not act.special_law:
        yield Objection("违法行为发生在本镇以外，本机关没有管辖权", NAMED, "请移送违法行为发生地的机关；法律、行政法规、部门规章另有规定的，写明该规定；上级指定本机关的，选“指定本机关管辖”")
    if act.reach == SHARED and not act.organ:
        yield Objection("没有写明另一个有管辖权的机关", NAMED, "请填写该机关的名称；它已经立案的，一并填写立案日", rule="APL-JUR-02")
    if act.reach == SHARED and act.organ_filed_on and act.organ_filed_on <= day:
        first = "与本机关同日立案，分不出先后" if act.organ_filed_on == day else f"已于{act.organ_filed_on}最先立案，由该机关管辖"
        yield Objection(f"{act.organ or '另一机关'}{first}", NAMED, "请移送该机关；有争议的先协商，协商不成的报请共同的上一级行政机关指定管辖", rule="APL-JUR-02")
    if act.reach == DESIGNATED and not (act.superior and act.designation and act.designated_on):
        yield Objection("没有写明指定管辖的机关、文号和日期", NAMED, "请按指定管辖的文书填写；还没有文书的，等收到后再立案")
    for told in (act.organ_filed_on, act.designated_on):
        if told and told > day:
            yield Objection("另一机关的立案日或者指定管辖日期在本机关立案之后", NAMED, "请核对日期", firm=True)


def ground(case: Case, act: Any) -> str:
    """What the filing paper says of the jurisdiction: the listed power, then the place, the first filing, the designation or the special law."""
    power = case.asked.get("power_in_force") or {}
    level = f"赋权目录事项{power['key']}（{power['document']}，自{power['since']}起）；" if power else ""
    return level + {
        HERE: "违法行为发生在本镇，由违法行为发生地的行政机关管辖",
        SHARED: f"违法行为发生在本镇，{act.organ or '另一机关'}也有管辖权，" + ("先后见审批意见" if act.organ_filed_on else "尚未立案，本机关最先立案"),
        DESIGNATED: f"{act.superior or '上一级行政机关'}{act.designation or ''}（{act.designated_on or '日期未写明'}）指定本机关管辖",
        AWAY: f"违法行为发生在本镇以外，依{act.special_law}由本机关管辖" if act.special_law else "违法行为发生在本镇以外，没有写明管辖依据",
    }[act.reach or HERE]
