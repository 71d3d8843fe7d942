"""The stages of what is asked of the counsel and of his engagement, and the kinds of matters."""

from fazhi.kernel.acts import Stage

REQUESTED = Stage("requested", "已委托")
ACCEPTED = Stage("accepted", "办理中")
OPINED = Stage("opined", "已出具意见")
CLOSED = Stage("closed", "已归档", end=True)
RETURNED = Stage("returned", "已退回", end=True)
ENGAGED = Stage("engaged", "聘期内")
LEAVING = Stage("leaving", "已终止，待报备")
ENDED = Stage("ended", "聘任结束", end=True)
STAGES = (REQUESTED, ACCEPTED, OPINED, CLOSED, RETURNED, ENGAGED, LEAVING, ENDED)

KINDS = {
    "decision": "重大决策", "document": "规范性文件", "contract": "合同协议", "petition": "信访矛盾", "litigation": "复议诉讼",
    "enforcement": "行政执法", "disclosure": "信息公开", "other": "其他涉法事务",
}
