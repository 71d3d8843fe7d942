"""People's mediation (人民调解)."""

from pathlib import Path

from fazhi.kernel import capacities, copycard
from fazhi.kernel.acts import NONE, Column, Line, Register, Term, acts_of
from fazhi.kernel.figure import Figure, Rate
from fazhi.kernel.templates import load
from fazhi.lines.mediation import acts, committee, ending, holding, referring, sheet, stages

line = Line(
    key="mediation",
    title="人民调解",
    group="矛盾与服务",
    acts=acts_of(acts, sheet, holding, ending, referring, committee),
    stages=stages.STAGES,
    terms={
        "finish": Term("调解期限", who=capacities.mediator),
        "finish_organ": Term("行政调解期限"),
        "finish_court": Term("法院委派调解的期限", who=capacities.mediator),
        "challenge": Term("答复更换调解员的申请", who=capacities.mediator, rule=NONE),
        "report_police": Term("报告公安机关", who=capacities.mediator),
        "confirm": Term("共同申请司法确认", "right", "side_a", lost="丧失申请司法确认的机会"),
        "court_accept": Term("法院决定是否受理", "wait", "organ"),
        "court_decide": Term("法院审查", "wait", "organ"),
        "perform": Term("回访履行情况", who=capacities.mediator, rule=NONE),
        "next": Term("处理不履行协议", who=capacities.mediator, rule=NONE),
        "committee": Term("调解委员会换届", who=capacities.clerk),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=(
        Figure("mediation.accepted", "受理民事纠纷", "宗", "本年度各级人民调解委员会受理的民事纠纷；按受理之日计，当事人拒绝调解的不计。"),
        Figure("mediation.organ_accepted", "受理行政调解", "宗", "本年度受理的行政调解；按受理之日计。"),
        Figure("mediation.organ_success", "行政调解成功", "宗", "本年度达成行政调解协议的；按达成之日计。"),
        Figure("mediation.amount", "调解协议金额", "元", "本年度人民调解协议涉及的金额；按达成协议之日计。", money=True),
        Figure("mediation.oral", "口头协议", "宗", "本年度达成的口头协议；按达成之日计。"),
        Figure("mediation.confirmed", "司法确认", "宗", "本年度法院裁定有效的；按裁定登记之日计。"),
        Figure("mediation.performed", "协议已履行", "宗", "本年度回访确认已履行的；按回访登记之日计。"),
        Figure("mediation.referred", "转介", "宗", "本年度转往其他途径的；按转介之日计。"),
        Figure("mediation.prevented_crime", "防止转化为治安、刑事案件", "宗", "本年度登记的；按登记之日计。"),
        Figure("mediation.prevented_crowd", "防止群体性上访", "宗", "本年度登记的；按登记之日计。"),
        Figure("mediation.committees", "登记（换届）的调解委员会", "个", "本年度登记或换届的；按登记之日计。"),
        Figure("mediation.subsidy", "以案定补", "元", "本年度核定的补贴；按核定之日计。", money=True),
        Figure("mediation.concluded", "调处", "宗", "本年度达成协议或者终止调解的；按达成协议或终止之日计。"),
        Figure("mediation.success", "调处成功", "宗", "其中达成调解协议的（含口头协议）。"),
        Rate("mediation.success_rate", "调处成功率", "mediation.success", "mediation.concluded", "调处成功数除以调处数，四舍五入保留一位小数。"),
    ),
    registers=(
        Register("mediation", "人民调解台账", columns=(Column("kind", "类别"), Column("what", "纠纷", sealed=True))),
        Register("mediation.agreements", "调解协议登记簿", over="mediation.Agree", columns=(Column("form", "形式"), Column("amount", "金额", kind="money"))),
        Register("mediation.subsidies", "以案定补清单", over="mediation.Subsidise", columns=(Column("rate", "档次"), Column("amount", "补贴", kind="money"))),
        Register("mediation.committees", "人民调解委员会名册", listing="committee"),
        Register("mediation.rates", "以案定补标准", listing="subsidy"),
    ),
    copies=copycard.load(Path(__file__).parent / "copies.yaml"),
    handlers=(capacities.mediator, capacities.clerk),
    subject="what",
    arrival=acts.Apply,
    hears={"AidTold": referring.AidTold},
    prefix="TJ",
    about="自愿、平等、不收费；口头协议也登记；三十日内可以共同申请司法确认；不履行有下一步；行政调解另计。",
)
