"""Government contracts (政府合同): reviewed before signing, compared clause by clause, sealed, filed, performed and paid in time."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, PARTIES, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.contract import acts, figures, performing, signing, stages, yearly

line = Line(
    key="contract",
    title="政府合同",
    group="依法行政",
    acts=acts_of(acts, signing, performing, yearly),
    stages=stages.STAGES,
    terms={
        "to_sign": Term("签订合同", rule=NONE),
        "procurement_sign": Term("签订采购合同"),
        "procurement_result": Term("公告中标、成交结果"),
        "procurement_file": Term("采购合同副本备案"),
        "procurement_publish": Term("采购合同公告"),
        "seal": Term("用印登记", who=capacities.clerk, rule=NONE),
        "file": Term("合同备案"),
        "perform": Term("履行期限届满", rule=NONE),
        "pay": Term("支付中小企业款项", who=capacities.clerk),
        "pay_agreed": Term("按约定付款", who=capacities.clerk, rule=NONE),
        "get_agreed": Term("按约定收款", who=capacities.clerk, rule=NONE),
        "disclose_overdue": Term("公开上年度逾期未付中小企业款项", who=capacities.publisher),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("contract", "合同台账", columns=(Column("kind", "类别"), Column("nature", "性质"), Column("name", "合同", sealed=True), Column("amount", "金额", kind="money"))),
        Register("contract.reviews", "合同审查意见台账", over="contract.Reviewed", columns=(ABOUT, Column("conclusion", "结论"), Column("points", "意见条数", kind="number"))),
        Register("contract.signed", "合同签订台账", over="contract.Sign", columns=(ABOUT, PARTIES, Column("amount", "签订金额", kind="money"), Column("copies", "份数", kind="number"))),
        Register("contract.seals", "用印登记簿", over="contract.Seal", columns=(Column("what", "用印文书"), Column("copies", "份数", kind="number"), Column("pages", "每份页数", kind="number"))),
        Register("contract.payments", "履约收付款台账", over="contract.Pay", columns=(
            ABOUT, Column("n", "第几笔", kind="number"), Column("amount", "金额", kind="money"), Column("interest", "逾期利息", kind="money"))),
        Register("contract.models", "标准文本", listing="contract_model"),
    ),
    handlers=(capacities.clerk, capacities.unit_head),
    subject="name",
    arrival=acts.Draft,
    hears={"Reviewed": acts.Reviewed, "Answered": acts.Answered, "Returned": acts.Returned, "Decided": acts.Decided, "Published": signing.Published},
    recurs={"contract.disclose_overdue": "contract.OweYearly"},
    everyday=(performing.Deliver, performing.Pay),
    prefix="HT",
    about="没审过的合同不上会、不签字；上会、签订的文本逐条比对审过的文本；用印有登记，签后有备案；每一笔款都有自己的期限，逾期的每年公开。",
)
