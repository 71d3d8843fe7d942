"""What is counted of contracts, and in which words."""

from fazhi.kernel.figure import Figure, Rate

FIGURES = (
    Figure("contract.drafted", "起草合同", "件", "本年度起草、准备签订的合同；按起草登记之日计。"),
    Figure("contract.reviewed", "合同审查意见", "份", "本年度对合同（含变更协议）出具的审查结论，复核也计；按出具之日计。"),
    Figure("contract.points", "合同审查意见条数", "条", "本年度对合同提出的审查意见条数；按出具之日计。"),
    Figure("contract.unfollowed", "没有全部采纳的合同审查意见", "条", "本年度说明理由后没有全部采纳的；按答复之日计。"),
    Figure("contract.exempt", "标准文本免审", "件", "本年度使用标准文本、登记免审的合同；按签批之日计。"),
    Figure("contract.signed", "签订合同", "件", "本年度签订的合同，不含变更协议；按签订之日计。"),
    Figure("contract.amount", "签订金额", "元", "本年度签订的合同金额；按签订之日计。", money=True),
    Figure("contract.filed", "备案合同", "件", "本年度报送备案的合同；按报送之日计。"),
    Figure("contract.seals", "用印登记", "次", "本年度合同用印登记；按用印之日计。"),
    Figure("contract.changes", "变更、补充协议", "件", "本年度签订的变更、补充协议；按签订之日计。"),
    Figure("contract.acceptances", "合同验收", "次", "本年度的交付验收；按验收之日计。"),
    Figure("contract.payments", "合同付款", "笔", "本年度登记的我方付款；按付款之日计。"),
    Figure("contract.paid", "合同付款金额", "元", "本年度登记的我方付款金额；按付款之日计。", money=True),
    Figure("contract.receipts", "合同收款", "笔", "本年度登记的我方收款（租金等）；按收款之日计。"),
    Figure("contract.received", "合同收款金额", "元", "本年度登记的我方收款金额；按收款之日计。", money=True),
    Figure("contract.disputes", "合同争议", "件", "本年度登记的合同争议；按登记之日计。"),
    Figure("contract.terminated", "解除合同", "件", "本年度解除的合同；按签批之日计。"),
    Figure("contract.finished", "履行完毕合同", "件", "本年度履行完毕的合同；按登记之日计。"),
    Figure("contract.overdue", "公开的逾期未付合同", "件", "本年度公开的上年末逾期未付中小企业款项的合同数；按公开之日计，零也公开。"),
    Figure("contract.overdue_amount", "公开的逾期未付金额", "元", "本年度公开的上年末逾期未付中小企业款项；按公开之日计。", money=True),
    Rate("contract.filed_rate", "合同备案率", "contract.filed", "contract.signed", "本年度备案的合同除以签订的合同。"),
)
