"""What is counted of penalties; amounts are never ranked and never a target."""

from fazhi.kernel.figure import TO_NOVEMBER, Figure

FIGURES = (
    Figure("penalty.cases", "行政处罚", "宗", "1月至11月作出的行政处罚决定，含当场处罚；一份决定计一宗，对几名当事人分别作出的各计一宗；按作出决定之日计，后来被撤销的仍计入。", TO_NOVEMBER),
    Figure("penalty.paid", "已缴罚款", "元", "本年度收到的罚款；按缴款之日计。全部上缴国库，不作排名，不作指标。", money=True),
)
