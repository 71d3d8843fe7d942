"""What is counted of petitions, and in which words."""

from fazhi.kernel.figure import Figure, Rate

FIGURES = (
    Figure("petition.received", "受理信访案件", "宗", "本年度收到并登记的信访诉求，含12345热线转来的工单；按收到之日计，并入同一诉求的各计一宗。"),
    Figure("petition.hotline", "其中12345热线", "宗", "本年度收到的信访诉求中经12345政务服务热线转来的。"),
    Figure("petition.closed", "已办结", "宗", "本年度办结的信访诉求；按办结之日计。"),
    Rate("petition.closed_rate", "办结率", "petition.closed", "petition.received", "本年度办结数除以本年度受理数，四舍五入保留一位小数。"),
    Figure("petition.clocked", "有法定期限的办结", "宗", "本年度办结且曾有法定办理期限起算的信访诉求。"),
    Figure("petition.closed_on_time", "按期办结", "宗", "其中在法定期限（含依法延长）内答复的。"),
    Rate("petition.on_time_rate", "按期办结率", "petition.closed_on_time", "petition.clocked", "按期办结数除以有法定期限的办结数，四舍五入保留一位小数。"),
)
