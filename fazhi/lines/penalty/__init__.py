"""Administrative penalty (行政处罚): simple and ordinary procedure."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Column, Line, Register, Term, acts_of
from fazhi.kernel.templates import load
from fazhi.lines.penalty import acts, checks, credit, deciding, ending, figures, filing, money, pausing, paying, platform_rows, stages

line = Line(
    key="penalty",
    title="行政处罚",
    group="执法",
    acts=acts_of(*acts.IN_ORDER),
    stages=(stages.CLUE, stages.FILED, stages.INVESTIGATED, stages.INFORMED, stages.DECIDED, stages.FALLEN, stages.CLOSED, stages.DROPPED,
            stages.MOVED),
    terms={
        "file": Term("核查并决定是否立案", lost="不及时立案要追责"),
        "decide": Term("作出处罚决定", lost="超过办案期限"),
        "preserve": Term("处理先行登记保存的证据", lost="逾期自动解除"),
        "expertise": Term("等待鉴定、检测、检验结果", rule=NONE),
        "put_right": Term("复查改正情况", rule=NONE),
        "answer_recusal": Term("决定回避申请", who=capacities.leader, rule=NONE),
        "transfer_decide": Term("决定是否移送司法机关", who=capacities.chief),
        "transfer_send": Term("移送司法机关"),
        "deliver": Term("送达告知书", rule=NONE),
        "defend": Term("陈述申辩", "right", "respondent", lost="视为放弃陈述申辩"),
        "ask_hearing": Term("要求听证", "right", "respondent", lost="视为放弃听证"),
        "hearing": Term("举行听证并写出报告"),
        "panel": Term("确定听证组成人员并通知", who=capacities.reviewer),
        "announce": Term("公告公开举行的听证", who=capacities.reviewer),
        "review": Term("法制审核", who=capacities.reviewer),
        "serve": Term("送达决定书"),
        "record": Term("当场处罚备案"),
        "pay": Term("缴纳罚款", "duty", "respondent", lost="每日加处罚款", when=paying.owes),
        "instalment": Term("缴纳一期罚款", "duty", "respondent", lost="每日加处罚款", rule=NONE),
        "remit": Term("交回当场收缴的罚款", who=capacities.officer),
        "remit_bank": Term("把当场收缴的罚款缴付银行", who=capacities.clerk),
        "refund": Term("退还已缴的罚款", who=capacities.clerk, rule=NONE),
        "ask_review": Term("申请行政复议", "right", "respondent", lost="丧失申请复议的权利"),
        "sue": Term("提起行政诉讼", "right", "respondent", lost="丧失起诉的权利"),
        "close": Term("办理结案"),
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
        Register("penalty.none", "不予处罚台账", over="penalty.NoPenalty", columns=(Column("ground", "情形"),)),
        Register("penalty.hearings", "听证台账", over="penalty.Hear", columns=(Column("held_on", "听证日期"),)),
        Register("penalty.moved", "案件移送台账", over="penalty.MoveOut", columns=(Column("crime", "涉嫌犯罪"),)),
        Register("penalty.payments", "缴款台账", over="penalty.Pay", columns=(Column("amount", "数额", kind="money"), Column("receipt", "票据号"))),
        Register("penalty.platform", "平台案件台账", over="penalty.PlatformCase", columns=(
            Column("number", "平台案号"), Column("filed_on", "立案日期"), Column("decided_on", "决定日期"), Column("amount", "罚款数额", kind="money"))),
        Register("penalty.powers", "行政处罚权目录", listing="power"),
    ),
    sheets=(platform_rows.SHEET, money.SHEET),
    handlers=(capacities.officer, capacities.clerk),
    subject="what",
    arrival=filing.TakeUp,
    hears={"Fell": ending.Fell, "Published": ending.Published, "Seized": ending.Seized, "Released": ending.Released,
           "TimeStopped": pausing.TimeStopped, "TimeRuns": pausing.TimeRuns, "Executed": paying.Executed, "CameBack": deciding.CameBack,
           "FileReviewed": ending.FileReviewed},
    checks=checks.CHECKS,
    credit=credit.rows,
    prefix="CF",
    about="当场处罚与普通程序；每一步按当日的行政处罚法。",
)
