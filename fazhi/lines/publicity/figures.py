"""What is counted of legal publicity, and in which words."""

from fazhi.kernel.figure import Figure

FIGURES = (
    Figure("publicity.events", "法律“六进”宣传活动", "场", "本年度举办的法律进机关、乡村、社区、学校、企业、单位的宣传活动；几家单位合办的计一场，一场同时进几类的计一场；按举办之日计。"),
    Figure("publicity.materials", "宣传资料、物品", "份", "本年度在宣传活动中发放的书册、折页、海报和宣传品份数；按发放之日计，库存不计。"),
    Figure("publicity.audience", "宣传活动受众", "人次", "本年度宣传活动的受众人次，含签到、按发放份数和目测估计三种来历，可分开查看；按举办之日计。"),
    Figure("publicity.audience_signed", "其中有签到的受众", "人次", "本年度宣传活动受众中有签到表的人次。", of="publicity.audience", where={"got": "signed"}),
)
