"""What is counted of the congress's supervision, and in which words."""

from fazhi.kernel.figure import Figure, Rate

FIGURES = (
    Figure("congress.suggestions", "收到代表建议", "件", "本年度人大主席团交办的代表建议件数，按登记之日计；退回的也计在内。"),
    Figure("congress.answered", "答复代表建议", "件", "本年度书面答复的件数，按答复之日计；重新办理再答复的再计一件。"),
    Figure("congress.first_answered", "首次答复代表建议", "件", "其中首次答复的件数；代表不满意、重新办理再答复的不计。"),
    Figure("congress.in_time", "按期答复代表建议", "件", "首次答复在法定期限内作出的件数，按首次答复之日计；以后年度重新答复的不再计。"),
    Rate("congress.in_time_rate", "代表建议按期答复率", "congress.in_time", "congress.first_answered", "按期答复的件数除以首次答复的件数。"),
    Figure("congress.talks", "与代表沟通", "次", "本年度办理建议中与代表沟通的次数，按沟通之日计。"),
    Figure("congress.rated", "代表评价", "件", "本年度收到的代表评价件数，按收到之日计。"),
    Figure("congress.satisfied", "代表满意和基本满意", "件", "其中评价为满意或基本满意的件数。"),
    Rate("congress.satisfied_rate", "代表满意率", "congress.satisfied", "congress.rated", "满意和基本满意的件数除以评价件数。"),
    Figure("congress.fulfilled", "兑现的承诺", "件", "本年度登记已兑现的答复承诺件数。"),
    Figure("congress.reports", "向人大报告工作", "次", "本年度镇人大及其主席团听取政府报告的次数，按会议登记之日计。"),
    Figure("congress.to_congress", "镇人代会听取报告", "次", "其中镇人民代表大会会议听取的报告；按会议登记之日计。", of="congress.reports", where={"to": "congress"}),
    Figure("congress.sessions", "镇人民代表大会会议", "次", "本年度召开的镇人民代表大会会议；一次会议开几天、听取几个报告都计一次；按开会之日计。"),
    Figure("congress.opinions", "审议意见", "条", "本年度收到的审议意见条数。"),
    Figure("congress.opinions_handled", "报告办理情况的审议意见", "条", "本年度逐条报告了办理情况的审议意见条数。"),
)
