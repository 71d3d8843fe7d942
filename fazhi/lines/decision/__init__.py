"""Collective decisions (三重一大, 重大行政决策): prepared, reviewed, decided in a meeting with a quorum, published, carried out, evaluated."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.decision import acts, carrying, catalogue, figures, meeting, seats, stages, stub

line = Line(
    key="decision",
    title="集体决策",
    group="依法行政",
    acts=acts_of(acts, meeting, stub, carrying, seats, catalogue),
    stages=stages.STAGES,
    terms={
        "list": Term("列入议题", rule=NONE),
        "hold": Term("上会表决", who=capacities.clerk, rule=NONE),
        "comment": Term("公开征求意见", "wait"),
        "hearing_papers": Term("送达听证材料"),
        "notice": Term("议题和材料提前送达"),
        "report": Term("请示报告党委", rule=NONE),
        "catalogue_year": Term("公布年度决策事项目录", who=capacities.clerk),
        "publish": Term("公布决策", rule=NONE),
        "task": Term("完成执行任务", who=capacities.unit_head, rule=NONE),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("decision", "三重一大事项台账", columns=(Column("kind", "类别"), Column("what", "事项", sealed=True), Column("amount", "金额", kind="money"))),
        Register("decision.meetings", "会议表决台账", over="decision.Hold", columns=(ABOUT, Column("body", "会议"), Column("result", "结果"), Column("decision", "决定", sealed=True))),
        Register("decision.stubs", "会议存目台账", over="decision.Stub", columns=(
            Column("body", "会议"), Column("book", "记录簿"), Column("entitled", "应到", kind="number"), Column("present", "实到", kind="number"))),
        Register("decision.risks", "风险评估台账", over="decision.Risk", columns=(ABOUT, Column("level", "等级"), Column("result", "结论"))),
        Register("decision.seats", "会议组成人员", listing="decision_seats"),
        Register("decision.catalogue", "重大行政决策事项目录", listing="decision_catalogue"),
    ),
    handlers=(capacities.clerk, capacities.unit_head, capacities.leader),
    subject="what",
    arrival=acts.Propose,
    hears={"Reviewed": acts.Reviewed, "Answered": acts.Answered, "CounselSaid": acts.CounselSaid, "Published": carrying.Published},
    fulfils={"md.catalogue.year": "decision.catalogues"},
    recurs={"md.catalogue.year": "decision.OweCatalogue"},
    prefix="JC",
    about="会前程序没有完成、没审过的不上会；到会、赞成按在任成员数算；回避的不表决，主要负责人最后发言，反对意见记下来；决定变成有单位、有期限的任务。",
)
