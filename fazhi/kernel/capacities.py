"""The capacities in which people act; an act asks for a capacity, never for a user group."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Capacity:
    """A capacity: its key in the ledger and its Chinese term."""

    key: str
    title: str


clerk = Capacity("clerk", "经办人员")
handler = Capacity("handler", "承办人")
officer = Capacity("officer", "执法人员")
reviewer = Capacity("reviewer", "法制审核人员")
unit_head = Capacity("unit_head", "部门负责人")
leader = Capacity("leader", "分管领导")
chief = Capacity("chief", "主要负责人")
secretary = Capacity("secretary", "党委书记")
mediator = Capacity("mediator", "人民调解员")
cadre = Capacity("cadre", "驻村干部")
counsel = Capacity("counsel", "法律顾问")
secrecy = Capacity("secrecy", "保密审查员")
publisher = Capacity("publisher", "信息公开员")
registrar = Capacity("registrar", "机构管理员")
archivist = Capacity("archivist", "档案管理员")
auditor = Capacity("auditor", "监督人员")
citizen = Capacity("citizen", "群众")
clock = Capacity("clock", "系统时钟")
anyone = Capacity("anyone", "任何在岗人员")
outsider = Capacity("outsider", "外部机关")

ALL = {each.key: each for each in (
    clerk, handler, officer, reviewer, unit_head, leader, chief, secretary, mediator, cadre, counsel, secrecy, publisher,
    registrar, archivist, auditor, citizen, clock, anyone, outsider)}


def title(key: str) -> str:
    """The Chinese term of a capacity key; the key itself where it is a party's capacity."""
    return ALL[key].title if key in ALL else PARTIES.get(key, key)


PARTIES = {
    "applicant": "申请人", "respondent": "当事人", "petitioner": "信访人", "co_petitioner": "一并办理的信访人", "inspected": "被检查人", "visitor": "来访人",
    "side_a": "纠纷当事人（甲方）", "side_b": "纠纷当事人（乙方）", "witness": "证人", "third": "第三人", "adviser": "律师", "client": "咨询人",
    "deputy": "人大代表", "party": "当事人", "suspect": "涉嫌的人", "reporter": "反映人", "agent": "代理人", "organ": "机关",
    "partner": "合同相对方", "supplier": "供应商", "accused": "被检举、控告的人（单位）",
    "volunteer": "志愿者", "caller": "来电人（没有留名）",
}
