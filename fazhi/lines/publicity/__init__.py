"""Legal publicity (普法): the year's plan, events into the six places, materials, audiences and effects."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.publicity import acts, closing, figures, people, stages, stock

line = Line(
    key="publicity",
    title="普法宣传",
    group="依法行政",
    acts=acts_of(acts, closing, stock, people),
    stages=stages.STAGES,
    terms={
        "plan": Term("审定并公布年度普法计划"),
        "check": Term("核验活动", who=capacities.unit_head, rule=NONE),
    },
    recurs={"pl.plan": "publicity.BeginPlan"},
    fulfils={"pl.constitution_day": "publicity.constitution", "pl.civilcode": "publicity.civil_code"},
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("publicity", "普法活动台账", columns=(Column("form", "形式"), Column("audience", "对象"), Column("what", "主题", sealed=True))),
        Register("publicity.forms", "普法形式和受众一览", over="publicity.Hold",
                 columns=(Column("what", "主题", sealed=True), Column("form", "形式"), Column("into", "六进类别"), Column("organisers", "主办"), Column("attended", "受众"), Column("got", "人数来历"))),
        Register("publicity.materials", "资料发放登记", over="publicity.HandOut",
                 columns=(Column("kind", "种类"), Column("name", "名称"), Column("copies", "份数"))),
        Register("publicity.stock", "资料入库登记", over="publicity.StockIn",
                 columns=(Column("kind", "种类"), Column("name", "名称"), Column("copies", "份数"), Column("source", "来源"))),
        Register("publicity.people", "法律明白人和讲师名册", over="publicity.Enrol",
                 columns=(Column("role", "身份"), Column("village", "村（社区）"), Column("who", "姓名", sealed=True))),
        Register("publicity.trainings", "普法骨干培训登记", over="publicity.Train",
                 columns=(Column("what", "内容", sealed=True), Column("minutes", "分钟"), Column("result", "考核"))),
        Register("publicity.posts", "普法推送登记", over="publicity.Push",
                 columns=(Column("channel", "渠道"), Column("heading", "标题"), Column("reads", "阅读"))),
    ),
    handlers=(capacities.clerk, capacities.unit_head),
    subject="what",
    arrival=acts.Prepare,
    prefix="PF",
    about="几家合办只计一场；受众人数要说清怎么来的；谁登记谁不核验；年终把各种形式摆在一张表里看。",
)
