"""Disclosure of government information (政府信息主动公开): drafted, reviewed for secrets by another, approved, published per channel."""

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, Column, Register
from fazhi.lines.disclosure import acts, correcting, figures, keeping, posting, proofing, stages

line = Line(
    key="disclosure",
    title="信息公开",
    group="依法行政",
    acts=acts_of(acts, proofing, posting, correcting, keeping),
    stages=stages.STAGES,
    terms={
        "publish": Term("主动公开", who=capacities.publisher),
        "statistics": Term("公开上年度行政执法数据", who=capacities.publisher, rule="house.statistics"),
        "take_down": Term("撤下所依据的决定已失效的公开内容", who=capacities.publisher, rule=NONE),
        "look": Term("评估不予公开的信息能否公开", who=capacities.secrecy, rule=NONE),
        "withdraw": Term("撤回已公开的行政处罚决定并说明理由", who=capacities.publisher, rule="APL-PUB-03"),
    },
    figures=figures.FIGURES,
    registers=(
        Register("disclosure", "信息公开台账", columns=(Column("column", "栏目"), Column("formed", "形成之日"))),
        Register("disclosure.publications", "发布台账", over="disclosure.Publish",
                 columns=(Column("heading", "标题"), Column("channel", "渠道"), Column("address", "页面地址或地点"))),
        Register("disclosure.proofs", "校对台账", over="disclosure.Proof", columns=(
            ABOUT, Column("turn", "校次"), Column("mistakes", "差错", kind="number"), Column("grave", "须改正的差错", sealed=True))),
        Register("disclosure.redacted", "遮盖处理台账", over="disclosure.Redact", columns=(ABOUT, Column("rows", "遮盖的内容"), Column("found", "核对结果"))),
        Register("disclosure.rounds", "公开栏张贴批次", over="disclosure.PostRound", columns=(Column("address", "公开栏"), Column("items", "信息"))),
        Register("disclosure.amended", "更正台账", over="disclosure.Amend",
                 columns=(Column("channel", "渠道"), Column("heading", "更正后的标题"), Column("reason", "原因", sealed=True))),
        Register("disclosure.taken_down", "撤下台账", over="disclosure.TakeDown",
                 columns=(ABOUT, Column("channel", "渠道"), Column("why", "原因"), Column("reason", "说明", sealed=True))),
    ),
    handlers=(capacities.publisher, capacities.clerk),
    subject="heading",
    arrival=acts.Arise,
    fulfils={"disclosure.village": "disclosure.village"},
    recurs={"house.statistics": "disclosure.OweYearly"},
    hears={"Fallen": correcting.Fallen},
    prefix="GK",
    about="拟稿的人不审密，审密的人不发布；该遮盖的写明遮了什么、为什么；三次校对三个人；一个渠道一条发布；更正和撤下都留痕。",
)
