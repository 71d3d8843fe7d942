"""People's mediation (人民调解)."""

from pathlib import Path

from fazhi.kernel import capacities, copycard
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, PARTIES, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.mediation import (
    acts,
    committee,
    court,
    ending,
    holding,
    parties,
    referring,
    sheet,
    stages,
    system,
    system_sheet,
    telling,
)
from fazhi.lines.mediation.figures import CASES, FIGURES

line = Line(
    key="mediation",
    title="人民调解",
    group="矛盾与服务",
    acts=acts_of(acts, parties, sheet, holding, court, ending, referring, committee, system, telling),
    stages=stages.STAGES,
    terms={
        "take_up": Term("答复是否受理"),
        "finish": Term("调解期限", who=capacities.mediator),
        "finish_organ": Term("行政调解期限"),
        "finish_court": Term("法院委派调解的期限", who=capacities.mediator),
        "challenge": Term("答复更换调解员的申请", who=capacities.mediator, rule=NONE),
        "report_police": Term("报告公安机关", who=capacities.mediator),
        "confirm": Term("共同申请司法确认", "right", "side_a", lost="丧失申请司法确认的机会"),
        "court_accept": Term("法院决定是否受理", "wait", "organ"),
        "court_decide": Term("法院审查", "wait", "organ"),
        "perform": Term("回访履行情况", who=capacities.mediator),
        "next": Term("处理不履行协议", who=capacities.mediator, rule=NONE),
        "committee": Term("调解委员会换届", who=capacities.clerk),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=FIGURES,
    statistics=(CASES,),
    registers=(
        Register("mediation", "人民调解台账", leaves_out=("Elect", "SetRate"), columns=(Column("kind", "类别"), Column("what", "纠纷", sealed=True))),
        Register("mediation.agreements", "调解协议登记簿", over="mediation.Agree", holds={"form": ("written", "oral")},
                 columns=(PARTIES, ABOUT, Column("form", "形式"), Column("amount", "金额", kind="money"))),
        Register("mediation.subsidies", "以案定补清单", over="mediation.Subsidise", columns=(ABOUT, Column("mediator", "调解员"), Column("rate", "档次"), Column("amount", "补贴", kind="money"))),
        Register("mediation.committees", "人民调解委员会名册", listing="committee", over="mediation.Elect", states=("尚未产生", "在任", "已换届或撤销"),
                 columns=(Column("title", "名称"), Column("kind", "类别"), Column("village", "村（社区）"), Column("parent", "上级（指导）调委会"), Column("members", "委员人数"),
                          Column("mediators", "人民调解员"))),
        Register("mediation.rates", "以案定补标准", listing="subsidy",
                 columns=(Column("amount", "每宗标准", kind="money"), Column("conditions", "发放条件"), Column("share", "几名调解员共同调解的"), Column("document", "依据文件"))),
    ),
    sheets=(system_sheet.SHEET,),
    copies=copycard.load(Path(__file__).parent / "copies.yaml"),
    handlers=(capacities.mediator, capacities.clerk),
    subject="what",
    arrival=acts.Apply,
    main=(holding.Session,),
    hears={"AidTold": referring.AidTold},
    track=telling.TRACK,
    receipt=telling.Receipt,
    prefix="TJ",
    about="自愿、平等、不收费；口头协议也登记；三十日内可以共同申请司法确认；不履行有下一步；行政调解另计。",
)
