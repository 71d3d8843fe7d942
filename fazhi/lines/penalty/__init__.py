"""Administrative penalty (行政处罚): simple and ordinary procedure."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import Column, Line, Register, Term, acts_of
from fazhi.kernel.templates import load
from fazhi.lines.penalty import acts, deciding, figures, ordinary, stages

line = Line(
    key="penalty",
    title="行政处罚",
    group="执法",
    acts=acts_of(acts, ordinary, deciding),
    stages=(stages.CLUE, stages.FILED, stages.INVESTIGATED, stages.INFORMED, stages.DECIDED, stages.FALLEN, stages.CLOSED, stages.DROPPED,
            stages.MOVED),
    terms={
        "file": Term("核查并决定是否立案", lost="不及时立案要追责"),
        "decide": Term("作出处罚决定", lost="超过办案期限"),
        "preserve": Term("处理先行登记保存的证据", lost="逾期自动解除"),
        "defend": Term("陈述申辩", "right", "respondent", lost="视为放弃陈述申辩"),
        "ask_hearing": Term("要求听证", "right", "respondent", lost="视为放弃听证"),
        "serve": Term("送达决定书"),
        "record": Term("当场处罚备案"),
        "pay": Term("缴纳罚款", "duty", "respondent", lost="每日加处罚款"),
        "ask_review": Term("申请行政复议", "right", "respondent", lost="丧失申请复议的权利"),
        "sue": Term("提起行政诉讼", "right", "respondent", lost="丧失起诉的权利"),
        "publish": Term("公开处罚决定", who=capacities.publisher),
        "withdraw_publication": Term("撤回已公开的决定", who=capacities.publisher),
        "credit": Term("报送信用公示", who=capacities.clerk, rule="TRI-04"),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("penalty", "行政处罚台账", columns=(Column("source", "案源"), Column("what", "违法事实", sealed=True))),
        Register("penalty.decisions", "处罚决定台账", over="penalty.Decide"),
        Register("penalty.spot", "当场处罚台账", over="penalty.OnTheSpot", columns=(Column("kind", "种类"), Column("amount", "数额", kind="money"))),
        Register("penalty.powers", "行政处罚权目录", listing="power"),
    ),
    handlers=(capacities.officer, capacities.clerk),
    subject="what",
    arrival=acts.TakeUp,
    hears={"Fell": acts.Fell, "Published": acts.Published},
    prefix="CF",
    about="当场处罚与普通程序；每一步按当日的行政处罚法。",
)
