"""What officials learn of the law (国家工作人员学法用法): a year's plan, study by organ, court visits, the yearly exam, accounts given, a record for each person."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.study import acts, exam, figures, record, sheet, stages

line = Line(
    key="study",
    title="国家工作人员学法",
    group="依法行政",
    acts=acts_of(acts, exam, record),
    stages=stages.STAGES,
    terms={
        "plan": Term("审定年度学法计划", rule="study.plan"),
        "exam": Term("组织年度学法考试", rule=NONE),
        "court": Term("组织旁听庭审", rule=NONE),
        "account": Term("组织年终述法", rule=NONE),
        "retake": Term("安排补考", rule=NONE),
        "absent": Term("安排缺考人员补考", rule=NONE),
    },
    recurs={"study.plan": "study.BeginPlan"},
    fulfils={"pl.cadre.exam": "study.exam_sat", "pl.cadre.court": "study.court_visits"},
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("study.sessions", "学法登记", over="study.Learn", columns=(
            Column("organ", "组织"), Column("form", "方式"), Column("laws", "学习内容"), Column("minutes", "分钟"), Column("topic", "主题", sealed=True))),
        Register("study.court", "旁听庭审登记", over="study.VisitCourt", columns=(
            Column("court", "法院"), Column("number", "案号"), Column("kind", "案件"), Column("heads", "人数"))),
        Register("study.results", "学法考试成绩", over="study.Result", columns=(
            Column("year", "年度"), Column("name", "姓名", sealed=True), Column("score", "成绩"), Column("grade", "结果"))),
        Register("study.accounts", "述法登记", over="study.Account", columns=(Column("who", "述法人"), Column("post", "职务类别"), Column("how", "方式"), Column("rated", "评议"))),
        Register("study.laws", "应知应会清单", listing="study_law"),
    ),
    sheets=(sheet.SHEET,),
    handlers=(capacities.clerk, capacities.unit_head),
    subject="summary",
    arrival=acts.BeginPlan,
    prefix="XF",
    about="一年一件：计划、会前学法、旁听庭审、考试、述法都记在里面；人人有登记表；没考的要写明原因。",
)
