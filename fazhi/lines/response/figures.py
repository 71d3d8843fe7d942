"""What is counted of answering before the organ and the court, and in which words."""

from fazhi.kernel.figure import Figure, Rate

REVIEW, COURT = {"before": "review"}, {"before": "court"}

FIGURES = (
    Figure("response.received", "被申请复议、被诉", "宗", "本年度收到的复议答复通知和应诉通知；按收到之日计。"),
    Figure("response.decided", "复议、诉讼有结果", "宗", "本年度收到结果的，一审、二审各计一次；按收到之日计。"),
    Figure("response.final", "复议、诉讼审结", "宗", "本年度生效的复议决定和裁判，含撤回、调解的，每案一次；一审按上诉期满之日计，上诉的按收到二审结果之日计，发回重审的等重审结果。"),
    Figure("response.lost", "被纠错（败诉）", "宗", "其中撤销、变更、确认违法、确认无效、责令履行的；以生效的结果为准，一审、二审都败诉的计一次，二审改判胜诉的不计。"),
    Figure("response.reviewed", "复议审结", "宗", "本年度收到复议决定或者复议终止的；按收到之日计。", of="response.final", where=REVIEW),
    Figure("response.corrected", "复议纠错", "宗", "其中被撤销、变更、确认违法、确认无效、责令履行的。", of="response.lost", where=REVIEW),
    Rate("response.corrected_rate", "纠错率", "response.corrected", "response.reviewed", "复议纠错数除以复议审结数，四舍五入保留一位小数。"),
    Figure("response.judged", "诉讼审结", "宗", "本年度生效的行政诉讼裁判，含撤诉、调解的，每案一次；按生效之日计。", of="response.final", where=COURT),
    Figure("response.defeated", "败诉", "宗", "其中被撤销、变更、确认违法、确认无效、责令履行的；以生效裁判为准。", of="response.lost", where=COURT),
    Rate("response.defeated_rate", "败诉率", "response.defeated", "response.judged", "败诉数除以诉讼审结数，四舍五入保留一位小数。"),
    Figure("response.sessions", "开庭（听证）", "次", "本年度举行的法院开庭和复议听证；按举行之日计。"),
    Figure("response.heads", "负责人出庭（听证）", "次", "本年度有负责人到场的开庭和听证；按举行之日计。"),
    Figure("response.trials", "法院开庭", "次", "本年度法院开庭的次数；按开庭之日计。", of="response.sessions", where=COURT),
    Figure("response.heads_in_court", "负责人出庭应诉", "次", "其中有负责人出庭的。", of="response.heads", where=COURT),
    Rate("response.heads_rate", "负责人出庭率", "response.heads_in_court", "response.trials", "负责人出庭应诉次数除以法院开庭次数，四舍五入保留一位小数；复议听证不计。"),
    Figure("response.hearings", "复议听证", "次", "本年度复议机构举行听证的次数；按举行之日计。", of="response.sessions", where=REVIEW),
    Figure("response.heads_at_hearings", "负责人参加复议听证", "次", "其中有负责人参加的。", of="response.heads", where=REVIEW),
    Figure("response.letters", "意见书、建议书", "份", "本年度收到的复议意见书、司法建议书、检察建议书；按收到之日计。"),
    Figure("response.opinion_due", "复议意见书反馈期限届满", "份", "反馈整改情况的最后一日在本期内的复议意见书；最后一日过后才计；司法建议书、检察建议书没有法定天数，不计。", elapsed=True),
    Figure("response.opinion_on_time", "按期反馈", "份", "其中在最后一日以前（含当日）反馈的；与其期限同日计，不按反馈之日计。", elapsed=True),
    Rate("response.opinion_rate", "按期反馈率", "response.opinion_on_time", "response.opinion_due", "按期反馈数除以反馈期限届满数，四舍五入保留一位小数；到期没有反馈的计入分母。"),
)
