"""What is counted of village advisers and the station, and in which words."""

from fazhi.kernel.figure import Figure, Rate

FIGURES = (
    Figure("legal_aid.consultations", "法律咨询", "人次", "本年度公共法律服务站点和驻村（社区）法律顾问解答法律咨询的人次；同一人不同日期来问的各计一次，不登记姓名；按解答之日计。"),
    Figure("legal_aid.visits", "法律顾问到村服务", "次", "本年度法律顾问到村（社区）坐班服务的次数；电话、微信服务不计；按服务之日计。"),
    Figure("legal_aid.minutes", "村居确认的到村服务时长", "分钟", "本年度经村（社区）确认的法律顾问到村服务时长合计；按确认之日计。"),
    Figure("legal_aid.lectures", "驻村法治讲座", "场", "本年度法律顾问在村（社区）举办法治讲座的场数。"),
    Figure("legal_aid.audience", "驻村法治讲座听众", "人次", "本年度驻村法治讲座的听众人次。"),
    Figure("legal_aid.applications", "接收法律援助申请", "件", "本年度站点接收并登记的法律援助申请；是否给予援助由法律援助机构决定。"),
    Figure("legal_aid.granted", "获得法律援助", "件", "本年度收到反馈、法律援助机构决定给予援助的申请；按收到反馈之日计。"),
    Figure("legal_aid.engaged", "聘任村（社区）法律顾问", "个村次", "本年度签订服务合同的村（社区）；按聘任之日计。"),
    Figure("legal_aid.mediated", "法律顾问参与调解", "次", "本年度服务日志中有参与调解的次数；按服务之日计。"),
    Figure("legal_aid.contracts_read", "法律顾问审看合同", "次", "本年度服务日志中有审看合同的次数；按服务之日计。"),
    Figure("legal_aid.onward", "咨询后转办", "次", "本年度咨询登记中转往调解、援助、诉讼仲裁、信访的次数；按咨询之日计。"),
    Figure("legal_aid.assessed", "法律顾问年度考核", "个", "本年度作出的考核；按考核之日计。"),
    Figure("legal_aid.subsidy", "法律顾问补贴", "元", "本年度发放的补贴；按登记之日计。", money=True),
    Figure("legal_aid.finished", "法律援助办结", "件", "本年度登记办结的法律援助事项；按登记之日计。"),
    Figure("legal_aid.recovered", "为受援人挽回或取得", "元", "本年度办结的法律援助事项为受援人挽回损失或取得利益的数额；按登记之日计。", money=True),
    Figure("legal_aid.to_mediation", "法律援助转人民调解", "件", "本年度由法律援助申请转人民调解的；按转办之日计。"),
    Figure("legal_aid.rated", "服务评价", "次", "本年度村（社区）、来访人和受援人对公共法律服务作出的评价；按评价之日计。"),
    Figure("legal_aid.content", "评价满意", "次", "其中满意和基本满意的。"),
    Rate("legal_aid.content_rate", "公共法律服务满意率", "legal_aid.content", "legal_aid.rated", "满意和基本满意的次数除以评价次数。"),
    Figure("legal_aid.decided", "收到援助决定", "件", "本年度收到反馈、法律援助机构决定给予或者不予援助的申请；申请人撤回的不计；按收到反馈之日计。"),
    Rate("legal_aid.granted_rate", "援助率", "legal_aid.granted", "legal_aid.decided", "本年度获得法律援助的件数除以收到援助决定的件数；异议后责令给予援助的计入获得援助。"),
)
