"""The stages of a permit and its fixed words."""

from fazhi.kernel.acts import PAPERS, Counts, Stage
from fazhi.kernel.tracking import Track

RECEIVED = Stage("received", "已收件")
ACCEPTED = Stage("accepted", "审查中")
GRANTED = Stage("granted", "有效")
RENEWING = Stage("renewing", "申请延续中")
FALLEN = Stage("fallen", "已失效，待注销")
DENIED = Stage("denied", "不予许可", end=True)
TURNED = Stage("turned", "不予受理", end=True)
GONE = Stage("gone", "已注销", end=True)
LISTED = Stage("listed", "事项目录", end=True)
STAGES = (RECEIVED, ACCEPTED, GRANTED, RENEWING, FALLEN, DENIED, TURNED, GONE, LISTED)

ISSUED = Counts("platform.papers", amount=PAPERS)
CHANNELS = {"window": "窗口", "net": "网上", "post": "邮寄"}
NOT_COUNTED = {"hearing": "听证", "tender": "招标、拍卖", "test": "检验、检测、检疫", "appraisal": "鉴定", "experts": "专家评审"}
CATEGORIES = {"ordinary": "普通", "franchise": "特许", "recognition": "认可", "approval": "核准", "registration": "登记", "other": "其他"}

DECIDED = "已经作出决定，以决定书为准"
TRACK = Track(  # a decision is read in its letter, not on a public page
    stands={RECEIVED.key: "已经收到申请材料", ACCEPTED.key: "已经受理，正在审查", GRANTED.key: DECIDED, RENEWING.key: "正在审查延续申请", FALLEN.key: "许可已经失效，正在办理注销",
            DENIED.key: DECIDED, TURNED.key: "已经作出决定，以告知书为准", GONE.key: "许可已经注销"},
    waits={"supplement": "决定是否受理，或者一次告知要补正什么", "bring": "补正材料", "accept_brought": "对补正后的申请决定是否受理", "decide": "作出许可决定", "decide_anew": "重新作出许可决定",
           "deliver": "颁发、送达许可证件", "renewal": "对延续申请作出决定", "renew_late": "对延续申请作出决定", "change": "对变更申请作出决定"},
    turns={"bring": "申请人"},
)
