"""What is counted of petitions, and in which words."""

from fazhi.kernel.figure import Figure, Rate

FIGURES = (
    Figure("petition.received", "受理信访案件", "宗", "本年度收到并登记的信访诉求，含12345热线转来的工单；按收到之日计；由人工认定并入先收到的同一诉求的，只计先收到的一宗。"),
    Figure("petition.hotline", "其中12345热线", "宗", "本年度收到的信访诉求中经12345政务服务热线转来的。"),
    Figure("petition.closed", "已办结", "宗", "本年度办结的信访诉求；按办结之日计。"),
    Rate("petition.closed_rate", "办结率", "petition.closed", "petition.received", "本年度办结数除以本年度受理数，四舍五入保留一位小数。"),
    Figure("petition.clocked", "有法定期限的办结", "宗", "本年度办结且曾有法定办理期限起算的信访诉求。"),
    Figure("petition.closed_on_time", "按期办结", "宗", "其中在法定期限（含依法延长）内答复的。"),
    Rate("petition.on_time_rate", "按期办结率", "petition.closed_on_time", "petition.clocked", "按期办结数除以有法定期限的办结数，四舍五入保留一位小数。"),
    Figure("petition.accepted", "决定受理", "宗", "本年度决定受理的；按受理之日计，转出、并入和不再受理的不计。"),
    Figure("petition.accepted_on_time", "按期受理告知", "宗", "其中在收到之日起的法定期限内决定并告知的。"),
    Rate("petition.accepted_rate", "及时受理率", "petition.accepted_on_time", "petition.accepted", "按期受理告知数除以决定受理数，四舍五入保留一位小数。"),
    Figure("petition.passed", "转出", "宗", "本年度转送、移送有权机关的，以及转入信息公开、行政复议、法律援助程序的；按转出之日计。"),
    Figure("petition.routed", "导入其他程序", "宗", "本年度甄别后导入调解、执法、信息公开、行政复议、法律援助程序的；按导入之日计。"),
    Figure("petition.joined", "并入同一诉求", "宗", "本年度由人工认定并入先收到的同一诉求的；已从收到之年的受理数中减去，不重复计数。"),
    Figure("petition.repeat", "重复信访", "宗", "本年度由人工认定的重复信访；按认定之日计。"),
    Figure("petition.solved_at_once", "一次性化解", "宗", "本年度办结且未被认定为重复信访的；按办结之日计。"),
    Rate("petition.at_once_rate", "一次性化解率", "petition.solved_at_once", "petition.closed", "一次性化解数除以办结数，四舍五入保留一位小数。"),
    Figure("petition.accusations", "检举控告", "宗", "本年度收到或者认定的检举控告；不分单位、不分村。"),
    Figure("petition.evaluable", "可评价", "宗", "本年度答复且信访人留名的；按答复之日计。"),
    Figure("petition.evaluated", "已评价", "宗", "本年度信访人作出评价的；行政调解、执法类另列，不计。"),
    Figure("petition.satisfied", "满意（含基本满意）", "宗", "已评价中满意和基本满意的。"),
    Figure("petition.evaluated_apart", "另列的评价", "宗", "行政调解、执法类事项的评价，不计入满意率。"),
    Rate("petition.satisfied_rate", "群众满意率", "petition.satisfied", "petition.evaluated", "满意和基本满意数除以已评价数，四舍五入保留一位小数。"),
    Rate("petition.evaluated_rate", "群众参评率", "petition.evaluated", "petition.evaluable", "已评价数除以可评价数，四舍五入保留一位小数。"),
    Figure("petition.reviews", "复查复核申请", "宗", "本年度登记的复查、复核申请；按申请之日计。"),
    Figure("petition.final", "三级终结", "宗", "本年度复核维持的；按复核结果登记之日计。"),
    Figure("petition.supervised", "提醒催办督办通报", "次", "本年度作出的；按作出之日计。"),
    Figure("petition.home", "上门办理", "次", "本年度上门办理的次数；按上门之日计。"),
    Figure("petition.calls", "查询", "次", "本年度答复的来电来访查询；不计为信访诉求。"),
)
