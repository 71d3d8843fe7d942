"""Leadership of law-based government (法治建设的领导): the year's plan broken into tasks, meetings that hear reports, instructions, duties of the first responsible, the county's assessment."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.leadership import acts, assessing, changing, figures, first, sheet, stages

line = Line(
    key="leadership",
    title="法治建设的领导",
    group="依法行政",
    acts=acts_of(acts, changing, first, assessing),
    stages=stages.STAGES,
    terms={
        "plan": Term("印发年度要点", who=capacities.unit_head),
        "task": Term("完成分解任务", who=capacities.unit_head, rule=NONE),
        "check": Term("核验任务完成情况", who=capacities.handler, rule=NONE),
        "listen": Term("专题听取法治建设汇报", who=capacities.secretary),
        "instruction": Term("办理批示并回复", who=capacities.unit_head, rule=NONE),
        "account": Term("年终述法", who=capacities.leader),
    },
    recurs={"rl.plan": "leadership.Begin"},
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("leadership", "年度法治建设工作台账", columns=(Column("year", "年度"),)),
        Register("leadership.group", "领导小组成员名册", listing="leading_group"),
        Register("leadership.progress", "任务进度台账", over="leadership.Progress",
                 columns=(Column("task", "任务号"), Column("state", "情况"), Column("what", "进展", sealed=True))),
        Register("leadership.changes", "任务时限调整台账", over="leadership.Postpone", columns=(Column("task", "任务号"), Column("until", "新的时限"), Column("reason", "理由", sealed=True))),
        Register("leadership.cancelled", "取消任务台账", over="leadership.Cancel", columns=(Column("task", "任务号"), Column("reason", "理由", sealed=True))),
        Register("leadership.meetings", "听取汇报台账", over="leadership.Hear",
                 columns=(Column("organ", "会议"), Column("minutes", "记录簿"), Column("topic", "议题", sealed=True))),
        Register("leadership.instructions", "批示台账", over="leadership.Instruct",
                 columns=(Column("who", "批示人"), Column("due", "回复期限"), Column("what", "批示内容", sealed=True))),
        Register("leadership.duties", "第一责任人履职台账", over="leadership.Fulfil", columns=(Column("whose", "第一责任人"), Column("duty", "职责"), Column("what", "履职情况", sealed=True))),
        Register("leadership.accounts", "述法台账", over="leadership.Account", columns=(Column("who", "述法人"), Column("form", "形式"), Column("review", "评议"))),
        Register("leadership.indicators", "考核指标", listing="indicator"),
    ),
    sheets=(sheet.SHEET,),
    handlers=(capacities.unit_head, capacities.clerk),
    arrival=acts.Begin,
    prefix="LD",
    about="一年一件：要点分解到单位和日期，会议听取汇报，批示有回复，第一责任人逐项履职有证据，考核指标逐项对上数字和台账。",
)
