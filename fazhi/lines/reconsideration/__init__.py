"""The receiving point for administrative reconsideration (行政复议受理点): it collects and forwards, and judges nothing."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, PARTIES, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.reconsideration import acts, figures

line = Line(
    key="reconsideration",
    title="复议受理点",
    group="矛盾与服务",
    acts=acts_of(acts),
    stages=(acts.RECEIVED, acts.FORWARDED, acts.TAKEN, acts.CLOSED),
    terms={
        "forward": Term("转交复议机关", who=capacities.clerk),
        "forward_penalty": Term("转送复议机关（通过处罚机关提交的）", who=capacities.clerk),
        "taken": Term("核实复议机关是否签收", who=capacities.clerk, rule=NONE),
        "accept": Term("复议机关审查", "wait", "organ", lost="期满未决定的视为受理", on_lapse="reconsideration.Silent"),
        "accept_received": Term("复议机关审查（收到之日即为受理）", "wait", "organ", rule="reconsideration.accept"),
        "supplement": Term("申请人补正", "wait", "applicant", lost="无正当理由逾期的，视为放弃申请"),
        "supplement_set": Term("申请人补正（复议机关确定的期限）", "wait", "applicant", lost="无正当理由逾期的，视为放弃申请", rule=NONE),
        "tell": Term("告知申请人", who=capacities.clerk, rule=NONE),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("reconsideration", "行政复议受理点台账", columns=(Column("channel", "申请方式"), Column("against", "不服的行为", sealed=True))),
        Register("reconsideration.silent", "期满未决定视为受理台账", over="reconsideration.Silent", columns=(PARTIES, ABOUT)),
        Register("reconsideration.fates", "复议机关审查情况台账", over="reconsideration.Fate", columns=(PARTIES, ABOUT, Column("fate", "情况"), Column("document", "文号"))),
    ),
    handlers=(capacities.clerk,),
    subject="against",
    arrival=acts.Receive,
    track=acts.TRACK,
    prefix="FY",
    about="收件即给凭证，只查齐全、不问对错，当日转交，把结果告知申请人。",
)
