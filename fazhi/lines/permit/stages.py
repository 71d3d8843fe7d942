"""The stages of a permit and its fixed words."""

from fazhi.kernel.acts import PAPERS, Counts, Stage

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
