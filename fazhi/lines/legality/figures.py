"""What is counted of legality reviews, and in which words."""

from fazhi.kernel.figure import Figure, Rate

FIGURES = (
    Figure("legality.requests", "送请合法性审查", "件", "本年度各单位送请合法性审查的事项；按送审之日计。"),
    Figure("legality.reviewed", "合法性审查", "件", "本年度出具合法性审查意见的事项，行政处罚案件的法制审核也计入，每次审核计一件；改动后再次送审的另计，复核不计；按出具意见之日计。"),
    Figure("legality.points", "合法性审查意见", "条", "本年度合法性审查提出的意见条数，含复核时提出的；按出具意见之日计。"),
    Figure("legality.adopted", "采纳的合法性审查意见", "条", "本年度送审单位答复为采纳的意见；按答复之日计。"),
    Figure("legality.refused", "没有全部采纳的合法性审查意见", "条", "本年度送审单位答复为部分采纳或者不采纳的意见；按答复之日计。"),
    Rate("legality.adopted_rate", "合法性审查意见采纳率", "legality.adopted", "legality.points", "本年度采纳的条数除以提出的条数。"),
)
