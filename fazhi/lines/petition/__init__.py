"""Petitions (信访): one intake for all channels, under the law of the day of receipt."""

from pathlib import Path

from fazhi.kernel import capacities, copycard
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, NUMBERS, PARTIES, Column, Register
from fazhi.kernel.serve import Serve
from fazhi.kernel.templates import load
from fazhi.lines.petition import (
    accusing,
    acts,
    completing,
    figures,
    handling,
    joining,
    orders,
    orders_sheet,
    placing,
    rates,
    reviewing,
    routing,
    serving,
    stages,
    supervising,
    telling,
)

TAKEN_UP = (Column("kind", "类别", of=("petition.Accept.kind",)), Column("route", "办理途径", of=("petition.Accept.route",)), Column("accepted", "受理日", of=("petition.Accept.@on", "petition.Route.@on")))
RESULT = (Column("result", "处理意见", of=("petition.Answer.result",)), Column("answered", "答复日", of=("petition.Answer.@on",)), Column("content", "满意度", of=("petition.Visit.content",)))

line = Line(
    key="petition",
    title="信访诉求",
    group="矛盾与服务",
    acts=acts_of(acts, joining, completing, accusing, routing, placing, handling, serving, orders, reviewing, supervising),
    stages=stages.STAGES,
    terms={
        "register": Term("决定是否受理并告知"),
        "notice_transfer": Term("告知转送事项的接收情况"),
        "transfer_objection": Term("向转送机关提出异议", "right", lost="逾期应由本机关办理"),
        "arbitrate": Term("指定承办单位", who=capacities.leader, rule=NONE),
        "finish": Term("办结并答复"),
        "simple_finish": Term("简易办理并答复"),
        "hotline_consult": Term("热线咨询答复", rule="hotline.consult"),
        "hotline_help": Term("热线求助建议答复", rule="hotline.help"),
        "hotline_complaint": Term("热线投诉举报答复", rule="hotline.complaint"),
        "hotline_return": Term("退回不属本机关职责的工单", "right", lost="逾期应由本机关答复", rule="hotline.return"),
        "ask_review": Term("信访人申请复查", "right", "petitioner", lost="处理意见终结"),
        "review": Term("复查", who="organ"),
        "ask_rereview": Term("信访人申请复核", "right", "petitioner", lost="复查意见终结"),
        "rereview": Term("复核", who="organ"),
        "advice": Term("书面反馈改进建议采纳情况", rule="petition.supervise"),
        "advice_dayless": Term("书面反馈改进建议采纳情况（没有法定期限）", rule=NONE),
        "platform": Term("按平台的期限在平台上答复", rule=NONE),
        "supervised": Term("反馈督办情况", rule=NONE),
        "report_urgent": Term("报告重大紧急信访信息"),
        "appointment": Term("按约上门", rule=NONE),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    shared={Serve.key: (rates.SERVED,)},
    registers=(
        Register("petition", "信访台账", columns=(
            Column("channel", "渠道"), Column("what", "诉求", sealed=True), *TAKEN_UP, Column("due", "到期日"), Column("extended", "延期批准日", of=("petition.Extend.@on",)),
            Column("repeat", "认定重复", of=("petition.MarkRepeat.@on",)), *RESULT,
            Column("reviewed", "复查", of=("petition.Reviewed.result",)), Column("rereviewed", "复核", of=("petition.Rereviewed.result",)))),
        Register("petition.orders", "12345工单台账", holds={"channel": ("hotline",)}, columns=(
            Column("outside", "工单号"), Column("order_kind", "工单类别", of=("petition.Receive.order_kind", "petition.OrderRow.order_kind")), Column("what", "诉求", sealed=True), Column("opened_on", "派单日"),
            Column("passed", "退回、转送日", of=("petition.PassOn.@on",)), *TAKEN_UP, Column("platform_due", "平台期限", of=("petition.Receive.platform_due", "petition.OrderRow.platform_due")), Column("due", "到期日"),
            *RESULT, Column("there", "平台答复日", of=("petition.AnsweredThere.@on",)))),
        Register("petition.answers", "答复台账", over="petition.Answer", columns=(NUMBERS, PARTIES, ABOUT, Column("result", "处理意见"),)),
        Register("petition.supervision", "督办台账", over="petition.Supervise", columns=(ABOUT, Column("rung", "方式"), Column("until", "反馈期限"))),
        Register("petition.home", "上门服务台账", over="petition.GoHome", columns=(ABOUT, Column("confirmed", "本人确认"),)),
        Register("petition.visits", "回访台账", over="petition.Visit", columns=(ABOUT, Column("content", "满意度"),)),
    ),
    copies=copycard.load(Path(__file__).parent / "copies.yaml"),
    there=orders.AnsweredThere,
    hears={"RepeatCame": acts.RepeatCame, "JoinedHere": joining.JoinedHere, "KeptToo": accusing.KeptToo},
    calls=serving.Call,
    track=telling.TRACK,
    receipt=serving.Receipt,
    lacks=completing.lacking,
    grids=(routing.GRID,),
    sheets=(orders_sheet.SHEET, orders_sheet.SYSTEM),
    handlers=(capacities.clerk, capacities.unit_head),
    subject="what",
    arrival=acts.Receive,
    prefix="XF",
    about="不论从哪个渠道来，四项事实即可登记；何时收到就从何时起算，按收到之日的法律走；检举控告不让被检举的人和单位看见。",
)
