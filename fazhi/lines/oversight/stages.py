"""The stages of an inspection and of a point of risk, and the words in which they are told."""

from fazhi.kernel.acts import Stage

LOOKING = Stage("looking", "检查中")
RECTIFYING = Stage("rectifying", "整改中")
DONE = Stage("done", "整改完成，待报告")
CLOSED = Stage("closed", "已销号", end=True)
HELD = Stage("held", "风险在控")
LIFTED = Stage("lifted", "风险已解除", end=True)
STAGES = (LOOKING, RECTIFYING, DONE, CLOSED, HELD, LIFTED)

LEVELS = {"above": "上级督察检查", "own": "本级自查"}
KINDS = {"law": "法治督察", "enforcement": "行政执法监督", "files": "案卷评查", "discipline": "巡察、纪检监察", "audit": "审计", "congress": "人大执法检查",
         "self": "自查自纠", "other": "其他"}
UNITS = {"enforcement": "综合行政执法队", "justice": "司法所", "governance": "综合治理办", "office": "党政办", "works": "规划建设办", "finance": "财政所",
         "welfare": "公共服务办", "village": "村（社区）"}
WEIGHTS = {"minor": "一般", "serious": "较重", "grave": "严重"}
AREAS = {"enforcement": "行政执法", "decision": "重大决策", "contract": "合同管理", "procurement": "采购和工程", "assets": "资产和财务", "permit": "审批服务",
         "petition": "信访和纠纷", "personal": "个人信息和公开", "seal": "印章管理"}
CHANCES = {"low": "低", "middle": "中", "high": "高"}
