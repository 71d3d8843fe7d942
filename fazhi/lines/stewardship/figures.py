"""What is counted of purchases and assets, and in which words."""

from fazhi.kernel.figure import Figure

FIGURES = (
    Figure("stewardship.purchases", "采购项目", "项", "本年度申请的采购项目，可按种类、采购方式分；按申请之日计。"),
    Figure("stewardship.requested_amount", "采购预算金额", "元", "本年度申请的采购预算金额；按申请之日计。", money=True),
    Figure("stewardship.chosen_amount", "采购成交金额", "元", "本年度确定供应商的成交金额；按确定之日计。", money=True),
    Figure("stewardship.paid", "支付采购款", "元", "本年度支付的采购款；按支付之日计。", money=True),
    Figure("stewardship.assets", "新增资产", "件", "本年度登记的资产卡片；按登记之日计。"),
    Figure("stewardship.asset_value", "新增资产原值", "元", "本年度登记的资产原值；按登记之日计。", money=True),
    Figure("stewardship.stocktakes", "盘点资产", "件次", "本年度的资产盘点；按盘点之日计。"),
    Figure("stewardship.leases", "出租资产", "件", "本年度登记出租的资产；按登记之日计。"),
    Figure("stewardship.rent", "资产年租金", "元", "本年度登记出租的年租金；按登记之日计。", money=True),
    Figure("stewardship.disposals", "处置资产", "件", "本年度处置核销的资产；按签批之日计。"),
    Figure("stewardship.proceeds", "处置收入", "元", "本年度的资产处置收入；按签批之日计。", money=True),
    Figure("stewardship.asset_reports", "资产年度报告", "份", "本年度提交的资产管理情况年度报告；按提交之日计。"),
)
