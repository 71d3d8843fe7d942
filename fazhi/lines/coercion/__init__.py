"""Coercive measures (行政强制措施): sealing and detaining, as a part of a penalty or inspection or standing alone."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, PARTIES, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.coercion import acts, checks, figures, keeping, parting, platform, publishing, releasing, stages

line = Line(
    key="coercion",
    title="行政强制措施",
    group="执法",
    acts=acts_of(acts, keeping, releasing, parting, publishing, platform),
    stages=(stages.ASKED, stages.APPROVED, stages.HELD, stages.RELEASED, stages.RETURNED, stages.HANDED, stages.TREATED, stages.DROPPED,
            stages.LISTED),
    terms={
        "held": Term("查封、扣押的期限", "wait", lost="期限届满，应当立即解除", on_lapse="coercion.RanOut", rule="coercion.seize"),
        "handle": Term("对查封、扣押的财物作出处理决定", lost="期限届满，应当立即解除", rule="coercion.seize"),
        "approve_after": Term("补办批准手续", lost="没有按时补办的，应当立即解除"),
        "serve": Term("交付查封、扣押文书", rule=NONE),
        "kept": Term("拍卖抵缴，或者解除为抵缴罚款继续的查封、扣押", lost="罚款不能再申请强制执行的，应当解除", rule=NONE),
        "release": Term("立即解除查封、扣押", rule=NONE),
        "give_back": Term("退还财物或者启封", rule=NONE),
        "compensate": Term("处理保管中的损失", rule=NONE),
        "publish": Term("公开查封、扣押决定", who=capacities.publisher, rule="inspection.publish"),
        "withdraw_publication": Term("从公开渠道撤下已经失效的查封、扣押决定", who=capacities.publisher, rule=NONE),
        "ask_review": Term("申请行政复议", "right", "respondent", lost="丧失申请复议的权利", rule="penalty.ask_review"),
        "sue": Term("提起行政诉讼", "right", "respondent", lost="丧失起诉的权利", rule="penalty.sue"),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("coercion", "行政强制措施台账", columns=(Column("what", "场所、设施或者财物", sealed=True),)),
        Register("coercion.measures", "查封、扣押实施台账", over="coercion.Implement", columns=(PARTIES, ABOUT, Column("kind", "种类"),)),
        Register("coercion.releases", "解除查封、扣押台账", over="coercion.Release", columns=(PARTIES, ABOUT, Column("ground", "情形"),)),
        Register("coercion.parts", "部分解除台账", over="coercion.ReleasePart", columns=(PARTIES, ABOUT, Column("ground", "情形"),)),
        Register("coercion.powers", "强制措施目录", listing="measure"),
    ),
    sheets=(platform.SHEET,),
    handlers=(capacities.officer,),
    subject="what",
    arrival=acts.TakeUp,
    hears={"Published": publishing.Published, "TakenDown": publishing.TakenDown, "Fell": keeping.Fell, "NotKept": releasing.NotKept},
    checks=checks.CHECKS,
    prefix="QZ",
    about="查封、扣押：批准或者紧急实施、现场程序、保管、鉴定、延长、解除、移交；可以是案件或检查的一部分，也可以单独办理。",
)
