"""Normative documents (行政规范性文件): from the project to the number, in force in a live catalogue, until they lapse or are repealed."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.normative import acts, figures, incident, issuing, living, repealing, stages

line = Line(
    key="normative",
    title="规范性文件",
    group="依法行政",
    acts=acts_of(acts, issuing, living, repealing, incident),
    stages=stages.STAGES,
    terms={
        "review": Term("送合法性审核", rule=NONE),
        "opinion": Term("等待合法性审核意见", "wait", "organ", rule="normative.review"),
        "deliberate": Term("提交集体审议", rule=NONE),
        "meeting": Term("等待会议审议", "wait", rule=NONE),
        "number": Term("签发、统一登记编号", who=capacities.clerk, rule=NONE),
        "publish": Term("公布文件", who=capacities.clerk, rule=NONE),
        "file": Term("报送备案", who=capacities.clerk),
        "registered": Term("等待备案登记", "wait", "organ", rule=NONE),
        "file_correct": Term("补正备案材料", who=capacities.clerk),
        "file_answer": Term("反馈审查意见处理情况", who=capacities.clerk),
        "incident_answer": Term("书面答复附带审查", who=capacities.clerk),
        "incident_court": Term("向法院说明制定依据", who=capacities.clerk, rule=NONE),
        "incident_mend": Term("修改、废止被认定不合法的文件", who=capacities.unit_head, rule=NONE),
        "explain": Term("发布解读", who=capacities.clerk, rule=NONE),
        "valid": Term("有效期", "right", lost="文件自动失效", rule=NONE, on_lapse="normative.Expire"),
        "superseded": Term("新文件施行，本文件失效", "wait", rule=NONE, on_lapse="normative.Superseded"),
        "repeal_meeting": Term("等待会议审议废止", "wait", rule=NONE),
        "repeal": Term("签发废止决定", who=capacities.clerk, rule=NONE),
        "publish_repeal": Term("公布废止决定", who=capacities.clerk, rule=NONE),
        "announce": Term("公布文件失效", who=capacities.clerk, rule=NONE),
        "evaluate": Term("届满前评估", who=capacities.unit_head),
        "clean_round": Term("开展本年度文件清理", who=capacities.clerk),
        "clean": Term("作出清理结论", who=capacities.clerk, rule=NONE),
        "catalogue": Term("报送上年度文件目录", who=capacities.clerk),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("normative", "规范性文件台账", columns=(Column("name", "名称"), Column("kind", "文种"))),
        Register("normative.catalogue", "规范性文件目录", listing="normative", states=("尚未施行", "现行有效", "失效"),
                 columns=(Column("key", "文号"), Column("title", "文件名称"), Column("published", "公布日"), Column("since", "施行日"), Column("valid_until", "有效期至"),
                          Column("until", "失效日"), Column("filed", "备案"))),
        Register("normative.numbers", "登记编号台账", over="normative.Publish", columns=(ABOUT, Column("number", "文号"), Column("address", "公布载体"))),
        Register("normative.comments", "意见台账", over="normative.Comment",
                 columns=(ABOUT, Column("source", "谁提的"), Column("comment", "意见", sealed=True), Column("result", "处理"), Column("reason", "理由", sealed=True))),
        Register("normative.fair", "公平竞争审查台账", over="normative.FairReview", columns=(ABOUT, Column("conclusion", "结论"), Column("ends", "例外终止日期"))),
        Register("normative.filings", "备案台账", over="normative.FileUp", columns=(ABOUT, Column("to", "报送机关"),)),
        Register("normative.questioned", "附带审查台账", over="normative.Questioned", columns=(ABOUT, Column("road", "途径"), Column("organ", "来文机关"), Column("number", "来文文号"))),
        Register("normative.evaluations", "评估台账", over="normative.Evaluate", columns=(ABOUT, Column("result", "结论"), Column("effects", "效果和问题", sealed=True))),
    ),
    handlers=(capacities.clerk, capacities.unit_head),
    subject="name",
    arrival=acts.Project,
    hears={"Reviewed": acts.Reviewed, "Answered": acts.Answered, "Returned": acts.Returned, "Decided": issuing.Decided,
           "Replaced": living.Replaced, "Amended": living.Amended, "CleanedOut": living.CleanedOut},
    fulfils={"nd.clean.year": "normative.cleaned"},
    recurs={"nd.file.catalogue": "normative.OweCatalogue", "nd.clean.year": "normative.OweCleanUp"},
    prefix="GF",
    about="没审核的不上会，上会的就是审核的那一份；起草的人不编号；没公布的不能作依据；到期自动失效，目录总是当天的。",
)
