"""What is counted of legal publicity, and in which words."""

from fazhi.kernel.figure import Figure, Rate

FIGURES = (
    Figure("publicity.events", "法律“六进”宣传活动", "场", "本年度举办的法律进机关、乡村、社区、学校、企业、单位的宣传活动；几家单位合办的计一场，一场同时进几类的计一场；按举办之日计。"),
    Figure("publicity.materials", "宣传资料、物品", "份", "本年度在宣传活动中发放的书册、折页、海报和宣传品份数；按发放之日计，库存不计。"),
    Figure("publicity.audience", "宣传活动受众", "人次", "本年度宣传活动的受众人次，含签到、按发放份数和目测估计三种来历，可分开查看；按举办之日计。"),
    Figure("publicity.audience_signed", "其中有签到的受众", "人次", "本年度宣传活动受众中有签到表的人次。", of="publicity.audience", where={"got": "signed"}),
    Figure("publicity.court", "其中组织群众旁听庭审", "场", "本年度宣传活动中组织群众旁听庭审的场次。", of="publicity.events", where={"form": "court"}),
    Figure("publicity.cases", "其中以案释法", "场", "本年度宣传活动中以案释法的场次。", of="publicity.events", where={"form": "case"}),
    Figure("publicity.constitution", "其中国家宪法日、宪法宣传周", "场", "本年度关联国家宪法日、宪法宣传周的宣传活动场次。", of="publicity.events", where={"memorial": "constitution"}),
    Figure("publicity.civil_code", "其中民法典宣传月", "场", "本年度关联民法典宣传月的宣传活动场次。", of="publicity.events", where={"memorial": "civil_code"}),
    Figure("publicity.offered", "推荐以案释法素材", "件", "本年度从本镇办结事项中推荐的以案释法素材件数，按推荐之日计。"),
    Figure("publicity.stocked", "入库宣传资料、物品", "份", "本年度入库的宣传资料和物品份数，按入库之日计；发放的另计。"),
    Figure("publicity.asked", "活动问卷、测试", "份", "本年度宣传活动收回的问卷和测试份数。"),
    Figure("publicity.understood", "合格或满意", "份", "其中合格或满意的份数。"),
    Rate("publicity.understood_rate", "宣传效果合格率", "publicity.understood", "publicity.asked", "合格或满意的份数除以问卷、测试份数。"),
    Figure("publicity.posts", "普法推送", "条", "本年度登记的普法推送条数，按登记之日计。"),
    Figure("publicity.reads", "普法推送阅读量", "次", "本年度登记的普法推送阅读或播放次数。"),
    Figure("publicity.enrolled", "登记普法骨干", "人", "本年度新登记的法律明白人、讲师和志愿者人数，可按身份、村分开查看。"),
    Figure("publicity.trainings", "普法骨干培训", "人次", "本年度普法骨干参加培训的人次。"),
    Figure("publicity.training_minutes", "普法骨干培训时长", "分钟", "本年度普法骨干培训的时长合计。"),
    Figure("publicity.deeds", "普法骨干事迹", "件", "本年度登记的普法骨干事迹件数。"),
)
