"""What is counted of requests for information, and in which words."""

from fazhi.kernel.figure import Figure, Rate

FIGURES = (
    Figure("access.received", "收到政府信息公开申请", "件", "本年度新收的政府信息公开申请件数，按收到之日计；补正不另计。"),
    Figure("access.replied", "答复政府信息公开申请", "件", "本年度答复的件数，按答复之日计，各种答复类型都计在内；终止办理的不计在内。"),
    Figure("access.dropped", "终止办理的申请", "件", "本年度因逾期不补正、逾期不缴费或申请人撤回而终止的件数，按终止之日计。"),
    Figure("access.in_time", "按期答复", "件", "其中在法定期限内（含依法延长和不计入的时间）答复的件数。"),
    Rate("access.in_time_rate", "按期答复率", "access.in_time", "access.replied", "按期答复的件数除以答复的件数。"),
    Figure("access.contested", "涉信息公开的复议、诉讼", "件", "本年度登记的针对申请答复的行政复议、行政诉讼及其结果件数，按登记之日计。"),
    Figure("access.fee_notices", "通知收取的信息处理费", "元", "本年度通知收取的信息处理费金额，按通知之日计。", money=True),
    Figure("access.fees_paid", "实收信息处理费", "元", "本年度实际收到的信息处理费金额，按登记之日计。", money=True),
)
