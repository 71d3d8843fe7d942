"""What is counted of the legal counsel's work, and in which words."""

from fazhi.kernel.figure import Figure, Rate

FIGURES = (
    Figure("counsel.matters", "法律顾问审查涉法事务", "件", "本年度法律顾问受理并出具法律意见的涉法事务；一件事务出具几份意见书的计一件；按首次出具意见之日计。"),
    Figure("counsel.opinions", "法律意见", "条", "本年度法律顾问出具的法律意见条数，一份意见书逐条计；按出具之日计。"),
    Figure("counsel.answered", "已反馈的法律意见", "条", "本年度委托单位已逐条反馈采纳情况的法律意见；按反馈之日计。"),
    Figure("counsel.adopted", "采纳的法律意见", "条", "本年度反馈为采纳或部分采纳的法律意见；按反馈之日计。"),
    Figure("counsel.engaged", "聘任法律顾问", "人次", "本年度聘任的法律顾问，续聘不计；按聘任之日计。"),
    Figure("counsel.attended", "法律顾问参与事项", "次", "本年度法律顾问列席会议、参加谈判、参与调解、代理案件、讲课等，一次计一次；按参与之日计。"),
    Figure("counsel.minutes", "法律顾问参与事项用时", "分钟", "本年度登记的参与用时之和；按参与之日计。"),
    Figure("counsel.assessed", "考核法律顾问", "人次", "本年度考核的法律顾问；按考核之日计。"),
    Rate("counsel.adopted_rate", "法律意见采纳率", "counsel.adopted", "counsel.answered", "本年度采纳（含部分采纳）的条数除以已反馈的条数。"),
)
