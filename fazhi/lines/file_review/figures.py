"""What is counted of file reviews, and in which words."""

from fazhi.kernel.figure import Figure

FIGURES = (
    Figure("file_review.files", "评查执法案卷", "份", "本年度得出评查结果的执法案卷，一份案卷评查一次计一次；按得出结果之日计。"),
    Figure("file_review.excellent", "优秀案卷", "份", "本年度评查结果为优秀的执法案卷；按得出结果之日计，复核变更的不另计。", of="file_review.files", where={"grade": "优秀"}),
    Figure("file_review.failed", "不合格案卷", "份", "本年度评查结果为不合格的执法案卷；按得出结果之日计，复核变更的不另计。", of="file_review.files", where={"grade": "不合格"}),
)
