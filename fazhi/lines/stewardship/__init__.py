"""Stewardship (财务、资产、采购): the town's own lines of amounts, purchases by different hands, and the list of what it owns."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.stewardship import acts, assets, figures, settling, sheets, stages, taken_over

line = Line(
    key="stewardship",
    title="财务资产采购",
    group="依法行政",
    acts=acts_of(acts, settling, assets, taken_over),
    stages=stages.STAGES,
    terms={
        "approve": Term("审批采购申请", who=capacities.unit_head, rule=NONE),
        "choose": Term("确定供应商", who=capacities.clerk, rule=NONE),
        "accept": Term("采购验收", who=capacities.clerk, rule=NONE),
        "book": Term("资产入账", rule=NONE),
        "final_accounts": Term("竣工财务决算"),
        "pay": Term("支付采购款", who=capacities.clerk, rule=NONE),
        "pay_small": Term("向中小企业支付采购款", who=capacities.clerk, rule="gc.sme.pay"),
        "asset_report": Term("报送资产管理情况年度报告", who=capacities.clerk),
        "settle_loss": Term("处理毁损、盘亏资产", rule=NONE),
    },
    papers=load(Path(__file__).parent / "papers"),
    fulfils={"as.annual": "stewardship.asset_reports"},
    figures=figures.FIGURES,
    registers=(
        Register("stewardship.purchases", "采购台账", over="stewardship.Request", columns=(
            Column("what", "采购内容", sealed=True), Column("sort", "种类"), Column("way", "采购方式"), Column("amount", "预算金额", kind="money"))),
        Register("stewardship.chosen", "成交台账", over="stewardship.Choose", columns=(ABOUT, Column("supplier", "供应商", sealed=True), Column("price", "成交价", kind="money"),)),
        Register("stewardship.payments", "采购支付台账", over="stewardship.PayOut", columns=(ABOUT, Column("amount", "金额", kind="money"), Column("voucher", "凭证号"))),
        Register("stewardship.assets", "资产台账", listing="asset"),
        Register("stewardship.stocktakes", "资产盘点台账", over="stewardship.Stocktake", columns=(Column("result", "结果"), Column("note", "说明", sealed=True))),
        Register("stewardship.lines", "本镇额度", listing="threshold"),
    ),
    handlers=(capacities.clerk, capacities.unit_head),
    sheets=sheets.SHEETS,
    subject="what",
    arrival=acts.Request,
    hears={"Decided": acts.Decided},
    recurs={"as.annual": "stewardship.OweAssetReport"},
    prefix="CG",
    about="额度由本镇文件定；申请、审批、采购、验收、支付由不同的人办；同一品目拆着买会看见；资产不得账外，处置先集体决策、再审批、该评估的评估。",
)
