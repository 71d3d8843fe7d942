"""What is counted of oversight, and in which words."""

from fazhi.kernel.figure import Figure, Rate

FIGURES = (
    Figure("oversight.inspections", "督察检查", "次", "本年度登记的上级督察检查和本级自查次数，可按来源、类别分开查看；按登记之日计。"),
    Figure("oversight.findings", "发现问题", "个", "本年度登记的督察检查发现的问题个数，按登记之日计。"),
    Figure("oversight.rectified", "整改销号", "个", "本年度经验收通过的问题个数，按验收之日计；含上年度发现的。"),
    Figure("oversight.sent_back", "验收不通过", "次", "本年度整改验收不通过、退回继续整改的次数。"),
    Rate("oversight.rectified_rate", "整改率", "oversight.rectified", "oversight.findings", "本年度销号的问题个数除以本年度发现的问题个数；含上年度遗留的，可能超过百分之百。"),
    Figure("oversight.held_liable", "问责", "人次", "本年度登记的问责人次，可按方式分开查看。"),
    Figure("oversight.risks", "登记风险点", "个", "本年度新登记的风险点个数。"),
)
