"""Requests for government information (依申请公开): taken, made clear once, third parties asked, answered in time with reasons and remedies."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, NUMBERS, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.access import acts, answering, asking, fees, figures, stages

line = Line(
    key="access",
    title="依申请公开",
    group="依法行政",
    acts=acts_of(acts, asking, fees, answering),
    stages=stages.STAGES,
    terms={
        "confirm_mail": Term("当日与申请人确认收到日", rule="id.received.mail"),
        "ask_correct": Term("可以一次告知补正", "right", capacities.handler, rule="id.correct", lost="不再以申请不明确为由要求补正"),
        "correct": Term("申请人补正", "wait", "applicant", rule=NONE, lost="无正当理由逾期不补正的，视为放弃申请"),
        "reply": Term("答复申请人", rule="id.reply", lost="逾期未答复"),
        "redo": Term("重新答复", rule=NONE, lost="逾期未重新答复"),
        "deliver": Term("送达征询书、收费通知（尚未送达，期限未起算）", rule=NONE),
        "third": Term("第三方反馈意见", "wait", "third", rule="id.third", on_lapse="access.Silent", lost="逾期未提出意见，由本机关决定是否公开",
                      when=asking.begins("access.third")),
        "organ": Term("共同制作机关反馈意见", "wait", "organ", rule="id.coorg", on_lapse="access.Silent", lost="逾期视为同意公开",
                      when=asking.begins("access.organ")),
        "pay": Term("申请人缴纳信息处理费", "wait", "applicant", rule="id.fee.pay", lost="逾期未缴纳，视为放弃申请", when=asking.begins("access.fee")),
        "explain": Term("申请人说明理由", "wait", "applicant", rule=NONE, lost="理由不合理的，告知不予处理"),
        "ask_review": Term("申请行政复议", "right", "applicant", rule="REM-01", lost="丧失申请复议的权利"),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("access", "政府信息公开申请台账", columns=(
            Column("applicant", "申请人类别"), Column("channel", "渠道"), Column("what", "申请内容", sealed=True))),
        Register("access.replies", "申请答复台账", over="access.Reply", columns=(NUMBERS, ABOUT, Column("kind", "答复类型"), Column("reason", "理由", sealed=True))),
        Register("access.consultations", "征求意见登记", over="access.ConsultThird", columns=(ABOUT, Column("what", "征求的内容", sealed=True),)),
        Register("access.fees", "信息处理费登记", over="access.FeeNotice", columns=(ABOUT, Column("mode", "计收方式"), Column("amount", "应缴"))),
        Register("access.contested", "复议诉讼登记", over="access.Contested", columns=(ABOUT, Column("road", "途径"), Column("result", "结果"))),
    ),
    handlers=(capacities.publisher, capacities.clerk),
    subject="what",
    arrival=acts.Ask,
    track=stages.TRACK,
    prefix="SQ",
    about="收到之日看渠道；补正只有一次；征求意见的时间不计；拟答的人不审核；不予公开的写明理由和依据。",
)
