"""Enforcement (行政强制执行): what was decided and not obeyed is demanded, enforced, done by another, or brought to the court."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, PARTIES, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.execution import acts, checks, court, deciding, ending, figures, publishing, stages

line = Line(
    key="execution",
    title="行政强制执行",
    group="执法",
    acts=acts_of(acts, deciding, court, ending, publishing),
    stages=(stages.DUE, stages.DEMANDED, stages.DECIDED, stages.COURT, stages.DONE, stages.ENDED, stages.LISTED),
    terms={
        "demand": Term("催告书送达后等待", "wait", "respondent", rule="coercion.demand"),
        "apply_court": Term("申请人民法院强制执行", lost="逾期申请的，法院不予受理", rule="penalty.apply_court"),
        "serve": Term("送达执行文书", rule=NONE),
        "court_answer": Term("向人民法院递交申请书，登记受理情况", rule=NONE),
        "costs": Term("结清代履行费用", rule=NONE),
        "notify": Term("立即通知当事人已经代履行", rule=NONE),
        "let_go": Term("确无能力履行的中止期间", "wait", "respondent", lost="不再执行", on_lapse="execution.LetGo", rule="coercion.end_suspended"),
        "stop": Term("终结执行", rule=NONE),
        "give_back": Term("执行回转", rule=NONE),
        "publish": Term("公开强制执行决定", who=capacities.publisher, rule="inspection.publish"),
        "withdraw_publication": Term("从公开渠道撤下已经失效的强制执行决定", who=capacities.publisher, rule=NONE),
        "ask_review": Term("申请行政复议", "right", "respondent", lost="丧失申请复议的权利", rule="penalty.ask_review"),
        "sue": Term("提起行政诉讼", "right", "respondent", lost="丧失起诉的权利", rule="penalty.sue"),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("execution", "行政强制执行台账", columns=(Column("kind", "义务"), Column("amount", "本金", kind="money"), Column("what", "未履行的内容", sealed=True))),
        Register("execution.court", "申请法院强制执行台账", over="execution.Apply", columns=(PARTIES, ABOUT, Column("court", "人民法院", sealed=True), Column("decision", "决定书文号"))),
        Register("execution.received", "执行到款台账", over="execution.Receive", columns=(PARTIES, ABOUT, Column("amount", "数额", kind="money"), Column("receipt", "票据号"))),
        Register("execution.things", "罚没物品处理台账", over="execution.Dispose", columns=(PARTIES, ABOUT, Column("rows", "处理清单"))),
        Register("execution.powers", "行政强制执行权目录", listing="enforcement"),
    ),
    handlers=(capacities.officer,),
    subject="what",
    arrival=acts.TakeUp,
    hears={"Published": publishing.Published, "TakenDown": publishing.TakenDown, "Fell": acts.Fell, "Paid": acts.Paid, "Changed": acts.Changed},
    checks=checks.CHECKS,
    prefix="ZX",
    about="催告、强制执行决定、代履行、违法建筑拆除、执行协议、中止终结、申请法院、没收物品处理；每个当事人一个事项。",
)
