"""The town answers for what it did (复议应复与行政应诉): before the reconsideration organ and before the court."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.response import acts, ending, figures, letters, stages

line = Line(
    key="response",
    title="应复应诉",
    group="依法行政",
    acts=acts_of(acts, ending, letters),
    stages=stages.STAGES,
    terms={
        "reply": Term("提出书面答复和证据", lost="视为没有证据", rule="reconsideration.reply"),
        "reply_simple": Term("提出书面答复和证据（简易程序）", lost="视为没有证据", rule="reconsideration.reply_simple"),
        "defend": Term("提出答辩状和证据", lost="视为没有证据", rule="litigation.answer"),
        "attend": Term("安排负责人出庭（听证）", who=capacities.reviewer, rule=NONE),
        "decide_appeal": Term("决定是否上诉", who=capacities.reviewer, lost="本镇不能再上诉", rule="litigation.appeal"),
        "own_appeal": Term("本镇可以上诉（判决）", "right", capacities.reviewer, lost="本镇不能再上诉", rule="litigation.appeal"),
        "own_appeal_ruling": Term("本镇可以上诉（裁定）", "right", capacities.reviewer, lost="本镇不能再上诉", rule="litigation.appeal_ruling"),
        "appeal": Term("双方的上诉期（判决）", "wait", lost="一审判决生效", rule="litigation.appeal", on_lapse="response.TermOver"),
        "appeal_ruling": Term("双方的上诉期（裁定）", "wait", lost="一审裁定生效", rule="litigation.appeal_ruling", on_lapse="response.TermOver"),
        "in_force": Term("一审裁判生效", "wait", rule=NONE),
        "sue_after": Term("对方起诉", "wait", "applicant", lost="丧失起诉的权利", rule="litigation.sue_after"),
        "perform": Term("履行决定（裁判）", rule=NONE),
        "opinion": Term("反馈复议意见书", who=capacities.reviewer, rule="reconsideration.opinion"),
        "suggestion": Term("反馈建议书", who=capacities.reviewer, rule=NONE),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("response", "应复应诉台账", columns=(Column("kind", "类别"), Column("against", "被申请复议（被诉）的行为", sealed=True))),
        Register("response.results", "应复应诉结果台账", over="response.Result", columns=(ABOUT, Column("result", "结果"), Column("why", "原因"))),
        Register("response.heads", "负责人出庭台账", over="response.Hear", columns=(ABOUT, Column("came", "负责人到场"),)),
    ),
    handlers=(capacities.reviewer, capacities.officer),
    subject="against",
    arrival=acts.TakeIn,
    main=(acts.ListEvidence,),
    closed=True,
    apart=("concerns:reconsideration",),
    prefix="YS",
    about="答复期限按收到之日的法律；原承办人不独自答复；负责人出庭或者说明理由；生效的结果立即告知原案件，一审结果在上诉期满或者二审之后告知。",
)
