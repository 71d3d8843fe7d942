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
    Rate("legal_aid.granted_rate", "援助率", "legal_aid.granted", "legal_aid.applications", "本年度获得法律援助的件数除以接收申请的件数。"),
)
