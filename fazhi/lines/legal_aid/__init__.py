"""Village advisers and the public legal service station (一村一法律顾问、公共法律服务站)."""

from pathlib import Path

from fazhi.kernel import capacities, copycard
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.legal_aid import acts, aid, figures, judging, station, system

line = Line(
    key="legal_aid",
    title="公共法律服务",
    group="矛盾与服务",
    acts=acts_of(acts, judging, station, aid, system),
    stages=acts.STAGES,
    terms={
        "visit": Term("本月到村服务时长"),
        "month": Term("本月服务期", "wait", rule="legal_aid.visit", on_lapse="legal_aid.MonthOver"),
        "lecture": Term("本季度法治讲座"),
        "confirm_service": Term("请村（社区）确认服务", who=capacities.cadre, rule=NONE),
        "file": Term("报县司法局备案", rule="la.engage.file"),
        "forward": Term("转交法律援助申请"),
        "decide": Term("法律援助机构审查决定", kind="duty", who="organ"),
        "assign": Term("法律援助机构指派人员", kind="duty", who="organ"),
        "objection": Term("司法行政部门审查异议", kind="duty", who="organ"),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("legal_aid.contracts", "村（社区）法律顾问台账", over="legal_aid.Engage",
                 columns=(Column("village", "村（社区）"), Column("firm", "律师事务所", sealed=True), Column("since", "开始"), Column("until", "结束"))),
        Register("legal_aid.visits", "驻村工作日志", over="legal_aid.Visit",
                 columns=(Column("village", "村（社区）"), Column("adviser", "律师", sealed=True), Column("mode", "方式"), Column("minutes", "分钟"), Column("work", "内容"))),
        Register("legal_aid.confirmations", "村居确认台账", over="legal_aid.Confirm",
                 columns=(Column("village", "村（社区）"), Column("adviser", "律师", sealed=True), Column("minutes", "确认分钟"), Column("remark", "说明", sealed=True))),
        Register("legal_aid.not_there", "还没有录入顾问系统的服务", over="legal_aid.Visit", unless=("legal_aid.VisitRow", "visit"),
                 columns=(Column("village", "村（社区）"), Column("adviser", "律师", sealed=True), Column("mode", "方式"), Column("minutes", "分钟"))),
        Register("legal_aid.there", "已录入顾问系统的服务", over="legal_aid.VisitRow",
                 columns=(Column("number", "记录编号"), Column("served", "服务日期"), Column("minutes", "系统中的分钟"))),
        Register("legal_aid.consultations", "法律咨询登记", over="legal_aid.Consult",
                 columns=(Column("topic", "类别"), Column("mode", "方式"), Column("persons", "人次"), Column("onward", "去向"), Column("content", "评价"))),
        Register("legal_aid.ratings", "村居评价台账", over="legal_aid.Rate", columns=(Column("village", "村（社区）"), Column("firm", "律师事务所"), Column("content", "满意度"),)),
        Register("legal_aid.assessments", "顾问年度考核台账", over="legal_aid.Assess", columns=(Column("village", "村（社区）"), Column("firm", "律师事务所"), Column("year", "年度"), Column("grade", "等次"))),
        Register("legal_aid.ends", "法律援助办结台账", over="legal_aid.Finished",
                 columns=(ABOUT, Column("outcome", "结果"), Column("amount", "挽回或取得", kind="money"), Column("content", "评价"))),
        Register("legal_aid.applications", "法律援助申请登记", over="legal_aid.Apply",
                 columns=(Column("who", "申请人", sealed=True), Column("village", "村（社区）"), Column("kind", "类别"), Column("waived", "经济状况核查"), Column("what", "申请事项", sealed=True))),
    ),
    sheets=(system.SHEET,),
    copies=copycard.load(Path(__file__).parent / "copies.yaml"),
    handlers=(capacities.clerk, capacities.unit_head),
    subject="what",
    arrival=aid.Apply,
    track=aid.TRACK,
    everyday=(acts.Visit, station.Consult),
    prefix="FF",
    about="顾问到村要村里确认才算数；咨询只记人次和类别，不记姓名；援助申请当天转交，不代为决定。",
)
